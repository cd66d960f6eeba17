"""The article in the page, with its events and times marked."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import streamlit as st

from dashboard.chart.identity_key import Same
from dashboard.panes.chart_json import Written
from dashboard.panes.content import ARTICLE_SCRIPTS, ARTICLE_STYLES, article_content, source_text
from dashboard.panes.tellings import articles_content
from events import Timeline

_REMEMBERED = 32


def show_article(
    page: Timeline,
    doc: str | None = None,
    *,
    on_telling: Callable[[], None] | None = None,
    on_marked: Callable[[], None] | None = None,
) -> None:
    """Mount the article under the key `article`; the chart tells it which events are shown.

    Of a storyline the article `doc` is shown; `on_telling` runs when the reader turns to another
    one, which `st.session_state["article"].telling` names. `on_marked` runs when the reader asks
    for an event made from `words` of the text, which `st.session_state["article"].marked` tells.
    """
    # As bytes: Streamlit would look for tables in anything else, and write it as JSON twice.
    _component()(
        key="article",
        data=_told(Same(page), doc, markable=on_marked is not None),
        on_telling_change=on_telling or _nothing,
        on_marked_change=on_marked or _nothing,
    )


def _nothing() -> None:
    """What one article asks for."""


@lru_cache(maxsize=_REMEMBERED)
def _told(page: Same[Timeline], doc: str | None, *, markable: bool) -> bytes:
    if doc is None:
        article = Written.of(article_content(page.value))
    else:
        shown = [document for document in page.value.documents if document.doc_id == doc]
        article = Written.of(articles_content(page.value, shown))
    told = {"revision": article.revision, "markable": markable}
    return json.dumps(told).encode() + b"\n" + article.content


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.article",
        css=source_text(*ARTICLE_STYLES),
        js=source_text(*ARTICLE_SCRIPTS),
        isolate_styles=False,
    )
