"""What the article has told before has the date that was given there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        # Nobody who is named dies twice.
        (
            "Police named the victim as Ann Holt, who was killed in her home on Sunday.\n\n"
            "Holt was murdered by a stranger, the police said.",
            "murdered",
            "2024-05-12",
        ),
        # The news opens with it, and its day is told further on.
        (
            "A girl was shot in Vell.\n\nHer aunt did not see the Monday shooting, police said.",
            "shot",
            "2024-05-13",
        ),
        (
            "A mill burned down in Vell.\n\nNobody was hurt in the Sunday fire, the owner said.",
            "burned",
            "2024-05-12",
        ),
        (
            "A train crashed in Vell.\n\nSaturday's collision was loud, a neighbour said.",
            "crashed",
            "2024-05-11",
        ),
        # A noun that points back has the day of what it names.
        (
            "A gunman opened fire in a mall on Friday.\n\nThree men were hurt during the shooting.",
            "shooting",
            "2024-05-10",
        ),
        (
            "A bomb exploded in Lyon on 3 May.\n\nThe mayor spoke of the blast at length.",
            "blast",
            "2024-05-03",
        ),
    ],
)
def test_a_telling_takes_the_date_of_an_earlier_one(
    parse: Parse, text: str, trigger: str, day: str
) -> None:
    assert limits(event_at(parse, text, trigger)) == (day,) * 4


@pytest.mark.parametrize(
    ("text", "trigger", "other"),
    [
        # Two attacks: which of them was condemned is not told.
        (
            "There was an attack in Lyon on 3 March and another attack in Rome on 5 March.\n\n"
            "The attack was condemned.",
            "condemned",
            "2024-03-03",
        ),
        (
            "Holt was killed on 3 March.\n\nShe said he had talked about killing Holt.",
            "killing",
            "",
        ),
    ],
)
def test_what_may_be_another_is_left(parse: Parse, text: str, trigger: str, other: str) -> None:
    assert (other or "2024-03-03") not in limits(event_at(parse, text, trigger))


@pytest.mark.parametrize(
    "text",
    [
        "A girl was shot in Vell.\n\nThe shooting on Monday in Rome was worse, police said.",
        "A girl was shot in Vell.\n\nA shooting on Monday was worse, police said.",
        "A girl was shot in Vell.\n\nThe Monday rally was loud, police said.",
    ],
)
def test_the_day_of_another_further_on_is_left(parse: Parse, text: str) -> None:
    assert "2024-05-13" not in limits(event_at(parse, text, "shot"))


def test_what_is_long_over_is_told_of_in_its_own_paragraph(parse: Parse) -> None:
    text = (
        "A clerk was jailed on Thursday for theft.\n\nOtto Berg pleaded guilty in January.\n\n"
        "Judge Helen Marsh called the thefts a betrayal."
    )
    assert "2024-01-01" not in limits(event_at(parse, text, "called"))


def test_what_a_deed_was_for_takes_the_story_to_its_day(parse: Parse) -> None:
    text = (
        "Kolar scored twice as City came from behind to beat Tarn on Saturday.\n\n"
        "Kolar equalised from the spot."
    )
    assert limits(event_at(parse, text, "equalised")) == ("2024-05-11",) * 4


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "A strong quake has hit Ordan.\n\nNobody fled.\n\nSunday's quake was felt in Vell.",
            "hit",
        ),
        (
            "A strong quake has hit Ordan, killing two.\n\nThey put Sunday's tremor at 6.1.",
            "killing",
        ),
        ("A blaze destroyed a mill.\n\nNobody was hurt in Sunday's fire.", "destroyed"),
        ("A storm killed six people.\n\nThe mayor said Sunday's storm was rare.", "killed"),
    ],
)
def test_what_the_news_opens_with_has_the_day_told_further_on(
    parse: Parse, text: str, trigger: str
) -> None:
    assert limits(event_at(parse, text, trigger)) == ("2024-05-12",) * 4


def test_a_day_is_not_that_of_the_saying_before_it(parse: Parse) -> None:
    event = event_at(parse, "The mayor said Sunday's vote was a farce.", "said")

    assert limits(event)[0] == "2024-05-15"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A gunman opened fire in a shop on Sunday.\n\nAnn fled.\n\nOlga Wolt was shot.", "shot"),
        ("Two men were stabbed on Sunday.\n\nThe mayor wept.\n\nA boy was killed.", "killed"),
        ("Police say he shot two on Sunday.\n\nHe left.\n\nOrr opened fire again.", "opened"),
    ],
)
def test_what_is_of_the_kind_of_the_one_day_is_of_that_day(
    parse: Parse, text: str, trigger: str
) -> None:
    assert limits(event_at(parse, text, trigger)) == ("2024-05-12",) * 4


@pytest.mark.parametrize(
    ("headline", "told", "trigger"),
    [
        ("Police: Man stabs son in Lund", "A man stabbed his son on Sunday, police said.", "stabs"),
        ("Three hurt as bus overturns", "Three were hurt when a bus fell on Sunday.", "hurt"),
        ("Mayor resigns", "The mayor resigned on Sunday. He had been ill.", "resigns"),
    ],
)
def test_a_headline_is_of_the_day_that_the_text_tells(
    parse: Parse, headline: str, told: str, trigger: str
) -> None:
    event = event_at(parse, f"{headline}\n\n{told}", trigger)
    assert limits(event) == ("2024-05-12",) * 4


def test_a_headline_of_what_is_to_come_is_not(parse: Parse) -> None:
    text = "Firm to sell bank\n\nThe firm sold a bank on Sunday."
    assert limits(event_at(parse, text, "sell"))[0] == "2024-05-15"
