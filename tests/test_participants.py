"""Who takes part where the words name nobody directly: the latter, one of many, bare nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, label

from events import analyze
from events.lexicons import words
from events.types import Role

if TYPE_CHECKING:
    from analysed import Parse

    from events.types import Argument, Event


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


@pytest.mark.parametrize(
    ("text", "trigger", "role", "told"),
    [
        # An age behind a dash.
        (
            "Two children - ages 6 and 11 - were taken away.",
            "taken",
            Role.PATIENT,
            ["Two children"],
        ),
        ("A man hurt two boys - ages 6 and 8 - on Friday.", "hurt", Role.PATIENT, ["Two boys"]),
        # A price behind a name.
        ("The cleanup cost BP $1.25 billion.", "cost", Role.RECIPIENT, ["BP"]),
        ("The spill has cost Acme $3 million.", "cost", Role.RECIPIENT, ["Acme"]),
        # How many, and of what.
        ("They rescued a handful of sailors.", "rescued", Role.PATIENT, ["Sailors"]),
        ("The town had only a handful of cases.", "had", Role.PATIENT, []),
        ("A score of bullets hit the mayor.", "hit", Role.AGENT, ["Bullets"]),
        # What is done, or is no thing.
        ("The mayor did a poor job of leading the city.", "did", Role.PATIENT, []),
        ("Ann Berg did a half-funny skit with him.", "did", Role.PATIENT, []),
        ("The quarrel overshadowed the encouraging news.", "overshadowed", Role.PATIENT, []),
        ("The fire made the task of gathering evidence difficult.", "made", Role.PATIENT, []),
        ("Acme lost the seat, an odd result for Ann Berg.", "lost", Role.PATIENT, ["Seat"]),
        # Whom one looks for gets nothing.
        ("The crew looks for survivors.", "looks", Role.PATIENT, ["Survivors"]),
        ("Police searched for the boy in a wood.", "searched", Role.PATIENT, ["Boy"]),
        ("The hunt for the killer began.", "hunt", Role.PATIENT, ["Killer"]),
        ("The crew looks for survivors.", "looks", Role.RECIPIENT, []),
        ("Ann Berg gave a dinner for survivors.", "gave", Role.RECIPIENT, ["Survivors"]),
        # Where one goes gets nothing either.
        ("The pit burned. Ann Berg walked to the pit.", "walked", Role.RECIPIENT, []),
        ("The mill burned. A truck drove to the mill.", "drove", Role.RECIPIENT, []),
        ("The ship sank. The crew flew to the ship.", "flew", Role.RECIPIENT, []),
        ("The mill burned. He was taken to the mill.", "taken", Role.PLACE, ["Mill"]),
        ("Acme paid. Ann Berg took to Twitter.", "took", Role.RECIPIENT, []),
        ("Acme paid. Ann Berg posted it to Facebook.", "posted", Role.RECIPIENT, []),
        ("Acme paid. Ann Berg ran to the police.", "ran", Role.RECIPIENT, ["Police"]),
        ("Acme paid. Ann Berg sold the firm to Facebook.", "sold", Role.RECIPIENT, ["Facebook"]),
        ("The mill burned. Acme gave a million to the mill.", "gave", Role.RECIPIENT, ["Mill"]),
    ],
)
def test_participant_is_somebody_or_a_thing(
    parse: Parse, text: str, trigger: str, role: Role, told: list[str]
) -> None:
    assert names(event_at(parse, text, trigger), role) == told


@pytest.mark.parametrize("verb", sorted(words("noun_arguments", "moving_verbs")))
def test_goal_of_motion_receives_nothing(parse: Parse, verb: str) -> None:
    text = f"The mill burned. On Sunday the crew will {verb} the boat to the mill."
    told = {one.role for one in roles_of(parse, text, verb)}

    assert Role.RECIPIENT not in told


@pytest.mark.parametrize("verb", sorted(words("noun_arguments", "seeking")))
def test_who_is_sought_receives_nothing(parse: Parse, verb: str) -> None:
    text = f"The crew will {verb} for the boy on Sunday."
    told = {one.role for one in roles_of(parse, text, verb)}

    assert Role.RECIPIENT not in told


def roles_of(parse: Parse, text: str, verb: str) -> list[Argument]:
    """The arguments of all events of that trigger, which the tagger may take for a noun."""
    document, doc = parse(text)
    events = analyze(document, doc).events
    return [one for event in events if event.trigger.text == verb for one in event.arguments]
