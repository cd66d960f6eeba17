"""A pile of articles sorted into stories, by the words that are rare elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from events.happenings.merging import merge
from events.happenings.words import likeness, rarity, weighed, words_of_article
from events.types import Document

if TYPE_CHECKING:
    from events.happenings.merging import Likenesses, Numbers

# An article's weightiest words by which others of its story are looked for; of those that share
# some, so many are compared; a word that more articles have is looked up in the nearest of them.
_SOUGHT, _COMPARED, _HOLDERS = 25, 40, 60
# Two groups of articles are one story while their mean likeness is above this.
_LEAST = 0.17
_MOST_ROUNDS = 8

_Vector = dict[str, float]


def sort_into_stories(documents: Sequence[Document]) -> list[int]:
    """The story of each article, by the place of the first one in it. Takes n log n."""
    words = [words_of_article(document.text) for document in documents]
    rare = rarity(words)
    vectors = [weighed(one, rare) for one in words]
    story = list(range(len(documents)))
    for _ in range(_MOST_ROUNDS):  # what was not compared before is, as groups grow
        groups: dict[int, list[int]] = defaultdict(list)
        for place, first in enumerate(story):
            groups[first].append(place)
        firsts = list(groups)
        means = [_mean([vectors[place] for place in groups[first]]) for first in firsts]
        merged = merge(len(firsts), *_columns(_pairs(means)), _LEAST)
        if merged == list(range(len(firsts))):
            break
        into = {first: firsts[merged[number]] for number, first in enumerate(firsts)}
        story = [into[first] for first in story]
    return story


def _mean(vectors: Sequence[_Vector]) -> _Vector:
    """The mean of some vectors, whose product with another is the mean of all products."""
    if len(vectors) == 1:
        return vectors[0]
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return {word: weight / len(vectors) for word, weight in total.items()}


def _pairs(vectors: Sequence[_Vector]) -> Iterator[tuple[int, int, float]]:
    """Pairs that share weighty words, with their likeness."""
    sought = [sorted(one, key=lambda word: (-one[word], word))[:_SOUGHT] for one in vectors]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(sought):
        for word in words:
            holders[word].append(place)
    seen: set[tuple[int, int]] = set()
    for place, words in enumerate(sought):
        shared: Counter[int] = Counter()
        for word in words:
            for other in _nearest(holders[word], place):
                shared[other] += 1
        for other, _ in shared.most_common(_COMPARED):
            pair = (min(place, other), max(place, other))
            if other != place and pair not in seen:
                seen.add(pair)
                yield (*pair, likeness(vectors[place], vectors[other]))


def _columns(pairs: Iterable[tuple[int, int, float]]) -> tuple[Numbers, Numbers, Likenesses]:
    import numpy as np  # a large library, which no command needs at its start

    one, other, likeness = zip(*pairs, strict=True) if (pairs := list(pairs)) else ((), (), ())
    return (
        np.array(one, dtype=np.int32),
        np.array(other, dtype=np.int32),
        np.array(likeness, dtype=np.float64),
    )


def _nearest(places: list[int], place: int) -> list[int]:
    """Those of the places that stand nearest to one."""
    if len(places) <= _HOLDERS:
        return places
    at = places.index(place)
    return places[max(0, at - _HOLDERS // 2) : at + _HOLDERS // 2]
