"""The export button: every format arrives as a file with a sensible name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from served import Open, dashboard

from dashboard.chart.palette import DARK, LIGHT
from dashboard.panes.content import PICTURES, file_stem
from events import FORMATS, example_stories, example_timeline, from_json

pytestmark = pytest.mark.browser

STARTS = {
    "json": b'{\n "schema"',
    "jsonl": b'{"schema"',
    "csv": b"\xef\xbb\xbfid,",
    "parquet": b"PAR1",
    "timeml": b"<?xml",
    "timelinejs": b'{\n "title"',
    "vis-timeline": b'{\n "items"',
    "timesketch": b'{"message"',
    "followthemoney": b'{"id": "dateline-',
    "ics": b"BEGIN:VCALENDAR\r\n",
    "md": b"# ",
    "html": b"<!DOCTYPE html>",
    "svg": b"<svg",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
}


@pytest.fixture
def opened(example: str, open_page: Open) -> Page:
    """The example with its export button pressed."""
    page = open_page(example)
    page.get_by_role("button", name="Export").click()
    expect(page.locator(".dl-pictures")).to_be_visible()
    return page


def downloaded(page: Page, name: str) -> Path:
    words = f"{name.upper()} {PICTURES.get(name) or FORMATS[name].description}"
    button = page.get_by_role("button", name=words, exact=True)
    if not button.is_visible():
        _open_other_programs(page)
    with page.expect_download() as download:
        button.click()
    stem = file_stem(example_timeline(example_stories()[0]))
    assert download.value.suggested_filename == f"{stem}{FORMATS[name].suffix}"
    return Path(download.value.path())


def _open_other_programs(page: Page) -> None:
    """Open that part, and wait until it has stopped growing: a click on what moves may miss it."""
    page.get_by_text("For other programs").click()
    part = page.locator("details", has_text="For other programs")
    expect(part).to_have_attribute("open", "")
    # One that is cancelled rests, too.
    ended = "part.getAnimations({subtree: true}).map(a => a.finished.catch(() => null))"
    part.evaluate(f"part => Promise.all({ended})")


def test_every_format_of_the_command_line_is_there() -> None:
    assert set(STARTS) == set(FORMATS)


@pytest.mark.parametrize("name", STARTS)
def test_format_arrives_as_a_file(opened: Page, name: str) -> None:
    assert downloaded(opened, name).read_bytes().startswith(STARTS[name])


def test_json_that_arrives_is_the_timeline(opened: Page) -> None:
    timeline = from_json(json.loads(downloaded(opened, "json").read_text(encoding="utf-8")))

    assert timeline == example_timeline(example_stories()[0])


def test_page_that_is_sent_opens_at_the_same_view(
    river: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(f"{river}?detail=All")
    page.get_by_role("button", name="The water board", exact=True).click()
    expect(page.locator(".st-key-chart-head")).to_contain_text("3 of 14")
    page.locator(".dl-event", has_text="repairs").click()
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("zoom="))
    ranges = "document.querySelector('.dl-plot').layout.xaxis.range.map(String)"
    names = page.locator(".dl-lane-name").all_text_contents()
    seen = page.evaluate(ranges)

    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^Send a page")).click()
    file = tmp_path / "sent.html"
    download.value.save_as(file)

    sent = open_page(file.as_uri())
    expect(sent.locator(".dl-card-label")).to_have_text("repairs went on")
    expect(sent.get_by_role("button", name="As sent")).to_have_attribute("aria-pressed", "true")
    assert sent.locator(".dl-lane-name").all_text_contents() == names
    assert [one[:16] for one in sent.evaluate(ranges)] == [one[:16] for one in seen]
    sent.get_by_role("button", name="All events").click()
    expect(sent.locator(".dl-event")).to_have_count(14)


def test_picture_shows_what_the_filter_leaves(opened: Page) -> None:
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name="Aurelian", exact=True).click()
    expect(opened.locator(".dl-label").first).to_contain_text("Aurelian")
    opened.get_by_role("button", name="Export").click()

    drawing = downloaded(opened, "svg").read_text(encoding="utf-8")

    assert "Aurelian" in drawing
    assert "seized Ramadi" not in drawing


@pytest.mark.parametrize(("width", "scheme"), [(1400, "dark"), (390, "dark"), (390, "light")])
def test_picture_is_on_white_whatever_the_page(
    example: str, open_page: Open, width: int, scheme: str
) -> None:
    page = open_page(example, width=width, scheme=scheme)
    page.get_by_role("button", name="Export").click()

    drawing = downloaded(page, "svg").read_text(encoding="utf-8")

    colors = set(re.findall(r"rgb\((\d+), (\d+), (\d+)\)", drawing))
    assert _written(LIGHT.lane(0)) in colors
    assert _written(LIGHT.background) in colors
    only_dark = {*DARK.lanes, DARK.background, DARK.muted} - {*LIGHT.lanes}
    assert colors.isdisjoint(map(_written, only_dark))


def _written(color: str) -> tuple[str, ...]:
    """A color as the parts that the drawing has of it."""
    return tuple(str(int(color[at : at + 2], 16)) for at in (1, 3, 5))


def test_page_without_a_browser_says_what_pdf_needs(
    tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with dashboard(home=tmp_path / "home") as address:
        page = open_page(address)
        page.get_by_role("button", name="Export").click()

        expect(page.get_by_text("PDF needs Chromium, Chrome or Edge")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("^PDF"))).to_have_count(0)
