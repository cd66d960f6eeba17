"""The header row of a table holds no event; made-up tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from events import analyze
from events.parsing.table_rows import find_table_headers
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]


@pytest.mark.parametrize(
    "header",
    [
        "| date | event |\n|---|---|",
        "| When | Attack | Deaths |\n| --- | :---: | ---: |",
        "Date | Strike\n--- | ---",
        "  | Day | Fire |\n  |:--|--:|",
        "| Battle |\n|-|",
        "| Year | Elections |  \n|------|:----------|  ",
    ],
)
def test_the_header_of_a_table_is_found_and_tells_nothing(parse: Parse, header: str) -> None:
    text = f"The town of Bari.\n\n{header}\n| 3 May 2021 | A judge rejects the claim. |\n"
    _, doc = parse(text)
    document = Document(text=text, doc_id="test", published=date(2024, 5, 15))

    (found,) = find_table_headers(text)
    events = analyze(document, doc).events

    assert text[slice(*found)] == header.strip()
    assert all(event.trigger.start >= found[1] for event in events)
    assert "rejects" in {event.trigger.text for event in events}


@pytest.mark.parametrize(
    "text",
    [
        "The attack killed nine | a strike began\nThe strike ended.",
        "| 3 May 2021 | A judge rejects the claim. |\n| 4 May 2021 | It appeals. |",
        "A strike began.\n---\nIt ended.",
        "A strike | a fire\n- one\n- two",
    ],
)
def test_other_lines_are_no_header(text: str) -> None:
    assert find_table_headers(text) == []


def test_headers_are_found_in_linear_time() -> None:
    text = "| a |\n" + "|-" * 100_000 + "x\n" + "-" * 100_000 + " |x"

    assert find_table_headers(text) == []
