"""A parse of only those sentences of an article of which something is asked.

`look_through` begins with Docs that have tokens and paragraphs, no more, and runs `look` several
times over each. A function that needs the syntax or the names of a token calls `ask`; after each
run the sentences that were asked for are parsed in one batch. On a Doc that was parsed as a whole
`ask` does nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from events.parsing.laid_out import PlainDoc
from events.parsing.long_sentences import likely_starts

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.types import Document

Found = TypeVar("Found")
Look = Callable[["Document", "Doc"], Found]
# What puts a layer on sentences, in their order.
Annotate = Callable[["Iterable[Doc]"], "Iterable[Doc]"]


class Layer(StrEnum):
    """What a language model can tell of a sentence; names take as long as all the rest."""

    SYNTAX = "syntax"
    NAMES = "names"


_QUESTIONS = "dateline_questions"
# What an article takes over from a sentence of it, and a sentence from its article.
_TOLD: dict[Layer, list[int | str]] = {
    Layer.SYNTAX: ["TAG", "POS", "LEMMA", "DEP", "HEAD"],
    Layer.NAMES: ["ENT_TYPE"],
}
_KEPT: list[int | str] = ["NORM", "SENT_START"]
_STARTS: list[int | str] = ["SENT_START"]
# So often an answer may lead to another question; after that, all of the article is parsed.
_ROUNDS = 4

# What runs on for longer is cut, in tokens, so that a question never costs more than that.
_LONGEST = 200
# So many words are parsed at once, more than a batch of articles has; with 200,000 the parse of
# captions would take a gigabyte.
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class _Questions:
    """Where the sentences of a Doc begin, and which of them are asked for, and which are known.

    The last start is the end of the Doc; `kept` is an array of what the tokenizer told; `found` is
    what `once` has found. The sets and `found` change while one asks and answers.
    """

    starts: list[int]
    kept: Any
    asked: dict[Layer, set[int]] = field(default_factory=lambda: {layer: set() for layer in Layer})
    known: dict[Layer, set[int]] = field(default_factory=lambda: {layer: set() for layer in Layer})
    found: dict[Hashable, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence by its place in an article, and as a Doc of its own."""

    doc: Doc
    start: int
    alone: Doc


def ask(doc: Doc, index: int, layer: Layer = Layer.SYNTAX) -> None:
    """Request the syntax (or names) of a token's sentence, set before the next run of `look`."""
    questions: _Questions | None = doc.user_data.get(_QUESTIONS)
    if questions is not None:
        sentence = bisect_right(questions.starts, index) - 1
        if sentence not in questions.known[layer]:
            questions.asked[layer].add(sentence)


def once(doc: Doc, key: Hashable, find: Callable[[], Found]) -> Found:
    """What `find` finds in a Doc, found once however often one looks; it may not ask for tokens.

    The key names what is found, and all that it depends on but the text.
    """
    keeper: Any = doc if isinstance(doc, PlainDoc) else doc.user_data.get(_QUESTIONS)
    if keeper is None:
        return find()
    if key not in keeper.found:
        keeper.found[key] = find()
    found: Found = keeper.found[key]
    return found


def look_through(
    articles: Sequence[tuple[Document, Doc]],
    look: Look[Found],
    annotate: Mapping[Layer, Annotate],
) -> list[Found]:
    """What `look` finds in each article, as in a full parse of it.

    `look` depends on nothing but its arguments, since it is called again when its questions are
    answered. They are answered for all articles at once, as that is fastest.
    """
    for _, doc in articles:
        _open(doc)
    found = [look(*article) for article in articles]
    for rounds in range(_ROUNDS):
        waiting = [place for place, (_, doc) in enumerate(articles) if _is_waiting(doc)]
        docs = [articles[place][1] for place in waiting]
        if rounds == _ROUNDS - 1:
            _answer_all(docs, annotate)
        else:
            _answer(docs, annotate)
        for place in waiting:
            found[place] = look(*articles[place])
    return found


def _open(doc: Doc) -> None:
    """Begin to note what is asked of a Doc."""
    import numpy as np  # with spaCy, and no earlier

    kept, starts = doc.to_array(_KEPT), _sentence_starts(doc)
    doc.user_data[_QUESTIONS] = _Questions(starts, kept)
    marks: Any = np.full((len(doc), 1), -1).astype("uint64")
    marks[starts[:-1]] = 1
    doc.from_array(_STARTS, marks)


def _is_waiting(doc: Doc) -> bool:
    """Whether something asked of a Doc is still unanswered."""
    return any(doc.user_data[_QUESTIONS].asked.values())


def _answer_all(docs: Sequence[Doc], annotate: Mapping[Layer, Annotate]) -> None:
    """Parse all of some Docs, so that no question remains."""
    for layer in Layer:
        for doc in docs:
            questions: _Questions = doc.user_data[_QUESTIONS]
            questions.asked[layer].update(range(len(questions.starts) - 1))
            questions.asked[layer].difference_update(questions.known[layer])
        _answer(docs, annotate)


def _answer(docs: Sequence[Doc], annotate: Mapping[Layer, Annotate]) -> None:
    """Parse the sentences asked for.

    A name is told only where nobody asks for the syntax too: once that is known, the name may no
    longer matter.
    """
    for doc in docs:
        questions: _Questions = doc.user_data[_QUESTIONS]
        questions.asked[Layer.NAMES] -= questions.asked[Layer.SYNTAX]
    for layer in Layer:
        asked = (sentence for doc in docs for sentence in _sentences_asked(doc, layer))
        told = _annotated(asked, annotate[layer])
        for doc, of_doc in groupby(told, key=lambda pair: pair[0].doc):
            _take(doc, of_doc, _TOLD[layer])


def _annotated(
    sentences: Iterator[_Sentence], annotate: Annotate
) -> Iterator[tuple[_Sentence, Doc]]:
    """Sentences and their parses, of which no more are held than are parsed at once."""
    for group in _groups(sentences):
        yield from zip(group, annotate([sentence.alone for sentence in group]), strict=True)


def _groups(sentences: Iterator[_Sentence]) -> Iterator[list[_Sentence]]:
    """The sentences in lists, each bounded in words."""
    group: list[_Sentence] = []
    size = 0
    for sentence in sentences:
        if group and size + len(sentence.alone) > _AT_ONCE:
            yield group
            group, size = [], 0
        group.append(sentence)
        size += len(sentence.alone)
    if group:
        yield group


def _sentences_asked(doc: Doc, layer: Layer) -> Iterator[_Sentence]:
    """The sentences asked for, which from now on count as known."""
    from spacy.tokens import Doc

    questions: _Questions = doc.user_data[_QUESTIONS]
    asked = sorted(questions.asked[layer])
    questions.asked[layer].clear()
    questions.known[layer].update(asked)
    for number in asked:
        start, end = questions.starts[number : number + 2]
        words = [token.text for token in doc[start:end]]
        spaces = [bool(token.whitespace_) for token in doc[start:end]]
        alone = Doc(doc.vocab, words=words, spaces=spaces)
        yield _Sentence(doc, start, alone.from_array(_KEPT, questions.kept[start:end]))


def _take(doc: Doc, pairs: Iterable[tuple[_Sentence, Doc]], attributes: list[int | str]) -> None:
    """Copy the attributes of sentences that were parsed alone into the Doc of their article."""
    known: Any = doc.to_array(attributes)
    starts: Any = doc.to_array(_STARTS)
    for sentence, told in pairs:
        place = slice(sentence.start, sentence.start + len(told))
        known[place], starts[place] = told.to_array(attributes), told.to_array(_STARTS)
    doc.from_array(attributes, known)
    # Setting heads wipes the sentences that have none.
    doc.from_array(_STARTS, starts)


def _sentence_starts(doc: Doc) -> list[int]:
    """Where sentences surely begin, and the end of the last one, as token indices.

    Two that a rule takes for one the parser can still part, but two halves it cannot join.
    """
    import numpy as np  # with spaCy, and no earlier

    marks = doc.to_array("SENT_START")
    starts: set[int] = {0, len(doc), *np.flatnonzero(marks == 1).tolist(), *likely_starts(doc)}
    return list(_cut(sorted(starts)))


def _cut(starts: list[int]) -> Iterator[int]:
    """The same starts and more of them, none far from the one before it."""
    for start, end in pairwise(starts):
        yield from range(start, end, _LONGEST)
    yield starts[-1]
