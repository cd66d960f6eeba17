"""The archive that is open, what is asked of it, and what the reader turns to from there."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard.chart.day_text import typed_day
from dashboard.chart.figures import days_seen, event_id
from dashboard.chart.identity_key import Same
from dashboard.panes.filters import Detail
from dashboard.stories import page_state
from dashboard.stories.start import Start
from dashboard.stories.story import Story, as_one
from events import Instant, Timeline
from events.archive.archive import Archive, Month, Row
from events.archive.as_timeline import as_timeline
from events.archive.conditions import Question
from events.archive.layout import next_path

MOST_EVENTS = 1000
"""So many events are drawn at most, the most salient ones."""
MOST_ARTICLES = 50
"""So many articles are joined to one storyline at most."""
WIDGET = "archive-{}"
"""The key of the widget for one of `KEYS`, and so its name in the address."""
KEYS = ("actors", "others", "sources", "certainty", "kinds", "place", "words", "since", "until")
_REMEMBERED = 8
_MOST_ACTORS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What an archive answers: the events that are drawn and their rows, and how many there are."""

    timeline: Timeline
    rows: tuple[Row, ...]
    events: int
    months: tuple[Month, ...]
    actors: tuple[tuple[str, int], ...]


def archive_shown() -> Archive | None:
    """The archive of the command line, as long as the reader has not turned to a story."""
    folder = Start.told(sys.argv[1:]).archive
    if folder is None or st.session_state.get("turned from archive"):
        return None
    return _opened(folder, next_path(Path(folder)).name)


@lru_cache(maxsize=1)
def _opened(folder: str, _: str) -> Archive:
    """Opened once for all pages, and again when something was added: the next part tells."""
    return Archive(Path(folder))


def is_on_archive() -> bool:
    """Whether there is an archive to go back to."""
    return Start.told(sys.argv[1:]).archive is not None


def asked() -> Question:
    """What the reader asks for, read back from the page."""
    chosen = {key: st.session_state.get(WIDGET.format(key)) or () for key in KEYS}
    place = str(chosen["place"] or "").strip()
    return Question(
        actors=tuple(dict.fromkeys([*chosen["actors"], *chosen["others"]])),
        places=(place,) if place else (),
        sources=tuple(chosen["sources"]),
        certainties=tuple(chosen["certainty"]),
        classes=tuple(chosen["kinds"]),
        words=str(chosen["words"] or ""),
        first=typed_day(str(chosen["since"] or ""), last=False),
        last=typed_day(str(chosen["until"] or ""), last=True),
    )


@lru_cache(maxsize=_REMEMBERED)
def find(archive: Archive, question: Question) -> Found:
    """What an archive answers to a question, the same again for the same one."""
    answer = archive.ask(question, limit=MOST_EVENTS)
    return Found(
        timeline=as_timeline(answer.rows, archive.folder.name),
        rows=tuple(answer.rows),
        events=answer.found,
        months=tuple(archive.months(question)),
        actors=tuple(archive.top_actors(question, limit=_MOST_ACTORS)),
    )


def seen(archive: Archive, question: Question, found: Found) -> Found:
    """What is drawn once the reader has zoomed: the most salient events of the part that is seen,
    beside those of the whole. `events` are those of the part.
    """
    days = days_seen(
        found.timeline,
        scale=page_state.scale(),
        reach=page_state.reach(),
        narrow=page_state.is_narrow(),
        zoom=page_state.zoom(),
    )
    if days is None or len(found.rows) == found.events:
        return found
    first, last = (Instant.of_day_number(math.floor(day)) for day in days)
    return _within(archive, question, Same(found), first, last)


@lru_cache(maxsize=_REMEMBERED)
def _within(
    archive: Archive, question: Question, whole: Same[Found], first: Instant, last: Instant
) -> Found:
    found = whole.value
    part = replace(
        question,
        first=max(filter(None, (question.first, first))),
        last=min(filter(None, (question.last, last))),
    )
    answer = archive.ask(part, limit=MOST_EVENTS)
    rows = {row["event"]: row for row in (*found.rows, *answer.rows)}
    ordered = sorted(rows.values(), key=_when)
    return replace(
        found,
        timeline=as_timeline(ordered, archive.folder.name, beside=found.timeline),
        rows=tuple(ordered),
        events=answer.found,
    )


def _when(row: Row) -> tuple[bool, int, int]:
    """The order of an answer."""
    day = row["last_day"] if row["first_day"] is None else row["first_day"]
    return day is None, day or 0, row["event"]


def keep_selection(drawn: Found) -> None:
    """Select in what is drawn now the event that was selected in what was drawn before, if it is
    there: its place in the text is another one.
    """
    before: Found | None = st.session_state.get("archive drawn")
    st.session_state["archive drawn"] = drawn
    chosen = page_state.selected()
    if before is None or before is drawn or chosen is None:
        return
    number = _numbers(before).get(chosen)
    places = {number: place for place, number in _numbers(drawn).items()}
    page_state.select(places.get(number) if number is not None else None)


def _numbers(found: Found) -> dict[str, int]:
    """The number in the archive of each event, by what the chart calls it."""
    pairs = zip(found.timeline.events, found.rows, strict=True)
    return {event_id(event): row["event"] for event, row in pairs}


def show_all_details() -> None:
    """Let the chart show all events: those of an archive have been chosen by salience already."""
    st.session_state["detail"] = Detail.ALL.value


def open_article(archive: Archive, found: Found, chosen: str) -> None:
    """Turn to the article of the event that the chart calls so, and select it there."""
    places = {event_id(event): place for place, event in enumerate(found.timeline.events)}
    if chosen not in places:
        return
    row = found.rows[places[chosen]]
    timeline = archive.timeline(row["article"])
    _turn_to(_story(timeline))
    page_state.select(event_id(timeline.events[int(row["id"][1:]) - 1]))
    show_all_details()  # the event may not be among the key ones of its article


def articles_of(found: Found) -> list[int]:
    """The articles that tell the events that are drawn, those of the most salient ones first."""
    weighty = sorted(found.rows, key=lambda row: -row["salience"])
    return list(dict.fromkeys(row["article"] for row in weighty))


def open_storyline(archive: Archive, articles: list[int]) -> None:
    """Turn to some articles as one storyline."""
    _turn_to(as_one([_story(archive.timeline(article)) for article in articles]))
    page_state.select(None)


def back_to_archive() -> None:
    """Turn back from a story."""
    st.session_state["turned from archive"] = False
    page_state.select(None)
    page_state.set_zoom("")


def _story(timeline: Timeline) -> Story:
    [document] = timeline.documents
    return Story(document.doc_id, document, imported=timeline)


def _turn_to(story: Story) -> None:
    st.session_state["turn to"] = page_state.add_story(story)
    st.session_state["turned from archive"] = True
    st.session_state.pop("detail", None)
    page_state.set_zoom("")
