"""What only looks like a time: ages, names, prices, rates, counts, and verbs such as 'march'."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.text import token_at
from events.types import TimeExpression, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time as found, with the text and the tokens around it."""

    time: TimeExpression
    before: str
    after: str
    first: Token
    last: Token


Judge = Callable[[Candidate], bool]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A judge of candidates, with sentences in which there is no time and some in which one is."""

    name: str
    is_lookalike: Judge
    rejects: tuple[str, ...]
    examples: dict[str, str]
    domain: None = None


LOOKALIKES: list[Lookalike] = []


def is_lookalike(time: TimeExpression, doc: Doc) -> bool:
    """Whether the words, in their context, name no time."""
    start, end = time.span.start, time.span.end
    candidate = Candidate(
        time,
        doc.text[max(0, start - 40) : start],
        doc.text[end : end + 40],
        token_at(doc, start),
        token_at(doc, end - 1),
    )
    return any(lookalike.is_lookalike(candidate) for lookalike in LOOKALIKES)


def lookalike(
    *, rejects: tuple[str, ...], examples: dict[str, str] | None = None
) -> Callable[[Judge], Judge]:
    """Make a judge of a function."""

    def add(judge: Judge) -> Judge:
        LOOKALIKES.append(Lookalike(judge.__name__, judge, rejects, examples or {}))
        return judge

    return add


_OLD = re.compile(r"[-\s]olds?\b|\s+of\s+age\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages)\s+$", re.IGNORECASE)


@lookalike(
    rejects=("A 12-year-old boy won.", "He is two years old.", "He died at 99 years of age."),
)
def age(candidate: Candidate) -> bool:
    """How old someone is, 0 of 40 in TimeBank."""
    if candidate.time.type is not TimexType.DURATION:
        return False
    return bool(_OLD.match(candidate.after) or _AGED.search(candidate.before))


_SIGN_BEFORE = re.compile(r"(?:[$£€#¥]|\bNo\.|\bFlight|\b[Rr]oute|[\d.,:/]|\bpage|\bdlrs)\s?$")
_SIGN_AFTER = re.compile(r"\s?(?:%|°|percent\b|,\d{3}|\.\d|:\d|/\d|[-–](?!\d{4})\d)")
_DETERMINED = re.compile(
    r"(?:\b(?:the|its|their|his|her|our|of|in|since|by|from|until|for|a|an|and|to)\s+|['’]s?\s+)$",
    re.IGNORECASE,
)


@lookalike(
    rejects=("It cost $1990 then.", "It has 2000 people.", "The 1500 soldiers left."),
    examples={"The <1992> riots began.": "1992", "The <1971> Convention is law.": "1971"},
)
def count(candidate: Candidate) -> bool:
    """A number of four digits that prices, numbers or counts things."""
    time = candidate.time
    if time.rule != "bare_year":
        return False
    if _SIGN_BEFORE.search(candidate.before) or _SIGN_AFTER.match(candidate.after):
        return True
    head = candidate.last.head
    counts = candidate.last.dep_ == "nummod" and head.tag_ == "NNS" and head.i > candidate.last.i
    return counts and (not _DETERMINED.search(candidate.before) or int(time.span.text) % 100 == 0)


_NAME_TYPES = frozenset(
    {"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "NORP", "GPE", "LOC"}
)
_SINGLE_NAMES = frozenset({"bare_weekday", "bare_month", "bare_season"})


@lookalike(
    rejects=(
        "The Sunday Times said so.",
        "The Sun said so.",
        "He called April Jones.",
        "Theresa May resigned.",
    ),
)
def name(candidate: Candidate) -> bool:
    """A part of a name: a newspaper, a person, a movement."""
    if candidate.time.rule not in _SINGLE_NAMES:
        return False
    token = candidate.last
    if candidate.time.rule == "bare_month" and _has_first_name(token):
        return True
    if token.ent_type_ not in _NAME_TYPES:
        return False
    neighbours = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(
        near.ent_type_ == token.ent_type_ and near.is_title and not near.is_punct
        for near in neighbours
    )


def _has_first_name(token: Token) -> bool:
    before = token.nbor(-1) if token.i else token
    return before.is_title and before.dep_ == "compound" and before.head == token


@lookalike(
    rejects=("The Sun said so.", "Jan left."),
    examples={"It closed on <Fri.> at noon.": "2024-03-08"},
)
def clipped(candidate: Candidate) -> bool:
    """'Sun' or 'Jan' alone: a shortened name of a day or month has its full stop or its date."""
    words = candidate.time.span.text
    return (
        candidate.time.rule in _SINGLE_NAMES
        and len(words) < 5
        and words[-1] != "."
        and words not in _SHORT_MONTHS
    )


_SHORT_MONTHS = frozenset({"May", "June", "July", "MAY", "JUNE", "JULY"})


@lookalike(rejects=("They march on.",))
def verb(candidate: Candidate) -> bool:
    """'march' and 'may' as verbs."""
    if candidate.time.rule != "bare_month":
        return False
    return candidate.last.lower_ in ("may", "march") and candidate.last.pos_ in ("VERB", "AUX")
