"""The present of a clause of time below what is to come: "will speak when the talks resume"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, label, limits

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He will speak when the talks resume.", "resume"),
        ("He will speak after the ban is lifted.", "lifted"),
        ("The plant will close once the deal has been signed.", "signed"),
        ("Vogel faces ten years in prison when he is sentenced by Judge Dell.", "sentenced"),
        ("The firm expects growth once the plant opens.", "opens"),
        ("The minister hopes to travel after the ban is lifted.", "lifted"),
        ("He will not leave until he is paid.", "paid"),
        ("She will speak as soon as the talks resume.", "resume"),
        ("Crews will go out whenever a call comes.", "comes"),
        ("He will speak when the talks resume after the ban is lifted.", "lifted"),
        ("The case cannot go to a jury until a court has set the damages.", "set"),
        ("The strike goes on until the firm makes an offer.", "makes"),
        ("Police are keeping the road shut until the water falls.", "falls"),
        ("The mayor vowed to stay until the dam is repaired.", "repaired"),
        ("No flights may leave until the ash has cleared.", "cleared"),
    ],
)
def test_what_is_waited_for_is_to_come(parse: Parse, text: str, trigger: str) -> None:
    assert limits(event_at(parse, text, trigger)) == ("2024-05-15", "..", "2024-05-15", "..")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The bank closes branches when they lose money.", "lose"),
        ("She said she would go when the war ended.", "ended"),
        ("The shops shut after the ban was lifted.", "lifted"),
        ("He did not leave until the doctor had come.", "come"),
        ("They waited until the police arrived.", "arrived"),
    ],
)
def test_what_is_told_of_today_or_before_is_not(parse: Parse, text: str, trigger: str) -> None:
    assert limits(event_at(parse, text, trigger))[2:] != ("2024-05-15", "..")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Lindqvist, a nurse, was among the first guests to catch the flu.", "catch"),
        ("She was the first woman to lead the firm.", "lead"),
        ("He is the third player to go to court this season.", "go"),
        ("She was one of the last people to see him.", "see"),
        ("The decree, signed some days before Paul Renner left office, made it harder.", "left"),
        ("The law was passed two years before he was born.", "born"),
    ],
)
def test_what_has_been_is_not_after_publication(parse: Parse, text: str, trigger: str) -> None:
    assert limits(event_at(parse, text, trigger))[3] == "2024-05-15"


def test_the_first_to_do_what_is_to_come_has_not_done_it(parse: Parse) -> None:
    assert limits(event_at(parse, "He will be the first to speak.", "speak"))[0] == "2024-05-15"


@pytest.mark.parametrize(
    "text",
    [
        "Police say the shooting took place around midnight Wednesday.",
        "The shooting took place at midnight on Wednesday.",
    ],
)
def test_a_midnight_that_is_past_is_not_that_of_tonight(parse: Parse, text: str) -> None:
    assert limits(event_at(parse, text, "took")) == ("2024-05-15",) * 4


def test_a_midnight_to_come_is_that_of_tonight(parse: Parse) -> None:
    text = "The law will take effect at midnight on Wednesday."
    assert limits(event_at(parse, text, "take"))[0] >= "2024-05-15"


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        (
            "Nobody can return until engineers have checked the dam.",
            "checked",
            "Nobody can return until engineers have checked the dam",
        ),
        (
            "The firm said it would not sell until the court had ruled.",
            "ruled",
            "The firm would not sell until the court had ruled",
        ),
        (
            "The strike goes on until the firm makes an offer.",
            "makes",
            "The strike goes on until the firm makes an offer",
        ),
        ("He did not leave until the doctor had come.", "come", "The doctor had come"),
        ("They waited until the police arrived.", "arrived", "The police arrived"),
        (
            "Nobody could enter until police had freed her on 3 May.",
            "freed",
            "Police had freed her",
        ),
        (
            "Until the dam is fixed, the firm will pay.",
            "fixed",
            "The firm will pay until the dam is fixed",
        ),
    ],
)
def test_what_has_not_come_yet_is_told_with_what_lasts_until_then(
    parse: Parse, text: str, trigger: str, told: str
) -> None:
    assert label(parse, text, trigger) == told
