"""Dates that share their month or year with the one beside them: 'May 3-7', 'April 24 and 25'.

TIMEX3 marks the two ends of a range as two times; each gets what the other says for both.
"""

from __future__ import annotations

from events.calendar.interval import Grain, TimeInterval, days_in_month
from events.calendar.names import MONTH_NAMES
from events.times.lexicon import SLOTS
from events.times.pattern import Slot
from events.times.reference import Reference
from events.times.rule import Reading, Rules
from events.times.rules.absolute import day_of_year, month_day
from events.types import Counted, Named

rules = Rules(
    slots={
        "_last_day": SLOTS["day"],
        "_last_month": SLOTS["month"],
        "_two_digits": SLOTS["two_digits"],
        "_day": SLOTS["day"],
        "_weekday": SLOTS["weekday"],
        "_season": SLOTS["season"],
        "_year": SLOTS["year"],
        # "10 September 2010 18.59 BST"
        "_not_decimal": Slot(r"(?!\.\d)", frozenset(), str),
    }
)


@rules.rule(
    "<{month} {day}>~{last:day},? {year}",
    "<{month} {day}> (to|and|through|until) {last:day},? {year}",
    "<{day}>(~|/){last:day} {month},? {year}",
    "<{day}> (to|and|through|until) {last:day} {month},? {year}",
    "<{month} {day}>~{other:month} {last:day},? {year}",
    "<{month} {day}> (to|and|through|until) {other:month} {last:day},? {year}",
    "<{day} {month}>~{last:day} {other:month},? {year}",
    "<{day} {month}> (to|and|through|until) {last:day} {other:month},? {year}",
    examples={
        "The battle of <June 4>-7, 1942, was long.": "1942-06-04",
        "The battle of <4>-7 June 1942 was long.": "1942-06-04",
        "It lasted from <28 May> to 4 June 1940 there.": "1940-05-28",
        "It lasted from <Dec. 30> to Jan. 4, 1941, there.": "1940-12-30",
        "The fair (<26 July> – 22 August 2016) was full.": "2016-07-26",
        "The festival ran <August 10> - 22, 2012.": "2012-08-10",
    },
    named=Named.DATE,
)
def first_of_stated_year(
    ref: Reference, month: int, day: int, last: int, year: int, other: int | None = None
) -> Reading | None:
    """The first day of a range whose last day has the year."""
    year -= other is not None and other < month
    return _in_year(year, month, day)


@rules.rule(
    "{month} {first:day}~<{day}>,? {year}",
    "{month} {first:day}~<{day},? {year}>",
    "{month} {first:day} (to|and|through|until) <{day},? {year}>",
    examples={"The battle of June 4-<7, 1942>, was long.": "1942-06-07"},
    named=Named.DATE,
)
def last_of_stated_year(
    ref: Reference, month: int, first: int, day: int, year: int
) -> Reading | None:
    """The last day of a range within a month."""
    return _in_year(year, month, day)


@rules.rule(
    "{month} {first:day}~<{day}>",
    "{month} {first:day} (to|and|or|through|until) <{day}>",
    "<{day}>(~|/){first:day} {month}",
    "<{day}> (to|and|or|through|until) {first:day} {month}",
    examples={
        "The summit of March 4-<7> was long.": "2024-03-07",
        "The summit is on March 24 and <25> in Rome.": "2024-03-25",
        "The summit of <4>-7 March was long.": "2024-03-04",
        "The summit of <4>/5 March was long.": "2024-03-04",
    },
    rejects=("He met 4 and 5 people.",),
    named=Named.DATE,
)
def other_of_range(ref: Reference, month: int, first: int, day: int) -> Reading | None:
    """The day of a range that is not beside its month, the year left out."""
    return month_day(ref, month, day=day)


@rules.rule(
    "<{month}>~{last:month},? {year}",
    "<{month}> (to|and|through|until|or) {last:month},? {year}",
    "<{month}>, {_last_month} (and|or) {last:month},? {year}",
    examples={
        "It ran from <March> to June 2015 there.": "2015-03",
        "It ran from <November> to February 2015 there.": "2014-11",
        "Sales fell in <Dec> - Feb 2015 again.": "2014-12",
    },
    named=Named.MONTH,
)
def first_month(ref: Reference, month: int, last: int, year: int) -> Reading:
    """The first month of a range whose last month has the year."""
    year -= last < month
    return Reading.of(
        TimeInterval.month(year, month), "the month as written, its year from the end of the range"
    )


@rules.rule(
    "<[the ]{season}> (and|or|to|until)[ the] {_season}[ of],? {year}",
    "<[the ]{season}>-{_season}[ of],? {year}",
    examples={"It lasted through <the spring> and summer of 1942 there.": "1942-SP"},
    named=Named.SEASON,
)
def first_season(ref: Reference, season: str, year: int) -> Reading:
    """The first of two seasons of a year."""
    why = "the season as written, its year from the one after it"
    return Reading.of(TimeInterval.season(year, season), why)


@rules.rule(
    "<{day}>, {_day} (and|or) {last:day} {month},? {year}",
    "{month} <{day}>, {_day} (and|or) {last:day},? {year}",
    examples={"It rained on <3>, 4 and 5 May 1942 there.": "1942-05-03"},
    named=Named.DATE,
)
def first_of_three(ref: Reference, month: int, day: int, last: int, year: int) -> Reading | None:
    """The first of three days of a month."""
    return _in_year(year, month, day)


@rules.rule(
    "[the ]night of [the ]{day}(-|/| to | and ){_last_day}[ of] {month},? {year}",
    "[the ]night of [the ]{day}(-|/| to | and ){_last_day}[ of] {month}",
    "[the ]night of {month} {day}(-|/| to | and ){_last_day},? {year}",
    "[the ]night of {month} {day}(-|/| to | and ){_last_day}",
    "[the ]night of {day} {month}(-|/| to | and ){_last_day} {_last_month},? {year}",
    "[the ]night of {day} {month}(-|/| to | and ){_last_day} {_last_month}",
    examples={
        "It fell on <the night of 5/6 June 1944> to them.": "1944-06-05TNI",
        "It fell on <the night of 17–18 February> to them.": "2024-02-17TNI",
        "It fell on <the night of October 14-15, 1781>, to them.": "1781-10-14TNI",
        "It fell on <the night of 31 May–1 June 1940> to them.": "1940-05-31TNI",
    },
    named=Named.PART,
    counted=Counted.HERE,
)
def night_between(ref: Reference, month: int, day: int, year: int | None = None) -> Reading | None:
    """A night by the two days that it joins, of which it bears the first."""
    reading = _in_year(year, month, day) if year else month_day(ref, month, day=day)
    if reading is None or reading.interval is None or reading.interval.start is None:
        return None
    interval = TimeInterval.part_of_day(reading.interval.start, "NI")
    why = "the night between the two days, under the first of them"
    return Reading.of(interval, why, anchor=reading.anchor)


@rules.rule(
    "[the ]{season}[ of] {year}(-|/){_two_digits}",
    "[the ]{season}[ of] {year}(-|/| to ){_year}",
    "{year}(-|/){_two_digits} {season}",
    examples={"They spent <the winter of 1777–78> there.": "1777-WI"},
    named=Named.SEASON,
)
def season_between(ref: Reference, season: str, year: int) -> Reading:
    """A winter by the two years that it joins, of which it bears the first."""
    return Reading.of(TimeInterval.season(year, season), "the season as written")


@rules.rule(
    "{year}(-|/)<{two:two_digits}>{_not_decimal}",
    examples={
        "It was the war of 1914-<18> there.": "1918",
        "It was cold in 1941/<42> there.": "1942",
    },
    rejects=("Call 1998-44-90 for it.",),
    named=Named.YEAR,
)
def end_year_of_range(ref: Reference, year: int, two: int) -> Reading | None:
    """The last year of a range in two digits."""
    if two <= year % 100:
        return None
    last = year - year % 100 + two
    return Reading.of(
        TimeInterval.year(last), "the year as written, its century from the start of the range"
    )


@rules.rule(
    "[the ]week of {month} {day}",
    "[the ]week of {day} {month}",
    "[the ]week (beginning|commencing|starting)[ on] [{_weekday},? ]{month} {day}",
    "[the ]week (beginning|commencing|starting)[ on] [{_weekday},? ]{day} {month}",
    examples={
        "The hearing is in <the week of March 6> in Rome.": "2024-W10",
        "It fell in <the week starting February 5> again.": "2024-W06",
    },
    named=Named.UNIT,
)
def week_of(ref: Reference, month: int, day: int) -> Reading | None:
    """The calendar week of a day."""
    reading = month_day(ref, month, day=day)
    if reading is None or reading.interval is None or reading.interval.start is None:
        return None
    interval = TimeInterval.of(Grain.WEEK, reading.interval.start)
    return Reading.of(interval, f"the week of {day} {MONTH_NAMES[month - 1]}", anchor=ref.anchor)


@rules.rule(
    "{nth:ordinal} week (of|in) {month},?[ of| in] {year}",
    "{nth:ordinal} week (of|in) {month}",
    "(last|final) week (of|in) {month},?[ of| in] {year}",
    "(last|final) week (of|in) {month}",
    examples={
        "It began in <the first week of September 1916>.": "1916-W36",
        "It ended in <the last week of May 2010>.": "2010-W21",
    },
    named=Named.UNIT,
)
def week_of_month(
    ref: Reference, month: int, nth: int | None = None, year: int | None = None
) -> Reading | None:
    """A numbered week of a month: the calendar week around its middle day."""
    day = min(7 * (nth or 5) - 3, 28)
    reading = day_of_year(year, month, day) if year else month_day(ref, month, day=day)
    if reading is None or reading.interval is None or reading.interval.start is None:
        return None
    interval = TimeInterval.of(Grain.WEEK, reading.interval.start)
    which = f"week {nth}" if nth else "the last week"
    return Reading.of(interval, f"{which} of {MONTH_NAMES[month - 1]}", anchor=reading.anchor)


@rules.rule(
    "[the ]weekend of {month} {day}[~{_last_day}][,? {year}]",
    "[the ]weekend of {day} {month}[,? {year}]",
    "[the ]weekend of {day}~{_last_day} {month}[,? {year}]",
    "[the ]weekend of {day} (and|to) {_last_day} {month}[,? {year}]",
    examples={
        "A fire broke out over <the weekend of March 9-10> there.": "2024-W10-WE",
        "A fire broke out over <the weekend of 13 Nov. 2021> there.": "2021-W45-WE",
    },
    named=Named.UNIT,
)
def weekend_of(ref: Reference, month: int, day: int, year: int | None = None) -> Reading | None:
    """The weekend of a day; of one in the week, the weekend after it."""
    reading = day_of_year(year, month, day) if year else month_day(ref, month, day=day)
    if reading is None or reading.interval is None or reading.interval.start is None:
        return None
    interval = TimeInterval.of(Grain.WEEKEND, reading.interval.start)
    return Reading.of(
        interval, f"the weekend of {day} {MONTH_NAMES[month - 1]}", anchor=reading.anchor
    )


def _in_year(year: int, month: int, day: int) -> Reading | None:
    if day > days_in_month(year, month):
        return None
    return day_of_year(
        year, month, day, "the day as written, what it leaves out from the other end of the range"
    )
