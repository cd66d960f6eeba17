"""Quotation marks and what stands between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.parsing import spacy_pipeline
from events.parsing.quotations import find_quotations, quotations_in
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]


MANY = "\n\n".join(
    f"“We won {n},” he said, “and ‘we,’ they say, lost.”\n\nShe said:\n\n“It ended {n}."
    for n in range(8)
)


@pytest.mark.parametrize("length", [1, 7, 60, 500])
def test_quotations_of_a_stretch_are_those_that_reach_into_it(parse: Parse, length: int) -> None:
    article, doc = parse(MANY)
    found = find_quotations(doc)

    for start in range(0, len(article.text), 3):
        near = [one for one in found if one[0] < start + length and start < one[1]]
        assert list(quotations_in(doc, start, start + length)) == near


def quoted(article: str, doc: Doc) -> list[str]:
    return [article[start:end] for start, end in find_quotations(doc)]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("He said “we won” twice.", ["we won"]),
        ('He said "we won" and "we lost".', ["we won", "we lost"]),
        ("He said ``we won'' twice.", ["we won"]),
        ("He said «we won» twice.", ["we won"]),
        ("The group’s fighters said nothing.", []),
        ("It is 5'10'' tall.", []),
        ("“We won,” he said.\n\nShe said “we lost.”", ["We won,", "we lost."]),
        ("He said: “We won.\n\n“We lost.”", ["We won.", "We lost."]),
        ("He left.” She came.", []),
        ("““”", []),
        ("‘We won,’ he said. The group’s men left.", ["We won,"]),
        ("He said 'we won'.", []),
        (
            'He said: "We won.\n\nThey lost.\n\nIt ended." She left.',
            ["We won.", "They lost.", "It ended."],
        ),
        ('"We won.\n\n"It ended on Sunday.\n\nShe left.', ["We won."]),
        (
            'He said "we won. It was late. "They lost," she said.',
            ["we won. It was late. ", "They lost,"],
        ),
        ('He won ", she said.', []),
    ],
)
def test_finds_what_is_quoted(parse: Parse, article: str, expected: list[str]) -> None:
    _, doc = parse(article)

    assert quoted(article, doc) == expected


@settings(max_examples=60)
@given(st.text(alphabet="ab “”\"„«»`'’\n.", max_size=60))
def test_any_text_gives_ordered_spans_within_it(article: str) -> None:
    doc = spacy_pipeline.parse(Document(text=article, doc_id="any"))

    spans = find_quotations(doc)

    assert list(spans) == sorted(spans)
    assert all(0 <= start < end <= len(article) for start, end in spans)
