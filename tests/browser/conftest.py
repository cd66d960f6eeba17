"""The dashboard served once for all browser tests, and pages that report their errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from crowd import crowd
from playwright.sync_api import Browser, Dialog, Page, Request, WebSocket, expect
from river import river_story
from served import PATIENCE, Open, Serve, chromium_browser, dashboard

from events import to_json

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Start the dashboard with some arguments, once for each; gives its address."""
    running: dict[tuple[str, ...], str] = {}
    with ExitStack() as stack:

        def served(*arguments: str) -> str:
            if arguments not in running:
                running[arguments] = stack.enter_context(dashboard(*arguments))
            return running[arguments]

        yield served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium_browser() as browser:
        yield browser


class Pages:
    """Pages that one test leaves to the next, as blank as new ones.

    A browser that has read the scripts of a page keeps them as long as the page is there: the next
    story opens in a third of the time.
    """

    def __init__(self, chromium: Browser) -> None:
        self._context = chromium.new_context()
        self._context.set_default_timeout(PATIENCE * 1000)
        self._idle: list[Page] = []
        self.errors: list[str] = []

    def take(self) -> Page:
        """A blank page on a desk, whatever a test before it looked at; its errors are noted."""
        page = self._idle.pop() if self._idle else self._new()
        page.set_viewport_size({"width": 1400, "height": 1000})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        return page

    def _new(self) -> Page:
        page = self._context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def leave(self, page: Page) -> None:
        """Make a page blank again, for a later test."""
        page.evaluate("() => { try { localStorage.clear(); sessionStorage.clear(); } catch {} }")
        page.unroute_all()
        page.goto("about:blank")
        page.mouse.move(0, 0)
        self._context.clear_permissions()
        self._idle.append(page)


class Watch:
    """A page, and what it asked for and said in dialogs of the browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.dialogs: list[str] = []
        page.on("request", self._note)
        page.on("websocket", self._note)
        page.on("dialog", self._hear)

    def open(self, address: str) -> None:
        """Open an address and wait for the chart."""
        self.page.goto(address, wait_until="commit")
        self.page.wait_for_selector(".dl-chart[data-ready]")

    def assert_harmless(self) -> None:
        """Nothing of an article was run, made part of the page, or fetched from elsewhere."""
        expect(self.page.locator("[data-test-script-state=running]")).to_have_count(0)
        self.page.wait_for_load_state("networkidle")
        asked = [urlsplit(url) for url in self.asked]
        assert {url.hostname for url in asked} <= {"localhost", None}
        assert self.dialogs == []
        assert self.page.evaluate("window.bad") is None
        made = "img[src*=evil], a[href*=evil], link[href*=evil], [style*=evil], svg[onload]"
        assert self.page.locator(made).count() == 0

    def end(self) -> None:
        """Watch no longer."""
        self.page.remove_listener("request", self._note)
        self.page.remove_listener("websocket", self._note)
        self.page.remove_listener("dialog", self._hear)

    def _note(self, asked: Request | WebSocket) -> None:
        self.asked.append(asked.url)

    def _hear(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def watch(pages: Pages) -> Iterator[Watch]:
    """A page that is watched; an error in it fails the test at its end."""
    pages.errors.clear()
    watch = Watch(pages.take())
    yield watch
    watch.end()
    pages.leave(watch.page)
    assert pages.errors == []


@pytest.fixture(scope="session")
def pages(chromium: Browser) -> Pages:
    """The pages of all tests."""
    return Pages(chromium)


@pytest.fixture
def open_page(pages: Pages) -> Iterator[Open]:
    """Open an address and wait for the chart; an error in a page fails the test at its end."""
    opened: list[Page] = []

    def opener(
        address: str, *, width: int = 1400, height: int = 1000, scheme: str = "light"
    ) -> Page:
        page = pages.take()
        opened.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
        )
        page.goto(address, wait_until="commit")
        page.wait_for_selector(".dl-chart[data-ready]")
        return page

    pages.errors.clear()
    yield opener
    for page in opened:
        pages.leave(page)
    assert pages.errors == []


@pytest.fixture(scope="session")
def river(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the dashboard on the story built by hand."""
    path = tmp_path_factory.mktemp("river") / "river.json"
    path.write_text(json.dumps(to_json(river_story())), encoding="utf-8")
    return serve(str(path))


@pytest.fixture(scope="session")
def crowd_page(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the dashboard on a thousand events."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.json"
    path.write_text(json.dumps(to_json(crowd(1000))), encoding="utf-8")
    return serve(str(path))


@pytest.fixture(scope="session")
def example(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the dashboard on the bundled example; tests may name files of theirs in it."""
    return serve("--allow", str(tmp_path_factory.getbasetemp()))
