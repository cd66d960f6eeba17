"""Chronologies: the date of an entry dates the sentences that stand beside it or under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, Instant, TimeInterval
from events.dating.dated_article import DatedArticle, Dating
from events.dating.running_day import is_recalled
from events.grammar.clauses import children
from events.parsing.chronology import Entry, Unit, find_entries
from events.parsing.spacy_pipeline import token_at
from events.types import Aspect, Basis, Relation, Tense, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from events.types import Event

# Two entries without a year that are more months apart than this have the turn of a year between.
_TURN = 6
# So many sentences under an hour are its news.
_OPENING = 2
_BACKGROUND = frozenset({"acl", "advcl", "relcl", "xcomp"})


@dataclass(frozen=True, slots=True)
class EntryDate:
    """When an entry of a chronology is dated, by which words, and what is said of that.

    `time` is None where the year comes from another entry than the one whose words they are;
    `opens` is False of what stands further on under an hour: there the perfect tells of any time.
    """

    interval: TimeInterval
    time: TimeExpression | None
    explanation: str
    opens: bool = True


def entry_dates(article: DatedArticle, times: Iterable[TimeExpression]) -> dict[int, EntryDate]:
    """The date of its entry for each sentence of a chronology, by the sentence's first token."""
    text = article.document.text
    found: dict[int, EntryDate] = {}
    for entry, dated in _dated_entries(article, tuple(times), find_entries(text)):
        first, last = (token_at(article.doc, at).i for at in (entry.start, entry.end - 1))
        starts = sorted({token.sent.start for token in article.doc[first : last + 1]})
        told = [at for at in starts if article.doc[at].idx >= entry.date_end]
        opening = _OPENING if entry.unit is Unit.CLOCK else len(told)
        found |= {at: replace(dated, opens=n < opening) for n, at in enumerate(told)}
    return found


def chronicled_dates(article: DatedArticle, times: Iterable[TimeExpression]) -> dict[int, Dating]:
    """Datings of undated events by the date of their entry, by the token of the trigger.

    What an entry recalls, plans or only supposes is not of its day.
    """
    dates = entry_dates(article, times)
    if not dates:
        return {}
    return {
        index: Dating(
            dates[sentence].time,
            Relation.IS_INCLUDED,
            Basis.STATED,
            dates[sentence].interval,
            dates[sentence].explanation,
        )
        for index in article.undated()
        if (sentence := article.doc[index].sent.start) in dates
        and _is_told(article.doc[index], article.at[index], opens=dates[sentence].opens)
        and not is_recalled(article.at[index], article.doc)
    }


def _is_told(token: Token, event: Event, *, opens: bool) -> bool:
    """Whether an entry tells of an event as what happened on its date."""
    perfect = event.aspect in (Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE)
    if event.modality or event.tense in (Tense.FUTURE, Tense.INFINITIVE):
        return False
    if perfect and (event.tense is Tense.PAST or children(token, "advmod")):
        return False  # "had fallen", "has already fallen"
    if perfect and not opens:
        return False
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in _BACKGROUND
    return token.dep_ in ("ROOT", "nsubj", "nsubjpass", "conj")


def _dated_entries(
    article: DatedArticle, times: tuple[TimeExpression, ...], entries: tuple[Entry, ...]
) -> Iterator[tuple[Entry, EntryDate]]:
    """The entries with their dates; what stands under a finer date comes after, and overrides."""
    known: dict[tuple[int, int], EntryDate] = {}
    before: TimeInterval | None = None
    for entry in entries:
        over = known.get((entry.over.date_start, entry.over.date_end)) if entry.over else None
        dated = _date_of(article, times, entry, over.interval if over else None, before)
        if dated is None:
            continue
        known[entry.date_start, entry.date_end] = dated
        if entry.unit is not Unit.CLOCK:
            before = dated.interval
        yield entry, dated


def _date_of(
    article: DatedArticle,
    times: tuple[TimeExpression, ...],
    entry: Entry,
    over: TimeInterval | None,
    before: TimeInterval | None,
) -> EntryDate | None:
    words = " ".join(article.document.text[entry.date_start : entry.date_end].split())
    time = _time_in(times, entry)
    if entry.unit is Unit.CLOCK:
        return _clocked(words, time, over or article.published)
    if entry.unit is Unit.YEAR and time is None and words.isdecimal():
        year = TimeInterval.year(int(words))
        return EntryDate(year, None, f"It stands under “{words}” in a chronology: {year.plain}.")
    interval = time.interval if time else None
    if time is None or (interval is None and entry.has_year):
        return None
    if not entry.has_year and (over or before) is not None:
        moved = _in_year(time, over, before)
        if moved is not None and moved != interval:
            why = f"It stands in the entry “{words}” of a chronology, by its place: {moved.plain}."
            return EntryDate(moved, None, why)
    if interval is None:
        return None
    why = f"It stands in the entry “{words}” of a chronology: {interval.plain}."
    return EntryDate(interval, time, why)


def _time_in(times: tuple[TimeExpression, ...], entry: Entry) -> TimeExpression | None:
    """The first time within the words of an entry's date, the longest of those that begin there."""
    own = [
        time
        for time in times
        if entry.date_start <= time.span.start and time.span.end <= entry.date_end + 1
    ]
    return min(own, key=lambda time: (time.span.start, -time.span.end), default=None)


def _clocked(words: str, time: TimeExpression | None, day: TimeInterval | None) -> EntryDate | None:
    """A stamp of the hour: on the day over it, else on the day of publication."""
    if day is None or day.start is None or not day.is_unit or day.grain.rank > Grain.DAY.rank:
        return None
    why = f"It stands under the time “{words}” of {day.plain}."
    own = time is not None and time.interval is not None and day.contains(time.interval)
    return EntryDate(day, time if own else None, why)


def _in_year(
    time: TimeExpression, over: TimeInterval | None, before: TimeInterval | None
) -> TimeInterval | None:
    """A day or month without a year, in the year over it or nearest to the entry before it."""
    month, day = _month_and_day(time)
    near = over or before
    if month is None or near is None or near.start is None:
        return None
    year = near.start.year
    if over is None:
        apart = month - near.start.month
        year += (apart < -_TURN) - (apart > _TURN)
    elif not (over.is_unit and over.grain in (Grain.YEAR, Grain.MONTH)):
        return None
    unit = TimeInterval.month(year, month)
    if day is None:
        return unit
    whole = unit.start and unit.start.plus(Grain.DAY, day - 1)
    exists = isinstance(whole, Instant) and whole.month == month
    return TimeInterval.day(year, month, day) if exists else None


def _month_and_day(time: TimeExpression) -> tuple[int | None, int | None]:
    """The month and the day that a TIMEX3 value names: of `XXXX-06-14` and of `2024-06`."""
    parts = time.value.split("T")[0].split("-")
    numbers = [int(part) for part in parts[1:] if part.isdecimal()]
    if len(parts) not in (2, 3) or len(numbers) != len(parts) - 1 or not 1 <= numbers[0] <= 12:
        return None, None
    return numbers[0], numbers[1] if len(numbers) == 2 else None
