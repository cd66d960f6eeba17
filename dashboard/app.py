"""The page: a story, its timeline and its text."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.lanes import main_actors
from dashboard.stories import timeline_for
from dashboard.views.add import add_button, first_use_line
from dashboard.views.export import export_popover
from dashboard.views.filters_bar import filters_bar, plain
from dashboard.views.header import choose_story, published_field
from dashboard.views.table import table_view
from dashboard.views.timeline import timeline_view
from events import DatelineError

st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state="collapsed")
st.html(Path(__file__).with_name("page.css"))


def main() -> None:
    """Draw the page from what is open and chosen."""
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html("<h1 class='dl-mark'>Dateline</h1>", width="content")
        story = choose_story()
        # These stay usable when the story cannot be read, and are filled once it is.
        published = st.container(key="published-slot", width=290)
        add_button()
        exported = st.container(key="export-slot", width="content")
    if trouble := st.session_state.pop("trouble", None):
        st.error(plain(trouble))
    first_use_line()
    with st.spinner("Reading the article …"):
        timeline = timeline_for(story)
    with published:
        published_field(story, timeline)
    with exported:
        export_popover(timeline)
    actors = main_actors(timeline.events)
    filters_bar(timeline, actors)
    timeline_view(timeline, actors)
    table_view(timeline)


try:
    main()
except DatelineError as error:
    st.error(plain(str(error)))
