"""What the page says when something of what it opens or keeps is wrong; what is right is shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from river import river_story
from streamlit.testing.v1 import AppTest
from timelines import harar
from widgets import new_app, published_field, story_list

from dashboard.stories.saved_story import keep, kept_stories, store, story_id, story_to_json
from dashboard.stories.story import Story
from events import Document, Place, Reject, SetLabel, curate, edit_to_json, to_json

RIVER = Story("river", river_story().documents[0], None, river_story())


@pytest.fixture
def open_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """The app on a file of JSON."""

    def opened(written: str) -> AppTest:
        path = tmp_path / "story.json"
        path.write_text(written, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["app.py", str(path)])
        return new_app().run()

    return opened


def said(app: AppTest, kind: str) -> list[str]:
    return [str(one.value).replace("\\", "") for one in getattr(app, kind)]


def with_title(title: object) -> str:
    obj: Any = to_json(harar())
    obj["documents"][0]["title"] = title
    return json.dumps(obj)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (with_title(5), "documents[0].title is no string"),
        (with_title("\ud800"), "documents[0].title is not as it is written"),
        ("[" * 100_000, "nested too deeply"),
        ('{"schema": "dateline/1", "x": ' + "1" * 5_000 + "}", "too many digits"),
    ],
)
def test_damaged_timeline_is_refused_in_one_line_and_nothing_of_it_is_kept(
    open_app: Callable[[str], AppTest], written: str, reason: str
) -> None:
    app = open_app(written)

    assert not app.exception
    assert len(app.error) == 1
    assert reason in said(app, "error")[0]
    assert "\n" not in said(app, "error")[0]
    assert len(story_list(app).options) == 2  # the bundled ones
    assert store().stories() == []


def test_story_that_cannot_be_read_is_named_and_removed_while_the_others_show(
    open_app: Callable[[str], AppTest],
) -> None:
    dam = Story("dam", Document(text="The dam broke.", doc_id="dam", title="Dam"))
    keep(dam)
    store().save("bad", story_to_json(dam).replace('"Dam"', "5").replace("The dam", "The bridge"))

    app = open_app(json.dumps(to_json(river_story())))

    assert not app.exception
    assert len(story_list(app).options) == 2
    [told] = said(app, "warning")
    assert "“The bridge broke.” was kept and cannot be read" in told
    app.button(key="unreadable bad").click().run()
    assert said(app, "warning") == []
    assert kept_stories()[1] == []
    assert len(kept_stories()[0]) == 2


def test_change_that_cannot_be_read_is_told_and_removed_while_the_others_are_made(
    open_app: Callable[[str], AppTest],
) -> None:
    event = river_story().events[0]
    label = SetLabel(Place.of(event), "It began here")
    store().append(story_id(RIVER), [json.dumps(edit_to_json(label)), '{"edit": "set_label"}'])

    app = open_app(json.dumps(to_json(river_story())))

    assert not app.exception
    assert "1 change made by hand in this story cannot be read" in said(app, "warning")[0]
    assert "It began here" in app.button(key="undo").help
    app.button(key="unreadable edits").click().run()
    assert said(app, "warning") == []
    assert len(store().steps(story_id(RIVER))[0].edits) == 1


def test_what_could_not_be_done_is_told_until_the_reader_does_something_else(
    open_app: Callable[[str], AppTest],
) -> None:
    app = open_app(json.dumps(to_json(river_story())))
    published_field(app).set_value("the day of days").run()
    assert len(app.error) == 1

    app.run()
    assert len(app.error) == 1
    published_field(app).set_value("21 May 2015").run()

    assert len(app.error) == 0


@pytest.mark.parametrize("what", ["add", "actors", "rejected", "remove"])
def test_menu_opens_each_of_its_dialogs(open_app: Callable[[str], AppTest], what: str) -> None:
    store().append(
        story_id(RIVER), [json.dumps(edit_to_json(Reject(Place.of(river_story().events[0]))))]
    )
    app = open_app(json.dumps(to_json(river_story())))

    app.menu_button(key="change").set_value(what).run()

    assert not app.exception
    assert app.session_state["asked"] == (what, "")


def test_a_link_to_a_story_that_is_not_here_says_so(open_app: Callable[[str], AppTest]) -> None:
    app = open_app(json.dumps(to_json(river_story())))
    assert not app.error
    again = new_app()
    again.query_params["story"] = "A colleague's story"
    again.query_params["event"] = "river:3"

    again.run()

    assert "A colleague's story" in again.error[0].value
    assert "event" not in again.query_params


def test_a_story_that_a_colleague_has_edited_stands_beside_ones_own(
    open_app: Callable[[str], AppTest],
) -> None:
    story = river_story()
    theirs = curate(story, [SetLabel(Place.of(story.events[0]), "As they see it")])
    open_app(json.dumps(to_json(story)))

    for _ in range(2):
        app = open_app(json.dumps(to_json(theirs)))

    named = [name for name in story_list(app).options if "river" in name.lower()]
    assert len(named) == 2
