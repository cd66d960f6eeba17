"""Whether a verb points to the past or ahead."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


class Direction(StrEnum):
    """Where the verb that governs a time points: 'closed on Friday', 'will close on Friday'."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


# Verbs and adjectives after which what follows has yet to happen.
_FORWARD = frozenset(
    "aim anticipate await due expect forecast hope intend likely plan propose schedule set slate "
    "target".split()
)
# 'postponed to Friday' points ahead, 'postponed on Friday' and 'a record set on Friday' do not.
PUT_OFF = frozenset("adjourn book defer delay move postpone push reschedule set".split())
# 'The film opens Dec. 25': the present of what is on a calendar.
_SCHEDULED = frozenset("begin close debut end expire mark mature open retire start".split())
_FORWARD_MODALS = frozenset("will wo 'll ’ll shall would might may".split())
# 'lasted until Friday' is over, 'is closed until Friday' is not.
_STAYED = frozenset("continue hold last live rage reign remain rule run serve stay work".split())
PERFECT = frozenset("have had 've ’ve".split())
_PRESENT_PERFECT = frozenset("have has 've ’ve".split())
_PAST_HELPERS = frozenset("did had has have was were 've ’ve".split())
_STEPS = 8


def has_stayed(verb: Token) -> bool:
    """Whether a past verb tells what lasted: 'lived there until Friday'."""
    return verb.tag_ == "VBD" and verb.lemma_ in _STAYED


def lasting(token: Token) -> bool:
    """Whether the verb above a time is a present perfect: 'has fought for three years'."""
    verbs = verbs_above(token)
    return bool(verbs) and bool(helpers_of(verbs[0]) & _PRESENT_PERFECT)


def is_pluperfect(token: Token) -> bool:
    """Whether the verb above a time looks back from the past: 'had been planned for 5 June'."""
    verbs = verbs_above(token)
    return bool(verbs) and "had" in helpers_of(verbs[0])


def verbs_above(token: Token) -> list[Token]:
    """The verbs that govern a token, nearest first, within a few steps."""
    verbs = []
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX") or token.lower_ in _FORWARD:
            verbs.append(token)
        if token.head == token:
            break
        token = token.head
    return verbs


def helpers_of(verb: Token) -> set[str]:
    """The auxiliaries of a verb, in small letters."""
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}


def direction_of(verb: Token, token: Token) -> Direction:
    """Where one verb above the token of a time points."""
    helpers = helpers_of(verb)
    if helpers & _FORWARD_MODALS and not helpers & PERFECT:
        return Direction.FUTURE
    if verb.tag_ in ("VBP", "VBZ") and verb.lemma_ in _SCHEDULED:
        return Direction.FUTURE
    if "to" in helpers and (verb.head.lemma_ == "be" or verb.head.lemma_ in _FORWARD):
        # 'had been due to expire on Friday' looks ahead from a past.
        back = "had" in helpers_of(verb.head) | helpers_of(verb.head.head)
        return Direction.PAST if back else Direction.FUTURE
    # 'On Friday they planned a march' is past, 'they planned a march on Friday' is not.
    forward = verb.lemma_ in _FORWARD and verb.lemma_ not in PUT_OFF
    if forward and (verb.tag_ != "VBD" or verb.i < token.i):
        return Direction.FUTURE
    # 'the plan, announced Wednesday' is past, whatever the parse hangs the participle from.
    if verb.tag_ == "VBN" and not helpers:
        return Direction.PAST
    if verb.tag_ == "VBD" or helpers & _PAST_HELPERS:
        return Direction.PAST
    return Direction.UNKNOWN
