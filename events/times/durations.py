"""Lengths of time, and where they lie when the text says so: 'the past week', '10 months'."""

from __future__ import annotations

from fractions import Fraction

from events.interval import Grain, Instant, TimeInterval
from events.times.numbers import Amount
from events.times.rule import Reading, Reference, Rules

rules = Rules()

_ONE = Fraction(1)
_LETTERS = {
    Grain.SECOND: "S",
    Grain.MINUTE: "M",
    Grain.HOUR: "H",
    Grain.DAY: "D",
    Grain.WEEKEND: "WE",
    Grain.WEEK: "W",
    Grain.MONTH: "M",
    Grain.QUARTER: "Q",
    Grain.YEAR: "Y",
}
_YEARS = {Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}
_VAGUE_LETTERS = {Grain.DECADE: "DE", Grain.CENTURY: "CE", Grain.MILLENNIUM: "MI"}
_FINER = {
    Grain.YEAR: (12, Grain.MONTH),
    Grain.DAY: (24, Grain.HOUR),
    Grain.HOUR: (60, Grain.MINUTE),
    Grain.MINUTE: (60, Grain.SECOND),
}


@rules.rule(
    "(the|this) (past|last|previous|preceding) {amount} {units}",
    "(the|this) (past|last|previous|preceding) {units}",
    examples={
        "It was its second gain in <the past week> alone.": "P1W",
        "Sales rose in <the past two years> by half.": "P2Y",
        "Sales rose in <the last few months> by half.": "PXM",
    },
)
def past_units(ref: Reference, units: Grain, amount: Amount | None = None) -> Reading | None:
    """A length of time that ends with the day of publication; 'the last minute' is none."""
    if amount is None and units.rank < Grain.DAY.rank:
        return None
    amount = amount or Amount(Fraction(1), "one")
    return _ending(ref, amount, units)


@rules.rule(
    "after [nearly|about|almost|more than|over|around] <{amount} {units}> of",
    "after [a|an|the] <{number}-{unit}[-long]>",
    "after [a|an|the] <{unit}-long>",
    examples={
        "It held on after <10 months> of airstrikes.": "P10M",
        "It fell after a <week-long> assault.": "P1W",
        "It fell after a <three-day> siege.": "P3D",
    },
)
def after_units(
    ref: Reference,
    amount: Amount | None = None,
    number: Fraction | None = None,
    units: Grain | None = None,
    unit: Grain | None = None,
) -> Reading | None:
    """A length of time that is over by the time of writing, or the time last spoken of."""
    grain = units or unit
    assert grain is not None
    return _ending(ref, amount or Amount(number or Fraction(1), "1"), grain)


@rules.rule(
    "{amount} {units}",
    examples={
        "It held after <10 months> of airstrikes.": "P10M",
        "After <some 2,000 years>, the columns still stand.": "P2000Y",
        "He stayed <24 hours> in Rome.": "PT24H",
        "He stayed <2 1/2 years> in Rome.": "P2Y6M",
        "He stayed <two decades> in Rome.": "P20Y",
        "He stayed <several weeks> in Rome.": "PXW",
    },
)
def counted_units(ref: Reference, amount: Amount, units: Grain) -> Reading:
    """So many units; after 'after' they end at publication."""
    return Reading.duration(
        period(amount, units), f"a length of {length(amount, units)}", mod=amount.mod
    )


@rules.rule(
    "{number}-{unit}[-long]",
    "{number}-{unit} long",
    "{unit}-long",
    examples={
        "He signed a <two-year> contract.": "P2Y",
        "It was a <16-hour> flight.": "PT16H",
        "It was a <three-day-long> siege.": "P3D",
    },
    rejects=("A 12-year-old boy won.", "He is two years old."),
)
def hyphenated_units(ref: Reference, unit: Grain, number: Fraction = _ONE) -> Reading:
    """'two-year' before a noun, 'week-long'."""
    amount = Amount(number, str(number))
    return Reading.duration(period(amount, unit), f"a length of {length(amount, unit)}")


def period(amount: Amount, units: Grain) -> str:
    """The TIMEX3 value of a length: `P10M`, `PT24H`, `P2Y6M`, `PXW`, `P20Y`."""
    clock = units.rank < Grain.DAY.rank
    if amount.number is None:
        letters = _VAGUE_LETTERS.get(units) or _LETTERS[units]
        return f"P{'T' if clock else ''}X{letters}"
    number = amount.number
    if units in _YEARS:
        number, units = number * _YEARS[units], Grain.YEAR
    whole, rest = divmod(number, 1)
    value = f"{whole}{_LETTERS[units]}" if whole or not rest else ""
    if rest and units in _FINER:
        count, finer = _FINER[units]
        part = f"{int(rest * count)}{_LETTERS[finer]}"
        value += part if clock or finer is not Grain.HOUR else f"T{part}"
    elif rest:
        value = f"{float(number):g}{_LETTERS[units]}"
    return f"P{'T' if clock else ''}{value}"


def length(amount: Amount, units: Grain) -> str:
    """The length in words: '10 months', 'about 2,000 years', 'several weeks'."""
    if amount.number is None:
        return f"{amount.words} {units}s".strip()
    about = "about " if amount.mod == "APPROX" else ""
    number = f"{amount.whole:,}" if amount.whole is not None else f"{float(amount.number):g}"
    plural = "" if amount.number == 1 else "s"
    named = {Grain.CENTURY: "centuries", Grain.MILLENNIUM: "millennia"}
    unit = named.get(units, f"{units}s") if plural else str(units)
    return f"{about}{number} {unit}"


def _ending(ref: Reference, amount: Amount, units: Grain) -> Reading:
    """A length of time that ends at the origin."""
    words = length(amount, units)
    value = period(amount, units)
    if ref.origin is None or amount.whole is None or units.rank < Grain.DAY.rank:
        return Reading.duration(value, f"{words} up to {ref.origin_name}", mod=amount.mod)
    interval = stretch(ref.origin, units, -amount.whole)
    why = f"{words} counted back from {ref.origin_date}: {interval.plain}"
    return Reading.duration(value, why, interval=interval, anchor=ref.anchor, mod=amount.mod)


def stretch(at: Instant, units: Grain, count: int) -> TimeInterval:
    """The days from `count` units before a day to that day, both counted in."""
    day = TimeInterval.of(Grain.DAY, at)
    assert day.end is not None
    grain = Grain.DAY if units.rank <= Grain.WEEK.rank else units
    start = at.midnight.plus(units, count).floor(grain)
    return TimeInterval(start, day.end, grain)
