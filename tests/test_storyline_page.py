"""The page of a storyline without a browser: opened, filtered, told and changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import __main__ as start
from dashboard.stories.joining import joined, with_own_ids
from dashboard.stories.saved_story import is_own, keep, kept_stories, recalled, store, story_id
from dashboard.stories.story import (
    EXAMPLE_REPORTS,
    Story,
    as_one,
    example_reports_story,
    first_stories,
)
from events import (
    DatelineError,
    Document,
    Timeline,
    example_reports,
    example_storyline,
    extract,
    to_json,
)

APP = Path(start.__file__).with_name("app.py")
PATIENCE = 60.0


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of the app leaves a `__main__` of its own, which new processes would run again."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The app as started with some arguments."""

    def opened(*arguments: object) -> AppTest:
        monkeypatch.setattr(sys, "argv", ["app.py", *map(str, arguments)])
        app = AppTest.from_file(str(APP), default_timeout=PATIENCE).run()
        assert not app.exception
        return app

    return opened


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports of one fire, in a folder."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in {
        "a.txt": "Mill burns down\n\nA fire destroyed the old mill of Brask on Monday.",
        "b.txt": "Fire in Brask\n\nThe old mill of Brask was destroyed by a fire on Monday.",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def open_story(app: AppTest) -> Story:
    story: Story = app.session_state["stories"][app.session_state["story"]]
    return story


def joined_now(story: Story) -> Story:
    return joined(story, lambda _: None, pytest.fail)


# ----------------------------------------------------------------------------------------- opening


def test_a_folder_is_opened_as_one_story(open_app: Callable[..., AppTest], reports: Path) -> None:
    app = open_app(reports, "--published", "13 March 2024")

    story = open_story(app)

    assert story.is_storyline
    assert [document.doc_id for document in story.documents] == ["a", "b"]
    assert story.imported is not None
    assert {one.articles for one in story.imported.happenings if one.articles > 1} == {2}
    assert any("2 articles" in caption.value for caption in app.caption)


def test_several_paths_are_one_story_and_a_broken_one_is_told_of(
    open_app: Callable[..., AppTest], reports: Path
) -> None:
    (reports / "c.pdf").write_bytes(b"%PDF-1.4 no more")

    app = open_app(reports / "a.txt", reports / "c.pdf", reports / "b.txt")

    assert len(open_story(app).documents) == 2
    assert len(app.error) == 1
    assert "c.pdf" in app.error[0].value.replace("\\", "")


def test_an_exported_storyline_is_opened_as_such(
    open_app: Callable[..., AppTest], tmp_path: Path
) -> None:
    path = tmp_path / "flood.json"
    path.write_text(json.dumps(to_json(example_storyline())), encoding="utf-8")

    app = open_app(path)

    assert len(open_story(app).documents) == 6
    assert len(app.selectbox(key="story").options) == 1


def test_the_bundled_storyline_is_one_click_away(open_app: Callable[..., AppTest]) -> None:
    app = open_app()

    next(one for one in app.button if one.label == "Six reports as one story").click().run()

    assert not app.exception
    assert app.session_state["story"] == EXAMPLE_REPORTS
    assert open_story(app).is_storyline


def test_one_article_stays_one_article(reports: Path) -> None:
    [story] = first_stories([str(reports / "a.txt")], None)

    assert not story.is_storyline
    assert as_one([story, story]) is story


def test_open_stories_are_joined_with_what_was_done_in_them() -> None:
    flood = example_reports_story()
    article = Story("fire", Document(text="The mill burned down on Monday.", doc_id="orva-2"))

    whole = joined_now(as_one([flood, article]))

    assert len(whole.documents) == 7
    assert len({document.doc_id for document in whole.documents}) == 7
    assert whole.imported is not None
    held = {event.trigger.document.doc_id for event in whole.imported.events}
    assert "orva-2-2" in held


def test_ids_that_are_taken_are_changed_wherever_they_stand() -> None:
    flood = example_storyline()

    other = with_own_ids(flood, {"orva-1", "orva-3"})

    written = json.dumps(to_json(other))
    assert '"orva-1"' not in written
    assert written.replace("orva-1-2", "orva-1").replace("orva-3-2", "orva-3") == json.dumps(
        to_json(flood)
    )


def test_an_article_that_cannot_be_read_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [Story(d.doc_id, d) for d in example_reports()[:3]]

    def read(story: Story) -> Timeline:
        if story.document.doc_id == "orva-2":
            raise DatelineError("is damaged")
        return extract(story.document)

    monkeypatch.setattr("dashboard.stories.saved_story.timeline_for", read)
    said: list[str] = []

    whole = joined(as_one(parts), lambda _: None, said.append)

    assert len(whole.documents) == 2
    assert [one for one in said if "is damaged" in one] == said
    assert len(said) == 1


# ----------------------------------------------------------------------------------------- keeping


def test_a_storyline_is_kept_and_comes_back_joined() -> None:
    parts = as_one([Story(d.doc_id, d) for d in example_reports()[:2]])
    whole = joined_now(parts)

    keep(whole)

    [kept], broken = kept_stories()
    assert (kept.is_storyline, len(kept.documents), broken) == (True, 2, [])
    assert recalled(parts).imported == whole.imported
    assert recalled(parts).key == parts.key


def test_what_is_not_joined_yet_and_the_bundled_one_are_not_kept() -> None:
    keep(as_one([Story(d.doc_id, d) for d in example_reports()[:2]]))
    keep(example_reports_story())

    assert store().stories() == []
    assert not is_own(example_reports_story())


def test_an_article_and_the_storyline_that_begins_with_it_are_two_stories() -> None:
    first = example_reports()[0]
    alone = Story(first.doc_id, first)

    assert story_id(alone) != story_id(example_reports_story())
    assert story_id(replace(alone, imported=extract(first))) == story_id(alone)
