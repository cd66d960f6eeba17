"""The `dateline` command: articles in, a timeline out, or the dashboard on them."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import sys
import warnings
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from events.batch import extract_many
from events.command import help_texts
from events.command.completion import SHELLS, completion
from events.command.output import is_plain_file, is_standard, say, writable, write_out
from events.command.resume_journal import Journal
from events.command.streams import one_line, open_what_is_closed, silence_output
from events.errors import DatelineError, FaultWarning, UnreadableInputError
from events.exports import FORMATS, find_format, format_of_file
from events.parsing.language import is_english
from events.parsing.spacy_pipeline import look_many
from events.published.from_article import find_published
from events.published.typed_day import read_date
from events.reading import READABLE, iter_documents, read_documents
from events.reading.web import is_address
from events.timeline.build import build_timeline
from events.timeline.storyline import storyline
from events.timeline.timeline import Timeline
from events.times import Domain, find_times
from events.types import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from events.exports import Format
    from events.types import Document

    _Commands = argparse._SubParsersAction["_Parser"]

# Seconds before a count of articles appears.
_SOON = 2
DONE, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# A name, or an IPv6 address in brackets, and perhaps a port.
_HOST = re.compile(r"(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?")
_PATHS = "a file of any kind that `dateline formats` lists, a folder, an address, or - for input"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 0 done, 1 some inputs failed, 2 wrong usage."""
    typed = list(sys.argv[1:] if argv is None else argv)
    open_what_is_closed()
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _complain_of_fault
            return _run(typed or ["serve"])
    except SystemExit:  # after --help or a wrong option, whose words may reach nobody
        _flush()
        raise
    except DatelineError as error:
        _complain(str(error))
        return SOME_FAILED if isinstance(error, UnreadableInputError) else WRONG_USAGE
    except BrokenPipeError:  # the reader of a pipe has gone, as `head` does
        silence_output()
        return SOME_FAILED
    except OSError as error:  # a full disk, a folder without permission
        silence_output()
        _complain(f"{error.filename or 'the output'}: {error.strerror or error}")
        return WRONG_USAGE
    except KeyboardInterrupt:  # Ctrl-C is how a person ends a command
        return INTERRUPTED


def _run(typed: list[str]) -> int:
    arguments = _parser().parse_args(typed)
    status = int(arguments.run(arguments))
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _flush() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:  # writing is the only check there is
        silence_output()
        _complain(f"the output: {error.strerror or error}")
        raise SystemExit(WRONG_USAGE) from error


def _complain_of_fault(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """A warning in one line; those of libraries are for their programmers."""
    if issubclass(category, FaultWarning):
        _complain(str(message))


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2 and the message."""
        _complain(f"{message}; see {self.prog} --help")
        raise SystemExit(WRONG_USAGE)


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog="dateline",
        description=help_texts.DESCRIPTION,
        epilog=help_texts.MORE,
        formatter_class=raw,
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version")
    parser.add_argument(
        "--print-completion",
        action=_PrintCompletion,
        choices=SHELLS,
        help=help_texts.COMPLETION,
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")

    serve = _add(commands, "serve", _serve, "open the dashboard in the browser")
    serve.description, serve.epilog = help_texts.SERVE, help_texts.SERVE_MORE
    serve.add_argument(
        "paths", metavar="PATH", nargs="*", help="an article, or a timeline exported as JSON"
    )
    serve.add_argument("--published", metavar="DATE", help=help_texts.PUBLISHED)
    serve.add_argument("--port", metavar="N", type=_port, help="the port to serve on (8501)")
    serve.add_argument("--no-browser", action="store_true", help="do not open the browser")
    again: dict[str, Any] = {"action": "append", "default": []}
    serve.add_argument("--host", metavar="NAME", type=_host, help=help_texts.HOST, **again)
    serve.add_argument("--allow", metavar="FOLDER", type=_folder, help=help_texts.ALLOW, **again)

    extract = _add(commands, "extract", _extract, "write the timeline of articles")
    extract.description, extract.epilog = help_texts.EXTRACT, help_texts.EXTRACT_MORE
    _add_reading_options(extract)
    named = help_texts.FORMAT.format(formats=", ".join(FORMATS))
    extract.add_argument("--format", metavar="F", help=named)
    extract.add_argument("--jobs", metavar="N", type=_count, default=1, help=help_texts.JOBS)
    extract.add_argument("-o", "--output", metavar="FILE", help=help_texts.OUTPUT)
    extract.add_argument("--resume", action="store_true", help=help_texts.RESUME)

    joined = _add(commands, "storyline", _storyline, "write one storyline of many articles")
    joined.description, joined.epilog = help_texts.STORYLINE, help_texts.STORYLINE_MORE
    _add_reading_options(joined)
    joined.add_argument("--format", metavar="F", help=named)
    joined.add_argument("--jobs", metavar="N", type=_count, default=1, help=help_texts.JOBS)
    joined.add_argument("-o", "--output", metavar="FILE", help=help_texts.OUTPUT)

    times = _add(commands, "times", _times, "write only the time expressions, as JSON")
    times.description, times.epilog = help_texts.TIMES, help_texts.TIMES_MORE
    _add_reading_options(times)
    times.add_argument(
        "--format", choices=("json", "jsonl"), default="json", help=help_texts.TIMES_FORMAT
    )
    times.add_argument("-o", "--output", metavar="FILE", help=help_texts.OUTPUT)

    formats = _add(commands, "formats", _formats, "list what can be read and written")
    formats.description = help_texts.FORMATS
    return parser


class _ShowVersion(argparse.Action):
    """Looks the version up only when asked for it."""

    def __call__(self, *_: object) -> NoReturn:
        """Print the version and exit."""
        # Reading the metadata of the installed package would slow down every other command.
        from importlib.metadata import version

        say(f"dateline {version('dateline')}\n".encode())
        raise SystemExit(DONE)


class _PrintCompletion(argparse.Action):
    """Writes the completion of this very parser."""

    def __call__(self, parser: argparse.ArgumentParser, _: object, shell: Any, *__: object) -> None:
        """Print the script and exit."""
        say(completion(parser, shell).encode())
        raise SystemExit(DONE)


def _add(
    commands: _Commands, name: str, run: Callable[[argparse.Namespace], int], does: str
) -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = commands.add_parser(name, help=does, formatter_class=raw)
    parser.set_defaults(run=run)
    return parser


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help=_PATHS)
    parser.add_argument("--published", metavar="DATE", help=help_texts.PUBLISHED)
    parser.add_argument(
        "--model", metavar="NAME", default="md", help="the language model: md (default), sm"
    )
    parser.add_argument("--domain", metavar="KIND", type=_domain, help=help_texts.DOMAIN)


def _domain(typed: str) -> Domain | None:
    if typed not in ("auto", *Domain):
        raise argparse.ArgumentTypeError(
            f"{typed!r} is no kind of text: give auto, {' or '.join(Domain)}"
        )
    return None if typed == "auto" else Domain(typed)


def _count(typed: str) -> int:
    if not (typed.isdecimal() and int(typed)):
        raise argparse.ArgumentTypeError(f"{typed!r} is no number of processes: give 1 or more")
    return int(typed)


def _port(typed: str) -> int:
    if not (typed.isdecimal() and 1 <= int(typed) <= 65_535):
        raise argparse.ArgumentTypeError(f"{typed!r} is no port: give a number from 1 to 65535")
    return int(typed)


def _host(typed: str) -> str:
    name = typed.lower()
    if not _HOST.fullmatch(name):
        raise argparse.ArgumentTypeError(f"{typed!r:.80} is no name of a machine: example.org, say")
    return name


def _folder(typed: str) -> str:
    if not Path(typed).is_dir():
        raise argparse.ArgumentTypeError(f"{typed!r:.80} is no folder")
    return typed


def _serve(arguments: argparse.Namespace) -> int:
    if any(importlib.util.find_spec(package) is None for package in ("streamlit", "plotly")):
        raise DatelineError(
            "the dashboard is not installed: do so with pip install 'dateline[dashboard]'"
        )
    for path in arguments.paths:
        if is_address(path):  # fetched once, when the page shows it
            continue
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
    options += [word for name in arguments.host for word in ("--host", name)]
    options += [word for folder in arguments.allow for word in ("--allow", folder)]
    # Imported by name and only here: the library works where there is no Streamlit.
    importlib.import_module("dashboard.__main__").main(options)
    return DONE


def _extract(arguments: argparse.Namespace) -> int:
    name = arguments.format or _format_for(arguments.output)
    form = find_format(name)
    _refuse_terminal(name, form, arguments.output)
    failures: list[DatelineError] = []
    documents = _documents(arguments, failures)
    kept = name == "jsonl" and is_plain_file(arguments.output)
    if arguments.resume and not kept:
        raise DatelineError("--resume goes on with a file: give --format jsonl and -o FILE")
    if kept:
        _extract_with_journal(documents, arguments, failures)
        return SOME_FAILED if failures else DONE
    if name == "jsonl":
        timelines = _timelines(documents, arguments, failures)
    else:
        timelines = _merged(_timelines(_with_own_ids(documents), arguments, failures))
    # A program at the other end of a pipe does not expect the mark that a spreadsheet needs.
    encoding = "utf-8" if is_standard(arguments.output) else None
    write_out((form.to_bytes(one, encoding=encoding) for one in timelines), arguments.output)
    return SOME_FAILED if failures else DONE


def _storyline(arguments: argparse.Namespace) -> int:
    name = arguments.format or _format_for(arguments.output)
    form = find_format(name)
    _refuse_terminal(name, form, arguments.output)
    failures: list[DatelineError] = []
    documents = _with_own_ids(_documents(arguments, failures))
    found = list(_timelines(documents, arguments, failures))
    encoding = "utf-8" if is_standard(arguments.output) else None
    if found:
        write_out([form.to_bytes(storyline(found), encoding=encoding)], arguments.output)
    return SOME_FAILED if failures else DONE


def _format_for(output: str | None) -> str:
    """The format that the end of a file name tells, JSON where it has none.

    Raises DatelineError for one that no format has.
    """
    if is_standard(output) or not is_plain_file(output) or not Path(str(output)).suffix:
        return "json"
    found = format_of_file(str(output))
    if found is None:
        raise DatelineError(
            f"{output}: no format ends its files so: choose one with --format: {', '.join(FORMATS)}"
        )
    return found


def _refuse_terminal(name: str, form: Format, output: str | None) -> None:
    if form.binary and is_standard(output) and sys.stdout.isatty():
        raise DatelineError(f"{name} is no text for a terminal: write it to a file with -o FILE")


def _extract_with_journal(
    documents: Iterable[Document], arguments: argparse.Namespace, failures: list[DatelineError]
) -> None:
    """Write JSON lines to a file, keeping what is done beside it until all is done."""
    with Journal(writable(arguments.output), resume=arguments.resume) as journal:
        try:
            journal.keep(_timelines(journal.missing(documents), arguments, failures))
        except KeyboardInterrupt:  # Ctrl-C is how a person ends a run that takes too long today
            kept = f"{journal.path} keeps {len(journal)} articles"
            _complain(f"interrupted: {kept}: --resume goes on")
            raise
        write_out((line.encode() for line in journal.lines()), arguments.output)
        journal.remove()


def _times(arguments: argparse.Namespace) -> int:
    failures: list[DatelineError] = []
    documents = _documents(arguments, failures)
    if arguments.format == "json":
        documents = _with_own_ids(documents)
    look = partial(_times_alone, arguments)
    timelines = _noting(look_many(documents, look, model=arguments.model))
    if arguments.format == "json":
        timelines = _merged(timelines)
    write_out((FORMATS[arguments.format].to_bytes(one) for one in timelines), arguments.output)
    return SOME_FAILED if failures else DONE


def _formats(_: argparse.Namespace) -> int:
    width = max(map(len, (*READABLE, *FORMATS)))
    read = [f"  {name:{width}}  {what}" for name, what in READABLE.items()]
    written = [f"  {name:{width}}  {form.description}" for name, form in FORMATS.items()]
    say("\n".join(["can be read:", *read, "can be written:", *written, ""]).encode())
    return DONE


def _documents(arguments: argparse.Namespace, failures: list[DatelineError]) -> Iterator[Document]:
    """The articles at the paths; each that cannot be read is named and put into `failures`."""
    published = read_date(arguments.published) if arguments.published is not None else None

    for path in arguments.paths:
        for document in iter_documents(path, on_error=partial(_fail, failures)):
            if published is None:
                yield document
            else:
                yield replace(
                    document,
                    published=published,
                    published_basis=PublishedBasis.GIVEN,
                    published_evidence="The date was given with the command.",
                )


def _fail(failures: list[DatelineError], error: DatelineError) -> None:
    failures.append(error)
    _complain(str(error))


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


def _timelines(
    documents: Iterable[Document], arguments: argparse.Namespace, failures: list[DatelineError]
) -> Iterator[Timeline]:
    """The timelines in order, with a count of them on a terminal when it takes a while."""
    from tqdm import tqdm  # only a command that works for long has use for it

    timelines = extract_many(
        documents,
        model=arguments.model,
        domain=arguments.domain,
        jobs=arguments.jobs,
        on_error=lambda _, error: _fail(failures, error),
    )
    return _noting(tqdm(timelines, unit=" articles", disable=None, delay=_SOON, leave=False))


def _times_alone(arguments: argparse.Namespace, document: Document, doc: Doc) -> Timeline:
    document = find_published(document, doc)
    times = find_times(doc, document, domain=arguments.domain)
    return Timeline(documents=(document,), time_expressions=times)


def _noting(timelines: Iterable[Timeline]) -> Iterator[Timeline]:
    for timeline in timelines:
        _note_missing_date(timeline.documents[0])
        _note_language(timeline.documents[0])
        yield timeline


def _note_missing_date(document: Document) -> None:
    if document.published is None:
        _complain(
            f"{document.doc_id}: no publication date found, so times like “Wednesday” stay "
            "unresolved: give the date with --published"
        )


def _note_language(document: Document) -> None:
    if not is_english(document.text):
        _complain(
            f"{document.doc_id}: is not in English, the one language that is read: of what it "
            "tells only the calendar dates can be trusted"
        )


def _merged(timelines: Iterable[Timeline]) -> Iterator[Timeline]:
    """All of them in one, events earliest first and undated last; nothing of nothing."""
    found = list(timelines)
    if found:
        merged = build_timeline(
            [document for one in found for document in one.documents],
            [time for one in found for time in one.time_expressions],
            [actor for one in found for actor in one.actors],
            [event for one in found for event in one.events],
        )
        yield replace(merged, happenings=tuple(told for one in found for told in one.happenings))


def _complain(message: str) -> None:
    sys.stderr.write(f"dateline: {one_line(message)}\n")


if __name__ == "__main__":
    sys.exit(main())
