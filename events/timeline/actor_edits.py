"""What edits do to actors: who takes part, who says so, what they are called, and who is one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from events.timeline.draft import Draft, change_event, marked
from events.timeline.edits import (
    ActorKey,
    MergeActors,
    Place,
    RenameActor,
    SetActors,
    SetSource,
    SplitActor,
)
from events.types import (
    Actor,
    ActorType,
    Argument,
    Attribution,
    AttributionKind,
    ByHand,
    Event,
    Mention,
    MentionType,
    Role,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.types import Document

# In letters: more than any text has.
_FAR = 1 << 60


def set_actors(edit: SetActors, draft: Draft) -> bool:
    """Give a role to some actors, or to nobody; False where there is no such event."""

    def changed(event: Event) -> Event:
        others = tuple(one for one in event.arguments if one.role is not edit.role)
        own = tuple(_argument(event, edit.role, actor, draft) for actor in edit.actors)
        return marked(event, ByHand.ARGUMENTS, arguments=own + others)

    return change_event(draft, edit.event, changed)


def set_source(edit: SetSource, draft: Draft) -> bool:
    """Say who says that an event happened; False where there is no such event."""

    def changed(event: Event) -> Event:
        said = _attribution(event, edit.source, draft) if edit.source else None
        return marked(event, ByHand.SOURCE, attribution=said)

    return change_event(draft, edit.event, changed)


def _attribution(event: Event, key: ActorKey, draft: Draft) -> Attribution:
    """Who says so by hand: no words of the text do, so that its spans are those of the event."""
    actor = _find(key, draft)
    return Attribution(
        source=event.trigger,
        name=actor.name if actor else key.name,
        actor=actor,
        cue=event.trigger,
        content=event.sentence,
        kind=AttributionKind.INDIRECT,
    )


def _argument(event: Event, role: Role, key: ActorKey, draft: Draft) -> Argument:
    """An actor's part in an event, at the mention of it nearest to the event's word."""
    actor = _find(key, draft) or _new_actor(key, event.trigger.document, draft)
    mentions = [
        one.span for one in actor.mentions if one.span.document.doc_id == Place.of(event).doc
    ]
    nearest = min(mentions, key=lambda span: _distance(span, event.trigger), default=event.trigger)
    return Argument(role, actor, nearest)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _new_actor(key: ActorKey, document: Document, draft: Draft) -> Actor:
    """An actor that the text may name, though it was not found there."""
    at = document.text.find(key.name)
    named = (Mention(Span(document, at, at + len(key.name)), MentionType.NAM),) if at >= 0 else ()
    actor = Actor(name=key.name, label=ActorType.OTHER, mentions=named, by_hand=(ByHand.ACTOR,))
    draft.actors.append(actor)
    return actor


def _find(key: ActorKey, draft: Draft) -> Actor | None:
    """The actor that is mentioned at the place of the key; without a place, of its name."""
    if key.mention is not None:
        for actor in draft.actors:
            if any(Place.of(one.span) == key.mention for one in actor.mentions):
                return actor
    return next((actor for actor in draft.actors if actor.name == key.name), None)


def rename_actor(edit: RenameActor, draft: Draft) -> bool:
    """Call an actor otherwise, in labels too; False where there is no such actor."""
    actor = _find(edit.actor, draft)
    if actor is None:
        return False
    by_hand = tuple(sorted({*actor.by_hand, ByHand.NAME}))
    _rename_in_labels(actor, edit.name, draft)
    _replace(actor, replace(actor, name=edit.name, by_hand=by_hand), draft)
    return True


def _rename_in_labels(actor: Actor, name: str, draft: Draft) -> None:
    """Write the new name in labels that no person wrote.

    Where the old name is a part of another actor's, it is so only where the actor takes part.
    """
    old = re.compile(rf"(?<!\w){re.escape(actor.name)}(?!\w)")
    ambiguous = any(old.search(one.name) for one in draft.actors if one is not actor)
    for events in (draft.found, draft.events, draft.rejected):
        for place, event in events.items():
            if ByHand.LABEL in event.by_hand or (ambiguous and not _is_in(actor, event)):
                continue
            label = old.sub(lambda _: name, event.label)
            if label != event.label:
                events[place] = replace(event, label=label)


def _is_in(actor: Actor, event: Event) -> bool:
    return any(one.actor == actor for one in event.arguments)


def merge_actors(edit: MergeActors, draft: Draft) -> bool:
    """Make one actor with the mentions of both, which stays so, whichever mention names it."""
    actor, into = _find(edit.actor, draft), _find(edit.into, draft)
    if actor is None or into is None:
        return False
    if actor is into:
        return True
    mentions = {Place.of(one.span): one for one in (*actor.mentions, *into.mentions)}
    merged = replace(
        into,
        mentions=tuple(mentions[place] for place in sorted(mentions)),
        by_hand=tuple(sorted({*into.by_hand, ByHand.MENTIONS})),
    )
    draft.actors[:] = [one for one in draft.actors if one is not actor]
    _replace(into, merged, draft)
    _replace(actor, merged, draft)
    return True


def split_actor(edit: SplitActor, draft: Draft) -> bool:
    """Make an actor of some mentions of another one; False where these are none of it, or all.

    What the other one did goes to whose mention stands nearest. Mentions are known by their place,
    or by one that overlaps it, as another extraction may give them more words.
    """
    actor = _find(edit.actor, draft)
    if actor is None:
        return False
    split = tuple(one for one in actor.mentions if _is_among(one.span, edit.mentions))
    if not split or len(split) == len(actor.mentions):
        return False
    by_hand = tuple(sorted({*actor.by_hand, ByHand.MENTIONS}))
    own = tuple(one for one in actor.mentions if one not in split)
    left = replace(actor, mentions=own, by_hand=by_hand)
    new = Actor(name=edit.name, label=actor.label, mentions=split, by_hand=(ByHand.ACTOR,))
    for events in (draft.found, draft.events, draft.rejected):
        events.update((at, _divided(event, actor, left, new)) for at, event in events.items())
    draft.actors[:] = [left if one is actor else one for one in draft.actors]
    draft.actors.append(new)
    return True


def _is_among(span: Span, places: Sequence[Place]) -> bool:
    doc = span.document.doc_id
    return any(at.doc == doc and at.start < span.end and span.start < at.end for at in places)


def _divided(event: Event, actor: Actor, left: Actor, new: Actor) -> Event:
    """The event in which each part of an actor is now that of whom the nearest mention names."""

    def whose(span: Span) -> Actor:
        return min(
            (left, new),
            key=lambda one: min(
                (
                    _distance(mention.span, span)
                    for mention in one.mentions
                    if mention.span.document.doc_id == span.document.doc_id
                ),
                default=_FAR,
            ),
        )

    said = event.attribution
    if said is not None and said.actor == actor:
        who = whose(said.source)
        name = who.name if said.name == actor.name else said.name
        event = replace(event, attribution=replace(said, actor=who, name=name))
    if any(one.actor == actor for one in event.arguments):
        parts = tuple(
            replace(one, actor=whose(one.span)) if one.actor == actor else one
            for one in event.arguments
        )
        event = replace(event, arguments=parts, label=_label_of(event, actor, parts, new))
    return event


def _label_of(event: Event, actor: Actor, parts: Sequence[Argument], new: Actor) -> str:
    """The label with the new name, unless a person wrote it or the old actor has a part, too."""
    old = re.compile(rf"(?<!\w){re.escape(actor.name)}(?!\w)")
    was = [one for one, part in zip(event.arguments, parts, strict=True) if one.actor == actor]
    moved = [part for part in parts if part.actor is new]
    known = ByHand.LABEL in event.by_hand or new.name in event.label
    if known or len(moved) < len(was):
        return event.label
    return old.sub(lambda _: new.name, event.label)


def _replace(old: Actor, new: Actor, draft: Draft) -> None:
    """Put one actor in the place of another one, wherever that stands."""
    draft.actors[:] = [new if one is old else one for one in draft.actors]
    for events in (draft.found, draft.events, draft.rejected):
        events.update({place: _with_actor(event, old, new) for place, event in events.items()})


def _with_actor(event: Event, old: Actor, new: Actor) -> Event:
    said = event.attribution
    if said is not None and said.actor == old:
        name = new.name if said.name == old.name else said.name
        event = replace(event, attribution=replace(said, actor=new, name=name))
    if any(one.actor == old for one in event.arguments):
        arguments: dict[tuple[Role, Span | str], Argument] = {}
        for one in event.arguments:
            changed = replace(one, actor=new) if one.actor == old else one
            # Who has become one with another has the part once.
            who = changed.span if changed.actor is None else changed.actor.name
            arguments.setdefault((one.role, who), changed)
        event = replace(event, arguments=tuple(arguments.values()))
    return event
