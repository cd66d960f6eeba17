"""The words under an axis where Plotly's own would mislead: ancient years, and powers of days."""

from __future__ import annotations

import math
from calendar import month_abbr
from dataclasses import dataclass

from dashboard.chart.axes import Axes, Segment, days_of
from dashboard.chart.plotly_json import Json
from events import Instant

# Plotly chooses the format by the distance between two ticks.
TICK_FORMATS: Json = [
    {"dtickrange": [None, 3_600_000 * 23], "value": "%H:%M\n%-d %b %Y"},
    {"dtickrange": [3_600_000 * 23, 86_400_000 * 27], "value": "%-d %b\n%Y"},
    {"dtickrange": [86_400_000 * 27, "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M11", None], "value": "%Y"},
]
# Before this year, and over spans longer than Plotly's year labels read well, the words are ours.
_FIRST_PLAIN_YEAR = 1000
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
# Of so few ticks Plotly may write but one, which tells no scale.
_NARROW = 3
_DAY_STEPS = (1, 2, 3, 5, 7, 10, 14, 21, 28)
# How much of the room for a tick the words of one take.
_CLEAR = 0.68
_POWERS = (
    (1, "1 day"),
    (7, "1 week"),
    (30.44, "1 month"),
    (365.25, "1 year"),
    (3652.5, "10 years"),
    (36_525, "100 years"),
    (365_250, "1,000 years"),
    (3_652_500, "10,000 years"),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place in the unit of the axis, and the words there."""

    at: float
    words: str


def ticks_of(segment: Segment, axes: Axes, room: int, *, hours: bool = True) -> list[Tick] | None:
    """At most about `room` ticks, or None where Plotly's own dates serve.

    Without `hours` a day is not divided: nothing on the axis tells a time of day.
    """
    if axes.origin is not None:
        return _power_ticks(segment, room)
    first = Instant.of_day_number(math.ceil(segment.first))
    last = Instant.of_day_number(math.floor(segment.last))
    if first.year >= _FIRST_PLAIN_YEAR:
        days = segment.last - segment.first
        if days < room:
            return None if hours else _day_ticks(segment, 1)
        step = next((step for step in _DAY_STEPS if days < step * room), None)
        return _day_ticks(segment, step) if step and room <= _NARROW else None
    span = max(last.year - first.year, 1)
    step = next((step for step in _STEPS if span / step <= room), _STEPS[-1])
    years = _years_inside(segment, step)
    if len(years) < 2:
        # One year tells no scale: two do, the outermost of less round ones.
        finer = (_years_inside(segment, less) for less in reversed(_STEPS) if less < step)
        more = next((found for found in finer if len(found) > 1), years)
        years = [more[0], more[-1]] if len(more) > 1 else years
    ticks = [Tick(days_of(Instant(year)), _year(year)) for year in years]
    return ticks or [Tick(_middle(segment), _year(first.year))]


def _years_inside(segment: Segment, step: int) -> list[int]:
    first = Instant.of_day_number(math.ceil(segment.first)).year
    last = Instant.of_day_number(math.floor(segment.last)).year
    years = _round_years(first, last, step)
    return [year for year in years if segment.first <= days_of(Instant(year)) <= segment.last]


def _day_ticks(segment: Segment, step: int) -> list[Tick]:
    """One at the beginning of every so many days, the first with its year; in one day that day."""
    days = range(math.ceil(segment.first), math.floor(segment.last) + 1, step)
    places = [float(day) for day in days] or [_middle(segment)]
    ticks, year = [], None
    for place in places:
        day = Instant.of_day_number(math.floor(place))
        written = "" if day.year == year else f"<br>{day.year}"
        ticks.append(Tick(place, f"{day.day} {month_abbr[day.month]}{written}"))
        year = day.year
    return ticks


def _middle(segment: Segment) -> float:
    return (segment.first + segment.last) / 2


def _round_years(first: int, last: int, step: int) -> list[int]:
    """Multiples of a step as people count: 1000 BCE, which is the year -999, 1 CE, 1000 CE."""
    multiples = range(first // step * step, last + 1, step)
    return [1 if year == 0 else year + 1 if year < 0 else year for year in multiples]


def _power_ticks(segment: Segment, room: int) -> list[Tick]:
    """Powers of days around the origin; where two would run into each other, the smaller stays."""
    ticks = [Tick(0, "same<br>day")]
    for days, words in _POWERS:
        power = math.log10(days + 1)
        ticks += [Tick(-power, f"{words}<br>before"), Tick(power, f"{words}<br>after")]
    clear = _CLEAR * (segment.last - segment.first) / room
    kept: list[Tick] = []
    for tick in ticks:
        inside = segment.first <= tick.at <= segment.last
        if inside and all(abs(tick.at - other.at) >= clear for other in kept):
            kept.append(tick)
    return sorted(kept, key=lambda tick: tick.at)


def _year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BCE"
    return f"{year} CE" if year < _FIRST_PLAIN_YEAR else str(year)
