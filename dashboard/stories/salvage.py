"""What can still be read of a damaged file of stories, row by row.

SQLite stops at the first damaged page that it comes to. Each row is looked up for itself here, so
that a bad byte costs what stands in its page. The first page, which tells of the tables, is the
same in every file of ours, and is taken from a new one where it cannot be read.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_COLUMNS = {
    "stories": ("number", "id", "content"),
    "edits": ("number", "story", "step", "content", "undone"),
}
# Numbers of rows to try, where the file does not tell the last one.
_MOST_ROWS = 20_000
_HEADER = 100
_PAGE_COUNT = slice(28, 32)
_SCHEMA_AND_COUNTS = slice(32, 40)


def is_damage(error: Exception) -> bool:
    """Whether SQLite says that a file is damaged, or none of its own."""
    said = str(error)
    return isinstance(error, sqlite3.DatabaseError) and any(
        words in said for words in ("malformed", "not a database", "file is encrypted", "corrupt")
    )


def salvage(path: Path, memory: sqlite3.Connection, new: sqlite3.Connection) -> str:
    """Copy into the memory what can be read of the file; says how much, such as `3 stories`.

    `new` is a file of ours without any story, in memory, too.
    """
    try:
        content = path.read_bytes()
    except OSError:  # it has gone
        return "nothing"
    best = max((_rows(one) for one in (content, _mended(content, new))), key=_count)
    for table, rows in best.items():
        columns = _COLUMNS[table]
        values = ", ".join("CAST(? AS TEXT)" if _is_text(name) else "?" for name in columns)
        memory.executemany(
            f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({values})",  # noqa: S608
            rows,
        )
    memory.commit()
    number = len(best["stories"])
    return f"{number} {'story' if number == 1 else 'stories'}" if number else "nothing"


def _rows(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(":memory:")) as db:
        # Bytes as they are: what is no text is not to stop the others.
        db.text_factory = bytes
        try:
            # It says that a log lies beside it, which cannot be in memory.
            db.deserialize(content[:18] + b"\x01\x01" + content[20:])
            return {table: _rows_of(db, table) for table in _COLUMNS}
        except sqlite3.Error:
            return {table: [] for table in _COLUMNS}


def _rows_of(db: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = ", ".join(_COLUMNS[table])
    found = []
    for number in range(1, _last(db, table) + 1):
        try:
            row = db.execute(
                f"SELECT {columns} FROM {table} WHERE number = ?",  # noqa: S608
                (number,),
            ).fetchone()
        except sqlite3.DatabaseError:  # this one is lost
            continue
        if row is not None and _is_whole(table, row):
            found.append(row)
    return found


def _last(db: sqlite3.Connection, table: str) -> int:
    """The number of the last row that there was, or more."""
    try:
        [told] = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    except (sqlite3.Error, TypeError):  # its page is damaged, or has no such row
        return _MOST_ROWS
    return min(told, _MOST_ROWS) if isinstance(told, int) else _MOST_ROWS


def _is_whole(table: str, row: tuple[object, ...]) -> bool:
    """Whether each value is of the kind that its column has."""
    return all(
        isinstance(value, bytes if _is_text(name) else int)
        for name, value in zip(_COLUMNS[table], row, strict=True)
    )


def _is_text(column: str) -> bool:
    return column in ("id", "content", "story")


def _mended(content: bytes, new: sqlite3.Connection) -> bytes:
    """The content with the first page of a new file, in which the number of pages is set."""
    fresh = new.serialize()
    size = int.from_bytes(fresh[16:18], "big")
    page = bytearray(fresh[:size])
    page[_PAGE_COUNT] = (len(content) // size).to_bytes(4, "big")
    # No list of free pages: nothing is written.
    page[_SCHEMA_AND_COUNTS] = bytes(8)
    # The change counter and the counter for which the number of pages holds must agree.
    page[92:96] = page[24:28]
    return bytes(page) + content[size:]


def _count(rows: dict[str, list[tuple[object, ...]]]) -> int:
    return sum(map(len, rows.values()))
