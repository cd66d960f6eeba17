"""The buttons that take the chart away as a picture, which the reader's own browser draws."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import streamlit as st

from dashboard.panes.content import pictures_content, source_text
from events import Timeline


def picture_buttons(timeline: Timeline) -> None:
    """Mount the buttons under the key `pictures`; the chart on the page answers them."""
    content = pictures_content(timeline)
    _component()(key="pictures", data={"json": json.dumps(content)})


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dateline.pictures",
        css=source_text("pictures.css"),
        js=source_text("pictures.js"),
        isolate_styles=False,
    )
