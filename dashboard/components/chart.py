"""The chart in the page: what it shows and what is selected, and back what was chosen."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import streamlit as st

from dashboard.chart.plotly_json import Json
from dashboard.panes.chart_json import Written
from dashboard.panes.content import CHART_SCRIPTS, CHART_STYLES, source_text


def show_chart(
    drawn: Written,
    *,
    selected: str | None,
    seq: int,
    zoom: str,
    on_chosen: Callable[[], None],
    on_shape: Callable[[], None],
    on_zoomed: Callable[[], None],
    on_whole: Callable[[], None],
    on_lane: Callable[[], None],
    actions: Mapping[str, tuple[str, Callable[[], None]]] | None = None,
    detail: Json = None,
) -> None:
    """Mount the chart under the key `chart`; `on_chosen` runs when the reader selects an event.

    `seq` is the number of the reader's last choice, as the chart told it. `zoom` is the part of the
    axes to open with, as the chart wrote it when `on_zoomed` ran; `on_whole` runs when the reader
    asks for events that lie before or after all axes, `on_shape` when the chart needs a drawing for
    a phone or for a desk, `on_lane` when the name of a lane is pressed, which
    `st.session_state["chart"].lane` tells. `actions` are by trigger name (`edit`, say) the words on
    a button of the card and what runs when it is pressed, which finds the event's id in
    `st.session_state["chart"].edit`. `detail` are the words about the selected event of a
    storyline, of which the chart knows those that it shows.
    """
    told: dict[str, Json] = {
        "revision": drawn.revision,
        "selected": selected,
        "seq": seq,
        "zoom": zoom,
    }
    if detail is not None:
        told["detail"] = detail
    pressed = {f"on_{name}_change": press for name, (_, press) in (actions or {}).items()}
    # As bytes: Streamlit would look for tables in anything else, and write it as JSON twice.
    _component()(
        key="chart",
        data=json.dumps(told).encode() + b"\n" + drawn.content,
        on_chosen_change=on_chosen,
        on_shape_change=on_shape,
        on_zoomed_change=on_zoomed,
        on_whole_change=on_whole,
        on_lane_change=on_lane,
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
