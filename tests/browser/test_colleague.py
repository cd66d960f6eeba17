"""A colleague's copy of a story that is here already: merged, beside one's own, or in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect
from river import river_story
from served import dashboard

from events import Place, SetLabel, SetNote, curate, to_json

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Open

pytestmark = pytest.mark.browser

FIRST, SECOND = (Place.of(river_story().events[number]) for number in (-1, -2))
MINE = "Farmers were not heard"
THEIRS = "Farmers spoke up"
OTHER = "The town emptied"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a dashboard on the story, and a colleague's copy of it as a file."""
    own, copy = tmp_path / "river.json", tmp_path / "copy.json"
    own.write_text(json.dumps(to_json(river_story())), encoding="utf-8")
    edits = [SetLabel(FIRST, THEIRS), SetLabel(SECOND, OTHER), SetNote(SECOND, "Ask them")]
    copy.write_text(json.dumps(to_json(curate(river_story(), edits))), encoding="utf-8")
    with dashboard(str(own), home=tmp_path / "home") as address:
        yield address, copy


def call_otherwise(page: Page, word: str, label: str) -> None:
    page.locator(".dl-event", has_text=re.compile(f"^{word}$")).click()
    expect(page).to_have_url(re.compile("event="))
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_role("dialog").get_by_label("What happened", exact=True).fill(label)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def open_copy(page: Page, copy: Path) -> None:
    page.get_by_role("button", name="Add").click()
    page.locator("input[type=file]").set_input_files(copy)
    expect(page.get_by_text("copy.json")).to_be_visible()
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("comes with changes made by hand")).to_be_visible()


def table(page: Page) -> Locator:
    """The table of events, with the labels of all of them."""
    page.get_by_text("Table of events").click()
    found = page.locator(".dl-table")
    expect(found).to_contain_text("Milltown was founded")
    return found


def stories(page: Page) -> int:
    page.get_by_role("combobox", name="Story").click()
    number = page.get_by_role("option").count()
    page.keyboard.press("Escape")
    return number


def test_merging_adds_theirs_keeps_mine_and_lists_what_differs(
    story: tuple[str, Path], open_page: Open
) -> None:
    page = open_page(f"{story[0]}?detail=All")
    call_otherwise(page, "complained", MINE)

    open_copy(page, story[1])
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Yours has 1 change of its own. New in theirs: 2; different")
    dialog.get_by_role("button", name="Merge", exact=True).click()

    expect(dialog).to_contain_text(f"theirs: “{river_story().events[-1].label}” named “{THEIRS}”")
    expect(dialog).to_contain_text(f"named “{MINE}”")
    dialog.get_by_role("button", name="Done").click()
    expect(dialog).to_have_count(0)
    assert stories(page) == 1
    seen = table(page)
    expect(seen).to_contain_text(MINE)
    expect(seen).to_contain_text(OTHER)
    expect(seen).not_to_contain_text(THEIRS)


def test_what_differs_can_be_taken_after_all(story: tuple[str, Path], open_page: Open) -> None:
    page = open_page(f"{story[0]}?detail=All")
    call_otherwise(page, "complained", MINE)
    open_copy(page, story[1])
    page.get_by_role("button", name="Merge", exact=True).click()

    page.get_by_role("button", name="Take theirs").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    seen = table(page)
    expect(seen).to_contain_text(THEIRS)
    expect(seen).not_to_contain_text(MINE)


def test_both_are_kept(story: tuple[str, Path], open_page: Open) -> None:
    page = open_page(f"{story[0]}?detail=All")

    open_copy(page, story[1])
    page.get_by_role("button", name="Keep both").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(table(page)).to_contain_text(THEIRS)
    assert stories(page) == 2


def test_copies_side_by_side_are_merged_later(story: tuple[str, Path], open_page: Open) -> None:
    page = open_page(f"{story[0]}?detail=All")
    chosen = page.get_by_role("combobox", name="Story")
    own = chosen.input_value()
    open_copy(page, story[1])
    page.get_by_role("button", name="Keep both").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(chosen).not_to_have_value(own)
    chosen.click()
    page.get_by_role("option").first.click()
    expect(chosen).to_have_value(own)
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()

    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("menuitem", name="Merge in the other copy").click()

    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_enabled()
    page.locator(".st-key-detail").get_by_role("radio", name="All").click()
    expect(table(page)).to_contain_text(THEIRS)
    assert stories(page) == 2


def test_mine_is_replaced(story: tuple[str, Path], open_page: Open) -> None:
    page = open_page(f"{story[0]}?detail=All")
    call_otherwise(page, "complained", MINE)

    open_copy(page, story[1])
    page.get_by_role("button", name="Replace mine").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    seen = table(page)
    expect(seen).to_contain_text(THEIRS)
    expect(seen).not_to_contain_text(MINE)
    assert stories(page) == 1


def test_copy_that_tells_nothing_new_turns_to_the_story_that_is_here(
    story: tuple[str, Path], open_page: Open
) -> None:
    page = open_page(f"{story[0]}?detail=All")
    open_copy(page, story[1])
    page.get_by_role("dialog").get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    own = page.get_by_role("combobox", name="Story").input_value()

    page.get_by_role("button", name="Add").click()
    page.locator("input[type=file]").set_input_files(story[1])
    expect(page.get_by_text("copy.json")).to_be_visible()
    page.get_by_role("button", name="Read it").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    assert stories(page) == 1
    expect(page.get_by_role("combobox", name="Story")).to_have_value(own)
    expect(table(page)).to_contain_text(OTHER)


def test_nothing_is_opened_where_the_question_is_left(
    story: tuple[str, Path], open_page: Open
) -> None:
    page = open_page(f"{story[0]}?detail=All")

    open_copy(page, story[1])
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(table(page)).not_to_contain_text(THEIRS)
    assert stories(page) == 1
