"""Taking the timeline away: every format that the command line writes."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.components.pictures import picture_buttons
from dashboard.offline.page import offline_page
from dashboard.offline.picture import find_browser
from dashboard.offline.views import Sent
from dashboard.panes.content import PICTURES, file_stem
from dashboard.panes.filters import at_detail, shown_events, widened
from dashboard.panes.shown_alone import shown_alone
from dashboard.stories import page_state
from dashboard.stories.chosen_lanes import lane_order
from events import FORMATS, Timeline, write_bytes

_FOR_READERS = ("html", "pdf", "md", "csv", "ics")
_NO_PDF = (
    "**PDF** needs Chromium, Chrome or Edge on the machine on which Dateline runs, and none was "
    "found there. Open the HTML in your browser, and print that."
)


def export_popover(timeline: Timeline, page: Timeline) -> None:
    """The button with a download for each format; a file is made when it is asked for.

    The files hold the whole timeline, or what the filters show of it on its `page`.

    Streamlit shows that it is at work, and a line when it fails. The pictures are drawn in the
    reader's browser, of what the chart shows.
    """
    with st.popover("Export", icon=":material/download:"), st.container(gap="xsmall"):
        st.caption("What is shown now")
        picture_buttons(timeline)
        _send_button(timeline, page)
        timeline = _asked(timeline, page)
        for name in _FOR_READERS:
            if name == "pdf" and find_browser() is None:
                st.caption(_NO_PDF)
            else:
                _file_button(timeline, name)
        with st.expander("For other programs"), st.container(gap="xsmall"):
            for name in [one for one in FORMATS if one not in (*_FOR_READERS, *PICTURES)]:
                if not FORMATS[name].single or len(timeline.documents) == 1:
                    _file_button(timeline, name)


def _send_button(timeline: Timeline, page: Timeline) -> None:
    """A page for others that opens with what is seen here; all other events are in it, too."""
    st.download_button(
        "**Send a page** that opens at this view, without a server (HTML)",
        data=partial(_written, timeline, _sent(page)),
        file_name=f"{file_stem(timeline)}.html",
        mime="text/html",
        on_click="ignore",
        key="send a page",
        help="The filters, the scale, the zoom and the selected event are kept; all other events "
        "are in it, too",
        width="stretch",
    )


def _written(timeline: Timeline, sent: Sent) -> bytes:
    return offline_page(timeline, sent).encode(errors="replace")


def _sent(page: Timeline) -> Sent:
    filters = widened(page, page_state.chosen_filters())
    return Sent(
        shown=shown_events(page, filters),
        spanned=at_detail(page, filters.detail),
        scale=page_state.scale(),
        reach=page_state.reach(),
        lanes_by=page_state.lanes_by(page),
        lane_order=lane_order(page_state.lanes_by(page)),
        zoom=page_state.zoom(),
        event=page_state.selected(),
    )


def _asked(timeline: Timeline, page: Timeline) -> Timeline:
    """The whole timeline, or what passes the filters at the chosen level of detail."""
    if not st.toggle("Only what the filters show", key="export shown"):
        st.caption("The whole timeline, whatever the filters show")
        return timeline
    shown = shown_events(page, widened(page, page_state.chosen_filters()))
    st.caption(f"{len(shown)} of {len(page.events)} events, as the filters show them")
    return shown_alone(timeline, page, shown)


def _file_button(timeline: Timeline, name: str) -> None:
    format = FORMATS[name]
    st.download_button(
        f"**{name.upper()}** {format.description}",
        data=partial(write_bytes, timeline, name),
        file_name=f"{file_stem(timeline)}{format.suffix}",
        mime=format.mime,
        on_click="ignore",
        key=f"export {name}",
        width="stretch",
    )
