"""Many articles to their timelines: in batches, in several processes, whatever is among them."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from events.errors import ExtractionError
from events.parsing import spacy_pipeline
from events.parsing.spacy_pipeline import DEFAULT_MODEL
from events.pipeline import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from events.timeline.timeline import Timeline
    from events.times import Domain
    from events.types import Document

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
    context = multiprocessing.get_context("spawn")  # threads of the caller do not survive a fork
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_leave_interrupts)
    try:
        waiting: deque[Future[list[Timeline | _Failure]]] = deque()
        for chunk in _chunks(documents):
            waiting.append(pool.submit(_analyzed_chunk, chunk, manner))
            if len(waiting) > jobs * 2:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:  # when the caller has had enough, what is not begun is not done
        pool.shutdown(cancel_futures=True)


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while chunk := list(islice(rest, _CHUNK_DOCUMENTS)):
        yield chunk


def _leave_interrupts() -> None:
    """Let the process that gave out the work answer Ctrl-C, for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _analyzed_chunk(documents: list[Document], manner: _Manner) -> list[Timeline | _Failure]:
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
