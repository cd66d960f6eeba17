"""Headlines leave out the helper of a passive, and readers still know who was hurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, label, limits

from events.types import Role

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Four hurt as bus overturns", "hurt", "Four were hurt as bus overturns"),
        ("Mayor arrested over bribes", "arrested", "Mayor was arrested over bribes"),
        ("Three teenagers stabbed at fair", "stabbed", "Three teenagers were stabbed at fair"),
        ("Man shot, killed outside bar", "shot", "Man was shot"),
        (
            "They left after three guards wounded in a raid.",
            "wounded",
            "Three guards were wounded in a raid",
        ),
        ("Banker convicted of fraud", "convicted", "Banker was convicted of fraud"),
        ("Two rebels captured near border", "captured", "Two rebels were captured near border"),
        ("Reports say ten killed in crash", "killed", "Ten were killed in crash"),
    ],
)
def test_who_is_hurt_is_not_who_hurts(parse: Parse, text: str, trigger: str, expected: str) -> None:
    event = event_at(parse, text, trigger)
    assert label(parse, text, trigger) == expected
    assert Role.AGENT not in {one.role for one in event.arguments}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The soldiers shot back.", "shot"),
        ("Police arrested.", "arrested"),
        ("The jury convicted.", "convicted"),
        ("Gunmen shot at the crowd.", "shot"),
        ("Keller shot wide.", "shot"),
        ("Police shot and killed a man.", "shot"),
        ("The man they arrested was hurt.", "arrested"),
        ("Smith hurt his knee.", "hurt"),
    ],
)
def test_who_does_it_to_somebody_does_it(parse: Parse, text: str, trigger: str) -> None:
    assert "was" not in label(parse, text, trigger).split()


def test_a_headline_without_its_helper_tells_of_its_day(parse: Parse) -> None:
    assert limits(event_at(parse, "Three teenagers stabbed at fair", "stabbed"))[0] != ".."


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The two men shot after the game were taken to a hospital.",
            "taken",
            "The two men shot after the game were taken to a hospital",
        ),
        (
            "The people hurt in the crash were taken home.",
            "taken",
            "The people hurt in the crash were taken home",
        ),
        (
            "The blast left a man, his wife and two sons wounded.",
            "left",
            "The blast left a man, his wife and two sons wounded",
        ),
        (
            "The raid left one officer, 34-year-old Joe Lim, dead.",
            "left",
            "The raid left one officer dead",
        ),
        (
            "The attack left Ann Lind, her son, and two other women injured.",
            "left",
            "The attack left Ann Lind, her son, and two other women injured",
        ),
    ],
)
def test_those_hurt_are_told_with_what_befell_them(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Three people were killed and another wounded at the house on 11 May.", "killed"),
        ("Three men were arrested and a fourth questioned on 11 May.", "arrested"),
        ("One man was shot, one stabbed and another beaten on 11 May.", "shot"),
        ("The mayor was shot and her driver beaten on 11 May.", "shot"),
        ("A shop was looted and a car burned on 11 May.", "looted"),
    ],
)
def test_what_shares_a_helper_shares_its_day(parse: Parse, text: str, trigger: str) -> None:
    assert limits(event_at(parse, text, trigger)) == ("2024-05-11",) * 4


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("One was shot, one stabbed and another beaten.", "beaten", "Another was beaten"),
        ("Two planes are grounded and a third delayed.", "delayed", "A third is delayed"),
        ("Four have been charged and two released.", "released", "Two have been released"),
        ("A boat was hit and its crew fled.", "fled", "The boat’s crew fled"),
    ],
)
def test_what_shares_a_helper_is_told_with_it(
    parse: Parse, text: str, trigger: str, told: str
) -> None:
    assert label(parse, text, trigger) == told


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("The pipe leaked until it was capped on Monday.", "leaked", "The pipe leaked"),
        (
            "The two planes grounded after a strike.",
            "grounded",
            "The two planes were grounded after a strike",
        ),
        ("Bridge closed after flood", "closed", "Bridge closed after flood"),
    ],
)
def test_a_whole_sentence_needs_no_helper(parse: Parse, text: str, trigger: str, told: str) -> None:
    assert label(parse, text, trigger) == told
