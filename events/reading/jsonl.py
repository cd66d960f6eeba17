"""JSON Lines to Documents, one object a line: `{"id": "…", "text": "…", "published": "…"}`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from events.errors import UnreadableInputError
from events.reading.records import matched_fields, record_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from events.reading.source import Found, Source
    from events.types import Document

SUFFIXES = (".jsonl", ".ndjson")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_json_lines(source: Source) -> Iterator[Found]:
    """Each line's article, as it is asked for; the file is never held whole."""
    yield from read_lines(source.file, source.name)


def read_lines(lines: Iterable[bytes], name: str, *, first: bytes = b"") -> Iterator[Found]:
    """Each line's Document, or the error that names the line; blank lines are passed over.

    `first` is a first line that has been read already.
    """
    number = found = 0
    for line in (first, *lines) if first else lines:
        number += 1
        if number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        if not line.strip():
            continue
        found += 1
        try:
            yield _document(line, f"{name}, line {number}")
        except UnreadableInputError as error:  # one bad line must not cost the others
            yield error
    if not found:
        yield UnreadableInputError(f"{name}: is empty: there is no article in it")


def looks_like_record(line: bytes) -> bool:
    """Whether a line is a JSON object with an id and a text."""
    if not line.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{"):
        return False
    record = _load(line.removeprefix(_BYTE_ORDER_MARK))
    return isinstance(record, dict) and {"id", "text"} <= set(matched_fields(record))


def _document(line: bytes, name: str) -> Document:
    record = _load(line)
    if not isinstance(record, dict):
        raise UnreadableInputError(f'{name}: is no JSON object like {{"id": "…", "text": "…"}}')
    return record_document(record, name)


def _load(line: bytes) -> object:
    """What a line says in JSON, None for what is no JSON or too deeply nested to be a record."""
    try:
        loaded: object = json.loads(line)
    except (ValueError, RecursionError):  # parsing is the only check there is
        return None
    return loaded
