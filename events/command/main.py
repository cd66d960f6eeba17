"""The `dateline` command: articles in, a timeline out, or the dashboard on them."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
import warnings
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.batch import extract_many, share_model
from events.command.arguments import parser
from events.command.count import counted
from events.command.exit_status import DONE, INTERRUPTED, SOME_FAILED, WRONG_USAGE
from events.command.output import is_plain_file, is_standard, say, writable, write_out
from events.command.partitions import extract_to_folder, refuse_other_options
from events.command.resume_journal import Journal
from events.command.streams import complain, open_what_is_closed, silence_output
from events.errors import DatelineError, FaultWarning, InputWarning, UnreadableInputError
from events.exports import FORMATS, dashboard_formats, find_format, format_of_file
from events.parsing.language import is_english
from events.parsing.matrix_products import multiply_on_one_thread
from events.parsing.spacy_pipeline import look_many
from events.published.from_article import find_published
from events.published.typed_day import read_date
from events.reading import READABLE, iter_documents, read_documents
from events.reading.source import is_address
from events.timeline.build import build_timeline
from events.timeline.storyline import storyline
from events.timeline.timeline import Timeline
from events.times import find_times
from events.types import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from events.exports import Format
    from events.types import Document

# Seconds before a count of articles appears.
_SOON = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 0 done, 1 some inputs failed, 2 wrong usage."""
    typed = list(sys.argv[1:] if argv is None else argv)
    open_what_is_closed()
    multiply_on_one_thread()
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _complain_of_fault
            return _run(typed or ["serve"])
    except SystemExit:  # after --help or a wrong option, whose words may reach nobody
        _flush()
        raise
    except DatelineError as error:
        complain(str(error))
        return SOME_FAILED if isinstance(error, UnreadableInputError) else WRONG_USAGE
    except BrokenPipeError:  # the reader of a pipe has gone, as `head` does
        silence_output()
        return SOME_FAILED
    except OSError as error:  # a full disk, a folder without permission
        silence_output()
        # Of two names the second is the file to be replaced: on Windows another may have it open.
        named = error.filename2 or error.filename or "the output"
        complain(f"{named}: {error.strerror or error}")
        return WRONG_USAGE
    except KeyboardInterrupt:  # Ctrl-C is how a person ends a command
        return INTERRUPTED


def _run(typed: list[str]) -> int:
    arguments = parser(COMMANDS).parse_args(typed)
    if "jobs" in arguments:
        share_model(arguments.model)
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
        complain(f"the output: {error.strerror or error}")
        raise SystemExit(WRONG_USAGE) from error


def _complain_of_fault(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """A warning in one line; those of libraries are for their programmers."""
    if issubclass(category, (FaultWarning, InputWarning)):
        complain(str(message))


def _serve(arguments: argparse.Namespace) -> int:
    from events.archive.layout import is_archive  # which the commands for articles do without

    if any(importlib.util.find_spec(package) is None for package in ("streamlit", "plotly")):
        raise DatelineError(
            "the dashboard is not installed: do so with pip install 'dateline[dashboard]'"
        )
    for path in arguments.paths:
        if is_address(path):  # fetched once, when the page shows it
            continue
        if not Path(path).exists():
            raise UnreadableInputError(f"{path}: there is no such file: check the path")
        if is_archive(Path(path)):
            _check_archive(Path(path), alone=len(arguments.paths) == 1)
        elif not path.endswith(".json"):
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


def _check_archive(folder: Path, *, alone: bool) -> None:
    """Raises DatelineError for an archive that cannot be opened."""
    from events.archive.archive import Archive  # as above

    if not alone:
        raise DatelineError(f"{folder}: an archive is opened by itself: give no other PATH")
    Archive(folder).close()


def _archive(arguments: argparse.Namespace) -> int:
    from events.command.archive import run_archive  # as above

    return run_archive(arguments)


def _extract(arguments: argparse.Namespace) -> int:
    refuse_other_options(arguments)
    if arguments.partition is not None:
        failed: list[DatelineError] = []
        all_done = extract_to_folder(_documents(arguments, failed), arguments)
        return DONE if all_done and not failed else SOME_FAILED
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
    chunks = (chunk for one in timelines for chunk in form.to_chunks(one, encoding=encoding))
    write_out(chunks, arguments.output)
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
        write_out(form.to_chunks(storyline(found), encoding=encoding), arguments.output)
    return SOME_FAILED if failures else DONE


def _format_for(output: str | None) -> str:
    """The format that the end of a file name tells, JSON where it has none.

    Raises DatelineError for one that no format has.
    """
    if is_standard(output) or not is_plain_file(output) or not Path(str(output)).suffix:
        return "json"
    found = format_of_file(str(output))
    ending = Path(str(output)).suffix[1:].lower()
    if found is None and ending in dashboard_formats():
        return ending  # which cannot be found, and for that there is a reason to tell
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
            complain(f"interrupted: {kept}: --resume goes on")
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
    form = FORMATS[arguments.format]
    write_out((chunk for one in timelines for chunk in form.to_chunks(one)), arguments.output)
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
    complain(str(error))


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
    timelines = extract_many(
        documents,
        model=arguments.model,
        domain=arguments.domain,
        jobs=arguments.jobs,
        on_error=lambda _, error: _fail(failures, error),
    )
    return _noting(counted(timelines, "articles", delay=_SOON))


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
        complain(
            f"{document.doc_id}: no publication date found, so times like “Wednesday” stay "
            "unresolved: give the date with --published"
        )


def _note_language(document: Document) -> None:
    if not is_english(document.text):
        complain(
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


COMMANDS = {
    "serve": _serve,
    "extract": _extract,
    "storyline": _storyline,
    "times": _times,
    "archive": _archive,
    "formats": _formats,
}


if __name__ == "__main__":
    sys.exit(main())
