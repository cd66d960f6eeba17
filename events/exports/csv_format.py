"""A timeline as CSV, one row an event, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from events.exports.format import Format
from events.timeline.happening_rows import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from events.timeline.rows import Cell
    from events.timeline.timeline import Timeline

# A spreadsheet runs a cell that begins like this as a formula (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(timeline: Timeline) -> str:
    """One row an event, of a storyline one a happening, under a row of column names.

    Several actors in one part are joined by "; ". An apostrophe is put before a cell that a
    spreadsheet would run as a formula, and so before the sign of a year BCE.
    """
    columns, found = table_of(timeline)
    return rows_as_csv([column.name for column in columns], found)


def rows_as_csv(names: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """Rows under a row of their columns' names, as safe as `write_csv` makes them."""
    sink = io.StringIO()
    writer = csv.DictWriter(sink, names)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(cell) for name, cell in row.items()})
    return sink.getvalue()


CSV = Format(
    description="one row an event, for spreadsheets",
    suffix=".csv",
    mime="text/csv",
    write=write_csv,
    # Excel takes a file without the mark for one in an older encoding, and breaks “ and é;
    # LibreOffice, Google Sheets, pandas and R's readr read it with the mark as well as without.
    encoding="utf-8-sig",
)


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    written = "; ".join(cell) if isinstance(cell, list) else str(cell)
    return f"'{written}" if written.startswith(_FORMULA_STARTS) else written
