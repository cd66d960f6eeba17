"""Gold stories: what a careful editor would put on the timeline of five articles.

A story is a TOML file in `stories/`: `title`; `text`, or `example`, the name of a bundled one;
`published` where the text itself does not say, else `works_out`, the date to be found in it; and
tables of expectations, each of which is one test:

    [[times]]   text, occurrence (1), value, and edtf where it is not the value; "none" for a time
                that has no place in the calendar
    [[actors]]  name, type, mentions (some of them)
    [[events]]  trigger, sentence (its beginning, where the trigger stands more than once), and any
                of label, edtf (or "none"), basis, agents, patients (both by actor's name; a thing
                that is no actor by its words), source (or "none") and kind
    [[absent]]  trigger, sentence: words that must not be an event

An expectation that is not met yet says why in `fails`: a sentence, or for an event a table of them
by field.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from events import extract
from events.examples import example_stories
from events.timeline.timeline import Timeline
from events.types import Argument, Basis, Document, Event, Role

STORIES = sorted((Path(__file__).parent / "stories").glob("*.toml"))
Expectation = dict[str, Any]


@cache
def gold(path: Path) -> Expectation:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def timeline(path: Path) -> Timeline:
    story = gold(path)
    text = story.get("text", "").strip()
    if "example" in story:
        (text,) = (one.text for one in example_stories() if one.doc_id == story["example"])
    return extract(Document(text=text, doc_id=path.stem, published=story.get("published")))


def expectations(table: str, field: str | None = None) -> list[Any]:
    """The expectations of all stories in one table, or one field of theirs, as test parameters."""
    parameters = []
    for path in STORIES:
        for expected in gold(path).get(table, []):
            if field is not None and field not in expected:
                continue
            reason = expected.get("fails")
            if isinstance(reason, dict):
                reason = reason.get(field)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            parameters.append(pytest.param(path, expected, id=name_of(path, expected), marks=marks))
    return parameters


def name_of(path: Path, expected: Expectation) -> str:
    words = expected.get("text") or expected.get("name") or expected["trigger"]
    place = expected.get("sentence") or expected.get("occurrence")
    return f"{path.stem}: {words}" + (f" ({place})" if place else "")


def event_of(path: Path, expected: Expectation) -> Event | None:
    sentence = expected.get("sentence", "")
    found = [
        event
        for event in timeline(path).events
        if event.trigger.text == expected["trigger"] and event.sentence.text.startswith(sentence)
    ]
    assert len(found) < 2, "say in which sentence"
    return found[0] if found else None


def found_event(path: Path, expected: Expectation) -> Event:
    event = event_of(path, expected)
    assert event is not None, "no such event"
    return event


def named(arguments: tuple[Argument, ...], role: Role) -> list[str]:
    return [a.actor.name if a.actor else a.span.text for a in arguments if a.role is role]


@pytest.mark.parametrize(
    "path", [path for path in STORIES if "works_out" in gold(path)], ids=lambda path: path.stem
)
def test_publication_date_is_worked_out(path: Path) -> None:
    assert timeline(path).documents[0].published == gold(path)["works_out"]


@pytest.mark.parametrize(("path", "expected"), expectations("times"))
def test_times(path: Path, expected: Expectation) -> None:
    found = [t for t in timeline(path).time_expressions if t.span.text == expected["text"]]
    nth = expected.get("occurrence", 1)

    assert len(found) >= nth, "no such time"
    time = found[nth - 1]
    edtf = time.interval.edtf if time.interval else "none"
    assert (time.value, edtf) == (expected["value"], expected.get("edtf", expected["value"]))


@pytest.mark.parametrize(("path", "expected"), expectations("actors"))
def test_actors(path: Path, expected: Expectation) -> None:
    found = [actor for actor in timeline(path).actors if actor.name == expected["name"]]

    assert [actor.label for actor in found] == [expected["type"]]
    spoken = {mention.span.text for mention in found[0].mentions}
    assert set(expected.get("mentions", [])) <= spoken


@pytest.mark.parametrize(("path", "expected"), expectations("absent"))
def test_no_event(path: Path, expected: Expectation) -> None:
    assert event_of(path, expected) is None


@pytest.mark.parametrize(("path", "expected"), expectations("events", "label"))
def test_labels(path: Path, expected: Expectation) -> None:
    assert found_event(path, expected).label == expected["label"]


@pytest.mark.parametrize(("path", "expected"), expectations("events", "edtf"))
def test_dates(path: Path, expected: Expectation) -> None:
    event = found_event(path, expected)

    undated = event.interval is None or event.basis is Basis.BOUNDED
    assert ("none" if undated or not event.interval else event.interval.edtf) == expected["edtf"]
    assert event.basis == expected.get("basis", event.basis)


@pytest.mark.parametrize(("path", "expected"), expectations("events", "agents"))
def test_agents(path: Path, expected: Expectation) -> None:
    assert named(found_event(path, expected).arguments, Role.AGENT) == expected["agents"]


@pytest.mark.parametrize(("path", "expected"), expectations("events", "patients"))
def test_patients(path: Path, expected: Expectation) -> None:
    assert named(found_event(path, expected).arguments, Role.PATIENT) == expected["patients"]


@pytest.mark.parametrize(("path", "expected"), expectations("events", "source"))
def test_attribution(path: Path, expected: Expectation) -> None:
    said = found_event(path, expected).attribution

    assert (said.name if said else "none") == expected["source"]
    assert (said.kind if said else None) == expected.get("kind")


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_label_is_short_and_every_quote_verbatim(path: Path) -> None:
    found = timeline(path)

    assert found.events
    for event in found.events:
        assert 0 < len(event.label) <= 120
        assert event.trigger.text in event.sentence.text
        assert event.sentence.text in found.documents[0].text
