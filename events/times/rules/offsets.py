"""Times counted from the one last spoken of: 'two days later', 'a year earlier'."""

from __future__ import annotations

from dataclasses import replace

from events.calendar.interval import Grain, TimeInterval
from events.grammar.verb_direction import Direction
from events.times.lengths import length, period
from events.times.numbers import ONE, Amount
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.times.rules.anaphoric import shifted
from events.times.rules.from_publication import in_years
from events.types import Counted, Named

rules = Rules(
    # 'two months earlier than planned' compares, and counts from nothing.
    slots={
        "_not_than": Slot(r"(?!\s+than\b)", frozenset(), str),
        "_not_on": Slot(r"(?!\s+(?:in|on|than|that)\b)", frozenset(), str),
    }
)


@rules.rule(
    "<{amount} {units}> later",
    "<(a|an) {units}> later",
    examples={"The hearing was to begin <two hours> later.": "PT2H"},
    domain=Domain.NEWS,
    named=Named.LENGTH,
)
def length_later(ref: Reference, units: Grain, amount: Amount = ONE) -> Reading | None:
    """'a few days later': of what cannot be counted on, news marks the length alone."""
    words = length(amount, units)
    return Reading.duration(period(amount, units), f"{words}, counted on from what was spoken of")


@rules.rule(
    "<{plural}> later{_not_on}",
    examples={"He shot at them on Monday night. <Hours> later, he fled.": "PTXH"},
    domain=Domain.NEWS,
    named=Named.LENGTH,
)
def some_hours_later(ref: Reference, plural: Grain) -> Reading | None:
    """'hours later': on the day last spoken of, or in the night after it."""
    if plural not in (Grain.HOUR, Grain.MINUTE) or ref.day is None or ref.day.start is None:
        return None
    day = ref.day.start.midnight
    interval = TimeInterval(day, day.plus(Grain.DAY, 2), Grain.DAY, approximate=True)
    why = f"some {plural}s after the time last spoken of: {interval.plain}"
    value = period(Amount(None, "some"), plural)
    return Reading.duration(value, why, interval=interval, anchor="last")


@rules.rule(
    "{amount} {units} (later|afterwards?|after that|thereafter){_not_than}",
    "(a|an) {units} (later|afterwards?|after that|thereafter){_not_than}",
    examples={
        "The war began on 3 March 1939. <Two days later> it ended.": "1939-03-05",
        "It began in January 2011. <Three years later> it ended.": "2014",
        "It began in 1799. <A decade later> it ended.": "1809",
        "It ended on Monday. It had begun in August. It was over <11 days later>.": "P11D",
    },
    named=Named.UNITS,
    counted=Counted.ON,
)
def units_later(ref: Reference, units: Grain, amount: Amount = ONE) -> Reading | None:
    """A number of units after the time last spoken of."""
    words = length(amount, units)
    if ref.domain is Domain.NEWS and (amount.whole is None or units.rank < Grain.DAY.rank):
        return None
    amount, units = in_years(amount, units)
    if amount.number is not None and amount.whole is None and units is Grain.YEAR:
        # 'two and a half years later' is thirty months later.
        amount, units = Amount.of(round(amount.number * 12)), Grain.MONTH
    if amount.whole is None:
        return Reading.duration(period(amount, units), f"{words} later")
    if _is_too_coarse(ref, units):
        return _somewhere_after(ref, units, amount)
    if units.rank < Grain.DAY.rank and ref.last is not None and ref.last.start is not None:
        return _hours_after(ref.last, units, amount.whole, words)
    found = shifted(ref, units, amount.whole, f"{words} after")
    if _is_still_to_come(ref, found.interval if found else None):
        return Reading.duration(period(amount, units), f"{words} after a time not named")
    return found


@rules.rule(
    "{amount} {units} on$",
    examples={"It began in January 2011. <Three years on>, it went on.": "2014"},
    domain=Domain.NARRATIVE,
    named=Named.UNITS,
    counted=Counted.ON,
)
def units_on(ref: Reference, units: Grain, amount: Amount) -> Reading | None:
    """'Two years on,': a number of units after the time last spoken of."""
    return units_later(ref, units, amount) if amount.whole is not None else None


@rules.rule(
    "{amount} nights (later|after|afterwards)",
    examples={"He came on 3 March 1939. <Two nights later> he left.": "1939-03-05TNI"},
    named=Named.PART,
    counted=Counted.ON,
)
def nights_later(ref: Reference, amount: Amount) -> Reading | None:
    """The night so many days after the day last spoken of."""
    if ref.day is None or ref.day.start is None or amount.whole is None:
        return None
    interval = TimeInterval.part_of_day(ref.day.start.plus(Grain.DAY, amount.whole), "NI")
    return Reading.of(
        interval, f"{amount.whole} nights after the day last spoken of", anchor="last"
    )


@rules.rule(
    "the (following|ensuing|next|subsequent) {plural}",
    examples={"He fell ill on March 3. In <the following days> he wrote.": "PXD"},
    rejects=("The next seconds were long.",),
    named=Named.LENGTH,
    counted=Counted.ON,
)
def following_units(ref: Reference, plural: Grain) -> Reading | None:
    """'the following weeks': some weeks after the time last spoken of."""
    if plural in (Grain.SECOND, Grain.QUARTER):
        return None
    why = f"some {plural}s after what was spoken of, not said how many"
    return Reading.duration(period(Amount(None, "some"), plural), why)


@rules.rule(
    "{part_of_century} later",
    examples={"He came on 3 March 1952. <Half a century later> he left.": "2002"},
    named=Named.UNITS,
    counted=Counted.ON,
)
def part_of_century_later(ref: Reference, part_of_century: int) -> Reading | None:
    """50 or 25 years after the time last spoken of."""
    return shifted(ref, Grain.YEAR, part_of_century, f"{part_of_century} years after")


@rules.rule(
    "{amount} {units} (earlier|previously|before that){_not_than}",
    "{amount} {units} before$",
    "(a|an) {units} before$",
    "(a|an) {units} (earlier|previously|before that){_not_than}",
    examples={
        "He died on March 3, 2020. <Two days earlier> he drove.": "2020-03-01",
        "It will open in May, <two months> earlier than planned.": "P2M",
    },
    named=Named.UNITS,
    counted=Counted.BACK,
)
def units_earlier(ref: Reference, units: Grain, amount: Amount = ONE) -> Reading | None:
    """A number of units before the time last spoken of."""
    amount, units = in_years(amount, units)
    if amount.whole is None:
        return Reading.vague("PAST_REF", f"{length(amount, units)} before, not said how many")
    return shifted(ref, units, -amount.whole, f"{length(amount, units)} before")


def _hours_after(last: TimeInterval, units: Grain, count: int, words: str) -> Reading:
    """So many hours or minutes after an hour that was spoken of."""
    assert last.start is not None
    interval = TimeInterval.of(Grain.MINUTE, last.start.plus(units, count))
    return Reading.of(interval, f"{words} after the time last spoken of", anchor="last")


def _is_too_coarse(ref: Reference, unit: Grain) -> bool:
    """Whether the time last spoken of is too long to count from: days from 'in August'."""
    if ref.last is None or ref.last.grain.rank <= unit.rank:
        return False
    if unit.rank < Grain.DAY.rank:
        return True
    return unit.rank > Grain.WEEK.rank or ref.day is None or not ref.last.contains(ref.day)


def _somewhere_after(ref: Reference, units: Grain, amount: Amount) -> Reading:
    """So long after some day of the month or year last spoken of."""
    assert ref.last is not None
    assert amount.whole is not None
    grain = Grain.DAY if units.rank <= Grain.WEEK.rank else units
    interval = _whole_days(replace(ref.last, grain=grain).shift(units, amount.whole))
    words = f"{length(amount, units)} after"
    if _is_still_to_come(ref, interval):
        return Reading.duration(period(amount, units), f"{words} a time not named")
    why = f"{words} a time in {ref.last.plain}: {interval.plain}"
    return Reading.duration(period(amount, units), why, interval=interval, anchor="last")


def _whole_days(interval: TimeInterval) -> TimeInterval:
    """The days that an interval touches."""
    start, end = interval.start, interval.end
    if start is not None and end is not None and interval.grain is Grain.DAY:
        last = end.plus(Grain.SECOND, -1).midnight.plus(Grain.DAY, 1)
        return replace(interval, start=start.midnight, end=last)
    return interval


def _is_still_to_come(ref: Reference, found: TimeInterval | None) -> bool:
    """Whether a time lies after publication, though the verb speaks of the past."""
    if ref.dct is None or found is None or found.start is None:
        return False
    return found.start > ref.dct and ref.direction is Direction.PAST
