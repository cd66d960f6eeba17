"""A long text parsed piece by piece: what the model needs for a piece goes before the next.

Parsed as a whole, a text takes three megabytes of memory for each of its kilobytes, and more time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

# In words. What is shorter is parsed as a whole; an article is, a book or an hour of speech is not.
_WHOLE, _PIECE = 20_000, 5_000
# The model looks at a few words on both sides of a word, the pipelines of spaCy at four.
_AROUND = 10
# What a piece takes over from the text, and the text from a piece. Heads come before the starts of
# sentences, which they would wipe.
_KEPT: list[int | str] = ["NORM", "SENT_START"]
_TOLD: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
_STARTS: list[int | str] = ["SENT_START"]


def annotate(nlp: Language, doc: Doc, on_part: Callable[[float], None] | None = None) -> Doc:
    """The Doc with all that the model tells of it.

    The Doc has tokens, and starts of sentences where it is sure of them: a piece begins with one.
    `on_part` hears after each part of the model, or each piece of a long text, what share is done.
    """
    if len(doc) <= _WHOLE:
        for number, (_, part) in enumerate(nlp.pipeline, start=1):
            doc = part(doc)
            _tell(on_part, number / len(nlp.pipeline))
        return doc
    return _annotated_in_pieces(nlp, doc, on_part)


def is_long(doc: Doc) -> bool:
    """Whether `annotate` takes a Doc in pieces."""
    return len(doc) > _WHOLE


def _annotated_in_pieces(nlp: Language, doc: Doc, on_part: Callable[[float], None] | None) -> Doc:
    import numpy as np  # with spaCy, and no earlier

    kept: Any = doc.to_array(_KEPT)
    told, starts = [], []
    for start, end in _pieces(doc):
        first, last = max(0, start - _AROUND), min(len(doc), end + _AROUND)
        piece = _piece(doc, first, last, kept)
        for _, part in nlp.pipeline:
            piece = part(piece)
        own = slice(start - first, end - first)
        told.append(piece.to_array(_TOLD)[own])
        starts.append(piece.to_array(_STARTS)[own])
        _tell(on_part, end / len(doc))
    known: Any = np.concatenate(told)
    begun: Any = np.concatenate(starts)
    return doc.from_array(_TOLD, known).from_array(_STARTS, begun)


def _pieces(doc: Doc) -> Iterator[tuple[int, int]]:
    """The first token of each piece, and the one after its last."""
    import numpy as np  # with spaCy, and no earlier

    start = 0
    for place in np.flatnonzero(doc.to_array("SENT_START") == 1).tolist():
        if place - start >= _PIECE:
            yield start, place
            start = place
    yield start, len(doc)


def _piece(doc: Doc, start: int, end: int, kept: Any) -> Doc:
    from spacy.tokens import Doc

    words = [token.text for token in doc[start:end]]
    spaces = [bool(token.whitespace_) for token in doc[start:end]]
    return Doc(doc.vocab, words=words, spaces=spaces).from_array(_KEPT, kept[start:end])


def _tell(on_part: Callable[[float], None] | None, share: float) -> None:
    if on_part is not None:
        on_part(share)
