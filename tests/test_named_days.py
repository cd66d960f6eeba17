"""Every named day of the lexicon is read, in each of its spellings, on its own date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from events.lexicons import mapping
from events.lexicons.named_days import TABLES, named_days, not_a_named_day, words_before_weekdays
from events.times import Domain, find_times
from events.times.domain import domain_of
from events.times.rules.holiday_calendar import FEASTS, day_of_feast, day_of_history
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

YEAR = 2023
ONCE = named_days("once")
# A date by its words: 'July Fourth 2023' is read as one by the rules of dates.
SPELLINGS = sorted(FEASTS)


def printed(name: str) -> str:
    """The name with its capitals: 'new year's day' as "New Year's Day"."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_named_day_has_its_date(
    spelling: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    text = f"It was closed on {printed(spelling)} {YEAR}."
    _, doc = parse(text)

    found = find_times(doc, Document(text=text, doc_id="test", published=date(2024, 3, 13)))

    assert [time.value for time in found] == [str(day_of_feast(FEASTS[spelling], YEAR))]


@pytest.mark.parametrize("spelling", sorted(ONCE))
def test_a_day_of_history_has_its_date(
    spelling: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    text = f"He was there on {printed(spelling)} with them."
    _, doc = parse(text)

    found = find_times(doc, Document(text=text, doc_id="test", published=date(2024, 3, 13)))

    assert [time.value for time in found] == [str(day_of_history(ONCE[spelling]))]


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("black friday", 2019, "2019-11-29"),
        ("cyber monday", 2023, "2023-11-27"),
        ("memorial day", 2021, "2021-05-31"),
        ("orthodox easter", 2018, "2018-04-08"),
        ("orthodox good friday", 2024, "2024-05-03"),
        ("ash wednesday", 2024, "2024-02-14"),
        ("mothering sunday", 2024, "2024-03-10"),
        ("nowruz", 2023, "2023-03-21"),
        ("eid al-fitr", 2019, "2019-06-04"),
        ("eid al-adha", 2023, "2023-06-28"),
        ("diwali", 2023, "2023-11-12"),
        ("chuseok", 2023, "2023-09-29"),
        ("sukkot", 2023, "2023-09-30"),
        ("st. patrick's day", 2023, "2023-03-17"),
    ],
)
def test_days_that_move_are_where_calendars_have_them(name: str, year: int, day: str) -> None:
    assert str(day_of_feast(name, year)) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "He ate the thanksgiving turkey.",
        "It was Bloody Sunday.",
        "It was Super Tuesday.",
        "He sings at easter egg hunts.",
    ],
)
def test_what_only_looks_like_a_named_day_is_none(
    sentence: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    _, doc = parse(sentence)

    assert (
        find_times(doc, Document(text=sentence, doc_id="test", published=date(2024, 3, 13))) == ()
    )


@pytest.mark.parametrize("words", words_before_weekdays())
def test_a_history_that_names_a_weekday_stays_one(words: str) -> None:
    history = (
        "The war began on 1 September 1939. In 1940 France fell. On June 4 the last boats left. "
        f"On {words} Sunday the town burned. It ended in 1945."
    )

    assert domain_of(history, None) is Domain.NARRATIVE


@pytest.mark.parametrize("table", [*TABLES, "others"])
def test_named_days_are_sorted(table: str) -> None:
    names = list(mapping("holidays", table))

    assert names == sorted(names)


def test_the_words_before_weekdays_are_looked_for_one_by_one() -> None:
    assert not_a_named_day().count("(?<!") == len(words_before_weekdays())
