"""Sentences of news with every form of time that English prints, and with what is none.

A line of `phrases/*.toml` is a sentence in which each time is marked with its value; what is not
marked must not be found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from marked import unmarked

from events.times import Domain, find_times
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

PUBLISHED = date(2024, 3, 13)  # a Wednesday
SENTENCES = [
    pytest.param(sentence, id=f"{kind}: {sentence}")
    for path in sorted((Path(__file__).parent / "phrases").glob("*.toml"))
    for kind, sentences in tomllib.loads(path.read_text(encoding="utf-8")).items()
    for sentence in sentences
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_times_of_a_sentence_are_those_marked(
    marked: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    text, expected = unmarked(marked)
    _, doc = parse(text)
    document = Document(text=text, doc_id="test", published=PUBLISHED)

    found = find_times(doc, document, domain=Domain.NEWS)

    assert [(time.span.start, time.span.text, time.value) for time in found] == expected
