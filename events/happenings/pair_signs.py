"""What speaks for and against two events being one happening: the signs of pairs of tellings."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.happenings.tellings import NO_DAY, Numbers, Tellings

SIGNS = (
    "always",
    "same word",
    "same root",
    "same kind",
    "likeness of words",
    "rarity of a shared root",
    "likeness of sentences",
    "likeness of sentences with a shared root",
    "likeness of arguments",
    "likeness of articles",
    "agent shared",
    "agents differ",
    "patient shared",
    "patients differ",
    "agent is patient",
    "noun is the agent",
    "noun of the kind is the agent",
    "people counted",
    "place shared",
    "places differ",
    "same day",
    "same stated day",
    "days apart",
    "days apart, neither reported",
    "stated days apart",
    "far apart",
    "ends far apart",
    "one has no day",
    "both report",
    "one reports",
    "one is negated",
    "one is less than a fact",
    "one is to come",
    "both are nouns",
    "one is a noun",
    "same article",
    "same sentence",
    "same root in one article",
    "same root and patient",
    "same kind and patient",
    "same root and stated day",
    "rare shared root and agent",
    "no root and no kind shared",
)


def pair_signs(rows: Tellings, one: Numbers, other: Numbers) -> NDArray[np.float32]:
    """The signs of pairs of rows, one line a pair, in the order of `SIGNS`."""
    made = _Pairs(rows, one, other)
    columns = {**made.of_words(), **made.of_actors(), **made.of_time(), **made.of_manner()}
    columns |= made.together(columns)
    columns["always"] = np.ones(len(one), dtype=np.float32)
    signs = np.empty((len(one), len(SIGNS)), dtype=np.float32)
    for place, name in enumerate(SIGNS):
        signs[:, place] = columns[name]
    return signs


_Columns = dict[str, NDArray[Any]]


_FEW = 4000


class _Pairs:
    """Pairs of rows of one table."""

    def __init__(self, rows: Tellings, one: Numbers, other: Numbers) -> None:
        self.rows, self.a, self.b = rows, one, other

    def of_words(self) -> _Columns:
        """What the words of the two mean."""
        rows, a, b = self.rows, self.a, self.b
        same_root = rows.root[a] == rows.root[b]
        likeness = _cosines(rows.context, a, b)
        return {
            "same word": rows.lemma[a] == rows.lemma[b],
            "same root": same_root,
            "same kind": _share(rows.kinds[a], rows.kinds[b]) & ~same_root,
            "likeness of words": np.maximum(
                0, _repeated(rows.meaning, rows.lemma[a], rows.lemma[b])
            ),
            "rarity of a shared root": np.where(same_root, rows.rare[a], 0),
            "likeness of sentences": likeness,
            "likeness of sentences with a shared root": np.where(same_root, likeness, 0),
            "likeness of arguments": _cosines(rows.argument, a, b),
            "likeness of articles": _repeated(rows.article, rows.document[a], rows.document[b]),
        }

    def of_actors(self) -> _Columns:
        """Who takes part."""
        rows, a, b = self.rows, self.a, self.b
        found: _Columns = {}
        for name, table in (
            ("agent", rows.agents),
            ("patient", rows.patients),
            ("place", rows.places),
        ):
            shared = _share(table[a], table[b])
            both = (table[a, 0] >= 0) & (table[b, 0] >= 0)
            found[f"{name} shared"], found[f"{name}s differ"] = shared, both & ~shared
        crossed = _share(rows.agents[a], rows.patients[b]) | _share(
            rows.patients[a], rows.agents[b]
        )
        within = self._within(a, b) | self._within(b, a)
        of_kind = within & _share(rows.kinds[a], rows.kinds[b])
        return found | {
            "agent is patient": crossed,
            "noun is the agent": within & ~of_kind,
            "noun of the kind is the agent": of_kind,
            "people counted": _share(rows.counts[a], rows.counts[b]) & self._near_in_time(),
        }

    def _near_in_time(self) -> NDArray[np.bool_]:
        first, last, a, b = self.rows.first, self.rows.last, self.a, self.b
        gap = np.maximum(first[a] - last[b], first[b] - last[a])
        return np.asarray((gap <= _NEAR) & (np.abs(last[a] - last[b]) <= _SAME_WEEKS))

    def _within(self, noun: Numbers, verb: Numbers) -> NDArray[np.bool_]:
        """Whether the agent of the second contains the first: "the quake" of "the quake hit"."""
        rows = self.rows
        return np.asarray(
            (rows.document[noun] == rows.document[verb])
            & (rows.agent_from[verb] <= rows.at[noun])
            & (rows.at[noun] < rows.agent_to[verb])
        )

    def of_time(self) -> _Columns:
        """When the two can have been."""
        rows, a, b = self.rows, self.a, self.b
        first, last, sure = rows.first, rows.last, rows.sure
        gap = np.maximum(0, np.maximum(first[a] - last[b], first[b] - last[a]))
        one_day = (first[a] == last[a]) & (first[b] == last[b])
        stated = (sure[a] >= 2) & (sure[b] >= 2)
        no_day = ((last[a] == NO_DAY) | (last[b] == NO_DAY)) | (
            (first[a] == -NO_DAY) | (first[b] == -NO_DAY)
        )
        same_day = one_day & (first[a] == first[b])
        return {
            "same day": same_day,
            "same stated day": same_day & stated,
            "days apart": gap > 0,
            "days apart, neither reported": (gap > 0) & (sure[a] != 1) & (sure[b] != 1),
            "stated days apart": (gap > 0) & stated,
            "far apart": np.minimum(1, gap / 30),
            "ends far apart": np.minimum(1, np.abs(last[a] - last[b]) / 60),
            "one has no day": no_day,
        }

    def of_manner(self) -> _Columns:
        """How they are told."""
        rows, a, b = self.rows, self.a, self.b
        one, other = rows.flags[a], rows.flags[b]
        apart = one != other
        same_article = rows.document[a] == rows.document[b]
        return {
            "both report": one[:, 0] & other[:, 0],
            "one reports": apart[:, 0],
            "one is negated": apart[:, 1],
            "one is less than a fact": apart[:, 2],
            "one is to come": apart[:, 3],
            "both are nouns": one[:, 4] & other[:, 4],
            "one is a noun": apart[:, 4],
            "same article": same_article,
            "same sentence": same_article & (rows.sentence[a] == rows.sentence[b]),
        }

    def together(self, found: _Columns) -> _Columns:
        """Signs that weigh more, or less, together."""
        root, kind = found["same root"], found["same kind"]
        return {
            "same root in one article": root & found["same article"],
            "same root and patient": root & found["patient shared"],
            "same kind and patient": kind & found["patient shared"],
            "same root and stated day": root & found["same stated day"],
            "rare shared root and agent": found["rarity of a shared root"] * found["agent shared"],
            "no root and no kind shared": ~(root | kind),
        }


def _share(one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    """Whether two rows have a number in common; -1 is none."""
    shared = np.zeros(len(one), dtype=bool)
    filled = [theirs for theirs in other.T if (theirs >= 0).any()]
    for mine in one.T:
        known = np.where(mine >= 0, mine, _NOBODY)
        for theirs in filled if (mine >= 0).any() else ():
            shared |= known == theirs
    return shared


def _cosines(
    table: NDArray[np.float32], one: NDArray[np.integer], other: NDArray[np.integer]
) -> NDArray[np.float32]:
    """The cosines of pairs of rows; a few thousand at a time, which fit the processor's memory."""
    parts = [
        np.einsum("ij,ij->i", table[one[at : at + _FEW]], table[other[at : at + _FEW]])
        for at in range(0, max(1, len(one)), _FEW)
    ]
    return np.concatenate(parts)


def _repeated(table: NDArray[np.float32], one: Numbers, other: Numbers) -> NDArray[np.float32]:
    """The same where most pairs come many times: two words, two articles."""
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
    pairs, place = np.unique(low * len(table) + high, return_inverse=True)
    return _cosines(table, pairs // len(table), pairs % len(table))[place]


_NOBODY = -2  # unlike -1, which is none, and all that there is


# Tolls of one happening are told for days so near to each other.
_NEAR, _SAME_WEEKS = 2, 30
# Stated days so far apart are of two happenings, whatever else they have in common.
_TOO_FAR = 10


def excluded(rows: Tellings, one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    """Whether the times of pairs of rows shut it out that they are one happening."""
    first, last = rows.first, rows.last
    gap = np.maximum(first[one] - last[other], first[other] - last[one])
    return np.asarray((gap > _TOO_FAR) & (rows.sure[one] >= 2) & (rows.sure[other] >= 2))
