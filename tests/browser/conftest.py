"""The dashboard in a server of its own, and Chromium to drive it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from river import river_story

from events import to_json

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
_PATIENCE = 30.0

Serve = Callable[..., str]
Open = Callable[..., Page]


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def start(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    """The dashboard's process, and its address once that has been said."""
    port = str(free_port())
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", *arguments, "--port", port, "--no-browser"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process, f"http://localhost:{port}/"


def stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.communicate(timeout=_PATIENCE)


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Start the dashboard with some arguments, once for each; gives its address."""
    running: dict[tuple[str, ...], tuple[subprocess.Popen[str], str]] = {}

    def served(*arguments: str) -> str:
        if arguments not in running:
            running[arguments] = start(*arguments)
            _wait_for(running[arguments][1] + "_stcore/health")
        return running[arguments][1]

    yield served
    for process, _ in running.values():
        stop(process)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without one the test is skipped, but fails where CI=true."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("there is no Chromium: install Debian's package chromium")
        pytest.skip("there is no Chromium: install Debian's package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """Open an address and wait for the chart. Errors in the page fail the test at its end.

    `page.asked` lists every address that the page asked for.
    """
    opened: list[Page] = []
    errors: list[str] = []

    def opener(
        address: str, *, width: int = 1400, height: int = 1000, scheme: str = "light"
    ) -> Page:
        page = chromium.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        opened.append(page)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.wait_for_selector(".dl-chart[data-ready]")
        return page

    yield opener
    for page in opened:
        page.close()
    assert errors == []


@pytest.fixture(scope="session")
def river(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the dashboard on the story built by hand."""
    path = tmp_path_factory.mktemp("river") / "river.json"
    path.write_text(json.dumps(to_json(river_story())), encoding="utf-8")
    return serve(str(path))


@pytest.fixture(scope="session")
def example(serve: Serve) -> str:
    """The address of the dashboard on the bundled example."""
    return serve()


def _wait_for(address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address).close()
        except OSError:  # not listening yet
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"{address} does not answer")
