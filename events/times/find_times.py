"""All rules together: the words of a text that name times, and what they mean, in text order."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, Instant, TimeInterval
from events.parsing.on_demand import once
from events.times.clause import Clause
from events.times.domain import domain_of
from events.times.fiscal_reference import reporting
from events.times.lookalikes import is_lookalike
from events.times.multiple_units import in_plain_units
from events.times.narrative_reference import (
    awaits_its_day,
    is_aside,
    looks_ahead,
    looks_back,
    sets_the_scene,
    with_lead,
)
from events.times.pattern import APOSTROPHE, DIGITS, Pattern
from events.times.reference import Domain, Reference
from events.times.refiners import REFINERS
from events.times.refiners.refiner import is_day, is_some_way_on
from events.times.rule import Reading, Rule
from events.times.rules import (
    absolute,
    anaphoric,
    clock,
    durations,
    early_years,
    fiscal,
    from_publication,
    holidays,
    named_periods,
    numeric,
    offsets,
    ranges,
    recurring,
    relative,
    two_units,
    vague,
    years,
)
from events.times.sentence_ends import crosses_sentence
from events.times.token_index import Page
from events.types import Document, Span, TimeExpression, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The rule that reads the most words wins, wherever it stands. The order decides ties: here stands
# what of the same words knows more before what knows less.
RULES: tuple[Rule, ...] = (
    *holidays.rules,  # 'the Fourth of July' before the day of a month, 'Sept. 11' of the attacks
    *two_units.rules,  # 'a year and three months' before a length whose unit is said last
    *ranges.rules,  # 'June 4'-7, 1942: has the year, which the day alone (absolute) lacks
    *named_periods.rules,  # 'the turn of the century' before 'the century'
    *clock.hours,  # 'at about 1040' before the year (years)
    *years.rules,  # a number with its era before early_years, which has to guess it
    *early_years.rules,  # '4 January 48' before a date of 1948, where a text tells of old times
    *fiscal.rules,  # 'a year ago' of a quarter, before relative and offsets count back a year
    *relative.rules,  # 'this May' beside publication, before anaphoric has it beside the last time
    *from_publication.rules,  # 'the next year' as a length, before anaphoric has it for a unit
    *anaphoric.rules,  # 'the week before', before durations have it for a length
    *offsets.rules,  # 'two days later' before the length alone (durations)
    *numeric.rules,  # shares no words with another; cheap to decline, so before the months
    *absolute.rules,  # 'Monday' of 'Monday and Tuesday nights' is a day before it is recurring
    *clock.rules,  # '0430 hours' is a time by the clock before it is a length (durations)
    *recurring.rules,  # 'every two weeks' before 'two weeks'
    *vague.rules,  # 'one day' to come before the length of a day
    *durations.rules,  # what is left: an amount of units that nothing places
)

_WORD = re.compile(r"(?<!\w)(?:['’‘`](?=\d\d)|\d+|[^\W\d_]+)")
_PARAGRAPH = re.compile(r"\n\s*\n")
_ARTICLE = re.compile(r"the\s+")
_LOWER = {**{upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}}


Index = dict[str, list[tuple[Rule, Pattern]]]
Reader = tuple[Rule, Pattern, re.Match[str]]


def find_times(
    doc: Doc, document: Document, *, domain: Domain | None = None
) -> tuple[TimeExpression, ...]:
    """The times that a text names, in text order, none overlapping another.

    `doc` is the parse of the text of `document`, from whose day of publication times are counted;
    `domain` says how the text reckons, and by default the text tells.
    """
    page = Page.of(doc)
    ref = once(doc, ("ref", document.published, domain), partial(_begin, page, document, domain))
    read = partial(_readers, page.text, document.text, ref.domain)
    found: list[TimeExpression] = []
    for start, readers in once(doc, ("readers", ref.domain), read):
        if found and start < found[-1].span.end:
            continue
        beside = bool(found) and _is_beside_a_day(found[-1], start, page)
        ref = replace(ref, clause=Clause(page, start), day_beside=beside)
        time = _read(readers, ref, document)
        if time is not None and not is_lookalike(time, page):
            ref = _at_hour(_moved(ref, time, page), found[-1] if found else None, time, page)
            found.append(time)
    times = tuple(found)
    for refiner in REFINERS:
        times = refiner.refine(times, page)
    return times


def _is_beside_a_day(last: TimeExpression, start: int, page: Page) -> bool:
    """Whether the time before an offset is a day, or of a day, and in the same sentence."""
    if last.interval is None or last.interval.grain.rank > Grain.DAY.rank:
        return False
    return not crosses_sentence(page.text, last.span.end, start)


def _begin(page: Page, document: Document, domain: Domain | None) -> Reference:
    """What times are counted from before one is spoken of."""
    domain = domain or domain_of(page.text, document.published)
    dct = Instant.of_date(document.published) if document.published else None
    year = early_years.opening_year(page.text) if domain is Domain.NARRATIVE else None
    return Reference(dct, domain, year=year, day_first=numeric.has_day_first(page.text))


def _readers(text: str, printed: str, domain: Domain) -> list[tuple[int, list[Reader]]]:
    """Where a time may begin, in text order, with all that can read it, the best first."""
    lowered = text.translate(_LOWER)
    index = _rules_for(lowered, domain)
    waiting: dict[int, list[Reader]] = defaultdict(list)
    found: list[tuple[int, list[Reader]]] = []
    for word in _WORD.finditer(lowered):
        start = word.start()
        for rule, pattern in index.get(_key(word[0]), ()):
            match = pattern.regex.match(lowered, start)
            if match and not _PARAGRAPH.search(printed, start, match.end()):
                waiting[_head(lowered, match)].append((rule, pattern, match))
        if start in waiting:
            found.append((start, _best_first(waiting.pop(start))))
    return found


def _best_first(readers: list[Reader]) -> list[Reader]:
    """The longest first, and of equals the earlier rule."""
    return sorted(readers, key=_rank)


def _rank(reader: Reader) -> tuple[int, int, int]:
    rule, _, match = reader
    start, end = _extent(match)
    return -end, start, _ORDER[rule.name]


def _head(lowered: str, match: re.Match[str]) -> int:
    """Where a time begins, its article left aside: 'the summer' yields to 'summer of 2014'."""
    article = _ARTICLE.match(lowered, *_extent(match))
    return article.end() if article else _extent(match)[0]


def _extent(found: re.Match[str]) -> tuple[int, int]:
    """Where the time itself begins and ends in what a pattern matched."""
    return found.span("extent") if "extent" in found.re.groupindex else found.span()


def _read(readers: list[Reader], ref: Reference, document: Document) -> TimeExpression | None:
    for rule, pattern, match in readers:
        slots = _slots(pattern, match, document.text)
        slots = in_plain_units(slots, rule.resolve) if slots is not None else None
        reading = rule.resolve(ref, **slots) if slots is not None else None
        if reading is not None:
            reading = replace(reading, counted=reading.counted or rule.way(slots or {}))
            return _expression(reading, rule, Span(document, *_extent(match)))
    return None


def _slots(pattern: Pattern, match: re.Match[str], text: str) -> dict[str, object] | None:
    """The slots converted from the words as printed; None where one is no such thing."""
    values: dict[str, object] = {}
    for name, slot in pattern.names.items():
        start, end = match.span(name)
        if start < 0:
            continue
        value = pattern.convert(slot, text[start:end])
        if value is None:
            return None
        values[name] = value
    return values


def _expression(reading: Reading, rule: Rule, span: Span) -> TimeExpression:
    return TimeExpression(
        span=span,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        interval=reading.interval,
        anchor=reading.anchor,
        rule=rule.name,
        explanation=reading.why,
        named=rule.named,
        counted=reading.counted,
    )


def _moved(ref: Reference, time: TimeExpression, page: Page) -> Reference:
    """The reference after a time was spoken of."""
    interval = time.interval
    if time.type is TimexType.TIME and awaits_its_day(time, page):
        return ref
    if interval is not None and interval.start is not None and time.type is TimexType.DATE:
        ref = replace(ref, year=interval.start.year)
    ref = reporting(ref, time, page)
    if interval is None or time.type is TimexType.DURATION or interval.grain.rank > Grain.YEAR.rank:
        return ref
    ref = with_lead(ref, time, page)
    if ref.domain is Domain.NARRATIVE and (
        is_aside(time, page) or looks_back(time, ref, page) or looks_ahead(time, ref, page)
    ):
        return ref
    day = None if ref.domain is Domain.NARRATIVE and sets_the_scene(time, page) else ref.day
    if interval.grain.rank <= Grain.DAY.rank and interval.start is not None:
        # Midnight as 24:00 is the end of its day.
        day = TimeInterval.of(Grain.DAY, interval.start, -time.value.endswith("T24:00"))
    elif interval.grain is Grain.WEEK and is_some_way_on(time) and ref.day and interval.start:
        assert ref.day.start is not None
        weeks = (interval.start.day_number - ref.day.start.day_number + 6) // 7
        day = ref.day.shift(Grain.WEEK, weeks)
    return replace(ref, last=interval, day=day)


def _at_hour(
    ref: Reference, before: TimeExpression | None, time: TimeExpression, page: Page
) -> Reference:
    """The reference after '3 pm on 3 May', of which the hour was read before its day."""
    if before is None or before.type is not TimexType.TIME or ref.last != time.interval:
        return ref
    clock = _CLOCK.search(before.value)
    between = page.text[before.span.end : time.span.start]
    if clock is None or between not in (" ", ", ", " on ", " on the ") or not is_day(time):
        return ref
    assert time.interval is not None
    assert time.interval.start is not None
    start = time.interval.start.midnight.plus(Grain.HOUR, int(clock["hour"]))
    last = TimeInterval.of(Grain.MINUTE, start.plus(Grain.MINUTE, int(clock["minute"])))
    return replace(ref, last=last)


_CLOCK = re.compile(r"T(?P<hour>\d\d):(?P<minute>\d\d)$")


def _key(word: str) -> str:
    if word[0].isdigit():
        return DIGITS
    return word if word.isalpha() else APOSTROPHE


def _rules_for(lowered: str, domain: Domain) -> Index:
    """The patterns by their first word, but for those of which the text lacks another word."""
    words = set(_LETTERS.findall(lowered))
    words |= {sign for sign, found in _SIGNS.items() if found.search(lowered)}
    present = {part for part in _parts(domain) if not part.isdisjoint(words)}
    index = _rules_by_first_word(domain)
    return {
        first: [reader for reader in index[first] if reader[1].needs <= present]
        for first in words & index.keys()
    }


_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = {DIGITS: re.compile(r"[\d½¼¾]"), APOSTROPHE: re.compile("['’‘`]")}
_ORDER = {rule.name: place for place, rule in enumerate(RULES)}


@cache
def _rules_by_first_word(domain: Domain) -> Index:
    index: Index = defaultdict(list)
    for rule in RULES:
        for pattern in rule.patterns if rule.domain in (None, domain) else ():
            for word in pattern.first:
                index[word].append((rule, pattern))
    return dict(index)


@cache
def _parts(domain: Domain) -> frozenset[frozenset[str]]:
    """What any of the patterns needs."""
    readers = chain.from_iterable(_rules_by_first_word(domain).values())
    return frozenset(part for _, pattern in readers for part in pattern.needs)
