"""The articles of TimeML corpora with the events that people marked in them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from events.dateline import read_date
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
