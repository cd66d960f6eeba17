"""How much a mark weighs: by the number of independent articles that tell what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log2

from dashboard.chart.joined import happening_of
from events import Event, Timeline

# The size in pixels of a day and the height of a period: of any mark of one article, and in a
# storyline of what one article tells and of what this many or more do.
POINT, BAR = 13.0, 15.0
_POINTS, _BARS = (11.0, 18.0), (11.0, 20.0)
# What the largest point of a storyline takes from left to right: it stands on its corner.
WIDEST = 25.0
_MANY = 8


@dataclass(frozen=True, slots=True)
class Weight:
    """How many independent articles tell it, whether they differ in anything, and its sizes."""

    articles: int
    disputed: bool
    point: float = POINT
    bar: float = BAR


PLAIN = Weight(1, disputed=False)


def weights_in(timeline: Timeline) -> Callable[[Event], Weight]:
    """What each event of a timeline weighs; all weigh the same where it is no storyline."""
    return lambda event: _weight(timeline, event)


def _weight(timeline: Timeline, event: Event) -> Weight:
    happening = happening_of(timeline, event)
    if happening is None:
        return PLAIN
    share = min(1.0, log2(max(happening.articles, 1)) / log2(_MANY))
    disputed = any(not conflict.course for conflict in happening.conflicts)
    return Weight(happening.articles, disputed, _between(_POINTS, share), _between(_BARS, share))


def _between(ends: tuple[float, float], share: float) -> float:
    return round(ends[0] + (ends[1] - ends[0]) * share, 1)
