"""Correcting an event, and adding one: a dialog each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard.chart.figures import event_id
from dashboard.panes.table_rows import DATE_HELP, typed_source, typed_when
from dashboard.stories import editing, page_state
from dashboard.stories.saved_story import Curated
from dashboard.views import dialogs
from dashboard.views.filters_bar import plain
from events import (
    AddEvent,
    Bounds,
    DatelineError,
    Edit,
    Event,
    Place,
    Role,
    SetActors,
    SetDate,
    SetLabel,
    SetNote,
    SetSource,
    SetTags,
    TimeInterval,
    Timeline,
    read_bounds,
    read_interval,
)

_ASKED_ROLES = {Role.AGENT: "Who did it", Role.PATIENT: "To whom or what"}
_NO_LABEL = "Say in a few words what happened."
_NO_LINK = "A link begins with http:// or https://."
_LINK = re.compile(r"https?://(?:www\.)?(?P<host>[^/\s:?#]+)\S*")
_READER = "whoever added it"
_AROUND = 40
_MOST_PLACES = 50


@st.dialog("Edit the event", width="medium", on_dismiss=dialogs.answered)
def edit_event(curated: Curated, event: Event, tellings: Sequence[Event]) -> None:
    """Ask for what the event is called, when it was, and who took part; save what has changed.

    `tellings` are all that tell it: of an event of one article that event alone.
    """
    dialogs.end_if_answered()
    name = event_id(event)
    st.caption(plain(event.sentence.text))
    label_trouble, date_trouble = dialogs.troubles(2)
    with st.form(f"edit {name}", border=False):
        st.text_input("What happened", value=event.label, key=f"label {name}")
        show_trouble(label_trouble)
        st.text_input(
            "Date",
            value=typed_when(event),
            key=f"date {name}",
            placeholder="no date",
            help=DATE_HELP,
        )
        show_trouble(date_trouble)
        st.caption(plain(event.explanation))
        for role, words in _ASKED_ROLES.items():
            _actor_field(curated.timeline, event, role, words)
        _source_field(curated.timeline, event)
        st.text_area("Note", value=event.note, key=f"note {name}", height=68)
        st.text_input(
            "Tags",
            value=", ".join(event.tags),
            key=f"tags {name}",
            placeholder="none; such as: to check, court",
        )
        st.form_submit_button(
            "Save", type="primary", on_click=_save, args=(curated.timeline, event, tellings)
        )


@st.dialog("Add an event", width="medium", on_dismiss=dialogs.answered)
def add_event(curated: Curated) -> None:
    """Ask for the words of the text that name the event, and for what is known of it.

    Without words the text does not tell of it: then who says so, and where, is asked for.
    """
    dialogs.end_if_answered()
    timeline = curated.timeline
    words_trouble, label_trouble, date_trouble, link_trouble = dialogs.troubles(4)
    words = st.text_input(
        "Words of the text",
        key="new words",
        help="As they stand in the article: “burst its banks”. Leave it empty for an event of "
        "which the text does not tell.",
        placeholder="none: the text does not tell of it",
    )
    show_trouble(words_trouble)
    places = _places(timeline, words.strip())
    if len(places) > 1:
        _ask_which(timeline, places)
    st.text_input("What happened", key="new label", placeholder=words.strip())
    show_trouble(label_trouble)
    st.text_input("Date", key="new date", placeholder="no date", help=DATE_HELP)
    show_trouble(date_trouble)
    st.selectbox(
        "Who did it",
        _names(timeline),
        index=None,
        placeholder="nobody, or type a name",
        accept_new_options=True,
        key="new actor",
    )
    if not words.strip():
        st.text_input(
            "Who says so", key="new source", placeholder="such as: court record, Hill Radio"
        )
        st.text_input("Link", key="new link", placeholder="https://…")
        show_trouble(link_trouble)
    st.button("Add the event", type="primary", on_click=_add, args=(timeline,))


def ask_for_event(words: str) -> None:
    """Open the dialog that adds an event, with words that the reader marked in the article."""
    st.session_state["new words"] = words
    dialogs.ask("add")


def show_trouble(trouble: str) -> None:
    """Say what is wrong with the field above, if anything."""
    if trouble:
        st.error(plain(trouble))


def _save(timeline: Timeline, event: Event, tellings: Sequence[Event]) -> None:
    """Make the edits that the form asks for, or say what is wrong with it."""
    name = event_id(event)
    typed = st.session_state
    edits, troubles = changes(event, typed[f"label {name}"], typed[f"date {name}"])
    if any(troubles):
        dialogs.refuse(*troubles)
        return
    edits += _parts_changed(timeline, event)
    edits += source_changed(timeline, event, (typed[f"said {name}"] or "").strip())
    edits += note_changed(event, tellings, typed[f"note {name}"].strip())
    editing.make([*edits, *_tags_changed(event, tellings, typed[f"tags {name}"])])
    dialogs.answered()


def _add(timeline: Timeline) -> None:
    """Add the event that is asked for, or say what is wrong with it."""
    typed = st.session_state
    words = typed["new words"].strip()
    places = _places(timeline, words)
    chosen = typed.get("new place")
    place = chosen if chosen in places else places[0] if places else None
    label = typed["new label"].strip() or words
    (interval, bounds), date_trouble = _read(typed["new date"])
    link_trouble = _NO_LINK if not words and not _is_link(_typed("new link")) else ""
    words_trouble = _trouble(timeline, words, place) if words else ""
    place = place if words else _place_of_none(timeline)
    troubles = (words_trouble, "" if label else _NO_LABEL, date_trouble, link_trouble)
    if any(troubles) or place is None:
        dialogs.refuse(*troubles)
        return
    who = typed["new actor"]
    agent = editing.actor_key(timeline, who) if who else None
    told = [] if words else _told_elsewhere(timeline, place)
    editing.make([AddEvent(place, label, interval, agent, bounds), *told])
    page_state.select(f"{place.doc}:{place.start}")
    dialogs.answered()


def _typed(key: str) -> str:
    return str(st.session_state.get(key) or "").strip()


def _is_link(typed: str) -> bool:
    return not typed or bool(_LINK.fullmatch(typed))


def _told_elsewhere(timeline: Timeline, place: Place) -> list[Edit]:
    """Who says what the text does not tell, and where: as typed, else the link's own name."""
    link = _typed("new link")
    host = _LINK.fullmatch(link)
    source = _typed("new source") or (host["host"] if host else _READER)
    edits: list[Edit] = [SetSource(place, editing.actor_key(timeline, source))]
    return [*edits, SetNote(place, link)] if link else edits


def _place_of_none(timeline: Timeline) -> Place:
    """A place without words, near the end of the article, where no other event begins."""
    open_one = page_state.article_turned_to()
    named = (one for one in timeline.documents if one.doc_id == open_one)
    document = next(named, timeline.documents[0])
    ids = {event_id(event) for event in timeline.events}
    at = len(document.text)
    while at and f"{document.doc_id}:{at}" in ids:
        at -= 1
    return Place(document.doc_id, at, at)


def _actor_field(timeline: Timeline, event: Event, role: Role, words: str) -> None:
    """Ask who has the role."""
    now, names = _having(event, role), _names(timeline)
    st.multiselect(
        words,
        [*(name for name in now if name not in names), *names],
        default=now,
        placeholder="nobody, or type a name",
        accept_new_options=True,
        key=f"{role.value} {event_id(event)}",
    )


def _source_field(timeline: Timeline, event: Event) -> None:
    """Ask who says so."""
    now, names = typed_source(event), _names(timeline)
    options = names if now in names or not now else [now, *names]
    st.selectbox(
        "Said by",
        options,
        index=options.index(now) if now else None,
        placeholder="the article itself, or type a name",
        accept_new_options=True,
        key=f"said {event_id(event)}",
    )


def _having(event: Event, role: Role) -> list[str]:
    """Who has the role, by name."""
    parts = (one for one in event.arguments if one.role is role)
    names = (one.actor.name if one.actor else one.span.text for one in parts)
    return list(dict.fromkeys(names))


def _names(timeline: Timeline) -> list[str]:
    """The actors, those with most events first, things and places after all others."""
    parts = (one.actor for event in timeline.events for one in event.arguments)
    counts = Counter(actor.name for actor in parts if actor is not None)
    things = {actor.name for actor in timeline.actors if actor.label.is_inanimate}
    names = {actor.name for actor in timeline.actors}
    return sorted(names, key=lambda name: (name in things, -counts[name]))


def changes(event: Event, label: str, typed: str | None) -> tuple[list[Edit], tuple[str, str]]:
    """The edits that give the event a label and a date, and what is wrong with either.

    None leaves the date as it is.
    """
    at, edits = Place.of(event), list[Edit]()
    if label.strip() != event.label:
        edits.append(SetLabel(at, label.strip()))
    error = ""
    if typed is not None and typed.strip() != typed_when(event):
        (interval, bounds), error = _read(typed)
        edits.append(SetDate(at, interval, bounds))
    return edits, ("" if label.strip() or label == event.label else _NO_LABEL, error)


def source_changed(timeline: Timeline, event: Event, typed: str) -> list[Edit]:
    """The edit that says who tells of the event, if that is another one; empty is the article."""
    if typed == typed_source(event):
        return []
    return [SetSource(Place.of(event), editing.actor_key(timeline, typed) if typed else None)]


def note_changed(event: Event, tellings: Sequence[Event], typed: str) -> list[Edit]:
    """The edits that give the event a note, if it has another one, and none to other tellings."""
    if typed == event.note:
        return []
    others = [SetNote(at, "") for at, one in _others(event, tellings) if one.note]
    return [SetNote(Place.of(event), typed), *others]


def _tags_changed(event: Event, tellings: Sequence[Event], typed: str) -> list[Edit]:
    tags = tuple(dict.fromkeys(filter(None, map(str.strip, typed.split(",")))))
    if tags == event.tags:
        return []
    others = [SetTags(at, ()) for at, one in _others(event, tellings) if one.tags]
    return [SetTags(Place.of(event), tags), *others]


def _others(event: Event, tellings: Sequence[Event]) -> list[tuple[Place, Event]]:
    return [(Place.of(one), one) for one in tellings if Place.of(one) != Place.of(event)]


def _parts_changed(timeline: Timeline, event: Event) -> list[Edit]:
    """The edits that give roles to others than now."""
    edits = list[Edit]()
    for role in _ASKED_ROLES:
        chosen = [name.strip() for name in st.session_state[f"{role.value} {event_id(event)}"]]
        names = list(dict.fromkeys(filter(None, chosen)))
        if names != _having(event, role):
            actors = tuple(editing.actor_key(timeline, name) for name in names)
            edits.append(SetActors(Place.of(event), role, actors))
    return edits


_Typed = tuple[TimeInterval | None, Bounds | None]


def _read(typed: str) -> tuple[_Typed, str]:
    """The date that was typed and its bounds, or why it is none."""
    if not typed.strip():
        return (None, None), ""
    try:
        return (read_interval(typed), read_bounds(typed)), ""
    except DatelineError as error:  # it is said beside the field
        return (None, None), str(error)


def _places(timeline: Timeline, words: str) -> list[Place]:
    """Where the words stand in the articles."""
    if not words:
        return []
    # Whatever the reader's spaces and line ends are.
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    open_one = page_state.article_turned_to()
    # Of a storyline the article that is open comes first: there the words may have been marked.
    documents = sorted(timeline.documents, key=lambda one: one.doc_id != open_one)
    return [
        Place(document.doc_id, match.start(), match.end())
        for document in documents
        for match in pattern.finditer(document.text)
    ][:_MOST_PLACES]


def _ask_which(timeline: Timeline, places: Sequence[Place]) -> None:
    st.selectbox(
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
    if place is None:
        return "These words are not in the article: copy them as they stand there."
    for event in timeline.events:
        at = Place.of(event)
        if at.doc == place.doc and at.start == place.start:
            return (
                f"“{event.trigger.text}” is an event already: edit it, or take words that begin "
                "elsewhere; they may hold it."
            )
    return ""
