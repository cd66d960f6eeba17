"""A long text is parsed piece by piece, and reads as if it were parsed as a whole."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from events import example_stories
from events.parsing import in_pieces
from events.parsing.spacy_pipeline import load_model, load_words, parse, parse_many, section_of
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

STORY = Document(text="\n\n".join(story.text for story in example_stories()), doc_id="story")
LONG, AROUND = 100, 10


@pytest.fixture
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_pieces, "_WHOLE", 300)
    monkeypatch.setattr(in_pieces, "_PIECE", LONG)
    monkeypatch.setattr(in_pieces, "_AROUND", AROUND)


def told(doc: Doc) -> list[tuple[object, ...]]:
    """All that the model tells of the words of a text."""
    names = [(one.ent_iob_, one.ent_type_) for one in doc]
    words = [(one.tag_, one.pos_, one.lemma_, str(one.morph), section_of(one)) for one in doc]
    return [
        (*name, *word, one.dep_, one.head.i, one.is_sent_start)
        for name, word, one in zip(names, words, doc, strict=True)
    ]


@pytest.mark.usefixtures("short_pieces")
def test_text_parsed_in_pieces_is_that_parsed_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = told(parse(STORY))
    monkeypatch.setattr(in_pieces, "_WHOLE", 10_000)

    assert pieces == told(parse(STORY))


@pytest.mark.usefixtures("short_pieces")
def test_text_among_others_is_parsed_as_alone() -> None:
    short = [Document(text=f"Rain fell on day {number}.", doc_id=f"{number}") for number in (1, 2)]

    found = [told(doc) for _, doc in parse_many([short[0], STORY, short[1]])]

    assert found == [told(parse(one)) for one in (short[0], STORY, short[1])]


@pytest.mark.usefixtures("short_pieces")
def test_no_piece_is_longer_than_asked_but_for_its_last_sentence() -> None:
    lengths: list[int] = []
    heard: list[float] = []

    def note(doc: Doc) -> Doc:
        lengths.append(len(doc))
        return doc

    doc = load_words().make_doc(" ".join(f"Rain fell on day {number}." for number in range(200)))
    for token in doc:
        token.is_sent_start = token.i % 6 == 0
    noting: Any = SimpleNamespace(pipeline=[("note", note)])
    in_pieces.annotate(noting, doc, heard.append)

    assert sum(lengths) >= len(doc)
    assert max(lengths) < LONG + 6 + 2 * AROUND
    assert heard == sorted(heard)
    assert len(heard) == len(lengths)
    assert heard[-1] == 1


def test_article_is_not_parted() -> None:
    assert not in_pieces.is_long(parse(STORY))
    assert load_model().max_length > len(STORY.text)
