"""What took longer than a day is put on no day: lengths, seasons and what is counted."""

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
    ("text", "trigger", "begun"),
    [
        ("Palmer spent seven years with the Reds.", "spent", "2017-05-15"),
        ("She worked for two decades at the mill.", "worked", "2004-05-15"),
        ("They lived for ten years in Ghent.", "lived", "2014-05-15"),
        ("Rebels held the town for nine days.", "held", "2024-05-06"),
        ("The strike lasted three weeks.", "lasted", "2024-04-24"),
        ("The search took two months.", "took", "2024-03-15"),
        ("She worked 20 years in Lyon.", "worked", "2004-05-15"),
        ("The fort was occupied for six months.", "occupied", "2023-11-15"),
    ],
)
def test_what_lasted_so_long_began_so_long_ago(
    parse: Parse, text: str, trigger: str, begun: str
) -> None:
    event = dated(parse, text, trigger)

    assert limits(event) == ("..", begun, "..", "2024-05-15")
    assert event.basis is Basis.BOUNDED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He was jailed for ten years.", "jailed"),
        ("The court sentenced her to five years.", "sentenced"),
        ("They lent the painting for two years.", "lent"),
        ("The governor imposed a curfew for two months.", "imposed"),
        ("The club signed Holm for three years.", "signed"),
        ("He waited six hours.", "waited"),
    ],
)
def test_how_long_an_outcome_holds_is_no_length_of_the_deed(
    parse: Parse, text: str, trigger: str
) -> None:
    assert dated(parse, text, trigger).basis is Basis.REPORTED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He served three terms as mayor.", "served"),
        ("Holm played 12 seasons for the Reds.", "played"),
        ("Palmer missed the last nine games of his final season.", "missed"),
        ("He started nine games for the Raiders that season.", "started"),
        ("Holm scored 12 goals last season.", "scored"),
        ("He won twice in his career.", "won"),
    ],
)
def test_what_is_counted_is_past_and_of_no_one_day(parse: Parse, text: str, trigger: str) -> None:
    assert limits(dated(parse, text, trigger)) == ("..", "2024-05-14", "..", "2024-05-14")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Holm caught 109 passes this season.", "caught"),
        ("The team scored 40 goals this season.", "scored"),
    ],
)
def test_this_season_is_of_the_last_year(parse: Parse, text: str, trigger: str) -> None:
    expected = ("2023-05-15", "2024-05-15", "2023-05-15", "2024-05-15")
    assert limits(dated(parse, text, trigger)) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The Reds won the match.", "won"),
        ("Holm scored two goals.", "scored"),
        ("The player missed a game.", "missed"),
    ],
)
def test_one_match_can_be_the_news(parse: Parse, text: str, trigger: str) -> None:
    assert dated(parse, text, trigger).basis is Basis.REPORTED


def test_what_lies_on_a_day_that_is_stated_stays_there(parse: Parse) -> None:
    event = dated(parse, "On 3 May she retired after she had played 12 seasons.", "retired")
    assert limits(event) == ("2024-05-03",) * 4


@pytest.mark.parametrize("verb", sorted(words("lengths", "measured_verbs")))
def test_every_verb_that_a_length_can_be_the_object_of(verb: str) -> None:
    assert verb.islower()
    assert verb not in words("looking_ahead", "putting_off")


@pytest.mark.parametrize("noun", sorted(words("lengths", "occasions")))
def test_of_every_occasion_several_are_no_one_day(parse: Parse, noun: str) -> None:
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    event = dated(parse, f"Holm lost the last nine {plural}.", "lost")
    assert event.basis is Basis.BOUNDED
