"""Many articles to their timelines: in batches, in several processes, whatever is among them."""

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
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any

from events.errors import ExtractionError, FaultWarning
from events.parsing import spacy_pipeline
from events.parsing.spacy_pipeline import DEFAULT_MODEL
from events.pipeline import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from events.timeline.timeline import Timeline
    from events.times import Domain
    from events.types import Document

    _Outcomes = list["Timeline | _Failure"]
    _OnError = Callable[[Document, ExtractionError], None]

# Enough work for a process to be worth the sending.
_CHUNK_DOCUMENTS = 32


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
        self.pool = self._started()

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
            for document in chunk:
                yield self._alone(document)

    def _alone(self, document: Document) -> Timeline | _Failure:
        """What comes of one article; a failure where the process dies over it."""
        try:
            (outcome,) = self.pool.submit(_analyzed_chunk, [document], self.manner).result()
        except BrokenProcessPool as error:
            self._start_anew()
            failure = ExtractionError(
                f"{document.doc_id}: could not be analysed: the process died, for want of memory "
                "or because it was ended"
            )
            if not self.manner.lenient:
                raise failure from error
            return _Failure(document, failure)
        return outcome

    def _start_anew(self) -> None:
        self.pool.shutdown(cancel_futures=True)
        self.pool = self._started()
        again, self.waiting = self.waiting, deque()
        for chunk, future in again:
            finished = future.done() and not future.cancelled() and future.exception() is None
            kept = future if finished else self.pool.submit(_analyzed_chunk, chunk, self.manner)
            self.waiting.append((chunk, kept))

    def _started(self) -> ProcessPoolExecutor:
        # Threads of the caller do not survive a fork, and Windows has none.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_begin_worker)


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while chunk := list(islice(rest, _CHUNK_DOCUMENTS)):
        yield chunk


def _begin_worker() -> None:
    """Let the process that gave out the work answer Ctrl-C, for all, and outlive it by nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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
