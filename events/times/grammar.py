"""All rules together: the words of a text that name times, and what they mean, in text order."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from events.interval import Grain, Instant, TimeInterval
from events.text import token_at
from events.times import absolute, clock, durations, named, relative
from events.times.lookalikes import is_lookalike
from events.times.pattern import APOSTROPHE, DIGITS, Pattern
from events.times.refine import REFINERS
from events.times.rule import Domain, Reading, Reference, Rule
from events.times.tense import direction
from events.types import Document, Span, TimeExpression, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES: tuple[Rule, ...] = (
    *relative.rules,
    *absolute.rules,
    *clock.rules,
    *named.rules,
    *durations.rules,
)

_WORD = re.compile(r"(?<!\w)(?:['’‘`](?=\d\d)|\d+|[^\W\d_]+)")
_PARAGRAPH = re.compile(r"\n\s*\n")
_LOWER = {**{upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}}


@dataclass(frozen=True, slots=True)
class Match:
    """Words that rules can read; `readers` are the rules, the best first."""

    start: int
    end: int
    readers: tuple[tuple[Rule, re.Match[str]], ...]


def find_times(
    doc: Doc, document: Document, *, domain: Domain | None = None
) -> tuple[TimeExpression, ...]:
    """The times that a text names, in text order, none overlapping another."""
    domain = domain or Domain.NEWS
    dct = Instant.of_date(document.published) if document.published else None
    ref = Reference(dct, domain)
    found: list[TimeExpression] = []
    for match in _matches(doc, document.text):
        ref = replace(ref, direction=direction(token_at(doc, match.start)))
        time = _read(match, ref, document)
        if time is not None and not is_lookalike(time, doc):
            found.append(time)
            ref = _moved(ref, time)
    times = tuple(found)
    for refiner in REFINERS:
        times = refiner.refine(times, doc)
    return times


def _matches(doc: Doc, text: str) -> list[Match]:
    """The longest match at each word, leftmost first."""
    lowered = doc.text.translate(_LOWER)
    index = _rules_by_first_word()
    found: list[Match] = []
    end = 0
    for word in _WORD.finditer(lowered):
        if word.start() < end:
            continue
        rules = index.get(_key(word[0]))
        match = rules and _match_at(rules, lowered, word.start())
        if match and not _PARAGRAPH.search(text, match.start, match.end):
            found.append(match)
            end = match.end
    return found


def _match_at(rules: list[tuple[Rule, Pattern]], lowered: str, start: int) -> Match | None:
    """All that can be read at a position, the longest first and then the earlier rule."""
    readers = [
        (rule, match) for rule, pattern in rules if (match := pattern.regex.match(lowered, start))
    ]
    if not readers:
        return None
    readers.sort(key=lambda reader: -_extent(reader[1])[1])
    return Match(start, _extent(readers[0][1])[1], tuple(readers))


def _extent(found: re.Match[str]) -> tuple[int, int]:
    """Where the time itself begins and ends in what a pattern matched."""
    return found.span("extent") if "extent" in found.re.groupindex else found.span()


def _read(match: Match, ref: Reference, document: Document) -> TimeExpression | None:
    for rule, found in match.readers:
        reading = _resolve(rule, found, ref, document.text)
        if reading is not None:
            return _expression(reading, rule, Span(document, *_extent(found)))
    return None


def _resolve(rule: Rule, found: re.Match[str], ref: Reference, text: str) -> Reading | None:
    """The rule's reading of its slots, converted from the words as printed."""
    pattern = next(p for p in rule.patterns if p.regex is found.re)
    values = {}
    for name, slot in pattern.names.items():
        start, end = found.span(name)
        if start < 0:
            continue
        value = pattern.convert(slot, text[start:end])
        if value is None:
            return None
        values[name] = value
    return rule.resolve(ref, **values)


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
    )


def _moved(ref: Reference, time: TimeExpression) -> Reference:
    """The reference after a time was spoken of."""
    interval = time.interval
    if interval is None or time.type is TimexType.DURATION:
        return ref
    day = ref.day
    if interval.grain.rank <= Grain.DAY.rank and interval.start is not None:
        day = TimeInterval.of(Grain.DAY, interval.start)
    quarter = interval if interval.grain in (Grain.QUARTER, Grain.HALF) else ref.quarter
    return replace(ref, last=interval, day=day, quarter=quarter)


def _key(word: str) -> str:
    if word[0].isdigit():
        return DIGITS
    return word if word.isalpha() else APOSTROPHE


@cache
def _rules_by_first_word() -> dict[str, list[tuple[Rule, Pattern]]]:
    index: dict[str, list[tuple[Rule, Pattern]]] = defaultdict(list)
    for rule in RULES:
        for pattern in rule.patterns:
            for word in pattern.first:
                index[word].append((rule, pattern))
    return dict(index)
