"""What the lanes stand for, in which order they are, and which are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.chart.lane_heads import LanesBy, lane_choices
from dashboard.chart.lane_order import LaneOrder, OrderBy, in_order, moved, toggled
from dashboard.stories import page_state
from dashboard.stories.chosen_lanes import choose_lane_order, lane_order
from dashboard.views.filters_bar import plain
from events import Timeline

_KEY = "lanes ordered by"


def choose_lanes(timeline: Timeline) -> None:
    """The button with all about the lanes; their order is kept with the story."""
    offered = [by.value for by in lane_choices(timeline)]
    if st.session_state.get("lanes") not in (None, *offered):
        del st.session_state["lanes"]
    by = page_state.lanes_by(timeline)
    order = lane_order(by)
    with st.popover(_told(by, order), help="What the lanes stand for, and their order"):
        st.selectbox("Lanes", offered, key="lanes", bind="query-params")
        _choose(by, order)
        names = [head.name for head in in_order(timeline, by, order)]
        with st.container(gap="xsmall", key="lane-order"):
            for number, name in enumerate(names):
                _lane(by, order, names, number, name)


def _told(by: LanesBy, order: LaneOrder) -> str:
    hidden = f" ({len(order.hidden)} hidden)" if order.hidden else ""
    return f"Lanes: {by.value.lower()}{hidden}"


def _choose(by: LanesBy, order: LaneOrder) -> None:
    """What decides; an order of one's own is offered only where there is one."""
    offered = [one for one in OrderBy if one is not OrderBy.OWN or order.own]
    # The reader may have moved a lane, or turned to another story.
    st.session_state[_KEY] = order.by
    st.segmented_control(
        "Order",
        offered,
        format_func=lambda one: one.value,
        required=True,
        key=_KEY,
        on_change=lambda: choose_lane_order(by, replace(order, by=st.session_state[_KEY])),
    )


def _lane(by: LanesBy, order: LaneOrder, names: Sequence[str], number: int, name: str) -> None:
    """One lane: up, down, and whether it is shown."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        for way, up, off in (
            ("upward", True, number == 0),
            ("downward", False, number == len(names) - 1),
        ):
            st.button(
                f":material/arrow_{way}:",
                key=f"lane {way} {number}",
                help=plain(f"{'Up' if up else 'Down'}: {name}"),
                disabled=off,
                type="tertiary",
                on_click=partial(choose_lane_order, by, moved(order, names, name, up=up)),
            )
        st.session_state[f"lane shown {number}"] = name not in order.hidden
        st.checkbox(
            plain(name),
            key=f"lane shown {number}",
            on_change=partial(choose_lane_order, by, toggled(order, name)),
        )
