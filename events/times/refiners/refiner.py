"""What a refiner is: times in, times out, with examples like those of a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from events.calendar.interval import Grain
from events.times.token_index import Page
from events.types import Counted, Named, TimeExpression

Times = tuple[TimeExpression, ...]
Refine = Callable[[Times, Page], Times]


@dataclass(frozen=True, slots=True)
class Refiner:
    """A named step with examples, as a `Rule` has them."""

    name: str
    refine: Refine
    examples: Mapping[str, str]
    rejects: tuple[str, ...] = ()
    domain: None = None


def refiner(
    *, examples: Mapping[str, str], rejects: tuple[str, ...] = ()
) -> Callable[[Refine], Refiner]:
    """Make a refiner of a function; `REFINERS` says when it runs."""
    return lambda refine: Refiner(refine.__name__, refine, examples, rejects)


def is_day(time: TimeExpression) -> bool:
    """Whether a time is one whole day."""
    return time.interval is not None and time.interval.grain is Grain.DAY and time.interval.is_unit


def is_some_way_on(time: TimeExpression) -> bool:
    """Whether a time is so many units after another: 'two weeks later'."""
    return time.names(Named.UNITS) and time.counted is Counted.ON
