"""Which events are one happening: likely pairs are found, weighed and merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from events.happenings.merging import merge
from events.happenings.pair_signs import SIGNS, excluded, pair_signs
from events.happenings.tellings import Numbers, Tellings, tellings
from events.lexicons import weights
from events.types import Event

# A telling is compared with so many that come next to it in order of time under the same word, the
# same kind, the same actor: so n tellings take n log n.
_NEXT = {"root": 40, "kind": 25, "actor": 12}
_AT_ONCE = 10_000  # which fit the processor's memory
_NEVER = -10.0
# "The earthquake struck": verb and noun tell one thing. "50 died", "82 dead": tolls of one story.
_CERTAIN = [SIGNS.index("noun of the kind is the agent"), SIGNS.index("people counted")]


def join_events(
    events: Sequence[Event], documents: dict[str, int], stories: Sequence[int]
) -> list[list[int]]:
    """The places of the events that are one happening, in groups; each event is in one.

    `documents` has the number of each article by its id, `stories` the story of each article by
    its number. Raises MissingModelError.
    """
    if not events:
        return []
    rows = tellings(events, documents, stories)
    one, other = likely_pairs(rows)
    chances, certain = chances_of(rows, one, other)
    unknown, least = (
        weights("happenings", "limits")["unknown"],
        weights("happenings", "limits")["least"],
    )
    likeness = np.where(excluded(rows, one, other), _NEVER, chances - unknown)
    likeness = np.where(certain, 1 - unknown, likeness)
    groups: dict[int, list[int]] = defaultdict(list)
    merged = merge(len(events), one, other, likeness.astype(np.float64), least - unknown)
    for place, first in enumerate(merged):
        groups[first].append(place)
    return list(groups.values())


def chances_of(
    rows: Tellings, one: Numbers, other: Numbers
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """How likely each pair is one happening, 0 to 1 (logistic regression); whether it is sure.

    The pairs are of a row of `one` with the row of `other` at the same place.
    """
    known = weights("happenings", "weights")
    weighed = np.array([known.get(sign, 0.0) for sign in SIGNS], dtype=np.float32)
    at_once = range(0, max(1, len(one)), _AT_ONCE)
    scores, sure = [], []
    for at in at_once:
        signs = pair_signs(rows, one[at : at + _AT_ONCE], other[at : at + _AT_ONCE])
        scores.append(signs @ weighed)
        sure.append(signs[:, _CERTAIN].any(axis=1))
    chances = 1 / (1 + np.exp(-np.concatenate(scores)))
    return chances.astype(np.float32), np.concatenate(sure)


def likely_pairs(rows: Tellings) -> tuple[Numbers, Numbers]:
    """Pairs of rows of one story that share a word, a kind or an actor and stand near in time."""
    number = len(rows.events)
    every = np.arange(number, dtype=np.int64)
    blocks = [(every, rows.root.astype(np.int64), _NEXT["root"])]
    for column in range(rows.kinds.shape[1]):
        blocks.append((every, rows.kinds[:, column].astype(np.int64), _NEXT["kind"]))
    for table in (rows.agents, rows.patients):
        blocks.append((every, table[:, 0].astype(np.int64), _NEXT["actor"]))
    merged = [np.concatenate([block[part] for block in blocks[1:-2]]) for part in (0, 1)]
    blocks = [blocks[0], (merged[0], merged[1], _NEXT["kind"]), *blocks[-2:]]
    found = [np.zeros(0, dtype=np.int64)]
    for members, keys, following in blocks:
        found += _neighbours(rows, members[keys >= 0], keys[keys >= 0], following)
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]
    return (pairs // number).astype(np.int32), (pairs % number).astype(np.int32)


def _neighbours(
    rows: Tellings, members: NDArray[np.int64], keys: NDArray[np.int64], following: int
) -> list[NDArray[np.int64]]:
    """Pairs of members of a block, as one number each, that are near in order of time."""
    number = len(rows.events)
    order = np.lexsort((members, rows.first[members], keys, rows.story[members]))
    members, keys = members[order], keys[order]
    story = rows.story[members]
    found = []
    for step in range(1, following + 1):
        same = (keys[step:] == keys[:-step]) & (story[step:] == story[:-step])
        if not same.any():  # sorted by story and key: nor are any that stand farther apart
            break
        one, other = members[:-step][same], members[step:][same]
        apart = one != other
        low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        found.append(low * number + high)
    return found
