"""Quotation marks: which stretches of the text are somebody's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.parsing.spacy_pipeline import sections, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Double marks only: a single one is an apostrophe far more often. ``…'' is how old newswire has it.
QUOTATION_MARK = re.compile(r"[“”\"„«»]|``|''")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})


def find_quotations(doc: Doc) -> tuple[tuple[int, int], ...]:
    """The quoted stretches, marks excluded; half-open code points, in text order.

    A quotation that its paragraph does not close runs to the paragraph's end, as print has it when
    a speaker goes on in the next one.
    """
    text = text_of(doc)
    found = []
    for section in sections(doc):
        opened: int | None = None
        for mark in QUOTATION_MARK.finditer(text[section.start_char : section.end_char]):
            sign = mark.group()
            closes = sign in _CLOSING or (sign not in _OPENING and opened is not None)
            if closes and opened is not None:
                found.append((section.start_char + opened, section.start_char + mark.start()))
                opened = None
            elif not closes:
                opened = mark.end()
        if opened is not None:
            found.append((section.start_char + opened, section.end_char))
    return tuple(span for span in found if span[0] < span[1])
