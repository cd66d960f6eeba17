"""Where an event is drawn: the days that it certainly took, and those that it may have taken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard.chart.axes import Axes, Segment, days_of
from events import Bounds

# How far a side that is open reaches, as a part of the chart's width; and the least room for it.
_OPEN_REACH = 0.10
_LEAST_REACH = 0.015
_REMEMBERED = 65_536


@dataclass(frozen=True, slots=True)
class Extent:
    """The outer and inner ends of an event, in the unit of the axes, earliest first.

    From `first` to `sure_first` and from `sure_last` to `last` it fades. Where it `is_sure` of some
    days, these are between; else the inner ends are one place, at which it is most likely.
    """

    first: float
    sure_first: float
    sure_last: float
    last: float
    is_sure: bool

    @property
    def is_solid(self) -> bool:
        """Whether nothing of it fades."""
        return self.is_sure and (self.first, self.last) == (self.sure_first, self.sure_last)

    def slices(self, number: int) -> list[tuple[float, float]]:
        """Ever shorter stretches, from the outer ends to the inner ones: a pile of them fades."""
        steps = [step / number for step in range(number)]
        return [
            (
                self.first + (self.sure_first - self.first) * step,
                self.last + (self.sure_last - self.last) * step,
            )
            for step in steps
        ]


@lru_cache(maxsize=_REMEMBERED)
def find_extent(bounds: Bounds, axes: Axes) -> Extent:
    """Where bounds lie on the axes; a side that is open reaches a little way and no further."""
    begin, begun = (None if day is None else days_of(day.midnight) for day in bounds.begin)
    ended, end = (None if day is None else days_of(day.midnight) + 1 for day in bounds.end)
    is_sure = begun is not None and ended is not None and begun < ended
    if begun is not None and ended is not None and is_sure:
        sure = (begun, ended)
    else:
        at = _likeliest((begin, begun), (ended, end))
        sure = (at, at)
    inner = (axes.coordinate(sure[0]), axes.coordinate(sure[1]))
    first = _reach(axes, inner[0], -1) if begin is None else axes.coordinate(begin)
    last = _reach(axes, inner[1], 1) if end is None else axes.coordinate(end)
    return Extent(min(first, inner[0]), *inner, max(last, inner[1]), is_sure)


_Days = tuple[float | None, float | None]


def _likeliest(begin: _Days, end: _Days) -> float:
    """The place at which what is sure of no day is drawn strongest."""
    (first, begun), (ended, last) = begin, end
    if first is not None and last is not None:
        return (first + last) / 2
    if first is not None:
        return first if begun is None else begun
    if last is not None:
        return last if ended is None else ended
    known = [day for day in (begun, ended) if day is not None]
    return sum(known) / max(len(known), 1)


def _reach(axes: Axes, place: float, side: int) -> float:
    """How far an open side is drawn from a place, within the segment that shows the place."""
    held = [one for one in axes.segments if one.first <= place <= one.last]
    segment = held[0] if held else axes.segments[-1]
    reach = _OPEN_REACH * _span(segment)
    room = segment.last - place if side > 0 else place - segment.first
    if room > _LEAST_REACH * _span(segment):
        reach = min(reach, room)
    return place + side * reach


def _span(segment: Segment) -> float:
    """What the whole width of the chart would show at the scale of a segment."""
    return (segment.last - segment.first) / (segment.right - segment.left)
