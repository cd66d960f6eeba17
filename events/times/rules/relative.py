"""Days and calendar units beside publication: 'yesterday', 'last month', 'next Friday'."""

from __future__ import annotations

from events.calendar.interval import Grain, TimeInterval
from events.calendar.names import DAY_NAMES, MONTH_NAMES, SEASON_NAMES
from events.grammar.verb_direction import Direction
from events.times.lexicon import SLOTS, STEP_WORDS
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.times.rules.absolute import END_OF_WINTER, day_of_year
from events.types import Counted, Named

_ANY_MONTH = SLOTS["month"].regex
# 'this Friday, Dec. 29, 2017, photo' and 'this June 3, 2017, photo' have their day as written.
rules = Rules(
    slots={
        "_undated": Slot(
            rf"(?!,?\s+(?:(?:{_ANY_MONTH})\s+\d{{1,2}}\b|\d{{1,2}}\s+(?:{_ANY_MONTH})\b))",
            frozenset(),
            str,
        ),
        "_not_its_day": Slot(r"(?!\.?\s+\d{1,2},?\s+[12]\d{3}\b)", frozenset(), str),
        "_of_no_year": Slot(r"(?!,?\s+[12]\d{3}\b)", frozenset(), str),
    }
)


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
        "Sales rose <this weekend> by half.": "2024-W10-WE",
        "Sales will rise <this weekend>.": "2024-W11-WE",
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
    why = f"the {unit} {STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(unit, why)
    interval = TimeInterval.of(unit, ref.origin, step)
    past = unit is Grain.WEEKEND and not step and ref.direction is Direction.PAST
    if past and interval.start is not None and interval.start > ref.origin:
        # "Thousands marched this weekend", read on a Tuesday: the last one.
        interval = TimeInterval.of(unit, ref.origin, -1)
        why = f"the {unit} before {ref.origin_name}, told as past"
    return Reading.of(interval, why, anchor=ref.anchor)


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
    why = f"two {unit}s {STEP_WORDS[far_step // 2]} that of {ref.origin_name}"
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
        "It was dry <this winter> in Rome.": "2023-WI",
        "It will be dry <this winter> in Rome.": "2024-WI",
    },
    named=Named.SEASON,
    counted=("step",),
)
def season_step(ref: Reference, step: int, season: str) -> Reading:
    """'last summer': the latest one that is over."""
    name = SEASON_NAMES[season]
    why = f"the {name} {STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.SEASON, why, value=f"XXXX-{season}")
    interval = TimeInterval.season(ref.origin.year, season)
    if step == 0 and season == "WI" and _is_after_winter(ref):
        interval = TimeInterval.season(ref.origin.year - 1, season)
    if step < 0 and (interval.end is None or interval.end > ref.origin):
        interval = TimeInterval.season(ref.origin.year - 1, season)
    if step > 0 and (interval.start is None or interval.start <= ref.origin):
        interval = TimeInterval.season(ref.origin.year + 1, season)
    return Reading.of(interval, why, anchor=ref.anchor)


def _is_after_winter(ref: Reference) -> bool:
    """Whether 'this winter' is the one that is ending, or has ended in this spring."""
    assert ref.origin is not None
    if ref.origin.month <= END_OF_WINTER:
        return True
    return ref.origin.month <= _END_OF_SPRING and ref.direction is not Direction.FUTURE


_END_OF_SPRING = 5  # its last month


@rules.rule(
    "{step} {month}{_not_its_day}",
    "{step} {month} {day}{_of_no_year}",
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
    why = f"the {name} {STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.MONTH, why, value=f"XXXX-{month:02}")
    year = ref.origin.year
    if step < 0 and month >= ref.origin.month:
        year -= 1
    if step > 0 and month <= ref.origin.month:
        year += 1
    if day is not None:
        return day_of_year(year, month, day, f"day {day} of {why}", anchor=ref.anchor)
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
    "{step} {weekday}{_undated}",
    examples={
        "It closed <last Friday> at noon.": "2024-03-08",
        "It closed <last Wednesday> at noon.": "2024-03-06",
        "It closes <next Monday> at noon.": "2024-03-18",
        "It closes <next Thursday> at noon.": "2024-03-21",
        "It closes <this Friday> at noon.": "2024-03-15",
        "It closed <this Friday> at noon.": "2024-03-08",
        "It closed <this Wednesday> at noon.": "2024-03-13",
    },
    named=Named.WEEKDAY,
    counted=("step",),
)
def weekday_step(ref: Reference, step: int, weekday: int) -> Reading:
    """'last Friday': the latest one before the day of publication."""
    name = DAY_NAMES[weekday]
    why = f"the {name} {STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.DAY, why, value=f"XXXX-WXX-{weekday + 1}")
    back = (ref.origin.weekday - weekday) % 7
    # "Voters chose a mayor this Sunday", read on a Tuesday.
    behind = step < 0 or (step == 0 and back > 0 and ref.direction is Direction.PAST)
    if behind and not step:
        why = f"the {name} before {ref.origin_name}, told as past"
    offset = -(back or 7) if behind else (7 - back) % 7
    if step > 0 and offset <= 1:
        # Tomorrow is never called 'next Tuesday'.
        offset += 7
    return Reading.of(TimeInterval.of(Grain.DAY, ref.origin, offset), why, anchor=ref.anchor)
