"""The events of some articles as rows of numbers, so that pairs of them are compared at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from events.happenings.counted import numbers_of
from events.happenings.meaning import vectors, word_told
from events.happenings.words import rarity, words_of, words_of_article
from events.lexicons.meanings import kinds, root
from events.types import Basis, Event, EventClass, Polarity, Role, Tense

Numbers = NDArray[np.int32]
Weights = NDArray[np.float32]

NO_DAY = 10**8  # beyond all days of a calendar
_MOST_KINDS, _MOST_ACTORS, _MOST_COUNTS = 4, 4, 2
# Words of a sentence are counted in so many places; two share one seldom.
_WIDTH, _WIDE = 256, 2048
# A `reported` day is "on or shortly before": so many days.
_SHORTLY = 5
_SURE = {Basis.STATED: 3, Basis.INHERITED: 2, Basis.NARRATIVE: 2, Basis.REPORTED: 1}


@dataclass(frozen=True, slots=True)
class Tellings:
    """One row an event; -1 stands for none. `first` and `last` are day numbers, inclusive."""

    events: tuple[Event, ...]
    document: Numbers
    story: Numbers
    at: Numbers  # where the trigger stands
    sentence: Numbers  # where its sentence begins
    lemma: Numbers
    root: Numbers
    kinds: Numbers
    meaning: Weights  # one row a word
    rare: Weights  # how rare its word is
    agents: Numbers
    patients: Numbers
    places: Numbers
    agent_from: Numbers  # where its agent stands
    agent_to: Numbers
    first: Numbers
    last: Numbers
    sure: Numbers
    context: Weights
    argument: Weights  # the words of its arguments
    article: Weights  # the words of each article, one row an article
    counts: Numbers  # of what people are counted
    flags: NDArray[np.bool_]  # reporting, negated, less than a fact, to come, noun


def tellings(
    events: Sequence[Event], documents: dict[str, int], stories: Sequence[int]
) -> Tellings:
    """The rows of some events.

    `documents` has the number of each article by its id, `stories` the story of each article by
    its number. Raises MissingModelError.
    """
    document = [documents[event.trigger.document.doc_id] for event in events]
    told = [word_told(event) for event in events]
    lemmas = _numbered(told)
    actors = _actor_numbers(events)
    first, last = _days(events)
    sentences = [_sentence_words(event.sentence.text) for event in events]
    arguments = [
        _sentence_words(" ".join(a.span.text for a in event.arguments)) for event in events
    ]
    rare = rarity(sentences)
    which = np.array([lemmas[word] for word in told], dtype=np.int32)
    return Tellings(
        events=tuple(events),
        document=np.array(document, dtype=np.int32),
        story=np.array([stories[place] for place in document], dtype=np.int32),
        at=np.array([event.trigger.start for event in events], dtype=np.int32),
        sentence=np.array([event.sentence.start for event in events], dtype=np.int32),
        lemma=which,
        root=np.array([_mark(root(word)) for word in told], dtype=np.int32),
        kinds=_table([[_mark(k) for k in sorted(kinds(word))] for word in told], _MOST_KINDS),
        meaning=vectors(list(lemmas)),
        rare=np.array([rare.get(root(word), 3.0) for word in told], dtype=np.float32),
        agents=_table([_in_role(e, actors, Role.AGENT) for e in events], _MOST_ACTORS),
        patients=_table(
            [_in_role(e, actors, Role.PATIENT, Role.RECIPIENT) for e in events], _MOST_ACTORS
        ),
        places=_table([_in_role(e, actors, Role.PLACE) for e in events], _MOST_ACTORS),
        agent_from=np.array([_agent(event)[0] for event in events], dtype=np.int32),
        agent_to=np.array([_agent(event)[1] for event in events], dtype=np.int32),
        first=first,
        last=last,
        sure=np.array([_SURE.get(event.basis, 0) for event in events], dtype=np.int32),
        context=_hashed(sentences, rare),
        argument=_hashed(arguments, rare),
        article=_articles(events, documents, len(stories)),
        counts=_table([[_mark(what) for what, _ in numbers_of(e)] for e in events], _MOST_COUNTS),
        flags=np.array([_flags(event) for event in events], dtype=bool).reshape(len(events), 5),
    )


def _articles(events: Sequence[Event], documents: dict[str, int], number: int) -> Weights:
    """The words of the articles; one alone is like itself whatever they are."""
    if number == 1:
        return np.ones((1, 1), dtype=np.float32)
    held = {documents[e.trigger.document.doc_id]: e.trigger.document for e in events}
    texts = [words_of_article(held[place].text) if place in held else () for place in range(number)]
    return _hashed(texts, rarity(texts), _WIDE)


@lru_cache(10_000)
def _sentence_words(text: str) -> tuple[str, ...]:
    return tuple(words_of(text))


@lru_cache(20_000)
def _mark(word: str) -> int:
    return crc32(word.encode("utf-8", "replace")) & 0x7FFFFFFF


def _numbered(words: Sequence[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(dict.fromkeys(words))}


def _actor_numbers(events: Sequence[Event]) -> dict[int, int]:
    actors = (a.actor for event in events for a in event.arguments if a.actor is not None)
    numbers: dict[int, int] = {}
    for actor in actors:
        numbers.setdefault(id(actor), len(numbers))
    return numbers


def _in_role(event: Event, numbers: dict[int, int], *roles: Role) -> list[int]:
    """Who has one of the roles; a thing that is no actor, by its words."""
    return [
        numbers[id(a.actor)]
        if a.actor is not None
        else _mark(" ".join(_sentence_words(a.span.text)))
        for a in event.arguments
        if a.role in roles
    ]


def _agent(event: Event) -> tuple[int, int]:
    """Where the agent stands in the text; no place at all where there is none."""
    spans = (a.span for a in event.arguments if a.role is Role.AGENT)
    return next(((span.start, span.end) for span in spans), (-1, -1))


def _table(rows: Sequence[Sequence[int]], width: int) -> Numbers:
    table = np.full((len(rows), width), -1, dtype=np.int32)
    for place, row in enumerate(rows):
        kept = list(dict.fromkeys(row))[:width]
        table[place, : len(kept)] = kept
    return table


def _days(events: Sequence[Event]) -> tuple[Numbers, Numbers]:
    """First and last day on which each can have been, the day of publication being weak."""
    first = np.full(len(events), -NO_DAY, dtype=np.int32)
    last = np.full(len(events), NO_DAY, dtype=np.int32)
    for place, event in enumerate(events):
        limits = event.limits
        if limits is None:
            continue
        if (begin := limits.begin[0]) is not None:
            weak = _SHORTLY if event.basis is Basis.REPORTED else 0
            first[place] = _within_calendar(begin.day_number - weak)
        if (end := limits.end[1]) is not None:
            last[place] = _within_calendar(end.day_number)
    return first, last


def _within_calendar(day: int) -> int:
    """The day itself; of one millions of years ago, the first or last that the tables hold."""
    return min(max(day, 1 - NO_DAY), NO_DAY - 1)


def _hashed(texts: Sequence[Sequence[str]], rare: dict[str, float], width: int = _WIDTH) -> Weights:
    """Words as vectors of length 1, each word at a place by its check sum."""
    told = list(map(tuple, texts))
    # Most sentences have several events.
    texts = list(dict.fromkeys(told))
    rows = np.zeros((len(texts), width), dtype=np.float32)
    number = np.fromiter(
        chain.from_iterable([i] * len(set(t)) for i, t in enumerate(texts)), dtype=np.int64
    )
    words = [word for text in texts for word in set(text)]
    marks = {word: _mark(word) for word in set(words)}
    sums = np.fromiter((marks[word] for word in words), dtype=np.int64)
    weight = np.fromiter((rare.get(word, 3.0) for word in words), dtype=np.float32)
    if len(words):
        np.add.at(rows, (number, sums % width), weight * np.where(sums // width % 2, 1, -1))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    made = (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    places = {text: place for place, text in enumerate(texts)}
    return made[[places[text] for text in told]]


def _flags(event: Event) -> tuple[bool, ...]:
    return (
        event.event_class is EventClass.REPORTING,
        event.polarity is Polarity.NEG,
        event.modality is not None,
        event.tense is Tense.FUTURE,
        event.tense is Tense.NONE,
    )
