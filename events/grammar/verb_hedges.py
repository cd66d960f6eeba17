"""The words beside a verb or a noun that keep its event from being told as a fact.

"attempted" to enter, "if" he enters, "planned" attack; modal auxiliaries are in `verb_group`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from events.grammar.clauses import SUBJECTS
from events.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Had he won", "were she to go", "should it rain": a condition without "if".
_TURNED = frozenset({"had", "should", "were"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp"})


def own_hedge(verb: Token) -> str | None:
    """ "if" he enters, "reportedly" entered: the hedge within the verb's own clause."""
    for child in verb.lefts:
        if child.dep_ == "mark" and child.lower_ in words("hedges", "conjunctions"):
            return child.lower_
        if child.dep_ == "advmod" and child.lower_ in words("hedges", "adverbs"):
            return child.lower_
    return _supposition(verb)


def _supposition(verb: Token) -> str | None:
    """ "As though a bomb had hit it", "in case it explodes", "had he won, he would resign"."""
    marks = [child.lower_ for child in verb.lefts if child.dep_ == "mark"]
    if marks == ["as", "though"]:
        return "as though"
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    before = verb.doc[max(verb.sent.start, subject.left_edge.i - 2) : subject.left_edge.i]
    if [token.lower_ for token in before] == ["in", "case"]:
        return "in case"
    turned = any(aux.lower_ in _TURNED and aux.i < subject.i for aux in verb.lefts)
    unreal = any(child.tag_ == "MD" for child in verb.head.lefts)
    return "if" if turned and unreal and verb.dep_ in ("advcl", "ccomp") else None


def hedge_of_governor(verb: Token) -> str | None:
    """ "attempted" to enter, "denied" entering, "feared" that they entered, "ability" to enter."""
    governor = verb.head
    doubt = copula_of_doubt(verb)
    if doubt is not None:
        said = (one.lower_ for one in doubt.children if one.dep_ in ("neg", "acomp"))
        return " ".join(said)
    if verb.dep_ in ("acl", "xcomp") and governor.pos_ == "NOUN":
        hedged = verb.tag_ == "VB" and governor.lemma_ in words("hedges", "nouns")
        return governor.lower_ if hedged else None
    if verb.dep_ not in _COMPLEMENTS:
        return None
    if verb.dep_ == "pcomp":
        governor = governor.head
    hedges = _hedging_verbs() if verb.tag_ in ("VB", "VBG") else words("hedges", "verbs")
    return governor.lower_ if governor.lemma_ in hedges else None


def copula_of_doubt(verb: Token) -> Token | None:
    """The "is" of "it is unlikely that he left", "it is not true that he left", over "left"."""
    copula = verb.head.head if verb.head.dep_ == "acomp" else verb.head
    if verb.dep_ != "ccomp" or copula.lemma_ != "be":
        return None
    if any(child.tag_ in ("WDT", "WP", "WRB") for child in verb.lefts):
        return None  # "it is not clear why he left": he did
    described = [child.lower_ for child in copula.children if child.dep_ == "acomp"]
    denied = any(child.dep_ == "neg" for child in copula.children)
    doubts = words("hedges", "denied_adjectives" if denied else "adjectives_with_clause")
    return copula if any(one in doubts for one in described) else None


@cache
def _hedging_verbs() -> frozenset[str]:
    return words("hedges", "verbs") | words("hedges", "verbs_with_infinitive")


def wished(noun: Token) -> str | None:
    """ "threatened an attack", "called for a ceasefire", "risk of war": what keeps it unreal."""
    governor = noun.head
    if noun.dep_ == "pobj":
        above = governor.head
        table = "nouns_with_prepositions" if above.pos_ == "NOUN" else "verbs_with_prepositions"
        return above.lower_ if above.lemma_ in words("hedges", table) else None
    hedged = noun.dep_ in ("dobj", "nsubjpass") and governor.lemma_ in _hedging_verbs()
    return governor.lower_ if hedged else None


def hedging_adjective(noun: Token) -> str | None:
    """ "planned" of "a planned attack"."""
    hedges = words("hedges", "adjectives")
    return next((child.lower_ for child in noun.lefts if child.lower_ in hedges), None)
