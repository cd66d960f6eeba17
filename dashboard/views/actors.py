"""Renaming an actor, merging two that are one, and splitting one that is two."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from dashboard.panes.actor_parts import Parts, parts_of
from dashboard.panes.filters import all_actors
from dashboard.stories import editing
from dashboard.stories.saved_story import Curated
from dashboard.views import dialogs
from dashboard.views.edit import show_trouble
from dashboard.views.filters_bar import plain
from events import Actor, ActorKey, Edit, MergeActors, RenameActor, SplitActor, Timeline


@st.dialog("Actors", width="medium", on_dismiss=dialogs.answered)
def edit_actors(curated: Curated) -> None:
    """Ask for an actor, and for another name, for whom it is the same as, or what is of another."""
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
    name_trouble, merge_trouble, split_trouble = dialogs.troubles(3)
    with st.form("rename", border=False):
        key = f"name {number} {actor.name}"
        st.text_input("Name", value=actor.name, key=key)
        show_trouble(name_trouble)
        st.form_submit_button("Rename", on_click=_rename, args=(actor, others, key))
    if others:
        _ask_for_same(actor, others, f"into {number} {actor.name}", merge_trouble)
    if len(actor.mentions) > 1:
        _ask_for_split(actor, others, f"{number} {actor.name}", split_trouble)


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


def _ask_for_split(actor: Actor, others: list[Actor], key: str, trouble: str) -> None:
    parts = parts_of(actor)
    with st.form("split actor", border=False):
        st.multiselect(
            "Of someone else are",
            list(parts),
            placeholder="an article, a way of naming, or single mentions",
            key=f"parts {key}",
        )
        st.text_input("Who is called", key=f"apart {key}", placeholder="another name")
        show_trouble(trouble)
        st.form_submit_button("Split off", on_click=_split, args=(actor, others, parts, key))


def _rename(actor: Actor, others: list[Actor], key: str) -> None:
    name = st.session_state[key].strip()
    if not name:
        dialogs.refuse("An actor needs a name.")
    elif any(one.name == name for one in others):
        dialogs.refuse(f"Another actor is called {name}: merge the two below.")
    elif name == actor.name:
        dialogs.refuse("The actor has this name already.")
    else:
        _make(RenameActor(ActorKey.of(actor), name), actor.name, name)


def _merge(actor: Actor, others: list[Actor], key: str) -> None:
    into = st.session_state[key]
    if into is None:
        dialogs.refuse("", "Choose the actor that this one is the same as.")
        return
    other = others[into]
    _make(MergeActors(ActorKey.of(actor), ActorKey.of(other)), actor.name, other.name)


def _split(actor: Actor, others: list[Actor], parts: Parts, key: str) -> None:
    chosen = {place for part in st.session_state[f"parts {key}"] for place in parts[part]}
    name = st.session_state[f"apart {key}"].strip()
    if not chosen:
        dialogs.refuse("", "", "Choose what is of someone else.")
    elif len(chosen) == len(actor.mentions):
        dialogs.refuse("", "", "These are all: rename the actor above.")
    elif not name:
        dialogs.refuse("", "", "Give a name to who that is.")
    elif name == actor.name or any(one.name == name for one in others):
        dialogs.refuse(
            "", "", f"An actor is called {name} already: take another name, then merge the two."
        )
    else:
        editing.make([SplitActor(ActorKey.of(actor), tuple(sorted(chosen)), name)])
        dialogs.answered()


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
