"""A timeline in the formats that other programs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.errors import UnknownFormatError
from events.exports import csv_format, json_format

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.types import Timeline


@dataclass(frozen=True, slots=True)
class Format:
    """A format to write: what it is good for, in a few words, and its writer."""

    description: str
    write: Callable[[Timeline], str]


FORMATS = {
    "json": Format("one object with everything that was found", json_format.write_json),
    "jsonl": Format("the same, one object a document, one a line", json_format.write_jsonl),
    "csv": Format("one row an event, for spreadsheets", csv_format.write_csv),
}


def write(timeline: Timeline, format: str = "json") -> str:
    """The timeline as text in one of `FORMATS`. Raises UnknownFormatError."""
    return find_format(format).write(timeline)


def find_format(name: str) -> Format:
    """The format of that name. Raises UnknownFormatError, which lists the names there are."""
    if name not in FORMATS:
        raise UnknownFormatError(
            f"the format {name!r} cannot be written; choose one of {', '.join(FORMATS)}"
        )
    return FORMATS[name]
