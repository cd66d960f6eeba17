"""What is asked of an archive, and the condition of a statement that it makes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.archive.day_numbers import day_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.calendar.instant import Instant

# Above every letter, to end the words that begin alike.
_LAST = "\U0010ffff"
# As names and words are kept, to be found whatever their case and accents.
_KEY = "lower(strip_accents(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which events are asked for: those that pass every filter that is given.

    `actors` and `places` are names, whatever their case and accents, one of which has a part in
    the event, or is where it happened. `sources` are who says so, or the publisher. `certainties`
    and `classes` are values of `Certainty` and `EventClass`. Each of `words` begins a word of the
    label, of the sentence or of who says so. What is asked for from a `first` day on ends no
    earlier, what is asked for up to a `last` one begins no later, and has a date.
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    words: str = ""
    first: Instant | None = None
    last: Instant | None = None


Condition = tuple[str, list[object]]
"""A condition of a statement, and the values that stand in it for `?`."""


def conditions(question: Question) -> Condition:
    """What a row of `events` must be by what stands in it: all but names and words."""
    return all_of(list(_conditions(question)))


def events_named(question: Question) -> list[Condition]:
    """Statements for the events of each name and word: a question finds those that all give."""
    return list(_events_named(question))


def all_of(conditions: Sequence[Condition]) -> Condition:
    """Some conditions as one."""
    if not conditions:
        return "true", []
    return (
        " AND ".join(f"({condition})" for condition, _ in conditions),
        [value for _, values in conditions for value in values],
    )


def _conditions(question: Question) -> Iterator[Condition]:
    if question.first is not None:
        first = day_number(question.first)
        yield "last_day >= ? OR (last_day IS NULL AND day IS NOT NULL)", [first]
    if question.last is not None:
        last = day_number(question.last)
        # What has no known begin had begun by its last day.
        yield "first_day <= ? OR (first_day IS NULL AND last_day <= ?)", [last, last]
    if question.certainties:
        yield f"certainty IN {_places_for(question.certainties)}", [*question.certainties]
    if question.classes:
        yield f"class IN {_places_for(question.classes)}", [*question.classes]
    if question.sources:
        names = [name.lower() for name in question.sources]
        here = _places_for(names)
        yield f"lower(source) IN {here} OR lower(publisher) IN {here}", [*names, *names]


def _events_named(question: Question) -> Iterator[Condition]:
    for wanted, role in ((question.actors, ""), (question.places, "role = 'place' AND ")):
        if wanted:
            keys = ", ".join(_KEY for _ in wanted)
            yield f"SELECT event FROM participants WHERE {role}key IN ({keys})", [*wanted]
    for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", question.words)):
        within = f"word >= {_KEY} AND word < {_KEY} || '{_LAST}'"
        yield f"SELECT event FROM words WHERE {within}", [word, word]


def _places_for(values: Sequence[object]) -> str:
    return f"({', '.join('?' for _ in values)})"
