"""Stories of as many events as a test asks for, made by hand and always the same."""

from __future__ import annotations

from datetime import date
from random import Random

from events.calendar.interval import Grain, Instant, TimeInterval
from events.timeline.salience import choose_key_events
from events.timeline.timeline import Timeline
from events.types import (
    Actor,
    ActorType,
    Argument,
    Basis,
    Document,
    Event,
    EventClass,
    Mention,
    MentionType,
    PublishedBasis,
    Role,
    Span,
    Tense,
)

PUBLISHED = date(2015, 5, 20)
_BEGIN = Instant(2013)
_DAYS = 860
_NAMES = [f"Brigade {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
_DID = "took"
_SENTENCE = "{name} took bridge {number} over the river after a long quarrel."
_IN_A_PARAGRAPH = 5


def crowd(number: int) -> Timeline:
    """So many events in two and a half years, of twenty actors: days, periods, some undated."""
    chance = Random(number)
    names = [_NAMES[min(int(chance.expovariate(0.25)), len(_NAMES) - 1)] for _ in range(number)]
    sentences = [_SENTENCE.format(name=name, number=i) for i, name in enumerate(names)]
    gaps = ["\n\n" if i % _IN_A_PARAGRAPH == 0 else " " for i in range(1, number + 1)]
    document = Document(
        text="".join(words + gap for words, gap in zip(sentences, gaps, strict=True)).rstrip(),
        doc_id=f"crowd-{number}",
        title=f"A crowd of {number}",
        published=PUBLISHED,
        published_basis=PublishedBasis.GIVEN,
        published_evidence="The date came with the story.",
    )
    actors: dict[str, Actor] = {}
    events, start = [], 0
    for name, sentence, gap in zip(names, sentences, gaps, strict=True):
        mention = Mention(Span(document, start, start + len(name)), MentionType.NAM)
        actor = actors.setdefault(name, Actor(name=name, label=ActorType.ORG, mentions=(mention,)))
        events.append(_event(Span(document, start, start + len(sentence)), actor, chance))
        start += len(sentence) + len(gap)
    return Timeline(
        documents=(document,),
        actors=tuple(actors.values()),
        events=choose_key_events(sorted(events, key=_when)),
    )


def _event(sentence: Span, actor: Actor, chance: Random) -> Event:
    document, begin = sentence.document, sentence.start
    interval, basis = _date(chance)
    did = begin + len(actor.name) + 1
    return Event(
        trigger=Span(document, did, did + len(_DID)),
        sentence=sentence,
        lemma="take",
        event_class=EventClass.OCCURRENCE,
        tense=Tense.PAST,
        arguments=(Argument(Role.AGENT, actor, Span(document, begin, begin + len(actor.name))),),
        basis=basis,
        interval=interval,
        explanation="Made by hand." if interval else "",
        label=sentence.text.rstrip("."),
        salience=round(chance.random(), 3),
    )


def _date(chance: Random) -> tuple[TimeInterval | None, Basis]:
    day = _BEGIN.plus(Grain.DAY, chance.randrange(_DAYS))
    later = day.plus(Grain.DAY, chance.randrange(2, 90))
    kinds: list[tuple[float, TimeInterval | None, Basis]] = [
        (0.60, TimeInterval.of(Grain.DAY, day), Basis.STATED),
        (0.15, TimeInterval.of(Grain.DAY, day), Basis.INHERITED),
        (0.10, TimeInterval.month(day.year, day.month), Basis.STATED),
        (0.07, TimeInterval(day, later, Grain.DAY), Basis.STATED),
        (0.03, TimeInterval.season(day.year, "SU"), Basis.STATED),
        (0.03, TimeInterval(day, None, Grain.DAY), Basis.STATED),
        (0.02, None, Basis.NONE),
    ]
    [(_, interval, basis)] = chance.choices(kinds, [share for share, _, _ in kinds])
    return interval, basis


def _when(event: Event) -> tuple[bool, Instant]:
    interval = event.interval
    if interval is None:
        return True, Instant(9999)
    return False, interval.start or interval.end or Instant(9999)
