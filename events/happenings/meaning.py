"""What the word of an event tells, and how near it is to another word."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from events.lexicons import mapping
from events.parsing.spacy_pipeline import DEFAULT_MODEL, load_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from events.types import Event

_WORD = re.compile(r"[a-z]+")
# "Left at least 82 people in the city dead": the outcome stands so many words after the verb.
_OUTCOME_WITHIN = 8


def word_told(event: Event) -> str:
    """The word that says what happened: of "left 82 people dead" it is `die`."""
    lemma = event.lemma.lower()
    outcomes = mapping("meanings", "outcomes")
    if lemma not in _verbs_with_outcome():
        return lemma
    after = event.sentence.text[event.trigger.end - event.sentence.start :]
    for word in islice(_WORD.finditer(after.lower()), _OUTCOME_WITHIN):
        if found := outcomes.get(f"{lemma} {word[0]}"):
            return found
    return lemma


@cache
def _verbs_with_outcome() -> frozenset[str]:
    return frozenset(pair.split()[0] for pair in mapping("meanings", "outcomes"))


def vectors(lemmas: list[str]) -> NDArray[np.float32]:
    """The words' vectors in the language model, one row a word.

    Of length 1, or 0 for words that the model does not know. Raises MissingModelError.
    """
    import numpy as np  # with spaCy, and no earlier

    vocab = load_model(DEFAULT_MODEL).vocab
    width = max(1, vocab.vectors_length)
    rows = np.zeros((len(lemmas), width), dtype=np.float32)
    for place, lemma in enumerate(lemmas):
        if vocab.has_vector(lemma):
            rows[place] = vocab.get_vector(lemma)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
