"""Things and places that take part in what is told: "the Dow fell", "the storm hit Palmyra"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from events.actors.noun_classes import noun_of
from events.grammar.clauses import VERBS, children
from events.grammar.noun_role import counted, is_measure
from events.lexicons import words
from events.lexicons.event_domains import nouns_of_events
from events.types import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from events.actors.mentions import Phrase

# "The iceberg, which broke off", "the wells intended to stop it".
_CLAUSES = frozenset({"acl", "relcl"})
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_POINTING = frozenset({"WDT", "WP", "WP$", "EX", "CD"})


def takes_part(phrase: Phrase, doc: Doc) -> bool:
    """Whether a phrase stands as the subject or an object of a verb, and names a thing."""
    token = doc[phrase.head]
    if phrase.type is MentionType.PRO or token.tag_ in _POINTING:
        return False
    if phrase.type is MentionType.NOM and not _is_thing(token):
        return False
    return _has_part(token)


def is_bare(phrase: Phrase, doc: Doc) -> bool:
    """ "Courage", "fresh hope": a common noun in the singular that nothing points out or counts."""
    token = doc[phrase.head]
    pointed = any(child.dep_ in ("det", "poss", "nummod") for child in token.lefts)
    return token.tag_ == "NN" and not pointed


def has_a_rate(phrase: Phrase, doc: Doc) -> bool:
    """ "Oil rose", "inflation fell": what has a price or a rate of its own, as a subject."""
    token = doc[phrase.head]
    told = noun_of(token) in words("measures", "with_a_rate")
    return told and token.dep_ in ("nsubj", "nsubjpass") and _has_part(token)


def _has_part(token: Token) -> bool:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if any(child.dep_ in _CLAUSES for child in token.rights):
        return True
    while token.dep_ == "pobj" and token.head.lower_ == "of" and is_measure(token.head.head):
        token = token.head.head
    if token.dep_ == "pobj":
        return token.head.dep_ == "agent"
    if token.head.lemma_ == "be" and children(token.head, "attr"):
        return False  # "the temple is an example of Roman architecture"
    if token.head.lemma_ == "do" and token.dep_ == "dobj":
        return False  # "did a poor job"
    return token.dep_ in _PARTS and token.head.pos_ in VERBS


def _is_thing(token: Token) -> bool:
    """No happening, no measure, no empty word: "the car", but not "the attack", "344 points"."""
    noun = noun_of(token)
    if is_empty_noun(noun) or counted(token) != token:
        return False
    numbered = any(child.dep_ == "nummod" for child in token.lefts)
    if numbered and noun in words("abstract_nouns", "units"):
        return False
    return noun.isalpha() and len(noun) > 1


def is_empty_noun(noun: str) -> bool:
    """Whether a lemma names a happening or nothing that one could point at: "control", "death"."""
    happens = noun in _happenings() and noun not in words("abstract_nouns", "forces")
    return happens or noun in words("abstract_nouns", "empty")


@cache
def _happenings() -> frozenset[str]:
    nouns = ("state_nouns", "i_state_nouns", "i_action_nouns", "aspectual_nouns")
    classes = frozenset().union(*(words("event_classes", table) for table in nouns))
    return classes | nouns_of_events()
