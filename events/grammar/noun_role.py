"""The place of a noun in its clause, and whether its own words say enough without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.grammar.clauses import VERBS, children
from events.lexicons import words
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Took 14 workers hostage": the parse takes what they became for the object.
_CAPTIVES = frozenset({"captive", "hostage", "prisoner"})
# "Most of half of the wells": so deep, and no deeper.
_MAX_DEPTH = 3
_TELLING = frozenset({"compound", "nmod", "poss"})
PROPER_ENTITIES = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC", "FAC"})
# "The war since which" and "a strike as which" are not said.
_WITHOUT_WHICH = frozenset("as because despite like of out since than unlike until".split())
_COMPARING = frozenset({"like", "than", "unlike"})
_COMPARED = frozenset({"akin", "compared", "contrast", "similar"})


@dataclass(frozen=True, slots=True)
class Place:
    """The verb whose clause a noun belongs to; `first` and `last` are the tokens that stand there
    for it: the object with what is coordinated, or the phrase that `preposition` opens.
    """

    verb: Token
    first: int
    last: int
    preposition: Token | None = None

    def holds(self, order: float) -> bool:
        """Whether what stands at a token belongs to the noun."""
        return self.first <= order < self.last + 1

    def is_fixed(self, noun: Token) -> bool:
        """Whether the noun is part of a phrase that nothing can be said of: "shot to death"."""
        bare = noun.tag_ == "NN" and not children(noun, "det", "poss", "nummod", "amod")
        return bare and self.preposition is not None


def place_of(noun: Token) -> Place | None:
    """Where a noun stands that is the subject or object of a verb, or of a verb's preposition."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    above = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and above.pos_ in VERBS:
        return Place(above, noun.left_edge.i, noun.right_edge.i)
    verb = above.head
    if noun.dep_ != "pobj" or above.pos_ != "ADP" or verb.pos_ not in VERBS:
        return None
    if above.lower_ in _WITHOUT_WHICH or any(child.pos_ == "ADP" for child in above.children):
        return None
    return Place(verb, above.left_edge.i, above.right_edge.i, above)


def captured(noun: Token) -> Token:
    """Who is taken: "workers" for the "hostage" of "took 14 workers hostage", else the noun."""
    if noun.lower_ in _CAPTIVES and noun.dep_ in ("dobj", "oprd", "attr") and noun.i:
        before = noun.nbor(-1)
        if before.dep_ == "compound" and before.head == noun:
            return before
    return noun


def before_dash(noun: Token) -> Token:
    """ "Children" for the "ages" of "two children - ages 6 and 11 -", which the parse makes one."""
    for child in children(noun, "compound", "nmod") if noun.pos_ == "NOUN" else ():
        sign = child.doc[child.i + 1]
        dash = sign.text == "-" and sign.i < noun.i and child.whitespace_ and sign.whitespace_
        if dash and child.pos_ == "NOUN" and (child.n_lefts or noun.lemma_ == "age"):
            return child
    return noun


@once_a_token
def counted(noun: Token) -> Token:
    """What a measure counts: "wells" for "a pair of wells", "most of the wells", "40% of them"."""
    for _ in range(_MAX_DEPTH):
        of = next((child for child in noun.rights if child.lower_ == "of"), None)
        inner = next(iter(children(of, "pobj")), None) if of is not None else None
        if inner is None or not is_measure(noun):
            return noun
        noun = inner
    return noun


def is_measure(noun: Token) -> bool:
    """Whether a noun says how many or how much there is of another: "dozens", "half", "40%"."""
    if noun.ent_type_ in ("PERCENT", "CARDINAL") or noun.tag_ == "CD":
        return True
    return noun.lemma_.lower() in words("measures", "measures")


def says_enough(noun: Token) -> bool:
    """Whether the noun tells what happened by itself: "the embassy attacks", "its fall"."""
    if any(child.lower_ == "of" for child in children(noun, "prep")):
        return True
    return any(
        (child.dep_ in _TELLING and not _is_hyphenated(child))
        or any(token.ent_type_ in PROPER_ENTITIES for token in child.subtree)
        for child in noun.lefts
    )


def _is_hyphenated(token: Token) -> bool:
    """ "Cease" in "cease-fire"."""
    after = token.nbor()
    return after.text == "-" and not token.whitespace_


def is_compared_with(noun: Token) -> bool:
    """Whether something is only measured by a noun: "milder than flu", "as big as the 1998 storm".

    Not in "illnesses like flu", which names what is spoken of.
    """
    while noun.dep_ == "conj" and noun.head.i != noun.i:
        noun = noun.head
    sign = noun.head
    if noun.dep_ != "pobj":
        return noun.dep_ == "nsubj" and any(one.lower_ == "than" for one in children(sign, "mark"))
    match sign.lower_:
        case "as":
            return any(one.lower_ in ("as", "same") for one in sign.head.lefts)
        case "to" | "with":
            return sign.head.lower_ in _COMPARED
        case "like":
            return sign.head.pos_ not in ("NOUN", "PROPN")
        case word:
            return word in _COMPARING
