"""`dateline extract … --partition N`: articles to the partitions of a folder."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from events.command.count import counted
from events.command.file_lock import open_alone
from events.command.output import is_standard
from events.command.streams import complain
from events.errors import DatelineError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from events.archive.extraction import Task
    from events.archive.partition import Summary
    from events.types import Document

_LOCK = ".lock"


def extract_to_folder(documents: Iterable[Document], arguments: argparse.Namespace) -> bool:
    """Write partitions as `arguments` ask; whether every article has a timeline.

    Raises DatelineError for a folder that cannot be written, or that holds something else.
    """
    from events.archive.extraction import Manner, extract_partitions  # only partitions need it

    undated = foreign = failed = 0
    with alone_in(output_folder(arguments.output, what="--partition")) as folder:
        found = extract_partitions(
            documents,
            folder,
            size=arguments.partition,
            manner=Manner(arguments.model, arguments.domain),
            engine=_engine(arguments),
        )
        for summary in counted(found, "partitions"):
            for _, error in summary.failed:
                complain(error)
            failed += len(summary.failed)
            undated += summary.undated
            foreign += summary.foreign
    _note(undated, foreign)
    return not failed


def output_folder(output: str | None, *, what: str) -> Path:
    """The folder to write to, made where there is none. Raises DatelineError."""
    if is_standard(output):
        raise DatelineError(f"{what} writes to a folder: give -o FOLDER")
    folder = Path(str(output))
    if not folder.is_dir() and (folder.exists() or not folder.absolute().parent.is_dir()):
        raise DatelineError(f"{output}: cannot be written: it must be a folder, in one that is")
    folder.mkdir(exist_ok=True)
    return folder


def refuse_other_options(arguments: argparse.Namespace) -> None:
    """Raises DatelineError for options that do not go together with partitions, or only so."""
    if arguments.partition is None:
        if arguments.engine is not None or arguments.scheduler is not None:
            raise DatelineError("--engine and --scheduler are for partitions: give --partition N")
    elif arguments.format is not None or arguments.resume:
        raise DatelineError(
            "--partition writes Parquet and JSON Lines, and always goes on: leave out --format and "
            "--resume"
        )
    elif arguments.scheduler is not None and arguments.engine != "dask":
        raise DatelineError("--scheduler is the address of a Dask cluster: give --engine dask")


def _engine(arguments: argparse.Namespace) -> Callable[[Iterable[Task]], Iterator[Summary]]:
    from events.archive.dask_engine import run_on_dask  # as above
    from events.archive.local_engine import run_here

    if arguments.engine == "dask":
        return partial(run_on_dask, scheduler=arguments.scheduler, jobs=arguments.jobs)
    return partial(run_here, jobs=arguments.jobs)


@contextmanager
def alone_in(folder: Path) -> Iterator[Path]:
    """The folder, for one run at a time. Raises DatelineError while another one has it."""
    lock = open_alone(folder / _LOCK)
    if lock is None:
        raise DatelineError(
            f"{folder}: another run is writing it: wait for its end, or give another -o FOLDER"
        )
    try:
        yield folder
    finally:
        (folder / _LOCK).unlink(missing_ok=True)
        lock.close()


def _note(undated: int, foreign: int) -> None:
    if undated:
        complain(
            f"no publication date found in {undated:,} of the articles, so times like “Wednesday” "
            "stay unresolved there: give it in their records"
        )
    if foreign:
        complain(
            f"{foreign:,} of the articles are not in English, the one language that is read: of "
            "what they tell only the calendar dates can be trusted"
        )
