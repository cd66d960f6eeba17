"""The short sentence that names an event."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from analysed import label
from hypothesis import given, settings
from hypothesis import strategies as st

from events import analyze, extract
from events.labels.check import is_sound
from events.labels.fit_length import LONGEST_LABEL
from events.types import Document

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize("quote", ["'", "’"])
@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The mayor{}s going to resign.", "resign", "The mayor is going to resign"),
        ("They{}re going to resign.", "resign", "They are going to resign"),
        ("The mayor{}s been sacked.", "sacked", "The mayor has been sacked"),
        ("They{}d agreed to it.", "agreed", "They had agreed to it"),
        ("They{}d agree to it.", "agree", "They would agree to it"),
        ("They{}ll agree to it.", "agree", "They will agree to it"),
        ("They haven{}t agreed to it.", "agreed", "They have not agreed to it"),
    ],
)
def test_contractions_stand_in_full(
    parse: Parse, text: str, trigger: str, expected: str, quote: str
) -> None:
    assert label(parse, text.format(quote), trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels seized the town on Sunday.", "seized", "Rebels seized the town"),
        ("The town was seized by rebels.", "seized", "The town was seized by rebels"),
        ("Rebels have not seized the town.", "seized", "Rebels have not seized the town"),
        ("Not everyone was pleased.", "pleased", "Not everyone was pleased"),
        ("The fighting there went on until May.", "went", "The fighting there went on"),
        ("Sales grew 4 percent in May.", "grew", "Sales grew 4 percent"),
        (
            "The two will stand together not just on a boat but also on an island.",
            "stand",
            "The two will stand together not just on a boat but also on an island",
        ),
        (
            "The cousins, who are angry and who have said so, left.",
            "said",
            "The cousins have said so",
        ),
        ("The army pulled back to the coast.", "pulled", "The army pulled back to the coast"),
        (
            "The jury convicted him of stealing the money.",
            "convicted",
            "The jury convicted him of stealing the money",
        ),
        (
            "A student lifted a coin out of the mud.",
            "lifted",
            "A student lifted a coin out of the mud",
        ),
        (
            "The stock gained 6 percent in London, its biggest rise in years.",
            "gained",
            "The stock gained 6 percent in London",
        ),
        (
            "Rebels attacked, soldiers said, in a sign of their strength.",
            "said",
            "Soldiers said Rebels attacked in a sign of their strength",
        ),
        ("Those who stayed were arrested.", "arrested", "Those who stayed were arrested"),
        ("Those who stayed were arrested.", "stayed", "Those stayed"),
        ("There were 300 arrests, he said.", "arrests", "There were 300 arrests"),
        (
            "The idols were small enough to be hidden.",
            "hidden",
            "The idols were small enough to be hidden",
        ),
        (
            "The firm earned 7 million dollars, or 2 dollars a share.",
            "earned",
            "The firm earned 7 million dollars, or 2 dollars a share",
        ),
        ("The old car did not fare so well.", "fare", "The old car did not fare so well"),
        ("Women, children and men left.", "left", "Women, children and men left"),
        ("iPhone sales rose.", "rose", "iPhone sales rose"),
        ("They'll sell the house.", "sell", "They will sell the house"),
        ("Rebels didn't attack the town.", "attack", "Rebels did not attack the town"),
        (
            "The firm closed the plant because of the losses.",
            "closed",
            "The firm closed the plant because of the losses",
        ),
        ("This 'switch' happened in May.", "happened", "This switch happened"),
        (
            "Oak Bank said it finished its purchase of the Northern Lakes Insurance "
            "Group Inc. for about $250 million.",
            "said",
            "Oak Bank said it finished its purchase of the Northern Lakes Insurance Group Inc. "
            "for about $250 million",
        ),
        (
            "Her campaign for re-election failed.",
            "campaign",
            "Her campaign for re-election",
        ),
        ("Delegates voted 89-52 for a republic.", "voted", "Delegates voted 89-52 for a republic"),
        (
            "They voted to make Australia a republic.",
            "make",
            "They voted to make Australia a republic",
        ),
        (
            "The move seemed aimed at averting a strike.",
            "averting",
            "The move seemed aimed at averting a strike",
        ),
        (
            "A jury found Leonard Pruitt, 58, guilty of fraud.",
            "found",
            "A jury found Leonard Pruitt guilty of fraud",
        ),
    ],
)
def test_a_clause_becomes_its_subject_verb_and_objects(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Irina Bokova flew to Rome. She praised the army.",
            "praised",
            "Irina Bokova praised the army",
        ),
        (
            "Ruth Abara fell. Her son called her doctor.",
            "called",
            "Ruth Abara’s son called her doctor",
        ),
        (
            "Aldwych Foods grew. Its profit rose.",
            "rose",
            "Aldwych Foods’ profit rose",
        ),
        (
            "Prosecutors met a witness. They charged Leonard Pruitt.",
            "charged",
            "The prosecutors charged Leonard Pruitt",
        ),
        ("“We have lost,” said Ruth Abara of Acme.", "lost", "Ruth Abara: “We have lost”"),
        (
            "Ruth Abara won. “I am glad and I have cried,” she said.",
            "cried",
            "Ruth Abara has cried",
        ),
        (
            "Ruth Abara, whose daughter was treated there, wept.",
            "treated",
            "Ruth Abara’s daughter was treated there",
        ),
    ],
)
def test_a_pronoun_gives_way_to_a_name(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels took the town, looting shops.", "looting", "Rebels looted shops"),
        ("Rebels will take the town, looting shops.", "looting", "Rebels will loot shops"),
        ("The cars built in May were sold.", "built", "The cars were built"),
        ("The men were caught and shot.", "shot", "The men were shot"),
        ("Rebels tried to enter the city.", "enter", "Rebels tried to enter the city"),
        ("He can sing and dance.", "dance", "He can dance"),
        ("Those polled by the paper agreed.", "polled", "Those were polled by the paper"),
        ("Cars built in May will be sold.", "built", "Cars were built"),
        (
            "Rebels promised to leave and free the men.",
            "free",
            "Rebels promised to free the men",
        ),
        (
            "The town fell on Monday, ending a long siege.",
            "ending",
            "The town fell, ending a long siege",
        ),
    ],
)
def test_a_verb_without_a_tense_gets_one(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The law will allow firms to build dams.",
            "build",
            "The law will allow firms to build dams",
        ),
        (
            "The firm opened a web site to sell dams.",
            "sell",
            "The firm opened a web site to sell dams",
        ),
        ("Its plan to buy a rival failed.", "buy", "Its plan to buy a rival"),
        (
            "The jury convicted him of murder, and a witness was accused of lying.",
            "lying",
            "A witness was accused of lying",
        ),
        (
            "The team left the field without winning a prize.",
            "winning",
            "Without winning a prize",
        ),
        ("Their hopes of winning a prize faded.", "winning", "Their hopes of winning a prize"),
        (
            "The firm did not say whether the chief resigned.",
            "resigned",
            "The firm did not say whether the chief resigned",
        ),
        ("The video aims to show smoke rising.", "rising", "Smoke rising"),
        (
            "The group’s ability to continue to take towns is known.",
            "take",
            "The group’s ability to continue to take towns",
        ),
        (
            "The clerk asked that the case be moved.",
            "moved",
            "The clerk asked that the case be moved",
        ),
        ("She went on to defend the law.", "defend", "She went on to defend the law"),
        (
            "She called on the groups to leave the city.",
            "leave",
            "She called on the groups to leave the city",
        ),
        ("Buyers will be able to set prices.", "set", "Buyers will be able to set prices"),
        ("The judge told the men to leave.", "leave", "The judge told the men to leave"),
        ("The teacher let him go home.", "go", "The teacher let him go home"),
    ],
)
def test_what_may_not_have_happened_is_never_told_as_done(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The fall of the town ended the war.", "fall", "The fall of the town"),
        ("U.S.-led airstrikes hit the town.", "airstrikes", "U.S.-led airstrikes"),
        ("Fires caused by lightning burned.", "Fires", "Fires caused by lightning"),
    ],
)
def test_a_noun_keeps_its_phrase(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The army carried out airstrikes.", "airstrikes", "Airstrikes that the army carried out"),
        (
            "Clashes were continuing near the port.",
            "Clashes",
            "Clashes that were continuing near the port",
        ),
        (
            "The family refused to sign the deal.",
            "deal",
            "The deal that the family refused to sign",
        ),
        ("The firm had not signed a deal.", "deal", "A deal that the firm had not signed"),
        (
            "Ten people died in the violent protests.",
            "protests",
            "The violent protests in which ten people died",
        ),
        ("More floods are on the way.", "floods", "More floods are on the way"),
        ("The man was held for questioning.", "questioning", "The man was held for questioning"),
    ],
)
def test_a_noun_that_says_little_takes_its_clause(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_times_are_left_to_the_date(parse: Parse) -> None:
    document, doc = parse("The raid on Sunday killed ten people in May 2014.")
    document = Document(text=document.text, doc_id="test", published=date(2014, 6, 1))

    labels = {event.label for event in analyze(document, doc).events}

    assert labels == {"The raid that killed ten people", "The raid killed ten people"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The minister announced " + "internationally " * 9 + "recognized rules.", "announced"),
        (
            "It fell, according to a report of " + "the ministry of war of " * 6 + "Rome.",
            "according",
        ),
    ],
)
def test_a_long_label_ends_with_a_whole_word(parse: Parse, text: str, trigger: str) -> None:
    found = label(parse, text, trigger)

    assert len(found) <= LONGEST_LABEL
    assert set(found.lower().rstrip("…").split()) <= set(text.lower().rstrip(".").split())


NEWS = st.lists(
    st.sampled_from(
        "rebels the town seized said “ ” ' , . ; — ( ) to was be not who whose it They of in by "
        "Monday 2014 and that will there Acme Corp. ’s iPhone \n\n killing fell".split(" ")
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=40)
@given(st.one_of(NEWS, st.text(max_size=120)))
def test_any_text_gets_labels_that_fit(text: str) -> None:
    for event in extract(Document(text=text, doc_id="any", published=date(2014, 6, 1))).events:
        assert 0 < len(event.label) <= LONGEST_LABEL
        assert "\n" not in event.label


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the town",
        "Rob Hall filled in",
        "He said that that was over",
        "She had had enough",
        "The firm agreed to have the plant closed",
        "The plan resulted in them leaving",
        "Police said they had left",
        "He spoke with being there in mind",
        "She asked what he had made of it in response to her",
    ],
)
def test_a_sound_label_passes(text: str) -> None:
    assert is_sound(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "An interview to take place in the embassy to",
        "He sought refuge in the embassy in order",
        "They issued a cry to compatriots and and a warning",
        "The album appeared on sites with refusing to comment",
        "He returned home to was described as a warm welcome",
        "The speech to the UN to the UN",
        "A hard time finding an insurer) to help",
        "The minister left the…",
        "We are investing the one in the most in the most",
        "Workers built a wall in an effort",
        "Police held a man on suspicion",
        "Ida Holm does what",
        "Homes were set ablaze including the hall set ablaze",
    ],
)
def test_an_unsound_label_does_not(text: str) -> None:
    assert not is_sound(text)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The album appeared on sites on Monday, with his agents refusing to comment.",
            "appeared",
            "The album appeared on sites",
        ),
        (
            "He sought refuge in the embassy in order to avoid the courts.",
            "sought",
            "He sought refuge in the embassy in order to avoid the courts",
        ),
        (
            "The founder made a fortune by selling his shares.",
            "made",
            "The founder made a fortune by selling his shares",
        ),
        (
            "He is working on how to take the country forward.",
            "working",
            "He is working on how to take the country forward",
        ),
    ],
)
def test_a_label_keeps_what_it_can_say_whole(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_many_subjects_are_the_first_and_others_where_room_is_short(parse: Parse) -> None:
    text = (
        "The Amalgamated Union of Engineers, the National Federation of Miners, the Royal Guild of "
        "Masons and the Association of Dockers have rejected the offer of the ministry of labour "
        "of the Republic of Arvania."
    )

    found = label(parse, text, "rejected")

    assert " and others have rejected" in found


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The couple sold the house. They have bought a boat.",
            "bought",
            "The couple has bought a boat",
        ),
        (
            "The women sold the house. They have bought a boat.",
            "bought",
            "The women have bought a boat",
        ),
        ("“I have resigned,” the mayor said.", "resigned", "The mayor has resigned"),
        ("Rebels took the town. Their leader spoke.", "spoke", "The rebels’ leader spoke"),
    ],
)
def test_a_verb_agrees_with_the_one_named_for_a_pronoun(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "A man was arrested on Friday. Jon Berg, 34, is accused of arson.",
            "arrested",
            "A man, Jon Berg, was arrested",
        ),
        (
            "The gunman was identified as Jon Berg.",
            "identified",
            "The gunman was identified as Jon Berg",
        ),
        (
            "The pair, Ann Lind and Jon Berg, were released.",
            "released",
            "The pair, Ann Lind and Jon Berg, were released",
        ),
    ],
)
def test_who_is_named_later_is_named_at_once(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The fire in which ten people died began.", "died", "Ten people died in the fire"),
        ("The flood in which Al lost a car ended.", "lost", "Al lost a car in the flood"),
        ("The house that the mayor lived in was sold.", "lived", "The mayor lived in the house"),
        (
            "It was a tube that BP has used to collect some oil.",
            "used",
            "BP has used a tube to collect some oil",
        ),
        (
            "The oil had been dispersed, skimmed or burned.",
            "skimmed",
            "The oil had been dispersed, skimmed or burned",
        ),
        (
            "Voters may approve or reject the plan.",
            "approve",
            "Voters may approve or reject the plan",
        ),
        ("The men were beaten and robbed.", "beaten", "The men were beaten"),
        ("The choir sang badly", "sang", "The choir sang badly"),
        ("The house dates to 1935.", "dates", "The house dates to 1935"),
        ("The season runs from 1 June to 3 July.", "runs", "The season runs from 1 June to 3 July"),
        (
            "Al Orr told a friend that Bo Lind was coming from Texas, where he lived.",
            "coming",
            "Bo Lind was coming from Texas",
        ),
        (
            "Al Orr was shot with a .45-caliber gun.",
            "shot",
            "Al Orr was shot with a .45-caliber gun",
        ),
    ],
)
def test_a_label_has_what_stands_outside_its_clause(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Two clerks were hurt in a bank, police say.\n\n“He drove through the door,” she said.",
            "say",
            "Police say two clerks were hurt in a bank",
        ),
        (
            "The mayor spoke in Arden.\n\n“We lost everything,” a baker said.",
            "spoke",
            "The mayor spoke in Arden",
        ),
        (
            "Ann Bell said in a letter:\n\n“We lost everything.”",
            "said",
            "Ann Bell said in a letter: “We lost everything”",
        ),
    ],
)
def test_a_quotation_in_the_next_paragraph_is_another_speakers(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "But that is not to say the frogs will vanish.",
            "vanish",
            "That is not to say the frogs will vanish",
        ),
        (
            "They hope to avoid a case in which small shops are forced to close.",
            "forced",
            "They hope to avoid a case in which small shops are forced to close",
        ),
        (
            "Work can only begin once the mine has been sealed.",
            "sealed",
            "Work can only begin once the mine has been sealed",
        ),
        (
            "It is a step that has never before been tried there.",
            "tried",
            "A step has never been tried there",
        ),
        ("The league, he argued, will survive.", "argued", "He argued the league will survive"),
        ("The dam, engineers warned, may break.", "warned", "Engineers warned the dam may break"),
        (
            "The crew of the Petrel mining ship fled.",
            "fled",
            "The crew of the Petrel mining ship fled",
        ),
        (
            "Birds are being caught in nets and burned alive, she said.",
            "burned",
            "Birds are being burned alive",
        ),
    ],
)
def test_what_is_only_thought_of_is_told_so(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_no_sentence_ends_with_the_short_form_of_a_street(parse: Parse) -> None:
    text = "Two men were shot outside the Elm Ave. store."
    assert label(parse, text, "shot") == "Two men were shot outside the Elm Ave. store"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The firm denied that it had polluted the lake.", "polluted"),
        ("Never before had the two leaders met.", "met"),
    ],
)
def test_what_is_denied_is_told_with_the_denial(parse: Parse, text: str, trigger: str) -> None:
    assert label(parse, text, trigger) == text.removesuffix(".")
