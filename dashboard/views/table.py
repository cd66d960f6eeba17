"""The events as a table, which tells all that the chart shows."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import state
from dashboard.content import describe
from dashboard.figures import event_id
from dashboard.filters import shown_events
from events import Timeline

_COLUMNS = {
    "when": "When",
    "label": "What",
    "who": "Who",
    "said": "Said by",
    "certainty": "Date is",
    "why": "Why this date",
    "quote": "Sentence",
}


def table_view(timeline: Timeline) -> None:
    """The shown events, one a row, below a line that opens it; a row that is chosen is selected."""
    with st.expander("Table of events", on_change="rerun", key="table") as table:
        if not table.open:
            return
        shown = shown_events(timeline, state.chosen_filters())
        told = [describe(event) for event in shown]
        rows = {title: [str(row[name]) for row in told] for name, title in _COLUMNS.items()}
        st.dataframe(
            rows,
            hide_index=True,
            width="stretch",
            key="rows",
            selection_mode="single-row",
            on_select=partial(_take_row, [event_id(event) for event in shown]),
        )


def _take_row(ids: list[str]) -> None:
    chosen = st.session_state["rows"].selection.rows
    state.select(ids[chosen[0]] if chosen else None)
