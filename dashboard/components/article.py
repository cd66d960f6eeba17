"""The article in the page, with its events and times marked."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any

import streamlit as st

from dashboard.content import article_content, source_text
from dashboard.same import Same
from events import Timeline

_REMEMBERED = 8


def show_article(timeline: Timeline) -> None:
    """Mount the article under the key `article`; the chart tells it which events are shown."""
    # As bytes: Streamlit would look for tables in anything else, and write it as JSON twice.
    _component()(key="article", data=_written(Same(timeline)))


@lru_cache(maxsize=_REMEMBERED)
def _written(timeline: Same[Timeline]) -> bytes:
    return json.dumps(article_content(timeline.value)).encode()


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.article",
        css=source_text("article.css"),
        js=source_text("article.js"),
        isolate_styles=False,
    )
