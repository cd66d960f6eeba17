"""Which tokens a noun phrase takes up without its clauses, read from the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.lexicons import words
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

_APPROXIMATING = frozenset({"practically", "virtually"})
_NAMES = frozenset({"ORG", "PERSON", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
# A name of more words is a list.
_LONGEST_NAME = 12
# Nouns that count: "at least a dozen".
_COUNTS = frozenset("dozen dozens half hundreds quarter scores third thousands".split())
_PHRASE_DEPS = frozenset(
    "det amod compound poss nummod nmod quantmod predet preconj neg case npadvmod".split()
)


def noun_phrase(head: Token, *, whole: bool = False) -> tuple[int, int]:
    """The half-open token range of a noun phrase.

    Without clauses, appositions and coordinated phrases, unless `whole`; "of" phrases stay.
    """
    return (head.left_edge.i, head.right_edge.i + 1) if whole else _own_range(head)


@once_a_token
def _own_range(head: Token) -> tuple[int, int]:
    start, end = head.i, head.i + 1
    for child in head.children:
        dep = child.dep_
        if dep == "npadvmod" and child.i > head.i and child.ent_type_ in ("DATE", "TIME"):
            continue  # "the visit to Rome this week"
        if dep in _PHRASE_DEPS or (dep == "prep" and child.lower_ == "of"):
            start, end = min(start, child.left_edge.i), max(end, child.right_edge.i + 1)
    if (
        (head.tag_ == "CD" or head.lower_ in _COUNTS)
        and start
        and head.doc[start - 1].dep_ == "advmod"
    ):
        before = head.doc[start - 1]
        start = before.left_edge.i if before.head == head else start  # "as much as $2 billion"
    while start and _is_misplaced(head.doc[start - 1]):
        start -= 1
    if start and _limits(head.doc[start - 1], head):
        start -= 1
    if end > head.i + 1:
        end = _without_clauses(head, end)
    return start, max(end, _end_of_name(head))


def _limits(word: Token, head: Token) -> bool:
    """ "Almost the entire crew", "hardly a house": without the adverb more is claimed."""
    near = word.lower_ in words("hedges", "near_misses") or word.lower_ in _APPROXIMATING
    return near and word.dep_ == "advmod" and word.head == head


def _is_misplaced(word: Token) -> bool:
    """ "The latest such con appears": an adjective that the parse hangs from the verb."""
    return word.dep_ in ("amod", "det", "nummod") and word.head.pos_ in ("AUX", "VERB")


def _end_of_name(head: Token) -> int:
    """ "the Observatory for Human Rights": the end of the name that the head belongs to."""
    end = head.i + 1
    named = head.doc[end : end + _LONGEST_NAME] if head.ent_type_ in _NAMES else ()
    for token in named:
        if token.ent_iob_ != "I" or token.dep_ == "cc" or token.is_currency:
            break  # "cost Acme $3 million"
        if token.text in ("-", "–") and token.whitespace_ and token.nbor(-1).whitespace_:
            break  # "two firms - Acme and Boeing -"
        end += 1
    return end


def _without_clauses(head: Token, end: int) -> int:
    """The end of a range, or where within it the first clause or apposition begins."""
    for token in head.doc[head.i + 1 : end]:
        if token.dep_ in ("relcl", "acl", "appos", "cc"):
            edge = token.left_edge.i if token.dep_ != "cc" else token.i
            if head.i < edge < end:
                while head.doc[edge - 1].is_punct or head.doc[edge - 1].is_space:
                    edge -= 1
                return edge
    return end
