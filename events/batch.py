"""Many articles to their timelines: in batches, in several processes, whatever is among them.

`extract_table` is what Spark, Ray, Dask and their like are to be given: a table in, a table out,
and nothing of an engine in between.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import warnings
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from multiprocessing.connection import wait
from numbers import Integral
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar, cast

from events.errors import ExtractionError, FaultWarning, UnreadableInputError
from events.exports.json_format import write_jsonl
from events.parsing import spacy_pipeline
from events.parsing.matrix_products import multiply_on_one_thread
from events.parsing.spacy_pipeline import DEFAULT_MODEL
from events.pipeline import analyze
from events.reading.records import document_record, matched_fields, record_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from events.timeline.timeline import Timeline
    from events.times import Domain
    from events.types import Document

    _Outcomes = list["Timeline | _Failure"]
    _OnError = Callable[[Document, ExtractionError], None]
    Row = dict[str, str | None]

__all__ = ["ROW", "document_record", "extract_many", "extract_table", "read_record"]

_Table = TypeVar("_Table")
ROW = ("id", "timeline", "error")
"""The columns of what `extract_table` gives, all of them strings."""
# Enough work for a process to be worth the sending.
_CHUNK_DOCUMENTS = 32
# Rows of a table that are made into one piece of the table that is given back.
_PIECE_ROWS = 1000
# The way of `multiprocessing` in which a process without threads is there to be forked.
_FORKING = "forkserver"
# How often an article is tried alone when a process has died that worked on it among others.
_TRIES = 2


@dataclass(frozen=True, slots=True)
class _Failure:
    """An article that could not be analysed, and why."""

    document: Document
    error: ExtractionError


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the articles are analysed; `lenient` when a failure is to stop no others."""

    model: str
    domain: Domain | None
    lenient: bool


def extract_many(
    documents: Iterable[Document],
    *,
    model: str = DEFAULT_MODEL,
    domain: Domain | None = None,
    jobs: int = 1,
    on_error: _OnError | None = None,
) -> Iterator[Timeline]:
    """The timelines of many articles, in the order given, as they are ready.

    `model` and `domain` are those of `extract`; `documents` are taken one by one, as they are due.
    With `jobs` above 1 so many processes share the work; each loads the model. No more articles are
    held than are in work, so that memory stays flat. An article that cannot be analysed ends it all
    with its error; with `on_error` it is left out, `on_error` is called with it and the error in
    its turn, and the others go on. Raises MissingModelError.

    >>> from events.types import Document
    >>> texts = {"bank": "The bank failed on 10 March 2024.", "mine": "The mine closed in 1987."}
    >>> stories = [Document(text=text, doc_id=name) for name, text in texts.items()]
    >>> [timeline.events[0].interval.edtf for timeline in extract_many(stories)]
    ['2024-03-10', '1987']
    """
    manner = _Manner(model, domain, lenient=on_error is not None)
    for outcome in _outcomes(documents, manner, jobs):
        if not isinstance(outcome, _Failure):
            yield outcome
        elif on_error is not None:
            on_error(outcome.document, outcome.error)


def extract_table(
    table: _Table, *, model: str = DEFAULT_MODEL, domain: Domain | None = None, jobs: int = 1
) -> _Table:
    """A table of articles to a table of timelines: one row an article, in order.

    `table` is a table or a record batch of pyarrow, a data frame of pandas, or an iterable of
    mappings; what comes back is of that kind, a list for the last. Its columns are those of JSON
    Lines (`id` and `text`; `published`, `title`, `author`, `publisher`, `url`) or go by a name that
    is read as one of them. The columns of the answer are `ROW`: the id, the timeline as the JSON of
    one document, and the error of an article that has none; one of the last two is null.
    `model`, `domain` and `jobs` are those of `extract_many`. Raises MissingModelError.

    >>> [row] = extract_table([{"id": "bank", "text": "The bank failed on 10 March 2024."}])
    >>> row["id"], row["timeline"][:23], row["error"]
    ('bank', '{"schema": "dateline/1"', None)
    """
    manner = _Manner(model, domain, lenient=True)
    rows = _rows(_records(table), manner, jobs)
    kind = type(table).__module__.partition(".")[0]
    made: Any
    if kind == "pyarrow":
        made = _arrow_like(table, rows)
    elif kind == "pandas":
        # As objects, or pandas makes NaN of None.
        made = type(table)(list(rows), columns=list(ROW), dtype=object)  # type: ignore[call-arg]
    else:
        made = list(rows)
    return cast("_Table", made)


def read_record(record: Mapping[str, object], name: str = "the record") -> Document:
    """The article of a record, with the columns that `extract_table` reads.

    A day may be a date, an id a number; what is not a number (NaN, NaT) is nothing. Raises
    UnreadableInputError; `name` says in its message where the record stands.

    >>> read_record({"id": 7, "body": "The bank failed.", "date": date(2024, 3, 13)}).doc_id
    '7'
    """
    return record_document({key: _plain(cell) for key, cell in record.items()}, name)


def _plain(cell: object) -> object:
    """A cell of a table as it would stand in JSON Lines."""
    if cell != cell:  # neither NaN nor NaT is what it is
        return None
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, Integral) else cell


def _records(table: Any) -> Iterator[Mapping[str, object]]:
    """The rows of a table, of which no more than a piece is turned into objects at a time."""
    kind = type(table).__module__.partition(".")[0]
    if kind == "pandas":
        for start in range(0, len(table), _PIECE_ROWS):
            yield from table.iloc[start : start + _PIECE_ROWS].to_dict("records")
    elif kind == "pyarrow":
        for start in range(0, table.num_rows, _PIECE_ROWS):
            yield from table.slice(start, _PIECE_ROWS).to_pylist()
    else:
        yield from table


def _arrow_like(table: Any, rows: Iterator[Row]) -> Any:
    """The rows as what `table` is of pyarrow: a table, or one record batch."""
    import pyarrow  # a large library, which only such tables need

    schema = pyarrow.schema([(name, pyarrow.string()) for name in ROW])
    if isinstance(table, pyarrow.RecordBatch):
        return pyarrow.RecordBatch.from_pylist(list(rows), schema=schema)
    pieces = iter(lambda: list(islice(rows, _PIECE_ROWS)), [])
    batches = [pyarrow.RecordBatch.from_pylist(piece, schema=schema) for piece in pieces]
    return pyarrow.Table.from_batches(batches, schema=schema)


def _rows(records: Iterable[Mapping[str, object]], manner: _Manner, jobs: int) -> Iterator[Row]:
    """What became of each record, in order."""
    # The rows of records that are no articles, and None for each article that is at work.
    waiting: deque[Row | None] = deque()

    def documents() -> Iterator[Document]:
        for number, record in enumerate(records, start=1):
            try:
                document = read_record(record, f"row {number}")
            except UnreadableInputError as error:  # one bad row must not cost the others
                waiting.append(_row(_id_of(record), error=error))
                continue
            waiting.append(None)
            yield document

    for outcome in _outcomes(documents(), manner, jobs):
        while (refused := waiting.popleft()) is not None:
            yield refused
        if isinstance(outcome, _Failure):
            yield _row(outcome.document.doc_id, error=outcome.error)
        else:
            yield _row(outcome.documents[0].doc_id, timeline=write_jsonl(outcome).rstrip("\n"))
    yield from (refused for refused in waiting if refused is not None)


def _row(doc_id: str | None, *, timeline: str | None = None, error: Exception | None = None) -> Row:
    return {"id": doc_id, "timeline": timeline, "error": str(error) if error else None}


def _id_of(record: Mapping[str, object]) -> str | None:
    """The id of a record that cannot be read, where it has one."""
    found = _plain(record.get(matched_fields(record).get("id", "")))
    return found if isinstance(found, str) else None


def _outcomes(
    documents: Iterable[Document], manner: _Manner, jobs: int
) -> Iterator[Timeline | _Failure]:
    if jobs <= 1:
        for chunk in _chunks(documents):
            yield from _analyzed(chunk, manner)
        return
    workers = _Workers(jobs, manner)
    try:
        for chunk in _chunks(documents):
            workers.give(chunk)
            if len(workers.waiting) > jobs * 2:
                yield from workers.take()
        while workers.waiting:
            yield from workers.take()
    finally:  # when the caller has had enough, what is not begun is not done
        workers.pool.shutdown(cancel_futures=True)


@dataclass(slots=True)
class _Workers:
    """The processes at work, started anew when one of them dies, and what they work on in order."""

    jobs: int
    manner: _Manner
    waiting: deque[tuple[list[Document], Future[_Outcomes]]] = field(default_factory=deque)
    pool: ProcessPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self.pool = start_workers(self.jobs)

    def give(self, chunk: list[Document]) -> None:
        """Have some articles analysed."""
        try:
            self.waiting.append((chunk, self.pool.submit(_analyzed_chunk, chunk, self.manner)))
        except BrokenProcessPool:  # a process has died since: all that waits is given anew
            self._start_anew()
            self.give(chunk)

    def take(self) -> Iterator[Timeline | _Failure]:
        """What came of the articles given first."""
        chunk, future = self.waiting.popleft()
        try:
            yield from future.result()
        except BrokenProcessPool:  # a process died, over this or another article: one by one
            self._start_anew()
            yield from _one_by_one(chunk, self.manner)

    def _start_anew(self) -> None:
        self.pool.shutdown(cancel_futures=True)
        self.pool = start_workers(self.jobs)
        again, self.waiting = self.waiting, deque()
        for chunk, future in again:
            kept = future
            if not has_result(future):
                kept = self.pool.submit(_analyzed_chunk, chunk, self.manner)
            self.waiting.append((chunk, kept))


def _one_by_one(documents: list[Document], manner: _Manner) -> Iterator[Timeline | _Failure]:
    """What comes of articles over one of which a process died, each apart from all others.

    A failure is one over which a process dies each time that it is tried.
    """
    pool = start_workers(1)
    try:
        for document in documents:
            for _ in range(_TRIES):
                try:
                    yield from pool.submit(_analyzed_chunk, [document], manner).result()
                    break
                except BrokenProcessPool:  # it was ended from outside, or died over this article
                    pool.shutdown()
                    pool = start_workers(1)
            else:
                yield _died(document, manner)
    finally:
        pool.shutdown()


def _died(document: Document, manner: _Manner) -> _Failure:
    """The failure of an article over which processes die. Raises it where it is to end it all."""
    error = ExtractionError(
        f"{document.doc_id}: could not be analysed: the process died, for want of memory "
        "or because it was ended"
    )
    if not manner.lenient:
        raise error
    return _Failure(document, error)


def start_workers(jobs: int) -> ProcessPoolExecutor:
    """So many processes that answer no Ctrl-C, and end with this one, however it ends."""
    # Threads of the caller do not survive a fork, and Windows has none.
    shared = multiprocessing.get_start_method(allow_none=True) == _FORKING
    context = multiprocessing.get_context(_FORKING if shared else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_worker)


def share_model(model: str = DEFAULT_MODEL) -> None:
    """Have all processes that are started from now on share one language model, where they can.

    On Linux they are forked, from one that has loaded the default model and has no other threads;
    on other systems, and with another model, each loads its own, which takes half a gigabyte. For
    programs that are all ours: it says for all of `multiprocessing` how processes are started.
    """
    if sys.platform == "linux" and model == DEFAULT_MODEL:
        multiprocessing.set_start_method(_FORKING, force=True)
        multiprocessing.set_forkserver_preload(["events.parsing.preloaded"])


def has_result(future: Future[Any]) -> bool:
    """Whether the work of a future was done, and neither failed nor was called off."""
    return future.done() and not future.cancelled() and future.exception() is None


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while chunk := list(islice(rest, _CHUNK_DOCUMENTS)):
        yield chunk


def _begin_worker() -> None:
    """Let the process that gave out the work answer Ctrl-C, for all, and outlive it by nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    multiply_on_one_thread()
    warnings.showwarning = _tell_fault
    Thread(target=_end_with_parent, daemon=True).start()


def _tell_fault(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """One line for a fault of ours; the warnings of libraries are for their programmers."""
    if issubclass(category, FaultWarning) and sys.stderr is not None:
        sys.stderr.write(f"dateline: {message}\n")


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])  # which becomes ready when it is gone, on every system
        os._exit(1)


def _analyzed_chunk(documents: list[Document], manner: _Manner) -> _Outcomes:
    return list(_analyzed(documents, manner))


def _analyzed(documents: list[Document], manner: _Manner) -> Iterator[Timeline | _Failure]:
    """The timelines of a batch; when one fails, it and those after it are done one by one."""
    spacy_pipeline.load_model(manner.model)  # a model that is missing is no fault of an article
    parsed = spacy_pipeline.parse_many(documents, model=manner.model)
    made = (analyze(document, doc, domain=manner.domain) for document, doc in parsed)
    for number in range(len(documents)):
        try:
            timeline = next(made)
        except Exception:  # any fault that an article brings to light, ours or a library's
            if not manner.lenient:
                raise
            yield from (_analyzed_alone(document, manner) for document in documents[number:])
            return
        yield timeline


def _analyzed_alone(document: Document, manner: _Manner) -> Timeline | _Failure:
    try:
        doc = spacy_pipeline.parse(document, model=manner.model)
        return analyze(document, doc, domain=manner.domain)
    except Exception as error:  # as above; the others are to go on
        reason = f"{type(error).__name__}: {error}"
        return _Failure(
            document,
            ExtractionError(
                f"{document.doc_id}: could not be analysed, by a fault of Dateline: {reason:.300}"
            ),
        )
