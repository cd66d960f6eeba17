"""The chart as a picture: the offline page, drawn by a browser without a window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from base64 import b64decode
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
_OUTCOME = re.compile(r'<pre id="(?P<kind>picture|error)">(?P<text>[^<]*)</pre>')


def picture(timeline: Timeline, kind: Literal["svg", "png"]) -> bytes:
    """The chart of the key events, 1600 pixels wide or, as PNG, 3200.

    Raises UnwritableTimelineError where no browser is found, or where none of the events has a day.
    """
    browser = find_browser()
    if browser is None:
        raise UnwritableTimelineError(
            f"{kind} needs Chromium, Chrome or Edge, and none was found: install one, name one in "
            "the variable BROWSER_PATH, or write html and open that"
        )
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(offline_page(timeline), encoding="utf-8")
        drawn = _opened(browser, f"{page.as_uri()}#picture={kind}", folder)
    outcome = _OUTCOME.search(drawn)
    if outcome is None or outcome["kind"] == "error":
        why = unescape(outcome["text"]) if outcome else "it did not answer"
        raise UnwritableTimelineError(f"{Path(browser).name} could not draw the chart: {why}")
    return b64decode(outcome["text"])


def find_browser() -> str | None:
    """The path of a browser that can draw: $BROWSER_PATH, else the first that is installed."""
    named = os.environ.get("BROWSER_PATH")
    found = [named, *map(shutil.which, _BROWSERS), *_PLACES]
    return next((path for path in found if path and Path(path).is_file()), None)


def _opened(browser: str, address: str, folder: str) -> str:
    """What the page holds in the end; empty when the browser takes too long."""
    # Chromium has no sandbox for root, as in most containers; the page's policy holds all the same.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [browser, *_FLAGS, *root, f"--user-data-dir={folder}/profile", address]
    try:
        done = subprocess.run(  # noqa: S603 a browser of this machine, on a page of our own
            command, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:  # there is no telling beforehand how long it takes
        return ""
    return done.stdout.decode("utf-8", errors="replace")
