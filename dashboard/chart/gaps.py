"""How a gap in the axis is drawn: how wide, its band and its words; `axes` tells where gaps are."""

from __future__ import annotations

from dashboard.chart.plotly_json import Json
from dashboard.chart.scene import LEAST_HEIGHT, WHOLE_HEIGHT, Scene, note

# As shares of the part of the chart that shows time, on a desk and on a phone.
WIDE_GAP, NARROW_GAP = 0.042, 0.08


def gap_shapes(scene: Scene) -> list[Json]:
    """A band in each gap, from the top of the chart to its bottom."""
    return [
        {
            **WHOLE_HEIGHT,
            "type": "rect",
            "xref": "paper",
            "x0": left,
            "x1": right,
            "fillcolor": scene.palette.gap,
            "line": {"width": 0},
        }
        for left, right, _ in scene.seen.gaps()
    ]


def gap_notes(scene: Scene) -> list[Json]:
    """Words in each gap, in the highest lane, where they stand clear of the lanes' names."""
    lanes = scene.layout.lanes or ((None, 0.0, LEAST_HEIGHT),)
    _, top, bottom = max(lanes, key=lambda lane: lane[2] - lane[1])
    middle = (top + bottom) / 2 if bottom - top >= LEAST_HEIGHT else scene.height / 2
    return [
        {
            **note(words, scene),
            "textangle": -90,
            "xref": "paper",
            "x": (left + right) / 2,
            "yref": "y",
            "y": middle,
            "xanchor": "center",
            "yanchor": "middle",
        }
        for left, right, words in scene.seen.gaps()
    ]
