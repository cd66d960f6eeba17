"""What one word is: a prefix stays with its word, a short form parts from its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import label

from events.grammar.inflection import past
from events.parsing.prefixes import PREFIXES, without_prefix
from events.parsing.spacy_pipeline import parse as parsed
from events.parsing.spacy_pipeline import text_of
from events.types import Document

if TYPE_CHECKING:
    from analysed import Parse
    from spacy.tokens import Doc


def doc_of(text: str) -> Doc:
    return parsed(Document(text=text, doc_id="test", published=None))


def words(text: str) -> list[str]:
    return [token.text for token in doc_of(text)]


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_a_prefix_is_part_of_its_word(prefix: str) -> None:
    assert f"{prefix}-ordered" in words(f"The {prefix}-ordered copies came.")
    assert f"{prefix.title()}-ordered" in words(f"{prefix.title()}-ordered copies came.")


@pytest.mark.parametrize(
    "word", ["Paris-based", "ex-Google", "Anglo-Dutch", "mid-May", "cease-fire"]
)
def test_other_hyphens_part_words(word: str) -> None:
    assert word not in words(f"The {word} talks began.")


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The fans have pre-ordered the sequel.", "pre-order"),
        ("Voters re-elected the mayor.", "re-elect"),
        ("He co-founded the firm.", "co-found"),
        ("They re-tried him.", "re-try"),
        ("The co-pilots died.", "co-pilot"),
        ("She co-wrote the song.", "co-write"),
    ],
)
def test_the_lemma_of_a_word_with_a_prefix(text: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in doc_of(text)]


def test_a_word_without_its_prefix() -> None:
    assert without_prefix("re-elected") == "elected"
    assert without_prefix("Ex-mayor") == "mayor"
    assert without_prefix("cease-fire") == "cease-fire"
    assert without_prefix("re-") == "re-"
    assert past("re-write") == "re-wrote"
    assert past("co-host") == "co-hosted"


@pytest.mark.parametrize(
    ("apart", "expected"),
    [
        ("Holm’ s plan failed.", ["Holm", "'s", "plan", "failed", "."]),
        ("They don’ t know.", ["They", "do", "n't", "know", "."]),
        ("They won’ t go.", ["They", "wo", "n't", "go", "."]),
        ("We’ ve won.", ["We", "'ve", "won", "."]),
        ("I’ m out.", ["I", "'m", "out", "."]),
        ("They’ re out.", ["They", "'re", "out", "."]),
        ("She’ ll go.", ["She", "'ll", "go", "."]),
        ("He’ d left.", ["He", "'d", "left", "."]),
        ("The workers’ plan failed.", ["The", "workers", "’", "plan", "failed", "."]),
    ],
)
def test_a_space_behind_an_apostrophe(apart: str, expected: list[str]) -> None:
    doc = doc_of(apart)

    assert [token.text for token in doc] == expected
    assert len(text_of(doc)) == len(apart)


def test_labels_are_written_without_that_space(parse: Parse) -> None:
    text = "Rossi’ s plan won’ t work, and Holm’ s aides said they’ ve tried it."

    assert label(parse, text, "work") == "Rossi’s plan will not work"
    assert label(parse, text, "tried") == "Holm’s aides have tried it"
