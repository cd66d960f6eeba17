"""A timeline as the items and groups that vis-timeline draws."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from events.calendar.interval import Grain
from events.exports.format import Format
from events.exports.timelinejs import first_actor
from events.timeline.certainty import certainty_of
from events.timeline.condensed import one_event_each

if TYPE_CHECKING:
    from events.calendar.interval import Instant, TimeInterval
    from events.timeline.timeline import Timeline
    from events.types import Event

_Json = dict[str, Any]

_OTHERS = "Others"
# The years that a date of JavaScript can have.
_YEARS = range(-271_000, 271_000)


def write_vis_timeline(timeline: Timeline) -> str:
    """`items`, one an event with a date, in `groups`, one for the first actor of each.

    vis-timeline reads `content` and `title` as HTML: all words of the article are escaped. Its
    dates are those of JavaScript, without a time zone: `-000043-03-15T00:00:00` is 44 BCE.
    `className` is the certainty: exact, range, vague, inferred, open, bounded. `leftOut` counts the
    events without a date.
    """
    timeline = one_event_each(timeline)
    dated = [
        (number, event, event.interval)
        for number, event in enumerate(timeline.events, start=1)
        if event.interval is not None and _is_drawable(event.interval)
    ]
    names = dict.fromkeys(first_actor(event) or _OTHERS for _, event, _ in dated)
    groups = {name: number for number, name in enumerate(sorted(names, key=_last), start=1)}
    whole = {
        "items": [
            _item(f"e{number}", event, when, groups[first_actor(event) or _OTHERS])
            for number, event, when in dated
        ],
        "groups": [{"id": number, "content": escape(name)} for name, number in groups.items()],
        "leftOut": len(timeline.events) - len(dated),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


VIS_TIMELINE = Format(
    description="items and groups for vis-timeline (JSON)",
    suffix=".vis-timeline.json",
    mime="application/json",
    write=write_vis_timeline,
)


def _last(name: str) -> bool:
    """The others come last, all actors in the order of their first event."""
    return name == _OTHERS


def _is_drawable(when: TimeInterval) -> bool:
    ends = [end for end in (when.start, when.end) if end is not None]
    return bool(ends) and all(end.year in _YEARS for end in ends)


def _item(event_id: str, event: Event, when: TimeInterval, group: int) -> _Json:
    return {
        "id": event_id,
        "content": escape(event.label or event.trigger.text),
        **_when(when),
        "group": group,
        "title": _title(event),
        "className": certainty_of(event).value,
    }


def _when(when: TimeInterval) -> _Json:
    """A point for a day or less, and for what is open at one side; else a range, half-open."""
    first = when.start or when.end
    assert first is not None
    if when.start is None or when.end is None or (when.is_unit and when.grain.rank <= _DAY):
        return {"start": _stamp(first), "type": "point"}
    return {"start": _stamp(first), "end": _stamp(when.end), "type": "range"}


_DAY = Grain.DAY.rank


def _stamp(at: Instant) -> str:
    """A local time as JavaScript reads it, which has six digits for what has no four."""
    sign = "-" if at.year < 0 else "+"
    year = f"{at.year:04}" if 0 <= at.year <= 9999 else f"{sign}{abs(at.year):06}"
    return f"{year}-{at.month:02}-{at.day:02}T{at.hour:02}:{at.minute:02}:{at.second:02}"


def _title(event: Event) -> str:
    """What vis-timeline shows on pointing: when, the sentence, who says so, and why then."""
    said = event.attribution.name if event.attribution else "the article itself"
    quote = " ".join(event.sentence.text.split())
    lines = [
        event.when,
        f"“{quote}”" if quote else "",
        f"Said by: {said}",
        event.explanation,
        f"Note: {event.note}" if event.note else "",
    ]
    return "<br>".join(escape(line) for line in lines if line)
