"""RSS and Atom feeds to Documents, an entry an article."""

from __future__ import annotations

import html
import io
import re
import warnings
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from events.errors import InputWarning, UnreadableInputError
from events.reading.blocks import text_of
from events.reading.encoding import decode_markup
from events.reading.metadata import Dated, dated, web_address
from events.reading.page import parse_page
from events.reading.source import check_parts, check_text, read_all
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.reading.source import Found, Source

# An entity that a file defines for itself can stand for gigabytes; no feed needs one.
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
# feedparser looks for an address in the author's name, in quadratic time; no word is this long.
_LONG_RUN = re.compile(r"[\w.+-]{200,}")
# What an element takes in memory, in bytes.
_ELEMENT = 400
# The tags of an article, which nobody writes about.
_ESCAPED = re.compile(r"<(?:p|div|br|a|img|span|ul|h[1-6])(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_DEFINES = re.compile(r"<!ENTITY", re.IGNORECASE)


def read_feed(source: Source) -> Iterator[Found]:
    """Each entry's article, once: its whole text where the feed has it, else the summary.

    Nothing is fetched. Of entries that come again an InputWarning tells. Raises
    UnreadableInputError.
    """
    content = read_all(source)
    markup = decode_markup(content, source.name, charset=source.charset)
    if _DEFINES.search(markup):
        raise UnreadableInputError(
            f"{source.name}: defines XML entities of its own, which are not read: they can hide "
            "anything"
        )
    check_parts(markup.count("<"), _ELEMENT, source.size(content), source.name)
    markup = _LONG_RUN.sub("", _DECLARATION.sub("", markup))
    feed = _parsed(markup.encode("utf-8", "replace"), source.name)
    if not feed.entries:
        raise UnreadableInputError(
            f"{source.name}: there is no article in it: it is no RSS or Atom feed, or an empty one"
        )
    publisher = _line(feed.feed.get("title"))
    known: set[tuple[object, ...]] = set()
    again = 0
    for number, entry in enumerate(feed.entries, start=1):
        try:
            document = _entry_document(entry, source, number, publisher)
        except UnreadableInputError as error:  # one bad entry must not cost the others
            yield error
            continue
        marks = _marks(entry, document)
        if known.isdisjoint(marks):
            yield document
        else:
            again += 1
        known |= marks
    if again:
        told = f"{again} of the {len(feed.entries)} entries repeat others, and are left out"
        warnings.warn(f"{source.name}: {told}", InputWarning, stacklevel=2)


def _marks(entry: Any, document: Document) -> set[tuple[object, ...]]:
    """What no two entries have in common that are not one: an id and title; a text and day.

    Some feeds have one id or address for all entries, and a text may be repeated year by year.
    """
    day, content = document.published, document.text.encode("utf-8", "surrogatepass")
    marks: set[tuple[object, ...]] = {("text", sha256(content).digest(), day)}
    if document.title and (own := entry.get("id")):
        marks.add(("id", str(own), document.title))
    if document.title and document.url:
        marks.add(("address", document.url, document.title, day))
    return marks


def _parsed(content: bytes, name: str) -> Any:
    import feedparser  # it is wanted only once there is a feed to read

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about a feed that is odd
            return feedparser.parse(
                io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False
            )
    except Exception as error:
        # feedparser mends most damaged feeds, and fails on the others in many ways.
        raise UnreadableInputError(
            f"{name}: is a damaged feed: it may be cut short: get it again"
        ) from error


def _entry_document(entry: Any, source: Source, number: int, publisher: str | None) -> Document:
    name = f"{source.name}, entry {number}"
    published = _published(entry)
    return Document(
        text=check_text(_entry_text(entry, name), name),
        doc_id=f"{source.doc_id}-{number}",
        published=published.day,
        published_basis=published.basis,
        published_evidence=published.evidence,
        title=_line(entry.get("title")),
        author=_line(entry.get("author")),
        publisher=publisher,
        url=web_address(entry.get("link")),
    )


def _entry_text(entry: Any, name: str) -> str:
    """The longest of what an entry holds: its content, its summary, at the least its title."""
    held = [part.get("value", "") for part in entry.get("content", ()) if isinstance(part, dict)]
    markup = max([*held, str(entry.get("summary") or "")], key=len) or str(entry.get("title") or "")
    if not markup.strip():
        return ""
    text = text_of(parse_page(f"<div>{markup}</div>", name))
    if _ESCAPED.search(text):  # escaped twice, as some programs do: the text is markup again
        text = text_of(parse_page(f"<div>{text}</div>", name))
    return text


def _published(entry: Any) -> Dated:
    for key, evidence in (
        ("published", "The feed says that the article was published on"),
        ("created", "The feed says that the article was created on"),
        ("updated", "The feed says only that the article was updated on"),
    ):
        # Plain look-up: feedparser gives "published" where "updated" was asked for.
        written = dict.get(entry, key)
        found = dated(written if isinstance(written, str) else None, evidence)
        if found.day is not None:
            return found
    return dated(None, "")


def _line(text: object) -> str | None:
    """A title without tags, on one line."""
    written = str(text or "")
    for _ in range(2):  # some programs escape twice what is escaped already
        written = html.unescape(written)
    plain = re.sub(r"</?[a-zA-Z][^<>]{0,500}>", "", written)
    return " ".join(plain.split()) or None
