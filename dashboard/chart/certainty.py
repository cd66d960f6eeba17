"""How sure an event's date is, in the six kinds that the chart draws differently."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from events import Basis, Event, Grain, TimeInterval


class Certainty(StrEnum):
    """The kinds of date, the surest first."""

    EXACT = "exact"
    RANGE = "range"
    VAGUE = "vague"
    INFERRED = "inferred"
    OPEN = "open"
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
    Certainty.OPEN: "before or after a date",
    Certainty.UNDATED: "no date",
}
# Each filter asks anew of each event.
_REMEMBERED = 32_768
_INFERRED = {Basis.INHERITED, Basis.NARRATIVE, Basis.REPORTED}


def certainty_of(event: Event) -> Certainty:
    """The kind of an event's date, from its interval and the basis for it."""
    interval = event.interval
    if interval is None or (interval.start is None and interval.end is None):
        return Certainty.UNDATED
    if interval.start is None or interval.end is None:
        return Certainty.OPEN
    if event.basis in _INFERRED:
        return Certainty.INFERRED
    if interval.approximate or interval.uncertain or interval.grain is Grain.SEASON:
        return Certainty.VAGUE
    return Certainty.EXACT if is_moment(interval) else Certainty.RANGE


@lru_cache(maxsize=_REMEMBERED)
def is_moment(interval: TimeInterval) -> bool:
    """Whether it is one day or less, which a point shows better than a bar."""
    return interval.grain.rank <= Grain.DAY.rank and interval.is_unit
