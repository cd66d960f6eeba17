"""What the steps of dating share: an article with its events, and the datings found so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain, TimeInterval
from events.types import Basis, Document, Event, Relation, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.calendar.instant import Instant


# A report tells of its own day until it names another. The first that it names, if it is no more
# than so many days back, is the day of the news from there on; any other holds for its paragraph.
DAYS_OF_NEWS = 7


@dataclass(frozen=True, slots=True)
class Dating:
    """A finding: the fields that an event takes over. Without `bounds` the interval gives them."""

    time: TimeExpression | None
    relation: Relation
    basis: Basis
    interval: TimeInterval
    explanation: str
    bounds: Bounds | None = None

    @property
    def limits(self) -> Bounds:
        """The earliest and latest day of begin and end."""
        if self.bounds is not None:
            return self.bounds
        if self.relation is Relation.DURING and self.interval.start and self.interval.end:
            return Bounds.throughout(self.interval)
        return Bounds.within(self.interval)

    @property
    def basis_passed_on(self) -> Basis:
        """The basis of what takes this date over: a stated one is inherited."""
        return Basis.INHERITED if self.basis is Basis.STATED else self.basis

    def shared_by_part_of(self, event: Event) -> Dating:
        """The dating of what belongs to this event, which has this date."""
        explanation = f"It is told with “{event.trigger.text}” and has its time."
        return replace(
            self, basis=self.basis_passed_on, explanation=f"{explanation} {self.explanation}"
        )

    def given_to(self, event: Event) -> Event:
        """The event with this date."""
        return replace(
            event,
            time=self.time,
            relation=self.relation,
            basis=self.basis,
            interval=self.interval,
            bounds=self.limits,
            explanation=self.explanation,
        )


def bounded_by(
    bounds: Bounds, relation: Relation, explanation: str, interval: TimeInterval | None = None
) -> Dating:
    """What is known only by limits; its interval, if none is given, all that lies between them."""
    interval = interval or bounds.hull
    assert interval is not None, "bounds that are open on all sides tell nothing"
    return Dating(None, relation, Basis.BOUNDED, interval, explanation, bounds)


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """The article, its events by the token index of their triggers, and the datings so far.

    `published` is the day of publication; a history reckons from the date last spoken of. All but
    `dated` stays as it is: each step of dating adds to that.
    """

    doc: Doc
    document: Document
    published: TimeInterval | None
    is_history: bool
    at: dict[int, Event]
    dated: dict[int, Dating] = field(default_factory=dict)

    @property
    def today(self) -> Instant | None:
        """The day of publication, None where it is not known."""
        return None if self.published is None else self.published.start

    def is_of_late(self, day_number: int) -> bool:
        """Whether a day is that of publication or at most `DAYS_OF_NEWS` before it.

        The day is given by its number; without a day of publication none is of late.
        """
        today = self.today
        return today is not None and 0 <= today.day_number - day_number <= DAYS_OF_NEWS

    def undated(self) -> list[int]:
        """The tokens of the events that nothing dates so far, in text order."""
        return [index for index in sorted(self.at) if index not in self.dated]


def told_as_past(article: DatedArticle, told: str, *, days: int = 1) -> Dating | None:
    """The dating of what is past: so many days before publication, or earlier.

    `told` says by which words; its `{day}` stands for the day of publication.
    """
    published, today = article.published, article.today
    if published is None or today is None:
        return None
    last = today.plus(Grain.DAY, -days)
    day = f"the day of publication, {published.plain}"
    bounds = Bounds((None, last), (None, last))
    return bounded_by(bounds, Relation.BEFORE, told.format(day=day))


def joined(first: TimeInterval, last: TimeInterval) -> TimeInterval | None:
    """From the start of one to the end of the other, None where that is no stretch of time.

    The grain is that of the first: "since 2004" stays a matter of years. A stretch of seasons or
    weeks, which EDTF cannot write to a day's end, is one of days.
    """
    if first.start is None or last.end is None or last.end <= first.start:
        return None
    grain = first.grain if first.grain in (Grain.YEAR, Grain.MONTH) else Grain.DAY
    return replace(first, end=last.end, grain=grain)
