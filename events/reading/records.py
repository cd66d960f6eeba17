"""A record of named fields, from JSON Lines or a table, to a Document, and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from events.errors import UnknownDateError, UnreadableInputError
from events.published.typed_day import read_date
from events.reading.source import check_text
from events.types import Document, PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# The names that exports of news archives and scrapers give their columns; the first is ours.
_SYNONYMS = {
    "id": "id doc_id docid article_id articleid document_id guid uuid",
    "text": "text body content article article_text full_text fulltext article_body articlebody",
    "published": "published date pubdate pub_date published_at publishedat publication_date "
    "publish_date date_published datepublished published_date",
    "title": "title headline",
    "publisher": "publisher source outlet newspaper publication site site_name",
    "url": "url link address web_url article_url",
    "author": "author authors byline",
}
FIELDS = {name: field for field, names in _SYNONYMS.items() for name in names.split()}
# Days that a document brings along; the others are found in its text, and found again.
BROUGHT = (PublishedBasis.GIVEN, PublishedBasis.METADATA)


def known_field(name: str) -> str | None:
    """Which of our fields a column or key names, whatever its case; None for any other.

    >>> known_field("Publication Date")
    'published'
    """
    return FIELDS.get(name.strip().lower().replace(" ", "_").replace("-", "_"))


def matched_fields(names: Iterable[str]) -> dict[str, str]:
    """Our fields, each with the name that stands for it; our own name before a synonym."""
    found: dict[str, str] = {}
    for name in names:
        field = known_field(name)
        if field is not None and (field not in found or name.strip().lower() == field):
            found[field] = name
    return found


def record_document(record: Mapping[str, object], name: str, *, doc_id: str = "") -> Document:
    """The article of a record; `doc_id` serves where the record has no id of its own.

    Raises UnreadableInputError; `name` says where the record stands.
    """
    names = matched_fields(record)
    missing = next((f for f in ("id", "text") if f not in names and not (f == "id" and doc_id)), "")
    if missing:
        raise UnreadableInputError(f'{name}: "{missing}" is missing')
    fields = {field: _string(record, names[field], name) for field in names}
    for field in ("id", "text"):
        if field in fields and fields[field] is None:
            raise UnreadableInputError(f'{name}: "{names[field]}" must be a string')
    text, published = fields["text"] or "", fields.get("published")
    return Document(
        text=check_text(text, f"{name}: {names['text']}"),
        doc_id=fields.get("id") or doc_id,
        published=_date(published, f'{name}: "{names["published"]}"') if published else None,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.NONE,
        title=fields.get("title"),
        author=fields.get("author"),
        publisher=fields.get("publisher"),
        url=fields.get("url"),
    )


def document_record(document: Document) -> dict[str, str | None]:
    """A document as the record that it can be read from again: the fields of JSON Lines.

    A day of publication that was found in the text stays out: it is found there again.

    >>> record = document_record(Document(text="The bank failed.", doc_id="bank"))
    >>> record["id"], record["text"], record["published"]
    ('bank', 'The bank failed.', None)
    """
    published = document.published if document.published_basis in BROUGHT else None
    return {
        "id": document.doc_id,
        "text": document.text,
        "published": published.isoformat() if published else None,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
    }


def _string(record: Mapping[str, object], key: str, name: str) -> str | None:
    value = record[key]
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableInputError(f'{name}: "{key}" must be a string')
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise UnreadableInputError(f'{name}: "{key}" holds half a character (a lone surrogate)')
    return value


def _date(written: str, name: str) -> date:
    try:
        typed = datetime.fromisoformat(written.strip()).date().isoformat()
    except ValueError:  # not ISO 8601, so as people type it
        typed = written
    try:
        return read_date(typed)
    except UnknownDateError as error:  # to say in which line
        raise UnreadableInputError(f"{name}: {error}") from error
