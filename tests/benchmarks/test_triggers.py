"""How many of the events that linguists marked in TimeBank and AQUAINT are found."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from events import text
from events.dateline import read_date
from events.times import find_times
from events.triggers import find_triggers
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("name", ["TimeBank", "AQUAINT"])
def test_events_and_their_classes(
    name: str, corpus: Callable[[str], Path], hold: Callable[[str, float], None]
) -> None:
    found = gold = right = same_class = 0

    for path in sorted(corpus(f"tempeval3/{name}").glob("*.tml")):
        document, marked = read_timeml(path)
        doc = text.parse(document)
        triggers = find_triggers(doc, document, find_times(doc, document))
        spans = {(e.trigger.start, e.trigger.end): e.event_class for e in triggers}
        found, gold = found + len(spans), gold + len(marked)
        for start, end, event_class in marked:
            hit = next((s for s in spans if s[0] < end and start < s[1]), None)
            if hit is not None:
                right += 1
                same_class += spans.pop(hit) == event_class

    hold(f"triggers.{name}.f1", 200 * right / (found + gold))
    hold(f"triggers.{name}.class_f1", 200 * same_class / (found + gold))


def read_timeml(path: Path) -> tuple[Document, list[tuple[int, int, str]]]:
    """The text of a TimeML file with its events: start, end, class."""
    # Some files write a bare ampersand.
    root = ET.fromstring(re.sub(r"&(?!#?\w+;)", "&amp;", path.read_text(encoding="utf-8")))
    body, created = root.find(".//TEXT"), root.find(".//DCT/TIMEX3")
    assert body is not None
    value = created.get("value", "")[:10] if created is not None else ""
    events: list[tuple[int, int, str]] = []
    pieces = list(_pieces(body, 0, events))
    document = Document(
        text="".join(pieces), doc_id=path.stem, published=read_date(value) if value else None
    )
    return document, sorted(events)


def _pieces(node: ET.Element, offset: int, events: list[tuple[int, int, str]]) -> Iterator[str]:
    start = offset
    yield node.text or ""
    offset += len(node.text or "")
    for child in node:
        for piece in (*_pieces(child, offset, events), child.tail or ""):
            yield piece
            offset += len(piece)
    if node.tag == "EVENT":
        events.append((start, offset, node.get("class", "")))
