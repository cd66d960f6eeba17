"""What the page says of a happening: all its tellings, and what they do not agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.chart.day_text import plain_day
from dashboard.chart.figures import event_id
from dashboard.chart.joined import by_publication, happening_of, independent, originals
from dashboard.chart.lane_heads import article_name
from dashboard.chart.plotly_json import Json
from dashboard.panes.content import describe, written_article
from dashboard.panes.text_runs import find_passages
from events import Conflict, Document, Event, Happening, Timeline, Told
from events.timeline.condensed import dispute

_DATE = "date"
_HEADINGS = {_DATE: "The day"}


def words_about(timeline: Timeline, event: Event) -> dict[str, Json]:
    """All that the page says of an event; of what a storyline tells with its tellings."""
    happening = happening_of(timeline, event)
    if happening is None:
        return describe(event)
    copied = originals(timeline)
    return {
        **describe(event),
        "doc": event.trigger.document.doc_id,
        "told": _told(happening),
        "tellings": [_telling(one, copied) for one in in_order(happening.events)],
        "conflicts": [_conflict(one, copied) for one in happening.conflicts],
    }


def row_about(timeline: Timeline, event: Event) -> dict[str, Json]:
    """An event as a row of a table; of a storyline with how many tell it, who, and what differs."""
    happening = happening_of(timeline, event)
    if happening is None:
        return describe(event)
    documents = {id(one.trigger.document): one.trigger.document for one in happening.events}
    return {
        **describe(event),
        "articles": happening.articles,
        "told_by": "; ".join(dict.fromkeys(map(name_of, documents.values()))),
        "differs": dispute(happening),
    }


def brief_words(event: Event) -> dict[str, Json]:
    """What is said of an event that has no mark of its own, until it is selected."""
    return {"label": event.label or event.trigger.text, "when": event.when, "brief": True}


def articles_content(page: Timeline, shown: Sequence[Document]) -> dict[str, Json]:
    """Some articles of a storyline with what happened marked in them, and the names of all.

    The first of `shown` is the one to begin with. What the page calls a happening, its tellings
    are called in each article.
    """
    names = {id(told): event_id(one.events[0]) for one in page.happenings for told in one.events}
    held = {document.doc_id: list[Event]() for document in shown}
    for happening in page.happenings:
        for event in happening.events:
            if event.trigger.document.doc_id in held:
                held[event.trigger.document.doc_id].append(event)
    return {
        "articles": [
            {"doc": one.doc_id, "name": _article_line(one)} for one in by_publication(page)
        ],
        "doc": shown[0].doc_id,
        "documents": [
            written_article(
                document,
                find_passages(
                    document,
                    replace(page, events=tuple(held[document.doc_id])),
                    lambda event: names[id(event)],
                ),
            )
            for document in shown
        ],
        "revision": shown[0].doc_id,
    }


def _article_line(document: Document) -> str:
    """The day, the publisher and the title: what tells an article from the others of a list."""
    parts = (plain_day(document.published), document.publisher, article_name(document))
    return " · ".join(filter(None, parts))


def in_order(tellings: Sequence[Event]) -> Sequence[Event]:
    """The tellings by their days of publication, those of one article together."""
    places = {id(event.trigger.document): number for number, event in enumerate(tellings)}

    def when(event: Event) -> tuple[bool, date, int, int]:
        document = event.trigger.document
        day = document.published
        return day is None, day or date.min, places[id(document)], event.trigger.start

    return sorted(tellings, key=when)


def name_of(document: Document) -> str:
    """Who tells it: the publisher, else the title, else what the article is called."""
    return document.publisher or article_name(document)


def _told(happening: Happening) -> str:
    """By how many articles it is told, and how many of them copy another one."""
    number = len({id(event.trigger.document) for event in happening.events})
    if number == 1:
        return "told by one article"
    if number == happening.articles:
        return f"told by {number} articles"
    copies = number - happening.articles
    what = "one of them a copy" if copies == 1 else f"{copies} of them copies"
    return f"told by {number} articles, {what}"


def _telling(event: Event, copied: Mapping[int, Document]) -> Json:
    document = event.trigger.document
    original = copied.get(id(document))
    return {
        "id": event_id(event),
        "doc": document.doc_id,
        "by": name_of(document),
        "title": " ".join((document.title or "").split()),
        "published": plain_day(document.published) or "no date of publication",
        "copy_of": name_of(original) if original is not None else "",
        "said": event.attribution.name if event.attribution else "",
        "quote": event.sentence.text,
        "trigger": [
            event.trigger.start - event.sentence.start,
            event.trigger.end - event.sentence.start,
        ],
    }


def _conflict(conflict: Conflict, copied: Mapping[int, Document]) -> Json:
    """A conflict as a table: each value, who says so, when, which is latest and most told."""
    values = _by_day(conflict.values) if conflict.course else conflict.values
    counts = [independent(one.documents, copied) for one in values]
    latest = max((_last(one) for one in values), default=date.min)
    most = max(counts, default=0)
    return {
        "what": _HEADINGS.get(conflict.what, conflict.what.replace("_", " ").capitalize()),
        "course": conflict.course,
        "values": [
            {
                "value": _value(conflict.what, one.value),
                "articles": count,
                "latest": latest > date.min and _last(one) == latest,
                "most": count == most and counts.count(most) == 1,
                "says": [
                    {
                        "by": name_of(document),
                        "published": plain_day(document.published),
                        "id": next(
                            event_id(e) for e in one.events if e.trigger.document is document
                        ),
                        "doc": document.doc_id,
                        "copy": id(document) in copied,
                    }
                    for document in sorted(one.documents, key=_published)
                ],
            }
            for one, count in zip(values, counts, strict=True)
        ],
    }


def _published(document: Document) -> date:
    return document.published or date.max


def _by_day(values: Sequence[Told]) -> list[Told]:
    return sorted(values, key=_last)


def _last(told: Told) -> date:
    """The last day on which a value was published; the first of all days where none is known."""
    return max((one.published or date.min for one in told.documents), default=date.min)


def _value(what: str, written: str) -> str:
    """A value as readers write it: a day in words, a number with its thousands apart."""
    if what == _DATE:
        return plain_day(date.fromisoformat(written))
    return f"{int(written):,}" if written.isdecimal() else written
