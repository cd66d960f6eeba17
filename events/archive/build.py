"""Partitions to a part of an archive, there whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from events.archive.layout import (
    TIMELINES,
    Part,
    check_table,
    check_version,
    is_archive,
    mark,
    next_path,
    number_of,
    parts_in,
    write_record,
)
from events.archive.partition import read_summary
from events.archive.sorted_tables import Source, lay_out
from events.archive.tables import NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_UNFINISHED = ".added-*.unfinished"
_PIECE = 1 << 20


def begin_archive(folder: Path) -> frozenset[str]:
    """Make a folder an archive, and tell what is in it by fingerprints, to add nothing twice.

    What runs that were ended have left is taken away. Raises DatelineError for an archive that is
    damaged or newer.
    """
    if is_archive(folder):
        check_version(folder)
    else:
        mark(folder)
    for path in folder.glob(_UNFINISHED):
        shutil.rmtree(path, ignore_errors=True)
    return frozenset(source for part in parts_in(folder) for source in part.sources)


@contextmanager
def room_for_part(folder: Path) -> Iterator[Path]:
    """A folder in the archive to work in, which is gone in the end."""
    path = folder / f".{next_path(folder).name}.{uuid4().hex}.unfinished"
    path.mkdir()
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def add_partitions(folder: Path, room: Path, partitions: Sequence[Path]) -> tuple[Part, int]:
    """Add partitions to an archive as one part; `room` is for what is made on the way.

    Gives the part, and the number of articles that were left out, as the archive has them already.

    Raises DatelineError for a partition that is damaged, and for a disk that is full.
    """
    for path in partitions:
        for name, columns in NEEDED.items():
            check_table(path / f"{name}.parquet", columns)
    path, made = next_path(folder), room / "part"
    made.mkdir()
    sources = _join_timelines(partitions, made / TIMELINES)
    held = [part.table("documents") for part in parts_in(folder)]
    amount = lay_out(made, sources, number_of(path), held)
    fingerprints = tuple(source.fingerprint for source in sources)
    part = Part(path, fingerprints, amount.articles, amount.events)
    write_record(made, part)
    for file in made.iterdir():
        with file.open("rb") as written:
            os.fsync(written)  # no name stands for what a failing machine may lose
    made.rename(path)
    return part, amount.known


def _join_timelines(partitions: Sequence[Path], joined: Path) -> list[Source]:
    """Write all timelines to one file; gzip files one after the other are a gzip file."""
    sources = []
    with joined.open("wb") as file:
        for path in partitions:
            sources.append(Source(path, read_summary(path).fingerprint, file.tell()))
            with (path / TIMELINES).open("rb") as timelines:
                shutil.copyfileobj(timelines, file, _PIECE)
    return sources
