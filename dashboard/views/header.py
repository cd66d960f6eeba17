"""The top of the page: which story, and when it was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from dashboard.chart.day_text import plain_day
from dashboard.stories import page_state
from dashboard.stories.date_changes import give_date
from dashboard.stories.editing import steps_done
from dashboard.stories.story import Story
from events import DatelineError, Document, Timeline, read_date


def choose_story() -> Story:
    """The list of open stories, and the one that is chosen."""
    opened = page_state.stories()
    # A story is told apart in the list by its date, too.
    _settle_date(opened)
    if turned_to := st.session_state.get("turn to"):
        st.session_state["story"] = turned_to
        _turn_page()
        # Only once it is done: this run may end at any call into Streamlit, for a newer one.
        st.session_state.pop("turn to", None)
    if (renamed := st.session_state.get("renamed story")) in opened:
        # The browser would go on showing the words that it was chosen by.
        st.session_state["story"] = renamed
        st.session_state.pop("renamed story", None)
    if st.session_state.get("story", next(iter(opened))) not in opened:
        del st.session_state["story"]
    names = story_names(opened)
    _check_link(names.values())
    st.selectbox(
        "Story",
        list(opened),
        format_func=lambda key: names.get(key, key),
        key="story",
        bind="query-params",
        on_change=_choose,
    )
    return opened[st.session_state["story"]]


def _check_link(names: Collection[str]) -> None:
    """Tell of a link that names a story which is not here; what else it says is of no use then."""
    asked = st.query_params.get("story")
    if "story" in st.session_state or not asked or asked in names:
        return
    page_state.say_trouble(
        f"The link is to “{asked}”, which is no story on this machine: open it with “Add”. This is "
        "another one."
    )
    _turn_page()


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
    if st.session_state.get("published of") != (story.key, day):
        st.session_state["published"] = day
        st.session_state["published of"] = (story.key, day)
    st.text_input(
        "Published",
        key="published",
        on_change=_take_date,
        args=(story.key,),
        placeholder="not known: type a date",
    )


def _choose() -> None:
    page_state.forget_trouble()
    _turn_page()


def _turn_page() -> None:
    page_state.clear_filters()
    page_state.select(None)
    page_state.set_zoom("")
    page_state.turn_to_article(None)


def _take_date(story_key: str) -> None:
    """Note what was typed. To read it may take a while, in which the reader may do more: Streamlit
    then draws the page anew and never comes back to what this would still have to say.
    """
    page_state.forget_trouble()
    st.session_state["typed date"] = (story_key, st.session_state["published"].strip())
    st.session_state["published of"] = None


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
