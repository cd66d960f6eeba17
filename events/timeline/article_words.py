"""A parsed article as plain lists, and what the weighing of its events asks of the whole of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.parsing.quotations import is_quoted
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import section_of, token_at
from events.types import Event

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_NEW_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis", "cc", "punct", "ROOT"})
_FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our"})
_ADDRESSED = frozenset({"you", "your"})
# Of a title that was given apart there is no parse: its words are cut down to a stem by hand.
_ENDINGS = ("s", "ed", "d", "es", "ing")
_SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds an event; `number` counts those of the body from 0, None elsewhere."""

    number: int | None
    words: int
    first_event: int
    question: bool
    first_person: bool
    addressed: bool


@dataclass(frozen=True, slots=True)
class Article:
    """Lists with one entry a token, and facts on the whole article.

    `clause` is the token that heads a token's clause, `content` its lemma where it is a word of
    content and else nothing; `counts` says how often the article has each of these.
    """

    doc: Doc
    lower: list[str]
    content: list[str]
    dep: list[str]
    clause: list[int]
    children: list[list[int]]
    sentences: list[Sentence | None]
    length: int
    title: frozenset[str]
    opening: frozenset[str]
    counts: Counter[str]
    told: Counter[str]
    places: dict[int, Event]

    def own_words(self, token: Token) -> list[int]:
        """The words of a clause or phrase, without those of the clauses that hang from it."""
        clause = self.clause[token.i]
        edges = range(token.left_edge.i, token.right_edge.i + 1)
        return [place for place in edges if self.clause[place] == clause]

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quotation marks."""
        return is_quoted(self.doc, token.idx)


def read_article(events: tuple[Event, ...], doc: Doc) -> Article:
    """The lists of one article and of its events."""
    tokens = list(doc)
    heads = [token.head.i for token in tokens]
    dep = [token.dep_ for token in tokens]
    children: list[list[int]] = [[] for _ in tokens]
    for place, head in enumerate(heads):
        if head != place:
            children[head].append(place)
    content = [token.lemma_.lower() if token.pos_ in _CONTENT else "" for token in tokens]
    lower = [token.lower_ for token in tokens]
    places = {token_at(doc, event.trigger.start).i: event for event in events}
    starts = _body(doc)
    opening = doc[starts[0]].sent if starts else doc[:0]
    return Article(
        doc=doc,
        lower=lower,
        content=content,
        dep=dep,
        clause=_clauses(heads, dep),
        children=children,
        sentences=_sentences(doc, lower, starts, places),
        length=max(1, len(starts)),
        title=frozenset(_title(events, doc, content)),
        opening=frozenset(content[opening.start : opening.end]) - {""},
        counts=Counter(content),
        told=Counter(event.lemma for event in events),
        places=places,
    )


def _clauses(heads: list[int], dep: list[str]) -> list[int]:
    """The head of the clause in which each token stands."""
    found = [place if one in _NEW_CLAUSE else -1 for place, one in enumerate(dep)]
    for place in range(len(heads)):
        chain, above = [], place
        while found[above] < 0 and heads[above] != above:
            chain.append(above)
            above = heads[above]
        top = found[above] if found[above] >= 0 else above
        for one in chain:
            found[one] = top
    return found


def _body(doc: Doc) -> list[int]:
    """Where the sentences of the body begin."""
    return [
        sentence.start
        for sentence in doc.sents
        if section_of(doc[sentence.start]) is SectionKind.BODY
    ]


def _sentences(
    doc: Doc, lower: list[str], starts: list[int], places: Iterable[int]
) -> list[Sentence | None]:
    """The sentence of each token, None where it tells of no event."""
    numbers = {start: number for number, start in enumerate(starts)}
    firsts: dict[int, int] = {}
    for place in places:
        start = doc[place].sent.start
        firsts[start] = min(place, firsts.get(start, place))
    found: list[Sentence | None] = [None] * len(lower)
    for start, first in firsts.items():
        end = doc[start].sent.end
        words = lower[start:end]
        sentence = Sentence(
            number=numbers.get(start),
            words=end - start,
            first_event=first,
            question="?" in words[-3:],
            first_person=not _FIRST_PERSON.isdisjoint(words),
            addressed=not _ADDRESSED.isdisjoint(words),
        )
        found[start:end] = [sentence] * (end - start)
    return found


def _title(events: tuple[Event, ...], doc: Doc, content: list[str]) -> Iterator[str]:
    for section in doc.spans["sections"]:
        if section.label_ == SectionKind.TITLE:
            yield from filter(None, content[section.start : section.end])
    for word in ((events[0].trigger.document.title or "") if events else "").lower().split():
        bare = word.strip("'\"“”‘’.,:;!?()")
        if len(bare) > _SHORTEST_WORD:
            yield bare
            for ending in _ENDINGS:
                if bare.endswith(ending):
                    yield bare.removesuffix(ending)
