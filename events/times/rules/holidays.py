"""Holidays by name: 'Thanksgiving', 'Christmas Eve', 'Good Friday', 'last Easter', 'Ramadan'."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from events.calendar.interval import Grain, Instant, TimeInterval
from events.grammar.verb_direction import Direction
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.times.rules.holiday_calendar import FEASTS, day_of_feast
from events.types import Named

# What '9/11' and 'the Sept. 11 …' are said of.
ATTACKS = "attack attacks commission hijackers hijackings memorial terror terrorist victims".split()
FEAST = Slot.of_words({name: name for name in FEASTS})


def _named(words: str) -> str | None:
    """The holiday, where its name is printed as a name."""
    return FEAST.convert(words) if words != words.lower() else None  # type: ignore[return-value]


rules = Rules(
    {
        "feast": replace(FEAST, convert=_named),
        "_september": Slot.of_words(dict.fromkeys(["september", "sept.", "sept", "sep."], 9)),
        "_attacks": Slot.of_words(dict.fromkeys(ATTACKS, "")),
        "week_or_weekend": Slot.of_words({"week": Grain.WEEK, "weekend": Grain.WEEKEND}),
    }
)


@rules.rule(
    "{feast}",
    "{step} {feast}",
    "{feast},? [of|in] {year}",
    "{feast} {step} year",
    examples={
        "He was found on <Thanksgiving Day> at sea.": "2023-11-23",
        "He will leave on <Easter Sunday> by boat.": "2024-03-31",
        "He was found <last Christmas> at sea.": "2023-12-25",
        "It was signed on <Good Friday 1998> in Belfast.": "1998-04-10",
        "He left on <New Year's Eve> by boat.": "2023-12-31",
    },
    rejects=("He ate the thanksgiving turkey.",),
    named=Named.HOLIDAY,
)
def holiday(
    ref: Reference, feast: str, step: int | None = None, year: int | None = None
) -> Reading | None:
    """A holiday of a stated year, else the one before, after or nearest to publication."""
    name = feast.removeprefix("the ").title().replace("'S", "'s").replace(" Of ", " of ")
    if year is not None:
        day = day_of_feast(feast, year)
        return _reading(day, f"{name} of {year}", None) if day else None
    if ref.origin is None:
        return Reading.unplaced(Grain.DAY, f"{name} of some year")
    days = [day_of_feast(feast, ref.origin.year + offset) for offset in (-1, 0, 1)]
    known = [Instant.of_date(day) for day in days if day is not None]
    if not known:
        return None
    chosen, why = _chosen(ref, known, step, name)
    return _at(chosen, why, ref.anchor)


def _chosen(
    ref: Reference, known: list[Instant], step: int | None, name: str
) -> tuple[Instant, str]:
    """Which of a holiday's days of three years is meant, and why."""
    assert ref.origin is not None
    today = ref.origin.midnight
    if ref.domain is Domain.NARRATIVE:
        same = [day for day in known if day.year == today.year] or known
        fine = ref.last is not None and ref.last.grain.rank <= Grain.MONTH.rank
        if fine and today.day_number - same[0].day_number > _HALF_YEAR:
            return known[-1], f"the first {name} after the time last spoken of"
        return same[0], f"{name} of the year last spoken of"
    before = [day for day in known if day < today or (day == today and step is None)]
    after = [day for day in known if day > today or (day == today and step is None)]
    if (step == -1 or (step is None and ref.direction is Direction.PAST)) and before:
        return before[-1], f"the latest {name} by publication"
    if (step == 1 or (step is None and ref.direction is Direction.FUTURE)) and after:
        return after[0], f"the first {name} from publication on"
    nearest = min(known, key=lambda day: abs(day.day_number - today.day_number))
    return nearest, f"the {name} nearest to publication"


# In days.
_HALF_YEAR = 183


@rules.rule(
    "9/11",
    "<{_september} 11[, 2001]> {_attacks}",
    examples={
        "It began after <9/11> and went on.": "2001-09-11",
        "It began after the <Sept. 11> attacks.": "2001-09-11",
    },
)
def eleventh_of_september(ref: Reference) -> Reading | None:
    """The attacks of 2001, in any text that may know of them."""
    day = Instant(2001, 9, 11)
    if ref.dct is not None and ref.dct < day:
        return None
    return _at(day, "the day of the attacks on the United States", None)


@rules.rule(
    "{feast} {unit:week_or_weekend}",
    "{step} {feast} {unit:week_or_weekend}",
    examples={"He left over <Thanksgiving weekend> by boat.": "2023-W47-WE"},
    named=Named.UNIT,
)
def holiday_week(
    ref: Reference, feast: str, unit: Grain, step: int | None = None
) -> Reading | None:
    """The week or weekend of a holiday."""
    # A week that has begun is the nearest one, whatever the verb.
    reading = holiday(replace(ref, clause=None), feast, step)
    if reading is None or reading.interval is None or reading.interval.start is None:
        return reading
    interval = TimeInterval.of(unit, reading.interval.start)
    return Reading.of(interval, f"the {unit} of the holiday", anchor=reading.anchor)


@rules.rule(
    "ramadan[ {year}]",
    "[the ]holy month of ramadan",
    examples={
        "They fasted during <Ramadan> in Rome.": "2024-03-11/2024-04-09",
        "They fasted in <Ramadan 2015> in Rome.": "2015-06-17/2015-07-16",
    },
)
def ramadan(ref: Reference, year: int | None = None) -> Reading | None:
    """The thirty days before Eid al-Fitr, give or take a day with the sight of the moon."""
    if year is None and ref.origin is None:
        return Reading.unplaced(Grain.MONTH, "Ramadan of some year")
    around = [year] if ref.origin is None or year else [ref.origin.year + n for n in (-1, 0, 1)]
    feasts = [day_of_feast("eid al-fitr", one) for one in around if one is not None]
    starts = [Instant.of_date(day).plus(Grain.DAY, -30) for day in feasts if day is not None]
    if not starts:
        return None
    start, why = (starts[0], "by its year") if year else _chosen(ref, starts, None, "Ramadan")
    interval = TimeInterval(start, start.plus(Grain.DAY, 30), Grain.DAY, approximate=True)
    why += ", the thirty days before Eid al-Fitr"
    return Reading.of(interval, why, anchor=None if year else ref.anchor, mod="APPROX")


def _reading(day: date, why: str, anchor: str | None) -> Reading:
    return _at(Instant.of_date(day), why, anchor)


def _at(day: Instant, why: str, anchor: str | None) -> Reading:
    return Reading.of(TimeInterval.of(Grain.DAY, day), why, anchor=anchor)
