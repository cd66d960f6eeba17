"""The articles of a storyline as rows of a table, and what is found in their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.chart.day_text import plain_day
from dashboard.chart.joined import originals
from dashboard.chart.lane_heads import article_name
from dashboard.panes.tellings import name_of
from events import Document, Timeline

# Letters of the text before and after the word that is found.
_AROUND = 60


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article: the label of its story, its cells, and where the words looked for stand."""

    document: Document
    story: str
    copy_of: str
    found: str

    @property
    def cells(self) -> dict[str, str]:
        """The row as it is shown, by the heads of the columns."""
        return {
            "Published": plain_day(self.document.published),
            "Publisher": self.document.publisher or "",
            "Title": article_name(self.document),
            "Copy of": self.copy_of,
            "Story": self.story,
            "Found": self.found,
        }


def article_rows(timeline: Timeline, words: str = "") -> list[ArticleRow]:
    """The articles by story and day; where words are looked for, those whose text has them all."""
    copied = originals(timeline)
    rows = []
    for story in timeline.stories:
        for document in sorted(story.documents, key=_day):
            if not _has(document, words.split()):
                continue
            original = copied.get(id(document))
            rows.append(
                ArticleRow(
                    document,
                    story.label,
                    name_of(original) if original is not None else "",
                    snippet(document.text, words),
                )
            )
    return rows


def snippet(text: str, words: str) -> str:
    """The text around the first of some words; empty where none is looked for or stands there."""
    wanted = "|".join(map(re.escape, words.split()))
    match = re.search(wanted, text, re.IGNORECASE) if wanted else None
    if match is None:
        return ""
    start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _day(document: Document) -> tuple[bool, str]:
    return document.published is None, str(document.published)


def _has(document: Document, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = " ".join((document.title or "", document.publisher or "", document.text)).casefold()
    return all(word.casefold() in text for word in words)
