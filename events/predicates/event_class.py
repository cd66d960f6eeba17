"""The TimeML class of an event, from its word and from what depends on it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from events.lexicons import words
from events.parsing.prefixes import without_prefix
from events.predicates.event_nouns import is_event_noun
from events.types import EventClass

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"xcomp", "ccomp"})
_CONTENT = frozenset({"ccomp", "parataxis"})
_PREDICATES = frozenset({"oprd"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})


def class_of(token: Token) -> EventClass:
    """The class of a trigger: "said" REPORTING, "began" ASPECTUAL, "tried" to go I_ACTION."""
    word = without_prefix(token.lemma_.lower())
    if token.pos_ == "NOUN":
        return _by_noun().get(word, EventClass.OCCURRENCE)
    if token.pos_ == "ADJ":
        return _by_adjective().get(word, EventClass.STATE)
    return _class_of_verb(token, word)


def _class_of_verb(verb: Token, word: str) -> EventClass:
    phrasal = _by_verb().get(f"{word} {_particle(verb)}")
    if phrasal is not None:
        return phrasal
    with_event = _by_verb_with_event().get(word)
    if with_event is not None and _brings_in_event(verb):
        return with_event
    if word in words("event_classes", "appointing_verbs") and _has_child(verb, _PREDICATES):
        return EventClass.I_ACTION
    always = _by_verb().get(word)
    if always is not None:
        return always
    if word in words("reporting", "verbs_with_content") and _has_child(verb, _CONTENT):
        return EventClass.REPORTING
    if word in words("event_classes", "state_with_object") and _keeps_a_thing(verb):
        return EventClass.STATE
    return EventClass.OCCURRENCE


def _particle(verb: Token) -> str:
    """ "off" of "called the search off"; nothing for most verbs."""
    return next((child.lower_ for child in verb.rights if child.dep_ == "prt"), "")


def _brings_in_event(verb: Token) -> bool:
    """Whether a clause or an event noun is the verb's complement: "approved the sale"."""
    return _has_child(verb, _CLAUSES) or any(
        child.dep_ in _OBJECTS and child.pos_ == "NOUN" and is_event_noun(child)
        for child in verb.children
    )


def _keeps_a_thing(verb: Token) -> bool:
    """ "holds a stake", as against "holds talks" and "held the prices down"."""
    return not _particle(verb) and any(
        child.dep_ == "dobj" and not (child.pos_ == "NOUN" and is_event_noun(child))
        for child in verb.children
    )


def _has_child(verb: Token, dependencies: frozenset[str]) -> bool:
    return any(child.dep_ in dependencies for child in verb.children)


@cache
def _by_verb() -> dict[str, EventClass]:
    return _classes(
        state_verbs=EventClass.STATE,
        i_state_verbs=EventClass.I_STATE,
        i_action_verbs=EventClass.I_ACTION,
        perception_verbs=EventClass.PERCEPTION,
        aspectual_verbs=EventClass.ASPECTUAL,
    ) | dict.fromkeys(words("reporting", "verbs"), EventClass.REPORTING)


@cache
def _by_verb_with_event() -> dict[str, EventClass]:
    return _classes(
        i_state_with_event=EventClass.I_STATE,
        i_action_with_event=EventClass.I_ACTION,
        aspectual_with_event=EventClass.ASPECTUAL,
    )


@cache
def _by_noun() -> dict[str, EventClass]:
    reporting = dict.fromkeys(words("reporting", "nouns"), EventClass.REPORTING)
    return reporting | _classes(
        state_nouns=EventClass.STATE,
        i_state_nouns=EventClass.I_STATE,
        i_action_nouns=EventClass.I_ACTION,
        aspectual_nouns=EventClass.ASPECTUAL,
        perception_nouns=EventClass.PERCEPTION,
    )


@cache
def _by_adjective() -> dict[str, EventClass]:
    return _classes(state_adjectives=EventClass.STATE, i_state_adjectives=EventClass.I_STATE)


def _classes(**tables: EventClass) -> dict[str, EventClass]:
    """Each word of the named tables with its class; a later table overrules an earlier one."""
    return {
        word: event_class
        for table, event_class in tables.items()
        for word in words("event_classes", table)
    }
