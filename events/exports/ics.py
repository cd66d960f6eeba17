"""A timeline as a calendar file (iCalendar, RFC 5545): whole days, which no time zone can move."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from events.calendar.interval import Grain
from events.exports.format import Format
from events.timeline.condensed import one_event_each
from events.types import Relation

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

    from events.calendar.interval import TimeInterval
    from events.timeline.timeline import Timeline
    from events.types import Document, Event

# RFC 5545 lets no control character into a text but the tab; line ends are escaped.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def write_ics(timeline: Timeline) -> str:
    """One all-day event for each event with a first and a last day in the years 1 to 9999.

    Where only limits are known, it reaches from the earliest day to the latest, and says so.

    The others are left out, and the calendar's description says how many. An event keeps its UID
    from one export to the next, so that a calendar that reads the file twice holds it once.
    """
    # Only this format needs it.
    from icalendar import Calendar, vText

    timeline = one_event_each(timeline)
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//dateline//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    placed = [(event, days_of(event.interval)) for event in timeline.events]
    calendar.add("x-wr-calname", vText(_text(timeline.title)))
    calendar.add("x-wr-caldesc", vText(_summary([days for _, days in placed])))
    uids: Counter[str] = Counter()
    for event, days in placed:
        if days is not None:
            calendar.add_component(_entry(event, days, uids))
    return str(calendar.to_ical().decode("utf-8"))


ICS = Format(
    description="a calendar of the events with a day, for calendar programs",
    suffix=".ics",
    mime="text/calendar",
    write=write_ics,
)


def days_of(interval: TimeInterval | None) -> tuple[date, date] | None:
    """First day and the day after the last, None where a calendar has no such days.

    What is shorter than a day takes the day on which it begins: a night is one of that day.

    >>> from events.calendar.interval import TimeInterval
    >>> days_of(TimeInterval.month(2015, 5))
    (datetime.date(2015, 5, 1), datetime.date(2015, 6, 1))
    """
    if interval is None or interval.start is None or interval.end is None:
        return None
    first, last = interval.start.midnight, interval.end.plus(Grain.SECOND, -1).midnight
    if interval.is_unit and interval.grain.rank < Grain.DAY.rank:
        last = first
    after = last.plus(Grain.DAY, 1)
    if first.year < date.min.year or after.year > date.max.year:
        return None
    return date(*first[:3]), date(*after[:3])


def _entry(event: Event, days: tuple[date, date], uids: Counter[str]) -> CalendarEvent:
    from icalendar import Event as CalendarEvent

    document = event.trigger.document
    entry = CalendarEvent()
    entry.add("uid", _uid(event, uids))
    entry.add("dtstamp", _stamp(document))
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1])
    entry.add("summary", _text(event.label or event.trigger.text))
    entry.add("description", _text(_description(event)))
    names = [argument.actor.name for argument in event.arguments if argument.actor]
    if names:
        entry.add("categories", [_text(name) for name in dict.fromkeys(names)])
    if document.url and _is_address(document.url):
        entry.add("url", document.url)
    entry.add("transp", "TRANSPARENT")  # what happened long ago makes nobody busy
    return entry


def _uid(event: Event, uids: Counter[str]) -> str:
    """The same for the same words in the same document, whatever else is found in it."""
    trigger = event.trigger
    key = "\n".join((trigger.document.doc_id, str(trigger.start), trigger.text))
    uids[key] += 1
    return f"{uuid5(NAMESPACE_URL, f'dateline:{key}:{uids[key]}')}@dateline"


def _stamp(document: Document) -> datetime:
    """When the entry was made: the day of publication, as the clock is never read."""
    day = document.published or date(1970, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _description(event: Event) -> str:
    assert event.interval is not None
    said = event.attribution.name if event.attribution else "the article itself"
    lines = [
        f"“{event.sentence.text}”" if event.sentence.text else "",
        f"When: {event.when}",
        _note(event),
        f"Said by: {said}",
        f"Why this date: {event.explanation}" if event.explanation else "",
    ]
    return "\n".join(filter(None, lines))


def _note(event: Event) -> str:
    """What the days of the entry are, where they are not the days that the event took."""
    limits = event.limits
    if limits is None or event.interval is None or event.interval.grain.rank < Grain.DAY.rank:
        return ""
    if event.relation is Relation.INCLUDES:
        return "It began earlier or goes on: this is only a day on which it was under way."
    if limits.begin[0] == limits.begin[1] and limits.end[0] == limits.end[1]:
        return ""
    return "The days are those on which it can have been, not those that it took."


def _summary(days: list[tuple[date, date] | None]) -> str:
    left_out = days.count(None)
    return (
        f"{len(days) - left_out} of {len(days)} events. {left_out} are left out: they have no "
        "date, one that is open on a side, or one that no calendar program knows."
    )


def _text(words: str) -> str:
    return _CONTROL.sub(" ", words)


def _is_address(url: str) -> bool:
    return url.isascii() and url.isprintable() and urlsplit(url).scheme in ("http", "https")
