"""Dates that an event's own words state: which time belongs to which event, and how it lies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain, Instant, TimeInterval
from events.dating.attachment import attached_elsewhere, is_of_another_figure
from events.dating.dated_events import Dating, Story, joined
from events.dating.extent import edge, reach, told_in_time, under_way_since
from events.dating.stretches import Stretches, dated_by_stretch, find_stretches
from events.grammar.clauses import children, governing_verb, prepositional
from events.grammar.verb_direction import is_to_come, lies_ahead
from events.lexicons import words
from events.parsing.sections import one_line
from events.parsing.spacy_pipeline import tokens_of
from events.types import (
    Aspect,
    Basis,
    Document,
    Event,
    Named,
    Polarity,
    Relation,
    Tense,
    TimeExpression,
    TimexType,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

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
_WITHIN_DURATION = frozenset({"in", "within", "inside"})
# What closes a stretch that "from" opens; "to" alone closes nothing ("postponed to Friday").
_ENDINGS = ("to", "until", "till", "through")
# "set for Friday", "postponed to Friday": what is set or put off is on Friday, not the setting.
_AIMS = frozenset({"for", "to", "until"})
# "from 75 million a year earlier", "more than a year ago": a comparison.
_COMPARING = frozenset({"from", "than", "with"})
_COUNTED_BACK = ("ago", "before", "earlier", "previously")
_DATELINE_DASH = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:[—–]|--?\s)")
_LONGEST_DATELINE = 60
_JOINED = re.compile(r"(?:\s*,)?\s+(?:and|or)(?:\s+on)?\s+|\s*,\s*")


def stated_dates(story: Story, times: Iterable[TimeExpression]) -> dict[int, Dating]:
    """The datings by the token of the trigger, for the events to which a time is attached."""
    times = tuple(times)
    stretches = find_stretches(times, story.document.text)
    found = {
        index: _in_stretch(story, index, attachments, stretches)
        or _stated(story, story.at[index], attachments)
        for index, attachments in _attached(story, times).items()
    }
    return {
        index: told_in_time(
            dating, story.at[index], story.published, ahead=lies_ahead(story.doc[index])
        )
        for index, dating in found.items()
        if dating is not None and not _is_of_another(story, index, dating)
    }


def _is_of_another(story: Story, index: int, dating: Dating) -> bool:
    """ "will report a loss for the quarter that ended Friday": what is to come has no past day."""
    published, end = story.published, dating.interval.end
    if published is None or published.start is None or end is None or end > published.start:
        return False
    return is_to_come(story.doc[index])


@dataclass(frozen=True, slots=True)
class _Attachment:
    """A time and the preposition that ties it to an event."""

    time: TimeExpression
    interval: TimeInterval
    preposition: str


def _attached(story: Story, times: Iterable[TimeExpression]) -> dict[int, list[_Attachment]]:
    """The times of each event, by the token of its trigger."""
    found: dict[int, list[_Attachment]] = {}
    for time in times:
        # "their first title in 20 years" took one day of them.
        if time.interval is None or time.type is TimexType.SET or time.names(Named.RECORD):
            continue
        span = tokens_of(time.span, story.doc)
        if span is None or _opens_the_article(time, document=story.document):
            continue
        if is_of_another_figure(story, time, span.root):
            continue
        if time.interval.grain.rank >= Grain.QUARTER.rank and _tells_of_an_object(story, span.root):
            continue
        for clause in _clauses_of(story, span):
            found.setdefault(clause, []).append(_Attachment(time, time.interval, ""))
        governor, preposition = attached_elsewhere(story, span) or _governor(story, span.root)
        if governor is not None and preposition in _AIMS:
            governor = _planned(story, governor)
        if governor is not None:
            governor = _dated_by(story, governor, preposition, time)
        inner = _event_of_duration(story, span.root) if time.type is TimexType.DURATION else None
        if inner is not None:
            found.setdefault(inner, []).append(_Attachment(time, time.interval, ""))
        elif governor is not None:
            found.setdefault(governor, []).append(_Attachment(time, time.interval, preposition))
    return found


def _opens_the_article(time: TimeExpression, *, document: Document) -> bool:
    """ "BEIRUT, May 21, 2015 —": the date of the article and of nothing in it."""
    line = document.text.rfind("\n", 0, time.span.start) + 1
    after = document.text[time.span.end : time.span.end + 12]
    return _DATELINE_DASH.match(after) is not None and time.span.start - line < _LONGEST_DATELINE


def _tells_of_an_object(story: Story, root: Token) -> bool:
    """ "reported third-quarter profit", "raised its 2015 forecast": not when it was done."""
    noun = root.head
    return (
        root.i < noun.i
        and noun.pos_ == "NOUN"
        and noun.dep_ in ("dobj", "pobj")
        and noun.i not in story.at
    )


def _clauses_of(story: Story, span: Span) -> list[int]:
    """ "on May 13, when the militants overran the town": the overrunning."""
    return [
        clause.i
        for token in span
        for clause in children(token, "relcl")
        if clause.i in story.at and any(child.lower_ == "when" for child in clause.lefts)
    ]


def _governor(story: Story, root: Token) -> tuple[int | None, str]:
    """The event that a time's words hang from, and the first preposition on the way."""
    fronted = _fronted_event(story, root)
    if fronted is not None:
        return fronted, ""
    preposition = ""
    for ancestor in root.ancestors:
        if preposition == "since" and _is_superlative(ancestor):
            return None, preposition  # "the lowest since 2012": what is compared, not what happened
        if ancestor.i in story.at:
            return ancestor.i, preposition
        if ancestor.pos_ == "NOUN" and preposition == "for":
            return None, preposition  # "its forecast for 2015"
        if ancestor.pos_ in ("VERB", "AUX"):
            return None, preposition  # a clause without an event: "was in its hands by nightfall"
        if preposition == "in" and _is_ordinal(ancestor):
            return None, preposition  # "the third time in a decade": the years are counted
        if not preposition and ancestor.pos_ in ("ADP", "SCONJ"):
            preposition = ancestor.lower_
    return None, preposition


def _dated_by(story: Story, governor: int, preposition: str, time: TimeExpression) -> int | None:
    """The event that a time dates which hangs from another; None where it dates nothing."""
    verb, tense = story.doc[governor], story.at[governor].tense
    if preposition in _COMPARING and time.span.text.lower().endswith(_COUNTED_BACK):
        return None  # "up from a year earlier"
    if preposition == "since" and any(map(_is_superlative, children(verb, "dobj", "attr"))):
        return None  # "won his first title since 1998"
    if time.type is TimexType.DURATION:
        return next(iter(_counted(story, verb)), governor) if preposition == "in" else governor
    past = _is_past(time, story.published)
    told = tense is Tense.PAST or story.at[governor].aspect is Aspect.PERFECTIVE
    if preposition == "for" and told and story.published and not past:
        return None  # "raised its forecast for the year"
    if past and tense is Tense.INFINITIVE:
        finite = governing_verb(verb)  # "began a campaign to save it in 1972"
        moved = finite is not None and finite.i in story.at and not _has_own_doer(verb, finite)
        return finite.i if finite is not None and moved else governor
    return governor


def _has_own_doer(infinitive: Token, finite: Token) -> bool:
    """ "prompted them to sue in 1989": they sued, and that is what has the date."""
    return infinitive.dep_ not in ("acl", "xcomp") or (
        infinitive.dep_ == "xcomp" and bool(children(finite, "dobj"))
    )


def _counted(story: Story, verb: Token) -> list[int]:
    """ "won its second race in a week": the races are what the week holds."""
    return [
        noun.i
        for noun in children(verb, "dobj", "attr")
        if noun.i in story.at and _is_ordinal(noun)
    ]


def _is_ordinal(noun: Token) -> bool:
    return any(child.ent_type_ == "ORDINAL" for child in noun.lefts)


def _is_superlative(word: Token) -> bool:
    return any(one.tag_ in ("JJS", "RBS") for one in (word, *word.lefts)) or _is_ordinal(word)


def _is_past(time: TimeExpression, published: TimeInterval | None) -> bool:
    if published is None or published.end is None:
        return False
    ends = None if time.interval is None else time.interval.end
    return ends is not None and ends <= published.end


def _planned(story: Story, governor: int) -> int | None:
    """ "The judge set sentencing for Sept. 14": the day of the sentencing, if it is an event."""
    verb = story.doc[governor]
    if verb.lemma_ not in words("scheduling_verbs", "verbs"):
        return governor
    planned = children(verb, "dobj", "nsubjpass", "xcomp")
    return next((noun.i for noun in planned if noun.i in story.at), None)


def _fronted_event(story: Story, root: Token) -> int | None:
    """ "Since its advances in Iraq last summer, it has …": the advances, not "has"."""
    if root.dep_ != "npadvmod" or root.head.i < root.i:
        return None
    for token in reversed(root.doc[root.sent.start : root.left_edge.i]):
        if token.is_punct or token.pos_ == "VERB":
            return None
        if token.i in story.at:
            return token.i
    return None


def _event_of_duration(story: Story, root: Token) -> int | None:
    """ "10 months of airstrikes": the airstrikes."""
    for preposition, noun in prepositional(root):
        if preposition.lower_ == "of" and noun.i in story.at:
            return noun.i
    return None


def _stated(story: Story, event: Event, attachments: list[_Attachment]) -> Dating | None:
    return _of_several_days(story, attachments) or _dating(
        story, event, min(attachments, key=_preference)
    )


def _in_stretch(
    story: Story, index: int, attachments: list[_Attachment], stretches: Stretches
) -> Dating | None:
    """The dating by two times that are the ends of one stretch."""
    if ends := _ends(attachments):
        first, last = ends
        return dated_by_stretch(first.time, last.time, story.document, first.preposition)
    for found in attachments:
        pair = stretches.get(found.time.span.start)
        # "From 2006 to 2009, when it ended": it ended in 2009.
        if pair and not (story.doc[index].dep_ == "relcl" and found.time == pair[1]):
            return dated_by_stretch(*pair, story.document)
    return None


def _ends(attachments: list[_Attachment]) -> tuple[_Attachment, _Attachment] | None:
    """The two times of "from Monday to Friday" and "between 1998 and 2003"."""
    between = [found for found in attachments if found.preposition == "between"]
    if len(between) > 1:
        return between[0], between[-1]
    named = {found.preposition: found for found in reversed(attachments)}
    last = next((named[word] for word in _ENDINGS if word in named), None)
    return (named["from"], last) if last is not None and "from" in named else None


def _of_several_days(story: Story, attachments: list[_Attachment]) -> Dating | None:
    """ "Visited on 5 May and 23 May": from the first to the last of the days that are joined."""
    days = [one for one in attachments if one.interval.grain is Grain.DAY and _is_within(one)]
    if len(days) < 2 or not _are_joined(story, days[0].time, days[-1].time):
        return None
    first, last = days[0], days[-1]
    whole = joined(first.interval, last.interval)
    if whole is None or whole == first.interval:
        return None
    said = story.document.text[first.time.span.start : last.time.span.end]
    explanation = f"The text says “{one_line(said)}”: {whole.plain}."
    either = " or " in said.lower()
    relation = Relation.IS_INCLUDED if either else Relation.DURING
    return Dating(first.time, relation, Basis.STATED, whole, explanation)


def _is_within(found: _Attachment) -> bool:
    return _relation(found) is Relation.IS_INCLUDED


def _are_joined(story: Story, first: TimeExpression, last: TimeExpression) -> bool:
    between = story.document.text[first.span.end : last.span.start]
    return _JOINED.fullmatch(between) is not None


def _preference(found: _Attachment) -> tuple[bool, bool, int]:
    return (
        _relation(found) in (Relation.BEFORE, Relation.AFTER, Relation.ENDS),
        found.time.type is TimexType.DURATION,
        found.interval.grain.rank,
    )


def _relation(found: _Attachment) -> Relation:
    if found.time.type is TimexType.DURATION and found.preposition not in _WITHIN_DURATION:
        return Relation.AFTER if found.preposition == "after" else Relation.DURING
    return _RELATION.get(found.preposition, Relation.IS_INCLUDED)


def _day_of_clock(found: _Attachment, relation: Relation) -> TimeInterval | None:
    """ "Just after 11 p.m. on Friday", "before 9 a.m.": on the day of the hour."""
    interval = found.interval
    if found.time.type is not TimexType.TIME or interval.grain.rank >= Grain.PART.rank:
        return None
    if interval.start is None or interval.end is None:
        return None
    # "Shortly before midnight" is of the day that ends then.
    moment = interval.start.plus(Grain.MINUTE, -1 if relation is Relation.BEFORE else 0)
    return TimeInterval.of(Grain.DAY, moment)


def _dating(story: Story, event: Event, found: _Attachment) -> Dating | None:
    relation = _relation(found)
    if found.preposition == "to" and event.lemma == "date":
        relation = Relation.BEGINS  # "dates back to 2014"
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
    meant = reach(found.time, found.interval)
    dating = Dating(found.time, relation, Basis.STATED, interval, explanation)
    if relation is Relation.IS_INCLUDED:
        return replace(dating, bounds=Bounds.within(meant))
    if relation is Relation.ENDS:
        last = Bounds.within(meant).end
        return replace(dating, bounds=Bounds((None, last[1]), last))
    if relation is not Relation.BEGINS:
        return dating
    published = story.published
    if event.tense is Tense.PRESENT and published is not None and published.start is not None:
        bounds = under_way_since(meant, published.start)  # "has held it since": until now
        whole = joined(found.interval, published)
        if bounds is not None and whole is not None:
            explanation += f" It goes on at publication, {published.plain}."
            return replace(dating, interval=whole, bounds=bounds, explanation=explanation)
    first = Bounds.within(meant).begin
    return replace(dating, bounds=Bounds(first, (first[0], None)))


def _related_to(found: _Attachment, relation: Relation) -> TimeInterval | None:
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
