"""A timeline as a person has corrected it: dates, labels, actors, events, happenings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from events.calendar.bounds import Bounds
from events.parsing.spacy_pipeline import load_words
from events.timeline.build import build_timeline
from events.timeline.edits import (
    ActorKey,
    AddEvent,
    Edit,
    JoinHappenings,
    MergeActors,
    Place,
    Reject,
    RenameActor,
    Restore,
    SetActor,
    SetDate,
    SetLabel,
    SplitHappening,
)
from events.timeline.regrouped import Groups, days_now, happenings_now
from events.timeline.timeline import Timeline
from events.types import (
    Actor,
    ActorType,
    Argument,
    Basis,
    ByHand,
    Event,
    EventClass,
    Mention,
    MentionType,
    Relation,
    Role,
    Span,
)

if TYPE_CHECKING:
    from events.calendar.interval import TimeInterval
    from events.types import Document


def curate(timeline: Timeline, edits: Iterable[Edit]) -> Timeline:
    """The timeline with the edits made in it, one after another, and kept in its `edits`.

    What was set bears marks in `by_hand`. An edit that finds nothing to change is kept all the
    same, for another extraction of the story may hold it: see `missed_edits`.

    >>> from events import example_stories, example_timeline
    >>> timeline = example_timeline(example_stories()[0])
    >>> first = timeline.events[0]
    >>> curated = curate(timeline, [SetLabel(Place.of(first), "In antiquity")])
    >>> curated.events[0].label, curated.events[0].by_hand
    ('In antiquity', (<ByHand.LABEL: 'label'>,))
    """
    edits = tuple(edits)
    return _curated(timeline, edits)[0] if edits else timeline


def missed_edits(timeline: Timeline, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Those of the edits that find nothing to change in the timeline."""
    return _curated(timeline, tuple(edits))[1]


@dataclass(slots=True)
class _Draft:
    """A timeline while it is edited: its events as they were found, as they are, and set aside."""

    timeline: Timeline
    found: dict[Place, Event]
    events: dict[Place, Event]
    rejected: dict[Place, Event]
    actors: list[Actor]
    groups: Groups


def _curated(timeline: Timeline, edits: Sequence[Edit]) -> tuple[Timeline, tuple[Edit, ...]]:
    events: dict[Place, Event] = {}
    for event in timeline.events:
        events.setdefault(Place.of(event), event)
    draft = _Draft(
        timeline, dict(events), events, {}, list(timeline.actors), Groups(timeline.happenings)
    )
    missed = tuple(edit for edit in edits if not _make(edit, draft))
    built = build_timeline(
        timeline.documents, timeline.time_expressions, draft.actors, draft.events.values()
    )
    now = happenings_now(timeline, draft.events, draft.groups)
    curated = replace(
        timeline,
        actors=built.actors,
        events=built.events,
        edits=timeline.edits + tuple(edits),
        happenings=now,
        days=days_now(timeline, now),
    )
    return curated, missed


def _make(edit: Edit, draft: _Draft) -> bool:
    """Make one edit in the draft; False when it finds nothing to change."""
    match edit:
        case SetDate():
            return _change(draft, edit.event, lambda event: _dated(event, edit, draft))
        case SetLabel():
            return _change(
                draft, edit.event, lambda event: _marked(event, ByHand.LABEL, label=edit.label)
            )
        case SetActor():
            return _set_actor(edit, draft)
        case MergeActors():
            return _merge(edit, draft)
        case RenameActor():
            return _rename(edit, draft)
        case Reject():
            return _move(edit.event, draft.events, draft.rejected)
        case Restore():
            return _move(edit.event, draft.rejected, draft.events)
        case AddEvent():
            return _add(edit, draft)
        case JoinHappenings():
            return _regroup(
                draft, (edit.event, edit.other), draft.groups.join(edit.event, edit.other)
            )
        case SplitHappening():
            return _regroup(draft, edit.events, draft.groups.split(edit.events))


def _regroup(draft: _Draft, places: Sequence[Place], done: bool) -> bool:
    """Mark the events that a person has joined or split."""
    for place in places if done else ():
        _change(draft, place, lambda event: _marked(event, ByHand.HAPPENING))
    return done


def _change(draft: _Draft, place: Place, change: Callable[[Event], Event]) -> bool:
    if place not in draft.events:
        return False
    draft.events[place] = change(draft.events[place])
    return True


def _move(place: Place, source: dict[Place, Event], target: dict[Place, Event]) -> bool:
    if place not in source:
        return False
    target[place] = source.pop(place)
    return True


def _marked(event: Event, part: ByHand, **fields: object) -> Event:
    """The event with some fields set by hand; of what was added whole that is known already.

    It is key from then on: what a person touched stays in the first view.
    """
    known = part in event.by_hand or ByHand.EVENT in event.by_hand
    by_hand = event.by_hand if known else tuple(sorted({*event.by_hand, part}))
    return replace(event, by_hand=by_hand, key=True, **fields)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------ dates


def _dated(event: Event, edit: SetDate, draft: _Draft) -> Event:
    """The event at another time, of which no words of the text tell."""
    found = draft.found.get(Place.of(event), event)
    return _marked(
        event,
        ByHand.TIME,
        time=None,
        **_time_fields(edit),
        explanation=_explanation(found, edit.interval),
    )


def _time_fields(edit: SetDate | AddEvent) -> dict[str, Any]:
    """What an edit says of when: interval, bounds, and how the event lies to the interval."""
    interval, bounds = edit.interval, edit.bounds
    relation = Relation.IS_INCLUDED if interval else None
    if interval and bounds:
        told = (one for one in _TOLD_BY_HAND if Bounds.of_dating(interval, one) == bounds)
        relation = next(told, relation)
    return {
        "interval": interval,
        "bounds": bounds,
        "relation": relation,
        "basis": Basis.STATED if interval else Basis.NONE,
    }


# What a day or a stretch of days that a person types can be to the event, the plainest first.
_TOLD_BY_HAND = (Relation.IS_INCLUDED, Relation.DURING, Relation.INCLUDES)


def _explanation(found: Event, interval: TimeInterval | None) -> str:
    """Why the event has its date, and what it had by the text."""
    if ByHand.EVENT in found.by_hand:
        return found.explanation
    if ByHand.TIME in found.by_hand:
        _, _, told = found.explanation.partition("; ")
    elif found.interval is None:
        told = "the text gave no date."
    else:
        told = f"the text gave: {found.when}. {found.explanation}".strip()
    return f"{'Set by hand' if interval else 'Taken away by hand'}; {told}"


# ----------------------------------------------------------------------------------------- actors


def _set_actor(edit: SetActor, draft: _Draft) -> bool:
    if edit.event not in draft.events:
        return False
    event = draft.events[edit.event]
    others = tuple(one for one in event.arguments if one.role is not edit.role)
    own = () if edit.actor is None else (_argument(event, edit.role, edit.actor, draft),)
    draft.events[edit.event] = _marked(event, ByHand.ARGUMENTS, arguments=own + others)
    return True


def _argument(event: Event, role: Role, key: ActorKey, draft: _Draft) -> Argument:
    """An actor's part in an event, at the mention of it nearest to the event's word."""
    actor = _find(key, draft) or _new_actor(key, event.trigger.document, draft)
    mentions = [
        one.span for one in actor.mentions if one.span.document.doc_id == Place.of(event).doc
    ]
    nearest = min(mentions, key=lambda span: _distance(span, event.trigger), default=event.trigger)
    return Argument(role, actor, nearest)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _new_actor(key: ActorKey, document: Document, draft: _Draft) -> Actor:
    """An actor that the text may name, though it was not found there."""
    at = document.text.find(key.name)
    named = (Mention(Span(document, at, at + len(key.name)), MentionType.NAM),) if at >= 0 else ()
    actor = Actor(name=key.name, label=ActorType.OTHER, mentions=named, by_hand=(ByHand.ACTOR,))
    draft.actors.append(actor)
    return actor


def _find(key: ActorKey, draft: _Draft) -> Actor | None:
    """The actor that is mentioned at the place of the key; without a place, of its name."""
    if key.mention is not None:
        for actor in draft.actors:
            if any(Place.of(one.span) == key.mention for one in actor.mentions):
                return actor
    return next((actor for actor in draft.actors if actor.name == key.name), None)


def _rename(edit: RenameActor, draft: _Draft) -> bool:
    actor = _find(edit.actor, draft)
    if actor is None:
        return False
    by_hand = tuple(sorted({*actor.by_hand, ByHand.NAME}))
    _replace(actor, replace(actor, name=edit.name, by_hand=by_hand), draft)
    return True


def _merge(edit: MergeActors, draft: _Draft) -> bool:
    """One actor with the mentions of both; merged actors stay so, whichever mention names them."""
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


def _replace(old: Actor, new: Actor, draft: _Draft) -> None:
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


# ----------------------------------------------------------------------------------------- events


def _add(edit: AddEvent, draft: _Draft) -> bool:
    """Add an event, or change the one that stands there; False where the text has no such place."""
    document = next((one for one in draft.timeline.documents if one.doc_id == edit.event.doc), None)
    if document is None or not edit.event.start < edit.event.end <= len(document.text):
        return False
    _move(edit.event, draft.rejected, draft.events)
    if edit.event not in draft.events:
        added = _added(Span(document, edit.event.start, edit.event.end), edit, draft)
        draft.events[edit.event] = draft.found[edit.event] = added
    else:
        _make(SetLabel(edit.event, edit.label), draft)
        _make(SetDate(edit.event, edit.interval, edit.bounds), draft)
    if edit.agent is not None:
        _make(SetActor(edit.event, Role.AGENT, edit.agent), draft)
    return True


def _added(trigger: Span, edit: AddEvent, draft: _Draft) -> Event:
    return Event(
        trigger=trigger,
        sentence=_sentence(trigger, draft),
        lemma=trigger.text.lower(),
        event_class=EventClass.OCCURRENCE,
        **_time_fields(edit),
        explanation="Added by hand.",
        label=edit.label,
        # Whoever adds an event wants to see it.
        salience=1.0,
        key=True,
        by_hand=(ByHand.EVENT,),
    )


def _sentence(trigger: Span, draft: _Draft) -> Span:
    """The sentence that holds some words: that of another event, else one by its punctuation."""
    for event in draft.found.values():
        if event.sentence.document is trigger.document and event.sentence.covers(trigger):
            return event.sentence
    text = trigger.document.text
    line = text.rfind("\n", 0, trigger.start) + 1
    end = text.find("\n", trigger.end)
    for sentence in load_words()(text[line : len(text) if end < 0 else end]).sents:
        found = Span(trigger.document, line + sentence.start_char, line + sentence.end_char)
        if found.covers(trigger):
            return found
    return trigger
