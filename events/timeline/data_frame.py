"""A timeline as a pandas data frame, one row an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from events.timeline.rows import COLUMNS, rows

if TYPE_CHECKING:
    import pandas

    from events.calendar.interval import Instant
    from events.types import Event

# Python's own calendar; pandas could hold other years, but writes and reads them wrongly.
_YEARS = range(1, 10_000)


def to_frame(events: Sequence[Event]) -> pandas.DataFrame:
    """The columns of the CSV, and `start_time` and `end_time` as timestamps to the second.

    `start` and `end` are strings in ISO 8601, which hold every era; the timestamps are NaT for what
    is open, before 1 CE or after 9999. Each part (`agent`, `patient` …) is a list of names.
    """
    # A large library, which only this function needs.
    import pandas

    found = rows(events)
    frame = pandas.DataFrame(
        {
            column.name: _series([row[column.name] for row in found], column.type, pandas)
            for column in COLUMNS
        }
    )
    intervals = [event.interval for event in events]
    starts = [_written(when.start if when else None) for when in intervals]
    ends = [_written(when.end if when else None) for when in intervals]
    frame["start_time"] = pandas.Series(starts, dtype="datetime64[s]")
    frame["end_time"] = pandas.Series(ends, dtype="datetime64[s]")
    return frame


def _series(cells: list[Any], kind: type, pandas: Any) -> Any:
    """A column in the type that pandas has for it."""
    dtypes = {str: "string", int: "int64", float: "float64", bool: "bool", list: "object"}
    return pandas.Series(cells, dtype=dtypes[kind])


def _written(instant: Instant | None) -> str | None:
    """The instant as NumPy reads it; None for one that Python has no date for."""
    return instant.iso if instant is not None and instant.year in _YEARS else None
