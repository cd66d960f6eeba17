"""Whom a pronoun means where the nearest name is the wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import label
from test_actors import actors_of, mentions

from events.lexicons import words

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Mr Cole said he was shocked. “I think they pushed him to speak up,” Mr Cole said.",
            "pushed",
            "They pushed him to speak up",
        ),
        (
            "Carl Stone praised Adam Berg, the coach. “He changed the club,” Stone said.",
            "changed",
            "Adam Berg changed the club",
        ),
        (
            "Anna Lind met Bob Hale on Friday. Hale told reporters: “She invented it.”",
            "invented",
            "Anna Lind invented it",
        ),
        (
            "Maria Rossi, the mayor, backed the plan. “She voted for it,” said Eva Holm, a "
            "councillor.",
            "voted",
            "Maria Rossi voted for it",
        ),
    ],
)
def test_nobody_calls_himself_he_in_his_own_words(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "subject"),
    [
        (
            "Fiat claims that GM is obliged to buy the 90% of the unit it does not own.",
            "own",
            "GM does not own",
        ),
        ("Delta said Acme sold the plant that it had built.", "built", "Acme had built"),
        ("Anna Lind sued Bob Hale over the car he had stolen.", "stolen", "Bob Hale had stolen"),
    ],
)
def test_it_in_a_relative_clause_is_the_one_whose_verb_is_above(
    parse: Parse, text: str, trigger: str, subject: str
) -> None:
    assert label(parse, text, trigger).startswith(subject)


@pytest.mark.parametrize(
    "said", ["They’ll all gain power.", "They both gain power.", "They all gain power."]
)
def test_all_and_both_are_no_single_body(parse: Parse, said: str) -> None:
    text = f"Acme, Borg Inc. and Corvex Corp. joined the network of Delta Corp. {said}"

    assert "Corp" not in label(parse, text, "gain")
    assert "Acme" not in label(parse, text, "gain")


def test_a_word_that_the_sentence_capitalises_is_no_name(parse: Parse) -> None:
    text = (
        "Officials said 10 died, but authorities have not released names. Authorities said Sunday "
        "they were focusing on recovering the bodies."
    )

    assert (
        label(parse, text, "focusing") == "The authorities were focusing on recovering the bodies"
    )


@pytest.mark.parametrize(
    ("told", "trigger", "subject"),
    [
        ("She was buried beside her mother.", "buried", "Ann Berg was buried"),
        ("Her coffin was carried by six men.", "carried", "Ann Berg’s coffin was carried"),
        ("Her funeral was held in Leeds.", "held", "Ann Berg’s funeral was held"),
        ("She was laid to rest on Monday.", "laid", "Ann Berg was laid to rest"),
    ],
)
def test_who_is_buried_has_died(parse: Parse, told: str, trigger: str, subject: str) -> None:
    text = f"Ann Berg died on Friday. The mayor, Eva Holm, spoke in the church. {told}"

    assert label(parse, text, trigger).startswith(subject)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Adele met Marge Simpson. Amy Winehouse’s beehive became her trademark.",
            "became",
            "Amy Winehouse’s beehive became her trademark",
        ),
        (
            "The 23 children died. Nearly 20% of men have stolen a car in their lives.",
            "stolen",
            "Nearly 20% of men have stolen a car in their lives",
        ),
        (
            "Fans of Oscar Reyes met. A page shows Carl Reyes, a brother. Reyes was jailed. "
            "His agent sold a house.",
            "sold",
            "Oscar Reyes’ agent sold a house",
        ),
    ],
)
def test_whose_it_is(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


def test_no_armed_band_is_the_alliance_that_fought_it(parse: Parse) -> None:
    text = (
        "The Taliban lost Kandahar. With this, the international alliance ended a regime of terror."
    )

    assert label(parse, text, "ended").startswith("The international alliance ended")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The plan failed, Ann Bell told us. “Mary Cole must go,” she said.",
            "said",
            "Ann Bell said: “Mary Cole must go”",
        ),
        (
            "Captain Tom Hale met reporters. “I think Carl Boyd will lose,” he said.",
            "said",
            "Tom Hale said: “I think Carl Boyd will lose”",
        ),
        (
            "“Carl Boyd is a star,” Tom Hale said. “He will win,” he added.",
            "win",
            "Carl Boyd will win",
        ),
        (
            "“Carl Boyd is a star,” Tom Hale said. “He will win,” he added.",
            "added",
            "Tom Hale added: “He will win”",
        ),
        ("“The firm is sorry,” it said.", "said", "The firm said: “The firm is sorry”"),
    ],
)
def test_who_speaks_is_not_the_one_he_speaks_of(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Police seek two men who forced their way into a bank.",
            "forced",
            "Two men forced their way into a bank",
        ),
        ("Ann Bell spoke. A guard lost his life.", "lost", "A guard lost his life"),
        (
            "Officials met. The owners made up their minds.",
            "made",
            "The owners made up their minds",
        ),
    ],
)
def test_whose_way_life_and_mind_it_is(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_whom_somebody_told_it_is_not_what_he_tells_of(parse: Parse) -> None:
    text = "“The storm took the roof,” Ed Poe told Reuters. “It killed two cows.”"
    assert not label(parse, text, "killed").startswith("Reuters")


@pytest.mark.parametrize(
    "deed",
    [
        "hightailed it to Rome",
        "called it a day at noon",
        "fought it out in court",
        "took it easy on Friday",
        "lost it when fans threw bottles",
        "blew it in the end",
        "winged it after that",
        "made it home on Sunday",
        "made it to the final",
        "played it safe",
        "lived it up in Rome",
    ],
)
def test_it_of_an_idiom_means_nobody(parse: Parse, deed: str) -> None:
    text = f"Acme closed early. The workers {deed}."

    assert "it" not in mentions(actors_of(parse, text)["Acme"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme built a plant. The firm lost it in a fire.", "Plant"),
        ("The town has a bank. Ann Berg called it a crook.", "Bank"),
        ("Shell bought a firm. The boss sold it off.", "Firm"),
        ("The bank fired her. Ann Berg sued it in May.", "Bank"),
        ("Vandals robbed a bank. The crew took it out of debt.", "Bank"),
    ],
)
def test_it_is_what_was_spoken_of(parse: Parse, text: str, name: str) -> None:
    assert "it" in mentions(actors_of(parse, text)[name])


@pytest.mark.parametrize("idiom", sorted(words("clause_verbs", "empty_it_between")))
def test_every_idiom_with_it_names_nobody(parse: Parse, idiom: str) -> None:
    verb, word = idiom.split(" ", 1)
    text = f"Acme closed early. The workers will {verb} it {word}."

    assert "it" not in mentions(actors_of(parse, text)["Acme"])


@pytest.mark.parametrize("verb", sorted(words("clause_verbs", "empty_it")))
def test_it_behind_a_verb_of_moving_names_nobody(parse: Parse, verb: str) -> None:
    text = f"Acme closed early. The workers will {verb} it."

    assert "it" not in mentions(actors_of(parse, text)["Acme"])


@pytest.mark.parametrize("verb", sorted(words("clause_verbs", "let_go")))
def test_no_body_is_let_go(parse: Parse, verb: str) -> None:
    text = f"Acme closed early. The workers will {verb} it."

    assert "it" not in mentions(actors_of(parse, text)["Acme"])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The bank says it's about to sell a mill.", "Bank"),
        ("Acme said it was ready to sell the mill.", "Acme"),
        ("The firm said it is set to close a mill.", "Firm"),
        ("The army said it was not yet able to reach the town.", "Army"),
        ("Nokia said it is likely to cut jobs.", "Nokia"),
        ("Nokia said it was forced to cut jobs.", "Nokia"),
        # It means nothing here.
        ("Acme said it is hard to sell the mill.", None),
        ("Acme said it was important to pay workers.", None),
        ("The bank said it was likely that prices would fall.", None),
        ("The bank said it was decided to cut jobs.", None),
    ],
)
def test_it_is_who_is_ready_or_able(parse: Parse, text: str, who: str | None) -> None:
    meant = [name for name, actor in actors_of(parse, text).items() if "it" in mentions(actor)]

    assert meant == ([who] if who else [])
