"""The chart in the page: the figure and the words about its events, and back what was chosen."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st

from dashboard.content import CHART_SCRIPTS, CHART_STYLES, chart_content, source_text
from dashboard.figures import Drawing, event_id
from dashboard.plotly_json import Json
from events import Event, TimeExpression

PLOTLY_ADDRESS = "/dateline/plotly.min.js"


def show_chart(
    drawing: Drawing,
    order: Sequence[Event],
    *,
    unplaced: Sequence[TimeExpression],
    note: str,
    blank: bool,
    selected: str | None,
    seq: int,
    zoom: str,
    narrow: bool,
    on_chosen: Callable[[], None],
    on_shape: Callable[[], None],
    on_zoomed: Callable[[], None],
    on_whole: Callable[[], None],
    actions: Mapping[str, tuple[str, Callable[[], None]]] | None = None,
) -> None:
    """Mount the chart under the key `chart`; `on_chosen` runs when the reader selects an event.

    `zoom` is the part of the axes to open with, as the chart wrote it when `on_zoomed` ran;
    `on_whole` runs when the reader asks for events that lie before or after all axes.

    `drawing` is for a phone where `narrow`; `on_shape` runs when the chart needs the other one.
    `order` are the events that are shown, for the keys J and K; the article knows words for each.
    `unplaced` are times that stand beside the chart; `note` is said over it, or, when it would be
    `blank`, in its place. `actions` are buttons on the card of the selected event: by trigger name
    (`edit`, say) the words on the button and what runs when it is pressed, which finds the event's
    id in `st.session_state["chart"].edit`.
    """
    actions = actions or {}
    content: Json = {
        **chart_content(None if narrow else drawing, drawing if narrow else None, order),
        "plotly": PLOTLY_ADDRESS,
        "unplaced": [time.span.text for time in unplaced],
        "note": note,
        "blank": blank,
        "selected": selected,
        "seq": seq,
        "zoom": zoom,
        "actions": [{"name": name, "words": words} for name, (words, _) in actions.items()],
        "revision": str(hash((tuple(map(event_id, order)), selected, seq))),
    }
    pressed = {f"on_{name}_change": press for name, (_, press) in actions.items()}
    # As bytes: Streamlit would look for tables in anything else, and write it as JSON twice.
    _component()(
        key="chart",
        data=json.dumps(content).encode(),
        on_chosen_change=on_chosen,
        on_shape_change=on_shape,
        on_zoomed_change=on_zoomed,
        on_whole_change=on_whole,
        **pressed,
    )


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.chart",
        css=source_text(*CHART_STYLES),
        # One module in several files: Streamlit takes a component's script as one text.
        js=source_text(*CHART_SCRIPTS),
        isolate_styles=False,
    )
