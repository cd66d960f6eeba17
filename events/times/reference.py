"""What a time can be counted from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, Instant, TimeInterval
from events.grammar.verb_direction import Direction

if TYPE_CHECKING:
    from events.times.clause import Clause


class Domain(StrEnum):
    """How a text reckons: news from its publication, a narrative from the date last spoken of."""

    NEWS = "news"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a time can be counted from.

    `dct` is the beginning of the publication day, `last` the time last spoken of, `day` the last
    one that was a day or less, `quarter` the last fiscal period named, `year` that of the last
    date of any length, so that '429' can follow '431 BC'; None where there is none.
    `fiscal` is the fiscal year under report, once it is named: 'For fiscal year 2004, revenues …'.
    `several_quarters` is true where that period is 'the nine months': 'a year earlier' then means
    the year, not the quarter.
    `lead` is the stretch that the first sentence with two dates spans: 'from 30 November 1939 to 13
    March 1940', of which what follows tells.
    `day_first` is true in a text whose dates in figures begin with the day (3/12 is 3 December).
    `day_beside` is true where `day` was named in the same sentence.
    `clause` is what stands around the time, as far as a rule asks for it.
    """

    dct: Instant | None
    domain: Domain = Domain.NEWS
    last: TimeInterval | None = None
    day: TimeInterval | None = None
    quarter: TimeInterval | None = None
    fiscal: int | None = None
    several_quarters: bool = False
    year: int | None = None
    lead: TimeInterval | None = None
    day_first: bool = False
    day_beside: bool = False
    clause: Clause | None = None

    @property
    def direction(self) -> Direction:
        """Where the verb points; a rule asks for it last, as it takes a parse."""
        return self.clause.direction if self.clause else Direction.UNKNOWN

    @property
    def lasting(self) -> bool:
        """Whether the verb says that it lasts until now: 'has fought for years'; takes a parse."""
        return self.clause is not None and self.clause.lasting

    @property
    def remembered(self) -> bool:
        """Whether the verb looks back from the past: 'had abolished it'; takes a parse."""
        return self.clause is not None and self.clause.remembered

    @property
    def counting(self) -> bool:
        """Whether a count or a record is told: 'the third attack in two weeks'; takes a parse."""
        return self.clause is not None and self.clause.counting

    @property
    def surely_past(self) -> bool:
        """Whether it is plainly that of what has happened: 'sank on 20 April'; takes a parse."""
        return self.clause is not None and self.clause.surely_past

    @property
    def over(self) -> bool:
        """Whether something 'ended Jan. 31'."""
        return self.clause is not None and self.clause.over

    @property
    def origin(self) -> Instant | None:
        """What 'last year' counts from: publication, or in a narrative the time last spoken of."""
        if self.domain is Domain.NARRATIVE and self.last is not None:
            return self.last.start
        return self.dct

    @property
    def anchor(self) -> str | None:
        """Which of `dct` and `last` the `origin` is, for `TimeExpression.anchor`."""
        if self.origin is None:
            return None
        return "last" if self.origin is not self.dct else "dct"

    @property
    def lead_name(self) -> str:
        """The `lead` in words."""
        return self.lead.plain if self.lead is not None else "none"

    @property
    def origin_name(self) -> str:
        """The `origin` in words, as an explanation names it."""
        return "the time last spoken of" if self.anchor == "last" else "publication"

    @property
    def origin_date(self) -> str:
        """The `origin` in words with its date: 'publication, Wed 20 May 2015'."""
        if self.anchor == "last":
            assert self.last is not None
            return f"{self.origin_name}, {self.last.plain}"
        if self.dct is None:
            return "publication, whose date is unknown"
        return f"publication, {TimeInterval.of(Grain.DAY, self.dct).plain}"
