"""The top of the page: which story, and when it was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.chart.day_text import plain_day
from dashboard.stories import page_state
from dashboard.stories.date_changes import give_date
from dashboard.stories.editing import steps_done
from dashboard.stories.folders import folders_of, in_folders
from dashboard.stories.story import Story
from events import DatelineError, Document, Timeline, read_date


def choose_story() -> Story:
    """The list of open stories, and the one that is chosen."""
    opened = page_state.stories()
    # A story is told apart in the list by its date, too.
    _settle_date(opened)
    if turned_to := st.session_state.get("turn to"):
        page_state.show_story(turned_to)
        _turn_page()
        # Only once it is done: this run may end at any call into Streamlit, for a newer one.
        st.session_state.pop("turn to", None)
    if (renamed := st.session_state.get("renamed story")) in opened:
        # The browser would go on showing the words that it was chosen by.
        page_state.show_story(renamed)
        st.session_state.pop("renamed story", None)
    names = story_names(opened)
    if page_state.shown_story() not in opened:
        page_state.show_story(_linked_story(names))
    key = page_state.story_list_key()
    folders = folders_of(opened)
    listed = in_folders(opened, folders)
    st.selectbox(
        "Story",
        listed,
        index=listed.index(page_state.shown_story()),
        format_func=lambda story: _listed_name(story, names, folders),
        key=key,
        on_change=_choose,
        args=(key,),
    )
    shown = page_state.shown_story()
    # The first story is the one that an address without a name opens.
    page_state.write_address("story", "" if shown == next(iter(opened)) else names[shown])
    return opened[shown]


def _listed_name(story: str, names: Mapping[str, str], folders: Mapping[str, str]) -> str:
    """A story in the list: `Floods / Dam bursts · Hill Radio · Tue 18 Apr 2023`."""
    name = names.get(story, story)
    return f"{folders[story]} / {name}" if story in folders else name


def _linked_story(names: Mapping[str, str]) -> str:
    """The story to begin with, by key: the one that the link names, else the first.

    A link that names a story which is not here is told of; what else it says is of no use then.
    """
    asked = "" if page_state.shown_story() else st.query_params.get("story", "")
    named = [key for key, name in names.items() if name == asked]
    if asked and not named:
        page_state.say_trouble(
            f"The link is to “{asked}”, which is no story on this machine: open it with “Add”. "
            "This is another one."
        )
        _turn_page()
    return next(iter([*named, *names]))


def story_names(opened: Mapping[str, Story]) -> dict[str, str]:
    """Each story's title by its key, all unlike: Streamlit tells options apart by their words."""
    counts: Counter[str] = Counter()
    names = {}
    for key, story in opened.items():
        name = " · ".join(filter(None, (story.title, *told_of(story))))
        counts[name] += 1
        names[key] = name if counts[name] == 1 else f"{name} ({counts[name]})"
    return names


def told_of(story: Story) -> tuple[str, ...]:
    """Who published a story, and when; of a storyline how many articles it has."""
    if story.is_storyline:
        return (f"{story.articles} articles",)
    documents = story.documents
    return documents[0].publisher or "", plain_day(story.published or documents[0].published)


def published_between(documents: Sequence[Document]) -> str:
    """The first and the last day of publication of some articles; empty where none is known."""
    days = sorted(one.published for one in documents if one.published)
    if not days:
        return ""
    first, last = plain_day(days[0]), plain_day(days[-1])
    return first if first == last else f"{first} to {last}"


def published_field(story: Story, timeline: Timeline) -> None:
    """The publication date, which moves every relative date, and how it is known.

    The articles of a storyline have each its own, which is told and stays.
    """
    if story.is_storyline:
        st.caption(" · ".join(filter(None, (*told_of(story), published_between(story.documents)))))
        return
    document = timeline.documents[0]
    day = plain_day(document.published)
    told_story, told_day = st.session_state.get("published of", ("", ""))
    if (told_story, told_day) != (story.key, day):
        if told_story != story.key or told_day is not None:
            # A new field: the browser tells what stands in the one that it still shows, and that is
            # no date typed for this story.
            st.session_state["published fields"] = st.session_state.get("published fields", 0) + 1
        st.session_state[_published_key()] = day
        st.session_state["published of"] = (story.key, day)
    st.text_input(
        "Published",
        key=_published_key(),
        on_change=_take_date,
        args=(story.key, _published_key()),
        placeholder="not known: type a date",
    )


def _published_key() -> str:
    return f"published field {st.session_state['published fields']}"


def _choose(story_list: str) -> None:
    if story_list != page_state.story_list_key():
        return  # what the browser still shows of a list that is no more
    page_state.choose_story(st.session_state[story_list])
    page_state.forget_trouble()
    _turn_page()


def _turn_page() -> None:
    page_state.clear_filters()
    page_state.select(None)
    page_state.set_zoom("")
    page_state.turn_to_article(None)


def _take_date(story_key: str, field: str) -> None:
    """Note what was typed. To read it may take a while, in which the reader may do more: Streamlit
    then draws the page anew and never comes back to what this would still have to say.
    """
    if field != _published_key():
        return  # what the browser still shows of another story
    page_state.forget_trouble()
    st.session_state["typed date"] = (story_key, st.session_state[field].strip())
    st.session_state["published of"] = (story_key, None)


def _settle_date(opened: dict[str, Story]) -> None:
    """Move a story to the date typed for it; what cannot be read is said, and changes nothing."""
    story_key, typed = st.session_state.get("typed date", ("", ""))
    if story_key in opened:
        try:
            published = read_date(typed) if typed else None
        except DatelineError as error:
            page_state.say_trouble(str(error))
        else:
            give_date(story_key, published, steps_done(opened[story_key]))
    st.session_state.pop("typed date", None)
