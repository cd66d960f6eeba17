"""Joining several stories to one on the page, which tells how far it is."""

from __future__ import annotations

import streamlit as st

from dashboard.stories import page_state
from dashboard.stories.joining import joined
from dashboard.stories.saved_story import opened_listed
from dashboard.stories.story import Story
from events import DatelineError

# So many of the articles that cannot be read are told of.
_MOST_REASONS = 5


def join_if_asked(story: Story) -> None:
    """Join a story that is several still, and draw the page anew with the storyline of them.

    One that was kept is read. Raises DatelineError where none of them can be read.
    """
    if story.listed is not None:
        _read(story)
    if not story.parts:
        return
    failures: list[str] = []
    number = len(story.parts)
    progress = st.progress(0.0, _told(0, number))

    def tell(done: int) -> None:
        if is_seen(done, number):
            progress.progress(done / number, _told(done, number))

    whole = joined(story, on_part=tell, on_error=failures.append)
    page_state.put_story(whole)
    if failures:
        more = len(failures) - _MOST_REASONS
        rest = f" And {more} more." if more > 0 else ""
        page_state.say_trouble(" ".join(failures[:_MOST_REASONS]) + rest)
    # Its name is known now: the page is drawn with it from the top.
    st.rerun()


def is_seen(done: int, number: int) -> bool:
    """Whether one more that is done moves the bar, as a hundredth does."""
    return done * 100 // number > (done - 1) * 100 // number


def _read(story: Story) -> None:
    """Read a storyline that is kept; one that is damaged is closed, and told of."""
    with st.spinner(f"Opening {story.articles} articles …"):
        try:
            page_state.put_story(opened_listed(story))
        except DatelineError as error:
            page_state.give_up(story, str(error))
    st.rerun()


def _told(done: int, number: int) -> str:
    if done == number:
        return "Joining what they tell …"
    return f"Reading {number} articles as one story: {done} done"
