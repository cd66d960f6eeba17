"""What is known of an event's begin and end where no time dates it; made-up sentences, by kind."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from analysed import event_at

from events import analyze
from events.calendar.bounds import Bounds
from events.calendar.instant import Instant
from events.dating.placements import Landmark, Lie, Side, bounds_of, days_of, placements_by, side_of
from events.dating.weighed import tables
from events.types import Basis, Document, Relation

if TYPE_CHECKING:
    from analysed import Parse

FRIDAY = date(2014, 6, 13)
TODAY = Instant(2014, 6, 13)


dated = partial(event_at, published=FRIDAY)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The council will rebuild the bridge.", "rebuild"),
        ("Nurses are going to strike over pay.", "strike"),
        ("The firm plans to close its mill.", "close"),
        ("Ministers agreed to send troops.", "send"),
        ("The bank expects to cut jobs.", "cut"),
    ],
)
def test_what_is_planned_is_open_to_the_future(parse: Parse, text: str, trigger: str) -> None:
    bounds = dated(parse, text, trigger).bounds

    assert bounds == Bounds((TODAY, None), (TODAY, None))


@pytest.mark.parametrize(
    ("text", "trigger", "above"),
    [
        ("The ad goes on to praise the mayor.", "praise", "goes"),
        ("The firm continues to lose money.", "lose", "continues"),
        ("The union manages to win.", "win", "manages"),
        ("He fails to pay.", "pay", "fails"),
        ("The film starts to bore people.", "bore", "starts"),
    ],
)
def test_what_is_one_with_the_verb_above_has_its_time(
    parse: Parse, text: str, trigger: str, above: str
) -> None:
    assert dated(parse, text, trigger).bounds == dated(parse, text, above).bounds


# What the first sentences tell in the present is the news of the day; what follows them goes on.
OPENING = "The council met in the hall. It heard reports. It voted on none. Then it rose."


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The town lies on the river.", "lies"),
        ("Rescuers are searching the ruins.", "searching"),
        ("The firm employs 300 people.", "employs"),
        ("Prices are rising in the north.", "rising"),
        ("The minister wants peace.", "wants"),
        ("The company claims that it sells machines.", "sells"),
        ("The deal marks the third time in a decade that it merged.", "marks"),
    ],
)
def test_what_is_under_way_is_open_on_both_sides(parse: Parse, text: str, trigger: str) -> None:
    event = dated(parse, f"{OPENING} {text}", trigger)

    assert event.bounds == Bounds((None, TODAY), (TODAY, None))
    assert (event.relation, event.basis) == (Relation.INCLUDES, Basis.BOUNDED)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police said rebels had killed two men.", "killed"),
        ("The mayor spoke to women who had fled the war.", "fled"),
        ("Officials said the dam had burst.", "burst"),
        ("He has often criticised the court.", "criticised"),
        ("She had once taught in Ghent.", "taught"),
    ],
)
def test_what_is_past_ends_no_later_than_publication(parse: Parse, text: str, trigger: str) -> None:
    bounds = dated(parse, text, trigger).bounds

    assert bounds is not None
    assert bounds.end[1] == TODAY


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The envoy said on Tuesday that rebels had burned the mill.", "burned"),
        ("A witness told the court on Tuesday that the man had fled.", "fled"),
        ("On Tuesday the army said it had shelled the port.", "shelled"),
        ("The firm announced on Tuesday that its chief had resigned.", "resigned"),
        ("Doctors said on Tuesday that nine men had died.", "died"),
    ],
)
def test_what_is_said_came_no_later_than_the_saying(parse: Parse, text: str, trigger: str) -> None:
    bounds = dated(parse, text, trigger).bounds

    assert bounds is not None
    assert bounds.end[1] == Instant(2014, 6, 10)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the town on Monday. They will leave, police said. The war goes on.",
        "The firm has grown since 2010. It employs ten men and plans to hire more.",
        "He was born in 1950. He taught, wrote and died. His son lives in Ghent.",
    ],
)
def test_every_event_has_bounds_and_an_explanation(parse: Parse, text: str) -> None:
    document = Document(text=text, doc_id="test", published=FRIDAY)

    events = analyze(document, parse(text)[1]).events

    assert all(event.bounds is not None and event.explanation for event in events)


def test_bounds_of_a_date_are_the_days_of_its_interval(parse: Parse) -> None:
    event = dated(parse, "Rebels seized the town in May.", "seized")

    first, last = Instant(2014, 5, 1), Instant(2014, 5, 31)
    assert event.bounds == Bounds((first, last), (first, last))


def test_bounds_and_limits_are_one() -> None:
    bounds = Bounds((None, TODAY), (TODAY, None))

    assert bounds_of(days_of(bounds)) == bounds


@pytest.mark.parametrize(
    ("limits", "side"),
    [
        ((9.0, 9.0, 9.0, 9.0), Side.TODAY),
        ((3.0, 9.0, 3.0, 9.0), Side.PAST),
        ((9.0, 12.0, 9.0, 12.0), Side.TO_COME),
        ((3.0, 9.0, 9.0, 12.0), Side.AROUND),
    ],
)
def test_side_is_where_all_limits_lie(
    limits: tuple[float, float, float, float], side: Side
) -> None:
    assert side_of(limits, 9) is side


def test_a_time_offers_no_place_that_lasts_to_publication() -> None:
    day = (3.0, 3.0, 3.0, 3.0)

    lies = {place.lie for place, _ in placements_by(Landmark.LAST, day, 9)}

    assert lies == {Lie.SAME, Lie.BEFORE, Lie.AFTER, Lie.AROUND}


def test_the_tables_know_the_main_signs() -> None:
    sides, places = tables()

    assert {"tense=PAST", "tense=FUTURE", "class=REPORTING", "link=ROOT"} <= set(sides.rows)
    assert "governor=REPORTING" in places.rows
