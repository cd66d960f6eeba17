"""An archive in the browser: a click leads to the article of an event, and back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invented_archive import write_invented
from playwright.sync_api import expect

from events.command import main

if TYPE_CHECKING:
    from conftest import Open, Serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def archive_page(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    room: Path = tmp_path_factory.mktemp("archive")
    (room / "many").mkdir()
    write_invented(room / "many", 400)
    assert main.main(["archive", "build", str(room / "many"), "-o", str(room / "made")]) == 0
    return serve(str(room / "made"))


def test_event_of_an_archive_opens_its_article_and_the_way_leads_back(
    archive_page: str, open_page: Open
) -> None:
    page = open_page(archive_page)
    expect(page.get_by_role("img", name=re.compile("^Events from"))).to_be_visible()

    page.keyboard.press("j")
    page.get_by_role("button", name="Open the article").click()
    expect(page.get_by_text("20 of 20")).to_be_visible()
    page.get_by_role("button", name="← Archive").click()

    expect(page.get_by_text("events pass the filters")).to_be_visible()
    expect(page.get_by_text("400 of 400")).to_be_visible()
