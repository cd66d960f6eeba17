"""Telling apart, on the page, two who were taken for one actor."""

from __future__ import annotations

import sys

import pytest
from streamlit.testing.v1 import AppTest
from widgets import new_app

from dashboard.panes.actor_parts import parts_of
from events import Actor, Place, Timeline, example_storyline, from_json, to_json

# The storyline takes the governor of one article for the director of the aid group.
TAKEN = "Jonas Dask"


def actor_of(timeline: Timeline, name: str) -> Actor:
    return next(actor for actor in timeline.actors if actor.name == name)


@pytest.fixture
def director() -> Actor:
    return actor_of(example_storyline(), TAKEN)


def words_at(actor: Actor, places: tuple[Place, ...]) -> list[str]:
    return [one.span.text for one in actor.mentions if Place.of(one.span) in places]


def test_an_actor_comes_apart_by_articles_ways_of_naming_and_mentions(director: Actor) -> None:
    parts = parts_of(director)

    names = list(parts)
    assert names[0] == "All 5 in Aid group counts 19 dead · Hill Radio · Tue 18 Apr 2023"
    assert names[1].startswith("All 2 in Governor resigns over dam")
    [her] = [name for name in names if "»her«" in name]
    assert (
        her == "… oup led by Jonas Dask, welcomed »her« resignation. … · Governor resigns over dam"
    )
    assert words_at(director, parts[her]) == ["her"]
    governor = actor_of(example_storyline(), "Milena Dask")
    parts = parts_of(governor)
    called = parts["Wherever called “Milena Dask” (3)"]
    assert words_at(governor, called) == ["Milena Dask"] * 3


def test_all_parts_of_every_actor_are_its_mentions() -> None:
    for actor in example_storyline().actors:
        own = {Place.of(one.span) for one in actor.mentions}
        single = [lot for lot in parts_of(actor).values() if len(lot) == 1]
        assert {place for lot in single for place in lot} == own
        assert all({*lot} <= own for lot in parts_of(actor).values())


def test_in_one_article_no_part_is_named_by_an_article() -> None:
    tarnov = actor_of(example_storyline(), "Tarnov")
    assert len({one.span.document.doc_id for one in tarnov.mentions}) == 1

    assert not [name for name in parts_of(tarnov) if " in Tarnov buries" in name]


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The bundled storyline with the dialog about the director open."""
    monkeypatch.setattr(sys, "argv", ["app.py"])
    app = new_app().run()
    next(one for one in app.button if one.label == "Six reports as one story").click().run()
    app.session_state["asked"] = ("actors", "")
    app.run()
    which = app.selectbox(key="which")
    number = next(n for n, told in enumerate(which.options) if told.startswith(TAKEN))
    which.select_index(number).run()
    assert not app.exception
    return app


def split_off(app: AppTest, parts: list[str], name: str) -> None:
    [field] = (one for one in app.multiselect if one.label == "Of someone else are")
    [called] = (one for one in app.text_input if one.label == "Who is called")
    field.set_value([one for one in field.options if any(part in one for part in parts)])
    called.set_value(name)
    next(one for one in app.button if one.label == "Split off").click().run()
    assert not app.exception


def timeline_of(app: AppTest) -> Timeline:
    timeline: Timeline = app.session_state["curated"][1].timeline
    return timeline


def test_mentions_become_an_actor_of_their_own_and_it_is_undone(app: AppTest) -> None:
    split_off(app, ["»Governor« Dask", "Governor »Dask«", "»her«"], "The governor")

    timeline = timeline_of(app)
    split = actor_of(timeline, "The governor")
    assert [one.span.text for one in split.mentions] == ["Governor", "Dask", "her"]
    said = {
        event.label
        for event in timeline.events
        if event.attribution and event.attribution.actor is split
    }
    assert said
    assert app.button(key="undo").help.endswith("The governor split off from Jonas Dask")
    assert from_json(to_json(timeline)) == timeline
    app.button(key="undo").click().run()
    assert not [one for one in timeline_of(app).actors if one.name == "The governor"]
    app.button(key="redo").click().run()
    assert actor_of(timeline_of(app), "The governor").mentions == split.mentions


@pytest.mark.parametrize(
    ("parts", "name", "trouble"),
    [
        ([], "The governor", "Choose what is of someone else."),
        (["»her«"], " ", "Give a name to who that is."),
        (["»her«"], "Milena Dask", "An actor is called Milena Dask already"),
        (["»her«"], TAKEN, f"An actor is called {TAKEN} already"),
        (["All "], "The governor", "These are all: rename the actor above."),
    ],
)
def test_what_cannot_be_split_off_is_said(
    app: AppTest, parts: list[str], name: str, trouble: str
) -> None:
    split_off(app, parts, name)

    [said] = app.error
    assert said.value.replace("\\", "").startswith(trouble)
    assert timeline_of(app).actors == example_storyline().actors
