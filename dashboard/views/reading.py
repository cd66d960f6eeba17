"""A long text while it is read: what its opening tells, how far it is, and a way to stop."""

from __future__ import annotations

import streamlit as st

from dashboard.stories.analysis import opening_timeline, reading_of, stop_reading
from dashboard.stories.saved_story import Curated
from dashboard.stories.story import Story
from events import Document

_EVERY = 0.7  # seconds
_STOPPED = "stopped"


def opening_while_read(story: Story) -> Curated | None:
    """What the opening of a long text tells, until all of it is read; None for any other story.

    Over it stands how far the reading is, with a way to stop it, or to go on. Raises DatelineError.
    """
    if not _is_analysed(story):
        return None
    if _is_stopped(story):
        _go_on_line(story)
    elif reading_of(story.document, story.published) is None:
        return None
    else:
        _progress(story)
    opening = opening_timeline(story.document, story.published)
    return Curated(opening, opening)


def _is_analysed(story: Story) -> bool:
    """Whether its timeline is made here, of one article."""
    if story.is_storyline:
        return False
    return story.imported is None or story.published is not None


@st.fragment(run_every=_EVERY)
def _progress(story: Story) -> None:
    # Asked for first: a reading that was stopped would begin anew.
    reading = None if _is_stopped(story) else reading_of(story.document, story.published)
    if reading is None:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key="reading"):
        words = f"Reading {_counted(story.document)}: {reading.share:.0%}. {_SO_FAR}"
        st.progress(reading.share, words, width="stretch")
        st.button("Stop", icon=":material/stop:", on_click=_stop, args=(story,))


_SO_FAR = "Below is what the opening tells."


def _counted(document: Document) -> str:
    return f"{len(document.text.split()):,} words"


def _stop(story: Story) -> None:
    stop_reading(story.document, story.published)
    st.session_state[_STOPPED] = {*_stopped(), _asked(story)}


def _go_on_line(story: Story) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="reading-stopped"):
        words = f"Reading was stopped. Of {_counted(story.document)} only the opening is shown."
        st.warning(words, width="stretch")
        st.button("Read all of it", on_click=_go_on, args=(story,))


def _go_on(story: Story) -> None:
    st.session_state[_STOPPED] = _stopped() - {_asked(story)}


def _is_stopped(story: Story) -> bool:
    return _asked(story) in _stopped()


def _stopped() -> set[int]:
    found: set[int] = st.session_state.get(_STOPPED, set())
    return found


def _asked(story: Story) -> int:
    return hash((story.document.text, story.published))
