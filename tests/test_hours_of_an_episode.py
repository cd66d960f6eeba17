"""Hours without a day in the report of a trial; made-up cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at as dated
from analysed import limits

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        (
            "The trial of a driver who ran over two men last year opened on Tuesday. He left the "
            "pub at 3.17am and struck the first man at 3.25am, the court heard.",
            "struck",
            "2023-01-01",
            "2023-12-31",
        ),
        (
            "A jury was told on Monday how a nurse died in 2021. She clocked in at 9pm.",
            "clocked",
            "2021-01-01",
            "2021-12-31",
        ),
        (
            "A man accused of a robbery in March 2022 was in court on Monday. He entered the shop "
            "at 2.15pm.",
            "entered",
            "2022-03-01",
            "2022-03-31",
        ),
        (
            "An inquest heard on Monday how the pilot took off on 4 June 2019. He lost contact at "
            "11.05am.",
            "lost",
            "2019-06-04",
            "2019-06-04",
        ),
        (
            "A court jailed a burglar on Monday who broke in on 3 January. He fled at 4.10am.",
            "fled",
            "2024-01-03",
            "2024-01-03",
        ),
        (
            "A gunman opened fire at a school last month. Police shot him at 9.20am.",
            "shot",
            "2024-04-01",
            "2024-04-30",
        ),
    ],
)
def test_an_hour_is_of_the_time_of_the_episode_it_is_told_of(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (
            "A court heard on Monday how a nurse died in 2021. The jury retired at 3pm.",
            "retired",
            "2024-05-13",
        ),
        (
            "A court heard on Monday how a nurse died in 2021. A witness fled on Tuesday at 3pm.",
            "fled",
            "2024-05-14",
        ),
        (
            "A court heard how a nurse died in 2021. Update, May 14, 4pm: The firm fell.",
            "fell",
            "2024-05-14",
        ),
        ("The court met on Monday. A guard fell at 3pm.", "fell", "2024-05-13"),
        ("Crews were called to a blaze in Leith at 6.30am.", "called", "2024-05-15"),
        (
            "Sales fell last year. The firm said so in May. Shares rose at 9.30am.",
            "rose",
            "2024-05-15",
        ),
    ],
)
def test_an_hour_of_the_court_or_of_the_news_keeps_its_day(
    parse: Parse, text: str, trigger: str, day: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (day,) * 4
