"""Whom it concerns that something of his is done to: whose death is mourned, whom a bid is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.actors.noun_classes import noun_of
from events.actors.things import is_empty_noun
from events.grammar.clauses import VERBS, children, coordinated, objects, prepositional
from events.grammar.noun_role import counted
from events.grammar.verb_phrase import is_infinitive
from events.lexicons import mapping

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Signed a deal with the bank", "took control of the fund", "a feud between two firms".
_CONCERNING = frozenset("about against between for from of on over to toward towards with".split())
_SHARING = frozenset("about against between for to with".split())
# "Calls for the resignation of the mayor": so deep lies whom it is about.
_DEEPEST = 3
# "Expressed condolences for the dead": nothing is done to them.
_FEELINGS = frozenset("admiration condolence love praise respect sorrow sympathy".split())
_TIMES = frozenset({"DATE", "TIME"})


def concerned_by(noun: Token, depth: int = 0) -> Iterator[Token]:
    """The heads of those whom it concerns that something is done to `noun`, the nearest first.

    Its owners; where the noun names a happening or is empty ("control", "years", "a bid") what it
    is of, for or about, and what an infinitive of it is done to: "a bid to oust the mayor".
    """
    if depth > _DEEPEST:
        return
    for owner in children(noun, "poss") if not depth else ():
        yield from coordinated(owner)
    of = counted(noun)
    if of != noun:
        yield from concerned_by(of, depth + 1)
    elif is_empty_noun(noun_of(noun)) or noun.ent_type_ in _TIMES:
        for preposition, inner in prepositional(noun):
            if preposition.lower_ in _CONCERNING and not _is_felt_for(noun, preposition):
                yield inner
                yield from concerned_by(inner, depth + 1)
        for clause in children(noun, "acl"):
            if clause.pos_ in VERBS and is_infinitive(clause):
                yield from objects(clause)


def shared_by(noun: Token) -> Iterator[Token]:
    """With, for, to or against whom a thing is: "signed a contract with [the ministry]"."""
    for preposition, inner in prepositional(noun):
        if preposition.lower_ in _SHARING and not _is_felt_for(noun, preposition):
            yield inner


def _is_felt_for(noun: Token, preposition: Token) -> bool:
    return preposition.lower_ == "for" and noun_of(noun) in _FEELINGS


def undergoing(noun: Token) -> Iterator[Token]:
    """Whose death or arrest it is, where that does something: "the death of [Ann] shocked them"."""
    if is_empty_noun(noun_of(noun)):
        yield from (inner for of, inner in prepositional(noun) if of.lower_ == "of")


def led_to(verb: Token) -> Iterator[Token]:
    """What a verb leads to or asks for, as a happening: "resulted in [the arrest] of two men"."""
    opening = mapping("noun_arguments", "happening_after").get(verb.lemma_)
    for preposition, noun in prepositional(verb) if opening else ():
        if preposition.lower_ == opening and is_empty_noun(noun_of(noun)):
            yield noun
