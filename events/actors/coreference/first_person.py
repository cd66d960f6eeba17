"""Who "I" and "we" are: the one whose words are quoted, or the body for which that one speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.actors.coreference.discourse import Referent, Referents
from events.actors.mentions import Phrase
from events.grammar.clauses import VERBS, subjects
from events.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_I = frozenset("i me my mine myself".split())
_WE = frozenset("we us our ours ourselves".split())
SPEAKING = _I | _WE


def speaker(phrase: Phrase, referents: Referents) -> Referent | None:
    """Whom a pronoun of the first person means; None when the text does not say who speaks."""
    said_by = _said_by(referents.doc[phrase.head])
    quoted = referents.by_head.get(said_by.i) if said_by is not None else None
    if quoted is None or quoted.kind == "thing":
        return None
    if phrase.noun in _I:
        return quoted if quoted.kind == "person" else None
    if quoted.kind == "person":
        return quoted.owner
    return quoted


def _said_by(token: Token) -> Token | None:
    """The subject of the verb of saying over a token."""
    while token.head.i != token.i:
        token = token.head
        reports = token.lemma_ == "say" or token.lemma_ in words("reporting", "verbs")
        if reports and token.pos_ in VERBS:
            subject = next(iter(subjects(token)), None)
            if subject is not None and subject.lower_ not in SPEAKING:
                return subject
    return None
