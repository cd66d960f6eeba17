"""Bytes to the text of an article, or one clear line on why they are none."""

from __future__ import annotations

import codecs
from pathlib import Path

from events.errors import UnreadableInputError

# About the length of the Bible's four longest books; the parser takes a minute for it.
MAX_CHARACTERS = 1_000_000
_MAX_BYTES = 4 * MAX_CHARACTERS + 4

# Kinds of document that people try, by the ending of the file's name.
LATER_KINDS = {
    ".html": "a web page",
    ".htm": "a web page",
    ".xhtml": "a web page",
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".doc": "a Word document",
    ".odt": "a text document of an office program",
    ".rtf": "a text document of an office program",
    ".epub": "an e-book",
}
_OPENINGS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"{\\rtf": "a text document of an office program",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
}
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def read_bytes(path: Path) -> bytes:
    """The content of a file, cut soon after the longest article. Raises UnreadableInputError."""
    if path.suffix.lower() == ".json":
        raise UnreadableInputError(
            f"{path}: a JSON file is no article: name many articles .jsonl, one object a line, "
            "or open an exported timeline with dateline serve"
        )
    if not path.exists():
        raise UnreadableInputError(f"{path}: there is no such file: check the path")
    if path.suffix.lower() in LATER_KINDS:
        raise UnreadableInputError(_save_as_text(str(path), LATER_KINDS[path.suffix.lower()]))
    try:
        with path.open("rb") as file:
            return file.read(_MAX_BYTES + 1)
    except OSError as error:  # whether a file can be read is known only by reading it
        raise UnreadableInputError(f"{path}: cannot be read: {error.strerror}") from error


def refuse_other_kinds(content: bytes, name: str) -> None:
    """Raises UnreadableInputError for what opens like a PDF, an office document or a web page."""
    opening = content[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for mark, kind in _OPENINGS.items():
        if opening.startswith(mark.lower()):
            raise UnreadableInputError(_save_as_text(name, kind))


def decode(content: bytes, name: str) -> str:
    """The text, without a byte order mark and otherwise character for character.

    UTF-8, or UTF-16 and UTF-32 with their mark. A guess at any other encoding would garble quotes
    without a word, so it is refused. Raises UnreadableInputError; `name` says where.
    """
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    encoding = _MARKS.get(mark, "utf-8")
    if b"\0" in content and not encoding.startswith(("utf-16", "utf-32")):
        raise UnreadableInputError(f"{name}: is binary, not text: give the article as plain text")
    if len(content) > _MAX_BYTES:
        raise UnreadableInputError(_too_long(name))
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:  # decoding is the only check there is
        raise UnreadableInputError(
            f"{name}: is not {encoding.upper()} text (byte {error.start + len(mark):,} is "
            f"0x{error.object[error.start]:02X}): save it again as UTF-8"
        ) from error
    return check_text(text, name)


def check_text(text: str, name: str) -> str:
    """The text itself. Raises UnreadableInputError when it is blank or too long."""
    if not text.strip():
        raise UnreadableInputError(f"{name}: is empty: there is no article in it")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableInputError(_too_long(name))
    return text


def _too_long(name: str) -> str:
    return (
        f"{name}: is longer than {MAX_CHARACTERS:,} characters: split it into its articles, "
        "one a file or one a line of a .jsonl file"
    )


def _save_as_text(name: str, kind: str) -> str:
    return f"{name}: is {kind}, which is not read yet: save the article as plain text (.txt)"
