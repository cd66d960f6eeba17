"""Entries of a chronology: a date beside the words that it dates, on their line or over them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from itertools import islice

from events.calendar.names import MONTH, WEEKDAY


class Unit(IntEnum):
    """What the date of an entry names, the coarsest first; a clock time is of the date over it."""

    YEAR = 1
    MONTH = 2
    DAY = 3
    CLOCK = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A date and the words that it dates, as half-open code points; `over` it may stand a coarser.

    `date_end` is the end of the date itself, `start` of the words after dash, colon, tab or line.
    """

    date_start: int
    date_end: int
    start: int
    end: int
    unit: Unit
    has_year: bool
    over: Entry | None = None


_MONTH = rf"{MONTH}\b\.?"
_WEEKDAY = rf"{WEEKDAY}\b\.?,?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_DAYS = rf"{_DAY}(?:\s?[-–/]\s?{_DAY})?"
_YEAR = r"[12]\d{3}\b"
_ZONE = r"(?:(?:[A-Z]\w+ ){1,2}Time|GMT|UTC|BST|CES?T|E[SD]?T|[CMP][SD]T|IST|local time)"
_CLOCK = rf"\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s?{_ZONE})?"
_FULL_DAY = (
    rf"(?:{_WEEKDAY}\s+)?(?:{_DAYS}(?:\s+of)?\s+{_MONTH}|{_MONTH}\s+{_DAYS})"
    rf"(?:,?\s+(?P<year>{_YEAR}))?"
    r"|(?P<iso>[12]\d{3}-\d\d-\d\d)\b|\d{1,2}(?P<sign>[/.])\d{1,2}(?P=sign)(?P<last>[12]\d{3})\b"
)
_DAY_AND_CLOCK = (
    rf"(?P<day>(?:{_FULL_DAY})(?:,?\s+(?:at\s+)?{_CLOCK})?|"
    rf"(?P<of>{_CLOCK},?\s+{_DAY}\s+{_MONTH}\s+{_YEAR}))"
)
_YEARS = (
    rf"(?P<in_year>(?:c\.\s?|circa\s)?"
    rf"(?:{_YEAR}(?:s\b|\s?[-–]\s?(?:{_YEAR}|\d\d\b))?|\d{{1,4}}\s(?:BCE?|AD|CE)\b))"
)
# A date as an entry has it, by the finest unit that it names.
_DATE = re.compile(
    rf"{_DAY_AND_CLOCK}|"
    rf"(?P<month>(?:(?:early|mid|late)[\s-])?{_MONTH}(?:,?\s+(?P<of_year>{_YEAR}))?)|"
    rf"(?P<clock>{_CLOCK})|{_YEARS}",
    re.IGNORECASE,
)
# What may stand before the date of an entry: a bullet, the bar of a table, marks of a heading.
_LEAD = re.compile(r"[ \t]*(?:[-*•·▪◦|>]|#{1,6}|\d{1,3}[.)](?=[ \t]))?[ \t]*(?:\*\*|__)?")
_LISTED = re.compile(r"[ \t]*(?:[-*•·▪◦|>]|#{1,6}|\d{1,3}[.)])[ \t]")
_STAMPED = re.compile(r"(?:(?:published|posted|updated) at|at)\s+", re.IGNORECASE)
# What parts the date from its entry on one line.
_PARTING = re.compile(
    r"(?:\*\*|__)?[.:]?(?:\*\*|__)?(?:[ \t]*(?::(?!\d)|\t|\||[–—])|[ \t]-{1,2}(?=[ \t]))[ \t|]*"
)
_CLOSING = re.compile(r"[ \t]*[:.]?(?:\*\*|__)?[ \t|:–—-]*$")
_ROW = re.compile(r"[:\t|]")
# At least two words, the first of which is no number: not "3 - 2", nor "1914 – 1918".
_WORDS = re.compile(r"[\W_]{0,3}[^\W\d_][^\n]*?\s\S*?[^\W\d_]")
_ENDS_A_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
_LONGEST_DATE = 60
# Characters in which words follow a date, if any do.
_REACH = 400
# So many dates may stand over the words, each finer than the one before, and a line of a table.
_MOST_DATES = 4
# So many dates make a chronology: one may be anything.
_LEAST = 2


def find_entries(text: str) -> tuple[Entry, ...]:
    """The entries of the chronologies in a text, in order; those under a date hold what follows.

    >>> text = "12 June 2021: A judge rejects the claim.\\n14 June: She appeals."
    >>> [(text[e.date_start : e.date_end], text[e.start : e.end]) for e in find_entries(text)]
    [('12 June 2021', 'A judge rejects the claim.'), ('14 June', 'She appeals.')]
    """
    beside, alone = _dated_lines(text)
    beside = _of_a_chronology(beside, text)
    telling = cache(_tells)  # a table has the same few dates on line after line
    alone = _of_a_chronology([one for one in alone if _has_words(text, one, telling)], text)
    headings = _headings(alone, text)
    found = sorted([*beside, *headings], key=lambda entry: entry.date_start)
    return tuple(_under_headings(found))


def _dated_lines(text: str) -> tuple[list[Entry], list[Entry]]:
    """The lines that begin with a date and words that it dates; and those that are a date alone."""
    beside: list[Entry] = []
    alone: list[Entry] = []
    before = ""
    for start, line in _lines(text):
        entry = _entry(line, start) if line else None
        found = [*beside[-1:], *alone[-1:]]
        if entry is not None and (_LISTED.match(line) or _opens(before, start, found)):
            (beside if entry.start > entry.date_end else alone).append(entry)
        before = line
    return beside, alone


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _entry(line: str, offset: int) -> Entry | None:
    """What a line begins with; the words are empty where the date stands alone."""
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    stamped = _STAMPED.match(line, at)
    date = _DATE.match(line, stamped.end() if stamped else at)
    if date is None or date.end() - at > _LONGEST_DATE:
        return None
    unit = next(unit for unit, name in _UNITS if date[name])
    has_year = unit is Unit.YEAR or any(map(date.group, ("year", "iso", "last", "of", "of_year")))
    place = (offset + (stamped or date).start(), offset + date.end())
    if _CLOSING.match(line, date.end()):
        return Entry(*place, place[1], place[1], unit, has_year)
    parting = _PARTING.match(line, date.end())
    if parting is None or stamped or _DATE.match(line, parting.end()):
        return None
    if not _WORDS.match(line, parting.end()):
        return None
    return Entry(
        *place, offset + parting.end(), offset + len(line.rstrip(" \t|\r")), unit, has_year
    )


_UNITS = ((Unit.DAY, "day"), (Unit.MONTH, "month"), (Unit.CLOCK, "clock"), (Unit.YEAR, "in_year"))


def _opens(before: str, start: int, found: Sequence[Entry]) -> bool:
    """Whether a line is a beginning: lines may be broken at a margin, in the middle of prose."""
    if not before.strip() or _ENDS_A_SENTENCE.search(before):
        return True
    line_before = start - len(before) - 1
    return any(entry.date_start >= line_before for entry in found)


def _of_a_chronology(entries: list[Entry], text: str) -> list[Entry]:
    """Those with others of their kind, and a full day before a colon, a tab or a bar.

    One that is only repeated has no other: "May: I saw it." may be said by one called May.
    """
    dates = {(_kind(one), text[one.date_start : one.date_end].lower()) for one in entries}
    kinds = Counter(kind for kind, _ in dates)
    return [one for one in entries if kinds[_kind(one)] >= _LEAST or _is_row(one, text)]


def _is_row(entry: Entry, text: str) -> bool:
    full = entry.unit is Unit.DAY and entry.has_year
    return full and _ROW.search(text, entry.date_end, entry.start) is not None


def _kind(entry: Entry) -> Unit:
    """Days and months stand in one list; years and clock times in lists of their own."""
    return Unit.DAY if entry.unit is Unit.MONTH else entry.unit


def _has_words(text: str, entry: Entry, telling: Callable[[str], bool | None]) -> bool:
    """Whether words follow a date that stands alone, and no number of a table."""
    following = text[entry.end : entry.end + _REACH].split("\n")
    lines = islice((line for line in following[1:] if line.strip()), _MOST_DATES)
    return next((told for line in lines if (told := telling(line)) is not None), False)


def _tells(line: str) -> bool | None:
    """Whether a line has words of its own; None where it is a date alone."""
    lead = _LEAD.match(line)
    words = line[lead.end() :] if lead else line
    date = _DATE.match(words)
    if date is not None and _CLOSING.match(words, date.end()):
        return None
    return _WORDS.match(words) is not None


def _headings(entries: list[Entry], text: str) -> list[Entry]:
    """Dates that stand alone, each with what follows to the next one as fine or coarser.

    The last one has no more paragraphs than the longest before it: what then follows may be
    anything.
    """
    found: list[Entry] = []
    longest = 1
    for number, entry in enumerate(entries):
        later = (entries[i] for i in range(number + 1, len(entries)))
        following = next((one for one in later if one.unit <= entry.unit), None)
        end = following.date_start if following else None
        if end is None and found:
            end = _end_of_paragraphs(text, entry.end, longest)
        end = len(text) if end is None else end
        longest = max(longest, len(_BLANK.findall(text[entry.end : end].strip())) + 1)
        start = (
            entry.end
            + len(text[entry.end : end])
            - len(text[entry.end : end].lstrip(" \t\r\n:.*_|"))
        )
        found.append(replace(entry, start=min(start, end), end=end))
    return found


_BLANK = re.compile(r"\n[ \t\r]*\n\s*")


def _end_of_paragraphs(text: str, start: int, number: int) -> int:
    """Where so many paragraphs end."""
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    breaks = [match.start() for match in _BLANK.finditer(text, begin)]
    return breaks[number - 1] if len(breaks) >= number else len(text)


def _under_headings(found: list[Entry]) -> Iterator[Entry]:
    """The entries, each with the nearest coarser date that stands over it."""
    open_headings: list[Entry] = []
    for entry in found:
        open_headings = [one for one in open_headings if one.end > entry.date_start]
        over = next((one for one in reversed(open_headings) if one.unit < entry.unit), None)
        entry = replace(entry, over=over)
        open_headings.append(entry)
        yield entry
