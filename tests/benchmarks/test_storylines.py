"""Storylines on parts of the annotated corpora, by the scorers that lie beside them.

The parts are small enough for a minute or two: two topics of ECB+, fifteen incidents, every fourth
article of one long story, and the invented story in five articles. Joining is timed on articles of
many incidents.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from events import Document, MentionType, Timeline, extract_many, storyline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import ModuleType

    _Hold = Callable[[str, float], None]
    _Corpus = Callable[[str], Path]

pytestmark = pytest.mark.benchmark

TOPICS, INCIDENTS, EVERY = ("5", "35"), 15, 4
FEW, MANY = 60, 240


def scorer(folder: Path, name: str) -> ModuleType:
    path = str(folder.parents[1] / "bench" / "storyline")
    if path not in sys.path:
        sys.path.append(path)
    return __import__(name)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def documents_of(articles: Iterable[dict[str, Any]]) -> list[Document]:
    return [
        Document(
            text=one["text"],
            doc_id=one["id"],
            publisher=one.get("publisher"),
            published=date.fromisoformat(one["published"]) if one.get("published") else None,
        )
        for one in articles
    ]


def joined(articles: Iterable[dict[str, Any]]) -> Timeline:
    return storyline(extract_many(documents_of(articles)))


def at(event: Any) -> tuple[str, int, int]:
    return event.trigger.document.doc_id, event.trigger.start, event.trigger.end


def test_events_and_actors_joined_across_articles(corpus: _Corpus, hold: _Hold) -> None:
    folder = corpus("storyline")
    coref = scorer(folder, "coref")
    gold = json.loads((folder / "ecb/dev.gold.json").read_text(encoding="utf-8"))
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for article in read(folder / "ecb/dev.jsonl"):
        topics[gold[article["id"]]["topic"]].append(article)
    events, actors, kept = {}, {}, {}
    for topic in TOPICS:
        told = joined(topics[topic])
        kept |= {article["id"]: gold[article["id"]] for article in topics[topic]}
        for number, happening in enumerate(told.happenings):
            events |= {at(event): (topic, number) for event in happening.events}
        for number, actor in enumerate(told.actors):
            for mention in actor.mentions:
                span = mention.span
                if mention.type is not MentionType.PRO:
                    place = span.document.doc_id, span.start, span.end
                    actors[place] = topic, number

    for kind, made in (("event", events), ("actor", actors)):
        right = coref.flatten(kept, kept, kind=kind)
        moved = coref.by_head(made, right)
        score = coref.score(moved, right, found=True)["CoNLL"][2]
        hold(f"storyline.ecb.{kind}s_conll", 100 * score)


def test_incidents_told_by_several_articles(corpus: _Corpus, hold: _Hold) -> None:
    folder = corpus("storyline")
    incidents = scorer(folder, "incidents")
    gold = json.loads((folder / "gva/dev.gold.json").read_text(encoding="utf-8"))
    gold = dict(list(gold.items())[:INCIDENTS])
    articles = {one["id"]: one for one in read(folder / "gva/dev.jsonl")}
    found = {name: [articles[doc_id] for doc_id in one["documents"]] for name, one in gold.items()}
    timelines = {
        timeline.documents[0].doc_id: timeline
        for timeline in extract_many(
            Document(text=a["text"], doc_id=a["id"], published=date.fromisoformat(a["published"]))
            for rows in found.values()
            for a in rows
        )
    }
    together = storyline(timelines.values())
    made = {
        number: {"documents": [document.doc_id for document in story.documents]}
        for number, story in enumerate(together.stories)
    }
    facts = {}
    for name, one in gold.items():
        told = storyline(timelines[doc_id] for doc_id in one["documents"])
        best = max(told.happenings, key=lambda happening: happening.salience)
        facts[name] = {"date": best.day.isoformat() if best.day else None, **dict(told.facts)}

    hold("storyline.incidents.sorted_conll", 100 * incidents.score_joined(made, gold)["CoNLL"][2])
    scores = incidents.score_told(facts, gold)
    hold("storyline.incidents.day_exact", 100 * scores["date"])
    hold("storyline.incidents.killed", 100 * scores["killed"])
    hold("storyline.incidents.injured", 100 * scores["injured"])


def test_days_of_a_long_story(corpus: _Corpus, hold: _Hold) -> None:
    folder = corpus("storyline")
    tls = scorer(folder, "tls")
    (gold,) = json.loads((folder / "t17/mj.gold.json").read_text(encoding="utf-8")).values()
    told = joined(read(folder / "t17/mj.jsonl")[::EVERY])
    each = max(1, round(sum(map(len, gold.values())) / len(gold)))
    days = [day for day in told.days if min(gold) <= day.day.isoformat() <= max(gold)]
    made = {
        day.day.isoformat(): [sentence.text for sentence in day.sentences[:each]]
        for day in days[: len(gold)]
    }

    scores = tls.average([tls.score(made, gold)])
    hold("storyline.days.date_f1", 100 * scores["date"][2])
    hold("storyline.days.ar1", 100 * scores["AR-1"][2])


def test_an_invented_story_in_five_articles(corpus: _Corpus, hold: _Hold) -> None:
    folder = corpus("storyline")
    story = scorer(folder, "story")
    told = joined(read(folder / "seed/articles.jsonl"))
    made = {
        "events": [
            {
                "mentions": [list(at(event)) for event in happening.events],
                "date": happening.day and happening.day.isoformat(),
                "conflicts": {
                    one.what: {
                        value.value: [document.doc_id for document in value.documents]
                        for value in one.values
                    }
                    for one in happening.conflicts
                },
            }
            for happening in told.happenings
        ],
        "important": [day.day.isoformat() for day in told.days],
    }
    scores = story.score(made, json.loads((folder / "seed/gold.json").read_text("utf-8")))

    hold("storyline.story.joins_lea", 100 * scores["events, found only"]["LEA"][2])
    hold("storyline.story.articles_counted", 100 * scores["articles counted right"])
    hold("storyline.story.conflicts_f1", 100 * scores["conflicts"][2])
    hold("storyline.story.days", 100 * scores["important days"])


def test_joining_costs_little_beside_extracting_and_grows_as_n_log_n(
    corpus: _Corpus, hold: _Hold
) -> None:
    """In processor time: how many articles are joined while one is extracted, of 240 of them.

    And the cost of an event among 60 articles as a share of that among 240, by n log n.
    """
    documents = documents_of(read(corpus("storyline") / "gva/dev.jsonl")[:MANY])
    storyline(extract_many(documents[:2]))  # loads what both need
    start = time.process_time()
    timelines = list(extract_many(documents))
    extracting = time.process_time() - start

    few, many = (seconds_of_joining(timelines[:number]) for number in (FEW, MANY))

    events = [sum(len(one.events) for one in timelines[:number]) for number in (FEW, MANY)]
    few_each, many_each = (
        taken / (number * math.log(number))
        for taken, number in zip((few, many), events, strict=True)
    )
    hold("storyline.speed.articles_joined_while_one_is_extracted", extracting / many)
    hold("storyline.speed.percent_of_n_log_n_growth", 100 * few_each / many_each)


def seconds_of_joining(timelines: list[Timeline]) -> float:
    """The processor time of the fastest of three rounds."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        storyline(timelines)
        taken.append(time.process_time() - start)
    return min(taken)
