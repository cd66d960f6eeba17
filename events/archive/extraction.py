"""Articles to the partitions of a folder: what is there is skipped, the rest given to an engine."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from events.archive.partition import (
    Summary,
    fingerprint,
    partition_path,
    partitions_in,
    read_summary,
    remove_unfinished,
    write_partition,
)
from events.batch import document_record, extract_many
from events.errors import DatelineError
from events.parsing.spacy_pipeline import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from events.errors import ExtractionError
    from events.times import Domain
    from events.types import Document


@dataclass(frozen=True, slots=True)
class Manner:
    """How articles are analysed: the options of `extract`."""

    model: str = DEFAULT_MODEL
    domain: Domain | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A partition that is to be written: where, of which articles, and how they are analysed."""

    path: Path
    documents: tuple[Document, ...]
    manner: Manner
    fingerprint: str

    def run(self, jobs: int = 1) -> Summary:
        """Write it, in this process or with so many others; harmless where it is written already.

        Every article that cannot be analysed is in the summary, and the others are written. Raises
        MissingModelError, and OSError for a disk that is full.
        """
        if self.path.is_dir():
            return read_summary(self.path)
        failed: list[tuple[str, str]] = []

        def note(document: Document, error: ExtractionError) -> None:
            failed.append((document.doc_id, str(error)))

        timelines = extract_many(
            self.documents,
            model=self.manner.model,
            domain=self.manner.domain,
            jobs=jobs,
            on_error=note,
        )
        return write_partition(
            self.path,
            timelines,
            lambda articles, events, undated, foreign: Summary(
                fingerprint=self.fingerprint,
                articles=articles,
                events=events,
                failed=tuple(failed),
                undated=undated,
                foreign=foreign,
            ),
        )


def extract_partitions(
    documents: Iterable[Document],
    folder: Path,
    *,
    size: int,
    manner: Manner,
    engine: Callable[[Iterable[Task]], Iterator[Summary]],
) -> Iterator[Summary]:
    """Write the articles to partitions of so many each; what each holds, as they are done.

    Those that are there already come from the disk. Raises DatelineError where a partition holds
    other articles, or the folder more partitions than there are articles for.
    """
    remove_unfinished(folder)
    waiting: list[Summary] = []
    number = 0

    def tasks() -> Iterator[Task]:
        nonlocal number
        rest = iter(documents)
        while chunk := tuple(islice(rest, size)):
            task = _task(partition_path(folder, number), chunk, manner)
            number += 1
            if task.path.exists():
                waiting.append(_summary_of_same(task))
            else:
                yield task

    try:
        for done in engine(tasks()):
            yield from _taken(waiting)
            yield done
    finally:
        remove_unfinished(folder)
    yield from _taken(waiting)
    _refuse_others(folder, number)


def _task(path: Path, documents: tuple[Document, ...], manner: Manner) -> Task:
    how = (manner.model, manner.domain)
    what = (document_record(document).values() for document in documents)
    return Task(path, documents, manner, fingerprint(how, *what))


def _summary_of_same(task: Task) -> Summary:
    """What is in a partition. Raises DatelineError where it is of other articles."""
    found = read_summary(task.path)
    if found.fingerprint != task.fingerprint:
        raise DatelineError(
            f"{task.path}: is of other articles, or was made with other options: nothing of it is "
            "changed; give another -o FOLDER, or what it was made of"
        )
    return found


def _taken(waiting: list[Summary]) -> list[Summary]:
    taken = waiting.copy()
    waiting.clear()
    return taken


def _refuse_others(folder: Path, number: int) -> None:
    there = partitions_in(folder)
    if len(there) > number:
        raise DatelineError(
            f"{there[number]}: is of articles that were not given now: give another -o FOLDER"
        )
