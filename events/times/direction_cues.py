"""Where the verb that governs a time points: to the past, to the future, or nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.names import MONTH_NAMES
from events.grammar.verb_direction import (
    Direction,
    direction_of,
    has_befallen,
    is_on_the_calendar,
    verbs_above,
)
from events.grammar.verb_group import read_auxiliaries
from events.lexicons import mapping, words
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import section_of
from events.types import Aspect, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_PART = r"(?:(?:early|late|mid)[\s-]+|the (?:beginning|end|middle|start) of\s+)?"
_CLOCK = r"(?:(?:noon|midday|midnight|\d[\d:.]*\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?)\s+(?:on\s+)?)?"


def _cue(preposition: str) -> re.Pattern[str]:
    """Text that ends in a preposition, before a time: 'until noon on ', 'by late '."""
    return re.compile(rf"\b(?:{preposition})\s+{_PART}{_CLOCK}$", re.IGNORECASE)


_AWAITED = _cue("as soon as|no later than")
_AS_EARLY = _cue("as (?:early|late) as")
_UNTIL = _cue("until|till|through")
_BY = _cue("by")
_FOR = _cue("for")
_TOWARDS = re.compile(r"\b(?:to|for)\s+$", re.IGNORECASE)
# 'the fiscal year ended Jan. 31', whatever verb the parse hangs it from.
_CLOSED = re.compile(r"\bended\s+(?:on\s+|in\s+)?$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\ban?\s+$", re.IGNORECASE)
_MONTHS = frozenset(name.lower() for name in MONTH_NAMES)
_MEETINGS = ("meeting_and_ceremony", "politics_and_diplomacy", "sport_and_competition")


def direction(token: Token, before: str) -> Direction:
    """The direction of the nearest verb above a time's token; `before` is the text before it.

    'closed on Friday' is past, 'will close', 'is to close' and 'is expected to close' are future.
    """
    if token.dep_ == "poss" and token.head.dep_ in ("dobj", "pobj"):
        return Direction.UNKNOWN
    # 'expects more than in a June forecast' says nothing of June.
    if token.lower_ in _MONTHS and _INDEFINITE.search(before):
        return Direction.UNKNOWN
    if is_over(before) or has_befallen(token):
        return Direction.PAST
    verbs = verbs_above(token)
    found = _by_preposition(token, verbs, before)
    if found is Direction.UNKNOWN:
        found = _by_verbs(token, verbs)
    if found is Direction.UNKNOWN and _AS_EARLY.search(before):
        return Direction.FUTURE
    return found


def is_over(before: str) -> bool:
    """Whether the text before a time says that something ended then."""
    return bool(_CLOSED.search(before))


def _by_preposition(token: Token, verbs: list[Token], before: str) -> Direction:
    """What the preposition of a time makes of its verb: 'until', 'by', 'for'."""
    verb = verbs[0] if verbs else None
    if _AWAITED.search(before) and not (verb is not None and read_auxiliaries(verb).perfect):
        return Direction.FUTURE
    if _UNTIL.search(before) and not _is_of_a_period(token):
        return _until(verb)
    if _FOR.search(before) and _is_arranged(token):
        return Direction.FUTURE
    if verb is None:
        return Direction.UNKNOWN
    if _BY.search(before) and _is_demanded(verb):
        return Direction.FUTURE
    if verb.lemma_ in words("looking_ahead", "rescheduling") and _TOWARDS.search(before):
        return Direction.FUTURE
    return Direction.UNKNOWN


def _by_verbs(token: Token, verbs: list[Token]) -> Direction:
    if verbs and _is_of_a_picture(verbs[0]):
        return Direction.UNKNOWN
    for verb in verbs:
        if _is_charged(verb):
            return Direction.PAST
        found = direction_of(verb, token)
        if found is not Direction.UNKNOWN or verb.tag_ not in ("VB", "VBG", "VBN"):
            return found
    return Direction.UNKNOWN


def _is_charged(verb: Token) -> bool:
    """ "Is accused of shooting two on Sunday", "faces trial, charged with lying in May": by now."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("pcomp", "pobj"):
        return False
    charge = verb.head.head
    return mapping("clause_verbs", "with_object").get(charge.lemma_) == verb.head.lower_


def _is_of_a_picture(verb: Token) -> bool:
    """'Mourners wave flags on Friday', 'Storm kills two Friday': captions and headlines tell in the
    present what has happened.
    """
    if section_of(verb) is SectionKind.BODY or verb.lemma_ in words(
        "looking_ahead", "on_the_calendar"
    ):
        return False
    return read_auxiliaries(verb).aspect is Aspect.NONE and is_on_the_calendar(verb)


def _until(verb: Token | None) -> Direction:
    """'lasted until Friday' is over; 'is open until', 'was closed until Friday' need not be."""
    if verb is None:
        return Direction.FUTURE
    group = read_auxiliaries(verb)
    if group.ahead:
        return Direction.FUTURE
    remembered = group.perfect and group.tense is Tense.PAST
    if _is_put_off(verb) and not remembered:
        return Direction.FUTURE
    over = group.behind or group.tense is Tense.PASTPART
    return Direction.PAST if over else Direction.FUTURE


def _is_put_off(verb: Token) -> bool:
    """'delayed until Friday', 'had until Friday to pay', as against 'had guests until Friday'."""
    if verb.lemma_ == "have":
        return not any(child.dep_ == "dobj" for child in verb.children)
    return verb.lemma_ in words("looking_ahead", "putting_off")


def _preposition(token: Token) -> Token | None:
    """The nearest preposition above a time: 'for' of 'for noon on Friday' stands further up."""
    while token.head != token and token.pos_ != "ADP":
        token = token.head
    return token if token.pos_ == "ADP" else None


def _is_of_a_period(token: Token) -> bool:
    """'the six months through March': the period ends then, and the verb says whether it did."""
    preposition = _preposition(token)
    if preposition is None or preposition.lower_ != "through":
        return False
    period = preposition.head
    return period.pos_ == "NOUN" and period.lemma_ in words("looking_ahead", "periods")


def _is_arranged(token: Token) -> bool:
    """'announced a strike for Friday', 'the figures for Friday': whether it was arranged for then.

    A month without a day may be what figures are of: only a meeting, a vote or a race is for it.
    """
    preposition = _preposition(token)
    while preposition is not None and preposition.lower_ != "for":
        preposition = _preposition(preposition.head) if preposition.head != preposition else None
    if preposition is None:
        return False
    before = preposition.nbor(-1) if preposition.i else preposition
    noun = before if before.pos_ == "NOUN" else preposition.head
    if noun.pos_ != "NOUN":
        return noun.lemma_ in words("scheduling_verbs", "verbs")
    if token.lower_ in _MONTHS and not _has_day(token):
        return any(noun.lemma_ in words("event_nouns", table) for table in _MEETINGS)
    return noun.lemma_ not in words("looking_ahead", "figures")


def _has_day(month: Token) -> bool:
    after = month.doc[month.i + 1 : month.i + 2].text
    return after[:1].isdigit() and len(after) <= 2


def _is_demanded(verb: Token) -> bool:
    """'wants an answer by Monday', 'told to leave by Monday', but 'had an answer by Monday'."""
    demanding = words("looking_ahead", "demanding")
    told = verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and verb.head.lemma_ in demanding
    return told or (verb.lemma_ in demanding and verb.tag_ != "VBN")
