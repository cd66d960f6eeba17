"""A partition: a folder of Parquet and JSON Lines of some articles, there whole or not at all."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import zlib
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from events.archive.tables import ACTORS, DOCUMENTS, EVENTS, actor_rows, document_row, event_rows
from events.errors import DatelineError
from events.exports.json_format import write_jsonl
from events.exports.parquet import arrow_schema
from events.parsing.language import is_english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import BinaryIO

    from events.timeline.rows import Column
    from events.timeline.timeline import Timeline

TIMELINES = "timelines.jsonl.gz"
TABLES = {"events": EVENTS, "actors": ACTORS, "documents": DOCUMENTS}
_RECORD = "partition.json"
_NAME = "part-{:06}"
_UNFINISHED = ".part-*.unfinished"
# Rows that are held before they are written, as one row group.
_GROUP_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Summary:
    """What a partition holds: `failed` has the id and the error of articles without a timeline.

    `undated` have no day of publication, `foreign` are not in English. `fingerprint` tells the
    articles and the manner in which they were read from any others.
    """

    fingerprint: str
    articles: int
    events: int
    failed: tuple[tuple[str, str], ...] = ()
    undated: int = 0
    foreign: int = 0


def partition_path(folder: Path, number: int) -> Path:
    """Where the partition of that number is, or will be."""
    return folder / _NAME.format(number)


def partitions_in(folder: Path) -> list[Path]:
    """The partitions in a folder, in order."""
    return sorted(path for path in folder.glob("part-[0-9]*") if path.is_dir())


def read_summary(path: Path) -> Summary:
    """What is in a partition. Raises DatelineError for one that is damaged."""
    try:
        found = json.loads((path / _RECORD).read_text(encoding="utf-8"))
        failed = tuple((doc_id, error) for doc_id, error in found.pop("failed"))
        return Summary(**found, failed=failed)
    except (OSError, ValueError, TypeError, KeyError) as error:  # whatever stands there instead
        raise DatelineError(
            f"{path}: is no whole partition: remove it, and it is made anew"
        ) from error


def fingerprint(*parts: Iterable[str | None]) -> str:
    """What tells articles, each given as some strings, from any others."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(json.dumps(list(part)).encode())
    return digest.hexdigest()


def remove_unfinished(folder: Path) -> None:
    """Take away what runs that were ended have left."""
    for path in folder.glob(_UNFINISHED):
        shutil.rmtree(path, ignore_errors=True)


def write_partition(
    path: Path, timelines: Iterable[Timeline], summary: Callable[[int, int, int, int], Summary]
) -> Summary:
    """Write the timelines, of one document each, to a partition, and tell what is in it.

    `summary` makes that of how many articles and events there are, and how many are undated and
    foreign, once all are written. The partition gets its name when it is whole; where another
    worker was quicker, its one stays. Nothing is left of one that could not be written.
    """
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}.unfinished")
    unfinished.mkdir()
    try:
        counted = _write_files(unfinished, timelines)
        found = summary(*counted)
        record = json.dumps(asdict(found), ensure_ascii=False, indent=1)
        (unfinished / _RECORD).write_text(record + "\n", encoding="utf-8", errors="replace")
        _give_name(unfinished, path)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return found


def _give_name(unfinished: Path, path: Path) -> None:
    for file in unfinished.iterdir():
        with file.open("rb") as written:
            os.fsync(written)  # no name stands for what a failing machine may lose
    try:
        unfinished.rename(path)
    except OSError:  # the name is taken, which only trying tells
        if not path.is_dir():
            raise


def _write_files(folder: Path, timelines: Iterable[Timeline]) -> tuple[int, int, int, int]:
    articles = events = undated = foreign = 0
    with ExitStack() as stack:
        tables = {
            name: stack.enter_context(_Table(folder / f"{name}.parquet", columns))
            for name, columns in TABLES.items()
        }
        lines = stack.enter_context((folder / TIMELINES).open("wb"))
        for article, timeline in enumerate(timelines):
            offset, length = lines.tell(), _write_line(lines, timeline)
            tables["events"].add(event_rows(timeline, article))
            tables["actors"].add(actor_rows(timeline, article))
            tables["documents"].add([document_row(timeline, article, offset, length)])
            articles, events = articles + 1, events + len(timeline.events)
            undated += timeline.documents[0].published is None
            foreign += not is_english(timeline.documents[0].text)
    return articles, events, undated, foreign


def _write_line(file: BinaryIO, timeline: Timeline) -> int:
    """Write a timeline as a gzip file of its own, many of which are one; how long it is."""
    # Without the time of day, so that the same articles make the same file.
    return file.write(gzip.compress(write_jsonl(timeline).encode(), compresslevel=6, mtime=0))


def read_line(path: Path, offset: int, length: int) -> str:
    """The JSON of the timeline that begins there. Raises DatelineError for a damaged file."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            return gzip.decompress(file.read(length)).decode()
    except (
        OSError,
        EOFError,
        ValueError,
        zlib.error,
    ) as error:
        # Unpacking is the only check there is.
        raise DatelineError(f"{path}: is damaged or cut off: make its partition anew") from error


def read_lines(path: Path) -> Iterator[str]:
    """The JSON of each timeline in a file. Raises DatelineError for a damaged file."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from file
    except (OSError, EOFError, ValueError, zlib.error) as error:  # as above
        raise DatelineError(f"{path}: is damaged or cut off: make its partition anew") from error


class _Table:
    """A Parquet file that is written a row group at a time, so that memory stays flat."""

    def __init__(self, path: Path, columns: Iterable[Column]) -> None:
        from pyarrow import parquet  # a large library, which only this needs

        self._schema = arrow_schema(columns)
        self._rows: list[dict[str, Any]] = []
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def __enter__(self) -> _Table:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: object, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self._write()
        self._writer.close()

    def add(self, rows: list[dict[str, Any]]) -> None:
        """Write some rows, or hold them until there are enough."""
        self._rows += rows
        if len(self._rows) >= _GROUP_ROWS:
            self._write()

    def _write(self) -> None:
        import pyarrow

        if self._rows:
            self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []
