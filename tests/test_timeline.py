"""The finished timeline: order in time, and which events matter most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from events import analyze
from events.calendar.interval import TimeInterval
from events.timeline.build import build_timeline
from events.timeline.salience import MOST_KEY_EVENTS, choose_key_events
from events.types import Document, Event, EventClass, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]

DOCUMENT = Document(text="one two three four five", doc_id="test")


def event(word: str, interval: TimeInterval | None) -> Event:
    start = DOCUMENT.text.index(word)
    return Event(
        trigger=Span(DOCUMENT, start, start + len(word)),
        sentence=Span(DOCUMENT, 0, len(DOCUMENT.text)),
        lemma=word,
        event_class=EventClass.OCCURRENCE,
        interval=interval,
    )


def salience(parse: Parse, text: str) -> dict[str, float]:
    document = Document(text=text, doc_id="test", published=date(2014, 6, 13))
    return {e.trigger.text: e.salience for e in analyze(document, parse(text)[1]).events}


def test_events_stand_in_order_of_time_and_undated_ones_last() -> None:
    events = (
        event("one", None),
        event("two", TimeInterval.day(2014, 6, 13)),
        event("three", TimeInterval.century(3, bce=True)),
        event("four", None),
        event("five", TimeInterval.year(2014)),
    )

    found = build_timeline([DOCUMENT], (), (), events)

    assert [e.lemma for e in found.events] == ["three", "five", "two", "one", "four"]


def test_an_open_beginning_is_placed_by_its_end() -> None:
    until = TimeInterval(None, TimeInterval.year(2010).end, TimeInterval.year(2010).grain)
    events = (event("one", TimeInterval.year(2013)), event("two", until))

    found = build_timeline([DOCUMENT], (), (), events)

    assert [e.lemma for e in found.events] == ["two", "one"]


def test_events_of_one_time_keep_the_order_of_the_text() -> None:
    day = TimeInterval.day(2014, 6, 13)

    found = build_timeline([DOCUMENT], (), (), (event("two", day), event("one", day)))

    assert [e.lemma for e in found.events] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "more", "less"),
    [
        ("Rebels seized the town on Monday, officials said.", "seized", "said"),
        ("Rebels seized the town on Monday and may burn it.", "seized", "burn"),
        ("Rebels burned the mill. They did not enter the town.", "burned", "enter"),
        ("Rebels seized the town that lies in the east.", "seized", "lies"),
        ("Rebels seized the town, which lay in ruins.", "seized", "lay"),
        ("The mayor fled. You should know why he resigned.", "fled", "know"),
        ("The mayor fled. Would the guards surrender?", "fled", "surrender"),
        ("He fled. The mayor fell. The mayor spoke.", "fell", "spoke"),
        ("The mayor of Lyon fell, branding it a lie.", "fell", "branding"),
        ("The mayor fled. The guards of Lyon fell. “We ran away,” he said.", "fell", "ran"),
    ],
)
def test_what_happened_matters_more_than_what_is_said_of_it(
    parse: Parse, text: str, more: str, less: str
) -> None:
    found = salience(parse, text)

    assert found[more] > found.get(less, 0.0)


def test_an_event_told_again_matters_less(parse: Parse) -> None:
    text = "Rebels seized the town. Fire spread. Rebels seized the town."
    document = Document(text=text, doc_id="test", published=date(2014, 6, 13))
    events = analyze(document, parse(text)[1]).events

    first, again = sorted((e for e in events if e.lemma == "seize"), key=lambda e: e.trigger.start)

    assert again.salience < first.salience


def test_the_same_doers_doing_without_an_object_are_told_once(parse: Parse) -> None:
    text = "The army withdrew from the town. Fire spread. The army had withdrawn at night."
    document = Document(text=text, doc_id="test", published=date(2014, 6, 13))
    events = analyze(document, parse(text)[1]).events

    first, again = sorted(
        (e for e in events if e.lemma == "withdraw"), key=lambda e: e.trigger.start
    )

    assert again.salience < first.salience - 0.2


def test_a_noun_is_told_by_its_verb(parse: Parse) -> None:
    found = salience(parse, "The offensive began on Sunday. An attack killed ten on Monday.")

    assert found["began"] > found["offensive"] + 0.2
    assert found["killed"] > found["attack"] + 0.2


def test_an_article_has_at_most_fifteen_key_events_and_they_are_its_most_salient(
    parse: Parse,
) -> None:
    towns = "Harar Jijiga Adama Gondar Mekele Awasa Dessie Jimma Bishoftu Sodo".split()
    told = [f"Rebels seized {town} on Monday and soldiers left {town} on Sunday." for town in towns]
    document = Document(text=" ".join(told), doc_id="test", published=date(2014, 6, 13))
    events = analyze(document, parse(document.text)[1]).events

    key = [event for event in events if event.key]

    assert len(events) >= 20
    assert len(key) == MOST_KEY_EVENTS
    assert min(e.salience for e in key) >= max(e.salience for e in events if not e.key)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the town. Fire spread. Rebels seized the town.",
        "The army made a landing on Sunday.",
        "The court began hearing the case.",
        "Police opened an investigation.",
        "Workers went on strike. Workers went on strike again.",
    ],
)
def test_of_several_tellings_of_one_event_one_is_key(parse: Parse, text: str) -> None:
    document = Document(text=text, doc_id="test", published=date(2014, 6, 13))
    events = analyze(document, parse(text)[1]).events

    labels = [event.label.lower() for event in events if event.key]
    key = [event for event in events if event.key]

    assert len(labels) == len(set(labels))
    assert len(key) < len(events)


def test_the_most_salient_of_each_article_are_key_where_none_was_marked() -> None:
    other = Document(text=DOCUMENT.text, doc_id="other")
    ours = [replace(event("one", None), salience=i / 100) for i in range(40)]
    theirs = replace(event("two", None), trigger=Span(other, 4, 7), salience=0.01)

    found = choose_key_events([*ours, theirs])

    assert [e.salience for e in found if e.key] == [*(i / 100 for i in range(27, 40)), 0.01]


def test_salience_lies_between_nothing_and_one(parse: Parse) -> None:
    text = "On Monday rebels seized the town. It might not fall, he said, or so they hoped."

    assert all(0 <= value <= 1 for value in salience(parse, text).values())


def test_a_new_publication_date_needs_no_new_parse(parse: Parse) -> None:
    text = "Rebels seized the town on Monday."
    _, doc = parse(text)

    days = []
    for published in (date(2014, 6, 13), date(2015, 6, 13)):
        document = Document(text=text, doc_id="test", published=published)
        days.append(analyze(document, doc).events[0].interval)

    assert days == [TimeInterval.day(2014, 6, 9), TimeInterval.day(2015, 6, 8)]
