"""What the marks stand on: the axes, the lanes' bands, the day of publication."""

from __future__ import annotations

from html import escape

from dashboard.chart.axes import Segment
from dashboard.chart.gaps import gap_notes, gap_shapes
from dashboard.chart.plotly_json import Json, axis_name, coordinate
from dashboard.chart.scene import WHOLE_HEIGHT, Scene, note
from dashboard.chart.ticks import TICK_FORMATS, ticks_of
from events import Grain, Instant, TimeInterval

# Pixels that a tick's words need, and the room around the chart.
_TICK_ROOM = 92
_NAMES_WIDE, _NAMES_NARROW = 164, 6
_RIGHT, _TOP, _BOTTOM = 14, 24, 42
# What the words for the gaps take over the chart on a phone.
_GAP_WORDS = 16
_CLEAR = "rgba(0,0,0,0)"
# Longer than this an axis tells years, and a day without its year may be of any of them.
_LONG_DAYS = 300.0
# The height of a mark for an earlier day of publication, in pixels.
_NOTCH = 7
_MOST_NOTCHES = 200


def backdrop(scene: Scene) -> Json:
    """The layout of the figure, as Plotly takes it."""
    axes = {
        axis_name("xaxis", number): _time_axis(segment, seen, scene)
        for number, (segment, seen) in enumerate(
            zip(scene.axes.segments, scene.seen.segments, strict=True)
        )
    }
    top = _TOP + _GAP_WORDS * bool(scene.narrow and scene.axes.gaps())
    return {
        **axes,
        "yaxis": _lane_axis(scene),
        "height": scene.height + top + _BOTTOM,
        "margin": {
            "l": _NAMES_NARROW if scene.narrow else _NAMES_WIDE,
            "r": _RIGHT,
            "t": top,
            "b": _BOTTOM,
            "pad": 0,
        },
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "font": {"color": scene.palette.muted, "size": 12},
        "hovermode": "closest",
        "hoverdistance": 14,
        # On a phone a finger that moves over the chart scrolls the page.
        "dragmode": False if scene.narrow else "zoom",
        "barmode": "overlay",
        "showlegend": False,
        "uirevision": ",".join(f"{s.first:.2f}:{s.last:.2f}" for s in scene.axes.segments),
        "shapes": [*_bands(scene), *gap_shapes(scene), *_published_shapes(scene)],
        "annotations": [*gap_notes(scene), *_published_note(scene)],
    }


def _lane_axis(scene: Scene) -> Json:
    """Pixels downwards; the names are laid over it by the page, which can wrap them."""
    lanes = scene.layout.lanes
    return {
        "range": [scene.height, 0],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showticklabels": False,
        "tickvals": [(top + bottom) / 2 for _, top, bottom in lanes],
        "ticktext": [escape(lane.name) for lane, _, _ in lanes],
    }


def _time_axis(segment: Segment, seen: Segment, scene: Scene) -> Json:
    axes, palette = scene.axes, scene.palette
    share = (seen.right - seen.left) or (segment.right - segment.left)
    room = max(int(share * scene.width / _TICK_ROOM), 2)
    axis: dict[str, Json] = {
        "domain": [segment.left, segment.right],
        "range": [coordinate(axes, segment.first), coordinate(axes, segment.last)],
        "type": "linear" if axes.origin is not None else "date",
        "anchor": "y",
        "gridcolor": palette.line,
        "griddash": "dot",
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": palette.line,
        "linecolor": palette.line,
        "showline": True,
        "nticks": room,
        "tickangle": 0,
        # At the edge of a phone the first words would not be drawn: the page has room beside them.
        "ticklabeloverflow": "allow",
        # Where the words are ours, too: a page without a server has no others once it is zoomed.
        "tickformatstops": TICK_FORMATS,
    }
    hours = any(segment.first <= at <= segment.last for at in scene.clocks)
    written = ticks_of(seen, axes, room, hours=hours)
    if written is None:
        return axis
    return {
        **axis,
        "tickmode": "array",
        "tickvals": [coordinate(axes, tick.at) for tick in written],
        "ticktext": [tick.words for tick in written],
    }


def _bands(scene: Scene) -> list[Json]:
    """Every other lane lies on a faint band."""
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": top,
            "y1": bottom,
            "fillcolor": scene.palette.band,
            "line": {"width": 0},
        }
        for _, top, bottom in scene.layout.lanes[::2]
    ]


def _published_shapes(scene: Scene) -> list[Json]:
    """The day of publication: a faint band as long as the day, and a line at its noon.

    Of a storyline that of the last article; those of the others are notches at the top.
    """
    if scene.published is None:
        return []
    axes, shapes = scene.axes, _notches(scene)
    noon = coordinate(axes, axes.coordinate(scene.published + 0.5))
    for number, first, last in axes.pieces(scene.published, scene.published + 1):
        common = {**WHOLE_HEIGHT, "xref": axis_name("x", number)}
        band: dict[str, Json] = {
            "x0": coordinate(axes, first),
            "x1": coordinate(axes, last),
            "line": {"width": 0},
        }
        line: dict[str, Json] = {
            "x0": noon,
            "x1": noon,
            "line": {"color": scene.palette.muted, "width": 1},
        }
        shapes.append(
            {**common, **band, "type": "rect", "fillcolor": scene.palette.gap, "opacity": 0.6}
        )
        shapes.append({**common, **line, "type": "line"})
    return shapes


def _notches(scene: Scene) -> list[Json]:
    return [
        {
            "type": "line",
            "layer": "below",
            "yref": "paper",
            "ysizemode": "pixel",
            "yanchor": 1,
            "y0": 0,
            "y1": -_NOTCH,
            "xref": axis_name("x", number),
            "x0": coordinate(scene.axes, at),
            "x1": coordinate(scene.axes, at),
            "line": {"color": scene.palette.muted, "width": 1.5},
        }
        for day in scene.earlier[-_MOST_NOTCHES:]
        for number, at, _ in scene.axes.pieces(day + 0.5, day + 0.5)
    ]


def _published_note(scene: Scene) -> list[Json]:
    if scene.published is None:
        return []
    noon = scene.published + 0.5
    day = TimeInterval.of(Grain.DAY, Instant.of_day_number(int(scene.published))).plain
    last = "last published" if scene.earlier else "published"
    return [
        {
            **note(f"{last} {_told(day, scene.axes.segments[number])}", scene),
            "xref": axis_name("x", number),
            "x": coordinate(scene.axes, at),
            "y": 1,
            "xanchor": "right" if scene.axes.segments[number].place(at) > 0.9 else "center",
            "yanchor": "bottom",
        }
        for number, at, _ in scene.axes.pieces(noon, noon)
    ]


def _told(day: str, segment: Segment) -> str:
    """A day without its year, which the axis tells unless it shows many of them."""
    return day if segment.last - segment.first > _LONG_DAYS else day.rsplit(" ", 1)[0]
