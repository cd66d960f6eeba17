"""What the chart shows, written once for all who ask for the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from dashboard.chart.axes import Reach, Scale
from dashboard.chart.figures import draw
from dashboard.chart.identity_key import Same
from dashboard.chart.palette import Palette
from dashboard.chart.plotly_json import Json
from dashboard.panes.content import chart_content, unplaced_times
from events import Actor, Event, Timeline

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
    drawing = draw(
        timeline,
        shown,
        view.actors.value,
        view.palette,
        scale=view.scale,
        reach=view.reach,
        narrow=view.narrow,
        zoom=view.zoom,
        spanned=view.spanned.value,
    )
    wide, narrow = (None, drawing) if view.narrow else (drawing, None)
    return Written.of(
        {
            **chart_content(wide, narrow, shown),
            "plotly": PLOTLY_ADDRESS,
            "unplaced": [time.span.text for time in unplaced_times(timeline)],
            "note": view.note,
            "blank": view.blank,
            "actions": [{"name": name, "words": words} for name, words in view.actions],
        }
    )
