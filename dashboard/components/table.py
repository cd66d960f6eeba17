"""The table of events in the page, and back what is changed in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

import streamlit as st

from dashboard.chart.identity_key import Same
from dashboard.panes.chart_json import Written
from dashboard.panes.content import TABLE_SCRIPTS, source_text
from dashboard.panes.table_rows import table_content
from events import Event, Timeline

_REMEMBERED = 16


def show_table(
    page: Timeline,
    shown: Sequence[Event],
    *,
    trouble: tuple[int, str] | None,
    on_edited: Callable[[], None],
    on_acted: Callable[[], None],
) -> None:
    """Mount the table under the key `rows`.

    `on_edited` runs when a cell was changed, and `st.session_state["rows"].edited` tells its `id`,
    `column`, what was `typed`, and the number of the change, `seq`. `trouble` is the number of the
    last change that could not be made, and why. `on_acted` runs when something is to be done to
    some rows: `acted` tells its `name` and their `ids`.
    """
    rows = _rows(Same(page), Same(tuple(shown)))
    told = {
        "revision": rows.revision,
        "trouble": {"seq": trouble[0], "words": trouble[1]} if trouble else None,
    }
    # As bytes: Streamlit would look for tables in anything else, and write it as JSON twice.
    _component()(
        key="rows",
        data=json.dumps(told).encode() + b"\n" + rows.content,
        on_edited_change=on_edited,
        on_acted_change=on_acted,
    )


@lru_cache(maxsize=_REMEMBERED)
def _rows(page: Same[Timeline], shown: Same[tuple[Event, ...]]) -> Written:
    return Written.of(table_content(page.value, shown.value))


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.table",
        css=source_text("table.css"),
        js=source_text(*TABLE_SCRIPTS),
        isolate_styles=False,
    )
