"""The chart beside the article, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from dashboard.chart.axes import Reach, Scale
from dashboard.chart.figures import event_id
from dashboard.chart.identity_key import Same
from dashboard.chart.lane_heads import LanesBy, article_name, lane_time
from dashboard.chart.palette import DARK, LIGHT
from dashboard.chart.plotly_json import Json
from dashboard.components.article import show_article
from dashboard.components.chart import show_chart
from dashboard.panes.chart_json import View, drawn
from dashboard.panes.filters import Filters, at_detail, hidden_by_detail, shown_events, widened
from dashboard.panes.tellings import words_about
from dashboard.stories import page_state
from dashboard.stories.chosen_lanes import lane_order
from dashboard.views.edit import ask_for_event
from dashboard.views.lanes import choose_lanes
from events import Actor, Event, Grain, Timeline
from events.timeline.certainty import Certainty, certainty_of

_MARKED = "words were marked"


def timeline_view(
    timeline: Timeline,
    actors: Sequence[Actor],
    actions: Mapping[str, tuple[str, Callable[[], None]]],
    *,
    spanned: tuple[Event, ...] | None = None,
) -> None:
    """Chart and article side by side, stacked on a phone; `actions` are those of the card.

    The axes reach over `spanned`, else over all events of the level of detail.
    """
    filters = widened(timeline, page_state.chosen_filters())
    shown = shown_events(timeline, filters)
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        _head(timeline, filters, shown)
        over = at_detail(timeline, filters.detail) if spanned is None else spanned
        _chart(timeline, actors, filters, shown, actions, over)
    with right:
        if timeline.stories:
            _joined_article(timeline)
        else:
            show_article(timeline, on_marked=_take_words)


@st.fragment
def _joined_article(timeline: Timeline) -> None:
    """The article of the chosen telling; to turn to another one draws only this pane anew."""
    if st.session_state.pop(_MARKED, None):
        st.rerun()
    show_article(
        timeline,
        page_state.article(timeline),
        on_telling=page_state.take_telling,
        on_marked=_take_words,
    )


def _take_words() -> None:
    ask_for_event(str(st.session_state["article"].marked["words"]))
    # A pane that is drawn alone shows no dialog.
    st.session_state[_MARKED] = True


def _head(timeline: Timeline, filters: Filters, shown: Sequence[Event]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="chart-head"):
        st.markdown(_count(timeline, filters, shown), width="content")
        st.space("stretch")
        choose_lanes(timeline)
        _choice("Reach", [reach.value for reach in Reach], "reach")
        _choice("Scale", [scale.value for scale in Scale], "scale")


def _count(timeline: Timeline, filters: Filters, shown: Sequence[Event]) -> str:
    """How many events are shown, what hides the others, and whether all had to be looked at."""
    by_detail = hidden_by_detail(timeline, filters)
    by_filters = len(timeline.events) - len(shown) - by_detail
    why = [f"{by_filters} hidden by filters"] if by_filters else []
    why += [f"{by_detail} less weighty"] if by_detail else []
    why += ["none of them key"] if filters.detail is not page_state.chosen_detail() else []
    said = f" :gray[· {' · '.join(why)}]" if why else ""
    return f"**{len(shown)} of {len(timeline.events)}** events{said}"


def _choice(label: str, options: list[str], key: str) -> None:
    """One of a few, the first unless the reader or the address says otherwise."""
    st.segmented_control(
        label,
        options,
        default=options[0],
        required=True,
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )


def _chart(
    timeline: Timeline,
    actors: Sequence[Actor],
    filters: Filters,
    shown: tuple[Event, ...],
    actions: Mapping[str, tuple[str, Callable[[], None]]],
    spanned: tuple[Event, ...],
) -> None:
    show_chart(
        drawn(_view(timeline, actors, filters, shown, actions, spanned)),
        selected=page_state.selected(),
        seq=st.session_state.get("seq", 0),
        zoom=page_state.zoom(),
        on_chosen=page_state.take_choice,
        on_shape=page_state.take_shape,
        on_zoomed=page_state.take_zoom,
        on_whole=page_state.show_whole,
        on_lane=partial(_take_lane, timeline),
        actions=actions,
        detail=_detail(timeline, page_state.selected()),
    )


def _detail(timeline: Timeline, selected: str | None) -> Json:
    """The words about the selected event of a storyline; None for any other."""
    if not timeline.stories or selected is None:
        return None
    event = next((one for one in timeline.events if event_id(one) == selected), None)
    return {selected: words_about(timeline, event)} if event is not None else None


def _view(
    timeline: Timeline,
    actors: Sequence[Actor],
    filters: Filters,
    shown: tuple[Event, ...],
    actions: Mapping[str, tuple[str, Callable[[], None]]],
    spanned: tuple[Event, ...],
) -> View:
    return View(
        Same(timeline),
        Same(shown),
        Same(spanned),
        Same(actors),
        DARK if st.context.theme.type == "dark" else LIGHT,
        page_state.scale(),
        page_state.reach(),
        narrow=page_state.is_narrow(),
        zoom=page_state.zoom(),
        note=note_on(timeline, shown, hidden_by_detail(timeline, filters)),
        blank=not _has_dates(timeline.events),
        actions=tuple((name, words) for name, (words, _) in actions.items()),
        lanes_by=page_state.lanes_by(timeline),
        lane_order=lane_order(page_state.lanes_by(timeline)),
    )


def _take_lane(timeline: Timeline) -> None:
    """The name of a lane was pressed: filter by it, or by it no longer."""
    name = str(st.session_state["chart"].lane["name"])
    match page_state.lanes_by(timeline):
        case LanesBy.ACTORS:
            page_state.toggle_actor(name)
        case LanesBy.PLACES:
            page_state.toggle("place", name)
        case LanesBy.SOURCES:
            page_state.toggle("source", name)
        case LanesBy.TIMES:
            _take_time(timeline, name)
        case LanesBy.ARTICLES:
            named = (one for one in timeline.documents if article_name(one) == name)
            page_state.turn_by_hand(next(named).doc_id)


def _take_time(timeline: Timeline, name: str) -> None:
    times = (lane_time(timeline, event) for event in timeline.events)
    when = next((one for one in times if one is not None and one.plain == name), None)
    if when is not None and when.start and when.end:
        last = when.end.plus(Grain.SECOND, -1)
        page_state.toggle_time(_typed_year(when.start.year), _typed_year(last.year))


def _typed_year(year: int) -> str:
    """A year as a reader types it: `1901`, `44 BC`."""
    return str(year) if year > 0 else f"{1 - year} BC"


def note_on(timeline: Timeline, shown: Sequence[Event], hidden: int) -> str:
    """Why the chart shows nothing, and what to do; empty when it shows something.

    `hidden` is how many more events would be shown at the fullest level of detail.
    """
    if not timeline.events:
        return "No events were found in this text. Add one by its words: “Change”, “Add an event”."
    if not shown and hidden:
        return f"No key event passes the filters, but {hidden} others do: choose “All” above."
    if not shown:
        return "No event passes the filters. Take one of them away, or press “Clear filters”."
    if _has_dates(shown):
        return ""
    if _has_dates(timeline.events):
        return "No event that passes the filters has a date: they are listed below."
    if timeline.documents[0].published is None:
        return (
            "No event has a date yet. Type the day of publication above, and times like "
            "“Sunday” find theirs."
        )
    return "The article gives none of its events a date: they are listed below."


def _has_dates(events: Sequence[Event]) -> bool:
    return any(certainty_of(event) is not Certainty.UNDATED for event in events)
