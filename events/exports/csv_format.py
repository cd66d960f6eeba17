"""A timeline as CSV, one row an event, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from events.types import Role

if TYPE_CHECKING:
    from events.types import Event, Timeline

# A spreadsheet runs a cell that begins like this as a formula (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(timeline: Timeline) -> str:
    """One row an event, in the order of the timeline, under a row of column names.

    Several actors in one part are joined by "; ". An apostrophe is put before a cell that a
    spreadsheet would run as a formula, and so before the sign of a year BCE.
    """
    rows = [_row(event, f"e{number}") for number, event in enumerate(timeline.events, start=1)]
    sink = io.StringIO()
    writer = csv.DictWriter(sink, _COLUMNS)
    writer.writeheader()
    writer.writerows({name: _disarm(cell) for name, cell in row.items()} for row in rows)
    return sink.getvalue()


_COLUMNS = (
    *("id", "doc", "date", "start", "end", "grain", "relation", "basis", "label"),
    *(role.value for role in Role),
    *("source", "attribution", "trigger", "class", "polarity", "modality"),
    *("quote", "quote_start", "quote_end", "explanation", "salience"),
)


def _row(event: Event, event_id: str) -> dict[str, str]:
    when, said = event.interval, event.attribution
    return {
        "id": event_id,
        "doc": event.trigger.document.doc_id,
        "date": when.edtf if when else "",
        "start": when.start.iso if when and when.start else "",
        "end": when.end.iso if when and when.end else "",
        "grain": when.grain.value if when else "",
        "relation": event.relation.value if event.relation else "",
        "basis": event.basis.value,
        "label": event.label,
        **{role.value: _participants(event, role) for role in Role},
        "source": said.name if said else "",
        "attribution": said.kind.value if said else "",
        "trigger": event.trigger.text,
        "class": event.event_class.value,
        "polarity": event.polarity.value,
        "modality": event.modality or "",
        "quote": event.sentence.text,
        "quote_start": str(event.sentence.start),
        "quote_end": str(event.sentence.end),
        "explanation": event.explanation,
        "salience": str(event.salience),
    }


def _participants(event: Event, role: Role) -> str:
    """The actors in a role by name, and things that are no actors as the text has them."""
    return "; ".join(
        argument.actor.name if argument.actor else argument.span.text
        for argument in event.arguments
        if argument.role is role
    )


def _disarm(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
