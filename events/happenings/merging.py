"""Things joined two by two, the likest first, as long as all of them are like each other."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush


def merge(number: int, likenesses: Iterable[tuple[int, int, float]], least: float) -> list[int]:
    """For each of `number` things the first one of its group: average linkage over sparse pairs.

    A pair that is not told counts 0, the least there is; groups are joined while the mean over all
    of their pairs is above `least`. Takes n log n for n pairs.

    >>> merge(4, [(0, 1, 0.9), (1, 2, 0.4), (2, 3, 0.8)], 0.3)
    [0, 0, 2, 2]
    """
    sums: list[dict[int, float]] = [{} for _ in range(number)]
    for one, other, likeness in likenesses:
        sums[one][other] = sums[other][one] = likeness
    sizes, first = [1] * number, list(range(number))
    heap = [(-told, a, b) for a in range(number) for b, told in sums[a].items() if a < b]
    heapify(heap)
    while heap:
        mean, a, b = heappop(heap)
        if -mean <= least:
            break
        if first[a] != a or first[b] != b or mean != -sums[a][b] / (sizes[a] * sizes[b]):
            continue  # one of them has grown since
        if len(sums[b]) > len(sums[a]):
            a, b = b, a
        first[b], sizes[a] = a, sizes[a] + sizes[b]
        for c, told in sums[b].items():
            del sums[c][b]
            if c != a:
                sums[a][c] = sums[c][a] = sums[a].get(c, 0.0) + told
        for c, told in sums[a].items():
            low, high = min(a, c), max(a, c)
            heappush(heap, (-told / (sizes[a] * sizes[c]), low, high))
        sums[b] = {}
    return _earliest(first)


def _earliest(first: list[int]) -> list[int]:
    """For each thing the earliest of its group."""
    earliest: dict[int, int] = {}
    made = []
    for place in range(len(first)):
        root = place
        while first[root] != root:
            first[root] = first[first[root]]
            root = first[root]
        made.append(earliest.setdefault(root, place))
    return made
