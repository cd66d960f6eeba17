"""No event that an article tells as still to come lies, by its own words, before publication."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from timeml_corpus import read_times

from events import Document, analyze
from events.calendar.interval import Instant
from events.grammar.clauses import governing_verb
from events.parsing.spacy_pipeline import token_at
from events.types import Basis, Event, Tense

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.tokens import Doc, Token

pytestmark = pytest.mark.benchmark

CORPORA = [
    "cases/dev.jsonl",
    "eventtime/dev.json",
    "meantime/apple.json",
    "newsroom/dev.json",
    "pool/articles.jsonl",
    "storyline/ecb/dev.jsonl",
    "storyline/ecb/train.jsonl",
    "storyline/gva/dev.jsonl",
    "storyline/seed/articles.jsonl",
    "storyline/t17/bpoil.jsonl",
    "storyline/t17/h1n1.jsonl",
    "storyline/t17/haiti.jsonl",
    "storyline/t17/mj.jsonl",
    "tempeval3/AQUAINT",
    "tempeval3/TimeBank",
    "timeline15/apple.json",
]
# Of the corpora with hundreds of articles, the first ones: their parse takes long.
LIMIT = 20
# What has to be done, and what is planned; TimeML keeps such words as the modality of an event.
OBLIGATIONS = frozenset({"have to", "had better", "must", "need", "ought", "shall", "should"})
PLANS = frozenset(
    {"due", "expected", "intends", "plans", "planned", "planning", "scheduled", "set"}
)
PAST_TAGS = frozenset({"VBD", "VBN"})


@pytest.mark.parametrize("name", CORPORA)
def test_nothing_that_is_to_come_lies_in_the_past(
    name: str, corpus: Callable[[str], Path], parsed: Callable[[Document], Doc]
) -> None:
    articles = documents(corpus(name))
    wrong = []

    for document in articles:
        doc = parsed(document)
        for event in analyze(document, doc).events:
            to_come = is_to_come(event, token_at(doc, event.trigger.start))
            if to_come and is_before_publication(event, document):
                wrong.append(f"{event.trigger.text}: {event.interval}: {event.sentence.text}")

    assert articles
    assert not wrong


def is_to_come(event: Event, trigger: Token) -> bool:
    """ "will resign", or "must resign" and "plans to resign" in no clause about the past."""
    if event.tense is Tense.FUTURE:
        return True
    if event.tense not in (Tense.NONE, Tense.INFINITIVE, Tense.PRESENT):
        return False
    if event.modality not in OBLIGATIONS | PLANS or event.aspect.is_perfect:
        return False
    verb: Token | None = trigger
    while verb is not None:
        if any(token.tag_ in PAST_TAGS for token in (verb, *verb.lefts) if token != trigger):
            return event.modality in PLANS and verb.text == event.modality and is_now(verb)
        verb = governing_verb(verb)
    return True


def is_now(participle: Token) -> bool:
    """ "is expected to", as against "was expected to"."""
    return any(token.tag_ in ("VBZ", "VBP") for token in participle.lefts)


def is_before_publication(event: Event, document: Document) -> bool:
    end = None if event.interval is None else event.interval.end
    if event.basis is not Basis.STATED or end is None or document.published is None:
        return False
    return end <= Instant.of_date(document.published)


def documents(path: Path) -> list[Document]:
    """The articles of a corpus that have a date of publication."""
    if path.is_dir():
        return [read_times(file)[0] for file in sorted(path.glob("*.tml"))]
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        articles = [json.loads(line) for line in text.splitlines()]
    else:
        articles = json.loads(text)["documents"]
    dated = [one for one in articles if one.get("published") or one.get("dct")]
    return [
        Document(
            text=one["text"],
            doc_id=str(number),
            published=date.fromisoformat((one.get("published") or one["dct"])[:10]),
        )
        for number, one in enumerate(dated[: LIMIT if path.suffix == ".jsonl" else None])
    ]
