"""The calendar file, read back by icalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar
from timelines import FEW, harar, timelines

from events import Grain, Instant, TimeInterval, Timeline, write
from events.exports.ics import days_of


def calendar_of(timeline: Timeline) -> Any:
    return Calendar.from_ical(write(timeline, "ics"))


def dated(interval: TimeInterval) -> Timeline:
    return replace(harar(), events=(replace(harar().events[0], interval=interval),))


@FEW
@given(timelines())
def test_any_timeline_reads_back_with_its_days_and_words(timeline: Timeline) -> None:
    placed = [(event, days_of(event.interval)) for event in timeline.events]
    placed = [(event, days) for event, days in placed if days]

    entries = calendar_of(timeline).walk("VEVENT")

    assert [(entry.decoded("dtstart"), entry.decoded("dtend")) for entry in entries] == [
        days for _, days in placed
    ]
    assert len({str(entry["uid"]) for entry in entries}) == len(entries)


def test_event_is_a_whole_day_with_its_end_not_included() -> None:
    (entry,) = calendar_of(harar()).walk("VEVENT")

    assert "DTSTART;VALUE=DATE:20240310\r\nDTEND;VALUE=DATE:20240311\r\n" in write(harar(), "ics")
    assert entry["summary"] == "=Rebels took Harar"
    assert entry["description"].startswith("“=Rebels took Harar on Sunday, “officials” said.”\n")
    assert entry.decoded("dtstamp") == datetime(2024, 3, 13, tzinfo=UTC)
    assert "DTSTAMP:20240313T000000Z" in write(harar(), "ics")


def test_events_without_a_day_are_left_out_and_counted() -> None:
    calendar = calendar_of(harar())

    assert str(calendar["x-wr-caldesc"]).startswith("1 of 2 events. 1 are left out")


def test_uid_depends_on_the_words_alone() -> None:
    again = replace(harar(), events=(replace(harar().events[0], label="Other words"),))

    uids = [calendar_of(one).walk("VEVENT")[0]["uid"] for one in (harar(), again)]

    assert uids[0] == uids[1]


@pytest.mark.parametrize(
    ("interval", "days"),
    [
        (TimeInterval.day(2024, 2, 29), (date(2024, 2, 29), date(2024, 3, 1))),
        (TimeInterval.month(2015, 12), (date(2015, 12, 1), date(2016, 1, 1))),
        (TimeInterval.century(1), (date(1, 1, 1), date(101, 1, 1))),
        (
            TimeInterval.part_of_day(date(2015, 5, 20), "NI"),
            (date(2015, 5, 20), date(2015, 5, 21)),
        ),
        (
            TimeInterval(Instant(2015, 5, 20, 23), Instant(2015, 5, 21, 2), Grain.HOUR),
            (date(2015, 5, 20), date(2015, 5, 22)),
        ),
        (TimeInterval(None, Instant(2015, 5, 20), Grain.DAY), None),
        (TimeInterval(Instant(2015, 5, 20), None, Grain.DAY), None),
        (TimeInterval.year(0), None),
        (TimeInterval.year(-43), None),
        (TimeInterval.year(9999), None),
        (TimeInterval.year(12_000), None),
    ],
)
def test_days_of_an_interval(interval: TimeInterval, days: tuple[date, date] | None) -> None:
    assert days_of(interval) == days
    assert len(calendar_of(dated(interval)).walk("VEVENT")) == (days is not None)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a.example/\r\nBEGIN:VALARM", "notes/today.txt"]
)
def test_address_that_is_none_is_left_out(url: str) -> None:
    document = replace(harar().documents[0], url=url)
    event = harar().events[0]
    moved = replace(event, trigger=replace(event.trigger, document=document))

    assert "URL" not in write(replace(harar(), events=(moved,)), "ics")
    assert "VALARM" not in write(replace(harar(), events=(moved,)), "ics")
