"""A storyline with one event for each happening: for charts, slides and calendars."""

from __future__ import annotations

from dataclasses import replace

from events.timeline.build import build_timeline
from events.timeline.timeline import Timeline
from events.types import Event, Happening


def one_event_each(timeline: Timeline) -> Timeline:
    """The best telling of each happening at the time settled on; any other timeline as it is.

    The explanation says how many articles tell of it, and what they do not agree on.
    """
    if not timeline.stories:
        return timeline
    events = [representative(happening) for happening in timeline.happenings]
    built = build_timeline(timeline.documents, timeline.time_expressions, timeline.actors, events)
    return replace(built, stories=timeline.stories, days=timeline.days, facts=timeline.facts)


def representative(happening: Happening) -> Event:
    """The best telling of a happening, with its label, time and weight, and all that was noted."""
    best, by = happening.events[0], happening.dated_by
    told = " ".join(filter(None, (happening.explanation, tellers(happening), dispute(happening))))
    events = happening.events
    changed = replace(
        best,
        label=happening.label,
        salience=happening.salience,
        explanation=told,
        starred=any(event.starred for event in events),
        note=" / ".join(dict.fromkeys(event.note for event in events if event.note)),
        tags=tuple(dict.fromkeys(tag for event in events for tag in event.tags)),
    )
    if by is None or by is best:
        return changed
    return replace(
        changed,
        time=by.time,
        relation=by.relation,
        basis=by.basis,
        interval=by.interval,
        bounds=by.bounds,
    )


def tellers(happening: Happening) -> str:
    """How many independent articles tell of it, where they are several."""
    return f"Told by {happening.articles} articles." if happening.articles > 1 else ""


def dispute(happening: Happening) -> str:
    """What the articles do not agree on, in a sentence: each value and who gives it."""
    said = []
    for conflict in happening.conflicts:
        values = "; ".join(
            f"{told.value} ({', '.join(one.publisher or one.doc_id for one in told.documents)})"
            for told in conflict.values
        )
        opening = "A number that grew" if conflict.course else "The articles differ"
        said.append(f"{opening}: {conflict.what} {values}.")
    return " ".join(said)
