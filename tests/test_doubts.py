"""What lessens the salience of an event."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from events import analyze
from events.parsing.spacy_pipeline import token_at
from events.timeline.doubts import share_left

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.types import Document

    Parse = Callable[[str], tuple["Document", "Doc"]]


def share(parse: Parse, text: str, trigger: str) -> float:
    document, doc = parse(text)
    event = next(e for e in analyze(document, doc).events if e.trigger.text == trigger)
    return share_left(event, token_at(doc, event.trigger.start))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The firm has not commented on the strike.", "commented"),
        ("The Tide has contacted the firm for comment.", "contacted"),
        ("The owner did not respond on Monday.", "respond"),
        ("The town fell (the mayor fled at dawn).", "fled"),
        ("FILE - In this photo, the mayor leaves a court in Rome.", "leaves"),
        ("Satellites fall to the ground all the time.", "fall"),
        ("People buy more in May.", "buy"),
        ("Ann Berg spoke before the attack.", "attack"),
        ("Did the whale die in the river?", "die"),
        ("Introduced a bill to end it.", "Introduced"),
        ("It was dangerous to assume that rates had peaked.", "peaked"),
        ("Staff will strike until the firm makes an offer.", "makes"),
        ("A plane crashed, according to Ann Berg.", "according"),
        ("Get the news delivered to your inbox.", "delivered"),
        ("We crossed the border at dawn.", "crossed"),
        ("Ann Berg wrote a book about this.", "wrote"),
        ("It grew more than analysts forecast.", "forecast"),
        ("The disaster began.", "began"),
        ("The device was shut.", "shut"),
    ],
)
def test_an_aside_a_caption_and_a_kind_matter_less(parse: Parse, text: str, trigger: str) -> None:
    assert share(parse, text, trigger) < 1


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The mayor commented on the strike.", "commented"),
        ("The firm did not pay the men.", "pay"),
        ("The town fell. The mayor fled to a village at dawn.", "fled"),
        ("Two satellites fall to the ground.", "fall"),
        ("The satellites fall to the ground.", "fall"),
        ("The file was stolen from a court on Monday.", "stolen"),
        ("Satellites fell to the ground on Monday.", "fell"),
        ("Rebels seized Harar on Monday.", "seized"),
        ("The offensive began on 3 May 2014.", "began"),
    ],
)
def test_what_happened_keeps_its_weight(parse: Parse, text: str, trigger: str) -> None:
    assert share(parse, text, trigger) == 1


@pytest.mark.parametrize(
    ("text", "told", "key"),
    [
        ("Holm said the mine had closed.", {"said", "closed"}, 1),
        ("The team detected planets sitting in a far galaxy.", {"detected", "sitting"}, 1),
        ("Holm said the mine had closed in May 2010.", {"said", "closed"}, 2),
        ("Holm left. The mine closed.", {"left", "closed"}, 2),
    ],
)
def test_of_an_event_and_the_saying_that_tells_it_one_is_key(
    parse: Parse, text: str, told: set[str], key: int
) -> None:
    found = [e for e in analyze(*parse(text)).events if e.trigger.text in told]

    assert sum(event.key for event in found) == key


@pytest.mark.parametrize(
    ("text", "plan", "event"),
    [
        ("Paz was scheduled to return home on Friday.", "scheduled", "return"),
        ("The shop is set to close next week.", "set", "close"),
        ("The parade is due to pass through Rome.", "due", "pass"),
    ],
)
def test_what_is_planned_is_the_event_and_not_the_planning(
    parse: Parse, text: str, plan: str, event: str
) -> None:
    key = {e.trigger.text for e in analyze(*parse(text)).events if e.key}

    assert event in key
    assert plan not in key
