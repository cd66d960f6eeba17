"""What a pattern cannot say: times in, times out, with examples like those of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.interval import Grain
from events.text import token_at
from events.types import Span, TimeExpression, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

Times = tuple[TimeExpression, ...]
Refine = Callable[[Times, "Doc"], Times]


@dataclass(frozen=True, slots=True)
class Refiner:
    """A named step with examples, as a `Rule` has them."""

    name: str
    refine: Refine
    examples: Mapping[str, str]
    rejects: tuple[str, ...] = ()
    domain: None = None


REFINERS: list[Refiner] = []


def refiner(
    *, examples: Mapping[str, str], rejects: tuple[str, ...] = ()
) -> Callable[[Refine], Refine]:
    """Make a refiner of a function; they run in the order of this file."""

    def add(refine: Refine) -> Refine:
        REFINERS.append(Refiner(refine.__name__, refine, examples, rejects))
        return refine

    return add


@refiner(
    examples={
        "It fell <Wednesday night> after a siege.": "2024-03-13TNI",
        "It closed at <10 p.m. Wednesday> in Rome.": "2024-03-13T22:00",
        "It closed <yesterday evening> in Rome.": "2024-03-12TEV",
    }
)
def join_day_and_hour(times: Times, doc: Doc) -> Times:
    """A day and the time of day beside it are one time, in either order."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        both = _joined(before, time, doc) if before else None
        if both:
            joined[-1] = both
        else:
            joined.append(time)
    return tuple(joined)


@refiner(examples={}, rejects=("He wrote a night of poems.",))
def drop_loose_parts(times: Times, doc: Doc) -> Times:
    """'night' is a time beside its day or as 'in the morning', and else only a word."""
    return tuple(time for time in times if time.rule != "bare_part" or _is_placed_part(time, doc))


@refiner(examples={"It rose in <the 20th century> again.": "19"})
def fit_article(times: Times, doc: Doc) -> Times:
    """'the' belongs to the time when the parse hangs it there, and not on a noun that follows."""
    return tuple(_with_article(time, doc) for time in times)


def _is_placed_part(time: TimeExpression, doc: Doc) -> bool:
    if len(time.span.text.split()) > 1:
        return True
    before = doc.text[max(0, time.span.start - 20) : time.span.start].lower()
    return bool(_PLACES_A_PART.search(before))


_PLACES_A_PART = re.compile(r"\b(?:in|by|during|of|until|since) the (?:early |late )?$")
_BETWEEN = re.compile(r"(?:,? (?:on |of |the )?)?")


def _joined(first: TimeExpression, second: TimeExpression, doc: Doc) -> TimeExpression | None:
    if not _BETWEEN.fullmatch(doc.text[first.span.end : second.span.start]):
        return None
    if _is_day(first) and _is_hour(second):
        day, hour = first, second
    elif _is_hour(first) and _is_day(second):
        day, hour = second, first
    else:
        return None
    assert day.interval is not None
    assert day.interval.start is not None
    assert hour.interval is not None
    assert hour.interval.start is not None
    shift = day.interval.start.day_number - hour.interval.start.day_number
    interval = hour.interval.shift(Grain.DAY, shift)
    return replace(
        hour,
        span=Span(first.span.document, first.span.start, second.span.end),
        value=interval.timex_value,
        interval=interval,
        anchor=day.anchor,
        explanation=f"{day.explanation}, and of it {interval.plain}",
    )


def _is_day(time: TimeExpression) -> bool:
    return time.interval is not None and time.interval.grain is Grain.DAY and time.interval.is_unit


def _is_hour(time: TimeExpression) -> bool:
    return time.type is TimexType.TIME and time.interval is not None and time.rule in _HOURS


_HOURS = frozenset({"bare_part", "clock_time", "edge_of_day"})


def _with_article(time: TimeExpression, doc: Doc) -> TimeExpression:
    start, end = time.span.start, time.span.end
    if doc.text[start : start + 4].lower() == "the ":
        return time
    before = doc.text[max(0, start - 4) : start].lower()
    if before != "the ":
        return time
    article = token_at(doc, start - 4)
    if start <= article.head.idx < end:
        return replace(time, span=Span(time.span.document, start - 4, end))
    return time
