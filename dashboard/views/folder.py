"""Putting the open story in a folder of the list of stories."""

from __future__ import annotations

import streamlit as st

from dashboard.stories import page_state
from dashboard.stories.folders import folders_of, put_in_folder
from dashboard.stories.story import Story
from dashboard.views import dialogs
from dashboard.views.filters_bar import plain

_NONE = "No folder"


@st.dialog("Put in a folder", width="medium", on_dismiss=dialogs.answered)
def choose_folder(story: Story) -> None:
    """Ask for the folder of a story: one that there is, a new one, or none."""
    dialogs.end_if_answered()
    folders = folders_of(page_state.stories())
    now = folders.get(story.key)
    known = sorted(set(folders.values()), key=str.casefold)
    st.markdown(plain(story.title))
    key = f"folder of {story.key}"
    with st.form("folder", border=False):
        st.selectbox(
            "Folder",
            [_NONE, *known],
            index=known.index(now) + 1 if now else 0,
            help="Choose one, or type a new name",
            accept_new_options=True,
            key=key,
        )
        st.form_submit_button("Save", type="primary", on_click=_save, args=(story, key))


def _save(story: Story, key: str) -> None:
    chosen = str(st.session_state[key])
    put_in_folder(story, "" if chosen == _NONE else chosen)
    page_state.name_anew(story.key)
    dialogs.answered()
