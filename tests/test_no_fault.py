"""No English, and no parse of it, breaks anything: what recurses is bounded, what fails is seen."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from typing import TYPE_CHECKING

import pytest
from made_up import article, sentence

from events import batch
from events.errors import FaultWarning
from events.grammar.clauses import coordinated, is_passive
from events.grammar.verb_phrase import verb_words, words_before_verb
from events.labels import write_label
from events.labels.fit_length import LONGEST_LABEL
from events.labels.told_clause import claiming
from events.parsing import spacy_pipeline
from events.pipeline import analyze, extract
from events.predicates import arguments
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]

# More than Python's own stack is deep.
LONG = 3000
# A nesting that prose never reaches.
DEEP = 250


def labels(text: str) -> list[str]:
    document = Document(text=text, doc_id="test", published=date(2024, 3, 13))
    return [event.label for event in extract(document).events]


def nested(*parts: str) -> str:
    """So many of the parts in turn that no phrase is said twice on end."""
    return " ".join(islice(cycle(parts), DEEP))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The charity helped people whose homes were flooded.", "People’s homes were flooded"),
        ("Police arrested those whose names stood on lists.", "Police arrested those whose names "
         "stood on lists"),
        ("The fund paid anyone whose farm burned.", "The fund paid anyone whose farm burned"),
        ("They praised everyone whose work saved lives.", "They praised everyone whose work saved "
         "lives"),
        ("He met somebody whose brother knows people whose homes burned.", "People’s homes burned"),
        ("The widow, whose daughter was hurt, sued a clinic.", "The widow’s daughter was hurt"),
    ],
)  # fmt: skip
def test_whose_is_written_once(text: str, told: str) -> None:
    assert told in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "Longer lasted the war in Corva.",
        "Longer, the strike hurt the port.",
        "More fell in May than in April.",
        "No longer did the plant make cars.",
    ],
)
def test_a_word_of_degree_may_open_an_article(text: str) -> None:
    assert labels(text)


@pytest.mark.parametrize(
    "text",
    [
        f"He said {nested('that Ann thought', 'that Bo hoped', 'that they feared')} it fell.",
        f"He wanted {nested('to try', 'to begin', 'to learn', 'to hope')} to leave the town.",
        f"They burned {nested('apples and', 'pears and', 'nuts and', 'plums and')} figs.",
        f"They took {nested('half of', 'most of', 'part of')} the towns.",
        f"She was {nested('caught,', 'beaten,', 'tried,', 'shot,')} and killed.",
        f"People {nested('whose homes', 'whose sons', 'whose fathers')} burned fled.",
        f"She left {nested('because he came', 'after they fell', 'if we go')}.",
        f"He lived {nested('in a house', 'near a river', 'by a town')} and died there.",
        f"He was accused {nested('of hoping', 'of trying', 'without asking', 'for leaving')}.",
        f"It hit {nested('the man who met', 'the dog that bit', 'the cat I saw')} the mayor.",
    ],
)
def test_nesting_without_end_has_labels_that_fit(text: str) -> None:
    assert all(0 < len(label) <= LONGEST_LABEL for label in labels(text))


@pytest.mark.parametrize(
    "text",
    [
        "Guards kept those attacked from seeking refuge inside, police said on Monday.",
        "The team fared badly, and the fans sang loudly outside although it rained hard.",
        "According to a friend who came by, the mayor, once rich, owned up to it yesterday.",
        "He said she knew that they thought it had ended well, though nobody asked why.",
        "The ship-to-ship transfer that Ann Berg, its captain, called off went ahead anyway.",
    ],
)
def test_text_may_end_and_begin_at_any_word(text: str) -> None:
    words = text.rstrip(".").split()
    ended = [" ".join(words[:end]) for end in range(1, len(words))]
    begun = [" ".join(words[start:]) for start in range(1, len(words))]

    assert all(
        0 < len(label) <= LONGEST_LABEL for part in (*ended, *begun) for label in labels(part)
    )


def chain(dep: str, tag: str, pos: str, *, down: bool = True) -> Doc:
    """A Doc in which each word hangs from the one before it, or after it, by the same relation."""
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    heads = [max(0, n - 1) if down else min(LONG - 1, n + 1) for n in range(LONG)]
    root = 0 if down else LONG - 1
    deps = ["ROOT" if n == root else dep for n in range(LONG)]
    return Doc(
        Vocab(),
        words=["caught"] * LONG,
        heads=heads,
        deps=deps,
        tags=[tag] * LONG,
        pos=[pos] * LONG,
        lemmas=["catch"] * LONG,
    )


def test_chains_longer_than_the_stack_are_followed() -> None:
    verbs, infinitives = chain("conj", "VBN", "VERB"), chain("xcomp", "VB", "VERB")
    last = verbs[LONG - 1]

    assert len(coordinated(verbs[0])) == LONG
    assert not is_passive(last)
    assert words_before_verb(last) == []
    assert len(verb_words(infinitives[LONG - 1], [infinitives[0]]).split()) < 30
    assert claiming(chain("ccomp", "VB", "VERB")[LONG - 1]).i == 0


@pytest.mark.parametrize("seed", range(25))
def test_any_parse_at_all_breaks_nothing(parse: Parse, seed: int) -> None:
    chance = random.Random(seed)
    text = " ".join(sentence(chance) for _ in range(3))
    document, doc = parse(text)
    wrong = reparsed(doc, chance)

    timeline = analyze(document, wrong)

    assert all(0 < len(event.label) <= LONGEST_LABEL for event in timeline.events)


def reparsed(doc: Doc, chance: random.Random) -> Doc:
    """The same words, each hanging from another within its sentence by some relation."""
    import numpy as np

    labelled = sorted({(t.dep, t.tag, t.pos) for t in doc if t.dep_ != "ROOT"})
    rows = np.zeros((len(doc), 4), dtype="uint64")
    for sent in doc.sents:
        order = list(sent)
        chance.shuffle(order)
        for place, token in enumerate(order):
            dep, tag, pos = chance.choice(labelled)
            above = order[chance.choice((max(0, place - 1), chance.randrange(max(1, place))))]
            if place == 0:
                dep = doc.vocab.strings["ROOT"]
            if chance.random() < 0.5:  # some words keep what they are
                tag, pos = token.tag, token.pos
            rows[token.i] = [np.int64(above.i - token.i).astype("uint64"), dep, tag, pos]
    return doc.from_array(["HEAD", "DEP", "TAG", "POS"], rows)


@pytest.mark.parametrize("seed", range(3))
def test_sentences_made_up_break_nothing(seed: int) -> None:
    articles = [article(random.Random(f"{seed} {n}"), 10, f"{n}") for n in range(10)]

    found = list(batch.extract_many(articles))

    assert len(found) == len(articles)
    assert all(0 < len(event.label) <= LONGEST_LABEL for one in found for event in one.events)


@pytest.mark.parametrize(("part", "module", "name"), [
    ("label", write_label._Writer, "label"), ("arguments", arguments, "_roles"),
])  # fmt: skip
def test_fault_costs_one_event_its_part_and_is_told(
    part: str, module: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = getattr(module, name)

    def faulty(*given: object) -> object:
        if any(getattr(one, "text", "") == "fell" for one in given):
            raise RecursionError("maximum recursion depth exceeded")
        return sound(*given)

    monkeypatch.setattr(module, name, faulty)
    document = Document(text="The tower fell. Rebels took the town.", doc_id="harar")
    doc = spacy_pipeline.parse(document)

    with pytest.warns(FaultWarning, match=f"harar: the {part} of “fell” at character 10 ") as told:
        timeline = analyze(document, doc)

    fell, took = timeline.events if timeline.events[0].lemma == "fall" else timeline.events[::-1]
    assert len(told) == 1
    assert took.label == "Rebels took the town"
    assert [one.span.text for one in took.arguments] == ["Rebels", "the town"]
    assert (fell.label == "Fell") if part == "label" else (fell.arguments == ())
