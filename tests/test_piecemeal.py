"""Times found with only a few sentences parsed are those found in the whole parse."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from marked import unmarked

from events import example_stories
from events.parsing import on_demand, spacy_pipeline
from events.parsing.on_demand import ask, once
from events.published.from_article import find_published
from events.times import Domain, find_times
from events.times.find_times import RULES
from events.times.lookalikes import LOOKALIKES
from events.times.refiners import REFINERS
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from events.types import TimeExpression

HERE = Path(__file__).parent
DAY = date(2024, 3, 13)

Answer = tuple[Document, tuple["TimeExpression", ...]]


def look(document: Document, doc: Doc) -> Answer:
    document = find_published(document, doc)
    return document, find_times(doc, document)


def stories() -> list[Document]:
    """Stories with a date and without one: the bundled ones, the gold ones, the histories."""
    gold = [tomllib.loads(path.read_text("utf-8")) for path in sorted(HERE.glob("stories/*.toml"))]
    read = [
        Document(text=story["text"], doc_id=story["title"], published=story.get("published"))
        for story in gold
        if "text" in story
    ]
    passages = [
        Document(text=unmarked(passage["text"].strip())[0], doc_id=passage["title"])
        for path in sorted(HERE.glob("narratives/*.toml"))
        for passage in tomllib.loads(path.read_text("utf-8"))["passage"]
    ]
    dated = [*example_stories(), *read]
    return [
        *dated,
        *passages,
        *(replace(one, doc_id=f"{one.doc_id}, dated", published=DAY) for one in (*read, *passages)),
        *(replace(one, doc_id=f"{one.doc_id}, undated", published=None) for one in dated),
    ]


STORIES = stories()


@cache
def answers() -> list[Answer]:
    """Of all stories at once, as the command asks for them."""
    return list(spacy_pipeline.look_many(STORIES, look))


@pytest.mark.parametrize(
    "place", [pytest.param(place, id=story.doc_id) for place, story in enumerate(STORIES)]
)
def test_times_are_those_of_the_whole_parse(place: int) -> None:
    whole = look(STORIES[place], spacy_pipeline.parse(STORIES[place]))

    assert answers()[place] == whole


def sentences() -> list[Document]:
    """The examples of all rules, and the sentences that have every form of time or none."""
    steps = (*RULES, *LOOKALIKES, *REFINERS)
    examples = [re.sub("[<>]", "", marked) for step in steps for marked in step.examples]
    rejects = [sentence for step in steps for sentence in step.rejects]
    phrases = [
        unmarked(marked)[0]
        for path in sorted(HERE.glob("phrases/*.toml"))
        for kind in tomllib.loads(path.read_text("utf-8")).values()
        for marked in kind
    ]
    return [
        Document(text=sentence, doc_id=sentence, published=DAY)
        for sentence in (*examples, *rejects, *phrases)
    ]


@pytest.mark.parametrize("domain", Domain)
def test_a_rule_that_looks_at_a_token_asks_for_it(domain: Domain) -> None:
    def look_as(document: Document, doc: Doc) -> Answer:
        return document, find_times(doc, document, domain=domain)

    short = list(spacy_pipeline.look_many(sentences(), look_as))

    assert short == [look_as(*parsed) for parsed in spacy_pipeline.parse_many(sentences())]


# What decides hangs on the verb, on the part of speech, or on a name, in one sentence of several.
@pytest.mark.parametrize(
    ("article", "values"),
    [
        ("The bank failed. It will open on Friday. He is glad.", ["2024-03-15"]),
        ("The bank failed. It closed on Friday. He is glad.", ["2024-03-08"]),
        ("The bank failed. They may march on Rome. He is glad.", []),
        ("The bank failed. He called April Jones. He is glad.", []),
        ("The bank failed. It earns $40,000 a year. He is glad.", []),
        ("Lt. Jones will come on Friday to St. Louis. He is glad.", ["2024-03-15"]),
        ("“The bank failed.” “It will open on Friday!” He is glad.", ["2024-03-15"]),
        ("It will open, said the U.S. on Friday. He is glad.", ["2024-03-08"]),
    ],
)
def test_what_a_token_decides_is_decided_by_its_sentence(article: str, values: list[str]) -> None:
    document = Document(text=article, doc_id="test", published=DAY)

    [(_, times)] = spacy_pipeline.look_many([document], look)

    assert [time.value for time in times] == values


def test_only_the_sentence_asked_for_is_parsed() -> None:
    article = "He left. The bank will fail on Friday. She came in 1995 to see Rome."
    tagged: list[list[str]] = []

    def tags(_: Document, doc: Doc) -> None:
        spacy_pipeline.token_at(doc, article.index("fail"))
        tagged.append([token.text for token in doc if token.tag_])

    list(spacy_pipeline.look_many([Document(text=article, doc_id="test")], tags))

    assert tagged == [[], "The bank will fail on Friday .".split()]


def test_a_long_article_is_parsed_a_few_sentences_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [
        Document(
            text=f"{name} will leave on Friday. He came to Rome. " * 9, doc_id=name, published=DAY
        )
        for name in ("Ann", "Ben")
    ]
    at_once = list(spacy_pipeline.look_many(articles, look))
    sizes: list[int] = []

    def syntax(nlp: Language, sentences: Iterable[Doc]) -> Iterator[Doc]:
        alone = list(sentences)
        sizes.append(sum(map(len, alone)))
        return with_syntax(nlp, alone)

    with_syntax = spacy_pipeline._with_syntax
    monkeypatch.setattr(spacy_pipeline, "_with_syntax", syntax)
    monkeypatch.setattr(on_demand, "_AT_ONCE", 20)
    few = list(spacy_pipeline.look_many(articles, look))

    assert few == at_once
    assert len(sizes) > 9
    assert max(sizes) <= 20


def test_a_parsed_sentence_keeps_its_place_in_the_article() -> None:
    article = "He left. The bank will fail on Friday. She came in 1995."

    def verb(_: Document, doc: Doc) -> tuple[str, int, str]:
        token = spacy_pipeline.token_at(doc, article.index("Friday"))
        return token.head.head.text, token.head.head.idx, token.sent.text

    [found] = spacy_pipeline.look_many([Document(text=article, doc_id="test")], verb)

    assert found == ("fail", article.index("fail"), "The bank will fail on Friday.")


@pytest.mark.parametrize("article", ["", " ", "\n\n", "Friday", "May"])
def test_an_article_of_a_word_or_none_is_looked_at(article: str) -> None:
    document = Document(text=article, doc_id="test", published=DAY)

    assert list(spacy_pipeline.look_many([document], look)) == [
        look(document, spacy_pipeline.parse(document))
    ]


def test_what_the_text_alone_tells_is_found_once() -> None:
    looks: list[int] = []

    def number(_: Document, doc: Doc) -> int:
        spacy_pipeline.token_at(doc, 3)
        looks.append(len(looks) + 1)
        return once(doc, "number", lambda: len(looks))

    document = Document(text="He left on Friday.", doc_id="test")

    assert list(spacy_pipeline.look_many([document, document], number)) == [1, 2]
    assert looks == [1, 2, 3, 4]


def test_a_whole_parse_keeps_nothing_found() -> None:
    doc = spacy_pipeline.parse(Document(text="He left on Friday.", doc_id="test"))
    numbers = iter(range(2))

    assert once(doc, "number", lambda: next(numbers)) == 0
    assert once(doc, "number", lambda: next(numbers)) == 1


def test_nothing_is_parsed_where_nothing_is_asked() -> None:
    looks: list[bool] = []

    def note(_: Document, doc: Doc) -> None:
        looks.append(doc.has_annotation("TAG"))

    list(spacy_pipeline.look_many([Document(text="He left. She came.", doc_id="test")], note))

    assert looks == [False]


def test_an_article_whose_answers_lead_to_ever_more_questions_is_parsed_as_a_whole() -> None:
    article = " ".join("He left." for _ in range(20))

    def lead(_: Document, doc: Doc) -> int:
        untold = [token.i for token in doc if not token.tag_]
        if untold:
            ask(doc, untold[0])
        return len(untold)

    assert list(spacy_pipeline.look_many([Document(text=article, doc_id="test")], lead)) == [0]


def test_a_whole_parse_notes_no_questions() -> None:
    doc = spacy_pipeline.parse(Document(text="He left on Friday.", doc_id="test"))
    known = set(doc.user_data)

    spacy_pipeline.token_at(doc, 3)

    assert set(doc.user_data) == known
