"""A process that extracts one article, and tells how far it is.

It reads the article as a record of JSON Lines, with the day that a reader `gave`, and writes lines
of JSON: shares from 0 to 1, the timeline of the `opening` where the record asks for one of so many
characters, then that of the whole. It ends when its standard input does: then the server is gone.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from threading import Thread

from dashboard.stories.given_date import given_date
from events import extract, to_json
from events.batch import read_record
from events.parsing.matrix_products import multiply_on_one_thread

# What is done once all is loaded but the language model.
_STARTED = 0.02


def main() -> None:
    """Do as told on standard input."""
    multiply_on_one_thread()
    _say(_STARTED)
    record = json.loads(sys.stdin.readline())
    Thread(target=_end_with_server, daemon=True).start()
    gave, opening = record.pop("gave"), record.pop("opening")
    document = read_record(record)
    if gave:
        document = given_date(document, date.fromisoformat(gave))
    if opening:
        _say(to_json(extract(replace(document, text=document.text[:opening]))))
    _say(to_json(extract(document, on_progress=_say)))


def _end_with_server() -> None:
    """Wait for the end of standard input, of which the server holds the other end, however it ends.

    A write would tell it too, but a long text has minutes between two of them.
    """
    # Not by `sys.stdin`, whose lock would be held for as long as this waits.
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
