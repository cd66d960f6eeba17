"""A parsed Doc laid out in plain Python objects, for the steps that read it over and over.

spaCy makes a Token anew each time one is asked for, looks each label up among its strings, and
searches the sentence for the children of a word; the analysis of an article asks a million times.
Here all of it is read once. Tokens, spans and the Doc have the names that spaCy gives them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from contextlib import contextmanager
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from events.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token
    from spacy.vocab import Vocab

Found = TypeVar("Found")

_TEXTS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE"]
_NUMBERS: list[int | str] = ["ENT_IOB", "IDX", "SPACY", "SENT_START", "HEAD"]
_NOMINAL = frozenset({"NOUN", "PRON", "PROPN"})
# What heads a noun chunk is one of these to its verb, or is coordinated with one.
_HEADS_OF_CHUNKS = frozenset("ROOT appos attr dative dobj nsubj nsubjpass oprd pcomp pobj".split())
_ENT_IOB = ("", "I", "O", "B")
_SENT_START = {0: None, 1: True, -1: False}
# What stands for no answer yet, as None may be one.
_UNKNOWN: Any = object()


@contextmanager
def laid_out(doc: Doc) -> Iterator[Doc]:
    """The Doc laid out, to be read until the block ends; the Doc must not change meanwhile.

    What it gives stands for a Doc: it has what the analysis reads of one, and no more. A token of
    it is equal to itself alone, not to the token of spaCy. Meanwhile nothing searches for garbage.
    A Doc that is laid out already is given as it is, with all that was found in it.
    """
    if isinstance(doc, PlainDoc):
        yield doc
        return
    with uncollected():
        plain = PlainDoc(doc)
        try:
            yield cast("Doc", plain)
        finally:
            plain.clear()


def once_a_token(read: Callable[[Token], Found]) -> Callable[[Token], Found]:
    """A function of a token that is worked out once for each, as long as its Doc is laid out.

    What it gives is shared by all who ask: a list must not be changed.
    """

    @wraps(read)
    def read_once(token: Any) -> Found:
        if not isinstance(token, PlainToken):
            return read(token)
        known: Found = token.found.get(read, _UNKNOWN)
        if known is _UNKNOWN:
            known = token.found[read] = read(cast("Token", token))
        return known

    return read_once


def _asked_of_spacy(name: str) -> property:
    """What is asked for too seldom to be laid out, of a token."""

    def told(token: PlainToken) -> Any:
        return getattr(token.doc.parsed[token.i], name)

    return property(told)


class PlainToken:
    """A word of a `PlainDoc`, as spaCy's `Token`.

    No `__getattr__` asks spaCy for the rest: each attribute would take twice the time for it.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "found",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "left_edge",
        "lefts",
        "lemma_",
        "lower_",
        "n_lefts",
        "n_rights",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: PlainDoc
    found: dict[Hashable, Any]
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_sent_start: bool | None
    head: PlainToken
    left_edge: PlainToken
    right_edge: PlainToken
    children: tuple[PlainToken, ...]
    lefts: tuple[PlainToken, ...]
    rights: tuple[PlainToken, ...]
    n_lefts: int
    n_rights: int
    sent: PlainSpan

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    is_ascii = _asked_of_spacy("is_ascii")
    is_bracket = _asked_of_spacy("is_bracket")
    is_currency = _asked_of_spacy("is_currency")
    is_left_punct = _asked_of_spacy("is_left_punct")
    is_punct = _asked_of_spacy("is_punct")
    is_quote = _asked_of_spacy("is_quote")
    is_right_punct = _asked_of_spacy("is_right_punct")
    is_sent_end = _asked_of_spacy("is_sent_end")
    is_stop = _asked_of_spacy("is_stop")
    like_email = _asked_of_spacy("like_email")
    like_num = _asked_of_spacy("like_num")
    like_url = _asked_of_spacy("like_url")
    morph = _asked_of_spacy("morph")
    norm_ = _asked_of_spacy("norm_")
    shape_ = _asked_of_spacy("shape_")
    vocab = _asked_of_spacy("vocab")

    @property
    def is_alpha(self) -> bool:
        """Whether all characters are letters."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether all characters are digits."""
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        """Whether all letters are small."""
        return self.text.islower()

    @property
    def is_space(self) -> bool:
        """Whether it is white space alone."""
        return self.text.isspace()

    @property
    def is_title(self) -> bool:
        """Whether it has a capital at its start, and nowhere else."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether all letters are capitals."""
        return self.text.isupper()

    def nbor(self, i: int = 1) -> PlainToken:
        """The token so many places on. Raises IndexError beyond the ends of the Doc."""
        if self.i + i < 0:
            raise IndexError(self.i + i)
        return self.doc.tokens[self.i + i]

    @property
    def ancestors(self) -> Iterator[PlainToken]:
        """The head, its head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[PlainToken]:
        """The token and all that hangs from it, in text order."""
        waiting = [(self, False)]
        while waiting:
            token, is_next = waiting.pop()
            if is_next or not token.children:
                yield token
                continue
            waiting += [(right, False) for right in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(left, False) for left in reversed(token.lefts)]

    @property
    def conjuncts(self) -> tuple[PlainToken, ...]:
        """What is coordinated with the token, itself excluded."""
        return tuple(self.doc.tokens[one.i] for one in self.doc.parsed[self.i].conjuncts)


class PlainSpan:
    """A stretch of a `PlainDoc`, as spaCy's `Span`."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: PlainDoc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[PlainToken]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, place: int | slice) -> PlainToken | PlainSpan:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self))
            return self.doc[self.start + start : self.start + end]
        return self.doc.tokens[self.start : self.end][place]

    @property
    def start_char(self) -> int:
        """The offset of the first character."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """The offset after the last character, the space after it excluded."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The characters, the space after them excluded."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> PlainToken:
        """The token that stands highest in the tree, the first of those that stand so high."""
        tokens = self.doc.tokens[self.start : self.end]
        if len(tokens) == 1:
            return tokens[0]
        for token in tokens:
            if token.head is token:
                return token
        above = [token for token in tokens if not self.start <= token.head.i < self.end]
        if len(above) == 1:
            return above[0]
        return min(above, key=_depth, default=self.doc.tokens[self.start])

    @property
    def sent(self) -> PlainSpan:
        """The sentence of the first token."""
        return self.doc.tokens[self.start].sent


def _depth(token: PlainToken) -> int:
    """The steps to the root; of a mark or space that nothing hangs from, more than of any word."""
    if not token.children and (token.is_space or token.is_punct):
        return len(token.doc.tokens) - 1
    return sum(1 for _ in token.ancestors)


class PlainDoc:
    """A parsed Doc read once: `parsed` is the Doc itself, `tokens` are its words.

    `found` is what `on_demand.once` has found in it.
    """

    def __init__(self, parsed: Doc) -> None:
        self.parsed = parsed
        self.text = parsed.text
        self.user_data = parsed.user_data
        self.found: dict[Hashable, Any] = {}
        self.tokens = self._words()
        self._offsets = [token.idx for token in self.tokens]
        self._tie()
        self.sents = self._spans(parsed.sents)
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self.ents = self._spans(parsed.ents)
        self.spans = {name: self._spans(group) for name, group in parsed.spans.items()}

    def clear(self) -> None:
        """Let go of all, so that it goes at once and does not wait for the garbage collector."""
        for token in self.tokens:
            del token.head, token.left_edge, token.right_edge
            del token.children, token.lefts, token.rights, token.found
        parsed = self.parsed
        vars(self).clear()
        self.parsed = parsed

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[PlainToken]:
        return iter(self.tokens)

    def __getitem__(self, place: int | slice) -> PlainToken | PlainSpan:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return PlainSpan(self, start, max(start, end))
        return self.tokens[place]

    @property
    def vocab(self) -> Vocab:
        """The words and strings of the language model."""
        return self.parsed.vocab

    def to_array(self, attributes: list[int | str] | int | str) -> Any:
        """Attributes of all tokens as numbers, by spaCy."""
        return self.parsed.to_array(attributes)

    def has_annotation(self, attribute: int | str) -> bool:
        """Whether the tokens have been given an attribute, by spaCy."""
        return self.parsed.has_annotation(attribute)

    @cached_property
    def noun_chunks(self) -> list[PlainSpan]:
        """The base noun phrases, by spaCy's reckoning: none begins within the one before it."""
        found: list[PlainSpan] = []
        last = -1
        for token in self.tokens:
            if token.pos_ not in _NOMINAL or token.left_edge.i <= last:
                continue
            first = token
            if token.dep_ == "conj":
                first = token.head
                while first.dep_ == "conj" and first.head.i < first.i:
                    first = first.head
            if first.dep_ in _HEADS_OF_CHUNKS:
                last = token.i
                found.append(PlainSpan(self, token.left_edge.i, last + 1, "NP"))
        return found

    def char_span(
        self, start: int, end: int, label: str = "", *, alignment_mode: str = "strict"
    ) -> PlainSpan | None:
        """The span of the characters from `start` to `end`; None where there is none."""
        first, last = bisect_right(self._offsets, start) - 1, bisect_right(self._offsets, end - 1)
        within = first >= 0 and last > 0 and end <= self._offsets[-1]
        if alignment_mode != "expand" or not within:
            found = self.parsed.char_span(start, end, alignment_mode=alignment_mode)
            return None if found is None else PlainSpan(self, found.start, found.end, label)
        token = self.tokens[first]
        if start == token.idx + len(token.text):  # the space after it is none of it
            first += 1
        return PlainSpan(self, first, last, label)

    def _spans(self, spans: Iterable[Span]) -> list[PlainSpan]:
        return [PlainSpan(self, span.start, span.end, span.label_) for span in spans]

    def _words(self) -> list[PlainToken]:
        """The tokens with all that they have of their own."""
        strings = self.parsed.vocab.strings
        numbers: Any = self.parsed.to_array(_TEXTS)
        known = {number: strings[number] for number in set(numbers.ravel().tolist())}
        texts = (map(known.__getitem__, column) for column in numbers.T.tolist())
        iob, idx, space, start, _ = self.parsed.to_array(_NUMBERS).astype("int64").T.tolist()
        words = []
        for i, columns in enumerate(zip(*texts, iob, idx, space, start, strict=True)):
            token = PlainToken()
            token.doc = self
            token.found = {}
            token.i = i
            (
                token.text,
                token.lower_,
                token.lemma_,
                token.tag_,
                token.pos_,
                token.dep_,
                token.ent_type_,
                entity,
                token.idx,
                spaced,
                starting,
            ) = columns
            token.ent_iob_ = _ENT_IOB[entity]
            token.whitespace_ = " " if spaced else ""
            token.is_sent_start = _SENT_START[starting]
            words.append(token)
        return words

    def _tie(self) -> None:
        """Tie the tokens to their heads, children and edges."""
        tokens = self.tokens
        lefts: list[list[PlainToken]] = [[] for _ in tokens]
        rights: list[list[PlainToken]] = [[] for _ in tokens]
        heads = self.parsed.to_array("HEAD").astype("int64").tolist()
        for token, way in zip(tokens, heads, strict=True):
            head = token.head = tokens[token.i + way]
            if way:
                (lefts if way > 0 else rights)[head.i].append(token)
        for token, before, after in zip(tokens, lefts, rights, strict=True):
            token.lefts, token.rights = tuple(before), tuple(after)
            token.children = token.lefts + token.rights
            token.n_lefts, token.n_rights = len(before), len(after)
            token.left_edge = token.right_edge = token
            if token.children:
                twin = self.parsed[token.i]
                token.left_edge = tokens[twin.left_edge.i]
                token.right_edge = tokens[twin.right_edge.i]
