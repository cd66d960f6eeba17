"""Much work at once without Python's search for garbage, which goes through all of it each time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Pauses:
    """How many blocks of all threads do without the search, and whether it is to go on after."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._number = 0
        self._goes_on = False

    def begin(self) -> None:
        """Let nothing be searched, until as many blocks have ended as have begun."""
        with self._guard:
            if not self._number:
                self._goes_on = gc.isenabled()
            self._number += 1
            gc.disable()

    def end(self) -> None:
        """One block has ended."""
        with self._guard:
            self._number -= 1
            if self._number:
                gc.disable()  # some libraries turn it on once they have read a file
            elif self._goes_on:
                gc.enable()


_pauses = _Pauses()


@contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's search for garbage, which goes through all that is held, again and again."""
    _pauses.begin()
    try:
        yield
    finally:
        _pauses.end()
