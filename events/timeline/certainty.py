"""How sure an event's date is, in the seven kinds that the chart draws differently."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain, TimeInterval
from events.types import Basis, Event


class Certainty(StrEnum):
    """The kinds of date, the surest first."""

    EXACT = "exact"
    RANGE = "range"
    VAGUE = "vague"
    INFERRED = "inferred"
    OPEN = "open"
    BOUNDED = "bounded"
    UNDATED = "undated"

    @property
    def words(self) -> str:
        """What the kind means, for the legend."""
        return _WORDS[self]


_WORDS = {
    Certainty.EXACT: "the day is stated",
    Certainty.RANGE: "a stated period",
    Certainty.VAGUE: "a season, or “about”",
    Certainty.INFERRED: "inferred from the context",
    Certainty.OPEN: "before or after a date, or under way",
    Certainty.BOUNDED: "only its limits are known",
    Certainty.UNDATED: "no date",
}
# Each filter asks anew of each event.
_REMEMBERED = 32_768
_INFERRED = {Basis.INHERITED, Basis.NARRATIVE, Basis.REPORTED}


def certainty_of(event: Event) -> Certainty:
    """The kind of an event's date, from its bounds, its interval and the basis for it."""
    interval, limits = event.interval, event.limits
    if limits is None or limits.is_open:
        return Certainty.UNDATED
    if event.basis is Basis.BOUNDED:
        return Certainty.BOUNDED
    if interval is None or limits.begin[0] is None or limits.end[1] is None:
        return Certainty.OPEN
    if event.basis in _INFERRED:
        return Certainty.INFERRED
    if interval.approximate or interval.uncertain or interval.grain is Grain.SEASON:
        return Certainty.VAGUE
    return Certainty.EXACT if is_moment(interval) else Certainty.RANGE


def is_point(event: Event) -> bool:
    """Whether an event is drawn as a day: what is only under way on one is not."""
    interval, limits = event.interval, event.limits
    if interval is None or limits is None or not is_moment(interval):
        return False
    return limits.is_day or limits == Bounds.within(interval)


@lru_cache(maxsize=_REMEMBERED)
def is_moment(interval: TimeInterval) -> bool:
    """Whether it is one day or less, which a point shows better than a bar."""
    return interval.grain.rank <= Grain.DAY.rank and interval.is_unit
