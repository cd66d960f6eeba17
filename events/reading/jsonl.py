"""JSON Lines to Documents, one object a line: `{"id": "…", "text": "…", "published": "…"}`."""

from __future__ import annotations

import json
from io import IOBase
from itertools import chain
from typing import IO, TYPE_CHECKING, TypeAlias

from events.errors import UnreadableInputError
from events.reading.records import matched_fields, record_document
from events.reading.source import MAX_CHARACTERS, check_parts, empty, most_memory, too_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from events.reading.source import Found, Source
    from events.types import Document

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# An article whose every character is written as an escape, and what is known of it.
LONGEST_LINE = 12 * MAX_CHARACTERS
# What an object or a list with something in it takes in memory, in bytes.
_OBJECT = 300
# A file; tests give lists.
Lines: TypeAlias = "IO[bytes] | Iterable[bytes]"


def read_json_lines(source: Source) -> Iterator[Found]:
    """Each line's article, as it is asked for; the file is never held whole."""
    yield from read_lines(source.file, source.name)


def read_lines(lines: Lines, name: str, *, first: bytes = b"") -> Iterator[Found]:
    """Each line's Document, or the error that names the line; blank lines are passed over.

    `first` is a first line that has been read already.
    """
    number = found = 0
    for line in chain((first,) if first else (), whole_lines(lines)):
        number += 1
        if number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        if not line.strip():
            continue
        found += 1
        try:
            if len(line) > LONGEST_LINE:
                raise too_long(f"{name}, line {number}")
            yield _document(line, f"{name}, line {number}")
        except UnreadableInputError as error:  # one bad line must not cost the others
            yield error
    if not found:
        yield empty(name)


def looks_like_record(line: bytes) -> bool:
    """Whether a line is a JSON object with an id and a text."""
    if not line.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{"):
        return False
    if len(line) > LONGEST_LINE or _objects(line) * _OBJECT > most_memory(len(line)):
        return False
    record = _load(line.removeprefix(_BYTE_ORDER_MARK))
    return isinstance(record, dict) and {"id", "text"} <= set(matched_fields(record))


def whole_lines(lines: Lines) -> Iterator[bytes]:
    """The lines, each read as far as an article can be long: a longer one is cut, and stays one."""
    if not isinstance(lines, IOBase):
        yield from lines
        return
    while line := lines.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = lines.readline(LONGEST_LINE + 1)


def _document(line: bytes, name: str) -> Document:
    check_parts(_objects(line), _OBJECT, len(line), name)
    record = _load(line)
    if not isinstance(record, dict):
        raise UnreadableInputError(f'{name}: is no JSON object like {{"id": "…", "text": "…"}}')
    return record_document(record, name)


def _objects(line: bytes) -> int:
    return line.count(b"{") + line.count(b"[")


def _load(line: bytes) -> object:
    """What a line says in JSON, None for what is no JSON or too deeply nested to be a record."""
    try:
        loaded: object = json.loads(line)
    except (ValueError, RecursionError):  # parsing is the only check there is
        return None
    return loaded
