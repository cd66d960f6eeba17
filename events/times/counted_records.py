"""Whether a length of time is that of a count or a record: 'the third attack in two weeks'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last"
)
_ABOUT = frozenset("about almost around just less more nearly only over than".split())
_IN = re.compile(r"\bin\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)
_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_REACH = 15


def may_count(before: str) -> bool:
    """Whether the words before a time allow for a count: 'in two weeks', 'in less than a year'."""
    return bool(_IN.search(before))


def is_counting(token: Token) -> bool:
    """Whether 'in' stands before a time's first token, and an ordinal or superlative before that.

    No verb and no comma may come between: 'the second phase ended in two weeks' counts nothing.
    """
    doc, place = token.doc, token.i - 1
    while place > 0 and doc[place].lower_ in _ABOUT:
        place -= 1
    if place <= 0 or doc[place].lower_ != "in":
        return False
    for before in reversed(doc[max(token.sent.start, place - _REACH) : place]):
        if before.tag_ in ("JJS", "RBS") or _ORDINAL.fullmatch(before.lower_):
            return True
        if before.pos_ in ("VERB", "AUX") or before.text in _STOPS:
            return False
    return False
