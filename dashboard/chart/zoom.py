"""The part of the axes that a reader has zoomed to, as the page writes it in its address."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.chart.axes import Axes, Segment, days_of
from dashboard.chart.plotly_json import axis_name
from events import Instant

_DAY = re.compile(
    r"(?P<year>-?\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?: (?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d))?"
)
# In days: as exactly as the address tells where a part ends.
_MINUTE = 1 / 1440
_POWER = re.compile(r"-?\d{1,4}(?:\.\d{1,9})?")


def zoomed(axes: Axes, zoom: str) -> Axes:
    """The axes as they are seen through `xaxis2~2015-05-13 00:00~2015-05-21 12:00_…`.

    An axis that is not named, or not in a way that can be read, is seen whole. Where a part of one
    of several is seen, that one takes all the width, and the others none.

    >>> zoomed(Axes((Segment(0, 90),)), "xaxis~1970-01-11~1970-02-10 12:00").segments
    (Segment(first=10.0, last=40.5, left=0.0, right=1.0),)
    """
    parts = {name: ends for name, *ends in (part.split("~") for part in zoom.split("_"))}
    seen = tuple(
        _seen(segment, parts.get(axis_name("xaxis", number), []), axes)
        for number, segment in enumerate(axes.segments)
    )
    return replace(axes, segments=_widened(seen, axes.segments))


def window(axes: Axes, zoom: str) -> tuple[float, float] | None:
    """The first and the last day that are seen of the axes that are zoomed; None where none is.

    >>> window(Axes((Segment(0, 90), Segment(900, 990))), "xaxis2~1972-07-01~1972-08-01")
    (912.0, 943.0)
    >>> window(Axes((Segment(0, 90),)), "") is None
    True
    """
    seen = zoomed(axes, zoom).segments
    changed = [
        one for one, whole in zip(seen, axes.segments, strict=True) if _days(one) != _days(whole)
    ]
    if not changed:
        return None
    return axes.day(min(one.first for one in changed)), axes.day(max(one.last for one in changed))


def _widened(seen: tuple[Segment, ...], whole: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """All the width for the one axis of several of which a part is seen."""
    pairs = enumerate(zip(seen, whole, strict=True))
    changed = [number for number, (one, all_) in pairs if _days(one) != _days(all_)]
    if len(seen) < 2 or len(changed) != 1 or not _is_inside(seen[changed[0]], whole[changed[0]]):
        return seen
    [focus] = changed
    return tuple(
        replace(one, left=float(number > focus), right=float(number >= focus))
        for number, one in enumerate(seen)
    )


def _days(segment: Segment) -> tuple[float, float]:
    return segment.first, segment.last


def _is_inside(part: Segment, whole: Segment) -> bool:
    return part.first >= whole.first - _MINUTE and part.last <= whole.last + _MINUTE


def _seen(segment: Segment, ends: list[str], axes: Axes) -> Segment:
    read = [_read(end, axes) for end in ends]
    if len(read) != 2 or read[0] is None or read[1] is None or read[0] >= read[1]:
        return segment
    return replace(segment, first=read[0], last=read[1])


def _read(end: str, axes: Axes) -> float | None:
    """One end in the unit of the axes."""
    if axes.origin is not None:
        return float(end) if _POWER.fullmatch(end) else None
    found = _DAY.match(end)
    if found is None:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    return days_of(Instant(year, month, 1, hour, minute)) + day - 1
