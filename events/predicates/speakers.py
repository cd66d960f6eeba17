"""Who can say things: people, bodies of people and documents, and who speaks through these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.actors.noun_classes import bodies_of_noun, is_person_noun, noun_of
from events.grammar.clauses import children
from events.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def can_say(noun: Token) -> bool:
    """People, organizations and documents say things; plans and interpretations do not."""
    if noun.ent_type_ in NAMED or noun.pos_ in ("PRON", "PROPN"):
        return True
    lemma = noun_of(noun)
    writes = lemma in words("documents", "documents") or lemma in words("reporting", "nouns")
    return writes or noun.is_title or is_somebody(noun)


def is_somebody(noun: Token) -> bool:
    """Whether a noun calls people or a body of people."""
    lemma = noun_of(noun)
    return is_person_noun(lemma) or bool(bodies_of_noun(lemma)) or lemma in ("person", "people")


def author_of(source: Token) -> Token:
    """Who speaks through a document: the ministry, of "a report by the ministry"."""
    if noun_of(source) not in words("documents", "documents"):
        return source
    named = [one for one in authors(source) if one.pos_ == "PROPN" or is_somebody(one)]
    return named[0] if named else source


def authors(noun: Token) -> list[Token]:
    """Whose words a noun stands for: "a report by the ministry", "claims from both sides"."""
    return [
        pobj
        for by in children(noun, "prep", "agent")
        if by.lower_ in ("by", "from")
        for pobj in children(by, "pobj")
    ]
