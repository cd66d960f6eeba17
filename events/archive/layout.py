"""An archive on disk: its marker, its parts and the files in each, and whether they are whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.archive.tables import NEEDED
from events.errors import DatelineError

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "dateline-archive.json"
VERSION = 1
TIMELINES = "timelines.jsonl.gz"
_RECORD = "part.json"
_NAME = "added-{:06}"

# What is asked of each table; it may have more columns.
COLUMNS = {
    "events": frozenset(
        "event article day first_day last_day certainty class salience source publisher".split()
    ),
    "details": NEEDED["events"] | {"event"},
    "participants": frozenset({"key", "name", "role", "actor", "event", "day"}),
    "documents": NEEDED["documents"],
    "months": frozenset({"month", "certainty", "class", "events"}),
    "actors": frozenset({"name", "year", "events"}),
    "words": frozenset({"word", "event"}),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What was added to an archive at a time: its folder, what of, and how much it is."""

    path: Path
    sources: tuple[str, ...]
    articles: int
    events: int

    def table(self, name: str) -> Path:
        """The Parquet file of a table."""
        return self.path / f"{name}.parquet"


def is_archive(folder: Path) -> bool:
    """Whether a folder is marked as an archive."""
    return (folder / MARKER).is_file()


def mark(folder: Path) -> None:
    """Mark a folder as an archive of this version."""
    record = {"archive": "dateline", "version": VERSION}
    unfinished = folder / f".{MARKER}.unfinished"
    unfinished.write_text(json.dumps(record) + "\n", encoding="utf-8")
    unfinished.replace(folder / MARKER)


def check_version(folder: Path) -> None:
    """Raises DatelineError for a folder that is no archive, or one that is newer than this."""
    try:
        version = json.loads((folder / MARKER).read_text(encoding="utf-8"))["version"]
    except FileNotFoundError as error:  # reading is the only check there is
        raise DatelineError(
            f"{folder}: is no archive: make one with dateline archive build PATH -o {folder}"
        ) from error
    except (OSError, ValueError, TypeError, KeyError) as error:  # whatever stands there instead
        raise DatelineError(f"{folder / MARKER}: is damaged: build the archive anew") from error
    if not isinstance(version, int) or version > VERSION:
        raise DatelineError(
            f"{folder}: is an archive of version {version!r:.20}, and {VERSION} is the newest that "
            "is read here: install a newer Dateline"
        )


def parts_in(folder: Path) -> list[Part]:
    """The parts of an archive in order. Raises DatelineError for one that is damaged."""
    return [_read_part(path) for path in sorted(folder.glob("added-[0-9]*")) if path.is_dir()]


def next_path(folder: Path) -> Path:
    """Where the next part is to be."""
    taken = [int(path.name.rpartition("-")[2]) for path in folder.glob("added-[0-9]*")]
    return folder / _NAME.format(max(taken, default=-1) + 1)


def number_of(path: Path) -> int:
    """The number of a part, which its name tells."""
    return int(path.name.rpartition("-")[2])


def write_record(path: Path, part: Part) -> None:
    """Write down what a part is, in the folder `path`, which has not yet its name."""
    record = {"sources": part.sources, "articles": part.articles, "events": part.events}
    (path / _RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _read_part(path: Path) -> Part:
    try:
        found = json.loads((path / _RECORD).read_text(encoding="utf-8"))
        part = Part(path, tuple(found["sources"]), int(found["articles"]), int(found["events"]))
    except (OSError, ValueError, TypeError, KeyError) as error:  # whatever stands there instead
        raise DatelineError(
            f"{path}: is no whole part of an archive: remove it, and add its articles again"
        ) from error
    for name, columns in COLUMNS.items():
        check_table(part.table(name), columns)
    return part


def check_table(path: Path, columns: frozenset[str]) -> None:
    """Raises DatelineError for a Parquet file that is cut off or lacks a column.

    The end of the file tells, and is all that is read.
    """
    from pyarrow import ArrowException, parquet  # a large library, which only archives need

    try:
        found = parquet.read_schema(path).names
    except (OSError, ArrowException) as error:  # reading is the only check there is
        raise DatelineError(
            f"{path}: is missing, damaged or cut off: make it anew from its articles"
        ) from error
    if missing := sorted(columns - set(found)):
        raise DatelineError(f"{path}: has no column “{missing[0]}”: make it anew from its articles")
