"""What the tellings of one happening do not agree on: numbers and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from events.happenings.counted import numbers_of
from events.happenings.day import day_of
from events.types import Basis, Conflict, Document, Event, Told


def find_conflicts(events: Sequence[Event]) -> tuple[Conflict, ...]:
    """What differs between articles, each value with the tellings that give it."""
    told: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        for what, number in numbers_of(event):
            told[what][str(number)].append(event)
    conflicts = [_conflict(what, values) for what, values in sorted(told.items())]
    conflicts.append(_conflict("date", _days(events)))
    return tuple(conflict for conflict in conflicts if conflict is not None)


def _days(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The days that articles state; what none states says nothing against those that are."""
    stated: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        day = day_of(event)
        if event.basis is Basis.STATED and day is not None:
            stated[day.isoformat()].append(event)
    return stated


def _conflict(what: str, values: dict[str, list[Event]]) -> Conflict | None:
    """A conflict, where several articles give several values."""
    documents = {value: _documents(events) for value, events in values.items()}
    if len(values) < 2 or len({id(one) for found in documents.values() for one in found}) < 2:
        return None
    order = sorted(values, key=lambda value: (_number(value), value))
    told = tuple(Told(value, tuple(values[value]), documents[value]) for value in order)
    return Conflict(what, told, course=what != "date" and _is_course(told))


def _documents(events: Sequence[Event]) -> tuple[Document, ...]:
    return tuple({id(e.trigger.document): e.trigger.document for e in events}.values())


def _number(value: str) -> int:
    return int(value) if value.isdecimal() else 0


def _is_course(told: Sequence[Told]) -> bool:
    """Whether a number only grew from one day of publication to the next."""
    last: date | None = None
    for one in told:
        days = [document.published for document in one.documents if document.published]
        if len(days) < len(one.documents) or (last is not None and min(days) <= last):
            return False
        last = max(days)
    return True
