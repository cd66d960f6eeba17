"""A timeline as an HTML table, for notebooks and for pages that need the chart in words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.types import Event, Timeline

_NAMES = ("When", "What", "Said by", "Why this date", "Sentence")


def html_table(timeline: Timeline) -> str:
    """One row an event; every word of the article is escaped, so that none of it is markup."""
    head = "".join(f'<th scope="col">{name}</th>' for name in _NAMES)
    rows = "".join(_row(event) for event in timeline.events)
    return (
        f"<table><caption>{escape(timeline.title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(event: Event) -> str:
    cells = (
        event.interval.plain if event.interval else "",
        event.label or event.trigger.text,
        event.attribution.name if event.attribution else "the article itself",
        event.explanation,
        event.sentence.text,
    )
    # Article text is set left to right whatever a notebook does with tables.
    style = ' style="text-align: left; vertical-align: top"'
    return f"<tr>{''.join(f'<td{style}>{escape(cell)}</td>' for cell in cells)}</tr>"
