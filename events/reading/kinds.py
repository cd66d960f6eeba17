"""What kind of file an input is: by its content first, then by the ending of its name."""

from __future__ import annotations

import codecs
import re
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING

from events.errors import UnreadableInputError
from events.reading.jsonl import looks_like_record
from events.reading.source import empty
from events.reading.table import looks_like_header
from events.reading.zip_list import check_list

if TYPE_CHECKING:
    from events.reading.source import Source


class Kind(StrEnum):
    """The kinds of input that are read, by the names that `dateline formats` gives them."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    EMAIL = "eml"
    MAILBOX = "mbox"
    FEED = "rss"
    JSONL = "jsonl"
    CSV = "csv"
    ZIP = "zip"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".mhtml": Kind.MHTML,
    ".mht": Kind.MHTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".eml": Kind.EMAIL,
    ".mbox": Kind.MAILBOX,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".xml": Kind.FEED,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".zip": Kind.ZIP,
}
# What people try all the same, and what they can do instead.
REFUSED_SUFFIXES = {
    ".doc": "is a Word file of before 2007: save it as .docx",
    ".epub": "is an e-book: save the article as plain text (.txt)",
    ".msg": "is a message in Outlook's own form: save it as .eml, or as plain text (.txt)",
    ".odt": "is a text document of an office program: save it as .docx",
    ".rtf": "is a text document of an office program: save it as .docx",
    ".json": "is a JSON file, which is no article: name many articles .jsonl, one object a line, "
    "or open an exported timeline with dateline serve",
}
_REFUSED_OPENINGS = {
    b"{\\rtf": REFUSED_SUFFIXES[".rtf"],
    b"\x1f\x8b": "is compressed with gzip: unpack it first",
    b"BZh": "is compressed with bzip2: unpack it first",
    b"7z\xbc\xaf": "is a 7z archive: unpack it first, or pack the articles as .zip",
    b"Rar!": "is a RAR archive: unpack it first, or pack the articles as .zip",
    b"\x89PNG": "is a picture: there is no text in it to read",
    b"\xff\xd8\xff": "is a picture: there is no text in it to read",
    b"GIF8": "is a picture: there is no text in it to read",
}
# The container of old Office files, and of new ones that are encrypted.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OUTLOOK = "__substg1.0_".encode("utf-16-le")
_OPENING_BYTES = 4096
# Adobe's readers accept the mark of a PDF anywhere in the first kilobyte.
_PDF_REACH = 1024

_PROLOG = (
    r"\s*(?:<\?[^>]{0,200}>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*|<!DOCTYPE[^>\[]{0,300}>\s*){0,9}"
)
_PAGE = re.compile(rf"{_PROLOG}<html[\s>]|\s*<!doctype\s+html", re.IGNORECASE)
_FEED = re.compile(rf"{_PROLOG}<(?:rss|(?:\w{{1,20}}:)?feed|rdf:RDF)[\s>]", re.IGNORECASE)
# A text may open with "From:" and "Date:" as well; only a mail program writes these.
_MAIL = re.compile(
    r"(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?"
    r"(?:MIME-Version|Message-ID|Received|Return-Path|DKIM-Signature):",
    re.IGNORECASE,
)
# A mailbox parts its messages by such lines (RFC 4155).
_MAILBOX = re.compile(
    r"From \S{1,200} [^\n]{0,80}\d{4}[^\n]{0,20}\r?\n[\w-]{1,40}:[^\n]*\n", re.IGNORECASE
)
_SAVED_PAGE = re.compile(
    r"^(?:Snapshot-Content-Location:|From: <Saved by|Content-Type: multipart/related)",
    re.IGNORECASE | re.MULTILINE,
)


def find_kind(source: Source) -> Kind:
    """The kind of an input; its file stands at its beginning before and after.

    Raises UnreadableInputError for a kind that is not read.
    """
    opening = source.file.read(_OPENING_BYTES)
    source.file.seek(0)
    refused = next((_REFUSED_OPENINGS[m] for m in _REFUSED_OPENINGS if opening.startswith(m)), None)
    if opening.startswith(_OLE):
        refused = _ole_reason(source)
    if refused is not None:
        raise UnreadableInputError(f"{source.name}: {refused}")
    if not opening.strip() and len(opening) < _OPENING_BYTES:
        raise empty(source.name)
    if b"%PDF-" in opening[:_PDF_REACH]:
        return Kind.PDF
    if opening.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_kind(source)
    return _kind_of_text(opening, source)


def _kind_of_text(opening: bytes, source: Source) -> Kind:
    """The kind of what is no archive and no PDF."""
    shown = _shown(opening)
    if _PAGE.match(shown):
        return Kind.HTML
    if _FEED.match(shown):
        return Kind.FEED
    if _MAILBOX.match(shown):
        return Kind.MAILBOX
    if _MAIL.match(shown):
        return Kind.MHTML if _SAVED_PAGE.search(shown) else Kind.EMAIL
    if source.suffix in REFUSED_SUFFIXES:
        raise UnreadableInputError(f"{source.name}: {REFUSED_SUFFIXES[source.suffix]}")
    if source.suffix in SUFFIXES:
        return SUFFIXES[source.suffix]
    first = opening.split(b"\n", 1)[0]
    if looks_like_record(first):
        return Kind.JSONL
    return Kind.CSV if looks_like_header(shown.split("\n", 1)[0]) else Kind.TEXT


def _shown(opening: bytes) -> str:
    """The opening as text, well enough to see tags and headers in it."""
    if opening.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return opening.decode("utf-16", "replace")
    return opening.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def _packed_kind(source: Source) -> Kind:
    """A Word document or an archive of articles, by what is packed in it."""
    try:
        check_list(source)
        names = set(zipfile.ZipFile(source.file).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        # Reading the list of its members is the only check there is.
        raise UnreadableInputError(
            f"{source.name}: is a damaged archive or office document: it may be cut short: get it "
            "again"
        ) from error
    finally:
        source.file.seek(0)
    if "[Content_Types].xml" in names:
        if not any(name.startswith("word/") for name in names):
            raise UnreadableInputError(
                f"{source.name}: is an office document but no text: save its text as .docx or .csv"
            )
        return Kind.DOCX
    if "mimetype" in names and "META-INF/container.xml" in names:
        raise UnreadableInputError(f"{source.name}: {REFUSED_SUFFIXES['.epub']}")
    if "mimetype" in names and "content.xml" in names:
        raise UnreadableInputError(f"{source.name}: {REFUSED_SUFFIXES['.odt']}")
    return Kind.ZIP


def _ole_reason(source: Source) -> str:
    """Why a file in the old container of Office is not read."""
    content = source.file.read(1_000_000)
    source.file.seek(0)
    if _ENCRYPTED_PACKAGE in content:
        return "is protected with a password: save it without one"
    if _OUTLOOK in content or source.suffix == ".msg":
        return REFUSED_SUFFIXES[".msg"]
    return REFUSED_SUFFIXES[".doc"]
