"""Labels keep what carries the news, as far as there is room, and claim no more than the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import label

from events import analyze

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The find was made by chemists at the University of Turku, with help from a museum.",
            "made",
            "The find was made by chemists at the University of Turku with help from a museum",
        ),
        (
            "Mr Varga has often denied claims that he was in touch with the smugglers.",
            "denied",
            "Mr Varga has often denied claims that he was in touch with the smugglers",
        ),
        (
            "He called on the union to intervene to stop the sale of the yard.",
            "called",
            "He called on the union to intervene to stop the sale of the yard",
        ),
        (
            "Six guests slept in a copy of the bed in which the queen had died.",
            "slept",
            "Six guests slept in a copy of the bed in which the queen had died",
        ),
        (
            "Thieves took a painting from a villa near the lake.",
            "took",
            "Thieves took a painting from a villa near the lake",
        ),
    ],
)
def test_phrases_and_clauses_further_in_stay_while_there_is_room(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "An attempt by the crew to put out the blaze failed.",
            "failed",
            "An attempt by the crew to put out the blaze failed",
        ),
        (
            "An attack by rebels killed five people.",
            "killed",
            "An attack by rebels killed five people",
        ),
        (
            "The bank’s plan to close forty branches angered customers.",
            "angered",
            "The bank’s plan to close forty branches angered customers",
        ),
        ("Ann Holm from Oslo resigned.", "resigned", "Ann Holm resigned"),
    ],
)
def test_a_subject_keeps_what_says_which_one_it_is(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_what_stands_last_goes_first(parse: Parse) -> None:
    text = (
        "The harbour board opened the gates of the old dock to the crews of three ships that had "
        "waited for days in a storm off the northern coast of the island."
    )

    assert label(parse, text, "opened").startswith(
        "The harbour board opened the gates of the old dock to the crews of three ships"
    )


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The plan was welcomed by the foreign secretary Robin Hale.",
            "welcomed",
            "The plan was welcomed by the foreign secretary Robin Hale",
        ),
        (
            "The court sentenced the former mayor, Ann Holm, to three years in prison.",
            "sentenced",
            "The court sentenced the former mayor, Ann Holm, to three years in prison",
        ),
        (
            "The company’s founder, Peter Voss, 58, resigned on Monday.",
            "resigned",
            "The company’s founder, Peter Voss, resigned",
        ),
        (
            "A spokesman for the ministry, Ali Demir, denied the report.",
            "denied",
            "A spokesman for the ministry, Ali Demir, denied the report",
        ),
        ("His brother, a farmer, was killed.", "killed", "His brother was killed"),
    ],
)
def test_a_person_described_is_named_where_the_text_names_them(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("He will no longer take part.", "take", "He will no longer take part"),
        ("The plant no longer makes cars.", "makes", "The plant no longer makes cars"),
        ("They could no longer be found.", "found", "They could no longer be found"),
        ("The ship was no longer needed.", "needed", "The ship was no longer needed"),
        (
            "The blast killed seven and wounded at least a dozen.",
            "wounded",
            "The blast wounded at least a dozen",
        ),
        ("She was arrested five times.", "arrested", "She was arrested five times"),
        ("The bridge was hit twice.", "hit", "The bridge was hit twice"),
        (
            "The firm posted its biggest loss in ten years.",
            "posted",
            "The firm posted its biggest loss in ten years",
        ),
        (
            "Sales fell to the lowest level since June.",
            "fell",
            "Sales fell to the lowest level since June",
        ),
        ("The firm posted a loss in May.", "posted", "The firm posted a loss"),
        (
            "The fund dropped the bank for the first time in 11 years.",
            "dropped",
            "The fund dropped the bank for the first time in 11 years",
        ),
    ],
)
def test_what_limits_a_claim_stays(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Mr Tan promised to step down when the talks begin.",
            "promised",
            "Mr Tan promised to step down when the talks begin",
        ),
        (
            "If the ministers agree, Russia is likely to sign the treaty.",
            "sign",
            "Russia is likely to sign the treaty if the ministers agree",
        ),
        (
            "The union will strike on Monday if the talks fail.",
            "strike",
            "The union will strike if the talks fail",
        ),
        (
            "Unless it rains, the farmers will lose the harvest.",
            "lose",
            "The farmers will lose the harvest unless it rains",
        ),
        (
            "The shop closed when the owner died.",
            "closed",
            "The shop closed",
        ),
    ],
)
def test_a_condition_is_told_with_what_hangs_on_it(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "“We will win the vote,” Mr Rubio said on Monday.",
            "said",
            "Mr Rubio said: “We will win the vote”",
        ),
        (
            "“Why do you sell the houses?” one of the tenants yelled.",
            "yelled",
            "One of the tenants yelled: “Why do you sell the houses?”",
        ),
        (
            "Mr Rubio said: “If you do that, you will be in jail tonight.”",
            "said",
            "Mr Rubio said: “If you do that, you will be in jail tonight”",
        ),
        ("The hall was empty, the guard said.", "said", "The guard said the hall was empty"),
        (
            "The talks have failed, Mr Tan told reporters.",
            "told",
            "Mr Tan told reporters the talks have failed",
        ),
        ("The mayor called the plan “a farce”.", "called", "The mayor called the plan a farce"),
        (
            "Videos were posted by guests. “It was loud,” said one.",
            "posted",
            "Videos were posted by guests",
        ),
    ],
)
def test_a_saying_is_told_with_what_was_said(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Holm wrote a letter in which she urged the bank to pay.",
            "wrote",
            "Holm wrote a letter in which she urged the bank to pay",
        ),
        (
            "The airline pledged to hire an outside firm to review its rules.",
            "pledged",
            "The airline pledged to hire an outside firm to review its rules",
        ),
        (
            "Oscar Vell shot her in 2013. Vell was cleared of murdering his wife, Reeva Holm.",
            "cleared",
            "Vell was cleared of murdering his wife, Reeva Holm",
        ),
        (
            "Anna Lee Anna Lee’s show was loud. She danced on the stage.",
            "danced",
            "Anna Lee danced on the stage",
        ),
    ],
)
def test_a_name_stands_once(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Holm had pleaded not guilty to it.", "pleaded", "Holm had pleaded not guilty to it"),
        ("She remained not convinced by it.", "remained", "She remained not convinced by it"),
        ("He said it was not the bank that failed.", "failed", "It was not the bank that failed"),
        ("He said it was the bank that failed.", "failed", "The bank failed"),
        ("Chivu threatened to “step in” on Monday.", "threatened", "Chivu threatened to step in"),
    ],
)
def test_what_is_denied_of_a_complement_is_denied(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Holm said closing the school would save little.",
            "said",
            "Holm said closing the school would save little",
        ),
        (
            "It was because he had lied, claimed Mr Brown.",
            "claimed",
            "Mr Brown claimed it was because he had lied",
        ),
        (
            "The firms that the state has sold closed.",
            "sold",
            "The state has sold the firms",
        ),
    ],
)
def test_clauses_that_are_subjects_or_objects_are_told(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_what_it_needs_is_cut_only_where_it_is_very_long(parse: Parse) -> None:
    subject = "The centre-left Workers’ party of Rousseff and the centre-right party of Neves"
    found = label(parse, f"{subject} attacked Marina Silva’s plans.", "attacked")

    assert found == f"{subject} attacked Marina Silva’s plans"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Anna Strauss - Kahn resigned.", "resigned", "Anna Strauss-Kahn resigned"),
        ("A 40-year - old man was shot.", "shot", "A 40-year-old man was shot"),
        ("The minister made a U - turn.", "made", "The minister made a U-turn"),
    ],
)
def test_words_that_the_web_has_parted_are_joined(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    "calling", ["called", "branded", "christened", "considered", "labelled", "nicknamed"]
)
def test_what_somebody_is_called_is_no_event(parse: Parse, calling: str) -> None:
    text = f"Ravel has denounced what he {calling} “massive theft” in the vote."

    events = analyze(*parse(text)).events

    assert calling not in [event.trigger.text for event in events]
    assert [event.label for event in events if event.lemma == "theft"] == ["Massive theft"]


def test_an_aside_is_no_name(parse: Parse) -> None:
    text = "The council considered the ruin, a famous hall, for repair."

    assert label(parse, text, "considered") == "The council considered the ruin for repair"


def test_the_place_of_a_headline_is_not_who_was_killed(parse: Parse) -> None:
    event = next(iter(analyze(*parse("Sandy Bay: 26 killed\n\nThe road is shut.")).events))

    assert "Sandy Bay" not in event.label
    assert (event.arguments, event.attribution) == ((), None)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "“It was wrong,” the minister said. “We should have acted.”",
            "acted",
            "Minister: “We should have acted”",
        ),
        ("“I resigned,” Ann Holm said.", "resigned", "Ann Holm resigned"),
        ("“Why do you sell the mine?” a man asked.", "sell", "Why do you sell the mine?"),
        ("“The dam broke,” Holm said.", "broke", "The dam broke"),
    ],
)
def test_we_is_told_with_who_says_it(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("It is thought the men used a van.", "used", "It is thought the men used a van"),
        ("It is feared that dozens drowned.", "drowned", "It is feared dozens drowned"),
        ("It was not believed that he fled.", "fled", "It was not believed he fled"),
        ("It was likely being sold.", "sold", "It was likely being sold"),
        ("Holm thought the men used a van.", "used", "The men used a van"),
    ],
)
def test_hearsay_stays_hearsay(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected
