"""Joining happenings of a storyline that are one, and splitting one that is two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.chart.figures import event_id
from dashboard.chart.joined import tellings_of
from dashboard.panes.content import byline
from dashboard.panes.tellings import in_order, name_of
from dashboard.stories import editing
from dashboard.stories.story import shortened
from dashboard.views import dialogs
from dashboard.views.edit import show_trouble
from dashboard.views.filters_bar import plain
from events import Event, Timeline

_LONGEST = 90
_MOST_OFFERED = 400
_LONGEST_QUOTE = 160


@st.dialog("Join with another happening", width="medium", on_dismiss=dialogs.answered)
def join_happenings(page: Timeline, event: Event) -> None:
    """Ask for what else of the storyline is the same; the likest are offered first."""
    dialogs.end_if_answered()
    st.markdown(plain(_named(event)))
    others = _nearest(page, event)
    if not others:
        st.text("Nothing else happened in this storyline.")
        return
    [trouble] = dialogs.troubles(1)
    key = f"join {event_id(event)}"
    with st.form("join", border=False):
        st.multiselect(
            "Is the same as",
            list(others),
            placeholder="type words of it",
            key=key,
        )
        show_trouble(trouble)
        st.form_submit_button("Join", type="primary", on_click=_join, args=(event, others, key))


@st.dialog("Split a happening", width="medium", on_dismiss=dialogs.answered)
def split_happening(page: Timeline, event: Event) -> None:
    """Ask which tellings tell of something else; they become a happening of their own."""
    dialogs.end_if_answered()
    tellings = in_order(tellings_of(page, event))
    if len(tellings) == 1:
        st.text("Only one sentence tells this: there is nothing to split off.")
        return
    [trouble] = dialogs.troubles(1)
    with st.form("split", border=False):
        st.caption("Which of these tell of something else?")
        for telling in tellings:
            st.checkbox(plain(_quoted(telling)), key=f"split {event_id(telling)}")
        show_trouble(trouble)
        st.form_submit_button("Split off", type="primary", on_click=_split, args=(tellings,))


def _join(event: Event, others: Mapping[str, Event], key: str) -> None:
    chosen = [others[name] for name in st.session_state[key]]
    if not chosen:
        dialogs.refuse("Choose what else tells the same.")
        return
    editing.join([event, *chosen])
    dialogs.answered()


def _split(tellings: Sequence[Event]) -> None:
    chosen = [one for one in tellings if st.session_state[f"split {event_id(one)}"]]
    if not chosen or len(chosen) == len(tellings):
        dialogs.refuse("Choose one or more of them, but not all.")
        return
    editing.split(chosen)
    dialogs.answered()


def _nearest(page: Timeline, event: Event) -> dict[str, Event]:
    """Other events by names that are all unlike, those that share most words and the day first."""
    own = set(event.label.casefold().split())

    def unlike(other: Event) -> tuple[int, bool, float]:
        shared = len(own & set(other.label.casefold().split()))
        return -shared, other.interval != event.interval, -other.salience

    found: dict[str, Event] = {}
    others = sorted((one for one in page.events if one is not event), key=unlike)
    for other in others[:_MOST_OFFERED]:
        name, number = _named(other), 2
        while name in found:
            name, number = f"{_named(other)} ({number})", number + 1
        found[name] = other
    return found


def _named(event: Event) -> str:
    when = f" ({event.when})" if event.limits else ""
    return f"{shortened(event.label or event.trigger.text, _LONGEST)}{when}"


def _quoted(telling: Event) -> str:
    document = telling.trigger.document
    quote = shortened(" ".join(telling.sentence.text.split()), _LONGEST_QUOTE)
    return f"“{quote}” {byline(document) or name_of(document)}"
