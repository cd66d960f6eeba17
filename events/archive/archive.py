"""An archive, opened: the events that answer a question, and what they amount to."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from events.archive.answer_rows import open_answer_rows
from events.archive.conditions import Question, all_of, conditions, events_named
from events.archive.duck import complaints, connect, parquet_view
from events.archive.layout import COLUMNS, TIMELINES, check_version, number_of, parts_in
from events.archive.partition import read_line
from events.archive.sorted_tables import PART_BITS
from events.archive.tables import ANSWER
from events.errors import DatelineError
from events.exports.json_reader import from_json, parse_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from events.archive.conditions import Condition
    from events.archive.layout import Part
    from events.timeline.timeline import Timeline

Row = dict[str, Any]
"""An event as an archive answers it, by the names of `ANSWER`."""
_NAMES = [column.name for column in ANSWER]
# Of more events than that the whole table is read sooner than each of its own.
_MOST_KEPT = 10_000
# One in so many events is not few.
_FEW = 8
_IN_PART = (1 << PART_BITS) - 1


@dataclass(frozen=True, slots=True)
class Month:
    """How many events of one certainty and class begin in a month, counted from that of year 0.

    `month` is None for those without a date.
    """

    month: int | None
    certainty: str
    event_class: str
    events: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The most salient of the events that a question finds, earliest first, and how many it finds.

    A row has the columns `ANSWER`.
    """

    found: int
    rows: list[Row]


class Archive:
    """An archive in a folder, to be asked; `with` closes it.

    Raises DatelineError for a folder that is none, is newer, or is damaged, and where DuckDB is not
    installed.
    """

    def __init__(self, folder: Path) -> None:
        check_version(folder)
        self.folder = folder
        self.parts: list[Part] = parts_in(folder)
        if not self.parts:
            raise DatelineError(
                f"{folder}: is an archive of nothing yet: dateline archive build PATH -o {folder}"
            )
        self._duck: DuckDBPyConnection = connect()
        self._lock = Lock()
        self._asked: Question | None = None
        self._place = _place_among_all(self.parts)
        with complaints():
            for name in COLUMNS:
                files = [part.table(name) for part in self.parts]
                self._duck.execute(parquet_view(name, files, extra=", union_by_name = true"))
        # An archive of an earlier Dateline may lack some of what is answered now.
        there = {name for name, *_ in self._rows("DESCRIBE details")}
        self._told = [name for name in _NAMES if name in there]
        self._kept = {number_of(part.path): open_answer_rows(part.path) for part in self.parts}

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._duck.close()

    @property
    def events(self) -> int:
        """How many events are in it."""
        return sum(part.events for part in self.parts)

    @property
    def articles(self) -> int:
        """How many articles are in it."""
        return sum(part.articles for part in self.parts)

    def ask(self, question: Question, *, limit: int) -> Answer:
        """The most salient events, as many as `limit`, and how many there are."""
        with self._matching(question) as (events, values):
            [(found,)] = self._rows(f"SELECT count(*) FROM {events}", values)
            chosen = self._rows(
                f"SELECT event, salience, day FROM {events} "
                f"ORDER BY salience DESC, event LIMIT {limit:d}",
                values,
            )
        kept = len(chosen) <= _MOST_KEPT and None not in self._kept.values()
        rows = self._kept_rows(chosen) if kept else self._rows_of_table(chosen)
        return Answer(int(found), rows)

    def _kept_rows(self, chosen: list[tuple[int, float, int | None]]) -> list[Row]:
        """The rows of events, by their numbers; those without a day last."""
        days = {number: day for number, _, day in chosen}
        found = [row for part in self._kept for row in self._rows_in(part, days)]
        return sorted(found, key=lambda row: _in_time(days[row["event"]], row["event"]))

    def _rows_in(self, part: int, events: Iterable[int]) -> Iterator[Row]:
        kept = self._kept[part]
        own = [event & _IN_PART for event in events if event >> PART_BITS == part]
        if kept is not None and own:
            places = [kept.names.index(name) if name in kept.names else None for name in _NAMES]
            for cells in kept.read(own):
                told = [None if place is None else cells[place] for place in places]
                yield dict(zip(_NAMES, told, strict=True))

    def _rows_of_table(self, chosen: list[tuple[int, float, int | None]]) -> list[Row]:
        """The same from the Parquet, which is faster for many, and all that old archives have."""
        if not chosen:
            return []
        # Those less salient are not even looked at.
        numbers, least = [number for number, *_ in chosen], chosen[-1][1]
        rows = self._rows(
            f"SELECT {', '.join(map(_in_quotes, self._told))} FROM details WHERE salience >= ? "
            "AND event IN (SELECT unnest(?::BIGINT[])) "
            "ORDER BY coalesce(first_day, last_day) NULLS LAST, event",
            [least, numbers],
        )
        unknown = dict.fromkeys(_NAMES)
        return [unknown | dict(zip(self._told, row, strict=True)) for row in rows]

    def months(self, question: Question) -> list[Month]:
        """How many events each month has, of each certainty and class; months in their order."""
        if question == Question():
            counted = self._rows(
                "SELECT month, certainty, class, sum(events)::INTEGER FROM months GROUP BY ALL "
                "ORDER BY ALL"
            )
        else:
            with self._matching(question) as (events, values):
                counted = self._rows(
                    "SELECT year(begun) * 12 + month(begun) - 1 AS month, certainty, class, "
                    "count(*) FROM (SELECT DATE '1970-01-01' + day AS begun, certainty, class "
                    f"FROM {events}) GROUP BY ALL ORDER BY ALL",
                    values,
                )
        return [Month(*one) for one in counted]

    def top_actors(self, question: Question, *, limit: int) -> list[tuple[str, int]]:
        """The actors of most events, and how many those are."""
        last = f"GROUP BY name ORDER BY events DESC, name LIMIT {limit:d}"
        if question == Question():
            return self._rows(f"SELECT name, sum(events)::INTEGER AS events FROM actors {last}")
        with self._matching(question) as (events, values):
            return self._rows(
                "SELECT name, count(DISTINCT event) AS events FROM participants "
                f"WHERE actor AND event IN (SELECT event FROM {events}) {last}",
                values,
            )

    def publishers(self, *, limit: int) -> list[tuple[str, int]]:
        """The publishers of most articles, and how many those are."""
        return self._rows(
            "SELECT publisher, count(*) AS articles FROM documents WHERE publisher IS NOT NULL "
            f"GROUP BY publisher ORDER BY articles DESC, publisher LIMIT {limit:d}"
        )

    def timeline(self, article: int) -> Timeline:
        """The whole timeline of an article, by its number. Raises DatelineError for none such."""
        places = self._rows('SELECT "offset", length FROM documents WHERE article = ?', [article])
        if not places:
            raise DatelineError(f"{self.folder}: has no article {article}")
        [(offset, length)] = places
        numbers = {number_of(part.path): part for part in self.parts}
        part = numbers[article >> PART_BITS]
        return from_json(parse_json(read_line(part.path / TIMELINES, offset, length)))

    @contextmanager
    def _matching(self, question: Question) -> Iterator[Condition]:
        """The events that a question finds, as what stands behind FROM, and its values."""
        named = events_named(question)
        if not named:  # they are found again and again sooner than written down
            where, values = conditions(question)
            yield f"(FROM events WHERE {where})", values
            return
        with self._lock:  # sessions of a page ask side by side
            if question != self._asked:
                among = [self._among(*condition) for condition in named]
                where, values = all_of([conditions(question), *among])
                self._rows(
                    "CREATE OR REPLACE TABLE matching AS "
                    f"SELECT event, day, certainty, class, salience FROM events WHERE {where}",
                    values,
                )
                self._asked = question
            yield "matching", []

    def _among(self, statement: str, values: list[object]) -> Condition:
        """The condition that an event is among those that a statement gives.

        Of many a bit is kept for each event of the archive: to join them to it takes twice as long.
        """
        [(given,)] = self._rows(f"SELECT count(*) FROM ({statement})", values)
        if given * _FEW < self.events:
            return f"event IN ({statement})", values
        marks = f"bitstring_agg({self._place}, 0::BIGINT, {self.events - 1}::BIGINT)"
        return f"get_bit((SELECT {marks} FROM ({statement})), ({self._place})::INTEGER) = 1", values

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with complaints(), self._duck.cursor() as cursor:
            return cursor.execute(statement, values).fetchall()


def _place_among_all(parts: Sequence[Part]) -> str:
    """The place of an event among all of the archive, in a statement: parts one after the other."""
    if len(parts) == 1:
        return f"event - {number_of(parts[0].path) << PART_BITS}"
    starts = [0] * (1 + max(number_of(part.path) for part in parts))
    for part, start in zip(parts, accumulate([0, *(part.events for part in parts)]), strict=False):
        starts[number_of(part.path)] = start
    return f"(event & {_IN_PART}) + {starts}[(event >> {PART_BITS}) + 1]"


def _in_time(day: int | None, event: int) -> tuple[bool, int, int]:
    return day is None, day or 0, event


def _in_quotes(name: str) -> str:
    """A column's name as it stands in a statement, where it may be a word of the language."""
    return f'"{name}"'
