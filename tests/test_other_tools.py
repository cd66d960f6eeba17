"""What Timesketch, vis-timeline and FollowTheMoney ask of their files, by their documentation."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from river import river_story
from timelines import FEW, harar, timelines

from events import (
    Actor,
    ActorType,
    Place,
    SetNote,
    SetStar,
    SetTags,
    TimeInterval,
    Timeline,
    curate,
    example_storyline,
    write,
)

HOSTILE = "<img src=x onerror=alert(1)> & “words”"
# Schema: its properties, those it must have, those that name entities and of which schema.
_THING = {"name", "summary", "description", "keywords", "notes", "publisher", "sourceUrl", "proof"}
_PARTY = {"proof": ("Article",)}
_EVENT = {
    *("date", "startDate", "endDate", "recordId", "important", "involved", "location"),
    *_THING,
}
SCHEMATA: dict[str, tuple[set[str], set[str], dict[str, tuple[str, ...]]]] = {
    "Person": (_THING, {"name"}, _PARTY),
    "Organization": (_THING, {"name"}, _PARTY),
    "LegalEntity": (_THING, {"name"}, _PARTY),
    "Article": ({"title", "author", "publishedAt", "bodyText", *_THING}, {"title"}, {}),
    "Event": (
        _EVENT,
        {"name"},
        {"proof": ("Article",), "involved": ("Person", "Organization", "LegalEntity")},
    ),
}
# FollowTheMoney takes a date that is cut short for one that is known no better.
PREFIX = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def lines(timeline: Timeline, format: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in write(timeline, format).split("\n") if line]


def dated(interval: TimeInterval | None) -> Timeline:
    """One event at that time."""
    return replace(harar(), events=(replace(harar().events[0], interval=interval),))


def noted(timeline: Timeline) -> Timeline:
    at = Place.of(timeline.events[0])
    marks = [SetStar(at, True), SetNote(at, "Ask them"), SetTags(at, ("court", "check"))]
    return curate(timeline, marks)


BCE, YEAR = TimeInterval.year(-43), TimeInterval.year(2014)
DAY, EARLY = TimeInterval.day(2024, 3, 10), TimeInterval.day(50, 3, 1)
SPAN = TimeInterval.between(TimeInterval.month(2014, 3), TimeInterval.month(2014, 5))
SINCE = replace(DAY, end=None)
BEFORE = replace(DAY, start=None)


# ------------------------------------------------------------------------------------- Timesketch


@FEW
@given(timelines())
def test_any_line_has_what_timesketch_asks_for(timeline: Timeline) -> None:
    for line in lines(timeline, "timesketch"):
        assert isinstance(line["message"], str)
        assert line["timestamp_desc"].startswith("Event")
        assert datetime.fromisoformat(line["datetime"]).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("interval", "points"),
    [
        (DAY, [("2024-03-10T00:00:00+00:00", "Event")]),
        (EARLY, [("0050-03-01T00:00:00+00:00", "Event")]),
        (YEAR, [("2014-01-01T00:00:00+00:00", "Event in the year that begins")]),
        (
            SPAN,
            [
                ("2014-03-01T00:00:00+00:00", "Event begins"),
                ("2014-05-31T23:59:59+00:00", "Event ends"),
            ],
        ),
        (SINCE, [("2024-03-10T00:00:00+00:00", "Event at the earliest")]),
        (BEFORE, [("2024-03-10T23:59:59+00:00", "Event at the latest")]),
        (BCE, []),
        (None, []),
    ],
)
def test_line_says_what_its_point_in_time_is(
    interval: TimeInterval | None, points: list[tuple[str, str]]
) -> None:
    found = lines(dated(interval), "timesketch")

    assert [(line["datetime"], line["timestamp_desc"]) for line in found] == points


def test_line_for_timesketch_has_stars_notes_and_tags() -> None:
    line = lines(noted(harar()), "timesketch")[0]

    assert (line["starred"], line["note"], line["tag"]) == (True, "Ask them", ["court", "check"])
    assert line["quote"].startswith("=Rebels took Harar")
    assert line["source"] == "officials"


# ----------------------------------------------------------------------------------- vis-timeline


@FEW
@given(timelines())
def test_any_item_has_what_vis_timeline_asks_for(timeline: Timeline) -> None:
    whole = json.loads(write(timeline, "vis-timeline"))

    ids = [item["id"] for item in whole["items"]]
    groups = [group["id"] for group in whole["groups"]]
    assert len(set(ids)) == len(ids)
    assert len(set(groups)) == len(groups)
    assert {item["group"] for item in whole["items"]} == set(groups)
    assert len(ids) + whole["leftOut"] == len(timeline.events)
    for item in whole["items"]:
        assert item["type"] in ("point", "range")
        assert ("end" in item) == (item["type"] == "range")
        assert {"content", "start", "title", "className"} <= item.keys()


@pytest.mark.parametrize(
    ("interval", "start", "end"),
    [
        (DAY, "2024-03-10T00:00:00", None),
        (EARLY, "0050-03-01T00:00:00", None),
        (YEAR, "2014-01-01T00:00:00", "2015-01-01T00:00:00"),
        (SPAN, "2014-03-01T00:00:00", "2014-06-01T00:00:00"),
        (BCE, "-000043-01-01T00:00:00", "-000042-01-01T00:00:00"),
        (TimeInterval.year(12_000), "+012000-01-01T00:00:00", "+012001-01-01T00:00:00"),
        (SINCE, "2024-03-10T00:00:00", None),
        (BEFORE, "2024-03-11T00:00:00", None),
    ],
)
def test_item_has_dates_that_javascript_reads(
    interval: TimeInterval, start: str, end: str | None
) -> None:
    [item] = json.loads(write(dated(interval), "vis-timeline"))["items"]

    assert (item["start"], item.get("end")) == (start, end)


def test_words_of_the_article_are_no_html_in_vis_timeline() -> None:
    event = replace(harar().events[0], label=HOSTILE, note=HOSTILE, explanation=HOSTILE)
    [actor] = {one.actor for one in event.arguments if one.actor}
    named = replace(actor, name=HOSTILE)
    arguments = tuple(replace(one, actor=one.actor and named) for one in event.arguments)
    timeline = replace(
        harar(), events=(replace(event, arguments=arguments),), actors=(named, harar().actors[1])
    )

    written = write(timeline, "vis-timeline")

    assert "<img" not in written
    assert written.count("&lt;img") >= 3


# --------------------------------------------------------------------------------- FollowTheMoney


def check_entities(entities: list[dict[str, Any]]) -> None:
    """Schema, properties, dates and references are those that FollowTheMoney allows."""
    schema_of = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schema_of) == len(entities)
    for entity in entities:
        allowed, required, ranges = SCHEMATA[entity["schema"]]
        properties = entity["properties"]
        assert required <= properties.keys() <= allowed
        for name, values in properties.items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            assert name not in ranges or {schema_of[one] for one in values} <= {*ranges[name]}
            if name.lower().endswith("date") or name == "publishedAt":
                assert all(map(PREFIX.fullmatch, values))


@pytest.mark.parametrize(
    "timeline", [harar(), river_story(), example_storyline(), noted(river_story())], ids=repr
)
def test_entities_keep_to_the_model(timeline: Timeline) -> None:
    check_entities(lines(timeline, "followthemoney"))


@pytest.mark.parametrize(
    ("interval", "dates"),
    [
        (DAY, {"date": ["2024-03-10"]}),
        (TimeInterval.month(2014, 5), {"date": ["2014-05"]}),
        (YEAR, {"date": ["2014"]}),
        (SPAN, {"startDate": ["2014-03-01"], "endDate": ["2014-05-31"]}),
        (SINCE, {"startDate": ["2024-03-10"]}),
        (BEFORE, {"endDate": ["2024-03-10"]}),
        (BCE, {}),
        (EARLY, {}),
        (None, {}),
    ],
)
def test_entity_has_the_dates_that_the_model_can_hold(
    interval: TimeInterval | None, dates: dict[str, list[str]]
) -> None:
    [event] = [one for one in lines(dated(interval), "followthemoney") if one["schema"] == "Event"]

    found = {key: value for key, value in event["properties"].items() if key.lower()[-4:] == "date"}

    assert found == dates


def test_summary_tells_the_date_that_the_model_cannot_hold() -> None:
    event = lines(dated(BCE), "followthemoney")[-1]

    assert event["properties"]["summary"] == ["44 BCE; said by officials"]


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (ActorType.PERSON, "Person"),
        (ActorType.ORG, "Organization"),
        (ActorType.GPE, "LegalEntity"),
        (ActorType.GROUP, "LegalEntity"),
        (ActorType.THING, None),
        (ActorType.PLACE, None),
        (ActorType.OTHER, None),
    ],
)
def test_party_is_of_the_schema_of_its_kind(kind: ActorType, schema: str | None) -> None:
    made: dict[int, Actor] = {}
    for actor in harar().actors:
        made[len(made)] = replace(actor, label=kind)
    timeline = replace(harar(), actors=tuple(made.values()))

    entities = lines(timeline, "followthemoney")

    found = {one["schema"] for one in entities} - {"Article", "Event"}
    assert found == ({schema} if schema else set())


def test_entities_have_the_same_ids_each_time() -> None:
    first, again = (lines(noted(river_story()), "followthemoney") for _ in range(2))

    assert [one["id"] for one in first] == [one["id"] for one in again]


def test_event_of_several_articles_has_all_of_them_as_proof() -> None:
    entities = lines(example_storyline(), "followthemoney")

    proofs = [len(one["properties"]["proof"]) for one in entities if one["schema"] == "Event"]
    assert max(proofs) > 3


# ---------------------------------------------------------------------- stars, notes and tags


@pytest.mark.parametrize("format", ["csv", "md", "json", "timesketch", "followthemoney"])
def test_what_a_person_noted_is_exported(format: str) -> None:
    written = write(noted(river_story()), format)

    assert "Ask them" in written
    assert "court" in written
    assert "check" in written


@pytest.mark.parametrize("format", ["csv", "md"])
def test_what_a_person_noted_on_a_storyline_is_exported(format: str) -> None:
    told = example_storyline()
    at = Place.of(told.days[0].happenings[0].events[0])
    edits = [SetNote(at, "Ask them"), SetTags(at, ("court",)), SetStar(at, True)]

    written = write(curate(told, edits), format)

    assert "Ask them" in written
    assert "court" in written
    assert ("★" in written) == (format == "md")


def test_markdown_puts_the_star_before_its_event() -> None:
    assert re.search(r"^- ★ .*\[\^1\]$", write(noted(river_story()), "md"), re.MULTILINE)
