"""Which verbs share a time: that of their subject, or of the verb that is joined to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain
from events.dating.dated_article import DatedArticle, Dating, bounded_by
from events.grammar.clauses import children, governing_verb, is_passive, own_subjects
from events.grammar.subjects import subjects
from events.lexicons import mapping, words
from events.types import Aspect, Basis, Event, EventClass, Relation, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAPPENING = frozenset({EventClass.OCCURRENCE, EventClass.ASPECTUAL, EventClass.I_ACTION})
_WITHIN = frozenset({Relation.IS_INCLUDED, Relation.DURING, Relation.SIMULTANEOUS})
# What is done to a happening while it lasts; it may be condemned or studied at any time after.
_AT_ONCE = frozenset({"attend", "cause", "feel", "hear", "join", "lead", "mar", "see", "win"})
_NOW = frozenset({"currently", "now", "nowadays", "presently", "still", "today"})
# In characters, the words before the time that opens a sentence: "Late on", "Shortly before".
_LONGEST_OPENING = 18


def time_of_subject(article: DatedArticle, index: int) -> int | None:
    """ "Demonstrations earlier this week drew thousands": the subject whose time its verb has."""
    verb, event = article.doc[index], article.at[index]
    if verb.pos_ not in ("VERB", "AUX") or not _is_told(event):
        return None
    if is_passive(verb) and verb.lemma_ not in _AT_ONCE:
        return None
    for noun in subjects(verb) if verb.dep_ == "relcl" else own_subjects(verb):
        source = article.dated.get(noun.i)
        if source is None or source.basis is not Basis.STATED or source.relation not in _WITHIN:
            continue
        if noun.pos_ == "NOUN" and noun.lemma_ not in words("documents", "documents"):
            return noun.i
    return None


def _is_told(event: Event) -> bool:
    """Whether an event is told as past and as what happened; "has closed" lasts until now."""
    past = event.tense in (Tense.PAST, Tense.PASTPART)
    return past and not event.modality and event.event_class in _HAPPENING


def is_under_one_opening(article: DatedArticle, verb: Token) -> bool:
    """ "On Friday a march turned violent and one man was shot": the day is said of both."""
    event, source = article.at[verb.i], article.dated.get(verb.head.i)
    if (
        verb.dep_ != "conj"
        or verb.head.i not in article.at
        or source is None
        or source.time is None
    ):
        return False
    above, subjects = article.at[verb.head.i], own_subjects(verb.head)
    if not own_subjects(verb) or not subjects or source.basis is not Basis.STATED:
        return False
    if source.relation is not Relation.IS_INCLUDED or source.interval.grain.rank > Grain.MONTH.rank:
        return False
    if any(one.tense is not Tense.PAST or one.aspect is not Aspect.NONE for one in (event, above)):
        return False
    opens = source.time.span.start - verb.sent.start_char
    joined = any(child.lower_ == "and" for child in children(verb.head, "cc"))
    return joined and 0 <= opens <= _LONGEST_OPENING and source.time.span.end <= subjects[0].idx


_CHARGES = frozenset("accusation allegation charge".split())


def charge_of(token: Token) -> Token | None:
    """The charge of "charged with assault, firing a gun and fleeing": all had been done by then."""
    if token.tag_ != "VBG":
        return None
    word = token
    while word.dep_ in ("conj", "appos") and word.head.i < word.i and word.head.pos_ != "AUX":
        word = word.head
    verb: Token | None = word.head if word.dep_ == "advcl" else word.head.head
    if verb is not None and verb.ent_type_ == "DATE":  # "accused on Monday of hiding it"
        verb = governing_verb(verb)
    if verb is None:
        return None
    link = mapping("clause_verbs", "with_object").get(verb.lemma_)
    if link is None or verb.i > word.i:
        return None
    if word.dep_ == "advcl":  # "charged with assault, firing a gun"
        before = (child for child in children(verb, "prep") if child.i < word.i)
        return verb if any(child.lower_ == link for child in before) else None
    return verb if word.dep_ in ("pcomp", "pobj") and word.head.lower_ == link else None


def is_alleged(token: Token) -> bool:
    """ "Deny conspiracy to murder and robbing a shop", "appeal against his conviction".

    What is charged, denied or appealed against had been done by then.
    """
    word = token
    while word.dep_ in ("conj", "acl", "pobj", "prep", "xcomp") and word.head.i < word.i:
        against = word.dep_ == "prep" and word.lower_ == "against"
        if against and word.head.lemma_ in ("appeal", "protest"):
            return token.pos_ == "NOUN"
        charge = word.dep_ == "prep" and word.head.lemma_ in _CHARGES
        if charge and word.lower_ == "of":
            return True
        word = word.head
    denied = word.dep_ in ("dobj", "xcomp") and word.head.lemma_ in ("admit", "deny")
    return denied and (word.tag_ == "VBG" or word.lemma_ in words("event_nouns", "crime_and_law"))


def is_mistaken_noun(token: Token) -> bool:
    """ "A shaft collapses and kills 49", where the parse takes "collapses" for a noun."""
    return token.dep_ == "ROOT" and token.tag_ == "NNS"


def is_of_now(verb: Token) -> bool:
    """ "Abandoned last year but now held by rebels": no time before it is that of the holding."""
    if verb.tag_ != "VBN" or any(True for _ in children(verb, "aux", "auxpass")):
        return False
    return any(child.lower_ in _NOW for child in children(verb, "advmod"))


def dated_by_now(article: DatedArticle, verb: Token) -> Dating | None:
    """ "Now held by rebels" goes on at publication; "now closed" was closed by then."""
    if article.published is None or article.published.start is None:
        return None
    today, day = article.published.start, f"the day of publication, {article.published.plain}"
    if verb.lemma_ in words("clause_verbs", "lasting_participles"):
        why = f"It is told as under way on {day}."
        bounds = Bounds((None, today), (today, None))
        return bounded_by(bounds, Relation.INCLUDES, why, article.published)
    source = article.dated.get(verb.head.i) if verb.dep_ == "conj" else None
    first = source.limits.begin[0] if source is not None else None
    first = None if first is not None and first > today else first
    why = f"It is told as past on {day}."
    return bounded_by(Bounds((first, today), (first, today)), Relation.BEFORE, why)
