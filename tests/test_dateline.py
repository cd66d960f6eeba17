"""The publication date: given, in a dateline, told by the text, or unknown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.errors import UnknownDateError
from events.published.from_article import find_published
from events.published.typed_day import read_date
from events.types import Document, PublishedBasis

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]

CAPTION = (
    "\n\nA general view taken on May 18, 2015, shows Palmyra, shortly before it was seized. "
    "(Str/AFP/Getty Images)"
)
DATELINES = [
    "BEIRUT, May 20, 2015 (AP) — Militants seized Palmyra.",
    "BEIRUT, Lebanon, 20 May 2015 — Militants seized Palmyra.",
    "BEIRUT (Reuters) - Wed May 20, 2015 - Militants seized Palmyra.",
    "(Reuters) - Wed May 20, 2015 Militants seized Palmyra.",
    "May 20, 2015\n\nMilitants seized Palmyra, they said.",
    "Palmyra falls\n\n20th of May 2015\n\nMilitants seized Palmyra, they said.",
    "Palmyra falls\n\n2015-05-20, 10:30 GMT\n\nMilitants seized Palmyra, they said.",
    "Palmyra falls\n\nPublished: 20 May 2015\n\nMilitants seized Palmyra, they said.",
    "Palmyra falls\n\nPosted on 2015-05-20 by Ann Lee\n\nMilitants seized Palmyra, they said.",
    "Palmyra falls\n\nUpdated May 21, 2015\n\nPublished May 20, 2015\n\nMilitants seized it all.",
    "Palmyra falls\n\nLast updated: Wednesday, May 20, 2015\n\nMilitants seized it all.",
    "By Ann Lee, May 20, 2015\n\nMilitants seized Palmyra, they said.",
    "Palmyra falls\n\nBy Ann Lee | Wed., Sept. 3, 2014\n\nThey came.",
    "Militants seized Palmyra, they said.\n\nThey left.\n\nPublished on May 20, 2015.",
]
NO_DATES = [
    # history: no word ties the date to the days of writing
    "On Friday, November 22, 1963, the president was killed.\n\nHe was buried on Monday.",
    "The council met on Wednesday.\n\nIt was founded on May 18, 2015, by ten families.",
    "The museum reopens Wednesday.\n\nFILE - This May 18, 2015 file photo shows it. (AP Photo)",
    "The museum opened Wednesday.\n\nA view taken on June 6, 1944, of the beach. (AP Photo/X)",
    # what a date in the future says
    "The treaty was signed Wednesday.\n\nIt will expire this month, on May 18, 2015.",
    # a weekday that counts from nothing
    "They left on Wednesday.",
    "They left on May 18, 2015.",
    "Black Wednesday ruined them." + CAPTION,
    "They left last Wednesday." + CAPTION,
    "The vote will be held on Wednesday." + CAPTION,
    # no such day
    "April 31, 2015\n\nMilitants seized Palmyra, they said.",
    "Tuesday, May 20, 2015\n\nMilitants seized Palmyra, they said.",
    # no year
    "BEIRUT, May 20 (AP) — Militants seized Palmyra.",
    "Rebels",
]


def test_date_that_is_given_is_kept(parse: Parse) -> None:
    document, doc = parse("BEIRUT, May 20, 2015 (AP) — Militants seized Palmyra.")
    document = replace(document, published=date(2015, 5, 21))

    found = find_published(document, doc)

    assert found.published == date(2015, 5, 21)
    assert found.published_basis is PublishedBasis.GIVEN


def test_basis_that_a_reader_gave_is_kept(parse: Parse) -> None:
    document, doc = parse("They left.")
    document = replace(
        document,
        published=date(2015, 5, 21),
        published_basis=PublishedBasis.METADATA,
        published_evidence="Said so.",
    )

    assert find_published(document, doc) == document


def test_hint_of_a_reader_is_told_once_where_nothing_tells_the_date(parse: Parse) -> None:
    document, doc = parse("They left.")
    document = replace(document, published_evidence="The file was made on 2015-05-21.")

    found = find_published(find_published(document, doc), doc)

    assert found.published is None
    assert found.published_evidence.startswith("Neither a dateline nor")
    assert found.published_evidence.count("The file was made on 2015-05-21.") == 1


@pytest.mark.parametrize("text", DATELINES)
def test_dateline_gives_the_date(parse: Parse, text: str) -> None:
    found = find_published(*parse(text))

    assert found.published == (date(2014, 9, 3) if "2014" in text else date(2015, 5, 20))
    assert found.published_basis is PublishedBasis.DATELINE
    assert found.published_evidence.endswith("”.")


@pytest.mark.parametrize(
    "text",
    [
        "Militants seized Palmyra on Wednesday, officials said." + CAPTION,
        "Palmyra falls\n\nMilitants came.\n\nThey seized it Wednesday night." + CAPTION,
        "BEIRUT, May 20 (AP) — Militants seized Palmyra." + CAPTION,
        "They seized it on Wednesday.\n\nThe attack began two days ago, on May 18, 2015.",
        "They seized it on Wednesday.\n\nMilitants walk there, Monday, May 18, 2015. (AP Photo/X)",
    ],
)
def test_recent_date_and_a_weekday_in_the_lead_give_the_date(parse: Parse, text: str) -> None:
    found = find_published(*parse(text))

    assert found.published == date(2015, 5, 20)
    assert found.published_basis is PublishedBasis.TEXT
    assert "May 18, 2015" in found.published_evidence
    assert "is Wed 20 May 2015." in found.published_evidence


@pytest.mark.parametrize("text", NO_DATES)
def test_weak_evidence_gives_no_date(parse: Parse, text: str) -> None:
    found = find_published(*parse(text))

    assert found.published is None
    assert found.published_basis is PublishedBasis.NONE
    assert found.published_evidence


@pytest.mark.parametrize(
    "typed",
    [
        "20 May 2015",
        "2015-05-20",
        "May 20, 2015",
        "Wed 20 May 2015",
        "20/5/2015",
        "5/20/2015",
        "20.5.2015",
        "20th of May 2015",
        "May 20th, 2015 3pm",
        "20 mai 2015",
        "2015/5/20",
    ],
)
def test_date_is_read_as_people_type_it(typed: str) -> None:
    assert read_date(typed) == date(2015, 5, 20)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "yesterday", "today", "now", "Wednesday", "3 days ago", "next week"),
        *("May 2015", "2015", "20 May", "20/5/15", "31 April 2015", "2015-13-01", "soon"),
        *("5/6/2015", "05-06-2015", "1.2.2015", "12/11/2015"),
    ],
)
def test_date_that_is_unclear_or_counts_from_today_is_refused(typed: str) -> None:
    with pytest.raises(UnknownDateError) as caught:
        read_date(typed)

    assert repr(typed) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("0044-03-15", "is of the year 44: write a day of the years 1000 to 9999"),
        ("0999-12-31", "is of the year 999: write a day of the years 1000 to 9999"),
        ("10000-01-01", "is of the year 10000: write a day of the years 1000 to 9999"),
        ("-0044-03-15", "is of the year -44: write a day of the years 1000 to 9999"),
        ("15 March 0044", "is of the year 44: write a day of the years 1000 to 9999"),
        ("2015-02-30", "is no day of the calendar: write one that there is, like 2015-05-20"),
        ("2015-13-01", "is no day of the calendar: write one that there is, like 2015-05-20"),
        ("31/4/2015", "is no day of the calendar: write one that there is, like 2015-05-20"),
        ("2015-05", "is not a full date: write it like 20 May 2015 or 2015-05-20"),
    ],
)
def test_date_that_is_refused_is_told_with_what_is_wrong(typed: str, fault: str) -> None:
    with pytest.raises(UnknownDateError) as caught:
        read_date(typed)

    assert str(caught.value) == f"the date {typed!r} {fault}"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_iso_date_is_read_as_itself(day: date) -> None:
    assert read_date(day.isoformat()) == day


@given(st.text() | st.from_regex(r"[0-9]{1,5}[ ./-][A-Za-z0-9]{1,9}[ ./-][0-9]{1,5}"))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with suppress(UnknownDateError):
        assert isinstance(read_date(typed), date)
