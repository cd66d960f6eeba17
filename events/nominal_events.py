"""Which nouns name events where they stand: "the fall of Palmyra", but no "fall fashions"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from events.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOMAINS = (
    "conflict",
    "crime_and_law",
    "politics_and_diplomacy",
    "business_and_markets",
    "movement",
    "change",
    "disaster_and_accident",
    "meeting_and_ceremony",
    "sport_and_competition",
    "science_and_health",
    "acts_of_speech",
    "deeds",
)
# A noun before a noun names a kind, not an event: "attack helicopter" (20 of 1000 in TimeBank).
_PREMODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})
_TEMPORAL = frozenset({"after", "amid", "before", "during", "following", "since", "until", "upon"})
_DETERMINERS = frozenset({"det", "poss", "nummod"})


def is_event_noun(noun: Token) -> bool:
    """Whether this noun names an event here, by its word and by the words around it."""
    if noun.dep_ in _PREMODIFIERS:
        return False
    word = _lexical_form(noun)
    if word in _plain_events():
        return noun.tag_ == "NNS" or not _is_bare(noun) or _has_evidence(noun)
    return word in words("event_nouns", "often_things") and _has_evidence(noun)


@cache
def _plain_events() -> frozenset[str]:
    return frozenset().union(*(words("event_nouns", domain) for domain in _DOMAINS))


def _lexical_form(noun: Token) -> str:
    """The lemma, with the first part of a hyphenated compound: "cease-fire" is ceasefire."""
    if noun.i > 1:
        hyphen, first = noun.nbor(-1), noun.nbor(-2)
        if hyphen.text == "-" and not hyphen.whitespace_ and not first.whitespace_:
            joined = first.lower_ + noun.lemma_.lower()
            if joined in _plain_events():
                return joined
    return noun.lemma_.lower()


def _is_bare(noun: Token) -> bool:
    return not any(child.dep_ in _DETERMINERS for child in noun.lefts)


def _has_evidence(noun: Token) -> bool:
    """Whether something in the sentence shows that the noun means what happened."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _TEMPORAL
