"""Which nouns name events where they stand: "the fall of Palmyra", but no "fall fashions"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from events.lexicons import words
from events.lexicons.event_domains import nouns_of_events
from events.parsing.prefixes import without_prefix

if TYPE_CHECKING:
    from spacy.tokens import Token

# A noun before a noun names a kind, not an event: "attack helicopter" (20 of 1000 in TimeBank).
_PREMODIFIERS = frozenset({"compound", "nmod", "amod"})
_TEMPORAL = frozenset({"after", "amid", "before", "during", "following", "since", "until", "upon"})
_OF_KINDS = frozenset({"about", "as", "from", "in", "of", "on", "under", "with"})
_DETERMINERS = frozenset({"det", "poss", "nummod"})


def is_event_noun(noun: Token) -> bool:
    """Whether this noun names an event here, by its word and by the words around it."""
    if _is_premodifier(noun) or _names_an_amount(noun):
        return False
    word = _lexical_form(noun)
    if word in nouns_of_events():
        return noun.tag_ == "NNS" or not _names_a_kind(noun) or _has_evidence(noun)
    return word in words("event_nouns", "often_things") and _has_evidence(noun)


def _is_premodifier(noun: Token) -> bool:
    if noun.dep_ == "npadvmod":
        # In "it lost 5 percent, its worst fall in years" the parser takes the apposition for one.
        return _is_bare(noun)
    return noun.dep_ in _PREMODIFIERS


def _is_bare(noun: Token) -> bool:
    return not any(child.dep_ in _DETERMINERS for child in noun.lefts)


def _lexical_form(noun: Token) -> str:
    """The lemma as the word lists have it: "cease-fire" is ceasefire, "re-election" election."""
    lemma = noun.lemma_.lower()
    if "-" in lemma:
        joined = lemma.replace("-", "")
        return joined if joined in nouns_of_events() else without_prefix(lemma)
    if noun.i > 1:
        hyphen, first = noun.nbor(-1), noun.nbor(-2)
        if hyphen.text == "-" and not hyphen.whitespace_ and not first.whitespace_:
            joined = first.lower_ + lemma
            if joined in nouns_of_events():
                return joined
    return lemma


def _names_an_amount(noun: Token) -> bool:
    """ "Sales fell 20 percent", "sales of $9 million": the amount sold, not the selling."""
    if noun.lower_ in words("event_nouns", "plural_amounts"):
        return not _says_what(noun)
    rises = words("event_classes", "quantity_change_verbs")
    return noun.dep_ == "nsubj" and noun.head.lemma_ in rises


def _says_what(noun: Token) -> bool:
    """ "sales of shares", "Ford's sales", as against "sales of $9 million", "sales in May"."""
    named = any(child.dep_ in ("compound", "poss") for child in noun.lefts)
    return named or any(
        pobj.pos_ in ("NOUN", "PROPN") and pobj.ent_type_ != "MONEY"
        for of in noun.rights
        if of.lower_ == "of"
        for pobj in of.children
    )


def _names_a_kind(noun: Token) -> bool:
    """Whether a singular stands in a phrase without a determiner: "a charge of murder"."""
    if noun.dep_ != "pobj" or not _is_bare(noun):
        return False
    return noun.head.lower_ in _OF_KINDS and not any(
        child.lower_ in ("of", "in", "by") for child in noun.rights
    )


def _has_evidence(noun: Token) -> bool:
    """Whether something in the sentence shows that the noun means what happened."""
    governor = noun.head
    if noun.dep_ == "pobj" and governor.lower_ in _TEMPORAL:
        return True
    if noun.dep_ in ("dobj", "nsubjpass") and governor.lemma_ in _verbs_of_events():
        return True
    if noun.dep_ == "nsubj" and governor.lemma_ in words("event_classes", "aspectual_verbs"):
        return True
    return any(
        child.lower_ in ("against", "between") or (child.dep_ == "acl" and child.tag_ == "VB")
        for child in noun.rights
    )


@cache
def _verbs_of_events() -> frozenset[str]:
    """Verbs whose object is an event: "began the construction", "delayed the shipment"."""
    tables = ("aspectual_verbs", "aspectual_with_event", "i_action_verbs", "i_action_with_event")
    return frozenset().union(*(words("event_classes", table) for table in tables))
