"""A storyline as a table, one row a happening: what CSV and Parquet have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.timeline.condensed import dispute
from events.timeline.rows import COLUMNS, NOTED, Column, noted, rows
from events.types import Document, Happening

if TYPE_CHECKING:
    from events.timeline.rows import Cell
    from events.timeline.timeline import Timeline

HAPPENING_COLUMNS = (
    Column("id", str, "h1, h2 … in the order of the storyline"),
    Column("day", str, "the one day that is settled on, ISO 8601; null where there is none"),
    Column("date", str, "when it happened by the telling that dates it, in EDTF (ISO 8601-2)"),
    Column("label", str, "the happening in a few words"),
    Column("articles", int, "how many independent articles tell of it"),
    Column("documents", list, "the ids of all documents that tell of it, the best telling first"),
    Column("sources", list, "who tells it: publishers, and whom the articles name"),
    Column("actors", list, "who takes part"),
    Column("places", list, "where it happened"),
    Column("conflicts", str, "what the articles do not agree on, and who gives which value"),
    Column("story", str, "the story it belongs to"),
    Column("salience", float, "how much it matters in the storyline, 0 to 1"),
    Column("basis", str, "how sure the date is: stated, inherited, narrative, reported, bounded"),
    Column("explanation", str, "why it has its date"),
    Column("quotes", list, "the sentences that tell it, verbatim, in the order of `documents`"),
    *NOTED,
)


def table_of(timeline: Timeline) -> tuple[tuple[Column, ...], list[dict[str, Cell]]]:
    """Columns and rows of a timeline: one row a happening of a storyline, else one an event."""
    if not timeline.stories:
        return COLUMNS, rows(timeline.events)
    story_of = {
        id(document): story.label for story in timeline.stories for document in story.documents
    }
    made = [_row(one, number, story_of) for number, one in enumerate(timeline.happenings, start=1)]
    return HAPPENING_COLUMNS, made


def _row(happening: Happening, number: int, story_of: dict[int, str]) -> dict[str, Cell]:
    by = happening.dated_by
    documents = documents_of(happening)
    return {
        "id": f"h{number}",
        "day": happening.day.isoformat() if happening.day else None,
        "date": by.interval.edtf if by and by.interval else None,
        "label": happening.label,
        "articles": happening.articles,
        "documents": [document.doc_id for document in documents],
        "sources": list(happening.sources),
        "actors": [actor.name for actor in happening.actors],
        "places": list(happening.places),
        "conflicts": dispute(happening) or None,
        "story": story_of.get(id(documents[0])),
        "salience": happening.salience,
        "basis": by.basis.value if by else None,
        "explanation": happening.explanation,
        "quotes": quotes_of(happening),
        **noted(happening.events),
    }


def documents_of(happening: Happening) -> Sequence[Document]:
    """The articles that tell of it, that of the best telling first."""
    found = (event.trigger.document for event in happening.events)
    return list({id(document): document for document in found}.values())


def quotes_of(happening: Happening) -> list[str]:
    """The first telling of each article, verbatim."""
    quotes: dict[int, str] = {}
    for event in happening.events:
        quotes.setdefault(id(event.trigger.document), event.sentence.text)
    return list(quotes.values())
