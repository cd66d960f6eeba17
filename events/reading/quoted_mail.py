"""Letters within a letter: what it forwards or quotes, each with its own sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# "---------- Forwarded message ---------", and the headers that mail programs write below it.
_MARK = r"(?:-{2,}[ \t]*[A-Z][^\n-]{4,40}-{2,}|Begin forwarded message:|_{10,})"
_RULE = rf"(?:[> \t]*{_MARK}[ \t]*\n\s*)?"
_KEPT = r"(?:Sent|Date|To|Cc|Subject|Reply-To|Importance|Organization)"
_HEADERS = re.compile(
    rf"^{_RULE}(?P<headers>[> \t]*\*?From:\*?[^\n]*\n(?:[> \t]*\*?{_KEPT}:\*?[^\n]*\n){{2,7}})",
    re.MULTILINE,
)
# "On Wed, 13 Mar 2024 at 10:05, Ann Lee <ann@example.org> wrote:", which may be broken once.
_WROTE = re.compile(
    r"^[> \t]*On (?P<date>[^\n]{6,60}?\d{4}[^\n]{0,25}?),?\s(?P<author>[^\n<>,]{2,60}?)?"
    r"\s*(?:<[^<>\n]{3,100}>)?\s+wrote:[ \t]*\n(?=\s*>)",
    re.MULTILINE,
)
_HEADER = re.compile(r"[> \t]*\*?(?P<name>[A-Z][\w-]+):\*?[ \t]*(?P<value>[^\n]*)")
_QUOTED = re.compile(r"(?m)^[ \t]*> ?")
# "13 March 2024 at 10:05", "Wed, Mar 13, 2024 at 10:05 AM": the day of it.
_HOUR = re.compile(r"[, ]+(?:at )?\d{1,2}[:.]\d\d.*$")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its text, and what it says of itself; None for the one that holds the others."""

    text: str
    sender: str | None = None
    date: str | None = None
    title: str | None = None


def letters(text: str) -> Iterator[Letter]:
    """The letter itself, then those that it forwards or quotes, in order; blank ones left out.

    >>> [one.date for one in letters("See below.\\n\\nOn 3 May 2024, Ann Lee wrote:\\n> It fell.")]
    [None, '3 May 2024']
    """
    found = [*_HEADERS.finditer(text), *_WROTE.finditer(text)]
    marks = sorted(found, key=lambda mark: mark.start())
    ends = [*(mark.start() for mark in marks), len(text)]
    if text[: ends[0]].strip():
        yield Letter(text[: ends[0]].strip("\n"))
    for mark, end in zip(marks, ends[1:], strict=True):
        words = _unquoted(text[mark.end() : end])
        if words.strip():
            yield _letter(mark, words)


def _letter(mark: re.Match[str], words: str) -> Letter:
    if "headers" not in mark.re.groupindex:
        return Letter(words, mark["author"], _HOUR.sub("", mark["date"]))
    said = {found["name"]: found["value"].strip() for found in _HEADER.finditer(mark["headers"])}
    date = said.get("Date") or said.get("Sent") or ""
    return Letter(words, said.get("From"), _HOUR.sub("", date) or None, said.get("Subject") or None)


def _unquoted(words: str) -> str:
    """The words without the marks of a quotation, as deep as most of its lines are."""
    lines = [line for line in words.splitlines() if line.strip()]
    while lines and sum(line.lstrip().startswith(">") for line in lines) > len(lines) / 2:
        words = _QUOTED.sub("", words)
        lines = [line for line in words.splitlines() if line.strip()]
    return words.strip("\n")
