"""How many of the events that linguists marked in TimeBank and AQUAINT are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from timeml_corpus import read_timeml

from events.predicates.triggers import find_triggers
from events.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.tokens import Doc

    from events import Document

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("name", ["TimeBank", "AQUAINT"])
def test_events_and_their_classes(
    name: str,
    corpus: Callable[[str], Path],
    parsed: Callable[[Document], Doc],
    hold: Callable[[str, float], None],
) -> None:
    found = gold = right = same_class = 0

    for path in sorted(corpus(f"tempeval3/{name}").glob("*.tml")):
        document, marked = read_timeml(path)
        doc = parsed(document)
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
