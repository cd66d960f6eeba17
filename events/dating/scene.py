"""What belongs to the scene of an incident: "she drove through a barrier" before she shot two.

News of a shooting, a crash or a robbery names its day once, and then tells it from end to end. What
is told so in the simple past, and is of the kind that happens there, was on that day.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.dating.dated_article import DatedArticle, Dating
from events.dating.running_day import is_of_one_day, is_of_unknown_day
from events.grammar.clauses import VERBS, children, prepositional
from events.lexicons import words
from events.lexicons.meanings import kinds
from events.parsing.sections import SectionKind, one_line
from events.parsing.spacy_pipeline import section_of
from events.types import Aspect, Basis, EventClass, Polarity, Relation, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

    from events.types import Event

_KNOWN = frozenset({Basis.STATED, Basis.INHERITED})
_WITHIN = frozenset({Relation.IS_INCLUDED, Relation.SIMULTANEOUS})
# What takes a moment, and a story to itself. A quake or a storm is told of for weeks.
_INCIDENTS = frozenset({"collide", "rob", "shoot", "stab"})
_LATER = frozenset("afterwards eventually finally later since subsequently then".split())
_LONG = frozenset({"day", "decade", "month", "week", "year"})
_HOSPITALS = frozenset({"center", "centre", "clinic", "hospital"})
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "conj", "parataxis", "relcl"})


def scene_dates(article: DatedArticle) -> dict[int, Dating]:
    """Datings of what is told of the one incident of an article, by the token of the trigger."""
    incident = _incident(article)
    if incident is None:
        return {}
    index, day = incident
    source = article.dated[index]
    said = one_line(article.at[index].trigger.text)
    explanation = f"It is told as part of “{said}”. {source.explanation}"
    dating = Dating(source.time, Relation.IS_INCLUDED, Basis.NARRATIVE, day, explanation)
    others = sorted(i for i, one in article.dated.items() if _is_of_another_day(one, day))
    today = day == article.published and source.basis is Basis.STATED
    return {
        i: dating
        for i in article.undated()
        if _is_of_scene(article.doc[i], article.at[i], today=today)
        and not _is_beside(article, i, others)
    }


def _incident(article: DatedArticle) -> tuple[int, TimeInterval] | None:
    """The first event that names an incident of late and its day, where no other names another."""
    first = None
    for index in sorted(article.dated):
        dating, token = article.dated[index], article.doc[index]
        if not kinds(token.lemma_) & _INCIDENTS or dating.basis not in _KNOWN:
            continue
        if dating.relation not in _WITHIN or dating.interval.start is None:
            continue
        if dating.interval.grain.rank > Grain.DAY.rank or article.at[index].modality:
            continue
        day = TimeInterval.of(Grain.DAY, dating.interval.start)
        assert day.start is not None
        if not article.is_of_late(day.start.day_number):
            continue
        if first is not None and first[1] != day:
            return None
        first = first or (index, day)
    return first


def _is_of_another_day(dating: Dating, day: TimeInterval) -> bool:
    return dating.basis is Basis.STATED and not day.contains(dating.interval)


def _is_of_scene(verb: Token, event: Event, *, today: bool) -> bool:
    """Whether it is told in the simple past, as done, and is what happens at such a scene.

    News of the same day tells of little else, so that there all that was done counts.
    """
    if event.tense is not Tense.PAST or event.modality or event.polarity is not Polarity.POS:
        return False
    if event.aspect not in (Aspect.NONE, Aspect.PROGRESSIVE) or verb.pos_ not in VERBS:
        return False
    if event.event_class is EventClass.REPORTING or verb.dep_ not in _CLAUSES:
        return False
    if any(one.lower_ in _LATER for one in children(verb, "advmod")):
        return False
    if any(noun.lemma_ in _LONG for _, noun in prepositional(verb)):
        return False  # "a disease hit the herd in recent years"
    if not is_of_one_day(verb) or is_of_unknown_day(verb):
        return False
    if today and event.event_class in (EventClass.OCCURRENCE, EventClass.I_ACTION):
        return verb.lemma_ not in words("occasions", "of_a_life")
    opens_fire = verb.lemma_ == "open" and any(
        one.lower_ == "fire" for one in children(verb, "dobj")
    )
    return verb.lemma_ in words("occasions", "scenes") or opens_fire or _is_taken_there(verb)


def _is_taken_there(verb: Token) -> bool:
    """ "Was taken to a hospital"."""
    return verb.lemma_ in ("airlift", "bring", "carry", "drive", "fly", "rush", "take") and any(
        preposition.lower_ == "to" and noun.lemma_.lower() in _HOSPITALS
        for preposition, noun in prepositional(verb)
    )


def _is_beside(article: DatedArticle, index: int, others: list[int]) -> bool:
    """Whether the paragraph, up to the end of the event's sentence, names another day."""
    token = article.doc[index]
    if section_of(token) == SectionKind.CAPTION:
        return True
    last = bisect_left(others, token.sent.end)
    if not last:
        return False
    other = others[last - 1]
    first, then = article.at[other].trigger, article.at[index].trigger
    between = article.document.text[first.end : then.start]
    return other >= token.sent.start or "\n" not in between
