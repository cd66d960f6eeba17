"""Lengths of time, and where they lie when the text says so: 'the past week', '10 months'."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import ceil

from events.calendar.interval import Grain
from events.grammar.verb_direction import Direction
from events.times.lengths import length, period, stretch
from events.times.lexicon import SLOTS
from events.times.numbers import LARGE, ONE, Amount
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.types import Counted, Named

rules = Rules(
    slots={
        "most": SLOTS["amount"],
        # 'the first days of the war', but not 'of the 1990s' or 'of the month'.
        "_other": Slot(
            rf"(?!\d|['’]|{'|'.join(SLOTS[one].regex for one in ('unit', 'season'))})[a-z]+",
            frozenset(),
            str,
        ),
    }
)

VAGUELY = Amount(None, "some")


@rules.rule(
    "(past|last|previous|preceding) {amount}[ or so] {units:plural}",
    "the (past|last|previous) {units:multiple_unit}",
    "the past {units:unit}",
    "the last {units:unit}[ or so]",
    "this past {units:unit}",
    "(over|during|in|within|for|throughout) <past {units:unit}>",
    "the (past|last) {and_a_half:unit} and a half",
    examples={
        "It was its second gain in <the past week> alone.": "P1W",
        "Sales rose in <the past two years> by half.": "P2Y",
        "Sales rose in <the last few months> by half.": "PXM",
        "Sales rose in <the past year and a half> by half.": "P1Y6M",
        "It rained over <the past fortnight> in Rome.": "P2W",
    },
    named=Named.LENGTH,
    counted=Counted.BACK,
)
def past_units(
    ref: Reference,
    amount: Amount = ONE,
    units: Grain | None = None,
    and_a_half: Grain | None = None,
) -> Reading | None:
    """A length of time that ends with the day of publication; 'the last minute' is none."""
    if and_a_half is not None:
        amount = Amount.of(Fraction(3, 2))
    units = units or and_a_half
    assert units is not None
    if amount is ONE and (units.rank < Grain.DAY.rank or units is Grain.QUARTER):
        return None
    if units is Grain.HOUR and ref.origin is not None and amount.whole is not None:
        return _last_hours(ref, amount, amount.whole)
    return ending(ref, amount, units)


def _last_hours(ref: Reference, amount: Amount, hours: int) -> Reading:
    """ "The past 24 hours", in the days that they touch: the hour of publication is not known."""
    assert ref.origin is not None, "the caller knows the day of publication"
    interval = stretch(ref.origin, Grain.DAY, -ceil(hours / 24))
    words = length(amount, Grain.HOUR)
    why = f"{words} counted back from {ref.origin_date}, within {interval.plain}"
    value = period(amount, Grain.HOUR)
    return Reading.duration(value, why, interval=interval, anchor=ref.anchor, mod=amount.mod)


@rules.rule(
    "(next|coming|following|upcoming) {amount}[ or so] {plural}[ or so]",
    "the (next|coming|following) {plural:multiple_unit}",
    "(next|coming|following|upcoming) {amount} (to|or) {most} {plural}",
    "the (next|coming) (decade|century|half-century)",
    "(during|for|in|of|over|throughout|within) <the coming {unit}>",
    "the next {unit} or (so|two)",
    examples={
        "It will grow over <the next three years> by half.": "P3Y",
        "It will grow over <the next few months> by half.": "PXM",
        "It will grow over <the next decade> by half.": "P10Y",
        "It will grow over <the next 12 to 18 months> by half.": "P12M",
        "It will grow in <the coming week> by half.": "P1W",
        "It will rain over <the next fortnight> in Rome.": "P2W",
    },
    named=Named.LENGTH,
    counted=Counted.ON,
)
def next_units(
    ref: Reference,
    amount: Amount = ONE,
    most: Amount | None = None,
    plural: Grain | None = None,
    unit: Grain | None = None,
) -> Reading | None:
    """A length of time that begins with publication; of '12 to 18 months' at least the first."""
    units = plural or unit or Grain.DECADE
    if units is Grain.WEEKEND:
        return None
    value, words = period(amount, units), length(amount, units)
    if most is not None:
        words = f"at least {words}"
    if ref.origin is None or amount.whole is None or units.rank < Grain.DAY.rank:
        return Reading.duration(value, f"{words} from {ref.origin_name} on", mod=amount.mod)
    interval = stretch(ref.origin, units, amount.whole)
    why = f"{words} counted on from {ref.origin_date}: {interval.plain}"
    return Reading.duration(value, why, interval=interval, anchor=ref.anchor, mod=amount.mod)


@rules.rule(
    "after [nearly|about|almost|more than|over|around] <{amount} {units}> of",
    "after [a|an|the] <{number}-{units:unit}[-long]>",
    "after [a|an|the] <{units:unit}-long>",
    examples={
        "It held on after <10 months> of airstrikes.": "P10M",
        "It fell after a <week-long> assault.": "P1W",
        "It fell after a <three-day> siege.": "P3D",
    },
    named=Named.LENGTH,
    counted=Counted.BACK,
)
def after_units(
    ref: Reference, units: Grain, amount: Amount | None = None, number: Fraction | None = None
) -> Reading | None:
    """A length of time that is over by the time of writing, or the time last spoken of."""
    return ending(ref, amount or Amount.of(number or 1), units)


@rules.rule(
    "for [{_about}] <{amount} {units:plural}>",
    "for [{_about}] <(a|an|one) {units:unit}>",
    examples={"They have fought for <three years> in Syria.": "P3Y"},
    named=Named.LENGTH,
    counted=Counted.BACK,
)
def lasting_units(ref: Reference, units: Grain, amount: Amount = ONE) -> Reading | None:
    """'has fought for three years': a length that ends with publication."""
    return ending(ref, amount, units) if amount.whole and ref.lasting else None


@rules.rule(
    "in [{_about}] <{amount}[ {_filler}] {units:plural}>",
    "in [{_about}] <(a|one) {units:unit}>",
    examples={
        "It was the third attack in <two weeks> there.": "P2W",
        "It was the worst attack in <10 years> there.": "P10Y",
    },
    domain=Domain.NEWS,
    named=Named.RECORD,
    counted=Counted.BACK,
)
def units_of_a_record(ref: Reference, units: Grain, amount: Amount = ONE) -> Reading | None:
    """'the third attack in two weeks': a length that ends with the day the text is at."""
    if amount.whole is None or not ref.counting or ref.direction is Direction.FUTURE:
        return None
    return ending(_at_running_day(ref), amount, units)


@rules.rule(
    "{amount} {_filler} {plural}",
    "{amount} {plural}",
    "(another|an additional) {amount} {plural}",
    "(half an|half a) {half:unit}",
    "(a|one|an) {unit} and a half",
    "{other_amount} {unit}",
    examples={
        "After <some 2,000 years>, the columns still stand.": "P2000Y",
        "He stayed <24 hours> in Rome.": "PT24H",
        "He stayed <2 1/2 years> in Rome.": "P2Y6M",
        "He stayed <two decades> in Rome.": "P20Y",
        "He stayed <several weeks> in Rome.": "PXW",
        "He stayed <a year and a half> in Rome.": "P1Y6M",
        "He stayed <half an hour> in Rome.": "PT30M",
        "He stayed for <two more weeks> in Rome.": "P2W",
    },
    named=Named.LENGTH,
)
def counted_units(
    ref: Reference,
    amount: Amount | None = None,
    plural: Grain | None = None,
    half: Grain | None = None,
    unit: Grain | None = None,
    other_amount: int = 0,
) -> Reading:
    """So many units, as written: 24 hours are no day."""
    if half is not None:
        amount, units = Amount.of(Fraction(1, 2)), half
    elif unit is not None:
        each = amount.number if amount is not None and amount.number is not None else 1
        amount, units = Amount.of(each * (1 if other_amount else Fraction(3, 2))), unit
    else:
        assert amount is not None
        assert plural is not None
        units = plural
    assert amount is not None
    return _length(amount, units)


@rules.rule(
    "{amount} (to|or) {last:amount} {plural}",
    "{amount}-{last:amount} {plural}",
    "(between|from) <{amount}> (and|to) {end:amount} {plural}",
    "(a|an) {units} or (two|so|more)",
    "{plural} or {other:plural}",
    examples={
        "It will take <two to three weeks> to build.": "P2W",
        "He stayed <a year or two> in Rome.": "P1Y",
        "He stayed <weeks or months> in Rome.": "PXW",
        "They lived <2.6 to 2.8 million years> or so.": "P2700000Y",
        "They lived <10 to 12 thousand years> or so.": "P11000Y",
    },
    named=Named.LENGTH,
)
def about_units(
    ref: Reference,
    amount: Amount | None = None,
    last: Amount | None = None,
    end: Amount | None = None,
    plural: Grain | None = None,
    units: Grain | None = None,
    other: Grain | None = None,
) -> Reading:
    """A length that is given by two: the first is its value, of thousands or millions the mean."""
    if amount is None:
        amount = ONE if units is not None else VAGUELY
    elif last is not None:
        amount = _mean(_in_the_same(amount, last), last)
    elif end is not None:
        amount = _in_the_same(amount, end)
    unit = plural or units
    assert unit is not None
    words = length(amount, unit)
    return Reading.duration(period(amount, unit), f"a length of about {words}", mod="APPROX")


def _in_the_same(amount: Amount, last: Amount) -> Amount:
    """'2.6 to 2.8 million': the number said once, after the second, is that of both."""
    if amount.number is None or last.number is None:
        return amount
    said = re.search(r"(?:hundred|thousand|million|billion)$", last.words)
    if said is None or said[0] in amount.words:
        return amount
    return replace(amount, number=amount.number * LARGE[said[0]], words=f"{amount.words} {said[0]}")


def _mean(amount: Amount, last: Amount) -> Amount:
    """'2.6 to 2.8 million': about 2.7 million; few of such lengths are meant to the thousand."""
    if amount.number is None or last.number is None or amount.number < LARGE["thousand"]:
        return amount
    return Amount.of((amount.number + last.number) / 2)


@rules.rule(
    "one {unit}",
    "(a|an) {unit}",
    examples={
        "He stayed for <a year> in Rome.": "P1Y",
        "They talked for <an hour> in Rome.": "PT1H",
        "He was in the job <one day> only.": "P1D",
        "He stayed for <a fortnight> in Rome.": "P2W",
    },
    rejects=("He earns $40,000 a year.", "He waited a second."),
    named=Named.ONE_UNIT,
)
def one_unit(ref: Reference, unit: Grain, amount: Amount = ONE) -> Reading | None:
    """'a year' as a length; as a rate it is none. `amount` is 2 of the weeks in 'a fortnight'."""
    if unit in (Grain.SECOND, Grain.QUARTER):
        return None
    return _length(amount, unit)


@rules.rule(
    "(for|within|in|over|after|take|takes|took|spend|spent|lasted|wait|waited) <{plural}>",
    "(follow|follows|followed|following|despite|amid) <{plural}> of",
    "(over|through|throughout) <the {plural}>",
    "<{plural}> (ago|before|after|later|earlier|since|ahead|following|to come|prior to)",
    "the <{plural}> (that followed|leading up to|immediately)",
    "in <the (early|first|opening) {plural}>$",
    "in <the (early|first|opening) {plural}> of the {_other}",
    "{plural}-long",
    examples={
        "It had been blocked for <years> in Rome.": "PXY",
        "He left <months> after the war.": "PXM",
        "They were taken in <the first hours> of the war.": "PTXH",
        "It was lost in <the early years>, he said.": "PXY",
    },
    rejects=("The hours were long.", "It is in seconds that he counts."),
    named=Named.BARE_UNITS,
)
def bare_plural(ref: Reference, plural: Grain) -> Reading | None:
    """'years', 'for weeks': some of them."""
    if plural in (Grain.SECOND, Grain.QUARTER):
        return None
    return _length(VAGUELY, plural)


@rules.rule(
    "{number}-{unit}-long",
    "{number}-{unit}",
    "{unit}-long",
    "(several|multi)-{many:unit}",
    "{long_unit}",
    "a half-{half:unit}",
    "half-{half:unit}[-long]",
    "{number}-{unit}-old",
    examples={
        "He signed a <two-year> contract.": "P2Y",
        "It was a <16-hour> flight.": "PT16H",
        "It was a <three-day-long> siege.": "P3D",
        "It broke an <8-month-old> truce.": "P8M",
        "It ended a <decade-long> dispute.": "P10Y",
        "It ended a <yearlong> dispute.": "P1Y",
        "It was a <multi-year> plan.": "PXY",
    },
    named=Named.LENGTH,
)
def hyphenated_units(
    ref: Reference,
    unit: Grain | None = None,
    number: Fraction = Fraction(1),
    many: Grain | None = None,
    long_unit: Grain | None = None,
    half: Grain | None = None,
) -> Reading:
    """'two-year' before a noun, 'week-long'."""
    if many is not None:
        return _length(Amount(None, "several"), many)
    if half is not None:
        return _length(Amount.of(Fraction(1, 2)), half)
    grain = unit or long_unit
    assert grain is not None
    return _length(Amount.of(number), grain)


@rules.rule(
    "(first|final|latest|initial) {amount} {plural}",
    "year-(earlier|ago) {amount} {plural}",
    examples={
        "Profit rose in <the first nine months>, it said.": "P9M",
        "Profit rose in <the nine months>, it said.": "P9M",
    },
    named=Named.MONTHS_OF_REPORT,
)
def the_units(ref: Reference, amount: Amount, plural: Grain) -> Reading:
    """'the nine months' of an earnings report."""
    return _length(amount, plural)


def ending(ref: Reference, amount: Amount, units: Grain) -> Reading:
    """A length of time that ends at the origin."""
    words = length(amount, units)
    value = period(amount, units)
    if ref.origin is None or amount.whole is None or units.rank < Grain.DAY.rank:
        return Reading.duration(value, f"{words} up to {ref.origin_name}", mod=amount.mod)
    interval = stretch(ref.origin, units, -amount.whole)
    why = f"{words} counted back from {ref.origin_date}: {interval.plain}"
    return Reading.duration(value, why, interval=interval, anchor=ref.anchor, mod=amount.mod)


def _at_running_day(ref: Reference) -> Reference:
    """The reference as it stood on the day last spoken of, where that is long past."""
    day, dct = ref.day, ref.dct
    if day is None or day.start is None or dct is None or ref.domain is Domain.NARRATIVE:
        return ref
    long_past = day.start < dct.plus(Grain.DAY, -_NEWS_DAYS) and day == ref.last
    return replace(ref, dct=day.start) if long_past else ref


# News tells of the days of a week as seen from its publication.
_NEWS_DAYS = 7


def _length(amount: Amount, units: Grain) -> Reading:
    words = length(amount, units)
    why = f"a length of {words}; the text does not say when it began"
    return Reading.duration(period(amount, units), why, mod=amount.mod)
