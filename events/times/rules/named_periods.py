"""Stretches of history by name: 'the Middle Ages', 'the turn of the century'."""

from __future__ import annotations

from dataclasses import replace

from events.calendar.interval import Grain, Instant, TimeInterval
from events.grammar.verb_direction import Direction
from events.times.pattern import Slot
from events.times.reference import Reference
from events.times.rule import Reading, Rules

# First year and the year after the last, as histories of Europe commonly draw them.
_AGES = {
    "early middle ages": (500, 1000),
    "high middle ages": (1000, 1300),
    "late middle ages": (1300, 1500),
    "middle ages": (500, 1500),
}
_AGE = Slot.of_words({name: name for name in _AGES})


def _titled(words: str) -> str | None:
    """The age, where its name is printed as a name."""
    return str(_AGE.convert(words)) if " ".join(words.split()).endswith("Middle Ages") else None


rules = Rules({"age": replace(_AGE, convert=_titled)})


@rules.rule(
    "the {age}",
    examples={"They carried its columns away during <the Middle Ages> by boat.": "0500/1500"},
    rejects=("They are women of middle ages.",),
)
def named_age(ref: Reference, age: str) -> Reading:
    """An age of history, whose bounds are a convention."""
    first, after = _AGES[age]
    interval = TimeInterval(Instant(first), Instant(after + 1), Grain.YEAR, approximate=True)
    value = f"{first:04}/{after:04}"
    return Reading.of(interval, "the age as histories bound it", value=value, mod="APPROX")


# How many years before and after it belong to the turn of a century.
_AROUND = 5


@rules.rule(
    "[the ]turn of the {ordinal} century",
    "[the ]turn of the century",
    "[the ]turn of the [new ]millennium",
    examples={
        "It was built at <the turn of the 20th century> in Rome.": "1900",
        "It was built at <the turn of the century> in Rome.": "2000",
    },
)
def turn_of_century(ref: Reference, ordinal: int | None = None) -> Reading | None:
    """The years around the first of a century, by default the one nearest to the writing."""
    if ordinal is not None:
        year = 100 * (ordinal - 1)
    elif ref.origin is not None:
        year = _nearest_turn(ref.origin.year, ref.direction)
    else:
        return None
    first, last = Instant(year - _AROUND), Instant(year + _AROUND + 1)
    interval = TimeInterval(first, last, Grain.YEAR, approximate=True)
    anchor = ref.anchor if ordinal is None else None
    why = f"the years around {year}"
    return Reading.of(interval, why, value=f"{year:04}", mod="APPROX", anchor=anchor)


def _nearest_turn(year: int, direction: Direction) -> int:
    nearest = (year + 50) // 100 * 100
    if direction is Direction.PAST and nearest > year:
        return nearest - 100
    if direction is Direction.FUTURE and nearest <= year:
        return nearest + 100
    return nearest
