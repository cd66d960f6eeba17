"""The parts of which a label is put together, and how it is made to fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from events.labels.check import NEVER_LAST
from events.labels.noun_phrases import tidied

LONGEST_LABEL = 150
# What may go does so until a label is this long.
_ROOM = 110

# Nor does a label end with these before its ellipsis, where more would have followed.
_NEVER_BEFORE_ELLIPSIS = NEVER_LAST | frozenset(
    "after before by for her his in on over that under".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a label.

    `order` is its sort key, a token index, ±0.5 for just beside that token; `shorter` are words to
    fall back on; an `optional` one may be dropped to fit 110 characters. One that `shrinks` is made
    shorter before anything else is.
    """

    order: float
    words: str
    shorter: str = ""
    optional: bool = False
    shrinks: bool = False


def fitted(pieces: Iterable[Piece]) -> str:
    """The pieces in order, shortened and the last optional ones left out until they fit 110.

    What cannot be shortened stays whole up to 150 characters; a longer label is cut.
    """
    kept = sorted(pieces, key=lambda piece: piece.order)
    while len(text := joined(kept)) > _ROOM:
        shrinking = [i for i, piece in enumerate(kept) if piece.shrinks and piece.shorter]
        droppable = [piece for piece in kept if piece.optional]
        longer = [i for i, piece in enumerate(kept) if piece.shorter]
        if shrinking:
            last = kept[shrinking[-1]]
            kept[shrinking[-1]] = replace(last, words=last.shorter, shorter="")
        elif droppable:
            kept.remove(droppable[-1])
        elif longer and len(text) > 130:
            last = kept[longer[-1]]
            kept[longer[-1]] = replace(last, words=last.shorter, shorter="")
        else:
            return cut(text)
    return text


def joined(pieces: Iterable[Piece]) -> str:
    """The words of some pieces, one after the other."""
    return tidied(" ".join(piece.words for piece in pieces if piece.words))


def cut(text: str, longest: int = LONGEST_LABEL) -> str:
    """The first whole words within `longest` characters and an ellipsis, no "of the" before it."""
    if len(text) <= longest:
        return text
    kept = text[:longest].split(" ")[:-1] or [text]
    while len(kept) > 1 and kept[-1].lower() in _NEVER_BEFORE_ELLIPSIS:
        kept.pop()
    return " ".join(kept).rstrip(",;:–—")[: longest - 1] + "…"
