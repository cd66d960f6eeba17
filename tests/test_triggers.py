"""The words that name events, and what the words around them say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from events.predicates.triggers import find_triggers
from events.types import Span, Tense, TimeExpression, TimexType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from events.types import Document, Event

    Parse = Callable[[str], tuple[Document, Doc]]


def triggers_of(parse: Parse, text: str) -> list[Event]:
    document, doc = parse(text)
    return list(find_triggers(doc, document, ()))


def event_named(parse: Parse, text: str, word: str) -> Event:
    return next(event for event in triggers_of(parse, text) if event.trigger.text == word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels seized the town on Sunday.", ["seized"]),
        ("The fall of the town ended a long siege.", ["fall", "ended", "siege"]),
        ("The army was carrying out airstrikes.", ["carrying", "airstrikes"]),
        ("The storm killed ten people.", ["storm", "killed"]),
        ("The attack helicopter belongs to the navy.", ["belongs"]),
        ("She is going to leave the company.", ["leave"]),
        ("He is a lawyer from Ohio.", []),
        ("Many firms, including banks, closed after the merger.", ["closed", "merger"]),
        ("The two sides agreed to a cease-fire.", ["agreed", "fire"]),
        ("He was re-elected in May.", ["re-elected"]),
        ("The index lost 500 points on Monday, its worst fall in years.", ["lost", "fall"]),
        ("Deliveries of the jet will resume in May.", ["Deliveries", "resume"]),
        ("Fans sang Let It Go on Sunday.", ["sang"]),
        ("Orr fell into the title shot a week ago.", ["fell"]),
        ("A film by Chasing Light, an agency, angered Oslo.", ["angered"]),
        ("Mayor Wants Bridge Closed After Crash", ["Wants", "Closed", "Crash"]),
        ("Apple Inc. co-founder Steve Jobs dies aged 56", ["dies"]),
        ("Jobs welcomed everyone to the event.", ["welcomed", "event"]),
        ("Sales fell 20 percent.", ["fell"]),
        ("The sale of the company was announced.", ["sale", "announced"]),
        ("He faces a charge of murder.", ["faces"]),
        ("The firm, which owns hotels, consists of two divisions.", []),
        ("The company's order book is full.", []),
        ("Ruins that date back 2,000 years were damaged.", ["damaged"]),
        ("A view of the city and a video followed.", ["followed"]),
        ("Operating profit rose.", ["rose"]),
        ("It reported sales of $9 million.", ["reported"]),
        ("It announced the sale of shares.", ["announced", "sale"]),
        ("Waxman operates nine stores and sold two.", ["sold"]),
        ("The town burned, as did the mill.", ["burned"]),
        ("Apple releases program to limit iPod volume", ["releases", "limit"]),
        ("The firm fell apart as its rivals had.", ["fell"]),
        ("The mayor resigned, as had her aide.", ["resigned"]),
        ("The town had a fair on Monday.", ["had"]),
        ("They're going to leave.", ["leave"]),
        ("They’re going to leave.", ["leave"]),
        ("The mayor’s going to leave.", ["leave"]),
        ("The vote is going to be held.", ["vote", "held"]),
        ("They’ve got to leave.", ["leave"]),
        ("The mayor’s been sacked.", ["sacked"]),
        ("They’d left and we’ll follow.", ["left", "follow"]),
        ("I’m leaving; that’s what they’re doing.", ["leaving", "doing"]),
    ],
)
def test_finds_the_words_that_name_events(parse: Parse, text: str, expected: list[str]) -> None:
    found = triggers_of(parse, text)

    assert [event.trigger.text for event in found] == expected


def test_no_word_of_a_time_is_a_trigger(parse: Parse) -> None:
    document, doc = parse("They left in the fall of 2014.")
    start = document.text.index("the fall")
    season = TimeExpression(
        span=Span(document, start, start + len("the fall of 2014")),
        type=TimexType.DATE,
        value="2014-FA",
        rule="season",
        explanation="autumn 2014",
    )

    found = find_triggers(doc, document, (season,))

    assert [event.trigger.text for event in found] == ["left"]


def test_the_sentence_is_whole_and_trimmed(parse: Parse) -> None:
    found = triggers_of(parse, "It rained.\n\nThe bridge collapsed on Monday.  \n\nNobody died.")

    assert [event.sentence.text for event in found] == [
        "It rained.",
        "The bridge collapsed on Monday.",
        "Nobody died.",
    ]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Officials were hoping for rain.", "hoping", "hope"),
        ("The minister hopes to win.", "hopes", "hope"),
        ("Workers staged a walkout.", "staged", "stage"),
        ("The talks stopped.", "stopped", "stop"),
        ("Clashes were continuing.", "Clashes", "clash"),
    ],
)
def test_gives_the_lemma(parse: Parse, text: str, word: str, lemma: str) -> None:
    assert event_named(parse, text, word).lemma == lemma


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army seized the town.", "seized", "OCCURRENCE"),
        ("The minister said that talks failed.", "said", "REPORTING"),
        ("Rain continued all night.", "continued", "ASPECTUAL"),
        ("They tried to enter the fort.", "tried", "I_ACTION"),
        ("Officials hope to reopen the road.", "hope", "I_STATE"),
        ("Neighbours saw the plane crash.", "saw", "PERCEPTION"),
        ("The family owns three hotels.", "owns", "STATE"),
        ("She was willing to resign.", "willing", "I_STATE"),
        ("Rescuers called off the search.", "called", "ASPECTUAL"),
        ("The board approved the merger.", "approved", "I_ACTION"),
        ("The group holds a stake in the bank.", "holds", "STATE"),
        ("The group holds talks on Friday.", "holds", "OCCURRENCE"),
        ("She held the costs down.", "held", "OCCURRENCE"),
        ("She was named president.", "named", "I_ACTION"),
        ("She named two suspects.", "named", "OCCURRENCE"),
        ("He added milk.", "added", "OCCURRENCE"),
        ("She added that the deal was dead.", "added", "REPORTING"),
    ],
)
def test_gives_each_event_its_class(parse: Parse, text: str, word: str, expected: str) -> None:
    event = event_named(parse, text, word)

    assert event.event_class == expected


@pytest.mark.parametrize(
    ("text", "word", "tense", "aspect"),
    [
        ("The army seized the town.", "seized", "PAST", "NONE"),
        ("The army has seized the town.", "seized", "PRESENT", "PERFECTIVE"),
        ("The army had withdrawn from the town.", "withdrawn", "PAST", "PERFECTIVE"),
        ("They had surrounded the base and seized several depots.", "seized", "PAST", "PERFECTIVE"),
        ("Clashes were continuing.", "continuing", "PAST", "PROGRESSIVE"),
        ("She has been waiting for days.", "waiting", "PRESENT", "PERFECTIVE_PROGRESSIVE"),
        ("The court will hear the case.", "hear", "FUTURE", "NONE"),
        ("The town was bombed.", "bombed", "PAST", "NONE"),
        ("They tried to enter.", "enter", "INFINITIVE", "NONE"),
        ("He might have escaped.", "escaped", "NONE", "PERFECTIVE"),
        ("He died after eating fish.", "eating", "PRESPART", "NONE"),
        ("A photograph taken on Monday shows the ruins.", "taken", "PASTPART", "NONE"),
        ("The assault lasted a week.", "assault", "NONE", "NONE"),
        ("They are going to vote.", "vote", "FUTURE", "NONE"),
        ("The plant is being closed.", "closed", "PRESENT", "PROGRESSIVE"),
    ],
)
def test_reads_tense_and_aspect(
    parse: Parse, text: str, word: str, tense: str, aspect: str
) -> None:
    event = event_named(parse, text, word)

    assert (event.tense, event.aspect) == (tense, aspect)


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("The army did not withdraw.", "withdraw", "NEG"),
        ("They never reached the coast.", "reached", "NEG"),
        ("Nobody was hurt.", "hurt", "NEG"),
        ("No one survived the crash.", "survived", "NEG"),
        ("He left without paying.", "paying", "NEG"),
        ("There was no attack.", "attack", "NEG"),
        ("The army withdrew.", "withdrew", "POS"),
        ("The rebels did not launch an attack.", "attack", "NEG"),
    ],
)
def test_reads_polarity(parse: Parse, text: str, word: str, polarity: str) -> None:
    event = event_named(parse, text, word)

    assert event.polarity == polarity


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The bank may close branches.", "close", "may"),
        ("It could have collapsed.", "collapsed", "could"),
        ("They attempted to enter the museum.", "attempted", None),
        ("They attempted to enter the museum.", "enter", "attempted"),
        ("If the talks fail, he will resign.", "fail", "if"),
        ("The rebels reportedly seized the airport.", "seized", "reportedly"),
        ("Police foiled a planned attack.", "attack", "planned"),
        ("Unions threatened a strike.", "strike", "threatened"),
        ("The group showed its ability to strike the capital.", "strike", "ability"),
        ("He will resign on Friday.", "resign", None),
        ("She has to resign.", "resign", "have to"),
        ("The plant could begin laying off workers.", "laying", "could"),
        ("He wants to begin selling shares.", "selling", "wants"),
        ("The agency could grant approval by June.", "approval", "could"),
        ("Critics spoke of the risk of a war.", "war", "risk"),
        ("The president called for a ceasefire.", "ceasefire", "called"),
        ("The statues were removed, officials told the agency.", "removed", None),
        ("It keeps them away just in case the rocket explodes.", "explodes", "in case"),
        ("They were safe in case the rocket exploded on the pad.", "exploded", "in case"),
        ("The town looks as though a bomb had hit it.", "hit", "as though"),
        ("Had he won, he would have resigned.", "won", "if"),
        ("Were she to resign, the party would split.", "resign", "if"),
        ("Should it rain, the match will be moved.", "rain", "should"),
        ("In that case the rocket exploded.", "exploded", None),
        ("In the case of the mill the owner resigned.", "resigned", None),
        ("Had they left by then?", "left", None),
    ],
)
def test_says_what_keeps_an_event_from_being_a_fact(
    parse: Parse, text: str, word: str, modality: str | None
) -> None:
    event = event_named(parse, text, word)

    assert event.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "The film is worth seeing.",
        "The plan is not worth fighting for.",
        "The house was worth buying.",
    ],
)
def test_what_is_worth_doing_is_not_done(parse: Parse, text: str) -> None:
    assert not [one for one in triggers_of(parse, text) if one.trigger.text.endswith("ing")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two firms have bought the brand, and now plan to sell it.", "plan"),
        ("The two sides have met twice and still disagree about the border.", "disagree"),
        ("They have left the party and form a new one.", "form"),
    ],
)
def test_what_goes_on_after_a_perfect_is_present(parse: Parse, text: str, word: str) -> None:
    assert event_named(parse, text, word).tense is Tense.PRESENT


def test_what_is_wanted_after_a_perfect_is_no_present(parse: Parse) -> None:
    event = event_named(parse, "They should have stayed and talk to her.", "talk")
    assert event.tense is not Tense.PRESENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Committee heads Ann Berg and Jon Holm met on Friday.", ["met"]),
        ("Task force heads Ann Berg and Jon Holm resigned on Friday.", ["resigned"]),
        ("Union leads Ann Berg and Jon Holm sued the mayor.", ["sued"]),
        ("The panel co-chairs Ann Berg and Jon Holm, both judges, left the town.", ["left"]),
        ("He left with commission co-chairs former Sen. Bob Hall and Jon Holm.", ["left"]),
        # These are verbs.
        ("Ann Berg co-chairs the panel.", ["co-chairs"]),
        ("The judge chairs the panel and resigned.", ["chairs", "resigned"]),
        ("The captain leads Ann Berg and Jon Holm to a house and resigned.", ["leads", "resigned"]),
        ("The firm heads the list.", ["heads"]),
    ],
)
def test_heads_before_names_are_people(parse: Parse, text: str, expected: list[str]) -> None:
    assert [event.trigger.text for event in triggers_of(parse, text)] == expected
