"""The days of a storyline by how much is told of them, each with its best sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from events.happenings.day import day_named, day_of
from events.happenings.words import likeness, rarity, weighed, words_of, words_of_article
from events.types import Basis, Day, Document, Event, Happening, Span, TimeExpression

# So many sentences tell a day, none of them as like another as this.
_MOST_SENTENCES, _ALIKE = 12, 0.5
_FEWEST_WORDS = 4
# A sentence of more words tells of other things, too, and counts so much of a shorter one. Found on
# Timeline17, as the likeness is.
_MOST_WORDS, _TOO_LONG = 45, 0.5
# What one article's word for a day weighs by its basis; a stated day of more than a week ago weighs
# more by its event's salience, that of publication or one to come less. Found on Timeline17.
_WORTH = {Basis.STATED: 1.0, Basis.INHERITED: 0.2, Basis.REPORTED: 0.1}
_BACK, _NOW, _LEAST, _TOLD, _WEEK = 2.0, 0.4, 0.05, 0.1, 7
# To name a day weighs 1, or so much where it lies more than a week back; whatever it dates.
_LOOKED_BACK = 2.0


def find_days(
    events: Sequence[Event],
    documents: Sequence[Document],
    happenings: Sequence[Happening],
    copies: Iterable[Sequence[int]] = (),
    *,
    times: Iterable[TimeExpression] = (),
) -> tuple[Day, ...]:
    """The days on which anything happened, the weightiest first.

    A day weighs by the independent articles that tell of it, the more so where they look back on
    it from afar. Its sentences are verbatim; no two of them are alike. `copies` are groups of
    documents that are copies, by their indices in `documents`: the first of each counts. `times`
    are the time expressions of the documents: a day weighs by those who name it, too.
    """
    left_out = {id(documents[place]) for group in copies for place in group[1:]}
    told: dict[date, dict[int, float]] = defaultdict(dict)
    found: dict[date, dict[tuple[int, int], Event]] = defaultdict(dict)
    for event in events:
        document, day = event.trigger.document, day_of(event)
        if day is None or id(document) in left_out:
            continue
        told[day][id(document)] = max(told[day].get(id(document), 0.0), _weight(event, day))
        place = id(document), event.sentence.start
        if place not in found[day] or found[day][place].salience < event.salience:
            found[day][place] = event
    on_day: dict[date, list[Happening]] = defaultdict(list)
    for happening in sorted(happenings, key=lambda one: -one.salience):
        if happening.day is not None:
            on_day[happening.day].append(happening)
    named = _named(times, left_out)
    weights = {day: sum(own.values()) + sum(named[day].values()) for day, own in told.items()}
    most = max(weights.values(), default=1.0)
    rare = rarity([words_of_article(document.text) for document in documents])
    days = [
        Day(
            day,
            round(weight / most, 4),
            tuple(on_day[day]),
            best_sentences(list(found[day].values()), rare),
        )
        for day, weight in weights.items()
    ]
    return tuple(sorted(days, key=lambda one: (-one.weight, one.day)))


def _named(
    times: Iterable[TimeExpression], left_out: set[int]
) -> defaultdict[date, dict[int, float]]:
    """What each article's naming of a day weighs, by the day and the identity of the article."""
    named: defaultdict[date, dict[int, float]] = defaultdict(dict)
    for time in times:
        document, day = time.span.document, day_named(time.interval)
        if day is None or id(document) in left_out:
            continue
        back = (document.published - day).days if document.published else 0
        weight = _LOOKED_BACK if back > _WEEK else 1.0 if back > 0 else _NOW
        named[day][id(document)] = max(named[day].get(id(document), 0.0), weight)
    return named


def _weight(event: Event, day: date) -> float:
    """How much one telling tells that a day mattered: a day looked back on did, most of all."""
    published = event.trigger.document.published
    back = (published - day).days if published else 0
    weight = _WORTH.get(event.basis, _LEAST) + _TOLD * event.salience
    if event.basis is not Basis.STATED:
        return weight
    return (
        weight + _BACK * (_LEAST + event.salience)
        if back > _WEEK
        else weight * (1.0 if back > 0 else _NOW)
    )


def best_sentences(events: Sequence[Event], rare: dict[str, float]) -> tuple[Span, ...]:
    """The sentences of events that are nearest to what all tell, no two alike, the best first."""
    sentences = [event.sentence for event in events]
    vectors = [weighed(words_of(sentence.text), rare) for sentence in sentences]
    middle: Counter[str] = Counter()
    for vector in vectors:
        middle.update(vector)
    fits = [_fit(*pair, middle) for pair in zip(sentences, vectors, strict=True)]
    order = sorted(range(len(sentences)), key=lambda place: (-fits[place], place))
    kept: list[int] = []
    for place in order:
        if len(vectors[place]) < _FEWEST_WORDS:
            continue
        if all(likeness(vectors[place], vectors[other]) < _ALIKE for other in kept):
            kept.append(place)
        if len(kept) == _MOST_SENTENCES:
            break
    return tuple(sentences[place] for place in kept or order[:1])


def _fit(sentence: Span, vector: Mapping[str, float], middle: Mapping[str, float]) -> float:
    """How near a sentence is to what all tell."""
    near = likeness(vector, middle)
    return near if len(sentence.text.split()) <= _MOST_WORDS else _TOO_LONG * near
