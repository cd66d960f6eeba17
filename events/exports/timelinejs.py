"""A timeline as the JSON that TimelineJS3 shows as slides."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from events.calendar.interval import Grain
from events.exports.format import Format
from events.timeline.condensed import one_event_each

if TYPE_CHECKING:
    from datetime import date

    from events.calendar.interval import Instant, TimeInterval
    from events.timeline.timeline import Timeline
    from events.types import Event, Role

_Json = dict[str, Any]

# Dates beyond this need its scale of years alone, for which its documentation says -271821.
_HUMAN_YEARS = range(-271_000, 271_000)
_ROLES = ("agent", "patient", "recipient")


def write_timelinejs(timeline: Timeline) -> str:
    """A title slide and a slide for each event with a date, grouped by its first actor.

    TimelineJS reads headline and text as HTML: all words of the article are escaped. Years count
    without a year 0: -44 is 44 BCE. What has no date is left out, and the title says how much.
    """
    timeline = one_event_each(timeline)
    slides = [
        _slide(event, f"e{number}")
        for number, event in enumerate(timeline.events, start=1)
        if event.interval is not None and (event.interval.start or event.interval.end)
    ]
    whole: _Json = {"title": _title(timeline, len(slides)), "events": slides, "eras": []}
    if _is_cosmological(timeline):
        whole["scale"] = "cosmological"
        for slide in slides:
            for name in {"start_date", "end_date"} & slide.keys():
                slide[name] = {"year": slide[name]["year"]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


TIMELINEJS = Format(
    description="slides for TimelineJS3",
    suffix=".timelinejs.json",
    mime="application/json",
    write=write_timelinejs,
)


def _title(timeline: Timeline, shown: int) -> _Json:
    days = sorted({document.published for document in timeline.documents if document.published})
    left_out = len(timeline.events) - shown
    lines = [f"Published {_from_to(days)}." if days else ""]
    if left_out:
        lines.append(f"{left_out} of {len(timeline.events)} events have no date and no slide.")
    text = "".join(f"<p>{escape(line)}</p>" for line in filter(None, lines))
    return {"text": {"headline": escape(timeline.title), "text": text}}


def _from_to(days: list[date]) -> str:
    """The first and the last of some days."""
    return str(days[0]) if len(days) == 1 else f"from {days[0]} to {days[-1]}"


def _slide(event: Event, event_id: str) -> _Json:
    assert event.interval is not None
    first, last = _ends(event.interval)
    slide: _Json = {
        "unique_id": event_id,
        "start_date": _date(first, event.interval.grain),
        "display_date": event.when,
        "text": {
            "headline": escape(event.label or event.trigger.text),
            "text": _text(event),
        },
        "autolink": False,
    }
    if last != first:
        slide["end_date"] = _date(last, event.interval.grain)
    if group := first_actor(event):
        slide["group"] = escape(group)
    return slide


def _ends(interval: TimeInterval) -> tuple[Instant, Instant]:
    """The first and the last moment, both included; one that is open is the other."""
    last = interval.end and interval.end.plus(Grain.SECOND, -1)
    if last is not None and interval.grain.rank >= Grain.PART.rank:
        last = last.midnight
    first = interval.start or last
    assert first is not None
    if last is None or (interval.is_unit and interval.grain.rank <= Grain.YEAR.rank):
        return first, first
    return first, last


def _date(instant: Instant, grain: Grain) -> _Json:
    """A date with the parts that the text gives."""
    date: _Json = {"year": instant.year if instant.year > 0 else instant.year - 1}
    if grain.rank < Grain.YEAR.rank:
        date["month"] = instant.month
    if grain.rank < Grain.MONTH.rank:
        date["day"] = instant.day
    if grain.rank < Grain.PART.rank:
        date |= {"hour": instant.hour, "minute": instant.minute}
    return date


def _text(event: Event) -> str:
    said = event.attribution.name if event.attribution else "the article itself"
    why = f"<p>Why this date: {escape(event.explanation)}</p>" if event.explanation else ""
    quote = escape(event.sentence.text)
    told = f"<blockquote>{quote}</blockquote>" if quote else ""
    return f"{told}<p>Said by: {escape(said)}</p>{why}"


def first_actor(event: Event) -> str | None:
    """The actor in whose row the event stands: who does it, else to whom it is done."""
    names: dict[Role | str, str] = {
        argument.role: argument.actor.name
        for argument in reversed(event.arguments)
        if argument.actor
    }
    return next((names[role] for role in _ROLES if role in names), None)


def _is_cosmological(timeline: Timeline) -> bool:
    intervals = [event.interval for event in timeline.events if event.interval]
    ends = [end for when in intervals for end in (when.start, when.end) if end is not None]
    return any(end.year not in _HUMAN_YEARS for end in ends)
