"""Numbers that only look like years of the first millennium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.times.lookalikes.judge import Candidate, lookalike
from events.types import Named

if TYPE_CHECKING:
    from spacy.tokens import Token

_PART_OF = re.compile(r"\s+(?:or|per|apiece|each|more|others?)\b|\s*[-–%°$€£]")


_SHARE = re.compile(r"\b(?:one|1|out|ranked|numbered|percent)\s+(?:in|by|from|to|of)\s+$")


_PART_BEFORE = re.compile(r"\b(?:early|late|mid)[\s-]+$", re.IGNORECASE)


# What comes in so many: 'resulted in 120', 'rose by 250'.
_COUNTING = frozenset(
    "average bring clock come cost cut expand fall finish gain grow increase jump let number pack "
    "pull raise rake rank result rise run score take total turn win".split()
)


@lookalike(
    rejects=("It struck one in 500.", "The crash resulted in 120.", "He won by 250."),
    examples={"In <272> Aurelian conquered it.": "0272"},
)
def early_count(candidate: Candidate) -> bool:
    """A number of two or three digits that counts something, said or not."""
    time = candidate.time
    if time.names(Named.DATE_OF_EARLY_YEAR):
        return _counts_what_follows(candidate.last)
    if not time.names(Named.EARLY_YEAR, Named.OPENING_NUMBER):
        return False
    if _PART_OF.match(candidate.after) or _SHARE.search(candidate.before):
        return True
    if _PART_BEFORE.search(candidate.before):
        return False
    number = candidate.last
    if number.dep_ == "conj" and number.head.like_num:
        number = number.head
    preposition = number.head
    if _stands_before_a_name(number):
        # 'In 793 Lindisfarne was raided': a parse takes the name for what is counted.
        preposition = number.nbor(-1)
    elif number.dep_ != "pobj":
        return True
    of_some = any(child.lower_ == "of" for child in number.rights)
    if of_some and time.anchor is None:
        return True
    if time.names(Named.OPENING_NUMBER):
        return not preposition.is_sent_start
    verb = preposition.head
    return verb.lemma_ in _COUNTING and preposition.i == verb.i + 1


def _stands_before_a_name(number: Token) -> bool:
    if not 0 < number.i < len(number.doc) - 1 or number.dep_ == "pobj":
        return False
    return number.nbor(-1).tag_ == "IN" and number.nbor(1).tag_ in ("NNP", "DT")


def _counts_what_follows(number: Token) -> bool:
    after = number.nbor(1) if number.i + 1 < len(number.doc) else number
    return after.pos_ in ("NOUN", "ADJ") or after.lower_ == "of"
