"""Calendar dates that the words themselves name, in full or but for the year: 'May 18, 2015'."""

from __future__ import annotations

from events.calendar.interval import SEASONS as SEASONS_BEGIN
from events.calendar.interval import Grain, Instant, TimeInterval, days_in_month
from events.calendar.names import DAY_NAMES, MONTH_NAMES, SEASON_NAMES
from events.grammar.verb_direction import Direction
from events.times.lexicon import STEP_WORDS
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.times.rules.year_of_date import year_for
from events.types import Counted, Named

_WITHIN = "by during in into over since through throughout until".split()
# "18 January, 2200 GMT" is an hour of that day.
_ZONES = "bst|cest|cet|edt|est|gmt|ist|jst|msk|pdt|pst|utc|local time|hours|hrs"
rules = Rules(
    slots={
        "_within": Slot.of_words(dict.fromkeys(_WITHIN, "")),
        "_no_hour": Slot(rf"(?!\s+(?:{_ZONES})\b)", frozenset(), str),
    }
)

AS_WRITTEN = "the date as written"


@rules.rule(
    "[{weekday},? ][the] {day}[ of] {month},?[ of] {year}{_no_hour}",
    "[{weekday},? ]{month}[ the] {day},?[ of] {year}{_no_hour}",
    "[{weekday},? ][the] {ordinal}[ day] of {month},?[ of] {year}{_no_hour}",
    "[{weekday},? ]{month}[ the] {ordinal},? {year}{_no_hour}",
    "[{weekday},? ]{month}[ the] {day},? {spoken_year}",
    "[{weekday},? ]{month}[ the] {ordinal},? {spoken_year}",
    "[{weekday},? ][the] {day}[ of] {month},? {spoken_year}",
    "[{weekday},? ][the] {ordinal} of {month},? {spoken_year}",
    "[{weekday},? ]{month}[ the] {day},? {short_year}",
    "[{weekday},? ]{day} {month},? {short_year}",
    "{day}~{month}~{year}",
    "{day}~{month}~{two_digit_year}",
    "{year}~{month}~{day}",
    "{day}{month}{year}",
    "{day}{month}{two_digit_year}",
    examples={
        "The photo was taken on <May 18, 2015>, shortly before.": "2015-05-18",
        "He died on <18 May 2015> in Homs.": "2015-05-18",
        "It opened on <Friday, Oct. 23, 1998>.": "1998-10-23",
        "It was signed on <the 4th of July 1776> in Philadelphia.": "1776-07-04",
        "It was signed on <the twenty-third of June 1942> in Rome.": "1942-06-23",
        "It ends <Dec. 31 '99> at the latest.": "1999-12-31",
        "It ends <31-Dec-99> at the latest.": "1999-12-31",
        "He was born on <May eighth, 1950>, in Rome.": "1950-05-08",
        "It fell on <the fourth of May, nineteen seventy-six>.": "1976-05-04",
        "It ran from <26 June of 2020> on.": "2020-06-26",
        "The swab was dated <29Mar22> by hand.": "2022-03-29",
    },
    rejects=("He voted 3 may 15 times.",),
    named=Named.DATE,
)
def month_day_year(
    ref: Reference,
    month: int,
    day: int | None = None,
    weekday: int | None = None,
    year: int | None = None,
    short_year: int | None = None,
    two_digit_year: int | None = None,
    spoken_year: int | None = None,
    ordinal: int | None = None,
) -> Reading | None:
    """A full date."""
    stated = year or short_year or two_digit_year or spoken_year or 0
    number = day or ordinal or 0
    if days_in_month(stated, month) < number <= _MOST_DAYS:
        why = "the month as written, which has no such day"
        return Reading.of(TimeInterval.month(stated, month), why)
    return day_of_year(stated, month, number)


_MOST_DAYS = 31


@rules.rule(
    "[{weekday},? ]{month}[ the] {day}",
    "[{weekday},? ][the] {day}[ of] {month}",
    "[{weekday},? ]{month} {ordinal}",
    "[{weekday},? ][the] {ordinal} of {month}",
    examples={
        "It began on <March 3> in Rome.": "2024-03-03",
        "It will open on <Sept. 30> in Rome.": "2024-09-30",
        "It closed on <Friday, Dec. 29> in Rome.": "2023-12-29",
        "On <Jan. 1>, taxes rose.": "2024-01-01",
        "In the fiscal year ended <March 31>, sales fell.": "2023-03-31",
        "They met on <the 5th of March>.": "2024-03-05",
        "They met on <March eighth> in Rome.": "2024-03-08",
    },
    rejects=("It may 5 times over.",),
    named=Named.DATE,
)
def month_day(
    ref: Reference,
    month: int,
    day: int | None = None,
    ordinal: int | None = None,
    weekday: int | None = None,
) -> Reading | None:
    """A day without a year: the one nearest to publication, or of the year last spoken of."""
    number = day or ordinal or 0
    name = f"{number} {MONTH_NAMES[month - 1]}"
    if ref.origin is None:
        if not 1 <= number <= days_in_month(2000, month):
            return None
        return Reading.unplaced(
            Grain.DAY, f"{name} of some year", value=f"XXXX-{month:02}-{number:02}"
        )
    year, why = year_for(ref, month, number, name)
    if not 1 <= number <= days_in_month(year, month):
        return None
    return Reading.of(TimeInterval.day(year, month, number), why, anchor=ref.anchor)


@rules.rule(
    "{month},?[ of] {year}",
    "{month} {short_year}",
    "{month} {spoken_year}",
    "{year} {month}",
    examples={
        "It fell in <August 1988> after a siege.": "1988-08",
        "It fell in <January of 2009> after a siege.": "2009-01",
        "It fell in <Nov. '98> after a siege.": "1998-11",
        "It fell in <January nineteen ninety-seven> after a siege.": "1997-01",
    },
    named=Named.MONTH,
)
def month_year(
    ref: Reference,
    month: int,
    year: int | None = None,
    short_year: int | None = None,
    spoken_year: int | None = None,
) -> Reading:
    """A month of a stated year."""
    stated = year or short_year or spoken_year or 0
    return Reading.of(TimeInterval.month(stated, month), "the month as written")


@rules.rule(
    "{month}[ of],? {step} year",
    "{month},? {step} year",
    examples={
        "It fell in <June last year> after a siege.": "2023-06",
        "It opens in <April of next year> in Rome.": "2025-04",
    },
    named=Named.MONTH,
    counted=("step",),
)
def month_of_step(ref: Reference, month: int, step: int) -> Reading:
    """A month of the year of publication, or of one beside it."""
    side = STEP_WORDS[step]
    why = f"{MONTH_NAMES[month - 1]} of the year {side} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.MONTH, why, value=f"XXXX-{month:02}")
    interval = TimeInterval.month(ref.origin.year + step, month)
    return Reading.of(interval, why, anchor=ref.anchor)


@rules.rule(
    "{month} {day},? {step} year",
    "[the ]{day}[ of] {month},? {step} year",
    examples={
        "The war began on <Feb. 24 last year> at dawn.": "2023-02-24",
        "It opens on <the 3rd of May next year> in Rome.": "2025-05-03",
    },
    named=Named.DATE,
    counted=("step",),
)
def day_of_step(ref: Reference, month: int, day: int, step: int) -> Reading | None:
    """A day of the year of publication, or of one beside it."""
    if day > days_in_month(2000, month):
        return None
    if ref.origin is None:
        return Reading.unplaced(Grain.DAY, "the day", value=f"XXXX-{month:02}-{day:02}")
    year = ref.origin.year + step
    if day > days_in_month(year, month):
        return None
    side = STEP_WORDS[step]
    why = f"{day} {MONTH_NAMES[month - 1]} of the year {side} {ref.origin_name}"
    return Reading.of(TimeInterval.day(year, month, day), why, anchor=ref.anchor)


@rules.rule(
    "{season}[ of],? {year}",
    "{season}[ of] {spoken_year}",
    examples={
        "It fell in <the summer of 2014> after a siege.": "2014-SU",
        "It fell in <spring 1945> after a siege.": "1945-SP",
        "It fell in <the winter of nineteen ninety-four>.": "1994-WI",
    },
    named=Named.SEASON,
)
def season_of_year(
    ref: Reference, season: str, year: int | None = None, spoken_year: int | None = None
) -> Reading:
    """A season of a stated year; a winter bears the year of its December."""
    interval = TimeInterval.season(year or spoken_year or 0, season)
    return Reading.of(interval, "the season as written")


@rules.rule(
    "({_within}|for) <the {season}>",
    "(early|late|mid)-<{season}>",
    "({_within}|this|all) <{season}>",
    "(spend|spending|spent) <the {season}>",
    examples={
        "It will open in <the summer> in Rome.": "2024-SU",
        "It opened in <the fall> in Rome.": "2023-FA",
        "It stayed dry throughout <autumn>.": "2023-FA",
        "Prices rose during <spring> in Rome.": "2024-SP",
    },
    rejects=(
        "The fall of Palmyra came.",
        "He was in fall back mode.",
        "She bought a coat for winter.",
        "He lived through summers of drought.",
    ),
    named=Named.SEASON,
)
def bare_season(ref: Reference, season: str) -> Reading | None:
    """A season without a year."""
    month, words = SEASONS_BEGIN[season], SEASON_NAMES[season]
    if ref.origin is None:
        return Reading.unplaced(Grain.SEASON, f"{words} of some year", value=f"XXXX-{season}")
    if ref.domain is Domain.NARRATIVE:
        return _season_on(ref, season)
    year, why = year_for(ref, month + 1 if month < 12 else 12, None, words)
    return Reading.of(TimeInterval.season(year, season), why, anchor=ref.anchor)


def _season_on(ref: Reference, season: str) -> Reading:
    """A season in a story, which moves on: spring after autumn is the next year's."""
    assert ref.origin is not None
    fine = ref.last is not None and ref.last.grain.rank <= Grain.SEASON.rank
    if fine and ref.origin.month - SEASONS_BEGIN[season] >= _TURN_OF_SEASONS:
        interval = TimeInterval.season(ref.origin.year + 1, season)
        why = f"the {SEASON_NAMES[season]} after the time last spoken of"
    else:
        interval = season_around(ref, ref.origin, season)
        why = f"{SEASON_NAMES[season]} of the year last spoken of"
    return Reading.of(interval, why, anchor=ref.anchor)


def season_around(ref: Reference, at: Instant, season: str) -> TimeInterval:
    """The season of the year of an instant; after January that winter is the one of the year
    before.
    """
    fine = ref.last is not None and ref.last.grain.rank <= Grain.MONTH.rank
    last_winter = fine and season == "WI" and at.month <= END_OF_WINTER
    return TimeInterval.season(at.year - last_winter, season)


_TURN_OF_SEASONS = 6  # from so many months behind, a season is the next one
END_OF_WINTER = 2  # its last month


@rules.rule(
    "<the {season}> (brought|found|passed|proved|saw|set in|was)",
    examples={"He landed in May 1854. <The winter> was hard.": "1854-WI"},
    domain=Domain.NARRATIVE,
    named=Named.SEASON,
)
def season_told_of(ref: Reference, season: str) -> Reading | None:
    """A season of which a history tells: 'The winter was hard'."""
    return bare_season(ref, season)


@rules.rule(
    "{month}",
    examples={
        "It began in <January> in Rome.": "2024-01",
        "It will open in <August> in Rome.": "2024-08",
        "It closed in <November>.": "2023-11",
    },
    rejects=("He may come.", "They march on.", "The sun sat low."),
    named=Named.MONTH,
)
def bare_month(ref: Reference, month: int) -> Reading | None:
    """A month without a year."""
    name = MONTH_NAMES[month - 1]
    if ref.origin is None:
        return Reading.unplaced(Grain.MONTH, f"{name} of some year", value=f"XXXX-{month:02}")
    year, why = year_for(ref, month, None, name)
    return Reading.of(TimeInterval.month(year, month), why, anchor=ref.anchor)


@rules.rule(
    "a <{weekday}>",
    examples={"Hastings was fought on 14 October 1066, a <Saturday>.": "1066-10-14"},
    domain=Domain.NARRATIVE,
    named=Named.WEEKDAY,
    counted=Counted.HERE,
)
def weekday_of_date(ref: Reference, weekday: int) -> Reading | None:
    """'14 October 1066, a Saturday': the day beside it, whatever the calendar of its time."""
    if not ref.day_beside or ref.day is None or ref.day.grain is not Grain.DAY:
        return None
    why = f"the {DAY_NAMES[weekday]} by its date, the day last spoken of"
    return Reading.of(ref.day, why, anchor="last")


@rules.rule(
    "{weekday}",
    examples={
        "The city fell on <Wednesday>.": "2024-03-13",
        "The city fell on <Sunday>.": "2024-03-10",
        "The city fell on <Fri.> at noon.": "2024-03-08",
    },
    rejects=("They sat down.", "A fri was had.", "The Sunday Times said so.", "The Sun said so."),
    named=Named.WEEKDAY,
)
def bare_weekday(ref: Reference, weekday: int) -> Reading | None:
    """News reports what has happened: a bare weekday is the latest, 282 of 310 in TimeBank."""
    name = DAY_NAMES[weekday]
    if ref.origin is None:
        return Reading.unplaced(Grain.DAY, f"a {name}", value=f"XXXX-WXX-{weekday + 1}")
    today = ref.origin.midnight
    back = (today.weekday - weekday) % 7
    if ref.domain is Domain.NARRATIVE:
        ahead = (weekday - today.weekday) % 7
        interval = TimeInterval.of(Grain.DAY, today, ahead)
        return Reading.of(interval, f"the {name} on or after {ref.origin_name}", anchor=ref.anchor)
    if back and ref.direction is Direction.FUTURE:
        interval = TimeInterval.of(Grain.DAY, today, 7 - back)
        return Reading.of(interval, f"the first {name} after {ref.origin_name}", anchor=ref.anchor)
    interval = TimeInterval.of(Grain.DAY, today, -back)
    return Reading.of(interval, f"the {name} on or before {ref.origin_name}", anchor=ref.anchor)


@rules.rule(
    "{weekday},?[ the] {day_ordinal}",
    examples={
        "They met on <Friday the 1st> in Rome.": "2024-03-01",
        "They will meet on <Friday 19th> in Rome.": "2024-04-19",
    },
    rejects=(),
    named=Named.DATE,
)
def weekday_and_number(ref: Reference, weekday: int, day_ordinal: int) -> Reading | None:
    """'Friday the 13th': the nearest such day that is a Friday, as the verb looks back or ahead."""
    name = f"{DAY_NAMES[weekday]} the {day_ordinal}."
    if ref.origin is None:
        return Reading.unplaced(Grain.DAY, f"a {name}", value=f"XXXX-XX-{day_ordinal:02}")
    today = ref.origin.midnight
    months = [today.floor(Grain.MONTH).plus(Grain.MONTH, step) for step in range(-14, 15)]
    days = [month.plus(Grain.DAY, day_ordinal - 1) for month in months]
    fitting = [day for day in days if day.day == day_ordinal and day.weekday == weekday]
    if ref.direction is not Direction.UNKNOWN:
        ahead = ref.direction is Direction.FUTURE
        fitting = [day for day in fitting if (day >= today if ahead else day <= today)] or fitting
    nearest = min(fitting, key=lambda day: abs(day.day_number - today.day_number), default=None)
    if nearest is None:
        return None
    why = f"the {name} nearest to {ref.origin_name}"
    return Reading.of(TimeInterval.of(Grain.DAY, nearest), why, anchor=ref.anchor)


@rules.rule(
    "[the ]{ordinal} {weekday} (in|of) {month},?[ {year}]",
    "[the ](last|final) {weekday} (in|of) {month},?[ {year}]",
    examples={
        "The vote was on <the second Tuesday in March> there.": "2024-03-12",
        "The vote was on <the last Friday of May 2010> there.": "2010-05-28",
    },
    named=Named.DATE,
)
def nth_weekday(
    ref: Reference, weekday: int, month: int, ordinal: int | None = None, year: int | None = None
) -> Reading | None:
    """A weekday of a month by its number."""
    nth = f"number {ordinal}" if ordinal else "the last"
    name = f"{DAY_NAMES[weekday]} {nth} of {MONTH_NAMES[month - 1]}"
    if year is None and ref.origin is None:
        return Reading.unplaced(Grain.DAY, f"{name} of some year", value=f"XXXX-{month:02}-XX")
    stated, why = (year, f"{name}, as written") if year else year_for(ref, month, None, name)
    first = Instant(stated, month, 1)
    days = days_in_month(stated, month)
    day = 1 + (weekday - first.weekday) % 7 + 7 * ((ordinal or 5) - 1)
    if ordinal is None and day > days:
        day -= 7
    return day_of_year(stated, month, day, why, anchor=None if year else ref.anchor)


def day_of_year(
    year: int, month: int, day: int, why: str = AS_WRITTEN, *, anchor: str | None = None
) -> Reading | None:
    """A day of a year, None where the calendar has no such day.

    `anchor` is `dct` or `last` where the words do not name the year: what it was counted from.
    """
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        return None
    return Reading.of(TimeInterval.day(year, month, day), why, anchor=anchor)
