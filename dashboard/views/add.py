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


def add_button() -> None:
    """The button that asks for a story."""
    if st.button("Add", icon=":material/add:", help="Open a file, or paste an article"):
        _ask()


@st.dialog("Add a story", width="medium")
def _ask() -> None:
    """Ask for a story; what cannot be read is said, and the open story stays."""
    with st.form("add", border=False):
        pasted = st.text_area("Paste an article", height=220, key="pasted")
        uploaded = st.file_uploader(
            "or open a text file or an exported timeline",
            type=_KINDS,
            max_upload_size=_MOST_MEGABYTES,
        )
        published = st.text_input(
            "Publication date",
            placeholder="such as 20 May 2015; leave it empty to find it in the article",
            key="pasted date",
        )
        asked = st.form_submit_button("Read it", type="primary")
    if not asked:
        return
    name, content = "pasted.txt", pasted.encode()
    if uploaded is not None:
        name, content = uploaded.name, uploaded.getvalue()
    if not content.strip():
        st.error("There is no article yet: paste one, or open a file.")
        return
    try:
        with st.spinner("Reading the article …"):
            _open(name, content, published.strip())
    except DatelineError as error:
        st.error(str(error))
        return
    st.rerun()


def _open(name: str, content: bytes, published: str) -> None:
    """Open the stories of a file and turn to the first. Raises DatelineError."""
    given = read_date(published) if published else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, Path(name).name)
        path.write_bytes(content)
        try:
            found = read_stories(str(path))
        except DatelineError as error:  # it names a file that the reader has never seen
            raise DatelineError(str(error).replace(f"{folder}/", "")) from error
    dated = [replace(story, published=given) for story in found]
    timeline_for(dated[0])  # nothing is opened that cannot be analysed
    keys = [state.add_story(story) for story in dated]
    st.session_state["turn to"] = keys[0]
