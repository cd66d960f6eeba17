"""Opening a text file, an exported timeline, or pasted text."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard import state
from dashboard.stories import read_stories, timeline_for
from events import DatelineError, read_date

_MOST_MEGABYTES = 20
_KINDS = ["txt", "text", "md", "jsonl", "json"]


def add_popover() -> None:
    """The button that opens a story, and what it asks for."""
    with st.popover("Add", icon=":material/add:"), st.form("add", border=False):
        uploaded = st.file_uploader(
            "A text file or an exported timeline", type=_KINDS, max_upload_size=_MOST_MEGABYTES
        )
        pasted = st.text_area("or paste an article", height=180, key="pasted")
        published = st.text_input(
            "Published", placeholder="20 May 2015; empty: as the article says", key="pasted date"
        )
        if not st.form_submit_button("Read it", type="primary"):
            return
        name, content = "pasted.txt", pasted.encode()
        if uploaded is not None:
            name, content = uploaded.name, uploaded.getvalue()
        try:
            _open(name, content, published.strip())
        except DatelineError as error:
            st.error(str(error))


def _open(name: str, content: bytes, published: str) -> None:
    """Open the stories of a file and turn to the first. Raises DatelineError."""
    given = read_date(published) if published else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, Path(name).name)
        path.write_bytes(content)
        found = read_stories(str(path))
    for story in found:
        timeline_for(replace(story, published=given))
    keys = [state.add_story(replace(story, published=given)) for story in found]
    st.session_state["turn to"] = keys[0]
    st.rerun()
