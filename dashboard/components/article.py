"""The article in the page, with its events and times marked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import streamlit as st

from dashboard.content import article_content, source_text
from events import Timeline

_REMEMBERED = 8


def show_article(timeline: Timeline) -> None:
    """Mount the article under the key `article`; the chart tells it which events are shown."""
    # As a string: Streamlit would import pandas to look for tables in anything else.
    _component()(key="article", data={"json": _written(_Same(timeline))})


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A timeline compared by identity: by value, all the words of two would be compared."""

    timeline: Timeline

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.timeline is other.timeline

    def __hash__(self) -> int:
        return id(self.timeline)


@lru_cache(maxsize=_REMEMBERED)
def _written(same: _Same) -> str:
    return json.dumps(article_content(same.timeline))


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.article",
        css=source_text("article.css"),
        js=source_text("article.js"),
        isolate_styles=False,
    )
