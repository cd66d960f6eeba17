"""The answer of an archive as JSON, CSV or Parquet."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from events.archive.tables import ANSWER
from events.exports.csv_format import CSV, rows_as_csv
from events.exports.parquet import arrow_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from events.archive.archive import Answer

_NAMES = [column.name for column in ANSWER]
# Columns of numbers that are larger than those of a partition.
_WIDE = ("event", "article")


def _as_json(answer: Answer) -> bytes:
    """One object: how many events were `found`, and the `events` that are given."""
    whole = {"found": answer.found, "events": answer.rows}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")


def _as_csv(answer: Answer) -> bytes:
    return rows_as_csv(_NAMES, answer.rows).encode(CSV.encoding, errors="replace")


def _as_parquet(answer: Answer) -> bytes:
    import pyarrow  # a large library, which only this needs
    from pyarrow import parquet

    schema = arrow_schema(ANSWER)
    for name in _WIDE:
        place = schema.get_field_index(name)
        schema = schema.set(place, schema.field(place).with_type(pyarrow.int64()))
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(answer.rows, schema=schema), sink)
    return sink.getvalue()


ANSWERS: Mapping[str, Callable[[Answer], bytes]] = {
    "json": _as_json,
    "csv": _as_csv,
    "parquet": _as_parquet,
}
"""How an answer is written, by the name of the format."""
