"""What somebody did at an age, by the year of birth or the age now: "when she was nine"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain
from events.dating.dated_article import DatedArticle, Dating, bounded_by
from events.parsing.spacy_pipeline import token_at
from events.times.numbers import SMALL, read_number
from events.types import Actor, ActorType, Basis, Event, Relation, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.calendar.instant import Instant

_PAST = frozenset({Tense.PAST, Tense.PASTPART})
_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
_AT_AN_AGE = re.compile(
    r"\b(?:(?:when|while) (?:he|she) was(?: just| only| still| aged?)?"
    r"|at(?: the| an)?(?: early| tender| young)? age(?: of)?(?: just| only)?) "
    rf"(?P<age>\d{{1,3}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)(?: years? old)?"
    r"(?=[^\w\s-]| and\b| but\b|\s*$)"
)
# "Ann Cole, 45, …", as news gives an age with a name.
_AGE_NOW = re.compile(r", (?P<age>\d{1,3}),")
_LONGEST_LIFE = 125
# From the first day to the last on which somebody may have been born, and how that is known.
_Birth = tuple["Instant", "Instant", str]


def dated_by_ages(article: DatedArticle) -> dict[int, Dating]:
    """Datings of undated events at an age of their doer, by the token of the trigger.

    "Moved to Rome when she was nine" of somebody born in 1972 was in 1981 or 1982. The year of
    birth is told in the article, or follows from an age beside the name: "Ann Cole, 45, …".
    """
    found: dict[int, Dating] = {}
    places = list(_at_ages(article))
    births = _births(article) if places else {}
    for index, age, words in places:
        for actor in _persons(article.at[index]):
            if actor.name in births:
                found[index] = _at_age(article, births[actor.name], age, words)
                break
    return found


def _at_ages(article: DatedArticle) -> Iterator[tuple[int, int, str]]:
    """The undated events of the past that a text gives an age for, the age, and its words."""
    doc, undated = article.doc, set(article.undated())
    for match in _AT_AN_AGE.finditer(article.document.text):
        age = read_number(match["age"])
        if age is None or age.denominator != 1 or not 0 < age <= _LONGEST_LIFE:
            continue
        opening = token_at(doc, match.start())
        index = next((one.i for one in (opening, *opening.ancestors) if one.i in article.at), None)
        if index is None or index not in undated:
            continue
        undated.discard(index)  # "moved to Rome when she was nine and to Oslo when she was 20"
        event = article.at[index]
        if event.tense in _PAST and event.modality is None:
            yield index, int(age), " ".join(match[0].split())


def _births(article: DatedArticle) -> dict[str, _Birth]:
    """When the persons of an article were born, by name."""
    found: dict[str, _Birth] = {}
    today = article.today
    actors = {a.name: a for event in article.at.values() for a in _persons(event)}
    for name, actor in actors.items():
        age = _age_now(article, actor)
        if today is not None and 0 < age <= _LONGEST_LIFE:
            latest = today.plus(Grain.YEAR, -age)
            earliest = latest.plus(Grain.YEAR, -1).plus(Grain.DAY, 1)
            found[name] = earliest, latest, f"{name} is {age} now"
    for index, event in article.at.items():
        dating = article.dated.get(index)
        if event.lemma != "bear" or dating is None or dating.basis is not Basis.STATED:
            continue
        first, last = dating.limits.begin
        if first is None or last is None:
            continue
        for actor in _persons(event):
            found[actor.name] = first, last, f"{actor.name} was born in {dating.interval.plain}"
    return found


def _age_now(article: DatedArticle, actor: Actor) -> int:
    """The age beside a name, 0 where there is none."""
    text = article.document.text
    ages = (_AGE_NOW.match(text, mention.span.end) for mention in actor.mentions)
    return next((int(one["age"]) for one in ages if one), 0)


def _persons(event: Event) -> Iterator[Actor]:
    for part in event.arguments:
        if part.actor is not None and part.actor.label is ActorType.PERSON:
            yield part.actor


def _at_age(article: DatedArticle, birth: _Birth, age: int, words: str) -> Dating:
    first, last, known = birth
    begin = first.plus(Grain.YEAR, age)
    end = last.plus(Grain.YEAR, age + 1).plus(Grain.DAY, -1)
    if article.today is not None and begin <= article.today < end:
        end = article.today
    why = f"The text says “{words}”: {known}."
    return bounded_by(Bounds((begin, end), (begin, end)), Relation.IS_INCLUDED, why)
