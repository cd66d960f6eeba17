"""How a history moves from date to date: what carries it on, and what it only remembers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.calendar.names import DAY_NAMES, MONTH, WEEKDAY
from events.grammar.verb_direction import is_pluperfect
from events.times.reference import Domain, Reference
from events.times.sentence_ends import crosses_sentence
from events.types import Counted, Named, PlacedBy, TimexType

if TYPE_CHECKING:
    from events.times.token_index import Page
    from events.types import TimeExpression


def sets_the_scene(time: TimeExpression, page: Page) -> bool:
    """Whether a time opens its sentence: 'In 1066, …' leaves the days spoken of behind."""
    return bool(_OPENING.search(page.before(time.span.start, 20)))


_OPENING = re.compile(
    r"(?:^|[.!?]['\"”’)]*\s+)(?:In|By|During|From|Throughout|Since)\s+"
    r"(?:(?:early|late|mid)[\s-]+|the (?:beginning|end|middle|start) of )?$"
)


def awaits_its_day(time: TimeExpression, page: Page) -> bool:
    """Whether a time of day stands before its day: 'the morning of 17 October', '4 am on Sunday'.

    It says nothing of the day last spoken of.
    """
    return bool(_DAY_AHEAD.match(page.text, time.span.end))


_DAY_AHEAD = re.compile(
    r",? (?:(?:on|of) )?(?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: [A-Z][a-z]{2}|\b(?=[–/-]))|\d{1,2}(?:st|nd|rd|th)\b|"
    rf"(?:{'|'.join(DAY_NAMES)})|(?:{WEEKDAY})\.|{MONTH}\.? \d)"
)


def is_aside(time: TimeExpression, page: Page) -> bool:
    """Whether a time stands in brackets: '(1337-1453)' does not carry the story on."""
    before = page.before(time.span.start, 60)
    return before.rfind("(") > before.rfind(")")


def looks_ahead(time: TimeExpression, ref: Reference, page: Page) -> bool:
    """Whether a time only ends what the story tells of long before: 'it lasted until 1996'."""
    last, interval = ref.last, time.interval
    if last is None or last.start is None or interval is None or interval.start is None:
        return False
    far = interval.start.year - last.start.year >= _LONG_BEFORE
    return far and bool(_LASTED_UNTIL.search(page.before(time.span.start, 60)))


# 'he did not return until 1996', 'held out until 1996' and 'taught there until 1996' lead on to it.
_LASTED_UNTIL = re.compile(
    r"\b(?:(?:continu|endur|rag|surviv)(?:e[ds]?|ing)|drag(?:s|ged|ging)?|flared|fought|"
    r"(?:fester|last|linger|persist|simmer|smou?lder)(?:ed|ing|s)?|"
    r"(?:go|goes|going|gone|went|carried|[a-z]+ed) on)\b[^.;]*\b(?:until|till|to) (?:the )?$"
    r"|\b[a-z]+ on (?:until|till) (?:the )?$"
)
_LONG_BEFORE = 2


def looks_back(time: TimeExpression, ref: Reference, page: Page) -> bool:
    """Whether a time before the story's own is only remembered: 'it had begun on 5 June', 'the
    previous autumn'. The story does not go back to it.
    """
    last, interval = ref.last, time.interval
    if last is None or last.start is None or interval is None or interval.start is None:
        return False
    if interval.start >= last.start:
        return False
    beside = time.placed_by is PlacedBy.LAST and time.counted is Counted.BACK
    if beside or _is_attribute(time, page):
        return True
    return is_pluperfect(page.token_at(time.span.start))


def _is_attribute(time: TimeExpression, page: Page) -> bool:
    """Whether a year only tells which thing is meant, 'the treaty of 1950', or since when.

    'The war of 1812 was lost' at the beginning of a sentence goes back to it.
    """
    before = page.before(time.span.start, _NEAR)
    if not time.names(Named.YEAR) or not _ATTRIBUTE.search(before):
        return False
    start = time.span.start
    opens = len(before) < _NEAR or "\n" in before
    opens = opens or crosses_sentence(page.text, start - _NEAR, start)
    return before.endswith("since ") or not opens


# In characters from the beginning of the sentence.
_NEAR = 40
_ATTRIBUTE = re.compile(
    r"(?:\b(?:an?|her|his|its|my|of|our|since|that|the|their|this|your)|['’]s|s['’]) $"
)


# Days, and characters.
_LONGEST_LEAD, _FIRST_SENTENCE = 400, 400


def with_lead(ref: Reference, time: TimeExpression, page: Page) -> Reference:
    """The reference with the time that the first sentence of a history spans, once it is told:
    'began on 30 November 1939 and ended on 13 March 1940', at most a year or so.
    """
    first, last = ref.last, time.interval
    if ref.domain is not Domain.NARRATIVE or ref.lead is not None or first is None:
        return ref
    if time.type is not TimexType.DATE or last is None or first.start is None or last.end is None:
        return ref
    if max(first.grain.rank, last.grain.rank) > Grain.MONTH.rank or last.end <= first.start:
        return ref
    start = time.span.start
    if start > _FIRST_SENTENCE or crosses_sentence(page.text, 0, start):
        return ref
    days = last.end.day_number - first.start.day_number
    if days > _LONGEST_LEAD:
        return ref
    return replace(ref, lead=TimeInterval.between(first, last))
