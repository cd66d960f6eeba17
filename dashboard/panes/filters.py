"""Which events of a timeline are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from dashboard.chart.identity_key import Same
from dashboard.chart.joined import tellings_of
from dashboard.chart.lane_heads import ARTICLE_ITSELF
from events import Actor, ActorType, Event, EventClass, Grain, Instant, Role, Timeline
from events.timeline.certainty import Certainty, certainty_of


class Detail(StrEnum):
    """How much of the story is shown."""

    KEY = "Key events"
    MORE = "More"
    ALL = "All"


class ActorKind(StrEnum):
    """What kind of actors an event is to have."""

    PEOPLE = "people"
    ORGANIZATIONS = "organizations"
    PLACES = "places"
    THINGS = "things"


_KINDS = {
    ActorType.PERSON: ActorKind.PEOPLE,
    ActorType.GROUP: ActorKind.PEOPLE,
    ActorType.NORP: ActorKind.PEOPLE,
    ActorType.ORG: ActorKind.ORGANIZATIONS,
    ActorType.GPE: ActorKind.PLACES,
    ActorType.PLACE: ActorKind.PLACES,
    ActorType.THING: ActorKind.THINGS,
}
# How many of the weightiest events are more than the key ones, at least, and as a share of all.
_MORE_LEAST, _MORE_SHARE = 12, 0.6
# Of several articles at once the first view holds no more than the weightiest of their key events.
_KEY_MOST = 20
# An article with so many dated events is a history: each of so many parts of them is to be seen.
_HISTORY, _PARTS = 300, 15
_REMEMBERED = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asks for; an empty filter lets everything pass. Both days are included.

    With `as_agents` an event passes only where one of `actors` is who acts in it.
    """

    actors: tuple[str, ...] = ()
    as_agents: bool = False
    actor_kinds: tuple[ActorKind, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainties: tuple[Certainty, ...] = ()
    classes: tuple[EventClass, ...] = ()
    stories: tuple[str, ...] = ()
    starred: bool = False
    tags: tuple[str, ...] = ()
    words: str = ""
    first: Instant | None = None
    last: Instant | None = None
    detail: Detail = Detail.ALL

    @property
    def count(self) -> int:
        """How many filters are at work, the level of detail apart."""
        who_and_where = (self.actors, self.actor_kinds, self.places, self.sources)
        kinds = (self.certainties, self.classes, self.stories, self.starred, self.tags)
        dates = self.first is not None or self.last is not None
        return sum(map(bool, (*who_and_where, *kinds, self.words, dates)))


def shown_events(timeline: Timeline, filters: Filters) -> tuple[Event, ...]:
    """The events that pass every filter, in the timeline's order."""
    return _shown(Same(timeline), filters)


@lru_cache(maxsize=_REMEMBERED)
def _shown(timeline: Same[Timeline], filters: Filters) -> tuple[Event, ...]:
    """Asked for several times whenever the page is drawn."""
    chosen = _at_detail(timeline.value.events, filters.detail)
    if not filters.count:
        return tuple(chosen)
    return tuple(
        event
        for event in chosen
        if passes(event, filters, tellings_of(timeline.value, event), timeline.value)
    )


def at_detail(timeline: Timeline, detail: Detail) -> tuple[Event, ...]:
    """The events that a level of detail shows, whatever else is filtered; each time the same."""
    return shown_events(timeline, Filters(detail=detail))


def widened(timeline: Timeline, filters: Filters) -> Filters:
    """The filters at the first level of detail, from theirs on, at which an event passes them.

    As they are where nothing is filtered, or where no level has such an event.
    """
    if not filters.count:
        return filters
    levels = list(Detail)
    wider = (replace(filters, detail=one) for one in levels[levels.index(filters.detail) :])
    return next((one for one in wider if shown_events(timeline, one)), filters)


def hidden_by_detail(timeline: Timeline, filters: Filters) -> int:
    """How many events pass every filter but the level of detail."""
    passing = shown_events(timeline, replace(filters, detail=Detail.ALL))
    return len(passing) - len(shown_events(timeline, filters))


def passes(
    event: Event,
    filters: Filters,
    tellings: Sequence[Event] | None = None,
    timeline: Timeline | None = None,
) -> bool:
    """Whether an event passes every filter but the level of detail.

    What a storyline tells passes where any of its `tellings` has what is asked for.
    """
    told = tellings or (event,)
    return (
        _has_actor(told, filters)
        and (not filters.actor_kinds or _has_kind(told, filters.actor_kinds))
        and (not filters.places or any(places_of(one) & set(filters.places) for one in told))
        and (not filters.sources or any(sources_of(one) & set(filters.sources) for one in told))
        and (not filters.certainties or certainty_of(event) in filters.certainties)
        and (not filters.classes or any(one.event_class in filters.classes for one in told))
        and (not filters.stories or _is_in(told, filters.stories, timeline))
        and (not filters.starred or any(one.starred for one in told))
        and (not filters.tags or any(set(one.tags) & set(filters.tags) for one in told))
        and _has_words(event, told, filters.words)
        and _in_dates(event, filters.first, filters.last)
    )


def all_actors(event: Event) -> tuple[Actor, ...]:
    """Every actor with a part in the event, whatever the part."""
    return tuple(a.actor for a in event.arguments if a.actor is not None)


def kind_of(actor: Actor) -> ActorKind | None:
    """What kind of actor it is; None where that is not known."""
    return _KINDS.get(actor.label)


def places_of(event: Event) -> set[str]:
    """Where the event happened, and the places that take part in it, by name."""
    return {
        one.actor.name if one.actor else one.span.text
        for one in event.arguments
        if one.role is Role.PLACE or (one.actor and one.actor.label is ActorType.PLACE)
    }


def source_of(event: Event) -> str:
    """Who says that the event happened."""
    return event.attribution.name if event.attribution else ARTICLE_ITSELF


def sources_of(event: Event) -> set[str]:
    """Who says that the event happened, and who published that."""
    publisher = event.trigger.document.publisher
    return {source_of(event), publisher} if publisher else {source_of(event)}


def _is_in(told: Sequence[Event], stories: Sequence[str], timeline: Timeline | None) -> bool:
    """Whether any telling is in an article of one of the stories, by their labels."""
    labels = _story_labels(Same(timeline)) if timeline is not None else {}
    return any(labels.get(id(one.trigger.document)) in stories for one in told)


@lru_cache(maxsize=_REMEMBERED)
def _story_labels(timeline: Same[Timeline]) -> dict[int, str]:
    stories = timeline.value.stories
    return {id(document): story.label for story in stories for document in story.documents}


def _has_actor(told: Sequence[Event], filters: Filters) -> bool:
    if not filters.actors:
        return True
    arguments = (
        a
        for event in told
        for a in event.arguments
        if not filters.as_agents or a.role is Role.AGENT
    )
    return any(a.actor is not None and a.actor.name in filters.actors for a in arguments)


def _has_kind(told: Sequence[Event], kinds: Sequence[ActorKind]) -> bool:
    return any(kind_of(actor) in kinds for event in told for actor in all_actors(event))


def _at_detail(events: Sequence[Event], detail: Detail) -> Sequence[Event]:
    """The events that a level of detail shows: the key ones, most of the salient ones, or all."""
    if detail is Detail.KEY:
        return _first_view(events)
    more = max(_MORE_LEAST, round(len(events) * _MORE_SHARE))
    if detail is Detail.ALL or more >= len(events):
        return events
    least = sorted((event.salience for event in events), reverse=True)[more - 1]
    return tuple(event for event in events if event.salience >= least or event.key)


def _first_view(events: Sequence[Event]) -> Sequence[Event]:
    """The key events, of several articles together only the most salient ones.

    Of a history the key events may all be of one age: then the weightiest of each other part, too.
    """
    key = [event for event in events if event.key]
    if beside := _from_other_parts(events):
        return [event for event in events if event.key or id(event) in beside]
    if len(key) <= _KEY_MOST:
        return key
    least = sorted((event.salience for event in key), reverse=True)[_KEY_MOST - 1]
    return [event for event in key if event.salience >= least or event.by_hand]


def _from_other_parts(events: Sequence[Event]) -> set[int]:
    """The weightiest event of each part of a history that holds no key event, by identity.

    The parts follow in time, and each holds as many events as any other. What a reader has set is
    left as it is.
    """
    if len(events) < _HISTORY or len({event.trigger.document.doc_id for event in events}) > 1:
        return set()
    dated = [(at, event) for event in events if (at := _begin(event)) is not None]
    if len(dated) < _HISTORY:
        return set()
    dated.sort(key=lambda one: one[0])
    ends = [round(part * len(dated) / _PARTS) for part in range(_PARTS + 1)]
    parts = [[event for _, event in dated[a:b]] for a, b in pairwise(ends)]
    left = [part for part in parts if not any(event.key for event in part)]
    weightiest = (max(part, key=lambda event: event.salience) for part in left)
    return {id(event) for event in weightiest if not event.by_hand}


def _begin(event: Event) -> Instant | None:
    return event.interval.start or event.interval.end if event.interval else None


def _has_words(event: Event, told: Sequence[Event], words: str) -> bool:
    """Whether every word stands in the label, in a sentence that tells it, or in who says so."""
    if not words:
        return True
    parts = [event.label]
    for one in told:
        parts += [one.sentence.text, source_of(one)]
    text = " ".join(parts).casefold()
    return all(word in text for word in words.casefold().split())


def _in_dates(event: Event, first: Instant | None, last: Instant | None) -> bool:
    """Whether the event was between two days, both included.

    Where its begin is not known it had begun by the last day on which it can have begun, and where
    its end is not known it went on to the first on which it can have ended.
    """
    if first is None and last is None:
        return True
    begin, end = _known(event)
    after = first is None or (end is not None and end >= first)
    before = last is None or (begin is not None and begin.midnight <= last)
    return after and before


def _known(event: Event) -> tuple[Instant | None, Instant | None]:
    """The first and the last time that are known of the event; None where there is none."""
    if event.interval is None:
        return None, None
    begin, end = event.interval.start, event.interval.end
    end = end and end.plus(Grain.SECOND, -1)
    limits = event.limits
    if limits is not None:
        begin, end = (
            begin or limits.begin[1] or limits.end[1],
            end or limits.end[0] or limits.begin[0],
        )
    return begin or end, end or begin
