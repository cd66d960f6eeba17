"""Where a sentence ends, told by what is printed: times are found before sentences are."""

from __future__ import annotations

import re

# 'U.S. Army' and '2 April O.S. (' end nothing. A full stop within a time, 'at 10 p.m. He', ends it
# or not: what follows is then taken for the same sentence, whose day the hour may share.
_END = re.compile(r"(?<=[a-z\d)\]%\"'”’])[.!?]['\"”’)\]]*\s+['\"“‘(\[]*[A-Z]|\n\s*\n")


def crosses_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends from the offset `start` to `end`, where another may begin."""
    return _END.search(text, start, end + 1) is not None


def count_ends(text: str, start: int, end: int) -> int:
    """How many sentences end from the offset `start` to `end`."""
    return sum(1 for _ in _END.finditer(text, start, end + 1))
