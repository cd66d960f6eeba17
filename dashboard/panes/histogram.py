"""How many events there are over time, as a drawing of bars; knows nothing of Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from events.archive.archive import Month

# In months: a bar is the smallest of these of which there are few enough.
_BARS = (1, 3, 12, 60, 120, 1200, 12_000, 120_000, 1_200_000)
_MOST_BARS = 130
# The share of events at either end that may lie far off, as one of antiquity does.
_FAR_OFF = 0.005
# In pixels.
_HEIGHT = 60


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars from the month `first` on, each of `months` of them; `outside` lie before or after."""

    first: int
    months: int
    bars: tuple[int, ...]
    outside: int
    undated: int


def histogram(counted: Sequence[Month]) -> Histogram | None:
    """The bars that months make up; None where no event has a date."""
    by_month: Counter[int] = Counter()
    undated = 0
    for one in counted:
        if one.month is None:
            undated += one.events
        else:
            by_month[one.month] += one.events
    if not by_month:
        return None
    first, last = _most_of(by_month)
    months = next((size for size in _BARS if (last - first) // size < _MOST_BARS), _BARS[-1])
    first -= first % months
    bars = [0] * ((last - first) // months + 1)
    outside = 0
    for month, events in by_month.items():
        place = (month - first) // months
        if 0 <= place < len(bars):
            bars[place] += events
        else:
            outside += events
    return Histogram(first, months, tuple(bars), outside, undated)


def drawn_histogram(shown: Histogram) -> str:
    """The bars as HTML with the years of their ends, and in words for who cannot see them."""
    most = max(shown.bars)
    bars = "".join(
        f'<div title="{escape(_name(shown, place))}: {count:,}" style="flex:1;'
        f'background:currentColor;opacity:0.6;height:{100 * count / most:.1f}%"></div>'
        for place, count in enumerate(shown.bars)
    )
    first, last = _name(shown, 0), _name(shown, len(shown.bars) - 1)
    peak = _name(shown, shown.bars.index(most))
    words = f"Events from {first} to {last}; most, {most:,}, in {peak}"
    return (
        f'<div role="img" aria-label="{escape(words)}" style="display:flex;gap:1px;'
        f'align-items:flex-end;height:{_HEIGHT}px">{bars}</div>'
        '<div aria-hidden="true" style="display:flex;justify-content:space-between">'
        f"<small>{escape(first)}</small><small>most in {escape(peak)}: {most:,}</small>"
        f"<small>{escape(last)}</small></div>"
    )


def _most_of(by_month: Counter[int]) -> tuple[int, int]:
    """The first and the last month, but for the few events that lie far off."""
    ordered = sorted(by_month)
    few = int(sum(by_month.values()) * _FAR_OFF)
    return _past(ordered, by_month, few), _past(ordered[::-1], by_month, few)


def _past(months: Sequence[int], by_month: Counter[int], few: int) -> int:
    seen = 0
    for month in months:
        seen += by_month[month]
        if seen > few:
            return month
    return months[-1]


def _name(shown: Histogram, place: int) -> str:
    """The month, or the years, of a bar."""
    begin = shown.first + place * shown.months
    year, month = divmod(begin, 12)
    written = str(year) if year > 0 else f"{1 - year} BCE"
    if shown.months == 1:
        return f"{written}-{month + 1:02}"
    if shown.months < 12:
        return f"{written} Q{month // 3 + 1}"
    return written if shown.months == 12 else f"{written}s"
