"""How many mentions of people and organizations in MEANTIME are found, and joined as annotated."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from events.actors import find_actors
from events.parsing import spacy_pipeline
from events.times import find_times
from events.types import ActorType, Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.benchmark

Clusters = list[set[tuple[str, int]]]


def test_mentions_and_coreference(
    corpus: Callable[[str], Path], hold: Callable[[str, float], None]
) -> None:
    gold: Clusters = []
    found: Clusters = []

    for article in json.loads(corpus("meantime/apple.json").read_text(encoding="utf-8"))[
        "documents"
    ]:
        read = clusters_of(article)
        gold += read[0]
        found += read[1]

    marked, mentioned = set().union(*gold), set().union(*found)
    hold("actors.apple.mention_f1", 200 * len(marked & mentioned) / (len(marked) + len(mentioned)))
    hold("actors.apple.b3_f1", 100 * b_cubed(gold, found))


def clusters_of(article: dict[str, Any]) -> tuple[Clusters, Clusters]:
    """The annotated and the found actors of an article, as sets of named mentions.

    A mention found has the name of the annotated one that it meets, else a name of its own. Only
    the annotated part counts, without its date line; a mention of a place or product is none.
    """
    name = str(article["id"])
    types = {entity["id"]: entity["type"] for entity in article["entities"]}
    marked = [m for m in article["entity_mentions"] if m["full"]]
    gold: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for i, mention in enumerate(marked):
        if types.get(mention["entity"]) in ("PER", "ORG"):
            gold[mention["entity"]].add((name, i))
    scored = set().union(*gold.values()) if gold else set()

    dateline = next(((s["start"], s["end"]) for s in article["sentences"] if s["id"] == 1), (0, 0))
    found: Clusters = []
    taken: set[int] = set()
    for actor in actors_of(article):
        cluster = set()
        for mention in actor.mentions:
            start, end = mention.span.start, mention.span.end
            if start >= article["annotated_end"] or dateline[0] <= start < dateline[1]:
                continue
            met = meeting(marked, start, end, taken)
            if met is not None:
                taken.add(met)
            inanimate = actor.label is ActorType.GPE or actor.label.is_inanimate
            if met is None and not inanimate:
                cluster.add((f"{name} found", start))
            elif met is not None and (name, met) in scored:
                cluster.add((name, met))
        if cluster:
            found.append(cluster)
    return list(gold.values()), found


def actors_of(article: dict[str, Any]) -> tuple[Any, ...]:
    published = date.fromisoformat(article["dct"])
    document = Document(text=article["text"], doc_id=str(article["id"]), published=published)
    doc = spacy_pipeline.parse(document)
    return find_actors(doc, document, find_times(doc, document))


def meeting(marked: list[dict[str, Any]], start: int, end: int, taken: set[int]) -> int | None:
    """The annotated mention with the same span, or the closest nested one whose head is held."""
    best, most = None, 0.0
    for i, mention in enumerate(marked):
        shared = min(end, mention["end"]) - max(start, mention["start"])
        head = mention["head"]
        if i in taken or shared <= 0 or not (start <= head[0] and head[1] <= end):
            continue
        share = shared / (max(end, mention["end"]) - min(start, mention["start"]))
        if share > most:
            best, most = i, share
    return best


def b_cubed(gold: Clusters, found: Clusters) -> float:
    """F1 of B-cubed (Bagga and Baldwin 1998), mentions that stand alone included."""
    recall, precision = _share(gold, found), _share(found, gold)
    return 2 * recall * precision / (recall + precision)


def _share(key: Clusters, response: Clusters) -> float:
    """How much of its cluster, on average, a mention of `key` shares in `response`."""
    cluster_of = {mention: cluster for cluster in response for mention in cluster}
    shares = [
        len(cluster & cluster_of.get(mention, set())) / len(cluster)
        for cluster in key
        for mention in cluster
    ]
    return sum(shares) / len(shares)
