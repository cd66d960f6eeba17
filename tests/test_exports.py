"""Timelines written as JSON, JSON Lines and CSV, and read back."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timelines import FEW, harar, span_of, timelines, with_bounds

from events import Event, Timeline, UnreadableInputError, write
from events.calendar.interval import Grain, Instant, TimeInterval
from events.exports.csv_format import write_csv
from events.exports.json_format import from_json, to_json

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_in_a_file_from_before_key_events_the_most_salient_ones_are_key() -> None:
    exported = json.loads(write(harar(), "json"))
    for event in exported["events"]:
        del event["key"]

    assert [event.key for event in from_json(exported).events] == [True, True]


def rows(timeline: Timeline) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_csv(timeline), newline="")))


@FEW
@given(timelines())
def test_json_read_back_is_the_same_timeline(timeline: Timeline) -> None:
    assert from_json(json.loads(write(timeline, "json"))) == with_bounds(timeline)


@FEW
@given(timelines())
def test_jsonl_holds_each_document_once_in_order(timeline: Timeline) -> None:
    parts = [from_json(json.loads(line)) for line in write(timeline, "jsonl").splitlines()]

    assert [part.documents for part in parts] == [(one,) for one in timeline.documents]
    assert sum(len(part.events) for part in parts) == len(timeline.events)
    assert sum(len(part.time_expressions) for part in parts) == len(timeline.time_expressions)


@FEW
@given(timelines())
def test_csv_holds_one_row_an_event_and_no_formula(timeline: Timeline) -> None:
    found = rows(timeline)

    assert len(found) == len(timeline.events)
    assert not any(cell[:1] in set("=+-@\t\r\n") - {""} for row in found for cell in row.values())


def test_jsonl_has_no_other_line_ends_than_its_own() -> None:
    document = replace(harar().documents[0], text="one\u2028two\u0085three\u2029four\x1cfive")

    written = write(Timeline(documents=(document,)), "jsonl")

    assert len(written.splitlines()) == 1
    assert from_json(json.loads(written)).documents == (document,)


def test_json_has_the_shape_that_is_promised() -> None:
    found = json.loads(write(harar(), "json"))

    assert found["schema"] == "dateline/1"
    assert found["documents"][0]["published"] == "2024-03-13"
    assert found["time_expressions"][0] == {
        "id": "t1",
        "doc": "harar",
        "start": 22,
        "end": 28,
        "text": "Sunday",
        "type": "DATE",
        "value": "2024-03-10",
        "mod": None,
        "interval": {
            "start": "2024-03-10",
            "end": "2024-03-11",
            "grain": "day",
            "approximate": False,
            "uncertain": False,
        },
        "edtf": "2024-03-10",
        "anchor": "dct",
        "rule": "bare_weekday",
        "explanation": "the Sunday before publication, Wed 13 Mar 2024",
    }
    assert found["actors"][0]["id"] == "a1"
    took, left = found["events"]
    assert took["id"] == "e1"
    assert took["arguments"][0] == {
        "role": "agent",
        "actor": "a1",
        "start": 0,
        "end": 7,
        "text": "=Rebels",
    }
    assert took["time"]["timex"] == "t1"
    assert took["attribution"]["actor"] == "a2"
    assert took["attribution"]["source"] == "officials"
    assert left["time"] is None
    assert left["attribution"] is None


def test_every_quote_is_verbatim() -> None:
    found = json.loads(write(harar(), "json"))
    text = found["documents"][0]["text"]

    for event in found["events"]:
        quote = event["quote"]
        assert text[quote["start"] : quote["end"]] == quote["text"]
        assert text[event["start"] : event["end"]] == event["trigger"]


def test_years_before_the_common_era_bear_a_sign() -> None:
    event = replace(harar().events[0], time=None, interval=TimeInterval.day(-43, 3, 15))

    found: dict[str, Any] = to_json(replace(harar(), events=(event,)))

    assert found["events"][0]["time"]["interval"]["start"] == "-0043-03-15"


def test_actors_that_are_equal_but_other_objects_keep_their_id() -> None:
    timeline = replace(harar(), actors=harar().actors)

    found: dict[str, Any] = to_json(timeline)

    assert found["events"][0]["arguments"][0]["actor"] == "a1"


def test_event_with_a_time_from_elsewhere_is_refused() -> None:
    timeline = replace(harar(), time_expressions=())

    with pytest.raises(ValueError, match="not in tuple"):
        to_json(timeline)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "\nx", "＝1"])
def test_csv_cell_that_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    event: Event = replace(harar().events[1], label=start)

    (row,) = rows(replace(harar(), events=(event,)))

    assert row["label"] == f"'{start}"


def test_csv_names_actors_and_things_by_their_part() -> None:
    took, left = rows(harar())

    assert (took["agent"], took["patient"]) == ("'=Rebels", "Harar")
    assert (took["date"], took["start"], took["end"]) == ("2024-03-10", "2024-03-10", "2024-03-11")
    assert (took["source"], took["attribution"]) == ("officials", "indirect")
    assert (left["date"], left["basis"], left["source"]) == ("", "none", "")


@given(JSON_VALUES)
def test_json_that_is_no_timeline_is_refused(value: object) -> None:
    with pytest.raises(UnreadableInputError):
        from_json(value)


@given(st.data())
def test_damaged_timeline_is_read_or_refused(data: st.DataObject) -> None:
    obj: Any = to_json(harar())
    place = obj
    while isinstance(place, dict | list) and place:
        key = data.draw(
            st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place)))
        )
        if data.draw(st.booleans()) or not place[key]:
            place[key] = data.draw(JSON_VALUES)
            break
        place = place[key]

    with suppress(UnreadableInputError):
        assert isinstance(from_json(obj), Timeline)


@pytest.mark.parametrize(
    "written",
    ["2015-02-30", "2015-13-01", "20150520", "2015-05-20T25:00:00", "yesterday", "2015-05-20 ", ""],
)
def test_date_that_is_in_no_calendar_is_refused(written: str) -> None:
    obj: Any = to_json(harar())
    obj["time_expressions"][0]["interval"]["start"] = written

    with pytest.raises(UnreadableInputError, match="damaged"):
        from_json(obj)


def test_open_interval_is_written_with_null() -> None:
    interval = TimeInterval(None, Instant(2015, 5, 20), Grain.DAY)
    event = replace(harar().events[0], interval=interval)

    found: dict[str, Any] = to_json(replace(harar(), events=(event,)))

    assert found["events"][0]["time"]["interval"]["start"] is None
    assert found["events"][0]["time"]["edtf"] == "../2015-05-19"


def test_spans_are_counted_in_code_points() -> None:
    document = replace(harar().documents[0], text="😀 Rebels left.")

    assert span_of(document, "left").start == 9
