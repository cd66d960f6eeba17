"""What a temporal rule is: a pattern, a resolver that reads its slots, and examples of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from events.calendar.interval import Grain, TimeInterval
from events.times.lexicon import SLOTS
from events.times.pattern import Pattern, Slot
from events.times.reference import Domain
from events.types import Counted, Named, TimexType


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of the words: a TIMEX3 type and value, the interval, and why."""

    type: TimexType
    value: str
    why: str
    interval: TimeInterval | None = None
    mod: str | None = None
    anchor: str | None = None
    counted: Counted | None = None

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
    `domain` limits the rule to one kind of text. `named` is what its words name, `counted` which
    way they count, or the slots of which the one that is there has the sign that tells it.
    """

    name: str
    patterns: tuple[Pattern, ...]
    resolve: Resolver
    examples: Mapping[str, str]
    rejects: tuple[str, ...] = ()
    domain: Domain | None = None
    named: Named | None = None
    counted: Counted | tuple[str, ...] | None = None

    def way(self, slots: Mapping[str, object]) -> Counted | None:
        """Which way words with these slots count: 'last May' back, 'this May' here."""
        if not isinstance(self.counted, tuple):
            return self.counted
        step = next((slots[name] for name in self.counted if name in slots), 0)
        assert isinstance(step, int)
        return Counted.BACK if step < 0 else Counted.ON if step else Counted.HERE


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
        named: Named | None = None,
        counted: Counted | tuple[str, ...] | None = None,
    ) -> Callable[[Resolver], Resolver]:
        """Make a rule of a resolver, whose parameters are `ref` and the slots of the patterns.

        A slot that a pattern lacks, or that is missing from the text, is None to the resolver. The
        resolver returns None to decline. Raises KeyError for a slot that the lexicon lacks.
        """
        compiled = tuple(Pattern(source, {**SLOTS, **self.slots}) for source in patterns)

        def add(resolver: Resolver) -> Resolver:
            name = resolver.__name__
            told = (examples, rejects, domain, named, counted)
            self._rules.append(Rule(name, compiled, resolver, *told))
            return resolver

        return add
