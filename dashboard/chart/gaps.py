"""How a gap in the axis is drawn: how wide, its band and its words; `axes` tells where gaps are."""

from __future__ import annotations

from dashboard.chart.plotly_json import Json
from dashboard.chart.scene import LEAST_HEIGHT, WHOLE_HEIGHT, Scene, note

# As shares of the part of the chart that shows time, on a desk and on a phone.
WIDE_GAP, NARROW_GAP = 0.042, 0.08
# In pixels: on a phone the lane's name stands over its marks.
_BELOW_NAME = 14


def gap_shapes(scene: Scene) -> list[Json]:
    """A band in each gap, from the top of the chart to its bottom."""
    return [
        {
            **WHOLE_HEIGHT,
            "type": "rect",
            "name": "gap",
            "xref": "paper",
            "x0": left,
            "x1": right,
            "fillcolor": scene.palette.gap,
            "line": {"width": 0},
        }
        for left, right, _ in scene.axes.gaps()
    ]


def gap_notes(scene: Scene) -> list[Json]:
    """Words in each gap, in the first lane that is high enough for them.

    There they stand clear of the lanes' names, and in sight however long the chart.
    """
    high = [lane for lane in scene.layout.lanes if lane[2] - lane[1] >= LEAST_HEIGHT]
    below = _BELOW_NAME if scene.narrow else 0
    middle = high[0][1] + LEAST_HEIGHT / 2 + below if high else scene.height / 2
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
        for (left, right, _), (_, _, words) in zip(
            scene.axes.gaps(), scene.seen.gaps(), strict=True
        )
    ]
