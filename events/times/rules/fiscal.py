"""Quarters, halves and the years of money stories: 'third-quarter', 'a year earlier'."""

from __future__ import annotations

from dataclasses import replace

from events.calendar.interval import Grain, TimeInterval
from events.grammar.verb_direction import Direction
from events.times.lengths import length, period
from events.times.lexicon import STEP_WORDS
from events.times.numbers import ONE
from events.times.pattern import Slot
from events.times.reference import Domain, Reference
from events.times.rule import Reading, Rules
from events.types import Counted, Named

rules = Rules(
    slots={
        "since": Slot.of_words({"since": "since"}),
        "_same": Slot.of_words(
            dict.fromkeys(("comparable", "corresponding", "like", "same", "similar"), "")
        ),
        "fiscal_side": Slot.of_words(
            {"current": 0, "latest": -1, "past": -1, "preceding": -1, "previous": -1, "prior": -1}
            | {"coming": 1, "following": 1, "upcoming": 1}
        ),
    }
)

_QUARTER_NAMES = {1: "first", 2: "second", 3: "third", 4: "fourth"}


@rules.rule(
    "[fiscal ]{nth:quarter_ordinal}[ fiscal]-quarter",
    "fiscal-{nth:quarter_ordinal} quarter",
    "q{nth:one_to_four}",
    "{nth:one_to_four}q",
    examples={
        "It had a <third-quarter> loss.": "2023-Q3",
        "It had a loss in <the third quarter>, it said.": "2023-Q3",
        "It expects a loss in <the second quarter>.": "2024-Q2",
        "It had a loss in <Q1>, it said.": "2024-Q1",
        "For fiscal year 2024, sales rose. It had a loss in <the fourth quarter>.": "2024-Q4",
    },
    rejects=("He ran a quarter mile.",),
    named=Named.QUARTER,
)
def quarter(ref: Reference, nth: int) -> Reading | None:
    """The latest quarter of that number, the current one included: 77 of 79 in TimeBank."""
    name = f"{_QUARTER_NAMES[nth]} quarter"
    if ref.origin is None:
        return Reading.unplaced(Grain.QUARTER, f"a {name}", value=f"XXXX-Q{nth}")
    if ref.fiscal is not None and ref.dct is not None and ref.direction is not Direction.FUTURE:
        return _quarter_of_report(ref, nth, name)
    year = ref.origin.year
    begun = nth <= (ref.origin.month + 2) // 3
    to_come = ref.direction is Direction.FUTURE
    if not begun and not to_come:
        year -= 1
    found = "the first to come after" if to_come else "the latest by"
    why = f"the {name}, {found} {ref.origin_name}"
    return Reading.of(TimeInterval.quarter(year, nth), why, anchor=ref.anchor)


def _quarter_of_report(ref: Reference, nth: int, name: str) -> Reading | None:
    """A quarter of the fiscal year under report; when it lay, the company's own calendar tells."""
    assert ref.fiscal is not None
    assert ref.dct is not None
    named = TimeInterval.quarter(ref.fiscal, nth)
    over = named.end is not None and named.end <= ref.dct
    interval = named if over else TimeInterval.of(Grain.QUARTER, ref.dct, -1)
    why = f"the {name} of fiscal {ref.fiscal}, the year under report"
    interval = replace(interval, approximate=True)
    return Reading.of(interval, why, anchor="last", value=named.timex_value)


@rules.rule(
    "[fiscal ]{nth:quarter_ordinal}[ fiscal]-quarter[ of][ fiscal] {year}",
    "{year}(|'s) {nth:quarter_ordinal}-quarter",
    "q{nth:one_to_four}[ of],? {year}",
    "{nth:one_to_four}q {year}",
    "{year}~q{nth:one_to_four}",
    "{year}'s {nth:quarter_ordinal} quarter",
    examples={
        "It grew in <the third quarter of 1984> again.": "1984-Q3",
        "It grew in <the 1988 second quarter> again.": "1988-Q2",
        "It grew in <Q4 2014> again.": "2014-Q4",
    },
    named=Named.QUARTER,
)
def quarter_of_year(ref: Reference, nth: int, year: int) -> Reading:
    """A quarter of a stated year."""
    return Reading.of(TimeInterval.quarter(year, nth), "the quarter as written")


@rules.rule(
    "{step} year's {nth:quarter_ordinal}-quarter",
    "{nth:quarter_ordinal}-quarter[ of] {step} year",
    "year-(earlier|ago) {nth:quarter_ordinal}-quarter",
    "{nth:quarter_ordinal}-quarter[ a] year-(earlier|ago)",
    examples={
        "Sales for <this year's third quarter> fell.": "2024-Q3",
        "Sales for <last year's third quarter> fell.": "2023-Q3",
        "Sales rose from <the year-earlier third quarter> by half.": "2023-Q3",
    },
    named=Named.QUARTER,
    counted=("step",),
)
def quarter_of_step(ref: Reference, nth: int, step: int = -1) -> Reading:
    """A quarter of the year of publication, or of one beside it."""
    why = f"the {_QUARTER_NAMES[nth]} quarter of the year {STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.QUARTER, why, value=f"XXXX-Q{nth}")
    interval = TimeInterval.quarter(ref.origin.year + step, nth)
    return Reading.of(interval, why, anchor=ref.anchor)


@rules.rule(
    "the (|latest |most recent |just-ended )(quarter|period)",
    "the (latest|most recent) (|three-month |six-month |nine-month )period",
    examples={
        "Profit rose in the third quarter. Sales fell in <the quarter>, it said.": "2023-Q3",
        "Sales fell in <the latest quarter>, it said.": "2023-Q4",
    },
    named=Named.UNIT,
)
def the_quarter(ref: Reference) -> Reading | None:
    """The fiscal period last named, else the calendar quarter before publication."""
    return _quarter_back(ref, 0)


@rules.rule(
    "{month}-{last:month} (quarter|period)",
    "three months from {month} (to|through) {last:month}",
    examples={"It grew in <the October-December quarter>, it said.": "2023-Q4"},
    named=Named.QUARTER,
)
def quarter_by_months(ref: Reference, month: int, last: int) -> Reading | None:
    """A calendar quarter by its first and its last month."""
    if month % 3 != 1 or last != month + 2:
        return None
    return quarter(ref, (month + 2) // 3)


@rules.rule(
    "the {year} (quarter|period)",
    examples={
        "It rose in the third quarter. It had lost money in <the 1988 period>.": "1988-Q3",
        "It lost money in the third quarter. In the nine months it earned more than in "
        "<the 1988 period>.": "1988",
    },
    named=Named.UNIT,
    counted=Counted.BACK,
)
def quarter_in(ref: Reference, year: int) -> Reading | None:
    """The quarter last named, in another year."""
    if ref.quarter is None or ref.quarter.start is None:
        return None
    if ref.several_quarters:
        return Reading.of(TimeInterval.year(year), "the year of several quarters, as written")
    interval = ref.quarter.shift(Grain.YEAR, year - ref.quarter.start.year)
    return Reading.of(interval, f"the period last named, in {year}", anchor="last")


@rules.rule(
    "a year (ago|earlier|before)",
    "one year earlier",
    "year-(ago|earlier)",
    "the [{_same}] year-(ago|earlier) (quarter|period)",
    "the [{_same}] (quarter|period)[ of][ the] {step} year",
    "the [{_same}] (quarter|period)[ of] a year (ago|earlier)",
    "the [{_same}] (quarter|period) (of|in) {year}",
    "{step} year's (quarter|period)",
    examples={
        "It rose in the third quarter. It lost money <a year earlier>.": "2022-Q3",
        "It rose in the third quarter, up from <the year-ago quarter>.": "2022-Q3",
        "It was founded <a year ago> in Rome.": "2023",
        "It rose in the third quarter, up from <the same period last year>.": "2022-Q3",
        "It lost money in the fourth quarter. In the nine months it earned $3 million, "
        "up from $2 million <a year earlier>.": "2023",
        "It earned $3 million in the first quarter, up from <a year earlier>.": "2023-Q1",
        "It rose in the third quarter, up from <the like quarter of 1988>.": "1988-Q3",
        "It rose in the third quarter, up from <the similar year-ago period>.": "2022-Q3",
    },
    named=Named.UNIT,
    counted=Counted.BACK,
)
def year_before(ref: Reference, step: int = -1, year: int | None = None) -> Reading | None:
    """The period last named, a year back: 55 of 75 in TimeBank; else the year before."""
    if ref.quarter is not None and ref.quarter.start is not None and not ref.several_quarters:
        back = step if year is None else year - ref.quarter.start.year
        return _quarter_back(ref, back)
    why = f"the year {STEP_WORDS[step]} {ref.origin_name}"
    if ref.several_quarters:
        why += ", as the period last named is of several quarters"
    if year is not None:
        return Reading.of(TimeInterval.year(year), "the year as written")
    if ref.origin is None:
        return Reading.unplaced(Grain.YEAR, why)
    return Reading.of(TimeInterval.of(Grain.YEAR, ref.origin, step), why, anchor=ref.anchor)


@rules.rule(
    "{nth:half_ordinal}[ fiscal]-half[ of] {year}",
    "{nth:half_ordinal} two quarters of {year}",
    "{year}'s {nth:half_ordinal}-half",
    "h{nth:one_or_two} {year}",
    examples={
        "It grew in <the last half of 1989> again.": "1989-H2",
        "It grew in <the first two quarters of 1990> again.": "1990-H1",
        "It grew in <H1 2015> again.": "2015-H1",
    },
    named=Named.HALF,
)
def half_of_year(ref: Reference, nth: int, year: int) -> Reading:
    """A half of a stated year."""
    return Reading.of(TimeInterval.half(year, nth), "the half year as written")


@rules.rule(
    "{nth:half_ordinal}[ fiscal]-half[ of] (the|this) [fiscal] year",
    "{nth:half_ordinal}-half of {step} year",
    "{nth:half_ordinal} six months of (the|this) [fiscal] year",
    "<{nth:half_ordinal}-half> {_money}",
    examples={
        "It grew in <the first half of this year>.": "2024-H1",
        "It grew in <the second half of last year>.": "2023-H2",
    },
    rejects=("He scored in the first half of the game.",),
    named=Named.HALF,
    counted=("step",),
)
def half_of_this_year(ref: Reference, nth: int, step: int = 0) -> Reading:
    """A half of the year of publication, or of one beside it."""
    why = f"the half of the year {STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.HALF, why, value=f"XXXX-H{nth}")
    return Reading.of(TimeInterval.half(ref.origin.year + step, nth), why, anchor=ref.anchor)


@rules.rule(
    "(in|for|during|over) <the {nth:half_ordinal} half>$",
    examples={
        "It lost money in the third quarter, but will earn more in <the second half>.": "2024-H2"
    },
    named=Named.HALF,
    counted=Counted.HERE,
)
def half_of_report(ref: Reference, nth: int) -> Reading | None:
    """A half of the year of publication, in a report that has named a quarter."""
    return half_of_this_year(ref, nth) if ref.quarter is not None else None


@rules.rule(
    "<the [fiscal ]{unit}> (ended|ending|ends)",
    "<the {unit}> (to|through|until) {end:month}",
    examples={"Net for <the year> ended March 31 fell.": "P1Y"},
    domain=Domain.NEWS,
    named=Named.LENGTH,
)
def unit_ended(ref: Reference, unit: Grain, end: int | None = None) -> Reading | None:
    """'the year ended March 31': a length, whose end is named after it."""
    if unit not in (Grain.YEAR, Grain.MONTH, Grain.WEEK):
        return None
    why = f"a length of {length(ONE, unit)}, whose end is named after it"
    return Reading.duration(period(ONE, unit), why)


@rules.rule(
    "fiscal[ year] {year}",
    "fiscal {short_year}",
    "fy {year}",
    "fy{year}",
    "the {year} fiscal year",
    examples={
        "Profit will double in <fiscal 1990> at least.": "1990",
        "Profit will double in <fiscal year 2015> at least.": "2015",
        "Profit will double in <FY2015> at least.": "2015",
    },
    named=Named.FISCAL_YEAR,
)
def fiscal_year(ref: Reference, year: int | None = None, short_year: int | None = None) -> Reading:
    """A fiscal year, which bears the number of a calendar year."""
    return Reading.of(TimeInterval.year(year or short_year or 0), "the fiscal year as written")


@rules.rule(
    "year-end",
    "year's end",
    "{since} <year-end>",
    examples={
        "It will complete the deal by <year-end>, it said.": "2024",
        "It will complete the deal by <year's end>, it said.": "2024",
        "Shares have risen since <year-end>, it said.": "2023",
    },
    named=Named.UNIT,
    counted=Counted.HERE,
)
def year_end(ref: Reference, since: str | None = None) -> Reading:
    """The end of the year of publication, or of the one before: 'since year-end'."""
    which = "before" if since else "of"
    why = f"the end of the year {which} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.YEAR, why)
    interval = TimeInterval.of(Grain.YEAR, ref.origin, -1 if since else 0)
    return Reading.of(interval, why, anchor=ref.anchor, mod="END")


@rules.rule(
    "{step} fiscal year",
    "the [{step:fiscal_side}] fiscal year",
    examples={
        "Profit will double in <this fiscal year>.": "2024",
        "Profit will double in <the fiscal year>, it said.": "2024",
        "Profit doubled in <the previous fiscal year>.": "2023",
    },
    rejects=("It moved from a fiscal year to another.",),
    named=Named.FISCAL_YEAR,
    counted=("step",),
)
def fiscal_step(ref: Reference, step: int = 0) -> Reading:
    """The fiscal year of publication or one beside it, taken as the calendar year."""
    why = f"the fiscal year {STEP_WORDS[step]} {ref.origin_name}"
    if ref.origin is None:
        return Reading.unplaced(Grain.YEAR, why)
    return Reading.of(TimeInterval.of(Grain.YEAR, ref.origin, step), why, anchor=ref.anchor)


_PERIODS = {
    -1: "a year before the period last named",
    0: "the fiscal period last named",
    1: "a year after the period last named",
}


def _quarter_back(ref: Reference, years: int) -> Reading | None:
    if ref.domain is Domain.NARRATIVE:
        return None
    if ref.quarter is not None:
        interval = ref.quarter.shift(Grain.YEAR, years)
        which = _PERIODS.get(years, f"the period last named, {years:+} years")
        return Reading.of(interval, which, anchor="last")
    if ref.dct is None:
        return Reading.unplaced(Grain.QUARTER, "a quarter before publication")
    interval = TimeInterval.of(Grain.QUARTER, ref.dct, -1).shift(Grain.YEAR, years)
    return Reading.of(interval, "the calendar quarter before publication", anchor="dct")
