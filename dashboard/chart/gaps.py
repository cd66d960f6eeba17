"""How a gap in the axis is drawn: how wide, its band and its words; `axes` tells where gaps are."""

from __future__ import annotations

from dashboard.chart.plotly_json import Json
from dashboard.chart.scene import LEAST_HEIGHT, WHOLE_HEIGHT, Scene, note

# As shares of the part of the chart that shows time, on a desk and on a phone.
WIDE_GAP, NARROW_GAP = 0.042, 0.08
# On a phone, in pixels: over the words for the day of publication.
_ABOVE = 15
_NOT_SHOWN = " not shown"


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
    """Words for each gap: within it, or on a phone, where labels need that room, over the chart."""
    words = [words for _, _, words in scene.seen.gaps()]
    return _over_the_chart(words, scene) if scene.narrow else _within(words, scene)


def _over_the_chart(words: list[str], scene: Scene) -> list[Json]:
    """`Grey: 1,900 years and 36 days not shown`, named so that the page finds it."""
    if not words:
        return []
    lengths = " and ".join(told.removesuffix(_NOT_SHOWN) for told in words if told)
    told = f"Grey: {lengths}{_NOT_SHOWN}" if lengths else ""
    over: dict[str, Json] = {"xref": "paper", "x": 0, "y": 1, "yshift": _ABOVE}
    return [{**note(told, scene), **over, "name": "gaps", "xanchor": "left", "yanchor": "bottom"}]


def _within(words: list[str], scene: Scene) -> list[Json]:
    """In the first lane that is high enough for them.

    There they stand clear of the lanes' names, and in sight however long the chart.
    """
    high = [lane for lane in scene.layout.lanes if lane[2] - lane[1] >= LEAST_HEIGHT]
    middle = high[0][1] + LEAST_HEIGHT / 2 if high else scene.height / 2
    return [
        {
            **note(told, scene),
            "textangle": -90,
            "xref": "paper",
            "x": (left + right) / 2,
            "yref": "y",
            "y": middle,
            "xanchor": "center",
            "yanchor": "middle",
        }
        for (left, right, _), told in zip(scene.axes.gaps(), words, strict=True)
    ]
