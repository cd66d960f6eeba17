"""The parse: its offsets, its sentences, and texts that no newspaper would print."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from events.errors import MissingModelError
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import load_model, parse_many, section_of, sections, token_at
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]


def test_offsets_are_those_of_the_article(parse: Parse) -> None:
    text = "In the 1st\u00a0century,\nPalmyra grew.\r\n\r\nIt fell."

    _, doc = parse(text)

    assert len(doc.text) == len(text)
    assert [text[t.idx : t.idx + len(t)] for t in doc if not t.is_space] == [
        t.text for t in doc if not t.is_space
    ]


def test_a_sentence_ends_with_its_paragraph(parse: Parse) -> None:
    _, doc = parse("Rebels took the town\n\nThe army fled from them on Sunday.")

    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Rebels took the town",
        "The army fled from them on Sunday.",
    ]


def test_a_sentence_begins_after_an_abbreviation(parse: Parse) -> None:
    _, doc = parse("It rose in the 1st century A.D. After that the city fell.")

    assert [sentence.text.strip() for sentence in doc.sents][1] == "After that the city fell."


@pytest.mark.parametrize(
    ("offset", "word"), [(0, "Rebels"), (5, "Rebels"), (6, "took"), (7, "took"), (11, "it")]
)
def test_token_at_an_offset_is_the_one_there_or_the_next(
    parse: Parse, offset: int, word: str
) -> None:
    _, doc = parse("Rebels took it")

    assert token_at(doc, offset).text == word


def test_sections_know_their_tokens(parse: Parse) -> None:
    _, doc = parse("Rebels take town\n\nRebels took the town on Sunday, the army said.")

    assert [span.label_ for span in sections(doc)] == [SectionKind.TITLE, SectionKind.BODY]
    assert section_of(doc[len(doc) - 1]) is SectionKind.BODY


@pytest.mark.parametrize(
    "run",
    [
        "(" * 20_000,
        ":)" * 20_000,
        "a" * 50_000,
        "http://" * 5_000,
        " ".join("(" * (20 + number % 25) for number in range(500)),
        "\n".join("()[]" * (1 + number % 7) for number in range(500)),
    ],
)
def test_what_is_no_word_is_no_token(parse: Parse, run: str) -> None:
    _, doc = parse(f"He left {run} on Sunday.")

    assert len(doc) < 10
    assert doc[-2].idx == len(f"He left {run} on ")


@pytest.mark.parametrize(
    "run",
    ["May " * 1000, "from 1990 to " * 1000, " ".join(map(str, range(1000))), "the\n\n" * 1000],
)
def test_what_is_no_prose_has_no_tokens(parse: Parse, run: str) -> None:
    _, doc = parse(f"He left. {run} It fell on Sunday.")

    assert len(doc) < 15
    assert doc.text.endswith("It fell on Sunday.")


@pytest.mark.parametrize(
    "words",
    [
        "no, no, no, no, no",
        " ".join(["very"] * 10),
        " ".join(map(str, range(1960, 2000))),
        "- " * 10,
        "(((!!! " * 8,
    ],
)
def test_what_prose_repeats_is_kept(parse: Parse, words: str) -> None:
    _, doc = parse(f"He said {words}.")

    assert doc.text == f"He said {words}."


@pytest.mark.parametrize("separator", ["\n\n", " "])
def test_offsets_stay_those_of_the_article_after_what_is_no_prose(
    parse: Parse, separator: str
) -> None:
    article = f"He left.{separator}{'May ' * 50}{separator}It fell on Sunday."

    _, doc = parse(article)

    assert token_at(doc, article.index("Sunday")).text == "Sunday"


def test_many_articles_keep_their_order() -> None:
    documents = [Document(text=f"Town {n} fell on Sunday.", doc_id=str(n)) for n in range(70)]

    found = [(document.doc_id, doc.text) for document, doc in parse_many(documents)]

    assert found == [(document.doc_id, document.text) for document in documents]


@pytest.mark.parametrize("name", ["en_core_web_none", "no such model", "../md"])
def test_a_model_that_is_not_installed_is_named(name: str) -> None:
    with pytest.raises(MissingModelError, match="not installed"):
        load_model(name)


LOADED_AT_ONCE = """
import threading
import warnings

from events import load_model, read_interval

warnings.simplefilter("error")
failures = []


def loaded(load):
    try:
        load()
    except Exception as error:
        failures.append(error)


loads = [load_model, lambda: read_interval("summer 2014")] * 2
threads = [threading.Thread(target=loaded, args=[load]) for load in loads]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failures)
"""


def test_threads_may_load_the_language_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED_AT_ONCE], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
