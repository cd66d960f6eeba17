"""Holidays by name: 'Thanksgiving', 'Christmas Eve', 'Good Friday', 'last Easter', 'Ramadan'."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from events.calendar.interval import Grain, Instant, TimeInterval
from events.calendar.names import MONTH
from events.grammar.verb_direction import Direction
from events.lexicons.named_days import named_days
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.times.rules.holiday_calendar import FEASTS, day_of_feast
from events.times.rules.holiday_calendar import day_of_history as the_day_of_history
from events.types import Named

# The nouns after which '9/11' and 'the Sept. 11 …' are the day of the attacks.
ATTACKS = "attack attacks commission hijackers hijackings memorial terror terrorist victims".split()
FEAST = Slot.of_words(dict(FEASTS))
ONCE = Slot.of_words(dict(named_days("once")))


def _named(words: str) -> str | None:
    """The holiday, where its name is printed as a name."""
    return FEAST.convert(words) if words != words.lower() else None  # type: ignore[return-value]


rules = Rules(
    {
        "feast": replace(FEAST, convert=_named),
        "day_of_history": ONCE,
        "_september": Slot.of_words(dict.fromkeys(["september", "sept.", "sept", "sep."], 9)),
        "_full_date": Slot(rf"(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}}),? \d{{4}}", frozenset(), str),
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
    "{day_of_history}",
    "{day_of_history}, {_full_date}",
    examples={
        "He was in London on <V-E Day> with his regiment.": "1945-05-08",
        "He was in Tokyo on <VJ Day> with his regiment.": "1945-08-15",
        "He landed in Normandy on <D-Day> with his regiment.": "1944-06-06",
    },
    rejects=("He was a dday man.",),
)
def day_of_history(ref: Reference, day_of_history: str) -> Reading | None:
    """A day that there was once, in any text that may know of it."""
    day = Instant.of_date(the_day_of_history(day_of_history))
    if ref.dct is not None and ref.dct < day:
        return None
    return _at(day, f"{day_of_history.title()}, as histories date it", None)


@rules.rule(
    "{feast} {unit:week_or_weekend}",
    "{step} {feast} {unit:week_or_weekend}",
    examples={
        "He left over <Thanksgiving weekend> by boat.": "2023-W47-WE",
        "He left over <Labor Day weekend> by boat.": "2023-W35-WE",
        "He will leave over <Easter weekend> by boat.": "2024-W13-WE",
    },
    named=Named.UNIT,
)
def holiday_week(
    ref: Reference, feast: str, unit: Grain, step: int | None = None
) -> Reading | None:
    """The week or weekend of a holiday."""
    # A week that has begun is the nearest one, whatever the verb.
    near = holiday(replace(ref, clause=None), feast, step)
    begun = near is not None and near.interval is not None and _is_near(ref, near.interval)
    reading = near if begun else holiday(ref, feast, step)
    if reading is None or reading.interval is None or reading.interval.start is None:
        return reading
    day = reading.interval.start
    if unit is Grain.WEEKEND and day.weekday == 0:
        # The weekend of a Monday is a long one, and ends with it.
        day = day.plus(Grain.DAY, -2)
        interval = TimeInterval(day, day.plus(Grain.DAY, 3), Grain.DAY)
        value = TimeInterval.of(unit, day).timex_value
        why = "the weekend that ends with the holiday"
        return Reading.of(interval, why, anchor=reading.anchor, value=value)
    interval = TimeInterval.of(unit, day)
    return Reading.of(interval, f"the {unit} of the holiday", anchor=reading.anchor)


def _is_near(ref: Reference, day: TimeInterval) -> bool:
    if ref.origin is None or day.start is None:
        return False
    return abs(day.start.day_number - ref.origin.day_number) <= _WEEK


# In days.
_WEEK = 7


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
