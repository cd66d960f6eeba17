"""The article in the page, with its events and times marked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import streamlit as st

from dashboard.content import article_content, source_text
from events import Event, Timeline


def show_article(timeline: Timeline, marked: Sequence[Event]) -> None:
    """Mount the article under the key `article`, with some of the timeline's events marked."""
    content = article_content(timeline, marked)
    # As a string: Streamlit would import pandas to look for tables in anything else.
    _component()(key="article", data={"json": json.dumps(content)})


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.article",
        css=source_text("article.css"),
        js=source_text("article.js"),
        isolate_styles=False,
    )
