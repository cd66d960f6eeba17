"""A process that extracts one article, and tells how far it is.

It reads the article as a record of JSON Lines, with the day that a reader `gave`, and writes lines
of JSON: shares from 0 to 1, the timeline of the `opening` where the record asks for one of so many
characters, then that of the whole.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date

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
    gave, opening = record.pop("gave"), record.pop("opening")
    document = read_record(record)
    if gave:
        document = given_date(document, date.fromisoformat(gave))
    if opening:
        _say(to_json(extract(replace(document, text=document.text[:opening]))))
    _say(to_json(extract(document, on_progress=_say)))


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
