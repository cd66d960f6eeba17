"""Annotated articles as examples for `learn_dating`: the signs of events, and what is right."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.actors import find_actors
from events.dating import date_events
from events.dating.placements import DayBounds, Landmark, Lie, Placement, Side, side_of
from events.parsing import spacy_pipeline
from events.parsing.spacy_pipeline import text_of, token_at
from events.pipeline import _without_headlines
from events.predicates.arguments import link_arguments
from events.predicates.triggers import find_triggers
from events.times import Domain, domain_of, find_times
from events.types import Document, Event, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

Learned = dict[str, dict[str, float]]
_EPOCH = date(1970, 1, 1).toordinal()
_DATE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)|(?P<unit>\d{4}(?:-\d\d)?)")
# How an event lies to publication by a TimeML link, and how far each side is then right. What
# happened before the article was sent may be of its day.
_LINKS = {
    "BEFORE": {"past": 1.0, "today": 0.6},
    "IBEFORE": {"past": 1.0, "today": 0.6},
    "ENDS": {"past": 1.0, "today": 1.0},
    "ENDED_BY": {"past": 1.0},
    "AFTER": {"to_come": 1.0},
    "IAFTER": {"to_come": 1.0},
    "IS_INCLUDED": {"today": 1.0},
    "SIMULTANEOUS": {"today": 1.0},
    "INCLUDES": {"around": 1.0},
    "DURING": {"today": 1.0, "around": 1.0},
    "DURING_INV": {"around": 1.0},
    "BEGUN_BY": {"around": 1.0},
}
_INVERSE = {
    "AFTER": "BEFORE",
    "BEFORE": "AFTER",
    "IS_INCLUDED": "INCLUDES",
    "INCLUDES": "IS_INCLUDED",
    "DURING": "DURING_INV",
    "BEGINS": "BEGUN_BY",
    "ENDS": "ENDED_BY",
    "IAFTER": "IBEFORE",
    "IBEFORE": "IAFTER",
}
# Articles of all kinds count twice: the others are all news of agencies and one paper.
_OF_ALL_KINDS = 2.0
# Few articles of agencies and one paper, but two people say all four bounds.
_OF_FOUR_BOUNDS = 1.5
_RANK = {"right": 3, "loose": 2, "over": 0, "wrong": 0}


@dataclass(frozen=True)
class Example:
    """One event: its signs, and how far each choice on offer is right (0 to 1)."""

    article: str
    signs: frozenset[str]
    credit: dict[str, float]
    weight: float = 1.0


@dataclass(frozen=True)
class Labelled:
    """One event with what it could be placed by, and people's word on it: bounds, or the sides."""

    article: str
    signs: frozenset[str]
    offered: dict[Placement, DayBounds]
    today: int
    bounds: DayBounds | None = None
    exact: bool = False  # whether all four bounds must agree
    sides: dict[str, float] | None = None
    weight: float = 1.0


def examples_of_sides(labelled: list[Labelled]) -> list[Example]:
    """What is known of the side of publication."""
    found = []
    for one in labelled:
        right = one.sides or {
            side_of(limits, one.today).value: 1.0
            for limits in one.offered.values()
            if one.bounds is not None and is_right(limits, one)
        }
        if right:
            credit = {side.value: right.get(side.value, 0.0) for side in Side}
            found.append(Example(one.article, one.signs, credit, one.weight))
    return found


def examples_of_places(labelled: list[Labelled]) -> list[Example]:
    """What is known of the place on a side, apart from the day of publication itself."""
    found = []
    for one in labelled:
        if one.bounds is None:
            continue
        right = {placement: is_right(limits, one) for placement, limits in one.offered.items()}
        weight = one.weight
        if not any(right.values()):
            judged = {p: _RANK[judge(limits, one.bounds)] for p, limits in one.offered.items()}
            if not max(judged.values()):
                continue
            right = {placement: rank == max(judged.values()) for placement, rank in judged.items()}
            weight *= 0.2
        sides = {
            side_of(one.offered[placement], one.today) for placement, good in right.items() if good
        }
        for side in sorted(sides - {Side.TODAY}):
            credit = {
                f"{placement.landmark.value}.{placement.lie.value}": float(right[placement])
                for placement, limits in one.offered.items()
                if side_of(limits, one.today) is side
            }
            found.append(Example(one.article, one.signs, credit, weight / len(sides)))
    return found


def is_right(limits: DayBounds, one: Labelled) -> bool:
    """Whether limits say what people say."""
    assert one.bounds is not None
    if not one.exact:
        return judge(limits, one.bounds) == "right"
    return _agree(_closed(limits), _closed(one.bounds))


def _closed(limits: DayBounds) -> DayBounds:
    """With what follows from an end not being before its begin."""
    first, begun, ended, last = limits
    return first, min(begun, last), max(ended, first), last


def _agree(one: DayBounds, other: DayBounds) -> bool:
    for i in (0, 2):
        certain = one[i] == one[i + 1], other[i] == other[i + 1]
        if certain[0] != certain[1]:
            return False
        slack = 0 if certain[0] else 1
        for a, b in zip(one[i : i + 2], other[i : i + 2], strict=True):
            if a != b and not abs(a - b) <= slack:
                return False
    return True


def judge(limits: DayBounds, gold: DayBounds) -> str:
    """`right` (within what people allow), `over` (claims more), `loose` (allows more), `wrong`."""
    inside = covers = True
    over = False
    for i in (0, 2):
        known, said = gold[i + 1] - gold[i], limits[i + 1] - limits[i]
        over |= said < 60 if known == inf else known > 7 and said < known / 4
        slack = 0 if known == 0 else 1
        inside &= gold[i] - slack <= limits[i] and limits[i + 1] <= gold[i + 1] + slack
        covers &= limits[i] <= gold[i] + slack and gold[i + 1] - slack <= limits[i + 1]
    if inside:
        return "over" if over else "right"
    return "loose" if covers else "wrong"


def read_labelled(corpora: Path) -> Iterator[Labelled]:
    """All that people have said of undated events."""
    for name in ("eventtime", "newsroom"):
        articles = json.loads((corpora / name / "dev.json").read_text(encoding="utf-8"))
        for article in articles["documents"]:
            if article["published"]:
                seen = _placed(_document(article["text"], article["id"], article["published"]))
                yield from _of_bounds(article, seen, exact=name == "eventtime")
    articles = json.loads((corpora / "meantime" / "apple.json").read_text(encoding="utf-8"))
    for article in articles["documents"]:
        seen = _placed(_document(article["text"], article["id"], article["dct"]))
        yield from _of_dates(article, seen)
    for name in ("TimeBank", "AQUAINT"):
        for path in sorted((corpora / "tempeval3" / name).glob("*.tml")):
            yield from _of_links(path)


def _document(text: str, name: str, published: str) -> Document:
    return Document(text=text, doc_id=name, published=date.fromisoformat(published))


def _of_bounds(article: dict[str, Any], seen: _Seen, *, exact: bool) -> Iterator[Labelled]:
    for event in article["events"]:
        when = {"begin": event["begin"], "end": event["finish"]} if exact else event["when"]
        if when is None:
            continue
        spans = [(event["start"], event["end"])] if exact else event["triggers"]
        limits = _limits(when["begin"], when["end"])
        for (start, end), (signs, offered, today) in seen.items():
            if any(start < last and first < end for first, last in spans):
                yield Labelled(
                    article["id"],
                    signs,
                    offered,
                    today,
                    bounds=limits,
                    exact=exact,
                    weight=_OF_FOUR_BOUNDS if exact else _OF_ALL_KINDS,
                )


def _of_dates(article: dict[str, Any], seen: _Seen) -> Iterator[Labelled]:
    """The events that MEANTIME dates: on a day, or by how they lie to publication."""
    for event in article["events"]:
        day = event["date"] or event["instance_date"]
        sides = _LINKS.get(event["dct_relation"] or "")
        if not sides and (day is None or len(day) != len("2014-05-20")):
            continue
        for (start, end), (signs, offered, today) in seen.items():
            if not (start < event["end"] and event["start"] < end):
                continue
            if day is not None and len(day) == len("2014-05-20"):
                limits = _limits([day, day], [day, day])
                yield Labelled(article["id"], signs, offered, today, bounds=limits)
            elif sides:
                yield Labelled(article["id"], signs, offered, today, sides=sides)


def _limits(begin: list[str | None], end: list[str | None]) -> DayBounds:
    return (
        _day_number(begin[0], -inf),
        _day_number(begin[1], inf),
        _day_number(end[0], -inf),
        _day_number(end[1], inf),
    )


def _day_number(day: str | None, missing: float) -> float:
    return missing if day is None else date.fromisoformat(day[:10]).toordinal() - _EPOCH


_Seen = dict[tuple[int, int], tuple[frozenset[str], dict[Placement, DayBounds], int]]


def _placed(document: Document) -> _Seen:
    """The undated events of an article by their triggers, with their signs and places on offer."""
    doc = spacy_pipeline.parse(document)
    domain = domain_of(text_of(doc), document.published)
    times = find_times(doc, document, domain=domain)
    actors = find_actors(doc, document, times)
    events = _without_headlines(find_triggers(doc, document, times), doc)
    events = link_arguments(events, actors, doc)
    return placed(doc, document, domain, times, events)


def placed(
    doc: Doc,
    document: Document,
    domain: Domain,
    times: tuple[TimeExpression, ...],
    events: tuple[Event, ...],
) -> _Seen:
    """The same of an article whose events and times are found."""
    seen: _Seen = {}
    at = {token_at(doc, event.trigger.start).i: event.trigger for event in events}

    def watch(index: int, signs: list[str], offered: dict[Placement, DayBounds]) -> None:
        today = offered[Placement(Landmark.TODAY, Lie.SAME)][0]
        trigger = at[index]
        seen[trigger.start, trigger.end] = (frozenset(signs), dict(offered), int(today))

    date_events(events, times, doc, document, domain=domain, watch=watch)
    return seen


def _of_links(path: Path, seen: _Seen | None = None) -> Iterator[Labelled]:
    """The sides of events by their TimeML links to publication and to other times."""
    # The corpora are our own copies.
    root = ET.fromstring(  # noqa: S314
        re.sub(r"&(?!#?\w+;)", "&amp;", path.read_text(encoding="utf-8"))
    )
    created, body = root.find(".//DCT/TIMEX3"), root.find(".//TEXT")
    if created is None or body is None or not _DATE.match(created.get("value", "")):
        return
    published = date.fromisoformat(created.get("value", "")[:10])
    places: dict[str | None, tuple[int, int]] = {}
    text = "".join(_pieces(body, 0, places))
    seen = seen or _placed(Document(text=text, doc_id=path.stem, published=published))
    made = {m.get("eiid") or m.get("eventInstanceID"): m for m in root.iter("MAKEINSTANCE")}
    values = {time.get("tid"): time.get("value", "") for time in root.iter("TIMEX3")}
    for link in root.iter("TLINK"):
        event, time = link.get("eventInstanceID"), link.get("relatedToTime")
        relation = link.get("relType", "")
        if not (event and time):
            event, time = link.get("relatedToEventInstance"), link.get("timeID")
            relation = _INVERSE.get(relation, relation)
        place = places.get(made[event].get("eventID")) if event in made else None
        day = _day_of(relation, values.get(time, ""))
        known = (
            None if day == published.isoformat() or day is None else _limits([day] * 2, [day] * 2)
        )
        sides = (
            _LINKS.get(relation)
            if time == created.get("tid")
            else _by_value(relation, values.get(time, ""), published.isoformat())
        )
        if place is None or not (sides or known):
            continue
        for (start, end), (signs, offered, today) in seen.items():
            if start < place[1] and place[0] < end:
                told = None if known else sides
                yield Labelled(path.stem, signs, offered, today, bounds=known, sides=told)
                break


def _day_of(relation: str, value: str) -> str | None:
    """The day that an event is said to lie in."""
    found = _DATE.match(value)
    within = relation in ("IS_INCLUDED", "SIMULTANEOUS")
    return found["day"] if found is not None and within else None


def _pieces(
    node: ET.Element, offset: int, places: dict[str | None, tuple[int, int]]
) -> Iterator[str]:
    start = offset
    yield node.text or ""
    offset += len(node.text or "")
    for child in node:
        inner = "".join(_pieces(child, offset, places))
        yield inner + (child.tail or "")
        offset += len(inner) + len(child.tail or "")
    if node.tag == "EVENT":
        places[node.get("eid")] = (start, offset)


def _by_value(relation: str, value: str, published: str) -> dict[str, float] | None:
    """The side on which a time lies that an event is in, before or after."""
    found = _DATE.match(value)
    if found is None:
        return None
    unit = found.group()
    today = published[: len(unit)]
    if relation in ("IS_INCLUDED", "SIMULTANEOUS"):
        if unit == today:
            return {"today": 1.0} if found["day"] else None
        return {"past": 1.0} if unit < today else {"to_come": 1.0}
    if relation == "BEFORE" and unit <= today:
        return {"past": 1.0}
    return {"to_come": 1.0} if relation == "AFTER" and unit >= today else None
