"""Events to lanes, one an actor, and within a lane to rows, so that no two marks overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.axes import Axes, days_of
from dashboard.certainty import Certainty, certainty_of, is_moment
from events import Actor, Event, Role, TimeInterval

MOST_LANES = 8
OTHERS_RANK = 99
ROW_HEIGHT = 24
LANE_PADDING = 9
# Beyond this many rows a lane keeps its height and gives up labels.
_MOST_LABELLED_ROWS = 6
_POINT_WIDTH = 18.0
_LETTER_WIDTH = 6.3
_LABEL_LETTERS = 46
# How far a bar with an open side reaches, as a part of the chart's width.
_OPEN_REACH = 0.10


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
    """One event in one lane: where it lies, in pixels downwards, and the words beside it."""

    event: Event
    lane: Lane
    certainty: Certainty
    pieces: tuple[Piece, ...]
    point: bool
    label: str
    y: float = 0.0
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Lanes with their top and bottom in pixels, the marks in them, and the height of it all."""

    lanes: tuple[tuple[Lane, float, float], ...]
    marks: tuple[Mark, ...]
    height: float


def main_actors(events: Sequence[Event], most: int = MOST_LANES) -> tuple[Actor, ...]:
    """The actors with a lane of their own: those in the events that matter most.

    Squared, so that one deed weighs more than many a "he said".
    """
    # By identity: to compare two actors is to compare all their mentions.
    actors = {id(actor): actor for event in events for actor in actors_of(event)}
    weights: Counter[int] = Counter()
    for event in events:
        for actor in actors_of(event):
            weights[id(actor)] += round(1000 * event.salience**2) + 1
    return tuple(actors[key] for key, _ in weights.most_common(most))


def actors_of(event: Event) -> tuple[Actor, ...]:
    """Who takes part, each once, in the order of the text; places only where no one else does."""
    taking_part = [a.actor for a in event.arguments if a.role is not Role.PLACE and a.actor]
    ordered = taking_part or [a.actor for a in event.arguments if a.actor]
    return tuple({id(actor): actor for actor in ordered}.values())


def lay_out(
    events: Sequence[Event],
    actors: Sequence[Actor],
    axes: Axes,
    *,
    width: float,
    headroom: float = 0.0,
) -> Layout:
    """Lanes from top to bottom for the actors who have events among these, then the others.

    `width` is that of the chart in pixels, `headroom` the space for a name over each lane.
    """
    placed_lanes: list[tuple[Lane, float, float]] = []
    marks: list[Mark] = []
    top = 0.0
    for lane in _lanes(events, actors):
        rows = _rows([_mark(event, lane, axes) for event in lane.events], axes, width)
        floor = top + LANE_PADDING + headroom
        for number, row in enumerate(rows):
            middle = floor + (number + 0.5) * ROW_HEIGHT
            marks.extend(replace(mark, y=middle) for mark in row)
        bottom = floor + max(len(rows), 1) * ROW_HEIGHT + LANE_PADDING
        placed_lanes.append((lane, top, bottom))
        top = bottom
    return Layout(tuple(placed_lanes), tuple(marks), top)


def short_label(event: Event, lane: Lane) -> str:
    """The event's label without the actor whose lane it stands in, cut between words."""
    label = event.label or event.trigger.text
    for argument in event.arguments:
        if argument.role is Role.AGENT and lane.actor and argument.actor is lane.actor:
            for name in (argument.span.text, lane.actor.name):
                label = label.removeprefix(name + " ")
    if len(label) <= _LABEL_LETTERS:
        return label
    return label[:_LABEL_LETTERS].rsplit(" ", 1)[0].rstrip(",;:–—") + " …"


def _lanes(events: Sequence[Event], actors: Sequence[Actor]) -> list[Lane]:
    ranks = {id(actor): rank for rank, actor in enumerate(actors)}
    members: dict[int, list[Event]] = {rank: [] for rank in [*ranks.values(), OTHERS_RANK]}
    for event in events:
        if certainty_of(event) is not Certainty.UNDATED:
            own = [ranks[id(actor)] for actor in actors_of(event) if id(actor) in ranks]
            for rank in own or [OTHERS_RANK]:
                members[rank].append(event)
    return [
        Lane(actors[rank] if rank != OTHERS_RANK else None, rank, tuple(found))
        for rank, found in members.items()
        if found
    ]


def _mark(event: Event, lane: Lane, axes: Axes) -> Mark:
    interval = event.interval
    assert interval is not None
    certainty = certainty_of(event)
    point = certainty is not Certainty.OPEN and is_moment(interval)
    first, last = _ends(interval, axes)
    if point:
        first = last = (first + last) / 2
    pieces = tuple(Piece(*piece) for piece in axes.pieces(first, last))
    return Mark(event, lane, certainty, pieces, point, short_label(event, lane))


def _ends(interval: TimeInterval, axes: Axes) -> tuple[float, float]:
    """First and last day; an open side reaches a little way into the segment it opens to."""
    if interval.start is not None and interval.end is not None:
        return days_of(interval.start), days_of(interval.end)
    known = interval.start or interval.end
    assert known is not None
    day = days_of(known)
    held = [s for s in axes.segments if s.first <= axes.coordinate(day) <= s.last]
    segment = held[0] if held else axes.segments[-1]
    reach = (segment.last - segment.first) * _OPEN_REACH / (segment.right - segment.left)
    if axes.origin is not None:
        reach = 30 * reach
    return (day, day + reach) if interval.end is None else (day - reach, day)


def _rows(marks: list[Mark], axes: Axes, width: float) -> list[list[Mark]]:
    """Rows from top to bottom: the weightiest events first, labelled while there is room."""
    rows: list[list[Mark]] = []
    taken: list[list[tuple[float, float]]] = []
    for mark in sorted(marks, key=lambda mark: (-mark.event.salience, mark.event.trigger.start)):
        if not mark.pieces:
            continue
        bare, labelled = _extent(mark, axes, width), _labelled_extent(mark, axes, width)
        row = _free_row(taken, labelled)
        wide = row < _MOST_LABELLED_ROWS
        if not wide:
            row = _free_row(taken, bare)
        if row == len(rows):
            rows.append([])
            taken.append([])
        rows[row].append(replace(mark, labelled=wide))
        taken[row].append(labelled if wide else bare)
    return rows


def _free_row(taken: list[list[tuple[float, float]]], extent: tuple[float, float]) -> int:
    for number, row in enumerate(taken):
        if all(extent[1] < low or high < extent[0] for low, high in row):
            return number
    return len(taken)


def _extent(mark: Mark, axes: Axes, width: float) -> tuple[float, float]:
    """Left and right of a mark in pixels."""
    places = [
        axes.segments[piece.segment].place(end) * width
        for piece in mark.pieces
        for end in (piece.first, piece.last)
    ]
    half = _POINT_WIDTH / 2
    return min(places) - (half if mark.point else 2), max(places) + (half if mark.point else 2)


def _labelled_extent(mark: Mark, axes: Axes, width: float) -> tuple[float, float]:
    """Left and right with the label, which stands on the side that has more room for it."""
    left, right = _extent(mark, axes, width)
    length = len(mark.label) * _LETTER_WIDTH + 8
    if right + length <= width:
        return left, right + length
    return (left - length, right) if left - length >= 0 else (left, max(right, width))
