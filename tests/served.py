"""The dashboard in a process of its own, and Chromium to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from missing import missing
from playwright.sync_api import (
    Browser,
    BrowserType,
    Locator,
    Page,
    TimeoutError,
    sync_playwright,
)

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
# In seconds: the machine may have much else to do, and a test that passes does not wait.
PATIENCE = 120.0
# What a browser with a window would load beside each page: half of its work, and nobody sees it.
# Chromium takes only the last list: what Playwright leaves out and matters here stands in it too.
_UNSEEN = (
    "AimEnabled HttpsUpgrades InitialWebUI LensOverlay MediaRouter OptimizationHints PaintHolding "
    "PreloadTopChromeWebUI SpareRendererForSitePerProcess ThirdPartyStoragePartitioning "
    "WebUIOmniboxAimPopup WebUIOmniboxFullPopup WebUIOmniboxPopup"
).split()
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    f"--disable-features={','.join(_UNSEEN)}"
).split()

Serve = Callable[..., str]
Open = Callable[..., Page]


@contextmanager
def dashboard(*arguments: str, home: Path | None = None) -> Iterator[str]:
    """The address of a dashboard, from the moment it answers until the block ends.

    It keeps its stories in `home`, or else in a folder that goes with it.
    """
    with ExitStack() as stack:
        kept = home or stack.enter_context(tempfile.TemporaryDirectory())
        yield stack.enter_context(_served(arguments, {"DATELINE_HOME": str(kept)}))


@contextmanager
def _served(arguments: Sequence[str], environment: Mapping[str, str]) -> Iterator[str]:
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", *arguments, "--port", str(port), "--no-browser"],
        stdout=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )
    try:
        address = f"http://localhost:{port}/"
        _wait_for(address + "_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """Debian's Chromium; without one the test is skipped, but fails where CI=true."""
    if not Path(CHROMIUM).exists():
        missing("there is no Chromium: install Debian's package chromium")
    with sync_playwright() as playwright, launched(playwright.chromium) as browser:
        yield browser


@contextmanager
def launched(chromium: BrowserType, *flags: str) -> Iterator[Browser]:
    """A Chromium with `flags` beside the usual ones.

    A thread can have but one Playwright: a second browser is launched by the type of the first.
    """
    browser = chromium.launch(executable_path=CHROMIUM, args=[*_FLAGS, *flags])
    yield browser
    browser.close()


def until(page: Page, look: Callable[[], object], wanted: object = True) -> None:
    """Look again and again until what is seen is what is wanted; fails where it never is."""
    end = time.monotonic() + PATIENCE
    while (seen := look()) != wanted and time.monotonic() < end:
        page.wait_for_timeout(50)  # the browser's own work goes on
    assert seen == wanted


def hover(page: Page, part: Locator, seen: Locator) -> None:
    """Point at a part until something is seen; anew where the page was drawn under the pointer.

    Each time the pointer rests twice as long: a machine with much else to do draws late.
    """
    rest = 2.0
    while True:
        page.mouse.move(2, 2)
        part.hover()
        try:
            seen.first.wait_for(timeout=rest * 1000)
        except TimeoutError:
            rest *= 2
            if rest > PATIENCE:
                raise
        else:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address).close()
        except OSError:  # not listening yet
            time.sleep(0.02)
        else:
            return
    pytest.fail(f"{address} does not answer")
