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


def test_filters_of_an_archive_stay_in_the_address_on_the_way_to_an_article_and_back(
    archive_page: str, open_page: Open
) -> None:
    page = open_page(f"{archive_page}?archive-certainty=exact&archive-since=2001")
    passing = page.get_by_text("events pass the filters").inner_text()

    page.keyboard.press("j")
    page.get_by_role("button", name="Open the article").click()
    page.get_by_role("button", name="← Archive").click()

    expect(page.get_by_text("events pass the filters")).to_have_text(passing)
    expect(page).to_have_url(re.compile("archive-certainty=exact&archive-since=2001"))


def test_zoom_leaves_the_address_with_the_axes_that_it_was_of(
    archive_page: str, open_page: Open
) -> None:
    page = open_page(archive_page)
    page.get_by_role("button", name="Zoom in", exact=True).click()
    expect(page).to_have_url(re.compile("zoom="))

    page.get_by_role("textbox", name="From").fill("2015")
    page.get_by_role("textbox", name="From").press("Enter")

    expect(page).to_have_url(re.compile(r"archive-since=2015(?!.*zoom=)"))
