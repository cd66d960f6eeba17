"""JSON Lines to Documents, one object a line: `{"id": "…", "text": "…", "published": "…"}`."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from events.dateline import read_date
from events.errors import UnknownDateError, UnreadableInputError
from events.reading.plain import check_text
from events.types import Document, PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = (".jsonl", ".ndjson")
_REQUIRED = ("id", "text")
_OPTIONAL = ("published", "title", "publisher", "url")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_lines(
    lines: Iterable[bytes], name: str, *, first: bytes = b""
) -> Iterator[Document | UnreadableInputError]:
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
    return isinstance(record, dict) and all(key in record for key in _REQUIRED)


def _document(line: bytes, name: str) -> Document:
    record = _load(line)
    if not isinstance(record, dict):
        raise UnreadableInputError(f'{name}: is no JSON object like {{"id": "…", "text": "…"}}')
    fields = {key: _string(record, key, name) for key in (*_REQUIRED, *_OPTIONAL)}
    text, published = fields["text"], fields["published"]
    assert text is not None
    return Document(
        text=check_text(text, f"{name}: text"),
        doc_id=fields["id"] or "",
        published=_date(published, name) if published else None,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.NONE,
        title=fields["title"],
        publisher=fields["publisher"],
        url=fields["url"],
    )


def _load(line: bytes) -> object:
    """What a line says in JSON, None for what is no JSON or too deeply nested to be a record."""
    try:
        loaded: object = json.loads(line)
    except (ValueError, RecursionError):  # parsing is the only check there is
        return None
    return loaded


def _string(record: dict[str, object], key: str, name: str) -> str | None:
    value = record.get(key)
    if value is None and key in _OPTIONAL:
        return None
    if key not in record:
        raise UnreadableInputError(f'{name}: "{key}" is missing')
    if not isinstance(value, str):
        raise UnreadableInputError(f'{name}: "{key}" must be a string')
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise UnreadableInputError(f'{name}: "{key}" holds half a character (a lone surrogate)')
    return value


def _date(written: str, name: str) -> date:
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:  # not ISO 8601, so as people type it
        pass
    try:
        return read_date(written)
    except UnknownDateError as error:  # to say in which line
        raise UnreadableInputError(f'{name}: "published": {error}') from error
