"""Events to lanes, one an actor, and within a lane to rows, so that no two marks overlap.

Where there are more events than rows, those that weigh least stand together in clusters.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.chart.axes import Axes, days_of
from dashboard.chart.extent import Extent, find_extent
from dashboard.chart.identity_key import Same
from dashboard.chart.lane_labels import cut_label, lane_label
from events import Actor, Event, MentionType, Role, TimeInterval
from events.timeline.certainty import Certainty, certainty_of, is_point

MOST_LANES = 8
OTHERS_RANK = 99
# What a thing or a place weighs beside people and bodies when lanes are given away.
_THING_SHARE = 0.4
ROW_HEIGHT = 24
LANE_PADDING = 9
# Beyond this many rows a lane keeps its height and gives up labels; of few lanes each has more.
_LABELLED_ROWS, _FEWEST_LABELLED, _MOST_LABELLED = 48, 6, 20
# With more marks than these in sight, the lanes share some rows and the rest stands in clusters.
_CROWD = 300
_SHARED_ROWS, _FEWEST_ROWS, _MOST_ROWS = 40, 3, 12
_CLUSTER_WIDTH = 52.0
POINT_WIDTH = 18.0
_LETTER_WIDTH = 6.3
# Between a mark and its label, and between that and the next mark.
_CLEAR = 18
_STORIES_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Lane:
    """One actor's events; `actor` is None for the last lane, which holds all others."""

    actor: Actor | None
    rank: int
    events: tuple[Event, ...]

    @property
    def name(self) -> str:
        """The actor's name."""
        return self.actor.name if self.actor else "Others"


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of an event that one segment shows: its ends in the unit of the axes."""

    segment: int
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in one lane: where it lies, in pixels downwards, and the words beside it.

    Room is kept for `label`; `whole` is what there may be room for.
    """

    event: Event
    lane: Lane
    certainty: Certainty
    extent: Extent
    pieces: tuple[Piece, ...]
    point: bool
    label: str
    whole: str = ""
    y: float = 0.0
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Events of one lane that stand close together and are drawn as their number.

    `middle` is where the number stands on the axis of a segment, `begins` where each event does.
    """

    lane: Lane
    segment: int
    middle: float
    y: float
    events: tuple[Event, ...]
    begins: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Lanes with their top and bottom in pixels, the marks in them, and the height of it all."""

    lanes: tuple[tuple[Lane, float, float], ...]
    marks: tuple[Mark, ...]
    height: float
    clusters: tuple[Cluster, ...] = ()


def main_actors(events: Sequence[Event], most: int = MOST_LANES) -> tuple[Actor, ...]:
    """The actors with a lane of their own: those in the events that matter most.

    Squared, so that one deed weighs more than many a "he said"; a thing weighs less than people and
    bodies, and needs two events. What is only a number or a share of others ("300 people", "the
    whole city") has no lane as long as anyone else has. For the same events the same tuple.
    """
    return _main_actors(Same(events), most)


@lru_cache(maxsize=_STORIES_REMEMBERED)
def _main_actors(story: Same[Sequence[Event]], most: int) -> tuple[Actor, ...]:
    events = story.value
    # By identity: to compare two actors is to compare all their mentions.
    actors = {id(actor): actor for event in events for actor in actors_of(event)}
    weights: Counter[int] = Counter()
    for event in events:
        for actor in actors_of(event):
            share = _THING_SHARE if actor.label.is_inanimate else 1
            weights[id(actor)] += round(1000 * share * event.salience**2) + 1
    counts = Counter(id(actor) for event in events for actor in actors_of(event))
    ranked = [key for key, _ in weights.most_common()]
    kept = [key for key in ranked if _has_lane(actors[key], counts[key])]
    return tuple(actors[key] for key in (kept or ranked)[:most])


def _has_lane(actor: Actor, events: int) -> bool:
    return not is_quantity(actor) and (events > 1 or not actor.label.is_inanimate)


# Words that say how much of something, in the sense of Quirk et al. 1985, section 5.10 ff.
_QUANTIFIERS = frozenset("all both entire half many most much part rest several some whole".split())


def is_quantity(actor: Actor) -> bool:
    """Whether an actor is only a number or a share of others: "300 people", "the whole city"."""
    first = actor.name.partition(" ")[0].lower()
    named = any(mention.type is MentionType.NAM for mention in actor.mentions)
    return first[:1].isdigit() or (first in _QUANTIFIERS and not named)


def actors_of(event: Event) -> tuple[Actor, ...]:
    """Who takes part, each once, people and bodies first; places only where no one else does."""
    taking_part = [a.actor for a in event.arguments if a.role is not Role.PLACE and a.actor]
    ordered = taking_part or [a.actor for a in event.arguments if a.actor]
    ordered.sort(key=lambda actor: actor.label.is_inanimate)
    return tuple({id(actor): actor for actor in ordered}.values())


def lay_out(
    events: Sequence[Event],
    actors: Sequence[Actor],
    axes: Axes,
    *,
    width: float,
    headroom: float = 0.0,
    seen: Axes | None = None,
    heads_of: Callable[[Event], Sequence[Actor]] | None = None,
    chosen: Sequence[Actor] | None = None,
    point_width: float = POINT_WIDTH,
) -> Layout:
    """Lanes from top to bottom for the actors who have events among these, then the others.

    `width` is that of the chart in pixels, `headroom` the space for a name over each lane, `seen`
    the axes as the reader has zoomed them: in a crowd only what they show has marks of its own.
    `heads_of` tells which of `actors` an event stands with, by default those who take part;
    `chosen` are those of them that have a lane, from top to bottom, by default all: what stands
    with nobody else stands with the others. `point_width` is what the largest mark of a day takes.
    """
    lanes = _lanes(events, actors, heads_of or actors_of, actors if chosen is None else chosen)
    marks = [[_mark(event, lane, axes) for event in lane.events] for lane in lanes]
    room = replace(_room(marks, axes, seen or axes, width), point_width=point_width)
    placed_lanes: list[tuple[Lane, float, float]] = []
    placed: list[Mark] = []
    clusters: list[Cluster] = []
    top = 0.0
    for lane, own in zip(lanes, marks, strict=True):
        rows, rest = _rows(own, room)
        floor = top + LANE_PADDING + headroom
        for number, row in enumerate(rows):
            middle = floor + (number + 0.5) * ROW_HEIGHT
            placed.extend(replace(mark, y=middle) for mark in row)
        number = len(rows) + bool(rest)
        clusters += _clusters(rest, room, axes, floor + (number - 0.5) * ROW_HEIGHT)
        bottom = floor + max(number, 1) * ROW_HEIGHT + LANE_PADDING
        placed_lanes.append((lane, top, bottom))
        top = bottom
    return Layout(tuple(placed_lanes), tuple(placed), top, tuple(clusters))


def _lanes(
    events: Sequence[Event],
    actors: Sequence[Actor],
    heads_of: Callable[[Event], Sequence[Actor]],
    chosen: Sequence[Actor],
) -> list[Lane]:
    """The lanes that have events; the rank of one, and so its colour, is that among all actors."""
    every = {id(actor): rank for rank, actor in enumerate(actors)}
    ranks = {id(actor): every[id(actor)] for actor in chosen}
    members: dict[int, list[Event]] = {rank: [] for rank in [*ranks.values(), OTHERS_RANK]}
    for event in events:
        if certainty_of(event) is not Certainty.UNDATED:
            own = [ranks[id(actor)] for actor in heads_of(event) if id(actor) in ranks]
            for rank in own or [OTHERS_RANK]:
                members[rank].append(event)
    return [
        Lane(actors[rank] if rank != OTHERS_RANK else None, rank, tuple(found))
        for rank, found in members.items()
        if found
    ]


def _mark(event: Event, lane: Lane, axes: Axes) -> Mark:
    limits, point = event.limits, is_point(event)
    assert limits is not None
    extent = find_extent(limits, axes)
    first, last = extent.first, extent.last
    if point:
        assert event.interval is not None
        first = last = _middle(event.interval, axes)
    pieces = tuple(Piece(*piece) for piece in axes.shown(first, last))
    return Mark(event, lane, certainty_of(event), extent, pieces, point, "")


def _middle(interval: TimeInterval, axes: Axes) -> float:
    """The middle of a day or of an hour, in the unit of the axes; a night is of its first day."""
    assert interval.start is not None
    assert interval.end is not None
    start = days_of(interval.start)
    end = min(days_of(interval.end), math.floor(start) + 1)
    return axes.coordinate((start + end) / 2)


@dataclass(frozen=True, slots=True)
class _Room:
    """What rows are made for: the axes in sight, their width, and the most rows; None for any."""

    axes: Axes
    width: float
    most: int | None
    crowded: bool
    labelled: int = _FEWEST_LABELLED
    zoomed: bool = False
    point_width: float = POINT_WIDTH


# Left and right of the marks in a row, in pixels, from left to right.
_Taken = list[tuple[float, float]]


def _room(marks: Sequence[Sequence[Mark]], axes: Axes, seen: Axes, width: float) -> _Room:
    """Room for all where they are few; where they are many, rows for those in sight."""
    if sum(map(len, marks)) <= _CROWD:
        share = _LABELLED_ROWS // max(len(marks), 1)
        labelled = min(max(share, _FEWEST_LABELLED), _MOST_LABELLED)
        return _Room(axes, width, None, crowded=False, labelled=labelled)
    room = _Room(seen, width, None, crowded=True, zoomed=seen != axes)
    if sum(_in_sight(mark, room) for lane in marks for mark in lane) <= _CROWD:
        return room
    return replace(room, most=min(max(_SHARED_ROWS // len(marks), _FEWEST_ROWS), _MOST_ROWS))


def _in_sight(mark: Mark, room: _Room) -> bool:
    """Whether a mark is on the part of the axes that is seen; all are where that is the whole."""
    return not room.zoomed or any(_is_seen(piece, room.axes) for piece in mark.pieces)


def _is_seen(piece: Piece, seen: Axes) -> bool:
    segment = seen.segments[piece.segment]
    is_open = segment.left < segment.right
    return is_open and piece.last >= segment.first and piece.first <= segment.last


def _rows(marks: list[Mark], room: _Room) -> tuple[list[list[Mark]], list[Mark]]:
    """Rows from top to bottom: the weightiest events first, labelled while there is room.

    And those that find no row, or in a crowd are out of sight.
    """
    rows: list[list[Mark]] = []
    taken: list[_Taken] = []
    rest: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (-mark.event.salience, mark.event.trigger.start)):
        if not mark.pieces:
            continue
        if room.crowded and not _in_sight(mark, room):
            rest.append(mark)
            continue
        whole = lane_label(mark.event, mark.lane.actor) if room.most is None else ""
        label = cut_label(whole)
        row, extent, labelled = _free_place(mark, label, taken, room)
        if row == room.most:
            rest.append(mark)
            continue
        if row == len(rows):
            rows.append([])
            taken.append([])
        whole = whole or lane_label(mark.event, mark.lane.actor)
        named = replace(mark, label=label or cut_label(whole), whole=whole)
        rows[row].append(replace(named, labelled=labelled))
        insort(taken[row], extent)
    return rows, rest


def _free_place(
    mark: Mark, label: str, taken: list[_Taken], room: _Room
) -> tuple[int, tuple[float, float], bool]:
    """The first row with room for a mark, what it takes there, and whether with its label."""
    bare = _extent(mark, room)
    if room.most is None:
        labelled = _labelled_extent(label, bare, _own_part(mark, room), room.width)
        row = _free_row(taken, labelled)
        if row < room.labelled:
            return row, labelled, True
    return _free_row(taken, bare), bare, False


def _free_row(taken: list[_Taken], extent: tuple[float, float]) -> int:
    left, right = extent
    for number, row in enumerate(taken):
        after = bisect_left(row, extent)
        clear_before = after == 0 or row[after - 1][1] < left
        if clear_before and (after == len(row) or right < row[after][0]):
            return number
    return len(taken)


def _extent(mark: Mark, room: _Room) -> tuple[float, float]:
    """Left and right of a mark in pixels, as far as it is in sight."""
    half = room.point_width / 2 if mark.point else 2
    ends = []
    for piece in mark.pieces:
        segment = room.axes.segments[piece.segment]
        if _is_seen(piece, room.axes):
            left, right = segment.place(piece.first), segment.place(piece.last)
            ends += [max(left, segment.left), min(right, segment.right)]
    return min(ends) * room.width - half, max(ends) * room.width + half


def _own_part(mark: Mark, room: _Room) -> tuple[float, float]:
    """Left and right, in pixels, of the axes on which a mark stands."""
    own = [room.axes.segments[piece.segment] for piece in mark.pieces]
    return own[0].left * room.width, own[-1].right * room.width


def _labelled_extent(
    label: str, bare: tuple[float, float], own: tuple[float, float], width: float
) -> tuple[float, float]:
    """Left and right with the label: after the mark or before it, on its own axis if it can be.

    Else over a gap, or on the mark; where there is room for the whole of it nowhere, it has all
    that there is on one side.
    """
    left, right = bare
    length = len(label) * _LETTER_WIDTH + _CLEAR
    after, before = (left, right + length), (left - length, right)
    for low, high in (own, (0.0, width)):
        if after[1] <= high:
            return after
        if before[0] >= low:
            return before
    is_after = right - left >= length or width - right >= left
    return (left, max(right, width)) if is_after else (0.0, right)


def _clusters(marks: list[Mark], room: _Room, axes: Axes, y: float) -> list[Cluster]:
    """Marks by their place, as many pixels together as a number takes.

    Those out of sight go by their place on the whole axes, so that the reader can turn to them.
    """
    places: defaultdict[tuple[bool, int, int], list[tuple[Mark, Piece]]] = defaultdict(list)
    width = _CLUSTER_WIDTH / room.width
    for mark in marks:
        seen = _in_sight(mark, room)
        shown = next(p for p in mark.pieces if not seen or _is_seen(p, room.axes))
        segment = (room.axes if seen else axes).segments[shown.segment]
        left = max(segment.place(shown.first), segment.left)
        places[seen, shown.segment, int((left - segment.left) / width)].append((mark, shown))
    clusters = []
    for (seen, number, place), together in sorted(places.items(), key=lambda one: one[0]):
        segment = (room.axes if seen else axes).segments[number]
        middle = segment.day(min(segment.left + (place + 0.5) * width, segment.right))
        events = tuple(mark.event for mark, _ in together)
        begins = tuple(piece.first for _, piece in together)
        clusters.append(Cluster(together[0][0].lane, number, middle, y, events, begins))
    return clusters
