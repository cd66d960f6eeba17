"""The order of the lanes: by weight, time or name, or as the reader moved and hid them."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from river import river_story
from streamlit.testing.v1 import AppTest
from widgets import new_app

from dashboard.chart.figures import draw
from dashboard.chart.joined import page_timeline
from dashboard.chart.lane_heads import LanesBy, find_heads, lane_actors
from dashboard.chart.lane_order import (
    BY_WEIGHT,
    LaneOrder,
    OrderBy,
    in_order,
    moved,
    shown_lanes,
    toggled,
)
from dashboard.chart.palette import LIGHT
from dashboard.offline.views import Sent, page_content
from dashboard.stories.saved_story import store, story_id
from dashboard.stories.story import example_reports_story
from events import Timeline, example_storyline

WORDS = st.text(st.characters(codec="utf-8"), max_size=8)


@pytest.fixture(scope="module")
def page() -> Timeline:
    """What the page shows of the bundled storyline."""
    return page_timeline(example_storyline())


def names(page: Timeline, order: LaneOrder, by: LanesBy = LanesBy.ACTORS) -> list[str]:
    return [head.name for head in in_order(page, by, order)]


def test_lanes_are_by_weight_unless_the_reader_wants_another_order(page: Timeline) -> None:
    assert names(page, BY_WEIGHT) == [head.name for head in lane_actors(page)]


@pytest.mark.parametrize("by", list(LanesBy))
def test_lanes_are_by_name(page: Timeline, by: LanesBy) -> None:
    found = names(page, LaneOrder(OrderBy.NAME), by)

    assert found == sorted(found, key=str.casefold)
    assert set(found) == {head.name for head in find_heads(page, by).heads}


@pytest.mark.parametrize("by", list(LanesBy))
def test_lanes_are_by_their_first_event(page: Timeline, by: LanesBy) -> None:
    heads = find_heads(page, by)

    ordered = in_order(page, by, LaneOrder(OrderBy.FIRST))

    firsts = [
        min(
            when.start or when.end
            for one in page.events
            if head in heads.of(one) and (when := one.interval) and (when.start or when.end)
        )
        for head in ordered
    ]
    assert firsts == sorted(firsts)


def test_a_lane_without_a_date_comes_last() -> None:
    story = river_story()
    head = lane_actors(story)[0]
    events = tuple(
        replace(one, interval=None, bounds=None, relation=None)
        if any(argument.actor is head for argument in one.arguments)
        else one
        for one in story.events
    )

    undated = replace(story, events=events)

    assert names(undated, LaneOrder(OrderBy.FIRST))[-1] == head.name


def test_a_lane_is_moved_and_the_others_keep_their_order(page: Timeline) -> None:
    first, second, third, *rest = names(page, BY_WEIGHT)

    down = moved(BY_WEIGHT, names(page, BY_WEIGHT), first, up=False)
    again = moved(down, names(page, down), third, up=True)

    assert names(page, down) == [second, first, third, *rest]
    assert names(page, again) == [second, third, first, *rest]
    assert moved(down, names(page, down), second, up=True) == down
    assert moved(down, names(page, down), rest[-1], up=False) == down


def test_a_lane_that_the_reader_has_not_moved_comes_last(page: Timeline) -> None:
    *_, last = names(page, BY_WEIGHT)

    found = names(page, LaneOrder(OrderBy.OWN, (last, "gone since")))

    assert found == [last, *names(page, BY_WEIGHT)[:-1]]


def test_a_hidden_lane_leaves_its_events_to_the_others_and_all_their_colours(
    page: Timeline,
) -> None:
    actors = lane_actors(page)
    order = toggled(LaneOrder(OrderBy.NAME), "Jonas Dask")

    whole = draw(page, page.events, actors, LIGHT)
    chosen = shown_lanes(page, LanesBy.ACTORS, order)
    drawing = draw(page, page.events, actors, LIGHT, chosen=chosen)

    before = {lane["name"]: lane for lane in whole.lanes}
    after = {lane["name"]: lane for lane in drawing.lanes}
    assert list(after) == [*sorted(before.keys() - {"Jonas Dask", "Others"}), "Others"]
    assert after["Others"]["count"] > before["Others"]["count"]
    assert {mark["id"] for mark in drawing.marks} == {mark["id"] for mark in whole.marks}
    for name in after:
        assert after[name]["color"] == before[name]["color"]
    assert shown_lanes(page, LanesBy.ACTORS, toggled(order, "Jonas Dask")) == in_order(
        page, LanesBy.ACTORS, LaneOrder(OrderBy.NAME)
    )


@given(
    st.builds(
        LaneOrder,
        st.sampled_from(OrderBy),
        st.lists(WORDS, max_size=4).map(tuple),
        st.frozensets(WORDS, max_size=3),
    )
)
def test_any_order_is_kept_as_text_and_read_back(order: LaneOrder) -> None:
    assert LaneOrder.of_text(order.to_text()) == order


@pytest.mark.parametrize("text", ["", "x", "[]", "3", '{"by": "Colour"}', '{"by": "Name"}'])
def test_what_is_no_order_is_that_by_weight(text: str) -> None:
    assert LaneOrder.of_text(text) == BY_WEIGHT


def test_a_page_that_is_sent_has_the_lanes_as_they_are_seen() -> None:
    flood = example_storyline()
    events = page_timeline(flood).events
    order = LaneOrder(OrderBy.NAME, hidden=frozenset({"Army"}))

    sent = Sent(shown=events, spanned=events, lane_order=order)
    content = page_content(page_timeline(flood), sent)

    lanes = [lane["name"] for lane in content["views"][0]["light"]["wide"]["lanes"]]
    assert lanes == [*sorted(lanes[:-1], key=str.casefold), "Others"]
    assert "Army" not in lanes
    assert lanes[:-1]


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The bundled storyline on the page."""
    monkeypatch.setattr(sys, "argv", ["app.py"])
    app = new_app().run()
    next(one for one in app.button if one.label == "Six reports as one story").click().run()
    assert not app.exception
    return app


def lanes(app: AppTest) -> list[str]:
    """The lanes as the button lists them."""
    return [one.label.replace("\\", "") for one in app.checkbox if one.key.startswith("lane shown")]


def test_the_order_is_kept_with_the_story(app: AppTest, page: Timeline) -> None:
    first, second, *rest = lanes(app)

    app.button(key="lane downward 0").click().run()
    app.checkbox(key="lane shown 2").uncheck().run()

    assert not app.exception
    assert lanes(app) == [second, first, *rest]
    kept = LaneOrder.of_text(store().choices("lanes: actors")[story_id(example_reports_story())])
    assert kept == LaneOrder(OrderBy.OWN, (second, first, *rest), frozenset({rest[0]}))
    again = new_app().run()
    next(one for one in again.button if one.label == "Six reports as one story").click().run()
    assert lanes(again) == [second, first, *rest]
    assert [one.value for one in again.checkbox if one.key == "lane shown 2"] == [False]


def test_each_story_and_each_kind_of_lane_has_its_own_order(app: AppTest) -> None:
    found = lanes(app)
    app.button(key="lane downward 0").click().run()

    app.selectbox(key="lanes").set_value("Sources").run()
    sources = lanes(app)
    app.selectbox(key="lanes").set_value("Actors").run()

    assert sources == names(page_timeline(example_storyline()), BY_WEIGHT, LanesBy.SOURCES)
    assert lanes(app) == [found[1], found[0], *found[2:]]


def test_the_order_by_name_is_chosen_and_taken_back(app: AppTest) -> None:
    found = lanes(app)
    [by] = (one for one in app.get("button_group") if one.label == "Order")

    by.set_value(OrderBy.NAME).run()
    named = lanes(app)
    [by] = (one for one in app.get("button_group") if one.label == "Order")
    by.set_value(OrderBy.WEIGHT).run()

    assert named == sorted(found, key=str.casefold)
    assert lanes(app) == found
    assert store().choices("lanes: actors") == {}
