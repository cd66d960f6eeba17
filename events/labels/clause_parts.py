"""The parts of a label that need no other clause: the subject, a clause in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from events.grammar.clauses import children
from events.grammar.elided import elided_noun, in_full
from events.labels.clause_kinds import may_end_before
from events.labels.fit_length import Piece
from events.labels.noun_phrases import Phrasing
from events.labels.ranks import limits_a_rank
from events.labels.told_clause import own_words
from events.lexicons import words
from events.types import Actor, ActorType

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = ("NOUN", "PROPN")
_PLURAL_ACTORS = frozenset({ActorType.GROUP, ActorType.NORP})
_WHOSE = {
    "her": "she",
    "his": "he",
    "its": "it",
    "my": "I",
    "our": "we",
    "their": "they",
    "your": "you",
}
_TAKING_PLURAL = frozenset({"i", "they", "we", "you"})


def subject_piece(
    phrasing: Phrasing, found: list[Token], about: Actor | None, verb: Token
) -> Piece:
    """The subjects as the first piece of a clause."""
    first = phrasing.actor_at.get(found[0].i)
    left_out = elided_noun(found[0]) if len(found) == 1 and first is None else None
    if left_out is not None:
        return Piece(-1, in_full(found[0], left_out))
    if found[0].lower_ in _WHOSE and (first is None or not phrasing.is_named(first)):
        return Piece(-1, _WHOSE[found[0].lower_])  # "his first act after taking office"
    same = [noun for noun in found if first and phrasing.actor_at.get(noun.i) is first]
    if first is not None and len(same) > 1 and phrasing.is_named(first):
        return Piece(-1, first.name)
    own = verb.head == found[0]  # not "those who stayed stayed"
    whole = phrasing.joined(found, about, brief=own)
    brief = phrasing.brief(found[0], about)
    if len(found) > 1 and all(noun.pos_ in (*_NOUNS, "PRON") for noun in found):
        joint = "or" if " or " in whole else "and"
        one = brief or phrasing.phrase(found[0], about)
        return Piece(-1, whole, f"{one} {joint} others")
    if first is not None and phrasing.is_named(first):
        brief = brief or phrasing.phrase(found[0], about)
    if first is not None and phrasing.is_named(first):
        brief = min(brief, phrasing.names[id(first)], key=len)
    apposed = phrasing.apposed_name(found[0]) is not None
    return Piece(-1, whole, brief, shrinks=apposed)


def in_parts(phrasing: Phrasing, clause: Token, start: int, about: Actor | None) -> Iterator[Piece]:
    """A clause in its own words from a token on; the phrases at its end may go one by one."""
    end = own_words(clause)[1]
    cuts = [i for i in range(clause.i + 1, end) if may_end_before(clause, i)]
    for first, last in pairwise([start, *cuts, end]):
        yield Piece(first - 0.5, phrasing.words(first, last, about), optional=True)


def clause_as_subject(phrasing: Phrasing, verb: Token, about: Actor | None) -> Iterator[Piece]:
    """ "[Keeping the mine open] cost millions", "[what he did] is a crime"."""
    for clause in children(verb, "csubj", "csubjpass"):
        start, end = clause.left_edge.i, clause.right_edge.i + 1
        if end <= verb.i and clause.tag_ != "VBN":  # not "the man [shot in the leg] was taken"
            yield Piece(-1, phrasing.words(start, end, about))


def is_now_one(phrasing: Phrasing, found: list[Token]) -> bool:
    """Whether one stands for a pronoun of many: "we have" becomes "Apple has", "the firm has"."""
    if len(found) != 1 or found[0].lower_ not in _TAKING_PLURAL:
        return False
    actor = phrasing.actor_at.get(found[0].i)
    if actor is None or actor.label in _PLURAL_ACTORS:
        return False
    return phrasing.is_named(actor) or not phrasing.names[id(actor)].endswith("s")


def with_what(phrasing: Phrasing, noun: Token) -> str:
    """ "With the raid" of "in connection with the raid": a bare noun says nothing alone."""
    bare = noun.tag_ == "NN" and not children(noun, "det", "poss", "amod", "compound")
    for with_ in children(noun, "prep") if bare and noun.pos_ == "NOUN" else ():
        near = with_.i == noun.i + 1 and with_.lower_ != "of"
        inner = next(iter(children(with_, "pobj")), None)
        if near and inner is not None and not phrasing.is_timed(inner):
            return f"{with_.text} {phrasing.phrase(inner, None, brief=True)}"
    return ""


def distance(phrasing: Phrasing, preposition: Token) -> list[str]:
    """ "230 miles" of "230 miles above the sea", "shortly" of "shortly before noon"."""
    return [
        phrasing.words(child.left_edge.i, child.i + 1)
        for child in children(preposition, "npadvmod")
        if child.i < preposition.i and not phrasing.is_timed(child)
    ]


def opening_words(phrasing: Phrasing, preposition: Token, about: Actor | None) -> str:
    """ "hopes of", "without": what stands before a participle that claims nothing."""
    noun = preposition.head
    if noun.pos_ == "ADJ":
        return f"{noun.text} {preposition.text}"
    if noun.pos_ not in ("NOUN", "PROPN"):
        return preposition.text
    return f"{phrasing.phrase(noun, about, brief=True)} {preposition.text}"


def since_when(phrasing: Phrasing, noun: Token) -> str:
    """ "Since November" after "the first time", which would tell too much alone."""
    for preposition in children(noun, "prep"):
        if limits_a_rank(preposition) and any(map(phrasing.is_timed, preposition.children)):
            return phrasing.words(preposition.i, preposition.right_edge.i + 1)
    return ""


def hedged(verb: Token, group: str) -> str:
    """The group with the adverb that takes back what it claims: "was allegedly shot"."""
    hedging = words("hedges", "adverbs") | words("hedges", "near_misses")
    for adverb in children(verb, "advmod"):
        if adverb.lower_ in hedging and adverb.lower_ not in group.split():
            later = [t.text for t in children(verb, "aux", "auxpass") if t.i > adverb.i]
            word = later[0] if later and later[0] in group else verb.text
            before, last, after = group.rpartition(word)
            group = f"{before}{adverb.lower_} {last}{after}" if last else f"{adverb.lower_} {group}"
    return group
