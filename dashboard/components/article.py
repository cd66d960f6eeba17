"""The article in the page, with its events and times marked."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any

import streamlit as st

from dashboard.chart.identity_key import Same
from dashboard.panes.chart_json import Written
from dashboard.panes.content import ARTICLE_SCRIPTS, article_content, source_text
from events import Timeline

_REMEMBERED = 8


def show_article(timeline: Timeline) -> None:
    """Mount the article under the key `article`; the chart tells it which events are shown."""
    # As bytes: Streamlit would look for tables in anything else, and write it as JSON twice.
    _component()(key="article", data=_told(Same(timeline)))


@lru_cache(maxsize=_REMEMBERED)
def _told(timeline: Same[Timeline]) -> bytes:
    article = Written.of(article_content(timeline.value))
    return json.dumps({"revision": article.revision}).encode() + b"\n" + article.content


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.article",
        css=source_text("article.css"),
        js=source_text(*ARTICLE_SCRIPTS),
        isolate_styles=False,
    )
