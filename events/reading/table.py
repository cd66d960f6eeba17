"""A table of articles to Documents: CSV with any usual delimiter, a row an article."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from events.errors import UnreadableInputError
from events.reading.encoding import encoding_of
from events.reading.records import matched_fields, record_document
from events.reading.source import MAX_CHARACTERS, empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.reading.source import Found, Source

_DELIMITERS = ",;\t|"
_LONGEST_HEADER = 10_000
_SAMPLE = 1_000_000
# Of an article and what is known of it.
_LONGEST_ROW = 2 * MAX_CHARACTERS


def read_table(source: Source) -> Iterator[Found]:
    """Each row's article, as it is asked for; the file is never held whole.

    The first row names the columns: `text`, and as far as they are there `id`, `published`,
    `title`, `author`, `publisher`, `url`, or what people call them; others are passed over. A row
    without an id gets the file's name and its number. Raises UnreadableInputError.
    """
    encoding = _encoding(source)
    # A byte that is no UTF-8 fails with the number of its row; other encodings have no such mark.
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    lines = io.TextIOWrapper(source.file, encoding=encoding, errors=errors, newline="")
    # Python's own limit of 131,072 characters is less than a long report.
    csv.field_size_limit(MAX_CHARACTERS + 1)
    try:
        yield from _read_rows(lines, source)
    finally:
        lines.detach()  # the file is closed by who opened it


def looks_like_header(line: str) -> bool:
    """Whether a line names the columns of a table of articles: a text and one thing more.

    >>> looks_like_header("Headline;Date;Body")
    True
    """
    # Old files end their lines with a carriage return alone.
    line = io.StringIO(line, newline=None).readline()
    if len(line) > _LONGEST_HEADER or "\0" in line:
        return False
    fields = matched_fields(_columns(line))
    return "text" in fields and len(fields) > 1


def _encoding(source: Source) -> str:
    """The encoding of a file, by its opening. Raises UnreadableInputError."""
    sample = source.file.read(_SAMPLE)
    source.file.seek(0)
    if not sample.strip():
        raise empty(source.name)
    return encoding_of(sample.rpartition(b"\n")[0] or sample, source.name)


def _read_rows(lines: io.TextIOWrapper, source: Source) -> Iterator[Found]:
    header = lines.readline(_LONGEST_HEADER)
    delimiter = _delimiter(header)
    columns = _columns(header)
    if "text" not in matched_fields(columns):
        raise UnreadableInputError(
            f"{source.name}: the first row must name the columns, and one of them “text”: "
            "id, text, published, title, author, publisher, url"
        )
    counted = _Lines(lines)
    rows = csv.reader(counted, delimiter=delimiter)
    number, found = 1, False
    while True:
        number += 1
        counted.room = _LONGEST_ROW
        try:
            row = next(rows, None)
        except csv.Error as error:  # parsing is the only check there is
            found = True
            yield UnreadableInputError(f"{source.name}, row {number}: {error}")
            continue
        if row is None:
            break
        if any(cell.strip() for cell in row):
            found = True
            yield _read_row(columns, row, source, number)
    if not found:
        yield empty(source.name)


@dataclass(slots=True)
class _Lines:
    """The lines of a table, as long as there is `room` for characters in the row that is read."""

    lines: TextIO
    room: int = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        """The next line; csv.Error where its row is too long, and its rest is passed over."""
        line = self.lines.readline(self.room + 1)
        self.room -= len(line)
        if not line:
            raise StopIteration
        if self.room < 0:
            while line and not line.endswith(("\n", "\r")):
                line = self.lines.readline(_LONGEST_ROW)
            raise csv.Error(f"is longer than {_LONGEST_ROW:,} characters")
        return line


def _read_row(columns: list[str], row: list[str], source: Source, number: int) -> Found:
    record = {column: cell for column, cell in zip(columns, row, strict=False) if cell.strip()}
    try:
        return record_document(
            record, f"{source.name}, row {number}", doc_id=f"{source.doc_id}-{number - 1}"
        )
    except UnreadableInputError as error:  # one bad row must not cost the others
        return error


def _delimiter(header: str) -> str:
    """The delimiter under which most of our columns are found in the first row."""
    return max(
        _DELIMITERS,
        key=lambda d: len(matched_fields(next(csv.reader([header], delimiter=d), []))),
    )


def _columns(line: str) -> list[str]:
    return next(csv.reader([line], delimiter=_delimiter(line)), [])
