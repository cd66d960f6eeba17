"""What a reader needs stays in a label: what an attempt is for, how long, how far, how sure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from analysed import label
from spacy.lang.en import English
from spacy.tokens import Doc

from events import extract
from events.labels.check import NEVER_LAST, is_sound
from events.labels.fit_length import LONGEST_LABEL, cut, fitted
from events.labels.noun_phrases import Phrasing
from events.labels.write_clause import ClauseWriter
from events.lexicons import words
from events.types import Document

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The club made an offer to buy the stadium.",
            "made",
            "The club made an offer to buy the stadium",
        ),
        (
            "The court gave her the right to vote.",
            "gave",
            "The court gave her the right to vote",
        ),
        (
            "The raid was seen as an attempt to free the captain.",
            "seen",
            "The raid was seen as an attempt to free the captain",
        ),
        (
            "The senator launched a bid to lead the party.",
            "launched",
            "The senator launched a bid to lead the party",
        ),
        (
            "The mayor's decision to close the baths was cheered.",
            "decision",
            "The mayor's decision to close the baths",
        ),
        (
            "The vote cleared the way for Ann Berg to move into the palace.",
            "cleared",
            "The vote cleared the way for Ann Berg to move into the palace",
        ),
    ],
)
def test_a_noun_keeps_what_it_is_about(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The man who wants to sell the farm resigned.",
            "resigned",
            "The man who wants to sell the farm resigned",
        ),
        ("In order to save fuel the captain slowed down.", "slowed", "The captain slowed down"),
        ("Miners found the body of a man.", "found", "Miners found the body of a man"),
    ],
)
def test_a_noun_about_nothing_gains_nothing(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_what_somebody_is_accused_of_is_made_shorter_and_never_left_out(parse: Parse) -> None:
    text = (
        "Inspectors accused the owner of hiding the books of the company in a shed behind the "
        "house of his late brother in the hills."
    )

    found = label(parse, text, "accused")

    assert len(found) <= LONGEST_LABEL
    assert found.startswith("Inspectors accused the owner of hiding the books")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The singer was allegedly robbed.", "robbed", "The singer was allegedly robbed"),
        ("The boy nearly drowned.", "drowned", "The boy nearly drowned"),
        ("The firm reportedly sold the ship.", "sold", "The firm reportedly sold the ship"),
        ("The nurse was wrongly convicted.", "convicted", "The nurse was wrongly convicted"),
        ("The minister has almost fallen.", "fallen", "The minister has almost fallen"),
        ("The singer was loudly booed.", "booed", "The singer was loudly booed"),
        ("The firm quietly sold the ship.", "sold", "The firm quietly sold the ship"),
        ("The boy soon drowned.", "drowned", "The boy drowned"),
    ],
)
def test_an_adverb_that_takes_back_the_claim_stays(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize("adverb", sorted(words("hedges", "near_misses")))
def test_each_near_miss_stays_in_a_label(parse: Parse, adverb: str) -> None:
    assert adverb in label(parse, f"The guard {adverb} hit the driver.", "hit")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge jailed her for five years.", "The judge jailed her for five years"),
        ("The train was delayed by two hours.", "The train was delayed by two hours"),
        ("The men waited for 20 minutes.", "The men waited for 20 minutes"),
        ("The team was banned for a year.", "The team was banned for a year"),
        ("The nurse was sentenced to ten years.", "The nurse was sentenced to ten years"),
        ("The men have waited for the past two years.", "The men have waited"),
        ("The shop closed for the last three days of May.", "The shop closed"),
        ("The shop closed on Monday.", "The shop closed"),
    ],
)
def test_how_long_something_lasts_is_told(text: str, expected: str) -> None:
    story = Document(text=text, doc_id="test", published=date(2024, 3, 13))

    assert [event.label for event in extract(story).events] == [expected]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The balloon drifted 40 miles above the sea.",
            "drifted",
            "The balloon drifted 40 miles above the sea",
        ),
        (
            "The firm earned as much as $2 billion.",
            "earned",
            "The firm earned as much as $2 billion",
        ),
        (
            "Drivers are 56% more likely to crash.",
            "crash",
            "Drivers are 56% more likely to crash",
        ),
        (
            "Thieves took at least 50 paintings.",
            "took",
            "Thieves took at least 50 paintings",
        ),
        (
            "President Ann Berg's visit to Rome this week was short.",
            "visit",
            "President Ann Berg's visit to Rome",
        ),
    ],
)
def test_numbers_and_distances_stay_whole(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The union asked for the clerk to be freed.",
            "asked",
            "The union asked for the clerk to be freed",
        ),
        (
            "The union asked for the clerk to be freed.",
            "freed",
            "The union asked for the clerk to be freed",
        ),
        (
            "A nurse was filmed slapping a guard.",
            "filmed",
            "A nurse was filmed slapping a guard",
        ),
        (
            "The owner insisted that his was the shop that won.",
            "insisted",
            "The owner insisted that his was the shop that won",
        ),
        (
            "Thousands signed a petition asking the firm to drop the song.",
            "signed",
            "Thousands signed a petition asking the firm to drop the song",
        ),
        (
            "Three of those trapped have been freed.",
            "freed",
            "Three of those trapped have been freed",
        ),
        ("She tried to learn what was going on.", "tried", "She tried to learn what was going on"),
        (
            "Oil has fallen below $40 for the first time since May.",
            "fallen",
            "Oil has fallen below $40 for the first time since May",
        ),
        ("The man, who had lost, left.", "left", "The man left"),
        ("Rebels took the town, killing ten.", "took", "Rebels took the town"),
        ("The firm sold the mill because it lost money.", "sold", "The firm sold the mill"),
    ],
)
def test_a_complement_stays_and_an_aside_goes(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize("verb", sorted(words("reporting", "telling_somebody")))
def test_each_verb_of_telling_keeps_its_clause(verb: str) -> None:
    doc = Doc(
        English().vocab,
        words=["They", verb, "her", "it", "failed"],
        tags=["PRP", "VBP", "PRP", "PRP", "VBD"],
        pos=["PRON", "VERB", "PRON", "PRON", "VERB"],
        heads=[1, 1, 1, 4, 1],
        deps=["nsubj", "ROOT", "dobj", "nsubj", "ccomp"],
        lemmas=["they", verb, "she", "it", "fail"],
    )
    writer = ClauseWriter(Phrasing(doc, {}, {}, frozenset(), frozenset()))

    assert fitted(writer.clause(doc[1])).endswith("it failed")


def test_a_clause_beside_an_object_of_another_verb_is_left_out() -> None:
    doc = Doc(
        English().vocab,
        words=["They", "visit", "her", "it", "failed"],
        tags=["PRP", "VBP", "PRP", "PRP", "VBD"],
        pos=["PRON", "VERB", "PRON", "PRON", "VERB"],
        heads=[1, 1, 1, 4, 1],
        deps=["nsubj", "ROOT", "dobj", "nsubj", "ccomp"],
        lemmas=["they", "visit", "she", "it", "fail"],
    )
    writer = ClauseWriter(Phrasing(doc, {}, {}, frozenset(), frozenset()))

    assert fitted(writer.clause(doc[1])) == "They visit her"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "There was no sign that the army would leave.",
            "leave",
            "There was no sign that the army would leave",
        ),
        (
            "There is little evidence that the drug works.",
            "works",
            "There is little evidence that the drug works",
        ),
        (
            "There was a sign that the army would leave.",
            "leave",
            "The army would leave",
        ),
        (
            "The driver was arrested in connection with the crash.",
            "arrested",
            "The driver was arrested in connection with the crash",
        ),
        (
            "The union struck in protest at the cuts.",
            "struck",
            "The union struck in protest at the cuts",
        ),
        (
            "Ravel denounced what he called massive theft.",
            "denounced",
            "Ravel denounced massive theft",
        ),
        ("The rebels fled to where the army waited.", "waited", "The army waited"),
        (
            "The breach forced them to make a u-turn.",
            "forced",
            "The breach forced them to make a u-turn",
        ),
    ],
)
def test_what_turns_the_meaning_stays(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize("word", sorted(NEVER_LAST))
def test_no_label_is_cut_after_a_word_that_leads_on(word: str) -> None:
    text = f"Ann Berg sold the mine {word} somebody who had come from far away"

    found = cut(text, longest=len(f"Ann Berg sold the mine {word} some"))

    assert found == "Ann Berg sold the mine…"
    assert not is_sound(f"Ann Berg sold the mine {word}")
