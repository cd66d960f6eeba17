"""A timeline as an HTML table, for notebooks and for pages that need the chart in words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.types import Event

# Left to right and from the top, whatever a notebook does with tables.
_STYLE = ' style="text-align: left; vertical-align: top"'
_NAMES = ("When", "What", "Said by", "Why this date", "Sentence")


def html_table(events: Iterable[Event], *, title: str) -> str:
    """One row an event; every word of the article is escaped, so that none of it is markup."""
    head = "".join(f'<th scope="col"{_STYLE}>{name}</th>' for name in _NAMES)
    rows = "".join(_row(event) for event in events)
    return (
        f"<table><caption>{escape(title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(event: Event) -> str:
    cells = (
        event.when,
        event.label or event.trigger.text,
        event.attribution.name if event.attribution else "the article itself",
        event.explanation,
        event.sentence.text,
    )
    return f"<tr>{''.join(f'<td{_STYLE}>{escape(cell)}</td>' for cell in cells)}</tr>"
