"""The page on an archive: how much there is when, what is asked for, and the weightiest of it."""

from __future__ import annotations

from functools import partial
from typing import Literal, TypedDict

import streamlit as st

from dashboard.chart.day_text import typed_day
from dashboard.chart.lane_heads import lane_actors
from dashboard.panes.histogram import drawn_histogram, histogram
from dashboard.stories import archives, page_state
from dashboard.stories.archives import Found
from dashboard.views.filters_bar import plain
from dashboard.views.timeline import timeline_view
from events import DatelineError, EventClass
from events.archive.archive import Archive
from events.archive.conditions import Question
from events.timeline.certainty import Certainty

_MOST_ACTORS, _MOST_SOURCES = 12, 100


class _Kept(TypedDict):
    key: str
    bind: Literal["query-params"]
    persist_state: Literal["session"]


def archive_page(archive: Archive) -> None:
    """Draw the page from what is asked of the archive."""
    st.markdown(
        f"**{plain(archive.folder.name)}**: {archive.events:,} events of "
        f"{archive.articles:,} articles"
    )
    if trouble := page_state.trouble():
        st.error(plain(trouble))
    _filters(archive)
    question = archives.asked()
    found = archives.find(archive, question)
    drawn = archives.seen(archive, question, found)
    archives.keep_selection(drawn)
    _overview(found, drawn)
    _storyline_button(archive, found)
    archives.show_all_details()
    actions = {"open": ("Open the article", partial(_open, archive, drawn))}
    lanes = lane_actors(found.timeline)
    timeline_view(drawn.timeline, lanes, actions, spanned=found.timeline.events)


def back_button() -> None:
    """The way back to the archive, on the page of a story."""
    if archives.is_on_archive():
        st.button("← Archive", type="tertiary", on_click=archives.back_to_archive)


def _filters(archive: Archive) -> None:
    top = archive.top_actors(Question(), limit=_MOST_ACTORS)
    st.pills(
        "Actors",
        [name for name, _ in top],
        selection_mode="multi",
        format_func=plain,
        **_kept("actors"),
    )
    columns = st.columns(4)
    with columns[0]:
        _typed_names("Other actors", "others", [])
        st.text_input("Place", **_kept("place"))
    with columns[1]:
        names = [name for name, _ in archive.publishers(limit=_MOST_SOURCES)]
        _typed_names("Said or published by", "sources", names)
        placeholder = "all of them, or how they begin"
        st.text_input("Words", placeholder=placeholder, **_kept("words"))
    with columns[2]:
        st.multiselect("Certainty", [*Certainty], **_kept("certainty"))
        _day("From", "since")
    with columns[3]:
        st.multiselect("Kind of event", [*EventClass], **_kept("kinds"))
        _day("To", "until")


def _typed_names(label: str, key: str, names: list[str]) -> None:
    """Names of a list, and any others that are typed in full."""
    st.multiselect(
        label,
        names,
        accept_new_options=True,
        placeholder="type a name",
        **_kept(key),
    )


def _kept(key: str) -> _Kept:
    """How a filter is kept: in the address, also while the reader has turned to a story."""
    return {"key": archives.WIDGET.format(key), "bind": "query-params", "persist_state": "session"}


def _day(label: str, key: str) -> None:
    typed = st.text_input(label, placeholder="2014 or 20 May 2015", **_kept(key))
    if typed and typed_day(typed, last=False) is None:
        st.caption(f"no date: {label.lower()} is left open")


def _overview(found: Found, drawn: Found) -> None:
    """How many there are, when, and whose; what is drawn of them is said."""
    said = [f"**{found.events:,}** events pass the filters", _which(found.events)]
    if drawn is not found:
        said.append(f"**{drawn.events:,}** lie in the part that is seen, {_which(drawn.events)}")
    shown = histogram(found.months)
    if shown is not None:
        if shown.undated:
            said.append(f"{shown.undated:,} have no date")
        if shown.outside:
            said.append(f"{shown.outside:,} lie outside of these bars")
        st.html(drawn_histogram(shown))
    st.markdown(" · ".join(said))
    if found.actors:
        named = " · ".join(f"{plain(name)} {count:,}" for name, count in found.actors)
        st.caption(f"Most often among them: {named}")


def _which(events: int) -> str:
    most = archives.MOST_EVENTS
    return f"the {most:,} most salient are drawn" if events > most else "all are drawn"


def _storyline_button(archive: Archive, found: Found) -> None:
    """A button that joins the articles of what is drawn, where these are few enough."""
    articles = archives.articles_of(found)
    few = 1 < len(articles) <= archives.MOST_ARTICLES
    st.button(
        f"Open the {len(articles):,} articles as one storyline",
        disabled=not few,
        help=f"for 2 to {archives.MOST_ARTICLES} articles: filter further",
        on_click=_open_storyline,
        args=(archive, articles),
    )


def _open(archive: Archive, found: Found) -> None:
    """Turn to the article of the event on whose card that was pressed, or tell why it cannot be."""
    page_state.forget_trouble()
    try:
        archives.open_article(archive, found, str(st.session_state["chart"].open))
    except DatelineError as error:  # a part that was damaged after it was opened
        page_state.say_trouble(str(error))


def _open_storyline(archive: Archive, articles: list[int]) -> None:
    page_state.forget_trouble()
    try:
        archives.open_storyline(archive, articles)
    except DatelineError as error:  # as above
        page_state.say_trouble(str(error))
