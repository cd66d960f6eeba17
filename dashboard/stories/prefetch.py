"""Timelines extracted in processes of their own, which tell how far they are and can be stopped.

Loading the language model and starting the server each keep one processor busy for a second; in
one process they would wait for each other. A long text would keep the page waiting.

A process that has read a long text is kept for a while, with its parse: a new publication date
costs no second one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from threading import Event as Signal
from threading import RLock, Thread, Timer
from typing import IO

from events import Document, Timeline, from_json

_PATIENCE = 600.0  # seconds; a million characters take two minutes on a slow machine
# In seconds: what a process that has the parse finds within so many is waited for.
_SOON = 6.0
# A process that has read 100,000 characters holds 280 MB, one that has read 300,000 some 350 MB.
# One is kept, for so many seconds.
_LONGEST_KEPT, _KEPT_FOR = 300_000, 600.0
_Key = tuple[str, date | None]
_Process = subprocess.Popen[str]


class Reading:
    """An extraction at work: how far it is, from 0 to 1, and in the end its timeline.

    `process` was told what to extract. Where it `opens`, what the opening of the text tells comes
    first; where it reads the text `again`, the whole comes soon. `on_read` takes it once all is
    read.
    """

    def __init__(
        self,
        process: _Process,
        on_read: Callable[[_Process], None],
        *,
        opens: bool = False,
        again: bool = False,
    ) -> None:
        self.share = 0.0
        self._done, self._opened = Signal(), Signal()
        self._timeline: Timeline | None = None
        self._opening: Timeline | None = None
        self._waits_for_opening = opens
        self._soon = _SOON if again else 0.0
        self.process, self._on_read = process, on_read
        Thread(target=self._listen, daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether it has come to its end, also where it was stopped or has failed."""
        return self._done.is_set()

    def done_soon(self) -> bool:
        """Whether it has come to its end; where that must be near, once some time has passed."""
        seconds, self._soon = self._soon, 0.0
        return self._done.wait(seconds)

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
        self.process.kill()

    def _listen(self) -> None:
        written: IO[str] | None = self.process.stdout
        assert written is not None
        for line in iter(written.readline, ""):
            told = json.loads(line)
            if not isinstance(told, dict):
                self.share = told
            elif self._waits_for_opening and self._opening is None:
                self._opening = from_json(told)
                self._opened.set()
            else:
                self._timeline = from_json(told)
                break
        if self._timeline is None:
            _end(self.process)
        else:
            self._on_read(self.process)
        self._opened.set()
        self._done.set()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A process that has read a text, and the timer that ends it."""

    document: Document
    process: _Process
    timer: Timer


class Ahead:
    """The extractions that were begun, each kept until its timeline is asked for."""

    def __init__(self) -> None:
        self._begun: dict[_Key, Reading] = {}
        self._kept: _Kept | None = None
        self._guard = RLock()

    def begin(
        self, document: Document, published: date | None, opening: int = 0, *, keep: bool = False
    ) -> Reading:
        """Start to extract an article's timeline, unless that was begun.

        Of a text with more than `opening` characters, which are not 0, what these tell comes first.
        With `keep` the process stays for a while, and another date of the article has its answer
        soon.
        """
        key = document.text, published
        with self._guard:
            if key not in self._begun:
                again = self._again(document, published)
                self._begun[key] = again or self._anew(document, published, opening, keep)
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

    def let_go(self) -> None:
        """Keep no process any longer."""
        with self._guard:
            kept, self._kept = self._kept, None
        if kept is not None:
            kept.timer.cancel()
            _end(kept.process)

    def _drop(self, document: Document, published: date | None) -> Reading | None:
        with self._guard:
            return self._begun.pop((document.text, published), None)

    def _anew(
        self, document: Document, published: date | None, opening: int, keep: bool
    ) -> Reading:
        kept = keep and len(document.text) <= _LONGEST_KEPT
        process = _begun(document, published, opening)
        return Reading(process, self._keeper(document) if kept else _end, opens=bool(opening))

    def _again(self, document: Document, published: date | None) -> Reading | None:
        """The extraction by the process that is kept, if it has read that article."""
        kept = self._kept
        if kept is None or kept.document != document:
            return None
        self._kept = None
        kept.timer.cancel()
        try:
            _write(kept.process, published.isoformat() if published else None)
        except OSError:  # something has ended it; the pipe says so in each system by another name
            _end(kept.process)
            return None
        return Reading(kept.process, self._keeper(document), again=True)

    def _keeper(self, document: Document) -> Callable[[_Process], None]:
        """What keeps a process that has read an article, and lets go of another."""

        def keep(process: _Process) -> None:
            self.let_go()
            timer = Timer(_KEPT_FOR, self.let_go)
            timer.daemon = True
            with self._guard:
                self._kept = _Kept(document, process, timer)
            timer.start()

        return keep


def _end(process: _Process) -> None:
    """Let a process end that is done, and wait until it has."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError):  # of one that has died, what was written to it is never read
        process.stdin.close()
    process.wait()
    process.stdout.close()


def _begun(document: Document, published: date | None, opening: int) -> _Process:
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
    # Its input stays open for as long as this process lives: when it ends, so does the other.
    _write(process, record)
    return process


def _write(process: _Process, told: object) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(told) + "\n")
    process.stdin.flush()
