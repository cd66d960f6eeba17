"""Learn the weights of events/lexicons/happenings.toml from articles in which people joined events.

    dateline extract ecb/train.jsonl -o train.timelines.jsonl      (and so for dev)
    python tools/learn_happenings.py ecb train dev [--timelines FOLDER] [--write]

ECB is the folder with `train.gold.json` and so on; FOLDER holds `train.timelines.jsonl` and so on.
Each likely pair of events that people marked becomes an example: 1 where they are one, else 0.
Logistic regression with a quadratic penalty, by Newton's method. Printed is what cross-validation
over the topics gives: how many pairs are told right, and how many of those found are.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events import Event, from_json
from events.happenings.join import likely_pairs
from events.happenings.pair_signs import SIGNS, pair_signs
from events.happenings.tellings import tellings
from events.timeline.storyline import storyline
from events.timeline.timeline import Timeline

TABLE = Path(__file__).parents[1] / "events" / "lexicons" / "happenings.toml"
_HEAD = """\
# How much each sign of two events weighs when they may be one happening; above 0 it speaks for it.
# Written by tools/learn_happenings.py from {topics} topics in which people joined the events of
# several articles; pair_signs.py says when a sign shows. `least` is the mean likeness down to which
# groups are joined, `unknown` that of a pair that was not compared; both were chosen by the score.

[limits]
least = 0.36
unknown = 0.2

[weights]
"""
_PENALTY = 3.0
_FOLDS = 5
_STEPS = 25

_Matrix = NDArray[np.float64]


def main() -> None:
    """Print the cross-validated figures; with --write, learn from all and write the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("gold", type=Path)
    options.add_argument("splits", nargs="+")
    options.add_argument("--timelines", type=Path, default=Path())
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    topics = [
        examples(timelines, gold)
        for split in chosen.splits
        for timelines, gold in read_topics(chosen.gold, chosen.timelines, split)
    ]
    for fold in range(_FOLDS):
        held = [one for place, one in enumerate(topics) if place % _FOLDS == fold]
        rest = [one for place, one in enumerate(topics) if place % _FOLDS != fold]
        print(f"fold {fold}:", report(learn(*_stacked(rest)), *_stacked(held)))
    if chosen.write:
        weights = learn(*_stacked(topics))
        rows = sorted(zip(SIGNS, weights.tolist(), strict=True))
        lines = "".join(f'"{sign}" = {weight:.3f}\n' for sign, weight in rows)
        TABLE.write_text(_HEAD.format(topics=len(topics)) + lines, encoding="utf-8")


def read_topics(
    folder: Path, timelines: Path, split: str
) -> Iterator[tuple[list[Timeline], dict[str, Any]]]:
    """The timelines of each topic, with what people marked."""
    gold = json.loads((folder / f"{split}.gold.json").read_text("utf-8"))
    topics: dict[str, list[Timeline]] = defaultdict(list)
    for line in (timelines / f"{split}.timelines.jsonl").read_text("utf-8").splitlines():
        timeline = from_json(json.loads(line))
        topics[gold[timeline.documents[0].doc_id]["topic"]].append(timeline)
    for topic in sorted(topics):
        yield topics[topic], gold


def examples(timelines: list[Timeline], gold: dict[str, Any]) -> tuple[_Matrix, _Matrix]:
    """The signs of the likely pairs of marked events of a topic, and which are one happening."""
    joined = storyline(timelines)
    place = {id(document): number for number, document in enumerate(joined.documents)}
    story = [0] * len(place)
    for number, one in enumerate(joined.stories):
        for document in one.documents:
            story[place[id(document)]] = number
    numbers = {document.doc_id: number for number, document in enumerate(joined.documents)}
    rows = tellings(joined.events, numbers, story)
    one, other = likely_pairs(rows)
    marked = np.array([_chain(event, gold) for event in joined.events])
    both = (marked[one] != "") & (marked[other] != "")
    one, other = one[both], other[both]
    signs = pair_signs(rows, one, other).astype(np.float64)
    return signs, (marked[one] == marked[other]).astype(np.float64)


def _chain(event: Event, gold: dict[str, Any]) -> str:
    """The happening that people say an event tells of; empty where they marked none there."""
    at, to = event.trigger.start, event.trigger.end
    for start, end, kind, chain, *_, sure in gold[event.trigger.document.doc_id]["mentions"]:
        if (
            kind == "event"
            and sure
            and ((start <= at and to <= end) or (at <= start and end <= to))
        ):
            return str(chain)
    return ""


def _stacked(topics: list[tuple[_Matrix, _Matrix]]) -> tuple[_Matrix, _Matrix]:
    return np.concatenate([x for x, _ in topics]), np.concatenate([y for _, y in topics])


def learn(signs: _Matrix, one: _Matrix) -> _Matrix:
    """The weights under which what people joined is likeliest."""
    weights = np.zeros(signs.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(signs @ weights, -30, 30)))
        slope = signs.T @ (one - chance) - _PENALTY * weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs
        weights += np.linalg.solve(bend + _PENALTY * np.eye(len(weights)), slope)
    return weights


def report(weights: _Matrix, signs: _Matrix, one: _Matrix) -> str:
    """How many pairs are told right, and precision and recall of those told to be one."""
    told = signs @ weights > 0
    right = (told == (one > 0)).mean()
    found = (told & (one > 0)).sum()
    return (
        f"pairs {len(one)}, right {100 * right:.1f} %, precision {100 * found / told.sum():.1f}, "
        f"recall {100 * found / one.sum():.1f}"
    )


if __name__ == "__main__":
    main()
