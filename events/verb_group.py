"""Tense, aspect, polarity and modality of an event, read from the words around its head.

Follows the TimeML annotation guidelines 1.2.1: a modal auxiliary leaves the tense NONE, "will" and
"shall" are the future, "have" is perfective and "be" with a present participle progressive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.lexicon import words
from events.types import Aspect, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

# Short forms of modals, as the tokenizer leaves them.
_FULL_MODAL = {
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "ca": "can",
    "'d": "would",
    "’d": "would",
}
_FUTURE = frozenset({"will", "shall"})
_PARTICIPLES = {"VBG": Tense.PRESPART, "VBN": Tense.PASTPART, "VB": Tense.INFINITIVE}
_ASPECTS = {
    (False, False): Aspect.NONE,
    (False, True): Aspect.PROGRESSIVE,
    (True, False): Aspect.PERFECTIVE,
    (True, True): Aspect.PERFECTIVE_PROGRESSIVE,
}
_AUXILIARIES = frozenset({"aux", "auxpass"})
_SAME_PAST_AND_PARTICIPLE = ("ed", "ld", "t")
_NEGATIVE_SUBJECTS = frozenset({"no", "nobody", "none", "neither", "nothing"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """How an event is presented: "might not have been seen" is perfective, negative, "might"."""

    tense: Tense = Tense.NONE
    aspect: Aspect = Aspect.NONE
    polarity: Polarity = Polarity.POS
    modality: str | None = None


def read_verb_group(verb: Token) -> VerbGroup:
    """The group of a verb: "had not withdrawn" is PAST, PERFECTIVE, NEG.

    `modality` is the lemma of a modal auxiliary ("may"), or the governing word as written that
    keeps the event from being a fact ("attempted" to enter, "if" he enters, "reportedly").
    """
    auxiliaries = _auxiliaries(verb)
    modal = next((_modal(aux) for aux in auxiliaries if aux.tag_ == "MD"), None)
    hedge = modal if modal not in _FUTURE else None
    return VerbGroup(
        tense=_tense(verb, auxiliaries, modal),
        aspect=_aspect(verb, auxiliaries),
        polarity=_polarity(verb),
        modality=hedge or _hedge(verb),
    )


def read_noun_group(noun: Token) -> VerbGroup:
    """The group of a noun or adjective: "no attack" is NEG, "planned attack" has a modality."""
    negative = any(
        child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no")
        for child in noun.children
    ) or (noun.dep_ == "pobj" and noun.head.lower_ == "without")
    hedged = next(
        (child.lower_ for child in noun.lefts if child.lower_ in words("hedges", "adjectives")),
        None,
    )
    copula = noun.head if noun.dep_ in ("acomp", "attr") else None
    group = read_verb_group(copula) if copula is not None else VerbGroup()
    return VerbGroup(
        tense=group.tense,
        aspect=group.aspect,
        polarity=Polarity.NEG if negative else group.polarity,
        modality=hedged or group.modality or _wished(noun),
    )


def _auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; the second of two verbs has those of the first."""
    own = [child for child in verb.children if child.dep_ in _AUXILIARIES and child.i < verb.i]
    if own or verb.dep_ != "conj" or any(child.dep_ == "nsubj" for child in verb.children):
        return own
    first = verb.head
    if first.pos_ not in ("VERB", "AUX") or not _shares_form(first, verb):
        return []
    return _auxiliaries(first)


def _shares_form(first: Token, second: Token) -> bool:
    if second.tag_ == "VBD":
        # In "had surrounded and seized" the tagger takes the second participle for a past tense.
        return first.tag_ == "VBN" and second.lower_.endswith(_SAME_PAST_AND_PARTICIPLE)
    return first.tag_ == second.tag_ and second.tag_ in _PARTICIPLES


def _modal(auxiliary: Token) -> str:
    return _FULL_MODAL.get(auxiliary.lower_, auxiliary.lower_)


def _tense(verb: Token, auxiliaries: list[Token], modal: str | None) -> Tense:
    if modal is not None:
        return Tense.FUTURE if modal in _FUTURE else Tense.NONE
    if any(aux.lower_ == "to" for aux in auxiliaries):
        return Tense.INFINITIVE
    for token in (*auxiliaries, verb):
        if token.tag_ == "VBD":
            return Tense.PAST
        if token.tag_ in ("VBZ", "VBP"):
            return Tense.PRESENT
    leading = auxiliaries[0] if auxiliaries else verb
    return _PARTICIPLES.get(leading.tag_, Tense.NONE)


def _aspect(verb: Token, auxiliaries: list[Token]) -> Aspect:
    perfective = any(aux.lemma_ in ("have", "'ve", "’ve") for aux in auxiliaries)
    progressive = verb.tag_ == "VBG" and any(
        aux.lemma_ == "be" or aux.lower_ in ("'s", "’s", "'re", "’re", "'m") for aux in auxiliaries
    )
    return _ASPECTS[perfective, progressive]


def _polarity(verb: Token) -> Polarity:
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "preconj" and child.lower_ == "neither"):
            return Polarity.NEG
        if child.dep_ in ("nsubj", "nsubjpass"):
            first = next(child.lefts, child)
            if first.lower_ in _NEGATIVE_SUBJECTS:
                return Polarity.NEG
        if child.dep_ == "advmod" and child.lower_ in ("never", "nor"):
            return Polarity.NEG
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return Polarity.NEG
    return Polarity.POS


def _hedge(verb: Token) -> str | None:
    """The word that keeps the verb's event from being told as a fact."""
    for child in verb.lefts:
        if child.dep_ == "mark" and child.lower_ in words("hedges", "conjunctions"):
            return child.lower_
        if child.dep_ == "advmod" and child.lower_ in words("hedges", "adverbs"):
            return child.lower_
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.tag_ == verb.tag_:
        return _hedge(verb.head)
    if verb.dep_ in ("acl", "xcomp") and verb.head.pos_ == "NOUN":
        hedged = verb.tag_ == "VB" and verb.head.lemma_ in words("hedges", "nouns")
        return verb.head.lower_ if hedged else None
    return _governing_hedge(verb)


def _governing_hedge(verb: Token) -> str | None:
    """ "attempted" to enter, "denied" entering, "feared" that they entered."""
    if verb.dep_ not in _COMPLEMENTS:
        return None
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    without_tense = verb.tag_ in ("VB", "VBG")
    hedges = words("hedges", "verbs") | (
        words("hedges", "verbs_with_infinitive") if without_tense else frozenset()
    )
    return governor.lower_ if governor.lemma_ in hedges else None


def _wished(noun: Token) -> str | None:
    """ "threatened an attack", "called for a ceasefire": the word that keeps it from being real."""
    governor = noun.head
    if noun.dep_ == "pobj":
        if governor.head.lemma_ in words("hedges", "verbs_with_prepositions"):
            return governor.head.lower_
        return None
    hedges = words("hedges", "verbs") | words("hedges", "verbs_with_infinitive")
    hedged = noun.dep_ in ("dobj", "nsubjpass") and governor.lemma_ in hedges
    return governor.lower_ if hedged else None
