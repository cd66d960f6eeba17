"""Partitions of as many invented events as are asked for, always the same ones.

    python tests/invented_archive.py FOLDER --events 1000000
    dateline archive build FOLDER -o ARCHIVE

Names and words are put together of syllables: no text of anybody's is in them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from events import (
    Actor,
    ActorType,
    Argument,
    Attribution,
    AttributionKind,
    Basis,
    Document,
    Event,
    EventClass,
    Grain,
    Mention,
    MentionType,
    PublishedBasis,
    Relation,
    Role,
    Span,
    TimeInterval,
    Timeline,
)
from events.archive.partition import Summary, fingerprint, partition_path, write_partition

EVENTS_AN_ARTICLE = 20
ARTICLES_A_PARTITION = 1000
_FIRST_DAY, _DAYS = date(2000, 1, 1), 25 * 365
_ONSETS, _ENDS = "b d f g k l m n r s t v z st tr".split(), "ak el in os ur and est im".split()
_CLASSES = [*EventClass]
_CLASS_WEIGHTS = [60, 20, 8, 5, 4, 2, 1]
_BASES = [Basis.STATED, Basis.INHERITED, Basis.REPORTED, Basis.NARRATIVE, Basis.NONE]
_BASIS_WEIGHTS = [35, 20, 25, 10, 10]
_GRAINS, _GRAIN_WEIGHTS = [Grain.DAY, Grain.MONTH, Grain.YEAR], [80, 12, 8]


def invented(events: int, seed: int = 1) -> Iterator[Timeline]:
    """The timelines of articles that tell so many events together."""
    world = _World(Random(seed))
    for number in range(0, events, EVENTS_AN_ARTICLE):
        count = min(EVENTS_AN_ARTICLE, events - number)
        yield world.article(number // EVENTS_AN_ARTICLE, count)


def write_invented(folder: Path, events: int, seed: int = 1) -> None:
    """Write them to the partitions of a folder."""
    timelines = invented(events, seed)
    size = ARTICLES_A_PARTITION * EVENTS_AN_ARTICLE
    for number in range(-(-events // size)):
        marks = fingerprint(["invented", str(events), str(seed), str(number)])
        write_partition(
            partition_path(folder, number),
            islice(timelines, ARTICLES_A_PARTITION),
            lambda articles, found, *_, marks=marks: Summary(marks, articles, found),
        )


class _World:
    """Names and words, the first of each the most frequent, as in any language."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.people = self._names(2000)
        self.places = self._names(300)
        self.publishers = [f"The {name} Courier" for name in self._names(20)]
        self.words = [self._word() for _ in range(8000)]

    def article(self, number: int, count: int) -> Timeline:
        chance = self.chance
        published = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        tellings = [self._telling() for _ in range(count)]
        document = Document(
            text="".join(sentence for *_, sentence in tellings),
            doc_id=f"article-{number}",
            title=f"{self._frequent(self.people)} and the {self._frequent(self.words)}",
            publisher=self._frequent(self.publishers),
            published=published,
            published_basis=PublishedBasis.GIVEN,
            published_evidence="The date came with the article.",
        )
        actors: dict[str, Actor] = {}
        events, start = [], 0
        for agent, place, sentence in tellings:
            told = Span(document, start, start + len(sentence) - 1)
            events.append(self._event(told, self._actor(actors, told, agent), place, published))
            start += len(sentence)
        return Timeline(documents=(document,), actors=tuple(actors.values()), events=tuple(events))

    def _telling(self) -> tuple[str, str, str]:
        """Who, where, and the sentence: who stands first in it, and where last."""
        agent, place = self._frequent(self.people), self._frequent(self.places)
        words = " ".join(self._frequent(self.words) for _ in range(8))
        return agent, place, f"{agent} {words} in {place}. "

    def _actor(self, actors: dict[str, Actor], told: Span, name: str) -> Actor:
        if name not in actors:
            here = Span(told.document, told.start, told.start + len(name))
            mention = Mention(here, MentionType.NAM)
            actors[name] = Actor(name=name, label=ActorType.PERSON, mentions=(mention,))
        return actors[name]

    def _event(self, told: Span, actor: Actor, place: str, published: date) -> Event:
        chance = self.chance
        [basis] = chance.choices(_BASES, _BASIS_WEIGHTS)
        [kind] = chance.choices(_CLASSES, _CLASS_WEIGHTS)
        [grain] = chance.choices(_GRAINS, _GRAIN_WEIGHTS)
        back = timedelta(days=int(chance.expovariate(0.02)))
        mention = actor.mentions[0].span
        who = Span(told.document, told.start, told.start + len(mention.text))
        where = Span(told.document, told.end - 1 - len(place), told.end - 1)
        trigger = Span(told.document, who.end + 1, told.document.text.index(" ", who.end + 1))
        dated = basis is not Basis.NONE
        return Event(
            trigger=trigger,
            sentence=told,
            lemma=trigger.text,
            event_class=kind,
            arguments=(Argument(Role.AGENT, actor, who), Argument(Role.PLACE, None, where)),
            interval=TimeInterval.of(grain, published - back) if dated else None,
            relation=Relation.IS_INCLUDED if dated else None,
            basis=basis,
            explanation="invented",
            attribution=self._attribution(told, who, actor) if chance.random() < 0.3 else None,
            label=told.text.rstrip("."),
            salience=round(chance.betavariate(2, 4), 3),
            key=chance.random() < 0.2,
        )

    def _attribution(self, told: Span, who: Span, actor: Actor) -> Attribution:
        return Attribution(
            source=who,
            name=actor.name,
            actor=actor,
            cue=who,
            content=told,
            kind=AttributionKind.INDIRECT,
        )

    def _frequent(self, things: list[str]) -> str:
        """One of some things, the n-th with a share of about 1/n, as Zipf has it."""
        return things[min(int(len(things) ** self.chance.random()) - 1, len(things) - 1)]

    def _names(self, count: int) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < count:
            names[f"{self._word().title()} {self._word().title()}"] = None
        return list(names)

    def _word(self) -> str:
        syllables = self.chance.randint(1, 3)
        return "".join(
            self.chance.choice(_ONSETS) + self.chance.choice(_ENDS) for _ in range(syllables)
        )


def main() -> None:
    """Write the partitions that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(exist_ok=True)
    write_invented(asked.folder, asked.events, asked.seed)


if __name__ == "__main__":
    main()
