"""A timeline while it is edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.timeline.edits import Place
from events.types import Actor, ByHand, Event

if TYPE_CHECKING:
    from events.timeline.regrouped import Groups
    from events.timeline.timeline import Timeline


@dataclass(slots=True)
class Draft:
    """A timeline while it is edited: its events as they were found, as they are, and set aside."""

    timeline: Timeline
    found: dict[Place, Event]
    events: dict[Place, Event]
    rejected: dict[Place, Event]
    actors: list[Actor]
    groups: Groups


def change_event(draft: Draft, place: Place, change: Callable[[Event], Event]) -> bool:
    """Change an event; False where there is none."""
    if place not in draft.events:
        return False
    draft.events[place] = change(draft.events[place])
    return True


def move_event(place: Place, source: dict[Place, Event], target: dict[Place, Event]) -> bool:
    """Put an event from one lot into another; False where it is in none."""
    if place not in source:
        return False
    target[place] = source.pop(place)
    return True


def marked(event: Event, part: ByHand, **fields: object) -> Event:
    """The event with some fields set by hand; of what was added whole that is known already.

    It is key from then on, as what a person touched stays in the first view, unless a person said
    whether it is.
    """
    known = part in event.by_hand or ByHand.EVENT in event.by_hand
    by_hand = event.by_hand if known else tuple(sorted({*event.by_hand, part}))
    key = event.key if ByHand.KEY in event.by_hand else True
    return replace(event, **{"key": key, **fields}, by_hand=by_hand)  # type: ignore[arg-type]
