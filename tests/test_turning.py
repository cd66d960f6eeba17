"""Turning to another story while the browser still shows, and tells, what stood there before."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from river import river_story
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest
from widgets import new_app, published_field, story_list

from dashboard.stories.saved_story import keep
from dashboard.stories.story import Story
from events import Document, to_json

if TYPE_CHECKING:
    from streamlit.testing.v1.element_tree import Selectbox, TextInput

REPORTS = "Six reports as one story"


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The app as started with some arguments."""

    def opened(*arguments: object) -> AppTest:
        monkeypatch.setattr(sys, "argv", ["app.py", *map(str, arguments)])
        return new_app().run()

    return opened


def turn_to_reports(app: AppTest) -> AppTest:
    next(one for one in app.button if one.label == REPORTS).click().run()
    return app


def as_seen(one: Selectbox | TextInput) -> WidgetState:
    """What the browser tells of a widget while it shows it as it is now."""
    return one._widget_state


def tell(app: AppTest, seen: WidgetState) -> AppTest:
    """A run for which the browser tells what stands in a widget that it still shows."""
    return app._run(WidgetStates(widgets=[seen]))


def test_the_list_of_before_chooses_no_story(open_app: Callable[..., AppTest]) -> None:
    app = open_app()
    seen = as_seen(story_list(app))
    before = story_list(app).value
    turn_to_reports(app)
    turned_to = story_list(app).value
    assert turned_to != before

    tell(app, seen)

    assert not app.exception
    assert story_list(app).value == turned_to
    assert app.session_state["story"] == turned_to


def test_the_field_of_before_dates_no_other_story(
    open_app: Callable[..., AppTest], tmp_path: Path
) -> None:
    river = tmp_path / "river.json"
    river.write_text(json.dumps(to_json(river_story())), encoding="utf-8")
    document = Document(text="The dam broke on Sunday.", doc_id="dam", published=date(2024, 3, 13))
    keep(Story("dam", document))
    app = open_app(river)
    seen = as_seen(published_field(app))
    before = published_field(app).value
    story_list(app).select_index(1).run()
    shown = published_field(app).value
    assert before != shown

    tell(app, seen)

    assert published_field(app).value == shown


def test_the_field_of_before_takes_nothing_back_that_was_undone(
    open_app: Callable[..., AppTest], tmp_path: Path
) -> None:
    article = tmp_path / "dam.txt"
    article.write_text("The dam broke on Sunday.", encoding="utf-8")
    app = open_app(article, "--published", "20 May 2015")
    published_field(app).set_value("10 June 2015").run()
    seen = as_seen(published_field(app))
    app.button(key="undo").click().run()

    tell(app, seen)

    assert published_field(app).value == "Wed 20 May 2015"


def test_a_story_is_named_in_the_address_unless_it_is_the_first(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_app()
    first = story_list(app).options[0]
    assert "story" not in app.query_params

    turn_to_reports(app)
    assert app.query_params["story"] == story_list(app).options[1]

    story_list(app).set_value(first).run()
    assert "story" not in app.query_params


def test_a_link_opens_the_story_that_it_names(open_app: Callable[..., AppTest]) -> None:
    app = turn_to_reports(open_app())
    named = app.query_params["story"]
    again = new_app()
    again.query_params["story"] = named

    again.run()

    assert not again.error
    assert story_list(again).value == story_list(app).value
    assert again.query_params["story"] == named
