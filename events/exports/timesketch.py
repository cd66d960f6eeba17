"""A timeline as the JSON Lines that Timesketch imports: a line for each point in time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from events.calendar.interval import Grain
from events.exports.format import Format
from events.timeline.condensed import one_event_each
from events.timeline.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.calendar.interval import Instant
    from events.timeline.rows import Cell
    from events.timeline.timeline import Timeline
    from events.types import Event

_Json = dict[str, Any]

# Those that Python's dates have, by which Timesketch reads them.
_YEARS = range(1, 10_000)
# What a line tells beside what Timesketch asks for, by the columns of the CSV.
_MORE = (
    *("when", "date", "basis", "explanation", "source", "agent", "patient", "recipient", "place"),
    *("quote", "title", "publisher", "published", "url", "starred", "note"),
)


def write_timesketch(timeline: Timeline) -> str:
    """A line for each event with a day from 1 CE on; two where it took longer than its unit.

    `message`, `datetime` and `timestamp_desc` are what Timesketch asks for, `tag` are the tags;
    `date` is the date in EDTF, as no `datetime` says how sure it is. Days are as the article has
    them, written as if in UTC. What has no such day is left out.
    """
    timeline = one_event_each(timeline)
    lines = (
        line
        for event, row in zip(timeline.events, rows(timeline.events), strict=True)
        for line in _lines(event, row)
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


TIMESKETCH = Format(
    description="for Timesketch, one line an event with a day (JSON Lines)",
    # Timesketch takes no other ending than the last.
    suffix=".timesketch.jsonl",
    mime="application/x-ndjson",
    write=write_timesketch,
)


def _lines(event: Event, row: Mapping[str, Cell]) -> Iterator[_Json]:
    more = {name: _plain(row[name]) for name in _MORE if row[name] not in (None, "", [], False)}
    told = {"message": event.label or event.trigger.text}
    tags = {"tag": list(event.tags)} if event.tags else {}
    for at, meaning in _points(event):
        yield {**told, "datetime": _stamp(at), "timestamp_desc": meaning, **tags, **more}


def _points(event: Event) -> Iterator[tuple[Instant, str]]:
    """Each point in time of the event that can be written, and what it is."""
    when = event.interval
    if when is None:
        return
    last = when.end and when.end.plus(Grain.SECOND, -1)
    found: list[tuple[Instant | None, str]]
    if when.start is None or last is None:
        found = [(when.start, "Event at the earliest"), (last, "Event at the latest")]
    elif when.is_unit:
        found = [(when.start, _meaning(when.grain))]
    else:
        found = [(when.start, "Event begins"), (last, "Event ends")]
    for at, meaning in found:
        if at is not None and at.year in _YEARS:
            yield at, meaning


def _meaning(grain: Grain) -> str:
    """What the point stands for: the day itself, or the first moment of a longer time."""
    return "Event" if grain.rank <= Grain.DAY.rank else f"Event in the {grain.value} that begins"


def _plain(cell: Cell) -> Cell:
    return "; ".join(cell) if isinstance(cell, list) else cell


def _stamp(at: Instant) -> str:
    return f"{at.midnight.iso}T{at.hour:02}:{at.minute:02}:{at.second:02}+00:00"
