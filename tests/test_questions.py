"""Questions state nothing: neither their labels nor the first view make a statement of them."""

from __future__ import annotations

from datetime import date

import pytest

from events import Document, Event, extract


def events_of(text: str) -> dict[str, Event]:
    document = Document(text=text, doc_id="asked", published=date(2024, 3, 13))
    return {event.trigger.text: event for event in extract(document).events}


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("Will the party join the talks?", "join", "Will the party join the talks?"),
        ("Who sank the ferry off Corva?", "sank", "Who sank the ferry off Corva?"),
        ("Has Mora sold the mine?", "sold", "Has Mora sold the mine?"),
        ("How did the bank lose the money?", "lose", "How did the bank lose the money?"),
        (
            "“Did they burn the archive?” she asked.",
            "asked",
            "She asked: “Did they burn the archive?”",
        ),
        ("Can the dam fail, or will it hold?", "fail", "Can the dam fail, or will it hold?"),
    ],
)
def test_a_question_is_labelled_as_it_is_asked(text: str, trigger: str, label: str) -> None:
    found = events_of(text)[trigger]

    assert found.label == label


@pytest.mark.parametrize(
    "text",
    [
        "The party joined the talks on Monday.",
        "Mora asked whether the mine was sold.",
        "Who left after the council lost the vote?",
    ],
)
def test_what_is_said_or_taken_for_true_is_no_question(text: str) -> None:
    told = events_of(text)

    assert not any("?" in event.label for event in told.values() if event.trigger.text != "left")


def test_a_question_is_less_salient_than_the_same_words_as_a_statement() -> None:
    asked = events_of("Mora runs the mine in Corva. Has the company sold the mine to a bank?")
    told = events_of("Mora runs the mine in Corva. The company has sold the mine to a bank.")

    assert asked["sold"].salience < told["sold"].salience / 2
