"""Where the verb that governs a time points: to the past, to the future, or nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.times.lexicon import MONTH_NAMES
from events.times.rule import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs and adjectives after which what follows has yet to happen.
_FORWARD = frozenset(
    "aim anticipate await due expect forecast hope intend likely plan propose schedule set slate "
    "target".split()
)
# 'postponed to Friday' points ahead, 'postponed on Friday' and 'a record set on Friday' do not.
_PUT_OFF = frozenset("adjourn book defer delay move postpone push reschedule set".split())
_TOWARDS = re.compile(r"\b(?:to|for)\s+$", re.IGNORECASE)
# 'The film opens Dec. 25': the present of what is on a calendar.
_SCHEDULED = frozenset("begin close debut end expire mark mature open retire start".split())
_FORWARD_MODALS = frozenset("will wo 'll ’ll shall would might may".split())
# 'as soon as Tuesday', 'until Friday': what is awaited, whatever the verb; but 'the six months
# through March' are awaited or over as their verb says.
_AWAITED = re.compile(
    r"\b(?:as (?:soon|early|late) as|until|till|no later than|"
    r"(?<!months )(?<!weeks )(?<!year )(?<!quarter )through)\s+"
    r"(?:(?:early|late|mid)[\s-]+|the (?:beginning|end|middle|start) of\s+)?"
    r"(?:(?:noon|midnight|\d[\d:.]*\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?)\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)
# 'the fiscal year ended Jan. 31', whatever verb the parse hangs it from.
_CLOSED = re.compile(r"\bended\s+(?:on\s+|in\s+)?$", re.IGNORECASE)
# 'lasted until Friday' is over, 'is closed until Friday' is not.
_STAYED = frozenset("continue hold last live rage reign remain rule run serve stay work".split())
_UNTIL = re.compile(
    r"\buntil\s+(?:(?:early|late|mid)[\s-]+|the (?:beginning|end|middle|start) of\s+)?$",
    re.IGNORECASE,
)
# 'wants an answer by Monday', but 'had an answer by Monday'.
_ASKED = frozenset("ask demand need order require seek tell urge want".split())
_BY = re.compile(
    r"\bby\s+(?:(?:noon|midday|midnight|\d[\d:.]*\s?[ap]\.?m\.?)\s+(?:on\s+)?)?$", re.IGNORECASE
)
# 'a meeting for 4 p.m. on Monday'.
_SUMMONED = re.compile(
    r"\b(?:conference|election|hearing|march|meeting|rally|session|summit|vote) for\s+"
    r"(?:(?:noon|midday|midnight|\d[\d:.]*\s?[ap]\.?m\.?)\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)
_PERFECT = frozenset("have had 've ’ve".split())
_PRESENT_PERFECT = frozenset("have has 've ’ve".split())
_PAST_HELPERS = frozenset("did had has have was were 've ’ve".split())
_INDEFINITE = re.compile(r"\ban?\s+$", re.IGNORECASE)
_MONTHS = frozenset(name.lower() for name in MONTH_NAMES)
_STEPS = 8


def direction(token: Token, before: str) -> Direction:
    """The direction of the nearest verb above a time's token; `before` is the text before it.

    'closed on Friday' is past, 'will close', 'is to close' and 'is expected to close' are future.
    """
    if token.dep_ == "poss" and token.head.dep_ in ("dobj", "pobj"):
        return Direction.UNKNOWN
    # 'expects more than in a June forecast' says nothing of June.
    if token.lower_ in _MONTHS and _INDEFINITE.search(before):
        return Direction.UNKNOWN
    if is_over(before):
        return Direction.PAST
    verbs = _verbs_above(token)
    if verbs and _UNTIL.search(before) and _has_stayed(verbs[0]):
        return Direction.PAST
    if _AWAITED.search(before) and not (verbs and _helpers(verbs[0]) & _PERFECT):
        return Direction.FUTURE
    if _SUMMONED.search(before):
        return Direction.FUTURE
    if verbs and verbs[0].lemma_ in _ASKED and verbs[0].tag_ != "VBN" and _BY.search(before):
        return Direction.FUTURE
    if verbs and verbs[0].lemma_ in _PUT_OFF and _TOWARDS.search(before):
        return Direction.FUTURE
    for verb in verbs:
        found = _direction_of(verb, token)
        if found is not Direction.UNKNOWN:
            return found
        if verb.tag_ not in ("VB", "VBG", "VBN"):
            return found
    return Direction.UNKNOWN


def _has_stayed(verb: Token) -> bool:
    return verb.tag_ == "VBD" and verb.lemma_ in _STAYED


def lasting(token: Token) -> bool:
    """Whether the verb above a time is a present perfect: 'has fought for three years'."""
    verbs = _verbs_above(token)
    return bool(verbs) and bool(_helpers(verbs[0]) & _PRESENT_PERFECT)


def is_pluperfect(token: Token) -> bool:
    """Whether the verb above a time looks back from the past: 'had been planned for 5 June'."""
    verbs = _verbs_above(token)
    return bool(verbs) and "had" in _helpers(verbs[0])


def is_over(before: str) -> bool:
    """Whether the text before a time says that something ended then."""
    return bool(_CLOSED.search(before))


def _verbs_above(token: Token) -> list[Token]:
    """The verbs that govern a token, nearest first, within a few steps."""
    verbs = []
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX") or token.lower_ in _FORWARD:
            verbs.append(token)
        if token.head == token:
            break
        token = token.head
    return verbs


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}


def _direction_of(verb: Token, token: Token) -> Direction:
    helpers = _helpers(verb)
    if helpers & _FORWARD_MODALS and not helpers & _PERFECT:
        return Direction.FUTURE
    if verb.tag_ in ("VBP", "VBZ") and verb.lemma_ in _SCHEDULED:
        return Direction.FUTURE
    if "to" in helpers and (verb.head.lemma_ == "be" or verb.head.lemma_ in _FORWARD):
        # 'had been due to expire on Friday' looks ahead from a past.
        back = "had" in _helpers(verb.head) | _helpers(verb.head.head)
        return Direction.PAST if back else Direction.FUTURE
    # 'On Friday they planned a march' is past, 'they planned a march on Friday' is not.
    forward = verb.lemma_ in _FORWARD and verb.lemma_ not in _PUT_OFF
    if forward and (verb.tag_ != "VBD" or verb.i < token.i):
        return Direction.FUTURE
    # 'the plan, announced Wednesday' is past, whatever the parse hangs the participle from.
    if verb.tag_ == "VBN" and not helpers:
        return Direction.PAST
    if verb.tag_ == "VBD" or helpers & _PAST_HELPERS:
        return Direction.PAST
    return Direction.UNKNOWN
