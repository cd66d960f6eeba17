"""Times as people type them: words, EDTF, or a date in any format that dateparser knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from events.calendar.interval import Grain, TimeInterval
from events.calendar.read_edtf import read_edtf
from events.errors import UnknownDateError
from events.parsing.spacy_pipeline import load_words
from events.published.typed_day import read_date
from events.times import find_times
from events.types import Document

_LONGEST = 100
# One number or two and a full year, with no word: 20/05/2015, which `read_date` weighs.
_NUMBERS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


def read_interval(typed: str) -> TimeInterval:
    """The stretch of time that a person typed, in words or in EDTF.

    Raises UnknownDateError for what names none, or none by itself ("Wednesday").

    >>> read_interval("summer 2014").edtf, read_interval("44 BC").edtf, read_interval("1985~").edtf
    ('2014-22', '-0043', '1985~')
    >>> read_interval("17 to 20 May 2015").edtf, read_interval("since May 2015").edtf
    ('2015-05-17/2015-05-20', '2015-05/..')
    """
    words = " ".join(typed.split())
    if not words or len(words) > _LONGEST:
        raise UnknownDateError("this is no date: write one like 20 May 2015, 2015-05 or 44 BC")
    if _NUMBERS.fullmatch(words):
        return TimeInterval.of(Grain.DAY, read_date(words))
    found = read_edtf(words) or _in_words(words)
    if found is not None:
        return found
    try:
        return TimeInterval.of(Grain.DAY, read_date(words))
    except UnknownDateError as error:  # it asks for a full day, and a year would do here
        raise UnknownDateError(
            f"the date {typed!r} is not understood: write it like 20 May 2015, 2015-05, "
            "summer 2014, 17 to 20 May 2015 or 44 BC"
        ) from error


def _in_words(words: str) -> TimeInterval | None:
    """What the grammar of running text finds, if it accounts for every word."""
    times = find_times(load_words()(words), Document(text=words, doc_id="typed"))
    frame, end = "", 0
    for time in times:
        frame, end = f"{frame}{words[end : time.span.start]}T", time.span.end
    read = _FRAMES.get(f"{frame}{words[end:]}".lower().removeprefix("the "))
    intervals = [time.interval for time in times if time.interval is not None]
    if read is None or len(intervals) < len(times):
        return None
    first, last = intervals[0], intervals[-1]
    in_order = first.start is not None and last.end is not None and first.start < last.end
    return read(first, last) if in_order else None


_Reading = Callable[[TimeInterval, TimeInterval], TimeInterval]


def _about(first: TimeInterval, _: TimeInterval) -> TimeInterval:
    return replace(first, approximate=True)


def _since(first: TimeInterval, _: TimeInterval) -> TimeInterval:
    return replace(first, end=None)


def _up_to(first: TimeInterval, _: TimeInterval) -> TimeInterval:
    return replace(first, start=None)


def _before(first: TimeInterval, _: TimeInterval) -> TimeInterval:
    return replace(first, start=None, end=first.start)


def _after(first: TimeInterval, _: TimeInterval) -> TimeInterval:
    return replace(first, start=first.end, end=None)


# What may stand around the times, each written T.
_FRAMES: dict[str, _Reading] = {
    "t": lambda first, _: first,
    **dict.fromkeys(("about t", "around t", "c. t", "c.t", "ca. t", "circa t", "some t"), _about),
    **dict.fromkeys(("since t", "from t", "from t on", "from t onwards", "t on"), _since),
    **dict.fromkeys(("up to t", "until t", "till t", "by t", "to t"), _up_to),
    "before t": _before,
    "after t": _after,
    **dict.fromkeys(("t to t", "t until t", "from t to t", "from t until t"), TimeInterval.between),
    **dict.fromkeys(("t–t", "t – t", "t-t", "t - t"), TimeInterval.between),
    **dict.fromkeys(("between t and t", "week from t to t"), TimeInterval.between),
}
