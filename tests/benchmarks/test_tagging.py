"""How well times are found and read, on TimeBank and AQUAINT as TempEval-3 scores them."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import pytest
from timeml_corpus import read_times

from events.parsing import spacy_pipeline
from events.published.from_article import find_published
from events.times import find_times
from events.types import Document, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.tokens import Doc

pytestmark = pytest.mark.benchmark

# SHA-256 over the names and bytes of the files: a score is of this very data, or of none.
CORPUS_HASHES = {
    "AQUAINT": "d6832741cfb4aef950dcdf1bb43155fa14dd032c2ab622664c8b37e18ca25fee",
    "TimeBank": "6b7cbcffe976ccc8ec6c93b3eb86459221a1d0ff1c94d9c21ddf56428f33cf85",
}


class Timex(NamedTuple):
    start: int
    end: int
    value: str


@pytest.mark.parametrize("name", sorted(CORPUS_HASHES))
def test_times_and_their_values(
    name: str,
    corpus: Callable[[str], Path],
    parsed: Callable[[Document], Doc],
    hold: Callable[[str, float], None],
) -> None:
    folder = corpus(f"tempeval3/{name}")
    assert corpus_hash(folder) == CORPUS_HASHES[name]
    counts: Counter[str] = Counter()

    for path in sorted(folder.glob("*.tml")):
        document, marked = read_times(path)
        times = find_times(parsed(document), document)
        gold = [Timex(*time) for time in marked]
        counts += score(gold, [Timex(t.span.start, t.span.end, t.value) for t in times])

    for measure in ("relaxed", "strict", "value"):
        hold(f"times.{name}.{measure}_f1", 200 * counts[measure] / counts["all"])


@pytest.mark.parametrize("name", sorted(CORPUS_HASHES))
def test_times_alone_are_those_of_the_whole_parse(
    name: str,
    corpus: Callable[[str], Path],
    parsed: Callable[[Document], Doc],
    hold: Callable[[str, float], None],
) -> None:
    """The share of times that `dateline times`, which parses a few sentences, has in common with a
    parse of all, with dates of publication and without.
    """
    dated = [read_times(path)[0] for path in sorted(corpus(f"tempeval3/{name}").glob("*.tml"))]
    stories = [*dated, *(replace(story, published=None) for story in dated)]

    def look(document: Document, doc: Doc) -> list[tuple[date | None, TimeExpression]]:
        document = find_published(document, doc)
        return [(document.published, time) for time in find_times(doc, document)]

    short = set(chain.from_iterable(spacy_pipeline.look_many(stories, look)))
    whole = {time for story in stories for time in look(story, parsed(story))}

    hold(
        f"times.{name}.percent_as_in_the_whole_parse", 100 * len(short & whole) / len(short | whole)
    )


def score(gold: list[Timex], found: list[Timex]) -> Counter[str]:
    """The pairs of one document: equal spans first, then the first overlap in text order."""
    spans = {(time.start, time.end): time for time in found}
    pairs = [(g, spans.pop(g[:2])) for g in gold if g[:2] in spans]
    counts = Counter(all=len(gold) + len(found), strict=len(pairs))
    paired = {g for g, _ in pairs}
    for g in gold:
        if g not in paired:
            hits = (s for s in spans.values() if s.start < g.end and g.start < s.end)
            if hit := next(hits, None):
                pairs.append((g, spans.pop(hit[:2])))
    counts["relaxed"] = len(pairs)
    counts["value"] = sum(g.value == s.value for g, s in pairs)
    return counts


def corpus_hash(folder: Path) -> str:
    """One hash of all TimeML files of a folder, by name and content."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.tml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
