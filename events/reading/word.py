"""A Word document to a Document: its paragraphs and tables in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.errors import UnreadableInputError
from events.reading.archive import check_members
from events.reading.metadata import web_address
from events.reading.source import check_text, read_all
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.reading.source import Found, Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = {f"{_W}t": "", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_TEXT |= {f"{_W}noBreakHyphen": "-"}
# Text that was struck out, or stands in a box, or twice for programs that cannot draw the box.
_NOT_READ = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText"))
_MOST_UNPACKED = 200_000_000


def read_word(source: Source) -> Iterator[Found]:
    """The one article of a .docx file. Raises UnreadableInputError.

    The day on which the file was made is only a hint: it is told as such, never taken.
    """
    content = read_all(source)
    check_members(source, most_unpacked=_MOST_UNPACKED)
    document = _opened(content, source.name)
    properties = document.core_properties
    paragraphs = [text for block in document.element.body for text in _paragraphs(block)]
    text = "\n\n".join(text for text in paragraphs if text.strip())
    yield Document(
        text=check_text(text, source.name),
        doc_id=source.doc_id,
        published_evidence=_hint(properties),
        title=_property(properties, "title") or _title(document),
        author=_property(properties, "author"),
        url=web_address(source.url),
    )


def _opened(content: bytes, name: str) -> Any:
    import io

    import docx  # it is wanted only once there is a Word document to read

    try:
        return docx.Document(io.BytesIO(content))
    except Exception as error:
        # python-docx fails on a damaged file in as many ways as a file can be damaged.
        raise UnreadableInputError(
            f"{name}: is a damaged Word document: it may be cut short: save it again as .docx"
        ) from error


def _paragraphs(block: Any) -> Iterator[str]:
    """The text of a paragraph, or of each row of a table, its cells parted by a tab."""
    if block.tag == f"{_W}p":
        yield _words(block)
    elif block.tag == f"{_W}tbl":
        for row in block.iter(f"{_W}tr"):
            cells = (" ".join(map(_words, cell.iter(f"{_W}p"))) for cell in row.iter(f"{_W}tc"))
            yield "\t".join(cell for cell in cells if cell.strip())
    elif block.tag == f"{_W}sdt":  # a field that people fill in, around anything
        for child in block.iterfind(f"{_W}sdtContent/*"):
            yield from _paragraphs(child)


def _words(paragraph: Any) -> str:
    """The words of a paragraph, with what was inserted and without what was deleted."""
    pieces, waiting = [], [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag in _TEXT:
            pieces.append((element.text or "") if element.tag == f"{_W}t" else _TEXT[element.tag])
        elif element.tag not in _NOT_READ:
            waiting += reversed(element)
    return "".join(pieces).strip()


def _title(document: Any) -> str | None:
    """The paragraph in the style “Title”, where there is one."""
    for paragraph in document.element.body.iterfind(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") == "Title":
            return " ".join(_words(paragraph).split()) or None
    return None


def _property(properties: Any, name: str) -> str | None:
    return " ".join(str(getattr(properties, name, "") or "").split()) or None


def _hint(properties: Any) -> str:
    try:
        created = properties.created
    except (ValueError, TypeError, AttributeError):  # whatever a program has written there
        return ""
    if created is None:
        return ""
    return f"The file was made on {created.date().isoformat()}, which may be another day."
