"""News with a publication date: every time of a dispatch, read from that date.

A passage of `dispatches/*.toml` has a title, its day of publication, and a text in which each time
is marked with its value: `<late Saturday|2013-07-13>`. What is not marked must not be found.
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
from events.times.domain import domain_of
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

PASSAGES = [
    pytest.param(passage["published"], passage["text"].strip(), id=passage["title"])
    for path in sorted((Path(__file__).parent / "dispatches").glob("*.toml"))
    for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
]


@pytest.mark.parametrize(("published", "marked"), PASSAGES)
def test_dispatch_is_read_from_its_day_of_publication(
    published: date, marked: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    text, expected = unmarked(marked)
    _, doc = parse(text)
    document = Document(text=text, doc_id="test", published=published)

    found = find_times(doc, document)

    assert [(time.span.start, time.span.text, time.value) for time in found] == expected


@pytest.mark.parametrize(("published", "marked"), PASSAGES)
def test_dispatch_that_lost_its_date_is_still_news(published: date, marked: str) -> None:
    text, _ = unmarked(marked)

    assert domain_of(text, None) is Domain.NEWS
    assert domain_of(text, published) is Domain.NEWS
