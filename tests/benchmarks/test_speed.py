"""How fast an article becomes a timeline, on one core, once the language model is loaded.

The figures are rates and shares, so that floors can hold them: more is better.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from timeml_corpus import read_timeml

import events
from events import text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


# The packaged model was trained with an earlier minor version of spaCy.
@pytest.mark.filterwarnings("ignore:.*W095")
def test_the_whole_costs_little_more_than_spacy_alone(
    corpus: Callable[[str], Path], hold: Callable[[str, float], None]
) -> None:
    """Processor time of the packaged pipeline, in batches, as a share of that of JSON Lines.

    The pipeline runs as it is packaged but for the component that `load_model` leaves out too. A
    share of 74.1 percent is a whole that costs 1.35 times as much.
    """
    paths = sorted(corpus("tempeval3/TimeBank").glob("*.tml"))[:60]
    stories = [read_timeml(path)[0] for path in paths]
    write = events.FORMATS["jsonl"].write
    packaged = importlib.import_module(text.MODELS[text.DEFAULT_MODEL]).load(exclude=["senter"])

    def alone() -> None:
        list(packaged.pipe([story.text for story in stories], batch_size=32))

    def whole() -> None:
        for timeline in events.extract_many(stories):
            write(timeline)

    whole()
    pairs = [(cpu_seconds(alone), cpu_seconds(whole)) for _ in range(5)]

    share = min(one for one, _ in pairs) / min(both for _, both in pairs)
    hold("speed.percent_of_it_spacy_alone", 100 * share)


def test_memory_stays_flat_over_many_articles(hold: Callable[[str, float], None]) -> None:
    """The peak after a quarter of the articles, as a share of the peak after all of them.

    Each has words that no other has, as a stream of news does.
    """
    done = subprocess.run([sys.executable, "-c", PEAKS], capture_output=True, text=True, check=True)

    early, late = map(int, done.stdout.split())

    hold("memory.percent_of_peak_after_a_quarter", 100 * early / late)


PEAKS = """
import resource
from dataclasses import replace
import events

story = events.example_stories()[0]
text = story.text[:1200]
stories = (replace(story, text=f"{text} Mr. Zq{n}x saw the Vb{n}y fall.") for n in range(800))
for number, _ in enumerate(events.extract_many(stories), start=1):
    if number in (200, 800):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def cpu_seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def fastest(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of the fastest of several runs: the one that the machine disturbed least."""
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best
