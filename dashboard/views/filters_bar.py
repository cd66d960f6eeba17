"""The row of filters over the chart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from dashboard.chart.day_text import typed_day
from dashboard.chart.identity_key import Same
from dashboard.chart.joined import tellings_of
from dashboard.panes.filters import (
    ActorKind,
    Detail,
    all_actors,
    kind_of,
    places_of,
    source_of,
    sources_of,
)
from dashboard.stories import page_state
from events import Actor, Event, Timeline
from events.timeline.certainty import Certainty, certainty_of

# Streamlit reads Markdown in the words on a button; the article's words are no Markdown.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&])")
_MOST_PILLS = 10
_REMEMBERED = 32
_KIND_NAMES = {
    Certainty.OPEN: "before or after",
    Certainty.BOUNDED: "only limits",
    Certainty.UNDATED: "none",
}


def filters_bar(timeline: Timeline, actors: Sequence[Actor]) -> None:
    """Everything that a reader can ask for; `actors` are those with a lane of their own."""
    with st.container(key="filters", gap="xsmall"):
        choices = _choices(Same(timeline), Same(actors))
        _settle(choices)
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key="actors-row"
        ):
            _pills("Actors", choices.actors, "actor")
            if choices.more_actors:
                _all_actors([*choices.actors, *choices.more_actors])
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text_input(
                "Find", key="find", placeholder="words in the text", width=220, bind="query-params"
            )
            _pills("Date is", choices.kinds, "certainty", _kind_name)
            st.segmented_control(
                "Show",
                [detail.value for detail in Detail],
                default=Detail.KEY.value,
                required=True,
                key="detail",
                bind="query-params",
            )
            _more(choices)
            if page_state.chosen_filters().count:
                st.button("Clear filters", type="tertiary", on_click=page_state.clear_filters)


def _settle(choices: _Choices) -> None:
    """Keep each chosen actor where it is offered now: an edit may change who is a main one."""
    chosen = page_state.chosen_filters().actors
    for key, offered in (("actor", choices.actors), ("more", choices.more_actors)):
        kept = [name for name in chosen if name in offered]
        if kept != list(st.session_state.get(key) or ()):
            st.session_state[key] = kept


def plain(text: str) -> str:
    """Words of the article, for a label in which Streamlit would read Markdown."""
    return _MARKUP.sub(r"\\\1", text)


@dataclass(frozen=True, slots=True)
class _Choices:
    """What there is to choose from in a story, by name, the most frequent first."""

    actors: list[str]
    more_actors: list[str]
    actor_kinds: list[str]
    places: list[str]
    kinds: list[str]
    sources: list[str]
    classes: list[str]
    stories: list[str]
    tags: list[str]


@lru_cache(maxsize=_REMEMBERED)
def _choices(story: Same[Timeline], actors: Same[Sequence[Actor]]) -> _Choices:
    """Found once, however often the page is drawn."""
    events = story.value.events
    names = _actor_names(story.value, actors.value)
    told = [one for event in events for one in tellings_of(story.value, event)]
    joined = sources_of if story.value.stories else lambda event: {source_of(event)}
    found = {kind_of(actor) for event in told for actor in all_actors(event)}
    return _Choices(
        names[:_MOST_PILLS],
        names[_MOST_PILLS:],
        [kind.value for kind in ActorKind if kind in found],
        _most_common(name for event in told for name in places_of(event)),
        _kinds(events),
        _most_common(name for event in told for name in joined(event)),
        _most_common(event.event_class.value for event in told),
        list(dict.fromkeys(one.label for one in story.value.stories)),
        _most_common(tag for event in told for tag in event.tags),
    )


def _most_common(names: Iterable[str]) -> list[str]:
    return [name for name, _ in Counter(names).most_common()]


def _actor_names(timeline: Timeline, actors: Sequence[Actor]) -> list[str]:
    main = [actor.name for actor in actors]
    counts = Counter(
        actor.name
        for event in timeline.events
        for told in tellings_of(timeline, event)
        for actor in all_actors(told)
    )
    things = {actor.name for actor in timeline.actors if actor.label.is_inanimate}
    rest = [name for name, _ in counts.most_common() if name not in main]
    return main + sorted(rest, key=lambda name: name in things)


def _kinds(events: Sequence[Event]) -> list[str]:
    found = {certainty_of(event) for event in events}
    return [kind.value for kind in Certainty if kind in found]


def _kind_name(kind: str) -> str:
    return _KIND_NAMES.get(Certainty(kind), kind)


def _pills(
    label: str, options: list[str], key: str, name: Callable[[str], str] | None = None
) -> None:
    if options:
        st.pills(
            label,
            options,
            selection_mode="multi",
            format_func=name or plain,
            key=key,
            bind="query-params",
        )


def _all_actors(names: list[str]) -> None:
    """To be searched; of those that have a pill, the pill says at once that they are chosen."""
    st.multiselect(
        "Search all actors",
        names,
        key="more",
        bind="query-params",
        placeholder=f"Search {len(names)} actors",
        label_visibility="collapsed",
        select_all=False,
        width=280,
    )


def _more(choices: _Choices) -> None:
    filters = page_state.chosen_filters()
    lists = (filters.actor_kinds, filters.places, filters.sources, filters.classes)
    own = (filters.stories, filters.starred, filters.tags)
    dates = filters.first or filters.last
    hidden = sum(map(bool, (*lists, *own, filters.as_agents, dates)))
    with st.popover(f"More filters ({hidden})" if hidden else "More filters"):
        st.toggle(
            "Actors only where they act",
            key="agent",
            bind="query-params",
            help="Leave out events that are done to the chosen actors.",
        )
        if len(choices.actor_kinds) > 1:
            _pills("With", choices.actor_kinds, "who")
        if choices.places:
            st.multiselect("Place", choices.places, key="place", bind="query-params")
        st.multiselect("Said by", choices.sources, key="source", bind="query-params")
        st.multiselect(
            "Kind of event",
            choices.classes,
            key="kind",
            format_func=_class_name,
            bind="query-params",
        )
        if len(choices.stories) > 1:
            st.multiselect("Story", choices.stories, key="within", bind="query-params")
        st.toggle("Only those with a star", key="starred", bind="query-params")
        if choices.tags:
            st.multiselect("Tags", choices.tags, key="tag", bind="query-params")
        first, last = st.columns(2)
        _date_field(first, "From", "from")
        _date_field(last, "To", "to")


def _date_field(place: object, label: str, key: str) -> None:
    st.text_input(label, key=key, placeholder="20 May 2015 or 44 BC", bind="query-params")
    typed = st.session_state.get(key)
    if typed and typed_day(typed, last=False) is None:
        st.caption(f"no date: {label.lower()} is left open")


def _class_name(kind: str) -> str:
    return kind.replace("_", " ").capitalize()
