"""What the lanes of a storyline stand for: actors, places, sources or articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dashboard.chart.identity_key import Same
from dashboard.chart.joined import happening_of
from dashboard.chart.lanes import MOST_LANES, actors_of, main_actors
from events import Actor, ActorType, Document, Event, Timeline

_REMEMBERED = 16
_MOST_ARTICLES = 12
_LONGEST_NAME = 60


class LanesBy(StrEnum):
    """What has a lane of its own."""

    ACTORS = "Actors"
    PLACES = "Places"
    SOURCES = "Sources"
    ARTICLES = "Articles"


@dataclass(frozen=True, slots=True)
class Heads:
    """What the lanes stand for from top to bottom, and which of them an event is in."""

    heads: tuple[Actor, ...]
    of: Callable[[Event], Sequence[Actor]]


def lane_actors(timeline: Timeline) -> Sequence[Actor]:
    """The actors with a lane of their own, for the same timeline the same ones."""
    if timeline.stories:
        return find_heads(timeline, LanesBy.ACTORS).heads
    return main_actors(timeline.events)


def find_heads(timeline: Timeline, by: LanesBy) -> Heads:
    """The heads of a storyline's lanes; what is no actor is drawn as if it were one."""
    return _find_heads(Same(timeline), by)


def article_name(document: Document) -> str:
    """What an article is called in one line."""
    name = " ".join((document.title or document.doc_id).split())
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


@lru_cache(maxsize=_REMEMBERED)
def _find_heads(page: Same[Timeline], by: LanesBy) -> Heads:
    timeline = page.value
    if by is LanesBy.ACTORS:
        return Heads(main_actors(timeline.events), actors_of)
    names = {id(event): _names(timeline, event, by) for event in timeline.events}
    kept = _most(timeline, names, by)
    heads = {name: Actor(name=name, label=ActorType.OTHER, mentions=()) for name in kept}

    def of(event: Event) -> Sequence[Actor]:
        return [heads[name] for name in names.get(id(event), ()) if name in heads]

    return Heads(tuple(heads.values()), of)


def _names(timeline: Timeline, event: Event, by: LanesBy) -> tuple[str, ...]:
    """The places, sources or articles of what an event stands for, each once."""
    happening = happening_of(timeline, event)
    if happening is None:
        return ()
    if by is LanesBy.PLACES:
        return tuple(dict.fromkeys(happening.places))
    if by is LanesBy.SOURCES:
        return tuple(dict.fromkeys(happening.sources))
    return tuple(dict.fromkeys(article_name(one.trigger.document) for one in happening.events))


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
