"""What a storyline has beside its chart: its articles, and its days with their sentences."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.chart.day_text import plain_day
from dashboard.chart.figures import event_id
from dashboard.chart.joined import tellings_of
from dashboard.chart.lane_heads import article_name
from dashboard.panes.article_rows import ArticleRow, article_rows
from dashboard.panes.content import byline
from dashboard.panes.tellings import name_of
from dashboard.stories import page_state
from dashboard.stories.story import Story
from dashboard.views.filters_bar import plain
from events import Day, Document, Event, Span, Timeline

_MOST_DAYS, _MOST_SENTENCES = 10, 3
_RANKED, _IN_TIME = "Weightiest first", "In time"


def storyline_views(page: Timeline) -> None:
    """The days and the articles of a storyline, each below a line that opens it."""
    if not page.stories:
        return
    with st.expander(f"Days ({len(page.days)})", on_change="rerun", key="days") as days:
        if days.open:
            _days(page)
    with st.expander(_articles_title(page), on_change="rerun", key="articles") as articles:
        if articles.open:
            _articles(page)


# -------------------------------------------------------------------------------------------- days


def _days(page: Timeline) -> None:
    order = st.segmented_control(
        "Order", [_RANKED, _IN_TIME], default=_RANKED, required=True, key="order of days"
    )
    most = len(page.days) if st.session_state.get("all days") else _MOST_DAYS
    days = page.days[:most]
    by_sentence = _events_by_sentence(page)
    with st.container(key="days-list", gap="xsmall"):
        for day in days if order == _RANKED else sorted(days, key=lambda one: one.day):
            _day(day, by_sentence)
    if len(page.days) > _MOST_DAYS:
        st.toggle(f"All {len(page.days)} days", key="all days")


def _day(day: Day, by_sentence: dict[tuple[str, int], tuple[str, str]]) -> None:
    number = len(day.happenings)
    what = f" · {number} {'happening' if number == 1 else 'happenings'}" if number else ""
    st.markdown(f"**{plain_day(day.day)}** :gray[· weight {day.weight:.2f}{what}]")
    for place, sentence in enumerate(day.sentences[:_MOST_SENTENCES]):
        document = sentence.document
        words = " ".join(sentence.text.split())
        st.button(
            f"“{plain(words)}” :gray[{plain(byline(document) or name_of(document))}]",
            type="tertiary",
            key=f"day {day.day} {place}",
            on_click=_show_sentence,
            args=(sentence, by_sentence),
        )


def _events_by_sentence(page: Timeline) -> dict[tuple[str, int], tuple[str, str]]:
    """For each sentence the weightiest thing that it tells, by the page's name, and the telling."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for event in sorted(page.events, key=lambda one: -one.salience):
        for told in tellings_of(page, event):
            found.setdefault(_start(told), (event_id(event), event_id(told)))
    return found


def _start(event: Event) -> tuple[str, int]:
    return event.sentence.document.doc_id, event.sentence.start


def _show_sentence(sentence: Span, by_sentence: dict[tuple[str, int], tuple[str, str]]) -> None:
    """Show a sentence in its article, and select what it tells."""
    doc = sentence.document.doc_id
    named = by_sentence.get((doc, sentence.start))
    page_state.select(named[0] if named else None)
    page_state.turn_by_hand(doc)


# ---------------------------------------------------------------------------------------- articles


def _articles_title(page: Timeline) -> str:
    stories = f" in {len(page.stories)} stories" if len(page.stories) > 1 else ""
    return f"Articles ({len(page.documents)}{stories})"


def _articles(page: Timeline) -> None:
    words = page_state.chosen_filters().words
    rows = article_rows(page, words)
    if words:
        number = "1 article has" if len(rows) == 1 else f"{len(rows)} articles have"
        st.caption(plain(f"{number} the words of “Find” in the text: {words}"))
    if rows:
        shown = _columns(page, rows, words)
        st.dataframe(
            {name: [row.cells[name] for row in rows] for name in shown},
            hide_index=True,
            width="stretch",
            key="article rows",
            selection_mode="single-row",
            on_select=partial(_take_row, [row.document.doc_id for row in rows]),
        )
    _open_alone(page)


def _columns(page: Timeline, rows: list[ArticleRow], words: str) -> list[str]:
    """The columns that say anything."""
    names = ["Published", "Publisher", "Title"]
    names += ["Copy of"] if any(row.copy_of for row in rows) else []
    names += ["Story"] if len(page.stories) > 1 else []
    return names + (["Found"] if words else [])


def _take_row(docs: list[str]) -> None:
    rows = st.session_state["article rows"].selection.rows
    if rows:
        page_state.turn_by_hand(docs[rows[0]])


def _open_alone(page: Timeline) -> None:
    """Open the article beside the chart as a story of its own."""
    doc = page_state.article(page)
    document = next(one for one in page.documents if one.doc_id == doc)
    st.button(
        plain(f"Open “{article_name(document)}” by itself"),
        icon=":material/open_in_new:",
        help="The article beside the chart, as a story of its own",
        on_click=_open,
        args=(document,),
    )


def _open(document: Document) -> None:
    key = page_state.add_story(Story(document.doc_id, document))
    st.session_state["turn to"] = key
