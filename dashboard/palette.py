"""The chart's colours on white and on black: at least 3:1, apart for all kinds of colour vision."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as CSS writes them; `lanes` in order of the lanes, the last one for all the rest."""

    lanes: tuple[str, ...]
    background: str
    text: str
    muted: str
    line: str
    band: str
    gap: str

    def lane(self, rank: int) -> str:
        """The colour of the rank-th actor."""
        return self.lanes[min(rank, len(self.lanes) - 1)]


LIGHT = Palette(
    lanes=("#332288", "#999933", "#CC79A7", "#785EF0", "#7A4B00", "#5C5C5C"),
    background="#FFFFFF",
    text="#1F1D1A",
    muted="#6B6760",
    line="#E4E0D8",
    band="#FAF8F4",
    gap="#EFECE6",
)
DARK = Palette(
    lanes=("#33BBEE", "#F0E442", "#999933", "#785EF0", "#DC267F", "#EE99AA"),
    background="#171614",
    text="#EDEAE3",
    muted="#A39E94",
    line="#33302B",
    band="#1D1B19",
    gap="#262420",
)
