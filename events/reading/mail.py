"""E-mail messages and pages that a browser saved as one (MHTML) to Documents."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from events.errors import UnreadableInputError
from events.reading.blocks import text_of
from events.reading.encoding import decode_markup, known_encoding
from events.reading.metadata import dated, web_address
from events.reading.page import page_document, parse_page
from events.reading.source import check_parts, check_text, read_all
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.reading.source import Found, Source

_LONGEST_HEADER = 2000
# What a part and a line take in memory while a message is read, in bytes.
_PART, _LINE = 3000, 100
# The number of a piece of a parameter, "name*12345=": longer ones are no numbers to Python.
_LONG_NUMBER = re.compile(rb"(?<=[\w-]\*)\d{5,}(?=\*?=)")
_MOST_PARTS = 500
# A plain part that only says that there is another one is this much shorter than the other.
_STUB = 0.2
# "Ann Lee" <ann@example.org>, or the address alone; the standard library recurses over comments.
_SENDER = re.compile(r"\s*\"?(?P<name>[^\"<>@]{0,200})\"?\s*<?(?P<address>[^\s<>@]+@[^\s<>@]+)>?")
_FLOWED = re.compile(r"(?<=\S) \r?\n(?=[^\s>-])")


def read_mail(source: Source) -> Iterator[Found]:
    """The text of a message, sent on the day of its `Date`. Raises UnreadableInputError."""
    message = _message(source)
    published = dated(_header(message, "Date"), "The message was sent on")
    sender = _SENDER.match(_header(message, "From") or "")
    yield Document(
        text=check_text(_mail_text(message, source.name), source.name),
        doc_id=source.doc_id,
        published=published.day,
        published_basis=published.basis,
        published_evidence=published.evidence,
        title=_header(message, "Subject"),
        author=(sender["name"].strip() or sender["address"]) if sender else None,
        url=source.url,
    )


def read_saved_page(source: Source) -> Iterator[Found]:
    """The article of a page in MHTML. Raises UnreadableInputError."""
    message = _message(source)
    part = next((part for part in _parts(message) if part.get_content_type() == "text/html"), None)
    if part is None:
        raise UnreadableInputError(
            f"{source.name}: there is no page in this web archive: save the page again as .html"
        )
    address = web_address(_header(message, "Snapshot-Content-Location"))
    yield page_document(
        _markup(part, source.name),
        name=source.name,
        doc_id=source.doc_id,
        url=address or web_address(_header(part, "Content-Location")) or source.url,
    )


def _message(source: Source) -> Message:
    content = _LONG_NUMBER.sub(b"0", read_all(source))
    counted = partial(_Counted, parts=count(1), size=source.size(content), name=source.name)
    lines = content.count(b"\n")
    check_parts(lines, _LINE, source.size(content), source.name)
    try:
        return message_from_bytes(content, counted)
    except RecursionError as error:  # a thousand messages within each other, made to do harm
        raise UnreadableInputError(
            f"{source.name}: holds messages within messages without end: not read"
        ) from error


class _Counted(Message):
    """A message that is one of a number of them, within each other or beside each other."""

    def __init__(self, *, parts: Iterator[int], size: int, name: str, policy: Any = None) -> None:
        super().__init__(policy or compat32)
        check_parts(next(parts), _PART, size, name)


def _mail_text(message: Message, name: str) -> str:
    """The plain part, or the page where there is no plain part worth reading."""
    parts = [part for part in _parts(message) if part.get_content_disposition() != "attachment"]
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    words = _plain_text(plain, name) if plain is not None else ""
    shown = _page_text(page, name) if page is not None else ""
    return shown if len(words) < _STUB * len(shown) or not words.strip() else words


def _parts(message: Message) -> list[Message]:
    """The message and what it holds, in order, down to the letters that it forwards."""
    found: list[Message] = []
    waiting = [message]
    while waiting and len(found) < _MOST_PARTS:
        part = waiting.pop(0)
        found.append(part)
        if part.is_multipart():
            waiting = [*part.get_payload(), *waiting]
    return found


def _plain_text(part: Message, name: str) -> str:
    text = decode_markup(_content(part), name, charset=_charset(part))
    if _parameter(part, "format").lower() == "flowed":  # RFC 3676: such lines are one paragraph
        text = _FLOWED.sub(" ", text)
    return text.replace("\r\n", "\n").strip("\n")


def _page_text(part: Message, name: str) -> str:
    markup = _markup(part, name)
    return text_of(parse_page(markup, name)) if markup.strip() else ""


def _markup(part: Message, name: str) -> str:
    return decode_markup(_content(part), name, charset=_charset(part))


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    return known_encoding(_parameter(part, "charset"))


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name)
    return str(value[2] if isinstance(value, tuple) else value or "")


def _header(message: Message, name: str) -> str | None:
    """A header as its reader sees it, on one line; None where it is missing or blank."""
    written = str(message.get(name) or "")[:_LONGEST_HEADER]
    try:
        pieces = decode_header(written)
    except HeaderParseError:  # broken base64: shown as it is written
        pieces = [(written, None)]
    decoded = (
        piece
        if isinstance(piece, str)
        else piece.decode(known_encoding(charset) or "utf-8", "replace")
        for piece, charset in pieces
    )
    return " ".join("".join(decoded).split()) or None
