"""Things joined two by two, the likest first, as long as all of them are like each other."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.int32]
    Likenesses: TypeAlias = NDArray[np.float64]


def merge(
    number: int, one: Numbers, other: Numbers, likeness: Likenesses, least: float
) -> list[int]:
    """For each of `number` things the first one of its group: average linkage over sparse pairs.

    The pairs are of a thing of `one` with the thing of `other` at the same place, each told once. A
    pair that is not told counts 0, the least there is; groups are joined while the mean over all of
    their pairs is above `least`, which is more than 0. Takes n log n for n pairs.

    >>> import numpy as np
    >>> merge(4, np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([0.9, 0.4, 0.8]), 0.3)
    [0, 0, 2, 2]
    """
    sums = _sums(number, one, other, likeness, least)
    sizes, first = [1] * number, list(range(number))
    # A mean never is above `least` again that is not above it: such pairs are never looked at.
    told_first = [
        (-told, a, b)
        for a, row in enumerate(sums)
        for b, told in row.items()
        if a < b and told > least
    ]
    told_first.sort(reverse=True)
    heap: list[tuple[float, int, int]] = []  # means of groups, of which there are far fewer
    while told_first or heap:
        is_first = told_first and (not heap or told_first[-1] < heap[0])
        mean, a, b = told_first.pop() if is_first else heappop(heap)
        if first[a] != a or first[b] != b:
            continue
        now = sums[a][b] / (sizes[a] * sizes[b])
        if now != -mean:  # one of them has grown since, which only lessens what is not told anew
            if now > least:
                heappush(heap, (-now, a, b))
            continue
        if len(sums[b]) > len(sums[a]):
            a, b = b, a
        first[b], sizes[a] = a, sizes[a] + sizes[b]
        for c, told in sums[b].items():
            del sums[c][b]
            if c == a:
                continue
            sums[a][c] = sums[c][a] = together = sums[a].get(c, 0.0) + told
            mean = together / (sizes[a] * sizes[c])
            if mean > least:
                heappush(heap, (-mean, min(a, c), max(a, c)))
        sums[b] = {}
    return _earliest(first)


def _sums(
    number: int, one: Numbers, other: Numbers, likeness: Likenesses, least: float
) -> list[dict[int, float]]:
    """For each thing its likeness to others, as far as a chain of near pairs leads to them."""
    import numpy as np  # a large library, which no command needs at its start

    near = likeness > least
    parts = np.array(_parts(number, zip(one[near].tolist(), other[near].tolist(), strict=True)))
    within = parts[one] == parts[other]
    sums: list[dict[int, float]] = [{} for _ in range(number)]
    columns = (column[within].tolist() for column in (one, other, likeness))
    for a, b, told in zip(*columns, strict=True):
        sums[a][b] = sums[b][a] = told
    return sums


def _parts(number: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each thing the first one of those that pairs lead to, from one to the next."""
    first = list(range(number))
    for pair in pairs:
        one, other = _root(first, pair[0]), _root(first, pair[1])
        first[max(one, other)] = min(one, other)
    return [_root(first, place) for place in range(number)]


def _root(first: list[int], place: int) -> int:
    while first[place] != place:
        first[place] = first[first[place]]
        place = first[place]
    return place


def _earliest(first: list[int]) -> list[int]:
    """For each thing the earliest of its group."""
    earliest: dict[int, int] = {}
    made = []
    for place in range(len(first)):
        made.append(earliest.setdefault(_root(first, place), place))
    return made
