"""Times as people type them: words, EDTF, or a date in any format that dateparser knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from events.calendar.bounds import Bounds
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
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?(?: ?(?P<half>[ap])\.?m\.?)?"
_DAY_AND_CLOCK = (
    re.compile(rf"(?P<day>.+?),? (?:at )?{_CLOCK}", re.IGNORECASE),
    re.compile(rf"(?:at )?{_CLOCK},? (?:on )?(?P<day>.+)", re.IGNORECASE),
)


def read_interval(typed: str) -> TimeInterval:
    """The stretch of time that a person typed, in words or in EDTF.

    Raises UnknownDateError for what names none, or none by itself ("Wednesday").

    >>> read_interval("summer 2014").edtf, read_interval("44 BC").edtf, read_interval("1985~").edtf
    ('2014-22', '-0043', '1985~')
    >>> read_interval("17 to 20 May 2015").edtf, read_interval("since May 2015").edtf
    ('2015-05-17/2015-05-20', '2015-05/..')
    """
    return _read(typed)[0]


def read_bounds(typed: str) -> Bounds:
    """The earliest and latest days of begin and end that a person typed, as `read_interval` reads.

    Raises UnknownDateError.

    >>> read_bounds("between 3 and 5 May 2024") == read_bounds("from 3 to 5 May 2024")
    False
    >>> read_bounds("before June 2024").plain, read_bounds("since 2014").plain
    ('before June 2024', 'from 2014 on')
    """
    return _read(typed)[1]


def _read(typed: str) -> tuple[TimeInterval, Bounds]:
    words = " ".join(typed.split())
    if not words or len(words) > _LONGEST:
        raise UnknownDateError("this is no date: write one like 20 May 2015, 2015-05 or 44 BC")
    if _NUMBERS.fullmatch(words):
        return _of_unit(TimeInterval.of(Grain.DAY, read_date(words)))
    written = read_edtf(words)
    if written is not None:
        return written, _of_edtf(written)
    found = _in_words(words)
    if found is not None:
        return found
    timed = _at_clock(words)
    if timed is not None:
        return timed
    try:
        return _of_unit(TimeInterval.of(Grain.DAY, read_date(words)))
    except UnknownDateError as error:  # it asks for a full day, and a year would do here
        raise UnknownDateError(
            f"the date {typed!r} is not understood: write it like 20 May 2015, 2015-05, "
            "summer 2014, 17 to 20 May 2015, before June 2015 or 44 BC"
        ) from error


def _at_clock(words: str) -> tuple[TimeInterval, Bounds] | None:
    """A minute of a day: `20 May 2015 14:30`; None where no clock stands beside one day.

    Raises UnknownDateError where what stands beside a clock is no date.
    """
    for pattern in _DAY_AND_CLOCK:
        found = pattern.fullmatch(words)
        if found is None or not (found["minute"] or found["half"]):
            continue
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        day, _ = _read(found["day"])
        if day.grain is Grain.DAY and day.is_unit and day.start is not None:
            at = day.start._replace(hour=hour, minute=int(found["minute"] or 0))
            return _of_unit(TimeInterval(at, at.plus(Grain.MINUTE, 1), Grain.MINUTE))
    return None


def _of_unit(unit: TimeInterval) -> tuple[TimeInterval, Bounds]:
    return unit, Bounds.within(unit)


def _of_edtf(written: TimeInterval) -> Bounds:
    """EDTF writes from where to where something lasted; of one unit, somewhere in it."""
    if written.is_unit:
        return Bounds.within(written)
    relation = "DURING" if written.start and written.end else "BEGINS" if written.start else "ENDS"
    return Bounds.of_dating(written, relation) or Bounds.within(written)


def _in_words(words: str) -> tuple[TimeInterval, Bounds] | None:
    """What the grammar of running text finds, if it accounts for every word."""
    times = find_times(load_words()(words), Document(text=words, doc_id="typed"))
    frame, end = "", 0
    for time in times:
        open_side = _OPEN_SIDE.search(time.span.text)
        named = f"T{open_side[0] if open_side else ''}"
        frame, end = f"{frame}{words[end : time.span.start]}{named}", time.span.end
    read = _FRAMES.get(f"{frame}{words[end:]}".lower().removeprefix("the "))
    intervals = [time.interval for time in times if time.interval is not None]
    if read is None or len(intervals) < len(times):
        return None
    first, last = intervals[0], intervals[-1]
    in_order = first.start is not None and last.end is not None and first.start < last.end
    return read(first, last) if in_order else None


_Reading = Callable[[TimeInterval, TimeInterval], tuple[TimeInterval, Bounds]]


def _one(first: TimeInterval, _: TimeInterval) -> tuple[TimeInterval, Bounds]:
    return first, Bounds.within(first)


def _about(first: TimeInterval, _: TimeInterval) -> tuple[TimeInterval, Bounds]:
    return _of_unit(replace(first, approximate=True))


def _since(first: TimeInterval, _: TimeInterval) -> tuple[TimeInterval, Bounds]:
    begin = Bounds.within(first).begin
    return replace(first, end=None), Bounds(begin, (begin[0], None))


def _until(first: TimeInterval, _: TimeInterval) -> tuple[TimeInterval, Bounds]:
    end = Bounds.within(first).end
    return replace(first, start=None), Bounds((None, end[1]), end)


def _by(first: TimeInterval, _: TimeInterval) -> tuple[TimeInterval, Bounds]:
    return _at_some_time(replace(first, start=None))


def _from(first: TimeInterval, _: TimeInterval) -> tuple[TimeInterval, Bounds]:
    return _at_some_time(replace(first, end=None))


def _before(first: TimeInterval, _: TimeInterval) -> tuple[TimeInterval, Bounds]:
    return _at_some_time(replace(first, start=None, end=first.start))


def _after(first: TimeInterval, _: TimeInterval) -> tuple[TimeInterval, Bounds]:
    return _at_some_time(replace(first, start=first.end, end=None))


def _going_on(first: TimeInterval, last: TimeInterval) -> tuple[TimeInterval, Bounds]:
    """Under way on a day, or from one to another: begun by the first and not ended by the last."""
    begun, ended = Bounds.within(first).begin[0], Bounds.within(last).end[1]
    return TimeInterval.between(first, last), Bounds((None, begun), (ended, None))


def _lasting(first: TimeInterval, last: TimeInterval) -> tuple[TimeInterval, Bounds]:
    """From some day of one unit to some day of another."""
    begin, end = Bounds.within(first).begin, Bounds.within(last).end
    return TimeInterval.between(first, last), Bounds(begin, end)


def _between(first: TimeInterval, last: TimeInterval) -> tuple[TimeInterval, Bounds]:
    return _at_some_time(TimeInterval.between(first, last))


def _at_some_time(interval: TimeInterval) -> tuple[TimeInterval, Bounds]:
    """At a time of which no more than an interval is known."""
    return interval, Bounds.within(interval)


# The words of a time may leave a side open themselves: "2024 or later".
_OPEN_SIDE = re.compile(r" (?:or (?:later|earlier|before|after)|and beyond|onwards?)$")
# What may stand around the times, each written T.
_FRAMES: dict[str, _Reading] = {
    **dict.fromkeys(("t", "in t", "on t"), _one),
    **dict.fromkeys(("about t", "around t", "c. t", "c.t", "ca. t", "circa t", "some t"), _about),
    **dict.fromkeys(("since t", "from t", "from t on", "from t onwards", "t on"), _since),
    **dict.fromkeys(("from t onward", "t onward", "t onwards", "t and beyond"), _since),
    **dict.fromkeys(("up to t", "until t", "till t", "to t"), _until),
    **dict.fromkeys(("by t", "on or before t", "in or before t", "no later than t"), _by),
    **dict.fromkeys(("t or earlier", "in t or earlier", "t or before", "in t or before"), _by),
    **dict.fromkeys(("on or after t", "in or after t", "not before t", "no earlier than t"), _from),
    **dict.fromkeys(("t or later", "in t or later", "t or after", "in t or after"), _from),
    "before t": _before,
    "after t": _after,
    **dict.fromkeys(("under way on t", "under way in t", "under way from t to t"), _going_on),
    **dict.fromkeys(("t to t", "t until t", "from t to t", "from t until t"), _lasting),
    **dict.fromkeys(("t–t", "t – t", "t-t", "t - t"), _lasting),
    **dict.fromkeys(("between t and t", "week from t to t"), _between),
}
