"""The list of stories in folders: put there by hand, kept, and taken out again."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from widgets import new_app, story_list

from dashboard.stories.folders import folders_of, in_folders, put_in_folder
from dashboard.stories.saved_story import store
from dashboard.stories.story import Story, example_reports_story
from events import Document


def stories(*titles: str) -> dict[str, Story]:
    return {title: Story(title, Document(text=title, doc_id=title)) for title in titles}


def test_stories_stand_folder_by_folder_in_the_order_of_their_opening() -> None:
    opened = stories("quake", "flood", "fire", "dam", "storm")
    for title, folder in {"flood": "Water", "dam": "water", "storm": "Air"}.items():
        put_in_folder(opened[title], folder)

    folders = folders_of(opened)

    assert folders == {"flood": "Water", "dam": "water", "storm": "Air"}
    assert in_folders(opened, folders) == ["quake", "fire", "storm", "flood", "dam"]
    put_in_folder(opened["storm"], "  ")
    assert "storm" not in folders_of(opened)


def test_the_same_text_is_in_its_folder_under_any_name() -> None:
    put_in_folder(Story("one", Document(text="A dam burst.", doc_id="one")), " Big\n floods ")

    found = folders_of({"other": Story("other", Document(text="A dam burst.", doc_id="other"))})

    assert found == {"other": "Big floods"}


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Callable[[], AppTest]:
    """The app as started on the bundled examples."""
    monkeypatch.setattr(sys, "argv", ["app.py"])

    def opened() -> AppTest:
        app = new_app().run()
        assert not app.exception
        return app

    return opened


def choose(app: AppTest, folder: str) -> None:
    app.session_state["asked"] = ("folder", "")
    app.run()
    [field] = (one for one in app.selectbox if one.label == "Folder")
    field.set_value(folder)
    next(one for one in app.button if one.label == "Save").click().run()
    assert not app.exception


def test_a_story_is_put_in_a_folder_and_stays_there(open_app: Callable[[], AppTest]) -> None:
    put_in_folder(example_reports_story(), "Read")  # a new name is typed in a browser only
    app = open_app()
    palmyra, reports = story_list(app).options
    shown = app.session_state["story"]
    assert reports.startswith("Read / ")

    choose(app, "Read")

    assert story_list(app).options == [f"Read / {palmyra}", reports]
    assert story_list(app).value == app.session_state["story"] == shown
    assert story_list(open_app()).options == [f"Read / {palmyra}", reports]
    story_list(app).select_index(1).run()
    assert app.session_state["story"] != shown
    choose(app, "No folder")
    assert story_list(app).options == [reports.removeprefix("Read / "), f"Read / {palmyra}"]
    assert app.session_state["story"] != shown


def test_a_link_to_a_story_does_not_tell_its_folder(open_app: Callable[[], AppTest]) -> None:
    app = open_app()
    story_list(app).select_index(1).run()
    link = app.query_params["story"]

    put_in_folder(example_reports_story(), "Floods")
    app.run()

    assert story_list(app).options[1].startswith("Floods / ")
    assert app.query_params["story"] == link


def test_a_story_that_is_removed_is_in_no_folder() -> None:
    opened = stories("flood")
    put_in_folder(opened["flood"], "Water")
    assert folders_of(opened) == {"flood": "Water"}

    for kept in store().choices("folder"):
        store().remove(kept)

    assert folders_of(opened) == {}
