"""The events as a table, which tells all that the chart shows, and in which they can be edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from dashboard.chart.figures import event_id
from dashboard.panes.filters import shown_events, widened
from dashboard.panes.tellings import row_about
from dashboard.stories import editing, page_state
from dashboard.views.edit import DATE_HELP, changes, when
from dashboard.views.filters_bar import plain
from events import Edit, Event, Timeline

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


_STORYLINE_COLUMNS = {
    "when": "When",
    "label": "What",
    "who": "Who",
    "articles": "Articles",
    "told_by": "Told by",
    "differs": "They differ in",
    "certainty": "Date is",
    "by_hand": "By hand",
    "why": "Why this date",
    "quote": "Sentence",
}


def table_view(page: Timeline) -> None:
    """The shown events, one a row, below a line that opens it; a row that is chosen is selected.

    Of a storyline several rows can be chosen, to be joined.
    """
    with st.expander("Table of events", on_change="rerun", key="table") as table:
        if not table.open:
            return
        filters = widened(page, page_state.chosen_filters())
        shown = shown_events(page, filters)
        if st.toggle("Edit dates and labels", key="edit table"):
            _editor(page, shown)
            return
        chosen = st.dataframe(
            _rows(page, shown),
            hide_index=True,
            width="stretch",
            key="rows",
            selection_mode="multi-row" if page.stories else "single-row",
            on_select=partial(_take_row, [event_id(event) for event in shown]),
        )
        if page.stories:
            _join_button([shown[row] for row in chosen.selection.rows if row < len(shown)])


def _join_button(chosen: Sequence[Event]) -> None:
    st.button(
        f"Join {len(chosen)} rows" if len(chosen) > 1 else "Join rows",
        icon=":material/join:",
        disabled=len(chosen) < 2,
        help="What these rows tell is one happening: choose two or more",
        on_click=editing.join,
        args=(list(chosen),),
    )


def _rows(page: Timeline, shown: Sequence[Event]) -> dict[str, list[str]]:
    columns = _STORYLINE_COLUMNS if page.stories else _COLUMNS
    told = [row_about(page, event) for event in shown]
    return {title: [str(row[name]) for row in told] for name, title in columns.items()}


def _take_row(ids: list[str]) -> None:
    chosen = st.session_state["rows"].selection.rows
    if len(chosen) < 2:
        page_state.select(ids[chosen[0]] if chosen else None)


def _editor(page: Timeline, shown: Sequence[Event]) -> None:
    """The same with cells to type in; what cannot be read is said over it, and not kept."""
    if errors := st.session_state.get("table errors"):
        st.error(plain(" ".join(errors)))
    key = f"cells {st.session_state.get('table round', 0)}"
    rows = {**_rows(page, shown), "When": [when(event) for event in shown]}
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
