"""What a happening did, dated from the happening: the blast killed and led to strikes.

Whom it hurts it hurts at once, also where the perfect tells it: "have been left homeless by the
quake". What it leads to, and what people are charged with over it, comes then or later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.dating.dated_article import Dating, bounded_by
from events.grammar.clauses import children, is_passive, own_subjects, prepositional
from events.lexicons import words
from events.lexicons.meanings import kinds
from events.types import Aspect, Basis, EventClass, Relation, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from events.dating.dated_article import DatedArticle
    from events.types import Event

_KNOWN = frozenset({Basis.STATED, Basis.INHERITED})
_AT_ONCE = frozenset({"collapse", "damage", "die", "injure", "kill"})
_JUSTICE = frozenset(
    "acquit arrest charge convict detain indict jail question sentence sue".split()
)
# "Arrested in the raid" is arrested while it lasts.
_SCENES = frozenset(
    "campaign clash crackdown demonstration march operation protest raid rally riot sting strike "
    "sweep swoop unrest".split()
)
# A happening of months is no day on which its dead died.
_LONGEST = 31


def consequence_dates(article: DatedArticle) -> dict[int, Dating]:
    """Datings of what dated happenings did or led to, by the token of the trigger."""
    found: dict[int, Dating] = {}
    for index in article.undated():
        token, event = article.doc[index], article.at[index]
        if not _is_past(event) or token.pos_ not in ("VERB", "AUX"):
            continue
        for noun, at_once in _causes(token):
            source = article.dated.get(noun.i)
            if source is None or not _is_a_day(source) or noun.pos_ != "NOUN":
                continue
            if not (at_once or _follows(event)):
                continue
            dating = _at_once(source, noun) if at_once else _from_then(article, source, noun)
            if dating is not None:
                found[index] = dating
                break
    for index in [i for i in article.undated() if i not in found]:
        token = article.doc[index]
        if token.dep_ in ("acomp", "oprd") and token.head.i in found:  # "left homeless"
            found[index] = found[token.head.i].shared_by_part_of(article.at[token.head.i])
    return found


def _is_past(event: Event) -> bool:
    past = event.tense in (Tense.PAST, Tense.PASTPART) or event.aspect is Aspect.PERFECTIVE
    return past and not event.modality and event.event_class is not EventClass.REPORTING


def _follows(event: Event) -> bool:
    """Whether an event is told as what came then: no state, and not what had been before."""
    state = event.event_class in (EventClass.STATE, EventClass.I_STATE)
    return not state and not (event.tense is Tense.PAST and event.aspect is Aspect.PERFECTIVE)


def _causes(verb: Token) -> Iterator[tuple[Token, bool]]:
    """The nouns that did what a verb tells or for which it was done, and whether at once."""
    if _is_of_justice(verb):
        yield from ((noun, noun.lemma_ in _SCENES) for noun in _cases(verb))
        return
    harms = _harms(verb) or any(
        _harms(noun)
        for noun in (*children(verb, "dobj"), *(one for _, one in prepositional(verb)))
        if noun.pos_ == "NOUN"
    )
    if is_passive(verb):
        for preposition, noun in prepositional(verb):
            if preposition.lower_ in ("by", "in"):
                if preposition.lower_ == "by" or harms:
                    yield noun, harms
            elif preposition.lower_ == "over":
                yield noun, False
        return
    first = verb
    while not own_subjects(first) and first.dep_ == "conj":
        first = first.head
    for noun in own_subjects(first):
        yield noun, harms or bool(kinds(noun.lemma_) & kinds(verb.lemma_))  # "a quake has hit"


def _is_of_justice(verb: Token) -> bool:
    """ "Arrested", "charged", "an arrest was made": what follows a crime, on that day or later."""
    if verb.lemma_ != "make":
        return verb.lemma_ in _JUSTICE
    return any(noun.lemma_ == "arrest" for noun in children(verb, "dobj", "nsubjpass"))


def _cases(verb: Token) -> Iterator[Token]:
    """The case of "charged over the shooting", "held in connection with the fire"."""
    for preposition, noun in prepositional(verb):
        if preposition.lower_ in ("about", "at", "during", "for", "in", "of", "over", "with"):
            yield noun
        if noun.lemma_ in ("connection", "relation"):
            yield from (crime for _, crime in prepositional(noun))
    for noun in children(verb, "dobj", "nsubjpass"):
        yield from (
            crime for beside, crime in prepositional(noun) if beside.lower_ in ("in", "over")
        )


def _harms(word: Token) -> bool:
    """ "Killed two", "shook the town", "led to the deaths of two": at the time of what did it."""
    verb = word.pos_ != "NOUN" and word.lemma_ in words("meanings", "harming")
    return verb or bool(kinds(word.lemma_) & _AT_ONCE)


def _is_a_day(source: Dating) -> bool:
    first, last = source.limits.begin[0], source.limits.end[1]
    if source.basis not in _KNOWN or first is None or last is None:
        return False
    return last.day_number - first.day_number <= _LONGEST


def _at_once(source: Dating, noun: Token) -> Dating:
    why = f"It was done by “{noun.text}”, at once. {source.explanation}"
    return Dating(
        source.time,
        Relation.IS_INCLUDED,
        source.basis_passed_on,
        source.interval,
        why,
        source.bounds,
    )


def _from_then(article: DatedArticle, source: Dating, noun: Token) -> Dating | None:
    first, today = source.limits.begin[0], article.today
    if first is None or today is None or first >= today:
        return None
    why = f"It came of “{noun.text}”, then or later. {source.explanation}"
    return bounded_by(Bounds((first, today), (first, today)), Relation.AFTER, why)
