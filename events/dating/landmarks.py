"""What undated events can be placed by: governing events, times named near them, other tellings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import takewhile
from math import inf
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain
from events.dating.ago import counted_back
from events.dating.dated_article import DAYS_OF_NEWS
from events.dating.extent import reach
from events.dating.placements import DayBounds, Landmark, days_of
from events.grammar.clauses import children, governing_verb, is_conditional
from events.parsing.laid_out import once_a_token
from events.parsing.quotations import is_quoted
from events.parsing.spacy_pipeline import tokens_of
from events.types import Basis, EventClass, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from events.dating.dated_article import DatedArticle
    from events.types import TimeExpression

# Older and longer times, in days, are background.
_LONGEST = 366
_CALENDAR = frozenset({TimexType.DATE, TimexType.TIME})
_STEM = 5
# What ended so many days before publication is told of in its own paragraph.
_LEFT_BEHIND = 31
# A day that is named so often is that of what the article tells.
_OFTEN = 2
_COMPARING = re.compile(
    r"\b(?:(?:since|than|from|versus|against)\s+(?:in\s+|the\s+)?"
    r"|compared (?:with|to)\s+(?:[\w’'-]+\s+){0,7})\Z",
    re.IGNORECASE,
)
_MAIN = frozenset({"ROOT", "conj", "ccomp"})


class Landmarks:
    """The landmarks of one article; each look-up takes constant time."""

    def __init__(self, article: DatedArticle, times: Iterable[TimeExpression]) -> None:
        self.article = article
        assert article.published is not None, "what nothing dates is placed by publication"
        assert article.published.start is not None, "a day has a start"
        self.today = article.published.start.day_number
        text = article.document.text
        self.times = [
            time
            for time in times
            if _is_placed(time) and not _is_compared(time, text) and not _is_aside(time, article)
        ]
        self.days = {
            time.span.start: days_of(
                counted_back(time, text, article.today) or Bounds.within(reach(time, time.interval))
            )
            for time in self.times
            if time.interval is not None
        }
        self._clauses = {
            time.span.start: clause
            for time in self.times
            if (clause := _relative_clause(time, article)) is not None
        }
        self.told = [time for time in self.times if not is_quoted(article.doc, time.span.start)]
        self._around: dict[int, tuple[list[TimeExpression], int]] = {}
        ages = [self.age(time) for time in self.times]
        self.news = next(
            (t for t, age in zip(self.times, ages, strict=True) if age in range(DAYS_OF_NEWS + 1)),
            None,
        )
        self.episode, self.episode_count = self._most_named()
        self.governors = {index: self._governor(index) for index in article.at}
        self._retold = self._tellings()
        self._previous = self._main_events_before()

    def age(self, time: TimeExpression) -> int | None:
        """The days from a day that the text names to publication; None for longer times."""
        if time.interval is None or time.span.start not in self.days:
            return None
        if time.interval.grain.rank > Grain.DAY.rank:
            return None
        return self.today - int(self.days[time.span.start][0])

    def events_by(self, index: int) -> Iterator[tuple[Landmark, int | None]]:
        """The events by which an event can be placed."""
        yield Landmark.GOVERNOR, self.governor(index)
        yield Landmark.PREVIOUS, self.previous(index)
        yield Landmark.RETOLD, self.retold(index)

    def times_by(self, index: int) -> Iterator[tuple[Landmark, TimeExpression | None]]:
        """The times by which an event can be placed; old ones date what they hang from alone."""
        if self.is_supposed(index):
            return
        for landmark, time in (
            (Landmark.LAST, self.last_time(index)),
            (Landmark.NEXT, self.next_time(index)),
            (Landmark.NEAR, self.near_time(index)),
        ):
            if time is not None and self.is_of_late(self.days[time.span.start]):
                yield landmark, time
        yield Landmark.NEWS, self.news
        if self.episode_count >= _OFTEN and self.episode is not None:
            late = self.is_of_late(self.days[self.episode.span.start])
            yield Landmark.EPISODE, self.episode if late else None

    def is_of_another(self, index: int, time: TimeExpression) -> bool:
        """Whether a time is left behind, or that of a relative clause beside an event.

        "Urged them to return to talks, which collapsed in February": no time of the urging.
        """
        clause = self._clauses.get(time.span.start)
        beside = clause is not None and index not in clause
        return beside or self.is_left_behind(index, time.span.start, self.days[time.span.start])

    def is_left_behind(self, index: int, told_at: int, days: DayBounds) -> bool:
        """ "Pleaded guilty in March", and in another paragraph "The judge called it a betrayal".

        `told_at` is the character at which these days are told.
        """
        first, other = sorted((told_at, self.article.at[index].trigger.start))
        apart = "\n" in self.article.document.text[first:other]
        return apart and self.today - days[3] > _LEFT_BEHIND

    def is_supposed(self, index: int) -> bool:
        """Whether a condition holds an event: "if it approves" names no day of approval."""
        return _is_supposed(self.article.doc[index])

    def is_of_late(self, days: DayBounds) -> bool:
        """Whether a time can be that of the story: "in 1812" is told in passing."""
        first, *_, last = days
        if last == inf or first == -inf:
            return last >= self.today - _LONGEST
        return last - first <= _LONGEST and self.today - last <= _LONGEST

    def governor(self, index: int) -> int | None:
        """The token of the event that governs the event at a token."""
        return self.governors[index]

    def previous(self, index: int) -> int | None:
        """The event of the last main clause of an earlier sentence; no saying."""
        return self._previous.get(index)

    def retold(self, index: int) -> int | None:
        """Another telling in the same word: the nearest with a stated date, else one before."""
        return self._retold.get(index)

    def last_time(self, index: int) -> TimeExpression | None:
        """The time named last before an event, in a quotation only for what is told in one."""
        times, at = self._times_around(index)
        return times[at - 1] if at else None

    def next_time(self, index: int) -> TimeExpression | None:
        """The time named next after an event, in a quotation only for what is told in one."""
        times, at = self._times_around(index)
        return times[at] if at < len(times) else None

    def _times_around(self, index: int) -> tuple[list[TimeExpression], int]:
        """The times by which an event may be told, and the place of the first one after it."""
        if index not in self._around:
            start = self.article.at[index].trigger.start
            times = self.times if is_quoted(self.article.doc, start) else self.told
            after = bisect_right(times, start, key=lambda time: time.span.start)
            self._around[index] = times, after
        return self._around[index]

    def near_time(self, index: int) -> TimeExpression | None:
        """The time in the sentence of an event that stands nearest to it, before or after."""
        event = self.article.at[index]
        found = [
            time
            for time in (self.last_time(index), self.next_time(index))
            if time is not None and event.sentence.covers(time.span)
        ]
        return min(found, key=lambda t: abs(t.span.start - event.trigger.start), default=None)

    def in_order(self) -> list[int]:
        """The events in text order, each after the one that governs it."""
        done: dict[int, None] = {}
        for index in sorted(self.article.at):
            chain: list[int] = []
            at: int | None = index
            while at is not None and at not in done and at not in chain:
                chain.append(at)
                at = self.governors[at]
            done.update(dict.fromkeys(reversed(chain)))
        return list(done)

    def _governor(self, index: int) -> int | None:
        for ancestor in self.article.doc[index].ancestors:
            if ancestor.i in self.article.at:
                return ancestor.i
        return None

    def _most_named(self) -> tuple[TimeExpression | None, int]:
        """The past day or month that the text names most often, the first of several."""
        counts: Counter[str] = Counter()
        first: dict[str, TimeExpression] = {}
        for time in self.times:
            if time.interval is None or time.interval.grain.rank > Grain.MONTH.rank:
                continue
            if self.days[time.span.start][0] < self.today:
                value = time.interval.edtf[:10]
                counts[value] += 1
                first.setdefault(value, time)
        if not counts:
            return None, 0
        value, count = max(counts.items(), key=lambda item: item[1])
        return first[value], count

    def _main_events_before(self) -> dict[int, int]:
        found = {}
        last: int | None = None
        pending: int | None = None
        sentence = -1
        for index in sorted(self.article.at):
            event, token = self.article.at[index], self.article.doc[index]
            if event.sentence.start != sentence:
                last, sentence = pending if pending is not None else last, event.sentence.start
            if last is not None:
                found[index] = last
            if event.event_class is not EventClass.REPORTING and token.dep_ in _MAIN:
                pending = index
        return found

    def _tellings(self) -> dict[int, int]:
        told: dict[str, list[int]] = {}
        for index in sorted(self.article.at):
            told.setdefault(self.article.at[index].lemma[:_STEM], []).append(index)
        found = {}
        for indexes in told.values():
            stated = [
                i
                for i in indexes
                if i in self.article.dated and self.article.dated[i].basis is Basis.STATED
            ]
            for number, index in enumerate(indexes):
                if stated:
                    found[index] = _nearest(stated, index)
                elif number:
                    found[index] = indexes[0]
        return found


def _nearest(places: list[int], index: int) -> int:
    """Of places in order the nearest to another one, the earlier of two."""
    at = bisect_left(places, index)
    return min(places[max(0, at - 1) : at + 1], key=lambda place: abs(place - index))


@once_a_token
def _is_supposed(token: Token) -> bool:
    return any(map(is_conditional, (token, *takewhile(_goes_on, token.ancestors))))


def _goes_on(ancestor: Token) -> bool:
    """Whether a word belongs to the same clause still."""
    return ancestor.dep_ in ("conj", "xcomp", "ccomp", "dobj", "pobj", "prep", "advcl")


def _is_compared(time: TimeExpression, text: str) -> bool:
    """ "Its biggest rise since March", "up from last year": no time of which the story tells."""
    return _COMPARING.search(text, max(0, time.span.start - 60), time.span.start) is not None


def _is_aside(time: TimeExpression, article: DatedArticle) -> bool:
    """ "The port, abandoned by the army last year, …": when it was abandoned, and nothing else."""
    assert time.interval is not None
    span = tokens_of(time.span, article.doc)
    if span is None or time.interval.grain.rank < Grain.MONTH.rank:
        return False
    verb = governing_verb(span.root)
    if verb is None or verb.tag_ != "VBN" or children(verb, "aux", "auxpass"):
        return False
    start = verb.left_edge.i
    return start > 0 and verb.doc[start - 1].text == "," and verb.dep_ in ("acl", "conj")


def _relative_clause(time: TimeExpression, article: DatedArticle) -> range | None:
    """The tokens of the relative clause in which a month or a longer time is told."""
    assert time.interval is not None
    if time.interval.grain.rank < Grain.MONTH.rank:
        return None
    span = tokens_of(time.span, article.doc)
    verb = None if span is None else governing_verb(span.root)
    if verb is None or verb.dep_ != "relcl":
        return None
    return range(verb.left_edge.i, verb.right_edge.i + 1)


def _is_placed(time: TimeExpression) -> bool:
    interval = time.interval
    if interval is None or time.type not in _CALENDAR:
        return False
    return interval.start is not None and interval.end is not None
