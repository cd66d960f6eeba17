"""A timeline as JSON of the schema `dateline/1`; `json_reader` reads it."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from events.calendar.as_json import bounds_to_json, extent_to_json, interval_to_json
from events.exports.format import Format
from events.exports.json_reader import SCHEMA, from_json
from events.exports.storyline_json import storyline_to_json
from events.timeline.edits import edit_to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from events.timeline.timeline import Timeline
    from events.types import (
        Actor,
        Argument,
        Attribution,
        Document,
        Event,
        Mention,
        Span,
        TimeExpression,
    )

    _Numbering = Callable[[object], str | None]

__all__ = ["from_json", "to_json", "write_json", "write_jsonl"]

_Json = dict[str, Any]

# Line ends to some programs, but letters like any other in JSON.
_LINE_ENDS = "\u0085\u2028\u2029"


def write_json(timeline: Timeline) -> str:
    """The timeline as one indented JSON object."""
    return json.dumps(to_json(timeline), ensure_ascii=False, indent=1) + "\n"


def write_jsonl(timeline: Timeline) -> str:
    """One JSON object of the same shape for each document, one a line, in the same order."""
    whole = to_json(timeline)
    lines = (_escaped(json.dumps(part, ensure_ascii=False)) for part in _parts(whole))
    return "".join(f"{line}\n" for line in lines)


JSON = Format(
    description="one object with everything that was found",
    suffix=".json",
    mime="application/json",
    write=write_json,
)
JSONL = Format(
    description="the same, one object a document, one a line",
    suffix=".jsonl",
    mime="application/jsonl",
    write=write_jsonl,
)


def to_json(timeline: Timeline) -> dict[str, Any]:
    """The timeline as a JSON object; ids are `t1`, `a1`, `e1` in the order of the timeline.

    Raises ValueError for an event whose time or actors are not among the timeline's.
    """
    time_id = _numbering("t", timeline.time_expressions)
    actor_id = _numbering("a", timeline.actors)
    event_id = _numbering("e", timeline.events)
    return {
        "schema": SCHEMA,
        "documents": [_document(document) for document in timeline.documents],
        "time_expressions": [
            {"id": time_id(time), **_time_expression(time)} for time in timeline.time_expressions
        ],
        "actors": [{"id": actor_id(actor), **_actor(actor)} for actor in timeline.actors],
        "events": [
            {"id": event_id(event), **_event(event, time_id, actor_id)} for event in timeline.events
        ],
        **storyline_to_json(timeline, event_id, actor_id),
        "edits": [edit_to_json(edit) for edit in timeline.edits],
    }


def _escaped(line: str) -> str:
    # Thirty times as fast as one `translate`.
    for end in _LINE_ENDS:
        line = line.replace(end, f"\\u{ord(end):04x}")
    return line


def _parts(whole: _Json) -> Iterator[_Json]:
    """What of a JSON timeline belongs to each of its documents; ids stay as they are.

    In time linear in what the timeline holds: everything is dealt out once.
    """
    ids = [document["id"] for document in whole["documents"]]
    if len(ids) == 1:
        yield whole
        return
    times, events = _dealt(whole["time_expressions"]), _dealt(whole["events"])
    actors = _actors_dealt(whole["actors"], whole["events"])
    happenings = _happenings_dealt(whole["happenings"], whole["events"])
    edits: dict[str, list[_Json]] = defaultdict(list)
    for edit in whole["edits"]:
        for doc in _documents_of(edit):
            edits[doc].append(edit)
    for doc, document in zip(ids, whole["documents"], strict=True):
        yield {
            "schema": whole["schema"],
            "documents": [document],
            "time_expressions": times[doc],
            "actors": actors[doc],
            "events": events[doc],
            "happenings": happenings[doc],
            "edits": edits[doc],
        }


def _dealt(items: list[_Json]) -> dict[str, list[_Json]]:
    """The items by the document that they stand in, in their order."""
    by_document: dict[str, list[_Json]] = defaultdict(list)
    for item in items:
        by_document[item["doc"]].append(item)
    return by_document


def _actors_dealt(actors: list[_Json], events: list[_Json]) -> dict[str, list[_Json]]:
    """By document the actors that it mentions or its events name, with their mentions there."""
    # An actor added by hand may be mentioned nowhere.
    naming: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for argument in event["arguments"]:
            naming[argument["actor"]].add(event["doc"])
    by_document: dict[str, list[_Json]] = defaultdict(list)
    for actor in actors:
        mentions = _dealt(actor["mentions"])
        for doc in dict.fromkeys([*mentions, *sorted(naming[actor["id"]])]):
            by_document[doc].append({**actor, "mentions": mentions.get(doc, [])})
    return by_document


def _happenings_dealt(happenings: list[_Json], events: list[_Json]) -> dict[str, list[_Json]]:
    """By document the happenings that it tells of; what articles do not agree on is left out."""
    document_of = {event["id"]: event["doc"] for event in events}
    by_document: dict[str, list[_Json]] = defaultdict(list)
    for one in happenings:
        told: dict[str, list[str]] = defaultdict(list)
        for event in one["events"]:
            told[document_of[event]].append(event)
        for doc, its_events in told.items():
            by_document[doc].append({**one, "events": its_events, "conflicts": []})
    return by_document


def _documents_of(edit: _Json) -> set[str]:
    """The ids of the documents that an edit names."""
    actors = [edit[name] for name in ("actor", "into", "source") if edit.get(name)]
    places = [edit.get("event"), *(actor["mention"] for actor in actors)]
    return {place["doc"] for place in places if place}


def _numbering(prefix: str, things: tuple[object, ...]) -> _Numbering:
    """A function from one of `things`, or an equal one, to its id; None keeps None."""
    # By identity first: hashing or comparing an actor goes through all of its mentions.
    numbers = {id(thing): number for number, thing in enumerate(things, start=1)}

    def id_of(thing: object) -> str | None:
        if thing is None:
            return None
        return f"{prefix}{numbers.get(id(thing)) or things.index(thing) + 1}"

    return id_of


def about_document(document: Document) -> dict[str, Any]:
    """What is known of an article without its text: its id, its title, when it was published."""
    return {
        "id": document.doc_id,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis.value,
    }


def _document(document: Document) -> _Json:
    evidence = document.published_evidence
    return {**about_document(document), "published_evidence": evidence, "text": document.text}


def _time_expression(time: TimeExpression) -> _Json:
    return {
        **_place(time.span),
        "text": time.span.text,
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod,
        "interval": interval_to_json(time.interval),
        "edtf": time.interval.edtf if time.interval else None,
        "anchor": time.anchor,
        "rule": time.rule,
        "explanation": time.explanation,
    }


def _actor(actor: Actor) -> _Json:
    return {
        "name": actor.name,
        "type": actor.label.value,
        "mentions": [_mention(mention) for mention in actor.mentions],
        "by_hand": [part.value for part in actor.by_hand],
    }


def _mention(mention: Mention) -> _Json:
    return {**_place(mention.span), "text": mention.span.text, "type": mention.type.value}


def _event(event: Event, time_id: _Numbering, actor_id: _Numbering) -> _Json:
    dated = any(one is not None for one in (event.time, event.interval, event.bounds))
    return {
        **_place(event.trigger),
        "trigger": event.trigger.text,
        "lemma": event.lemma,
        "class": event.event_class.value,
        "tense": event.tense.value,
        "aspect": event.aspect.value,
        "polarity": event.polarity.value,
        "modality": event.modality,
        "label": event.label,
        "quote": {**_ends(event.sentence), "text": event.sentence.text},
        "arguments": [_argument(argument, actor_id) for argument in event.arguments],
        "time": _event_time(event, time_id) if dated else None,
        "explanation": event.explanation,
        "attribution": _attribution(event.attribution, actor_id) if event.attribution else None,
        "salience": event.salience,
        "key": event.key,
        "by_hand": [part.value for part in event.by_hand],
        **_noted(event),
    }


def _noted(event: Event) -> _Json:
    """What a person noted on the event, where there is anything."""
    noted = {"starred": event.starred, "note": event.note, "tags": list(event.tags)}
    return {name: value for name, value in noted.items() if value}


def _argument(argument: Argument, actor_id: _Numbering) -> _Json:
    return {
        "role": argument.role.value,
        "actor": actor_id(argument.actor),
        **_ends(argument.span),
        "text": argument.span.text,
    }


def _event_time(event: Event, time_id: _Numbering) -> _Json:
    return {
        "timex": time_id(event.time),
        "relation": event.relation.value if event.relation else None,
        "basis": event.basis.value,
        "interval": extent_to_json(event.interval),
        "bounds": bounds_to_json(event.limits),
        "edtf": event.interval.edtf if event.interval else None,
        "explanation": event.explanation,
    }


def _attribution(attribution: Attribution, actor_id: _Numbering) -> _Json:
    return {
        "actor": actor_id(attribution.actor),
        "source": attribution.name,
        "source_span": _ends(attribution.source),
        "cue": _ends(attribution.cue),
        "content": _ends(attribution.content),
        "kind": attribution.kind.value,
    }


def _place(span: Span) -> _Json:
    return {"doc": span.document.doc_id, **_ends(span)}


def _ends(span: Span) -> _Json:
    return {"start": span.start, "end": span.end}
