"""When each event happened, by which evidence, and how far to trust it (TimeML TLINK)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.dating.ages import dated_by_ages
from events.dating.by_tense import awaited_dates, bounded_as_above, bounded_by_tense
from events.dating.chronologies import chronicled_dates
from events.dating.consequences import consequence_dates
from events.dating.dated_article import DatedArticle, Dating
from events.dating.extent import told_in_time
from events.dating.inherited import inherited_date
from events.dating.lengths import dated_by_lengths
from events.dating.lives import (
    dated_by_lives,
    kept_within_lives,
    lives_after_names,
    lives_by_age,
    without_lives,
)
from events.dating.occasion import occasion_dates
from events.dating.reckoned import reckoned_dates
from events.dating.retold import retold_dates
from events.dating.running_day import (
    end_of_lead,
    goes_on_from_old,
    is_a_sum,
    is_of_a_phase,
    is_of_unknown_day,
    narrated_dates,
)
from events.dating.scene import scene_dates
from events.dating.stated import stated_dates
from events.dating.stated_days import StatedDays
from events.dating.testimony import dated_by_testimony
from events.dating.unresolved import drop_overridden, lengths_ago
from events.dating.weighed import place_undated
from events.lexicons import words
from events.parsing.spacy_pipeline import token_at
from events.times import Domain
from events.types import Aspect, Basis, Document, Event, EventClass, Tense, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.dating.weighed import Watch


def date_events(
    events: Iterable[Event],
    times: Iterable[TimeExpression],
    doc: Doc,
    document: Document,
    *,
    domain: Domain = Domain.NEWS,
    watch: Watch | None = None,
) -> tuple[Event, ...]:
    """The events with time, relation, basis, interval and explanation.

    In order of trust: a time attached to the event's own words; the date of the clause that governs
    it; the day of which the story is telling, which a history carries on from one paragraph to the
    next. What has none of these gets the limits that its tense gives it, if any.
    """
    events, times = tuple(events), tuple(times)
    places = [token_at(doc, event.trigger.start).i for event in events]
    day = document.published
    published = None if day is None else TimeInterval.of(Grain.DAY, day)
    at = dict(zip(places, events, strict=True))
    article = DatedArticle(doc, document, published, domain is Domain.NARRATIVE, at)
    lives = lives_after_names(article, times)
    article.dated.update(stated_dates(article, without_lives(times, lives)))
    article.dated.update(lengths_ago(article, times))
    article.dated.update(chronicled_dates(article, times))
    article.dated.update(occasion_dates(article))
    article.dated.update(reckoned_dates(article, times))
    _inherit(article)
    retold = retold_dates(article)
    if retold:
        article.dated.update(retold)
        _inherit(article)
    consequences = consequence_dates(article)
    if consequences:
        article.dated.update(consequences)
        _inherit(article)
    article.dated.update(awaited_dates(article))
    lives = lives_by_age(article) | lives
    article.dated.update(dated_by_lives(article, lives))
    article.dated.update(dated_by_ages(article))
    article.dated.update(dated_by_lengths(article, times))
    article.dated.update(dated_by_testimony(article))
    ruled = _proposed(article)
    if article.is_history or published is None:
        article.dated.update(ruled)
    else:
        lead = end_of_lead(article)
        named = StatedDays(article)
        certain = {
            index: dating
            for index, dating in ruled.items()
            if not (is_of_unknown_day(doc[index]) or is_of_a_phase(doc[index]))
            if not (goes_on_from_old(article, index) or is_a_sum(doc[index], article.at[index]))
            if _is_certain(article.at[index], dating, lead=index < lead)
            or (_is_narrated(article.at[index], dating) and named.are_close(index, dating.interval))
        }
        article.dated.update(certain)
        scene = scene_dates(article)
        if scene:
            article.dated.update(scene)
            _inherit(article)
        place_undated(article, times, ruled, watch)
    article.dated.update(reckoned_dates(article, times))
    one_with_above = ((index, bounded_as_above(article, index)) for index in places)
    article.dated.update({i: dating for i, dating in one_with_above if dating is not None})
    article.dated.update(kept_within_lives(article, lives))
    drop_overridden(article, times)
    return tuple(
        bounded_by_tense(_given(event, article.dated.get(place), published), published)
        for place, event in zip(places, events, strict=True)
    )


def _given(event: Event, dating: Dating | None, published: TimeInterval | None) -> Event:
    return event if dating is None else told_in_time(dating, event, published).given_to(event)


def _proposed(article: DatedArticle) -> dict[int, Dating]:
    """The datings of undated events by the running day, and by the clauses that take it over."""
    draft = replace(article, dated=article.dated.copy())
    draft.dated.update(narrated_dates(draft))
    _inherit(draft)
    return {index: dating for index, dating in draft.dated.items() if index not in article.dated}


def _is_certain(event: Event, dating: Dating, *, lead: bool) -> bool:
    """Whether the rules alone decide: on a day that the text names, and on what opens the news."""
    if dating.basis is Basis.REPORTED:
        # "Cisco claims the name", "the trial is set": what news tells in the present is of its day.
        told = event.tense in (Tense.PAST, Tense.PRESENT) or event.aspect is Aspect.PERFECTIVE
        opens = lead or event.event_class is EventClass.REPORTING
        # "The singer is mourning a cousin" is under way then, where it opens the news, too.
        # "Is stepping down", "is planning to sell" is the news of its day, and takes a moment.
        going_on = event.tense is Tense.PRESENT and event.aspect is Aspect.PROGRESSIVE
        lasts = going_on and not _is_brief(event.lemma)
        return told and opens and not lasts and (lead or event.aspect is not Aspect.PROGRESSIVE)
    if dating.basis is Basis.NARRATIVE:
        # What is said is of the day of which the story tells; the rest, what is close to it.
        return event.tense is Tense.PAST and event.event_class is EventClass.REPORTING
    return dating.basis is Basis.INHERITED or event.tense is Tense.PAST


def _is_brief(lemma: str) -> bool:
    ahead = words("looking_ahead", "expecting") | words("looking_ahead", "committing")
    return lemma in ahead or lemma in words("occasions", "steps")


def _is_narrated(event: Event, dating: Dating) -> bool:
    """Whether an event is of the day of which the story tells where that is named close to it."""
    return dating.basis is Basis.NARRATIVE and event.tense is Tense.PAST


def _inherit(article: DatedArticle) -> None:
    """Give clauses and nouns the dates of those above or below them; from below also up again."""
    for index in (*article.undated(), *reversed(article.undated())):
        dating = None if index in article.dated else inherited_date(article, index)
        if dating is not None:
            article.dated[index] = dating
