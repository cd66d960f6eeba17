"""What a person changes in a timeline by hand, as frozen values and as JSON.

An edit names its event by document and offsets, and an actor by a place where it is mentioned:
neither moves when the publication date does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from events.calendar.as_json import (
    bounds_from_json,
    bounds_to_json,
    interval_from_json,
    interval_to_json,
)
from events.calendar.bounds import Bounds
from events.calendar.interval import TimeInterval
from events.errors import UnreadableInputError
from events.types import Event, Role

if TYPE_CHECKING:
    from events.types import Actor, Span

_Json = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a document's text: the id of the document, and half-open offsets."""

    doc: str
    start: int
    end: int

    @classmethod
    def of(cls, found: Event | Span) -> Place:
        """Where some words are; of an event, where its trigger is."""
        span = found.trigger if isinstance(found, Event) else found
        return cls(span.document.doc_id, span.start, span.end)


@dataclass(frozen=True, slots=True)
class ActorKey:
    """An actor, by a place where it is mentioned; by its name where the text mentions it nowhere.

    A new name makes a new actor.
    """

    name: str
    mention: Place | None = None

    @classmethod
    def of(cls, actor: Actor) -> ActorKey:
        """The key of an actor, by the first mention of it."""
        return cls(actor.name, Place.of(actor.mentions[0].span) if actor.mentions else None)


@dataclass(frozen=True, slots=True)
class SetDate:
    """The event has this date; None is no date.

    `bounds`, where given, tell more than the interval: "between 3 and 5 May" and "from 3 to 5 May".
    """

    event: Place
    interval: TimeInterval | None
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class SetLabel:
    """The event is named so."""

    event: Place
    label: str


@dataclass(frozen=True, slots=True)
class SetActor:
    """This actor has the role in the event, and no other one; None is nobody."""

    event: Place
    role: Role
    actor: ActorKey | None


@dataclass(frozen=True, slots=True)
class SetActors:
    """These actors have the role in the event, and no others; none of them is nobody."""

    event: Place
    role: Role
    actors: tuple[ActorKey, ...]


@dataclass(frozen=True, slots=True)
class SetSource:
    """This is who says that the event happened; None is the article itself."""

    event: Place
    source: ActorKey | None


@dataclass(frozen=True, slots=True)
class SetKey:
    """The event is one of those that tell the story best, or is none of them."""

    event: Place
    key: bool


@dataclass(frozen=True, slots=True)
class SetStar:
    """The event has a star, by which a person finds it again, or has none."""

    event: Place
    starred: bool


@dataclass(frozen=True, slots=True)
class SetNote:
    """A person's note on the event; empty is none."""

    event: Place
    note: str


@dataclass(frozen=True, slots=True)
class SetTags:
    """A person's words for what kind of event it is, in place of those that it had."""

    event: Place
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeActors:
    """Two actors are one, under the name of the second."""

    actor: ActorKey
    into: ActorKey


@dataclass(frozen=True, slots=True)
class RenameActor:
    """The actor is called so."""

    actor: ActorKey
    name: str


@dataclass(frozen=True, slots=True)
class SplitActor:
    """These mentions of an actor are of another one, who is called so."""

    actor: ActorKey
    mentions: tuple[Place, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Reject:
    """This is no event, or none of this story."""

    event: Place


@dataclass(frozen=True, slots=True)
class Restore:
    """A rejected event is one after all."""

    event: Place


@dataclass(frozen=True, slots=True)
class AddEvent:
    """These words of the text are an event; where there is one already, it is changed.

    A place without words makes an event of which the text does not tell.
    """

    event: Place
    label: str
    interval: TimeInterval | None = None
    agent: ActorKey | None = None
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class JoinHappenings:
    """What two events tell is one happening, with all who tell of either."""

    event: Place
    other: Place


@dataclass(frozen=True, slots=True)
class SplitHappening:
    """These events tell of another happening than those that they were joined with."""

    events: tuple[Place, ...]


Edit = (
    SetDate
    | SetLabel
    | SetActor
    | SetActors
    | SetSource
    | SetKey
    | SetStar
    | SetNote
    | SetTags
    | MergeActors
    | RenameActor
    | SplitActor
    | Reject
    | Restore
    | AddEvent
    | JoinHappenings
    | SplitHappening
)
"""Any of the edits."""


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """An edit as a JSON object, whose `edit` says of which kind it is.

    >>> edit_to_json(SetLabel(Place("harar", 8, 12), "Harar falls"))
    {'edit': 'set_label', 'event': {'doc': 'harar', 'start': 8, 'end': 12}, 'label': 'Harar falls'}
    """
    fields = {name: _written(getattr(edit, name)) for name in edit.__slots__}
    if fields.get("bounds", "") is None:  # as edits were written before there were any
        del fields["bounds"]
    return {"edit": _NAMES[type(edit)], **fields}


def edit_from_json(obj: object) -> Edit:
    """The edit that `edit_to_json` wrote. Raises UnreadableInputError for any other object."""
    try:
        return _edit(obj)
    except (KeyError, TypeError, ValueError) as error:
        # The object is someone's file: it can be wrong in any of its places.
        raise UnreadableInputError(f"this is no edit of a timeline: {obj!r:.200}") from error


def is_known_edit(obj: _Json) -> bool:
    """Whether the kind of an edit is known here: others may be added."""
    return obj["edit"] in _KINDS


def _written(
    value: Place
    | tuple[Place | ActorKey | str, ...]
    | ActorKey
    | TimeInterval
    | Bounds
    | str
    | bool
    | None,
) -> _Json | list[Any] | str | bool | None:
    match value:
        case tuple():
            return [_written(one) for one in value]
        case Place():
            return {"doc": value.doc, "start": value.start, "end": value.end}
        case ActorKey():
            return {"name": value.name, "mention": _written(value.mention)}
        case TimeInterval():
            return interval_to_json(value)
        case Bounds():
            return bounds_to_json(value)
        case _:
            return value


def _edit(obj: Any) -> Edit:
    kind = _KINDS[obj["edit"]]
    if kind is SetActor:
        return SetActor(_place(obj["event"]), Role(obj["role"]), _any_actor(obj["actor"]))
    if kind is SetActors:
        return SetActors(_place(obj["event"]), Role(obj["role"]), tuple(map(_actor, obj["actors"])))
    # Files from before edits had bounds have none.
    obj = {"bounds": None, **obj}
    return kind(**{name: _READERS[name](obj[name]) for name in kind.__slots__})


def _place(obj: _Json) -> Place:
    start, end = obj["start"], obj["end"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError(f"no such place: {obj}")
    return Place(_text(obj["doc"]), start, end)


def _places(obj: list[_Json]) -> tuple[Place, ...]:
    return tuple(map(_place, obj))


def _actor(obj: _Json) -> ActorKey:
    return ActorKey(_text(obj["name"]), _place(obj["mention"]) if obj["mention"] else None)


def _any_actor(obj: _Json | None) -> ActorKey | None:
    return None if obj is None else _actor(obj)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _texts(values: list[object]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no string")
    return value


_KINDS: dict[str, type[Edit]] = {
    "set_date": SetDate,
    "set_label": SetLabel,
    "set_actor": SetActor,
    "set_actors": SetActors,
    "set_source": SetSource,
    "set_key": SetKey,
    "set_star": SetStar,
    "set_note": SetNote,
    "set_tags": SetTags,
    "merge_actors": MergeActors,
    "rename_actor": RenameActor,
    "split_actor": SplitActor,
    "reject": Reject,
    "restore": Restore,
    "add_event": AddEvent,
    "join_happenings": JoinHappenings,
    "split_happening": SplitHappening,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_READERS: dict[str, Callable[[Any], Any]] = {
    "event": _place,
    "other": _place,
    "events": _places,
    "mentions": _places,
    "interval": interval_from_json,
    "bounds": bounds_from_json,
    "label": _text,
    "name": _text,
    "actor": _actor,
    "into": _actor,
    "agent": _any_actor,
    "source": _any_actor,
    "key": _truth,
    "starred": _truth,
    "note": _text,
    "tags": _texts,
}
