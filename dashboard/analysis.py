"""Articles to timelines, each parsed once, so that a new publication date needs no second parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING

from events.types import Document, PublishedBasis, Timeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REMEMBERED = 32
# The language model is loaded once, and a reader who comes while it loads waits for it.
_lock = RLock()


def timeline_of(document: Document, published: date | None = None) -> Timeline:
    """The timeline of one article; `published` goes before what the article says of its date.

    Raises DatelineError.
    """
    with _lock:
        return _timeline(document, published)


def given_date(document: Document, published: date) -> Document:
    """The article as published on the day that a reader gave."""
    return replace(
        document,
        published=published,
        published_basis=PublishedBasis.GIVEN,
        published_evidence="given by the reader",
    )


def read_ahead(documents: Sequence[Document], published: date | None = None) -> None:
    """Make the first timeline before anyone asks for it."""
    for document in documents[:1]:
        timeline_of(document, published)


@lru_cache(maxsize=_REMEMBERED)
def _timeline(document: Document, published: date | None) -> Timeline:
    # The library imports spaCy, which takes half a second: the server starts meanwhile.
    from events import analyze, find_published

    undated = replace(
        document, published=None, published_basis=PublishedBasis.NONE, published_evidence=""
    )
    doc = _parsed(undated)
    if published is not None:
        return analyze(given_date(document, published), doc)
    return analyze(find_published(document, doc), doc)


@lru_cache(maxsize=_REMEMBERED)
def _parsed(document: Document) -> Doc:
    from events import parse

    return parse(document)
