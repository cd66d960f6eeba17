"""Sentences in which every time is marked with its value: `<the next day|1066-01-06>`."""

from __future__ import annotations

import re

_MARKED = re.compile(r"<(?P<words>[^|>]+)\|(?P<value>[^>]+)>")


def unmarked(marked: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The text without its marks, and the place, the words and the value of each."""
    times: list[tuple[int, str, str]] = []
    text, done = "", 0
    for mark in _MARKED.finditer(marked):
        text += marked[done : mark.start()]
        times.append((len(text), mark["words"], mark["value"]))
        text += mark["words"]
        done = mark.end()
    return text + marked[done:], times
