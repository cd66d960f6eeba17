"""The chart as a picture, or the page on paper: drawn by a browser without a window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Literal

from dashboard.offline.page import offline_page
from events import Timeline, UnwritableTimelineError

_BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser"),
)
_MAC = "/Applications/{0}.app/Contents/MacOS/{0}"
_PLACES = (
    *(_MAC.format(name) for name in ("Google Chrome", "Chromium", "Microsoft Edge")),
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
    *("--window-size=1400,1000", "--virtual-time-budget=30000", "--dump-dom"),
)
# Seconds for all of it; a slow machine needs five.
_PATIENCE = 90
_PRINTED = re.compile(r"<html [^>]*data-printed")
_OUTCOME = re.compile(r'<pre id="(?P<kind>picture|error)">(?P<text>[^<]*)</pre>')


def picture(timeline: Timeline, kind: Literal["svg", "png"]) -> bytes:
    """The chart of the key events on white, 1600 pixels wide or, as PNG, 3200.

    Raises UnwritableTimelineError where no browser is found, or where none of the events has a day.
    """
    drawn, _ = _opened(timeline, kind)
    outcome = _OUTCOME.search(drawn)
    if outcome is None or outcome["kind"] == "error":
        raise _not_drawn(outcome)
    return b64decode(outcome["text"])


def on_paper(timeline: Timeline) -> bytes:
    """A PDF of the chart of the key events, where any has a day, and of all events in a table.

    Raises UnwritableTimelineError where no browser is found.
    """
    drawn, paper = _opened(timeline, "pdf")
    if not (_PRINTED.search(drawn) and paper.startswith(b"%PDF")):
        raise _not_drawn(_OUTCOME.search(drawn))
    return paper


def _not_drawn(outcome: re.Match[str] | None) -> UnwritableTimelineError:
    why = unescape(outcome["text"]) if outcome else "it did not answer"
    name = Path(find_browser() or "the browser").name
    return UnwritableTimelineError(f"{name} could not draw the chart: {why}")


def find_browser() -> str | None:
    """The path of a browser that can draw: $BROWSER_PATH, else the first that is installed."""
    named = os.environ.get("BROWSER_PATH")
    found = [named, *map(shutil.which, _BROWSERS), *_PLACES]
    return next((path for path in found if path and Path(path).is_file()), None)


def _opened(timeline: Timeline, kind: Literal["svg", "png", "pdf"]) -> tuple[str, bytes]:
    """What the page holds in the end, and what it is on paper; empty where that takes too long.

    Raises UnwritableTimelineError where no browser is found.
    """
    browser = find_browser()
    if browser is None:
        raise UnwritableTimelineError(
            f"{kind} needs Chromium, Chrome or Edge, and none was found: install one, name one in "
            "the variable BROWSER_PATH, or write html and open that"
        )
    # Windows removes no file that a browser, about to end, still has open.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, paper = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(offline_page(timeline), encoding="utf-8")
        printing = [f"--print-to-pdf={paper}", "--no-pdf-header-footer"] if kind == "pdf" else []
        drawn = _run(browser, [*printing, f"{page.as_uri()}#picture={kind}"], folder)
        return drawn, paper.read_bytes() if paper.is_file() else b""


def _run(browser: str, arguments: Sequence[str], folder: str) -> str:
    """What the browser prints of the page; empty when it takes too long."""
    # Chromium has no sandbox for root, as in most containers; the page's policy holds all the same.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [browser, *_FLAGS, *root, f"--user-data-dir={folder}/profile", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 a browser of this machine, on a page of our own
            command, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:  # there is no telling beforehand how long it takes
        return ""
    return done.stdout.decode("utf-8", errors="replace")
