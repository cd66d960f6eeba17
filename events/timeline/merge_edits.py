"""The edits of two people in one story, joined: what both made, and where they differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from events.timeline.edits import (
    ActorKey,
    Edit,
    JoinHappenings,
    MergeActors,
    Place,
    Reject,
    RenameActor,
    Restore,
    SetActor,
    SetActors,
    SetTags,
    SplitActor,
    SplitHappening,
)


@dataclass(frozen=True, slots=True)
class Differing:
    """An edit of another person that does not go with one's own, and that one of one's own."""

    theirs: Edit
    mine: Edit


@dataclass(frozen=True, slots=True)
class Merged:
    """What of another person's edits is to be made after one's own, and what differs from them."""

    added: tuple[Edit, ...] = ()
    differing: tuple[Differing, ...] = ()


def merge_edits(mine: Sequence[Edit], theirs: Sequence[Edit]) -> Merged:
    """Another person's edits of the same text, sorted into what is new and what differs.

    Of several edits of one thing the last counts. Two that set the same thing otherwise differ;
    so does a rejection of what the other one has worked on. Tags of both are joined.

    >>> from events.timeline.edits import SetLabel, SetNote
    >>> fall = Place("harar", 8, 12)
    >>> merged = merge_edits([SetLabel(fall, "A")], [SetLabel(fall, "B"), SetNote(fall, "why?")])
    >>> [edit.note for edit in merged.added], [one.theirs.label for one in merged.differing]
    (['why?'], ['B'])
    """
    own = _last_of_each(mine)
    added, differing = list[Edit](), list[Differing]()
    for edit in _last_of_each(theirs).values():
        against = _against(edit, own)
        if against is not None:
            differing.append(Differing(edit, against))
        elif (new := _new(edit, own)) is not None:
            added.append(new)
    return Merged(tuple(added), tuple(differing))


def _last_of_each(edits: Iterable[Edit]) -> dict[Hashable, Edit]:
    """The last edit of each thing that is set, in the order in which those were made."""
    last: dict[Hashable, Edit] = {}
    for edit in edits:
        last.pop(_thing(edit), None)
        last[_thing(edit)] = edit
    return last


def _thing(edit: Edit) -> Hashable:
    """What an edit sets: two of the same thing cannot both be."""
    match edit:
        case SetActor(at, role) | SetActors(at, role):
            return at, role
        case Reject(at) | Restore(at):
            return at, Reject
        case MergeActors(actor) | RenameActor(actor):
            return _who(actor), RenameActor
        case JoinHappenings(at, other):
            return frozenset((at, other)), JoinHappenings
        case SplitHappening(places):
            return frozenset(places), SplitHappening
        case SplitActor(mentions=places):
            return frozenset(places), SplitActor
        case _:
            return edit.event, type(edit)


def _who(actor: ActorKey) -> Hashable:
    """An actor is the same where it is mentioned first, whatever a person calls it by now."""
    return actor.mention or actor.name


def _against(edit: Edit, own: dict[Hashable, Edit]) -> Edit | None:
    """The edit of one's own that an edit does not go with."""
    same = own.get(_thing(edit))
    if same is not None and not isinstance(edit, SetTags):
        return same if _plain(same) != _plain(edit) else None
    if isinstance(edit, JoinHappenings | SplitHappening | SplitActor):
        return next((one for one in own.values() if _regrouped_otherwise(edit, one)), None)
    return next(_rejected_or_worked_on(edit, own.values()), None)


def _rejected_or_worked_on(edit: Edit, own: Iterable[Edit]) -> Iterator[Edit]:
    """What was rejected by the one, and worked on by the other."""
    at = _place(edit)
    for one in own:
        if (
            at is not None
            and _place(one) == at
            and isinstance(edit, Reject) != isinstance(one, Reject)
        ):
            yield one


def _place(edit: Edit) -> Place | None:
    """The event that an edit changes; None where it changes actors or happenings."""
    match edit:
        case MergeActors() | RenameActor() | SplitActor():
            return None
        case JoinHappenings() | SplitHappening() | Restore():
            return None
        case _:
            return edit.event


def _regrouped_otherwise(edit: Edit, other: Edit) -> bool:
    """Whether the one joins what the other splits, or both split it otherwise."""
    match edit, other:
        case JoinHappenings(), SplitHappening():
            return len({edit.event, edit.other} & {*other.events}) == 1
        case SplitHappening(), JoinHappenings():
            return _regrouped_otherwise(other, edit)
        case SplitHappening(), SplitHappening():
            return bool({*edit.events} & {*other.events})
        case SplitActor(), SplitActor():
            return bool({*edit.mentions} & {*other.mentions})
    return False


def _plain(edit: Edit) -> Edit:
    """The edit in the one form that says all that edits of its kind can say."""
    if isinstance(edit, SetActor):
        return SetActors(edit.event, edit.role, (edit.actor,) if edit.actor else ())
    return edit


def _new(edit: Edit, own: dict[Hashable, Edit]) -> Edit | None:
    """What is to be made of an edit that goes with one's own; None where nothing is left to do."""
    same = own.get(_thing(edit))
    if isinstance(edit, Restore):  # what one has not rejected is there
        return None
    if isinstance(edit, SetTags) and isinstance(same, SetTags):
        tags = tuple(dict.fromkeys((*same.tags, *edit.tags)))
        return replace(edit, tags=tags) if tags != same.tags else None
    return edit if same is None else None
