"""A timeline as Parquet, one row an event, with typed columns."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from events.exports.format import Format
from events.timeline.happening_rows import table_of
from events.timeline.rows import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    cells = [
        {**sound_cells(row), **days_of(when)}
        for row, when in zip(found, _intervals(timeline), strict=True)
    ]
    table = pyarrow.Table.from_pylist(cells, schema=arrow_schema((*columns, *DAYS)))
    sink = io.BytesIO()
    parquet.write_table(table, sink)
    return sink.getvalue()


PARQUET = Format(
    description="one row an event with typed columns, for pandas, DuckDB and R",
    suffix=".parquet",
    mime="application/vnd.apache.parquet",
    write=write_parquet,
    binary=True,
)

DAYS = (
    Column("start_day", date, "the day of `start`; null before 1 CE and after 9999"),
    Column("end_day", date, "the day of `end`, not included when `end` is a midnight"),
)


def _intervals(timeline: Timeline) -> list[TimeInterval | None]:
    """When each of the rows was."""
    if not timeline.stories:
        return [event.interval for event in timeline.events]
    return [one.dated_by.interval if one.dated_by else None for one in timeline.happenings]


def arrow_schema(columns: Iterable[Column]) -> Any:
    """Columns as a schema of pyarrow; each says in its metadata what it holds."""
    import pyarrow

    types = {
        str: pyarrow.string(),
        int: pyarrow.int32(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
        list: pyarrow.list_(pyarrow.string()),
        date: pyarrow.date32(),
    }
    return pyarrow.schema(
        pyarrow.field(column.name, types[column.type], metadata={"description": column.description})
        for column in columns
    )


def sound_cells(row: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cells of a row without halves of surrogate pairs, which are in no encoding."""
    return {name: _sound(cell) for name, cell in row.items()}


def days_of(when: TimeInterval | None) -> dict[str, date | None]:
    """The cells of `DAYS`."""
    return {
        "start_day": _day(when.start if when else None),
        "end_day": _day(when.end if when else None),
    }


def _sound(cell: Cell) -> Cell:
    if isinstance(cell, list):
        return [str(_sound(words)) for words in cell]
    return cell.encode(errors="replace").decode() if isinstance(cell, str) else cell


def _day(instant: Instant | None) -> date | None:
    """The day in the calendar of Python, None for the years that it does not have."""
    if instant is None or not date.min.year <= instant.year <= date.max.year:
        return None
    return date(instant.year, instant.month, instant.day)
