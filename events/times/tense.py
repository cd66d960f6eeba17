"""Where the verb that governs a time points: to the past, to the future, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.times.rule import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs and adjectives after which what follows has yet to happen.
_FORWARD = frozenset(
    "aim anticipate await due expect forecast hope intend likely plan propose schedule set slate "
    "target".split()
)
_FORWARD_MODALS = frozenset(["will", "wo", "'ll", "’ll", "shall"])
_STEPS = 8


def direction(token: Token) -> Direction:
    """The direction of the nearest verb above a time's token.

    'closed on Friday' is past, 'will close', 'is to close' and 'is expected to close' are future.
    """
    for verb in _verbs_above(token):
        found = _direction_of(verb)
        if found is not Direction.UNKNOWN:
            return found
        if verb.tag_ not in ("VB", "VBG", "VBN"):
            return found
    return Direction.UNKNOWN


def _verbs_above(token: Token) -> list[Token]:
    """The verbs that govern a token, nearest first, within a few steps."""
    verbs = []
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX") or token.lower_ in _FORWARD:
            verbs.append(token)
        if token.head is token or token.head == token:
            break
        token = token.head
    return verbs


def _direction_of(verb: Token) -> Direction:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.lower_ in _FORWARD_MODALS for helper in helpers):
        return Direction.FUTURE
    if verb.lemma_ in _FORWARD:
        return Direction.FUTURE
    if any(helper.tag_ == "VBD" or helper.lower_ in ("had", "has", "have") for helper in helpers):
        return Direction.PAST
    if verb.tag_ == "VBD":
        return Direction.PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return Direction.UNKNOWN
    return Direction.UNKNOWN
