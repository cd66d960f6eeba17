"""What a temporal rule is: a pattern, a resolver that reads its slots, and examples of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, Instant, TimeInterval
from events.times.lexicon import SLOTS
from events.times.pattern import Pattern, Slot
from events.types import TimexType

if TYPE_CHECKING:
    from events.times.clause import Clause


class Domain(StrEnum):
    """How a text reckons: news from its publication, a narrative from the date last spoken of."""

    NEWS = "news"
    NARRATIVE = "narrative"


class Direction(StrEnum):
    """Where the verb that governs a time points: 'closed on Friday', 'will close on Friday'."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a time can be counted from.

    `dct` is the beginning of the publication day, `last` the time last spoken of, `day` the last
    one that was a day or less, `quarter` the last fiscal period named, `year` that of the last
    date of any length, so that '429' can follow '431 BC'; None where there is none.
    `several_quarters` is said of 'the nine months': such a period is the one last named.
    `lead` is the stretch that the first sentence with two dates spans: 'from 30 November 1939 to 13
    March 1940', of which what follows tells.
    `day_first` is said of a text whose dates in figures begin with the day.
    `day_beside` is said of a time in whose sentence `day` was spoken of.
    `clause` is what stands around the time, as far as a rule asks for it.
    """

    dct: Instant | None
    domain: Domain = Domain.NEWS
    last: TimeInterval | None = None
    day: TimeInterval | None = None
    quarter: TimeInterval | None = None
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of the words: a TIMEX3 type and value, the interval, and why."""

    type: TimexType
    value: str
    why: str
    interval: TimeInterval | None = None
    mod: str | None = None
    anchor: str | None = None

    @classmethod
    def of(
        cls,
        interval: TimeInterval,
        why: str,
        *,
        anchor: str | None = None,
        value: str | None = None,
        mod: str | None = None,
    ) -> Reading:
        """A date or a time of day; `why` says how it was found, the result is added to it."""
        clock = interval.grain.rank <= Grain.PART.rank
        kind = TimexType.TIME if clock else TimexType.DATE
        colon = ":" if ", " in why else ","
        written = value or interval.timex_value
        return cls(kind, written, f"{why}{colon} {interval.plain}", interval, mod, anchor)

    @classmethod
    def unplaced(cls, grain: Grain, why: str, *, value: str | None = None) -> Reading:
        """A date that cannot be placed for want of a date to count from: `XXXX-XX`."""
        kind = TimexType.TIME if grain.rank <= Grain.PART.rank else TimexType.DATE
        return cls(kind, value or _UNPLACED[grain], f"{why}; the text gives no date to count from")

    @classmethod
    def duration(
        cls,
        value: str,
        why: str,
        *,
        interval: TimeInterval | None = None,
        anchor: str | None = None,
        mod: str | None = None,
    ) -> Reading:
        """A length of time; `interval` when the text says where it lies."""
        return cls(TimexType.DURATION, value, why, interval, mod, anchor)

    @classmethod
    def recurring(cls, value: str, why: str) -> Reading:
        """Times that come again: a TIMEX3 SET."""
        return cls(TimexType.SET, value, why)

    @classmethod
    def vague(cls, value: str, why: str) -> Reading:
        """PRESENT_REF, PAST_REF or FUTURE_REF."""
        return cls(TimexType.DATE, value, why)


_UNPLACED = {
    Grain.SECOND: "XXXX-XX-XXTXX:XX",
    Grain.MINUTE: "XXXX-XX-XXTXX:XX",
    Grain.HOUR: "XXXX-XX-XXTXX",
    Grain.PART: "XXXX-XX-XXTXX",
    Grain.DAY: "XXXX-XX-XX",
    Grain.WEEKEND: "XXXX-WXX-WE",
    Grain.WEEK: "XXXX-WXX",
    Grain.MONTH: "XXXX-XX",
    Grain.SEASON: "XXXX-XX",
    Grain.QUARTER: "XXXX-QX",
    Grain.HALF: "XXXX-HX",
    Grain.YEAR: "XXXX",
    Grain.DECADE: "XXX",
    Grain.CENTURY: "XX",
    Grain.MILLENNIUM: "X",
}

Resolver = Callable[..., Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which English names a time.

    `examples` mark the time with <…> and give its value; no time may be found in `rejects`.
    `domain` limits the rule to one kind of text.
    """

    name: str
    patterns: tuple[Pattern, ...]
    resolve: Resolver
    examples: Mapping[str, str]
    rejects: tuple[str, ...] = ()
    domain: Domain | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one module, in order; the earlier wins where two read the same words.

    `slots` are the module's own, beside those of the lexicon.
    """

    slots: Mapping[str, Slot] = field(default_factory=dict)
    _rules: list[Rule] = field(default_factory=list)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def rule(
        self,
        *patterns: str,
        examples: Mapping[str, str],
        rejects: tuple[str, ...] = (),
        domain: Domain | None = None,
    ) -> Callable[[Resolver], Resolver]:
        """Make a rule of a resolver, whose parameters are `ref` and the slots of the patterns.

        A slot that a pattern lacks, or that is missing from the text, is None to the resolver. The
        resolver returns None to decline. Raises KeyError for a slot that the lexicon lacks.
        """
        compiled = tuple(Pattern(source, {**SLOTS, **self.slots}) for source in patterns)

        def add(resolver: Resolver) -> Resolver:
            self._rules.append(
                Rule(resolver.__name__, compiled, resolver, examples, rejects, domain)
            )
            return resolver

        return add
