"""The chart's colours on white and on black: at least 3:1, apart for all kinds of colour vision."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as CSS writes them; `lanes` in order of the lanes, the last one for all the rest.

    Any two of them differ by about a tenth of the lightness from black to white, or more, as eyes
    with and without each of three kinds of colour blindness see them (Oklab; Machado 2009).
    """

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

    def ink_on(self, color: str) -> str:
        """White or black, whichever is read better on a colour."""
        return "#FFFFFF" if _luminance(color) < _MIDDLE_LUMINANCE else "#000000"


LIGHT = Palette(
    lanes=(
        *("#332288", "#999933", "#CC79A7", "#785EF0", "#7A4B00"),
        *("#C030A8", "#6C0000", "#482448", "#5C5C5C"),
    ),
    background="#FFFFFF",
    text="#1F1D1A",
    muted="#6B6760",
    line="#E4E0D8",
    band="#FAF8F4",
    gap="#EFECE6",
)
DARK = Palette(
    lanes=(
        *("#33BBEE", "#F0E442", "#999933", "#785EF0", "#DC267F"),
        *("#6CFCB4", "#B4C03C", "#C0D8FC", "#EE99AA"),
    ),
    background="#171614",
    text="#EDEAE3",
    muted="#A39E94",
    line="#33302B",
    band="#1D1B19",
    gap="#262420",
)

# Where white and black contrast alike with a colour (WCAG 2.2).
_MIDDLE_LUMINANCE = 0.179


def _luminance(color: str) -> float:
    """Relative luminance, 0 to 1, of a colour such as `#332288` (WCAG 2.2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
