"""Histories without a publication date: every time of a passage, read from the date before it.

A passage of `narratives/*.toml` has a title and a text in which each time is marked with its value:
`<the next day|1066-01-06>`. What is not marked must not be found. The kind of text is told by the
text itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from marked import unmarked

from events.times import find_times

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.types import Document

PASSAGES = [
    pytest.param(passage["text"].strip(), id=passage["title"])
    for path in sorted((Path(__file__).parent / "narratives").glob("*.toml"))
    for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_passage_is_read_from_the_date_last_spoken_of(
    marked: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    text, expected = unmarked(marked)
    document, doc = parse(text)

    found = find_times(doc, document)

    assert [(time.span.start, time.span.text, time.value) for time in found] == expected
