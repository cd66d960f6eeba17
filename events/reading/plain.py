"""Plain text: the article, character for character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.reading.encoding import decode, decode_markup
from events.reading.source import MAX_CHARACTERS, check_text, read_all, too_long
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.reading.source import Found, Source

_MOST_BYTES = 4 * MAX_CHARACTERS + 4


def read_text(source: Source) -> Iterator[Found]:
    """The one article of a text file. Raises UnreadableInputError."""
    yield Document(text=decoded_text(source), doc_id=source.doc_id, url=source.url)


def decoded_text(source: Source) -> str:
    """The text of a file that is all text. Raises UnreadableInputError."""
    content = read_all(source)
    if len(content) > _MOST_BYTES:  # before an encoding is looked for, which takes its time
        raise too_long(source.name)
    if source.charset is not None and b"\0" not in content:
        return check_text(decode_markup(content, source.name, charset=source.charset), source.name)
    return check_text(decode(content, source.name), source.name)
