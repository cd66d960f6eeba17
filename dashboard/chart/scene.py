"""All that a chart draws at once, and what its parts share in drawing it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.chart.axes import Axes
from dashboard.chart.lanes import Layout
from dashboard.chart.palette import Palette
from dashboard.chart.plotly_json import Json

# In pixels.
LEAST_HEIGHT = 150.0
WHOLE_HEIGHT: dict[str, Json] = {"yref": "paper", "y0": 0, "y1": 1, "layer": "below"}


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn: the marks in their lanes, the axes, the colours, the publication day.

    `seen` are the axes as the reader sees them, zoomed; `clocks` are the times of day that events
    have, in days since 1970; `earlier` are the days on which other articles of a storyline were
    published before the last of them. `width` is that of the part that shows time, in pixels;
    `narrow` is for a phone.
    """

    layout: Layout
    axes: Axes
    seen: Axes
    palette: Palette
    published: float | None
    width: float
    narrow: bool
    clocks: tuple[float, ...]
    earlier: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """In pixels, with room for the words in the gaps, however few the lanes."""
        return max(self.layout.height, LEAST_HEIGHT)


def note(words: str, scene: Scene) -> dict[str, Json]:
    """Words on the chart, as Plotly takes them; where they stand is for the caller to add."""
    return {
        "text": words,
        "yref": "paper",
        "showarrow": False,
        "font": {"size": 11, "color": scene.palette.muted},
    }
