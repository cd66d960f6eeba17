"""A storyline as a chronology in Markdown: by day, with the sentences, and who tells them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.timeline.condensed import dispute
from events.timeline.happening_rows import documents_of
from events.timeline.rows import noted

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.timeline.timeline import Timeline
    from events.types import Document, Happening, Span

# A day is told in so many sentences, and in the happenings that several articles tell.
_MOST_SENTENCES, _MOST_HAPPENINGS = 3, 8
_FACTS = {"killed": "killed", "injured": "injured", "arrested": "arrested", "missing": "missing"}


def storyline_markdown(timeline: Timeline, plain: Callable[[str], str]) -> str:
    """The stories with their articles, the numbers, then each day; `plain` escapes the words."""
    lines = [f"# {plain(timeline.stories[0].label if timeline.stories else timeline.title)}", ""]
    for story in timeline.stories:
        lines += [f"## {plain(story.label)}", ""] if len(timeline.stories) > 1 else []
        lines += [f"- {_article(document, plain)}" for document in story.documents]
        for first, *others in story.copies:
            names = ", ".join(plain(_name(document)) for document in others)
            lines.append(f"- Copies of {plain(_name(first))}, counted with it: {names}")
        lines.append("")
    if timeline.facts:
        numbers = "; ".join(f"{number} {_FACTS.get(what, what)}" for what, number in timeline.facts)
        lines += [f"By most articles: {numbers}.", ""]
    for day in sorted(timeline.days, key=lambda one: one.day):
        lines += _day(day.day, day.happenings, day.sentences, plain)
    return "\n".join(lines).rstrip() + "\n"


def _day(
    day: date,
    happenings: tuple[Happening, ...],
    sentences: tuple[Span, ...],
    plain: Callable[[str], str],
) -> Iterator[str]:
    yield f"## {TimeInterval.of(Grain.DAY, day).plain}"
    yield ""
    for happening in happenings[:_MOST_HAPPENINGS]:
        told = ", ".join(plain(_name(document)) for document in documents_of(happening))
        star = "★ " if any(event.starred for event in happening.events) else ""
        yield f"- {star}**{plain(happening.label)}** ({told})"
        yield from _noted(happening, plain)
        if differs := dispute(happening):
            yield f"  - {plain(differs)}"
    yield ""
    for sentence in sentences[:_MOST_SENTENCES]:
        yield f"> “{plain(sentence.text)}” — {plain(_name(sentence.document))}"
        yield ""


def _noted(happening: Happening, plain: Callable[[str], str]) -> Iterator[str]:
    """What a person noted on it, and the tags they gave it."""
    cells = noted(happening.events)
    if cells["note"]:
        yield f"  - Note: {plain(str(cells['note']))}"
    if tags := dict.fromkeys(tag for event in happening.events for tag in event.tags):
        yield f"  - Tags: {plain(', '.join(tags))}"


def _article(document: Document, plain: Callable[[str], str]) -> str:
    day = document.published
    published = TimeInterval.of(Grain.DAY, day).plain if day else "no date"
    parts = (document.title or document.doc_id, document.publisher or "", published)
    return " · ".join(plain(part) for part in parts if part)


def _name(document: Document) -> str:
    return document.publisher or document.title or document.doc_id
