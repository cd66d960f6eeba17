"""An article, how its day of publication was found, and stretches of its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PublishedBasis(StrEnum):
    """How the publication date of a document was found."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. `published` is TimeML's document creation time (DCT), None when unknown."""

    text: str = field(repr=False)
    doc_id: str
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
    published_evidence: str = ""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, half-open; its `text` is verbatim by construction."""

    document: Document = field(repr=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.document.text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character (of the same document)."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether all of `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end
