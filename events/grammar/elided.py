"""The noun that a number leaves out: "two men fled. One was caught", "others lay in the street"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import children
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
_COUNTING = frozenset({"few", "many", "most", "several", "some"})
_ALONE = _COUNTING | _NUMBERS | {"both", "others"}
# What is counted and does nothing: "for two years", "by five percent".
_MEASURES = frozenset(
    "age century cent day decade degree dollar euro foot gallon hour inch kilometer kilometre "
    "meter metre mile minute month ounce percent point pound second time ton tonne week weekend "
    "yard year".split()
)
_PARTS = frozenset({"conj", "dobj", "nsubj", "nsubjpass", "pobj"})
# How many tokens back somebody still knows what is counted.
_REACH = 60


@once_a_token
def elided_noun(number: Token) -> Token | None:
    """The noun of which a subject gives the number alone; None where it has one, or none is near.

    The nearest plural that was counted, in the sentence or the one before, else the subject there.
    """
    said = number.lower_
    if number.dep_ not in ("nsubj", "nsubjpass") or said not in _ALONE:
        return None
    if list(number.rights) or any(one.dep_ not in ("nummod", "predet") for one in number.lefts):
        return None
    first = number.sent.start
    start = number.doc[first - 1].sent.start if first else 0
    before = [
        one
        for one in reversed(number.doc[max(start, number.i - _REACH) : number.left_edge.i])
        if _is_several(one)
    ]
    counted = next((one for one in before if _is_counted(one)), None)
    if said == "others":  # "most of the bodies were buried. Others lay there"
        return counted if counted and not number.n_lefts and _is_among(counted) else None
    doing = (one for one in before if one.dep_ in ("nsubj", "nsubjpass") and one.i < first)
    return counted or next(doing, None)


def _is_several(noun: Token) -> bool:
    plural = noun.tag_ == "NNS" and noun.pos_ == "NOUN" and noun.dep_ in _PARTS
    apart = noun.lower_ in ("authorities", "others", "police")
    return plural and noun.lemma_ not in _MEASURES and not (noun.ent_type_ or apart)


def _is_counted(noun: Token) -> bool:
    """ "Two men", "many of the bodies"."""
    some = any(one.lower_ in _COUNTING for one in children(noun, "amod", "det"))
    return bool(children(noun, "nummod")) or _is_among(noun) or some


def _is_among(noun: Token) -> bool:
    above = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lower_ in _COUNTING


def in_full(number: Token, noun: Token) -> str:
    """ "One of the men", "Other bodies", "all three men": a number with its noun."""
    named = [one for one in noun.lefts if one.dep_ in ("amod", "compound") and not one.ent_type_]
    named = [one for one in named if one.lower_ not in _COUNTING]
    texts = (one.lower_ if one.is_sent_start else one.text for one in (*named, noun))
    words = " ".join(texts)
    if number.lower_ == "others":
        return f"Other {words}"
    before = [one.text for one in number.lefts]
    if before:
        return " ".join([*before, number.lower_, words])
    of = "of the " if number.lower_ in _NUMBERS else ""
    return f"{number.text} {of}{words}"
