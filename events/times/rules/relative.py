"""Times counted from publication: 'yesterday', 'two weeks ago', 'last month'."""

from __future__ import annotations

from dataclasses import replace

from events.calendar.interval import Grain, TimeInterval
from events.calendar.names import DAY_NAMES, MONTH_NAMES, SEASON_NAMES
from events.times.numbers import ONE, Amount
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.times.rules.absolute import day_of_year
from events.times.rules.durations import length, period, stretch
from events.types import Counted, Named

rules = Rules()


@rules.rule(
    "{word:near_day}",
    examples={
        "He left <yesterday> by train.": "2024-03-12",
        "He leaves <tomorrow> by train.": "2024-03-14",
        "He leaves <today> by train.": "2024-03-13",
        "He left <the day before yesterday> by train.": "2024-03-11",
    },
)
def near_day(ref: Reference, word: tuple[int, str]) -> Reading:
    """A day named by its distance from publication."""
    offset, why = word
    if ref.dct is None or (ref.domain is Domain.NARRATIVE and offset == 0):
        if offset == 0:
            return Reading.vague("PRESENT_REF", "the time of writing, no date in particular")
        return Reading.unplaced(Grain.DAY, why)
    return Reading.of(TimeInterval.of(Grain.DAY, ref.dct, offset), why, anchor="dct")


@rules.rule(
    "(last|past) night",
    examples={"He left <last night> by train.": "2024-03-12TNI"},
    named=Named.PART,
    counted=Counted.BACK,
)
def last_night(ref: Reference) -> Reading:
    """The night before publication."""
    why = "the night before publication"
    if ref.dct is None:
        return Reading.unplaced(Grain.PART, why, value="XXXX-XX-XXTNI")
    yesterday = TimeInterval.of(Grain.DAY, ref.dct, -1).start
    assert yesterday is not None
    return Reading.of(TimeInterval.part_of_day(yesterday, "NI"), why, anchor="dct")


@rules.rule(
    "{step} {unit}",
    "(the|its|their) current {unit}",
    examples={
        "Sales rose <last year> by half.": "2023",
        "Sales will rise <next month>.": "2024-04",
        "Sales rose <this week> by half.": "2024-W11",
        "Sales rose <last week> by half.": "2024-W10",
        "Sales rose <last quarter> by half.": "2023-Q4",
        "Sales rose <last weekend> by half.": "2024-W10-WE",
    },
    rejects=("He held on to the last minute of it.",),
    named=Named.UNIT,
    counted=("step",),
)
def calendar_step(ref: Reference, unit: Grain, step: int = 0) -> Reading | None:
    """'last month': the calendar unit before the one of publication, never 30 days back."""
    if unit.rank < Grain.DAY.rank or (unit is Grain.DAY and step == 0):
        return None
    if unit.rank > Grain.YEAR.rank and step:
        return None
    why = f"the {unit} {_STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(unit, why)
    return Reading.of(TimeInterval.of(unit, ref.origin, step), why, anchor=ref.anchor)


@rules.rule(
    "the {unit} {far_step}",
    examples={
        "Sales rose <the week before last>.": "2024-W09",
        "It will open <the year after next>.": "2026",
    },
    named=Named.UNIT,
    counted=("far_step",),
)
def two_steps(ref: Reference, unit: Grain, far_step: int) -> Reading | None:
    """'the week before last'."""
    if not Grain.DAY.rank < unit.rank <= Grain.YEAR.rank:
        return None
    why = f"two {unit}s {_STEP_WORDS[far_step // 2]} that of {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(unit, why)
    return Reading.of(TimeInterval.of(unit, ref.origin, far_step), why, anchor=ref.anchor)


@rules.rule(
    "{step} {season}",
    "{season} {step} year",
    examples={
        "Its advances <last summer> were large.": "2023-SU",
        "It will open <next fall>.": "2024-FA",
        "It was dry <this spring> in Rome.": "2024-SP",
    },
    named=Named.SEASON,
    counted=("step",),
)
def season_step(ref: Reference, step: int, season: str) -> Reading:
    """'last summer': the latest one that is over."""
    name = SEASON_NAMES[season]
    why = f"the {name} {_STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.SEASON, why, value=f"XXXX-{season}")
    interval = TimeInterval.season(ref.origin.year, season)
    if step < 0 and (interval.end is None or interval.end > ref.origin):
        interval = TimeInterval.season(ref.origin.year - 1, season)
    if step > 0 and (interval.start is None or interval.start <= ref.origin):
        interval = TimeInterval.season(ref.origin.year + 1, season)
    return Reading.of(interval, why, anchor=ref.anchor)


@rules.rule(
    "{step} {month}",
    "{step} {month} {day}",
    examples={
        "It fell <last April> after a siege.": "2023-04",
        "He was shot <last Oct. 23> at home.": "2023-10-23",
        "It fell <last November> after a siege.": "2023-11",
        "It opens <next March> in Rome.": "2025-03",
        "It opens <this September> in Rome.": "2024-09",
    },
    named=Named.MONTH,
    counted=("step",),
)
def month_step(ref: Reference, step: int, month: int, day: int | None = None) -> Reading | None:
    """'last November': the latest past month of that name, whatever its year."""
    name = MONTH_NAMES[month - 1]
    why = f"the {name} {_STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.MONTH, why, value=f"XXXX-{month:02}")
    year = ref.origin.year
    if step < 0 and month >= ref.origin.month:
        year -= 1
    if step > 0 and month <= ref.origin.month:
        year += 1
    if day is not None:
        return day_of_year(year, month, day, f"day {day} of {why}")
    return Reading.of(TimeInterval.month(year, month), why, anchor=ref.anchor)


@rules.rule(
    "this coming {weekday}",
    "the coming {weekday}",
    examples={"It closes <this coming Thursday> at noon.": "2024-03-14"},
    named=Named.WEEKDAY,
    counted=Counted.ON,
)
def coming_weekday(ref: Reference, weekday: int) -> Reading:
    """'this coming Thursday': the first one after publication, tomorrow as well."""
    name = DAY_NAMES[weekday]
    why = f"the first {name} after {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.DAY, why, value=f"XXXX-WXX-{weekday + 1}")
    ahead = (weekday - ref.origin.weekday) % 7 or 7
    return Reading.of(TimeInterval.of(Grain.DAY, ref.origin, ahead), why, anchor=ref.anchor)


@rules.rule(
    "{step} {weekday}",
    examples={
        "It closed <last Friday> at noon.": "2024-03-08",
        "It closed <last Wednesday> at noon.": "2024-03-06",
        "It closes <next Monday> at noon.": "2024-03-18",
        "It closes <next Thursday> at noon.": "2024-03-21",
        "It closes <this Friday> at noon.": "2024-03-15",
    },
    named=Named.WEEKDAY,
    counted=("step",),
)
def weekday_step(ref: Reference, step: int, weekday: int) -> Reading:
    """'last Friday': the latest one before the day of publication."""
    name = DAY_NAMES[weekday]
    why = f"the {name} {_STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.DAY, why, value=f"XXXX-WXX-{weekday + 1}")
    back = (ref.origin.weekday - weekday) % 7
    offset = -(back or 7) if step < 0 else (7 - back) % 7
    if step > 0 and offset <= 1:
        # Tomorrow is never called 'next Tuesday'.
        offset += 7
    return Reading.of(TimeInterval.of(Grain.DAY, ref.origin, offset), why, anchor=ref.anchor)


@rules.rule(
    "{amount} {units}[ or so] ago",
    "(a|an|one) {units}[ or so] ago",
    examples={
        "The bank failed <two weeks ago>.": "2024-W09",
        "<3 days ago> he resigned.": "2024-03-10",
        "It stood there <two years ago>.": "2022",
        "It stood there <several years ago>.": "PAST_REF",
        "It stood there <three decades ago>.": "1994",
    },
    rejects=("It failed a long time ago.",),
    named=Named.UNITS,
    counted=Counted.BACK,
)
def units_ago(ref: Reference, units: Grain, amount: Amount | None = None) -> Reading | None:
    """A number of units before publication: a day for days, a year for years and decades."""
    amount = amount or ONE
    words = length(amount, units)
    if amount.number is None:
        return Reading.vague("PAST_REF", f"{words} before publication, not said how many")
    of_years, grain = in_years(amount, units)
    number = round(of_years.number or 0)
    why = f"{words} counted back from"
    if ref.origin is None:
        return Reading.unplaced(grain, f"{why} publication")
    rough = grain is not units or number >= _ROUGH_YEARS
    interval = replace(TimeInterval.of(grain, ref.origin, -number), approximate=rough)
    return Reading.of(interval, f"{why} {ref.origin_date}", anchor=ref.anchor)


def in_years(amount: Amount, units: Grain) -> tuple[Amount, Grain]:
    """Decades and longer as years; what is shorter or has no number as it is."""
    size = _YEARS.get(units)
    if size is None or amount.number is None:
        return amount, units
    return replace(amount, number=amount.number * size), Grain.YEAR


# 'Three decades ago' names a year, roughly, and '5,000 years ago' no exact one.
_YEARS = {Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}
_ROUGH_YEARS = 1000


@rules.rule(
    "(over|within|during|for|throughout) <the next {unit}>",
    examples={"It will grow within <the next year> by half.": "P1Y"},
    named=Named.LENGTH,
    counted=Counted.ON,
)
def next_unit(ref: Reference, unit: Grain) -> Reading | None:
    """'within the next year': a length that begins with publication."""
    if unit not in (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR):
        return None
    # 'It was over the next day.'
    if unit is Grain.DAY and ref.domain is Domain.NARRATIVE:
        return None
    if ref.origin is None:
        return Reading.duration(period(ONE, unit), f"1 {unit} from publication on")
    interval = stretch(ref.origin, unit, 1)
    why = f"1 {unit} counted on from {ref.origin_date}: {interval.plain}"
    return Reading.duration(period(ONE, unit), why, interval=interval, anchor=ref.anchor)


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


_STEP_WORDS = {-1: "before", 0: "of", 1: "after"}
