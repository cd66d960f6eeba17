"""The three tables of a partition, one row an event, an actor, a document: columns and cells."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from events.archive.day_numbers import day_number
from events.calendar.interval import Grain
from events.exports.json_format import about_document
from events.exports.parquet import DAYS, days_of, sound_cells
from events.timeline.certainty import certainty_of
from events.timeline.rows import COLUMNS, NOTED, Column, rows

if TYPE_CHECKING:
    from events.timeline.timeline import Timeline
    from events.types import Actor, Document, Event

    _Row = dict[str, Any]

# A million million articles have no two of one mark by chance.
_MARK_DIGITS = 16
_ARTICLE = Column("article", int, "the number of the article in the partition, from 0")

EVENTS = (
    _ARTICLE,
    *COLUMNS,
    *DAYS,
    Column("first_day", int, "its first day, counted from 1970-01-01; null: open or unknown"),
    Column("last_day", int, "its last day, included, counted alike"),
    Column("certainty", str, "exact, range, vague, inferred, open, bounded, undated"),
)
_UNASKED = {"article", "by_hand", *(column.name for column in (*DAYS, *NOTED))}
ANSWER = (
    Column("event", int, "the number of the event in the archive"),
    Column("article", int, "the number of the article in the archive"),
    *(column for column in EVENTS if column.name not in _UNASKED),
)
"""What an archive answers of an event."""
NEEDED = {
    "events": frozenset(
        "article id doc date start end earliest_begin latest_begin earliest_end latest_end grain "
        "relation basis label agent patient recipient place instrument source attribution trigger "
        "class polarity modality quote explanation salience key title publisher published "
        "first_day last_day certainty".split()
    ),
    "actors": frozenset({"article", "name"}),
    "documents": frozenset("article id title publisher published offset length".split()),
}
"""The columns of each table that an archive cannot do without; later versions may add others."""
ACTORS = (
    _ARTICLE,
    Column("doc", str, "the id of the document"),
    Column("id", str, "a1, a2 … in the document"),
    Column("name", str, "what the actor is called"),
    Column("type", str, "PERSON, ORG, GPE, NORP, GROUP, THING, PLACE, OTHER"),
    Column("mentions", int, "how often the document mentions it"),
)
DOCUMENTS = (
    _ARTICLE,
    Column("id", str, "the id of the document"),
    Column("title", str, "its title"),
    Column("author", str, "its author"),
    Column("publisher", str, "its publisher"),
    Column("url", str, "its address"),
    Column("published", str, "the day of publication, ISO 8601"),
    Column("published_basis", str, "how that day was found: given, metadata, dateline, text, none"),
    Column("characters", int, "how long its text is"),
    Column("mark", str, "16 digits that tell its text from any other"),
    Column("events", int, "how many events it tells"),
    Column("offset", int, "where its timeline begins in timelines.jsonl.gz, in bytes"),
    Column("length", int, "how many bytes of it are its timeline, a gzip file by themselves"),
)


def event_rows(timeline: Timeline, article: int) -> list[_Row]:
    """One row an event, with the cells of `EVENTS`."""
    found = rows(timeline.events)
    return [
        {"article": article, **sound_cells(row), **days_of(event.interval), **_place_in_time(event)}
        for row, event in zip(found, timeline.events, strict=True)
    ]


def actor_rows(timeline: Timeline, article: int) -> list[_Row]:
    """One row an actor, with the cells of `ACTORS`."""
    doc_id = timeline.documents[0].doc_id
    return [
        {"article": article, **sound_cells(_actor_row(actor, number, doc_id))}
        for number, actor in enumerate(timeline.actors, start=1)
    ]


def document_row(timeline: Timeline, article: int, offset: int, length: int) -> _Row:
    """The row of its one document, with the cells of `DOCUMENTS`."""
    [document] = timeline.documents
    return {
        "article": article,
        **sound_cells(_document_row(document)),
        "events": len(timeline.events),
        "offset": offset,
        "length": length,
    }


def _place_in_time(event: Event) -> _Row:
    """Its first and its last day as numbers, which every era has, and how sure they are."""
    when = event.interval
    start, end = (when.start, when.end) if when else (None, None)
    return {
        "first_day": day_number(start) if start else None,
        "last_day": day_number(end.plus(Grain.SECOND, -1)) if end else None,
        "certainty": certainty_of(event).value,
    }


def _actor_row(actor: Actor, number: int, doc_id: str) -> _Row:
    return {
        "doc": doc_id,
        "id": f"a{number}",
        "name": actor.name,
        "type": actor.label.value,
        "mentions": len(actor.mentions),
    }


def _document_row(document: Document) -> _Row:
    text = document.text.encode("utf-8", "surrogatepass")
    mark = sha256(text).hexdigest()[:_MARK_DIGITS]
    return {**about_document(document), "characters": len(document.text), "mark": mark}
