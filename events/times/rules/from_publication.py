"""Amounts counted back or on from publication: 'two weeks ago', 'in five days', 'Tuesday week'."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from events.calendar.interval import Grain, TimeInterval
from events.calendar.names import DAY_NAMES
from events.grammar.verb_direction import Direction
from events.times.lengths import YEARS_IN, length, period, stretch
from events.times.numbers import ONE, Amount
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.types import Counted, Named

rules = Rules()


@rules.rule(
    "{amount} {units}[ or so] ago",
    "(a|an|one) {units}[ or so] ago",
    "half (a|an) {half:units} ago",
    "(a|an|one) {and_a_half:units} and a half ago",
    examples={
        "The bank failed <two weeks ago>.": "2024-W09",
        "<3 days ago> he resigned.": "2024-03-10",
        "It stood there <two years ago>.": "2022",
        "It stood there <several years ago>.": "PAST_REF",
        "It stood there <three decades ago>.": "1994",
        "She left <half a year ago> with them.": "2023-09",
        "She left <a year and a half ago> with them.": "2022-09",
        "She left <two and a half years ago> with them.": "2021-09",
        "She left <a month and a half ago> with them.": "2024-01",
        "She left <two hours ago> with them.": "2024-03-13",
    },
    rejects=("It failed a long time ago.",),
    named=Named.UNITS,
    counted=Counted.BACK,
)
def units_ago(
    ref: Reference,
    units: Grain | None = None,
    amount: Amount | None = None,
    half: Grain | None = None,
    and_a_half: Grain | None = None,
) -> Reading | None:
    """A number of units before publication: a day for days, a year for years and decades."""
    if half is not None:
        amount = Amount.of(Fraction(1, 2))
    elif and_a_half is not None:
        amount = Amount.of(Fraction(3, 2))
    amount, units = amount or ONE, units or half or and_a_half
    assert units is not None
    words = length(amount, units)
    if amount.number is None:
        return Reading.vague("PAST_REF", f"{words} before publication, not said how many")
    of_years, grain = in_years(amount, units)
    assert of_years.number is not None
    number, why = of_years.number, f"{words} counted back from"
    if ref.origin is None:
        return Reading.unplaced(grain, f"{why} publication")
    if number.denominator != 1 and grain in _HALVED:
        return _part_ago(ref, number, grain, why)
    if grain.rank < Grain.DAY.rank:
        return _hours_ago(ref, number, grain, why)
    rough = grain is not units or number >= _ROUGH_YEARS
    interval = replace(TimeInterval.of(grain, ref.origin, -round(number)), approximate=rough)
    # 2.59 million years are no matter of two thousand more.
    value = f"BC{round(number)}" if number >= _ROUNDED_YEARS else None
    return Reading.of(interval, f"{why} {ref.origin_date}", anchor=ref.anchor, value=value)


def _part_ago(ref: Reference, number: Fraction, units: Grain, why: str) -> Reading:
    """'a year and a half ago': eighteen months; 'a month and a half ago': the month of that day."""
    assert ref.origin is not None
    size, finer = _HALVED[units]
    grain = Grain.MONTH if units is Grain.MONTH else finer
    interval = TimeInterval.of(grain, ref.origin.plus(finer, -round(number * size)))
    interval = replace(interval, approximate=True)
    return Reading.of(interval, f"{why} {ref.origin_date}", anchor=ref.anchor)


def _hours_ago(ref: Reference, number: Fraction, units: Grain, why: str) -> Reading:
    """So many hours before a publication of which only the day is known: that day, or days back."""
    assert ref.origin is not None
    hours = int(number) if units is Grain.HOUR else 0
    today = ref.origin.midnight
    first = today.plus(Grain.DAY, -((hours + 12) // 24))
    last = today.plus(Grain.DAY, 1 - hours // 24)
    interval = TimeInterval(first, last, Grain.DAY, approximate=True)
    value = TimeInterval.of(Grain.DAY, last, -1).timex_value
    return Reading.of(interval, f"{why} {ref.origin_date}", anchor=ref.anchor, value=value)


_HALVED = {
    Grain.YEAR: (12, Grain.MONTH),
    Grain.MONTH: (30, Grain.DAY),
    Grain.WEEK: (7, Grain.DAY),
}


_ROUNDED_YEARS = 100_000


@rules.rule(
    "{amount} {units} ago {word:near_day}",
    "(a|an|one) {units} ago {word:near_day}",
    "{amount} {units} ago tonight",
    "(a|an|one) {units} ago tonight",
    "{amount} {units} ago {step} {weekday}",
    "(a|an|one) {units} ago {step} {weekday}",
    "{amount} {units} ago this {unit}",
    "(a|an|one) {units} ago this {unit}",
    examples={
        "The ship sank <a year ago today> in a storm.": "2023-03-13",
        "The ship sank <three weeks ago yesterday> in a storm.": "2024-02-20",
        "The ship sank <100 years ago this week> in a storm.": "1924-W11",
        "The ship sank <two weeks ago this Sunday> in a storm.": "2024-03-03",
        "The ship sank <25 years ago this month> in a storm.": "1999-03",
    },
    named=Named.UNITS,
    counted=Counted.BACK,
)
def units_ago_to_the_day(
    ref: Reference,
    units: Grain,
    amount: Amount = ONE,
    word: tuple[int, str] | None = None,
    weekday: int | None = None,
    step: int = 0,
    unit: Grain | None = None,
) -> Reading | None:
    """'a year ago today', '100 years ago this week': counted back from a day or unit of its own."""
    if amount.whole is None or units.rank < Grain.DAY.rank:
        return None
    if weekday is not None and units is not Grain.WEEK:
        return None
    grain = unit or Grain.DAY
    if ref.dct is None:
        return Reading.unplaced(grain, f"{length(amount, units)} before publication")
    day = ref.dct.plus(Grain.DAY, word[0] if word is not None else 0)
    if weekday is not None:
        ahead = (weekday - day.weekday) % 7
        day = day.plus(Grain.DAY, ahead - 7 if step < 0 else ahead)
    interval = TimeInterval.of(grain, day.plus(units, -amount.whole))
    why = f"{length(amount, units)} counted back from {TimeInterval.of(grain, day).plain}"
    return Reading.of(interval, why, anchor="dct")


@rules.rule(
    "{amount} {units} from (now|today)",
    "(a|an|one) {units} from (now|today)",
    examples={
        "It will open <two weeks from now> in Rome.": "2024-W13",
        "It will open <three days from today> in Rome.": "2024-03-16",
        "It will open <a year from now> in Rome.": "2025",
    },
    named=Named.UNITS,
    counted=Counted.ON,
)
def units_from_now(ref: Reference, units: Grain, amount: Amount = ONE) -> Reading | None:
    """A number of units after publication."""
    if amount.number is None:
        words = length(amount, units)
        return Reading.vague("FUTURE_REF", f"{words} after publication, not said how many")
    return _ahead(ref, amount, units) if units.rank >= Grain.DAY.rank else None


@rules.rule(
    "in [{_about}] <{amount} {units:plural}>",
    "in [{_about}] <{amount} {units:plural}' time>",
    "in [{_about}] <(a|an|one) {units:unit}>",
    "in [{_about}] <(a|an|one) {units:unit}'s time>",
    examples={
        "The airport will reopen in <five days>, he said.": "2024-03-18",
        "The airport will reopen in <three weeks>, he said.": "2024-W14",
        "The airport will reopen in <two years' time>, he said.": "2026",
        "The airport will reopen in <a month>, he said.": "2024-04",
        "The airport was built in <five days>, he said.": "P5D",
    },
    domain=Domain.NEWS,
    named=Named.UNITS,
    counted=Counted.ON,
)
def in_units(ref: Reference, units: Grain, amount: Amount = ONE) -> Reading | None:
    """'will reopen in five days': so long after publication, where the verb looks ahead."""
    if ref.dct is None or amount.whole is None or units.rank < Grain.DAY.rank:
        return None
    if units is Grain.QUARTER or ref.direction is not Direction.FUTURE or ref.counting:
        return None
    return _ahead(ref, amount, units)


def _ahead(ref: Reference, amount: Amount, units: Grain) -> Reading | None:
    of_years, grain = in_years(amount, units)
    why = f"{length(amount, units)} counted on from"
    if ref.origin is None:
        return Reading.unplaced(grain, f"{why} publication")
    if of_years.whole is None or of_years.whole >= _ROUGH_YEARS:
        return None
    interval = TimeInterval.of(grain, ref.origin, of_years.whole)
    return Reading.of(interval, f"{why} {ref.origin_date}", anchor=ref.anchor)


@rules.rule(
    "within [{_about}] <{amount} {units:plural}>",
    "within <(a|an|one) {units:unit}>",
    examples={
        "The council will decide within <two weeks>, he said.": "P2W",
        "The council will decide within <a month>, he said.": "P1M",
    },
    domain=Domain.NEWS,
    named=Named.LENGTH,
    counted=Counted.ON,
)
def within_units(ref: Reference, units: Grain, amount: Amount = ONE) -> Reading | None:
    """'will decide within two weeks': a length that begins with publication."""
    if ref.dct is None or amount.whole is None or units.rank < Grain.DAY.rank:
        return None
    if ref.direction is not Direction.FUTURE:
        return None
    interval = stretch(ref.dct, units, amount.whole)
    why = f"{length(amount, units)} counted on from {ref.origin_date}: {interval.plain}"
    return Reading.duration(period(amount, units), why, interval=interval, anchor="dct")


@rules.rule(
    "{weekday} week",
    "a week (from|on) {weekday}",
    "{amount} weeks from {weekday}",
    examples={
        "He comes on <Tuesday week> by train.": "2024-03-26",
        "He comes <a week from Friday> by train.": "2024-03-22",
        "He comes <two weeks from Friday> by train.": "2024-03-29",
    },
    named=Named.WEEKDAY,
    counted=Counted.ON,
)
def weekday_and_weeks(ref: Reference, weekday: int, amount: Amount = ONE) -> Reading | None:
    """'Tuesday week': so many weeks after the first Tuesday to come."""
    if ref.dct is None or amount.whole is None:
        return None
    ahead = (weekday - ref.dct.weekday) % 7 or 7
    day = ref.dct.plus(Grain.DAY, ahead + 7 * amount.whole)
    why = f"the {DAY_NAMES[weekday]} {length(amount, Grain.WEEK)} after the one to come"
    return Reading.of(TimeInterval.of(Grain.DAY, day), why, anchor="dct")


def in_years(amount: Amount, units: Grain) -> tuple[Amount, Grain]:
    """Decades and longer as years; what is shorter or has no number as it is."""
    size = YEARS_IN.get(units)
    if size is None or amount.number is None:
        return amount, units
    return replace(amount, number=amount.number * size), Grain.YEAR


# 'Three decades ago' names a year, roughly, and '5,000 years ago' no exact one.
_ROUGH_YEARS = 1000


@rules.rule(
    "(over|within|during|for|throughout) <the next {unit}>",
    examples={"It will grow within <the next year> by half.": "P1Y"},
    named=Named.LENGTH,
    counted=Counted.ON,
)
def next_unit(ref: Reference, unit: Grain, amount: Amount = ONE) -> Reading | None:
    """'within the next year': a length that begins with publication."""
    if unit not in (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR):
        return None
    # 'It was over the next day.'
    if unit is Grain.DAY and ref.domain is Domain.NARRATIVE:
        return None
    words = length(amount, unit)
    if ref.origin is None:
        return Reading.duration(period(amount, unit), f"{words} from publication on")
    interval = stretch(ref.origin, unit, amount.whole or 1)
    why = f"{words} counted on from {ref.origin_date}: {interval.plain}"
    return Reading.duration(period(amount, unit), why, interval=interval, anchor=ref.anchor)


@rules.rule(
    "{amount} {weekday_plural} ago",
    examples={"It fell <two Sundays ago> to them.": "2024-03-03"},
    named=Named.WEEKDAY,
    counted=Counted.BACK,
)
def weekdays_ago(ref: Reference, amount: Amount, weekday_plural: int) -> Reading | None:
    """So many Sundays before publication."""
    if ref.dct is None or amount.whole is None:
        return None
    back = (ref.dct.weekday - weekday_plural) % 7 or 7
    day = ref.dct.plus(Grain.DAY, -back - 7 * (amount.whole - 1))
    why = f"{amount.whole} {DAY_NAMES[weekday_plural]}s counted back from {ref.origin_date}"
    return Reading.of(TimeInterval.of(Grain.DAY, day), why, anchor="dct")


@rules.rule(
    "{amount} weeks ago[ on] {weekday}",
    "a week ago[ on] {weekday}",
    examples={
        "He was chosen <a week ago Tuesday> in Rome.": "2024-03-05",
        "He was chosen <two weeks ago Saturday> in Rome.": "2024-03-02",
    },
    named=Named.WEEKDAY,
    counted=Counted.BACK,
)
def weekday_of_week_ago(ref: Reference, weekday: int, amount: Amount = ONE) -> Reading | None:
    """'a week ago Tuesday': the weekday of the week so long before publication."""
    if ref.dct is None or amount.whole is None:
        return None
    offset = weekday - ref.dct.weekday - 7 * amount.whole
    why = f"the {DAY_NAMES[weekday]} of the week {length(amount, Grain.WEEK)} before"
    interval = TimeInterval.of(Grain.DAY, ref.dct, offset)
    return Reading.of(interval, f"{why} {ref.origin_date}", anchor="dct")


@rules.rule(
    "{part_of_century} ago",
    examples={"It stood there <half a century ago>.": "1974"},
    named=Named.UNITS,
    counted=Counted.BACK,
)
def part_of_century_ago(ref: Reference, part_of_century: int) -> Reading:
    """50 or 25 years before publication."""
    why = f"{part_of_century} years counted back from"
    if ref.origin is None:
        return Reading.unplaced(Grain.YEAR, f"{why} publication")
    interval = TimeInterval.of(Grain.YEAR, ref.origin, -part_of_century)
    return Reading.of(interval, f"{why} {ref.origin_date}", anchor=ref.anchor)
