"""What an offline page can show: the key events, all of them, and those of each main actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.chart.axes import Reach, Scale
from dashboard.chart.figures import Drawing, draw, event_id
from dashboard.chart.joined import by_publication
from dashboard.chart.lane_heads import LanesBy, find_heads, lane_actors
from dashboard.chart.lane_order import BY_WEIGHT, LaneOrder, chosen_lanes
from dashboard.chart.palette import DARK, LIGHT
from dashboard.chart.plotly_json import Json
from dashboard.panes.content import (
    about_story,
    article_content,
    chart_content,
    pictures_content,
    unplaced_words,
)
from dashboard.panes.filters import Detail, Filters, shown_events
from dashboard.panes.tellings import articles_content, words_about
from events import Actor, Event, Timeline
from events.timeline.certainty import Certainty, certainty_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a page to send opens with: what its sender sees.

    `spanned` are the events over which the axes reach; `zoom` is the part of them that is seen, as
    the chart writes it, and `event` the id of the selected one.
    """

    shown: tuple[Event, ...]
    spanned: tuple[Event, ...]
    scale: Scale = Scale.AUTO
    reach: Reach = Reach.ALL
    lanes_by: LanesBy = LanesBy.ACTORS
    lane_order: LaneOrder = BY_WEIGHT
    zoom: str = ""
    event: str | None = None


# What all views share is written once.
_SHARED = ("legend",)
_DETAIL = "Show"
_AS_SENT = "As sent"


@dataclass(frozen=True, slots=True)
class View:
    """Some of the events under a name; `filter` tells which row of buttons it belongs to."""

    filter: str
    name: str
    events: tuple[Event, ...]


def page_content(timeline: Timeline, sent: Sent | None = None) -> dict[str, Json]:
    """All that the page needs, as JSON: the article, the events, and each view's drawings."""
    actors = lane_actors(timeline)
    drawn = [_drawn(timeline, view, actors) for view in find_views(timeline, actors)]
    if sent is not None:
        drawn.insert(0, _drawn(timeline, View(_DETAIL, _AS_SENT, sent.shown), actors, sent))
    told = chart_content(None, None, (), told=bool(timeline.stories))
    return {
        "article": _articles(timeline),
        "pictures": pictures_content(timeline),
        "opened": {"event": sent.event if sent else None, "zoom": sent.zoom if sent else ""},
        "shared": {
            **{name: told[name] for name in _SHARED},
            "unplaced": unplaced_words(timeline),
            **about_story(timeline),
            "plotly": "",
            "actions": [],
        },
        "views": drawn,
    }


def _articles(timeline: Timeline) -> dict[str, Json]:
    """The article; of a storyline all of them, of which one is shown, and the words about all."""
    if not timeline.stories:
        return article_content(timeline)
    return {
        **articles_content(timeline, by_publication(timeline)),
        "events": {event_id(event): words_about(timeline, event) for event in timeline.events},
    }


def find_views(timeline: Timeline, actors: Sequence[Actor]) -> list[View]:
    """The views, the one to open with in front; none twice."""
    every = View(_DETAIL, "All events", timeline.events)
    key = View(_DETAIL, Detail.KEY.value, shown_events(timeline, Filters(detail=Detail.KEY)))
    shown = [key, every] if 0 < len(key.events) < len(timeline.events) else [every]
    # Several articles may each have an actor of that name.
    names = dict.fromkeys(actor.name for actor in actors)
    named = [View("Actor", name, shown_events(timeline, Filters(actors=(name,)))) for name in names]
    return shown + named


def _drawn(
    timeline: Timeline, view: View, actors: Sequence[Actor], sent: Sent | None = None
) -> Json:
    drawings = partial(_drawings, timeline, view, actors, sent)
    told = bool(timeline.stories)
    light, dark = (
        chart_content(*drawings(dark=dark), view.events, told=told) for dark in (False, True)
    )
    dated = any(certainty_of(event) is not Certainty.UNDATED for event in view.events)
    return {
        "filter": view.filter,
        "name": view.name,
        "light": {"wide": light["wide"], "narrow": light["narrow"]},
        "dark": {"wide": dark["wide"], "narrow": dark["narrow"]},
        "order": [event_id(event) for event in view.events],
        **{name: light[name] for name in ("undated", "slides", "slides_are")},
        "note": "" if dated else "No event that is shown has a date: they are listed below.",
        "blank": not dated,
    }


def _drawings(
    timeline: Timeline,
    view: View,
    actors: Sequence[Actor],
    sent: Sent | None,
    *,
    dark: bool,
) -> tuple[Drawing, Drawing]:
    spanned = view.events if view.filter == _DETAIL else timeline.events
    sent = sent or Sent(shown=view.events, spanned=spanned)
    by_actor = sent.lanes_by is LanesBy.ACTORS
    heads = None if by_actor else find_heads(timeline, sent.lanes_by)
    chosen = chosen_lanes(timeline, sent.lanes_by, sent.lane_order)
    wide, narrow = (
        draw(
            timeline,
            view.events,
            heads.heads if heads else actors,
            DARK if dark else LIGHT,
            narrow=narrow,
            spanned=sent.spanned,
            scale=sent.scale,
            reach=sent.reach,
            heads_of=heads.of if heads else None,
            chosen=chosen,
        )
        for narrow in (False, True)
    )
    return wide, narrow
