"""Standard streams as they may be: closed, full, a terminal that obeys what it is sent."""

from __future__ import annotations

import os
import re
import sys

# In characters: of a message, and of one word of it, which may be a value or a path.
_LONGEST, _LONGEST_WORD = 1200, 300
# All that a terminal could obey; a line break and a tab are what they are.
_CONTROLS = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"
)


def open_what_is_closed() -> None:
    """Let no file take the place of a stream that the shell has closed, as with `2>&-`."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # asking is the only check there is
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # for as long as we run


def silence_output() -> None:
    """Send what is left for standard output nowhere: its reader has gone, or it is full."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Write a message to standard error, on one line that says whose it is."""
    sys.stderr.write(f"dateline: {one_line(message)}\n")


def one_line(message: str) -> str:
    """A message on one line, without what a terminal obeys, long values cut in their middle.

    >>> one_line("a\\nb\\x1b[2J: no")
    'a b?[2J: no'
    """
    words = (_cut(word, _LONGEST_WORD) for word in message[: 100 * _LONGEST].split())
    shown = "".join(letter if letter.isprintable() else "?" for letter in " ".join(words))
    return _cut(shown, _LONGEST)


def harmless(text: str) -> str:
    """A text as a terminal may be sent it: what it would obey replaced, a character for each."""
    return _CONTROLS.sub("\ufffd", text)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[: longest * 2 // 3]}…{text[-longest // 4 :]}"
