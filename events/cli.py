"""The `dateline` command: articles in, a timeline out, or the dashboard on them."""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from events.dateline import find_published, read_date
from events.errors import DatelineError, UnreadableInputError
from events.exports import FORMATS, find_format
from events.journal import Journal
from events.pipeline import extract_many
from events.reading import READABLE, STANDARD_INPUT, iter_documents, read_documents
from events.text import parse
from events.timeline import build_timeline
from events.times import find_times
from events.types import PublishedBasis, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from events.types import Document

    _Commands = argparse._SubParsersAction["_Parser"]

# Seconds before a count of articles appears.
_SOON = 2
DONE, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_DESCRIPTION = """\
Reads news text and shows it as a timeline: what happened, when, who did it, and who says so.
Without a command, opens the dashboard in the browser on an example story."""
_EXAMPLES = """\
examples:
  dateline                                         the dashboard on the example story
  dateline serve article.txt                       the dashboard on an article
  dateline extract article.txt                     its timeline as JSON
  dateline extract stories/ --format csv -o out.csv
  dateline extract - --published "20 May 2015" < article.txt"""
_PUBLISHED = (
    "the day the articles came out, in place of what they say of it: 20 May 2015, 2015-05-20"
)
_PATHS = "a text file, a .jsonl file, a folder of them, or - for standard input"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 0 done, 1 some inputs failed, 2 wrong usage."""
    typed = list(sys.argv[1:] if argv is None else argv)
    arguments = _parser().parse_args(typed or ["serve"])
    try:
        status = int(arguments.run(arguments))
        sys.stdout.flush()
    except DatelineError as error:
        _complain(str(error))
        return SOME_FAILED if isinstance(error, UnreadableInputError) else WRONG_USAGE
    except BrokenPipeError:  # the reader of a pipe has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED
    except OSError as error:  # a full disk, a folder without permission
        _complain(f"{error.filename or 'the output'}: {error.strerror or error}")
        return WRONG_USAGE
    except KeyboardInterrupt:  # Ctrl-C is how a person ends a command
        return INTERRUPTED
    return status


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2 and the message."""
        _complain(f"{message}; see {self.prog} --help")
        raise SystemExit(WRONG_USAGE)


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog="dateline", description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=raw
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")

    serve = _add(commands, "serve", _serve, "open the dashboard in the browser")
    serve.add_argument(
        "paths", metavar="PATH", nargs="*", help="an article, or a timeline exported as JSON"
    )
    serve.add_argument("--published", metavar="DATE", help=_PUBLISHED)
    serve.add_argument("--port", metavar="N", type=_port, help="the port to serve on (8501)")
    serve.add_argument("--no-browser", action="store_true", help="do not open the browser")

    extract = _add(commands, "extract", _extract, "write the timeline of articles")
    _add_reading_options(extract)
    extract.add_argument(
        "--format", metavar="F", default="json", help=f"{', '.join(FORMATS)} (default: json)"
    )
    extract.add_argument(
        "--jobs", metavar="N", type=_count, default=1, help="so many processes at work (default: 1)"
    )
    extract.add_argument("-o", "--output", metavar="FILE", help="write to a file, whole or not")
    extract.add_argument(
        "--resume",
        action="store_true",
        help="do only what FILE, or an interrupted run that was to write it, lacks (jsonl)",
    )

    times = _add(commands, "times", _times, "write only the time expressions, as JSON")
    _add_reading_options(times)

    _add(commands, "formats", _formats, "list what can be read and written")
    return parser


class _ShowVersion(argparse.Action):
    """Looks the version up only when asked for it."""

    def __call__(self, *_: object) -> NoReturn:
        """Print the version and exit."""
        # Reading the metadata of the installed package would slow down every other command.
        from importlib.metadata import version

        _say(f"dateline {version('dateline')}\n")
        raise SystemExit(DONE)


def _add(
    commands: _Commands, name: str, run: Callable[[argparse.Namespace], int], does: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    parser.set_defaults(run=run)
    return parser


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help=_PATHS)
    parser.add_argument("--published", metavar="DATE", help=_PUBLISHED)
    parser.add_argument(
        "--model", metavar="NAME", default="md", help="the language model: md (default), sm"
    )


def _count(typed: str) -> int:
    if not (typed.isdecimal() and int(typed)):
        raise argparse.ArgumentTypeError(f"{typed!r} is no number of processes: give 1 or more")
    return int(typed)


def _port(typed: str) -> int:
    if not (typed.isdecimal() and 1 <= int(typed) <= 65_535):
        raise argparse.ArgumentTypeError(f"{typed!r} is no port: give a number from 1 to 65535")
    return int(typed)


def _serve(arguments: argparse.Namespace) -> int:
    for path in arguments.paths:
        if not Path(path).exists():
            raise UnreadableInputError(f"{path}: there is no such file: check the path")
        if not path.endswith(".json"):
            read_documents(path)
    options = list(arguments.paths)
    if arguments.published is not None:
        options += ["--published", read_date(arguments.published).isoformat()]
    if arguments.port is not None:
        options += ["--port", str(arguments.port)]
    if arguments.no_browser:
        options.append("--no-browser")
    # Imported by name and only here: the library works where there is no Streamlit.
    importlib.import_module("dashboard.__main__").main(options)
    return DONE


def _extract(arguments: argparse.Namespace) -> int:
    form = find_format(arguments.format)
    failures: list[UnreadableInputError] = []
    documents = _documents(arguments, failures)
    kept = arguments.format == "jsonl" and _is_plain_file(arguments.output)
    if arguments.resume and not kept:
        raise DatelineError("--resume goes on with a file: give --format jsonl and -o FILE")
    if kept:
        _extract_with_journal(documents, arguments)
    elif arguments.format == "jsonl":
        timelines = _timelines(documents, arguments)
        _write((form.write(timeline) for timeline in timelines), arguments.output)
    else:
        timelines = _timelines(_with_own_ids(documents), arguments)
        _write((form.write(merged) for merged in _merged(timelines)), arguments.output)
    return SOME_FAILED if failures else DONE


def _is_plain_file(output: str | None) -> bool:
    """Whether the output is a file that can be replaced, no standard output, pipe or device."""
    return output not in (None, STANDARD_INPUT) and not _is_special(Path(str(output)))


def _extract_with_journal(documents: Iterable[Document], arguments: argparse.Namespace) -> None:
    """Write JSON lines to a file, keeping what is done beside it until all is done."""
    journal = Journal(_writable(arguments.output), resume=arguments.resume)
    try:
        journal.keep(_timelines(journal.missing(documents), arguments))
    except KeyboardInterrupt:  # Ctrl-C is how a person ends a run that takes too long today
        _complain(f"interrupted: {journal.path} keeps {len(journal)} articles: --resume goes on")
        raise
    _write(journal.lines(), arguments.output)
    journal.remove()


def _times(arguments: argparse.Namespace) -> int:
    failures: list[UnreadableInputError] = []
    documents = _with_own_ids(_documents(arguments, failures))
    timelines = (_times_alone(document, arguments.model) for document in documents)
    _write((FORMATS["json"].write(merged) for merged in _merged(timelines)), None)
    return SOME_FAILED if failures else DONE


def _formats(_: argparse.Namespace) -> int:
    width = max(map(len, (*READABLE, *FORMATS)))
    read = [f"  {name:{width}}  {what}" for name, what in READABLE.items()]
    written = [f"  {name:{width}}  {form.description}" for name, form in FORMATS.items()]
    _say("\n".join(["can be read:", *read, "can be written:", *written, ""]))
    return DONE


def _documents(
    arguments: argparse.Namespace, failures: list[UnreadableInputError]
) -> Iterator[Document]:
    """The articles at the paths; each that cannot be read is named and put into `failures`."""
    published = read_date(arguments.published) if arguments.published is not None else None

    def fail(error: UnreadableInputError) -> None:
        failures.append(error)
        _complain(str(error))

    for path in arguments.paths:
        for document in iter_documents(path, on_error=fail):
            if published is None:
                yield document
            else:
                yield replace(
                    document,
                    published=published,
                    published_basis=PublishedBasis.GIVEN,
                    published_evidence="The date was given with the command.",
                )


def _with_own_ids(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, a number added to the id of one that bears the id of an earlier one."""
    seen: set[str] = set()
    for document in documents:
        doc_id, number = document.doc_id, 1
        while doc_id in seen:
            number += 1
            doc_id = f"{document.doc_id}-{number}"
        seen.add(doc_id)
        yield replace(document, doc_id=doc_id)


def _timelines(documents: Iterable[Document], arguments: argparse.Namespace) -> Iterator[Timeline]:
    """The timelines in order, with a count of them on a terminal when it takes a while."""
    from tqdm import tqdm  # only a command that works for long has use for it

    timelines = extract_many(documents, model=arguments.model, jobs=arguments.jobs)
    for timeline in tqdm(timelines, unit=" articles", disable=None, delay=_SOON, leave=False):
        _note_missing_date(timeline.documents[0])
        yield timeline


def _times_alone(document: Document, model: str) -> Timeline:
    doc = parse(document, model=model)
    document = find_published(document, doc)
    _note_missing_date(document)
    return Timeline(documents=(document,), time_expressions=find_times(doc, document))


def _note_missing_date(document: Document) -> None:
    if document.published is None:
        _complain(
            f"{document.doc_id}: no publication date found, so times like “Wednesday” stay "
            "unresolved: give the date with --published"
        )


def _merged(timelines: Iterable[Timeline]) -> Iterator[Timeline]:
    """All of them in one, events earliest first and undated last; nothing of nothing."""
    found = list(timelines)
    if found:
        yield build_timeline(
            [document for one in found for document in one.documents],
            [time for one in found for time in one.time_expressions],
            [actor for one in found for actor in one.actors],
            [event for one in found for event in one.events],
        )


def _write(chunks: Iterable[str], output: str | None) -> None:
    """The chunks to standard output as they come, or to a file once all are there."""
    if output is None or output == STANDARD_INPUT:
        for chunk in chunks:
            _say(chunk)
        return
    path = _writable(output)
    if _is_special(path):  # there is nothing to replace
        path.write_text("".join(chunks), encoding="utf-8")
        return
    with _replacement(path) as file:
        file.writelines(chunks)


def _writable(output: str) -> Path:
    """Where to write. Raises DatelineError when there can be no such file."""
    path = Path(output).resolve()
    if path.is_dir() or not path.parent.is_dir():
        raise DatelineError(f"{output}: cannot be written: it must be a file in a folder there is")
    return path


def _is_special(path: Path) -> bool:
    """Whether a path is a device or a pipe."""
    return path.exists() and not (path.is_file() or path.is_dir())


@contextmanager
def _replacement(path: Path) -> Iterator[IO[str]]:
    """A new file that takes the place of `path` when all is well and something is in it."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        if part.stat().st_size:
            if path.exists():
                shutil.copymode(path, part)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _say(text: str) -> None:
    """Write to standard output in UTF-8, whatever the terminal's encoding is."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _complain(message: str) -> None:
    sys.stderr.write(f"dateline: {' '.join(message.split())}\n")


if __name__ == "__main__":
    sys.exit(main())
