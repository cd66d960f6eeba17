"""Whether the clause that names an event makes one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from events.labels.sentence import is_sentence
from events.lexicons import words

if TYPE_CHECKING:
    from events.types import Document

    Parse = Callable[[str], tuple[Document, Doc]]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels seized the town.", "seized", True),
        ("The town was seized.", "seized", True),
        ("The town seized by rebels burned.", "seized", True),
        ("They tried to enter the city.", "enter", True),
        ("There was a fire.", "fire", False),
        ("Police arrested.", "arrested", False),
        ("Police arrested and charged the man.", "arrested", True),
        ("Which firm built the ship?", "built", False),
        ("She left without paying.", "paying", False),
        ("Talks began before the attack.", "attack", False),
        ("The union asked for the clerk to be freed.", "freed", False),
    ],
)
def test_a_sentence_has_a_subject_a_tense_and_what_its_verb_needs(
    parse: Parse, text: str, trigger: str, expected: bool
) -> None:
    _, doc = parse(text)

    assert is_sentence(next(token for token in doc if token.text == trigger)) is expected


@pytest.mark.parametrize("verb", sorted(words("clause_verbs", "needing_object")))
@pytest.mark.parametrize(("dep", "expected"), [("dobj", True), ("npadvmod", False)])
def test_each_verb_needs_an_object(verb: str, dep: str, expected: bool) -> None:
    doc = Doc(
        English().vocab,
        words=["They", verb, "it"],
        tags=["PRP", "VBP", "PRP"],
        pos=["PRON", "VERB", "PRON"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", dep],
        lemmas=["they", verb, "it"],
    )

    assert is_sentence(doc[1]) is expected
