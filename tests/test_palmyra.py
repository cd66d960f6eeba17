"""What a reader finds in a newspaper's report of the fall of Palmyra, which is not ours to copy."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from missing import missing

from events import extract
from events.calendar.instant import Instant
from events.labels.fit_length import LONGEST_LABEL
from events.timeline.timeline import Timeline
from events.types import (
    Actor,
    AttributionKind,
    Basis,
    Document,
    Event,
    PublishedBasis,
    Role,
)

ARTICLE = Path(__file__).parents[2] / "shared" / "articles" / "palmyra.txt"


@pytest.fixture(autouse=True)
def article() -> None:
    if not ARTICLE.exists():
        missing("the article on Palmyra is not here")


@cache
def timeline() -> Timeline:
    text = ARTICLE.read_text(encoding="utf-8")
    return extract(Document(text=text, doc_id="palmyra"))


def event(trigger: str, sentence: str) -> Event:
    """The event at a word of a sentence that begins so."""
    (found,) = (
        event
        for event in timeline().events
        if event.trigger.text == trigger and event.sentence.text.startswith(sentence)
    )
    return found


def actor(name: str) -> Actor:
    (found,) = (actor for actor in timeline().actors if actor.name == name)
    return found


def test_the_publication_date_is_worked_out() -> None:
    (document,) = timeline().documents

    assert document.published == date(2015, 5, 20)
    assert document.published_basis is PublishedBasis.TEXT
    assert document.published_evidence


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("Wednesday", "2015-05-20", "2015-05-20"),
        ("the past week", "P1W", "2015-05-13/2015-05-20"),
        ("week-long", "P1W", "2015-05-13/2015-05-20"),
        ("nightfall", "2015-05-20TNI", "2015-05-20"),
        ("Wednesday night", "2015-05-20TNI", "2015-05-20"),
        ("Sunday", "2015-05-17", "2015-05-17"),
        ("10 months", "P10M", "2014-07/2015-05"),
        ("last summer", "2014-SU", "2014-22"),
        ("the 1st century A.D.", "00", "0001/0100"),
        ("some 2,000 years", "P2000Y", None),
        ("May 18, 2015", "2015-05-18", "2015-05-18"),
    ],
)
def test_times(text: str, value: str, edtf: str | None) -> None:
    (time,) = (
        time
        for time in timeline().time_expressions
        if time.span.text.replace("\u00a0", " ") == text
    )

    assert time.value == value
    assert (time.interval and time.interval.edtf) == edtf


def test_some_2000_years_are_approximate() -> None:
    (time,) = (t for t in timeline().time_expressions if t.span.text == "some 2,000 years")

    assert time.mod == "APPROX"


@pytest.mark.parametrize(
    ("name", "mentions"),
    [
        (
            "Islamic State",
            ["the group", "the extremist group", "the militants", "Its fighters", "ISIS", "it"],
        ),
        (
            "Pro-government forces",
            ["pro-government forces", "Pro-government defense units", "Pro-government forces"],
        ),
        ("Syrian government", []),
        ("United States", ["U.S."]),
        ("American officials", []),
        ("Irina Bokova", ["director-general", "she"]),
        ("UNESCO", []),
        ("Ahmed al-Homsi", ["he"]),
        ("SANA", ["the news agency"]),
    ],
)
def test_each_actor_is_one_under_all_its_names(name: str, mentions: list[str]) -> None:
    assert set(mentions) <= {mention.span.text for mention in actor(name).mentions}


def test_no_city_acts() -> None:
    names = {found.name for found in timeline().actors if not found.label.is_inanimate}

    assert not names & {"Palmyra", "Ramadi", "Damascus", "Tadmor", "Tadmor Prison", "Sawwana"}


@pytest.mark.parametrize(
    ("trigger", "sentence", "edtf"),
    [
        ("seized", "Islamic State militants seized", "2015-05-20"),
        ("seized", "The gain consolidates", "2015-05-17"),
        ("assault", "Activists and Syrian", "2015-05-13/2015-05-20"),
        ("airstrikes", "Advances by", "2014-07/2015-05"),
        ("airstrikes", "The Syrian government’s", "2015-05-20"),
        ("advances", "Since its advances", "2014-22"),
        ("rose", "Irina Bokova", "0001/0100"),
        ("taken", "A general view", "2015-05-18"),
    ],
)
def test_dated_events(trigger: str, sentence: str, edtf: str) -> None:
    found = event(trigger, sentence)

    assert found.interval is not None
    assert found.interval.edtf == edtf
    assert found.basis in (Basis.STATED, Basis.INHERITED)


@pytest.mark.parametrize(
    ("trigger", "sentence"),
    [
        ("withdrawn", "Activists and Syrian"),
        ("released", "An activist in Palmyra"),
        ("removed", "Hundreds of ancient"),
    ],
)
def test_events_known_to_be_past_by_their_verb_alone(trigger: str, sentence: str) -> None:
    found = event(trigger, sentence)

    assert found.basis not in (Basis.STATED, Basis.NONE)
    assert found.limits is not None
    assert found.limits.end[1] == Instant(2015, 5, 20)


@pytest.mark.parametrize(
    ("trigger", "sentence", "source"),
    [
        ("withdrawn", "Activists and Syrian", "Activists and Syrian state media"),
        ("Clashes", "Clashes were", "an unnamed Syrian activist"),
        ("surrounded", "Clashes were", "an unnamed Syrian activist"),
        ("released", "An activist in Palmyra", "Ahmed al-Homsi"),
        ("airstrikes", "The Syrian government’s", "Ahmed al-Homsi"),
        ("evacuating", "Pro-government defense", "SANA"),
        ("removed", "Hundreds of ancient", "Syrian officials"),
    ],
)
def test_sources(trigger: str, sentence: str, source: str) -> None:
    said = event(trigger, sentence).attribution

    assert said is not None
    assert said.name == source


def test_her_own_words_are_quoted() -> None:
    concerned = event("concerned", "Irina Bokova")

    assert concerned.attribution is not None
    assert concerned.attribution.name == "Irina Bokova"
    assert concerned.attribution.kind is AttributionKind.MIXED


@pytest.mark.parametrize(
    ("trigger", "sentence"),
    [
        ("seized", "Islamic State militants seized"),
        ("seized", "The gain consolidates"),
        ("smashed", "Its fighters"),
        ("assault", "Activists and Syrian"),
        ("enter", "Pro-government defense"),
    ],
)
def test_the_deeds_of_the_group_are_its_own(trigger: str, sentence: str) -> None:
    agents = [a.actor for a in event(trigger, sentence).arguments if a.role is Role.AGENT]

    assert agents == [actor("Islamic State")]


@pytest.mark.parametrize(
    ("trigger", "sentence", "label"),
    [
        (
            "seized",
            "Islamic State militants seized",
            "Islamic State militants seized control of the majority of the Syrian city of Palmyra",
        ),
        ("seized", "The gain consolidates", "Militants seized the city of Ramadi"),
        ("smashed", "Its fighters", "Islamic State’s fighters have smashed statues and buildings"),
        (
            "removed",
            "Hundreds of ancient",
            "Hundreds of ancient statues were removed from Palmyra for safekeeping",
        ),
    ],
)
def test_labels(trigger: str, sentence: str, label: str) -> None:
    assert event(trigger, sentence).label == label


def test_a_linked_headline_makes_no_event() -> None:
    text = timeline().documents[0].text
    linked = text.index("Fall of Ramadi reflects")

    assert all(found.trigger.start < linked for found in timeline().events)


def test_labels_are_short_and_quotes_verbatim() -> None:
    text = timeline().documents[0].text

    for found in timeline().events:
        assert 0 < len(found.label) <= LONGEST_LABEL
        assert text[found.trigger.start : found.trigger.end] == found.trigger.text
        assert found.sentence.text in text
        assert found.sentence.covers(found.trigger)
