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
    # As a string: Streamlit would import pandas to look for tables in anything else.
    _component()(key="article", data={"json": _written(Same(timeline))})


@lru_cache(maxsize=_REMEMBERED)
def _written(timeline: Same[Timeline]) -> str:
    return json.dumps(article_content(timeline.value))


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.article",
        css=source_text("article.css"),
        js=source_text("article.js"),
        isolate_styles=False,
    )
