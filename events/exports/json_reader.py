"""JSON of the schema `dateline/1` back to the timeline that it was written from."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from events.calendar.as_json import interval_from_json
from events.errors import UnreadableInputError
from events.timeline.edits import edit_from_json
from events.timeline.salience import choose_key_events
from events.timeline.timeline import Timeline
from events.types import (
    Actor,
    ActorType,
    Argument,
    Aspect,
    Attribution,
    AttributionKind,
    Basis,
    ByHand,
    Document,
    Event,
    EventClass,
    Mention,
    MentionType,
    Polarity,
    PublishedBasis,
    Relation,
    Role,
    Span,
    Tense,
    TimeExpression,
    TimexType,
)

SCHEMA = "dateline/1"
_Json = dict[str, Any]
_T = TypeVar("_T")


def from_json(obj: object) -> Timeline:
    """The timeline that `to_json` wrote. Raises UnreadableInputError for any other object."""
    if not isinstance(obj, dict) or obj.get("schema") != SCHEMA:
        raise UnreadableInputError(f'this is no exported timeline: its "schema" is not {SCHEMA}')
    try:
        return _timeline(obj)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # The object is someone's file: it can be wrong in any of its thousand places.
        reason = f"{type(error).__name__}: {error}"
        raise UnreadableInputError(f"this exported timeline is damaged: {reason:.200}") from error


def _timeline(obj: _Json) -> Timeline:
    documents = {item["id"]: _document(item) for item in obj["documents"]}
    times = {item["id"]: _time_expression(item, documents) for item in obj["time_expressions"]}
    actors = {item["id"]: _actor(item, documents) for item in obj["actors"]}
    return Timeline(
        documents=tuple(documents.values()),
        time_expressions=tuple(times.values()),
        actors=tuple(actors.values()),
        events=_events(obj["events"], documents, times, actors),
        edits=tuple(edit_from_json(item) for item in obj.get("edits", ())),
    )


def _document(item: _Json) -> Document:
    published = item["published"]
    return Document(
        text=_text(item["text"]),
        doc_id=_text(item["id"]),
        published=date.fromisoformat(published) if published is not None else None,
        published_basis=PublishedBasis(item["published_basis"]),
        published_evidence=_text(item["published_evidence"]),
        title=item["title"],
        author=item.get("author"),
        publisher=item["publisher"],
        url=item["url"],
    )


def _time_expression(item: _Json, documents: dict[str, Document]) -> TimeExpression:
    return TimeExpression(
        span=_span(documents[item["doc"]], item),
        type=TimexType(item["type"]),
        value=item["value"],
        mod=item["mod"],
        interval=interval_from_json(item["interval"]),
        anchor=item["anchor"],
        rule=item["rule"],
        explanation=item["explanation"],
    )


def _actor(item: _Json, documents: dict[str, Document]) -> Actor:
    mentions = (
        Mention(_span(documents[mention["doc"]], mention), MentionType(mention["type"]))
        for mention in item["mentions"]
    )
    return Actor(
        name=_text(item["name"]),
        label=ActorType(item["type"]),
        mentions=tuple(mentions),
        by_hand=_by_hand(item),
    )


def _events(
    items: list[_Json],
    documents: dict[str, Document],
    times: dict[str, TimeExpression],
    actors: dict[str, Actor],
) -> tuple[Event, ...]:
    """The events; in a file from before any was marked as key, the most salient ones are."""
    events = tuple(_event(item, documents, times, actors) for item in items)
    marked = any("key" in item for item in items)
    return events if marked else choose_key_events(events)


def _event(
    item: _Json,
    documents: dict[str, Document],
    times: dict[str, TimeExpression],
    actors: dict[str, Actor],
) -> Event:
    document = documents[item["doc"]]
    when, said = item["time"] or {}, item["attribution"]
    arguments = (
        Argument(
            Role(argument["role"]), _known(argument["actor"], actors), _span(document, argument)
        )
        for argument in item["arguments"]
    )
    return Event(
        trigger=_span(document, item),
        sentence=_span(document, item["quote"]),
        lemma=_text(item["lemma"]),
        event_class=EventClass(item["class"]),
        tense=Tense(item["tense"]),
        aspect=Aspect(item["aspect"]),
        polarity=Polarity(item["polarity"]),
        modality=item["modality"],
        arguments=tuple(arguments),
        time=_known(when.get("timex"), times),
        relation=Relation(when["relation"]) if when.get("relation") else None,
        basis=Basis(when.get("basis", "none")),
        interval=interval_from_json(when.get("interval")),
        explanation=_text(item["explanation"]),
        attribution=_attribution(said, document, actors) if said else None,
        label=_text(item["label"]),
        salience=float(item["salience"]),
        key=item.get("key") is True,
        by_hand=_by_hand(item),
    )


def _by_hand(item: _Json) -> tuple[ByHand, ...]:
    """What was set by hand; nothing in files from before that could be."""
    return tuple(ByHand(part) for part in item.get("by_hand", ()))


def _attribution(item: _Json, document: Document, actors: dict[str, Actor]) -> Attribution:
    return Attribution(
        source=_span(document, item["source_span"]),
        name=_text(item["source"]),
        actor=_known(item["actor"], actors),
        cue=_span(document, item["cue"]),
        content=_span(document, item["content"]),
        kind=AttributionKind(item["kind"]),
    )


def _known(reference: str | None, things: dict[str, _T]) -> _T | None:
    """What an id stands for; None for none. Raises KeyError for an id of nothing."""
    return None if reference is None else things[reference]


def _span(document: Document, item: _Json) -> Span:
    start, end = item["start"], item["end"]
    if not (isinstance(start, int) and isinstance(end, int)):
        raise TypeError("an offset is no whole number")
    if not 0 <= start <= end <= len(document.text):
        raise ValueError(f"the span {start} to {end} is not in the text of {document.doc_id}")
    return Span(document, start, end)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no string")
    return value
