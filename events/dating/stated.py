"""Dates that an event's own words state: how it lies to the time that is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain, Instant, TimeInterval
from events.dating.ago import counted_back
from events.dating.attachment import Attachment, attached
from events.dating.dated_article import DatedArticle, Dating, joined
from events.dating.extent import edge, reach, told_in_time, under_way_since
from events.dating.stretches import Stretches, dated_by_stretch, find_stretches
from events.grammar.verb_direction import is_to_come, lies_ahead
from events.parsing.sections import one_line
from events.types import Aspect, Basis, Polarity, Relation, Tense, TimeExpression, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from events.types import Event

# How the preposition before a time lays the event to it; any other word means "within".
_RELATION = {
    "before": Relation.BEFORE,
    "until": Relation.ENDS,
    "till": Relation.ENDS,
    "through": Relation.ENDS,
    "by": Relation.BEFORE,
    "after": Relation.AFTER,
    "since": Relation.BEGINS,
    "from": Relation.BEGINS,
    "for": Relation.DURING,
    "over": Relation.DURING,
    "throughout": Relation.DURING,
}
# "Doubled in the past year" was at some time of it; "for the past year", all of it.
_WITHIN_DURATION = frozenset({"during", "in", "inside", "within"})
# What closes a stretch that "from" opens; "to" alone closes nothing ("postponed to Friday").
_ENDINGS = ("to", "until", "till", "through")
_JOINED_GRAINS = frozenset({Grain.DAY, Grain.MONTH, Grain.YEAR})
_JOINED = re.compile(r"(?:\s*,)?\s+(?:and|or)(?:\s+on)?\s+|\s*,\s*")


def stated_dates(article: DatedArticle, times: Iterable[TimeExpression]) -> dict[int, Dating]:
    """The datings by the token of the trigger, for the events to which a time is attached."""
    times = tuple(times)
    stretches = find_stretches(times, article.document.text)
    found = {
        index: _in_stretch(article, index, attachments, stretches)
        or _stated(article, index, attachments)
        for index, attachments in attached(article, times).items()
    }
    return {
        index: told_in_time(
            dating, article.at[index], article.published, ahead=lies_ahead(article.doc[index])
        )
        for index, dating in found.items()
        if dating is not None and not _is_of_another(article, index, dating)
    }


def _is_of_another(article: DatedArticle, index: int, dating: Dating) -> bool:
    """ "will report a loss for the quarter that ended Friday": what is to come has no past day."""
    today, end = article.today, dating.interval.end
    if today is None or end is None or end > today:
        return False
    return article.at[index].tense is Tense.FUTURE or is_to_come(article.doc[index])


def _stated(article: DatedArticle, index: int, attachments: list[Attachment]) -> Dating | None:
    return _of_several_days(article, attachments) or _dating(
        article, index, min(attachments, key=_preference)
    )


def _in_stretch(
    article: DatedArticle, index: int, attachments: list[Attachment], stretches: Stretches
) -> Dating | None:
    """The dating by two times that are the ends of one stretch."""
    if ends := _ends(attachments):
        first, last = ends
        return dated_by_stretch(first.time, last.time, article.document, first.preposition)
    for found in attachments:
        pair = stretches.get(found.time.span.start)
        # "From 2006 to 2009, when it ended": it ended in 2009.
        if pair and not (article.doc[index].dep_ == "relcl" and found.time == pair[1]):
            return dated_by_stretch(*pair, article.document)
    return None


def _ends(attachments: list[Attachment]) -> tuple[Attachment, Attachment] | None:
    """The two times of "from Monday to Friday" and "between 1998 and 2003"."""
    between = [found for found in attachments if found.preposition == "between"]
    if len(between) > 1:
        return between[0], between[-1]
    named = {found.preposition: found for found in reversed(attachments)}
    last = next((named[word] for word in _ENDINGS if word in named), None)
    return (named["from"], last) if last is not None and "from" in named else None


def _of_several_days(article: DatedArticle, attachments: list[Attachment]) -> Dating | None:
    """ "Visited on 5 May and 23 May", "in 2011 and 2015": from the first to the last of them."""
    days = [one for one in attachments if one.interval.grain in _JOINED_GRAINS and _is_within(one)]
    days = [one for one in days if one.interval.grain is days[0].interval.grain]
    if len(days) < 2 or not _are_joined(article, days[0].time, days[-1].time):
        return None
    first, last = days[0], days[-1]
    whole = joined(first.interval, last.interval)
    if whole is None or whole == first.interval:
        return None
    said = article.document.text[first.time.span.start : last.time.span.end]
    explanation = f"The text says “{one_line(said)}”: {whole.plain}."
    either = " or " in said.lower()
    relation = Relation.IS_INCLUDED if either else Relation.DURING
    dating = Dating(first.time, relation, Basis.STATED, whole, explanation)
    if first.interval.grain is Grain.DAY:
        return dating
    # In one month or year and in another: the first stands for both, the bounds hold both.
    return replace(dating, interval=first.interval, bounds=dating.limits)


def _is_within(found: Attachment) -> bool:
    return _relation(found) is Relation.IS_INCLUDED


def _are_joined(article: DatedArticle, first: TimeExpression, last: TimeExpression) -> bool:
    between = article.document.text[first.span.end : last.span.start]
    return _JOINED.fullmatch(between) is not None


def _preference(found: Attachment) -> tuple[bool, bool, int]:
    return (
        _relation(found) in (Relation.BEFORE, Relation.AFTER, Relation.ENDS),
        found.time.type is TimexType.DURATION,
        found.interval.grain.rank,
    )


def _relation(found: Attachment) -> Relation:
    if found.time.type is TimexType.DURATION and found.preposition not in _WITHIN_DURATION:
        return Relation.AFTER if found.preposition == "after" else Relation.DURING
    return _RELATION.get(found.preposition, Relation.IS_INCLUDED)


def _day_of_clock(found: Attachment, relation: Relation) -> TimeInterval | None:
    """ "Just after 11 p.m. on Friday", "before 9 a.m.": on the day of the hour."""
    interval = found.interval
    if found.time.type is not TimexType.TIME or interval.grain.rank >= Grain.PART.rank:
        return None
    if interval.start is None or interval.end is None:
        return None
    # "Shortly before midnight" is of the day that ends then.
    moment = interval.start.plus(Grain.MINUTE, -1 if relation is Relation.BEFORE else 0)
    return TimeInterval.of(Grain.DAY, moment)


def _going_on(article: DatedArticle, event: Event, dating: Dating) -> Dating:
    """ "Has worked there for 30 years" has not ended by publication."""
    today, last = article.today, dating.interval.end
    perfect = event.aspect in (Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE)
    if event.tense is not Tense.PRESENT or not perfect or today is None or last is None:
        return dating
    if dating.interval.start is None or last.plus(Grain.DAY, -1) < today:
        return dating
    begin = Bounds.throughout(dating.interval).begin
    return replace(dating, bounds=Bounds(begin, (today, None)))


def _leads_back(verb: Token) -> bool:
    """ "Dates to 2014", "goes back to 2014", "can be traced back to 2014": since then."""
    return verb.lemma_ == "date" or any(adverb.lower_ == "back" for adverb in verb.rights)


def _dating(article: DatedArticle, index: int, found: Attachment) -> Dating | None:
    event, relation = article.at[index], _relation(found)
    begins_day = event.tense is Tense.PAST and _is_midnight_to_come(article, found)
    if begins_day:
        found = replace(found, interval=found.interval.shift(Grain.DAY, -1))
    if found.preposition == "to" and _leads_back(article.doc[index]):
        relation = Relation.BEGINS
    if relation is Relation.ENDS and event.polarity is Polarity.NEG:
        relation = Relation.IS_INCLUDED  # "did not resume until May": it did then
    if relation in (Relation.BEFORE, Relation.AFTER) and (day := _day_of_clock(found, relation)):
        said = one_line(f"{found.preposition} {found.time.span.text}")
        why = f"The text says “{said}”, an hour of {day.plain}: on that day."
        dating = Dating(found.time, Relation.IS_INCLUDED, Basis.STATED, day, why)
        return replace(dating, bounds=Bounds.within(day))
    interval = _related_to(found, relation)
    if interval is None:
        return None
    words = one_line(f"{found.preposition} {found.time.span.text}")
    explanation = f"The text says “{words}”: {_sentence(found.time.explanation)}"
    if begins_day:
        explanation += " It is told as past: at the midnight with which that day began."
    meant = reach(found.time, found.interval)
    dating = Dating(found.time, relation, Basis.STATED, interval, explanation)
    if (
        relation is Relation.IS_INCLUDED
        and (loose := counted_back(found.time, article.document.text, article.today)) is not None
    ):
        return replace(dating, bounds=loose)
    if relation is Relation.IS_INCLUDED:
        return replace(dating, bounds=Bounds.within(meant))
    if relation is Relation.ENDS:
        last = Bounds.within(meant).end
        return replace(dating, bounds=Bounds((None, last[1]), last))
    if relation is Relation.DURING:
        return _going_on(article, event, dating)
    if relation is not Relation.BEGINS:
        return dating
    published = article.published
    if event.tense is Tense.PRESENT and published is not None and published.start is not None:
        bounds = under_way_since(meant, published.start)  # "has held it since": until now
        whole = joined(found.interval, published)
        if bounds is not None and whole is not None:
            explanation += f" It goes on at publication, {published.plain}."
            return replace(dating, interval=whole, bounds=bounds, explanation=explanation)
    first = Bounds.within(meant).begin
    return replace(dating, bounds=Bounds(first, (first[0], None)))


def _is_midnight_to_come(article: DatedArticle, found: Attachment) -> bool:
    """ "Took place around midnight Tuesday", published on that Tuesday: a midnight yet to come."""
    today, start = article.today, found.interval.start
    if not found.time.value.endswith("T24:00") or today is None or start is None:
        return False
    return start >= today.plus(Grain.DAY, 1)


def _related_to(found: Attachment, relation: Relation) -> TimeInterval | None:
    """ "Before the end of June" is in June or before; "by the start of June", before it."""
    at, interval, preposition = edge(found.time), found.interval, found.preposition
    if relation is Relation.BEFORE and at is not None:
        preposition = "by" if at == "END" else "before"
    if relation is Relation.AFTER and at == "START":
        return replace(interval, end=None)
    return _related(interval, relation, preposition)


def _related(interval: TimeInterval, relation: Relation, preposition: str) -> TimeInterval | None:
    """When an event happened that lies so to an interval."""
    match relation:
        case Relation.BEFORE if preposition == "by":
            return _until(interval.end, interval)
        case Relation.BEFORE:
            return _until(interval.start, interval)
        case Relation.ENDS:
            return _until(interval.end, interval)
        case Relation.AFTER:
            return None if interval.end is None else replace(interval, start=interval.end, end=None)
        case Relation.BEGINS:
            return replace(interval, end=None)
        case _:
            return interval


def _until(end: Instant | None, interval: TimeInterval) -> TimeInterval | None:
    if end is None:
        return None
    if interval.grain is Grain.PART and interval.start is not None:
        return TimeInterval.of(Grain.DAY, interval.start)
    return replace(interval, start=None, end=end)


def _sentence(explanation: str) -> str:
    return explanation.rstrip(".") + "."
