"""The events of a part once more, as they are answered, so that few of many are read at once.

A file of JSON Lines in packs of some rows, each a gzip file by itself, in the order of the events'
numbers; the first pack has the names of the columns. Beside it stands where each pack begins. The
Parquet has the same, but unpacks twenty thousand rows to give one.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from events.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    Cells = list[Any]

ROWS, _BEGINNINGS = "answers.jsonl.gz", "answers.index"
# Most of an answer lies apart, a row here and there. Unpacking four rows for one takes a third of
# the time that sixteen take; the file is a third larger.
_PACK_ROWS = 4
_PACKS_AT_ONCE = 1024
# As earlier versions wrote them.
_OLD = ("rows.jsonl.gz", "rows.index", 16)
# So zlib calls a gzip file, and numpy the place of a pack.
_GZIP, _PLACE = 31, "<u8"


@dataclass(frozen=True, slots=True)
class AnswerRows:
    """The rows of a part: the names of their columns, and where each pack of them begins."""

    path: Path
    names: list[str]
    beginnings: list[int]
    pack_rows: int

    def read(self, numbers: Iterable[int]) -> Iterator[Cells]:
        """The rows of some events, counted from 0 in the part, in the order of their numbers.

        Raises DatelineError for a damaged file, or a number that is not in it.
        """
        with self.path.open("rb") as file:
            for pack, wanted in groupby(sorted(numbers), lambda number: number // self.pack_rows):
                start, end = self.beginnings[pack + 1 : pack + 3]
                file.seek(start)
                lines = _unpacked(self.path, file.read(end - start))
                yield from (_cells(self.path, lines, number % self.pack_rows) for number in wanted)


def write_answer_rows(duck: DuckDBPyConnection, columns: Sequence[str], folder: Path) -> None:
    """Write the rows of the view `by_day`, in its order, which is that of the events' numbers."""
    import numpy as np

    cells = ", ".join(f'"{name}"' for name in columns)
    found = duck.execute(
        f"SELECT getvariable('part') + file_row_number AS event, {cells} FROM by_day"
    )
    beginnings = [0]
    with (folder / ROWS).open("wb") as file:
        beginnings.append(file.write(_packed([["event", *columns]])))
        while rows := found.fetchmany(_PACK_ROWS * _PACKS_AT_ONCE):
            for start in range(0, len(rows), _PACK_ROWS):
                written = file.write(_packed(rows[start : start + _PACK_ROWS]))
                beginnings.append(beginnings[-1] + written)
    np.array(beginnings, dtype=_PLACE).tofile(folder / _BEGINNINGS)


def open_answer_rows(folder: Path) -> AnswerRows | None:
    """The rows of a part; None for a part of an earlier Dateline, which has none.

    Raises DatelineError for a damaged file.
    """
    layouts = [(ROWS, _BEGINNINGS, _PACK_ROWS), _OLD]
    for rows, index, pack_rows in layouts:
        if (folder / rows).is_file() and (folder / index).is_file():
            return _opened(folder / rows, folder / index, pack_rows)
    return None


def _opened(path: Path, index: Path, pack_rows: int) -> AnswerRows:
    import numpy as np

    beginnings = np.fromfile(index, dtype=_PLACE).tolist()
    if len(beginnings) < 2 or path.stat().st_size != beginnings[-1]:
        raise DatelineError(f"{path}: is damaged or cut off: make its part anew")
    with path.open("rb") as file:
        names = _cells(path, _unpacked(path, file.read(beginnings[1])), 0)
    return AnswerRows(path, names, beginnings, pack_rows)


def _packed(rows: Iterable[Sequence[Any]]) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    packing = zlib.compressobj(wbits=_GZIP)
    text = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")
    return packing.compress(text) + packing.flush()


def _unpacked(path: Path, pack: bytes) -> list[bytes]:
    try:
        return zlib.decompress(pack, wbits=_GZIP).split(b"\n")
    except zlib.error as error:  # unpacking is the only check there is
        raise DatelineError(f"{path}: is damaged or cut off: make its part anew") from error


def _cells(path: Path, lines: list[bytes], place: int) -> Cells:
    try:
        cells: Cells = json.loads(lines[place].decode("utf-8", "surrogatepass"))
    except (ValueError, IndexError) as error:  # reading is the only check there is
        raise DatelineError(f"{path}: is damaged or cut off: make its part anew") from error
    return cells
