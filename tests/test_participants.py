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
        ("The mill burned. He was taken to the mill.", "taken", Role.RECIPIENT, []),
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


@pytest.mark.parametrize(
    ("text", "trigger", "role", "told"),
    [
        (
            "Stars including Tom Hall, Ann Berg and Jon Holm donated money.",
            "donated",
            Role.AGENT,
            ["Stars", "Tom Hall", "Ann Berg", "Jon Holm"],
        ),
        (
            "Three firms, including Acme and Boeing, paid a fine.",
            "paid",
            Role.AGENT,
            ["Three firms", "Acme", "Boeing"],
        ),
        (
            "Singers such as Ann Berg and Jon Holm signed the letter.",
            "signed",
            Role.AGENT,
            ["Singers", "Ann Berg", "Jon Holm"],
        ),
        (
            "Other companies -- Google, Apple and Boeing -- have lost billions.",
            "lost",
            Role.AGENT,
            ["Companies", "Google", "Apple", "Boeing"],
        ),
        (
            "Police arrested three men, including Otto Berg.",
            "arrested",
            Role.PATIENT,
            ["Three men", "Otto Berg"],
        ),
        (
            "The players, including captain Ann Berg, left the field.",
            "left",
            Role.AGENT,
            ["Players", "Ann Berg"],
        ),
        (
            "Two senators - Ann Berg and Jon Holm - backed the bill.",
            "backed",
            Role.AGENT,
            ["Ann Berg", "Jon Holm"],
        ),
        # What is named here is no party.
        ("The film, including a scene with Ann Berg, was cut.", "cut", Role.PATIENT, ["Film"]),
        ("Officials, including those of Acme, left the town.", "left", Role.AGENT, ["Officials"]),
        (
            "The wife of a player, including her sister, left.",
            "left",
            Role.AGENT,
            ["Wife of a player"],
        ),
    ],
)
def test_named_ones_of_many_take_part(
    parse: Parse, text: str, trigger: str, role: Role, told: list[str]
) -> None:
    assert names(event_at(parse, text, trigger), role) == told


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("A campaign called Seize BP is protesting in Miami.", "protesting", "Seize BP"),
        ("A group known as Open Road blocked the bridge.", "blocked", "Open Road"),
        ("A group calling itself Open Road blocked the bridge.", "blocked", "Open Road"),
        ("A movement dubbed Stop the Clock sued the mayor.", "sued", "Stop the Clock"),
        ("A charity called Hope for All sued the mayor.", "sued", "Hope for All"),
        ("A firm named Blue Sky sued the mayor.", "sued", "Blue Sky"),
        ("A man known as Otto Berg sued the mayor.", "sued", "Otto Berg"),
        # Nobody is called so.
        ("A film called Blue Sky won a prize.", "won", "Film"),
        ("A hurricane named Otto hit Cuba.", "hit", "Hurricane"),
        ("The firm, which is known for its cars, sued Ann Berg.", "sued", "Firm"),
        (
            "The former boss, known as Otto Berg, sued. The boss of Acme left.",
            "left",
            "Boss of Acme",
        ),
    ],
)
def test_who_is_called_by_name_has_it(parse: Parse, text: str, trigger: str, name: str) -> None:
    assert names(event_at(parse, text, trigger), Role.AGENT) == [name]


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
