"""How fast an article becomes a timeline, on one core, once the language model is loaded.

The figures are rates, so that floors can hold them: more is better.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

import events
from events import text

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.benchmark

WORDS = 700
ROUNDS = 7


def test_speed_of_an_article(hold: Callable[[str, float], None]) -> None:
    story = events.example_stories()[0]
    share = len(story.text.split()) / WORDS
    events.extract(story)

    parsing = fastest(lambda: events.parse(story))
    doc = events.parse(story)
    analysis = fastest(lambda: events.analyze(story, doc))

    hold("speed.articles_a_second", share / (parsing + analysis))
    hold("speed.redated_articles_a_second", share / analysis)
    hold("speed.percent_of_it_parsing", 100 * parsing / (parsing + analysis))


def test_speed_of_many_articles(hold: Callable[[str, float], None]) -> None:
    story = events.example_stories()[0]
    stories = [story] * 32
    words = len(stories) * len(story.text.split())
    text.load_model()

    seconds = fastest(lambda: list(events.extract_many(stories)), rounds=3)

    hold("speed.words_a_second", words / seconds)


def fastest(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of the fastest of several runs: the one that the machine disturbed least."""
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best
