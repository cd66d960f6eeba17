"""The commands and options of `dateline`, and what may stand in each."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from events.archive.answers import ANSWERS
from events.command import help_texts
from events.command.completion import SHELLS, completion
from events.command.exit_status import DONE, WRONG_USAGE
from events.command.output import say
from events.command.streams import complain
from events.exports import FORMATS
from events.timeline.certainty import Certainty
from events.times import Domain
from events.types import EventClass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from _typeshed import SupportsWrite

    _Commands = argparse._SubParsersAction["_Parser"]


# A name, or an IPv6 address in brackets, and perhaps a port.
_HOST = re.compile(r"(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?")


# In articles: its JSON Lines are a few hundred megabytes.
_LARGEST_PARTITION = 100_000
# An answer is held in memory.
_MOST_EVENTS = 100_000

_PATHS = "a file of any kind that `dateline formats` lists, a folder, an address, or - for input"


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains in one line, also of help that cannot be written."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Write the help. Raises OSError, and DatelineError where there is no standard output."""
        if file is None:
            say(self.format_help().encode())
        else:
            super().print_help(file)

    def error(self, message: str) -> NoReturn:
        """Exit with status 2 and the message."""
        complain(f"{message}; see {self.prog} --help")
        raise SystemExit(WRONG_USAGE)


def parser(run: Mapping[str, Callable[[argparse.Namespace], int]]) -> argparse.ArgumentParser:
    """The parser of the whole command; `run` has what each command does, by its name."""
    made = _Parser(
        prog="dateline",
        description=help_texts.DESCRIPTION,
        epilog=help_texts.MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version")
    made.add_argument(
        "--print-completion",
        action=_PrintCompletion,
        choices=SHELLS,
        help=help_texts.COMPLETION,
    )
    commands = made.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for add in (_add_serve, _add_extract, _add_storyline, _add_times, _add_archive, _add_formats):
        add(commands)
    for name, one in commands.choices.items():
        one.set_defaults(run=run[name])
    return made


def _add_serve(commands: _Commands) -> None:
    serve = _add(commands, "serve", "open the dashboard in the browser")
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


def _add_extract(commands: _Commands) -> None:
    extract = _add(commands, "extract", "write the timeline of articles")
    extract.description, extract.epilog = help_texts.EXTRACT, help_texts.EXTRACT_MORE
    _add_reading_options(extract)
    _add_writing_options(extract)
    extract.add_argument("--resume", action="store_true", help=help_texts.RESUME)
    extract.add_argument("--partition", metavar="N", type=_size, help=help_texts.PARTITION)
    extract.add_argument("--engine", choices=("local", "dask"), help=help_texts.ENGINE)
    extract.add_argument("--scheduler", metavar="ADDRESS", help=help_texts.SCHEDULER)


def _add_storyline(commands: _Commands) -> None:
    joined = _add(commands, "storyline", "write one storyline of many articles")
    joined.description, joined.epilog = help_texts.STORYLINE, help_texts.STORYLINE_MORE
    _add_reading_options(joined)
    _add_writing_options(joined)


def _add_times(commands: _Commands) -> None:
    times = _add(commands, "times", "write only the time expressions, as JSON")
    times.description, times.epilog = help_texts.TIMES, help_texts.TIMES_MORE
    _add_reading_options(times)
    times.add_argument(
        "--format", choices=("json", "jsonl"), default="json", help=help_texts.TIMES_FORMAT
    )
    times.add_argument("-o", "--output", metavar="FILE", help=help_texts.OUTPUT)


def _add_archive(commands: _Commands) -> None:
    archive = _add(commands, "archive", "build an archive of many timelines, or ask it")
    archive.description, archive.epilog = help_texts.ARCHIVE, help_texts.ARCHIVE_MORE
    actions = archive.add_subparsers(metavar="ACTION", required=True, dest="action")
    build = _add(actions, "build", "put timelines, or add more, into an archive")
    build.description = help_texts.BUILD
    _add_build_options(build)
    query = _add(actions, "query", "write the events of an archive that are asked for")
    query.description, query.epilog = help_texts.QUERY, help_texts.QUERY_MORE
    _add_query_options(query)


def _add_build_options(build: argparse.ArgumentParser) -> None:
    build.add_argument("paths", metavar="PATH", nargs="+", help=help_texts.BUILT_OF)
    _add_manner(build)
    build.add_argument("--jobs", metavar="N", type=_count, default=1, help=help_texts.JOBS)
    build.add_argument("-o", "--output", metavar="FOLDER", required=True, help=help_texts.INTO)


def _add_query_options(query: argparse.ArgumentParser) -> None:
    query.add_argument("folder", metavar="FOLDER", help="the archive")
    again: dict[str, Any] = {"action": "append", "default": []}
    query.add_argument("--actor", metavar="NAME", help=help_texts.ACTOR, **again)
    query.add_argument("--place", metavar="NAME", help=help_texts.PLACE, **again)
    query.add_argument("--source", metavar="NAME", help=help_texts.SOURCE, **again)
    query.add_argument("--certainty", choices=[*Certainty], help=help_texts.CERTAINTY, **again)
    query.add_argument("--kind", choices=[*EventClass], help=help_texts.KIND, **again)
    query.add_argument("--words", metavar="WORDS", default="", help=help_texts.WORDS)
    query.add_argument("--from", metavar="DATE", dest="first", help=help_texts.FROM)
    query.add_argument("--to", metavar="DATE", dest="last", help=help_texts.TO)
    query.add_argument("--limit", metavar="N", type=_limit, default=1000, help=help_texts.LIMIT)
    query.add_argument("--format", choices=[*ANSWERS], help=help_texts.ANSWER)
    query.add_argument("-o", "--output", metavar="FILE", help=help_texts.OUTPUT)


def _add_formats(commands: _Commands) -> None:
    formats = _add(commands, "formats", "list what can be read and written")
    formats.description = help_texts.FORMATS


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


def _add(commands: _Commands, name: str, does: str) -> _Parser:
    raw = argparse.RawDescriptionHelpFormatter
    return commands.add_parser(name, help=does, formatter_class=raw)


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help=_PATHS)
    parser.add_argument("--published", metavar="DATE", help=help_texts.PUBLISHED)
    _add_manner(parser)


def _add_manner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model", metavar="NAME", default="md", help="the language model: md (default), sm"
    )
    parser.add_argument("--domain", metavar="KIND", type=_domain, help=help_texts.DOMAIN)


def _add_writing_options(parser: argparse.ArgumentParser) -> None:
    named = help_texts.FORMAT.format(formats=", ".join(FORMATS))
    parser.add_argument("--format", metavar="F", help=named)
    parser.add_argument("--jobs", metavar="N", type=_count, default=1, help=help_texts.JOBS)
    parser.add_argument("-o", "--output", metavar="FILE", help=help_texts.OUTPUT)


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


def _limit(typed: str) -> int:
    if not (typed.isdecimal() and 1 <= int(typed) <= _MOST_EVENTS):
        raise argparse.ArgumentTypeError(f"{typed!r} is no number from 1 to {_MOST_EVENTS:,}")
    return int(typed)


def _size(typed: str) -> int:
    if not (typed.isdecimal() and 1 <= int(typed) <= _LARGEST_PARTITION):
        raise argparse.ArgumentTypeError(
            f"{typed!r} is no size: give a number of articles from 1 to {_LARGEST_PARTITION:,}"
        )
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
