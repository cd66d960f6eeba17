"""JSON of the schema `dateline/1` back to the timeline that it was written from.

Fields are left alone that are not known here, and so are values that may be added: an actor of an
unknown type is one of type OTHER, say.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Any, TypeVar

from events.calendar.as_json import bounds_from_json, interval_from_json
from events.calendar.bounds import Bounds
from events.calendar.interval import Grain
from events.errors import UnreadableInputError
from events.exports.json_parts import parts_of_json
from events.exports.schema_check import Check, checker
from events.exports.storyline_json import is_happening, named, storyline_from_json
from events.exports.timeline_schema import SCHEMA, TIMELINE_SCHEMA
from events.timeline.edits import Edit, edit_from_json, edit_to_json, is_known_edit
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
from events.uncollected import uncollected

__all__ = ["SCHEMA", "from_json", "parse_json"]

_Json = dict[str, Any]
_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)


def from_json(obj: object) -> Timeline:
    """The timeline that `to_json` wrote. Raises UnreadableInputError for any other object."""
    checked = _checked(obj)
    try:
        return _timeline(checked)
    except ValueError as error:  # what no schema tells: days that are none, offsets, ids
        raise _damaged(f"{error!s:.200}") from error


def articles_from_json(obj: object) -> list[Timeline]:
    """What `to_json` wrote of each article, or the one storyline: in time linear in what it holds.

    Raises UnreadableInputError for any other object.
    """
    checked = _checked(obj)
    is_one = len(checked["documents"]) < 2 or bool(checked.get("stories"))
    try:
        with uncollected():
            parts = [checked] if is_one else parts_of_json(_whole(checked))
            return [_timeline(part) for part in parts]
    except ValueError as error:  # as above
        raise _damaged(f"{error!s:.200}") from error


def _checked(obj: object) -> _Json:
    """The object, as the schema has it. Raises UnreadableInputError for any other."""
    if not isinstance(obj, dict) or obj.get("schema") != SCHEMA:
        raise UnreadableInputError(f'this is no exported timeline: its "schema" is not {SCHEMA}')
    if fault := _schema_check()(obj):
        place, why = fault
        raise _damaged(f"{place.removeprefix('.')} is {why}")
    return obj


def _damaged(why: str) -> UnreadableInputError:
    return UnreadableInputError(f"this exported timeline is damaged: {why}")


def _whole(obj: _Json) -> _Json:
    """The object with all that a part may have, once no name in it is twice or of nothing."""
    documents = _by_id(obj["documents"], lambda item: item)
    for name in ("time_expressions", "actors"):
        _by_id(obj[name], lambda item: item)
    events = _by_id(obj["events"], lambda item: item)
    mentions = (mention for actor in obj["actors"] for mention in actor["mentions"])
    for item in chain(obj["time_expressions"], obj["events"], mentions):
        named(item["doc"], documents)
    happenings = [one for one in obj.get("happenings", ()) if is_happening(one)]
    for event in chain.from_iterable(one["events"] for one in happenings):
        named(event, events)
    edits = [edit_to_json(edit) for edit in _edits(obj.get("edits", ()))]
    return {**obj, "happenings": happenings, "edits": edits}


def parse_json(written: str) -> object:
    """The value that JSON stands for. Raises UnreadableInputError for what is no JSON."""
    try:
        with uncollected():
            return json.loads(written, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise UnreadableInputError("this JSON is nested too deeply: no timeline is") from error
    except ValueError as error:
        # Python says of a number of thousands of digits how to allow it.
        reason = "a number has too many digits" if "digits" in str(error) else f"{error!s:.200}"
        raise UnreadableInputError(f"this cannot be read as JSON: {reason}") from error


def _refuse_constant(name: str) -> object:
    """JSON has none of the numbers NaN, Infinity and -Infinity, though Python reads them."""
    raise ValueError(f"{name} is no number of JSON")


@cache
def _schema_check() -> Check:
    return checker(TIMELINE_SCHEMA)


def _timeline(obj: _Json) -> Timeline:
    documents = _by_id(obj["documents"], _document)
    times = _by_id(obj["time_expressions"], lambda item: _time_expression(item, documents))
    actors = _by_id(obj["actors"], lambda item: _actor(item, documents))
    events = _events(obj["events"], documents, times, actors)
    by_id = dict(zip((item["id"] for item in obj["events"]), events, strict=True))
    return Timeline(
        documents=tuple(documents.values()),
        time_expressions=tuple(times.values()),
        actors=tuple(actors.values()),
        events=events,
        edits=tuple(_edits(obj.get("edits", ()))),
        **storyline_from_json(obj, documents, by_id, actors),
    )


def _by_id(items: Iterable[_Json], read: Callable[[_Json], _T]) -> dict[str, _T]:
    """Things by their ids. Raises ValueError where two have the same."""
    found: dict[str, _T] = {}
    for item in items:
        if item["id"] in found:
            raise ValueError(f"the id {item['id']!r:.60} stands there twice")
        found[item["id"]] = read(item)
    return found


def _document(item: _Json) -> Document:
    published = item["published"]
    return Document(
        text=item["text"],
        doc_id=item["id"],
        published=date.fromisoformat(published) if published is not None else None,
        published_basis=_value(PublishedBasis, item["published_basis"], PublishedBasis.NONE),
        published_evidence=item["published_evidence"],
        title=item["title"],
        author=item.get("author"),
        publisher=item["publisher"],
        url=item["url"],
    )


def _time_expression(item: _Json, documents: dict[str, Document]) -> TimeExpression:
    return TimeExpression(
        span=_span(named(item["doc"], documents), item),
        type=_value(TimexType, item["type"], TimexType.DATE),
        value=item["value"],
        mod=item["mod"],
        interval=interval_from_json(_of_known_grain(item["interval"])),
        anchor=item["anchor"],
        rule=item["rule"],
        explanation=item["explanation"],
    )


def _actor(item: _Json, documents: dict[str, Document]) -> Actor:
    mentions = (
        Mention(
            _span(named(mention["doc"], documents), mention),
            _value(MentionType, mention["type"], MentionType.NOM),
        )
        for mention in item["mentions"]
    )
    return Actor(
        name=item["name"],
        label=_value(ActorType, item["type"], ActorType.OTHER),
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
    by_id = _by_id(items, lambda item: _event(item, documents, times, actors))
    events = tuple(by_id.values())
    marked = any("key" in item for item in items)
    return events if marked else choose_key_events(events)


def _event(
    item: _Json,
    documents: dict[str, Document],
    times: dict[str, TimeExpression],
    actors: dict[str, Actor],
) -> Event:
    document = named(item["doc"], documents)
    when, said = item["time"] or {}, item["attribution"]
    return Event(
        trigger=_span(document, item),
        sentence=_span(document, item["quote"]),
        lemma=item["lemma"],
        event_class=_value(EventClass, item["class"], EventClass.OCCURRENCE),
        tense=_value(Tense, item["tense"], Tense.NONE),
        aspect=_value(Aspect, item["aspect"], Aspect.NONE),
        polarity=_value(Polarity, item["polarity"], Polarity.POS),
        modality=item["modality"],
        arguments=tuple(_arguments(item["arguments"], document, actors)),
        time=_known(when.get("timex"), times),
        relation=_any_value(Relation, when.get("relation")),
        basis=_value(Basis, when.get("basis", Basis.NONE), Basis.BOUNDED),
        interval=interval_from_json(_of_known_grain(when.get("interval"))),
        bounds=_bounds(when),
        explanation=item["explanation"],
        attribution=_attribution(said, document, actors) if said else None,
        label=item["label"],
        salience=float(item["salience"]),
        key=item.get("key") is True,
        by_hand=_by_hand(item),
        starred=item.get("starred") is True,
        note=item.get("note", ""),
        tags=tuple(item.get("tags", ())),
    )


def _arguments(
    items: Iterable[_Json], document: Document, actors: dict[str, Actor]
) -> Iterable[Argument]:
    """The arguments in the roles that are known here."""
    for item in items:
        if role := _any_value(Role, item["role"]):
            yield Argument(role, _known(item["actor"], actors), _span(document, item))


def _bounds(when: _Json) -> Bounds | None:
    """The bounds; files from before there were any have them in interval and relation."""
    if "bounds" in when:
        return bounds_from_json(when["bounds"])
    interval = interval_from_json(_of_known_grain(when.get("interval")))
    return Bounds.of_dating(interval, _any_value(Relation, when.get("relation")))


def _by_hand(item: _Json) -> tuple[ByHand, ...]:
    """What was set by hand; nothing in files from before that could be."""
    parts = (_any_value(ByHand, part) for part in item.get("by_hand", ()))
    return tuple(part for part in parts if part is not None)


def _attribution(item: _Json, document: Document, actors: dict[str, Actor]) -> Attribution:
    return Attribution(
        source=_span(document, item["source_span"]),
        name=item["source"],
        actor=_known(item["actor"], actors),
        cue=_span(document, item["cue"]),
        content=_span(document, item["content"]),
        kind=_value(AttributionKind, item["kind"], AttributionKind.INDIRECT),
    )


def _edits(items: Iterable[_Json]) -> Iterable[Edit]:
    """The edits of the kinds that are known here. Raises ValueError for a damaged one."""
    for item in items:
        if not is_known_edit(item):
            continue
        try:
            yield edit_from_json(item)
        except UnreadableInputError as error:  # it is a part of what is read here
            raise ValueError(str(error)) from error


def _of_known_grain(item: _Json | None) -> _Json | None:
    """An interval in days, where it is in a unit that is not known here."""
    if item is None or item["grain"] is None or _any_value(Grain, item["grain"]):
        return item
    return {**item, "grain": Grain.DAY}


def _value(kind: type[_E], written: str, otherwise: _E) -> _E:
    """One of the values that are known here, or what stands for any other."""
    return _any_value(kind, written) or otherwise


def _any_value(kind: type[_E], written: str | None) -> _E | None:
    """One of the values that are known here; None for any other."""
    try:
        return kind(written) if written is not None else None
    except ValueError:  # values may be added
        return None


def _known(reference: str | None, things: dict[str, _T]) -> _T | None:
    """What an id stands for; None for none. Raises ValueError for an id of nothing."""
    return None if reference is None else named(reference, things)


def _span(document: Document, item: _Json) -> Span:
    start, end = int(item["start"]), int(item["end"])
    if not start <= end <= len(document.text):
        raise ValueError(f"the span {start} to {end} is not in the text of {document.doc_id!r:.60}")
    return Span(document, start, end)
