"""Where the events of edits are now: an edit may be older than the extraction of its story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from events.timeline.edits import (
    AddEvent,
    Edit,
    JoinHappenings,
    MergeActors,
    Place,
    RenameActor,
    SplitActor,
    SplitHappening,
)

if TYPE_CHECKING:
    from events.timeline.timeline import Timeline
    from events.types import Event


def settled(timeline: Timeline, edits: Sequence[Edit]) -> list[Edit]:
    """The edits, each at the place of its event in the timeline, where that is known.

    An event that was found by another word of the same sentence is known again by a word that
    overlaps the old one, else as the only one of the sentence whose label has the old word, unless
    other edits name that one.
    """
    places = {place for edit in edits for place in _places_of(edit)}
    known = {Place.of(event) for event in timeline.events}
    known |= {edit.event for edit in edits if isinstance(edit, AddEvent)}
    now = {
        place: found
        for place in places - known
        if (found := _found_again(place, timeline.events, places)) is not None
    }
    return [_moved(edit, now) for edit in edits] if now else list(edits)


def _places_of(edit: Edit) -> Iterable[Place]:
    match edit:
        case MergeActors() | RenameActor() | SplitActor():
            return ()
        case SplitHappening(events):
            return events
        case JoinHappenings(event, other):
            return (event, other)
        case _:
            return (edit.event,)


def _moved(edit: Edit, now: dict[Place, Place]) -> Edit:
    match edit:
        case MergeActors() | RenameActor() | SplitActor():
            return edit
        case SplitHappening(events):
            return SplitHappening(tuple(now.get(place, place) for place in events))
        case JoinHappenings(event, other):
            return JoinHappenings(now.get(event, event), now.get(other, other))
        case _:
            return replace(edit, event=now.get(edit.event, edit.event))


def _found_again(place: Place, events: Sequence[Event], named: set[Place]) -> Place | None:
    """Where the event is that some word named once; None where that is not sure."""
    in_sentence = [
        event
        for event in events
        if event.trigger.document.doc_id == place.doc
        and event.sentence.start <= place.start < place.end <= event.sentence.end
        and Place.of(event) not in named
    ]
    overlapping = [one for one in in_sentence if _overlap(place, Place.of(one)) > 0]
    if overlapping:
        return Place.of(max(overlapping, key=lambda one: _overlap(place, Place.of(one))))
    labelled = [one for one in in_sentence if _names(one, place)]
    return Place.of(labelled[0]) if len(labelled) == 1 else None


def _overlap(one: Place, other: Place) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _names(event: Event, place: Place) -> bool:
    """Whether the label has the words at a place of the text."""
    words = event.trigger.document.text[place.start : place.end]
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"
    return words[:1].isalnum() and re.search(whole, event.label, re.IGNORECASE) is not None
