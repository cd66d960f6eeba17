"""The events as a table, which tells all that the chart shows, and in which they can be edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from dashboard.chart.figures import event_id
from dashboard.panes.content import describe
from dashboard.panes.filters import shown_events, widened
from dashboard.stories import editing, page_state
from dashboard.stories.saved_story import Curated
from dashboard.views.edit import DATE_HELP, changes, when
from dashboard.views.filters_bar import plain
from events import Edit, Event

_COLUMNS = {
    "when": "When",
    "label": "What",
    "who": "Who",
    "said": "Said by",
    "certainty": "Date is",
    "by_hand": "By hand",
    "why": "Why this date",
    "quote": "Sentence",
}


def table_view(curated: Curated) -> None:
    """The shown events, one a row, below a line that opens it; a row that is chosen is selected."""
    with st.expander("Table of events", on_change="rerun", key="table") as table:
        if not table.open:
            return
        filters = widened(curated.timeline, page_state.chosen_filters())
        shown = shown_events(curated.timeline, filters)
        if st.toggle("Edit dates and labels", key="edit table"):
            _editor(shown)
        else:
            st.dataframe(
                _rows(shown),
                hide_index=True,
                width="stretch",
                key="rows",
                selection_mode="single-row",
                on_select=partial(_take_row, [event_id(event) for event in shown]),
            )


def _rows(shown: Sequence[Event]) -> dict[str, list[str]]:
    told = [describe(event) for event in shown]
    return {title: [str(row[name]) for row in told] for name, title in _COLUMNS.items()}


def _take_row(ids: list[str]) -> None:
    chosen = st.session_state["rows"].selection.rows
    page_state.select(ids[chosen[0]] if chosen else None)


def _editor(shown: Sequence[Event]) -> None:
    """The same with cells to type in; what cannot be read is said over it, and not kept."""
    if errors := st.session_state.get("table errors"):
        st.error(plain(" ".join(errors)))
    key = f"cells {st.session_state.get('table round', 0)}"
    rows = {**_rows(shown), "When": [when(event) for event in shown]}
    with st.container(key="cells"):
        st.data_editor(
            rows,
            hide_index=True,
            width="stretch",
            key=key,
            disabled=[title for title in rows if title not in ("When", "What")],
            column_config={
                "When": st.column_config.TextColumn(help=DATE_HELP),
                "What": st.column_config.TextColumn(required=True, max_chars=300),
            },
            on_change=partial(_take_cells, key, shown),
        )


def _take_cells(key: str, shown: Sequence[Event]) -> None:
    """Make an edit of each cell that was changed, and start the table anew."""
    edits: list[Edit] = []
    errors: list[str] = []
    rows: Mapping[int, Mapping[str, str | None]] = st.session_state[key]["edited_rows"]
    for number, cells in rows.items():
        event = shown[int(number)]
        label = cells.get("What", event.label) or ""
        typed = cells.get("When", when(event)) or ""
        made, said = changes(event, label, typed)
        edits += made if not any(said) else []
        errors += filter(None, said)
    editing.make(edits)
    st.session_state["table errors"] = errors
    st.session_state["table round"] = st.session_state.get("table round", 0) + 1
