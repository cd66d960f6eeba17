"""The articles of TimeML corpora with the events that people marked in them, and their times."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from events.published.typed_day import read_date
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    _Marked = list[tuple[int, int, ET.Element]]


# How the times that lie around an event are linked to it.
_WITHIN = frozenset({"IS_INCLUDED", "SIMULTANEOUS", "DURING"})
_AROUND = frozenset({"INCLUDES", "SIMULTANEOUS", "DURING_INV"})


def read_timeml(path: Path) -> tuple[Document, list[tuple[int, int, str]]]:
    """The text of a TimeML file with its events: start, end, class."""
    document, marked, _ = _read(path)
    events = [one for one in marked if one[2].tag == "EVENT"]
    return document, sorted((start, end, node.get("class", "")) for start, end, node in events)


def read_times(path: Path) -> tuple[Document, list[tuple[int, int, str]]]:
    """The text of a TimeML file with the innermost of its times: start, end, value."""
    document, marked, _ = _read(path)
    times = [one for one in marked if one[2].tag == "TIMEX3" and one[2].find(".//TIMEX3") is None]
    values = [(start, end, node.get("value", "")) for start, end, node in times if start < end]
    return document, sorted(values)


def read_dated_events(path: Path) -> tuple[Document, list[tuple[int, int, str]]]:
    """The text of a TimeML file with the events that lie in a time: start, end, its value."""
    document, marked, root = _read(path)
    events = [one for one in marked if one[2].tag == "EVENT"]
    places = {node.get("eid"): (start, end) for start, end, node in events}
    instances = {
        made.get("eiid") or made.get("eventInstanceID"): places.get(made.get("eventID"))
        for made in root.iter("MAKEINSTANCE")
    }
    values = {time.get("tid"): time.get("value", "") for time in root.iter("TIMEX3")}
    dated = []
    for link in root.iter("TLINK"):
        event, time = link.get("eventInstanceID"), link.get("relatedToTime")
        if link.get("relType") not in _WITHIN or not (event and time):
            event, time = link.get("relatedToEventInstance"), link.get("timeID")
            if link.get("relType") not in _AROUND or not (event and time):
                continue
        place = instances.get(event)
        if place is not None and time in values:
            dated.append((*place, values[time]))
    return document, dated


def _read(path: Path) -> tuple[Document, _Marked, ET.Element]:
    # Some files write a bare ampersand.
    root = ET.fromstring(re.sub(r"&(?!#?\w+;)", "&amp;", path.read_text(encoding="utf-8")))
    body, created = root.find(".//TEXT"), root.find(".//DCT/TIMEX3")
    assert body is not None
    value = created.get("value", "")[:10] if created is not None else ""
    marked: _Marked = []
    pieces = list(_pieces(body, 0, marked))
    document = Document(
        text="".join(pieces), doc_id=path.stem, published=read_date(value) if value else None
    )
    return document, marked, root


def _pieces(node: ET.Element, offset: int, marked: _Marked) -> Iterator[str]:
    start = offset
    yield node.text or ""
    offset += len(node.text or "")
    for child in node:
        for piece in (*_pieces(child, offset, marked), child.tail or ""):
            yield piece
            offset += len(piece)
    if node.tag in ("EVENT", "TIMEX3"):
        marked.append((start, offset, node))
