"""Opening stories of one's own: several files, a folder, a paste; and what cannot be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import FilePayload, Page, expect
from samples import LEAD, SAMPLES, TITLE

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser


def payload(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def stories(page: Page) -> list[str]:
    """What the list of stories offers."""
    page.get_by_role("combobox", name="Story").click()
    offered = page.get_by_role("option").all_text_contents()
    page.keyboard.press("Escape")
    return offered


def read(page: Page) -> None:
    page.get_by_role("button", name="Read it").click()


def test_several_files_are_opened_and_the_bad_one_is_named(example: str, open_page: Open) -> None:
    page = open_page(example)
    page.get_by_role("button", name="Add").click()

    page.locator("input[type=file]").set_input_files(
        [
            payload("harar.docx", SAMPLES["story.docx"]),
            payload("<b>bold<b>![x](http://example.org/x).txt", b"Rain fell on Monday."),
            payload("bad.pdf", b"%PDF-1.4 nothing"),
        ]
    )
    expect(page.get_by_text("bad.pdf")).to_be_visible()
    read(page)

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Opened 2; the others could not be read. bad.pdf: is a damaged")
    expect(page.get_by_role("combobox", name="Story")).to_have_value(TITLE)
    assert "Rain fell on Monday." in stories(page)
    assert page.locator("b", has_text="bold").count() == 0


def test_folder_is_opened_whole(example: str, open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(SAMPLES["story.html"])
    (tmp_path / "b.jsonl").write_bytes(SAMPLES["many.jsonl"])
    page = open_page(example)
    page.get_by_role("button", name="Add").click()

    page.get_by_role("textbox", name="or a folder or file").fill(str(tmp_path))
    read(page)

    expect(page.get_by_role("combobox", name="Story")).to_have_value(re.compile(TITLE))
    assert len(stories(page)) >= 4


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("Paste an article", " ", "There is no article yet"),
        ("or a folder or file", "{tmp_path}/no-such", "there is no such file"),
        ("or a folder or file", "/etc/passwd", "opens what lies in"),
        ("or a folder or file", "{tmp_path}/../../../../../etc/passwd", "opens what lies in"),
        ("or a folder or file", "-", "there is no such file"),
        ("or a folder or file", "http://127.0.0.1/", "not on the public internet"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_dialog_stays(
    example: str, open_page: Open, tmp_path: Path, field: str, typed: str, reason: str
) -> None:
    page = open_page(example)
    page.get_by_role("button", name="Add").click()

    page.get_by_role("textbox", name=field).fill(typed.format(tmp_path=tmp_path))
    read(page)

    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text(reason)


def test_picture_that_is_dropped_in_is_called_one(example: str, open_page: Open) -> None:
    page = open_page(example)
    page.get_by_role("button", name="Add").click()
    page.locator("input[type=file]").set_input_files(payload("scan.png", b"\x89PNG\r\n\x1a\n"))
    expect(page.get_by_text("scan.png")).to_be_visible()

    read(page)

    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text(
        "scan.png: is a picture: there is no text in it to read"
    )


def workers() -> int:
    """How many processes on this machine read a long text."""
    told = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    return sum(b"dashboard.stories.worker" in words for words in told)


def test_long_text_shows_its_opening_and_how_far_it_is_and_can_be_stopped(
    example: str, open_page: Open
) -> None:
    days = [
        f"On {number % 28 + 1} May 1{number:03} the town of Harar fell." for number in range(999)
    ]
    text = "The Siege of Harar\n\n" + "\n\n".join(f"{day} Its walls were weak." for day in days)
    before = workers()
    page = open_page(example)
    page.get_by_role("button", name="Add").click()
    page.locator("input[type=file]").set_input_files(payload("siege.txt", text.encode()))
    expect(page.get_by_text("siege.txt")).to_be_visible()

    read(page)

    bar = page.locator(".st-key-reading")
    expect(bar).to_contain_text(re.compile(r"Reading [\d,]+ words: \d+%"))
    expect(page.locator(".dl-event", has_text="fell").first).to_be_visible()
    bar.get_by_role("button", name="Stop").click()
    expect(page.locator(".st-key-reading-stopped")).to_contain_text("Reading was stopped")
    expect(bar).to_have_count(0)
    expect(page.get_by_role("button", name="Export")).to_have_count(0)
    assert workers() == before
    page.get_by_role("button", name="Read all of it").click()
    expect(page.locator(".st-key-chart-head")).to_contain_text(re.compile(r"of (999|1\d{3})"))
    expect(bar).to_have_count(0)
    expect(page.get_by_role("button", name="Export")).to_be_visible()


def test_story_stays_open_after_its_date_has_changed(example: str, open_page: Open) -> None:
    page = open_page(example)
    page.get_by_role("button", name="Add").click()
    page.get_by_label("Paste an article").fill(LEAD)
    read(page)
    expect(page.get_by_role("combobox", name="Story")).to_have_value(re.compile("^Rebels took"))

    page.get_by_role("textbox", name="Published").fill("20 March 2024")
    page.get_by_role("textbox", name="Published").press("Enter")
    expect(page.get_by_role("textbox", name="Published")).to_have_value("Wed 20 Mar 2024")
    for detail in ("All", "More", "All"):
        page.locator(".st-key-detail").get_by_role("radio", name=detail).click()
        expect(page).to_have_url(re.compile(f"detail={detail}.*story="))

    expect(page.get_by_role("textbox", name="Published")).to_have_value("Wed 20 Mar 2024")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_date_typed_with_a_paste_dates_it(example: str, open_page: Open) -> None:
    page = open_page(example)
    page.get_by_role("button", name="Add").click()

    page.get_by_label("Paste an article").fill(LEAD)
    page.get_by_label("Publication date").fill("13 March 2024")
    read(page)

    expect(page.get_by_role("textbox", name="Published")).to_have_value("Wed 13 Mar 2024")
