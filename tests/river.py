"""A small story built by hand, with an event of every kind, for tests that need no model."""

# ruff: noqa: E501

from __future__ import annotations

from datetime import date

from events.calendar.interval import Grain, Instant, TimeInterval
from events.timeline.timeline import Timeline
from events.types import (
    Actor,
    ActorType,
    Argument,
    Attribution,
    AttributionKind,
    Basis,
    Document,
    Event,
    EventClass,
    Mention,
    MentionType,
    PublishedBasis,
    Relation,
    Role,
    Span,
    Tense,
    TimeExpression,
    TimexType,
)

# A paragraph of an article is one line.
TEXT = """The river rises over Milltown

Rescue crews evacuated the riverside quarter of Milltown on Wednesday after the Arden burst its banks, and the mayor declared an emergency.

Mayor Ruth Okafor said the town had asked the government for help on Sunday. "We asked, and no one came," she said. The interior ministry sent soldiers two days later.

The flood follows a week-long storm. Engineers had warned last summer that the dam was leaking, and repairs went on from March to May 2014, according to the water board.

Milltown was founded in the 1st century A.D. by Roman traders. Some 900 years ago a fire destroyed it.

Soldiers were carrying sandbags Wednesday night. The water board has since closed the dam. Residents had left before the weekend, officials said. The government may rebuild the quarter.

Farmers complained."""

PUBLISHED = date(2015, 5, 20)


def river_story(published: date = PUBLISHED) -> Timeline:
    """Fourteen events: exact, stated ranges, vague, inferred, open, undated; five actors."""
    return _River(published).timeline()


class _River:
    """Spans by their words, and the events that stand on them."""

    def __init__(self, published: date) -> None:
        self.document = Document(
            text=TEXT,
            doc_id="river",
            title="The river rises over Milltown",
            published=published,
            published_basis=PublishedBasis.GIVEN,
            published_evidence="given",
        )
        self.today = Instant.of_date(published)
        self.crews = self.actor("Rescue crews", ActorType.GROUP, "Rescue crews")
        self.mayor = self.actor("Ruth Okafor", ActorType.PERSON, "Mayor Ruth Okafor", "the mayor")
        self.state = self.actor("The government", ActorType.ORG, "interior ministry", "government")
        self.soldiers = self.actor("Soldiers", ActorType.GROUP, "Soldiers", "soldiers")
        self.board = self.actor("The water board", ActorType.ORG, "water board")
        self.times: list[TimeExpression] = []

    def span(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = TEXT.index(words, start + 1)
        return Span(self.document, start, start + len(words))

    def actor(self, name: str, label: ActorType, *mentions: str) -> Actor:
        found = tuple(Mention(self.span(words), MentionType.NAM) for words in mentions)
        return Actor(name=name, label=label, mentions=found)

    def sentence(self, trigger: Span) -> Span:
        start = max(TEXT.rfind(mark, 0, trigger.start) for mark in (". ", "\n", '." '))
        ends = [i for i in (TEXT.find(". ", trigger.end), TEXT.find("\n", trigger.end)) if i > 0]
        start = start + 2 if TEXT[start : start + 2] == ". " else start + 1
        end = min(ends, default=len(TEXT))
        return Span(self.document, start, end + (TEXT[end : end + 1] == "."))

    def time(self, words: str, value: str, interval: TimeInterval | None) -> TimeExpression:
        time = TimeExpression(
            span=self.span(words),
            type=TimexType.DATE,
            value=value,
            interval=interval,
            rule="by_hand",
            explanation=f"“{words}” counted from the day of publication",
        )
        self.times.append(time)
        return time

    def event(
        self,
        trigger: str,
        label: str,
        *actors: Actor,
        time: TimeExpression | None = None,
        basis: Basis = Basis.NONE,
        interval: TimeInterval | None = None,
        relation: Relation = Relation.IS_INCLUDED,
        source: Attribution | None = None,
        salience: float = 0.5,
        event_class: EventClass = EventClass.OCCURRENCE,
    ) -> Event:
        span = self.span(trigger)
        roles = [Role.AGENT, Role.PATIENT, Role.RECIPIENT]
        return Event(
            trigger=span,
            sentence=self.sentence(span),
            lemma=trigger,
            event_class=event_class,
            tense=Tense.PAST,
            arguments=tuple(
                Argument(role, actor, actor.mentions[0].span)
                for role, actor in zip(roles, actors, strict=False)
            ),
            time=time,
            relation=relation if interval else None,
            basis=basis,
            interval=interval,
            explanation=f"{time.explanation}" if time else "taken from the sentence before",
            attribution=source,
            label=label,
            salience=salience,
            key=salience >= 0.2,
        )

    def said(self, cue: str, source: str, name: str, actor: Actor | None) -> Attribution:
        words = self.span(cue)
        return Attribution(
            source=self.span(source),
            name=name,
            actor=actor,
            cue=words,
            content=self.sentence(words),
            kind=AttributionKind.INDIRECT,
        )

    def timeline(self) -> Timeline:
        day = Grain.DAY
        today = TimeInterval.of(day, self.today)
        wednesday = self.time("Wednesday", today.timex_value, today)
        sunday = TimeInterval.of(day, self.today.plus(day, -((self.today.weekday + 1) % 7 or 7)))
        on_sunday = self.time("Sunday", sunday.timex_value, sunday)
        later = sunday.shift(day, 2)
        two_days = self.time("two days later", later.timex_value, later)
        week = TimeInterval(self.today.plus(day, -7), self.today, day)
        week_long = self.time("week-long", "P1W", week)
        summer = TimeInterval.season(self.today.year - 1, "SU")
        last_summer = self.time("last summer", summer.timex_value, summer)
        spring = TimeInterval.between(TimeInterval.month(2014, 3), TimeInterval.month(2014, 5))
        repairs = self.time("from March to May 2014", spring.timex_value, spring)
        first = TimeInterval.century(1)
        century = self.time("1st century A.D.", first.timex_value, first)
        year = TimeInterval.of(Grain.DECADE, self.today, -90)
        ago = TimeInterval(year.start, year.end, Grain.DECADE, approximate=True)
        some = self.time("Some 900 years ago", ago.timex_value, ago)
        night = TimeInterval.part_of_day(self.today, "NI")
        tonight = self.time("Wednesday night", night.timex_value, night)
        weekend = TimeInterval(None, self.today.plus(day, -4), day)
        before = self.time("before the weekend", "2015-W20-WE", weekend)
        since = TimeInterval(self.today.midnight, None, day)
        okafor = self.said("said the town", "Mayor Ruth Okafor", "Ruth Okafor", self.mayor)
        water = self.said("according to", "the water board", "The water board", self.board)
        officials = self.said("officials said", "officials", "officials", None)
        stated, inherited = Basis.STATED, Basis.INHERITED
        found = [
            self.event(
                "evacuated", "Rescue crews evacuated the riverside quarter", self.crews,
                time=wednesday, basis=stated, interval=today, salience=0.95,
            ),
            self.event(
                "burst", "the Arden burst its banks", basis=inherited, interval=today,
                relation=Relation.BEFORE, salience=0.8,
            ),
            self.event(
                "declared", "the mayor declared an emergency", self.mayor, time=wednesday,
                basis=stated, interval=today, salience=0.9,
            ),
            self.event(
                "asked", "the town asked the government for help", self.mayor, self.state,
                time=on_sunday, basis=stated, interval=sunday, source=okafor, salience=0.7,
            ),
            self.event(
                "sent", "The interior ministry sent soldiers", self.state, self.soldiers,
                time=two_days, basis=stated, interval=later, salience=0.7,
            ),
            self.event(
                "storm", "a week-long storm", time=week_long, basis=stated, interval=week,
                salience=0.4,
            ),
            self.event(
                "warned", "Engineers had warned that the dam was leaking", self.board,
                time=last_summer, basis=stated, interval=summer, salience=0.6, source=water,
                event_class=EventClass.REPORTING,
            ),
            self.event(
                "repairs", "repairs went on", self.board, time=repairs, basis=stated,
                interval=spring, source=water, salience=0.3,
            ),
            self.event(
                "founded", "Milltown was founded by Roman traders", time=century, basis=stated,
                interval=first, salience=0.5,
            ),
            self.event(
                "destroyed", "a fire destroyed it", time=some, basis=stated, interval=ago,
                salience=0.35,
            ),
            self.event(
                "carrying", "Soldiers were carrying sandbags", self.soldiers, time=tonight,
                basis=stated, interval=night, salience=0.45,
            ),
            self.event(
                "closed", "The water board has closed the dam", self.board,
                basis=Basis.NARRATIVE, interval=since, relation=Relation.AFTER, salience=0.3,
            ),
            self.event(
                "left", "Residents had left", time=before, basis=stated, interval=weekend,
                relation=Relation.BEFORE, source=officials, salience=0.3,
            ),
            self.event("complained", "Farmers complained", salience=0.1),
        ]  # fmt: skip
        return Timeline(
            documents=(self.document,),
            time_expressions=tuple(self.times),
            actors=(self.crews, self.mayor, self.state, self.soldiers, self.board),
            events=tuple(sorted(found, key=_when)),
        )


def _when(event: Event) -> tuple[bool, Instant]:
    interval = event.interval
    if interval is None:
        return True, Instant(9999)
    return False, interval.start or interval.end or Instant(9999)
