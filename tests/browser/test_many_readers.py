"""Many readers of one dashboard at the same time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

READERS = 20
PATIENCE = 120_000  # milliseconds: all of them open the page at once


def test_twenty_readers_at_once_each_get_their_chart(chromium: Browser, example: str) -> None:
    errors: list[str] = []
    context = chromium.new_context(viewport={"width": 1000, "height": 800})
    context.on("weberror", lambda error: errors.append(str(error.error)))
    first = context.new_page()
    first.goto(example, wait_until="commit", timeout=PATIENCE)

    # None waits for another. Pages that a page opens share what the browser has read of scripts.
    open_more = "([address, count]) => { for (; count; count -= 1) window.open(address); }"
    first.evaluate(open_more, [example, READERS - 1])
    readers = context.pages
    for page in readers:
        page.wait_for_selector(".dl-chart[data-ready]", timeout=PATIENCE)

    assert [_complaints(page) for page in readers] == [0] * READERS
    assert errors == []
    context.close()


def _complaints(page: Page) -> int:
    """How many errors the page shows in place of the story."""
    return page.locator(".stException, .stAlert").count()
