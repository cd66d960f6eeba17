"""Every rule and refiner of times reads its own examples, under the whole grammar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from events.times import Domain, find_times
from events.times.grammar import RULES
from events.times.lookalikes import LOOKALIKES
from events.times.refine import REFINERS
from events.types import Document, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parse = Callable[[str], tuple[Document, "Doc"]]

PUBLISHED = date(2024, 3, 13)  # a Wednesday
STEPS = (*RULES, *LOOKALIKES, *REFINERS)
EXAMPLES = [
    pytest.param(step, marked, value, id=f"{step.name}: {marked}")
    for step in STEPS
    for marked, value in step.examples.items()
]
REJECTS = [
    pytest.param(step, sentence, id=f"{step.name}: {sentence}")
    for step in STEPS
    for sentence in step.rejects
]


@pytest.fixture
def times_in(parse: Parse) -> Callable[..., tuple[TimeExpression, ...]]:
    def find(
        text: str, published: date | None = PUBLISHED, domain: Domain | None = None
    ) -> tuple[TimeExpression, ...]:
        _, doc = parse(text)
        document = Document(text=text, doc_id="test", published=published)
        return find_times(doc, document, domain=domain)

    return find


@pytest.mark.parametrize(("step", "marked", "value"), EXAMPLES)
def test_rule_reads_its_examples(step, marked, value, times_in):
    expected = re.search("<(.*?)>", marked)

    found = times_in(re.sub("[<>]", "", marked), domain=step.domain)

    read = {(time.span.start, time.span.end): time for time in found}
    span = (expected.start(), expected.end() - 2)
    assert span in read, [time.span.text for time in found]
    assert read[span].value == value
    assert read[span].explanation


@pytest.mark.parametrize(("step", "sentence"), REJECTS)
def test_rule_leaves_alone_what_it_rejects(step, sentence, times_in):
    assert not times_in(sentence, domain=step.domain)
