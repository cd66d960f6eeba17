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
_POWER = re.compile(r"-?\d{1,4}(?:\.\d{1,9})?")


def zoomed(axes: Axes, zoom: str) -> Axes:
    """The axes as they are seen through `xaxis2~2015-05-13 00:00~2015-05-21 12:00_…`.

    An axis that is not named, or not in a way that can be read, is seen whole.

    >>> zoomed(Axes((Segment(0, 90),)), "xaxis~1970-01-11~1970-02-10 12:00").segments
    (Segment(first=10.0, last=40.5, left=0.0, right=1.0),)
    """
    parts = {name: ends for name, *ends in (part.split("~") for part in zoom.split("_"))}
    return replace(
        axes,
        segments=tuple(
            _seen(segment, parts.get(axis_name("xaxis", number), []), axes)
            for number, segment in enumerate(axes.segments)
        ),
    )


def window(axes: Axes, zoom: str) -> tuple[float, float] | None:
    """The first and the last day that are seen of the axes that are zoomed; None where none is.

    >>> window(Axes((Segment(0, 90), Segment(900, 990))), "xaxis2~1972-07-01~1972-08-01")
    (912.0, 943.0)
    >>> window(Axes((Segment(0, 90),)), "") is None
    True
    """
    seen = zoomed(axes, zoom).segments
    changed = [one for one, whole in zip(seen, axes.segments, strict=True) if one != whole]
    if not changed:
        return None
    return axes.day(min(one.first for one in changed)), axes.day(max(one.last for one in changed))


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
