"""Bounds of events without a date: what the tense says of them against the day of publication."""

from __future__ import annotations

from dataclasses import replace

from events.calendar.bounds import Bounds
from events.calendar.interval import TimeInterval
from events.dating.dated_article import DatedArticle, Dating, bounded_by
from events.grammar.verb_direction import is_no_more_ahead, is_waited_for
from events.types import Aspect, Basis, Event, Relation, Tense

_PERFECT = frozenset({Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE})


def bounded_by_tense(event: Event, published: TimeInterval | None) -> Event:
    """The event, where nothing dates it with the bounds that its tense gives it."""
    if event.bounds is not None:
        return event
    if published is None or published.start is None:
        return event
    today = published.start
    if event.tense is Tense.FUTURE:
        return _to_come(published).given_to(event)
    if event.tense is Tense.PRESENT and event.aspect is not Aspect.PERFECTIVE:
        bounds = Bounds((None, today), (today, None))
        told = f"It was under way at publication, {published.plain}."
        underway = _bounded(event, bounds, Relation.INCLUDES, told)
        return replace(underway, interval=published)
    if event.tense is Tense.PAST or event.aspect in _PERFECT:
        bounds = Bounds((None, today), (None, today))
        told = f"It is past: before publication, {published.plain}, or on that day."
        return _bounded(event, bounds, Relation.BEFORE, told)
    return event


def _to_come(published: TimeInterval) -> Dating:
    today = published.start
    told = f"It is to come: after publication, {published.plain}, or on that day."
    return bounded_by(Bounds((today, None), (today, None)), Relation.AFTER, told)


def awaited_dates(article: DatedArticle) -> dict[int, Dating]:
    """The datings of "will speak when the talks resume", "once he is paid": they are to come."""
    published = article.published
    if published is None or published.start is None:
        return {}
    to_come = _to_come(published)
    return {i: to_come for i in article.undated() if is_waited_for(article.doc[i])}


def bounded_as_above(article: DatedArticle, index: int) -> Dating | None:
    """The dating of "praise" in "goes on to praise him": that of "goes on", which is one with it.

    None for all that has a date of its own.
    """
    own = article.dated.get(index)
    verb = article.doc[index]
    if own is not None and own.basis is not Basis.BOUNDED:
        return None
    if verb.tag_ != "VB" or not is_no_more_ahead(verb) or verb.head.i not in article.at:
        return None
    above = article.at[verb.head.i]
    source = article.dated.get(verb.head.i)
    if source is None:
        told = bounded_by_tense(above, article.published)
        if told.bounds is None or told.relation is None or told.explanation is None:
            return None
        source = bounded_by(told.bounds, told.relation, told.explanation, told.interval)
    return source.shared_by_part_of(above)


def _bounded(event: Event, bounds: Bounds, relation: Relation, explanation: str) -> Event:
    return replace(
        event,
        bounds=bounds,
        interval=bounds.hull,
        relation=relation,
        basis=Basis.BOUNDED,
        explanation=explanation,
    )
