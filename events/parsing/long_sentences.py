"""Sentences that no reader would take for one: captions of speech, lists, text without full stops.

What is reckoned in a sentence takes time by the square of its length, so a stretch without an end
is parted where a speaker would draw breath: at marks, and before words that open a clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# In words: the longest sentences of newspapers have some two hundred. What is longer is parted
# into pieces of no more than the second and, where there is a better place, no less than the first.
_LONGEST = 400
_SHORTEST_PIECE, _LONGEST_PIECE = 60, 200
# A sentence whose end is plain begins after so many words at the latest, whatever the parser finds.
_FAR = 500

_ENDS = (".", "!", "?")
_CLOSING = frozenset("'' \" ” ’ ) ]".split())
_OPENING = frozenset('`` ` " “ ‘ ( ['.split())
# 'Lt.', 'Sgt.': a full stop after a short word with a capital may end no sentence.
_LONGEST_TITLE = 5
# What a speaker draws breath at, the best last.
_PAUSES = {",": 3, "-": 2, "–": 4, "—": 4, "…": 4, "...": 4, ";": 5, ":": 3, "]": 4, ">": 5}
_STARTERS = frozenset("and anyway because but now okay ok so then well when yeah".split())
_SUBJECTS = frozenset(
    "a he i it my no our she that the their there these they this those we who you your".split()
)


def likely_starts(doc: Doc) -> list[int]:
    """The tokens that begin a sentence by the marks before them, in order, the first aside."""
    ends = {doc.vocab.strings[end] for end in _ENDS}
    starts: set[int] = set()
    for index, word in enumerate(doc.to_array("ORTH").tolist()):
        if word not in ends:
            continue
        start = _after_closing(doc, index + 1)
        if start < len(doc) and _may_begin(doc[start]) and _may_end(doc[index - 1]):
            starts.add(start)
    return sorted(starts)


def forced_starts(doc: Doc, sure: Iterable[int]) -> Iterator[int]:
    """Where sentences begin that would otherwise be too long; `sure` are starts that are known.

    No sentence has more than about a thousand words then, and none without an end in sight more
    than two hundred.
    """
    known = sorted({0, *sure, len(doc)})
    if all(end - start <= _LONGEST for start, end in pairwise(known)):
        return
    likely = likely_starts(doc)
    for start, end in pairwise(sorted({*known, *likely})):
        if end - start > _LONGEST:
            yield from _breaths(doc, start, end)
    yield from _far_apart(likely, set(known))


def _far_apart(likely: list[int], known: set[int]) -> Iterator[int]:
    """Those of the likely starts without which two starts would lie too far apart."""
    last, before = 0, 0
    for start in sorted({*likely, *known}):
        if start - last > _FAR and before > last:
            yield before
            last = before
        if start in known:
            last = start
        before = start


def _breaths(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Where a stretch is parted so that no piece is longer than the longest."""
    while end - start > _LONGEST_PIECE:
        places = range(start + _SHORTEST_PIECE, start + _LONGEST_PIECE + 1)
        start = max(places, key=lambda place: (_breath(doc[place]), place))
        yield start


def _breath(token: Token) -> int:
    """How well a piece of speech may begin with a word."""
    weight = _PAUSES.get(token.nbor(-1).text, 0)
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in _STARTERS:
        weight += 4 if following in _SUBJECTS else 2
    elif token.lower_ in _SUBJECTS and token.nbor(-1).lower_ not in _STARTERS:
        weight += 1
    return weight


def _after_closing(doc: Doc, index: int) -> int:
    """Past the quotes, brackets and spaces that belong to the sentence that has ended."""
    while index < len(doc) and (
        doc[index].is_space or (doc[index].text in _CLOSING and not doc[index - 1].whitespace_)
    ):
        index += 1
    return index


def _may_begin(token: Token) -> bool:
    return token.text[0].isupper() or token.text in _OPENING


def _may_end(last: Token) -> bool:
    return not last.text[0].isupper() or len(last) > _LONGEST_TITLE
