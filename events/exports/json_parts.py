"""A JSON timeline dealt out to its documents, as JSON Lines and those who open it have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

_Json = dict[str, Any]


def parts_of_json(whole: _Json) -> Iterator[_Json]:
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
