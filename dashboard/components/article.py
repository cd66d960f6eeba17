"""The article in the page, with its events and times marked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.days import plain_day
from dashboard.passages import Passage, find_passages
from dashboard.plotly_json import Json
from events import Document, Event, Timeline

_FOLDER = Path(__file__).parent


def show_article(timeline: Timeline, marked: Sequence[Event]) -> None:
    """Mount the article under the key `article`, with some of the timeline's events marked."""
    content: Json = {
        "documents": [
            {
                "title": _title(document),
                "byline": " · ".join(filter(None, (document.publisher, _dated(document)))),
                "passages": [
                    _written(passage) for passage in find_passages(document, timeline, marked)
                ],
            }
            for document in timeline.documents
        ],
        "revision": "|".join(document.doc_id for document in timeline.documents),
    }
    # As a string: Streamlit would import pandas to look for tables in anything else.
    _component()(key="article", data={"json": json.dumps(content)})


def _title(document: Document) -> str:
    """The title, unless the text begins with it."""
    title = (document.title or "").strip()
    return "" if document.text.lstrip().startswith(title) else title


def _dated(document: Document) -> str:
    """The day of publication, and how it is known."""
    if document.published is None:
        return "The day of publication is not known: times like “Sunday” have no date."
    return f"Published {plain_day(document.published)}. {document.published_evidence}"


def _written(passage: Passage) -> Json:
    return {
        "kind": passage.kind.value,
        "runs": [
            {
                "text": run.text,
                "sentence_of": run.sentence_of,
                "event": run.event,
                "time": run.time.explanation if run.time else None,
            }
            for run in passage.runs
        ],
    }


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.article",
        css=(_FOLDER / "article.css").read_text(encoding="utf-8"),
        js=(_FOLDER / "article.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )
