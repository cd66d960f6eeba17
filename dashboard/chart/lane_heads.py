"""What the lanes stand for: actors, places, sources, times or articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dashboard.chart.identity_key import Same
from dashboard.chart.joined import happening_of
from dashboard.chart.lanes import MOST_LANES, actors_of, main_actors
from events import (
    Actor,
    ActorType,
    Document,
    Event,
    Grain,
    Instant,
    Role,
    TimeInterval,
    Timeline,
)

_REMEMBERED = 16
_MOST_ARTICLES = 12
_LONGEST_NAME = 60
# In letters: a first line that is longer is a paragraph; and as much as tells where it ends.
_LONGEST_HEADLINE, _OPENING = 120, 400
# As many as centuries from antiquity to now stand legibly below each other.
_MOST_TIMES = 12
# The unit of the lanes, by the years over which the events reach at least.
_UNITS = ((Grain.CENTURY, 200), (Grain.DECADE, 20), (Grain.YEAR, 0))
ARTICLE_ITSELF = "the article itself"


class LanesBy(StrEnum):
    """What has a lane of its own."""

    ACTORS = "Actors"
    PLACES = "Places"
    SOURCES = "Sources"
    TIMES = "Times"
    ARTICLES = "Articles"


@dataclass(frozen=True, slots=True)
class Heads:
    """What the lanes stand for from top to bottom, and which of them an event is in."""

    heads: tuple[Actor, ...]
    of: Callable[[Event], Sequence[Actor]]


def lane_choices(timeline: Timeline) -> list[LanesBy]:
    """What the lanes of a timeline can stand for; articles only where there are several."""
    return [by for by in LanesBy if timeline.stories or by is not LanesBy.ARTICLES]


def lane_time(timeline: Timeline, event: Event) -> TimeInterval | None:
    """The century in which an event began; the decade or the year where all took less than a few.

    None for an event without a date.
    """
    at = _at(event)
    return None if at is None else TimeInterval.of(_unit(Same(timeline)), at)


def lane_actors(timeline: Timeline) -> Sequence[Actor]:
    """The actors with a lane of their own, for the same timeline the same ones."""
    if timeline.stories:
        return find_heads(timeline, LanesBy.ACTORS).heads
    return main_actors(timeline.events)


def find_heads(timeline: Timeline, by: LanesBy) -> Heads:
    """The heads of the lanes; what is no actor is drawn as if it were one."""
    return _find_heads(Same(timeline), by)


def article_name(document: Document) -> str:
    """What an article is called in one line: its title, or the headline with which it begins."""
    name = " ".join((document.title or _headline(document.text) or document.doc_id).split())
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _headline(text: str) -> str:
    """The first line, where others follow it and it is no sentence; empty where it is."""
    first, _, rest = text[:_OPENING].strip().partition("\n")
    is_one = rest.strip() and len(first) <= _LONGEST_HEADLINE and not first.rstrip().endswith(".")
    return first if is_one else ""


@lru_cache(maxsize=_REMEMBERED)
def _find_heads(page: Same[Timeline], by: LanesBy) -> Heads:
    timeline = page.value
    if by is LanesBy.ACTORS:
        return Heads(main_actors(timeline.events), actors_of)
    if by is LanesBy.TIMES:
        return _time_heads(timeline)
    names = {id(event): _names(timeline, event, by) for event in timeline.events}
    kept = _most(timeline, names, by)
    heads = {name: Actor(name=name, label=ActorType.OTHER, mentions=()) for name in kept}

    def of(event: Event) -> Sequence[Actor]:
        return [heads[name] for name in names.get(id(event), ()) if name in heads]

    return Heads(tuple(heads.values()), of)


def _time_heads(timeline: Timeline) -> Heads:
    """The stretches of time with most events, the first of them on top."""
    stretch = {id(event): lane_time(timeline, event) for event in timeline.events}
    counts = Counter(when for when in stretch.values() if when is not None)
    most = [when for when, _ in counts.most_common(_MOST_TIMES)]
    kept = sorted(most, key=lambda when: when.start or Instant(0))
    heads = {when: Actor(name=when.plain, label=ActorType.OTHER, mentions=()) for when in kept}

    def of(event: Event) -> Sequence[Actor]:
        when = stretch.get(id(event))
        return [heads[when]] if when in heads else []

    return Heads(tuple(heads.values()), of)


def _at(event: Event) -> Instant | None:
    when = event.interval
    return None if when is None else when.start or when.end


@lru_cache(maxsize=_REMEMBERED)
def _unit(timeline: Same[Timeline]) -> Grain:
    years = [at.year for event in timeline.value.events if (at := _at(event)) is not None]
    span = max(years, default=0) - min(years, default=0)
    return next(grain for grain, least in _UNITS if span >= least)


def _names(timeline: Timeline, event: Event, by: LanesBy) -> tuple[str, ...]:
    """The places, sources or articles of what an event stands for, each once."""
    happening = happening_of(timeline, event)
    if happening is None:
        found = _places(event) if by is LanesBy.PLACES else (_source(event),)
        return tuple(dict.fromkeys(found))
    if by is LanesBy.PLACES:
        return tuple(dict.fromkeys(happening.places))
    if by is LanesBy.SOURCES:
        return tuple(dict.fromkeys(happening.sources))
    return tuple(dict.fromkeys(article_name(one.trigger.document) for one in happening.events))


def _places(event: Event) -> Iterable[str]:
    for one in event.arguments:
        if one.role is Role.PLACE or (one.actor and one.actor.label is ActorType.PLACE):
            yield one.actor.name if one.actor else one.span.text


def _source(event: Event) -> str:
    return event.attribution.name if event.attribution else ARTICLE_ITSELF


def _most(timeline: Timeline, names: dict[int, tuple[str, ...]], by: LanesBy) -> Iterable[str]:
    """Those in the events that matter most, the weightiest first; articles by their days."""
    weights: Counter[str] = Counter()
    for event in timeline.events:
        for name in names[id(event)]:
            weights[name] += round(1000 * event.salience**2) + 1
    if by is not LanesBy.ARTICLES:
        return [name for name, _ in weights.most_common(MOST_LANES)]
    kept = {name for name, _ in weights.most_common(_MOST_ARTICLES)}
    days = {article_name(one): (one.published is None, one.published) for one in timeline.documents}
    # A day that is not known comes last; None is compared with None alone.
    return sorted(kept, key=lambda name: (days[name][0], str(days[name][1] or "")))
