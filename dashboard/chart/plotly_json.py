"""How Plotly writes things: JSON, the names of axes, and places on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.chart.axes import Axes, date_of

# JSON as `json.dumps` takes it.
Json = Mapping[str, "Json"] | Sequence["Json"] | str | float | int | bool | None


def axis_name(kind: str, number: int) -> str:
    """Plotly's name for the number-th axis: `x`, `x2`, `xaxis3`."""
    return kind if number == 0 else f"{kind}{number + 1}"


def coordinate(axes: Axes, place: float) -> str | float:
    """A place in the unit of the axes: a date, or a number where days are counted in powers."""
    return place if axes.origin is not None else date_of(place)
