"""One event of a sentence, as the analysis gives it: by the words of its trigger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from events import analyze
from events.types import Document, Event

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]

WEDNESDAY = date(2024, 5, 15)


def event_at(parse: Parse, text: str, trigger: str, published: date | None = WEDNESDAY) -> Event:
    """The first event of a text with this trigger, the text being of that day."""
    _, doc = parse(text)
    document = Document(text=text, doc_id="test", published=published)
    return next(e for e in analyze(document, doc).events if e.trigger.text == trigger)


def limits(event: Event) -> tuple[str, ...]:
    """The four bounds as days; `..` is open."""
    assert event.bounds is not None
    return tuple(day.iso if day else ".." for day in (*event.bounds.begin, *event.bounds.end))


def label(parse: Parse, text: str, trigger: str) -> str:
    """The label of the first event of a text with this trigger, as `parse` reads the text."""
    return next(e.label for e in analyze(*parse(text)).events if e.trigger.text == trigger)
