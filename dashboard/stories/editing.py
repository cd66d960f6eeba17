"""The edits of the open story: made, undone and redone, each saved at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal

import streamlit as st

from dashboard.chart.figures import event_id
from dashboard.chart.joined import tellings_of
from dashboard.stories import page_state
from dashboard.stories.analysis import warm_up_soon
from dashboard.stories.date_changes import (
    DateChange,
    date_to_redo,
    date_to_undo,
    forget_undone_dates,
    redo_date,
    undo_date,
)
from dashboard.stories.saved_story import Curated, curated, forget, store, story_id, written
from dashboard.stories.story import Story, shortened
from events import (
    ActorKey,
    AddEvent,
    Edit,
    Event,
    JoinHappenings,
    MergeActors,
    Place,
    Reject,
    RenameActor,
    Restore,
    SetActor,
    SetActors,
    SetDate,
    SetKey,
    SetLabel,
    SetNote,
    SetSource,
    SetStar,
    SetTags,
    SplitActor,
    SplitHappening,
    Timeline,
)

_LONGEST_LABEL = 48


def open_curated(story: Story) -> Curated:
    """The story with all that was done to it by hand, here and in other pages."""
    steps = store().steps(story_id(story))
    asked = (story, steps)
    remembered = st.session_state.get("curated")
    if remembered is None or remembered[0] != asked:
        remembered = (asked, curated(story, steps))
        st.session_state["curated"] = remembered
        if story.imported is not None:  # nothing has loaded the language model for it
            warm_up_soon(story.document.text)
    found: Curated = remembered[1]
    return found


def make(edits: Sequence[Edit]) -> None:
    """Make some edits in the open story, as one step."""
    make_in(page_state.open_story(), edits)


def make_in(story: Story, edits: Sequence[Edit]) -> None:
    """Make some edits in a story, as one step."""
    if edits:
        store().append(story_id(story), written(edits))
        forget_undone_dates(story.key)


def undo() -> None:
    """Undo the last step in the open story, or the change of its date that came after."""
    if next_date("undo"):
        undo_date(page_state.shown_story())
    else:
        store().undo(_open_id())


def redo() -> None:
    """Make again in the open story what was undone last."""
    if next_date("redo"):
        redo_date(page_state.shown_story())
    else:
        store().redo(_open_id())


def next_date(way: Literal["undo", "redo"]) -> DateChange | None:
    """The change of the open story's date that undo or redo would take, if it comes next."""
    key = page_state.shown_story()
    steps = steps_done(page_state.stories()[key])
    return date_to_undo(key, steps) if way == "undo" else date_to_redo(key, steps)


def steps_done(story: Story) -> int:
    """How many steps were made in a story by hand and are not undone."""
    return sum(not step.undone for step in store().steps(story_id(story)))


def all_tellings(page: Timeline, events: Sequence[Event]) -> list[Event]:
    """All that tell of some events of the page."""
    return [told for event in events for told in tellings_of(page, event)]


def reject(tellings: Sequence[Event]) -> None:
    """Take events out of the open story, with all that tell of them."""
    make([Reject(Place.of(event)) for event in tellings])
    if page_state.selected() in [event_id(event) for event in tellings]:
        page_state.select(None)


def set_key(tellings: Sequence[Event], *, key: bool) -> None:
    """Show events in the first view, or leave them out of it."""
    make([SetKey(Place.of(event), key) for event in tellings if event.key != key])


def set_star(tellings: Sequence[Event], *, starred: bool) -> None:
    """Give events a star, or take it away."""
    make([SetStar(Place.of(event), starred) for event in tellings if event.starred != starred])


def join(events: Sequence[Event]) -> None:
    """Make what some events of a storyline tell one happening."""
    first, *others = events
    make([JoinHappenings(Place.of(first), Place.of(other)) for other in others])
    page_state.select(event_id(first))


def split(tellings: Sequence[Event]) -> None:
    """Make some tellings a happening of their own."""
    make([SplitHappening(tuple(map(Place.of, tellings)))])
    page_state.select(event_id(tellings[0]))


def settle_selection(page: Timeline) -> None:
    """Keep selected what was: after a change another telling of it may be the best one."""
    selected = page_state.selected()
    if not page.stories or selected is None:
        return
    names = {event_id(event) for event in page.events}
    if selected not in names:
        page_state.select(_standing_for(selected, page))


def _standing_for(name: str, page: Timeline) -> str | None:
    """What the page calls the happening that an event tells."""
    return next(
        (
            event_id(event)
            for event in page.events
            if any(event_id(told) == name for told in tellings_of(page, event))
        ),
        None,
    )


def remove(story: Story) -> None:
    """Forget a story, and turn to another one."""
    forget(story)
    page_state.close_story(story.key)


def put_in_place(story: Story, other: Story) -> None:
    """Forget a story, and open another one in its place."""
    forget(story)
    page_state.put_story(replace(other, key=story.key))
    st.session_state["turn to"] = story.key


def forget_unreadable(edits: Sequence[str]) -> None:
    """Delete edits of the open story that cannot be read."""
    store().forget(_open_id(), edits)


def rename_chosen(old: str, new: str) -> None:
    """Let the filter follow an actor to its new name."""
    renamed = {**st.session_state.get("renamed", {}), old: new}
    st.session_state["renamed"] = {was: now for was, now in renamed.items() if was != new}


def settle_filter(timeline: Timeline) -> None:
    """Keep in the filter the actors that there are, by the names that they have now."""
    names = {actor.name for actor in timeline.actors}
    for key in ("actor", "more"):
        chosen = list(st.session_state.get(key) or ())
        now = dict.fromkeys(_name_now(name, names) for name in chosen)
        kept = [name for name in now if name in names]
        if kept != chosen:
            st.session_state[key] = kept


def _name_now(name: str, names: Collection[str]) -> str:
    """What an actor of that name is called now: it may have been renamed, or got its old name back.

    The new names are never forgotten: the browser may send the old one again with what the reader
    does before it has heard of the other.
    """
    renamed: dict[str, str] = st.session_state.get("renamed", {})
    for names_after in (renamed, {now: was for was, now in renamed.items()}):
        found = name
        while found not in names and found in names_after:
            found = names_after[found]
        if found in names:
            return found
    return name


def find_event(timeline: Timeline, name: str) -> Event | None:
    """The event that the page calls so; None when it is gone."""
    return next((event for event in timeline.events if event_id(event) == name), None)


def told(step: Sequence[Edit], found: Timeline) -> str:
    """What a step does, in words: “the date of “Palmyra falls”: 20 May 2015”."""
    return "; ".join(dict.fromkeys(_told(edit, found) for edit in step))


def _told(edit: Edit, found: Timeline) -> str:
    match edit:
        case SetDate():
            return f"{_name(edit.event, found)} dated {_when(edit)}"
        case SetLabel(label=label):
            return f"{_name(edit.event, found)} named “{_short(label)}”"
        case MergeActors(actor=actor, into=into):
            return f"{actor.name} merged with {into.name}"
        case RenameActor(actor=actor, name=name):
            return f"{actor.name} renamed {name}"
        case SplitActor(actor=actor, name=name):
            return f"{name} split off from {actor.name}"
        case Reject():
            return f"{_name(edit.event, found)} rejected"
        case Restore():
            return f"{_name(edit.event, found)} restored"
        case AddEvent(label=label):
            return f"“{_short(label)}” added"
        case JoinHappenings():
            return f"{_name(edit.event, found)} joined with {_name(edit.other, found)}"
        case SplitHappening():
            names = dict.fromkeys(_name(place, found) for place in edit.events)
            return f"{', '.join(names)} split off"
        case SetActor(role=role, actor=actor):
            who = actor.name if actor else "nobody"
            return f"{who} as {role.value} of {_name(edit.event, found)}"
        case SetActors(role=role, actors=actors):
            who = ", ".join(actor.name for actor in actors) or "nobody"
            return f"{who} as {role.value} of {_name(edit.event, found)}"
        case SetSource(source=source):
            return f"{_name(edit.event, found)} said by {source.name if source else 'the article'}"
        case SetKey(key=key):
            return f"{_name(edit.event, found)} is {'a' if key else 'no'} key event"
        case SetStar(starred=starred):
            return f"{_name(edit.event, found)} {'with a' if starred else 'without its'} star"
        case SetNote() | SetTags():
            return f"{_name(edit.event, found)} annotated"


def _when(edit: SetDate) -> str:
    if edit.interval is None:
        return "nowhere"
    return edit.interval.plain if edit.bounds is None else edit.bounds.plain


def _name(place: Place, found: Timeline) -> str:
    """What the text's own timeline calls an event, else its words."""
    for event in found.events:
        if Place.of(event) == place:
            return f"“{_short(event.label or event.trigger.text)}”"
    texts = (one.text for one in found.documents if one.doc_id == place.doc)
    return f"“{_short(next(texts, '')[place.start : place.end])}”"


def _short(words: str) -> str:
    return shortened(words, _LONGEST_LABEL)


def actor_key(timeline: Timeline, name: str) -> ActorKey:
    """The key of an actor of that name; of one that there is not yet, its name alone."""
    known = (ActorKey.of(actor) for actor in timeline.actors if actor.name == name)
    return next(known, ActorKey(name))


def _open_id() -> str:
    return story_id(page_state.open_story())
