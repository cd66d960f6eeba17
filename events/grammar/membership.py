"""Who is told to be one of many: "They were among 12 people killed", "one of three held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE = frozenset({"one", "two", "three", "some", "most", "many", "first", "last"})
_OF_SENTENCE = ("nsubj", "nsubjpass")


def tells_membership(verb: Token) -> Token | None:
    """The "were" of "They were among 12 people killed", for "killed" or "who died"; else None."""
    people = verb.head
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ == "VB" or people.dep_ != "pobj":
        return None
    if verb.dep_ == "relcl" and not any(
        child.dep_ in _OF_SENTENCE and child.tag_ in ("WP", "WDT") for child in verb.lefts
    ):
        return None
    preposition = people.head
    above = preposition.head
    if preposition.lower_ == "of" and above.lower_ in _ONE and above.dep_ == "attr":
        above = above.head
    elif preposition.lower_ != "among":
        return None
    has_subject = any(child.dep_ in _OF_SENTENCE for child in above.lefts)
    return above if above.lemma_ == "be" and has_subject else None
