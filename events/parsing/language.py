"""Whether a text is in English, the one language that is read."""

from __future__ import annotations

import re

# Words that hold English together and are hardly a word of its neighbours, as "a", "in" and "was"
# are; one in five of any text is among them.
_COMMON = frozenset(
    "after and are been but by could for from have his it its not said she than that the their "
    "there these they this to were what when which who with would you your".split()
)
# Letters of any script, so that a text without spaces counts as well.
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 20_000
# With fewer words it may be a table, a list, a headline.
_FEWEST_WORDS, _FEWEST_LETTERS = 30, 150
_LEAST_SHARE = 0.06


def is_english(text: str) -> bool:
    """Whether a text may be in English; a short one may always be.

    >>> is_english("Der Präsident trat am Montag zurück, und niemand wusste, warum. " * 5)
    False
    """
    words = _WORD.findall(text[:_REACH].lower())
    latin = all(word.isascii() for word in words)
    if sum(map(len, words)) < _FEWEST_LETTERS or (latin and len(words) < _FEWEST_WORDS):
        return True
    return sum(word in _COMMON for word in words) >= _LEAST_SHARE * len(words)
