"""Learn `events/dating/weights.json` from annotated articles: when each undated event happened.

    python tools/learn_dating.py CORPORA

CORPORA holds `eventtime/dev.json`, `newsroom/dev.json`, `meantime/apple.json` and
`tempeval3/{TimeBank,AQUAINT}`. The signs of an event tell where the table before placed the events
above it. The tables are multinomial logistic regressions: a fixed number of Adam steps over all
examples, from zero, in double precision, with weights rounded to two decimals, so that the same
articles, the same library and the same table before give the same table to the digit.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from dating_examples import Example, Learned, examples_of_places, examples_of_sides, read_labelled
from numpy.typing import NDArray

from events.dating.placements import PLACEMENTS, Landmark, Lie, Side

_Matrix = NDArray[np.float64]

SIDES = [side.value for side in Side]
_PLACE_NAMES = [f"{landmark.value}.{lie.value}" for landmark, lie in PLACEMENTS]
_PARTS = [*(one.value for one in Landmark), *(one.value for one in Lie), *_PLACE_NAMES]
_TABLE = Path(__file__).parents[1] / "events" / "dating" / "weights.json"


def main(corpora: Path) -> None:
    """Read the corpora and write the table."""
    labelled = list(read_labelled(corpora))
    learned = {
        "sides": learn_sides(examples_of_sides(labelled)),
        "places": learn_places(examples_of_places(labelled)),
    }
    text = json.dumps(learned, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    _TABLE.write_text(text + "\n", encoding="utf-8")


def learn_sides(examples: list[Example]) -> Learned:
    """Weights of the signs for each side of publication."""
    return _learn(examples, SIDES, SIDES, np.eye(len(SIDES)), rare=8, steps=120)


def learn_places(examples: list[Example]) -> Learned:
    """Weights of the signs for each landmark, each lie, and each pair of them."""
    shares = np.zeros((len(_PARTS), len(PLACEMENTS)))
    for column, (landmark, lie) in enumerate(PLACEMENTS):
        for part in (landmark.value, lie.value, f"{landmark.value}.{lie.value}"):
            shares[_PARTS.index(part), column] = 1.0
    return _learn(examples, _PLACE_NAMES, _PARTS, shares, rare=15, steps=60)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Which signs each example has, as pairs; half of a sparse matrix by rows, half by columns."""

    signs: NDArray[np.intp]
    first_of_example: NDArray[np.intp]
    examples: NDArray[np.intp]
    first_of_sign: NDArray[np.intp]

    def weigh(self, weights: _Matrix) -> _Matrix:
        """The sum of the weights of the signs of each example."""
        return np.asarray(np.add.reduceat(weights[self.signs], self.first_of_example))

    def gather(self, slopes: _Matrix) -> _Matrix:
        """The sum over the examples that have each sign."""
        return np.asarray(np.add.reduceat(slopes[self.examples], self.first_of_sign))


def _learn(
    examples: list[Example],
    choices: list[str],
    parts: list[str],
    shares: _Matrix,
    *,
    rare: int,
    steps: int,
    penalty: float = 15.0,
) -> Learned:
    """`shares` says which parts add up to the weight of a choice; several choices may be right."""
    signs, seen = _signs_of(examples, rare)
    offered = np.array([[0.0 if c in e.credit else -1e9 for c in choices] for e in examples])
    credit = np.array([[e.credit.get(c, 0.0) for c in choices] for e in examples])
    scale = np.array([[example.weight] for example in examples])
    weights = np.zeros((len(signs), len(parts)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        chances = _softmax(seen.weigh(weights @ shares) + offered)
        target = chances * credit
        target /= np.maximum(target.sum(1, keepdims=True), 1e-12)
        slope = seen.gather(scale * (chances - target)) @ shares.T + penalty * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        ahead = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights -= 0.06 * ahead
    return {
        sign: {
            part: round(float(weight), 2)
            for part, weight in zip(parts, row, strict=True)
            if abs(weight) >= 0.005
        }
        for sign, row in zip(signs, weights, strict=True)
    }


def _signs_of(examples: list[Example], rare: int) -> tuple[list[str], _Seen]:
    """The signs that enough examples have, and which has which; every example has some."""
    counts = Counter(sign for example in examples for sign in example.signs)
    signs = sorted(sign for sign, count in counts.items() if count >= rare)
    number = {sign: i for i, sign in enumerate(signs)}
    rows = [sorted(number[s] for s in example.signs if s in number) for example in examples]
    columns = np.array([sign for row in rows for sign in row], dtype=np.intp)
    lengths = np.array([len(row) for row in rows], dtype=np.intp)
    order = np.argsort(columns, kind="stable")
    return signs, _Seen(
        columns,
        np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.intp),
        np.repeat(np.arange(len(rows)), lengths)[order],
        np.searchsorted(columns[order], np.arange(len(signs))),
    )


def _softmax(scores: _Matrix) -> _Matrix:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
