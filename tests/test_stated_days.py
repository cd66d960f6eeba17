"""Which days are named close to an event: a search finds what a look at all of them finds."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any

import pytest

from events.calendar.interval import Grain, Instant, TimeInterval
from events.dating.stated_days import StatedDays
from events.types import Basis

SENTENCE = 10  # in tokens
PEOPLE = [SimpleNamespace(name=name) for name in "abcde"]


def some_interval(chance: random.Random) -> TimeInterval:
    """A day, an hour, a month, or all that came before or after."""
    grain = chance.choice((Grain.HOUR, Grain.DAY, Grain.DAY, Grain.DAY, Grain.MONTH))
    at = TimeInterval.of(grain, Instant(2024, 3, chance.randint(1, 9), chance.randint(0, 23)))
    side = chance.randrange(12)
    if side == 0:
        return TimeInterval(None, at.end, grain)
    return TimeInterval(at.start, None, grain) if side == 1 else at


def some_article(chance: random.Random) -> Any:
    """An article in what is asked of one: events at tokens, with people in them, some dated."""
    places = sorted(chance.sample(range(200), 80))
    at = {
        place: SimpleNamespace(
            arguments=[
                SimpleNamespace(actor=chance.choice([None, *PEOPLE]))
                for _ in range(chance.randrange(3))
            ]
        )
        for place in places
    }
    dated = {
        place: SimpleNamespace(
            basis=chance.choice((Basis.STATED, Basis.INHERITED)), interval=some_interval(chance)
        )
        for place in chance.sample(places, 40)
    }
    sentences = [SimpleNamespace(start=start) for start in range(0, 200, SENTENCE)]
    doc = [SimpleNamespace(sent=sentences[place // SENTENCE]) for place in range(200)]
    return SimpleNamespace(at=at, dated=dated, doc=doc)


def looked_through(article: Any, index: int, day: TimeInterval) -> bool:
    """Whether a stated day lies in another and stands near, or has the same people in it."""
    first = max(0, index // SENTENCE * SENTENCE - SENTENCE)
    mine = {id(part.actor) for part in article.at[index].arguments if part.actor}
    return any(
        other.basis is Basis.STATED
        and day.contains(other.interval)
        and (i >= first or mine & {id(p.actor) for p in article.at[i].arguments if p.actor})
        for i, other in article.dated.items()
        if i < index
    )


@pytest.mark.parametrize("seed", range(20))
def test_days_close_to_an_event_are_those_found_by_looking_at_all(seed: int) -> None:
    chance = random.Random(seed)
    article = some_article(chance)
    asked = [(index, some_interval(chance)) for index in article.at]

    named = StatedDays(article)

    found = [named.are_close(index, day) for index, day in asked]
    assert found == [looked_through(article, index, day) for index, day in asked]
    assert {True, False} == set(found)
