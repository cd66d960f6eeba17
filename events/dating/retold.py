"""Dates of what the article has told before: "the blast" after an explosion, a death told again.

Nobody dies twice: what tells of the death of one who is named has the date that any of its tellings
states. A noun that points back, "the attack", has that of the happening of its meaning told before,
where all those have one date; and what opens the news has the day by which it is called later on,
"the Monday shooting".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from events.dating.dated_article import Dating
from events.dating.running_day import is_recalled
from events.grammar.clauses import children, prepositional
from events.lexicons import words
from events.lexicons.meanings import kinds, root
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import sections
from events.types import ActorType, Aspect, Basis, MentionType, Polarity, Relation, Role, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from events.dating.dated_article import DatedArticle
    from events.types import Actor, Event

_DEATHS = frozenset({"die", "kill"})
_POINTING = frozenset({"that", "the", "this"})
_ALIKE = frozenset({"attack", "explode", "injure", "kill", "shoot", "stab"})
_NEW = frozenset({"a", "an"})
_STATED = frozenset({Basis.STATED, Basis.INHERITED})
# A happening of months is no day on which another can lie.
_LONGEST = 31
# So many sentences open the news.
_OPENING = 4
# And within so many it tells what its headline tells.
_TELLING = 6


def retold_dates(article: DatedArticle) -> dict[int, Dating]:
    """Datings of undated events that tell again what has a date, by the token of the trigger."""
    found = dict(_deaths(article))
    found.update(_pointing_back(article))
    found.update(_told_first(article))
    found.update(_in_headline(article))
    found.update(_of_the_only_one(article, found))
    return found


def _deaths(article: DatedArticle) -> Iterator[tuple[int, Dating]]:
    tellings: dict[int, tuple[Actor, list[int]]] = {}
    for index, event in article.at.items():
        for dead in _who_died(event) if _is_a_fact(article.doc[index], event) else ():
            tellings.setdefault(id(dead), (dead, []))[1].append(index)
    for dead, indexes in tellings.values():
        dated = [i for i in indexes if _has_day(article, i)]
        if not dated or len({_days(article, i) for i in dated}) > 1 or not _is_named(dead):
            continue
        for index in indexes:
            if index not in article.dated:
                yield index, _told_again(article, dated[0])


def _is_a_fact(token: Token, event: Event) -> bool:
    """Whether a death is told as past: not "prayed for his death", "talked about killing him"."""
    if token.pos_ == "NOUN":
        return not (token.dep_ == "pobj" and token.head.lower_ in ("about", "against", "for"))
    return event.tense is Tense.PAST or (event.tense is Tense.PASTPART and token.dep_ != "xcomp")


def _who_died(event: Event) -> list[Actor]:
    """The one person whose death an event tells as a fact, who may be nobody in particular."""
    if event.modality or event.polarity is Polarity.NEG or not kinds(event.lemma) & _DEATHS:
        return []
    dies = "die" in kinds(event.lemma) and "kill" not in kinds(event.lemma)
    roles = (Role.PATIENT, Role.AGENT) if dies else (Role.PATIENT,)
    dead = [one.actor for one in event.arguments if one.actor is not None and one.role in roles]
    return dead if len(dead) == 1 else []


def _is_named(actor: Actor) -> bool:
    if actor.label is not ActorType.PERSON:
        return False
    return any(mention.type is MentionType.NAM for mention in actor.mentions)


def _pointing_back(article: DatedArticle) -> Iterator[tuple[int, Dating]]:
    """ "The blast killed 11", after "an explosion on the rig on 20 April"."""
    deeds = words("meanings", "deeds")
    told: dict[str, list[int]] = {}
    for index in sorted(article.at):
        event, token = article.at[index], article.doc[index]
        mine = kinds(event.lemma) & deeds
        if token.lemma_ in words("occasions", "disasters"):
            mine = frozenset(told)  # "the tragedy": all that has a date, where that is one
        before = sorted({i for kind in mine for i in told.get(kind, ())})
        if before and index not in article.dated and _points_back(token):
            dates = {_days(article, i) for i in before}
            if len(dates) == 1:
                yield index, _told_again(article, before[-1])
        if _has_day(article, index) and not event.modality:
            for kind in mine:
                told.setdefault(kind, []).append(index)


def _told_first(article: DatedArticle) -> Iterator[tuple[int, Dating]]:
    """ "A girl was shot in Vell", "a quake hit Vell", which "Monday's quake" dates further on.

    Only news that opens with it, and where one day is named for what is of its kind.
    """
    if article.today is None:
        return
    deeds = words("meanings", "deeds")
    last = max((sentence.end for sentence in islice(article.doc.sents, _OPENING)), default=0)
    named: dict[str, list[int]] = {}
    for index in sorted(article.at):
        if not _has_day(article, index) or article.at[index].modality:
            continue
        for kind in kinds(article.at[index].lemma) & deeds:
            named.setdefault(kind, []).append(index)
    for index in (i for i in article.undated() if i < last):
        event, token = article.at[index], article.doc[index]
        past = event.tense is Tense.PAST and event.aspect is Aspect.NONE and not event.modality
        told = {i for kind in kinds(event.lemma) & deeds for i in named.get(kind, ())}
        brought_in = token.pos_ == "NOUN" and any(one.lower_ in _NEW for one in token.lefts)
        if not told or not (brought_in or (past and token.pos_ == "VERB")):
            continue
        if len({_days(article, i) for i in told}) > 1:
            continue
        first = min(told)
        day = _days(article, first)[0]
        late = day is not None and article.is_of_late(day)
        if first > index and late and _points_to_it(article.doc[first]):
            yield index, _told_again(article, first, where="further on")


def _in_headline(article: DatedArticle) -> Iterator[tuple[int, Dating]]:
    """ "Man shot wife in Lund", above "A man shot his wife on Sunday": of that day.

    Headlines tell in the present, too, what has happened: "Man shoots wife".
    """
    if article.today is None:
        return
    titles = [one for one in sections(article.doc) if one.label_ == SectionKind.TITLE]
    if not titles:
        return
    start = titles[-1].end
    opening = islice((one for one in article.doc.sents if one.start >= start), _TELLING)
    end = max((sentence.end for sentence in opening), default=start)
    told = [i for i in sorted(article.at) if start <= i < end and _is_of_one_day(article, i)]
    for title in titles:
        for index in range(title.start, title.end):
            event = article.at.get(index)
            if event is None or index in article.dated or not _is_told_there(event):
                continue
            again = next((i for i in told if _is_the_same(event, article.at[i])), None)
            if again is not None:
                yield index, _told_again(article, again, where="further on")


def _is_told_there(event: Event) -> bool:
    done = event.tense in (Tense.PAST, Tense.PRESENT, Tense.PASTPART)
    return done and event.aspect is Aspect.NONE and not event.modality


def _is_of_one_day(article: DatedArticle, index: int) -> bool:
    """Whether it was on a day of the last week, as the text states."""
    event = article.at[index]
    if event.modality or event.tense not in (Tense.PAST, Tense.PASTPART):
        return False
    if not _has_day(article, index) or article.dated[index].relation is not Relation.IS_INCLUDED:
        return False
    first, last = _days(article, index)
    return first is not None and first == last and article.is_of_late(first)


def _is_the_same(event: Event, other: Event) -> bool:
    deeds = words("meanings", "deeds")
    alike = bool(kinds(event.lemma) & kinds(other.lemma) & deeds)
    return root(event.lemma) == root(other.lemma) or alike


def _of_the_only_one(
    article: DatedArticle, known: dict[int, Dating]
) -> Iterator[tuple[int, Dating]]:
    """ "Shots were fired on Friday. … Olga Wolt was shot": of its kind news tells of one day."""
    if article.today is None:
        return
    deeds = words("meanings", "deeds")
    named: dict[str, list[int]] = {}
    for index in sorted(article.at):
        if _has_day(article, index) and not article.at[index].modality:
            for kind in kinds(article.at[index].lemma) & deeds:
                named.setdefault(kind, []).append(index)
    for index in article.undated():
        event, token = article.at[index], article.doc[index]
        past = event.tense is Tense.PAST and event.aspect is Aspect.NONE and not event.modality
        if not past or token.pos_ != "VERB" or index in known or event.polarity is Polarity.NEG:
            continue
        if is_recalled(event, article.doc):
            continue
        told = {i for kind in kinds(event.lemma) & _ALIKE for i in named.get(kind, ())}
        if not told or len({_days(article, i) for i in told}) > 1:
            continue
        first = min(told)
        day = _days(article, first)[0]
        late = day is not None and article.is_of_late(day)
        if late and first < index:
            yield index, _told_again(article, first)


def _points_to_it(noun: Token) -> bool:
    """ "The Monday shooting", "Saturday's attack": of no other place, and no other one."""
    pointed = any(one.dep_ == "poss" or one.lower_ in _POINTING for one in noun.lefts)
    named = any(place.ent_type_ in ("GPE", "LOC", "FAC") for _, place in prepositional(noun))
    return noun.pos_ == "NOUN" and pointed and not named and not _is_told_apart(noun)


def _points_back(token: Token) -> bool:
    """ "The blast", as against "a blast", "the blast in Lyon" and "the attacker"."""
    if token.pos_ != "NOUN" or token.tag_ != "NN":
        return False
    pointed = any(child.lower_ in _POINTING for child in children(token, "det"))
    named = any(noun.ent_type_ for _, noun in prepositional(token))
    return pointed and not named and token.n_lefts == 1 and not _is_told_apart(token)


def _is_told_apart(noun: Token) -> bool:
    """ "The blast that hit Lyon", as against "the blast, which killed two,": of which it is."""
    return any(clause.left_edge.nbor(-1).text != "," for clause in children(noun, "relcl"))


def _has_day(article: DatedArticle, index: int) -> bool:
    dating = article.dated.get(index)
    if dating is None or dating.basis not in _STATED:
        return False
    first, last = _days(article, index)
    return first is not None and last is not None and last - first <= _LONGEST


def _days(article: DatedArticle, index: int) -> tuple[int | None, int | None]:
    limits = article.dated[index].limits
    first, last = limits.begin[0], limits.end[1]
    return first and first.day_number, last and last.day_number


def _told_again(article: DatedArticle, index: int, *, where: str = "before") -> Dating:
    source = article.dated[index]
    why = f"It is told {where} as “{article.at[index].trigger.text}”. {source.explanation}"
    return replace(
        source, basis=source.basis_passed_on, relation=Relation.SIMULTANEOUS, explanation=why
    )
