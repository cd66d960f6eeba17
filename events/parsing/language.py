"""Whether a text is in English, the one language that is read."""

from __future__ import annotations

import re

# The words that hold English together; two in five of any text are among the first hundred.
_COMMON = frozenset(
    "a about after all also an and are as at be been but by for from had has have he her his i if "
    "in into is it its more no not of on one or out said she so than that the their there they "
    "this to two up was we were when which who will with would you".split()
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
