"""Words that name a time (TIMEX3), what they name, and from where it is counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from events.calendar.interval import TimeInterval
from events.types.article import Span


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Named(StrEnum):
    """What the words of a time name, whichever rule read them."""

    CLOCK = "clock"  # 10 p.m., half past nine, noon
    PART = "part"  # the morning, last night, that evening
    EDGE_OF_DAY = "edge of day"  # dawn, nightfall
    WEEKDAY = "weekday"  # Friday, last Friday
    DAY_OF_MONTH = "day of month"  # the 28th
    DATE = "date"  # May 3, 3 May 2015, 2015-05-03
    HOLIDAY = "holiday"  # Easter Monday, Thanksgiving
    MONTH = "month"  # May, last May, May 2015
    SEASON = "season"  # the summer, summer 2014
    QUARTER = "quarter"  # the third quarter
    HALF = "half"  # the first half of 2015
    YEAR = "year"  # 1988
    YEAR_IN_WORDS = "year in words"  # nineteen ninety-six
    EARLY_YEAR = "early year"  # 272, in a text that tells of old times
    DATE_OF_EARLY_YEAR = "date of early year"  # August 24, 410
    OPENING_NUMBER = "opening number"  # "In 800 …": a year by its place in the sentence alone
    FISCAL_YEAR = "fiscal year"  # fiscal 1990
    DECADE = "decade"  # the 1990s
    UNIT = "unit"  # last week, the next day, the quarter
    UNITS = "units"  # two weeks ago, three years later
    LENGTH = "length"  # two years, the past week
    ONE_UNIT = "one unit"  # a year
    BARE_UNITS = "bare units"  # "for years"
    MONTHS_OF_REPORT = "months of report"  # the first nine months
    RECORD = "record"  # "the third attack in two weeks"
    FREQUENCY = "frequency"  # daily, annually


class Counted(StrEnum):
    """Which way a time is counted from another one."""

    BACK = "back"  # two weeks ago, last May, the previous day
    HERE = "here"  # this week, that day
    ON = "on"  # two weeks later, next May


class PlacedBy(StrEnum):
    """What gives a time its place in the calendar."""

    WORDS = "words"  # its own
    DCT = "dct"  # the publication date
    LAST = "last"  # the time last spoken of


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, and what they mean (TIMEX3).

    `interval` is None where the words name no stretch of the calendar: a set, or a duration that
    the text does not place. `anchor` is `dct`, `last` (the time last spoken of), or None for a time
    that needs none; `rule` names the rule that read the words; `explanation` is one plain sentence.

    `rule` is for readers: what a time is, `named` and `counted` say. Exports leave these two out.
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    interval: TimeInterval | None = None
    anchor: str | None = None
    rule: str
    explanation: str
    named: Named | None = field(default=None, compare=False, repr=False)
    counted: Counted | None = field(default=None, compare=False, repr=False)

    @property
    def placed_by(self) -> PlacedBy | None:
        """What gives it its place; None for a time that has none."""
        if self.anchor is not None:
            return PlacedBy(self.anchor)
        return PlacedBy.WORDS if self.interval is not None else None

    @property
    def bare(self) -> bool:
        """Whether it is a name with no word that says which: 'Friday', not 'last Friday'."""
        return self.counted is None and self.placed_by is not PlacedBy.WORDS

    def names(self, *kinds: Named) -> bool:
        """Whether its words name one of these."""
        return self.named in kinds
