"""Correcting an event, and adding one: a dialog each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard import editing, state
from dashboard.figures import event_id
from dashboard.kept import Curated
from dashboard.views.filters_bar import plain
from events import (
    AddEvent,
    DatelineError,
    Edit,
    Event,
    Place,
    Role,
    SetActor,
    SetDate,
    SetLabel,
    TimeInterval,
    Timeline,
    read_interval,
)

DATE_HELP = (
    "A day, a month, a year, a season, a range: 20 May 2015, 2015-05, summer 2014, "
    "17 to 20 May 2015, 44 BC, 1985~ (about). Empty: no date."
)
_NO_LABEL = "Say in a few words what happened."
_AROUND = 40
_MOST_PLACES = 50


@st.dialog("Edit the event", width="medium", on_dismiss=editing.answered)
def edit_event(curated: Curated, event: Event) -> None:
    """Ask for what the event is called, when it was, and who took part; save what has changed."""
    name = event_id(event)
    st.caption(plain(event.sentence.text))
    with st.form(f"edit {name}", border=False):
        label = st.text_input("What happened", value=event.label, key=f"label {name}")
        label_error = st.empty()
        typed = st.text_input(
            "Date", value=when(event), key=f"date {name}", placeholder="no date", help=DATE_HELP
        )
        date_error = st.empty()
        st.caption(plain(event.explanation))
        parts = {
            role: _actor_field(curated.timeline, event, role, words)
            for role, words in ((Role.AGENT, "Who did it"), (Role.PATIENT, "To whom or what"))
        }
        saved = st.form_submit_button("Save", type="primary")
    if not saved:
        return
    edits, errors = changes(event, label, typed)
    edits += _parts_changed(curated.timeline, event, parts)
    for place, error in zip((label_error, date_error), errors, strict=True):
        if error:
            place.error(plain(error))
    if not any(errors):
        editing.make(edits)
        editing.answered()
        st.rerun()


@st.dialog("Add an event", width="medium", on_dismiss=editing.answered)
def add_event(curated: Curated) -> None:
    """Ask for the words of the text that name the event, and for what is known of it."""
    timeline = curated.timeline
    words = st.text_input(
        "Words of the text", key="new words", help="As they stand in the article: “burst its banks”"
    )
    words_error = st.empty()
    places = _places(timeline, words.strip())
    place = _which(timeline, places) if places else None
    label = st.text_input("What happened", key="new label", placeholder=words.strip())
    typed = st.text_input("Date", key="new date", placeholder="no date", help=DATE_HELP)
    date_error = st.empty()
    who = st.selectbox(
        "Who did it",
        _names(timeline),
        index=None,
        placeholder="nobody, or type a name",
        accept_new_options=True,
        key="new actor",
    )
    if not st.button("Add the event", type="primary"):
        return
    interval, error = _read(typed)
    trouble = _trouble(timeline, words.strip(), place)
    if trouble:
        words_error.error(plain(trouble))
    if error:
        date_error.error(plain(error))
    if trouble or error or place is None:
        return
    agent = editing.actor_key(timeline, who) if who else None
    editing.make([AddEvent(place, label.strip() or words.strip(), interval, agent)])
    state.select(f"{place.doc}:{place.start}")
    editing.answered()
    st.rerun()


def when(event: Event) -> str:
    """The date as the reader may type it; empty for none."""
    return event.interval.plain if event.interval else ""


def _actor_field(timeline: Timeline, event: Event, role: Role, words: str) -> tuple[str, str]:
    """Who has the role, and who is to have it; empty for nobody."""
    part = next((one for one in event.arguments if one.role is role), None)
    now = "" if part is None else part.actor.name if part.actor else part.span.text
    names = _names(timeline)
    options = names if now in names or not now else [now, *names]
    chosen = st.selectbox(
        words,
        options,
        index=options.index(now) if now else None,
        placeholder="nobody, or type a name",
        accept_new_options=True,
        key=f"{role.value} {event_id(event)}",
    )
    return now, (chosen or "").strip()


def _names(timeline: Timeline) -> list[str]:
    """The actors, those with most events first."""
    parts = (one.actor for event in timeline.events for one in event.arguments)
    counts = Counter(actor.name for actor in parts if actor is not None)
    return sorted({actor.name for actor in timeline.actors}, key=lambda name: -counts[name])


def changes(event: Event, label: str, typed: str) -> tuple[list[Edit], tuple[str, str]]:
    """The edits that give the event a label and a date, and what is wrong with either."""
    at, edits = Place.of(event), list[Edit]()
    if label.strip() != event.label:
        edits.append(SetLabel(at, label.strip()))
    error = ""
    if typed.strip() != when(event):
        interval, error = _read(typed)
        edits.append(SetDate(at, interval))
    return edits, ("" if label.strip() or label == event.label else _NO_LABEL, error)


def _parts_changed(
    timeline: Timeline, event: Event, parts: dict[Role, tuple[str, str]]
) -> list[Edit]:
    """The edits that give roles to others than now."""
    return [
        SetActor(Place.of(event), role, editing.actor_key(timeline, then) if then else None)
        for role, (now, then) in parts.items()
        if then != now
    ]


def _read(typed: str) -> tuple[TimeInterval | None, str]:
    """The date that was typed, or why it is none."""
    if not typed.strip():
        return None, ""
    try:
        return read_interval(typed), ""
    except DatelineError as error:  # it is said beside the field
        return None, str(error)


def _places(timeline: Timeline, words: str) -> list[Place]:
    """Where the words stand in the articles."""
    if not words:
        return []
    # Whatever the reader's spaces and line ends are.
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [
        Place(document.doc_id, match.start(), match.end())
        for document in timeline.documents
        for match in pattern.finditer(document.text)
    ][:_MOST_PLACES]


def _which(timeline: Timeline, places: Sequence[Place]) -> Place:
    """The place, asked for where there are several."""
    if len(places) == 1:
        return places[0]
    return st.selectbox(
        f"Which of the {len(places)} places?",
        places,
        format_func=lambda place: _around(timeline, place),
        key="new place",
    )


def _around(timeline: Timeline, place: Place) -> str:
    text = next(one.text for one in timeline.documents if one.doc_id == place.doc)
    before = text[max(0, place.start - _AROUND) : place.start]
    after = text[place.end : place.end + _AROUND]
    return " ".join(f"… {before}»{text[place.start : place.end]}«{after} …".split())


def _trouble(timeline: Timeline, words: str, place: Place | None) -> str:
    """Why the words cannot name a new event; empty when they can."""
    if not words:
        return "Copy the words of the article that name the event."
    if place is None:
        return "These words are not in the article: copy them as they stand there."
    for event in timeline.events:
        at = Place.of(event)
        if at.doc == place.doc and at.start < place.end and place.start < at.end:
            return f"“{event.trigger.text}” is an event already: edit it, or take other words."
    return ""
