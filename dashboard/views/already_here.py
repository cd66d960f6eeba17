"""Asking what becomes of a story that is here already, and comes with a colleague's changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.chart.day_text import plain_day
from dashboard.stories import editing, page_state
from dashboard.stories.colleague import colleague_of, held_by, merged
from dashboard.stories.date_changes import give_date
from dashboard.stories.saved_story import Curated, store, story_id
from dashboard.stories.story import Story
from dashboard.views import dialogs
from dashboard.views.filters_bar import plain
from events import Edit, Reject, Restore
from events.timeline.merge_edits import Differing, Merged

_DIALOG = "already here"
_DIFFERING = "differing"
_WAITING = "colleagues"


def set_aside(found: Sequence[Story]) -> list[Story]:
    """Those of some stories that can be opened; the others wait for `ask_if_waiting`.

    For one that tells nothing new of an open story it is that one.
    """
    opened = page_state.stories()
    found = [held_by(story, opened) or story for story in found]
    waiting = [story for story in found if colleague_of(story, opened) is not None]
    st.session_state[_WAITING] = waiting
    return [story for story in found if story not in waiting]


def ask_if_waiting() -> None:
    """Ask about the first of the stories that were set aside, if there is any."""
    if st.session_state.get(_WAITING):
        dialogs.ask(_DIALOG)


def open_dialog_if_asked(curated: Curated | None = None) -> None:
    """Show the question; with the open story, which of a colleague's changes differ from it."""
    match dialogs.asked():
        case ("already here", _) if curated is None:
            _ask()
        case ("differing", _) if curated is not None:
            _show_differing(curated)


def merge_in(story: Story, other: Story) -> None:
    """Add to an open story what was set by hand in a copy of it, which stays as it is."""
    _merge(story, other)


def _end() -> None:
    """Leave what waits as it is: nothing of it is opened."""
    st.session_state[_WAITING] = []
    dialogs.answered()


@st.dialog("This story is here already", width="medium", on_dismiss=_end)
def _ask() -> None:
    dialogs.end_unless(_DIALOG)
    theirs = st.session_state[_WAITING][0]
    mine = colleague_of(theirs, page_state.stories())
    if mine is None:  # it was closed in another page
        _answer("both")
        st.rerun()
    new, day = merged(mine, theirs)
    st.markdown(plain(f"“{theirs.title}” comes with changes made by hand in another copy of it."))
    st.caption(plain(_counted(mine, new, day)))
    with st.container(horizontal=True):
        st.button("Merge", type="primary", on_click=_answer, args=("merge",))
        st.button("Keep both", on_click=_answer, args=("both",))
        st.button("Replace mine", on_click=_answer, args=("replace",))
    st.caption(
        "**Merge**: their changes join yours, as one step that can be undone; where they differ "
        "yours stays, and theirs is listed.  \n**Keep both**: two stories, side by side.  \n"
        "**Replace mine**: theirs is opened, and yours is deleted with its changes."
    )


def _counted(mine: Story, new: Merged, day: date | None) -> str:
    """How many changes there are here, how many would come, and how many differ."""
    steps = sum(not step.undone for step in store().steps(story_id(mine)))
    kept = f"Yours has {_changes(steps)} of its own" if steps else "Yours has no changes"
    differ = len(new.differing) + bool(day and mine.published)
    added = len(new.added) + bool(day and not mine.published)
    return f"{kept}. New in theirs: {added or 'none'}; different from yours: {differ or 'none'}."


def _changes(number: int) -> str:
    return "1 change" if number == 1 else f"{number} changes"


def _answer(how: str) -> None:
    """Do as the reader chose, turn to the story, and ask about the next one."""
    theirs, *others = st.session_state[_WAITING]
    st.session_state[_WAITING] = others
    dialogs.answered()
    mine = colleague_of(theirs, page_state.stories())
    if how == "merge" and mine is not None:
        _merge(mine, theirs)
    elif how == "replace" and mine is not None:
        editing.put_in_place(mine, theirs)
    else:
        st.session_state["turn to"] = page_state.add_story(theirs)
    if dialogs.asked() is None:
        ask_if_waiting()


def _merge(mine: Story, theirs: Story) -> None:
    new, day = merged(mine, theirs)
    editing.make_in(mine, new.added)
    if day and not mine.published:
        give_date(mine.key, day, editing.steps_done(mine))
        day = None
    st.session_state["turn to"] = mine.key
    if new.differing or day:
        st.session_state[_DIFFERING] = (new.differing, day)
        dialogs.ask(_DIFFERING)


def _end_list() -> None:
    dialogs.answered()
    ask_if_waiting()


@st.dialog("Merged: where yours stays", width="large", on_dismiss=_end_list)
def _show_differing(curated: Curated) -> None:
    dialogs.end_unless(_DIFFERING)
    differing, day = st.session_state[_DIFFERING]
    st.caption("All other changes of theirs are in your story now. Undo takes them out again.")
    for number, one in enumerate(differing):
        _row(number, one, curated)
    if day:
        published = curated.found.documents[0].published
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(f"theirs: published {plain_day(day)}"), width="stretch")
            st.button("Take theirs", key="take day", on_click=_take_day, args=(day,))
        st.caption(plain(f"yours: {plain_day(published) or 'no day of publication'}"))
    st.button("Done", type="primary", on_click=_end_list)


def _row(number: int, one: Differing, curated: Curated) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(f"theirs: {editing.told([one.theirs], curated.found)}"), width="stretch")
        st.button("Take theirs", key=f"take {number}", on_click=_take, args=(one,))
    st.caption(plain(f"yours: {editing.told([one.mine], curated.found)}"))


def _take(one: Differing) -> None:
    """Make a change of theirs after all; what one rejected has to be there for it."""
    back = [Restore(one.mine.event)] if isinstance(one.mine, Reject) else list[Edit]()
    editing.make([*back, *([] if isinstance(one.theirs, Restore) else [one.theirs])])
    differing, day = st.session_state[_DIFFERING]
    _show_rest(tuple(other for other in differing if other is not one), day)


def _take_day(day: date) -> None:
    key = page_state.shown_story()
    give_date(key, day, editing.steps_done(page_state.stories()[key]))
    _show_rest(st.session_state[_DIFFERING][0], None)


def _show_rest(differing: tuple[Differing, ...], day: date | None) -> None:
    st.session_state[_DIFFERING] = (differing, day)
    if not differing and not day:
        _end_list()
