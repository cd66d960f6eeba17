"""Since when, or in how long, something is the first or the worst of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import children

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = ("NOUN", "PROPN")


def limits_a_rank(preposition: Token) -> bool:
    """ "The worst loss [since June]", "the first strike [in ten years]": else it says too much."""
    pobj = next(iter(children(preposition, "pobj")), None)
    spans = preposition.lower_ == "in" and pobj is not None and _is_span(pobj)
    if preposition.lower_ != "since" and not spans:
        return False
    head = preposition.head
    nouns = [head, *head.ancestors] if head.pos_ in _NOUNS else children(head, "attr", "dobj")
    nouns += [n for p in children(head, "prep") for n in children(p, "pobj")]
    return any(_is_ranked(noun) for noun in nouns if noun.pos_ in _NOUNS)


def _is_span(noun: Token) -> bool:
    """ "Ten years", "a decade", as against "May"."""
    return noun.tag_ == "NNS" or any(child.lower_ in ("a", "an") for child in noun.lefts)


def _is_ranked(noun: Token) -> bool:
    """ "The heaviest day", "its most deadly raid", "the first time"."""
    return any(
        word.tag_ in ("JJS", "RBS") or word.lower_ in ("first", "only")
        for child in noun.lefts
        for word in (child, *child.children)
    )
