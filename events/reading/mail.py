"""E-mail messages and pages that a browser saved as one (MHTML) to Documents."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from functools import partial
from itertools import count
from typing import IO, TYPE_CHECKING, Any

from events.errors import UnreadableInputError
from events.reading.blocks import text_of
from events.reading.encoding import decode_markup, known_encoding
from events.reading.metadata import dated, web_address
from events.reading.page import page_document, parse_page
from events.reading.quoted_mail import Letter, letters
from events.reading.source import MAX_BYTES, check_parts, check_text, read_all
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
# A line of a text that looks like the beginning of a message (mboxrd).
_ESCAPED_FROM = re.compile(rb">+From ")
_FLOWED = re.compile(r"(?<=\S) \r?\n(?=[^\s>-])")


def read_mail(source: Source) -> Iterator[Found]:
    """The text of a message, sent on the day of its `Date`, then those within it.

    A message that is attached, forwarded or quoted is an article with a date of its own. Raises
    UnreadableInputError.
    """
    number = 0
    for message in _messages(_message(source)):
        for letter in letters(_mail_text(message, source.name)):
            number += 1
            name = source.name if number == 1 else f"{source.name}, letter {number}"
            try:
                yield _article(letter, message, source, name, number)
            except UnreadableInputError as error:  # one bad letter must not cost the others
                yield error
    if not number:
        check_text("", source.name)


def read_mailbox(source: Source) -> Iterator[Found]:
    """The messages of a mailbox, read one after the other; it is never held whole."""
    number = 0
    for content in _contents_of_mailbox(source.file):
        number += 1
        name = f"{source.name}, message {number}"
        if len(content) > MAX_BYTES:
            yield UnreadableInputError(f"{name}: is larger than {MAX_BYTES // 1_000_000} MB")
            continue
        one = replace(
            source, file=io.BytesIO(content), name=name, doc_id=f"{source.doc_id}-{number}"
        )
        try:
            yield from read_mail(one)
        except UnreadableInputError as error:  # one bad message must not cost the others
            yield error
    if not number:
        check_text("", source.name)


def _contents_of_mailbox(file: IO[bytes]) -> Iterator[bytes]:
    """Each message as its bytes, one that is too long no further than to tell that it is."""
    lines: list[bytes] = []
    size, blank = 0, True
    while line := file.readline(MAX_BYTES):
        if blank and line.startswith(b"From ") and lines:
            yield b"".join(lines)
            lines, size = [], 0
        elif not line.startswith(b"From ") and size <= MAX_BYTES:
            lines.append(line[1:] if _ESCAPED_FROM.match(line) else line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _article(letter: Letter, message: Message, source: Source, name: str, number: int) -> Document:
    """A letter as an article; what it does not say of itself, the message says that it opens."""
    own = letter.sender is None and letter.date is None
    published = dated(_header(message, "Date") if own else letter.date, "The message was sent on")
    sender = _SENDER.match((_header(message, "From") if own else letter.sender) or "")
    author = (sender["name"].strip() or sender["address"]) if sender else letter.sender
    return Document(
        text=check_text(letter.text, name),
        doc_id=source.doc_id if number == 1 else f"{source.doc_id}-{number}",
        published=published.day,
        published_basis=published.basis,
        published_evidence=published.evidence,
        title=_header(message, "Subject") if own else letter.title,
        author=author,
        url=source.url,
    )


def _messages(message: Message) -> Iterator[Message]:
    """The message, and those that are attached to it, in order."""
    yield message
    for part in _parts(message)[1:]:
        # Only `_content` decodes words: Python does not know the long form of a charset.
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            yield from (one for one in part.get_payload() if isinstance(one, Message))


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
    attached = {id(one) for inner in [*_messages(message)][1:] for one in _parts(inner)}
    parts = [
        part
        for part in _parts(message)
        if part.get_content_disposition() != "attachment" and id(part) not in attached
    ]
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    words = _plain_text(plain, name) if plain is not None else ""
    shown = _page_text(page, name) if page is not None else ""
    return shown if len(words) < _STUB * len(shown) or not words.strip() else words


def _parts(message: Message) -> list[Message]:
    """The message and what it holds, in order, down to the letters that are attached to it."""
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
