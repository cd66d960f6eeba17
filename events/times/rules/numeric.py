"""Dates in figures alone: '2015-05-20', '5/20/2015', '20.5.2015', and those of other languages."""

from __future__ import annotations

import re

from events.calendar.interval import Grain, Instant, TimeInterval, days_in_month
from events.calendar.names import MONTH_NAMES
from events.times.lexicon import SLOTS
from events.times.pattern import Slot
from events.times.reference import Reference
from events.times.rule import Reading, Rules
from events.times.rules.absolute import day_of_year, month_day
from events.types import Named

# Months as the languages of neighbours print them in the middle of English text.
_MONTHS = {
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november "
    "december",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
    "novembre dicembre",
    "Polish": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
}
_NUMBERS = {
    month.lower(): number
    for months in _MONTHS.values()
    for number, month in enumerate(months.split(), 1)
    if month.title() not in MONTH_NAMES
}

rules = Rules(
    {
        "foreign_month": Slot.of_words(_NUMBERS),
        "two": SLOTS["one_or_two_digits"],
        "one_digit": Slot(r"[1-9]", frozenset({"0"}), int),
        # '1/3 of the land', '3/4%', '8/5/2010', '24/7'.
        "_no_ratio": Slot(
            r"(?<!24/7)(?!\s*(?:%|of\b|percent\b|inch|mile)|[/\d])", frozenset(), str
        ),
    }
)

# Where one date has its day first, all have: '25/12/2014' or '12/25/2014' settles '05/04/2015'.
_IN_FIGURES = re.compile(
    r"(?<![\d/-])(?P<first>\d\d?)[/-](?P<second>\d\d?)[/-](?:\d{4}|\d\d)(?![\d/-])"
)


def has_day_first(text: str) -> bool:
    """Whether the dates in figures of a text can only have the day before the month."""
    pairs = [(int(date["first"]), int(date["second"])) for date in _IN_FIGURES.finditer(text)]
    day_first = any(12 < first <= 31 and 1 <= second <= 12 for first, second in pairs)
    return day_first and not any(12 < second <= 31 and first <= 12 for first, second in pairs)


@rules.rule(
    "{year}-{mm:two_digits}-{dd:two_digits}",
    "{year}/{mm:one_or_two_digits}/{dd:one_or_two_digits}",
    "{year}.{mm:two_digits}.{dd:two_digits}",
    "{year}-{mm:one_digit}-{dd:one_or_two_digits}",
    "{year}-{mm:two_digits}-{dd:one_digit}",
    examples={
        "Released <2015-05-20> in Rome.": "2015-05-20",
        "Released <2010-1-1> in Rome.": "2010-01-01",
        "Released <2011.03.15> in Rome.": "2011-03-15",
        "Released <2012/3/16> in Rome.": "2012-03-16",
    },
    rejects=("Call 1998-44-90 for it.",),
    named=Named.DATE,
)
def iso_date(ref: Reference, year: int, mm: int, dd: int) -> Reading | None:
    """An ISO 8601 date."""
    return day_of_year(year, mm, dd)


@rules.rule(
    "{year}-{mm:two_digits}-{dd:two_digits}t{hh:two_digits}:{minute:two_digits}[:{_seconds}][z]",
    "{year}-{mm:two_digits}-{dd:two_digits} {hh:two_digits}:{minute:two_digits}[:{_seconds}]",
    examples={
        "Released <2015-05-20T10:30Z> in Rome.": "2015-05-20T10:30",
        "Released <2015-05-20 10:30> in Rome.": "2015-05-20T10:30",
    },
)
def iso_time(ref: Reference, year: int, mm: int, dd: int, hh: int, minute: int) -> Reading | None:
    """An ISO 8601 date with a time of day."""
    day = day_of_year(year, mm, dd)
    if day is None or hh > 23 or minute > 59:
        return None
    instant = Instant(year, mm, dd, hh, minute)
    return Reading.of(TimeInterval.of(Grain.MINUTE, instant), "the time as written")


@rules.rule(
    "{first:one_or_two_digits}/{second:one_or_two_digits}/{year}",
    "{first:one_or_two_digits}/{second:one_or_two_digits}/{two_digit_year}",
    "{first:one_or_two_digits}-{second:one_or_two_digits}-{year}",
    "{first:one_or_two_digits}-{second:one_or_two_digits}-{two_digit_year}",
    examples={
        "Filed <10/15/1998> by fax.": "1998-10-15",
        "Filed <25/12/2014> by post.": "2014-12-25",
        "Filed <05/04/2015> by post.": "2015-05-04",
        "Filed 25/12/2014 and lost <05/04/2015> in Rome.": "2015-04-05",
    },
    rejects=("The odds were 5/2/100 at best.",),
    named=Named.DATE,
)
def numeric_date(
    ref: Reference,
    first: int,
    second: int,
    year: int | None = None,
    two_digit_year: int | None = None,
) -> Reading | None:
    """Month first, as in the United States, unless only the day can stand there, here or nearby."""
    day_first = first > 12 or (ref.day_first and second <= 12)
    month, day = (second, first) if day_first else (first, second)
    why = (
        "the date as written, its day first"
        if day_first
        else "the date as written, its month first"
    )
    return day_of_year(year or two_digit_year or 0, month, day, why)


@rules.rule(
    "{mm:two_digits}/{year}",
    "(by|from|in|of|since|until) <{mm:one_digit}/{year}>",
    "(by|from|in|of|since|until) <{mm:two_digits}-{year}>",
    examples={
        "It closed in <03/2015> in Rome.": "2015-03",
        "It was open until <7/1998> in Rome.": "1998-07",
    },
    rejects=("It is case 14/2015 of the court.",),
    named=Named.MONTH,
)
def month_in_figures(ref: Reference, mm: int, year: int) -> Reading | None:
    """A month of a stated year."""
    if not 1 <= mm <= 12:
        return None
    return Reading.of(TimeInterval.month(year, mm), "the month as written")


@rules.rule(
    "(after|before|dated|from|on|since|until) <{first:two}/{second:two}>{_no_ratio}",
    examples={
        "The shop closed on <8/5> in Rome.": "2023-08-05",
        "It was open from <2/29> on.": "2024-02-29",
        "It closed on <29/2> in Rome.": "2024-02-29",
    },
    rejects=(
        "He spent it on 1/3 of the land.",
        "It ran on 24/7 power.",
        "It fell from 3/4% again.",
    ),
    named=Named.DATE,
)
def day_in_figures(ref: Reference, first: int, second: int) -> Reading | None:
    """A day without a year; month first as in the United States, where only that does not fit."""
    day_first = first > 12 or (ref.day_first and second <= 12)
    month, day = (second, first) if day_first else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(2000, month)):
        return None
    return month_day(ref, month, day=day)


@rules.rule(
    "{dd:one_or_two_digits}.{mm:one_or_two_digits}.{year}",
    examples={"Filed <31.12.2014> by post.": "2014-12-31"},
    rejects=("It is version 31.13.2014 of it.",),
    named=Named.DATE,
)
def dotted_date(ref: Reference, dd: int, mm: int, year: int) -> Reading | None:
    """With full stops the day is first, as on the European continent."""
    return day_of_year(year, mm, dd)


@rules.rule(
    "{day} {foreign_month} {year}",
    "{day}. {foreign_month} {year}",
    "{day}er {foreign_month} {year}",
    "{day} de {foreign_month} (de|del) {year}",
    examples={
        "The decree of <20 mai 2015> was void.": "2015-05-20",
        "The letter of <3. März 2014> was lost.": "2014-03-03",
        "He quoted the law of <20 de mayo de 2015> again.": "2015-05-20",
        "It was <the 1er janvier 2000> in Paris.": "2000-01-01",
    },
    rejects=("The band Mai 68 sang.",),
)
def foreign_date(ref: Reference, day: int, foreign_month: int, year: int) -> Reading | None:
    """A full date of another language in English text."""
    return day_of_year(year, foreign_month, day)
