"""A timeline as JSON of the schema `dateline/1`; `json_reader` reads it."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from events.calendar.as_json import bounds_to_json, extent_to_json, interval_to_json
from events.exports.format import Format
from events.exports.json_parts import parts_of_json
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
_WORDS_OF_PART = 10_000


def write_json(timeline: Timeline) -> str:
    """The timeline as one indented JSON object."""
    return "".join(_written_in_parts(timeline))


def _written_in_parts(timeline: Timeline) -> Iterator[str]:
    # The encoder gives each word and mark by itself, for which a large timeline has no room.
    words = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(to_json(timeline))
    while part := "".join(islice(words, _WORDS_OF_PART)):
        yield part
    yield "\n"


def write_jsonl(timeline: Timeline) -> str:
    """One JSON object of the same shape for each document, one a line, in the same order."""
    whole = to_json(timeline)
    lines = (_escaped(json.dumps(part, ensure_ascii=False)) for part in parts_of_json(whole))
    return "".join(f"{line}\n" for line in lines)


JSON = Format(
    description="one object with everything that was found",
    suffix=".json",
    mime="application/json",
    write=write_json,
    write_parts=_written_in_parts,
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
