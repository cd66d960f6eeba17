"""Times that come again: 'daily', 'every Thursday', 'Tuesday nights'."""

from __future__ import annotations

from events.calendar.interval import Grain
from events.calendar.names import DAY_NAMES, MONTH_NAMES, SEASON_NAMES
from events.times.lengths import length, period
from events.times.numbers import ONE, Amount
from events.times.reference import Reference
from events.times.rule import Reading, Rules
from events.types import Named

rules = Rules()


@rules.rule(
    "{adverb:often}",
    "{unit:multiple_often}",
    examples={"They met <daily> in Rome.": "P1D", "It is paid <annually> in Rome.": "P1Y"},
    rejects=("It pays a weekly dividend.", "It is the annual meeting."),
    named=Named.FREQUENCY,
)
def often(
    ref: Reference, adverb: Grain | None = None, unit: Grain | None = None, amount: Amount = ONE
) -> Reading:
    """Adverbs; as adjectives ('annual', 'weekly') only 'daily' is a time."""
    each = adverb or unit
    assert each is not None
    every = length(amount, each) if amount is not ONE else each
    return Reading.recurring(period(amount, each), f"comes again every {every}")


@rules.rule(
    "(every|each) {units}",
    "(every|each) {amount} {units}",
    "every other {unit}",
    examples={
        "They met <every day> in Rome.": "P1D",
        "They met <each year> in Rome.": "P1Y",
        "They met <every two weeks> in Rome.": "P2W",
        "A train leaves <every minute> from Rome.": "PT1M",
        "They met <every fortnight> in Rome.": "P2W",
    },
    rejects=("He counted every second.",),
)
def every_unit(
    ref: Reference,
    amount: Amount = ONE,
    units: Grain | None = None,
    unit: Grain | None = None,
) -> Reading | None:
    """'every two weeks', 'each year'."""
    if unit is not None:
        each = amount.whole or 1
        second = unit if each == 1 else length(amount, unit)
        why = f"comes again every second {second}"
        return Reading.recurring(period(Amount.of(2 * each), unit), why)
    assert units is not None
    if units is Grain.SECOND and amount is ONE:
        return None
    every = length(amount, units) if amount is not ONE else units
    return Reading.recurring(period(amount, units), f"comes again every {every}")


@rules.rule(
    "(once|twice|thrice) (a|an|per|each|every) {unit}",
    "{times:amount} times (a|an|per|each|every) {unit}",
    examples={
        "They met <twice a month> in Rome.": "P1M",
        "They met <three times a week> in Rome.": "P1W",
        "They met <once a year> in Rome.": "P1Y",
        "They met <several times a day> in Rome.": "P1D",
    },
    rejects=("They met twice in Rome.",),
)
def so_often(
    ref: Reference, unit: Grain, times: Amount | None = None, amount: Amount = ONE
) -> Reading:
    """'twice a month': so often in each unit."""
    often = f"{times.words} times" if times else "so often"
    every = length(amount, unit) if amount is not ONE else unit
    return Reading.recurring(period(amount, unit), f"comes {often} in every {every}")


@rules.rule(
    "(every|each)[ other| second| third| single] {weekday}[ {part}]",
    "{weekday_plural}[ and {other:weekday_plural}]",
    "{weekday} {nights:part_plural}",
    "<{weekday}> and {other:weekday} {nights:part_plural}",
    examples={
        "It departs <each Thursday> from Rome.": "XXXX-WXX-4",
        "It departs on <Sundays> from Rome.": "XXXX-WXX-7",
        "It departs <every other Friday> from Rome.": "XXXX-WXX-5",
        "It departs on <Tuesday nights> from Rome.": "XXXX-WXX-2TNI",
    },
)
def every_weekday(
    ref: Reference,
    weekday: int | None = None,
    weekday_plural: int | None = None,
    part: str | None = None,
    nights: str | None = None,
    other: int | None = None,
) -> Reading:
    """A day of every week."""
    day = weekday if weekday is not None else weekday_plural
    assert day is not None
    hour = f"T{part or nights}" if part or nights else ""
    return Reading.recurring(f"XXXX-WXX-{day + 1}{hour}", f"comes again every {DAY_NAMES[day]}")


@rules.rule(
    "(every|each) {month}",
    "(every|each) {season}",
    "(every|each) {part}",
    "(nightly|every night)",
    examples={
        "It is held <each July> in Rome.": "XXXX-07",
        "It is held <every summer> in Rome.": "XXXX-SU",
        "It is held <every morning> in Rome.": "XXXX-XX-XXTMO",
    },
)
def every_season(
    ref: Reference, month: int | None = None, season: str | None = None, part: str | None = None
) -> Reading:
    """A month or season of every year, a part of every day."""
    if month is not None:
        return Reading.recurring(f"XXXX-{month:02}", f"comes again every {MONTH_NAMES[month - 1]}")
    if season is not None:
        return Reading.recurring(f"XXXX-{season}", f"comes again every {SEASON_NAMES[season]}")
    return Reading.recurring(
        f"XXXX-XX-XXT{part or 'NI'}", "comes again at the same part of every day"
    )
