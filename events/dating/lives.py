"""Lives: '(1845–1901)' after a name, 'has died aged 81', and what is told of a life without a time.

A life bounds what its person did. Birth, upbringing, schooling and service are no news of the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain, Instant, TimeInterval
from events.dating.dated_article import DatedArticle, Dating, bounded_by, told_as_past
from events.dating.stretches import find_stretches
from events.grammar.clauses import children, is_passive, particles, prepositional
from events.lexicons import words
from events.types import (
    Actor,
    ActorType,
    Aspect,
    Basis,
    Event,
    EventClass,
    Relation,
    Role,
    Tense,
    TimeExpression,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING = re.compile(r"(?: ?\((?:born |b\. ?)?(?:c\. ?|circa |ca\. ?|about )?| )$")
_OPENING_LENGTH = 16
_AGED = re.compile(
    r"(?:[^.;:]{0,60}?\b(?:aged|at (?:the )?age of|at age)| at) (?P<age>\d{1,3})\b"
    r"(?![.:]\d| ?[ap]\.?m)"
)
# Nobody died at fewer years in an obituary, and nobody lived longer.
_YOUNGEST, _LONGEST_LIFE = 12, 125
# What is placed so may lie elsewhere.
_LOOSE = frozenset({Basis.REPORTED, Basis.BOUNDED})
_PAST = frozenset({Tense.PAST, Tense.PASTPART})


@dataclass(frozen=True, slots=True)
class Life:
    """When somebody was born and died, by which words.

    `sentence` is the first token of the sentence that tells of the death as news, `dates` are the
    times that say both.
    """

    born: TimeInterval
    died: TimeInterval
    said: str
    sentence: int = -1
    dates: tuple[TimeExpression, ...] = ()


# By the name of the person.
Lives = dict[str, Life]


def lives_after_names(article: DatedArticle, times: Iterable[TimeExpression]) -> Lives:
    """The lives that stand after a person's name: "Tom Hale (1845–1901)", "Tom Hale 1845-1901"."""
    text, found = article.document.text, {}
    stretches = find_stretches(times, text)
    named = _ends_of_names(article) if stretches else {}
    for start, (first, last) in stretches.items():
        opening = _OPENING.search(text[max(0, start - _OPENING_LENGTH) : start])
        if start != first.span.start or opening is None:
            continue
        if ("(" in opening[0]) != (text[last.span.end : last.span.end + 1] == ")"):
            continue
        person, born, died = named.get(start - len(opening[0])), first.interval, last.interval
        if person is not None and born is not None and died is not None and _is_life(born, died):
            said = f"“{text[start : last.span.end]}” stands after the name"
            found[person] = Life(born, died, said, dates=(first, last))
    return found


def _ends_of_names(article: DatedArticle) -> dict[int, str]:
    """The persons of a story by name, and where each mention of them ends."""
    ends = {
        entity.end_char: entity.text for entity in article.doc.ents if entity.label_ == "PERSON"
    }
    for event in article.at.values():
        for _, actor in _persons(event):
            ends |= {mention.span.end: actor.name for mention in actor.mentions}
    return ends


def _persons(event: Event) -> Iterator[tuple[Role, Actor]]:
    for part in event.arguments:
        if part.actor is not None and part.actor.label is ActorType.PERSON:
            yield part.role, part.actor


def _is_life(born: TimeInterval, died: TimeInterval) -> bool:
    assert born.start is not None
    assert died.start is not None
    return 0 < died.start.year - born.start.year <= _LONGEST_LIFE


def lives_by_age(article: DatedArticle) -> Lives:
    """The lives of those who are said to have died at some age: "has died aged 81"."""
    found = {}
    for index, event in article.at.items():
        if event.lemma != "die" or event.modality:
            continue
        died, age = _death(article, index), _age_at_death(article, index)
        if age is None or died is None or died.start is None or died.end is None:
            continue
        first = died.start.year - age - 1
        last = died.end.plus(Grain.SECOND, -1).year - age
        born = TimeInterval(Instant(first), Instant(last + 1), Grain.YEAR)
        sentence = article.doc[index].sent.start
        for _, actor in _persons(event):
            found[actor.name] = Life(born, died, f"death at the age of {age}", sentence)
    return found


def _age_at_death(article: DatedArticle, index: int) -> int | None:
    start = article.at[index].trigger.end
    aged = _AGED.match(article.document.text, start, article.doc[index].sent.end_char)
    age = int(aged["age"]) if aged else 0
    return age if _YOUNGEST <= age <= _LONGEST_LIFE else None


def _death(article: DatedArticle, index: int) -> TimeInterval | None:
    """When a death lies that the text dates, or that it tells in the perfect of news."""
    dating, event = article.dated.get(index), article.at[index]
    if dating is not None:
        return dating.interval
    perfect = event.tense is Tense.PRESENT and event.aspect is Aspect.PERFECTIVE
    opens = article.doc[index].sent.start == article.doc[min(article.at)].sent.start
    return article.published if perfect or (opens and event.tense is Tense.PAST) else None


def without_lives(times: Iterable[TimeExpression], lives: Lives) -> tuple[TimeExpression, ...]:
    """The times that say something else than when somebody was born and died."""
    ends = {time.span.start for life in lives.values() for time in life.dates}
    return tuple(time for time in times if time.span.start not in ends)


def dated_by_lives(article: DatedArticle, lives: Lives) -> dict[int, Dating]:
    """Datings of undated births, deaths, upbringings and services, by the token of the trigger."""
    found = {}
    for index in article.undated():
        event = article.at[index]
        if event.modality:
            continue
        dating = _died_in_passing(article, index, lives)
        if event.tense in _PAST and event.event_class is not EventClass.REPORTING:
            dating = (
                dating or _born_or_died(article, index, lives) or _brought_up(article, index, lives)
            )
        if dating is not None:
            found[index] = dating
    return found


def kept_within_lives(article: DatedArticle, lives: Lives) -> dict[int, Dating]:
    """Datings of what persons did, where it would lie beyond their lives or on the day of the news.

    What news of a death tells of the life is no news of the day.
    """
    found = {}
    for index, dating in article.dated.items() if lives else ():
        event = article.at[index]
        if dating.basis not in _LOOSE or event.tense not in _PAST or event.modality:
            continue
        if event.event_class is EventClass.REPORTING or event.lemma in ("bear", "die"):
            continue
        for role, actor in _persons(event):
            life = lives.get(actor.name)
            if (
                life is not None
                and role is Role.AGENT
                and not _tells_of_death(article, index, life)
            ):
                found[index] = _during(article, life, actor) or dating
    return found


def _tells_of_death(article: DatedArticle, index: int, life: Life) -> bool:
    """Whether an event stands in the sentence of the death: "he fell ill and died aged 81"."""
    return article.doc[index].sent.start == life.sentence


def _died_in_passing(article: DatedArticle, index: int, lives: Lives) -> Dating | None:
    """ "Ada Moss, who has died aged 81, taught for decades": she did not die as she taught."""
    event, aside = article.at[index], article.doc[index].dep_ == "relcl"
    if event.lemma != "die" or not aside:
        return None
    if not any(actor.name in lives for _, actor in _persons(event)):
        return None
    return told_as_past(article, "No date is stated. It is past: on {day} or before.", days=0)


def _born_or_died(article: DatedArticle, index: int, lives: Lives) -> Dating | None:
    event = article.at[index]
    for _, actor in _persons(event):
        life = lives.get(actor.name)
        if life is None:
            continue
        if event.lemma == "bear":
            return _at_its_end(life, life.born, actor)
        if event.lemma == "die" and not (
            article.published and life.died.contains(article.published)
        ):
            return _at_its_end(life, life.died, actor)
    return None


def _at_its_end(life: Life, interval: TimeInterval, actor: Actor) -> Dating:
    time = next((one for one in life.dates if one.interval == interval), None)
    why = f"{actor.name}: {life.said}, so in {interval.plain}."
    if time is not None:
        return Dating(time, Relation.IS_INCLUDED, Basis.STATED, interval, why)
    return bounded_by(Bounds.within(interval), Relation.IS_INCLUDED, why, interval)


def _during(article: DatedArticle, life: Life, actor: Actor) -> Dating | None:
    first, last = life.born.start, Bounds.within(life.died).end[1]
    today = article.published.start if article.published else None
    if first is None or last is None or (today is not None and today < first):
        return None
    last = min(last, today) if today is not None else last
    why = f"No date is stated. It is of the life of {actor.name}: {life.said}."
    return bounded_by(Bounds((first, last), (first, last)), Relation.IS_INCLUDED, why)


def _brought_up(article: DatedArticle, index: int, lives: Lives) -> Dating | None:
    """The dating of a birth, upbringing, schooling or service that no time is given of."""
    verb = article.doc[index]
    if not _is_of_a_life(verb):
        return None
    for _, actor in _persons(article.at[index]):
        if actor.name in lives:
            return _during(article, lives[actor.name], actor)
        # "A son was born to the king" can be the news itself.
        news = verb.dep_ == "ROOT" and index == min(article.at)
        return (
            None
            if news
            else told_as_past(
                article, "No date is stated. It is of a life, and told as past: before {day}."
            )
        )
    return None


def _is_of_a_life(verb: Token) -> bool:
    """Whether a verb tells of birth, upbringing, schooling or service."""
    lemma = verb.lemma_
    if lemma in words("lives", "undergone"):
        return is_passive(verb)
    if lemma in words("lives", "done") or (lemma == "grow" and _has_particle(verb)):
        return True
    if lemma == "bring":
        return is_passive(verb) and _has_particle(verb)
    if lemma == "attend":
        return any(noun.lemma_ in words("lives", "schools") for noun in children(verb, "dobj"))
    served = any(one.lower_ in words("lives", "served_with") for one, _ in prepositional(verb))
    return lemma == "serve" and served and not children(verb, "dobj")


def _has_particle(verb: Token) -> bool:
    return any(particle.lower_ == "up" for particle in particles(verb))
