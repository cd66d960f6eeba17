"""A timeline as a person has corrected it: dates, labels, actors, events, happenings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from events.calendar.bounds import Bounds
from events.parsing.spacy_pipeline import load_words
from events.timeline.actor_edits import (
    merge_actors,
    rename_actor,
    set_actors,
    set_source,
    split_actor,
)
from events.timeline.build import build_timeline
from events.timeline.draft import Draft, change_event, marked, move_event
from events.timeline.edit_places import settled
from events.timeline.edits import (
    AddEvent,
    Edit,
    JoinHappenings,
    MergeActors,
    Place,
    Reject,
    RenameActor,
    Restore,
    SetActor,
    SetActors,
    SetDate,
    SetKey,
    SetLabel,
    SetNote,
    SetSource,
    SetStar,
    SetTags,
    SplitActor,
    SplitHappening,
)
from events.timeline.regrouped import Groups, days_now, happenings_now
from events.timeline.timeline import Timeline
from events.types import Basis, ByHand, Event, EventClass, Relation, Role, Span

if TYPE_CHECKING:
    from events.calendar.interval import TimeInterval


def curate(timeline: Timeline, edits: Iterable[Edit]) -> Timeline:
    """The timeline with the edits made in it, one after another, and kept in its `edits`.

    What was set bears marks in `by_hand`. Edits made in an earlier extraction of the same text find
    their events by the word, else by the sentence. One that finds nothing to change is kept all the
    same: see `missed_edits`.

    >>> from events import example_stories, example_timeline
    >>> timeline = example_timeline(example_stories()[0])
    >>> first = timeline.events[0]
    >>> curated = curate(timeline, [SetLabel(Place.of(first), "In antiquity")])
    >>> curated.events[0].label, curated.events[0].by_hand
    ('In antiquity', (<ByHand.LABEL: 'label'>,))
    """
    edits = tuple(edits)
    return made_and_missed(timeline, edits)[0] if edits else timeline


def missed_edits(timeline: Timeline, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Those of the edits that find nothing to change in the timeline."""
    return made_and_missed(timeline, tuple(edits))[1]


def made_and_missed(timeline: Timeline, edits: Sequence[Edit]) -> tuple[Timeline, tuple[Edit, ...]]:
    """What `curate` and `missed_edits` give, for the work of one of them."""
    events: dict[Place, Event] = {}
    for event in timeline.events:
        events.setdefault(Place.of(event), event)
    draft = Draft(
        timeline, dict(events), events, {}, list(timeline.actors), Groups(timeline.happenings)
    )
    now_at = settled(timeline, edits)
    missed = tuple(edit for edit, now in zip(edits, now_at, strict=True) if not _make(now, draft))
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


def _make(edit: Edit, draft: Draft) -> bool:
    """Make one edit in the draft; False when it finds nothing to change."""
    match edit:
        case SetDate():
            return change_event(draft, edit.event, lambda event: _dated(event, edit, draft))
        case SetLabel(at, label):
            return change_event(draft, at, lambda one: marked(one, ByHand.LABEL, label=label))
        case SetKey(at, key):
            return change_event(draft, at, lambda one: marked(one, ByHand.KEY, key=key))
        case SetStar(at, starred):
            return change_event(draft, at, lambda one: marked(one, ByHand.NOTE, starred=starred))
        case SetNote(at, note):
            return change_event(draft, at, lambda one: marked(one, ByHand.NOTE, note=note))
        case SetTags(at, tags):
            return change_event(draft, at, lambda one: marked(one, ByHand.NOTE, tags=tags))
        case SetActor(at, role, actor):
            actors = () if actor is None else (actor,)
            return set_actors(SetActors(at, role, actors), draft)
        case SetActors():
            return set_actors(edit, draft)
        case SetSource():
            return set_source(edit, draft)
        case MergeActors():
            return merge_actors(edit, draft)
        case RenameActor():
            return rename_actor(edit, draft)
        case SplitActor():
            return split_actor(edit, draft)
        case Reject():
            gone = edit.event in draft.rejected
            return gone or move_event(edit.event, draft.events, draft.rejected)
        case Restore():
            return move_event(edit.event, draft.rejected, draft.events)
        case AddEvent():
            return _add(edit, draft)
        case JoinHappenings():
            return _regroup(
                draft, (edit.event, edit.other), draft.groups.join(edit.event, edit.other)
            )
        case SplitHappening():
            return _regroup(draft, edit.events, draft.groups.split(edit.events))


def _regroup(draft: Draft, places: Sequence[Place], done: bool) -> bool:
    """Mark the events that a person has joined or split."""
    for place in places if done else ():
        change_event(draft, place, lambda event: marked(event, ByHand.HAPPENING))
    return done


# ------------------------------------------------------------------------------------------ dates


def _dated(event: Event, edit: SetDate, draft: Draft) -> Event:
    """The event at another time, of which no words of the text tell."""
    found = draft.found.get(Place.of(event), event)
    return marked(
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


# ----------------------------------------------------------------------------------------- events


def _add(edit: AddEvent, draft: Draft) -> bool:
    """Add an event, or change the one that stands there; False where the text has no such place."""
    document = next((one for one in draft.timeline.documents if one.doc_id == edit.event.doc), None)
    if document is None or not edit.event.start <= edit.event.end <= len(document.text):
        return False
    move_event(edit.event, draft.rejected, draft.events)
    if edit.event not in draft.events:
        added = _added(Span(document, edit.event.start, edit.event.end), edit, draft)
        draft.events[edit.event] = draft.found[edit.event] = added
    else:
        _make(SetLabel(edit.event, edit.label), draft)
        _make(SetDate(edit.event, edit.interval, edit.bounds), draft)
    if edit.agent is not None:
        _make(SetActor(edit.event, Role.AGENT, edit.agent), draft)
    return True


def _added(trigger: Span, edit: AddEvent, draft: Draft) -> Event:
    return Event(
        trigger=trigger,
        sentence=_sentence(trigger, draft),
        lemma=trigger.text.lower(),
        event_class=EventClass.OCCURRENCE,
        **_time_fields(edit),
        explanation="Added by hand."
        if trigger.text
        else "Added by hand; the text has no words for it.",
        label=edit.label,
        # Whoever adds an event wants to see it.
        salience=1.0,
        key=True,
        by_hand=(ByHand.EVENT,),
    )


def _sentence(trigger: Span, draft: Draft) -> Span:
    """The sentence that holds some words: that of another event, else one by its punctuation.

    None of the text's sentences tells what has no words in it.
    """
    if not trigger.text:
        return trigger
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
