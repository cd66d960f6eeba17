"""The verb group: tense, aspect, polarity, hedge, and whether it looks ahead or back.

Follows the TimeML annotation guidelines 1.2.1: a modal
auxiliary leaves the tense NONE, "will" and "shall" are the future, "have" is perfective and "be"
with a present participle progressive. Tags decide, not `token.morph`, which `on_demand` leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.grammar.auxiliaries import (
    BE,
    HAVE,
    MODALS,
    TENSES,
    auxiliaries,
    earlier_conjuncts,
    first_conjunct,
    full_form,
    full_forms,
    no_longer,
)
from events.grammar.clauses import before_gap, is_gapped_passive
from events.grammar.verb_hedges import hedge_of_governor, hedging_adjective, own_hedge, wished
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.laid_out import once_a_token
from events.types import Aspect, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "shall"})
_PARTICIPLES = {"VBG": Tense.PRESPART, "VBN": Tense.PASTPART, "VB": Tense.INFINITIVE}
_ASPECTS = {
    (False, False): Aspect.NONE,
    (False, True): Aspect.PROGRESSIVE,
    (True, False): Aspect.PERFECTIVE,
    (True, True): Aspect.PERFECTIVE_PROGRESSIVE,
}
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
# A deeper clause is no sentence of a news story.
_MAX_DEPTH = 6
_NEGATIVE_SUBJECTS = frozenset({"no", "nobody", "none", "neither", "nothing"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """How an event is presented: "might not have been seen" is perfective, negative, "might".

    `modal` is the auxiliary in full, "will", "could", or a word with "to" that stands for one,
    "going to", "have to". `hedge` is the word that keeps the event from being told as a fact: the
    modal, but for the future, or another, "if", "attempted".
    """

    tense: Tense = Tense.NONE
    aspect: Aspect = Aspect.NONE
    polarity: Polarity = Polarity.POS
    hedge: str | None = None
    modal: str | None = None

    @property
    def perfect(self) -> bool:
        """Whether it has "have": "has left", "to have left"."""
        return self.aspect.is_perfect

    @property
    def ahead(self) -> bool:
        """Whether the auxiliaries say that it is still to come: "will leave", "could leave"."""
        if self.tense is Tense.FUTURE:
            return True
        return self.modal is not None and not self.behind

    @property
    def behind(self) -> bool:
        """Whether they say that it is over: "left", "may have left", "could not leave"."""
        if self.tense is Tense.FUTURE:
            return False
        unable = self.modal == "could" and self.polarity is Polarity.NEG
        return self.tense is Tense.PAST or self.perfect or unable


def read_verb_group(verb: Token) -> VerbGroup:
    """The group of a verb: "had not withdrawn" is PAST, PERFECTIVE, NEG.

    Its hedge is a modal auxiliary in full ("may"), or the governing word as written ("attempted"
    to enter, "if" he enters, "reportedly").
    """
    group = read_auxiliaries(verb)
    hedge = group.hedge or _hedge(verb)
    return group if hedge == group.hedge else replace(group, hedge=hedge)


@once_a_token
def read_auxiliaries(verb: Token) -> VerbGroup:
    """The group of a verb by its auxiliaries alone: its hedge is a modal or None.

    Those of "is going to", "has to" and "used to" are lent to the verb that follows.
    """
    if is_gapped_passive(verb):  # "two were shot and a third hurt"
        return replace(_own_group(before_gap(verb)), polarity=_polarity(verb))
    return _lent_to_infinitive(first_conjunct(verb)) or _own_group(verb)


def _own_group(verb: Token) -> VerbGroup:
    before = auxiliaries(verb)
    forms = full_forms(verb, before)
    modal = next((form for form in forms if form in MODALS), None)
    return VerbGroup(
        tense=_tense(verb, before, forms),
        aspect=_aspect(verb, forms),
        polarity=_polarity(verb),
        hedge=modal if modal not in _FUTURE else None,
        modal=modal,
    )


def is_semi_auxiliary(verb: Token) -> bool:
    """ "going to leave", "have to leave", "used to leave": the event is the leaving."""
    going = verb.lower_ in ("going", "gon") and not BE.isdisjoint(_forms(verb))
    used = (verb.lower_, verb.tag_) == ("used", "VBD")
    if not (going or used or _is_have_to(verb)):
        return False
    return any(child.dep_ == "xcomp" and _is_infinitive(child) for child in verb.children)


def _is_infinitive(verb: Token) -> bool:
    """ "leave" and "held" of "going to leave", "has to be held"."""
    return verb.tag_ == "VB" or any(child.tag_ == "TO" for child in verb.lefts)


def _is_have_to(verb: Token) -> bool:
    """ "has to leave", "has got to leave"."""
    return verb.lemma_ == "have" or (verb.lower_ == "got" and not HAVE.isdisjoint(_forms(verb)))


def _forms(verb: Token) -> set[str]:
    return {full_form(token) for token in auxiliaries(verb)}


def _lent_to_infinitive(verb: Token) -> VerbGroup | None:
    """The group that "is not going to", "has to", "ought to" or "is to" lends to its infinitive."""
    if verb.dep_ != "xcomp" or verb.tag_ not in ("VB", "VBN", "VBG"):
        return None
    lender, own = verb.head, _own_group(verb)
    if own.tense is not Tense.INFINITIVE:
        return None
    if is_semi_auxiliary(lender) and lender.lemma_ == "use":
        return _own_group(lender)
    if is_not_yet(lender):
        return replace(own, tense=_own_group(lender).tense, polarity=Polarity.NEG)
    if is_semi_auxiliary(lender) and _is_have_to(lender):
        return _as_obligation(_own_group(lender), own, got=lender.lower_ == "got")
    if full_form(lender) == "ought":
        polarity = _polarity(lender)
        return replace(own, tense=Tense.NONE, polarity=polarity, hedge="ought", modal="ought")
    if is_semi_auxiliary(lender):
        return _as_future(lender, own, "going to")
    if lender.lower_ == "about" and full_form(lender.head) in BE:
        return _as_future(lender.head, own, "about to")
    if full_form(lender) in BE:
        return _as_arranged(_own_group(lender), own)
    return None


def is_not_yet(verb: Token) -> bool:
    """ "Has yet to leave", "is yet to leave": it has not left."""
    if full_form(verb) not in BE | HAVE:
        return False
    return any(child.lower_ == "yet" and child.dep_ == "advmod" for child in verb.children)


def _as_obligation(lent: VerbGroup, own: VerbGroup, *, got: bool) -> VerbGroup:
    aspect = own.aspect if got else lent.aspect  # "has got to leave" is no perfect
    return replace(lent, aspect=aspect, hedge="have to", modal="have to")


def _as_future(lender: Token, own: VerbGroup, modal: str) -> VerbGroup:
    """ "is about to leave" is the future; "was about to leave" the past, unless somebody says so:
    "said that she was going to leave".
    """
    lent = replace(_own_group(lender), aspect=own.aspect)
    if lent.tense in (Tense.PRESENT, Tense.FUTURE):
        return replace(lent, tense=Tense.FUTURE, modal=modal)
    if lent.tense is Tense.PAST and _is_reported(lender):
        return replace(lent, tense=Tense.NONE, modal=modal)
    return lent


def _is_reported(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and verb.head.lemma_ in saying_verbs() and verb.head.i < verb.i


def _as_arranged(lent: VerbGroup, own: VerbGroup) -> VerbGroup:
    """ "is to leave", "was to leave": what is arranged, not that it is done.

    It stays an infinitive, since "the aim is to leave" says no more than that.
    """
    return replace(own, polarity=lent.polarity, modal=None if lent.perfect else "be to")


def _tense(verb: Token, before: list[Token], forms: list[str]) -> Tense:
    modal = next((form for form in forms if form in MODALS), None)
    if modal is not None:
        return Tense.FUTURE if modal in _FUTURE else Tense.NONE
    if "to" in forms:
        return Tense.INFINITIVE
    for token, form in zip((*before, verb), (*forms, ""), strict=True):
        if token.tag_ == "VBD" or TENSES.get(form) is Tense.PAST:
            return Tense.PAST
        if token.tag_ in ("VBZ", "VBP") or (token.tag_ == "POS" and form in TENSES):
            return Tense.PRESENT
    leading = before[0] if before else verb
    told = leading == verb and verb.dep_ in ("ROOT", "conj", "ccomp")
    if told and any(one.dep_ == "nsubjpass" for one in verb.lefts):
        return Tense.PAST  # "Four hurt in crash": a headline goes without "were"
    return _PARTICIPLES.get(leading.tag_, Tense.NONE)


def _aspect(verb: Token, forms: list[str]) -> Aspect:
    be = [form for form in forms if form in BE]
    progressive = bool(be) and (verb.tag_ == "VBG" or "being" in be[1:])
    return _ASPECTS[not HAVE.isdisjoint(forms), progressive]


def read_noun_group(noun: Token) -> VerbGroup:
    """The group of a noun or adjective: "no attack" is NEG, "planned attack" a hedge."""
    lender = _lender(noun)
    lent = read_verb_group(lender) if lender is not None else VerbGroup()
    return VerbGroup(
        tense=lent.tense if noun.dep_ in _PREDICATES else Tense.NONE,
        polarity=Polarity.NEG if _is_denied(noun) else lent.polarity,
        hedge=hedging_adjective(noun) or lent.hedge or wished(noun),
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


def _polarity(verb: Token) -> Polarity:
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "preconj" and child.lower_ == "neither"):
            return Polarity.NEG
        if child.dep_ in ("nsubj", "nsubjpass"):
            first = next(iter(child.lefts), child)
            if first.lower_ in _NEGATIVE_SUBJECTS:
                return Polarity.NEG
        if child.dep_ == "advmod" and child.lower_ in ("never", "nor"):
            return Polarity.NEG
    denied = verb.dep_ == "pcomp" and verb.head.lower_ == "without"
    return Polarity.NEG if denied or no_longer(verb) else Polarity.POS


def _hedge(verb: Token) -> str | None:
    """The word that keeps the verb's event from being told as a fact."""
    for conjunct in earlier_conjuncts(verb):
        hedge = own_hedge(conjunct)
        if hedge is not None:
            return hedge
    return _governing_hedge(conjunct)


def _governing_hedge(verb: Token) -> str | None:
    """The hedge of the clauses above: in "may try to begin leaving" the leaving is only tried."""
    for _ in range(_MAX_DEPTH):
        hedge = hedge_of_governor(verb)
        inherits = verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VB", "VBG")
        if hedge is not None or not inherits or verb.head.pos_ != "VERB":
            return hedge
        verb = verb.head
        hedge = read_auxiliaries(verb).hedge or own_hedge(verb)
        if hedge is not None:
            return hedge
    return None
