"""Days as an archive counts them: numbers that its columns and DuckDB's dates can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.calendar.instant import Instant

# Five million years. Whatever is told of earlier or later times is as early or late as that.
_FARTHEST = 2_000_000_000


def day_number(instant: Instant) -> int:
    """The day counted from 1970-01-01.

    >>> from events.calendar.instant import Instant
    >>> day_number(Instant(1970, 1, 3)), day_number(Instant(-66_000_000))
    (2, -2000000000)
    """
    return min(max(instant.day_number, -_FARTHEST), _FARTHEST)
