"""Words without which a label claims more than the text: almost, perhaps, each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, label

from events.types import Role

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        (
            "Almost the entire seat of government was destroyed.",
            "destroyed",
            "Almost the entire seat of government was destroyed",
        ),
        ("Nearly all the houses were damaged.", "damaged", "Nearly all the houses were damaged"),
        ("Perhaps the pilot lost control.", "lost", "The pilot perhaps lost control"),
        (
            "Only two convoys are leaving the border each day.",
            "leaving",
            "Only two convoys are leaving the border each day",
        ),
        ("The firm pays its staff weekly.", "pays", "The firm pays its staff weekly"),
        ("The mayor fell ill twice a week.", "fell", "The mayor fell ill twice a week"),
        (
            "Experts tried to work out whether the virus had mutated.",
            "tried",
            "Experts tried to work out whether the virus had mutated",
        ),
        # A day is told by the date.
        ("The ship left on Monday.", "left", "The ship left"),
    ],
)
def test_a_label_claims_no_more(parse: Parse, text: str, trigger: str, told: str) -> None:
    assert label(parse, text, trigger) == told


def test_who_is_asked_is_meant_by_he(parse: Parse) -> None:
    text = "The clerk asked the mayor whether he thought it was safe."
    agents = [
        one.actor.name
        for one in event_at(parse, text, "thought").arguments
        if one.actor and one.role is Role.AGENT
    ]
    assert agents == ["Mayor"]


def test_what_confesses_says_nothing_of_who_tells_it(parse: Parse) -> None:
    text = "Dylan Marsh confessed within hours of his arrest, Detective Ray Sosa told the jury."
    assert event_at(parse, text, "told").attribution is None


def test_what_we_did_names_the_speaker(parse: Parse) -> None:
    text = '"We grabbed the dog and ran," said Lucy Hale.'
    assert label(parse, text, "grabbed") == "Lucy Hale: “We grabbed the dog”"
    assert label(parse, text, "ran") == "Lucy Hale: we ran"


def test_inspectors_found_no_plant(parse: Parse) -> None:
    text = "It was at the same plant that inspectors found rat droppings."
    assert label(parse, text, "found") == "Inspectors found rat droppings"
