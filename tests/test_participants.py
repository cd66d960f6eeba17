"""Who takes part where the words name nobody directly: the latter, one of many, bare nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, label

from events.types import Role

if TYPE_CHECKING:
    from analysed import Parse

    from events.types import Event


def names(event: Event, role: Role) -> list[str]:
    return [one.actor.name for one in event.arguments if one.actor and one.role is role]


@pytest.mark.parametrize(
    ("text", "trigger", "role", "told"),
    [
        (
            "One of his allies, Romero Juca, was arrested.",
            "arrested",
            Role.PATIENT,
            ["Romero Juca"],
        ),
        (
            "Two of the men, Otto Berg and Ali Khan, were charged.",
            "charged",
            Role.PATIENT,
            ["Otto Berg", "Ali Khan"],
        ),
        ("China and Taiwan fought until the latter fled.", "fled", Role.AGENT, ["Taiwan"]),
        ("France met Spain. The former won the match.", "won", Role.AGENT, ["France"]),
        (
            "Parliament passed the law, handing Ann Berg her first victory since taking office.",
            "taking",
            Role.AGENT,
            ["Ann Berg"],
        ),
        (
            "The Center for Humane Technology was founded by monks. The center has held talks.",
            "held",
            Role.AGENT,
            ["Center for Humane Technology"],
        ),
        (
            "All three are children under five who had not been vaccinated.",
            "vaccinated",
            Role.PATIENT,
            ["Children"],
        ),
        (
            "Crews battled a wildfire that tore through the hills, destroying 60 homes.",
            "destroying",
            Role.AGENT,
            ["Wildfire"],
        ),
        ("Coldplay have announced a concert.", "announced", Role.AGENT, ["Coldplay"]),
        ("Radiohead cancelled a show.", "cancelled", Role.AGENT, ["Radiohead"]),
        ("Oil rose to $80 a barrel on Monday.", "rose", Role.AGENT, ["Oil"]),
        ("Inflation fell in May.", "fell", Role.AGENT, ["Inflation"]),
        (
            "They seized a tanker that on Oct. 19 carried oil to a port.",
            "carried",
            Role.AGENT,
            ["Tanker"],
        ),
    ],
)
def test_who_takes_part(parse: Parse, text: str, trigger: str, role: Role, told: list[str]) -> None:
    assert names(event_at(parse, text, trigger), role) == told


def test_nobody_is_meant_where_three_are_named(parse: Parse) -> None:
    text = "France, Spain and Italy met. The latter refused to sign."
    assert names(event_at(parse, text, "refused"), Role.AGENT) == []


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        (
            "One of his allies, Romero Juca, was arrested.",
            "arrested",
            "One of his allies, Romero Juca, was arrested",
        ),
        ("China and Taiwan fought until the latter fled.", "fled", "Taiwan fled"),
    ],
)
def test_the_name_is_told(parse: Parse, text: str, trigger: str, told: str) -> None:
    assert label(parse, text, trigger) == told
