"""A file of stories that is damaged, full, locked, emptied or read-only: little is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Event, Thread
from time import sleep

import pytest
from timelines import harar

from dashboard.stories.saved_story import (
    curated,
    keep,
    kept_stories,
    read_kept,
    remove_unreadable,
    store,
    story_id,
    story_to_json,
    written,
)
from dashboard.stories.store import Step, Store
from dashboard.stories.story import Story
from events import Document, Place, SetLabel, UnreadableInputError

IMPORTED = Story("harar", harar().documents[0], None, harar())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "stories.sqlite3"


def step(*edits: str, undone: bool = False) -> Step:
    return Step(edits, undone)


def kept(path: Path) -> list[str]:
    """Some stories of an article each, kept in a store; gives their texts."""
    texts = [f"The dam of {name} broke. " + "It rained. " * 90 for name in "ABCDEFGHIJKL"]
    store = Store(path)
    for number, text in enumerate(texts):
        story = Story(str(number), Document(text=text, doc_id=str(number), title=f"Dam {number}"))
        store.save(story_id(story), story_to_json(story))
        store.append(story_id(story), written([SetLabel(Place(str(number), 4, 7), "It broke")]))
    return texts


def found_in(store: Store) -> tuple[list[str], list[str]]:
    """The texts of the stories that are read, and the names of those that are not."""
    texts, unreadable = [], []
    for kept_id, content in store.stories():
        try:
            texts.append(read_kept(kept_id, content).document.text)
        except UnreadableInputError:
            unreadable.append(kept_id)
    return texts, unreadable


@pytest.mark.parametrize("bad", [b"\xff", b"\x00", b'"', b"Z"])
def test_bad_byte_in_a_story_costs_that_story_which_can_be_removed(path: Path, bad: bytes) -> None:
    texts = kept(path)
    content = path.read_bytes()
    at = content.index(b"The dam of F broke")
    path.write_bytes(content[:at] + bad + content[at + 1 :])
    store = Store(path)

    read, unreadable = found_in(store)

    assert read == [text for text in texts if "of F" not in text]
    assert len(unreadable) == 1
    assert store.trouble is None
    store.remove(unreadable[0])
    assert found_in(Store(path)) == (read, [])


def test_bad_byte_in_an_edit_costs_that_edit_which_can_be_removed(path: Path) -> None:
    store = Store(path)
    edits = written([SetLabel(Place("harar", 8, 12), name) for name in ("First", "Second")])
    store.append("one", edits)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"First", b"F\xffrst"))

    found = curated(IMPORTED, Store(path).steps("one"))

    assert [edit.label for edit in found.done[0] if isinstance(edit, SetLabel)] == ["Second"]
    assert len(found.unreadable) == 1
    store.forget("one", found.unreadable)
    assert Store(path).steps("one") == [step(edits[1])]


@pytest.mark.parametrize("seed", range(40))
def test_bad_byte_anywhere_costs_what_stands_beside_it_at_most(path: Path, seed: int) -> None:
    texts = kept(path)
    content = bytearray(path.read_bytes())
    chance = Random(seed)
    # Half of them in the first page, on which all others hang.
    at = chance.randrange(4096 if seed % 2 else len(content))
    content[at] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    store = Store(path)

    read, unreadable = found_in(store)

    # Several short stories share a page.
    assert len(set(texts) - set(read)) <= 4
    assert set(read) <= set(texts)
    assert len(read) + len(unreadable) == len(texts) or store.trouble is not None


def full(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Let the file grow no more for as long as the list holds True."""
    connect, is_full = sqlite3.connect, [True]

    def connected(place: object, *more: object, **options: object) -> sqlite3.Connection:
        db = connect(place, *more, **options)  # type: ignore[call-overload]
        if place == path and is_full[0]:
            db.execute("PRAGMA max_page_count = 1")
        return db  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connected)
    return is_full


def test_after_a_full_disk_the_memory_has_what_the_file_has_and_the_file_what_was_done_since(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(path).save("one", "first")
    # While another dashboard has the file open, what was saved last stands beside it.
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT * FROM stories").fetchall()
        other.execute("BEGIN")
        other.execute("SELECT * FROM stories").fetchall()
        Store(path).save("two", "second")
        is_full = full(path, monkeypatch)
        store = Store(path)
        store.save("big", "x" * 100_000)
        store.append("one", ["a"])

        assert "disk is full" in (store.trouble or "")
        assert [name for name, _ in store.stories()] == ["one", "two", "big"]
        assert store.steps("one") == [step("a")]
        other.execute("COMMIT")

    is_full[0] = False
    store.append("one", ["b"])

    assert store.trouble is None
    assert [name for name, _ in Store(path).stories()] == ["one", "two", "big"]
    assert Store(path).steps("one") == [step("a"), step("b")]


def locked(path: Path, seconds: float) -> Thread:
    """A thread in which another program keeps the file to itself for so long."""
    held = Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("BEGIN EXCLUSIVE")
            held.set()
            sleep(seconds)
            db.execute("COMMIT")

    thread = Thread(target=hold)
    thread.start()
    held.wait()
    return thread


def test_lock_of_seconds_is_waited_for(path: Path) -> None:
    Store(path).append("one", ["a"])
    thread = locked(path, 3)
    store = Store(path)

    store.append("one", ["b"])

    thread.join()
    assert store.trouble is None
    assert Store(path).steps("one") == [step("a"), step("b")]


def test_what_is_done_under_a_longer_lock_is_saved_once_it_is_gone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.stories.store._PATIENCE", 0.1)
    Store(path).append("one", ["a"])
    thread = locked(path, 2)
    store = Store(path)

    store.append("one", ["b"])
    store.append("one", ["c"])
    store.undo("one")
    under_lock = store.steps("one")

    assert "in use by another program" in (store.trouble or "")
    assert under_lock == [step("a"), step("b"), step("c", undone=True)]
    thread.join()
    assert store.steps("one") == under_lock
    assert store.trouble is None
    assert Store(path).steps("one") == under_lock


def test_emptied_file_is_told_and_used(path: Path) -> None:
    Store(path).append("one", ["a"])
    path.write_bytes(b"")
    store = Store(path)

    assert store.steps("one") == []
    assert "was emptied" in (store.trouble or "")
    store.append("one", ["b"])
    assert Store(path).steps("one") == [step("b")]
    assert Store(path).trouble is None


def test_file_that_cannot_be_written_is_told_before_the_first_change(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(path).save("one", "story")
    connect = sqlite3.connect

    def read_only(place: object, **options: object) -> sqlite3.Connection:
        if place == path:
            return connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
        return connect(place, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", read_only)
    store = Store(path)

    for _ in range(2):
        assert store.stories() == [("one", "story")]
        assert "cannot be written" in (store.trouble or "")


def test_story_that_cannot_be_read_is_named_and_stops_no_others(dateline_home: Path) -> None:
    good = Story("a", Document(text="The dam broke.", doc_id="a", title="Dam"))
    keep(good)
    title_of_five = story_to_json(good).replace('"Dam"', "5").replace("The dam", "The bridge")
    for number, content in enumerate(("no JSON", "[]", '{"timeline": 1}', title_of_five)):
        store().save(f"bad {number}", content)

    stories, unreadable = kept_stories()

    assert [story.key for story in stories] == ["a"]
    assert [one.name for one in unreadable] == ["The bridge broke.", *["a story"] * 3]
    assert "title is no string" in unreadable[0].reason
    remove_unreadable(unreadable[0].id)
    assert len(kept_stories()[1]) == 3
