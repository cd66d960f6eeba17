"""Chart, article and keys in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from served import Open, hover, until

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser


def mark_of(page: Page, word: str) -> tuple[float, float]:
    """The middle of an event's mark on the chart, found by lighting it up from the text."""
    words = page.locator(".dl-event", has_text=re.compile(f"^{word}$"))
    ring = page.locator(".dl-ring").first
    hover(page, words, ring)
    box = ring.bounding_box()
    assert box is not None
    page.mouse.move(2, 2)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def ticks(page: Page) -> list[str]:
    """The words under the last part of the axis, without the year that the first one bears."""
    words = page.locator(".dl-plot .x3tick text").all_text_contents()
    return sorted(word.removesuffix("2015") for word in words)


def test_an_actor_filters_the_events_and_the_count_says_so(river: str, open_page: Open) -> None:
    page = open_page(river)
    expect(page.locator(".st-key-chart-head")).to_contain_text("13 of 14")

    page.get_by_role("button", name="Ruth Okafor", exact=True).click()

    expect(page.locator(".st-key-chart-head")).to_contain_text("2 of 14")
    expect(page.locator(".dl-lane-name")).to_have_count(2)
    expect(page).to_have_url(re.compile("actor=Ruth"))


def test_filters_move_neither_the_chart_nor_its_buttons(example: str, open_page: Open) -> None:
    page = open_page(example)
    stage, scale = page.locator(".dl-stage"), page.get_by_role("radio", name="Log")
    places = [stage.bounding_box(), scale.bounding_box()]

    page.get_by_role("button", name="Islamic State", exact=True).first.click()
    expect(page.locator(".st-key-chart-head")).to_contain_text("hidden by filters")
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()

    now = [stage.bounding_box(), scale.bounding_box()]
    for before, after in zip(places, now, strict=True):
        assert before is not None
        assert after is not None
        assert (before["x"], before["y"]) == (after["x"], after["y"])


def test_hovering_a_mark_shows_the_sentence_and_lights_up_the_words(
    river: str, open_page: Open
) -> None:
    page = open_page(river)
    x, y = mark_of(page, "evacuated")

    page.mouse.move(x, y)

    tip = page.locator(".dl-tip.dl-open")
    expect(tip).to_contain_text(
        "Rescue crews evacuated the riverside quarter of Milltown on Wednesday"
    )
    expect(tip).to_contain_text("Wed 20 May 2015")
    expect(tip).to_contain_text("“Wednesday”")
    expect(tip).to_contain_text("the article itself")
    expect(page.locator(".dl-hovered")).to_have_text("evacuated")


def test_clicking_a_mark_marks_its_sentence_and_opens_the_card(river: str, open_page: Open) -> None:
    page = open_page(river, height=640)
    x, y = mark_of(page, "founded")
    page.locator(".dl-article").evaluate("pane => pane.scrollTo(0, 0)")

    page.mouse.click(x, y)

    expect(page.locator(".dl-chosen")).to_have_text("founded")
    expect(page.locator(".dl-chosen")).to_be_in_viewport()
    lit = page.locator(".dl-sentence").all_inner_texts()
    assert "".join(lit) == "Milltown was founded in the 1st century A.D."
    expect(page.locator(".dl-card")).to_contain_text("1 CE to 100 CE")
    expect(page).to_have_url(re.compile("event="))


def test_clicking_words_selects_the_event_on_the_chart(river: str, open_page: Open) -> None:
    page = open_page(river)

    page.locator(".dl-event", has_text="asked").click()

    # An event with two actors is marked in both of their lanes.
    expect(page.locator(".dl-ring.dl-selected")).to_have_count(2)
    expect(page.locator(".dl-card-label")).to_have_text("the town asked the government for help")
    expect(page.locator(".dl-card")).to_contain_text("Ruth Okafor")


def test_the_keys_walk_through_the_events_and_escape_clears(river: str, open_page: Open) -> None:
    page = open_page(river)

    page.keyboard.press("j")
    expect(page.locator(".dl-card-label")).to_have_text("Milltown was founded by Roman traders")
    page.keyboard.press("j")
    expect(page.locator(".dl-card-label")).to_have_text("a fire destroyed it")
    page.keyboard.press("k")
    expect(page.locator(".dl-card-label")).to_have_text("Milltown was founded by Roman traders")
    page.keyboard.press("Escape")

    expect(page.locator(".dl-card-label")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("event="))


def test_button_to_the_next_event_stays_under_the_pointer(example: str, open_page: Open) -> None:
    page = open_page(example)
    page.keyboard.press("j")
    forth = page.get_by_role("button", name="Next event")
    place = forth.bounding_box()

    for _ in range(14):
        said = page.locator(".dl-count").inner_text()
        forth.click()
        expect(page.locator(".dl-count")).not_to_have_text(said)

    now = forth.bounding_box()
    assert place is not None
    assert now is not None
    assert now["x"] == place["x"]
    # Only the card itself is as high as its words need.
    card = page.locator(".dl-card").bounding_box()
    assert card is not None
    assert now["y"] - card["y"] < 20


def test_keys_that_come_fast_end_at_the_event_chosen_last(river: str, open_page: Open) -> None:
    page = open_page(river, height=600)

    for _ in range(6):
        page.keyboard.press("j")
    page.keyboard.press("k")

    expect(page.locator(".dl-card")).to_contain_text("5 of")
    expect(page.locator(".dl-chosen")).to_be_in_viewport(ratio=1)


def test_every_event_walked_to_shows_its_mark_and_its_words_on_a_low_screen(
    river: str, open_page: Open
) -> None:
    page = open_page(river, height=600)
    count = page.locator(".dl-event").count()

    for number in range(1, count + 1):
        page.keyboard.press("j")
        expect(page.locator(".dl-card")).to_contain_text(f"{number} of")

        expect(page.locator(".dl-chosen")).to_be_in_viewport(ratio=1)
        expect(page.locator(".dl-ring.dl-selected").first).to_be_in_viewport(ratio=1)


def test_the_slash_goes_to_the_search_and_letters_typed_there_are_letters(
    river: str, open_page: Open
) -> None:
    page = open_page(river)

    page.keyboard.press("/")
    page.keyboard.type("jk soldiers")

    expect(page.get_by_label("Find")).to_have_value("jk soldiers")
    expect(page.locator(".dl-card-label")).to_have_count(0)


def test_the_article_can_be_walked_by_keyboard(river: str, open_page: Open) -> None:
    page = open_page(river)
    page.locator(".dl-event").first.focus()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(page.locator(".dl-chosen")).to_have_text("burst")
    page.keyboard.press("End")
    expect(page.locator(".dl-event").last).to_be_focused()


def test_a_hidden_selected_event_is_said_to_be_hidden(river: str, open_page: Open) -> None:
    page = open_page(river)
    page.locator(".dl-event", has_text="founded").click()

    page.get_by_role("button", name="Ruth Okafor", exact=True).click()

    expect(page.locator(".dl-hidden")).to_be_visible()
    expect(page.locator(".dl-chosen")).to_have_text("founded")


def test_the_zoom_survives_a_filter_and_the_edges_count_what_lies_outside(
    river: str, open_page: Open
) -> None:
    page = open_page(river)
    whole = ticks(page)

    page.get_by_role("button", name="Zoom in").click()
    expect(page.locator(".dl-edge").first).to_contain_text("earlier")
    until(page, lambda: ticks(page) != whole)
    zoomed = ticks(page)
    page.get_by_role("button", name="The water board", exact=True).click()
    expect(page.locator(".dl-lane-name")).to_have_count(1)

    until(page, lambda: ticks(page), zoomed)
    page.get_by_role("button", name="Whole story").click()
    until(page, lambda: ticks(page), whole)


def test_the_address_brings_back_filter_and_selection(river: str, open_page: Open) -> None:
    page = open_page(river)
    page.get_by_role("button", name="Ruth Okafor", exact=True).click()
    expect(page.locator(".st-key-chart-head")).to_contain_text("2 of 14")
    page.locator(".dl-event", has_text="asked").click()
    expect(page).to_have_url(re.compile("event="))

    again = open_page(page.url)

    expect(again.locator(".st-key-chart-head")).to_contain_text("2 of 14")
    expect(again.locator(".dl-chosen")).to_have_text("asked")


def test_gaps_are_labelled_and_both_ends_of_the_story_are_on_the_axis(
    river: str, open_page: Open
) -> None:
    page = open_page(river)

    words = page.locator(".dl-plot .annotation").all_text_contents()

    assert any("years not shown" in note for note in words)
    assert any("published" in note for note in words)
    assert page.locator(".dl-plot .xtick text").first.text_content() == "1 CE"
    assert "May" in (page.locator(".dl-plot .x3tick text").first.text_content() or "")


@pytest.mark.parametrize("kind", ["Linear", "Log"])
def test_another_scale_draws_one_axis(river: str, open_page: Open, kind: str) -> None:
    page = open_page(river)

    page.get_by_role("radio", name=kind).or_(page.get_by_role("button", name=kind)).first.click()

    expect(page.locator(".dl-plot .annotation", has_text="not shown")).to_have_count(0)
    expect(page.locator(".dl-plot .xtick text").first).to_be_visible()


def test_a_new_publication_date_moves_the_relative_dates(example: str, open_page: Open) -> None:
    page = open_page(example)
    page.locator(".dl-event", has_text="seized").first.click()
    expect(page.locator(".dl-card-when")).to_contain_text("Sun 17 May 2015")

    field = page.get_by_role("textbox", name="Published")
    field.fill("10 June 2015")
    field.press("Enter")

    expect(page.locator(".dl-card-when")).to_contain_text("Sun 7 Jun 2015")
    expect(page.locator(".dl-plot .annotation", has_text="published Wed 10 Jun")).to_be_visible()


def test_a_date_that_cannot_be_read_is_said_and_the_story_stays(
    example: str, open_page: Open
) -> None:
    page = open_page(example)

    field = page.get_by_role("textbox", name="Published")
    field.fill("the day of days")
    field.press("Enter")

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".dl-chart")).to_be_visible()
    expect(field).to_have_value("Thu 21 May 2015")


def test_on_a_phone_nothing_scrolls_sideways_and_a_tap_selects(river: str, open_page: Open) -> None:
    page = open_page(river, width=390, height=844)

    page.locator(".dl-label").first.click()

    expect(page.locator(".dl-card-label")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    assert page.locator(".dl-article").evaluate("pane => pane.scrollWidth - pane.clientWidth") <= 0


@pytest.mark.parametrize(
    ("chosen", "shown"), [(".dl-label", ".dl-ring"), (".dl-event", ".dl-chosen")]
)
def test_the_card_covers_neither_the_mark_nor_the_words_that_were_tapped(
    river: str, open_page: Open, chosen: str, shown: str
) -> None:
    page = open_page(river, width=390, height=844)

    page.locator(chosen).last.click()

    expect(page.locator(".dl-card-label")).to_be_visible()
    page.wait_for_function(
        """name => {
          const [found, card] = [name, ".dl-card"].map((one) => document.querySelector(one));
          return found.getBoundingClientRect().bottom <= card.getBoundingClientRect().top;
        }""",
        arg=shown,
    )


def test_the_card_covers_nothing_of_the_chart_on_a_desk(river: str, open_page: Open) -> None:
    page = open_page(river, height=900)

    for _ in range(4):
        page.keyboard.press("j")
    expect(page.locator(".dl-card-label")).to_be_visible()

    card, *rest = (
        page.locator(part).bounding_box()
        for part in (".dl-card", ".dl-stage", ".dl-strip", ".dl-article")
    )
    assert card is not None
    for box in rest:
        assert box is not None
        apart = box["x"] + box["width"] <= card["x"] or box["y"] + box["height"] <= card["y"]
        assert apart


@pytest.mark.parametrize(("width", "height"), [(390, 700), (900, 800)])
def test_card_that_goes_on_says_so_until_its_end_is_seen(
    example: str, open_page: Open, width: int, height: int
) -> None:
    page = open_page(example, width=width, height=height)
    for _ in range(2):
        page.keyboard.press("j")
    more = page.get_by_role("button", name="The rest of the card")
    expect(page.locator(".dl-card")).to_contain_text("2 of")
    expect(more).to_be_visible()

    more.click()
    until(page, lambda: page.locator(".dl-card").evaluate("card => card.scrollTop > 0"))
    page.locator(".dl-card").evaluate("card => card.scrollTo(0, card.scrollHeight)")

    expect(page.locator(".dl-facts dd").last).to_be_in_viewport(ratio=1)
    expect(more).to_be_hidden()


def test_card_that_is_seen_whole_says_nothing_of_more(example: str, open_page: Open) -> None:
    page = open_page(example)

    page.keyboard.press("j")

    expect(page.locator(".dl-card")).to_contain_text("1 of")
    expect(page.get_by_role("button", name="The rest of the card")).to_be_hidden()


def test_the_next_event_of_a_long_article_comes_into_sight(
    crowd_page: str, open_page: Open
) -> None:
    page = open_page(crowd_page)

    for number in range(1, 6):
        page.keyboard.press("j")
        expect(page.locator(".dl-card")).to_contain_text(f"{number} of")
        expect(page.locator(".dl-chosen")).to_be_in_viewport(ratio=1)


def test_a_selection_dims_the_other_marks_until_it_is_cleared(river: str, open_page: Open) -> None:
    page = open_page(river)
    opacity = "marks => marks.map(mark => getComputedStyle(mark).opacity)"
    marks = page.locator(".dl-plot .point")

    page.locator(".dl-event", has_text="asked").click()

    expect(page.locator(".dl-plot .dl-lit")).to_have_count(2)
    until(page, lambda: marks.evaluate_all(opacity).count("0.28"), marks.count() - 2)
    page.keyboard.press("Escape")
    expect(page.locator(".dl-plot .dl-lit")).to_have_count(0)
    until(page, lambda: marks.evaluate_all(opacity).count("0.28"), 0)


def test_a_selection_and_a_zoom_at_once_are_both_in_the_address(
    river: str, open_page: Open
) -> None:
    page = open_page(river)

    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(380)
    page.locator(".dl-event", has_text="asked").click()

    expect(page).to_have_url(re.compile("zoom="))
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    expect(page).to_have_url(re.compile("event="))


def test_the_name_of_a_lane_filters_by_its_actor(river: str, open_page: Open) -> None:
    page = open_page(river)
    lane = page.locator("button.dl-lane-name", has_text="Ruth Okafor")

    lane.click()
    expect(page).to_have_url(re.compile("actor=Ruth"))
    expect(page.locator(".st-key-chart-head")).to_contain_text("2 of 14")
    lane.click()

    expect(page.locator(".st-key-chart-head")).to_contain_text("13 of 14")


def test_one_escape_closes_one_thing(river: str, open_page: Open) -> None:
    page = open_page(river)
    page.locator(".dl-event", has_text="asked").click()
    expect(page).to_have_url(re.compile("event="))
    page.get_by_role("button", name="More filters").click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()

    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    expect(page.locator(".dl-card-label")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator(".dl-card-label")).to_have_count(0)


def test_the_choices_over_the_chart_are_explained(river: str, open_page: Open) -> None:
    page = open_page(river)

    for name in ("Key events", "The story", "Log"):
        option = page.get_by_role("radio", name=name)
        option.hover()
        expect(option).to_have_attribute("title", re.compile(".{20}"))
    pills = page.locator(".st-key-certainty button")
    expect(pills).to_have_count(6)
    for pill in pills.all():
        pill.hover()
        expect(pill).to_have_attribute("title", re.compile(".{20}"))


OVERLAPPING_LABELS = """() => {
  const labels = [...document.querySelectorAll(".dl-label")];
  const boxes = labels.map((one) => one.getBoundingClientRect());
  return boxes.filter((one, at) => boxes.slice(at + 1).some((other) =>
    one.top === other.top && one.left < other.right - 1 && other.left < one.right - 1)).length;
}"""


def test_no_label_stands_on_another(crowd_page: str, open_page: Open) -> None:
    page = open_page(f"{crowd_page}?detail=All")
    expect(page.locator(".dl-label").first).to_be_visible()

    assert page.evaluate(OVERLAPPING_LABELS) == 0


# The labels that are cut within a word of the event's label, or after one that leads on.
CUT_WITHIN = """() => [...document.querySelectorAll(".dl-label")].filter((one) => {
  const told = dateline.words[one.dataset.event].label.replace(/[,;:]/g, "");
  const kept = one.textContent.replace(/[,;:]/g, "").replace(/…$/, "");
  const whole = ` ${told} `.includes(` ${kept} `) && one.scrollWidth <= one.clientWidth + 1;
  return !whole || (kept !== one.textContent && / (the|of|for|to|on|was|were)$/.test(kept));
}).map((one) => one.textContent)"""


@pytest.mark.parametrize("width", [390, 700, 1400])
def test_labels_are_cut_between_words(example: str, open_page: Open, width: int) -> None:
    page = open_page(f"{example}?detail=All", width=width)
    expect(page.locator(".dl-label", has_text=re.compile("…$")).first).to_be_attached()

    until(page, lambda: page.evaluate(CUT_WITHIN), [])


# The labels that stand on the words in a gap of the axis.
ON_GAP_WORDS = """() => {
  const notes = [...document.querySelectorAll(".dl-plot .annotation-text")];
  const gaps = notes.filter((one) => one.textContent.endsWith("not shown"));
  const boxes = gaps.map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll(".dl-label")].filter((label) => {
    const box = label.getBoundingClientRect();
    return boxes.some((gap) => box.left < gap.right && box.right > gap.left
      && box.top + 4 < gap.bottom && box.bottom - 4 > gap.top);
  }).map((one) => one.textContent);
}"""


def test_labels_run_on_over_a_gap_but_not_over_its_words(example: str, open_page: Open) -> None:
    page = open_page(example)
    expect(page.locator(".dl-label", has_text="grew rich on the caravan trade")).to_be_visible()
    assert page.evaluate(ON_GAP_WORDS) == []

    page.set_viewport_size({"width": 390, "height": 1000})

    label = page.locator(".dl-label", has_text=re.compile("^grew rich on the caravan trade$"))
    expect(label).to_be_visible()
    until(page, lambda: page.evaluate(ON_GAP_WORDS), [])


# The words under the axis that are seen on the screen.
SEEN_TICKS = """() => [...document.querySelectorAll("[class$=tick] > text")].filter((one) => {
  const box = one.getBoundingClientRect();
  const seen = one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return seen && box.left >= 0 && box.right <= innerWidth;
}).map((one) => one.textContent)"""


def test_phone_tells_every_event_of_a_lane_and_where_the_axis_begins(
    example: str, open_page: Open
) -> None:
    page = open_page(example, width=390)

    for told in ("captured the Syrian city of Palmyra", "seized Ramadi", "The offensive began"):
        expect(page.locator(".dl-label", has_text=re.compile(f"^{told}$"))).to_be_attached()
    until(page, lambda: "1 CE" in page.evaluate(SEEN_TICKS))


def test_label_is_as_long_as_there_is_room(example: str, open_page: Open) -> None:
    page = open_page(example)

    whole = "Islamic State fighters captured the Syrian city of Palmyra"
    expect(page.locator(".dl-label", has_text=re.compile(f"^{whole}$"))).to_be_visible()


def test_words_on_a_bar_stand_where_it_is_solid(example: str, open_page: Open) -> None:
    page = open_page(example)

    label = page.locator(".dl-label", has_text="has held Raqqa")
    expect(label).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(label).to_have_css("color", "rgb(255, 255, 255)")


def test_escape_leads_out_of_the_search_and_leaves_what_was_searched(
    river: str, open_page: Open
) -> None:
    page = open_page(river)
    page.keyboard.press("/")
    page.keyboard.type("sandbags")
    page.keyboard.press("Enter")
    expect(page.locator(".dl-lane-name")).to_have_count(1)

    page.keyboard.press("Escape")
    page.keyboard.press("j")

    expect(page.locator(".dl-card-label")).to_contain_text("sandbags")
    expect(page.get_by_role("textbox", name="Find")).to_have_value("sandbags")


def test_card_of_what_is_filtered_away_under_the_pointer_goes(river: str, open_page: Open) -> None:
    page = open_page(river)
    x, y = mark_of(page, "evacuated")
    page.mouse.move(x, y)
    tip = page.locator(".dl-tip.dl-open")
    expect(tip).to_be_visible()

    page.keyboard.press("/")
    page.keyboard.type("sandbags")
    page.keyboard.press("Enter")

    expect(page.locator(".st-key-chart-head")).to_contain_text("1 of 14")
    expect(tip).to_have_count(0)


def test_many_events_without_a_date_are_folded(crowd_page: str, open_page: Open) -> None:
    page = open_page(f"{crowd_page}?detail=All")
    chips = page.locator(".dl-tray-list .dl-button")
    expect(chips).to_have_count(12)

    page.get_by_role("button", name="Show all").click()

    expect(page.get_by_role("button", name="Show fewer")).to_be_focused()
    named = page.get_by_role("heading", name="Events without a date").inner_text()
    expect(chips).to_have_count(int(re.search(r"\d+", named)[0]))
    assert chips.count() > 12
