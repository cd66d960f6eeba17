"""The stories that are open, what is chosen of them, and what the address of the page says."""

from __future__ import annotations

import sys
from dataclasses import replace

import streamlit as st

from dashboard.chart.axes import Reach, Scale
from dashboard.chart.day_text import typed_day
from dashboard.chart.figures import event_id
from dashboard.chart.joined import by_publication, tellings_of
from dashboard.chart.lane_heads import LanesBy, lane_choices
from dashboard.panes.filters import ActorKind, Detail, Filters
from dashboard.stories.saved_story import (
    Unreadable,
    keep_soon,
    kept_stories,
    recalled,
    remove_unreadable,
    story_id,
)
from dashboard.stories.start import Start
from dashboard.stories.start_stories import read_start
from dashboard.stories.story import Story, first_stories
from events import DatelineError, EventClass, Timeline
from events.timeline.certainty import Certainty

# So many of the files that cannot be read are told of.
_MOST_REASONS = 5
_FILTER_KEYS = (
    *("actor", "more", "who", "place", "source", "certainty", "kind", "within", "tag"),
    *("find", "from", "to"),
)


def stories() -> dict[str, Story]:
    """The open stories by key, in the order in which they were opened.

    Those of the command line at first; where they cannot be read the page says so, and the bundled
    example stands in. Then those that the reader opened earlier.
    """
    opened: dict[str, Story] | None = st.session_state.get("stories")
    if opened is None:
        # Known to the page only when it is whole: this run may be broken off for a newer one.
        opened = {}
        kept, st.session_state["unreadable"] = kept_stories()
        for story in (*_stories_at_start(), *kept):
            _add(opened, story)
        st.session_state["stories"] = opened
    return opened


def _stories_at_start() -> list[Story]:
    start = Start.told(sys.argv[1:])
    try:
        found, failures = read_start(start)
    except DatelineError as error:  # a file may have gone since the command line was read
        found, failures = (), (str(error),)
    if failures:
        say_trouble(". ".join(failures[:_MOST_REASONS]))
    return list(found) or first_stories([], None)


def unreadable_stories() -> list[Unreadable]:
    """The stories that are kept and cannot be read, until they are removed."""
    found: list[Unreadable] = st.session_state.get("unreadable", [])
    return found


def remove_unreadable_story(story: Unreadable) -> None:
    """Delete a story that cannot be read."""
    remove_unreadable(story.id)
    left = [one for one in unreadable_stories() if one != story]
    st.session_state["unreadable"] = left


def say_trouble(message: str) -> None:
    """Tell the reader what could not be done, until `forget_trouble`."""
    st.session_state["trouble"] = message


def trouble() -> str | None:
    """What could not be done of what the reader asked for last."""
    said: str | None = st.session_state.get("trouble")
    return said


def forget_trouble() -> None:
    """Say no more of what could not be done: the reader does something else."""
    st.session_state.pop("trouble", None)


def add_story(story: Story) -> str:
    """Open a story, keep it, and return its key, which is made unlike those of the others."""
    return _add(stories(), story)


def _add(opened: dict[str, Story], story: Story) -> str:
    story = recalled(story)
    if story.listed is None:
        keep_soon(story)
    key, number = story.key, 2
    # The same text with what a colleague did to it stands beside one's own.
    while key in opened and story_id(opened[key]) != story_id(story):
        key, number = f"{story.key} ({number})", number + 1
    opened[key] = replace(story, key=key)
    return key


def put_story(story: Story) -> None:
    """Put a story that is joined or read now in the place of what it was before, and keep it."""
    stories()[story.key] = story
    name_anew(story.key)
    keep_soon(story)


def name_anew(key: str) -> None:
    """Let the list of stories show a story by other words than before."""
    st.session_state["renamed story"] = key


def give_up(story: Story, reason: str) -> None:
    """Close a storyline that cannot be read, and tell of it."""
    assert story.listed is not None
    broken = Unreadable(story.listed.id, story.title, reason)
    st.session_state["unreadable"] = [*unreadable_stories(), broken]
    close_story(story.key)


def close_story(key: str) -> None:
    """Close a story and turn to the first of the others, or to the bundled example."""
    opened: dict[str, Story] = st.session_state["stories"]
    opened.pop(key, None)
    if not opened:
        for story in first_stories([], None):
            add_story(story)
    st.session_state["turn to"] = next(iter(opened))


def shown_story() -> str:
    """The key of the story that is shown; empty before the first is."""
    shown: str = st.session_state.get("story", "")
    return shown


def open_story() -> Story:
    """The story that is shown; to be asked only once one is."""
    return stories()[shown_story()]


def show_story(key: str) -> None:
    """Show a story, whatever the list of stories in the browser still says.

    The list is a new widget then. The browser tells the values of all its widgets with whatever the
    reader does; until it has drawn the new list it tells the story before, which no reader chose.
    """
    st.session_state["story"] = key
    st.session_state["story list"] = st.session_state.get("story list", 0) + 1


def choose_story(key: str) -> None:
    """Show the story that the reader chose in the list."""
    st.session_state["story"] = key


def story_list_key() -> str:
    """The key of the list of stories as it is now."""
    return f"story list {st.session_state['story list']}"


def chosen_filters() -> Filters:
    """What the reader has set, read back from the page."""
    chosen = st.session_state
    return Filters(
        actors=tuple(dict.fromkeys([*(chosen.get("actor") or ()), *(chosen.get("more") or ())])),
        as_agents=bool(chosen.get("agent")),
        actor_kinds=tuple(ActorKind(kind) for kind in chosen.get("who") or ()),
        places=tuple(chosen.get("place") or ()),
        sources=tuple(chosen.get("source") or ()),
        certainties=tuple(Certainty(kind) for kind in chosen.get("certainty") or ()),
        classes=tuple(EventClass(kind) for kind in chosen.get("kind") or ()),
        stories=tuple(chosen.get("within") or ()),
        starred=bool(chosen.get("starred")),
        tags=tuple(chosen.get("tag") or ()),
        words=chosen.get("find") or "",
        first=typed_day(chosen.get("from") or "", last=False),
        last=typed_day(chosen.get("to") or "", last=True),
        detail=chosen_detail(),
    )


def chosen_detail() -> Detail:
    """The level of detail that the reader has set; a filter that finds nothing there widens it."""
    return Detail(st.session_state.get("detail") or Detail.KEY)


def clear_filters() -> None:
    """Let every event pass again."""
    for key in _FILTER_KEYS:
        if key in st.session_state:
            st.session_state[key] = "" if key in ("find", "from", "to") else []
    if "starred" in st.session_state:
        st.session_state["starred"] = False


def toggle_actor(name: str) -> None:
    """Filter by one more actor, or by one less, in whichever list that actor is offered."""
    for key in ("actor", "more"):
        if name in (st.session_state.get(key) or ()):
            toggle(key, name)
            return
    toggle("actor", name)


def toggle(key: str, name: str) -> None:
    """Choose one more name in a list of a filter, or one less."""
    chosen = list(st.session_state.get(key) or ())
    left = [one for one in chosen if one != name]
    st.session_state[key] = left if name in chosen else [*chosen, name]


def selected() -> str | None:
    """The id of the selected event, kept in the address."""
    return _kept("event") or None


def select(event: str | None) -> None:
    """Select an event, or none."""
    _keep("event", event or "")


def _kept(name: str) -> str:
    """What is chosen by that name, empty for nothing: at first what the address says.

    Later the page knows better. The browser tells its address with all that the reader does, and
    an answer to something earlier may just have taken a word from it.
    """
    key = f"kept {name}"
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(name, "")
    found: str = st.session_state[key]
    return found


def _keep(name: str, value: str) -> None:
    """Choose a value by that name, and write it in the address; an empty one takes it away."""
    st.session_state[f"kept {name}"] = value
    write_address(name, value)


def write_address(name: str, value: str) -> None:
    """Write a value by that name in the address of the page; an empty one takes it away."""
    if not value:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def take_choice() -> None:
    """What the chart reports: the event that the reader chose, and the number of that choice."""
    choice = st.session_state["chart"].chosen
    if choice:
        st.session_state["seq"] = choice["seq"]
        select(choice["id"])


def article(page: Timeline) -> str:
    """The id of the article of a storyline that is shown beside the chart, kept in the address.

    It stays as long as it tells what is selected, or the reader turned to it since that was; else
    it is that of the best telling.
    """
    asked = _kept("article")
    chosen = selected()
    if asked and st.session_state.get("turned") == (chosen, asked):
        return asked
    events = (event for event in page.events if event_id(event) == chosen)
    told = next((tellings_of(page, event) for event in events), ())
    docs = [event.trigger.document.doc_id for event in told]
    docs = docs or [document.doc_id for document in by_publication(page)]
    doc = asked if asked in docs else docs[0]
    turn_to_article(doc)
    return doc


def article_turned_to() -> str:
    """The id of the article of a storyline that is shown; empty where there is one article."""
    return _kept("article")


def turn_to_article(doc: str | None) -> None:
    """Show an article of a storyline beside the chart, or whichever is the first."""
    if doc is None:
        _keep("article", "")
        st.session_state.pop("turned", None)
    elif _kept("article") != doc:
        _keep("article", doc)


def turn_by_hand(doc: str) -> None:
    """Show an article of a storyline, whatever it tells."""
    turn_to_article(doc)
    st.session_state["turned"] = (selected(), doc)


def take_telling() -> None:
    """What the article pane reports: the article that the reader turns to."""
    told = st.session_state["article"].telling
    if told:
        turn_by_hand(str(told["doc"]))


def zoom() -> str:
    """Which part of the axes the chart shows, kept in the address; empty for all of them."""
    return _kept("zoom")


def set_zoom(part: str) -> None:
    """Keep in the address which part of the axes is shown."""
    _keep("zoom", part)


def take_zoom() -> None:
    """What the chart reports: the part of the axes that it shows now."""
    told = st.session_state["chart"].zoomed
    if told:
        set_zoom(str(told["zoom"]))


def scale() -> Scale:
    """How the axes are divided."""
    return Scale(st.session_state.get("scale") or Scale.AUTO)


def reach() -> Reach:
    """Over which time the axes reach."""
    return Reach(st.session_state.get("reach") or Reach.ALL)


def lanes_by(timeline: Timeline) -> LanesBy:
    """What the lanes stand for."""
    chosen = st.session_state.get("lanes")
    return LanesBy(chosen) if chosen in lane_choices(timeline) else LanesBy.ACTORS


def toggle_time(first: str, last: str) -> None:
    """Let only what was between two years pass, or all again."""
    now = (st.session_state.get("from"), st.session_state.get("to"))
    st.session_state["from"], st.session_state["to"] = (
        ("", "") if now == (first, last) else (first, last)
    )


def show_whole() -> None:
    """Let the axes reach over all of the story."""
    st.session_state["reach"] = Reach.ALL.value


def is_narrow() -> bool:
    """Whether the chart is drawn for a phone: as it last asked, at first by the kind of browser."""
    if "narrow" not in st.session_state:
        st.session_state["narrow"] = "Mobi" in st.context.headers.get("User-Agent", "")
    return bool(st.session_state["narrow"])


def take_shape() -> None:
    """What the chart reports: that it needs to be drawn for a phone, or for a desk."""
    told = st.session_state["chart"].shape
    if told:
        st.session_state["narrow"] = bool(told["narrow"])
