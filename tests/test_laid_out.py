"""A Doc laid out tells of every token what spaCy tells of it."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING, Any

import pytest

import events
from events.parsing.laid_out import laid_out, once_a_token
from events.parsing.on_demand import once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

_OWN = (
    "dep_ ent_iob_ ent_type_ i idx is_alpha is_ascii is_bracket is_currency is_digit is_left_punct "
    "is_lower is_punct is_quote is_right_punct is_sent_end is_sent_start is_space is_stop is_title "
    "is_upper lemma_ like_email like_num like_url lower_ n_lefts n_rights norm_ pos_ shape_ tag_ "
    "text whitespace_"
).split()
_OTHERS = "ancestors children conjuncts lefts rights subtree".split()
_ANOTHER = "head left_edge right_edge".split()
_TEXT = (
    "Mayor Ann Lee and two aides, who had been warned, didn't resign on Friday, police said.\n\n"
    '"It was over," said the clerk.  Lee, 61, "left" because U.S. courts would have none of it.'
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    return events.parse(events.Document(text=_TEXT, doc_id="mayor"))


def test_what_is_laid_out_already_stays_so(doc: Doc) -> None:
    with laid_out(doc) as plain:
        with laid_out(plain) as again:
            known = once(again, "known", lambda: "found")

        assert again is plain
        assert once(plain, "known", lambda: "found anew") == known
        assert len(plain) == len(doc)


def places(tokens: Iterable[Token]) -> list[int]:
    return [token.i for token in tokens]


def told_of_span(span: Span) -> list[Any]:
    words, ends = [span.text, span.label_], [span.start_char, span.end_char]
    return [*words, *ends, len(span), span.root.i, span.sent.start, places(span), span[-1].i]


@pytest.mark.parametrize("name", _OWN)
def test_a_token_has_what_spacy_gives_it(doc: Doc, name: str) -> None:
    with laid_out(doc) as plain:
        told = [getattr(token, name) for token in plain]

    assert told == [getattr(token, name) for token in doc]


@pytest.mark.parametrize("name", _OTHERS)
def test_a_token_leads_to_the_same_others(doc: Doc, name: str) -> None:
    with laid_out(doc) as plain:
        told = [places(getattr(token, name)) for token in plain]

    assert told == [places(getattr(token, name)) for token in doc]


@pytest.mark.parametrize("name", _ANOTHER)
def test_a_token_leads_to_the_same_other(doc: Doc, name: str) -> None:
    with laid_out(doc) as plain:
        told = [getattr(token, name).i for token in plain]

    assert told == [getattr(token, name).i for token in doc]


@pytest.mark.parametrize("name", ["ents", "noun_chunks", "sents"])
def test_spans_are_the_same(doc: Doc, name: str) -> None:
    with laid_out(doc) as plain:
        told = [told_of_span(span) for span in getattr(plain, name)]

    assert told == [told_of_span(span) for span in getattr(doc, name)]


@pytest.mark.parametrize(
    ("start", "end"), [(0, 3), (3, 3), (5, 2), (-4, None), (None, 2), (2, 999)]
)
def test_a_slice_is_the_same(doc: Doc, start: int | None, end: int | None) -> None:
    with laid_out(doc) as plain:
        told = plain[start:end]

        assert (told.text, places(told)) == (doc[start:end].text, places(doc[start:end]))


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_characters_give_the_same_span(doc: Doc, mode: str) -> None:
    ends = range(-1, len(doc.text) + 2)
    places = [(start, start + length) for start in ends for length in (0, 1, 2, 5, 30)]

    def told(whole: Doc) -> list[tuple[int, int] | None]:
        found = (whole.char_span(*place, alignment_mode=mode) for place in places)
        return [None if span is None else (span.start, span.end) for span in found]

    with laid_out(doc) as plain:
        assert told(plain) == told(doc)


def test_every_stretch_has_the_same_root(doc: Doc) -> None:
    stretches = [(start, end) for end in range(1, len(doc) + 1) for start in range(end)]

    with laid_out(doc) as plain:
        told = [plain[start:end].root.i for start, end in stretches]

    assert told == [doc[start:end].root.i for start, end in stretches]


def test_a_neighbour_beyond_the_ends_is_an_error(doc: Doc) -> None:
    with laid_out(doc) as plain:
        with pytest.raises(IndexError):
            plain[0].nbor(-1)
        with pytest.raises(IndexError):
            plain[-1].nbor()


def test_tokens_go_with_the_block(doc: Doc) -> None:
    gc.disable()
    try:
        with laid_out(doc) as plain:
            kept = weakref.ref(plain)
        del plain

        assert kept() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("collected", [True, False])
def test_the_search_for_garbage_rests_only_within_the_block(doc: Doc, collected: bool) -> None:
    (gc.enable if collected else gc.disable)()
    try:
        with laid_out(doc):
            within = gc.isenabled()

        assert (within, gc.isenabled()) == (False, collected)
    finally:
        gc.enable()


def test_a_function_of_a_token_is_worked_out_once_while_its_doc_is_laid_out(doc: Doc) -> None:
    asked: list[int] = []

    @once_a_token
    def place(token: Token) -> int:
        asked.append(token.i)
        return token.i

    with laid_out(doc) as plain:
        first = [place(plain[2]), place(plain[2]), place(plain[3])]
    with laid_out(doc) as plain:
        second = place(plain[2])
    alone = [place(doc[2]), place(doc[2])]

    assert (first, second, alone) == ([2, 2, 3], 2, [2, 2])
    assert asked == [2, 3, 2, 2, 2]


def test_what_is_found_once_in_a_doc_goes_with_the_block(doc: Doc) -> None:
    asked: list[str] = []

    def find() -> int:
        asked.append("find")
        return len(asked)

    with laid_out(doc) as plain:
        first = [once(plain, "key", find), once(plain, "key", find)]
    with laid_out(doc) as plain:
        second = once(plain, "key", find)

    assert (first, second) == ([1, 1], 2)
