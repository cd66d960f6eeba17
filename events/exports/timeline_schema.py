"""The JSON Schema of `dateline/1`, which `docs/timeline.schema.json` publishes.

`python -m events.exports.timeline_schema > docs/timeline.schema.json` writes it anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from events.calendar.interval import Grain
from events.timeline.facts import FACTS
from events.types import (
    ActorType,
    Aspect,
    AttributionKind,
    Basis,
    ByHand,
    EventClass,
    MentionType,
    Polarity,
    PublishedBasis,
    Relation,
    Role,
    Tense,
    TimexType,
)

SCHEMA = "dateline/1"
_Schema = dict[str, Any]

_MOST_CHARACTERS = 20_000_000
_MOST_WORDS = 1_000_000
_MOST_ITEMS = 1_000_000
# Half of a pair of UTF-16 is no character: no file and no terminal can hold it.
_CHARACTERS = r"^[^\ud800-\udfff]*$"
_DAY = "-[0-9]{2}-[0-9]{2}"
_TIME = "(T[0-9]{2}:[0-9]{2}:[0-9]{2})?"


def _described(schema: _Schema, description: str) -> _Schema:
    return {**schema, "description": description}


def _open(values: Iterable[str], more: Iterable[str] = ()) -> _Schema:
    """One of some words, to which others may be added."""
    return {**_WORDS, "examples": list(dict.fromkeys([*values, *more]))}


def _or_null(schema: _Schema) -> _Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items, "maxItems": _MOST_ITEMS}


def _object(required: _Schema, optional: _Schema | None = None) -> _Schema:
    """An object that may hold more than is told here."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "properties": properties}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


_WORDS: _Schema = {"type": "string", "maxLength": _MOST_WORDS, "pattern": _CHARACTERS}
_OFFSET: _Schema = {"type": "integer", "minimum": 0, "maximum": _MOST_CHARACTERS}
_TRUTH: _Schema = {"type": "boolean"}
_ENDS = {"start": _OFFSET, "end": _OFFSET}
_PLACE = {"doc": _WORDS, **_ENDS}
_BY_HAND = {"by_hand": _list(_open(ByHand))}
_INSTANT = _described(
    {"type": "string", "pattern": f"^-?[0-9]{{4,12}}{_DAY}{_TIME}$"},
    "ISO 8601-2, a day or a time of it; -0043 is 44 BCE",
)

_DOCUMENT = _object(
    {
        "id": _WORDS,
        "text": {"type": "string", "maxLength": _MOST_CHARACTERS, "pattern": _CHARACTERS},
        "title": _or_null(_WORDS),
        "publisher": _or_null(_WORDS),
        "url": _or_null(_WORDS),
        "published": _or_null({"type": "string", "pattern": f"^[0-9]{{4}}{_DAY}$"}),
        "published_basis": _open(PublishedBasis),
        "published_evidence": _WORDS,
    },
    {"author": _or_null(_WORDS)},
)
_INTERVAL = _described(
    _object(
        {
            "start": _or_null(_ref("instant")),
            "end": _or_null(_ref("instant")),
            "grain": _or_null(_open(Grain)),
            "approximate": _TRUTH,
            "uncertain": _TRUTH,
        }
    ),
    "Half-open; null is an open side",
)
_PAIR: _Schema = {
    "type": "array",
    "items": _or_null(_ref("instant")),
    "minItems": 2,
    "maxItems": 2,
    "description": "The earliest and the latest, both included; null is open",
}
_TIME_EXPRESSION = _object(
    {
        "id": _WORDS,
        **_PLACE,
        "type": _open(TimexType),
        "value": _WORDS,
        "mod": _or_null(_WORDS),
        "interval": _or_null(_ref("interval")),
        "anchor": _or_null(_WORDS),
        "rule": _WORDS,
        "explanation": _WORDS,
    },
    {"text": _WORDS, "edtf": _or_null(_WORDS)},
)
_ACTOR = _object(
    {
        "id": _WORDS,
        "name": _WORDS,
        "type": _open(ActorType, ("THING", "PLACE")),
        "mentions": _list(_object({**_PLACE, "type": _open(MentionType)}, {"text": _WORDS})),
    },
    _BY_HAND,
)
_EVENT_TIME = _object(
    {"interval": _or_null(_ref("interval")), "basis": _open(Basis, ("bounded",))},
    {
        "timex": _or_null(_WORDS),
        "relation": _or_null(_open(Relation, ("INCLUDES",))),
        "edtf": _or_null(_WORDS),
        "explanation": _WORDS,
        "bounds": _or_null(_object({"begin": _PAIR, "end": _PAIR})),
    },
)
_ATTRIBUTION = _object(
    {
        "actor": _or_null(_WORDS),
        "source": _WORDS,
        "source_span": _ref("ends"),
        "cue": _ref("ends"),
        "content": _ref("ends"),
        "kind": _open(AttributionKind),
    }
)
_ARGUMENT = _object(
    {"role": _open(Role), "actor": _or_null(_WORDS), **_ENDS},
    {"text": _WORDS},
)
_NOTED = {"note": _WORDS, "tags": _list(_WORDS)}
_EVENT = _object(
    {
        "id": _WORDS,
        **_PLACE,
        "lemma": _WORDS,
        "class": _open(EventClass),
        "tense": _open(Tense),
        "aspect": _open(Aspect),
        "polarity": _open(Polarity),
        "modality": _or_null(_WORDS),
        "label": _WORDS,
        "quote": _ref("ends"),
        "arguments": _list(_ARGUMENT),
        "time": _or_null(_EVENT_TIME),
        "explanation": _WORDS,
        "attribution": _or_null(_ATTRIBUTION),
        "salience": {"type": "number", "minimum": 0, "maximum": 1},
    },
    {"trigger": _WORDS, "key": _TRUTH, **_BY_HAND, "starred": _TRUTH, **_NOTED},
)
_ACTOR_KEY = _object({"name": _WORDS, "mention": _or_null(_ref("place"))})
_EDIT = _object(
    {"edit": _WORDS},
    {
        "event": _ref("place"),
        "interval": _or_null(_ref("interval")),
        "label": _WORDS,
        "name": _WORDS,
        "role": _open(Role),
        "actor": _or_null(_ref("actor_key")),
        "actors": _list(_ref("actor_key")),
        "into": _ref("actor_key"),
        "agent": _or_null(_ref("actor_key")),
        "other": _ref("place"),
        "events": _list(_ref("place")),
        "source": _or_null(_ref("actor_key")),
        "key": _TRUTH,
        "starred": _TRUTH,
        **_NOTED,
    },
)

_DAY_ALONE: _Schema = {"type": "string", "pattern": f"^[0-9]{{4}}{_DAY}$"}
_COUNT: _Schema = {"type": "integer", "minimum": 0, "maximum": _MOST_ITEMS}
_WEIGHT: _Schema = {"type": "number", "minimum": 0, "maximum": 1}
_CONFLICT = _object(
    {
        "what": _WORDS,
        "values": _list(
            _object({"value": _WORDS, "documents": _list(_WORDS), "events": _list(_WORDS)})
        ),
    },
    {"course": _TRUTH},
)
_HAPPENING_TIME = _object(
    {},
    {
        **_EVENT_TIME["properties"],
        "event": _or_null(_WORDS),
        "day": _or_null(_described(_DAY_ALONE, "The one day settled on")),
    },
)
_HAPPENING = _object(
    {"id": _WORDS},
    {
        "events": _list(_WORDS),
        "label": _WORDS,
        "time": _or_null(_HAPPENING_TIME),
        "actors": _list(_WORDS),
        "places": _list(_WORDS),
        "articles": _described(_COUNT, "Independent ones: copies count once"),
        "sources": _list(_WORDS),
        "salience": _WEIGHT,
        "conflicts": _list(_CONFLICT),
    },
)
_STORY = _object(
    {"documents": _list(_WORDS)},
    {"id": _WORDS, "label": _WORDS, "copies": _list(_list(_WORDS))},
)
_STORY_DAY = _object(
    {
        "day": _DAY_ALONE,
        "weight": _WEIGHT,
        "happenings": _list(_WORDS),
        "sentences": _list(_object(_PLACE, {"text": _WORDS})),
    }
)

TIMELINE_SCHEMA: _Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A timeline of news text, dateline/1",
    "description": (
        "Fields and values are only ever added: a reader leaves alone what it does not know. "
        "Offsets are half-open indices of code points into the text of the document."
    ),
    **_object(
        {
            "schema": {"const": SCHEMA},
            "documents": _list(_DOCUMENT),
            "time_expressions": _list(_TIME_EXPRESSION),
            "actors": _list(_ACTOR),
            "events": _list(_EVENT),
        },
        {
            "edits": _list(_EDIT),
            "happenings": _described(
                _list(_HAPPENING), "Every event is in one; a storyline's join several articles"
            ),
            "stories": _list(_STORY),
            "days": _described(_list(_STORY_DAY), "The weightiest first"),
            "facts": _described(_object({}, dict.fromkeys(FACTS, _COUNT)), "Of the main story"),
        },
    ),
    "$defs": {
        "instant": _INSTANT,
        "interval": _INTERVAL,
        "ends": _object(_ENDS, {"text": _WORDS}),
        "place": _object(_PLACE),
        "actor_key": _ACTOR_KEY,
    },
}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(TIMELINE_SCHEMA, indent=1) + "\n")
