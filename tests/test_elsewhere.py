"""Times that date another event than the one from which the parse hangs their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        # What would be had yet to come when it was said.
        ("The state announced it would ban trade earlier this month.", "announced", ("01", "15")),
        ("The mayor said he would resign yesterday.", "said", ("14", "14")),
        ("The firm told us it would pay its workers last week.", "told", ("06", "12")),
        ("The board confirmed that it would sell the mill last week.", "confirmed", ("06", "12")),
        ("The minister insisted she would not stand yesterday.", "insisted", ("14", "14")),
        # Right after a verb of saying.
        ("Officials said on Saturday a herd was infected by a farmer.", "said", ("11", "11")),
        ("The minister said late on Friday the tax was cut.", "said", ("10", "10")),
        ("Doctors said yesterday the vaccine worked.", "said", ("14", "14")),
        ("The bank announced on Monday the branch was sold.", "announced", ("13", "13")),
        ("He said Tuesday the house burned down.", "said", ("14", "14")),
        # What the clause tells has a day of its own.
        ("He said the house burned down on Saturday.", "burned", ("11", "11")),
        ("Police said that on Monday a man was killed.", "killed", ("13", "13")),
        ("He said he would leave on Friday.", "leave", ("17", "17")),
    ],
)
def test_a_time_of_saying_does_not_date_what_is_said(
    parse: Parse, text: str, trigger: str, days: tuple[str, str]
) -> None:
    found = limits(event_at(parse, f"It was a long week for Ordan.\n\n{text}", trigger))
    assert found[:2] == tuple(f"2024-05-{day}" for day in days)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The firm has been accused of breaking rules before the blast on 20 April.", "blast"),
        ("Two men have been charged over the attack in the city on 20 April.", "attack"),
        ("She has denied any part in the robbery at the shop on 20 April.", "robbery"),
        ("The crew has been praised for its role in the rescue on 20 April.", "rescue"),
        ("The singer has appeared in court over a crash near Vell on 20 April.", "crash"),
        ("Two men have been held over the robbery on 20 April of a shop.", "robbery"),
        # The simple past has a day beside it.
        ("The mayor opened a hall in the centre of Vell on 20 April.", "opened"),
    ],
)
def test_the_perfect_leaves_a_past_day_to_what_it_is_about(
    parse: Parse, text: str, trigger: str
) -> None:
    found = limits(event_at(parse, f"It was a long week for Ordan.\n\n{text}", trigger))
    assert found == ("2024-04-20",) * 4
