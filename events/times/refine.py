"""What a pattern cannot say: times in, times out, with examples like those of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from events.interval import PARTS_OF_DAY, Grain, TimeInterval, days_in_month
from events.times.clock import PART_WORDS
from events.times.ended import before_its_end
from events.times.page import Page
from events.types import Span, TimeExpression, TimexType

if TYPE_CHECKING:
    pass

Times = tuple[TimeExpression, ...]
Refine = Callable[[Times, Page], Times]


@dataclass(frozen=True, slots=True)
class Refiner:
    """A named step with examples, as a `Rule` has them."""

    name: str
    refine: Refine
    examples: Mapping[str, str]
    rejects: tuple[str, ...] = ()
    domain: None = None


REFINERS: list[Refiner] = []


def refiner(
    *, examples: Mapping[str, str], rejects: tuple[str, ...] = ()
) -> Callable[[Refine], Refine]:
    """Make a refiner of a function; they run in the order of this file."""

    def add(refine: Refine) -> Refine:
        REFINERS.append(Refiner(refine.__name__, refine, examples, rejects))
        return refine

    return add


@refiner(
    examples={
        "It fell <Wednesday night> after a siege.": "2024-03-13TNI",
        "It closed at <10 p.m. Wednesday> in Rome.": "2024-03-13T22:00",
        "It closed <yesterday evening> in Rome.": "2024-03-12TEV",
        "It fell at <3 a.m. on Sunday morning> in Rome.": "2024-03-10T03:00",
    }
)
def join_day_and_hour(times: Times, page: Page) -> Times:
    """A day and the time of day beside it are one time, in either order."""
    return _join(_join(times, _PARTS, page), _CLOCKS, page)


@refiner(
    examples={"It is <this coming Sunday, March 17>, in Rome.": "2024-03-17"},
    rejects=(),
)
def join_same_days(times: Times, page: Page) -> Times:
    """A weekday and the date after it are one time when they are the same day."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        if before and _are_same_day(before, time, page):
            span = Span(before.span.document, before.span.start, time.span.end)
            joined[-1] = replace(time, span=span)
        else:
            joined.append(time)
    return tuple(joined)


@refiner(
    examples={"He came on 18 January and left on 22 January, <four days later>.": "2024-01-22"},
)
def place_other_names(times: Times, page: Page) -> Times:
    """'on 22 June, four days later' names one day twice, if four days before another was named."""
    placed: list[TimeExpression] = []
    for time in times:
        before = placed[-1] if placed else None
        between = page.text[before.span.end : time.span.start] if before else ""
        if before and between == ", " and time.rule == "units_later" and _is_day(before):
            time = _as_other_name(time, before, placed)
        placed.append(time)
    return tuple(placed)


@refiner(examples={})
def take_year_ahead(times: Times, page: Page) -> Times:
    """In an undated text a day has the year that its sentence names next: 'on 2 April … 1982'."""
    placed: list[TimeExpression] = []
    for time in reversed(times):
        later = placed[-1] if placed else None
        if later and _is_unplaced_date(time) and _names_year(later):
            between = page.text[time.span.end : later.span.start]
            time = time if _SENTENCE_END.search(between) else _in_year_of(time, later)
        placed.append(time)
    return tuple(reversed(placed))


@refiner(
    examples={
        "It opened <the day before Thanksgiving> in Rome.": "2023-11-22",
        "It opened <the day after last Christmas> in Rome.": "2023-12-26",
        "It rose from March 1, <the day> before the vote in Rome.": "2024-03-01",
    }
)
def place_days_beside(times: Times, page: Page) -> Times:
    """'the day before Easter' is counted from Easter; in 'March 1, the day before the vote' it is
    another name of March 1.
    """
    placed: list[TimeExpression] = []
    for time in times:
        before = placed[-1] if placed else None
        between = page.text[before.span.end : time.span.start] if before else ""
        if before and _is_day(time) and _is_the_day(before) and between in _BESIDE_STEPS:
            placed[-1] = _beside(before, time, _BESIDE_STEPS[between])
        elif before and _is_the_day(time) and between == ", " and _is_day(before):
            why = f"another name of the day before it: {before.explanation}"
            same = replace(time, value=before.value, interval=before.interval, explanation=why)
            placed.append(same)
        else:
            placed.append(time)
    return tuple(placed)


@refiner(examples={}, rejects=("He wrote a night of poems.",))
def drop_loose_parts(times: Times, page: Page) -> Times:
    """'night' is a time beside its day or as 'in the morning', and else only a word."""
    return tuple(time for time in times if time.rule != "bare_part" or _is_placed_part(time, page))


@refiner(
    examples={
        "It fell in <early June>, they said.": "2023-06",
        "It fell in <mid-1996> after a siege.": "1996",
        "It fell at <the end of 1996> after a siege.": "1996",
        "It opened <earlier this month> in Rome.": "2024-03",
        "He stayed for <more than two years> in Rome.": "P2Y",
        "He stayed about <two weeks> in Rome.": "P2W",
    }
)
def take_modifiers(times: Times, page: Page) -> Times:
    """'early', 'the end of', 'more than' before a time belong to it; 'about' only bears on it."""
    modified = []
    for place, time in enumerate(times):
        floor = times[place - 1].span.end if place else 0
        modified.append(_modified(time, page, floor))
    return tuple(modified)


@refiner(examples={"It rose in <the 20th century> again.": "19"})
def fit_article(times: Times, page: Page) -> Times:
    """'the' belongs to the time when the parse hangs it there, and not on a noun that follows."""
    return tuple(_with_article(time, page) for time in times)


@refiner(
    examples={
        "Profit rose in <the three months> ended Feb. 29, it said.": "P3M",
        "Profit rose in <the nine months> to September, it said.": "P9M",
        "Profit rose in the third quarter ended <March 3>, it said.": "2024-03-03",
        "Profit rose in <the quarter> ended July 31, it said.": "2023-Q2",
    }
)
def place_what_ends(times: Times, page: Page) -> Times:
    """'the three months ended Sept. 30' lie before the day that is said to end them."""
    placed = [
        before_its_end(time, last, page.text[time.span.end : last.span.start])
        for time, last in pairwise(times)
    ]
    return (*placed, *times[-1:])


def _are_same_day(first: TimeExpression, second: TimeExpression, page: Page) -> bool:
    between = page.text[first.span.end : second.span.start].strip()
    return between in ("", ",") and _is_day(first) and first.value == second.value


_UNPLACED_DATE = re.compile(r"XXXX-\d\d(?:-\d\d)?")
# 'O.S.' and 'N.S.' end no sentence.
_SENTENCE_END = re.compile(r"(?<!S)[.!?;]['\"”’)\]]*\s")


def _as_other_name(
    time: TimeExpression, before: TimeExpression, earlier: list[TimeExpression]
) -> TimeExpression:
    """'four days later' as the day before it in the text, if it lies four days after another."""
    assert before.interval is not None
    if not _is_day(time) or time.interval is None:
        return time
    days = _day_number(time) - _day_number(before)
    named = [day for day in earlier if day.interval and day.interval.grain.rank <= Grain.DAY.rank]
    if all(_day_number(before) - _day_number(day) != days for day in named):
        return time
    why = f"another name of the day before it: {before.explanation}"
    return replace(time, value=before.value, interval=before.interval, explanation=why)


def _day_number(time: TimeExpression) -> int:
    assert time.interval is not None
    assert time.interval.start is not None
    return time.interval.start.day_number


def _is_unplaced_date(time: TimeExpression) -> bool:
    return time.type is TimexType.DATE and bool(_UNPLACED_DATE.fullmatch(time.value))


def _names_year(time: TimeExpression) -> bool:
    return (
        time.type is TimexType.DATE
        and time.interval is not None
        and time.interval.start is not None
        and time.interval.grain.rank <= Grain.YEAR.rank
    )


def _in_year_of(time: TimeExpression, later: TimeExpression) -> TimeExpression:
    """An unplaced day or month, in the year of a time that comes after it in its sentence."""
    assert later.interval is not None
    assert later.interval.start is not None
    year, month, *day = later.interval.start.year, *map(int, time.value.split("-")[1:])
    if later.interval.grain.rank <= Grain.MONTH.rank and month - later.interval.start.month > 6:
        # 'from December to February 1942'.
        year -= 1
    if day and day[0] > days_in_month(year, month):
        return time
    interval = TimeInterval.day(year, month, day[0]) if day else TimeInterval.month(year, month)
    why = f"its year is that of the time after it, {later.interval.plain}: {interval.plain}"
    return replace(time, value=interval.timex_value, interval=interval, explanation=why)


_BESIDE_STEPS = {" before ": -1, " after ": 1}


def _is_the_day(time: TimeExpression) -> bool:
    return time.rule == "unit_beside" and time.span.text.lower() == "the day"


def _beside(name: TimeExpression, day: TimeExpression, step: int) -> TimeExpression:
    """'the day before' and the day from which it is counted, as one time."""
    assert day.interval is not None
    interval = day.interval.shift(Grain.DAY, step)
    side = "before" if step < 0 else "after"
    counted_from = ", ".join(day.explanation.rsplit(": ", 1))
    return replace(
        name,
        span=Span(name.span.document, name.span.start, day.span.end),
        value=interval.timex_value,
        interval=interval,
        anchor=day.anchor,
        explanation=f"the day {side} {counted_from}: {interval.plain}",
    )


def _is_placed_part(time: TimeExpression, page: Page) -> bool:
    if len(time.span.text.split()) > 1:
        return True
    before = page.text[max(0, time.span.start - 20) : time.span.start].lower()
    return bool(_PLACES_A_PART.search(before))


_PLACES_A_PART = re.compile(r"\b(?:in|by|during|of|until|since) the (?:early |late )?$")
_BETWEEN = re.compile(r"(?:,? (?:on |of |the )?)?")


def _join(times: Times, hours: frozenset[str], page: Page) -> Times:
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        both = _joined(before, time, hours, page) if before else None
        if both:
            joined[-1] = both
        else:
            joined.append(time)
    return tuple(joined)


def _joined(
    first: TimeExpression, second: TimeExpression, hours: frozenset[str], page: Page
) -> TimeExpression | None:
    if not _BETWEEN.fullmatch(page.text[first.span.end : second.span.start]):
        return None
    if _is_day(first) and _is_hour(second, hours):
        day, hour = first, second
    elif _is_hour(first, hours) and (_is_day(second) or _is_placed(second)):
        day, hour = second, first
    else:
        return None
    interval = _hour_of(day, hour)
    return replace(
        hour,
        span=Span(first.span.document, first.span.start, second.span.end),
        value=f"{day.value.partition('T')[0]}T{hour.value.partition('T')[2]}",
        interval=interval,
        anchor=day.anchor,
        explanation=f"{day.explanation}; {_hour_words(hour)} of that day",
    )


def _hour_words(hour: TimeExpression) -> str:
    clock = hour.value.partition("T")[2]
    return f"the {PART_WORDS[clock]}" if clock in PART_WORDS else clock


def _hour_of(day: TimeExpression, hour: TimeExpression) -> TimeInterval:
    """The hour or part of the day that a value like 'XXXX-XX-XXTNI' names, on a day."""
    assert day.interval is not None
    assert day.interval.start is not None
    midnight, clock = day.interval.start.midnight, hour.value.partition("T")[2]
    if clock in PARTS_OF_DAY:
        return TimeInterval.part_of_day(midnight, clock)
    hours, _, minutes = clock.partition(":")
    start = midnight.plus(Grain.HOUR, int(hours)).plus(Grain.MINUTE, int(minutes))
    return TimeInterval.of(Grain.MINUTE, start)


def _is_day(time: TimeExpression) -> bool:
    return time.interval is not None and time.interval.grain is Grain.DAY and time.interval.is_unit


def _is_placed(time: TimeExpression) -> bool:
    return time.rule in _PLACED_PARTS and time.interval is not None


def _is_hour(time: TimeExpression, hours: frozenset[str]) -> bool:
    return time.type is TimexType.TIME and time.rule in hours


_PARTS = frozenset({"bare_part", "edge_of_day"})
_CLOCKS = frozenset({"clock_and_part", "clock_hour", "clock_time", "hour_and_part", "named_hour"})
_PLACED_PARTS = frozenset({"bare_part", "last_night", "that_part", "this_part"})


_OF_START = (
    "beginning|start|onset|first half|first part|early part|opening|"
    "(?:early|first|opening) (?:days|weeks|months|years)"
)
_OF_END = (
    "end|close|last half|second half|latter half|latter part|late part|"
    "(?:last|final|closing) (?:days|weeks|months|years)"
)
_PART_MODS = {
    "START": rf"earl(?:y|ier)|(?:the )?(?:very )?(?:{_OF_START}) of",
    "MID": r"mid|(?:the )?(?:middle|height) of|midway through",
    "END": rf"later?|(?:the )?(?:very )?(?:{_OF_END}) of",
}
_LENGTH_MODS = {
    "MORE_THAN": r"(?:well |far |much )?more than|longer than",
    "LESS_THAN": r"(?:well |far |much )?less than|fewer than",
    "EQUAL_OR_LESS": r"nearly|no more than|no longer than|up to|as little as|at most",
    "EQUAL_OR_MORE": r"at least|no less than",
}
_OUTER_MODS = {
    "EQUAL_OR_MORE": r"as much as|as long as",
    "APPROX": r"about|around|approximately|roughly|some|circa|c\.|ca\.",
    "LESS_THAN": r"almost|under|just under",
    "MORE_THAN": r"(?<!\bwas )(?<!\bwere )(?<!\bis )over|just over|well over",
}


def _mod_regex(mods: Mapping[str, str]) -> re.Pattern[str]:
    branches = "|".join(f"(?P<{mod}>{words})" for mod, words in mods.items())
    return re.compile(rf"(?<!\w)(?:{branches})(?:\s+|-)(?:the\s+)?$", re.IGNORECASE)


_PART = _mod_regex(_PART_MODS)
_LENGTH = _mod_regex(_LENGTH_MODS)
_OUTER = _mod_regex(_OUTER_MODS)


def _modified(time: TimeExpression, page: Page, floor: int) -> TimeExpression:
    if time.type is TimexType.SET or time.value.endswith("_REF"):
        return time
    before = page.text[max(floor, time.span.start - 40) : time.span.start]
    found, belongs = _modifier(time, page, before)
    if not found:
        return time
    words = " ".join(found[0].lower().split())
    if " of" in words and _is_before_noun(time, page):
        return time
    start = time.span.start - (len(before) - found.start() if belongs else 0)
    interval = time.interval
    if interval and interval.grain.rank >= Grain.DAY.rank and found.lastgroup == "APPROX":
        interval = replace(interval, approximate=True)
    return replace(
        time,
        span=Span(time.span.document, start, time.span.end),
        mod=found.lastgroup,
        interval=interval,
        explanation=f"{time.explanation}; {_meant(found.lastgroup)} “{words}”",
    )


def _modifier(time: TimeExpression, page: Page, before: str) -> tuple[re.Match[str] | None, bool]:
    """The modifier before a time, and whether its words belong to the time."""
    is_length = time.type is TimexType.DURATION
    if found := (_LENGTH if is_length else _PART).search(before):
        loose = found[0].strip().lower() in ("earlier", "later") and time.rule == "bare_weekday"
        return found, not loose
    if time.rule in _COUNTED_BACK:
        return _LENGTH.search(before) or _OUTER.search(before), True
    found = _OUTER.search(before)
    opening = page.text[time.span.start : time.span.start + 4].lower()
    if found and found.lastgroup == "MORE_THAN" and not opening.startswith(_COUNTING):
        return None, False
    around = found is not None and found[0].lower().startswith("around")
    if around and page.text[time.span.end : time.span.end + 2] in ("'s", "’s"):
        # 'to get around Wednesday's ruling'.
        return None, False
    return found, around and not is_length


# 'over two years', but 'over the past two years'.
_COUNTING = ("a ", "an ", *"0123456789", *"one two thre four five six seve eigh nine ten".split())
_POINTS = {
    "START": "its first part is meant by",
    "MID": "its middle is meant by",
    "END": "its last part is meant by",
}


def _meant(mod: str | None) -> str:
    return _POINTS.get(mod or "", "the text says")


_COUNTED_BACK = frozenset({"units_ago", "units_earlier", "units_later"})


def _is_before_noun(time: TimeExpression, page: Page) -> bool:
    """Whether the time stands before a noun to which it belongs, as in 'the 2000 Olympics'."""
    last = page.token_at(time.span.end - 1)
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    if after.tag_ in ("CD", "DT", "PDT", "PRP", "PRP$") or after.lower_ == "half":
        return False
    return last.head.i > last.i and last.dep_ in ("nummod", "compound", "amod", "nmod")


# 'in the weeks before the vote': annotators leave this article out (6 of 7 in AQUAINT); that of
# 'the August 1998 bombings' belongs to what follows.
_WITHOUT_ARTICLE = frozenset({"bare_plural", "month_day_year", "month_year"})


def _with_article(time: TimeExpression, page: Page) -> TimeExpression:
    if time.rule in _WITHOUT_ARTICLE:
        return time
    start, end = time.span.start, time.span.end
    if page.text[start : start + 4].lower() == "the ":
        return time
    before = page.text[max(0, start - 4) : start].lower()
    if before != "the ":
        return time
    article = page.token_at(start - 4)
    if start <= article.head.idx < end:
        return replace(time, span=Span(time.span.document, start - 4, end))
    return time
