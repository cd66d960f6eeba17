"""When "it" means nobody and nothing: "it is likely that", "they fought it out"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# "It" after these is what was said or done: "the minister denied it".
_OF_CLAIMS = frozenset("admit believe confirm deny do doubt go know make mean regret say".split())
# "It is ready to sell", "it was about to leave": who is ready. Nobody is in "it is hard to sell".
_OF_SOMEBODY = frozenset(
    "able about bound certain committed determined due eager eligible entitled free keen liable "
    "likely obliged poised prepared ready reluctant set slated sure unable unlikely unwilling "
    "willing".split()
)
# "It was decided to sell", as against "it was forced to sell".
_OF_PLANS = frozenset("agree arrange decide deem hope plan propose resolve".split())
_IMPERSONAL = frozenset("appear emerge follow happen rain seem snow take transpire turn".split())


def is_expletive(token: Token) -> bool:
    """ "It" that means nothing: "it is likely that", "it seems", "hightailed it"."""
    if _is_idle(token):
        return True
    verb = token.head
    if token.dep_ == "dobj":
        return verb.lemma_ in _OF_CLAIMS
    if token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    if token.dep_ == "expl":
        return True
    clauses = {child.dep_ for child in verb.children}
    if verb.lemma_ == "be" and _tells_of_somebody(verb):
        return False
    if verb.lemma_ == "be" and clauses & {"acomp", "attr", "advmod"}:
        inner = {
            g.dep_
            for child in verb.children
            if child.dep_ in ("acomp", "attr")
            for g in child.children
        }
        return bool((clauses | inner) & {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"})
    if token.dep_ == "nsubjpass":
        planned = "xcomp" in clauses and verb.lemma_ in _OF_PLANS
        return "ccomp" in clauses or planned
    return verb.lemma_ in _IMPERSONAL and bool(clauses & {"ccomp", "xcomp", "advcl"})


def _is_idle(token: Token) -> bool:
    """ "Hightailed it", "called it a day": by the words around, which the parse may read anyhow."""
    if token.i == 0 or token.is_sent_start:
        return False
    verb, doc = token.nbor(-1), token.doc
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.lemma_ in words("clause_verbs", "empty_it"):
        return True
    after = [word.lower_ for word in doc[token.i + 1 : token.i + 3]]
    idioms = {f"{verb.lemma_} {' '.join(after[:length])}" for length in (1, 2)}
    return bool(idioms & words("clause_verbs", "empty_it_between"))


def _tells_of_somebody(verb: Token) -> bool:
    """ "Is able to pay", "was not yet ready to": by the words, which the parse may read anyhow."""
    for i in range(verb.i + 1, len(verb.doc) - 1):
        word = verb.doc[i]
        if word.lower_ in _OF_SOMEBODY:
            return word.nbor().lower_ == "to"
        if word.pos_ not in ("ADV", "PART"):
            return False
    return False
