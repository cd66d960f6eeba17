"""Where an undated event may lie: so or so to a landmark, a day or an event that the text names."""

from __future__ import annotations

from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from events.calendar.bounds import Bounds
from events.calendar.instant import Instant

if TYPE_CHECKING:
    from collections.abc import Iterator

# Day numbers: earliest and latest begin, earliest and latest end; infinite is open.
DayBounds = tuple[float, float, float, float]


class Landmark(StrEnum):
    """What an event without a date of its own can be placed by."""

    TODAY = "today"
    GOVERNOR = "governor"
    LAST = "last"
    NEXT = "next"
    NEAR = "near"
    NEWS = "news"
    PREVIOUS = "previous"
    RETOLD = "retold"
    EPISODE = "episode"


class Lie(StrEnum):
    """How an event lies to its landmark."""

    SAME = "same"
    BEFORE = "before"
    SINCE = "since"
    AFTER = "after"
    AROUND = "around"
    ONGOING = "ongoing"


class Side(StrEnum):
    """Where something lies to the day of publication; `around` is under way then."""

    TODAY = "today"
    PAST = "past"
    AROUND = "around"
    TO_COME = "to_come"


class Placement(NamedTuple):
    """One place: `before` the `governor`, `around` `today`."""

    landmark: Landmark
    lie: Lie


_ONLY_SAME = frozenset({Landmark.RETOLD})
# That something is told after a time does not tell that it came after it.
_UP_TO_NOW = frozenset({Landmark.TODAY, Landmark.GOVERNOR})
_LASTING_TO_NOW = frozenset({Lie.SINCE, Lie.ONGOING})


def _is_placement(landmark: Landmark, lie: Lie) -> bool:
    if landmark in _ONLY_SAME:
        return lie is Lie.SAME
    return lie not in _LASTING_TO_NOW or landmark in _UP_TO_NOW


PLACEMENTS = tuple(
    Placement(landmark, lie) for landmark in Landmark for lie in Lie if _is_placement(landmark, lie)
)


def placements_by(
    landmark: Landmark, days: DayBounds, today: int
) -> Iterator[tuple[Placement, DayBounds]]:
    """The places that a landmark with these limits offers, and their own limits."""
    first, begun, ended, _ = days
    yield Placement(landmark, Lie.SAME), days
    if landmark in _ONLY_SAME:
        return
    if begun < inf:
        yield Placement(landmark, Lie.BEFORE), (-inf, begun, -inf, begun)
        if ended > -inf:
            yield Placement(landmark, Lie.AROUND), (-inf, begun, ended, inf)
    if first > -inf:
        yield Placement(landmark, Lie.AFTER), (first, inf, first, inf)
        if landmark not in _UP_TO_NOW:
            return
        if first < today:
            yield Placement(landmark, Lie.ONGOING), (first, today, today, inf)
            yield Placement(landmark, Lie.SINCE), (first, today, first, today)


def side_of(days: DayBounds, today: int) -> Side:
    """On which side of publication all of these limits lie; `around` where on both."""
    first, _, _, last = days
    if first == last == today:
        return Side.TODAY
    if last <= today:
        return Side.PAST
    return Side.TO_COME if first >= today else Side.AROUND


def days_of(bounds: Bounds) -> DayBounds:
    """Bounds as day numbers."""
    return (
        bounds.begin[0].day_number if bounds.begin[0] else -inf,
        bounds.begin[1].day_number if bounds.begin[1] else inf,
        bounds.end[0].day_number if bounds.end[0] else -inf,
        bounds.end[1].day_number if bounds.end[1] else inf,
    )


def bounds_of(days: DayBounds) -> Bounds:
    """Day numbers as bounds."""
    first, begun, ended, last = (
        None if abs(day) == inf else Instant.of_day_number(int(day)) for day in days
    )
    return Bounds((first, begun), (ended, last))
