"""Many timelines to one: actors joined, articles sorted into stories, happenings, days, facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from events.happenings.copies import find_copies
from events.happenings.find_happenings import find_happenings
from events.happenings.same_actors import group_actors, named_best
from events.timeline.build import build_timeline
from events.timeline.days import find_days
from events.timeline.facts import facts_of
from events.timeline.stories import sort_into_stories
from events.timeline.timeline import Timeline
from events.types import Actor, Document, Event, Happening, Mention, Story
from events.uncollected import uncollected


def storyline(timelines: Iterable[Timeline]) -> Timeline:
    """One timeline of the timelines of many articles, joined.

    Actors of one name, happenings told several times, and articles of one story become one. The
    events are the tellings, as they were; each is in one of `happenings`. Two articles of one id
    are both kept, the second with a number added to its id. Raises MissingModelError.

    >>> from datetime import date
    >>> from events import extract
    >>> told = {"a": "The Corva dam burst on Sunday.", "b": "The dam at Corva burst on 10 March."}
    >>> day = date(2024, 3, 12)
    >>> articles = [Document(text=told[name], doc_id=name, published=day) for name in told]
    >>> joined = storyline(extract(article) for article in articles)
    >>> [(one.articles, str(one.day)) for one in joined.happenings]
    [(2, '2024-03-10')]
    """
    timelines = list(timelines)
    with uncollected():
        return _joined_timeline(timelines)


def _joined_timeline(timelines: Sequence[Timeline]) -> Timeline:
    documents = [document for one in timelines for document in one.documents]
    story_of = sort_into_stories(documents)
    copies = find_copies(documents)
    numbers = {id(document): number for number, document in enumerate(documents)}
    actors, events = _with_joined_actors(timelines, story_of, numbers)
    found = build_timeline(
        documents, [time for one in timelines for time in one.time_expressions], actors, events
    )
    happenings = find_happenings(found.events, documents, stories=story_of, copies=copies)
    days = find_days(found.events, documents, happenings, copies, times=found.time_expressions)
    return replace(
        found,
        happenings=happenings,
        stories=_stories(documents, story_of, copies, happenings),
        days=days,
        facts=facts_of(_main_story(documents, story_of)),
        edits=tuple(edit for one in timelines for edit in one.edits),
    )


def _main_story(documents: Sequence[Document], story_of: Sequence[int]) -> list[Document]:
    """The articles of the story that most of them tell."""
    main, _ = Counter(story_of).most_common(1)[0] if documents else (0, 0)
    return [one for one, story in zip(documents, story_of, strict=True) if story == main]


def _with_joined_actors(
    timelines: Sequence[Timeline], story_of: Sequence[int], numbers: dict[int, int]
) -> tuple[list[Actor], list[Event]]:
    """The actors, one for each that are one, and the events in which these take part."""
    actors = [actor for one in timelines for actor in one.actors]
    stories = [
        story_of[numbers[id(a.mentions[0].span.document)]] if a.mentions else -1 for a in actors
    ]
    joined: dict[int, Actor] = {}  # who has become another, by identity
    kept = []
    for group in group_actors(actors, stories):
        members = [actors[place] for place in sorted(group)]
        one = _joined(members)
        kept.append((group[0], one))
        joined.update((id(member), one) for member in members if member is not one)
    events = [_with_actors(event, joined) for one in timelines for event in one.events]
    return [one for _, one in sorted(kept, key=lambda pair: pair[0])], events


def _joined(members: Sequence[Actor]) -> Actor:
    if len(members) == 1:
        return members[0]
    best = named_best(members)
    kinds = Counter(member.label for member in members)
    mentions: list[Mention] = [mention for member in members for mention in member.mentions]
    by_hand = {part for member in members for part in member.by_hand}
    return Actor(
        name=best.name,
        label=max(kinds, key=lambda kind: (kinds[kind], kind is best.label)),
        mentions=tuple(mentions),
        by_hand=tuple(sorted(by_hand)),
    )


def _with_actors(event: Event, joined: dict[int, Actor]) -> Event:
    """The event with the joined actors in their parts."""
    said = event.attribution
    of_said = joined.get(id(said.actor)) if said else None
    if of_said is None and not any(id(a.actor) in joined for a in event.arguments):
        return event
    arguments = tuple(
        a if (now := joined.get(id(a.actor))) is None else replace(a, actor=now)
        for a in event.arguments
    )
    if said and of_said is not None:
        said = replace(said, actor=of_said)
    return replace(event, arguments=arguments, attribution=said)


def _stories(
    documents: Sequence[Document],
    story_of: Sequence[int],
    copies: Sequence[Sequence[int]],
    happenings: Sequence[Happening],
) -> tuple[Story, ...]:
    """The stories, the one told by most articles first, each labelled by what most of them tell."""
    members: dict[int, list[int]] = defaultdict(list)
    for place, story in enumerate(story_of):
        members[story].append(place)
    places = {id(document): place for place, document in enumerate(documents)}
    labels: dict[int, str] = {}
    for happening in sorted(happenings, key=lambda one: -one.salience):
        story = story_of[places[id(happening.events[0].trigger.document)]]
        labels.setdefault(story, happening.label)
    made = []
    for story, held in members.items():
        told = tuple(documents[place] for place in held)
        groups = tuple(
            tuple(documents[place] for place in group)
            for group in copies
            if all(story_of[place] == story for place in group)
        )
        made.append(Story(labels.get(story) or told[0].title or told[0].doc_id, told, groups))
    return tuple(sorted(made, key=lambda one: -len(one.documents)))
