"""Many readers of one dashboard at the same time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

READERS = 20
PATIENCE = 300_000  # milliseconds: all of them open the page at once, whatever else runs


def test_twenty_readers_at_once_each_get_their_chart(chromium: Browser, example: str) -> None:
    errors: list[str] = []
    readers = [_opened(chromium, errors) for _ in range(READERS)]

    # None waits for another: each page is on its way before the first chart is there.
    for page in readers:
        page.goto(example, wait_until="commit", timeout=PATIENCE)
    for page in readers:
        page.wait_for_selector(".dl-chart[data-ready]", timeout=PATIENCE)

    assert [_complaints(page) for page in readers] == [0] * READERS
    assert errors == []
    for page in readers:
        page.context.close()


def _opened(chromium: Browser, errors: list[str]) -> Page:
    """A page of a reader of its own, which shares no storage with the others."""
    page = chromium.new_context(viewport={"width": 1000, "height": 800}).new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page


def _complaints(page: Page) -> int:
    """How many errors the page shows in place of the story."""
    return page.locator(".stException, .stAlert").count()
