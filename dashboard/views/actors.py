"""Renaming an actor, and merging two that are one."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from dashboard.panes.filters import all_actors
from dashboard.stories import editing
from dashboard.stories.saved_story import Curated
from dashboard.views import dialogs
from dashboard.views.edit import show_trouble
from dashboard.views.filters_bar import plain
from events import Actor, ActorKey, Edit, MergeActors, RenameActor, Timeline


@st.dialog("Actors", width="medium", on_dismiss=dialogs.answered)
def edit_actors(curated: Curated) -> None:
    """Ask for an actor, and for another name, or for whom it is the same as."""
    dialogs.end_if_answered()
    actors, counts = _actors(curated.timeline)
    if not actors:
        st.text("This story has no actors.")
        return
    number = st.selectbox(
        "Actor", range(len(actors)), format_func=lambda n: _told(actors[n], counts), key="which"
    )
    actor = actors[number]
    st.caption(plain(_mentions(actor)))
    others = [one for one in actors if one is not actor]
    name_trouble, merge_trouble = dialogs.troubles(2)
    with st.form("rename", border=False):
        key = f"name {number} {actor.name}"
        st.text_input("Name", value=actor.name, key=key)
        show_trouble(name_trouble)
        st.form_submit_button("Rename", on_click=_rename, args=(actor, others, key))
    if others:
        _ask_for_same(actor, others, f"into {number} {actor.name}", merge_trouble)


def _ask_for_same(actor: Actor, others: list[Actor], key: str, trouble: str) -> None:
    with st.form("merge", border=False):
        st.selectbox(
            "Is the same as",
            range(len(others)),
            index=None,
            format_func=lambda n: others[n].name,
            placeholder="another actor, whose name stays",
            key=key,
        )
        show_trouble(trouble)
        st.form_submit_button("Merge", on_click=_merge, args=(actor, others, key))


def _rename(actor: Actor, others: list[Actor], key: str) -> None:
    name = st.session_state[key].strip()
    if not name:
        dialogs.refuse("An actor needs a name.", "")
    elif any(one.name == name for one in others):
        dialogs.refuse(f"Another actor is called {name}: merge the two below.", "")
    elif name == actor.name:
        dialogs.refuse("The actor has this name already.", "")
    else:
        _make(RenameActor(ActorKey.of(actor), name), actor.name, name)


def _merge(actor: Actor, others: list[Actor], key: str) -> None:
    into = st.session_state[key]
    if into is None:
        dialogs.refuse("", "Choose the actor that this one is the same as.")
        return
    other = others[into]
    _make(MergeActors(ActorKey.of(actor), ActorKey.of(other)), actor.name, other.name)


def _make(edit: Edit, old: str, new: str) -> None:
    editing.make([edit])
    editing.rename_chosen(old, new)
    dialogs.answered()


def _actors(timeline: Timeline) -> tuple[list[Actor], Counter[str]]:
    """The actors, things and places last, and how many events each has; the busiest first."""
    counts = Counter(
        name for event in timeline.events for name in {actor.name for actor in all_actors(event)}
    )
    order = sorted(
        timeline.actors, key=lambda actor: (actor.label.is_inanimate, -counts[actor.name])
    )
    return order, counts


def _told(actor: Actor, counts: Counter[str]) -> str:
    number = counts[actor.name]
    return f"{actor.name} ({number} {'event' if number == 1 else 'events'})"


def _mentions(actor: Actor) -> str:
    """How the text speaks of the actor."""
    words = dict.fromkeys(" ".join(one.span.text.split()) for one in actor.mentions)
    return f"In the text: {', '.join(words)}" if words else "The text does not name this actor."
