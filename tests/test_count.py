"""A long command counts on a terminal, and nowhere else."""

from __future__ import annotations

import io
import multiprocessing
import sys

import pytest
from tqdm.std import TqdmDefaultWriteLock, tqdm

from events.command.count import counted


class Terminal(io.StringIO):
    """Standard error as a person sees it."""

    def isatty(self) -> bool:
        return True


def test_what_nobody_sees_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    things = iter("abc")

    assert counted(things, "letters") is things


def test_terminal_shows_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())

    assert list(counted("abc", "letters")) == ["a", "b", "c"]
    assert "0 letters" in terminal.getvalue() or "0/3" in terminal.getvalue()


def test_counting_makes_no_lock_between_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[None] = []
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(multiprocessing, "RLock", lambda: made.append(None))
    monkeypatch.delattr(TqdmDefaultWriteLock, "mp_lock", raising=False)
    monkeypatch.delattr(tqdm, "_lock", raising=False)

    list(counted("abc", "letters"))

    assert not made
