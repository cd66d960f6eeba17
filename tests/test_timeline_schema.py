"""The published schema: what is written obeys it, and what is read is held to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from crowd import crowd
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from river import river_story
from timelines import harar

from dashboard.stories.story import read_stories
from events import (
    Document,
    Place,
    Reject,
    SetDate,
    SetLabel,
    Timeline,
    UnreadableInputError,
    curate,
    example_stories,
    example_storyline,
    example_timeline,
    extract,
    from_json,
    read_interval,
    to_json,
    write_bytes,
)
from events.exports.json_reader import articles_from_json, parse_json
from events.exports.schema_check import checker
from events.exports.timeline_schema import TIMELINE_SCHEMA
from events.types import ActorType, Basis

PUBLISHED = Path(__file__).parent.parent / "docs" / "timeline.schema.json"
VALIDATOR = Draft202012Validator(TIMELINE_SCHEMA)
CHECK = checker(TIMELINE_SCHEMA)
TOOK = Place("harar", 8, 12)
Spoil = Callable[[Any], object]

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=8)
    | st.sampled_from(["2015-05-20", "-0043-03-15", "12345678-01-01", "\ud800", "day", 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def edited() -> Timeline:
    """A timeline with edits of several kinds."""
    edits = [SetDate(TOOK, read_interval("44 BC")), SetLabel(TOOK, "Harar falls")]
    return curate(harar(), [*edits, Reject(Place("harar", 58, 62))])


def ahead() -> dict[str, Any]:
    """A timeline with fields and values that are still to come."""
    obj: dict[str, Any] = to_json(harar())
    took = obj["events"][0]
    day = ["2024-03-10", "2024-03-10"]
    took["key"] = True
    took["time"] |= {
        "bounds": {"begin": [None, "2024-03-10"], "end": day},
        "basis": "bounded",
        "relation": "INCLUDES",
    }
    took["time"]["interval"]["grain"] = None
    took["arguments"][0]["role"] = "witness"
    obj["actors"][0]["type"] = "THING"
    obj["actors"][1]["type"] = "PLACE"
    obj["edits"] = [{"edit": "paint", "colour": "red"}]
    obj |= {"happenings": [{"id": "h1"}], "stories": [], "days": [], "facts": {"killed": 4}}
    obj["anything"] = [[1]]
    return obj


def test_schema_in_the_docs_is_the_one_at_work() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == TIMELINE_SCHEMA
    Draft202012Validator.check_schema(TIMELINE_SCHEMA)


@pytest.mark.parametrize(
    "timeline",
    [
        harar(),
        edited(),
        river_story(),
        crowd(200),
        Timeline(documents=()),
        *map(example_timeline, example_stories()),
    ],
)
def test_what_is_written_obeys_the_schema_and_comes_back(timeline: Timeline) -> None:
    obj = json.loads(json.dumps(to_json(timeline)))

    assert [error.message for error in VALIDATOR.iter_errors(obj)] == []
    assert CHECK(obj) is None
    assert from_json(obj) == with_limits(timeline)


def with_limits(timeline: Timeline) -> Timeline:
    """The timeline with the bounds written out that follow from interval and relation."""
    events = (replace(event, bounds=event.limits) for event in timeline.events)
    return replace(timeline, events=tuple(events))


@given(st.data())
def test_own_check_says_what_the_package_jsonschema_says(data: st.DataObject) -> None:
    obj: Any = json.loads(json.dumps(to_json(edited())))
    place = obj
    while isinstance(place, dict | list) and place:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not (isinstance(inner, dict | list) and inner) or data.draw(st.integers(0, 3)) == 0:
            if isinstance(place, dict) and data.draw(st.booleans()):
                del place[key]
            else:
                place[key] = data.draw(VALUES)
            break
        place = inner

    fault = CHECK(obj)

    assert (fault is None) == VALIDATOR.is_valid(obj)
    if fault is not None:
        with pytest.raises(UnreadableInputError) as refused:
            from_json(obj)
        assert "\n" not in str(refused.value)


def test_what_is_to_come_obeys_the_schema_and_is_read_as_what_is_known() -> None:
    obj = ahead()

    found = from_json(obj)

    assert VALIDATOR.is_valid(obj)
    assert found.events[0].interval == harar().events[0].interval
    assert found.events[0].basis in (Basis.NONE, "bounded")
    assert [actor.label for actor in found.actors] in (
        [ActorType.OTHER, ActorType.OTHER],
        ["THING", "PLACE"],
    )
    assert len(found.events[0].arguments) == 1
    assert found.edits == ()


def put(*path: str | int, value: object) -> Spoil:
    """Give a place of the JSON a value."""

    def spoil(obj: Any) -> None:
        for key in path[:-1]:
            obj = obj[key]
        obj[path[-1]] = value

    return spoil


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (put("documents", 0, "title", value=5), "documents[0].title is no string"),
        (put("documents", 0, "title", value=["a"]), "documents[0].title is no string"),
        (put("documents", 0, "title", value="\udc80"), "documents[0].title is not as"),
        (put("documents", 0, "title", value="x" * 2_000_000), "2,000,000 characters long"),
        (put("documents", 0, "text", value=None), "documents[0].text is no string"),
        (put("documents", 0, "published", value="2024-02-30"), "day is out of range"),
        (put("documents", 0, "published", value="0000-01-01"), "year 0 is out of range"),
        (put("documents", value={}), "documents is no list"),
        (put("documents", value=[]), "nothing in it has the id 'harar'"),
        (put("events", 0, "start", value=True), "events[0].start is no whole number"),
        (put("events", 0, "start", value=0.5), "events[0].start is no whole number"),
        (put("events", 0, "end", value=10**400), "events[0].end is not from 0"),
        (put("events", 0, "end", value=9_999), "is not in the text"),
        (put("events", 0, "start", value=13), "is not in the text"),
        (put("events", 0, "quote", "end", value=-1), "quote.end is not from 0"),
        (put("events", 0, "salience", value=10**400), "events[0].salience is not from 0 to 1"),
        (put("events", 0, "salience", value=float("nan")), "events[0].salience is not from"),
        (put("events", 0, "arguments", 0, "actor", value="a9"), "nothing in it has the id 'a9'"),
        (put("events", 0, "time", "timex", value="t9"), "nothing in it has the id 't9'"),
        (put("events", 0, "doc", value="x\ny"), "nothing in it has the id 'x\\ny'"),
        (put("actors", 1, "id", value="a1"), "the id 'a1' stands there twice"),
        (put("events", 1, "id", value="e1"), "the id 'e1' stands there twice"),
        (
            put("events", 0, "time", "interval", "start", value="2030-01-01"),
            "an interval must end after its start: 2030-01-01",
        ),
        (
            put("events", 0, "time", "interval", "start", value="9" * 400 + "-01-01"),
            "interval.start is not as it is written",
        ),
        (put("events", 0, "time", "interval", "end", value="2024-13-01"), "no such date"),
        (put("edits", value=[{"edit": "set_label", "event": 5}]), "edits[0].event is no object"),
        (put("edits", value=[{"edit": "set_label"}]), "is no edit"),
    ],
)
def test_timeline_that_is_wrong_anywhere_is_refused_in_one_line(
    spoil: Spoil, said: str, tmp_path: Path
) -> None:
    obj: Any = to_json(harar())
    spoil(obj)

    with pytest.raises(UnreadableInputError) as refused:
        from_json(obj)

    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


def two_articles() -> dict[str, Any]:
    """Two articles in one JSON that are not joined."""
    one, other = edited(), river_story()
    actors, times = (*one.actors, *other.actors), (*one.time_expressions, *other.time_expressions)
    timeline = Timeline(
        documents=(*one.documents, *other.documents),
        time_expressions=times,
        actors=actors,
        events=(*one.events, *other.events),
        edits=one.edits,
        happenings=(*one.happenings, *other.happenings),
    )
    return dict(to_json(timeline))


def test_articles_of_one_json_come_back_as_json_lines_have_them() -> None:
    obj = two_articles()
    lines = write_bytes(from_json(obj), "jsonl").splitlines()

    found = articles_from_json(obj)

    assert found == [from_json(json.loads(line)) for line in lines]
    assert [one.documents[0].doc_id for one in found] == ["harar", "river"]
    assert (bool(found[0].edits), bool(found[1].edits)) == (True, False)


@pytest.mark.parametrize("years", ["66 million", "2.6 million", "13.8 billion", "250,000"])
def test_times_long_before_history_come_back(years: str) -> None:
    text = f"An asteroid struck the sea {years} years ago."
    timeline = extract(Document(text=text, doc_id="a", published=date(2024, 3, 13)))

    found = from_json(json.loads(json.dumps(to_json(timeline))))

    assert found.events[0].interval is not None
    assert found.events[0].interval == timeline.events[0].interval


def test_storyline_of_one_json_stays_one() -> None:
    obj = to_json(example_storyline())

    assert articles_from_json(obj) == [from_json(obj)]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (put("documents", 1, "id", value="harar"), "the id 'harar' stands there twice"),
        (put("events", -1, "id", value="e1"), "the id 'e1' stands there twice"),
        (put("actors", -1, "id", value="a1"), "the id 'a1' stands there twice"),
        (put("events", -1, "doc", value="x"), "nothing in it has the id 'x'"),
        (put("time_expressions", 0, "doc", value="x"), "nothing in it has the id 'x'"),
        (put("actors", -1, "mentions", 0, "doc", value="x"), "nothing in it has the id 'x'"),
        (
            put("happenings", value=[{"id": "h1", "label": "x", "events": ["e99"]}]),
            "nothing in it has the id 'e99'",
        ),
        (put("events", -1, "start", value=9_999), "is not in the text"),
        (put("schema", value="dateline/2"), "is no exported timeline"),
        (put("events", 0, "label", value=5), "events[0].label is no string"),
    ],
)
def test_articles_of_one_json_that_is_wrong_anywhere_are_refused(spoil: Spoil, said: str) -> None:
    obj = two_articles()
    spoil(obj)

    with pytest.raises(UnreadableInputError, match=re.escape(said)):
        articles_from_json(obj)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"", "cannot be read as JSON"),
        (b"{", "cannot be read as JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"schema": "dateline/1", "x": ' + b'{"x": ' * 200_000, "nested too deeply"),
        (b"1" * 5_000, "too many digits"),
        (b'{"salience": NaN}', "NaN is no number"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"schema": "dateline/2"}', 'its "schema" is not dateline/1'),
        (
            b'{"schema": "dateline/1", "documents": [], "time_expressions": [], "actors": [], '
            b'"events": []}',
            "holds no article",
        ),
    ],
)
def test_file_that_is_no_timeline_is_refused_by_its_name(
    written: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(written)

    with pytest.raises(UnreadableInputError) as refused:
        read_stories(str(path))

    assert str(refused.value).startswith("a.json: ")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_file_that_begins_with_a_mark_of_its_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(to_json(harar())), encoding="utf-8-sig")

    assert read_stories(str(path))[0].imported == with_limits(harar())


def test_numbers_that_json_has_are_read() -> None:
    assert parse_json("[1, -2.5e3, 0]") == [1, -2500.0, 0]
