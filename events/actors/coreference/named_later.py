"""Who is named only after the first sentence: "A former mayor was jailed. Ann Smith, 58, stole"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.actors.coreference.ages import age_told, differ_in_age
from events.actors.coreference.discourse import Referent, Referents
from events.actors.mentions import Phrase
from events.actors.noun_classes import noun_of
from events.lexicons import words
from events.lexicons.meanings import kinds
from events.types import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far back the nameless may stand, in sentences.
_REACH = 3
# Whose age nobody tells while they do their work: "a judge freed him".
_ON_DUTY = frozenset("judge lawyer magistrate prosecutor spokesman spokeswoman".split())
_SEEKING = frozenset("arrest capture charge detain hold hunt jail rescue seek sentence".split())


def introduced(phrase: Phrase, referents: Referents) -> Referent | None:
    """Who the first mention of a name with an age goes back to, where nobody has named him before.

    "A former mayor was jailed. Ann Smith, 58, …": the former mayor.

    News gives the age of the one whom the report is about, and to others a description instead.
    """
    bearer = phrase.bearer
    if bearer is None or bearer.kind is not ActorType.PERSON or referents.has_met(bearer):
        return None
    if bearer.titles or age_told(phrase, referents.doc) is None:
        return None
    if _is_a_victim(referents.doc[phrase.head]):
        return None  # "a man shot his wife. Ann Berg, 34, died": no man
    here = referents.sentence_of(phrase.head)
    nameless = [
        it
        for it in referents.lately(here, _REACH)
        if _is_lead(it, here, referents) and not differ_in_age(phrase, it, referents.doc)
    ]
    first = min(nameless, key=lambda it: it.phrases[0].start, default=None)
    if first is None or not (first.gender is None or bearer.gender in (None, first.gender)):
        return None
    return first


def _is_a_victim(name: Token) -> bool:
    """ "The death of Ann Berg, 34", "Ann Berg, 34, died", "was killed"."""
    if name.dep_ == "pobj" and name.head.lower_ == "of":
        return noun_of(name.head.head) in words("lives", "left_behind")
    if name.dep_ == "nsubj":
        return name.head.lemma_ == "die"
    return name.dep_ in ("dobj", "nsubjpass") and "kill" in kinds(name.head.lemma_)


def _is_lead(referent: Referent, here: int, referents: Referents) -> bool:
    """Whether it is "a former mayor", newly brought in as the subject of a sentence before."""
    if referent.kind != "person" or referent.plural or referent.bearer is not None:
        return False
    return any(
        phrase.definite is False
        and referents.sentence_of(phrase.head) < here
        and _opens_a_clause(referents.doc[phrase.head])
        for phrase in referent.phrases
    ) and not _is_somebody_else(referent, referents)


def _opens_a_clause(noun: Token) -> bool:
    """Whether it is the subject of a sentence, and of no clause that tells of another noun.

    Or whom the police of that sentence arrest or look for.
    """
    verb = noun.head
    if noun.dep_ == "nsubj" and noun.lemma_.lower() in _ON_DUTY:
        return False
    sought = noun.dep_ == "dobj" and verb.lemma_ in _SEEKING
    return (sought or noun.dep_ in ("nsubj", "nsubjpass")) and verb.dep_ not in ("acl", "relcl")


def _is_somebody_else(referent: Referent, referents: Referents) -> bool:
    """Whether a person by name is called so too: "officer Dan Reyes" after "an officer"."""
    called = (it for noun in referent.nouns for it in referents.by_noun(noun))
    return any(it.bearer is not None and it.kind == "person" for it in called)
