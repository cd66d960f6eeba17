"""The article in the page, cut into runs of text so that events and times can be marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.figures import event_id
from dashboard.plotly_json import Json
from events.layout import SectionKind, find_sections
from events.types import Document, Event, TimeExpression, Timeline

_FOLDER = Path(__file__).parent


def show_article(timeline: Timeline, shown: Sequence[Event], told: Sequence[Event]) -> None:
    """Mount the article under the key `article`; only the events in `shown` are marked.

    The sentences of all events in `told` can be lit up.
    """
    content: Json = {
        "documents": [
            {
                "title": document.title or "",
                "byline": " · ".join(filter(None, (document.publisher, document.url))),
                "paragraphs": find_paragraphs(
                    document,
                    [event for event in shown if event.trigger.document.doc_id == document.doc_id],
                    [event for event in told if event.trigger.document.doc_id == document.doc_id],
                    [
                        t
                        for t in timeline.time_expressions
                        if t.span.document.doc_id == document.doc_id
                    ],
                ),
            }
            for document in timeline.documents
        ],
        "revision": "|".join(document.doc_id for document in timeline.documents),
    }
    _component()(key="article", data=content)


def find_paragraphs(
    document: Document,
    shown: Sequence[Event],
    told: Sequence[Event],
    times: Sequence[TimeExpression],
) -> list[Json]:
    """The paragraphs as runs of text, each within or without a sentence, an event and a time."""
    return [
        {
            "kind": section.kind.value,
            "runs": _runs(document, section.start, section.end, shown, told, times),
        }
        for section in find_sections(document.text)
        if not (section.kind is SectionKind.TITLE and _same(document, section.start, section.end))
    ]


def _same(document: Document, start: int, end: int) -> bool:
    """Whether a paragraph is the title that already stands over the article."""
    return document.text[start:end].strip() == (document.title or "").strip()


def _runs(
    document: Document,
    start: int,
    end: int,
    shown: Sequence[Event],
    told: Sequence[Event],
    times: Sequence[TimeExpression],
) -> list[Json]:
    here = [e for e in shown if e.trigger.start < end and e.trigger.end > start]
    sentences = [e for e in told if e.sentence.start < end and e.sentence.end > start]
    named = [t for t in times if t.span.start < end and t.span.end > start]
    spans = [e.trigger for e in here] + [e.sentence for e in sentences] + [t.span for t in named]
    edges = sorted({start, end, *(e for s in spans for e in (s.start, s.end) if start < e < end)})
    runs: list[dict[str, Json]] = [
        {"text": document.text[low:high]} for low, high in pairwise(edges)
    ]
    for event in sentences:
        for run in _within(runs, edges, event.sentence.start, event.sentence.end):
            run["sentence"] = [*_ids(run), event_id(event)]
    for time in named:
        for run in _within(runs, edges, time.span.start, time.span.end):
            run["time"] = True
            run["hint"] = time.explanation
    for event in here:
        for run in _within(runs, edges, event.trigger.start, event.trigger.end):
            run["event"] = event_id(event)
    return list(runs)


def _ids(run: dict[str, Json]) -> list[Json]:
    known = run.get("sentence")
    return known if isinstance(known, list) else []


def _within(
    runs: list[dict[str, Json]], edges: list[int], start: int, end: int
) -> list[dict[str, Json]]:
    first = max(bisect_right(edges, start) - 1, 0)
    return [run for run, low in zip(runs[first:], edges[first:], strict=False) if low < end]


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.article",
        js=(_FOLDER / "article.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )
