"""Makes the pictures of the README anew: `python tests/screenshots.py`, where Chromium is."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser
from served import chromium_browser, dashboard

FOLDER = Path(__file__).parents[1] / "docs"
# Colours enough for a page, in a tenth of the bytes.
_COLOURS = 256
# How many events on the selected one is, and the milliseconds in which the page comes to rest.
_STEPS, _SETTLING = 9, 1500
_TOLL, _TELLING = "The flood left 21 people dead", re.compile("^Hill Radio")


@dataclass(frozen=True, slots=True)
class Picture:
    """One view of an example: its file, the window's size in pixels, and light or dark.

    `storyline` is for the six reports as one story.
    """

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    storyline: bool = False


PICTURES = (
    Picture("wide", 1440, 1180),
    Picture("dark", 1440, 1180, "dark"),
    Picture("phone", 390, 844),
    Picture("storyline", 1440, 1180, storyline=True),
)


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    with dashboard() as address, chromium_browser() as browser:
        for picture in PICTURES:
            taken = Image.open(io.BytesIO(_take(picture, address, browser)))
            path = FOLDER / f"{picture.name}.png"
            # Each colour is moved once to the middle of those that it stands for.
            few = taken.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1)
            few.save(path, optimize=True)


def _take(picture: Picture, address: str, browser: Browser) -> bytes:
    """The page with one of its events selected, as a PNG."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    page.goto(address)
    page.wait_for_selector(".dl-chart[data-ready]")
    if picture.storyline:
        page.get_by_role("button", name="Six reports as one story").click()
        page.locator(".dl-label", has_text=_TOLL).first.click()
        page.get_by_role("button", name=_TELLING).first.click()
    else:
        for _ in range(_STEPS):
            page.keyboard.press("j")
    page.wait_for_timeout(_SETTLING)
    page.wait_for_selector("[data-stale=true]", state="detached")
    return page.screenshot()


if __name__ == "__main__":
    main()
