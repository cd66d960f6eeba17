"""Things joined two by two, the likest first, as long as all of them are like each other."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush, heapreplace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.int32]
    Likenesses: TypeAlias = NDArray[np.float64]

_Pair: TypeAlias = tuple[float, int, int]

_AT_ONCE = 10_000
# What waits behind all pairs.
_NONE: _Pair = (inf, 0, 0)


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
    first = list(range(number))
    for part in _chained(number, one, other, likeness, least):
        _merge_chained(first, *part, least)
    return _earliest(first)


def _merge_chained(
    first: list[int], one: Numbers, other: Numbers, likeness: Likenesses, least: float
) -> None:
    """Note in `first` for each thing of some pairs that is joined to another the one it joins."""
    sums = _sums(one, other, likeness)
    sizes = dict.fromkeys(sums, 1)
    waiting = _waiting(one, other, likeness, least)
    following = next(waiting, _NONE)
    # Pairs with a group of several, as a heap: of those that grew together the likest, and the rest
    # of them, which need not stand in the heap for as long.
    grown: list[tuple[float, int, int, list[_Pair]]] = [(*_NONE, [])]
    # A mean that has not grown waits by what it was before, and is reckoned when its turn comes.
    while True:
        if following < grown[0][:3]:
            (mean, a, b), following = following, next(waiting, _NONE)
        elif grown[0][0] == inf:
            return
        else:
            mean, a, b, rest = grown[0]
            _put_next(grown, rest, first)
        if first[a] != a or first[b] != b:
            continue
        now = sums[a][b] / (sizes[a] * sizes[b])
        if now != -mean:
            if now > least:
                heappush(grown, (-now, a, b, []))
            continue
        if len(sums[b]) > len(sums[a]):
            a, b = b, a
        more = _joined(sums, sizes, (a, b), least)
        first[b] = a
        if more:
            heappush(grown, (*more.pop(), more))


def _put_next(
    grown: list[tuple[float, int, int, list[_Pair]]], rest: list[_Pair], first: list[int]
) -> None:
    """Put the next pair that grew with the first of the heap in its place."""
    while rest:
        mean, a, b = rest.pop()
        if first[a] == a and first[b] == b:
            heapreplace(grown, (mean, a, b, rest))
            return
    heappop(grown)


def _joined(
    sums: dict[int, dict[int, float]], sizes: dict[int, int], pair: tuple[int, int], least: float
) -> list[_Pair]:
    """Add the second group to the first; gives the near pairs of that one that have grown.

    The likest comes last.
    """
    a, b = pair
    row, before, size = sums[a], sizes[a], sizes[a] + sizes[b]
    del row[b], sums[b][a]
    grown = []
    for c, told in sums[b].items():
        of_c, of_size = sums[c], sizes[c]
        del of_c[b]
        known = row.get(c, 0.0)
        row[c] = of_c[a] = both = known + told
        mean = both / (size * of_size)
        if mean > least and mean > known / (before * of_size):
            grown.append((-mean, a, c) if a < c else (-mean, c, a))
    sizes[a], sums[b] = size, {}
    grown.sort(reverse=True)
    return grown


def _sums(one: Numbers, other: Numbers, likeness: Likenesses) -> dict[int, dict[int, float]]:
    """For each thing its likeness to others."""
    import numpy as np  # a large library, which no command needs at its start

    things, fellows = np.concatenate([one, other]), np.concatenate([other, one])
    order = np.argsort(things, kind="stable")
    things, fellows, told = things[order], fellows[order], likeness[order % len(one)]
    starts = np.flatnonzero(np.diff(things, prepend=-1)).tolist()
    return {
        thing: dict(zip(fellows[start:end].tolist(), told[start:end].tolist(), strict=True))
        for thing, (start, end) in zip(
            things[starts].tolist(), pairwise([*starts, len(things)]), strict=True
        )
    }


def _waiting(
    one: Numbers, other: Numbers, likeness: Likenesses, least: float
) -> Iterator[tuple[float, int, int]]:
    """All pairs that are near, the likest first, each with what is less the more they are alike."""
    import numpy as np

    near = likeness > least
    low, high = np.minimum(one, other)[near], np.maximum(one, other)[near]
    order = np.lexsort((high, low, -likeness[near]))
    return _in_rows(-likeness[near][order], low[order], high[order])


def _in_rows(*columns: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns; a few at a time become objects, which take ten times the room."""
    for at in range(0, len(columns[0]), _AT_ONCE):
        yield from zip(*(column[at : at + _AT_ONCE].tolist() for column in columns), strict=True)


def _chained(
    number: int, one: Numbers, other: Numbers, likeness: Likenesses, least: float
) -> Iterator[tuple[Numbers, Numbers, Likenesses]]:
    """The pairs within each set of things that a chain of near pairs leads through."""
    import numpy as np

    near = likeness > least
    parts = _parts(number, one[near], other[near])
    order = np.argsort(parts[one], kind="stable")
    order = order[(parts[one] == parts[other])[order]]
    ends = np.flatnonzero(np.diff(parts[one][order])) + 1
    for pairs in np.split(order, ends) if len(order) else ():
        yield one[pairs], other[pairs], likeness[pairs]


def _parts(number: int, one: Numbers, other: Numbers) -> NDArray[np.int64]:
    """For each thing the first one of those that pairs lead to, from one to the next."""
    import numpy as np

    first = np.arange(number)
    while len(one):
        low = np.minimum(first[one], first[other])
        np.minimum.at(first, first[one], low)
        np.minimum.at(first, first[other], low)
        while (first != (nearer := first[first])).any():
            first = nearer
        apart = first[one] != first[other]
        one, other = one[apart], other[apart]
    return first


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
