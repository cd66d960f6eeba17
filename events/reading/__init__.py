"""Anything that holds articles to Documents: a text file, a folder, JSON Lines, standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from events.errors import UnreadableInputError
from events.reading import jsonl
from events.reading.plain import LATER_KINDS, decode, read_bytes, refuse_other_kinds
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STANDARD_INPUT = "-"
TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")

# What `dateline formats` says.
READABLE = {
    "text": "a plain text file in UTF-8 or UTF-16, one article",
    "jsonl": 'one article a line, {"id": "…", "text": "…", "published": "2015-05-20"}',
    "folder": f"the files in it whose names end in {', '.join((*TEXT_SUFFIXES, *jsonl.SUFFIXES))}",
    "-": "standard input, as plain text or as jsonl",
}


def read_documents(path: str) -> tuple[Document, ...]:
    """The articles at a path: a text file, a JSON Lines file, a folder, or `-`.

    `Document.text` is the file's text character for character; `doc_id` the file's name without
    its ending. Raises UnreadableInputError.
    """
    return tuple(iter_documents(path))


def iter_documents(
    path: str, *, on_error: Callable[[UnreadableInputError], None] | None = None
) -> Iterator[Document]:
    """`read_documents` one at a time, for inputs with more articles than fit in memory.

    With `on_error`, an article that cannot be read is handed to it and the others follow; without,
    the first one raises UnreadableInputError.
    """
    for found in _read(path):
        if isinstance(found, Document):
            yield found
        elif on_error is None:
            raise found
        else:
            on_error(found)


def _read(path: str) -> Iterator[Document | UnreadableInputError]:
    if path == STANDARD_INPUT:
        yield from _read_standard_input()
    elif Path(path).is_dir():
        yield from _read_folder(Path(path))
    else:
        yield from _read_file(Path(path))


def _read_folder(folder: Path) -> Iterator[Document | UnreadableInputError]:
    known = (*TEXT_SUFFIXES, *jsonl.SUFFIXES, *LATER_KINDS)
    paths = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in known and not path.name.startswith(".") and path.is_file()
    )
    if not paths:
        yield UnreadableInputError(
            f"{folder}: no articles in this folder: their names end in "
            f"{', '.join((*TEXT_SUFFIXES, *jsonl.SUFFIXES))}"
        )
    for path in paths:
        yield from _read_file(path)


def _read_file(path: Path) -> Iterator[Document | UnreadableInputError]:
    if path.suffix.lower() in jsonl.SUFFIXES and path.is_file():
        with path.open("rb") as lines:
            yield from jsonl.read_lines(lines, str(path))
        return
    try:
        # A file's name may be no text at all.
        stem = os.fsencode(path.stem).decode("utf-8", "replace")
        yield _document(read_bytes(path), str(path), stem)
    except UnreadableInputError as error:  # one bad article must not cost the others
        yield error


def _read_standard_input() -> Iterator[Document | UnreadableInputError]:
    first = sys.stdin.buffer.readline()
    if jsonl.looks_like_record(first):
        yield from jsonl.read_lines(sys.stdin.buffer, "standard input", first=first)
        return
    try:
        yield _document(first + sys.stdin.buffer.read(), "standard input", "stdin")
    except UnreadableInputError as error:  # the same as for a file
        yield error


def _document(content: bytes, name: str, doc_id: str) -> Document:
    refuse_other_kinds(content, name)
    return Document(text=decode(content, name), doc_id=doc_id)
