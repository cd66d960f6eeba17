"""Which phrases of a sentence speak of the same by its grammar: appositions, titles, copulas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.actors.names.clusters import Bearer
from events.actors.names.missed_by_tagger import NAMING_VERBS, names_itself
from events.actors.names.spans import Occurrence
from events.actors.noun_classes import (
    bodies_of_noun,
    calls_by_name,
    is_noun_for_either,
    is_person_noun,
    noun_of,
)
from events.grammar.membership import names_given
from events.lexicons import words
from events.types import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_COPULAS = frozenset({"be", "become", "remain"})
_NAMING_NOUNS = frozenset("pseudonym name alias nickname".split())


@dataclass(frozen=True, slots=True)
class Names:
    """The names by token: `starting` at it, `headed` by it."""

    starting: dict[int, tuple[Occurrence, Bearer]]
    headed: dict[int, tuple[Occurrence, Bearer]]


def _is_caller(token: Token) -> bool:
    """Whether a singular noun may stand right before the name of what it calls."""
    noun = noun_of(token)
    return token.tag_ in ("NN", "NNP") and (is_person_noun(noun) or calls_by_name(noun))


def _is_office(head: Token) -> bool:
    """ "Chief of Staff", "Secretary of State": an office that ends in another noun."""
    after = head.doc[head.i + 1 : head.i + 3]
    if len(after) < 2 or after[0].lower_ != "of":
        return False
    return after[1].text in words("titles", "portfolios")


def calls_next(token: Token) -> bool:
    """Whether a noun calls the name after it: "CEO Ann Smith", not "Chief of Staff Ann Smith"."""
    start = max(token.i - 2, 0)
    return _is_caller(token) and not (token.i >= 2 and _is_office(token.doc[start]))


def fits(noun: str, bearer: Bearer) -> bool:
    """Whether a noun may call the bearer of a name."""
    if bearer.kind is ActorType.PERSON:
        return is_person_noun(noun)
    if bearer.kind in (ActorType.ORG, ActorType.GPE) and is_noun_for_either(noun):
        return True
    return bearer.kind is ActorType.ORG and calls_by_name(noun)


def _alike(noun: str, token: Token, names: Names) -> bool:
    if token.i in names.headed:
        return fits(noun, names.headed[token.i][1])
    other = noun_of(token)
    if is_person_noun(noun) and is_person_noun(other):
        return True
    return bool(bodies_of_noun(noun) and bodies_of_noun(other))


def same_by_grammar(head: Token, end: int, names: Names) -> int | None:
    """The token that heads the phrase of the same person or thing as this one, or None.

    `end` is the token after the phrase of `head`; `names` are those of the article, by token.
    """
    noun = noun_of(head)
    if not (is_person_noun(noun) or bodies_of_noun(noun)):
        return _same_thing(head, names)
    named = end + 2 if _is_office(head) else end
    if named in names.starting and _is_caller(head) and fits(noun, names.starting[named][1]):
        return names.starting[named][0].head
    if head.tag_ in _PLURAL and not any(child.dep_ == "det" for child in head.lefts):
        return None  # a list: "scientists, pilots and engineers"
    for candidate in _beside(head, end, names):
        same_number = (candidate.tag_ in _PLURAL) == (head.tag_ in _PLURAL)
        if candidate.i != head.i and same_number and _alike(noun, candidate, names):
            return candidate.i
    return None


def _same_thing(head: Token, names: Names) -> int | None:
    """The name in "the city of Palmyra", "B-44, a giant iceberg", "the ship, Lady Ann"."""
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    if noun_of(head) in words("name_words", "places"):
        of = [child for child in head.rights if child.lower_ == "of"]
        beside += [noun for preposition in of for noun in preposition.children]
    for token in beside:
        if token.i in names.headed and is_inanimate(names.headed[token.i][1]):
            return token.i
    called = _by_other_name(head, names) if names_itself(noun_of(head)) else []
    return called[0].i if called else None


def is_inanimate(bearer: Bearer) -> bool:
    """Whether a name is that of a thing or a place."""
    return bearer.kind in (None, ActorType.GPE)


def _beside(head: Token, end: int, names: Names) -> list[Token]:
    """Heads of phrases that may speak of the same as a nominal, by the shape of the sentence."""
    found = [child for child in head.children if child.dep_ == "appos" and child.i in names.headed]
    if head.dep_ == "appos":
        found.append(head.head)
    if head.dep_ == "attr" and head.head.lemma_ in _COPULAS and not _negated(head.head):
        found += [child for child in head.head.children if child.dep_ == "nsubj"]
    if head.dep_ == "conj" and not any(child.dep_ == "det" for child in head.lefts):
        found += _called_together(head)
    found += [name for name in names_given(head) if name.i in names.headed]
    return [*found, *_called_twice(head, end, names), *_by_other_name(head, names)]


def _called_twice(head: Token, end: int, names: Names) -> list[Token]:
    """Whom "CEO" calls in "Acme CEO and founder Ann Smith"."""
    if head.doc[end : end + 1].text != "and" or any(child.dep_ == "det" for child in head.lefts):
        return []
    return [
        child
        for child in head.children
        if child.dep_ == "conj"
        and child.i in names.headed
        and names.headed[child.i][1].kind is ActorType.PERSON
        and _is_caller(head.doc[names.headed[child.i][0].first - 1])
    ]


def _called_together(head: Token) -> list[Token]:
    """Whom "president" calls in "Smith, the chairman and president"."""
    first = head.head
    if first.tag_ not in ("NN", "NNP") or head.tag_ not in ("NN", "NNP"):
        return []
    if first.dep_ == "appos":
        return [first.head]
    return [child for child in first.children if child.dep_ == "appos"]


def _negated(verb: Token) -> bool:
    return any(child.dep_ in ("neg", "aux") for child in verb.children)


def _by_other_name(head: Token, names: Names) -> list[Token]:
    """The name in "a man named Jones", "an activist who uses the pseudonym Ahmed al-Homsi"."""
    for clause in head.children:
        if clause.dep_ not in ("relcl", "acl"):
            continue
        for token in clause.subtree:
            named = token.lemma_ in NAMING_VERBS
            if token.lemma_ == "know":
                new = any(one.lower_ in ("a", "an") for one in head.lefts)
                named = new and token.doc[token.i + 1 : token.i + 2].text == "as"
            reach = 4 if named else int(token.lemma_ in _NAMING_NOUNS)
            for i in range(token.i + 1, token.i + 1 + reach):
                if i in names.starting:
                    return [token.doc[names.starting[i][0].head]]
    return []
