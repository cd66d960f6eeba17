"""The words of a text that tell it from other texts, as stems, and how much each of them says."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import log, sqrt

from events.lexicons.meanings import stem
from events.parsing.spacy_pipeline import stop_words

_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|\d+(?:[.,:]\d+)*")
# So many of the texts given weigh as much as all of them.
_MOST_TEXTS = 300


def words_of(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order.

    >>> words_of("The police arrested two men in Derby.")
    ['polic', 'arrest', 'men', 'derby']
    """
    return [told for word in _WORD.findall(text) if (told := _told_by(word))]


@lru_cache(5_000)
def words_of_article(text: str) -> tuple[str, ...]:
    """The same of a text that is asked for more than once: each step of a storyline does so."""
    return tuple(words_of(text))


@lru_cache(50_000)
def _told_by(word: str) -> str:
    """The stem of a word as it is printed; empty for one that carries no meaning."""
    small = word.lower().replace("’", "'")
    stop = len(small) < 2 or small in stop_words()
    return "" if stop else stem(small)


def rarity(texts: Sequence[Sequence[str]]) -> dict[str, float]:
    """How much each word says of which story it is: the logarithm of how rare it is.

    Counted are the stories of the corpora in which it stands and the texts given; a great many of
    these count no more than some hundreds, lest the matter of a long story say nothing.
    """
    stories, known = _counts()
    counts: Counter[str] = Counter()
    for text, number in Counter(map(tuple, texts)).items():
        for word in set(text):
            counts[word] += number
    share = min(1.0, _MOST_TEXTS / len(texts)) if texts else 1.0
    total = stories + share * len(texts) + 1
    return {
        word: log(total / max(1.0, known.get(word, 0) + share * count))
        for word, count in counts.items()
    }


@cache
def _counts() -> tuple[int, dict[str, int]]:
    """The number of stories in the corpora, and in how many of them each word stands."""
    table = json.loads(
        files("events").joinpath("happenings", "word_counts.json").read_text("utf-8")
    )
    words = {word: int(count) for count, row in table["words"].items() for word in row.split()}
    return int(table["stories"]), words


def weighed(words: Sequence[str], rare: Mapping[str, float]) -> dict[str, float]:
    """Words as a vector of length 1: each by how often it comes and how rare it is."""
    vector = {
        word: (1 + log(count)) * rare.get(word, 0.0) for word, count in Counter(words).items()
    }
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items() if weight} if length else {}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of words."""
    if len(other) < len(one):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other], 0.0)
