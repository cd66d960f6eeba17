"""Lengths in two units: 'six years and two months'."""

from __future__ import annotations

from events.calendar.interval import Grain, TimeInterval
from events.times.lengths import length, period
from events.times.numbers import Amount
from events.times.reference import Reference
from events.times.rule import Reading, Rules
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


def _are_one_length(amount: Amount, units: Grain, few: Amount, finer: Grain) -> bool:
    """Whether two counts are whole ones, in a unit and in one within it."""
    if amount.whole is None or few.whole is None or Grain.WEEKEND in (units, finer):
        return False
    return finer.rank < units.rank <= Grain.YEAR.rank and Grain.QUARTER not in (units, finer)


def _value(amount: Amount, units: Grain, few: Amount, finer: Grain) -> str:
    """'P6Y2M', 'P1DT12H', 'PT2H30M'."""
    first, second = period(amount, units), period(few, finer)[1:]
    return first + (second.removeprefix("T") if first.startswith("PT") else second)
