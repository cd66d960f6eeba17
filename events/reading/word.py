"""A Word document to a Document: its paragraphs, tables, boxes and notes, read as they come by."""

from __future__ import annotations

import re
import zipfile
import zlib
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from events.errors import UnreadableInputError
from events.reading.metadata import web_address
from events.reading.source import MAX_CHARACTERS, check_text, read_all, too_long
from events.reading.word_markup import Body, Facts, Target
from events.reading.zip_archive import check_members
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.reading.source import Found, Source

_MOST_UNPACKED = 60_000_000
_PIECE = 65_536
_BODY, _CORE, _NOTES = "word/document.xml", "docProps/core.xml", ("footnotes.xml", "endnotes.xml")
# Facts and notes are read only as far as a person would have written them.
_MOST_OF_PART = 20_000_000
# What programs and their templates write for want of a title, and of an author.
_NO_TITLE = re.compile(
    r"untitled.*|(?:microsoft )?word.*|(?:new |blank )?document\W?\d*|title|\[.*|.*\btemplate"
    r"|.*\.\w{2,5}|normal|\W*",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(r"python-docx|author|user|un-named|apache poi|\W*", re.IGNORECASE)


def read_word(source: Source) -> Iterator[Found]:
    """The one article of a .docx file. Raises UnreadableInputError.

    Its notes follow its text. The day on which the file was made is only a hint: it is told as
    such, never taken.
    """
    read_all(source)
    check_members(source, most_unpacked=_MOST_UNPACKED)
    with zipfile.ZipFile(source.file) as packed:
        body = _read(packed, _place_of_body(packed), Body(), source.name)
        if not body.begun:
            raise _damaged(source.name)
        folder = PurePosixPath(_place_of_body(packed)).parent
        notes = [
            paragraph
            for name in _NOTES
            for paragraph in _optional(packed, str(folder / name), Body(), source.name).paragraphs
        ]
        facts = _optional(packed, _CORE, Facts(), source.name)
    text = "\n\n".join(text for text in [*body.paragraphs, *notes] if text.strip())
    yield Document(
        text=check_text(text, source.name),
        doc_id=source.doc_id,
        published_evidence=_hint(facts.created),
        title=_title(facts, body),
        author=None if _NO_AUTHOR.fullmatch(facts.creator) else facts.creator,
        url=web_address(source.url),
    )


def _place_of_body(packed: zipfile.ZipFile) -> str:
    """The name of the part that holds the text; some programs number it."""
    names = packed.namelist()
    if _BODY in names:
        return _BODY
    found = (name for name in names if re.fullmatch(r"word/document\d*\.xml", name))
    return next(found, _BODY)


def _optional(packed: zipfile.ZipFile, part: str, target: Any, name: str) -> Any:
    """What a part that a document may lack, or have wrong, tells as far as it goes."""
    if part not in packed.namelist():
        return target
    try:
        return _read(packed, part, target, name)
    except UnreadableInputError:  # the article is whole without it
        return target


def _read(packed: zipfile.ZipFile, part: str, target: Target, name: str) -> Any:
    """What `target` gives for the markup of one part. Raises UnreadableInputError."""
    from lxml import etree  # it is wanted only once there is a Word document to read

    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True)
    try:
        with packed.open(part) as file:
            read = 0
            while piece := file.read(_PIECE):
                parser.feed(piece)
                read += len(piece)
                if target.characters > MAX_CHARACTERS:
                    raise too_long(name)
                if read > _MOST_OF_PART and not isinstance(target, Body):
                    break
            parser.close()
    except (
        *(etree.XMLSyntaxError, KeyError, ValueError, NotImplementedError, RuntimeError),
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    ) as error:
        # Unpacking and parsing is the only check there is.
        raise _damaged(name) from error
    return target


def _damaged(name: str) -> UnreadableInputError:
    return UnreadableInputError(
        f"{name}: is a damaged Word document: it may be cut short: save it again as .docx"
    )


def _title(facts: Facts, body: Body) -> str | None:
    """What the file calls itself, unless its text is headed otherwise, or a program named it."""
    said = "" if _NO_TITLE.fullmatch(facts.title) else facts.title
    headed = " ".join(body.title.split())
    if headed and said.lower() not in " ".join(body.paragraphs[:20]).lower():
        return headed
    return said or headed or None


def _hint(created: str) -> str:
    try:
        day = date.fromisoformat(created[:10])
    except ValueError:  # whatever a program has written there
        return ""
    return f"The file was made on {day.isoformat()}, which may be another day."
