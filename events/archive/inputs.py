"""What an archive is built of, all of it as partitions: those that are, and those made for it."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from events.archive.extraction import Manner, extract_partitions
from events.archive.layout import check_table, is_archive
from events.archive.local_engine import run_here
from events.archive.partition import (
    Summary,
    fingerprint,
    partition_path,
    partitions_in,
    read_summary,
    write_partition,
)
from events.errors import DatelineError, ExtractionError, UnreadableInputError
from events.exports.json_format import write_jsonl
from events.exports.json_reader import SCHEMA, from_json, parse_json
from events.reading import iter_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from events.archive.extraction import Task
    from events.timeline.timeline import Timeline

# In articles.
_SIZE = 1000
_OPENING = f'{{"schema": "{SCHEMA}"'.replace(" ", "").encode()
_PEEK = 200


@dataclass(slots=True)
class Inputs:
    """Makes partitions of paths, none of what an archive holds already, by fingerprints.

    `room` is a folder for those that have to be made. What fails is handed to `on_error`, and the
    others follow.
    """

    room: Path
    known: set[str]
    manner: Manner
    jobs: int
    on_error: Callable[[DatelineError], None]
    _numbers: Iterator[int] = field(default_factory=count)

    def partitions(self, paths: Sequence[str]) -> list[Path]:
        """The partitions of what lies at the paths."""
        return [found for path in paths for found in self._at(path)]

    def _at(self, written: str) -> Iterator[Path]:
        path = Path(written)
        if is_archive(path):
            raise DatelineError(f"{path}: is an archive itself: give what it was built of")
        partitions = [path] if (path / "partition.json").is_file() else partitions_in(path)
        tables = _tables_at(path)
        if partitions:
            yield from self._new(partitions)
        elif tables:
            for table in tables:
                yield from self._of_timelines(table)
        elif _holds_timelines(path):
            yield from self._of_timelines(path)
        else:
            yield from self._of_articles(written)

    def _new(self, partitions: Iterable[Path]) -> Iterator[Path]:
        for path in partitions:
            summary = read_summary(path)
            if summary.fingerprint not in self.known:
                self.known.add(summary.fingerprint)
                yield path.absolute()

    def _of_timelines(self, path: Path) -> Iterator[Path]:
        lines = _lines(path)
        while chunk := list(islice(lines, _SIZE)):
            marks = fingerprint(chunk)
            if marks not in self.known:
                self.known.add(marks)
                made = partition_path(self.room, next(self._numbers))
                write_partition(made, self._read(chunk, path), partial(_summary_of, marks))
                yield made

    def _read(self, lines: list[str], path: Path) -> Iterator[Timeline]:
        """The timelines of lines, each of one document."""
        for line in lines:
            try:
                timeline = from_json(parse_json(line))
            except UnreadableInputError as error:  # one bad line must not cost the others
                self.on_error(UnreadableInputError(f"{path}: {error}"))
                continue
            if len(timeline.documents) == 1:
                yield timeline
            else:
                parts = write_jsonl(timeline).splitlines()
                yield from (from_json(parse_json(part)) for part in parts)

    def _of_articles(self, path: str) -> Iterator[Path]:
        folder = self.room / f"articles-{next(self._numbers)}"
        folder.mkdir()
        documents = iter_documents(path, on_error=self.on_error)
        for summary in extract_partitions(
            documents, folder, size=_SIZE, manner=self.manner, engine=self._new_ones
        ):
            for _, error in summary.failed:
                self.on_error(ExtractionError(error))
        yield from self._new(partitions_in(folder))

    def _new_ones(self, tasks: Iterable[Task]) -> Iterator[Summary]:
        new = (task for task in tasks if task.fingerprint not in self.known)
        return run_here(new, self.jobs)


def _summary_of(marks: str, articles: int, events: int, undated: int, foreign: int) -> Summary:
    return Summary(marks, articles, events, undated=undated, foreign=foreign)


def _tables_at(path: Path) -> list[Path]:
    """The Parquet at a path, as engines write it: a file, or a folder of files."""
    if path.is_dir():
        return sorted(path.glob("*.parquet"))
    return [path] if path.suffix == ".parquet" else []


def _holds_timelines(path: Path) -> bool:
    """Whether a file is JSON, or JSON Lines, of timelines, by its opening."""
    if not path.is_file() or not path.name.endswith((".json", ".jsonl", ".jsonl.gz")):
        return False
    try:
        with _opened(path) as file:
            opening = b"".join(file.read(_PEEK).split())
    except (OSError, EOFError, zlib.error):  # it is told when it is read
        return False
    return opening.removeprefix(b"\xef\xbb\xbf").startswith(_OPENING)


def _lines(path: Path) -> Iterator[str]:
    """The timelines in a file as JSON: the lines, the one that is all of it, or the column."""
    if path.suffix == ".parquet":
        yield from _column(path)
        return
    try:
        with _opened(path) as file:
            if path.suffix == ".json":
                yield file.read().decode("utf-8-sig")
            else:
                yield from (line.decode("utf-8-sig") for line in file if line.strip())
    except (OSError, EOFError, ValueError, zlib.error) as error:
        # Reading is the only check there is.
        raise UnreadableInputError(f"{path}: is damaged or cut off") from error


def _column(path: Path) -> Iterator[str]:
    """The timelines of a table that `extract_table` has given."""
    from pyarrow import parquet  # a large library, which only this needs

    check_table(path, frozenset({"timeline"}))
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=["timeline"], batch_size=_SIZE):
            yield from (line for line in batch.column(0).to_pylist() if line is not None)


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")
