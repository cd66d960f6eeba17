"""The formats that the dashboard adds to the library's, named in pyproject.toml.

What writes them is imported when they are written: listing them is to take no time.
"""

from __future__ import annotations

from importlib.metadata import distribution
from typing import TYPE_CHECKING

from events import Format

if TYPE_CHECKING:
    from events import Timeline


# All draw with Plotly's script: without it this module cannot be imported, and no format of
# its is offered.
distribution("plotly")


def _write_html(timeline: Timeline) -> str:
    from dashboard.offline.page import offline_page

    return offline_page(timeline)


def _write_svg(timeline: Timeline) -> str:
    from dashboard.offline.picture import picture

    return picture(timeline, "svg").decode()


def _write_png(timeline: Timeline) -> bytes:
    from dashboard.offline.picture import picture

    return picture(timeline, "png")


def _write_pdf(timeline: Timeline) -> bytes:
    from dashboard.offline.picture import on_paper

    return on_paper(timeline)


HTML = Format(
    description="the chart and the text in one page that needs no server and no network",
    suffix=".html",
    mime="text/html",
    write=_write_html,
)
SVG = Format(
    description="the chart as a drawing (needs Chromium, Chrome or Edge)",
    suffix=".svg",
    mime="image/svg+xml",
    write=_write_svg,
)
PNG = Format(
    description="the chart as a picture, 3200 pixels wide (needs Chromium, Chrome or Edge)",
    suffix=".png",
    mime="image/png",
    write=_write_png,
    binary=True,
)
PDF = Format(
    description="the chart and a table of all events on paper (needs Chromium, Chrome or Edge)",
    suffix=".pdf",
    mime="application/pdf",
    write=_write_pdf,
    binary=True,
)
