"""The page: a story, its timeline and its text."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.chart.joined import page_timeline
from dashboard.chart.lane_heads import lane_actors
from dashboard.stories import page_state
from dashboard.stories.archives import archive_shown
from dashboard.stories.editing import open_curated, settle_filter, settle_selection
from dashboard.views import already_here
from dashboard.views.add import add_button, first_use_line
from dashboard.views.archive import archive_page, back_button
from dashboard.views.curation import (
    Actions,
    card_actions,
    curation_bar,
    edits_trouble,
    open_dialog,
    saving_trouble,
)
from dashboard.views.export import export_popover
from dashboard.views.filters_bar import filters_bar, plain
from dashboard.views.header import choose_story, published_field
from dashboard.views.joining import join_if_asked
from dashboard.views.reading import opening_while_read
from dashboard.views.storyline import storyline_views
from dashboard.views.table import table_view
from dashboard.views.timeline import timeline_view
from events import DatelineError, Timeline

st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state="collapsed")
st.html(Path(__file__).with_name("page.css"))
if st.context.theme.type == "dark":
    st.html(Path(__file__).with_name("page_dark.css"))


def main() -> None:
    """Draw the page of the archive that is open, or else of the story that is chosen."""
    archive = archive_shown()
    if archive is not None:
        st.html("<h1 class='dl-mark'>Dateline</h1>")
        archive_page(archive)
    else:
        _story_page()


def _story_page() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html("<h1 class='dl-mark'>Dateline</h1>", width="content")
        story = choose_story()
        # These stay usable when the story cannot be read, and are filled once it is.
        published = st.container(key="published-slot", width=290)
        add_button()
        already_here.open_dialog_if_asked()
        back_button()
        curation = st.container(key="curation-slot", width="content")
        exported = st.container(key="export-slot", width="content")
    if trouble := page_state.trouble():
        st.error(plain(trouble))
    saving_trouble()
    first_use_line()
    join_if_asked(story)
    # What stands below it keeps its place when it goes: else it would be there twice for a while.
    bar = st.container(key="reading-bar")
    with st.spinner("Reading the article …"):
        with bar:
            opening = opening_while_read(story)
        curated = opening or open_curated(story)
    timeline = page_timeline(curated.timeline)
    with published:
        published_field(story, timeline)
    if opening is not None:
        # What is set by hand waits for the whole text, and so does what is taken away.
        _panes(timeline, {})
        return
    edits_trouble(curated)
    with curation:
        curation_bar(story, curated)
    with exported:
        export_popover(curated.timeline, timeline)
    settle_filter(timeline)
    settle_selection(timeline)
    _panes(timeline, card_actions(timeline))
    storyline_views(timeline)
    table_view(timeline)
    open_dialog(story, curated, timeline)
    already_here.open_dialog_if_asked(curated)


def _panes(timeline: Timeline, actions: Actions) -> None:
    actors = lane_actors(timeline)
    filters_bar(timeline, actors)
    timeline_view(timeline, actors, actions)


try:
    main()
except DatelineError as error:
    st.error(plain(str(error)))
