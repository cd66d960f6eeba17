"""A timeline to the figure that Plotly draws, as plain JSON; knows nothing of Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.chart.axes import Axes, Reach, Scale, days_of, find_axes, milliseconds
from dashboard.chart.backdrop import backdrop
from dashboard.chart.gaps import NARROW_GAP, WIDE_GAP
from dashboard.chart.identity_key import Same
from dashboard.chart.lanes import POINT_WIDTH, Cluster, Mark, Piece, lay_out
from dashboard.chart.palette import Palette
from dashboard.chart.plotly_json import Json, axis_name, coordinate
from dashboard.chart.scene import Scene
from dashboard.chart.weight import WIDEST, Weight, weights_in
from dashboard.chart.zoom import window, zoomed
from events import Actor, Event, Instant, TimeInterval, Timeline
from events.timeline.certainty import Certainty

_REMEMBERED = 32
# What is only possible is a pile of ever shorter bars, each of which covers so much of its ground.
_FADE_STEPS = 12
_FADE_OPACITY = 0.17
# Paler: some day between two.
_PALE_OPACITY = 0.07
_FADING = frozenset({Certainty.RANGE, Certainty.OPEN, Certainty.BOUNDED})
_HOLLOW = frozenset({Certainty.INFERRED, Certainty.VAGUE})
# The component's style sheet dots the outline of marks whose stroke has this width.
_DOTTED_STROKE = 1.49
# The width of the part of the chart that shows time, in pixels, on a desk and on a phone.
_WIDE, _NARROW = 800, 330

_Pieces = list[tuple[Mark, Piece]]
_Weigh = Callable[[Event], Weight]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure and what the page lays over it: lane names, and where each mark is.

    `outside` counts the events before the first axis and after the last.
    """

    figure: Json
    lanes: Json
    marks: Json
    outside: Json


def draw(
    timeline: Timeline,
    shown: Sequence[Event],
    actors: Sequence[Actor],
    palette: Palette,
    *,
    scale: Scale = Scale.AUTO,
    reach: Reach = Reach.ALL,
    narrow: bool = False,
    zoom: str = "",
    spanned: tuple[Event, ...] | None = None,
    heads_of: Callable[[Event], Sequence[Actor]] | None = None,
    chosen: Sequence[Actor] | None = None,
) -> Drawing:
    """The chart of some of a timeline's events, in a lane for each of `actors` and one for others.

    The axes reach over `spanned`, by default the whole timeline, so that they stay when a filter
    changes; the same tuple for the same events, as axes are found once for each. `narrow` is for a
    phone: names stand over the lanes. `zoom` is the part of the axes that the reader sees, as
    `zoomed` reads it: where there are many events, those in it have room for marks of their own.
    Marks bear no text of the article but the events' ids; `heads_of` and `chosen` are as `lay_out`
    takes them.
    """
    published = _published_day(timeline)
    over = timeline.events if spanned is None else spanned
    axes = _axes(Same(over), published, scale, reach, narrow)
    width = _NARROW if narrow else _WIDE
    earlier, within, later = _parted(shown, axes, reach)
    seen, headroom = zoomed(axes, zoom), 18 if narrow else 0
    layout = lay_out(
        within,
        actors,
        axes,
        width=width,
        headroom=headroom,
        seen=seen,
        heads_of=heads_of,
        chosen=chosen,
        point_width=WIDEST if timeline.stories else POINT_WIDTH,
    )
    clocks = tuple(at for event in over for at in _clock_times(event))
    earlier_days = _publication_days(timeline)[:-1]
    scene = Scene(layout, axes, seen, palette, published, width, narrow, clocks, earlier_days)
    weigh = weights_in(timeline)
    return Drawing(
        {"data": _traces(scene, weigh), "layout": backdrop(scene)},
        _lane_names(scene, shown),
        _overlay(scene, weigh, told=bool(timeline.stories)),
        {"earlier": len(earlier), "later": len(later)},
    )


def days_seen(
    timeline: Timeline, *, scale: Scale, reach: Reach, narrow: bool, zoom: str
) -> tuple[float, float] | None:
    """The days that the reader has zoomed to in the chart of a whole timeline; None for all."""
    axes = _axes(Same(timeline.events), _published_day(timeline), scale, reach, narrow)
    return window(axes, zoom)


def event_id(event: Event) -> str:
    """What the page calls an event: its place in the text, which no change of date moves."""
    return f"{event.trigger.document.doc_id}:{event.trigger.start}"


def _clock_times(event: Event) -> Iterator[float]:
    """The ends of the event that are a time of day, in days since 1970."""
    ends = (event.interval.start, event.interval.end) if event.interval else ()
    return (days_of(end) for end in ends if end is not None and end != end.midnight)


@lru_cache(maxsize=_REMEMBERED)
def _axes(
    events: Same[tuple[Event, ...]],
    published: float | None,
    scale: Scale,
    reach: Reach,
    narrow: bool,
) -> Axes:
    """The axes of some events, found once however the filters change."""
    dated = [interval for event in events.value if (interval := _hull(event)) is not None]
    gap = NARROW_GAP if narrow else WIDE_GAP
    return find_axes(dated, published, scale=scale, reach=reach, gap_width=gap)


def _hull(event: Event) -> TimeInterval | None:
    """The days that an event spans on the axes; an open side adds none."""
    interval = event.interval
    if interval is not None and (interval.start or interval.end):
        return interval
    return event.limits.hull if event.limits else None


def _parted(
    events: Sequence[Event], axes: Axes, reach: Reach
) -> tuple[Sequence[Event], Sequence[Event], Sequence[Event]]:
    """The events that end before the first axis begins, those between, and those after the last."""
    if reach is Reach.ALL:
        return (), events, ()
    low, high = axes.segments[0].first, axes.segments[-1].last
    earlier, within, later = list[Event](), list[Event](), list[Event]()
    for event in events:
        start, end = (event.interval.start, event.interval.end) if event.interval else (None, None)
        if end is not None and axes.coordinate(days_of(end)) < low:
            earlier.append(event)
        elif start is not None and axes.coordinate(days_of(start)) > high:
            later.append(event)
        else:
            within.append(event)
    return earlier, within, later


def _published_day(timeline: Timeline) -> float | None:
    days = _publication_days(timeline)
    return days[-1] if days else None


def _publication_days(timeline: Timeline) -> tuple[float, ...]:
    days = {d.published for d in timeline.documents if d.published is not None}
    return tuple(float(Instant.of_date(day).day_number) for day in sorted(days))


def _lane_names(scene: Scene, shown: Sequence[Event]) -> Json:
    numbers = {id(event): number for number, event in enumerate(shown)}
    return [
        {
            "name": lane.name,
            "rest": lane.actor is None,
            "count": len(lane.events),
            "top": top,
            "bottom": bottom,
            "color": scene.palette.lane(lane.rank),
            "clusters": [
                _cluster(cluster, numbers)
                for cluster in scene.layout.clusters
                if cluster.lane is lane
            ],
        }
        for lane, top, bottom in scene.layout.lanes
    ]


def _cluster(cluster: Cluster, numbers: Mapping[int, int]) -> Json:
    """Where a cluster lies; its events by their place among those shown, and where each begins."""
    return {
        "axis": cluster.segment,
        "middle": cluster.middle,
        "y": cluster.y,
        "events": [numbers[id(event)] for event in cluster.events],
        "begins": [round(begin, 3) for begin in cluster.begins],
    }


def _overlay(scene: Scene, weigh: _Weigh, *, told: bool) -> Json:
    """Each piece of each mark: for labels, rings and the counts at the edges.

    Of a storyline each tells by how many articles it is told, on its widest piece.
    """
    return [
        {
            "id": event_id(mark.event),
            **_label(mark, piece, scene),
            "first_choice": mark.labelled,
            "axis": piece.segment,
            "first": piece.first,
            "last": piece.last,
            "y": mark.y,
            "point": mark.point,
            "ink": _ink(mark, scene),
            **({"grounded": True} if _fades_whole(mark) else {}),
            **_sure_part(mark, piece, scene),
            **(_signs(mark, piece, weigh(mark.event), scene) if told else {}),
        }
        for mark in scene.layout.marks
        for piece in mark.pieces
    ]


def _signs(mark: Mark, piece: Piece, weight: Weight, scene: Scene) -> dict[str, Json]:
    """What the page lays on a mark of a storyline: the number of articles, and that they differ."""
    if piece != _widest(mark, scene):
        return {"half": weight.point / 2}
    solid = mark.certainty not in _HOLLOW and (mark.point or mark.extent.is_solid)
    color = scene.palette.lane(mark.lane.rank)
    return {
        "half": weight.point / 2,
        "articles": weight.articles,
        "disputed": weight.disputed,
        "count_ink": scene.palette.ink_on(color) if solid else scene.palette.text,
    }


def _ink(mark: Mark, scene: Scene) -> str:
    """The colour of words on a bar; none where a hatching needs a ground for them."""
    if mark.certainty is Certainty.RANGE and mark.extent.is_solid:
        return scene.palette.ink_on(scene.palette.lane(mark.lane.rank))
    plain = _fades_whole(mark) or mark.certainty is Certainty.INFERRED
    return scene.palette.text if plain else ""


def _fades_whole(mark: Mark) -> bool:
    """Whether words on a bar need a ground through which it shines: no part of it is solid."""
    return mark.certainty in _FADING and not mark.point and _is_pale(mark)


def _label(mark: Mark, piece: Piece, scene: Scene) -> dict[str, Json]:
    """The words beside the widest piece, and more of them where there is more to say."""
    if piece != _widest(mark, scene):
        return {"label": ""}
    return {"label": mark.label, **({"whole": mark.whole} if mark.whole != mark.label else {})}


def _sure_part(mark: Mark, piece: Piece, scene: Scene) -> dict[str, Json]:
    """The solid middle of a bar that fades, and the colour of words on it; nothing of any other."""
    extent = mark.extent
    if mark.point or mark.certainty not in _FADING or not extent.is_sure or extent.is_solid:
        return {}
    first, last = max(extent.sure_first, piece.first), min(extent.sure_last, piece.last)
    color = scene.palette.lane(mark.lane.rank)
    return {"sure": [first, last], "sure_ink": scene.palette.ink_on(color)} if first < last else {}


def _widest(mark: Mark, scene: Scene) -> Piece:
    """The piece that takes most room, and so bears the label."""

    def width(piece: Piece) -> float:
        segment = scene.axes.segments[piece.segment]
        return segment.place(piece.last) - segment.place(piece.first)

    return max(mark.pieces, key=width)


def _traces(scene: Scene, weigh: _Weigh) -> list[Json]:
    """One trace for each segment and kind of mark, points and bars apart."""
    traces: list[Json] = []
    for number in range(len(scene.axes.segments)):
        traces.append(_nothing(number))
        for certainty in Certainty:
            pieces = [
                (mark, piece)
                for mark in scene.layout.marks
                for piece in mark.pieces
                if mark.certainty is certainty and piece.segment == number
            ]
            points = [(mark, piece) for mark, piece in pieces if mark.point]
            bars = [(mark, piece) for mark, piece in pieces if not mark.point]
            traces += [_points(points, scene, weigh)] if points else []
            traces += [_bars(bars, scene, weigh)] if bars else []
    return traces


def _nothing(number: int) -> Json:
    """Plotly draws no axis without a trace on it."""
    axes: dict[str, Json] = {"xaxis": axis_name("x", number), "yaxis": "y"}
    return {**axes, "type": "scatter", "x": [None], "y": [None], "hoverinfo": "skip"}


def _points(pieces: _Pieces, scene: Scene, weigh: _Weigh) -> Json:
    """Days as diamonds: solid when stated, hatched when vague, hollow and dotted when inferred."""
    certainty = pieces[0][0].certainty
    hollow = certainty in _HOLLOW
    colors = [scene.palette.lane(mark.lane.rank) for mark, _ in pieces]
    paper = scene.palette.background
    return {
        **_trace(pieces),
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "x": [coordinate(scene.axes, piece.first) for _, piece in pieces],
        "marker": {
            # Plotly hatches no diamond: the lines within it are the edges of smaller ones.
            "symbol": "diamond-x" if certainty is Certainty.VAGUE else "diamond",
            "size": _one_or_each([weigh(mark.event).point for mark, _ in pieces]),
            "opacity": 1,
            "color": [paper] * len(pieces) if hollow else colors,
            "line": {
                "color": colors if hollow else paper,
                "width": _DOTTED_STROKE if certainty is Certainty.INFERRED else 1,
            },
        },
    }


def _bars(pieces: _Pieces, scene: Scene, weigh: _Weigh) -> Json:
    """Periods as bars: solid and fading by bounds, hatched when vague, hollow when inferred."""
    certainty = pieces[0][0].certainty
    opacities = [1.0] * len(pieces)
    if certainty in _FADING:
        faded = [(mark, *one) for mark, piece in pieces for one in _faded(mark, piece)]
        pieces = [(mark, slice) for mark, slice, _ in faded]
        opacities = [opacity for *_, opacity in faded]
    colors = [scene.palette.lane(mark.lane.rank) for mark, _ in pieces]
    return {
        **_trace(pieces),
        "type": "bar",
        "orientation": "h",
        "base": [coordinate(scene.axes, piece.first) for _, piece in pieces],
        "x": [_length(piece, scene) for _, piece in pieces],
        "width": _one_or_each([weigh(mark.event).bar for mark, _ in pieces]),
        "marker": _filling(certainty, colors, opacities, scene.palette.background),
    }


def _one_or_each(sizes: Sequence[float]) -> Json:
    """One size for all marks of a trace where they are alike."""
    return sizes[0] if len(set(sizes)) == 1 else list(sizes)


def _filling(
    certainty: Certainty, colors: Sequence[str], opacities: Sequence[float], paper: str
) -> Json:
    if certainty in _FADING:
        return {"color": colors, "line": {"width": 0}, "opacity": opacities}
    if certainty is Certainty.INFERRED:
        outline: Json = {"color": colors, "width": _DOTTED_STROKE}
        return {"color": [paper] * len(colors), "line": outline, "opacity": 1}
    solid: dict[str, Json] = {"color": colors, "line": {"color": colors, "width": 1}, "opacity": 1}
    if certainty is Certainty.VAGUE:
        hatching: dict[str, Json] = {"shape": "/", "size": 5, "solidity": 0.35}
        solid["pattern"] = {**hatching, "fillmode": "replace", "fgcolor": colors, "bgcolor": paper}
    return solid


def _trace(pieces: _Pieces) -> dict[str, Json]:
    """What all traces have: their axes, heights, and the events' ids."""
    mark, piece = pieces[0]
    return {
        "name": mark.certainty.value,
        "xaxis": axis_name("x", piece.segment),
        "yaxis": "y",
        "y": [mark.y for mark, _ in pieces],
        "customdata": [event_id(mark.event) for mark, _ in pieces],
        "hoverinfo": "none",
        "showlegend": False,
    }


def _length(piece: Piece, scene: Scene) -> float:
    """How long a bar is: in milliseconds on a date axis."""
    length = piece.last - piece.first
    return length if scene.axes.origin is not None else milliseconds(length)


def _faded(mark: Mark, piece: Piece) -> list[tuple[Piece, float]]:
    """A bar as a solid one where it is sure, on a pile that fades to what is possible."""
    extent = mark.extent
    if extent.is_solid:
        return [(piece, 1.0)]
    layer = _PALE_OPACITY if _is_pale(mark) else _FADE_OPACITY
    found = [(ends, layer) for ends in extent.slices(_FADE_STEPS)]
    if extent.is_sure:
        found.append(((extent.sure_first, extent.sure_last), 1.0))
    cut = [((max(a, piece.first), min(b, piece.last)), opacity) for (a, b), opacity in found]
    return [(replace(piece, first=a, last=b), opacity) for (a, b), opacity in cut if a < b]


def _is_pale(mark: Mark) -> bool:
    """Whether it was on some day between two, no one of which is sure."""
    limits = mark.event.limits
    closed = limits is not None and limits.begin[0] is not None and limits.end[1] is not None
    return closed and not mark.extent.is_sure
