"""What "ago" says of a day, and what a text says of so many years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        # All are read on Wednesday, 15 May 2024.
        ("A boy was hit two weeks ago.", "hit", ("2024-04-28", "2024-05-04")),
        ("Three weeks ago the bridge fell.", "fell", ("2024-04-21", "2024-04-27")),
        ("The plant closed a week ago.", "closed", ("2024-05-05", "2024-05-11")),
        ("The plant closed a little over a week ago.", "closed", ("2024-05-01", "2024-05-12")),
        ("The plant closed just over two years ago.", "closed", ("2021-05-15", "2022-12-31")),
        ("It sank slightly more than a month ago.", "sank", ("2024-03-15", "2024-04-30")),
        ("The plant closed more than a week ago.", "closed", ("..", "2024-05-12")),
        ("The plant closed only a month ago.", "closed", ("2024-04-01", "2024-04-30")),
        ("The plant closed two years ago.", "closed", ("2022-01-01", "2022-12-31")),
    ],
)
def test_so_long_ago_is_about_a_day(
    parse: Parse, text: str, trigger: str, days: tuple[str, str]
) -> None:
    assert limits(event_at(parse, text, trigger))[:2] == days


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        (
            "This February marks four years since they were jailed.",
            "jailed",
            ("2020-02-01", "2020-02-29"),
        ),
        ("Next month marks ten years since the bridge fell.", "fell", ("2014-06-01", "2014-06-30")),
        ("Sunday marks a year since the mayor was shot.", "shot", ("2023-05-12", "2023-05-12")),
        (
            "Monday marked two years since the school burned.",
            "burned",
            ("2022-05-13", "2022-05-13"),
        ),
        ("Today marks six months since the coup.", "coup", ("2023-11-15", "2023-11-15")),
        # Ten years, and nobody says to the day.
        ("It has been ten years since the mill closed.", "closed", ("2013-11-14", "2014-11-15")),
    ],
)
def test_what_a_day_or_a_month_marks_is_whole_years_before(
    parse: Parse, text: str, trigger: str, days: tuple[str, str]
) -> None:
    assert limits(event_at(parse, text, trigger))[:2] == days


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        ("Thousands marched this weekend in Lyon.", "marched", ("2024-05-11", "2024-05-12")),
        ("This weekend, two men were shot.", "shot", ("2024-05-11", "2024-05-12")),
        (
            "All was calm this weekend when a bomb went off.",
            "went",
            ("2024-05-11", "2024-05-12"),
        ),
        ("Voters chose a mayor this Sunday.", "chose", ("2024-05-12", "2024-05-12")),
        ("He will play this weekend.", "play", ("2024-05-18", "2024-05-19")),
        ("The fair opens this weekend.", "opens", ("2024-05-18", "2024-05-19")),
    ],
)
def test_this_weekend_told_as_past_is_the_last(
    parse: Parse, text: str, trigger: str, days: tuple[str, str]
) -> None:
    assert limits(event_at(parse, text, trigger))[:2] == days
