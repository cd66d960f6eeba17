"""Happenings, stories, days and facts as JSON of the schema `dateline/1`, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from events.calendar.as_json import bounds_to_json, extent_to_json
from events.types import Actor, Conflict, Day, Document, Event, Happening, Span, Story, Told

if TYPE_CHECKING:
    from events.timeline.timeline import Timeline

    _Numbering = Callable[[object], str | None]

_Json = dict[str, Any]
_T = TypeVar("_T")


def storyline_to_json(timeline: Timeline, event_id: _Numbering, actor_id: _Numbering) -> _Json:
    """The fields `happenings`, and of a storyline `stories`, `days` and `facts`.

    `event_id` and `actor_id` give the ids that events and actors have in the JSON.
    """
    numbers = {id(one): f"h{number}" for number, one in enumerate(timeline.happenings, start=1)}
    written: _Json = {
        "happenings": [
            {"id": numbers[id(one)], **_happening(one, event_id, actor_id)}
            for one in timeline.happenings
        ]
    }
    if not timeline.stories:
        return written
    return written | {
        "stories": [
            {"id": f"s{number}", **_story(one)}
            for number, one in enumerate(timeline.stories, start=1)
        ],
        "days": [
            {
                "day": one.day.isoformat(),
                "weight": one.weight,
                "happenings": [numbers[id(told)] for told in one.happenings],
                "sentences": [_sentence(sentence) for sentence in one.sentences],
            }
            for one in timeline.days
        ],
        "facts": dict(timeline.facts),
    }


def _happening(one: Happening, event_id: _Numbering, actor_id: _Numbering) -> _Json:
    return {
        "events": [event_id(event) for event in one.events],
        "label": one.label,
        "time": _time(one, event_id),
        "actors": [actor_id(actor) for actor in one.actors],
        "places": list(one.places),
        "articles": one.articles,
        "sources": list(one.sources),
        "salience": one.salience,
        "conflicts": [_conflict(conflict, event_id) for conflict in one.conflicts],
    }


def _time(one: Happening, event_id: _Numbering) -> _Json | None:
    by = one.dated_by
    if by is None:
        return None
    return {
        "event": event_id(by),
        "relation": by.relation.value if by.relation else None,
        "basis": by.basis.value,
        "interval": extent_to_json(by.interval),
        "bounds": bounds_to_json(by.limits),
        "edtf": by.interval.edtf if by.interval else None,
        "explanation": one.explanation,
        "day": one.day.isoformat() if one.day else None,
    }


def _conflict(conflict: Conflict, event_id: _Numbering) -> _Json:
    written: _Json = {
        "what": conflict.what,
        "values": [
            {
                "value": told.value,
                "documents": [document.doc_id for document in told.documents],
                "events": [event_id(event) for event in told.events],
            }
            for told in conflict.values
        ],
    }
    return written | {"course": True} if conflict.course else written


def _story(story: Story) -> _Json:
    return {
        "label": story.label,
        "documents": [document.doc_id for document in story.documents],
        "copies": [[document.doc_id for document in group] for group in story.copies],
    }


def _sentence(sentence: Span) -> _Json:
    return {
        "doc": sentence.document.doc_id,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
    }


def storyline_from_json(
    obj: _Json, documents: dict[str, Document], events: dict[str, Event], actors: dict[str, Actor]
) -> _Json:
    """The fields of a Timeline that `storyline_to_json` wrote; none where there are none.

    The documents, events and actors are those of the timeline by their ids in the JSON.
    Raises ValueError, KeyError or TypeError for what is damaged.
    """
    happenings = {
        item["id"]: _read_happening(item, documents, events, actors)
        for item in obj.get("happenings", ())
        if is_happening(item)
    }
    return {
        "happenings": tuple(happenings.values()),
        "stories": tuple(_read_story(item, documents) for item in obj.get("stories", ())),
        "days": tuple(_read_day(item, documents, happenings) for item in obj.get("days", ())),
        "facts": tuple(
            (what, number)
            for what, number in sorted(obj.get("facts", {}).items())
            if isinstance(number, int)
        ),
    }


def is_happening(item: _Json) -> bool:
    """Whether a happening in JSON has what one must have; more may be added."""
    return bool(item.get("events")) and "label" in item


def _read_happening(
    item: _Json, documents: dict[str, Document], events: dict[str, Event], actors: dict[str, Actor]
) -> Happening:
    told = tuple(named(one, events) for one in item["events"])
    when = item.get("time") or {}
    dated_by = when.get("event")
    return Happening(
        events=told,
        label=str(item["label"]),
        day=date.fromisoformat(when["day"]) if when.get("day") else None,
        dated_by=named(dated_by, events) if dated_by else None,
        explanation=str(when.get("explanation", "")),
        actors=tuple(named(one, actors) for one in item.get("actors", ())),
        places=tuple(map(str, item.get("places", ()))),
        articles=int(item.get("articles", 1)),
        sources=tuple(map(str, item.get("sources", ()))),
        salience=float(item.get("salience", 0.0)),
        conflicts=tuple(
            _read_conflict(one, documents, events) for one in item.get("conflicts", ())
        ),
    )


def _read_conflict(
    item: _Json, documents: dict[str, Document], events: dict[str, Event]
) -> Conflict:
    values = tuple(
        Told(
            str(one["value"]),
            tuple(named(event, events) for event in one["events"]),
            tuple(named(document, documents) for document in one["documents"]),
        )
        for one in item["values"]
    )
    return Conflict(str(item["what"]), values, item.get("course") is True)


def _read_story(item: _Json, documents: dict[str, Document]) -> Story:
    return Story(
        str(item.get("label", "")),
        _all(item["documents"], documents),
        tuple(_all(group, documents) for group in item.get("copies", ())),
    )


def _read_day(item: _Json, documents: dict[str, Document], happenings: dict[str, Happening]) -> Day:
    sentences = []
    for one in item["sentences"]:
        document = named(one["doc"], documents)
        start, end = int(one["start"]), int(one["end"])
        if not 0 <= start <= end <= len(document.text):
            raise ValueError(f"the span {start} to {end} is not in the text of a document")
        sentences.append(Span(document, start, end))
    return Day(
        date.fromisoformat(item["day"]),
        float(item["weight"]),
        tuple(named(one, happenings) for one in item["happenings"]),
        tuple(sentences),
    )


def _all(ids: Iterable[str], things: dict[str, Document]) -> tuple[Document, ...]:
    return tuple(named(one, things) for one in ids)


def named(reference: str, things: dict[str, _T]) -> _T:
    """What an id stands for. Raises ValueError for an id of nothing."""
    if reference not in things:
        raise ValueError(f"nothing in it has the id {reference!r:.60}")
    return things[reference]
