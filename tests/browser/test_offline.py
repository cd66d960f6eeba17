"""The page as one file in a real browser, opened from the disk."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile import hostile_in_every_place, hostile_timeline
from lxml import etree
from playwright.sync_api import Page, expect
from river import river_story
from served import until

from events import Timeline, example_storyline, from_json, write, write_bytes

if TYPE_CHECKING:
    from conftest import Open, Watch

pytestmark = pytest.mark.browser


def written(folder: Path, timeline: Timeline) -> str:
    """The address of the page, written to a folder."""
    path = folder / "story.html"
    path.write_text(write(timeline, "html"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def river_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The story built by hand, as one file."""
    return written(tmp_path_factory.mktemp("offline"), river_story())


@pytest.fixture
def page(open_page: Open, river_file: str) -> Page:
    """The story opened."""
    return open_page(river_file)


def test_chart_and_text_are_linked_both_ways(page: Page) -> None:
    page.locator(".dl-event", has_text="burst").click()

    expect(page.locator(".dl-ring.dl-selected").first).to_be_visible()
    expect(page.locator(".dl-card")).to_contain_text("Why this date")
    page.keyboard.press("Escape")
    page.locator(".dl-label").first.click()
    expect(page.locator(".dl-chosen")).to_have_count(1)
    expect(page.locator(".dl-chosen")).to_be_in_viewport()


def test_hovering_shows_the_sentence(page: Page) -> None:
    page.locator(".dl-label").first.hover()

    expect(page.locator(".dl-tip.dl-open")).to_contain_text("Why this date")
    expect(page.locator(".dl-hovered")).to_have_count(1)


@pytest.mark.parametrize("width", [390, 1400])
def test_label_that_is_cut_short_is_told_whole(open_page: Open, tmp_path: Path, width: int) -> None:
    story = river_story()
    long = f"Mayor Okafor of Milltown: “We asked {'twice' * 12}, and nobody at all came to help”"
    named = replace(story, events=tuple(replace(one, label=long) for one in story.events))
    page = open_page(written(tmp_path, named), width=width)
    label = page.locator(".dl-label").first
    expect(label).to_contain_text("…")

    label.hover()
    expect(page.locator(".dl-tip.dl-open")).to_contain_text(long)
    label.click()

    expect(page.locator(".dl-card-label")).to_have_text(long)
    for part in (".dl-card", ".dl-tray", ".dl-tip"):
        wide = page.locator(part).evaluate("one => one.scrollWidth - one.clientWidth")
        assert wide <= 0, part


def ticks(page: Page) -> list[str]:
    """The words under the first axis, from left to right."""
    return page.locator(".dl-plot .xtick text").all_text_contents()


def test_ancient_years_stay_years_after_a_zoom(page: Page) -> None:
    whole = ticks(page)
    assert "1 CE" in whole

    page.evaluate(
        "Plotly.relayout(document.querySelector('.dl-plot'),"
        " {'xaxis.range': ['0020-01-01', '0090-01-01']})"
    )
    until(page, lambda: ticks(page) != whole)
    assert all(tick.endswith(" CE") for tick in ticks(page))
    page.evaluate(
        "Plotly.relayout(document.querySelector('.dl-plot'),"
        " {'xaxis.range': ['-0060-01-01', '-0030-01-01']})"
    )
    until(page, lambda: all(tick.endswith(" BCE") for tick in ticks(page)))
    page.get_by_role("button", name="Whole story").click()

    until(page, lambda: ticks(page), whole)


def test_an_actor_filters_chart_and_text_and_a_second_click_clears(page: Page) -> None:
    whole = page.locator(".dl-event").count()
    button = page.get_by_role("button", name="Ruth Okafor", exact=True)

    button.click()

    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".dl-lane-name")).to_have_count(2)
    expect(page.locator(".dl-event")).to_have_count(2)
    button.click()
    expect(page.locator(".dl-event")).to_have_count(whole)


def test_selected_event_stays_marked_when_a_filter_hides_it(page: Page) -> None:
    page.locator(".dl-event", has_text="founded").click()

    page.get_by_role("button", name="Ruth Okafor", exact=True).click()

    expect(page.locator(".dl-hidden")).to_be_visible()
    expect(page.locator(".dl-chosen")).to_have_text("founded")


def test_page_turns_dark_with_the_reader(page: Page) -> None:
    page.emulate_media(color_scheme="dark")

    expect(page.locator("body")).to_have_css("background-color", "rgb(23, 22, 20)")
    expect(page.locator(".dl-swatch").first).to_have_css("background-color", "rgb(51, 187, 238)")


def test_on_a_phone_nothing_scrolls_sideways(open_page: Open, river_file: str) -> None:
    page = open_page(river_file, width=390, height=844)

    page.locator(".dl-label").first.click()

    expect(page.locator(".dl-card-label")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.locator(".dl-event").first.click()

    found = Axe().run(page).response["violations"]

    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_no_text_of_an_article_runs_or_asks_for_anything(watch: Watch, tmp_path: Path) -> None:
    address = written(tmp_path, from_json(hostile_in_every_place()))
    page = watch.page

    watch.open(address)
    page.locator(".dl-event").first.click()
    page.locator(".dl-label").first.hover()
    page.locator(".dl-views button").last.click()
    page.get_by_text("Table of events").click()

    expect(page.locator(".dl-card-label")).to_contain_text("<script>")
    watch.assert_harmless()
    asked = [url for url in watch.asked if url != address]
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == []


def test_svg_is_a_drawing_with_names_labels_and_legend() -> None:
    root = etree.fromstring(write_bytes(river_story(), "svg"))

    words = " ".join(root.itertext())
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    for name in ("Ruth Okafor", "years not shown", "published", "the day is stated"):
        assert name in words
    assert not root.xpath("//*[local-name()='script' or local-name()='image' or local-name()='a']")


def test_words_of_the_article_are_no_markup_in_the_svg() -> None:
    root = etree.fromstring(write_bytes(from_json(hostile_timeline()), "svg"))

    tags = {etree.QName(one).localname for one in root.iter() if isinstance(one.tag, str)}
    assert tags <= {"svg", "g", "path", "rect", "text", "tspan", "defs", "clipPath", "pattern"}
    assert "evil" not in " ".join(value for one in root.iter() for value in one.attrib.values())


@pytest.mark.parametrize(
    ("timeline", "told"),
    [
        (river_story(), ["Farmers complained", "Said by", "Milltown was founded"]),
        (example_storyline(), ["The articles differ: killed", "Northern Review"]),
    ],
    ids=["article", "storyline"],
)
def test_pdf_has_the_chart_and_all_events(timeline: Timeline, told: list[str]) -> None:
    paper = pypdfium2.PdfDocument(write_bytes(timeline, "pdf"))

    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)
    assert len(paper) > 1
    assert len(list(paper[0].get_objects())) > 0
    for words in told:
        assert words in text


def test_pdf_of_what_has_no_day_is_its_table() -> None:
    undated = replace(river_story(), events=river_story().events[-1:])

    paper = pypdfium2.PdfDocument(write_bytes(undated, "pdf"))

    assert "Farmers complained" in paper[0].get_textpage().get_text_range()


def test_png_is_twice_as_large_and_painted() -> None:
    content = write_bytes(river_story(), "png")

    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (3200, 1800)
    assert len(content) > 50_000
