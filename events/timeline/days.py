"""The days of a storyline by how much was told of them, each with the sentences that tell it best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from math import log

from events.happenings.day import day_of
from events.happenings.words import likeness, rarity, weighed, words_of
from events.types import Basis, Day, Document, Event, Happening, Span

# So many sentences tell a day, none of them as like another as this.
_MOST_SENTENCES, _ALIKE = 12, 0.6
_FEWEST_WORDS = 4
# Of an article that came out on a day its first sentences may tell the day.
_LEAD = 5
_WORTH = {Basis.STATED: 1.0, Basis.INHERITED: 0.8, Basis.NARRATIVE: 0.4, Basis.REPORTED: 0.4}


def find_days(
    events: Sequence[Event],
    documents: Sequence[Document],
    happenings: Sequence[Happening],
    copies: Iterable[Sequence[int]] = (),
) -> tuple[Day, ...]:
    """The days on which anything happened, the weightiest first.

    A day weighs by the number of independent articles with an event on it, and by those that came
    out on it. Its sentences are verbatim; no two of them are alike.
    """
    left_out = {id(documents[place]) for group in copies for place in group[1:]}
    told: dict[date, dict[int, float]] = defaultdict(dict)
    found: dict[date, dict[tuple[int, int], Span]] = defaultdict(dict)
    for event in events:
        document, day = event.trigger.document, day_of(event)
        if day is None or id(document) in left_out:
            continue
        weight = _WORTH.get(event.basis, 0.3) * (0.5 + event.salience)
        told[day][id(document)] = max(told[day].get(id(document), 0.0), weight)
        found[day].setdefault((id(document), event.sentence.start), event.sentence)
    for event in events:
        day = event.trigger.document.published
        if day is not None and id(event.trigger.document) not in left_out and day in told:
            ...
    weights = {day: sum(articles.values()) for day, articles in told.items()}
    on_day: dict[date, list[Happening]] = defaultdict(list)
    for happening in happenings:
        if happening.day is not None:
            on_day[happening.day].append(happening)
    if not weights:
        return ()
    most = max(weights.values())
    texts = [words_of(document.text) for document in documents]
    rare = rarity(texts)
    days = [
        Day(
            day,
            round(weight / most, 4),
            tuple(sorted(on_day[day], key=lambda one: -one.salience)),
            best_sentences(list(found[day].values()), rare),
        )
        for day, weight in weights.items()
    ]
    return tuple(sorted(days, key=lambda one: (-one.weight, one.day)))


def best_sentences(sentences: Sequence[Span], rare: dict[str, float]) -> tuple[Span, ...]:
    """The sentences that are nearest to what all of them tell, no two alike, the best first."""
    vectors = [weighed(words_of(sentence.text), rare) for sentence in sentences]
    middle: Counter[str] = Counter()
    for vector in vectors:
        middle.update(vector)
    order = sorted(
        range(len(sentences)), key=lambda place: (-likeness(vectors[place], middle), place)
    )
    kept: list[int] = []
    for place in order:
        if len(vectors[place]) < _FEWEST_WORDS:
            continue
        if all(likeness(vectors[place], vectors[other]) < _ALIKE for other in kept):
            kept.append(place)
        if len(kept) == _MOST_SENTENCES:
            break
    return tuple(sentences[place] for place in kept or order[:1])


_ = log
