"""What the chart shows, written once for all who ask for the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from dashboard.chart.axes import Reach, Scale
from dashboard.chart.figures import Drawing, draw, event_id
from dashboard.chart.identity_key import Same
from dashboard.chart.lane_heads import LanesBy, find_heads
from dashboard.chart.lane_order import BY_WEIGHT, LaneOrder, chosen_lanes
from dashboard.chart.palette import Palette
from dashboard.chart.plotly_json import Json
from dashboard.panes.content import about_story, chart_content, unplaced_words
from dashboard.panes.filters import Detail
from dashboard.panes.tellings import brief_words, words_about
from events import Actor, Event, Timeline

# What a click on the name of a lane does.
_LANE_HELP = {
    LanesBy.ACTORS: "show only what this actor has a part in, or all again",
    LanesBy.PLACES: "show only what happened here, or all again",
    LanesBy.SOURCES: "show only what they tell, or all again",
    LanesBy.TIMES: "show only what began then, or all again",
    LanesBy.ARTICLES: "show this article",
}
# What the choices over the chart mean, by the keys of their fields.
_HELP: dict[str, Json] = {
    "detail": {
        Detail.KEY.value: "Those that tell the story best: up to 15, of a history up to 30",
        Detail.MORE.value: "The weightier part of all events",
        Detail.ALL.value: "Every event that was found",
    },
    "reach": {
        Reach.ALL.value: "From the first event to the last",
        Reach.YEAR.value: "The year before publication",
        Reach.STORY.value: "The days that the article is about, without what was long before",
    },
    "scale": {
        Scale.AUTO.value: "Long stretches in which nothing happens are left out",
        Scale.LINEAR.value: "Every year is as wide as any other",
        Scale.LOG.value: (
            "Days before and after publication in powers of ten: last week has as much room as "
            "last century"
        ),
    },
    "certainty": {
        "exact": "The text states the day: “on Sunday”, “18 May”",
        "range": "The text states from when to when, or a month or a year: “in March”",
        "vague": "The text is not exact: “last summer”, “about 15 May”",
        "inferred": "Found from what is told around it: the text states no time for it",
        "before or after": "One side is open: “since January”, “before the weekend”",
        "only limits": "Nothing but limits is known, as that it was past when this was published",
        "none": "Without any date: below the chart, and in the table",
    },
}
# Plotly's script, as the server gives it.
PLOTLY_ADDRESS = "/dateline/plotly.min.js"
_REMEMBERED = 24


@dataclass(frozen=True, slots=True)
class View:
    """All that decides what the chart shows, but for what is selected.

    `note` is said over the chart, or, when it would be `blank`, in its place; `actions` are the
    buttons on the card of the selected event, by trigger name and words. The rest is as `draw`
    takes it; `narrow` is for a phone.
    """

    timeline: Same[Timeline]
    shown: Same[tuple[Event, ...]]
    spanned: Same[tuple[Event, ...]]
    actors: Same[Sequence[Actor]]
    palette: Palette
    scale: Scale
    reach: Reach
    narrow: bool
    zoom: str
    note: str
    blank: bool
    actions: tuple[tuple[str, str], ...]
    lanes_by: LanesBy = LanesBy.ACTORS
    lane_order: LaneOrder = BY_WEIGHT


@dataclass(frozen=True, slots=True)
class Written:
    """Some content as JSON, and a word that tells it from any other."""

    revision: str
    content: bytes

    @classmethod
    def of(cls, content: Json) -> Written:
        """The content in UTF-8, without line ends."""
        written = json.dumps(content, separators=(",", ":")).encode()
        return cls(sha256(written).hexdigest()[:16], written)


@lru_cache(maxsize=_REMEMBERED)
def drawn(view: View) -> Written:
    """The chart as its script in the page takes it."""
    timeline, shown = view.timeline.value, view.shown.value
    heads = find_heads(timeline, view.lanes_by) if view.lanes_by is not LanesBy.ACTORS else None
    drawing = draw(
        timeline,
        shown,
        heads.heads if heads else view.actors.value,
        view.palette,
        scale=view.scale,
        reach=view.reach,
        narrow=view.narrow,
        zoom=view.zoom,
        spanned=view.spanned.value,
        heads_of=heads.of if heads else None,
        chosen=chosen_lanes(view.timeline.value, view.lanes_by, view.lane_order),
    )
    wide, narrow = (None, drawing) if view.narrow else (drawing, None)
    return Written.of(
        {
            **chart_content(wide, narrow, shown, told=bool(timeline.stories)),
            **_words(timeline, shown, drawing),
            **about_story(timeline),
            "plotly": PLOTLY_ADDRESS,
            "unplaced": unplaced_words(timeline),
            "note": view.note,
            "blank": view.blank,
            "actions": [{"name": name, "words": words} for name, words in view.actions],
            "help": _HELP,
            "lane_help": _LANE_HELP[view.lanes_by],
        }
    )


def _words(timeline: Timeline, shown: Sequence[Event], drawing: Drawing) -> dict[str, Json]:
    """The words about the events of a storyline: in full for those that have a mark.

    Those of an article come with the article. Whoever is selected without a mark has them, too, as
    soon as the server knows.
    """
    if not timeline.stories:
        return {}
    assert isinstance(drawing.marks, list)
    marked = {mark["id"] for mark in drawing.marks}
    return {
        "words": {
            name: words_about(timeline, event) if name in marked else brief_words(event)
            for event in shown
            for name in [event_id(event)]
        }
    }
