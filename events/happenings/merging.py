"""Things joined two by two, the likest first, as long as all of them are like each other."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.int32]
    Likenesses: TypeAlias = NDArray[np.float64]

# Two things, the lower first, behind their mean likeness, which is below 0: the likest is least.
_Joint: TypeAlias = tuple[float, int, int]


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

    def likest(a: int) -> _Joint | None:
        """What joins a thing to the likest of the others; None where that is not above `least`."""
        found, size = None, sizes[a]
        for b, told in sums[a].items():
            # A mean never is above `least` again that is not above it: others are never looked at.
            if (mean := told / (size * sizes[b])) > least:
                joint = (-mean, a, b) if a < b else (-mean, b, a)
                if found is None or joint < found:
                    found = joint
        return found

    # For each thing what joins it to the likest other, or did so when that was looked up.
    best = [likest(a) for a in range(number)]
    heap = [(joint, a) for a, joint in enumerate(best) if joint is not None]
    heapify(heap)
    while heap:
        joint, owner = heappop(heap)
        if first[owner] != owner or joint != best[owner]:
            continue  # it has gone into another, or a liker one has come
        mean, a, b = joint
        if first[a] != a or first[b] != b or mean != -sums[a][b] / (sizes[a] * sizes[b]):
            _put(owner, likest(owner), best, heap)  # one of the two has grown since
            continue
        if len(sums[b]) > len(sums[a]):
            a, b = b, a
        first[b], sizes[a] = a, sizes[a] + sizes[b]
        row, gone, sums[b] = sums[a], sums[b], {}
        for c, told in gone.items():
            others = sums[c]
            del others[b]
            if c != a:
                row[c] = others[a] = row.get(c, 0.0) + told
        _put(a, likest(a), best, heap)
        size = sizes[a]
        for c, told in row.items():
            if (mean := told / (size * sizes[c])) > least:
                joint, known = (-mean, a, c) if a < c else (-mean, c, a), best[c]
                if known is None or joint < known:
                    _put(c, joint, best, heap)
    return _earliest(first)


def _put(
    thing: int,
    joint: _Joint | None,
    best: list[_Joint | None],
    heap: list[tuple[_Joint, int]],
) -> None:
    """Note what joins a thing to the likest other, to be looked at in its turn."""
    best[thing] = joint
    if joint is not None:
        heappush(heap, (joint, thing))


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
        a, b = _root(first, pair[0]), _root(first, pair[1])
        first[max(a, b)] = min(a, b)
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
