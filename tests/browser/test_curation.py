"""Correcting a story in a real browser, and finding it corrected later."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from marked_words import MARK_WORDS
from playwright.sync_api import Locator, Page, expect
from river import river_story
from served import Open, dashboard, hover, until

from events import Document, extract, to_json

if TYPE_CHECKING:
    from conftest import Open

pytestmark = [
    pytest.mark.browser,
]

ARTICLE = "Rebels took Harar on Sunday. Soldiers left the town on Monday. The mayor fled."


@pytest.fixture(scope="module")
def timeline() -> str:
    """The article's timeline as JSON: a dashboard that opens it needs no language model."""
    document = Document(text=ARTICLE, doc_id="harar", published=date(2024, 3, 13))
    return json.dumps(to_json(extract(document)))


@pytest.fixture(scope="module")
def served(timeline: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A dashboard on an article of 13 March 2024: its address, and where it keeps edits."""
    folder = tmp_path_factory.mktemp("harar")
    (folder / "harar.json").write_text(timeline, encoding="utf-8")
    with dashboard(str(folder / "harar.json"), home=folder / "home") as address:
        yield address, folder / "home"


@pytest.fixture
def story(served: tuple[str, Path]) -> Iterator[str]:
    """The address of the dashboard, which has kept nothing yet."""
    address, home = served
    yield address
    for kept in home.iterdir():
        kept.unlink()


def choose(page: Page, word: str) -> None:
    page.locator(".dl-event", has_text=re.compile(f"^{word}$")).click()
    expect(page.locator(".dl-chosen")).to_have_text(word)
    expect(page).to_have_url(re.compile("event="))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def menu(page: Page, item: str) -> None:
    press(page, "Change")
    page.get_by_role("menuitem", name=item).click()


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("dialog").get_by_label(name, exact=True)


def edit(page: Page, word: str, **values: str) -> None:
    """Set fields of the event that a word names."""
    choose(page, word)
    press(page, "Edit")
    for name, value in values.items():
        field(page, {"label": "What happened", "date": "Date"}[name]).fill(value)
    press(page, "Save")
    expect(page.get_by_role("dialog")).to_have_count(0)


def count(page: Page, words: str) -> None:
    expect(page.locator(".st-key-chart-head")).to_contain_text(words)


def ticks(page: Page) -> list[str]:
    return sorted(page.locator(".dl-plot .x3tick text").all_text_contents())


def ring(page: Page) -> float:
    box = page.locator(".dl-ring.dl-selected").first.bounding_box()
    assert box is not None
    return box["x"]


def test_a_date_set_by_hand_moves_the_mark_and_says_so(story: str, open_page: Open) -> None:
    page = open_page(story)
    choose(page, "took")
    before = ring(page)

    edit(page, "left", date="5 March 2024")

    expect(page.locator(".dl-card-when")).to_contain_text("Tue 5 Mar 2024")
    expect(page.locator(".dl-hand")).to_have_text("set by hand: date")
    expect(page.locator(".dl-card")).to_contain_text("the text gave: Mon 11 Mar 2024")
    expect(page.locator(".dl-chosen")).to_have_text("left")
    until(page, lambda: ring(page) < before)


def test_what_cannot_be_read_is_said_beside_its_field(story: str, open_page: Open) -> None:
    page = open_page(story)
    choose(page, "took")
    press(page, "Edit")

    field(page, "Date").fill("the day of days")
    field(page, "What happened").fill("")
    field(page, "What happened").press("Enter")

    expect(page.get_by_role("dialog").get_by_role("alert")).to_have_count(2)
    expect(page.get_by_role("dialog")).to_contain_text("not understood")


def test_edits_stay_when_the_publication_date_changes(story: str, open_page: Open) -> None:
    page = open_page(story)
    edit(page, "took", date="44 BC", label="Harar falls")

    published = page.get_by_role("textbox", name="Published")
    published.fill("12 June 2024")
    published.press("Enter")
    choose(page, "left")
    expect(page.locator(".dl-card-when")).to_contain_text("Mon 10 Jun 2024")
    choose(page, "took")

    expect(page.locator(".dl-card-label")).to_have_text("Harar falls")
    expect(page.locator(".dl-card-when")).to_contain_text("44 BCE")


def test_an_event_is_rejected_restored_and_rejected_again(story: str, open_page: Open) -> None:
    page = open_page(story)
    count(page, "3 of 3")
    choose(page, "took")

    press(page, "Reject")
    count(page, "2 of 2")
    expect(page.locator(".dl-card-label")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("event="))
    press(page, "Undo")
    count(page, "3 of 3")
    press(page, "Redo")
    count(page, "2 of 2")
    menu(page, "Rejected events")
    press(page, "Restore")

    count(page, "3 of 3")
    expect(page.locator(".dl-chosen")).to_have_text("took")


def test_a_rejection_is_made_though_the_reader_goes_on_at_once(story: str, open_page: Open) -> None:
    page = open_page(story)

    page.locator(".dl-event", has_text="took").click()
    press(page, "Reject")
    page.locator(".dl-event", has_text="left").click()

    count(page, "2 of 2")
    expect(page.locator(".dl-chosen")).to_have_text("left")
    expect(page).to_have_url(re.compile("event="))


def test_undo_and_redo_say_what_they_do(story: str, open_page: Open) -> None:
    page = open_page(story)
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()
    edit(page, "took", date="May 2015")

    hover(page, page.get_by_role("button", name="Undo", exact=True), page.get_by_role("tooltip"))

    expect(page.get_by_role("tooltip")).to_contain_text("dated May 2015")
    expect(page.get_by_role("button", name="Redo", exact=True)).to_be_disabled()


def test_an_event_is_added_by_words_of_the_text(story: str, open_page: Open) -> None:
    page = open_page(story)
    menu(page, "Add an event")
    field(page, "Words of the text").fill("town")
    field(page, "What happened").fill("The town was empty")
    field(page, "Date").fill("12 March 2024")

    press(page, "Add the event")

    count(page, "4 of 4")
    expect(page.locator(".dl-chosen")).to_have_text("town")
    expect(page.locator(".dl-card-label")).to_have_text("The town was empty")
    expect(page.locator(".dl-hand")).to_have_text("set by hand: added")


def test_an_event_of_which_the_text_does_not_tell_is_added_with_a_link(
    story: str, open_page: Open
) -> None:
    page = open_page(story)
    menu(page, "Add an event")
    press(page, "Add the event")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_have_text(
        "Say in a few words what happened."
    )
    field(page, "What happened").fill("The mayor was charged")
    field(page, "Date").fill("12 March 2024")
    field(page, "Link").fill("example.org/court")
    press(page, "Add the event")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("A link begins with")
    field(page, "Link").fill("https://www.example.org/court?case=7")

    press(page, "Add the event")

    card = page.locator(".dl-card")
    count(page, "4 of 4")
    expect(card.locator(".dl-card-label")).to_have_text("The mayor was charged")
    expect(card).to_contain_text("Said byexample.org")
    expect(card.locator(".dl-quote")).to_be_hidden()
    link = card.get_by_role("link", name="https://www.example.org/court?case=7")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    menu(page, "Add an event")
    field(page, "What happened").fill("The charge was dropped")
    press(page, "Add the event")
    count(page, "5 of 5")


def test_words_that_are_an_event_already_are_refused(story: str, open_page: Open) -> None:
    page = open_page(story)
    menu(page, "Add an event")
    field(page, "Words of the text").fill("took Harar")

    press(page, "Add the event")

    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("an event already")


def test_an_actor_is_renamed_and_the_filter_follows(story: str, open_page: Open) -> None:
    page = open_page(story)
    page.get_by_role("button", name="Rebels", exact=True).click()
    count(page, "1 of 3")
    menu(page, "Rename, merge or split actors")

    field(page, "Name").fill("The front")
    press(page, "Rename")

    expect(page.locator(".dl-lane-name", has_text="The front")).to_be_visible()
    count(page, "1 of 3")
    expect(page).to_have_url(re.compile("actor=The"))


def test_two_actors_are_merged(story: str, open_page: Open) -> None:
    page = open_page(story)
    expect(page.locator(".dl-lane-name", has_text="Soldiers")).to_be_visible()
    menu(page, "Rename, merge or split actors")

    field(page, "Is the same as").click()
    page.get_by_role("option", name="Soldiers").click()
    press(page, "Merge")

    expect(page.locator(".dl-lane-name", has_text="Rebels")).to_have_count(0)
    expect(page.locator(".dl-lane-name", has_text="Soldiers 2")).to_be_visible()


def test_filter_and_zoom_survive_an_edit(tmp_path: Path, open_page: Open) -> None:
    path = tmp_path / "river.json"
    path.write_text(json.dumps(to_json(river_story())), encoding="utf-8")
    with dashboard(str(path)) as address:
        page = open_page(address)
        whole = ticks(page)
        page.get_by_role("button", name="Zoom in").click()
        until(page, lambda: ticks(page) != whole)
        zoomed = ticks(page)
        page.get_by_role("button", name="Ruth Okafor", exact=True).click()
        count(page, "2 of 14")
        expect(page.locator(".dl-lane-name")).to_have_count(2)

        edit(page, "asked", label="The town begs for help")

        expect(page.locator(".dl-card-label")).to_have_text("The town begs for help")
        count(page, "2 of 14")
        until(page, lambda: ticks(page), zoomed)


def test_a_choice_outlives_an_address_that_lost_it(story: str, open_page: Open) -> None:
    """As where an answer to something earlier comes after the choice."""
    page = open_page(story)
    choose(page, "took")
    page.evaluate("history.replaceState(history.state, '', location.pathname)")

    press(page, "Edit")
    field(page, "What happened").fill("Harar falls")
    press(page, "Save")

    expect(page.locator(".dl-card-label")).to_have_text("Harar falls")
    expect(page).to_have_url(re.compile("event="))


def test_edits_are_there_after_a_reload_and_in_another_page(story: str, open_page: Open) -> None:
    page, other = open_page(story), open_page(story)
    edit(page, "took", label="Harar falls")
    edit(other, "left", label="The garrison leaves")

    page.reload()
    page.wait_for_selector(".dl-chart[data-ready]")
    expect(page.locator(".dl-card-label")).to_have_text("Harar falls")
    choose(page, "left")

    expect(page.locator(".dl-card-label")).to_have_text("The garrison leaves")


def test_a_pasted_story_is_offered_at_the_next_start_until_it_is_removed(
    tmp_path: Path, open_page: Open
) -> None:
    with dashboard(home=tmp_path) as address:
        page = open_page(address)
        press(page, "Add")
        page.get_by_label("Paste an article").fill(ARTICLE)
        page.get_by_label("Publication date").fill("13 March 2024")
        press(page, "Read it")
        expect(page.locator(".dl-article")).to_contain_text("took Harar")
        edit(page, "took", label="Harar falls")

    with dashboard(home=tmp_path) as address:
        page = open_page(address)
        page.get_by_role("combobox", name=re.compile("Story")).click()
        page.get_by_role("option", name=re.compile("^Rebels took")).click()
        expect(page.locator(".dl-article")).to_contain_text("took Harar")
        choose(page, "took")
        expect(page.locator(".dl-card-label")).to_have_text("Harar falls")
        menu(page, "Remove this story")
        press(page, "Remove it")
        expect(page.locator(".dl-article")).to_contain_text("Palmyra")
        page.goto(address)
        page.wait_for_selector(".dl-chart[data-ready]")
        page.get_by_role("combobox", name=re.compile("Story")).click()

        expect(page.get_by_role("option")).to_have_count(2)  # the bundled ones


def test_a_file_that_cannot_be_used_is_said_and_the_page_works(
    tmp_path: Path, open_page: Open
) -> None:
    (tmp_path / "stories.sqlite3").write_bytes(b"no database" * 500)
    with dashboard(home=tmp_path) as address:
        page = open_page(address)
        expect(page.get_by_role("alert")).to_contain_text("Changes are not saved.")

        edit(page, "captured", label="Palmyra falls")

        expect(page.locator(".dl-card-label")).to_have_text("Palmyra falls")
    assert (tmp_path / "stories.sqlite3").read_bytes() == b"no database" * 500


def test_keys_reject_and_star_and_go_on_from_there(story: str, open_page: Open) -> None:
    page = open_page(story)
    choose(page, "left")

    page.keyboard.press("x")
    expect(page.locator(".dl-card-label")).to_have_count(0)
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_enabled()
    page.keyboard.press("j")
    expect(page.locator(".dl-card-label")).to_contain_text("fled")
    page.keyboard.press("s")

    expect(page.locator(".dl-card .dl-star")).to_be_visible()


def test_event_is_made_from_words_that_hold_another(story: str, open_page: Open) -> None:
    page = open_page(story)

    page.evaluate(MARK_WORDS, ["Soldiers", "the town"])
    press(page, "Add as an event")
    expect(field(page, "Words of the text")).to_have_value("Soldiers left the town")
    field(page, "Date").fill("12 March 2024")
    press(page, "Add the event")

    expect(page.locator(".dl-card-when")).to_contain_text("Tue 12 Mar 2024")
    expect(page.locator(".dl-card-label")).to_have_text("Soldiers left the town")
    choose(page, "left")
    expect(page.locator(".dl-card-when")).to_contain_text("Mon 11 Mar 2024")


def row(page: Page, words: str) -> Locator:
    return page.locator(".dl-table tbody tr", has_text=words)


def write_in(page: Page, cell: Locator, typed: str) -> None:
    cell.dblclick()
    page.locator(".dl-cell-input").fill(typed)
    page.locator(".dl-cell-input").press("Enter")


def test_table_is_edited_where_it_is_read(story: str, open_page: Open) -> None:
    page = open_page(story)
    page.get_by_text("Table of events").click()
    cell = row(page, "Rebels took Harar").locator("[data-column=when]")

    write_in(page, cell, "some day")
    expect(page.locator(".dl-table-trouble")).to_contain_text("'some day' is not understood")
    expect(page.locator(".dl-cell-input")).to_have_value("some day")
    page.locator(".dl-cell-input").fill("-0043-03-15")
    page.locator(".dl-cell-input").press("Enter")

    expect(page.locator(".dl-table tbody tr").first).to_contain_text("15 Mar 44 BCE")
    expect(page.locator(".dl-table-trouble")).to_be_empty()
    expect(page.locator(".dl-plot .annotation", has_text="not shown")).to_have_count(1)
    expect(page.locator(".dl-card-when")).to_contain_text("15 Mar 44 BCE")


def test_many_rows_are_starred_and_rejected_at_once(story: str, open_page: Open) -> None:
    page = open_page(story)
    page.get_by_text("Table of events").click()
    bar = page.get_by_role("group", name="What to do with the chosen rows")
    expect(bar.get_by_role("button", name="Reject")).to_be_disabled()

    page.get_by_role("checkbox", name="Choose all rows").check()
    bar.get_by_role("button", name="★ Star").click()
    expect(page.locator(".dl-table td.dl-cell-star", has_text="★")).to_have_count(3)
    row(page, "left").get_by_role("checkbox").check()
    row(page, "fled").get_by_role("checkbox").check()
    bar.get_by_role("button", name="Reject").click()

    expect(page.locator(".dl-table tbody tr")).to_have_count(1)
    press(page, "Undo")
    expect(page.locator(".dl-table tbody tr")).to_have_count(3)


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


def test_axe_finds_nothing_serious_in_the_table(story: str, open_page: Open) -> None:
    page = open_page(story)
    page.get_by_text("Table of events").click()
    row(page, "left").click()
    expect(page.locator(".dl-row-selected")).to_have_count(1)

    until(page, lambda: serious(page), [])


@pytest.mark.parametrize(("width", "scheme"), [(1400, "dark"), (390, "light")])
def test_axe_finds_nothing_serious_in_the_form(
    story: str, open_page: Open, width: int, scheme: str
) -> None:
    page = open_page(story, width=width, scheme=scheme)
    choose(page, "took")
    press(page, "Edit")
    expect(field(page, "Date")).to_be_visible()

    # While the dialog comes, it is half seen through.
    until(page, lambda: serious(page), [])
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
