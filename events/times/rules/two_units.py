"""Lengths in two units, and in fortnights: 'six years and two months', 'a fortnight ago'."""

from __future__ import annotations

from dataclasses import replace

from events.calendar.interval import Grain, TimeInterval
from events.times.numbers import ONE, Amount
from events.times.reference import Reference
from events.times.rule import Reading, Rules
from events.times.rules.durations import ending, length, next_units, period
from events.times.rules.offsets import units_earlier, units_later
from events.times.rules.relative import units_ago
from events.types import Counted, Named

rules = Rules()


@rules.rule(
    "{amount} {units},? [and ]{few:amount} {finer:units}",
    "(a|an) {units},? [and ]{few:amount} {finer:units}",
    examples={
        "He ruled for <six years and two months> in Rome.": "P6Y2M",
        "It took <two hours, 30 minutes> to land.": "PT2H30M",
        "It took <a year and three months> to build.": "P1Y3M",
    },
    rejects=("He counted two and three of them.",),
    named=Named.LENGTH,
)
def two_lengths(
    ref: Reference, units: Grain, few: Amount, finer: Grain, amount: Amount | None = None
) -> Reading | None:
    """A length in a coarser and a finer unit."""
    amount = amount or Amount.of(1)
    if not _are_one_length(amount, units, few, finer):
        return None
    words = f"{length(amount, units)} and {length(few, finer)}"
    why = f"a length of {words}; the text does not say when it began"
    return Reading.duration(_value(amount, units, few, finer), why)


@rules.rule(
    "{amount} {units} [and ]{few:amount} {finer:units} ago",
    "(a|an) {units} [and ]{few:amount} {finer:units} ago",
    examples={"It began <two years and three months ago> in Rome.": "2021-12"},
    named=Named.UNITS,
    counted=Counted.BACK,
)
def two_lengths_ago(
    ref: Reference, units: Grain, few: Amount, finer: Grain, amount: Amount | None = None
) -> Reading | None:
    """Counted back from publication, to the finer unit."""
    amount = amount or Amount.of(1)
    if not _are_one_length(amount, units, few, finer):
        return None
    why = f"{length(amount, units)} and {length(few, finer)} counted back from"
    if ref.origin is None:
        return Reading.unplaced(finer, f"{why} publication")
    there = ref.origin.plus(units, -(amount.whole or 0))
    interval = TimeInterval.of(finer, there, -(few.whole or 0))
    return Reading.of(interval, f"{why} {ref.origin_date}", anchor=ref.anchor)


@rules.rule(
    "(a|one) fortnight",
    "{amount} fortnights",
    "fortnight-long",
    examples={
        "He stayed for <a fortnight> in Rome.": "P2W",
        "He stayed for <two fortnights> in Rome.": "P4W",
    },
    named=Named.LENGTH,
)
def fortnight(ref: Reference, amount: Amount = ONE) -> Reading:
    """Two weeks, by their own name."""
    weeks = _weeks(amount)
    why = f"a length of {length(weeks, Grain.WEEK)}; the text does not say when it began"
    return Reading.duration(period(weeks, Grain.WEEK), why)


def _weeks(fortnights: Amount) -> Amount:
    number = fortnights.number
    return replace(fortnights, number=2 * number if number is not None else None)


@rules.rule(
    "every fortnight",
    "(every|each) {amount} fortnights",
    "fortnightly",
    examples={"They met <every fortnight> in Rome.": "P2W"},
)
def every_fortnight(ref: Reference, amount: Amount = ONE) -> Reading:
    """Every two weeks."""
    return Reading.recurring(period(_weeks(amount), Grain.WEEK), "comes again every two weeks")


@rules.rule(
    "the (next|coming|following) fortnight",
    "(next|coming|following) {amount} fortnights",
    examples={"It will rain over <the next fortnight> in Rome.": "P2W"},
    named=Named.LENGTH,
    counted=Counted.ON,
)
def next_fortnight(ref: Reference, amount: Amount = ONE) -> Reading | None:
    """The two weeks from publication on."""
    return next_units(ref, amount=_weeks(amount), plural=Grain.WEEK)


@rules.rule(
    "the (past|last|previous) fortnight",
    "(past|last|previous) {amount} fortnights",
    examples={"It rained over <the past fortnight> in Rome.": "P2W"},
    named=Named.LENGTH,
    counted=Counted.BACK,
)
def past_fortnight(ref: Reference, amount: Amount = ONE) -> Reading:
    """The two weeks up to publication."""
    return ending(ref, _weeks(amount), Grain.WEEK)


@rules.rule(
    "(a|one) fortnight ago",
    "{amount} fortnights ago",
    examples={"It fell <a fortnight ago> to them.": "2024-W09"},
    named=Named.UNITS,
    counted=Counted.BACK,
)
def fortnight_ago(ref: Reference, amount: Amount = ONE) -> Reading | None:
    """Two weeks before publication."""
    return units_ago(ref, units=Grain.WEEK, amount=_weeks(amount))


@rules.rule(
    "(a|one) fortnight {side:side_after}",
    "{amount} fortnights {side:side_after}",
    examples={"It fell on March 3, 2020. <A fortnight later> they left.": "2020-W12"},
    named=Named.UNITS,
    counted=("side",),
)
def fortnight_beside(ref: Reference, side: int, amount: Amount = ONE) -> Reading | None:
    """Two weeks before or after the time last spoken of."""
    count = units_later if side > 0 else units_earlier
    return count(ref, units=Grain.WEEK, amount=_weeks(amount))


def _are_one_length(amount: Amount, units: Grain, few: Amount, finer: Grain) -> bool:
    """Whether two counts are whole ones, in a unit and in one within it."""
    if amount.whole is None or few.whole is None or Grain.WEEKEND in (units, finer):
        return False
    return finer.rank < units.rank <= Grain.YEAR.rank and Grain.QUARTER not in (units, finer)


def _value(amount: Amount, units: Grain, few: Amount, finer: Grain) -> str:
    """'P6Y2M', 'P1DT12H', 'PT2H30M'."""
    first, second = period(amount, units), period(few, finer)[1:]
    return first + (second.removeprefix("T") if first.startswith("PT") else second)
