"""The events as a table, which tells all that the chart shows, and in which they can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard.chart.joined import tellings_of
from dashboard.components.table import show_table
from dashboard.panes.filters import shown_events, widened
from dashboard.stories import editing, page_state
from dashboard.views import dialogs
from dashboard.views.edit import changes, note_changed, source_changed
from events import Edit, Event, Timeline

_TROUBLE = "table trouble"


def table_view(page: Timeline) -> None:
    """The shown events, one a row, below a line that opens it; a row that is chosen is selected."""
    with st.expander("Table of events", on_change="rerun", key="table") as table:
        if not table.open:
            return
        shown = shown_events(page, widened(page, page_state.chosen_filters()))
        show_table(
            page,
            shown,
            trouble=st.session_state.get(_TROUBLE),
            on_edited=partial(_take_cell, page),
            on_acted=partial(_take_action, page),
        )


def _take_cell(page: Timeline) -> None:
    told: dict[str, Any] = st.session_state["rows"].edited
    event = editing.find_event(page, str(told["id"]))
    if event is None:
        return
    edits, trouble = cell_changes(page, event, str(told["column"]), str(told["typed"]))
    st.session_state[_TROUBLE] = (int(told["seq"]), trouble) if trouble else None
    editing.make(edits)


def cell_changes(
    page: Timeline, event: Event, column: str, typed: str
) -> tuple[Sequence[Edit], str]:
    """The edits that put what was typed into a cell of an event, or why it cannot be."""
    typed = " ".join(typed.split())
    match column:
        case "when":
            edits, troubles = changes(event, event.label, typed)
        case "label":
            edits, troubles = changes(event, typed, None)
        case "said":
            return source_changed(page, event, typed), ""
        case _:
            return note_changed(event, tellings_of(page, event), typed), ""
    trouble = " ".join(filter(None, troubles))
    return ([], trouble) if trouble else (edits, "")


def _take_action(page: Timeline) -> None:
    told: dict[str, Any] = st.session_state["rows"].acted
    found = [editing.find_event(page, str(name)) for name in told["ids"]]
    chosen = [event for event in found if event is not None]
    match str(told["name"]):
        case "reject":
            editing.reject(editing.all_tellings(page, chosen))
        case "key" | "no key" as name:
            editing.set_key(editing.all_tellings(page, chosen), key=name == "key")
        case "star" | "no star" as name:
            editing.set_star(editing.all_tellings(page, chosen), starred=name == "star")
        case "join":
            editing.join(chosen)
        case "edit" if chosen:
            dialogs.ask("edit", str(told["ids"][0]))
