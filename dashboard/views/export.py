"""Taking the timeline away: every format that the library writes."""

from __future__ import annotations

from functools import partial

import streamlit as st

from events import FORMATS, Timeline, write


def export_popover(timeline: Timeline) -> None:
    """The button with a download for each format; a file is made when it is asked for."""
    with st.popover("Export", icon=":material/download:"):
        st.caption("The whole timeline, whatever the filters show.")
        for name, format in FORMATS.items():
            st.download_button(
                f"**{name.upper()}** {format.description}",
                data=partial(write, timeline, name),
                file_name=f"{timeline.documents[0].doc_id}.{name}",
                on_click="ignore",
                key=f"export {name}",
                width="stretch",
            )
