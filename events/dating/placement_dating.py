"""A place as a dating: relation, basis and the sentence that says what it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.dating.dated_article import DatedArticle, Dating, bounded_by
from events.dating.placements import DayBounds, Landmark, Lie, Placement, bounds_of
from events.types import Basis, Relation

if TYPE_CHECKING:
    from events.calendar.interval import TimeInterval
    from events.dating.landmarks import Landmarks

_RELATION = {
    Lie.SAME: Relation.IS_INCLUDED,
    Lie.BEFORE: Relation.BEFORE,
    Lie.SINCE: Relation.AFTER,
    Lie.AFTER: Relation.AFTER,
    Lie.AROUND: Relation.INCLUDES,
    Lie.ONGOING: Relation.INCLUDES,
}
_TODAY = {
    Lie.SAME: "The article tells it as news, so it is placed on the day of publication, {day}.",
    Lie.BEFORE: "It is told as past: on the day of publication, {day}, or before.",
    Lie.AFTER: "It is told as yet to come on the day of publication, {day}.",
    Lie.AROUND: "It is told as under way on the day of publication, {day}.",
    Lie.ONGOING: "It is told as under way from the day of publication on, {day}.",
}
_OTHER = {
    Lie.SAME: "It is told at the time of {what}.",
    Lie.BEFORE: "It is told as before {what}.",
    Lie.SINCE: "It is told as between {what} and publication.",
    Lie.AFTER: "It is told as after {what}.",
    Lie.AROUND: "It is told as under way at the time of {what}.",
    Lie.ONGOING: "It is told as under way at publication, and begun no earlier than {what}.",
}


def dating_at(
    article: DatedArticle,
    index: int,
    placement: Placement,
    days: DayBounds,
    landmarks: Landmarks,
) -> Dating:
    """The dating of the event at a token that takes a place."""
    landmark, lie = placement
    published = article.published
    assert published is not None
    if landmark is Landmark.TODAY:
        sentence = f"No date is stated. {_TODAY[lie].format(day=published.plain)}"
        if lie is Lie.SAME:
            return Dating(None, _RELATION[lie], Basis.REPORTED, published, sentence)
        now = published if lie in (Lie.AROUND, Lie.ONGOING) else None
        return bounded_by(bounds_of(days), _RELATION[lie], sentence, now)
    source = dict(landmarks.events_by(index)).get(landmark)
    if source is not None:
        return _by_event(article, source, placement, days, published)
    time = dict(landmarks.times_by(index))[landmark]
    assert time is not None
    assert time.interval is not None
    what = f"“{' '.join(time.span.text.split())}”, {time.interval.plain}"
    sentence = f"No date is stated. {_OTHER[lie].format(what=what)}"
    if lie is Lie.SAME:
        meant = bounds_of(days)
        return Dating(None, Relation.IS_INCLUDED, Basis.NARRATIVE, time.interval, sentence, meant)
    now = published if lie in (Lie.AROUND, Lie.ONGOING) else None
    return bounded_by(bounds_of(days), _RELATION[lie], sentence, now)


def _by_event(
    article: DatedArticle,
    index: int,
    placement: Placement,
    days: DayBounds,
    published: TimeInterval,
) -> Dating:
    landmark, lie = placement
    event, source = article.at[index], article.dated[index]
    what = f"“{event.trigger.text}”"
    sentence = f"{_OTHER[lie].format(what=what)} {source.explanation}"
    if landmark is Landmark.GOVERNOR and lie is Lie.SAME:
        sentence = source.shared_by_part_of(event).explanation
    if landmark is Landmark.RETOLD:
        sentence = f"It is also told as {what}. {source.explanation}"
    if lie is Lie.SAME:
        basis = source.basis_passed_on
        within = basis is not Basis.BOUNDED
        relation = Relation.SIMULTANEOUS if within else source.relation
        return replace(
            source,
            basis=basis,
            relation=relation,
            explanation=sentence,
            bounds=bounds_of(days),
        )
    now = published if lie is Lie.ONGOING else source.interval if lie is Lie.AROUND else None
    dating = bounded_by(bounds_of(days), _RELATION[lie], sentence, now)
    return replace(dating, time=source.time)
