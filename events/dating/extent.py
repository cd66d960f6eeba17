"""How far a stated time reaches: the bounds that its words and the form of the verb give.

"Late March" is its last days, "last night" the day on which that night began, "from 1941 to 1945"
a begin in 1941 and an end in 1945; what is told as past ended no later than publication.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.instant import Grain, Instant
from events.calendar.interval import TimeInterval
from events.types import Aspect, Basis, Event, Tense

if TYPE_CHECKING:
    from events.dating.dated_article import Dating
    from events.types import TimeExpression

# "Earlier this year" is any of its days so far; "early this year" is one of the first.
_COMPARED = ("earlier", "later")
# "The end of the year" is its last month; "late in the year" is longer.
_EDGES = ("end", "close", "beginning", "start")
_THIRDS = {"START": 0, "MID": 1, "END": 2}
_PARTED = frozenset({Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF, Grain.YEAR})
_DECADE_YEARS = {"START": (0, 3), "MID": (3, 6), "END": (5, 9)}
_PERFECT = frozenset({Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE})


def reach(time: TimeExpression, interval: TimeInterval) -> TimeInterval:
    """The days that a time means: of a modified unit its part, of a night the day it begins on.

    `interval` is that of the time, or a stretch that begins or ends with it.
    """
    words = time.span.text.lower()
    if interval.start is None or interval.end is None:
        return interval
    if interval.grain is Grain.PART:
        night = interval.end.midnight > interval.start.midnight and "overnight" not in words
        return TimeInterval.of(Grain.DAY, interval.start) if night else interval
    if time.mod not in _THIRDS or any(word in words for word in _COMPARED):
        return interval
    return _part(interval, time.mod, edge=any(word in words for word in _EDGES))


def edge(time: TimeExpression) -> str | None:
    """`END` for "the end of June", `START` for "the start of June"; None for any other time.

    "Before the end of June" is by its last day, "before the start of June" by the day before.
    """
    first = time.span.text.lower().removeprefix("the ").removeprefix("very ").split(" ", 1)[0]
    return time.mod if time.mod in ("START", "END") and first in _EDGES else None


def _part(interval: TimeInterval, part: str, *, edge: bool) -> TimeInterval:
    start, end = interval.start, interval.end
    assert start is not None
    assert end is not None
    if interval.grain is Grain.DECADE:
        first, last = (start.plus(Grain.YEAR, years) for years in _DECADE_YEARS[part])
        return TimeInterval(first, last.plus(Grain.YEAR, 1), Grain.YEAR)
    if interval.grain not in _PARTED:
        return interval
    if edge and interval.grain is Grain.YEAR:
        month = start if part == "START" else end.plus(Grain.MONTH, -1)
        return TimeInterval.of(Grain.MONTH, month)
    size = end.day_number - start.day_number
    third = _THIRDS[part]
    begun = Instant.of_day_number(start.day_number + size * third // 3)
    ended = Instant.of_day_number(start.day_number + size * (third + 1) // 3)
    return TimeInterval(begun, ended, Grain.DAY)


def under_way_since(begin: TimeInterval, today: Instant) -> Bounds | None:
    """ "Has held it since 2004": begun in that time, and going on at publication."""
    within = Bounds.within(begin)
    first, last = within.begin
    if first is None or first > today:
        return None
    return Bounds((first, min(last, today) if last else today), (today, None))


def told_in_time(
    dating: Dating, event: Event, published: TimeInterval | None, *, ahead: bool = False
) -> Dating:
    """The dating within what the form of the verb allows: past by publication, or yet to come.

    `ahead` is said of what must be or is planned to be: "must leave", "plans to leave".
    """
    if published is None or published.start is None or (event.modality and not ahead):
        return dating
    if dating.basis in (Basis.REPORTED, Basis.BOUNDED):
        return dating
    today, bounds = published.start, dating.limits
    if event.tense is Tense.FUTURE or ahead:
        bounds = _from(bounds, today)
        told = f" It is yet to come on the day of publication, {published.plain}."
    elif event.tense is Tense.PAST or event.aspect in _PERFECT:
        bounds = _up_to(bounds, today)
        told = f" It is past by the day of publication, {published.plain}."
    if bounds == dating.limits:
        return dating
    return replace(dating, bounds=bounds, explanation=dating.explanation + told)


def _up_to(bounds: Bounds, today: Instant) -> Bounds:
    """With an end no later than a day, where the bounds allow one; what goes on is left."""
    (first, begun), (ended, last) = bounds.begin, bounds.end
    late = last is None or last > today
    if not late or (first and first > today) or (ended and ended > today):
        return bounds
    if ended == today and begun is not None and begun < today:
        return bounds  # "has held it since 2004": it goes on
    return Bounds((first, min(begun, today) if begun else today), (ended, today))


def _from(bounds: Bounds, today: Instant) -> Bounds:
    """With a begin no earlier than a day, where the bounds allow one."""
    (first, begun), (ended, last) = bounds.begin, bounds.end
    early = first is None or first < today
    if not early or (begun and begun < today) or (last and last < today):
        return bounds
    return Bounds((today, begun), (max(ended, today) if ended else today, last))
