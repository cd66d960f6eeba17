"""The chart in the page: the figure and the words about its events, and back what was chosen."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.certainty import Certainty, certainty_of
from dashboard.figures import Drawing, event_id
from dashboard.lanes import actors_of
from dashboard.plotly_json import Json
from events import Event, TimeExpression

PLOTLY_ADDRESS = "/dateline/plotly.min.js"
_FOLDER = Path(__file__).parent
_SCRIPTS = ("chart.js", "overlay.js", "words.js")
_LEGEND = [kind for kind in Certainty if kind is not Certainty.UNDATED]


def show_chart(
    wide: Drawing,
    narrow: Drawing,
    told: Sequence[Event],
    order: Sequence[Event],
    *,
    unplaced: Sequence[TimeExpression],
    note: str,
    blank: bool,
    selected: str | None,
    seq: int,
    on_chosen: Callable[[], None],
) -> None:
    """Mount the chart under the key `chart`; `on_chosen` runs when the reader selects an event.

    `told` are the events that the page can tell of, `order` those shown, for the keys J and K.
    `unplaced` are times that stand beside the chart; `note` is said over it, or, when it would be
    `blank`, in its place.
    """
    ids = [event_id(event) for event in order]
    dated = [e for e in order if certainty_of(e) is not Certainty.UNDATED]
    content: Json = {
        "plotly": PLOTLY_ADDRESS,
        "wide": _drawing(wide),
        "narrow": _drawing(narrow),
        "events": {event_id(event): describe(event) for event in told},
        "order": ids,
        "undated": [event_id(event) for event in order if event not in dated],
        "unplaced": [time.span.text for time in unplaced],
        "legend": [{"kind": kind.value, "words": kind.words} for kind in _LEGEND],
        "note": note,
        "blank": blank,
        "selected": selected,
        "seq": seq,
        "revision": str(hash((tuple(ids), selected, seq))),
    }
    # As a string: Streamlit would import pandas to look for tables in anything else.
    _component()(key="chart", data={"json": json.dumps(content)}, on_chosen_change=on_chosen)


def describe(event: Event) -> dict[str, Json]:
    """All that the page says of an event, in words."""
    return {
        "label": event.label or event.trigger.text,
        "when": event.interval.plain if event.interval else "no date",
        "certainty": certainty_of(event).words,
        "quote": event.sentence.text,
        "trigger": [
            event.trigger.start - event.sentence.start,
            event.trigger.end - event.sentence.start,
        ],
        "who": ", ".join(actor.name for actor in actors_of(event)),
        "said": event.attribution.name if event.attribution else "the article itself",
        "words": f"“{event.time.span.text}”" if event.time else "",
        "why": event.explanation,
    }


def _drawing(drawing: Drawing) -> Json:
    return {"figure": drawing.figure, "lanes": drawing.lanes, "marks": drawing.marks}


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.chart",
        css=(_FOLDER / "story.css").read_text(encoding="utf-8"),
        # One module in three files: Streamlit takes a component's script as one text.
        js="\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS),
        isolate_styles=False,
    )
