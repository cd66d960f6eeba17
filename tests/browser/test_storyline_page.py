"""A storyline in a real browser: its marks, its card, and the switch among its articles."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile import HOSTILE, WORSE
from marked_words import MARK_WORDS
from playwright.sync_api import Locator, Page, expect
from served import Serve, dashboard

from events import example_storyline, to_json, write

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Open, Watch

pytestmark = pytest.mark.browser

TOLL = "The flood left 21 people dead"


@pytest.fixture(scope="module")
def flood(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the dashboard on the bundled storyline."""
    path = tmp_path_factory.mktemp("flood") / "flood.json"
    path.write_text(json.dumps(to_json(example_storyline())), encoding="utf-8")
    return serve(str(path))


@pytest.fixture
def page(open_page: Open, flood: str) -> Page:
    """The storyline opened."""
    return open_page(flood)


def select_toll(page: Page) -> Locator:
    """Select what most articles tell; gives the card."""
    page.locator(".dl-label", has_text=TOLL).first.click()
    card = page.locator(".dl-card")
    expect(card.locator(".dl-card-label")).to_have_text(TOLL)
    return card


def test_the_bundled_storyline_opens_with_one_click(open_page: Open) -> None:
    with dashboard() as address:  # for a reader who has opened nothing yet
        page = open_page(address)

        page.get_by_role("button", name="Six reports as one story").click()

        expect(page.locator(".dl-count-sign").first).to_have_text(re.compile(r"^\d+$"))
        expect(page.locator(".dl-differs-sign").first).to_be_visible()
        expect(page.locator(".dl-switch-count")).to_have_text("1 of 6")


def test_the_card_tells_who_tells_it_and_what_differs(page: Page) -> None:
    card = select_toll(page)

    expect(card.locator(".dl-told")).to_have_text("told by 5 articles, one of them a copy")
    rows = card.locator(".dl-conflict tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("Hill Radio, Tue 18 Apr 2023")
    expect(rows.nth(2)).to_contain_text("most told (2)")
    courier = card.locator(".dl-telling", has_text="Tarnov Courier").first
    expect(courier).to_contain_text("a copy of Lowland Agency")


def test_a_telling_is_read_in_its_article_and_the_switch_goes_on(page: Page) -> None:
    card = select_toll(page)

    card.get_by_role("button", name=re.compile("^Hill Radio")).first.click()

    article = page.locator(".dl-article")
    expect(article.locator(".dl-byline")).to_contain_text("Hill Radio")
    expect(article.locator(".dl-chosen")).to_have_text("died")
    current = card.locator(".dl-telling.dl-current")
    expect(current.first).to_contain_text("Hill Radio")
    page.get_by_role("button", name="The next telling").click()
    expect(article.locator(".dl-byline")).not_to_contain_text("Hill Radio")
    expect(article.locator(".dl-chosen").first).to_be_in_viewport()
    expect(page).to_have_url(re.compile("article=orva-"))


def test_words_of_any_article_select_what_they_tell(page: Page) -> None:
    page.locator(".dl-switch-list").select_option("orva-6")
    article = page.locator(".dl-article")
    expect(article.locator(".dl-byline")).to_contain_text("27 Apr 2023")

    article.locator(".dl-event", has_text="resigned").first.click()

    expect(page.locator(".dl-card .dl-telling").first).to_contain_text("Governor resigns")
    expect(page.locator(".dl-ring.dl-selected").first).to_be_visible()
    expect(article.locator(".dl-byline")).to_contain_text("27 Apr 2023")


def test_lanes_can_be_articles_and_the_choice_stays_in_the_address(page: Page) -> None:
    page.get_by_role("button", name="Lanes: actors").click()
    page.get_by_role("combobox", name="Lanes").click()
    page.get_by_role("option", name="Articles").click()

    expect(page.locator(".dl-lane", has_text="Aid group counts 19 dead")).to_be_visible()
    expect(page).to_have_url(re.compile("lanes="))


def test_lanes_are_ordered_and_hidden_and_stay_so(flood: str, open_page: Open) -> None:
    page = open_page(flood)
    names = page.locator(".dl-lane-name")
    first, second = names.nth(0).inner_text(), names.nth(1).inner_text()
    page.get_by_role("button", name="Lanes: actors").click()

    page.locator(".st-key-lane-downward-0 button:visible").click()
    expect(names.nth(0)).to_have_text(second)
    page.locator(".st-key-lane-order").get_by_text("Soldiers").click()

    expect(page.get_by_role("button", name="Lanes: actors (1 hidden)")).to_be_visible()
    expect(names.filter(has_text="Soldiers")).to_have_count(0)
    page = open_page(flood)
    names = page.locator(".dl-lane-name")
    expect(names.nth(0)).to_have_text(second)
    expect(names.nth(1)).to_have_text(first)
    expect(names.filter(has_text="Soldiers")).to_have_count(0)
    page.get_by_role("button", name="Lanes: actors").click()
    found = Axe().run(page, context="[data-testid=stPopoverBody]")
    assert found.response["violations"] == []
    page.locator(".st-key-lane-order").get_by_text("Soldiers").click()
    page.get_by_role("radio", name="Weight").click()
    expect(names.nth(0)).to_have_text(first)


def test_a_phone_shows_it_without_scrolling_sideways(open_page: Open, flood: str) -> None:
    page = open_page(flood, width=390, height=844)

    card = select_toll(page)

    expect(card.locator(".dl-telling").first).to_be_attached()
    expect(page.locator(".dl-switch-list")).to_be_attached()
    wide = page.evaluate("document.querySelector('.stMain').scrollWidth")
    assert wide <= 390


def test_the_card_and_the_switch_can_be_used_by_all(page: Page) -> None:
    select_toll(page)
    expect(page.locator(".dl-telling.dl-current").first).to_be_visible()

    found = Axe().run(page, context=".dl-card, .dl-switch")

    assert found.response["violations"] == []


def test_the_page_without_a_server_turns_to_each_telling(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "flood.html"
    path.write_text(write(example_storyline(), "html"), encoding="utf-8")
    page = open_page(path.as_uri())
    card = select_toll(page)

    card.get_by_role("button", name=re.compile("^Hill Radio")).first.click()

    article = page.locator(".dl-article")
    expect(article.locator(".dl-byline")).to_contain_text("Hill Radio")
    expect(article.locator(".dl-chosen")).to_have_text("died")
    page.get_by_role("button", name="The next telling").click()
    expect(article.locator(".dl-byline")).not_to_contain_text("Hill Radio")


def test_a_telling_is_split_off_in_the_card_and_comes_back(page: Page) -> None:
    card = select_toll(page)

    card.get_by_role("button", name="Split …").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("The Open Hand, an aid group").click()
    dialog.get_by_role("button", name="Split off").click()

    expect(page.locator(".dl-card .dl-told")).to_have_text("told by one article")
    expect(page.locator(".dl-hand")).to_contain_text("joined or split")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".dl-card .dl-told")).to_have_text("told by 5 articles, one of them a copy")


def test_a_happening_has_a_star_a_note_and_tags(page: Page) -> None:
    card = select_toll(page)
    card.get_by_role("button", name="★ Star").click()
    expect(page.locator(".dl-hand")).to_contain_text("note, star or tags")
    card.get_by_role("button", name="Edit", exact=True).click()
    dialog = page.get_by_role("dialog")

    dialog.get_by_label("Note").fill("ask the Open Hand")
    dialog.get_by_label("Tags").fill("toll, to check")
    dialog.get_by_role("button", name="Save").click()

    expect(card).to_contain_text("ask the Open Hand")
    expect(card).to_contain_text("toll, to check")
    expect(card.locator(".dl-card-label")).to_contain_text(TOLL)
    for _ in range(2):
        page.get_by_role("button", name="Undo", exact=True).click()
        expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    expect(card).not_to_contain_text("ask the Open Hand")
    expect(page.locator(".dl-hand")).to_have_count(0)


def test_two_who_were_taken_for_one_are_told_apart(page: Page) -> None:
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("menuitem", name="Rename, merge or split actors").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Actor", exact=True).click()
    page.get_by_role("option", name=re.compile("^Jonas Dask")).click()
    expect(dialog.get_by_text("In the text: Its director, Jonas Dask")).to_be_visible()
    # The field of the actor before is there until the page is drawn.
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    parts = dialog.get_by_label("Of someone else are")
    for words in ("»Governor« Dask", "Governor »Dask«"):
        parts.fill(words)
        page.get_by_role("option", name=words).click()
    parts.press("Escape")
    dialog.get_by_label("Who is called").fill("The governor")

    dialog.get_by_role("button", name="Split off").click()

    expect(dialog).to_have_count(0)
    lane = page.locator(".dl-lane-name", has_text="Jonas Dask")
    expect(lane).to_have_text("Jonas Dask 4")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(lane).to_have_text("Jonas Dask 5")


def test_an_archive_is_opened_as_one_story_under_its_own_name(
    example: str, open_page: Open
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "a.txt", "Fire in Brask\n\nA fire destroyed the mill of Brask on 3 May 2021."
        )
        archive.writestr("b.txt", "Mill lost\n\nOn 3 May 2021 a fire destroyed the mill of Brask.")
    page = open_page(example)
    page.get_by_role("button", name="Add", exact=True).click()
    dialog = page.get_by_role("dialog")

    dialog.locator("input[type=file]").set_input_files(
        {"name": "mill.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}
    )
    expect(dialog.get_by_text("mill.zip")).to_be_visible()
    dialog.get_by_text("As one story").click()
    dialog.get_by_role("button", name="Read it").click()

    expect(page.locator(".dl-switch-count")).to_have_text("1 of 2")
    expect(page.locator(".dl-count-sign").first).to_have_text("2")
    expect(page.get_by_role("combobox", name="Story")).to_have_value(re.compile("2 articles$"))


def test_a_folder_at_the_start_gets_the_name_of_what_it_tells(
    open_page: Open, tmp_path: Path
) -> None:
    for name in "ab":
        text = f"Report {name}\n\nA fire destroyed the old mill of Brask on 3 May 2021."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    with dashboard(str(tmp_path)) as address:
        page = open_page(address)

        expect(page.get_by_role("combobox", name="Story")).to_have_value(
            re.compile("fire destroyed.* · 2 articles$")
        )


def hostile_storyline() -> dict[str, object]:
    """The storyline with markup in titles, publishers, labels, names and values."""
    story = json.loads(json.dumps(to_json(example_storyline())))
    for number, document in enumerate(story["documents"]):
        document["title"] = f"{HOSTILE}{WORSE} {number}"
        document["publisher"] = f"{HOSTILE}{WORSE} {number}"
    for actor in story["actors"]:
        actor["name"] = f"{HOSTILE} {actor['name']}"
    for happening in story["happenings"]:
        happening["label"] = f"{HOSTILE}{WORSE} {happening['label']}"
        happening["places"] = [HOSTILE]
        happening["sources"] = [HOSTILE]
        for conflict in happening["conflicts"]:
            conflict["what"] = HOSTILE
            for told in conflict["values"]:
                told["value"] = f"{HOSTILE} {told['value']}"
    for one in story["stories"]:
        one["label"] = f"{HOSTILE}{WORSE}"
    return dict(story)


def test_a_hostile_storyline_runs_and_fetches_nothing(
    watch: Watch, serve: Serve, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(hostile_storyline()), encoding="utf-8")
    watch.open(serve(str(path)))

    watch.page.locator(".dl-label").first.click()
    expect(watch.page.locator(".dl-card-label")).to_contain_text("<script>")
    expect(watch.page.locator(".dl-telling").first).to_contain_text("<script>")
    watch.page.get_by_role("button", name="Lanes: actors").click()
    watch.page.get_by_role("combobox", name="Lanes").click()
    watch.page.get_by_role("option", name="Sources").click()
    expect(watch.page.locator(".dl-lane").first).to_contain_text("evil.example")
    watch.page.get_by_text(re.compile(r"^Days \(")).click()
    expect(watch.page.locator(".st-key-days-list button").first).to_be_visible()
    # What is opened while the page is still drawn closes again.
    expect(watch.page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    watch.page.get_by_text(re.compile(r"^Articles \(")).click()
    expect(watch.page.get_by_role("button", name="by itself")).to_be_visible()

    watch.assert_harmless()


def test_event_is_made_from_words_marked_in_one_of_the_articles(
    open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "flood.json"
    path.write_text(json.dumps(to_json(example_storyline())), encoding="utf-8")
    with dashboard(str(path), home=tmp_path / "home") as address:
        page = open_page(f"{address}?detail=All")
        expect(page.locator(".dl-article")).to_contain_text("alive in a mill")

        page.evaluate(MARK_WORDS, ["a mill", "morning"])
        page.get_by_role("button", name="Add as an event").click()
        dialog = page.get_by_role("dialog")
        marked = dialog.get_by_label("Words of the text", exact=True)
        expect(marked).to_have_value("a mill on Tuesday morning")
        dialog.get_by_label("What happened", exact=True).fill("Something else happened")
        dialog.get_by_label("Date", exact=True).fill("19 April 2023")
        dialog.get_by_role("button", name="Add the event").click()

        expect(dialog).to_have_count(0)
        expect(page.locator(".dl-card-label")).to_have_text("Something else happened")
        expect(page.locator(".dl-card")).to_contain_text("Rescuers found a boy alive in a mill")


def test_stories_are_listed_in_folders(open_page: Open, tmp_path: Path) -> None:
    with dashboard(home=tmp_path) as address:
        page = open_page(address)
        page.get_by_role("button", name="Change", exact=True).click()
        page.get_by_role("menuitem", name="Put in a folder").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("combobox", name="Folder").fill("Old wars")
        page.get_by_role("option", name="Old wars").click()

        dialog.get_by_role("button", name="Save").click()

        stories = page.get_by_role("combobox", name=re.compile("Story"))
        expect(stories).to_have_value(re.compile("^Old wars / Islamic State"))
    with dashboard(home=tmp_path) as address:
        page = open_page(address)
        expect(page.locator(".dl-article")).to_contain_text("Palmyra")
        page.get_by_role("combobox", name=re.compile("Story")).click()
        options = page.get_by_role("option")
        expect(options).to_have_count(2)
        expect(options.nth(0)).to_contain_text("21 people dead")
        expect(options.nth(1)).to_contain_text("Old wars / Islamic State")
