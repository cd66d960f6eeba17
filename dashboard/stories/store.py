"""Stories, the edits made in them and what is chosen for them, kept in one SQLite file.

Every edit is a row, never changed but for being undone, so that two open pages add to each other's
work. What is told of a story is its text: the same text brings its edits back.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from uuid import uuid4

from dashboard.stories.salvage import is_damage, salvage

_T = TypeVar("_T")
_Work = Callable[[sqlite3.Connection], _T]

HOME_VARIABLE = "DATELINE_HOME"
_FILE = "stories.sqlite3"
# "DtLn": a file that bears another mark belongs to another program.
_APPLICATION = 0x44744C6E
_VERSION = 1
# In seconds: so long another program may keep the file to itself.
_PATIENCE = 20.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS stories (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS edits (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  story TEXT NOT NULL,
  step INTEGER NOT NULL,
  content TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS edits_of_story ON edits (story, number);
CREATE TABLE IF NOT EXISTS choices (
  story TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (story, name)
);
"""
# Files from before there were choices have no table for them, until one is made.
_CHOICES = next(one for one in _SCHEMA.split(";") if "EXISTS choices" in one)
_HAS_CHOICES = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'choices'"


@dataclass(frozen=True, slots=True)
class Step:
    """Edits that were made together, and are undone together; each as JSON."""

    edits: tuple[str, ...]
    undone: bool


class StoreError(Exception):
    """The file cannot be used; the message says why, in a few words."""


class Store:
    """The file; where it cannot be used, the memory of this process, and why in `trouble`.

    What is done in memory because a disk is full or the file is locked is done in the file, too, as
    soon as it can be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble: str | None = None
        self._memory: sqlite3.Connection | None = None
        self._waiting: list[_Work[Any]] | None = None
        self._seen = False
        self._lock = RLock()

    def stories(self) -> list[tuple[str, str]]:
        """Each story's id and what was saved of it, the one saved first in front.

        Bytes that are no UTF-8 are halves of surrogate pairs in it.
        """
        return self._read(
            lambda db: db.execute("SELECT id, content FROM stories ORDER BY number").fetchall()
        )

    def story(self, story: str) -> str | None:
        """What was saved of one story; None when it is new."""

        def find(db: sqlite3.Connection) -> str | None:
            row = db.execute("SELECT content FROM stories WHERE id = ?", (story,)).fetchone()
            return None if row is None else str(row[0])

        return self._read(find)

    def holds(self, story: str) -> bool:
        """Whether anything was saved of one story."""
        find = "SELECT 1 FROM stories WHERE id = ?"
        return self._read(lambda db: db.execute(find, (story,)).fetchone() is not None)

    def save(self, story: str, content: str) -> None:
        """Keep a story, or what has changed of it."""
        self._write(
            lambda db: db.execute(
                "INSERT INTO stories (id, content) VALUES (?, ?) "
                "ON CONFLICT (id) DO UPDATE SET content = excluded.content "
                "WHERE content <> excluded.content",
                (story, content),
            )
        )

    def remove(self, story: str) -> None:
        """Forget a story and its edits."""

        def remove(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM stories WHERE id = ?", (story,))
            db.execute("DELETE FROM edits WHERE story = ?", (story,))
            if db.execute(_HAS_CHOICES).fetchone():
                db.execute("DELETE FROM choices WHERE story = ?", (story,))

        self._write(remove)

    def choices(self, name: str) -> dict[str, str]:
        """What was chosen by that name, by the ids of the stories for which anything was."""

        def find(db: sqlite3.Connection) -> dict[str, str]:
            if not db.execute(_HAS_CHOICES).fetchone():
                return {}
            rows = db.execute("SELECT story, value FROM choices WHERE name = ?", (name,))
            return dict(rows.fetchall())

        return self._read(find)

    def choose(self, story: str, name: str, value: str) -> None:
        """Keep what is chosen by a name for a story; an empty value is none."""

        def choose(db: sqlite3.Connection) -> None:
            db.execute(_CHOICES)
            db.execute("DELETE FROM choices WHERE story = ? AND name = ?", (story, name))
            if value:
                db.execute("INSERT INTO choices VALUES (?, ?, ?)", (story, name, value))

        self._write(choose)

    def steps(self, story: str) -> list[Step]:
        """What was done to a story, in order; the steps that are undone come last."""
        return self._read(lambda db: _steps(db, story))

    def steps_of(self, stories: Sequence[str]) -> list[list[Step]]:
        """The same of many stories, for which the file is opened once."""
        return self._read(lambda db: [_steps(db, story) for story in stories])

    def append(self, story: str, edits: Sequence[str]) -> None:
        """Add edits as one step; what was undone before it can be redone no more."""

        def append(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM edits WHERE story = ? AND undone", (story,))
            [step] = db.execute("SELECT coalesce(max(step), 0) + 1 FROM edits").fetchone()
            db.executemany(
                "INSERT INTO edits (story, step, content) VALUES (?, ?, ?)",
                [(story, step, content) for content in edits],
            )

        self._write(append)

    def forget(self, story: str, edits: Sequence[str]) -> None:
        """Delete edits of a story for good, as they cannot be read."""
        # As bytes: what cannot be read may be no text.
        rows = [(story, _bytes(content)) for content in edits]
        delete = "DELETE FROM edits WHERE story = ? AND content = CAST(? AS TEXT)"
        self._write(lambda db: db.executemany(delete, rows))

    def undo(self, story: str) -> None:
        """Undo the last step that is not undone."""
        self._write(
            lambda db: db.execute(
                "UPDATE edits SET undone = 1 WHERE story = :story AND step = "
                "(SELECT max(step) FROM edits WHERE story = :story AND NOT undone)",
                {"story": story},
            )
        )

    def redo(self, story: str) -> None:
        """Make the first of the undone steps again."""
        self._write(
            lambda db: db.execute(
                "UPDATE edits SET undone = 0 WHERE story = :story AND step = "
                "(SELECT min(step) FROM edits WHERE story = :story AND undone)",
                {"story": story},
            )
        )

    def _read(self, work: _Work[_T]) -> _T:
        if not self._seen:
            # That nothing can be written is told before the first change is made.
            self._seen = True
            self._write(_prove_writable)
        return self._run(work, "DEFERRED")

    def _write(self, work: _Work[object]) -> None:
        self._run(work, "IMMEDIATE")

    def _run(self, work: _Work[_T], begin: str) -> _T:
        """Do some work in one transaction: it is saved whole when this returns, or not at all."""
        with self._lock:
            if self._memory is None:
                try:
                    return self._in_file([work], begin, _PATIENCE)
                except (sqlite3.Error, OSError, StoreError) as error:
                    # Whatever is wrong with the file, the page is to work without it.
                    self._give_up(error)
            elif self._waiting is not None:
                self._catch_up()
            if self._memory is None:
                return self._in_file([work], begin, _PATIENCE)
            if self._waiting is not None and begin == "IMMEDIATE":
                self._waiting.append(work)
            with self._memory:
                return work(self._memory)

    def _in_file(self, works: Sequence[_Work[_T]], begin: str, patience: float) -> _T:
        """Do some work in the file; gives what the last of it gives."""
        if _is_emptied(self.path):
            self.trouble = (
                f"{self.path} was emptied: the stories and changes that were kept in it are gone. "
                "What is done from now on is saved."
            )
        with _opened(self.path, begin, patience) as db:
            return [work(db) for work in works][-1]

    def _catch_up(self) -> None:
        """Do in the file what is waiting for it, if it can be used again."""
        works = self._waiting or []
        try:
            self._in_file([_prove_writable, *works], "IMMEDIATE", 0)
        except (sqlite3.Error, OSError, StoreError):  # not yet
            return
        assert self._memory is not None
        self._memory.close()
        self._memory, self._waiting, self.trouble = None, None, None

    def _give_up(self, error: Exception) -> None:
        """Go on in memory, with what can still be read of the file."""
        self.trouble = f"Changes are not saved. {self.path} {_reason(error)}."
        self._memory = _new_memory()
        if isinstance(error, StoreError):
            return
        if is_damage(error):
            kept = salvage(self.path, self._memory, _new_memory())
            self.trouble += f" What could be read of it ({kept}) is shown."
            return
        if not _copied(self.path, self._memory):
            self._memory.close()
            self._memory = _new_memory()
        self._waiting = []


def home() -> Path:
    """The folder in which stories are kept: `DATELINE_HOME`, or the one for data of the reader."""
    given = os.environ.get(HOME_VARIABLE)
    if given:
        return Path(given)
    # A library that only this line needs.
    import platformdirs

    return Path(platformdirs.user_data_dir("dateline", appauthor=False))


def open_store() -> Store:
    """The store of this reader; the file is made when something is first looked for in it."""
    return Store(home() / _FILE)


@contextmanager
def _opened(path: Path, begin: str, patience: float) -> Iterator[sqlite3.Connection]:
    """A connection in a transaction. Raises StoreError, sqlite3.Error or OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _make_file(path)
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as db:
        db.text_factory = _text
        _prepare(db)
        db.execute(f"BEGIN {begin}")
        with db:
            yield db


def _steps(db: sqlite3.Connection, story: str) -> list[Step]:
    found: dict[int, tuple[list[str], bool]] = {}
    for step, content, undone in db.execute(
        "SELECT step, content, undone FROM edits WHERE story = ? ORDER BY number", (story,)
    ):
        found.setdefault(step, ([], bool(undone)))[0].append(content)
    return [Step(tuple(edits), undone) for edits, undone in found.values()]


def _prove_writable(db: sqlite3.Connection) -> None:
    """Write what the file says already: a transaction begins in a file that cannot be written."""
    db.execute(f"PRAGMA user_version = {_VERSION}")


def _is_emptied(path: Path) -> bool:
    """Whether something emptied the file: a new one never is, as `_make_file` sees to."""
    return path.exists() and path.stat().st_size == 0


def _make_file(path: Path) -> None:
    """Make a file with the tables in it, whole or not at all."""
    made = path.with_name(f".{path.name}-{uuid4().hex}")
    try:
        with closing(sqlite3.connect(made, timeout=_PATIENCE, isolation_level=None)) as db:
            _prepare(db)
        # Another dashboard may start on the same new file: who comes first makes it.
        with suppress(FileExistsError):
            os.link(made, path)
    except OSError:  # not every file system has links
        if not path.exists():
            made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def _text(content: bytes) -> str:
    """Text of the file, in which a byte may be wrong."""
    return content.decode("utf-8", errors="surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogateescape")


def _new_memory() -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    memory.text_factory = _text
    memory.executescript(_SCHEMA)
    return memory


def _prepare(db: sqlite3.Connection) -> None:
    """Make the tables in a new file; refuse one of another program or a later version."""
    if _is_ready(db):
        return
    # Another dashboard may start on the same new file: who comes second finds the tables made.
    db.execute("BEGIN IMMEDIATE")
    with db:
        if not _is_ready(db):
            _make_tables(db)
    with suppress(sqlite3.OperationalError):  # busy: the other one sees to it
        db.execute("PRAGMA journal_mode = WAL")


def _is_ready(db: sqlite3.Connection) -> bool:
    """Whether the tables are there. Raises StoreError for another program's, or a later version."""
    [version] = db.execute("PRAGMA user_version").fetchone()
    if version > _VERSION:
        raise StoreError("was written by a newer Dateline: it is left as it is")
    if version == _VERSION:
        _check_application(db)
    return bool(version == _VERSION)


def _make_tables(db: sqlite3.Connection) -> None:
    [tables] = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables:
        raise StoreError("is a database of another program: it is left as it is")
    for statement in _SCHEMA.split(";"):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {_APPLICATION}")
    db.execute(f"PRAGMA user_version = {_VERSION}")


def _check_application(db: sqlite3.Connection) -> None:
    [application] = db.execute("PRAGMA application_id").fetchone()
    if application != _APPLICATION:
        raise StoreError("is a database of another program: it is left as it is")


def _copied(path: Path, memory: sqlite3.Connection) -> bool:
    """Whether a file that cannot be written could be read into the memory."""
    # What was saved last may stand beside the file, where only a reader that may lock it looks.
    for way in ("mode=ro", "mode=ro&immutable=1"):
        address = f"{path.absolute().as_uri()}?{way}"
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=1)) as db:
                _check_application(db)
                db.backup(memory)
                memory.execute("SELECT count(*) FROM stories").fetchone()
                return True
        except (sqlite3.Error, StoreError):  # it is locked, damaged, or another program's
            continue
    return False


def _reason(error: Exception) -> str:
    if isinstance(error, StoreError):
        return str(error)
    said = str(error)
    if "readonly" in said or "unable to open" in said or isinstance(error, PermissionError):
        return "cannot be written: check who may write there"
    if "locked" in said:
        return "is in use by another program: they will be, once it is free"
    if "full" in said or getattr(error, "errno", None) == ENOSPC:
        return "cannot grow, as the disk is full: they will be, once there is room"
    if is_damage(error):
        return "is damaged: it is left as it is, and can be moved away or deleted"
    return f"cannot be used ({said})"
