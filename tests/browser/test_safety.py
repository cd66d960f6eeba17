"""What the page asks for, what it runs, and who can use it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile import HOSTILE, hostile_in_every_place
from playwright.sync_api import Browser, Page, expect
from river import TEXT
from served import Serve, dashboard, hover, launched, until

if TYPE_CHECKING:
    from conftest import Open, Watch

pytestmark = pytest.mark.browser


# Whether a page can open a websocket: 1 or 0.
OPEN_SOCKET = """address => new Promise((resolve) => {
  const socket = new WebSocket(address + "_stcore/stream", ["streamlit"]);
  socket.onopen = () => resolve(1);
  socket.onclose = socket.onerror = () => resolve(0);
})"""


def _edit(page: Page) -> None:
    page.locator(".dl-event").first.click()
    expect(page).to_have_url(re.compile("event="))
    page.get_by_role("button", name="Edit", exact=True).click()
    label = page.get_by_role("dialog").get_by_label("What happened", exact=True)
    expect(label).to_have_value(re.compile("evil"))


def _merge(page: Page) -> None:
    page.get_by_role("button", name="Change").click()
    page.get_by_role("menuitem", name="Rename, merge or split actors").click()
    expect(page.get_by_role("dialog")).to_contain_text("Name")
    page.get_by_role("dialog").get_by_label("Is the same as").click()
    expect(page.get_by_role("option").first).to_contain_text("evil.example")


def _table(page: Page) -> None:
    page.locator(".dl-event").first.click()
    page.locator(".dl-label").first.hover()
    page.get_by_text("Table of events").click()
    expect(page.locator(".dl-table")).to_contain_text("<script>")
    page.get_by_role("button", name="More filters").click()
    expect(page.locator(".dl-card-label")).to_contain_text("<script>")


def _undo(page: Page) -> None:
    page.locator(".dl-event").first.click()
    expect(page).to_have_url(re.compile("event="))
    page.get_by_role("button", name="Reject", exact=True).click()
    undo = page.get_by_role("button", name="Undo", exact=True)
    expect(undo).to_be_enabled()
    hover(page, undo, page.get_by_role("tooltip"))
    expect(page.get_by_role("tooltip")).to_contain_text("rejected")


@pytest.fixture(scope="module")
def hostile(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the dashboard on a timeline that tries to run and to fetch things."""
    path = tmp_path_factory.mktemp("hostile") / "<img src=x onerror=alert(1)>.json"
    path.write_text(json.dumps(hostile_in_every_place()), encoding="utf-8")
    return serve(str(path))


@pytest.mark.parametrize("use", [_table, _edit, _merge, _undo])
def test_hostile_names_and_labels_run_and_fetch_nothing(
    watch: Watch, hostile: str, use: Callable[[Page], None]
) -> None:
    watch.open(hostile)

    use(watch.page)

    watch.assert_harmless()


def test_a_hostile_article_is_read_as_text(watch: Watch, tmp_path: Path) -> None:
    path = tmp_path / "<img src=x onerror=alert(1)>.txt"
    path.write_text(f"{HOSTILE}\n\n{HOSTILE} {TEXT}", encoding="utf-8")

    with dashboard(str(path), "--published", "2015-05-20") as address:
        watch.open(address)

        article = watch.page.locator(".dl-article")
        expect(article).to_contain_text("<script>window.bad=1</script>")
        watch.assert_harmless()


def test_the_page_asks_only_its_own_server(river: str, watch: Watch) -> None:
    watch.open(river)
    watch.page.locator(".dl-event").first.click()
    expect(watch.page.locator(".dl-card-label")).to_be_visible()

    watch.assert_harmless()
    assert any(url.startswith("ws:") for url in watch.asked)


def test_page_may_connect_to_its_own_server_alone(river: str) -> None:
    with urlopen(river) as answer:
        policy = answer.headers["content-security-policy"]

    host = urlsplit(river).netloc
    assert f"connect-src 'self' ws://{host} wss://{host};" in policy


@pytest.fixture(scope="module")
def foreign(chromium: Browser) -> Iterator[Browser]:
    """A Chromium for which a foreign name leads to this machine, as its owner can have it do."""
    rules = "--host-resolver-rules=MAP *.example 127.0.0.1"
    with launched(chromium.browser_type, rules) as browser:
        yield browser


def test_a_page_that_leads_to_this_machine_under_its_own_name_gets_nothing(
    foreign: Browser, river: str
) -> None:
    page = foreign.new_page()
    page.goto(river)
    page.wait_for_selector(".dl-chart[data-ready]")

    answer = page.goto(river.replace("localhost", "evil.example"))

    assert answer is not None
    assert answer.status == 403
    assert "Milltown" not in page.content()
    assert page.evaluate(OPEN_SOCKET, river.replace("http://localhost", "ws://evil.example")) == 0
    assert page.evaluate(OPEN_SOCKET, river.replace("http", "ws")) == 0


def test_a_page_of_another_server_gets_no_socket(foreign: Browser, river: str) -> None:
    page = foreign.new_page()
    page.route("http://evil.example/", lambda route: route.fulfill(body="<h1>Good news</h1>"))
    page.goto("http://evil.example/")
    assert page.evaluate(OPEN_SOCKET, river.replace("http", "ws")) == 0

    page.goto(river)

    assert page.evaluate(OPEN_SOCKET, river.replace("http", "ws")) == 1


@pytest.mark.parametrize("story", ["river", "example"])
@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (1400, "dark"), (390, "light")])
def test_axe_finds_nothing(
    request: pytest.FixtureRequest, open_page: Open, story: str, width: int, scheme: str
) -> None:
    page = open_page(request.getfixturevalue(story), width=width, scheme=scheme)
    until(page, lambda: violations(page), [])

    page.locator(".dl-event").first.click()
    expect(page).to_have_url(re.compile("event="))
    expect(page.locator(".dl-card-label")).to_be_visible()

    # While the server answers, Streamlit fades what may change.
    until(page, lambda: violations(page), [])


def violations(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
