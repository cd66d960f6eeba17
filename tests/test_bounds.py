"""What is known of a begin and an end: in words, from interval and relation, in every export."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from icalendar import Calendar
from lxml import etree
from timelines import any_bounds, harar, intervals

from events import (
    Basis,
    Bounds,
    Event,
    Grain,
    Instant,
    Relation,
    TimeInterval,
    Timeline,
    from_json,
    to_json,
    write,
)

THIRD, FIFTH, TENTH = (Instant(2024, 5, day) for day in (3, 5, 10))
PUBLISHED = Instant(2024, 3, 13)
PAST = Bounds((None, PUBLISHED), (None, PUBLISHED))
GOING_ON = Bounds((None, PUBLISHED), (PUBLISHED, None))
PLANNED = Bounds((PUBLISHED, None), (PUBLISHED, None))
SOME_DAY = Bounds((THIRD, FIFTH), (THIRD, FIFTH))


def bounded(bounds: Bounds, **fields: object) -> Timeline:
    """A story of one event, published on 13 March 2024, of which only limits are known."""
    event = replace(
        harar().events[0], time=None, relation=None, basis=Basis.BOUNDED, interval=bounds.hull
    )
    event = replace(event, bounds=bounds, **fields)  # type: ignore[arg-type]
    return replace(harar(), events=(event,))


def under_way() -> Timeline:
    day = TimeInterval.of(Grain.DAY, PUBLISHED)
    return bounded(GOING_ON, interval=day, relation=Relation.INCLUDES)


def the_event(timeline: Timeline) -> Event:
    (event,) = timeline.events
    return event


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ((THIRD, THIRD), (THIRD, THIRD), "Fri 3 May 2024"),
        ((THIRD, FIFTH), (THIRD, FIFTH), "between 3 and 5 May 2024"),
        ((Instant(2024, 4, 28), FIFTH),) * 2 + ("between 28 Apr and 5 May 2024",),
        ((Instant(2023, 12, 30), FIFTH),) * 2 + ("between 30 Dec 2023 and 5 May 2024",),
        ((Instant(2024, 3), Instant(2024, 3, 31)),) * 2 + ("March 2024",),
        ((Instant(-43), Instant(3, 12, 31)),) * 2 + ("between 44 BCE and 3 CE",),
        ((THIRD, THIRD), (FIFTH, FIFTH), "Fri 3 May 2024 to Sun 5 May 2024"),
        ((THIRD, FIFTH), (TENTH, TENTH), "begun between 3 and 5 May 2024, ended Fri 10 May 2024"),
        ((None, THIRD), (None, THIRD), "on or before Fri 3 May 2024"),
        ((None, Instant(2023, 12, 31)),) * 2 + ("before 2024",),
        ((THIRD, None), (THIRD, None), "on or after Fri 3 May 2024"),
        ((Instant(2024, 6), None),) * 2 + ("in June 2024 or later",),
        ((None, THIRD), (THIRD, None), "under way on Fri 3 May 2024"),
        ((None, THIRD), (FIFTH, None), "under way from Fri 3 May 2024 to Sun 5 May 2024"),
        ((THIRD, THIRD), (THIRD, None), "from Fri 3 May 2024 on"),
        ((THIRD, THIRD), (FIFTH, None), "from Fri 3 May 2024 on, under way on Sun 5 May 2024"),
        ((None, THIRD), (THIRD, THIRD), "until Fri 3 May 2024"),
        ((None, None), (None, None), "at an unknown time"),
    ],
)
def test_bounds_are_said_in_plain_english(
    begin: tuple[Instant | None, Instant | None],
    end: tuple[Instant | None, Instant | None],
    words: str,
) -> None:
    assert Bounds(begin, end).plain == words


@given(any_bounds())
def test_any_bounds_have_words(bounds: Bounds) -> None:
    assert bounds.plain
    assert "None" not in bounds.plain


@pytest.mark.parametrize(
    ("interval", "relation", "words"),
    [
        (TimeInterval.month(2024, 3), Relation.IS_INCLUDED, "March 2024"),
        (TimeInterval(THIRD, TENTH, Grain.DAY), None, "between 3 and 9 May 2024"),
        (
            TimeInterval(THIRD, TENTH, Grain.DAY),
            Relation.DURING,
            "Fri 3 May 2024 to Thu 9 May 2024",
        ),
        (TimeInterval(None, TENTH, Grain.DAY), Relation.BEFORE, "on or before Thu 9 May 2024"),
        (TimeInterval(THIRD, None, Grain.DAY), Relation.AFTER, "on or after Fri 3 May 2024"),
        (TimeInterval(Instant(2014), None, Grain.YEAR), Relation.BEGINS, "from 2014 on"),
        (TimeInterval(None, Instant(2015), Grain.YEAR), Relation.ENDS, "until 2014"),
        (TimeInterval.day(2024, 5, 3), Relation.INCLUDES, "under way on Fri 3 May 2024"),
    ],
)
def test_interval_and_relation_tell_bounds_where_a_file_has_none(
    interval: TimeInterval, relation: Relation | None, words: str
) -> None:
    event = replace(harar().events[0], interval=interval, relation=relation)
    written = to_json(replace(harar(), events=(event,)))
    del written["events"][0]["time"]["bounds"]

    bounds = the_event(from_json(written)).bounds

    assert bounds is not None
    assert bounds.plain == words


@given(intervals())
def test_any_dating_has_bounds_or_none(interval: TimeInterval) -> None:
    for relation in (None, *Relation):
        bounds = Bounds.of_dating(interval, relation)

        assert (bounds is None) == (interval.start is None and interval.end is None)


def test_json_has_the_bounds_and_no_grain_for_what_is_no_unit() -> None:
    time = to_json(bounded(SOME_DAY))["events"][0]["time"]

    assert time["bounds"] == {
        "begin": ["2024-05-03", "2024-05-05"],
        "end": ["2024-05-03", "2024-05-05"],
    }
    assert time["interval"]["grain"] is None
    assert (time["interval"]["start"], time["interval"]["end"]) == ("2024-05-03", "2024-05-06")
    assert time["basis"] == "bounded"


def test_values_that_newer_files_may_bring_are_passed_over() -> None:
    written = json.loads(write(bounded(SOME_DAY), "json"))
    time = written["events"][0]["time"]
    time |= {"relation": "OVERLAPS", "basis": "guessed", "witnesses": 2}
    del time["interval"]["unit"]

    event = the_event(from_json(written))

    assert (event.relation, event.basis, event.bounds) == (None, Basis.BOUNDED, SOME_DAY)


def test_table_has_the_four_days() -> None:
    (row,) = csv.DictReader(io.StringIO(write(bounded(PAST), "csv")))

    named = ("earliest_begin", "latest_begin", "earliest_end", "latest_end", "basis", "when")
    assert [row[name] for name in named] == [
        *("", "2024-03-13", "", "2024-03-13"),
        *("bounded", "on or before Wed 13 Mar 2024"),
    ]
    frame = bounded(SOME_DAY).to_frame()
    assert frame[["earliest_begin", "latest_end"]].iloc[0].to_list() == ["2024-05-03", "2024-05-05"]


@pytest.mark.parametrize(
    ("timeline", "relation"),
    [
        (bounded(PAST), "BEFORE"),
        (bounded(PLANNED), "AFTER"),
        (bounded(SOME_DAY), "AFTER"),
        (under_way(), "INCLUDES"),
        (bounded(Bounds((None, TENTH), (None, TENTH))), None),
    ],
)
def test_timeml_links_bounds_to_the_publication_where_it_can(
    timeline: Timeline, relation: str | None
) -> None:
    links = list(etree.fromstring(write(timeline, "timeml").encode()).iter("TLINK"))

    assert [(one.get("relType"), one.get("relatedToTime")) for one in links] == (
        [(relation, "t0")] if relation else []
    )


def test_calendar_has_only_what_has_days_and_says_what_they_are() -> None:
    entries = [
        Calendar.from_ical(write(one, "ics")).walk("VEVENT")
        for one in (bounded(PAST), bounded(PLANNED), bounded(SOME_DAY), under_way())
    ]

    (past, planned, (some_day,), (going_on,)) = entries
    assert past == planned == []
    assert some_day.decoded("dtend") == date(2024, 5, 6)
    assert "When: between 3 and 5 May 2024\n" in some_day["description"]
    assert "not those that it took" in some_day["description"]
    assert "only a day on which it was under way" in going_on["description"]


@pytest.mark.parametrize("format", ["md", "timelinejs"])
@pytest.mark.parametrize(
    ("timeline", "words"),
    [
        (bounded(SOME_DAY), "between 3 and 5 May 2024"),
        (bounded(PAST), "on or before Wed 13 Mar 2024"),
        (under_way(), "under way on Wed 13 Mar 2024"),
    ],
)
def test_formats_for_reading_say_the_bounds(timeline: Timeline, words: str, format: str) -> None:
    assert words in write(timeline, format)
    assert words in timeline._repr_html_()


def test_date_in_the_words_of_the_text_is_kept_where_bounds_tell_no_more() -> None:
    summer = TimeInterval.season(2014, "SU")

    timeline = bounded(Bounds.within(summer), interval=summer)

    assert the_event(timeline).when == "summer 2014"
