"""The JSON for TimelineJS3, against a schema made from its documentation."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from timelines import FEW, harar, timelines

from events import Grain, Instant, TimeInterval, Timeline, write

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "timelinejs.json").read_text(encoding="utf-8")
)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:x'>y</a>"


class Tags(HTMLParser):
    """The names of the tags in some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


def slides(timeline: Timeline) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(write(timeline, "timelinejs"))["events"]
    return found


def slide_of(interval: TimeInterval) -> dict[str, Any]:
    (slide,) = slides(replace(harar(), events=(replace(harar().events[0], interval=interval),)))
    return slide


@FEW
@given(timelines())
def test_any_timeline_fits_the_schema(timeline: Timeline) -> None:
    found = json.loads(write(timeline, "timelinejs"))

    jsonschema.validate(found, SCHEMA)
    ids = [slide["unique_id"] for slide in found["events"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("interval", "start", "end"),
    [
        (TimeInterval.day(2024, 3, 10), {"year": 2024, "month": 3, "day": 10}, None),
        (TimeInterval.month(2024, 3), {"year": 2024, "month": 3}, None),
        (TimeInterval.year(2024), {"year": 2024}, None),
        (TimeInterval.century(1, bce=True), {"year": -100}, {"year": -1}),
        (TimeInterval.day(-43, 3, 15), {"year": -44, "month": 3, "day": 15}, None),
        (
            TimeInterval(Instant(2015, 5, 13), Instant(2015, 5, 21), Grain.DAY),
            {"year": 2015, "month": 5, "day": 13},
            {"year": 2015, "month": 5, "day": 20},
        ),
        (
            TimeInterval(None, Instant(2015, 5, 21), Grain.DAY),
            {"year": 2015, "month": 5, "day": 20},
            None,
        ),
        (TimeInterval(Instant(2015), None, Grain.YEAR), {"year": 2015}, None),
    ],
)
def test_dates_bear_the_parts_that_the_text_gives(
    interval: TimeInterval, start: dict[str, int], end: dict[str, int] | None
) -> None:
    slide = slide_of(interval)

    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    assert slide["display_date"] == interval.plain


def test_ages_before_history_are_told_in_years_alone() -> None:
    age = TimeInterval(Instant(-66_000_000), Instant(-65_999_999), Grain.YEAR)

    timeline = replace(harar(), events=(replace(harar().events[0], interval=age),))

    assert json.loads(write(timeline, "timelinejs"))["scale"] == "cosmological"
    assert slide_of(age)["start_date"] == {"year": -66_000_001}


def test_title_says_how_many_events_have_no_slide() -> None:
    title = json.loads(write(harar(), "timelinejs"))["title"]["text"]

    assert title["headline"] == "Harar falls"
    assert "1 of 2 events have no date" in title["text"]


def test_words_of_the_article_are_no_markup() -> None:
    took = harar().events[0]
    document = replace(took.trigger.document, text=HOSTILE, title=HOSTILE)
    sentence = replace(took.sentence, document=document, start=0, end=len(HOSTILE))
    hostile = replace(took, label=HOSTILE, explanation=HOSTILE, sentence=sentence)

    found = json.loads(write(Timeline(documents=(document,), events=(hostile,)), "timelinejs"))

    texts = [found["title"]["text"], found["events"][0]["text"]]
    tags = [Tags(html).found for text in texts for html in text.values()]
    assert set().union(*tags) <= {"p", "blockquote"}
