"""Lives in brackets, ages at death and what is told of a life without a time; made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at as dated
from analysed import limits

from events.lexicons import words
from events.types import Basis

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        ("Tom Hale (1845–1901) built the port.", "built", "1845-01-01", "1901-12-31"),
        ("Anna Lind (1902 – 1987) painted the hall.", "painted", "1902-01-01", "1987-12-31"),
        ("Tom Hale (12 May 1845 – 3 June 1901) built it.", "built", "1845-05-12", "1901-06-03"),
        ("The port was built by Tom Hale (1845-1901).", "built", "1845-01-01", "1901-12-31"),
        (
            "Tom Hale (c. 1845–1901) built it. He also founded a bank.",
            "founded",
            "1845-01-01",
            "1901-12-31",
        ),
        ("Tom Hale (1945–2024) built the port.", "built", "1945-01-01", "2024-05-15"),
        ("Tom Hale (1845–1901) was born in Leith.", "born", "1845-01-01", "1845-12-31"),
        ("Tom Hale (1845–1901) died in Leith.", "died", "1901-01-01", "1901-12-31"),
    ],
)
def test_two_years_after_a_name_bound_what_that_person_did(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Tom Hale (1845–1901) built the port in 1880.", "built", ("1880-01-01", "1880-12-31") * 2),
        (
            "A festival (1995–2003) drew crowds.",
            "festival",
            ("1995-01-01", "1995-12-31", "2003-01-01", "2003-12-31"),
        ),
        ("The town honoured Tom Hale (1845–1901) on Monday.", "honoured", ("2024-05-13",) * 4),
        ("A museum honoured Tom Hale (1845–1901).", "honoured", ("2024-05-15",) * 4),
    ],
)
def test_a_stated_time_another_noun_and_what_others_do_have_no_life_for_bounds(
    parse: Parse, text: str, trigger: str, expected: tuple[str, ...]
) -> None:
    assert limits(dated(parse, text, trigger)) == expected


OBITUARY = (
    "The painter Ada Moss, who has died aged 81, taught for decades. She was born in Leith, the "
    "daughter of a grocer. She was educated at a convent school and served in Malta as a nurse. "
    "She married a sailor."
)


@pytest.mark.parametrize(
    ("trigger", "first", "last"),
    [
        ("born", "1942-01-01", "1943-12-31"),
        ("educated", "1942-01-01", "2024-05-15"),
        ("served", "1942-01-01", "2024-05-15"),
        ("married", "1942-01-01", "2024-05-15"),
        ("died", "..", "2024-05-15"),
    ],
)
def test_the_age_at_death_bounds_the_life_that_an_obituary_tells(
    parse: Parse, trigger: str, first: str, last: str
) -> None:
    event = dated(parse, OBITUARY, trigger)

    assert limits(event) == (first, last, first, last)
    assert event.basis is Basis.BOUNDED


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The actor Otto Brand died at 92, his firm said. He was born in Cork.", 1931, 1932),
        ("Ann Lee, who died on Sunday aged 77, was born in York.", 1946, 1947),
        ("Otto Brand has died at the age of 90. He was born in Cork.", 1933, 1934),
        ("Ann Lee died in 1990 at the age of 70. She was born in York.", 1919, 1920),
    ],
)
def test_a_birth_is_as_many_years_before_the_death(
    parse: Parse, text: str, first: int, last: int
) -> None:
    expected = (f"{first}-01-01", f"{last}-12-31") * 2

    assert limits(dated(parse, text, "born")) == expected


@pytest.mark.parametrize(
    ("verb", "trigger"),
    [(f"was {one}", one) for one in ("born", "educated", "raised", "adopted", "orphaned")]
    + [
        ("studied", "studied"),
        ("graduated", "graduated"),
        ("grew up", "grew"),
        ("was brought up", "brought"),
        ("served", "served"),
    ],
)
def test_what_made_somebody_is_no_news_of_the_day(parse: Parse, verb: str, trigger: str) -> None:
    text = f"The council met on Tuesday. Its leader is Ann Lee. Ann Lee {verb} in Rome."

    assert limits(dated(parse, text, trigger)) == ("..", "2024-05-14") * 2


@pytest.mark.parametrize("school", sorted(words("lives", "schools")))
def test_each_kind_of_school_is_attended_for_years(parse: Parse, school: str) -> None:
    text = f"The council met on Tuesday. Ann Lee leads it. She attended the local {school}."

    assert limits(dated(parse, text, "attended")) == ("..", "2024-05-14") * 2


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Prices were raised by the shop.", "raised"),
        ("A panda was born at the zoo.", "born"),
        ("The waiter Tom Hale served drinks in the hall.", "served"),
        ("Ann Lee attended a meeting of the council.", "attended"),
        ("Ann Lee raised the rent in Rome.", "raised"),
        ("Ann Lee died aged 30 when she fell from a wall.", "died"),
    ],
)
def test_what_is_done_to_things_or_on_a_day_is_of_no_life(
    parse: Parse, text: str, trigger: str
) -> None:
    assert "of a life" not in dated(parse, text, trigger).explanation


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        (
            "Ann Cole was born in Lyon in 1972 but moved to Rome when she was nine.",
            "moved",
            "1981-01-01",
            "1982-12-30",
        ),
        (
            "Ann Cole, born in 1972, moved to Rome when she was nine and to Oslo when she was 20.",
            "moved",
            "1981-01-01",
            "1982-12-30",
        ),
        (
            "Tom Berg was born on 3 May 1980. Berg married at age 21.",
            "married",
            "2001-05-03",
            "2002-05-02",
        ),
        (
            "Tom Berg, 45, won the cup. He left home at the age of 16.",
            "left",
            "1994-05-16",
            "1996-05-14",
        ),
        (
            "Ann Cole, 30, said she had been robbed when she was only 12 years old.",
            "robbed",
            "2005-05-16",
            "2007-05-14",
        ),
    ],
)
def test_an_age_dates_what_was_done_at_it(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    event = dated(parse, text, trigger)
    assert limits(event) == (first, last, first, last)
    assert "The text says “" in event.explanation


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ann Cole was born in 1972. Tom Berg left when she was nine.", "left"),
        ("Tom Berg, 45, left when she was shot.", "left"),
        ("Ann Cole was born in 1972 and moved to Rome.", "moved"),
    ],
)
def test_an_age_of_nobody_known_dates_nothing(parse: Parse, text: str, trigger: str) -> None:
    event = dated(parse, text, trigger)
    assert "was born in" not in event.explanation
    assert limits(event) != ("1972-01-01", "1972-12-31") * 2
