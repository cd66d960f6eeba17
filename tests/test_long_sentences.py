"""Text without an end in sight: parted where a speaker draws breath, and quoted in clauses."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import pytest

from events.parsing.long_sentences import forced_starts, likely_starts
from events.parsing.spacy_pipeline import load_words
from events.pipeline import extract
from events.predicates.quote import LONGEST_QUOTE, quote_of
from events.types import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]

CLAUSES = (
    "and then i went to the store", "because she said that it was late", "we saw the army leave",
    "so the president resigned last year", "but nobody told them about it", "he bought a house",
    "well you know what they did", "they killed two people on monday", "it rained in the north",
)  # fmt: skip


def spoken(words: int) -> str:
    """Speech as captions have it, without a mark, of so many words at least."""
    chance = random.Random(words)
    said: list[str] = []
    while len(said) < words:
        said += chance.choice(CLAUSES).split()
    return " ".join(said)


def sentence_lengths(doc: Doc) -> list[int]:
    return [len(sentence) for sentence in doc.sents]


@pytest.mark.parametrize(
    "text",
    [
        spoken(3000),
        spoken(3000).replace(" ", "\n"),
        ", ".join(f"Town {number}" for number in range(2000)),
        " ".join(f"word{number}" for number in range(3000)),
        "He said: " + "; ".join(f"no {number} of them came" for number in range(600)) + ".",
        " ".join(f"Rain fell on day {number}." for number in range(1000)),
        " ".join(f"rain fell on day {number} ." for number in range(1000)),
        "U.S. " + " ".join(f"A.B. {number} Mr. Lee" for number in range(800)),
    ],
)
def test_no_sentence_is_longer_than_a_thousand_words(parse: Parse, text: str) -> None:
    _, doc = parse(text)

    assert max(sentence_lengths(doc)) <= 1000


def test_speech_is_parted_before_a_clause() -> None:
    doc = load_words().make_doc(spoken(2000))

    starts = list(forced_starts(doc, []))

    opening = {clause.split()[0] for clause in CLAUSES}
    assert starts
    assert {doc[start].text for start in starts} <= opening
    assert all(60 <= after - before <= 200 for before, after in pairwise([0, *starts]))


@pytest.mark.parametrize("mark", [",", ";", "—", ">>", "…"])
def test_speech_is_parted_at_a_mark(mark: str) -> None:
    words = ["word"] * 1000
    for place in range(90, 1000, 100):
        words[place] = mark
    doc = load_words().make_doc(" ".join(words))

    assert {doc[start - 1].text for start in islice(forced_starts(doc, []), 5)} == {mark[-1]}


@pytest.mark.parametrize("words", [1, 50, 390])
def test_sentence_that_people_write_is_left_whole(words: int) -> None:
    doc = load_words().make_doc(" ".join(spoken(words).split()[:words]))

    assert list(forced_starts(doc, [])) == []


def test_paragraph_of_short_sentences_is_left_to_the_parser() -> None:
    text = " ".join(f"Rain fell on day {number}." for number in range(200))
    doc = load_words().make_doc(text)

    starts = list(forced_starts(doc, []))

    assert set(starts) <= set(likely_starts(doc))
    assert len(starts) < 5


def test_event_of_a_long_sentence_quotes_its_clause() -> None:
    names = ", ".join(f"Annabelle Leontyne-Okonkwo{number}" for number in range(120))
    text = f"The rebels, among them {names}, took the town that the army had left."

    events = extract(Document(text=text, doc_id="test")).events

    assert len(text) > LONGEST_QUOTE
    assert events
    for event in events:
        assert len(event.sentence.text) <= LONGEST_QUOTE
        assert event.sentence.covers(event.trigger)


def test_quote_around_a_word_without_a_clause_holds_whole_words(parse: Parse) -> None:
    text = " ".join(f"name{number}" for number in range(350))
    document, doc = parse(text)
    trigger = doc[170]

    quote = quote_of(trigger, Span(document, 0, len(text)), document)

    assert trigger.text in quote.text.split()
    assert len(quote.text) <= LONGEST_QUOTE
    assert set(quote.text.split()) <= set(text.split())
