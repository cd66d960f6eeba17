"""Anything that holds articles to Documents: files of many kinds, folders, archives, the web."""

from __future__ import annotations

import importlib
import io
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from events.errors import FaultWarning, UnreadableInputError
from events.reading.jsonl import looks_like_record, read_json_lines, read_lines
from events.reading.kinds import REFUSED_SUFFIXES, SUFFIXES, Kind, find_kind
from events.reading.plain import read_text
from events.reading.source import MAX_BYTES, Source, is_address
from events.reading.table import read_table
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from events.reading.source import Found, Reader

STANDARD_INPUT = "-"
# Of the name of a file in a message, in characters.
_LONGEST_NAME = 300

# What `dateline formats` says.
READABLE = {
    "text": "plain text (.txt), one article, kept character for character",
    "markdown": "Markdown (.md), with title, date and author in its front matter",
    "html": "a web page (.html, .htm): its article, title, author and date",
    "mhtml": "a web page that a browser saved as one file (.mhtml, .mht)",
    "pdf": "a PDF with text in it, in columns too; no scans",
    "docx": "a Word document (.docx)",
    "eml": "an e-mail message (.eml), and those that it forwards or quotes",
    "mbox": "a mailbox (.mbox), an article a message",
    "rss": "an RSS or Atom feed (.rss, .atom, .xml), an article an entry",
    "jsonl": 'one article a line, {"id": "…", "text": "…", "published": "2015-05-20"}',
    "csv": "a table with a column “text”, an article a row (.csv, .tsv)",
    "zip": "an archive of any of these",
    "folder": "a folder of any of these, and the folders in it",
    "-": "standard input, any of these by its content",
    "http(s)": "an address on the web: the page is fetched, and nothing else ever is",
}
# The endings of the names of files that are read.
READABLE_SUFFIXES = tuple(SUFFIXES)


def _imported(module: str, name: str) -> Reader:
    """A reader that is imported when it reads: a command mostly reads files of one kind."""

    def read(source: Source) -> Iterator[Found]:
        found: Reader = getattr(importlib.import_module(f"events.reading.{module}"), name)
        return found(source)

    return read


def _read_zip(source: Source) -> Iterator[Found]:
    from events.reading.zip_archive import read_archive  # as above

    return read_archive(source, read_source)


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.MARKDOWN: _imported("markdown", "read_markdown"),
    Kind.HTML: _imported("page", "read_page"),
    Kind.MHTML: _imported("mail", "read_saved_page"),
    Kind.PDF: _imported("pdf", "read_pdf"),
    Kind.DOCX: _imported("word", "read_word"),
    Kind.EMAIL: _imported("mail", "read_mail"),
    Kind.MAILBOX: _imported("mail", "read_mailbox"),
    Kind.FEED: _imported("feed", "read_feed"),
    Kind.JSONL: read_json_lines,
    Kind.CSV: read_table,
    Kind.ZIP: _read_zip,
}


def read_documents(path: str) -> tuple[Document, ...]:
    """The articles at a path: a file of any kind that is read, a folder, `-`, or a web address.

    The kind is told by the content first, then by the name. The `Document.text` of plain text is
    the file's text character for character; of any other kind it is the article's words, with a
    blank line between paragraphs. Offsets are into `Document.text` always. `doc_id` is the file's
    name without its ending. Raises UnreadableInputError.
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


def read_source(source: Source) -> Iterator[Found]:
    """The articles of one input by its kind, or the one reason why it cannot be read."""
    try:
        yield from _READERS[find_kind(source)](source)
    except UnreadableInputError as error:  # one bad input must not cost the others
        yield error
    except OSError as error:  # a disk that fails, a folder on the network that is gone
        yield _unreadable(source.name, error)
    except MemoryError:
        yield UnreadableInputError(f"{source.name}: takes more memory than there is: split it")
    except Exception as error:  # a file can be wrong in any of its places, and so can we
        reason = f"{source.name}: cannot be read, by a fault of Dateline: {type(error).__name__}"
        warnings.warn(reason, FaultWarning, stacklevel=2)  # an error in our own tests
        yield UnreadableInputError(reason)


def _read(path: str) -> Iterator[Found]:
    if not path.strip():  # as an unset variable gives it; Python takes an empty one for the folder
        yield UnreadableInputError(f"“{path}”: there is no such file: a path is empty")
    elif path == STANDARD_INPUT:
        yield from _read_standard_input()
    elif is_address(path):
        yield from _read_address(path)
    else:
        yield from _read_path(Path(path))


def _read_path(path: Path) -> Iterator[Found]:
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:  # a name too long, or one that no file can have
        yield _unreadable(str(path), error)
        return
    if is_folder:
        yield from _read_folder(path)
    elif is_there:
        yield from _read_file(path, doc_id=path.stem)
    else:
        yield UnreadableInputError(f"{_shown(path)}: there is no such file: check the path")


def _unreadable(name: str, error: OSError | ValueError) -> UnreadableInputError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return UnreadableInputError(f"{_shown(name)}: cannot be read: {reason or error}")


def _shown(path: Path | str) -> str:
    """A path fit for a message: the ends of it, where it is longer than a few lines."""
    written = str(path)
    return written if len(written) <= _LONGEST_NAME else f"{written[:100]}…{written[-50:]}"


def _read_address(address: str) -> Iterator[Found]:
    from events.reading.web import fetch  # as above

    try:
        source = fetch(address)
    except UnreadableInputError as error:  # the same as for a file
        yield error
        return
    yield from read_source(source)


def _read_folder(folder: Path) -> Iterator[Found]:
    """The files of a folder and of those within it, in the order of their paths."""
    known = (*SUFFIXES, *REFUSED_SUFFIXES)
    found = False
    for path in _files_below(folder):
        if isinstance(path, UnreadableInputError):
            found = True
            yield path
        elif path.suffix.lower() in known:
            found = True
            below = path.relative_to(folder)
            yield from _read_file(path, doc_id=below.with_suffix("").as_posix())
    if not found:
        yield UnreadableInputError(
            f"{folder}: no articles in this folder: their names end in {', '.join(SUFFIXES)}"
        )


def _files_below(folder: Path) -> Iterator[Path | UnreadableInputError]:
    """Files in a fixed order; hidden ones, linked folders and the parts of saved pages left out.

    A folder that cannot be read is told of in its place. Folders may lie in each other without end.
    """
    waiting: list[Path | UnreadableInputError] = [folder]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, UnreadableInputError) or (entry is not folder and entry.is_file()):
            yield entry
            continue
        try:
            waiting += reversed(_entries(entry))
        except OSError as error:  # whether a folder can be read is known only by reading it
            yield _unreadable(str(entry), error)


def _entries(folder: Path) -> list[Path]:
    """What is read of a folder: files and folders, in the order of their names."""
    entries = sorted(folder.iterdir())
    pages = {entry.stem for entry in entries if SUFFIXES.get(entry.suffix.lower()) is Kind.HTML}
    return [
        entry
        for entry in entries
        if not entry.name.startswith(".")
        and not (entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages)
        and (entry.is_file() or (entry.is_dir() and not entry.is_symlink()))
    ]


def _read_file(path: Path, *, doc_id: str) -> Iterator[Found]:
    # A file's name may be no text at all.
    readable = os.fsencode(doc_id).decode("utf-8", "replace")
    try:
        file = path.open("rb")
    except OSError as error:  # whether a file can be read is known only by reading it
        yield _unreadable(str(path), error)
        return
    with file:
        name, suffix = str(path), path.suffix.lower()
        if not file.seekable():  # a pipe
            yield from _read_content(file.read(MAX_BYTES + 1), name, readable)
            return
        yield from read_source(Source(file=file, name=name, doc_id=readable, suffix=suffix))


def _read_standard_input() -> Iterator[Found]:
    if sys.stdin is None:  # closed by the shell
        yield UnreadableInputError("standard input: is closed: there is no article in it")
        return
    first = sys.stdin.buffer.readline(MAX_BYTES)
    if looks_like_record(first):
        yield from read_lines(sys.stdin.buffer, "standard input", first=first)
        return
    content = first + sys.stdin.buffer.read(MAX_BYTES + 1 - len(first))
    yield from _read_content(content, "standard input", "stdin")


def _read_content(content: bytes, name: str, doc_id: str) -> Iterator[Found]:
    yield from read_source(Source(file=io.BytesIO(content), name=name, doc_id=doc_id))
