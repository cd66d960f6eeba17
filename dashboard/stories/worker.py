"""A process that extracts one article, and tells how far it is.

It reads the article as a record of JSON Lines, with the day that a reader `gave`, and writes lines
of JSON: shares from 0 to 1, the timeline of the `opening` where the record asks for one of so many
characters, then that of the whole. Each further line that it reads is another day, as a string or
null: it writes the timeline of the article as of that day, whose parse it has kept. It ends when
its standard input does: then the server is gone, or wants no more of it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from dataclasses import replace
from datetime import date
from queue import SimpleQueue
from threading import Thread

from dashboard.stories.given_date import given_date
from events import Document, analyze, extract, parse, to_json
from events.batch import read_record
from events.parsing.laid_out import laid_out
from events.parsing.matrix_products import multiply_on_one_thread
from events.pipeline import PARSING

# What is done once all is loaded but the language model.
_STARTED = 0.02
_LONGEST_DAYS = 1000  # in bytes; a day has a dozen
_Days = SimpleQueue[str | None]


def main() -> None:
    """Do as told on standard input."""
    multiply_on_one_thread()
    _say(_STARTED)
    record = json.loads(sys.stdin.readline())
    days: _Days = SimpleQueue()
    days.put(record.pop("gave"))
    Thread(target=_take_days, args=(days,), daemon=True).start()
    opening = record.pop("opening")
    _tell(read_record(record), opening, days)


def _tell(document: Document, opening: int, days: _Days) -> None:
    """Write the timeline of the article for each of the days, as they come."""
    day = days.get()
    if opening:
        first = replace(document, text=document.text[:opening])
        _say(to_json(extract(_published(first, day))))
    with laid_out(parse(document, on_part=lambda part: _say(PARSING * part))) as doc:
        while True:
            _say(to_json(analyze(_published(document, day), doc, on_progress=_say)))
            gc.collect()  # as nothing else does while it is laid out
            day = days.get()


def _published(document: Document, day: str | None) -> Document:
    return given_date(document, date.fromisoformat(day)) if day else document


def _take_days(days: _Days) -> None:
    """Take the days that are told until standard input ends, however the server ends that holds it.

    A write would tell of its end too, but a long text has minutes between two of them.
    """
    # Not by `sys.stdin`, whose lock would be held for as long as this waits.
    while told := os.read(sys.stdin.fileno(), _LONGEST_DAYS):
        for line in told.splitlines():
            days.put(json.loads(line))
    os._exit(1)


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
