"""Tense, aspect, polarity and modality of an event, read from the words around its head.

Follows the TimeML annotation guidelines 1.2.1: a modal auxiliary leaves the tense NONE, "will" and
"shall" are the future, "have" is perfective and "be" with a present participle progressive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from events.lexicons import words
from events.types import Aspect, Polarity, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_SHORT_BE = frozenset({"'s", "’s", "'re", "’re", "'m", "’m"})
_FUTURE = frozenset({"will", "shall"})
_PARTICIPLES = {"VBG": Tense.PRESPART, "VBN": Tense.PASTPART, "VB": Tense.INFINITIVE}
_ASPECTS = {
    (False, False): Aspect.NONE,
    (False, True): Aspect.PROGRESSIVE,
    (True, False): Aspect.PERFECTIVE,
    (True, True): Aspect.PERFECTIVE_PROGRESSIVE,
}
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
# Longer rows of verbs and deeper clauses are no sentences of a news story.
_MAX_CONJUNCTS = 10
_MAX_DEPTH = 6
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
    if verb.dep_ == "xcomp" and is_semi_auxiliary(verb.head):
        return _group_of_semi_auxiliary(verb.head)
    return _group_of(verb)


def _group_of(verb: Token) -> VerbGroup:
    auxiliaries = _auxiliaries(verb)
    return VerbGroup(
        tense=_tense(verb, auxiliaries),
        aspect=_aspect(verb, auxiliaries),
        polarity=_polarity(verb),
        modality=_modal_hedge(verb) or _hedge(verb),
    )


def is_semi_auxiliary(verb: Token) -> bool:
    """ "going to leave", "have to leave", "used to leave": the event is the leaving."""
    going = verb.lower_ in ("going", "gon") and any(
        child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children
    )
    if not (going or verb.lemma_ == "have" or (verb.lower_, verb.tag_) == ("used", "VBD")):
        return False
    return any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)


def _group_of_semi_auxiliary(verb: Token) -> VerbGroup:
    """The group that "is not going to" or "has to" lends to its infinitive."""
    group = _group_of(verb)
    if verb.lemma_ == "go":
        future = group.tense is Tense.PRESENT
        return replace(group, tense=Tense.FUTURE if future else group.tense, aspect=Aspect.NONE)
    return group if verb.lemma_ == "use" else replace(group, modality="have to")


def read_noun_group(noun: Token) -> VerbGroup:
    """The group of a noun or adjective: "no attack" is NEG, "planned attack" has a modality."""
    lender = _lender(noun)
    lent = read_verb_group(lender) if lender is not None else VerbGroup()
    return VerbGroup(
        tense=lent.tense if noun.dep_ in _PREDICATES else Tense.NONE,
        polarity=Polarity.NEG if _is_denied(noun) else lent.polarity,
        modality=_hedging_adjective(noun) or lent.modality or _wished(noun),
    )


def _lender(noun: Token) -> Token | None:
    """The verb that says of the noun when and whether: a copula, "launch" of "launch an attack"."""
    verb = noun.head
    supports = noun.dep_ == "dobj" and verb.lemma_ in words("hedges", "support_verbs")
    return verb if supports or noun.dep_ in _PREDICATES else None


def _is_denied(noun: Token) -> bool:
    without = noun.dep_ == "pobj" and noun.head.lower_ == "without"
    return without or any(
        child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no")
        for child in noun.children
    )


def _hedging_adjective(noun: Token) -> str | None:
    hedges = words("hedges", "adjectives")
    return next((child.lower_ for child in noun.lefts if child.lower_ in hedges), None)


def _auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; the second of two verbs has those of the first."""
    found: list[Token] = []
    for conjunct in _earlier_conjuncts(verb):
        children = list(conjunct.children)
        found = [child for child in children if child.dep_ in _AUXILIARIES and child.i < verb.i]
        if found or any(child.dep_ == "nsubj" for child in children):
            return found
    return found


def _earlier_conjuncts(verb: Token) -> Iterator[Token]:
    """The verb and, nearest first, the verbs that it is coordinated with and has the form of."""
    for _ in range(_MAX_CONJUNCTS):
        yield verb
        if verb.dep_ != "conj" or not _shares_form(verb.head, verb):
            return
        verb = verb.head


def _shares_form(first: Token, second: Token) -> bool:
    if first.pos_ not in ("VERB", "AUX"):
        return False
    if second.tag_ == "VBD":
        # In "had surrounded and seized" the tagger takes the second participle for a past tense.
        return first.tag_ == "VBN" and second.lower_.endswith(_SAME_PAST_AND_PARTICIPLE)
    return first.tag_ == second.tag_


def _modal(auxiliaries: list[Token]) -> str | None:
    modal = next((aux.lower_ for aux in auxiliaries if aux.tag_ == "MD"), None)
    return modal if modal is None else _FULL_MODAL.get(modal, modal)


def _tense(verb: Token, auxiliaries: list[Token]) -> Tense:
    modal = _modal(auxiliaries)
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
    be = [aux for aux in auxiliaries if aux.lemma_ == "be" or aux.lower_ in _SHORT_BE]
    progressive = bool(be) and (verb.tag_ == "VBG" or any(aux.lower_ == "being" for aux in be[1:]))
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
    for conjunct in _earlier_conjuncts(verb):
        hedge = _own_hedge(conjunct)
        if hedge is not None:
            return hedge
    return _governing_hedge(conjunct)


def _own_hedge(verb: Token) -> str | None:
    for child in verb.lefts:
        if child.dep_ == "mark" and child.lower_ in words("hedges", "conjunctions"):
            return child.lower_
        if child.dep_ == "advmod" and child.lower_ in words("hedges", "adverbs"):
            return child.lower_
    return None


def _governing_hedge(verb: Token) -> str | None:
    """The hedge of the clauses above: in "may try to begin leaving" the leaving is only tried."""
    for _ in range(_MAX_DEPTH):
        hedge = _hedge_of_governor(verb)
        inherits = verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VB", "VBG")
        if hedge is not None or not inherits or verb.head.pos_ != "VERB":
            return hedge
        verb = verb.head
        hedge = _modal_hedge(verb) or _own_hedge(verb)
        if hedge is not None:
            return hedge
    return None


def _modal_hedge(verb: Token) -> str | None:
    modal = _modal(_auxiliaries(verb))
    return modal if modal not in _FUTURE else None


def _hedge_of_governor(verb: Token) -> str | None:
    """ "attempted" to enter, "denied" entering, "feared" that they entered, "ability" to enter."""
    governor = verb.head
    if verb.dep_ in ("acl", "xcomp") and governor.pos_ == "NOUN":
        hedged = verb.tag_ == "VB" and governor.lemma_ in words("hedges", "nouns")
        return governor.lower_ if hedged else None
    if verb.dep_ not in _COMPLEMENTS:
        return None
    if verb.dep_ == "pcomp":
        governor = governor.head
    hedges = _hedging_verbs() if verb.tag_ in ("VB", "VBG") else words("hedges", "verbs")
    return governor.lower_ if governor.lemma_ in hedges else None


@cache
def _hedging_verbs() -> frozenset[str]:
    return words("hedges", "verbs") | words("hedges", "verbs_with_infinitive")


def _wished(noun: Token) -> str | None:
    """ "threatened an attack", "called for a ceasefire", "risk of war": what keeps it unreal."""
    governor = noun.head
    if noun.dep_ == "pobj":
        above = governor.head
        table = "nouns_with_prepositions" if above.pos_ == "NOUN" else "verbs_with_prepositions"
        return above.lower_ if above.lemma_ in words("hedges", table) else None
    hedged = noun.dep_ in ("dobj", "nsubjpass") and governor.lemma_ in _hedging_verbs()
    return governor.lower_ if hedged else None
