"""How far a stated time reaches, by its words, its preposition and the verb; made-up sentences."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

from events import analyze, extract
from events.calendar.bounds import Bounds
from events.calendar.instant import Grain, Instant
from events.calendar.interval import TimeInterval
from events.lexicons import words
from events.types import Document

if TYPE_CHECKING:
    from analysed import Parse

FRIDAY = date(2014, 6, 13)


dated = partial(event_at, published=FRIDAY)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        ("The mine closed in late March 2011.", "closed", "2011-03-21", "2011-03-31"),
        ("The mine closed in mid-2011.", "closed", "2011-05-02", "2011-08-31"),
        ("The bridge fell in early 2009.", "fell", "2009-01-01", "2009-05-01"),
        ("They divorced at the end of 2006.", "divorced", "2006-12-01", "2006-12-31"),
        ("The pair met in the middle of October 2012.", "met", "2012-10-11", "2012-10-20"),
        ("The town flooded in the late 1970s.", "flooded", "1975-01-01", "1979-12-31"),
        ("The ship docked last night.", "docked", "2014-06-12", "2014-06-12"),
        ("The ship docked on Wednesday night.", "docked", "2014-06-11", "2014-06-11"),
        # Not parts of their units:
        ("The mine closed in March 2011.", "closed", "2011-03-01", "2011-03-31"),
        ("The ship docked on Wednesday afternoon.", "docked", "2014-06-11", "2014-06-11"),
        ("Rivals merged in the 1970s.", "merged", "1970-01-01", "1979-12-31"),
    ],
)
def test_words_narrow_a_unit_to_its_part(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        ("The firm failed earlier this year.", "failed", "2014-01-01", "2014-06-13"),
        ("The firm failed this week.", "failed", "2014-06-09", "2014-06-13"),
        ("The firm failed in June.", "failed", "2014-06-01", "2014-06-13"),
        ("The firm has failed this month.", "failed", "2014-06-01", "2014-06-13"),
        ("The firm will close this year.", "close", "2014-06-13", "2014-12-31"),
        ("The firm will close by August.", "close", "2014-06-13", "2014-08-31"),
        # What lies on one side already, and what no verb tells:
        ("The firm failed last year.", "failed", "2013-01-01", "2013-12-31"),
        ("The firm will close next year.", "close", "2015-01-01", "2015-12-31"),
        ("This year's election was in doubt.", "election", "2014-01-01", "2014-12-31"),
    ],
)
def test_what_is_past_or_to_come_lies_on_its_side_of_publication(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Olsen led the bank from 1941 to 1945.",
            "led",
            ("1941-01-01", "1941-12-31", "1945-01-01", "1945-12-31"),
        ),
        (
            "Olsen led the bank between 1997 and 2005.",
            "led",
            ("1997-01-01", "1997-12-31", "2005-01-01", "2005-12-31"),
        ),
        (
            "Nurses marched from Monday to Wednesday.",
            "marched",
            ("2014-06-09", "2014-06-09", "2014-06-11", "2014-06-11"),
        ),
        (
            "Prices have risen since 2009.",
            "risen",
            ("2009-01-01", "2009-12-31", "2014-06-13", ".."),
        ),
        (
            "The port has been closed since Sunday.",
            "closed",
            ("2014-06-08", "2014-06-08", "2014-06-13", ".."),
        ),
        (
            "The envoy visited Oslo on May 5 and May 23.",
            "visited",
            ("2014-05-05", "2014-05-05", "2014-05-23", "2014-05-23"),
        ),
        (
            "The crew did not return until Tuesday.",
            "return",
            ("2014-06-10", "2014-06-10", "2014-06-10", "2014-06-10"),
        ),
        (
            "The firm hopes to double its staff in the next two weeks.",
            "double",
            ("2014-06-13", "2014-06-27", "2014-06-13", "2014-06-27"),
        ),
    ],
)
def test_prepositions_say_what_is_known_of_begin_and_end(
    parse: Parse, text: str, trigger: str, expected: tuple[str, ...]
) -> None:
    assert limits(dated(parse, text, trigger)) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        ("Troops will leave before the end of July.", "leave", "2014-06-13", "2014-07-31"),
        ("The bank must pay before the end of the year.", "pay", "2014-06-13", "2014-12-31"),
        (
            "The firm plans to leave before the end of the month.",
            "leave",
            "2014-06-13",
            "2014-06-30",
        ),
        ("The bridge will open before the end of the week.", "open", "2014-06-13", "2014-06-15"),
        ("The firm will pay by the close of the year.", "pay", "2014-06-13", "2014-12-31"),
        ("The deal will be signed before the start of July.", "signed", "2014-06-13", "2014-06-30"),
        ("Troops left before the end of April.", "left", "..", "2014-04-30"),
        ("Troops had left before the end of 2012.", "left", "..", "2012-12-31"),
        ("The bridge opened by the start of April.", "opened", "..", "2014-03-31"),
        ("The plant closed after the start of April.", "closed", "2014-04-01", "2014-06-13"),
        ("The plant closed towards the end of April.", "closed", "2014-04-21", "2014-04-30"),
        # No end is named, or what only may be, or was to be, is not to come:
        ("Troops left before April.", "left", "..", "2014-03-31"),
        ("The firm may leave before the end of the year.", "leave", "..", "2014-12-31"),
        ("She said in May that he must pay before the end of July.", "pay", "..", "2014-07-31"),
        ("The club must have paid before the end of April.", "paid", "..", "2014-04-30"),
    ],
)
def test_an_end_and_a_start_of_a_unit_bound_what_is_before_or_after(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("The plant stayed open until the end of April.", ("2014-04-21", "2014-04-30")),
        ("The plant stayed open until Tuesday.", ("2014-06-10", "2014-06-10")),
        ("The plant stayed open through the end of 2012.", ("2012-12-01", "2012-12-31")),
    ],
)
def test_until_says_when_something_ended(parse: Parse, text: str, ended: tuple[str, str]) -> None:
    assert limits(dated(parse, text, "stayed")) == ("..", ended[1], *ended)


def test_an_interval_of_several_units_begins_in_its_first_and_ends_in_its_last() -> None:
    years = TimeInterval(Instant(1941), Instant(1946), Grain.YEAR)
    one = TimeInterval.of(Grain.YEAR, Instant(1941))

    assert Bounds.throughout(years).plain == "1941 to 1945"
    assert Bounds.throughout(one) == Bounds(
        (Instant(1941), Instant(1941)), (Instant(1941, 12, 31), Instant(1941, 12, 31))
    )


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A boy was hurt when a wall fell in Lyon. The accident happened on Tuesday.", "hurt"),
        ("A boy was hurt when a wall fell in Lyon. The accident happened on Tuesday.", "fell"),
        ("A barge sank off Bari. It occurred on Tuesday, the port said.", "sank"),
        ("Two trucks collided near Linz. The crash took place on Tuesday.", "collided"),
        ("Smoke filled a school in Graz. Nobody died in the incident on Tuesday.", "filled"),
        ("A crane toppled onto a house. The drama unfolded on Tuesday.", "toppled"),
    ],
)
def test_the_day_of_the_happening_dates_what_was_told_of_it(
    parse: Parse, text: str, trigger: str
) -> None:
    event = dated(parse, text, trigger)

    assert limits(event) == ("2014-06-10",) * 4
    assert "says when this was" in event.explanation


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police arrested a baker. A crash happened on Tuesday.", "arrested"),
        ("The mayor resigned. Talks with the union will take place on Tuesday.", "resigned"),
        ("The mayor has resigned. The accident happened on Tuesday.", "resigned"),
    ],
)
def test_another_happening_dates_nothing_before_it(parse: Parse, text: str, trigger: str) -> None:
    assert "says when this was" not in dated(parse, text, trigger).explanation


@pytest.mark.parametrize("noun", sorted(words("occasions", "nouns")))
def test_each_word_for_a_happening_carries_its_day(parse: Parse, noun: str) -> None:
    text = f"A wall fell in Lyon. Nobody was hurt in the {noun} on Tuesday."

    assert limits(dated(parse, text, "fell")) == ("2014-06-10",) * 4


@pytest.mark.parametrize("verb", ["happened", "occurred", "transpired", "unfolded"])
def test_each_verb_of_happening_carries_its_day(parse: Parse, verb: str) -> None:
    text = f"A wall fell in Lyon. The collapse {verb} on Tuesday."

    assert limits(dated(parse, text, "fell")) == ("2014-06-10",) * 4


@pytest.mark.parametrize(
    "text",
    [
        "Olsen was born in Bergen and moved to Oslo in 1994.",
        "She was born near Kyiv and joined the navy in 1988.",
        "He was born to a miner and became a judge in 2001.",
    ],
)
def test_a_birth_is_not_at_the_time_of_what_is_told_with_it(parse: Parse, text: str) -> None:
    assert limits(dated(parse, text, "born"))[0] == ".."


def test_other_joined_verbs_share_a_time(parse: Parse) -> None:
    event = dated(parse, "The council condemned the raid and closed the port in 2001.", "condemned")

    assert limits(event)[0] == "2001-01-01"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "The party received 5m crowns in gifts in the final quarter of 2004, new figures show. "
            "The Liberals got 1m crowns.",
            "got",
        ),
        ("Sales rose in the first half of 2004. Imports fell.", "fell"),
        ("Trade grew in May 2004. The port closed.", "closed"),
    ],
)
def test_a_report_without_a_publication_date_goes_on_with_its_time(
    parse: Parse, text: str, trigger: str
) -> None:
    _, doc = parse(text)
    events = analyze(Document(text=text, doc_id="test"), doc).events

    event = next(e for e in events if e.trigger.text == trigger)

    assert limits(event)[0].startswith("2004")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The mayor resigned. Trade grew in May 2004.", "resigned"),
        ("Trade had grown in May 2004. The port closed.", "closed"),
        ("Trade will grow in May 2004. The port closed.", "closed"),
    ],
)
def test_a_report_without_a_publication_date_begins_undated(
    parse: Parse, text: str, trigger: str
) -> None:
    _, doc = parse(text)
    events = analyze(Document(text=text, doc_id="test"), doc).events

    assert next(e for e in events if e.trigger.text == trigger).bounds is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A man was killed just after 11 p.m. on February 1.", "2024-02-01"),
        ("Police were called after 3 a.m. on Sunday.", "2024-03-10"),
        ("The fire broke out by 5 p.m. Tuesday.", "2024-03-12"),
        ("The vault was emptied after 4:30 p.m. on March 8.", "2024-03-08"),
        ("The ferry left shortly before 9:15 a.m. on Monday.", "2024-03-11"),
    ],
)
def test_what_was_just_before_or_after_an_hour_was_on_its_day(text: str, day: str) -> None:
    document = Document(text=text, doc_id="hour", published=date(2024, 3, 13))

    found = extract(document).events

    assert {event.interval.start.iso[:10] for event in found if event.interval} == {day}


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("The mayor resigned after March 8.", "2024-03-09"),
        ("The war ended after 1945.", "1946"),
        ("The mine closed after February.", "2024-03"),
    ],
)
def test_what_was_after_a_day_or_a_year_was_not_in_it(text: str, earliest: str) -> None:
    document = Document(text=text, doc_id="after", published=date(2024, 3, 13))

    for event in extract(document).events:
        assert event.interval is not None
        assert event.interval.start is not None
        assert event.interval.start.iso.startswith(earliest)
