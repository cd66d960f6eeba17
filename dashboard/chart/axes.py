"""Dates to places on the chart: one to three date axes side by side, or days counted in powers."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from events import Instant, TimeInterval

# A gap may be left out when it is this many times as long as what stands on one side of it.
_GAP_RATIO = 2.0
# But for a tenth of it: a few that reach far beyond all others make no side long ...
_FEW = 10
# ... and is when that draws the events so much larger: by e to this power for one of them, say; of
# many by a tenth each.
_CUT_COST, _COST_OF_EACH = 9.0, 0.1
# So few days are easily told apart on an axis of any width: to cut them shorter gains nothing.
_LEGIBLE_DAYS = 5.0
# A gap is at least so long: a few days are worth no cut.
_LEAST_GAP = 10.0
_MOST_SEGMENTS = 3
_LEAST_WIDTH = 0.18
_PADDING = 0.06
# Plotly draws the years -9999 to 9999: to the last second of the last day.
_FIRST_DAY = Instant(-9999).day_number
_LAST_DAY = Instant(9999, 12, 31).day_number + 86_399 / 86_400
# Of ten, in days: beyond all days that are drawn.
_MOST_POWERS = 9.0
_MS_A_DAY = 86_400_000
_DAYS_A_YEAR = 365.2425
# The same days are asked for whenever the chart is drawn anew.
_REMEMBERED = 32_768

# First and last days of some intervals, earliest first.
_Group = list[tuple[float, float]]


class Scale(StrEnum):
    """How time is spread over the width of the chart."""

    AUTO = "Auto"
    LINEAR = "Linear"
    LOG = "Log"


class Reach(StrEnum):
    """How far back from the end of the story the axes go."""

    ALL = "All"
    YEAR = "Past year"
    STORY = "The story"


@dataclass(frozen=True, slots=True)
class Segment:
    """One axis: the days it shows and the part of the chart's width it takes, from 0 to 1."""

    first: float
    last: float
    left: float = 0.0
    right: float = 1.0

    def place(self, day: float) -> float:
        """Where a day lies over the whole width; outside `left` to `right` when not shown."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def day(self, place: float) -> float:
        """A share of the whole width, 0 to 1, to days since 1970; the inverse of `place`."""
        share = (place - self.left) / (self.right - self.left)
        return self.first + share * (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Axes:
    """The axes of one chart, left to right. With `origin` days are counted in powers from it."""

    segments: tuple[Segment, ...]
    origin: float | None = None

    def coordinate(self, day: float) -> float:
        """A day in the unit of the axes: the day itself, or its power of ten from the origin."""
        if self.origin is None:
            return min(max(day, _FIRST_DAY), _LAST_DAY)
        distance = day - self.origin
        return math.copysign(math.log10(abs(distance) + 1), distance)

    def day(self, coordinate: float) -> float:
        """The inverse of `coordinate`."""
        if self.origin is None:
            return coordinate
        distance = 10 ** min(abs(coordinate), _MOST_POWERS) - 1
        return self.origin + math.copysign(distance, coordinate)

    def pieces(self, first: float, last: float) -> list[tuple[int, float, float]]:
        """The parts of a stretch of days that are shown: segment and both ends, in its unit."""
        return self.shown(self.coordinate(first), self.coordinate(last))

    def shown(self, first: float, last: float) -> list[tuple[int, float, float]]:
        """The same of a stretch that is in the unit of the axes."""
        return [
            (i, max(first, segment.first), min(last, segment.last))
            for i, segment in enumerate(self.segments)
            if first <= segment.last and last >= segment.first
        ]

    def gaps(self) -> list[tuple[float, float, str]]:
        """What lies between the segments: its place from left to right, and words for it.

        No words where they overlap, as a reader who zooms can make them.
        """
        return [
            (before.right, after.left, _left_out(after.first - before.last))
            for before, after in pairwise(self.segments)
        ]


@lru_cache(maxsize=_REMEMBERED)
def days_of(instant: Instant) -> float:
    """Days since 1970-01-01 with the time of day as a fraction."""
    seconds = (instant.hour * 60 + instant.minute) * 60 + instant.second
    return instant.day_number + seconds / 86_400


def milliseconds(day: float) -> float:
    """Days since 1970 in the unit of Plotly's date axes."""
    return day * _MS_A_DAY


def date_of(day: float) -> str:
    """A day as Plotly reads it, `2015-05-20 12:00:00` or `-0043-03-15 00:00:00`."""
    day = min(max(day, _FIRST_DAY), _LAST_DAY)
    whole = math.floor(day)
    instant = Instant.of_day_number(whole, round((day - whole) * 86_400))
    year = f"-{-instant.year:04}" if instant.year < 0 else f"{instant.year:04}"
    return (
        f"{year}-{instant.month:02}-{instant.day:02} "
        f"{instant.hour:02}:{instant.minute:02}:{instant.second:02}"
    )


def length_of(days: float) -> str:
    """A stretch of days in round words: `1,900 years`, `8 months`, `12 days`."""
    if days >= 2 * _DAYS_A_YEAR:
        return f"{_rounded(days / _DAYS_A_YEAR):,} years"
    if days >= 60:
        return f"{round(days / (_DAYS_A_YEAR / 12))} months"
    return f"{max(round(days), 1)} days"


def _left_out(days: float) -> str:
    return f"{length_of(days)} not shown" if days > 0 else ""


def find_axes(
    intervals: Sequence[TimeInterval],
    published: float | None,
    *,
    scale: Scale = Scale.AUTO,
    reach: Reach = Reach.ALL,
    gap_width: float = 0.045,
) -> Axes:
    """The axes that show every interval; `published` is the publication day, None when unknown.

    Long stretches in which nothing begins or ends are left out: a bar may run through them. With a
    shorter `reach` they begin a year before publication, or after the last long stretch, and what
    ends before that is not shown.
    """
    atoms = _atoms(intervals, published)
    if not atoms:
        return Axes((Segment(0, 1),))
    begin = _begin(atoms, published, reach)
    atoms = [(max(first, begin), last) for first, last in atoms if last > begin]
    if scale is Scale.LOG:
        return _log_axes(atoms, published)
    groups = _grouped(atoms, published) if scale is Scale.AUTO else [atoms]
    return Axes(_laid_out(groups, gap_width))


def _atoms(intervals: Sequence[TimeInterval], published: float | None) -> _Group:
    days = [] if published is None else [_day(published)]
    return sorted([*map(_atom, intervals), *days])


def _day(published: float) -> tuple[float, float]:
    return published, published + 1


def _begin(atoms: _Group, published: float | None, reach: Reach) -> float:
    """The day before which nothing is shown."""
    if reach is Reach.YEAR:
        latest = max(end for _, end in atoms) if published is None else published
        return latest - _DAYS_A_YEAR
    if reach is Reach.STORY:
        return _grouped(atoms, published)[-1][0][0]
    return -math.inf


def _rounded(number: float) -> int:
    """Two significant digits, as one speaks of long times."""
    size = 10 ** max(len(str(int(number))) - 2, 0)
    return int(round(number / size) * size)


def _atom(interval: TimeInterval) -> tuple[float, float]:
    """First and last day; an open side adds nothing."""
    ends = [days_of(end) for end in (interval.start, interval.end) if end is not None]
    low, high = min(ends), max(ends)
    return max(low, _FIRST_DAY), min(max(high, low + 1 / 24), _LAST_DAY)


def _grouped(atoms: _Group, published: float | None) -> list[_Group]:
    """What each axis shows; the day of publication alone is no reason for one."""
    groups = _best_groups([atoms])
    alone = [] if published is None else [_day(published)]
    if len(groups) > 1 and alone in groups:
        place = max(groups.index(alone), 1)
        groups[place - 1 : place + 1] = [groups[place - 1] + groups[place]]
    return groups


def _best_groups(groups: list[_Group]) -> list[_Group]:
    """The way to leave out gaps, none to two, that draws the events largest altogether."""
    if len(groups) == _MOST_SEGMENTS:
        return groups
    cut = [
        _best_groups([*groups[:i], *parts, *groups[i + 1 :]])
        for i, group in enumerate(groups)
        for parts in _cuts(group)
    ]
    cost = max(_CUT_COST, _COST_OF_EACH * sum(map(len, groups)))
    return min([groups, *cut], key=lambda groups: _smallness(groups) + cost * len(groups))


def _smallness(groups: list[_Group]) -> float:
    """How small events are drawn: each by the logarithm of the span that its axis shows.

    One that has an axis to itself gains half as much by that: it is told apart from no other.
    """
    whole = math.log(max(_span([atom for group in groups for atom in group]), _LEGIBLE_DAYS))
    own = [math.log(max(_span(group), _LEGIBLE_DAYS)) for group in groups]
    return sum(
        len(group) * size if len(group) > 1 else (size + whole) / 2
        for group, size in zip(groups, own, strict=True)
    )


def _span(group: _Group) -> float:
    return max(end for _, end in group) - min(first for first, _ in group)


def _cuts(atoms: _Group) -> list[list[_Group]]:
    """The gaps that may be left out of a group, each as the two groups that it leaves.

    Long atoms may reach over a gap; each side must hold a whole one too.
    """
    points = sorted({end for atom in atoms for end in atom})
    firsts, lasts = sorted(first for first, _ in atoms), sorted(last for _, last in atoms)
    found = []
    for low, high in pairwise(points):
        few_before = bisect_right(lasts, low) // _FEW
        few_after = (len(firsts) - bisect_left(firsts, high)) // _FEW
        begin = lasts[few_before] if few_before else points[0]
        end = firsts[-1 - few_after] if few_after else points[-1]
        sides = min(max(low - begin, 1), max(end - high, 1))
        if high - low <= max(_GAP_RATIO * sides, _LEAST_GAP):
            continue
        before = [atom for atom in atoms if atom[1] <= low]
        after = [atom for atom in atoms if atom[0] >= high]
        across = [atom for atom in atoms if atom[0] <= low and atom[1] >= high]
        if before and after:
            left, right = ((start, low) for start, _ in across), ((high, end) for _, end in across)
            found.append([sorted([*before, *left]), sorted([*after, *right])])
    return found


def _laid_out(groups: list[_Group], gap_width: float) -> tuple[Segment, ...]:
    """Segments with room around them; the more happens in one, the wider it is."""
    room = 1 - gap_width * (len(groups) - 1)
    weights = [math.sqrt(len(group)) for group in groups]
    widths = [max(room * weight / sum(weights), _LEAST_WIDTH) for weight in weights]
    widths = [width * room / sum(widths) for width in widths]
    spans = [(group[0][0], max(end for _, end in group)) for group in groups]
    segments, left = [], 0.0
    for (first, last), width in zip(_padded(spans), widths, strict=True):
        segments.append(Segment(first, last, left, left + width))
        left += width + gap_width
    return tuple(segments)


def _padded(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans with some room around them, but never so much that a gap closes."""
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    sides = zip([math.inf, *gaps], [*gaps, math.inf], strict=True)
    padded = []
    for (first, last), (before, after) in zip(spans, sides, strict=True):
        pad = max((last - first) * _PADDING, 0.25)
        padded.append((first - min(pad, before / 8), last + min(pad, after / 8)))
    return padded


def _log_axes(atoms: list[tuple[float, float]], published: float | None) -> Axes:
    """One axis of powers of days, counted from noon of the publication day or of the last event."""
    latest = max(end for _, end in atoms)
    origin = published + 0.5 if published is not None else latest
    axes = Axes((Segment(0, 1),), origin)
    low, high = axes.coordinate(atoms[0][0]), axes.coordinate(max(latest, origin))
    pad = max((high - low) * _PADDING, 0.1)
    return replace(axes, segments=(Segment(low - pad, high + pad),))
