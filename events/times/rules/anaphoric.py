"""Times beside the one last spoken of: 'the next day', 'that year', 'on the 14th'."""

from __future__ import annotations

from events.calendar.interval import Grain, Instant, TimeInterval
from events.calendar.names import DAY_NAMES, MONTH_NAMES, PART_NAMES, SEASON_NAMES
from events.grammar.verb_direction import Direction
from events.times.lexicon import SLOTS, STEP_WORDS
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.times.rules.absolute import day_of_year, season_around
from events.types import Counted, Named

rules = Rules(
    slots={
        "_day_ordinal": SLOTS["day_ordinal"],
        "long_stretch": Slot.of_words({"decade": Grain.DECADE, "century": Grain.CENTURY}),
    }
)


@rules.rule(
    "the weekend {side_after}$",
    examples={
        "He fell ill on Feb. 5 and died <the weekend after>.": "2024-W06-WE",
        "He fell ill on Feb. 5, and <the weekend before>, he drove.": "2024-W05-WE",
    },
    named=Named.UNIT,
    counted=("side_after",),
)
def weekend_beside(ref: Reference, side_after: int) -> Reading | None:
    """The weekend before or after the day last spoken of."""
    day = _base(ref, Grain.WEEKEND)
    if day is None:
        return None
    # The weekend of a working day is the one to come.
    step = side_after if day.weekday >= _SATURDAY else min(side_after, 0)
    why = f"the weekend {STEP_WORDS[side_after]} the day last spoken of"
    return Reading.of(TimeInterval.of(Grain.WEEKEND, day, step), why, anchor=_anchor(ref))


_SATURDAY = 5


@rules.rule(
    "the {side} {unit}",
    "the very {side} {unit}",
    "the {unit} {side_after}$",
    "the {unit} {side_after} that",
    "<the {unit}> {side_after}",
    examples={
        "He fell ill on March 3 and died <the next day>.": "2024-03-04",
        "It began in May 1995. <The following year> it ended.": "1996",
        "It began in May 1995 and ended <the previous month>.": "1995-04",
        "He fell ill on March 3, and <the day before>, he drove.": "2024-03-02",
    },
    named=Named.UNIT,
    counted=("side", "side_after"),
)
def unit_beside(
    ref: Reference, unit: Grain, side: int | None = None, side_after: int | None = None
) -> Reading | None:
    """The calendar unit before or after the one last spoken of."""
    if unit.rank < Grain.DAY.rank or unit.rank > Grain.YEAR.rank:
        return None
    step = side if side is not None else side_after
    assert step is not None
    if unit is Grain.WEEKEND and side_after == 1 and ref.domain is Domain.NEWS:
        # 'over the weekend after a jury acquitted him'.
        return _weekend(ref)
    return shifted(ref, unit, step, f"the {unit} {STEP_WORDS[step]}")


@rules.rule(
    "the {side} {season}",
    "the {side} {month}",
    examples={
        "It began in July 1995 and ended <the following spring>.": "1996-SP",
        "It began in July 1995 and ended <the previous May>.": "1995-05",
    },
    named=Named.SEASON,
    counted=("side",),
)
def season_beside(
    ref: Reference, side: int, season: str | None = None, month: int | None = None
) -> Reading | None:
    """The first spring or May before or after the time last spoken of."""
    last = ref.last.start if ref.last is not None else ref.dct
    if last is None or side == 0:
        return None
    found = [
        TimeInterval.month(last.year + years, month)
        if month is not None
        else TimeInterval.season(last.year + years, season or "SU")
        for years in (-1, 0, 1)
    ]
    # After a whole year 'the following spring' is the next year's, but its winter the year's own.
    whole = ref.last is not None and ref.last.grain is Grain.YEAR and season != "WI"
    floor = ref.last.end.plus(Grain.SECOND, -1) if whole and ref.last and ref.last.end else last
    after = [one for one in found if one.start is not None and one.start > floor]
    before = [one for one in found if one.end is not None and one.end <= last]
    beside = after[:1] if side > 0 else before[-1:]
    if not beside:
        return None
    name = MONTH_NAMES[month - 1] if month is not None else SEASON_NAMES[season or "SU"]
    why = f"the {name} {STEP_WORDS[side]} the time last spoken of"
    return Reading.of(beside[0], why, anchor=_anchor(ref))


@rules.rule(
    "the {side} {part}",
    "the {part} {side_after}$",
    examples={
        "He fell ill on March 3 and died <the next morning>.": "2024-03-04TMO",
        "He fell ill on March 3. <The night before>, he drove.": "2024-03-02TNI",
    },
    named=Named.PART,
    counted=("side", "side_after"),
)
def part_beside(
    ref: Reference, part: str, side: int | None = None, side_after: int | None = None
) -> Reading | None:
    """A part of the day before or after the one last spoken of."""
    side = side if side is not None else side_after or 0
    day = ref.day.start if ref.day is not None else ref.dct
    name = f"the {PART_NAMES[part]} of the day {STEP_WORDS[side]}"
    if day is None:
        return Reading.unplaced(Grain.PART, name, value=f"XXXX-XX-XXT{part}")
    interval = TimeInterval.part_of_day(day.plus(Grain.DAY, side), part)
    return Reading.of(interval, f"{name} the day last spoken of", anchor=_anchor(ref))


@rules.rule(
    "the {side} {weekday}",
    examples={"It fell from Oct. 13, 1989, and <the previous Friday> too.": "1989-10-06"},
    named=Named.WEEKDAY,
    counted=("side",),
)
def weekday_beside(ref: Reference, side: int, weekday: int) -> Reading | None:
    """The weekday before or after the day last spoken of."""
    day = ref.day.start if ref.day is not None else ref.dct
    if day is None or side == 0:
        return None
    ahead = (weekday - day.weekday) % 7 or 7
    offset = ahead if side > 0 else (ahead - 7 or -7)
    why = f"the {DAY_NAMES[weekday]} {STEP_WORDS[side]} the day last spoken of"
    return Reading.of(TimeInterval.of(Grain.DAY, day, offset), why, anchor=_anchor(ref))


@rules.rule(
    "{weekday} of (that|that same|the same|the {side}) week",
    examples={
        "It fell on March 5, 2019. He fled on <Thursday of that week>.": "2019-03-07",
        "It fell on March 5, 2019. He fled on <Monday of the next week>.": "2019-03-11",
    },
    named=Named.WEEKDAY,
    counted=("side",),
)
def weekday_of_week_beside(ref: Reference, weekday: int, side: int = 0) -> Reading | None:
    """A weekday of the week last spoken of, or of one beside it."""
    day = _base(ref, Grain.WEEK)
    if day is None:
        return None
    offset = weekday - day.weekday + 7 * side
    why = f"the {DAY_NAMES[weekday]} of the week {STEP_WORDS[side]} the time last spoken of"
    return Reading.of(TimeInterval.of(Grain.DAY, day, offset), why, anchor=_anchor(ref))


@rules.rule(
    "(that|that very|that same|the same|the very same) {unit}",
    "(that|that same|the same) {season}",
    "(that|that same|the same) {month}",
    examples={
        "It began in May 1995. <That year> it ended.": "1995",
        "It began on May 3, 1995, and ended <the same day>.": "1995-05-03",
        "It began in 1995 and ended <that summer>.": "1995-SU",
        "It began in January 1995 and ended <that winter>.": "1994-WI",
    },
    rejects=("It lasted that second.",),
    named=Named.UNIT,
    counted=Counted.HERE,
)
def same_unit(
    ref: Reference,
    unit: Grain | None = None,
    season: str | None = None,
    month: int | None = None,
) -> Reading | None:
    """The calendar unit last spoken of."""
    last = ref.last.start if ref.last is not None else ref.dct
    if last is None or (unit is not None and unit.rank < Grain.DAY.rank):
        return None
    if unit is not None:
        interval = TimeInterval.of(unit, _base(ref, unit) or last)
    elif season is not None:
        interval = season_around(ref, last, season)
    else:
        assert month is not None
        interval = TimeInterval.month(last.year, month)
    name = MONTH_NAMES[month - 1] if month is not None else SEASON_NAMES.get(season or "")
    which = f"the {name} of the year" if name else f"the {interval.grain}"
    return Reading.of(interval, f"{which} last spoken of", anchor=_anchor(ref))


@rules.rule(
    "(that|that same|the same) {weekday}",
    examples={"He came on March 8, 2024, and left <that same Friday>.": "2024-03-08"},
    rejects=("He indicated that Sun's profit rose.",),
    domain=Domain.NARRATIVE,
    named=Named.WEEKDAY,
    counted=Counted.HERE,
)
def same_weekday(ref: Reference, weekday: int) -> Reading | None:
    """The day last spoken of, by its weekday; else that weekday of its week."""
    day = ref.day.start if ref.day is not None else ref.dct
    if day is None:
        return None
    interval = TimeInterval.of(Grain.DAY, day, weekday - day.weekday)
    why = f"the {DAY_NAMES[weekday]} of the week last spoken of"
    return Reading.of(interval, why, anchor=_anchor(ref))


@rules.rule(
    "{month} {day}[ of],? the {side} year",
    "{day} {month}[ of],? the {side} year",
    "{month}[ of],? the {side} year",
    "{season}[ of],? the {side} year",
    "{month} {day}[ of],? that[ same] year",
    "{day} {month}[ of],? that[ same] year",
    "{month}[ of],? that[ same] year",
    "{season}[ of],? that[ same] year",
    examples={
        "He came in 1952. In <March the following year>, he left.": "1953-03",
        "He came in 1952 and left on <2 August of the next year>.": "1953-08-02",
        "He came in 1952 and left in <the summer of that year>.": "1952-SU",
        "He came in 1952 and left on <3 May of that year>.": "1952-05-03",
    },
    named=Named.DATE,
    counted=("side",),
)
def date_of_year_beside(
    ref: Reference,
    month: int | None = None,
    day: int | None = None,
    season: str | None = None,
    side: int = 0,
) -> Reading | None:
    """A date in the year last spoken of, or in one beside it."""
    last = ref.last.start if ref.last is not None else ref.dct
    if last is None:
        return None
    year = last.year + side
    why = f"of the year {STEP_WORDS[side]} the time last spoken of"
    if day is not None and month is not None:
        return day_of_year(year, month, day, f"the day, {why}", anchor=_anchor(ref))
    if month is not None:
        interval = TimeInterval.month(year, month)
    else:
        assert season is not None
        interval = TimeInterval.season(year, season)
    return Reading.of(interval, f"the {interval.grain}, {why}", anchor=_anchor(ref))


@rules.rule(
    "the {day_ordinal} of (the {side}|that|that same) month",
    examples={
        "He came on 28 May 1952 and left on <the 15th of the following month>.": "1952-06-15"
    },
    named=Named.DAY_OF_MONTH,
    counted=("side",),
)
def day_of_month_beside(ref: Reference, day_ordinal: int, side: int = 0) -> Reading | None:
    """A day of the month last spoken of, or of one beside it."""
    if ref.last is None or ref.last.start is None or ref.last.grain.rank > Grain.MONTH.rank:
        return None
    month = ref.last.start.floor(Grain.MONTH).plus(Grain.MONTH, side)
    why = f"the day, of the month {STEP_WORDS[side]} the time last spoken of"
    return day_of_year(month.year, month.month, day_ordinal, why, anchor="last")


@rules.rule(
    "(on|by|until|till|from|since|to|between) <the {day_ordinal}>",
    "(on|from|between) the {_day_ordinal} (and|to|until) <{day_ordinal}>",
    "(dawn|morning|noon|afternoon|evening|night|midnight) (of|on) <the {day_ordinal}>",
    "between the {_day_ordinal} and <the {day_ordinal}>",
    examples={"He came on March 3, 2020, and left on <the 28th>.": "2020-03-28"},
    rejects=("He counted on the 28th Regiment.",),
    named=Named.DAY_OF_MONTH,
)
def day_of_month(ref: Reference, day_ordinal: int) -> Reading | None:
    """A day of the month last spoken of."""
    last = ref.last.start if ref.last is not None else ref.dct
    if last is None or (ref.last is not None and ref.last.grain.rank > Grain.MONTH.rank):
        return None
    why = "the day, of the month last spoken of"
    return day_of_year(last.year, last.month, day_ordinal, why, anchor=_anchor(ref))


@rules.rule(
    "the night of the {day_ordinal}(-|/| to [the ]| and [the ]){_day_ordinal}",
    examples={"He came on March 3, 2020, and left on <the night of the 8th/9th>.": "2020-03-08TNI"},
    named=Named.PART,
    counted=Counted.HERE,
)
def night_of_month(ref: Reference, day_ordinal: int) -> Reading | None:
    """A night of the month last spoken of, by the two days that it joins."""
    reading = day_of_month(ref, day_ordinal)
    if reading is None or reading.interval is None or reading.interval.start is None:
        return None
    interval = TimeInterval.part_of_day(reading.interval.start, "NI")
    return Reading.of(interval, "the night, of the month last spoken of", anchor=_anchor(ref))


@rules.rule(
    "(in|on) <the {unit}> of (the|this|that|his|her|its|their)",
    examples={
        "It closed on <the day> of the quake in Rome.": "XXXX-XX-XX",
        "They met in <the year> of his death.": "XXXX",
    },
    rejects=("It came in the hour of the wolf.",),
    named=Named.UNIT,
    counted=Counted.HERE,
)
def unit_of(ref: Reference, unit: Grain) -> Reading | None:
    """'on the day of the quake': that of what the text names, and not the one last spoken of."""
    if unit.rank < Grain.DAY.rank or unit.rank > Grain.YEAR.rank or unit is Grain.QUARTER:
        return None
    return Reading.unplaced(unit, f"the {unit} of what the text names, which has its own time")


@rules.rule(
    "(of|for|in|during|on|throughout) <the {unit}>",
    "<the (full|whole|entire) {unit}>",
    "<the weekend>",
    "(end|close|start|beginning|middle|rest) of <the {long_stretch}>",
    examples={
        "He left on March 3. Later in <the day> he returned.": "2024-03-03",
        "It will be done by <the end of the decade>, he said.": "202",
        "It closed over <the weekend> in Rome.": "2024-W10-WE",
        "It will close over <the weekend>.": "2024-W11-WE",
    },
    rejects=("It is the man of the decade.", "He knew the hour."),
    named=Named.UNIT,
)
def the_unit(
    ref: Reference, unit: Grain = Grain.WEEKEND, long_stretch: Grain | None = None
) -> Reading | None:
    """'later in the day': the unit last spoken of; 'the weekend' is the latest one."""
    unit = long_stretch or unit
    if unit is Grain.WEEKEND:
        return _weekend(ref)
    told = ref.domain is Domain.NARRATIVE or long_stretch is not None
    longest = Grain.CENTURY if told else Grain.YEAR
    if unit.rank < Grain.DAY.rank or unit.rank > longest.rank or unit is Grain.QUARTER:
        return None
    if ref.domain is Domain.NEWS and unit is not Grain.DAY and ref.dct is not None:
        interval = TimeInterval.of(unit, ref.dct)
        return Reading.of(interval, f"the {unit} of publication", anchor="dct")
    base = _base(ref, unit)
    if base is None:
        return None
    why = f"the {unit} last spoken of"
    return Reading.of(TimeInterval.of(unit, base), why, anchor=_anchor(ref))


def _anchor(ref: Reference) -> str:
    return "last" if ref.last is not None else "dct"


def _base(ref: Reference, unit: Grain) -> Instant | None:
    """What a unit is counted from: for days the day last spoken of, else the time."""
    if unit.rank <= Grain.WEEK.rank and ref.day is not None:
        return ref.day.start
    return ref.last.start if ref.last is not None else ref.dct


def shifted(ref: Reference, unit: Grain, step: int, why: str) -> Reading | None:
    """The unit so many units from the time last spoken of; `why` is its distance in words."""
    base = _base(ref, unit)
    if base is None:
        return Reading.unplaced(unit, f"{why} a time not named")
    named = ref.last if ref.last is not None and base == ref.last.start else ref.day
    from_what = f"the time last spoken of, {named.plain}" if named else ref.origin_date
    interval = TimeInterval.of(unit, base, step)
    return Reading.of(interval, f"{why} {from_what}", anchor=_anchor(ref))


def _weekend(ref: Reference) -> Reading:
    """The latest, or with a verb that looks ahead the one to come; today if it is one."""
    if ref.dct is None:
        return Reading.unplaced(Grain.WEEKEND, "a weekend")
    if ref.dct.weekday < 5 and ref.direction is not Direction.FUTURE:
        latest = TimeInterval.of(Grain.WEEKEND, ref.dct, -1)
        return Reading.of(latest, "the latest weekend by publication", anchor="dct")
    which = "the weekend of publication" if ref.dct.weekday >= 5 else "the weekend to come"
    return Reading.of(TimeInterval.of(Grain.WEEKEND, ref.dct), which, anchor="dct")
