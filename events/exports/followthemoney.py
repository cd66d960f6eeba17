"""A timeline as FollowTheMoney entities, one a line: articles, who takes part, events.

The names are those of FollowTheMoney's schemata `Article`, `Person`, `Organization`, `LegalEntity`
and `Event` (version 4).
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from events.calendar.interval import Grain
from events.exports.format import Format
from events.timeline.condensed import one_event_each
from events.types import ActorType, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.calendar.interval import Instant, TimeInterval
    from events.timeline.timeline import Timeline
    from events.types import Actor, Document, Event

_Json = dict[str, Any]

# A country acts as its government does. Things and places are parties to nothing.
_SCHEMATA = {
    ActorType.PERSON: "Person",
    ActorType.ORG: "Organization",
    ActorType.GPE: "LegalEntity",
    ActorType.NORP: "LegalEntity",
    ActorType.GROUP: "LegalEntity",
}
# FollowTheMoney has dates of these years only; in others the summary alone tells when.
_YEARS = range(1000, 3000)
_LENGTHS = {Grain.YEAR: 4, Grain.MONTH: 7}


def write_followthemoney(timeline: Timeline) -> str:
    """Entities as `ftm` and Aleph read them. Ids are the same each time a text is exported.

    An event names its `proof`, the article, and all who are `involved`; `summary` is when it was
    and who says so, `description` the sentence, `notes` why it has its date and what a person
    noted, `keywords` their tags.
    """
    tellings = _tellings(timeline)
    timeline = one_event_each(timeline)
    actors = {id(actor): _party(actor, timeline) for actor in timeline.actors}
    parties = {found["id"]: found for found in actors.values() if found is not None}
    entities = [
        *map(_article, timeline.documents),
        *parties.values(),
        *(
            _event(event, number, actors, tellings.get(_place(event), (event,)))
            for number, event in enumerate(timeline.events, start=1)
        ),
    ]
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)


FOLLOWTHEMONEY = Format(
    description="entities for Aleph and FollowTheMoney (JSON Lines)",
    suffix=".ftm.json",
    mime="application/json+ftm",
    write=write_followthemoney,
)


def _tellings(timeline: Timeline) -> dict[tuple[str, int], tuple[Event, ...]]:
    """All that tell of the same thing, by where the best telling stands."""
    return {_place(one.events[0]): one.events for one in timeline.happenings}


def _place(event: Event) -> tuple[str, int]:
    return event.trigger.document.doc_id, event.trigger.start


def _entity(schema: str, entity_id: str, **properties: str | list[str] | None) -> _Json:
    """An entity; each property is a list of strings, and one that has none is left out."""
    lists = {
        name: [value] if isinstance(value, str) else value for name, value in properties.items()
    }
    kept = {name: [one for one in value if one] for name, value in lists.items() if value}
    return {
        "id": entity_id,
        "schema": schema,
        "properties": {name: value for name, value in kept.items() if value},
    }


def _article(document: Document) -> _Json:
    published = document.published.isoformat() if document.published else None
    return _entity(
        "Article",
        _article_id(document),
        title=document.title or document.doc_id,
        author=document.author,
        publisher=document.publisher,
        publishedAt=published,
        sourceUrl=document.url,
        bodyText=document.text,
    )


def _article_id(document: Document) -> str:
    return _id("article", document.doc_id, document.text)


def _id(*parts: str) -> str:
    written = "\0".join(parts).encode(errors="replace")
    return f"dateline-{sha256(written).hexdigest()[:40]}"


def _party(actor: Actor, timeline: Timeline) -> _Json | None:
    """Who takes part; None for what is no party, and for what has no name."""
    schema = _SCHEMATA.get(actor.label)
    if schema is None or not actor.name.strip():
        return None
    articles = {id(one.span.document): one.span.document for one in actor.mentions}
    proofs = list(dict.fromkeys(map(_article_id, articles.values())))
    first = next(iter(articles.values()), None) or next(iter(timeline.documents), None)
    within = _article_id(first) if first else ""
    return _entity(schema, _id(schema, within, actor.name), name=actor.name, proof=proofs)


def _event(
    event: Event,
    number: int,
    actors: dict[int, _Json | None],
    tellings: tuple[Event, ...],
) -> _Json:
    document = event.trigger.document
    parties = [actors.get(id(one.actor)) for one in event.arguments if one.actor]
    said = event.attribution.name if event.attribution else "the article itself"
    documents = {id(one.trigger.document): one.trigger.document for one in tellings}
    return _entity(
        "Event",
        _id("event", _article_id(document), str(event.trigger.start), str(event.trigger.end)),
        name=event.label or event.trigger.text,
        **_dates(event.interval),
        summary=f"{event.when}; said by {said}",
        description=event.sentence.text,
        notes=[event.explanation, event.note],
        keywords=list(event.tags),
        important="starred" if event.starred else None,
        involved=list(dict.fromkeys(found["id"] for found in parties if found)),
        location=list(dict.fromkeys(_places(event))),
        proof=[_article_id(one) for one in documents.values()],
        publisher=document.publisher,
        sourceUrl=document.url,
        recordId=f"e{number}",
    )


def _places(event: Event) -> Iterator[str]:
    for one in event.arguments:
        if one.role is Role.PLACE:
            yield one.actor.name if one.actor else one.span.text


def _dates(when: TimeInterval | None) -> dict[str, str | None]:
    """One date, shortened to what is known of it; or the first and the last day of a longer time.

    >>> from events.calendar.interval import TimeInterval
    >>> _dates(TimeInterval.month(2015, 5))
    {'date': '2015-05'}
    """
    if when is None:
        return {}
    last = when.end and when.end.plus(Grain.SECOND, -1)
    if when.is_unit and when.start and (when.grain in _LENGTHS or when.grain.rank <= _DAY):
        return {"date": _written(when.start, _LENGTHS.get(when.grain, 10))}
    return {"startDate": _written(when.start), "endDate": _written(last)}


_DAY = Grain.DAY.rank


def _written(at: Instant | None, length: int = 10) -> str | None:
    return at.midnight.iso[:length] if at is not None and at.year in _YEARS else None
