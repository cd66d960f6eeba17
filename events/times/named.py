"""Times with names of their own: now, recently, the past; eras and centuries; holidays."""

from __future__ import annotations

from events.interval import TimeInterval
from events.times.rule import Reading, Reference, Rules

rules = Rules()


@rules.rule(
    "(now|currently|at present|nowadays)",
    "<current>",
    examples={"He is <now> in Rome.": "PRESENT_REF", "The <current> rate is low.": "PRESENT_REF"},
)
def present(ref: Reference) -> Reading:
    """The time of writing."""
    return Reading.vague("PRESENT_REF", "the time of writing, no date in particular")


@rules.rule(
    "(recently|recent)",
    examples={
        "He was <recently> in Rome.": "PAST_REF",
        "He denied it despite <recent> assertions.": "PAST_REF",
    },
)
def recent(ref: Reference) -> Reading:
    """Not long before publication."""
    return Reading.vague("PAST_REF", "a time not long before publication, not said which")


@rules.rule(
    "[the ]{ordinal} century[ {era}]",
    "[the ]{ordinal}-century[ {era}]",
    examples={
        "It rose in <the 1st century A.D.>.": "00",
        "It rose in <the 20th century> again.": "19",
        "It rose in <the 5th century BC> again.": "BC04",
    },
)
def century(ref: Reference, ordinal: int, era: bool | None = None) -> Reading:
    """A numbered century: the 1st is the years 1 to 100."""
    return Reading.of(TimeInterval.century(ordinal, bce=bool(era)), "the century as written")


@rules.rule(
    "{year}",
    examples={"It fell in <1988> after a siege.": "1988"},
    rejects=("It cost $1990 then.", "It has 2000 people.", "He drove 1,988 miles."),
)
def bare_year(ref: Reference, year: int) -> Reading | None:
    """A year of four digits."""
    if year > 2100:
        return None
    return Reading.of(TimeInterval.year(year), "the year as written")
