"""Telling the story one event after another, on the page and in the exported one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile import hostile_timeline
from playwright.sync_api import Locator, Page, expect
from river import river_story

from events import Place, SetNote, SetStar, Timeline, curate, example_storyline, from_json, write

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Open, Watch

pytestmark = pytest.mark.browser

FIRST, LAST = (Place.of(river_story().events[number]) for number in (0, -1))
STARRED = curate(
    river_story(), [SetStar(FIRST, True), SetStar(LAST, True), SetNote(FIRST, "Ask the museum")]
)


def written(folder: Path, timeline: Timeline) -> str:
    path = folder / "story.html"
    path.write_text(write(timeline, "html"), encoding="utf-8")
    return path.as_uri()


def tell(page: Page) -> Locator:
    """The story as it is told."""
    page.get_by_role("button", name="Tell", exact=False).click()
    slides = page.get_by_role("dialog")
    expect(slides).to_be_visible()
    return slides


def test_arrows_go_from_event_to_event_and_escape_leaves(river: str, open_page: Open) -> None:
    page = open_page(river)
    slides = tell(page)
    expect(slides.locator("h1")).to_have_text("The river rises over Milltown")
    expect(slides).to_contain_text("13 key events")

    page.keyboard.press("ArrowRight")
    expect(slides.locator("h1")).to_have_text("Milltown was founded by Roman traders")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(slides).to_contain_text("1 of 13")
    page.keyboard.press("End")

    expect(slides).to_contain_text("13 of 13")
    expect(slides.get_by_role("button", name="Next")).to_be_disabled()
    page.keyboard.press("ArrowRight")
    expect(slides).to_contain_text("13 of 13")
    page.keyboard.press("Escape")
    expect(slides).to_have_count(0)
    expect(page.locator(".dl-card-label")).to_be_visible()
    expect(page).to_have_url(re.compile("event="))


def test_slide_tells_date_words_and_source(river: str, open_page: Open) -> None:
    page = open_page(f"{river}?event=river:{river_story().events[3].trigger.start}")
    event = river_story().events[3]

    slides = tell(page)

    expect(slides.locator(".dl-slide-when")).to_contain_text(event.when)
    expect(slides.locator("h1")).to_have_text(event.label)
    expect(slides.locator(".dl-quote")).to_have_text(event.sentence.text)
    assert event.attribution is not None
    expect(slides).to_contain_text(f"Said by {event.attribution.name} · Wed 20 May 2015")


def test_starred_events_are_told_in_the_exported_page(watch: Watch, tmp_path: Path) -> None:
    watch.open(written(tmp_path, STARRED))
    slides = tell(watch.page)
    expect(slides).to_contain_text("2 starred events")

    slides.get_by_role("button", name="Next").click()
    expect(slides).to_contain_text("Ask the museum")
    slides.get_by_role("button", name="Next").click()

    expect(slides.locator("h1")).to_contain_text("Farmers complained")
    expect(slides.get_by_role("button", name="Next")).to_be_disabled()
    slides.get_by_role("button", name="Leave").click()
    expect(slides).to_have_count(0)
    watch.assert_harmless()


def test_keys_of_the_page_do_nothing_behind_the_slides(river: str, open_page: Open) -> None:
    page = open_page(river)
    slides = tell(page)
    page.keyboard.press("ArrowRight")

    for key in ("x", "s", "e", "/"):
        page.keyboard.press(key)

    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(slides).to_contain_text("1 of 13")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-chart-head")).to_contain_text("13 of 14")


def test_story_is_told_after_a_zoom_and_a_filter(river: str, open_page: Open) -> None:
    page = open_page(river)
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("zoom="))

    page.get_by_role("button", name="Soldiers", exact=True).click()
    expect(page.locator(".st-key-chart-head")).to_contain_text("2 of 14")
    slides = tell(page)

    expect(slides).to_contain_text("2 key events")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Tell")).to_be_focused()


def test_storyline_is_told_with_how_many_tell_it(watch: Watch, tmp_path: Path) -> None:
    watch.open(written(tmp_path, example_storyline()))
    slides = tell(watch.page)

    watch.page.keyboard.press("End")

    expect(slides.locator(".dl-slide-facts")).to_contain_text(re.compile("Said by .* · "))


def test_words_of_the_article_are_no_markup_on_slides(watch: Watch, tmp_path: Path) -> None:
    watch.open(written(tmp_path, from_json(hostile_timeline())))

    tell(watch.page)
    for _ in range(3):
        watch.page.keyboard.press("ArrowRight")

    watch.assert_harmless()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(
    river: str, open_page: Open, width: int, scheme: str
) -> None:
    page = open_page(river, width=width, scheme=scheme)
    slides = tell(page)
    page.keyboard.press("ArrowRight")
    expect(slides.locator(".dl-quote")).to_be_visible()

    sizes = slides.evaluate("part => [part.scrollWidth, part.clientWidth]")
    found = Axe().run(page, context=".dl-slides").response["violations"]

    assert sizes[0] <= sizes[1]
    assert [one["id"] for one in found] == []
