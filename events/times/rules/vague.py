"""Times with names of their own that no calendar places: 'now', 'recently', 'the future'."""

from __future__ import annotations

from events.calendar.interval import Grain
from events.grammar.verb_direction import Direction
from events.times.lengths import period
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.times.rules.durations import VAGUELY

rules = Rules()


@rules.rule(
    "(now|currently|current|at present|presently|nowadays|these days)",
    "at <the moment>",
    "as of <now>",
    examples={"He is <now> in Rome.": "PRESENT_REF", "The <current> rate is low.": "PRESENT_REF"},
)
def present(ref: Reference) -> Reading:
    """The time of writing."""
    return Reading.vague("PRESENT_REF", "the time of writing, no date in particular")


@rules.rule(
    "(recently|more recently|most recently|recent|lately)",
    "the recent past",
    examples={
        "He was <recently> in Rome.": "PAST_REF",
        "He denied it despite <recent> assertions.": "PAST_REF",
    },
)
def recent(ref: Reference) -> Reading:
    """Not long before publication."""
    return Reading.vague("PAST_REF", "a time not long before publication, not said which")


@rules.rule(
    "(in|of|from|with|than) <the [distant|not-too-distant|immediate] past>",
    "(years|months|weeks|days) past",
    examples={"They did so in <the past>, he said.": "PAST_REF"},
    rejects=("He walked the past president.",),
)
def the_past(ref: Reference) -> Reading:
    """The past as a whole."""
    return Reading.vague("PAST_REF", "the past, no date in particular")


@rules.rule(
    "the [near|not-too-distant|distant|immediate|uncertain] future",
    "the (near|short|long|longer) term",
    "future {plural}",
    examples={
        "It will come in <the near future>, he said.": "FUTURE_REF",
        "Growth slows in <future quarters>, he said.": "FUTURE_REF",
    },
)
def the_future(ref: Reference, plural: Grain | None = None) -> Reading:
    """What is to come."""
    return Reading.vague("FUTURE_REF", "a time to come, no date in particular")


@rules.rule(
    "soon",
    examples={"It will come <soon>, he said.": "FUTURE_REF"},
    rejects=("He came as soon as he could.", "He was soon released."),
    domain=Domain.NEWS,
)
def soon(ref: Reference) -> Reading | None:
    """A time to come; what soon happened is none."""
    if ref.direction is Direction.PAST:
        return None
    return Reading.vague("FUTURE_REF", "a time to come, no date in particular")


@rules.rule(
    "(recent|the past) {plural}",
    "recent {plural} and {other:plural}",
    examples={
        "It grew in <recent years> again.": "PXY",
        "It grew in <recent weeks> again.": "PXW",
    },
)
def recent_units(ref: Reference, plural: Grain, other: Grain | None = None) -> Reading:
    """'recent weeks': some weeks up to publication."""
    why = f"some {plural}s up to publication, not said how many"
    return Reading.duration(period(VAGUELY, plural), why)


@rules.rule(
    "(in|for|over|during|of) <coming {plural}>",
    examples={"Growth slows in <coming months>, he said.": "FUTURE_REF"},
)
def times_to_come(ref: Reference, plural: Grain) -> Reading:
    """'coming months' without an article: some time to come (2 of 3 in TimeBank)."""
    return Reading.vague("FUTURE_REF", f"{plural}s to come, not said which")


@rules.rule(
    "past {plural}",
    examples={"There were floods in <past years> too.": "PAST_REF"},
)
def times_past(ref: Reference, plural: Grain) -> Reading:
    """'past years' without an article: at some time before, no length up to now."""
    return Reading.vague("PAST_REF", f"{plural}s gone by, not said which")


@rules.rule(
    "(one day|some day|someday)",
    "to <(one day|some day|someday)>",
    examples={
        "It will <one day> be a city.": "FUTURE_REF",
        "She must <some day> answer for it.": "FUTURE_REF",
        "He hoped to <one day> run it.": "FUTURE_REF",
    },
    rejects=("He left some day.", "They may one daydream."),
)
def one_day(ref: Reference) -> Reading | None:
    """A day to come that nobody knows; of the past 'one day' is read as a length."""
    if ref.direction is Direction.PAST:
        return None
    return Reading.vague("FUTURE_REF", "a day to come, not said which")


@rules.rule(
    "coming {plural}",
    "the {plural} ahead",
    "the {plural} to come",
    examples={"Growth slows in <the coming months>, he said.": "PXM"},
)
def coming_units(ref: Reference, plural: Grain) -> Reading:
    """'the coming months': some months from publication on."""
    why = f"some {plural}s from publication on, not said how many"
    return Reading.duration(period(VAGUELY, plural), why)
