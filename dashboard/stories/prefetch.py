"""Timelines extracted in processes of their own, which tell how far they are and can be stopped.

Loading the language model and starting the server each keep one processor busy for a second; in
one process they would wait for each other. A long text would keep the page waiting.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from threading import Event as Signal
from threading import RLock, Thread
from typing import IO

from events import Document, Timeline, from_json

_PATIENCE = 600.0  # seconds; a million characters take two minutes on a slow machine
_Key = tuple[str, date | None]


class Reading:
    """An extraction at work: how far it is, from 0 to 1, and in the end its timeline.

    Of a text with more than `opening` characters, which are not 0, the timeline of these comes
    first.
    """

    def __init__(self, document: Document, published: date | None, opening: int = 0) -> None:
        self.share = 0.0
        self._done, self._opened = Signal(), Signal()
        self._timeline: Timeline | None = None
        self._opening: Timeline | None = None
        self._waits_for_opening = bool(opening)
        self._process = _begun(document, published, opening)
        Thread(target=self._listen, daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether it has come to its end, also where it was stopped or has failed."""
        return self._done.is_set()

    def timeline(self) -> Timeline | None:
        """What was found, once it is; None where it failed, was stopped or takes too long."""
        self._done.wait(_PATIENCE)
        return self._timeline

    def opening(self) -> Timeline | None:
        """What the opening tells, once it is read; None where it failed or was not asked for."""
        if self._waits_for_opening:
            self._opened.wait(_PATIENCE)
        return self._opening

    def stop(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()

    def _listen(self) -> None:
        written: IO[str] | None = self._process.stdout
        assert written is not None
        with written:
            for line in written:
                told = json.loads(line)
                if not isinstance(told, dict):
                    self.share = told
                elif self._waits_for_opening and self._opening is None:
                    self._opening = from_json(told)
                    self._opened.set()
                else:
                    self._timeline = from_json(told)
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._opened.set()
        self._done.set()


class Ahead:
    """The extractions that were begun, each kept until its timeline is asked for."""

    def __init__(self) -> None:
        self._begun: dict[_Key, Reading] = {}
        self._guard = RLock()

    def begin(self, document: Document, published: date | None, opening: int = 0) -> Reading:
        """Start to extract an article's timeline, unless that was begun."""
        key = document.text, published
        with self._guard:
            if key not in self._begun:
                self._begun[key] = Reading(document, published, opening)
            return self._begun[key]

    def begun(self, document: Document, published: date | None) -> Reading | None:
        """The extraction of an article that was begun, if any."""
        return self._begun.get((document.text, published))

    def take(self, document: Document, published: date | None) -> Timeline | None:
        """The timeline that was begun for an article; None when there is none, or it failed."""
        reading = self._drop(document, published)
        return reading.timeline() if reading is not None else None

    def stop(self, document: Document, published: date | None) -> None:
        """End the extraction of an article."""
        reading = self._drop(document, published)
        if reading is not None:
            reading.stop()

    def _drop(self, document: Document, published: date | None) -> Reading | None:
        with self._guard:
            return self._begun.pop((document.text, published), None)


def _begun(document: Document, published: date | None, opening: int) -> subprocess.Popen[str]:
    record = {
        "id": document.doc_id,
        "text": document.text,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "gave": published.isoformat() if published else None,
        "opening": opening,
    }
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "dashboard.stories.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    # It stays open for as long as this process lives: when it ends, so does the other.
    process.stdin.write(json.dumps(record) + "\n")
    process.stdin.flush()
    return process
