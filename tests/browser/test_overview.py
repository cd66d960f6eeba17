"""The strip below the chart, the range of the axes, and the address that keeps what is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Locator, Page, expect
from river import river_story
from served import until

from events import write

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser


def windows(page: Page) -> list[str]:
    """What each part of the strip says that the chart shows of it."""
    shown = page.locator(".dl-window")
    return [str(one.get_attribute("aria-valuetext")) for one in shown.all()]


def days_in_address(page: Page) -> str:
    """The stretch that the address tells, in days: "zoom=xaxis3~2015-05-16 to 2015-05-20"."""
    told = re.search(r"(zoom=\w+)~([\d-]{10})[^~&]*~([\d-]{10})", unquote_plus(page.url))
    return f"{told[1]}~{told[2]} to {told[3]}" if told else ""


def drag(page: Page, track: Locator, start: float, end: float) -> None:
    """Draw over a part of the strip, from one share of its width to another."""
    box = track.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + start * box["width"], box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], box["y"] + 12, steps=5)
    page.mouse.up()


def test_strip_counts_the_events_of_every_axis(river: str, open_page: Open) -> None:
    page = open_page(river)

    expect(page.locator(".dl-track")).to_have_count(3)
    for track in page.locator(".dl-track").all():
        assert track.locator(".dl-column").count() > 0


def test_drawing_on_the_strip_zooms_and_the_address_opens_the_same_view(
    river: str, open_page: Open
) -> None:
    page = open_page(river)
    whole = windows(page)

    drag(page, page.locator(".dl-track").last, 0.4, 0.9)
    # While the mouse moves, the address is behind what is seen.
    until(page, lambda: f"zoom=xaxis3~{windows(page)[2]}" == days_in_address(page))
    zoomed = windows(page)
    other = open_page(page.url)

    assert zoomed[:2] == whole[:2]
    assert zoomed[2] != whole[2]
    until(page, lambda: windows(other), zoomed)


def test_part_that_is_shown_can_be_dragged_and_left(river: str, open_page: Open) -> None:
    page = open_page(river)
    whole = windows(page)
    track = page.locator(".dl-track").last
    drag(page, track, 0.1, 0.4)
    until(page, lambda: windows(page)[2] != whole[2])
    first = windows(page)[2]

    drag(page, track, 0.25, 0.6)
    until(page, lambda: windows(page)[2] not in (whole[2], first))
    page.get_by_role("button", name="Whole story").click()

    expect(page).not_to_have_url(re.compile("zoom="))
    until(page, lambda: windows(page), whole)


def draw_on_the_chart(page: Page) -> None:
    """Draw over the right half of the chart's last axis, as to zoom into it."""
    box = page.locator(".dl-plot .nsewdrag").last.bounding_box()
    assert box is not None
    low = box["y"] + box["height"] - 4
    page.mouse.move(box["x"] + 0.5 * box["width"], low)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.9 * box["width"], low, steps=5)
    page.mouse.up()


def press_whole_story(page: Page) -> None:
    page.get_by_role("button", name="Whole story").click()


def press_escape(page: Page) -> None:
    page.keyboard.press("Escape")


def double_click(page: Page) -> None:
    page.locator(".dl-plot .nsewdrag").last.dblclick(position={"x": 5, "y": 5})


@pytest.mark.parametrize("leave", [press_whole_story, press_escape, double_click])
def test_part_drawn_on_the_chart_is_shown_in_the_strip_and_can_be_left(
    river: str, open_page: Open, leave: Callable[[Page], None]
) -> None:
    page = open_page(river)
    whole = windows(page)

    draw_on_the_chart(page)
    expect(page).to_have_url(re.compile("zoom=xaxis3"))
    expect(page.locator(".dl-window.dl-part")).to_have_count(1)
    assert windows(page)[:2] == whole[:2]
    leave(page)

    expect(page).not_to_have_url(re.compile("zoom="))
    expect(page.locator(".dl-window.dl-part")).to_have_count(0)
    assert windows(page) == whole


def width_of_last_axis(page: Page) -> float:
    """In pixels, on the chart itself."""
    box = page.locator(".dl-plot .nsewdrag").last.bounding_box()
    assert box is not None
    return box["width"]


def test_part_that_is_zoomed_takes_all_the_width(river: str, open_page: Open) -> None:
    page = open_page(river)
    narrow = width_of_last_axis(page)
    gaps = page.locator(".annotation-text", has_text="not shown")
    expect(gaps).to_have_count(2)

    draw_on_the_chart(page)
    expect(gaps).to_have_count(0)
    wide = width_of_last_axis(page)
    earlier = page.locator(".dl-edge button", has_text="earlier")
    expect(earlier).to_be_visible()
    page.get_by_role("button", name="Whole story").click()

    expect(gaps).to_have_count(2)
    assert wide > 1.5 * narrow
    assert width_of_last_axis(page) == narrow
    expect(earlier).to_be_hidden()


def test_step_to_an_event_of_another_part_leads_to_that_part(river: str, open_page: Open) -> None:
    page = open_page(river)
    draw_on_the_chart(page)
    expect(page.locator(".annotation-text", has_text="not shown")).to_have_count(0)

    page.keyboard.press("j")

    expect(page.locator(".dl-chosen")).to_have_text("founded")
    expect(page.locator(".dl-ring.dl-selected")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("zoom=xaxis%7E"))
    expect(page.locator(".annotation-text", has_text="not shown")).to_have_count(0)


def span_of(page: Page) -> float:
    """How much the chart shows of its last axis, in days."""
    first, last = (date.fromisoformat(day) for day in windows(page)[-1].split(" to "))
    return (last - first).days


def point_at_the_chart(page: Page) -> tuple[float, float]:
    """The middle of the chart's last axis on the screen."""
    box = page.locator(".dl-plot .nsewdrag").last.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] - 4


def test_wheel_zooms_with_ctrl_and_scrolls_without(river: str, open_page: Open) -> None:
    page = open_page(river)
    whole = windows(page)
    page.mouse.move(*point_at_the_chart(page))

    page.mouse.wheel(0, -100)
    page.wait_for_timeout(300)
    unmoved = windows(page)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(page).to_have_url(re.compile("zoom=xaxis3"))
    zoomed = windows(page)
    page.keyboard.down("Control")
    page.mouse.wheel(0, 500)
    page.mouse.wheel(0, 500)
    page.keyboard.up("Control")

    assert unmoved == whole
    assert zoomed[:2] == whole[:2]
    assert zoomed[2] != whole[2]
    # Never more than all of it, so that nothing is left to go back to.
    expect(page).not_to_have_url(re.compile("zoom="))
    until(page, lambda: windows(page), whole)


def test_two_fingers_zoom(river: str, open_page: Open) -> None:
    page = open_page(river, width=390, height=844)
    whole = span_of(page)
    page.locator(".dl-stage").scroll_into_view_if_needed()
    x, y = point_at_the_chart(page)
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, *places: float) -> None:
        points = [{"x": place, "y": y} for place in places]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", x - 10, x + 10)
    for apart in (14, 18, 22):
        touch("touchMove", x - apart, x + apart)
    touch("touchEnd")

    until(page, lambda: span_of(page) < 0.7 * whole)
    expect(page).to_have_url(re.compile("zoom="))


def test_part_of_no_width_is_widened_to_what_an_address_can_tell(
    river: str, open_page: Open
) -> None:
    page = open_page(river)

    for _ in range(8):
        draw_on_the_chart(page)
    told = re.compile(r"zoom=xaxis3~[\d-]+ (\d\d:\d\d)~[\d-]+ (\d\d:\d\d)")
    until(page, lambda: bool(told.search(unquote_plus(page.url))))

    found = told.search(unquote_plus(page.url))
    assert found is not None
    assert found[1] != found[2]
    # The address may be that of a part drawn before the last one for a while.
    until(page, lambda: windows(open_page(page.url)) == windows(page))


def test_part_drawn_on_the_chart_of_a_file_can_be_left(tmp_path: Path, open_page: Open) -> None:
    path = tmp_path / "river.html"
    path.write_text(write(river_story(), "html"), encoding="utf-8")
    page = open_page(path.as_uri())
    whole = windows(page)

    draw_on_the_chart(page)
    expect(page.locator(".dl-window.dl-part")).to_have_count(1)
    press_whole_story(page)

    expect(page.locator(".dl-window.dl-part")).to_have_count(0)
    assert windows(page) == whole


@pytest.mark.parametrize("closer", ["ArrowUp", "+"])
@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowRight"])
def test_strip_is_moved_from_the_keyboard(
    river: str, open_page: Open, closer: str, key: str
) -> None:
    page = open_page(river)
    whole = windows(page)

    page.locator(".dl-window").last.press(closer)
    until(page, lambda: windows(page) != whole)
    near = windows(page)
    page.locator(".dl-window").last.press(key)
    until(page, lambda: windows(page) != near)
    page.locator(".dl-window").last.press("Home")

    until(page, lambda: windows(page), whole)


def test_filter_keeps_the_zoom(river: str, open_page: Open) -> None:
    page = open_page(river)
    drag(page, page.locator(".dl-track").last, 0.4, 0.9)
    expect(page).to_have_url(re.compile("zoom="))
    zoomed = windows(page)

    page.get_by_role("button", name="Ruth Okafor", exact=True).click()
    expect(page.locator(".st-key-chart-head")).to_contain_text("2 of 14")

    expect(page.locator(".dl-lane-name")).to_have_count(2)
    until(page, lambda: windows(page), zoomed)
    expect(page).to_have_url(re.compile("zoom="))


@pytest.mark.parametrize("zoom", ["xaxis~2015~1990", "<b>~<i>~</i>"])
def test_part_that_makes_no_sense_is_passed_over(river: str, open_page: Open, zoom: str) -> None:
    whole = windows(open_page(river))

    page = open_page(f"{river}?zoom={zoom}")

    assert windows(page) == whole


def test_the_story_alone_counts_what_lies_before_it(river: str, open_page: Open) -> None:
    page = open_page(river)
    count = page.locator(".st-key-chart-head").text_content()

    page.get_by_role("radio", name="The story").click()
    expect(page.locator(".dl-track")).to_have_count(1)
    expect(page).to_have_url(re.compile("reach=The"))
    earlier = page.locator(".dl-edge button", has_text="earlier")
    expect(earlier).to_be_visible()
    earlier.click()

    expect(page.locator(".dl-track")).to_have_count(3)
    expect(page.locator(".st-key-chart-head")).to_have_text(str(count))


def test_axis_of_a_long_chart_stays_in_sight(crowd_page: str, open_page: Open) -> None:
    page = open_page(f"{crowd_page}?detail=All", height=600)
    words = page.locator(".dl-axis-words > span")

    expect(words.first).to_be_in_viewport()
    expect(page.locator(".dl-strip")).not_to_be_in_viewport()
    page.locator(".dl-legend").scroll_into_view_if_needed()

    expect(words.first).to_be_hidden()


def test_words_at_the_foot_of_a_long_chart_stand_apart(example: str, open_page: Open) -> None:
    page = open_page(example, height=600)
    page.get_by_role("button", name="Six reports as one story").click()
    words = page.locator(".dl-axis-words > span")
    expect(words.filter(has_text="1962")).to_be_in_viewport()

    boxes = sorted(
        (box["x"], box["x"] + box["width"])
        for one in words.all()
        if (box := one.bounding_box()) is not None
    )

    assert [left for (_, right), (left, _) in pairwise(boxes) if left < right] == []


def test_article_stays_beside_a_long_chart(crowd_page: str, open_page: Open) -> None:
    page = open_page(f"{crowd_page}?detail=All", height=600)
    article = page.locator(".dl-article")
    top = article.bounding_box()
    assert top is not None

    page.locator(".dl-strip").scroll_into_view_if_needed()

    until(page, lambda: (article.bounding_box() or top)["y"] < top["y"])
    expect(page.locator(".dl-lane").first).not_to_be_in_viewport()
    expect(article).to_be_in_viewport(ratio=0.9)


def test_link_to_the_view_is_copied(river: str, open_page: Open) -> None:
    page = open_page(river)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    drag(page, page.locator(".dl-track").last, 0.4, 0.9)

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert "zoom=xaxis3" in page.evaluate("navigator.clipboard.readText()")


def test_link_is_shown_where_it_cannot_be_copied(river: str, open_page: Open) -> None:
    page = open_page(river)
    refuse = "() => Promise.reject(new Error('no'))"
    page.evaluate(f"() => {{ navigator.clipboard.writeText = {refuse} }}")

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_label("Link to this view")).to_have_value(page.url)


def test_lanes_stand_for_times_and_their_names_filter(river: str, open_page: Open) -> None:
    page = open_page(f"{river}?detail=All")
    page.get_by_role("button", name="Lanes: actors").click()
    page.get_by_role("combobox", name="Lanes").click()
    page.get_by_role("option", name="Times").click()
    names = page.locator(".dl-lane-name")
    expect(names).to_have_count(3)
    expect(names.first).to_contain_text("1 CE to 100 CE")

    page.get_by_role("button", name=re.compile("1101 to 1200")).click()

    expect(page.locator(".st-key-chart-head")).to_contain_text("1 of 14")
    page.get_by_role("button", name=re.compile("1101 to 1200")).click()
    expect(page.locator(".st-key-chart-head")).to_contain_text("14 of 14")
