"""What is remembered of the ruler's findings is what the ruler finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from events.parsing.attribute_ruler_cache import REMEMBERED, RULER
from events.parsing.spacy_pipeline import load_model

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIELDS = ["POS", "MORPH", "LEMMA", "TAG", "DEP", "HEAD", "SENT_START"]


def untouched(text: str) -> Doc:
    """The text as the components before the ruler leave it."""
    nlp = load_model()
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name == REMEMBERED:
            break
        doc = component(doc)
    return doc


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the town that the army had left.",
        "She's gonna say that there is nothing, and they ain't happy.",
        "Let's go, he said.  They 'd gotta stay.\n\nI can't.",
        "Nobody knows whose it was; the more the better.",
        "",
    ],
)
def test_words_get_what_the_ruler_gives_them(text: str) -> None:
    doc, expected = untouched(text), untouched(text)

    load_model().get_pipe(REMEMBERED)(doc)
    load_model().get_pipe(RULER)(expected)

    assert doc.to_array(FIELDS).tolist() == expected.to_array(FIELDS).tolist()


def test_the_ruler_itself_no_longer_runs() -> None:
    assert RULER not in load_model().pipe_names
    assert REMEMBERED in load_model().pipe_names
