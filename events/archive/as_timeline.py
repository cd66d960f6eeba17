"""The events of an answer as a timeline, as far as an archive knows them without their articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from events.calendar.as_json import bounds_from_json, interval_from_json
from events.timeline.timeline import Timeline
from events.types import (
    Actor,
    ActorType,
    Argument,
    Attribution,
    AttributionKind,
    Basis,
    Document,
    Event,
    EventClass,
    Polarity,
    PublishedBasis,
    Relation,
    Role,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.archive.archive import Row
    from events.calendar.bounds import Bounds
    from events.calendar.interval import TimeInterval

_LIMITS = ("earliest_begin", "latest_begin", "earliest_end", "latest_end")


def as_timeline(rows: Sequence[Row], title: str, *, beside: Timeline | None = None) -> Timeline:
    """The rows of an answer as events of one document: the sentence of each, and its article.

    The events stand in the order of the rows. Who takes part is known by name alone. Drawn `beside`
    another answer, it has the actors and the day of publication of that one.
    """
    paragraphs = [f"{row['quote']} {_article(row)}" for row in rows]
    document = _document("\n\n".join(paragraphs) or " ", rows, title)
    if beside is not None:
        document = replace(beside.documents[0], text=document.text)
    actors = {actor.name: actor for actor in beside.actors} if beside else {}
    events, start = [], 0
    for row, paragraph in zip(rows, paragraphs, strict=True):
        sentence = Span(document, start, start + len(row["quote"]))
        events.append(_event(row, sentence, actors))
        start += len(paragraph) + 2
    return Timeline(documents=(document,), actors=tuple(actors.values()), events=tuple(events))


def _document(text: str, rows: Sequence[Row], title: str) -> Document:
    latest = max((row["published"] for row in rows if row["published"]), default=None)
    if latest is None:
        return Document(text=text, doc_id="archive", title=title)
    return Document(
        text=text,
        doc_id="archive",
        title=title,
        published=date.fromisoformat(latest),
        published_basis=PublishedBasis.GIVEN,
        published_evidence="The day of the latest of these articles.",
    )


def _article(row: Row) -> str:
    """Where a sentence stands: `(The Courier, 2024-03-13: The fall of Harar)`."""
    source = ", ".join(filter(None, (row["publisher"], row["published"])))
    return f"({': '.join(filter(None, (source, row['title'] or row['doc'])))})"


def _event(row: Row, sentence: Span, actors: dict[str, Actor]) -> Event:
    interval, bounds = _interval(row), _bounds(row)
    trigger = _words(row["trigger"], sentence) or Span(
        sentence.document, sentence.start, min(sentence.start + 1, sentence.end)
    )
    return Event(
        trigger=trigger,
        sentence=sentence,
        lemma=row["trigger"],
        event_class=EventClass(row["class"]),
        polarity=Polarity(row["polarity"]),
        modality=row["modality"],
        arguments=tuple(_arguments(row, sentence, actors)),
        relation=Relation(row["relation"]) if row["relation"] else None,
        basis=Basis(row["basis"]),
        interval=interval,
        bounds=bounds,
        explanation=row["explanation"] or "",
        attribution=_attribution(row, sentence) if row["source"] else None,
        label=row["label"],
        salience=row["salience"],
        key=row["key"],
    )


def _words(words: str, sentence: Span) -> Span | None:
    """Where some words stand in a sentence, the first time; None where they do not."""
    place = sentence.text.find(words)
    if place < 0 or not words:
        return None
    start = sentence.start + place
    return Span(sentence.document, start, start + len(words))


def _nowhere(sentence: Span) -> Span:
    return Span(sentence.document, sentence.start, sentence.start)


def _arguments(row: Row, sentence: Span, actors: dict[str, Actor]) -> Iterator[Argument]:
    for role in Role:
        for name in row[role.value] or ():
            if name not in actors:
                actors[name] = Actor(name=name, label=ActorType.OTHER, mentions=())
            yield Argument(role, actors[name], _words(name, sentence) or _nowhere(sentence))


def _attribution(row: Row, sentence: Span) -> Attribution:
    here = _words(row["source"], sentence) or _nowhere(sentence)
    return Attribution(
        source=here,
        name=row["source"],
        actor=None,
        cue=_nowhere(sentence),
        content=sentence,
        kind=AttributionKind(row["attribution"]),
    )


def _interval(row: Row) -> TimeInterval | None:
    """When it was; that its date is about right or uncertain is written in EDTF."""
    written = row["date"]
    if written is None:
        return None
    return interval_from_json(
        {
            "start": row["start"],
            "end": row["end"],
            "grain": row["grain"],
            "approximate": any(sign in written for sign in "~%"),
            "uncertain": any(sign in written for sign in "?%"),
        }
    )


def _bounds(row: Row) -> Bounds | None:
    days = [row[name] for name in _LIMITS]
    return bounds_from_json({"begin": days[:2], "end": days[2:]}) if any(days) else None
