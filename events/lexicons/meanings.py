"""Which words are of one derivation (`shooting`, `shoot`) or one meaning (`tremor`, `quake`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from events.lexicons import groups, mapping

_VOWEL = re.compile("[aeiouy]")
# Endings, the longest first, with what takes their place; what is left has a vowel and 3 letters.
_ENDINGS = (
    ("ations", "at"),
    ("ation", "at"),
    ("ments", ""),
    ("ions", ""),
    ("ment", ""),
    ("ings", ""),
    ("ness", ""),
    ("ance", ""),
    ("ence", ""),
    ("ing", ""),
    ("ion", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ers", ""),
    ("ors", ""),
    ("ed", ""),
    ("er", ""),
    ("or", ""),
    ("al", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
)


@lru_cache(10_000)
def stem(word: str) -> str:
    """A word in small letters without its endings, so that forms and derivations are one.

    >>> [stem(word) for word in ("arrested", "arrests", "killing", "announcement", "announced")]
    ['arrest', 'arrest', 'kill', 'announc', 'announc']
    """
    if len(word) < 4 or word[0].isdigit():
        return word
    for ending, instead in _ENDINGS:
        left = word[: -len(ending)] + instead
        if word.endswith(ending) and len(left) >= 3 and _VOWEL.search(left):
            word = left
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    return word


@lru_cache(10_000)
def root(lemma: str) -> str:
    """The word from which a word is derived, as a stem: the one of `shooting` is that of `shoot`.

    >>> root("death") == root("die"), root("shooting") == root("shoot")
    (True, True)
    """
    word = lemma.lower()
    return stem(mapping("meanings", "verbs").get(word, word))


@lru_cache(10_000)
def kinds(lemma: str) -> frozenset[str]:
    """The kinds of happening that a word can name: `tremor` a quake.

    >>> sorted(kinds("tremor"))
    ['quake']
    """
    return _kinds_by_root().get(root(lemma), frozenset())


@cache
def _kinds_by_root() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, members in groups("meanings", "happenings").items():
        for member in members:
            found.setdefault(root(member), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
