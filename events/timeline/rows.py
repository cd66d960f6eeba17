"""A timeline as a table, one row an event: what CSV, Parquet and data frames have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.types import Role

if TYPE_CHECKING:
    from events.types import Event

    Cell = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its cells, and what they say."""

    name: str
    type: type
    description: str


NOTED = (
    Column("starred", bool, "whether a person gave it a star"),
    Column("note", str, "a person's note on it"),
    Column("tags", list, "a person's tags"),
)
"""What a person has noted."""
COLUMNS = (
    Column("id", str, "e1, e2 … in the order of the timeline"),
    Column("doc", str, "the id of the document"),
    Column("date", str, "when it happened, in EDTF (ISO 8601-2)"),
    Column("start", str, "the beginning, ISO 8601; -0043 is 44 BCE; null when open or unknown"),
    Column("end", str, "the end, not included"),
    Column("earliest_begin", str, "the first day on which it can have begun; null: open"),
    Column("latest_begin", str, "the last day on which it can have begun"),
    Column("earliest_end", str, "the first day on which it can have ended"),
    Column("latest_end", str, "the last day on which it can have ended, included; null: open"),
    Column("grain", str, "the unit in which the text gives the date"),
    Column("relation", str, "how the event lies to its time (TimeML TLINK)"),
    Column("basis", str, "stated, inherited, narrative, reported, bounded (only limits), none"),
    Column("label", str, "the event in a few words"),
    *(Column(role.value, list, f"who or what has the part of {role.value}") for role in Role),
    Column("source", str, "who says that it happened; null: the article itself"),
    Column("attribution", str, "direct, indirect or mixed speech"),
    Column("trigger", str, "the word that names the event"),
    Column("class", str, "the TimeML class"),
    Column("polarity", str, "POS, or NEG for what did not happen"),
    Column("modality", str, "the word that makes it less than a fact"),
    Column("quote", str, "the sentence, verbatim"),
    Column("quote_start", int, "where the sentence begins in the text of the document"),
    Column("quote_end", int, "where it ends, not included"),
    Column("explanation", str, "why the event has its date"),
    Column("salience", float, "how much it matters in the story, 0 to 1"),
    Column("key", bool, "whether it is one of the events that tell the story best"),
    Column("when", str, "the date in plain English"),
    Column("title", str, "the title of the document"),
    Column("publisher", str, "its publisher"),
    Column("published", str, "the day of publication, ISO 8601"),
    Column("url", str, "its address"),
    Column("by_hand", list, "what a person set: event, time, label, arguments"),
    *NOTED,
)

_LIMITS = ("earliest_begin", "latest_begin", "earliest_end", "latest_end")


def rows(events: Iterable[Event]) -> list[dict[str, Cell]]:
    """One row an event, in the order given, with the cells of `COLUMNS`; None is unknown.

    Dates are strings, which hold every era; several actors in one part are a list.
    """
    return [_row(event, number) for number, event in enumerate(events, start=1)]


def _row(event: Event, number: int) -> dict[str, Cell]:
    when, said, document = event.interval, event.attribution, event.trigger.document
    return {
        "id": f"e{number}",
        "doc": document.doc_id,
        "date": when.edtf if when else None,
        "start": when.start.iso if when and when.start else None,
        "end": when.end.iso if when and when.end else None,
        **_limits(event),
        "grain": when.grain.value if when else None,
        "relation": event.relation.value if event.relation else None,
        "basis": event.basis.value,
        "label": event.label,
        **{role.value: _participants(event, role) for role in Role},
        "source": said.name if said else None,
        "attribution": said.kind.value if said else None,
        "trigger": event.trigger.text,
        "class": event.event_class.value,
        "polarity": event.polarity.value,
        "modality": event.modality,
        "quote": event.sentence.text,
        "quote_start": event.sentence.start,
        "quote_end": event.sentence.end,
        "explanation": event.explanation,
        "salience": event.salience,
        "key": event.key,
        "when": event.when if when or event.bounds else None,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "by_hand": [part.value for part in event.by_hand],
        **noted((event,)),
    }


def noted(events: Sequence[Event]) -> dict[str, Cell]:
    """The cells of `NOTED` for events that are one row."""
    notes = dict.fromkeys(event.note for event in events if event.note)
    return {
        "starred": any(event.starred for event in events),
        "note": " / ".join(notes) or None,
        "tags": list(dict.fromkeys(tag for event in events for tag in event.tags)),
    }


def _limits(event: Event) -> dict[str, Cell]:
    """The four bounds as ISO 8601 days."""
    limits = event.limits
    pairs = (limits.begin, limits.end) if limits else ((None, None), (None, None))
    days = (day and day.iso for pair in pairs for day in pair)
    return dict(zip(_LIMITS, days, strict=True))


def _participants(event: Event, role: Role) -> list[str]:
    """The actors in a role by name, and things that are no actors as the text has them."""
    return [
        argument.actor.name if argument.actor else argument.span.text
        for argument in event.arguments
        if argument.role is role
    ]
