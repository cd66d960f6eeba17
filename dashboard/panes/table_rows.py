"""The events as rows of a table, and which cells and rows a reader can change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.chart.figures import event_id
from dashboard.chart.plotly_json import Json
from dashboard.panes.tellings import row_about
from events import Event, Timeline

DATE_HELP = (
    "A day, a month, a year, a season, a range: 20 May 2015, 2015-05, summer 2014, "
    "17 to 20 May 2015, 44 BC, 1985~ (about). What is known of it: between 3 and 5 May 2015, "
    "before June 2015, since 2014, by 20 May 2015. Empty: no date."
)
_HINT = (
    "Choose rows to change many at once; double-click a date, a label, a source or a note to "
    "change it."
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column; `help` says what can be typed in a cell, which cannot be changed without it.

    Those that open a dialog instead name it.
    """

    name: str
    title: str
    help: str = ""
    opens: str = ""


_WHEN = _Column("when", "When", DATE_HELP)
_WHAT = _Column("label", "What", "What happened, in a few words")
_WHO = _Column("who", "Who", opens="edit")
_STAR = _Column("star", "★")
_NOTE = _Column("note", "Note", "A note of your own; empty: none")
_REST = (
    _Column("certainty", "Date is"),
    _Column("by_hand", "By hand"),
    _Column("why", "Why this date"),
    _Column("quote", "Sentence"),
)
_COLUMNS = (
    *(_STAR, _WHEN, _WHAT, _WHO),
    _Column("said", "Said by", "Who says so; empty: the article itself"),
    *(_NOTE, *_REST),
)
_STORYLINE_COLUMNS = (
    *(_STAR, _WHEN, _WHAT, _WHO),
    _Column("articles", "Articles"),
    _Column("told_by", "Told by"),
    _Column("differs", "They differ in"),
    *(_NOTE, *_REST),
)


@dataclass(frozen=True, slots=True)
class RowsAction:
    """What can be done to the chosen rows, of which it needs at least so many."""

    name: str
    words: str
    help: str
    least: int = 1


_ACTIONS = (
    RowsAction("reject", "Reject", "These are no events, or none of this story"),
    RowsAction("key", "Key event", "Show these in the first view"),
    RowsAction("no key", "No key event", "Leave these out of the first view"),
    RowsAction("star", "★ Star", "Find these again: see More filters"),
    RowsAction("no star", "No star", "Take the stars away"),
)
_JOIN = RowsAction("join", "Join", "What these rows tell is one happening: choose two or more", 2)


def table_content(page: Timeline, shown: Sequence[Event]) -> dict[str, Json]:
    """The shown events, one a row, in the order of time."""
    columns = _STORYLINE_COLUMNS if page.stories else _COLUMNS
    actions = (*_ACTIONS, *((_JOIN,) if page.stories else ()))
    return {
        "columns": [
            {
                "name": one.name,
                "title": one.title,
                "help": one.help,
                "editable": bool(one.help),
                "opens": one.opens,
            }
            for one in columns
        ],
        "rows": [_row(page, event, columns) for event in shown],
        "actions": [
            {"name": one.name, "words": one.words, "help": one.help, "least": one.least}
            for one in actions
        ],
        "hint": _HINT,
    }


def typed_when(event: Event) -> str:
    """The date as the reader may type it; empty for none."""
    return event.when if event.limits else ""


def typed_source(event: Event) -> str:
    """Who says so, as the reader may type it; empty for the article itself."""
    return event.attribution.name if event.attribution else ""


def _row(page: Timeline, event: Event, columns: Sequence[_Column]) -> Json:
    told = {**row_about(page, event), "star": "★" if event.starred else ""}
    return {
        "id": event_id(event),
        "cells": {one.name: str(told[one.name]) for one in columns},
        "typed": {
            "when": typed_when(event),
            "label": event.label,
            "said": typed_source(event),
            "note": event.note,
        },
    }
