"""The publication dates that a reader gave, in their order among the steps made by hand.

The store keeps a story's date and the steps made in it, but not which came first. That is known
here as long as the page is open, so that undo and redo take what was done last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from dashboard.stories import page_state
from dashboard.stories.saved_story import keep


@dataclass(frozen=True, slots=True)
class DateChange:
    """A new date given after so many steps, and the one before; None is what the article tells."""

    steps: int
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class _Changes:
    done: tuple[DateChange, ...] = ()
    undone: tuple[DateChange, ...] = ()


def give_date(story_key: str, published: date | None, steps: int) -> None:
    """Move an open story, in which so many steps are done, to another date."""
    before = page_state.stories()[story_key].published
    if published != before:
        change = DateChange(steps, before, published)
        _note(story_key, _Changes((*_changes(story_key).done, change)))
    _publish(story_key, published)


def date_to_undo(story_key: str, steps: int) -> DateChange | None:
    """The change of date that came after the last of so many steps that are done."""
    last = _changes(story_key).done[-1:]
    return next((change for change in last if change.steps >= steps), None)


def date_to_redo(story_key: str, steps: int) -> DateChange | None:
    """The undone change of date that came before the first step that is undone."""
    first = _changes(story_key).undone[:1]
    return next((change for change in first if change.steps <= steps), None)


def undo_date(story_key: str) -> None:
    """Give a story the date again that it had before the last change."""
    changes = _changes(story_key)
    change = changes.done[-1]
    _note(story_key, _Changes(changes.done[:-1], (change, *changes.undone)))
    _publish(story_key, change.before)


def redo_date(story_key: str) -> None:
    """Make the change of date again that was undone last."""
    changes = _changes(story_key)
    change = changes.undone[0]
    _note(story_key, _Changes((*changes.done, change), changes.undone[1:]))
    _publish(story_key, change.after)


def forget_undone_dates(story_key: str) -> None:
    """A new step was made: what was undone before it can be redone no more."""
    _note(story_key, _Changes(_changes(story_key).done))


def _changes(story_key: str) -> _Changes:
    noted: dict[str, _Changes] = st.session_state.get("date changes", {})
    return noted.get(story_key, _Changes())


def _note(story_key: str, changes: _Changes) -> None:
    noted: dict[str, _Changes] = st.session_state.get("date changes", {})
    st.session_state["date changes"] = {**noted, story_key: changes}


def _publish(story_key: str, published: date | None) -> None:
    opened = page_state.stories()
    opened[story_key] = replace(opened[story_key], published=published)
    st.session_state["renamed story"] = story_key
    keep(opened[story_key])
