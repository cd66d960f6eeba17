"""`dateline archive build` and `dateline archive query`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from events.archive.answers import ANSWERS
from events.archive.archive import Archive
from events.archive.build import add_partitions, begin_archive, room_for_part
from events.archive.conditions import Question
from events.archive.extraction import Manner
from events.archive.inputs import Inputs
from events.archive.layout import is_archive
from events.calendar.interval import Grain
from events.command.exit_status import DONE, SOME_FAILED
from events.command.output import say, write_out
from events.command.partitions import alone_in, output_folder
from events.command.streams import complain
from events.errors import DatelineError
from events.times.typed_interval import read_interval

if TYPE_CHECKING:
    import argparse

    from events.calendar.instant import Instant


def run_archive(arguments: argparse.Namespace) -> int:
    """Build an archive, or ask it; returns the exit status."""
    return {"build": _build, "query": _query}[arguments.action](arguments)


def _build(arguments: argparse.Namespace) -> int:
    failures: list[DatelineError] = []

    def fail(error: DatelineError) -> None:
        failures.append(error)
        complain(str(error))

    folder = output_folder(arguments.output, what="archive build")
    _refuse_other_folder(folder)
    with alone_in(folder):
        known = set(begin_archive(folder))
        with room_for_part(folder) as room:
            manner = Manner(arguments.model, arguments.domain)
            inputs = Inputs(room, known, manner, arguments.jobs, fail)
            partitions = inputs.partitions(arguments.paths)
            if partitions:
                part, there = add_partitions(folder, room, partitions)
                added = f"{part.events:,} events of {part.articles:,} articles added"
                added += f"; {there:,} more are in it already" if there else ""
            else:
                added = "nothing to add"
    say(f"{folder}: {added}\n".encode())
    return SOME_FAILED if failures else DONE


def _query(arguments: argparse.Namespace) -> int:
    name = arguments.format or _format_of(arguments.output)
    question = Question(
        actors=tuple(arguments.actor),
        places=tuple(arguments.place),
        sources=tuple(arguments.source),
        certainties=tuple(arguments.certainty),
        classes=tuple(arguments.kind),
        words=arguments.words,
        first=_day(arguments.first, last=False),
        last=_day(arguments.last, last=True),
    )
    with Archive(Path(arguments.folder)) as archive:
        answer = archive.ask(question, limit=arguments.limit)
    write_out([ANSWERS[name](answer)], arguments.output)
    return DONE


def _format_of(output: str | None) -> str:
    """The format that the end of a file name tells, JSON where it has none."""
    ending = Path(output or "").suffix[1:].lower()
    if ending and ending not in ANSWERS:
        raise DatelineError(f"{output}: is to end in .json, .csv or .parquet, or give --format")
    return ending or "json"


def _day(typed: str | None, *, last: bool) -> Instant | None:
    """The first day of what was typed, or the last: 2015, May 2015, 2015-05-20, 44 BC."""
    if typed is None:
        return None
    interval = read_interval(typed)
    end = interval.end and interval.end.plus(Grain.SECOND, -1).midnight
    return end if last else interval.start


def _refuse_other_folder(folder: Path) -> None:
    """Raises DatelineError for a folder in which something else lies than an archive."""
    if not is_archive(folder) and any(not path.name.startswith(".") for path in folder.iterdir()):
        raise DatelineError(f"{folder}: holds something else: give an empty folder, or a new one")
