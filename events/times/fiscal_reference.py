"""Which fiscal period a report is about: what 'the quarter' and 'a year earlier' count from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from events.calendar.interval import Grain
from events.grammar.verb_direction import Direction
from events.times.reference import Domain, Reference
from events.types import Named, PlacedBy

if TYPE_CHECKING:
    from events.times.token_index import Page
    from events.types import TimeExpression

# 'the six months', 'the nine months': beside them 'a year earlier' is no quarter.
_SEVERAL_QUARTERS = frozenset({"P6M", "P9M"})
_ENDED = re.compile(r",?\s+ended\b")


def reporting(ref: Reference, time: TimeExpression, page: Page) -> Reference:
    """The reference with the fiscal period that a time names, when the report is about it.

    A quarter still to come is an outlook: the report stays with its own.
    """
    if ref.domain is Domain.NARRATIVE:
        return ref
    if time.value in _SEVERAL_QUARTERS:
        the = (
            time.names(Named.MONTHS_OF_REPORT) or page.before(time.span.start, 4).lower() == "the "
        )
        return replace(ref, several_quarters=the or ref.several_quarters)
    if time.names(Named.FISCAL_YEAR) and time.placed_by is PlacedBy.WORDS:
        return _in_fiscal_year(ref, time)
    if time.interval is None or time.interval.grain is not Grain.QUARTER:
        return ref
    if is_a_quarter(time) or is_the_quarter(time):
        ref = replace(ref, several_quarters=False)
    if not _is_told_of(ref, time, page) or _only_came_before(ref, time, page):
        return ref
    return replace(ref, quarter=time.interval, several_quarters=False)


def _in_fiscal_year(ref: Reference, time: TimeExpression) -> Reference:
    """The reference with the fiscal year under report: one that may just have ended, no older."""
    assert time.interval is not None
    year = time.interval.start.year if time.interval.start is not None else None
    recent = ref.dct is not None and year is not None and 0 <= year - ref.dct.year <= 1
    return replace(ref, fiscal=ref.fiscal or year) if recent else ref


def is_a_quarter(time: TimeExpression) -> bool:
    """Whether a quarter is named by its number: 'the third quarter', 'Q3 2015'.

    'a year earlier' and 'last year's third quarter' speak of another one than the story's own.
    """
    return time.names(Named.QUARTER) and time.counted is None


def is_the_quarter(time: TimeExpression) -> bool:
    """Whether it is 'the quarter', the one last named."""
    of_quarters = time.interval is not None and time.interval.grain is Grain.QUARTER
    return of_quarters and time.names(Named.UNIT) and time.counted is None


def _is_told_of(ref: Reference, time: TimeExpression, page: Page) -> bool:
    """Whether a quarter is one whose figures a report can give."""
    assert time.interval is not None
    assert time.interval.start is not None
    start, end, dct = time.interval.start, time.interval.end, ref.dct
    if time.names(Named.QUARTER) and time.counted is not None:
        return dct is not None and start.year == dct.year and end is not None and end <= dct
    if not is_a_quarter(time):
        return False
    over = dct is None or (end is not None and end <= dct)
    # A company's own fourth quarter may have ended before the calendar's.
    if over or _ENDED.match(page.text, time.span.end):
        return True
    return dct is not None and start <= dct and ref.direction is Direction.PAST


def _only_came_before(ref: Reference, time: TimeExpression, page: Page) -> bool:
    """'After a flat second quarter': what went before the quarter of the report, in its year."""
    here, there = time.interval, ref.quarter
    if here is None or there is None or here.start is None or there.start is None:
        return False
    before = page.before(time.span.start, 30).lower()
    return here.start < there.start and bool(_BEFORE_IT.search(before))


_BEFORE_IT = re.compile(
    r"\b(?:after|following|from|than|with|versus|against)\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+)?$"
)
