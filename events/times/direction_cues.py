"""Where the verb that governs a time points: to the past, to the future, or nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.names import MONTH_NAMES
from events.grammar.verb_direction import (
    PERFECT,
    PUT_OFF,
    Direction,
    direction_of,
    has_stayed,
    helpers_of,
    verbs_above,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOWARDS = re.compile(r"\b(?:to|for)\s+$", re.IGNORECASE)
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
_INDEFINITE = re.compile(r"\ban?\s+$", re.IGNORECASE)
_MONTHS = frozenset(name.lower() for name in MONTH_NAMES)


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
    verbs = verbs_above(token)
    if verbs and _UNTIL.search(before) and has_stayed(verbs[0]):
        return Direction.PAST
    if _AWAITED.search(before) and not (verbs and helpers_of(verbs[0]) & PERFECT):
        return Direction.FUTURE
    if _SUMMONED.search(before):
        return Direction.FUTURE
    if verbs and verbs[0].lemma_ in _ASKED and verbs[0].tag_ != "VBN" and _BY.search(before):
        return Direction.FUTURE
    if verbs and verbs[0].lemma_ in PUT_OFF and _TOWARDS.search(before):
        return Direction.FUTURE
    for verb in verbs:
        found = direction_of(verb, token)
        if found is not Direction.UNKNOWN:
            return found
        if verb.tag_ not in ("VB", "VBG", "VBN"):
            return found
    return Direction.UNKNOWN


def is_over(before: str) -> bool:
    """Whether the text before a time says that something ended then."""
    return bool(_CLOSED.search(before))
