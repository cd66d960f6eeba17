"""What the page asks for, what it runs, and who can use it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile import HOSTILE, hostile_timeline
from playwright.sync_api import Browser, expect
from river import TEXT
from served import Open, Serve

if TYPE_CHECKING:
    from conftest import Open, Serve

pytestmark = pytest.mark.browser


def test_hostile_names_and_labels_run_and_fetch_nothing(
    serve: Serve, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("hostile") / "hostile.json"
    path.write_text(json.dumps(hostile_timeline()), encoding="utf-8")
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(serve(str(path)))
    page.wait_for_selector(".dl-chart[data-ready]")
    page.locator(".dl-event").first.click()
    page.locator(".dl-label").first.hover()
    page.get_by_text("Table of events").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    page.get_by_role("button", name="More filters").click()
    page.wait_for_timeout(500)

    assert page.evaluate("window.bad") is None
    assert [url for url in asked if "evil" in url] == []
    assert (
        page.locator("img[src*=evil], a[href*=evil], script:not([src]):has-text('bad')").count()
        == 0
    )
    expect(page.locator(".dl-card-label")).to_contain_text("<script>")
    page.close()


def test_a_hostile_article_is_read_as_text(
    serve: Serve, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("article") / "article.txt"
    path.write_text(f"{HOSTILE}\n\n{HOSTILE} {TEXT}", encoding="utf-8")
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(serve(str(path), "--published", "2015-05-20"))
    page.wait_for_selector(".dl-chart[data-ready]")
    page.wait_for_timeout(500)

    assert page.evaluate("window.bad") is None
    assert [url for url in asked if "evil" in url] == []
    expect(page.locator(".dl-article")).to_contain_text("<script>window.bad=1</script>")
    page.close()


def test_the_page_asks_only_its_own_server(river: str, chromium: Browser) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))

    page.goto(river)
    page.wait_for_selector(".dl-chart[data-ready]")
    page.locator(".dl-event").first.click()
    page.wait_for_timeout(1000)

    hosts = {
        urlsplit(url).hostname for url in asked if urlsplit(url).scheme not in ("data", "blob")
    }
    assert hosts == {"localhost"}
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (1400, "dark"), (390, "light")])
def test_axe_finds_nothing_serious(river: str, open_page: Open, width: int, scheme: str) -> None:
    page = open_page(river, width=width, scheme=scheme)
    page.locator(".dl-event").first.click()
    expect(page.locator(".dl-card-label")).to_be_visible()

    found = Axe().run(page).response["violations"]

    serious = [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]
    assert serious == []
