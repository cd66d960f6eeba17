"""Articles that repeat another one's text, an agency's say: they are no further witness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from zlib import crc32

from events.happenings.words import words_of_article
from events.types import Document

# Words in a row that two writers hardly write alike.
_SHINGLE = 5
# Of all shingles those are compared whose check sum this divides; short texts give all.
_ONE_IN, _FEW = 4, 200
# A copy shares so much of the shorter one's shingles.
_COPIED = 0.5
# What stands in so many articles is a standing phrase, no copied text.
_COMMON = 30


def find_copies(documents: Sequence[Document]) -> tuple[tuple[int, ...], ...]:
    """The groups of copies, as places in `documents`, the earliest published first in each.

    Compared are only articles that share a run of words, so that many take no longer each.
    """
    shingles = [_shingles(document.text) for document in documents]
    holders: dict[int, list[int]] = defaultdict(list)
    for place, found in enumerate(shingles):
        for shingle in found:
            holders[shingle].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _COMMON:
            shared.update((a, b) for i, b in enumerate(places) for a in places[:i])
    original = list(range(len(documents)))
    order = sorted(range(len(documents)), key=lambda place: _published(documents[place], place))
    rank = {place: number for number, place in enumerate(order)}
    for (a, b), count in sorted(shared.items()):
        if count >= _COPIED * max(1, min(len(shingles[a]), len(shingles[b]))):
            first, second = sorted((_first(a, original), _first(b, original)), key=rank.__getitem__)
            original[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for place in order:
        groups[_first(place, original)].append(place)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _shingles(text: str) -> frozenset[int]:
    words = words_of_article(text)
    runs = (words[start : start + _SHINGLE] for start in range(max(1, len(words) - _SHINGLE + 1)))
    sums = {crc32(" ".join(run).encode("utf-8", "replace")) for run in runs if run}
    return frozenset(sums if len(sums) < _FEW else (one for one in sums if one % _ONE_IN == 0))


def _published(document: Document, place: int) -> tuple[bool, str, int]:
    day = document.published
    return day is None, day.isoformat() if day else "", place


def _first(place: int, original: list[int]) -> int:
    while original[place] != place:
        place = original[place]
    return place
