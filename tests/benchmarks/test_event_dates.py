"""How many of the events that linguists put into a time of the text have that date.

TimeBank and AQUAINT link events to times (TLINK). What is right lies in the year, the month or the
day of the linked time, and has two ends; recall is out of all linked events, found or not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from timeml_corpus import read_dated_events

from events import Document, Event, Timeline, analyze
from events.types import Basis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.tokens import Doc

pytestmark = pytest.mark.benchmark

_CALENDAR = re.compile(r"(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")


def test_dates_of_events(
    corpus: Callable[[str], Path],
    parsed: Callable[[Document], Doc],
    hold: Callable[[str, float], None],
) -> None:
    linked = dated = right = 0

    for name in ("TimeBank", "AQUAINT"):
        for path in sorted(corpus(f"tempeval3/{name}").glob("*.tml")):
            document, marked = read_dated_events(path)
            timeline = analyze(document, parsed(document))
            for start, end, value in marked:
                date = _CALENDAR.fullmatch(value)
                if date is None:
                    continue
                event = event_at(timeline, start, end)
                linked += 1
                dated += event is not None and is_dated(event)
                right += event is not None and lies_in(event, date["date"])

    hold("dates.timeml.precision", 100 * right / dated)
    hold("dates.timeml.recall", 100 * right / linked)


def event_at(timeline: Timeline, start: int, end: int) -> Event | None:
    return next(
        (e for e in timeline.events if e.trigger.start < end and start < e.trigger.end), None
    )


def is_dated(event: Event) -> bool:
    """Whether an event has a date, and not only limits."""
    return event.interval is not None and event.basis is not Basis.BOUNDED


def lies_in(event: Event, date: str) -> bool:
    """Whether an event has both ends and begins within a year, month or day."""
    interval = event.interval
    if interval is None or interval.start is None or interval.end is None:
        return False
    if event.basis is Basis.BOUNDED:
        return False
    day = f"{interval.start.year:04}-{interval.start.month:02}-{interval.start.day:02}"
    return day.startswith(date)
