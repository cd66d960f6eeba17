"""One document's timeline as TimeML 1.2.1: TIMEX3, EVENT, MAKEINSTANCE and TLINK."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from events.calendar.interval import Grain, Instant, TimeInterval
from events.errors import UnwritableTimelineError
from events.exports.format import Format
from events.types import Event, Relation, Tense, TimeExpression

if TYPE_CHECKING:
    from events.timeline.timeline import Timeline
    from events.types import Document, Span

    # lxml's elements, which have no types.
    _Element = Any
    _Tag = tuple[Span, TimeExpression | Event]
    _Ids = dict[tuple[str, int, int], str]

_SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
# XML 1.0 has no such characters; one stands for one, so that offsets stay.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MODS = frozenset(
    "BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE "
    "START MID END APPROX".split()
)
# TimeML says how the event lies to the time: what is so since Monday is begun by Monday.
_RELATIONS = {Relation.BEGINS: "BEGUN_BY", Relation.ENDS: "ENDED_BY"}
_DCT_ID = "t0"


def write_timeml(timeline: Timeline) -> str:
    """The text with its times and events tagged, then an instance and a link for each event.

    Ids are those of the JSON. What overlaps a tag that begins before it gets none of its own; a
    comment counts what is left out so. Events with the same word are instances of one EVENT.
    Raises UnwritableTimelineError for more than one document: TimeML holds one a file.
    """
    if len(timeline.documents) != 1:
        raise UnwritableTimelineError(
            f"TimeML holds one article a file, and here are {len(timeline.documents)}: "
            "write them one by one"
        )
    # A large library, which only this format needs.
    from lxml import etree

    document = timeline.documents[0]
    root = etree.Element("TimeML", nsmap={"xsi": _INSTANCE})
    root.set(f"{{{_INSTANCE}}}noNamespaceSchemaLocation", _SCHEMA)
    _add(root, "DOCID").text = _clean(document.doc_id)
    _add_dct(_add(root, "DCT"), document)
    if document.title is not None:
        _add(root, "TITLE").text = _clean(document.title)
    tags = _tags(timeline)
    ids = _ids(timeline, tags)
    _add_text(_add(root, "TEXT"), document, tags, ids)
    left_out = _add_instances(root, timeline, tags, ids)
    tagged = sum(isinstance(thing, TimeExpression) for _, thing in tags)
    left_out += len(timeline.time_expressions) - tagged
    if left_out:
        root.append(etree.Comment(f" {left_out} overlap others and are left out "))
    return _serialized(root)


TIMEML = Format(
    description="TimeML 1.2.1 of one article, for research on time in language",
    suffix=".tml",
    mime="application/xml",
    write=write_timeml,
    single=True,
)


def _add(parent: _Element, tag: str, **attributes: str) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        child.set(name, _clean(value))
    return child


def _add_dct(parent: _Element, document: Document) -> None:
    day = document.published
    value = TimeInterval.of(Grain.DAY, day).timex_value if day else "XXXX-XX-XX"
    dct = _add(parent, "TIMEX3", tid=_DCT_ID, type="DATE", value=value, temporalFunction="false")
    dct.set("functionInDocument", "CREATION_TIME")
    dct.text = day.isoformat() if day else ""


def _tags(timeline: Timeline) -> list[_Tag]:
    """What gets a tag, in the order of the text, none inside another; of several, the longest."""
    times: list[_Tag] = [(time.span, time) for time in timeline.time_expressions]
    events: list[_Tag] = [(event.trigger, event) for event in timeline.events]
    tags: list[_Tag] = []
    end = 0
    for span, thing in sorted([*times, *events], key=lambda tag: (tag[0].start, -tag[0].end)):
        if span.start < span.end and span.start >= end:
            tags.append((span, thing))
            end = span.end
    return tags


def _ids(timeline: Timeline, tags: list[_Tag]) -> _Ids:
    """The ids of what is tagged, by place; what has the place of another has its id."""
    tagged = {id(thing) for _, thing in tags}
    times = [("t", time.span, time) for time in timeline.time_expressions]
    events = [("e", event.trigger, event) for event in timeline.events]
    return {
        (prefix, span.start, span.end): f"{prefix}{number}"
        for things in (times, events)
        for number, (prefix, span, thing) in enumerate(things, start=1)
        if id(thing) in tagged
    }


def _add_text(parent: _Element, document: Document, tags: list[_Tag], ids: _Ids) -> None:
    """The text of the document with its tags; without them it is what it was."""
    last, at = None, 0
    for span, thing in tags:
        before = _clean(document.text[at : span.start])
        if last is None:
            parent.text = before
        else:
            last.tail = before
        if isinstance(thing, TimeExpression):
            last = _add(parent, "TIMEX3", **_timex(thing, ids["t", span.start, span.end], document))
        else:
            last = _add(
                parent,
                "EVENT",
                eid=ids["e", span.start, span.end],
                **{"class": thing.event_class.value},
            )
        last.text = _clean(span.text)
        at = span.end
    rest = _clean(document.text[at:])
    if last is None:
        parent.text = rest
    else:
        last.tail = rest


def _timex(time: TimeExpression, tid: str, document: Document) -> dict[str, str]:
    attributes = {"tid": tid, "type": time.type.value, "value": time.value}
    if time.mod in _MODS:
        attributes["mod"] = time.mod or ""
    attributes["temporalFunction"] = "true" if time.anchor else "false"
    attributes["functionInDocument"] = "NONE"
    if time.anchor == "dct" and document.published:
        attributes["anchorTimeID"] = _DCT_ID
    return attributes


def _add_instances(root: _Element, timeline: Timeline, tags: list[_Tag], ids: _Ids) -> int:
    """An instance for each event whose word is tagged, and the links; how many are left out."""
    links: list[dict[str, str]] = []
    left_out = 0
    for number, event in enumerate(timeline.events, start=1):
        eid = ids.get(("e", event.trigger.start, event.trigger.end))
        if eid is None:
            left_out += 1
            continue
        _add(root, "MAKEINSTANCE", **_instance(event, f"ei{number}", eid))
        if link := _link(event, timeline.documents[0], ids):
            links.append({"eventInstanceID": f"ei{number}", **link})
    for number, link in enumerate(links, start=1):
        _add(root, "TLINK", lid=f"l{number}", **link)
    return left_out


def _instance(event: Event, eiid: str, eid: str) -> dict[str, str]:
    attributes = {
        "eiid": eiid,
        "eventID": eid,
        "tense": event.tense.value,
        "aspect": event.aspect.value,
        "polarity": event.polarity.value,
        "pos": "OTHER" if event.tense is Tense.NONE else "VERB",
    }
    return attributes | ({"modality": event.modality} if event.modality else {})


def _link(event: Event, document: Document, ids: _Ids) -> dict[str, str] | None:
    """How the event lies to its time, else to the day of publication."""
    span = event.time and event.time.span
    time_id = ids.get(("t", span.start, span.end)) if span else None
    if time_id is not None and event.relation is not None:
        relation = _RELATIONS.get(event.relation, event.relation.value)
        return {"relType": relation, "relatedToTime": time_id}
    if document.published is None:
        return None
    laid = _to_publication(event, Instant.of_date(document.published))
    return {"relType": laid.value, "relatedToTime": _DCT_ID} if laid else None


def _to_publication(event: Event, published: Instant) -> Relation | None:
    """How the bounds of an event lie to the day of publication; None where they may lie either way.

    TimeML has what is over by that day before it, and what is still to come after it.
    """
    limits = event.limits
    if limits is None:
        return None
    if event.interval == TimeInterval.of(Grain.DAY, published):
        included = event.relation is not Relation.INCLUDES
        return Relation.IS_INCLUDED if included else Relation.INCLUDES
    first, last = limits.begin[0], limits.end[1]
    if last is not None and last <= published:
        return Relation.BEFORE
    if first is not None and first >= published:
        return Relation.AFTER
    (_, begun), (ended, _) = limits.begin, limits.end
    under_way = begun is not None and ended is not None and begun <= published <= ended
    return Relation.INCLUDES if under_way else None


def _serialized(root: _Element) -> str:
    """The tree as text: every part of the head and every link on a line of its own."""
    from lxml import etree

    root.text = "\n"
    for child in root:
        child.tail = "\n"
    written = etree.tostring(root, encoding="unicode", with_tail=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _clean(words: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", words)
