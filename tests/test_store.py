"""What is kept between two starts: saved whole, shared by two pages, never overwritten."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from timelines import harar, with_bounds

from dashboard.stories.saved_story import (
    curated,
    reopened,
    story_from_json,
    story_id,
    story_to_json,
    written,
)
from dashboard.stories.store import Step, Store, home, open_store
from dashboard.stories.story import Story, read_stories
from events import (
    Document,
    Place,
    SetLabel,
    Timeline,
    curate,
    extract,
    to_json,
)
from events.timeline import apply_edits

SAVES_IN_A_LOOP = """
import sys
from pathlib import Path
from dashboard.stories.store import Store
store = Store(Path(sys.argv[1]))
for number in range(1_000_000):
    store.append("story", [f"{number} a", f"{number} b", f"{number} c"])
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "stories.sqlite3"


def step(*edits: str, undone: bool = False) -> Step:
    return Step(edits, undone)


def test_steps_are_there_when_the_store_is_opened_again(path: Path) -> None:
    Store(path).append("one", ["a", "b"])
    Store(path).append("one", ["c"])
    Store(path).append("other", ["d"])

    assert Store(path).steps("one") == [step("a", "b"), step("c")]
    assert Store(path).trouble is None


def test_steps_of_many_stories_are_those_of_each(path: Path) -> None:
    store = Store(path)
    store.append("one", ["a", "b"])
    store.append("other", ["c"])
    store.undo("other")

    assert store.steps_of(["other", "none", "one"]) == [
        [step("c", undone=True)],
        [],
        [step("a", "b")],
    ]


def test_undo_and_redo_go_step_by_step_and_are_kept(path: Path) -> None:
    store = Store(path)
    store.append("one", ["a", "b"])
    store.append("one", ["c"])

    store.undo("one")
    store.undo("one")
    store.undo("one")
    store.redo("one")

    assert Store(path).steps("one") == [step("a", "b"), step("c", undone=True)]


def test_new_step_takes_the_place_of_those_undone(path: Path) -> None:
    store = Store(path)
    store.append("one", ["a"])
    store.undo("one")

    store.append("one", ["b"])
    store.redo("one")

    assert store.steps("one") == [step("b")]


def test_two_pages_add_to_each_others_work(path: Path) -> None:
    here, there = Store(path), Store(path)
    here.append("one", ["a"])
    there.append("one", ["b"])
    here.append("one", ["c"])
    there.undo("one")

    assert here.steps("one") == there.steps("one") == [step("a"), step("b"), step("c", undone=True)]


def test_stories_are_kept_in_the_order_of_their_coming_and_removed_whole(path: Path) -> None:
    store = Store(path)
    for story in ("one", "two", "three"):
        store.save(story, f"{story}, first")
        store.append(story, ["a"])

    store.save("one", "one, changed")
    store.remove("two")

    assert Store(path).stories() == [("one", "one, changed"), ("three", "three, first")]
    assert (store.story("one"), store.story("two")) == ("one, changed", None)
    assert (store.steps("one"), store.steps("two")) == ([step("a")], [])


def test_what_is_chosen_for_a_story_is_kept_until_it_is_chosen_otherwise(path: Path) -> None:
    Store(path).choose("one", "folder", "Floods")
    Store(path).choose("one", "lanes", "by name")
    Store(path).choose("two", "folder", "Fires")
    Store(path).choose("two", "folder", "Floods")

    assert Store(path).choices("folder") == {"one": "Floods", "two": "Floods"}
    Store(path).choose("two", "folder", "")
    Store(path).remove("one")
    assert Store(path).choices("folder") == Store(path).choices("lanes") == {}


def test_file_from_before_there_were_choices_is_used(path: Path) -> None:
    store = Store(path)
    store.save("one", "story")
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE choices")

    assert store.choices("folder") == {}
    store.choose("one", "folder", "Floods")
    assert Store(path).choices("folder") == {"one": "Floods"}
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE choices")
    store.remove("one")
    assert Store(path).stories() == []
    assert Store(path).trouble is None


def test_killed_in_the_middle_of_saving_only_whole_steps_remain(path: Path) -> None:
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", SAVES_IN_A_LOOP, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        reported = [int(process.stdout.readline()) for _ in range(20)]
        process.send_signal(signal.SIGKILL)
        reported += [int(line) for line in process.stdout.read().split("\n")[:-1]]
        process.wait()
        process.stdout.close()

        store = Store(path)
        found = store.steps("story")
        assert store.trouble is None
        assert all(len(step.edits) == 3 for step in found)
        assert f"{reported[-1]} a" in found[-1].edits or f"{reported[-1]} a" in found[-2].edits
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def newer(path: Path) -> None:
    Store(path).append("one", ["a"])
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def damaged(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 400)


def cut_short(path: Path) -> None:
    for number in range(200):
        Store(path).save(str(number), "x" * 400)
    path.write_bytes(path.read_bytes()[:9000])


def another_program(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")


def another_version_one(path: Path) -> None:
    another_program(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 1")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (newer, "newer Dateline"),
        (damaged, "is damaged"),
        (cut_short, "is damaged"),
        (another_program, "another program"),
        (another_version_one, "another program"),
    ],
)
def test_file_that_cannot_be_used_is_left_alone_and_the_work_goes_on(
    path: Path, spoil: object, reason: str
) -> None:
    spoil(path)  # type: ignore[operator]
    before = path.read_bytes()
    store = Store(path)

    store.append("one", ["b"])
    store.append("one", ["c"])
    store.undo("one")
    store.save("one", "story")

    assert store.trouble is not None
    assert reason in store.trouble
    assert "\n" not in store.trouble
    assert store.steps("one") == [step("b"), step("c", undone=True)]
    assert store.stories() == [("one", "story")]
    assert path.read_bytes() == before


def test_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    store = Store(tmp_path / "home" / "stories.sqlite3")

    store.append("one", ["a"])

    assert store.trouble is not None
    assert store.steps("one") == [step("a")]


@pytest.fixture
def read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when on the file can only be read."""
    connect = sqlite3.connect

    def connected(place: object, **options: object) -> sqlite3.Connection:
        if place == path:
            return connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
        return connect(place, **options)  # type: ignore[call-overload, no-any-return]

    return lambda: monkeypatch.setattr(sqlite3, "connect", connected)


def test_file_that_cannot_be_written_is_read(path: Path, read_only: Callable[[], None]) -> None:
    Store(path).append("one", ["a"])
    Store(path).save("one", "story")
    read_only()
    store = Store(path)
    store.append("one", ["b"])

    assert "cannot be written" in (store.trouble or "")
    assert store.stories() == [("one", "story")]
    assert store.steps("one") == [step("a"), step("b")]
    assert Store(path).steps("one") == [step("a")]


def test_old_file_that_cannot_be_written_has_choices_in_memory(
    path: Path, read_only: Callable[[], None]
) -> None:
    Store(path).save("one", "story")
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE choices")
    read_only()
    store = Store(path)

    assert store.choices("folder") == {}
    store.choose("one", "folder", "Floods")

    assert store.choices("folder") == {"one": "Floods"}
    assert store.stories() == [("one", "story")]
    assert "cannot be written" in (store.trouble or "")


def test_home_is_where_the_reader_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))

    assert home() == tmp_path
    assert open_store().path.parent == tmp_path
    monkeypatch.delenv("DATELINE_HOME")
    assert home().name == "dateline"


ARTICLE = Story("a", Document(text="The dam broke.", doc_id="a", title="Dam"), date(2015, 5, 20))
IMPORTED = Story("harar", harar().documents[0], None, with_bounds(harar()))


@pytest.mark.parametrize("story", [ARTICLE, IMPORTED])
def test_story_read_back_is_the_same(story: Story) -> None:
    assert story_from_json(story_to_json(story)) == story


def test_same_text_is_the_same_story_under_any_name() -> None:
    named = replace(ARTICLE, document=replace(ARTICLE.document, doc_id="b", title="Other"))

    assert story_id(named) == story_id(ARTICLE)
    assert reopened(named, ARTICLE).document.doc_id == "a"
    assert reopened(named, ARTICLE).document.title == "Other"


def test_timeline_that_was_curated_elsewhere_is_a_story_of_its_own() -> None:
    edit = SetLabel(Place.of(harar().events[0]), "Harar falls")

    other = replace(IMPORTED, imported=curate(harar(), [edit]))

    assert story_id(other) != story_id(IMPORTED)


def test_story_is_curated_by_the_steps_that_are_not_undone() -> None:
    place = Place.of(harar().events[0])
    steps = [
        step(*written([SetLabel(place, "One"), SetLabel(Place("harar", 0, 1), "Missed")])),
        step(*written([SetLabel(place, "Two")]), undone=True),
    ]

    found = curated(IMPORTED, steps)

    assert found.timeline.events[0].label == "One"
    assert found.found.events[0].label == "=Rebels took Harar"
    assert found.undone == ((SetLabel(place, "Two"),),)
    assert found.missed == (SetLabel(Place("harar", 0, 1), "Missed"),)


def test_what_is_undone_leads_back_to_the_very_timeline_of_before() -> None:
    """What was drawn for it need not be drawn anew."""
    place = Place.of(harar().events[0])
    one, two = written([SetLabel(place, "One")]), written([SetLabel(place, "Two")])

    before = curated(IMPORTED, [step(*one)])
    after = curated(IMPORTED, [step(*one), step(*two)])
    undone = curated(IMPORTED, [step(*one), step(*two, undone=True)])

    assert after.timeline.events[0].label == "Two"
    assert undone.timeline is before.timeline


def test_timeline_is_built_once_for_what_edits_make_and_miss(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[Timeline] = []
    build = apply_edits.build_timeline
    monkeypatch.setattr(
        apply_edits, "build_timeline", lambda *parts: built.append(build(*parts)) or built[-1]
    )
    story = replace(IMPORTED, imported=harar())
    edits = [SetLabel(Place.of(harar().events[0]), "One"), SetLabel(Place("harar", 0, 1), "Missed")]

    found = curated(story, [step(*written(edits))])

    assert len(built) == 1
    assert (found.timeline, found.missed) == (curate(harar(), edits), (edits[1],))


def test_edits_of_an_imported_timeline_stay_when_its_date_changes() -> None:
    edit = SetLabel(Place.of(harar().events[0]), "Harar falls")
    imported = curate(harar(), [edit])
    story = Story("harar", imported.documents[0], date(2024, 4, 1), imported)

    found = curated(story, [])

    assert "Harar falls" in [event.label for event in found.timeline.events]
    assert json.loads(story_to_json(story))["timeline"]["edits"]


def test_edits_of_several_articles_in_one_file_stay_with_theirs(tmp_path: Path) -> None:
    label = SetLabel(Place("harar", 8, 12), "Harar falls")
    harars = curate(harar(), [label])
    other = extract(Document(text="The dam broke. The mayor fled.", doc_id="dam"))
    both = Timeline(
        documents=harars.documents + other.documents,
        time_expressions=harars.time_expressions + other.time_expressions,
        actors=harars.actors + other.actors,
        events=harars.events + other.events,
        edits=harars.edits,
    )
    path = tmp_path / "both.json"
    path.write_text(json.dumps(to_json(both)), encoding="utf-8")

    first, second = read_stories(str(path))

    assert first.imported is not None
    assert first.imported.edits == (label,)
    assert "Harar falls" in {event.label for event in first.imported.events}
    assert second.imported is not None
    assert second.imported.edits == ()
    assert len(second.imported.events) == len(other.events)


def test_two_dashboards_may_start_on_a_new_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "stories.sqlite3"
    save = "import sys; from pathlib import Path; from dashboard.stories.store import Store;"
    save += "store = Store(Path(sys.argv[1])); store.save(sys.argv[2], '{}'); print(store.trouble)"

    starting = [
        subprocess.Popen(
            [sys.executable, "-c", save, str(path), str(number)], stdout=subprocess.PIPE, text=True
        )
        for number in range(6)
    ]
    told = {process.communicate()[0].strip() for process in starting}

    assert told == {"None"}
    assert len(Store(path).stories()) == 6
