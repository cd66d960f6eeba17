"""A timeline as Parquet, one row an event, with typed columns."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from events.exports.format import Format
from events.timeline.happening_rows import table_of
from events.timeline.rows import Column

if TYPE_CHECKING:
    from events.calendar.interval import Instant, TimeInterval
    from events.timeline.rows import Cell
    from events.timeline.timeline import Timeline


def write_parquet(timeline: Timeline) -> bytes:
    """The columns of the CSV, and `start_day` and `end_day` as calendar days where those exist.

    `start` and `end` are strings, which hold the years before 1 CE and times of day. Each part
    (`agent`, `patient` …) is a list of strings. Every column says in its metadata what it holds.
    """
    # A large library, which only this format needs.
    import pyarrow
    from pyarrow import parquet

    columns, found = table_of(timeline)
    fields = [_field(column, pyarrow) for column in (*columns, *_DAYS)]
    intervals = _intervals(timeline)
    days = [
        {
            "start_day": _day(when.start if when else None),
            "end_day": _day(when.end if when else None),
        }
        for when in intervals
    ]
    cells = [
        {**{name: _sound(cell) for name, cell in row.items()}, **both}
        for row, both in zip(found, days, strict=True)
    ]
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(cells, schema=pyarrow.schema(fields)), sink)
    return sink.getvalue()


PARQUET = Format(
    description="one row an event with typed columns, for pandas, DuckDB and R",
    suffix=".parquet",
    mime="application/vnd.apache.parquet",
    write=write_parquet,
    binary=True,
)

_DAYS = (
    Column("start_day", date, "the day of `start`; null before 1 CE and after 9999"),
    Column("end_day", date, "the day of `end`, not included when `end` is a midnight"),
)


def _intervals(timeline: Timeline) -> list[TimeInterval | None]:
    """When each of the rows was."""
    if not timeline.stories:
        return [event.interval for event in timeline.events]
    return [one.dated_by.interval if one.dated_by else None for one in timeline.happenings]


def _field(column: Column, pyarrow: Any) -> Any:
    """A column as Arrow describes it."""
    types = {
        str: pyarrow.string(),
        int: pyarrow.int32(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
        list: pyarrow.list_(pyarrow.string()),
        date: pyarrow.date32(),
    }
    return pyarrow.field(
        column.name, types[column.type], metadata={"description": column.description}
    )


def _sound(cell: Cell) -> Cell:
    """A cell without halves of surrogate pairs, which are in no encoding."""
    if isinstance(cell, list):
        return [str(_sound(words)) for words in cell]
    return cell.encode(errors="replace").decode() if isinstance(cell, str) else cell


def _day(instant: Instant | None) -> date | None:
    """The day in the calendar of Python, None for the years that it does not have."""
    if instant is None or not date.min.year <= instant.year <= date.max.year:
        return None
    return date(instant.year, instant.month, instant.day)
