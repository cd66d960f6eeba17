"""What several articles tell of together: happenings, their conflicts, stories and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.types.actor import Actor
from events.types.article import Document, Span
from events.types.event import Event


@dataclass(frozen=True, slots=True)
class Told:
    """One of the values that tellings of a happening give, and which of them give it."""

    value: str
    events: tuple[Event, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the tellings of a happening do not agree on: `killed`, `injured`, `amount`, `date` …

    A number that only grew from one day of publication to the next, as a toll does, is a `course`.
    """

    what: str
    values: tuple[Told, ...]
    course: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What some events tell of together: one thing that happened, with all of its tellings.

    The best telling stands first in `events`, and gives the label. `day` is the one day settled on,
    None where there is none; `dated_by` is the telling whose time it has. `articles` counts the
    independent ones: a copy counts with what it is a copy of.
    """

    events: tuple[Event, ...]
    label: str
    day: date | None = None
    dated_by: Event | None = None
    explanation: str = ""
    actors: tuple[Actor, ...] = ()
    places: tuple[str, ...] = ()
    articles: int = 1
    sources: tuple[str, ...] = ()
    salience: float = 0.0
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one matter; of each group of `copies` the first is the original."""

    label: str
    documents: tuple[Document, ...]
    copies: tuple[tuple[Document, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a storyline, its weight from 0 to 1, and the sentences that tell it, best first."""

    day: date
    weight: float
    happenings: tuple[Happening, ...]
    sentences: tuple[Span, ...]
