"""What the lanes of a single article stand for besides its actors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from river import river_story

from dashboard.chart.lane_heads import (
    LanesBy,
    article_name,
    find_heads,
    lane_choices,
    lane_time,
)
from events import Document, Grain, Instant, TimeInterval, Timeline, example_storyline


def lanes(timeline: Timeline, by: LanesBy) -> dict[str, list[str]]:
    """The lanes from top to bottom, each with the words that name its events."""
    heads = find_heads(timeline, by)
    return {
        head.name: [event.trigger.text for event in timeline.events if head in heads.of(event)]
        for head in heads.heads
    }


def at(*years: int) -> Timeline:
    """A story with an event in each of some years."""
    story = river_story()
    events = zip(story.events, years, strict=False)
    dated = tuple(replace(one, interval=TimeInterval.year(year)) for one, year in events)
    return replace(story, events=dated)


def test_lanes_of_sources_are_those_who_say_so() -> None:
    found = lanes(river_story(), LanesBy.SOURCES)

    assert found["The water board"] == ["repairs", "warned"]
    assert found["Ruth Okafor"] == ["asked"]
    assert "founded" in found["the article itself"]


def test_lanes_of_times_are_centuries_where_the_story_is_long() -> None:
    found = lanes(river_story(), LanesBy.TIMES)

    assert list(found) == ["1 CE to 100 CE", "1101 to 1200", "2001 to 2100"]
    assert found["1 CE to 100 CE"] == ["founded"]
    assert sum(map(len, found.values())) == 13


@pytest.mark.parametrize(
    ("years", "names"),
    [
        ((1931, 1939, 1952), ["the 1930s", "the 1950s"]),
        ((2014, 2015, 2015), ["2014", "2015"]),
        ((-430, -43, 14), ["500 BCE to 401 BCE", "100 BCE to 1 BCE", "1 CE to 100 CE"]),
    ],
)
def test_unit_of_the_lanes_is_that_of_the_story(years: tuple[int, ...], names: list[str]) -> None:
    assert list(lanes(at(*years), LanesBy.TIMES)) == names


def test_event_without_a_begin_stands_where_it_ended() -> None:
    story = at(2014, 2015)
    before = replace(story.events[0], interval=TimeInterval(None, Instant(2013, 5), Grain.DAY))

    when = lane_time(replace(story, events=(before, story.events[1])), before)

    assert when is not None
    assert when.plain == "2013"


def test_articles_have_lanes_only_where_there_are_several() -> None:
    assert LanesBy.ARTICLES not in lane_choices(river_story())
    assert LanesBy.ARTICLES in lane_choices(example_storyline())


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("The dam", "A dam bursts\n\nIt burst.", "The dam"),
        (None, "\nA dam  bursts\n\nIt burst on Monday.", "A dam bursts"),
        (None, "A dam burst on Monday.\nThe town fled.", "a1"),
        (None, "A dam bursts", "a1"),
        (None, f"{'A dam burst and burst ' * 9}\n\nIt burst.", "a1"),
    ],
)
def test_article_without_a_title_is_called_by_its_headline(
    title: str | None, text: str, name: str
) -> None:
    assert article_name(Document(text=text, doc_id="a1", title=title)) == name
