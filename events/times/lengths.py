"""A length of time as its TIMEX3 value, in words, and as the days that it takes up."""

from __future__ import annotations

from fractions import Fraction

from events.calendar.interval import Grain, Instant, TimeInterval
from events.times.numbers import Amount

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
YEARS_IN = {Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}
_VAGUE_LETTERS = {Grain.DECADE: "Y", Grain.CENTURY: "C", Grain.MILLENNIUM: "ML"}
_FINER = {
    Grain.YEAR: (12, Grain.MONTH),
    Grain.DAY: (24, Grain.HOUR),
    Grain.HOUR: (60, Grain.MINUTE),
    Grain.MINUTE: (60, Grain.SECOND),
}


def period(amount: Amount, units: Grain) -> str:
    """The TIMEX3 value of a length: `P10M`, `PT24H`, `P2Y6M`, `PXW`, `P20Y`."""
    clock = units.rank < Grain.DAY.rank
    if amount.number is None:
        letters = _VAGUE_LETTERS.get(units) or _LETTERS[units]
        return f"P{'T' if clock else ''}X{letters}"
    number = amount.number
    if units in YEARS_IN:
        number, units = number * YEARS_IN[units], Grain.YEAR
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
    if amount.number == Fraction(1, 2):
        return f"half {'an' if units is Grain.HOUR else 'a'} {units}"
    named = {Grain.CENTURY: "centuries", Grain.MILLENNIUM: "millennia"}
    plural = named.get(units, f"{units}s")
    if amount.number is None:
        return f"{'a few' if amount.words == 'few' else amount.words} {plural}"
    about = "about " if amount.mod == "APPROX" else ""
    number = f"{amount.whole:,}" if amount.whole is not None else f"{float(amount.number):g}"
    return f"{about}{number} {plural if amount.number != 1 else units}"


def stretch(at: Instant, units: Grain, count: int) -> TimeInterval:
    """The days from a day to `count` units after it, or before it, that day counted in."""
    grain = Grain.DAY if units.rank <= Grain.WEEK.rank else units
    there = at.midnight.plus(units, count)
    if count < 0:
        return TimeInterval(there.floor(grain), at.midnight.plus(Grain.DAY, 1), grain)
    return TimeInterval(at.midnight, there.floor(grain).plus(grain, 1), grain)
