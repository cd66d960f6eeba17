"""Learn the weights of events/lexicons/salience.toml from articles in which people chose.

    python tools/learn_salience.py newsroom/dev.json [--write]

The file holds articles with the events that people marked in them, the key ones flagged. Each event
that is found becomes an example: 1 where it is a key one, `_OTHER` where it is another of theirs,
else 0. Logistic regression with a quadratic penalty, by Newton's method. Printed is what
cross-validation over the articles gives: how many of the key events are marked as key, and how many
of the events marked as key are among theirs at all.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from events import Document, analyze
from events.parsing.spacy_pipeline import parse_many, token_at
from events.timeline.article_words import read_article
from events.timeline.doubts import share_left
from events.timeline.salience import mark_key_events, told_together
from events.timeline.salience_signs import signs_of
from events.types import Event, PublishedBasis

TABLE = Path(__file__).parents[1] / "events" / "lexicons" / "salience.toml"
_HEAD = """\
# How much each sign of an event weighs when the key events of an article are chosen; above 0 it
# speaks for a key event. Written by tools/learn_salience.py from {articles} articles in which
# people marked the events and the key ones; salience_signs.py says when a sign shows.

[weights]
"""
# What people marked, but not as key, is worth this much of a key event.
_OTHER = 0.4
_PENALTY = 10.0
_FOLDS = 10
# A sign that fewer events show tells of these events only.
_RARE = 8
_STEPS = 30


@dataclass(frozen=True, slots=True)
class Example:
    """An event that was found, its signs, and which of the article's marked events it is."""

    article: int
    event: Event
    signs: dict[str, float]
    marked: frozenset[int]
    key: frozenset[int]
    together: frozenset[int]
    share: float


def main() -> None:
    """Print the cross-validated figures; with --write, learn from all and write the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("gold", type=Path)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    gold = json.loads(chosen.gold.read_text(encoding="utf-8"))["documents"]
    examples = list(read_examples(gold))
    names = _names(examples)
    matrix, worth = _matrix(examples, names), np.array([_worth(one) for one in examples])
    articles = np.array([one.article for one in examples])
    chances = np.zeros(len(examples))
    for fold in range(_FOLDS):
        held = articles % _FOLDS == fold
        chances[held] = _chances(matrix[held], learn(matrix[~held], worth[~held]))
    print("cross-validated:", report(examples, chances, gold))
    weights = learn(matrix, worth)
    print("on all:", report(examples, _chances(matrix, weights), gold))
    if chosen.write:
        _write(names, weights, len(gold))


def read_examples(gold: list[dict[str, Any]]) -> Iterator[Example]:
    """The events that are found in each article, with their signs."""
    documents = [_document(item) for item in gold]
    for place, (document, doc) in enumerate(parse_many(documents)):
        item = gold[place]
        events = tuple(sorted(analyze(document, doc).events, key=lambda e: e.trigger.start))
        article = read_article(events, doc)
        triggers = [token_at(doc, event.trigger.start) for event in events]
        beside = told_together(events, triggers)
        for event, trigger, together in zip(events, triggers, beside, strict=True):
            marked = frozenset(_marked(event, item["events"]))
            key = frozenset(number for number in marked if item["events"][number]["key"])
            signs = signs_of(event, trigger, article)
            share = share_left(event, trigger)
            yield Example(place, event, signs, marked, key, together, share)


def _marked(event: Event, marked: list[dict[str, Any]]) -> Iterator[int]:
    """The numbers of the marked events that an event is one of the tellings of."""
    start, end = event.trigger.start, event.trigger.end
    for number, one in enumerate(marked):
        if any(start < last and first < end for first, last in one["triggers"]):
            yield number


def _document(item: dict[str, Any]) -> Document:
    published = item["published"]
    return Document(
        text=item["text"],
        doc_id=item["id"],
        title=item["title"],
        published=date.fromisoformat(published) if published else None,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.NONE,
    )


def _names(examples: list[Example]) -> list[str]:
    shown = Counter(sign for one in examples for sign in one.signs)
    return sorted(sign for sign, times in shown.items() if times >= _RARE)


def _matrix(examples: list[Example], names: list[str]) -> np.ndarray:
    """One row an event, one column a sign; the last column is 1."""
    column = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names) + 1))
    matrix[:, -1] = 1
    for row, one in enumerate(examples):
        for sign, value in one.signs.items():
            if sign in column:
                matrix[row, column[sign]] = value
    return matrix


def _worth(example: Example) -> float:
    return 1.0 if example.key else _OTHER if example.marked else 0.0


def learn(matrix: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """The weights that make `worth` likeliest, each held towards 0 but that of the last column."""
    weights = np.zeros(matrix.shape[1])
    penalty = np.full(matrix.shape[1], _PENALTY)
    penalty[-1] = 1e-3
    for _ in range(_STEPS):
        chances = _chances(matrix, weights)
        slope = matrix.T @ (chances - worth) + penalty * weights
        curve = (matrix * (chances * (1 - chances))[:, None]).T @ matrix + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _chances(matrix: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-matrix @ weights))


def report(examples: list[Example], chances: np.ndarray, gold: list[dict[str, Any]]) -> str:
    """Of the marked key events how many are among the chosen, and of the chosen how many marked."""
    found = all_key = marked = chosen = 0
    for place, item in enumerate(gold):
        rows = [row for row, one in enumerate(examples) if one.article == place]
        events = [examples[row].event for row in rows]
        together = [examples[row].together for row in rows]
        shares = [float(chances[row]) * examples[row].share for row in rows]
        key = mark_key_events(events, shares, together)
        shown = [row for row, event in zip(rows, key, strict=True) if event.key]
        chosen += len(shown)
        marked += sum(bool(examples[row].marked) for row in shown)
        for number, one in enumerate(item["events"]):
            told = [row for row in rows if number in examples[row].marked]
            all_key += one["key"]
            found += bool(one["key"] and told and max(told, key=lambda r: chances[r]) in shown)
    return (
        f"{chosen} chosen, {100 * marked / chosen:.1f} % of them marked; "
        f"{100 * found / all_key:.1f} % of the key events among them"
    )


def _write(names: list[str], weights: np.ndarray, articles: int) -> None:
    rounded = {"always": weights[-1], **dict(zip(names, weights[:-1], strict=True))}
    ordered = sorted(rounded.items())
    lines = [f'"{name}" = {weight:.2f}\n' for name, weight in ordered if round(weight, 2)]
    TABLE.write_text(_HEAD.format(articles=articles) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
