"""Whether a weekday lies before publication or after it, by the verb that governs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Token

from events import analyze
from events.grammar.verb_direction import Direction
from events.lexicons import words
from events.parsing import spacy_pipeline
from events.parsing.sections import SectionKind
from events.times import find_times
from events.times.direction_cues import direction
from events.types import Basis, Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysed import Parse

    from events.types import Document

PUBLISHED = date(2024, 3, 13)  # a Wednesday
TODAY = PUBLISHED.isoformat()
VOCAB = English().vocab

# The ways to say that something lies ahead which can be read one way only.
AHEAD = [
    "Mayor to resign on Friday",
    "Workers to strike on Friday",
    "Talks to resume on Friday after break",
    "300 pupils to be tested on Friday",
    "The mayor will resign on Friday.",
    "The mayor'll resign on Friday.",
    "The mayor’ll resign on Friday.",
    "The mayor won’t resign on Friday.",
    "The mayor shall resign on Friday.",
    "The mayor is going to resign on Friday.",
    "The mayor's going to resign on Friday.",
    "The mayor’s going to resign on Friday.",
    "The mayor isn't going to resign on Friday.",
    "They're going to resign on Friday.",
    "They’re going to resign on Friday.",
    "The mayor must resign on Friday.",
    "The mayor should resign on Friday.",
    "The mayor can resign on Friday.",
    "The mayor can’t resign on Friday.",
    "The mayor could resign on Friday.",
    "The mayor may resign on Friday.",
    "The mayor might resign on Friday.",
    "The mayor ought to resign on Friday.",
    "The mayor has to resign on Friday.",
    "The mayor will have to resign on Friday.",
    "The mayor needs to resign on Friday.",
    "The mayor need not resign on Friday.",
    "The mayor is to resign on Friday.",
    "The ministers are to resign on Friday.",
    "The mayor is about to resign on Friday.",
    "The mayor's about to resign on Friday.",
    "The mayor is due to resign on Friday.",
    "The mayor is set to resign on Friday.",
    "The mayor’s set to resign on Friday.",
    "The mayor is on track to resign on Friday.",
    "The plan is for the mayor to resign on Friday.",
    "The next step is for the mayor to resign on Friday.",
    "The mayor is on course to resign on Friday.",
    "The mayor is under pressure to resign on Friday.",
    "The mayor is under orders to resign on Friday.",
    "The mayor is in line to resign on Friday.",
    "The mayor is ready to resign on Friday.",
    "The mayor is likely to resign on Friday.",
    "The mayor is unlikely to resign on Friday.",
    "The mayor is bound to resign on Friday.",
    "The mayor is certain to resign on Friday.",
    "The mayor is expected to resign on Friday.",
    "The mayor is scheduled to resign on Friday.",
    "The mayor is supposed to resign on Friday.",
    "The mayor is prepared to resign on Friday.",
    "The mayor is resigning on Friday.",
    "The mayor's resigning on Friday.",
    "The mayor’s resigning on Friday.",
    "The ministers are meeting on Monday.",
    "They’re meeting on Monday.",
    "The governor is being sworn in on Friday.",
    "The mayor will be resigning on Friday.",
    "The mayor plans to resign on Friday.",
    "The mayor wants to resign on Friday.",
    "The mayor hopes to resign on Friday.",
    "The mayor intends to resign on Friday.",
    "The mayor is planning to resign on Friday.",
    "The verdict is due on Friday.",
    "The museum opens on Friday.",
    "The council votes on Friday.",
    "The train leaves on Friday.",
    "The court meets on Friday.",
    "The two must meet on Tuesday.",
    "Voters should choose on Sunday.",
    "Rain could fall on Thursday.",
    "Talks must resume on Monday.",
    "The mayor was to resign on Friday.",
    "The mayor was due to resign on Friday.",
    "The mayor was expected to resign on Friday.",
    "The mayor said he was going to resign on Friday.",
    "The mayor said she'd resign on Friday.",
    "The mayor said she’d resign on Friday.",
    "The law would take effect on Friday.",
    "The strike has to end and the ports must open on Friday.",
    "Let's meet on Friday.",
    "Let’s meet on Friday.",
    "They've got to leave on Friday.",
    "The mayor had better resign on Friday.",
    "The mayor said the shop would not open on Friday.",
    "The election is on Sunday.",
    "Schools don't open on Friday.",
    "The company's new plant opens Friday.",
    "The mayor said the shop opens on Friday.",
    "Prices are to rise on Friday and fall on Monday.",
    "Join us on Friday.",
    "He said he must leave on Friday.",
    "He'd have to leave on Friday.",
    "He’s leaving on Friday.",
    "We've to leave on Friday.",
    "The minister is not to travel on Friday.",
    "Nobody is to leave on Friday.",
]
# The past in all its forms, and what only looks like the future.
BEHIND = [
    "The mayor resigned on Friday.",
    "The mayor has resigned on Friday.",
    "The mayor's resigned on Friday.",
    "The mayor’s resigned on Friday.",
    "The mayor had resigned on Friday.",
    "They’d resigned on Friday.",
    "They've resigned on Friday.",
    "They’ve resigned on Friday.",
    "The mayor was resigning on Friday.",
    "The mayor was sacked on Friday.",
    "The mayor has been sacked on Friday.",
    "The mayor’s been sacked on Friday.",
    "The mayor had been sacked on Friday.",
    "The mayor did resign on Friday.",
    "The mayor did not resign on Friday.",
    "The mayor didn’t resign on Friday.",
    "The mayor may have resigned on Friday.",
    "The mayor might have resigned on Friday.",
    "The mayor must have resigned on Friday.",
    "The mayor could have resigned on Friday.",
    "The mayor should have resigned on Friday.",
    "The mayor would have resigned on Friday.",
    "The mayor ought to have resigned on Friday.",
    "The mayor had to resign on Friday.",
    "The mayor needed to resign on Friday.",
    "The mayor was going to resign on Friday.",
    "The mayor was about to resign on Friday when the vote was called.",
    "The mayor was ready to resign on Friday.",
    "The mayor was able to leave on Friday.",
    "The mayor was forced to resign on Friday.",
    "The mayor managed to escape on Friday.",
    "The mayor tried to escape on Friday.",
    "The mayor could not attend on Friday.",
    "The mayor couldn’t attend on Friday.",
    "Shots could be heard on Friday.",
    "The mayor is said to have resigned on Friday.",
    "The mayor appears to have resigned on Friday.",
    "The mayor was to have resigned on Friday.",
    "The mayor had been due to resign on Friday.",
    "The mayor got sacked on Friday.",
    "The mayor kept working on Friday.",
    "The mayor refused to speak on Friday.",
    "The mayor would not say on Friday who pays.",
    "The mayor wouldn’t comment on Friday.",
    "The mayor used to work on Friday.",
    "The mayor says he resigned on Friday.",
    "Police are questioning a man arrested on Friday.",
    "The firm plans to appeal after it lost on Friday.",
    "He will appeal the verdict handed down on Friday.",
    "The man who was shot on Friday will recover.",
    "The pictures show the damage that the storm did on Friday.",
    "The army said it took the town on Friday.",
    "Having resigned on Friday, she left.",
    "The mayor's decision to resign on Friday was praised.",
    "They agreed on Friday to meet.",
    "The attack on Friday is under investigation.",
    "Police are investigating a fire that broke out on Friday.",
    "The index stands higher than on Friday.",
    "The road has been closed since Friday.",
    "The road is closed since Friday.",
    "Friday's vote opens the way to a deal.",
    "The mayor's resignation on Friday leaves a gap.",
    "He is accused of setting the fire on Friday.",
    "Photographs show the crowd on Friday.",
    "Prosecutors say he fled on Friday.",
    "He'd left on Friday.",
    "He’d been ill on Friday.",
    "He’s been missing since Friday.",
    "It's been raining since Friday.",
]
# A preposition that says more than the verb.
AWAITED = [
    "The mayor will have resigned by Friday.",
    "The vote was delayed until Friday.",
    "The school was closed until Friday.",
    "The trial was postponed until Friday.",
    "The court adjourned until Friday.",
    "Trading was suspended until Friday.",
    "The judge gave them until Friday to pay.",
    "They had until Friday to pay.",
    "The bridge is closed until Friday.",
    "The show runs through Friday.",
    "The deadline was extended through Friday.",
    "The talks will go on until Friday.",
    "The strike could drag on until Friday.",
    "The union announced a strike for Friday.",
    "The union announced a protest for Friday.",
    "The channel announced a debate for Friday.",
    "The court announced a trial for Friday.",
    "The family announced a funeral for Friday.",
    "The palace announced a wedding for Friday.",
    "The band announced a concert for Friday.",
    "The council called a vote for Friday.",
    "The clubs agreed on a match for Friday.",
    "Organizers planned a walk for Friday.",
    "The mayor promised an answer for Friday.",
    "The launch was fixed for Friday.",
    "He invited them for Friday.",
    "They booked a flight for Friday.",
    "She wants an answer by Friday.",
    "The judge ordered them to leave by Friday.",
    "The bank demanded payment by Friday.",
    "A deal could come as early as Friday.",
    "The vote was expected as early as Friday.",
    "The firm must reply no later than Friday.",
]
OVER = [
    "The hearing lasted until Friday.",
    "The talks dragged on until Friday.",
    "The battle went on until Friday.",
    "The man survived until Friday.",
    "The wall stood until Friday.",
    "The crew slept until Friday.",
    "The two sides talked until Friday.",
    "The rebels fought until Friday.",
    "The family waited until Friday.",
    "Divers searched until Friday.",
    "Fans camped there until Friday.",
    "The town was besieged until Friday.",
    "Crews were fighting the fire until Friday.",
    "The army has held the town until Friday.",
    "It rained through Friday.",
    "The mayor stayed silent until Friday.",
    "Traders celebrated until Friday.",
    "The ship drifted until Friday.",
    "Nurses marched until Friday.",
    "The agency published the figures for Friday.",
    "The toll for Friday rose to nine.",
    "She had an answer by Friday.",
    "The water had fallen by Friday.",
    "The crews reached the village by Friday.",
    "The firm knew as early as Friday.",
]
# Months: the period that ends then is over or not as the verb says.
PERIODS = [
    ("Sales rose in the period through June.", "2023-06"),
    ("Profit fell in the half through September.", "2023-09"),
    ("Rents rose in the nine-month stretch through July.", "2023-07"),
    ("Output fell in the season through August.", "2023-08"),
    ("Traffic grew in the quarter through June.", "2023-06"),
    ("The court put the trial off until November.", "2024-11"),
]


@pytest.fixture
def weekday(parse: Callable[[str], tuple[Document, Doc]]) -> Callable[[str], str]:
    """The value of the last time in a sentence."""

    def read(text: str) -> str:
        document, doc = parse(text)
        return find_times(doc, replace(document, published=PUBLISHED))[-1].value

    return read


@pytest.mark.parametrize("text", [*AHEAD, *AWAITED])
def test_what_lies_ahead_is_dated_after_publication(
    text: str, weekday: Callable[[str], str]
) -> None:
    assert weekday(text) > TODAY


@pytest.mark.parametrize("text", [*BEHIND, *OVER])
def test_what_is_over_is_dated_before_publication(text: str, weekday: Callable[[str], str]) -> None:
    assert weekday(text) < TODAY


@pytest.mark.parametrize(("text", "value"), PERIODS)
def test_a_month_that_ends_a_period_is_over_as_the_verb_says(
    text: str, value: str, weekday: Callable[[str], str]
) -> None:
    assert weekday(text) == value


def test_a_caption_tells_in_the_present_what_has_happened(weekday: Callable[[str], str]) -> None:
    caption = (
        "The river fell again.\n\nA woman watches the flood in Lugo on Friday. (AP Photo/Ann Li)"
    )

    assert weekday(caption) < TODAY


def governed(verb: str, tag: str, preposition: str, *, lemma: str = "", noun: str = "") -> Token:
    """ "Friday" of "It VERB (noun) PREPOSITION Friday", built by hand."""
    rows = [("It", "PRP", "nsubj", 1, "PRON", "it"), (verb, tag, "ROOT", 1, "VERB", lemma or verb)]
    if noun:
        rows.append((noun, "NN", "dobj", 1, "NOUN", noun))
    last = len(rows)
    rows.append((preposition, "IN", "prep", last - 1, "ADP", preposition))
    rows.append(("Friday", "NNP", "pobj", last, "PROPN", "Friday"))
    printed, tags, deps, heads, pos, lemmas = (list(column) for column in zip(*rows, strict=True))
    doc = Doc(VOCAB, words=printed, tags=tags, deps=deps, heads=heads, pos=pos, lemmas=lemmas)
    doc.user_data[spacy_pipeline._KINDS] = [SectionKind.BODY] * len(doc)
    return doc[-1]


def found(token: Token) -> Direction:
    return direction(token, token.doc[: token.i].text + " ")


def table(name: str) -> list[str]:
    return sorted(words("looking_ahead", name))


@pytest.mark.parametrize("verb", table("putting_off"))
def test_what_is_put_off_until_friday_is_to_come(verb: str) -> None:
    assert found(governed("did", "VBD", "until", lemma=verb)) is Direction.FUTURE


@pytest.mark.parametrize("verb", ["camp", "celebrate", "drift", "fight", "last", "rage", "sleep"])
def test_what_lasted_until_friday_is_over(verb: str) -> None:
    assert found(governed("did", "VBD", "until", lemma=verb)) is Direction.PAST


@pytest.mark.parametrize("verb", table("demanding"))
def test_what_is_demanded_by_friday_is_to_come(verb: str) -> None:
    assert found(governed("did", "VBD", "by", lemma=verb)) is Direction.FUTURE


@pytest.mark.parametrize("verb", ["finish", "have", "leave", "reach", "sink"])
def test_what_was_so_by_friday_is_over(verb: str) -> None:
    assert found(governed("did", "VBD", "by", lemma=verb)) is Direction.PAST


@pytest.mark.parametrize("verb", table("rescheduling"))
@pytest.mark.parametrize(("preposition", "to_come"), [("to", True), ("on", False)])
def test_what_is_moved_to_friday_is_to_come(verb: str, preposition: str, to_come: bool) -> None:
    expected = Direction.FUTURE if to_come else Direction.PAST

    assert found(governed("did", "VBD", preposition, lemma=verb)) is expected


@pytest.mark.parametrize("word", sorted(set(table("expecting")) - set(table("rescheduling"))))
def test_what_is_expected_on_friday_is_to_come(word: str) -> None:
    assert found(governed("did", "VBD", "on", lemma=word)) is Direction.FUTURE


@pytest.mark.parametrize(
    "verb", [*table("on_the_calendar"), "appear", "fly", "meet", "play", "return", "visit", "vote"]
)
def test_the_present_tells_what_is_on_the_calendar(verb: str) -> None:
    assert found(governed("does", "VBZ", "on", lemma=verb)) is Direction.FUTURE


@pytest.mark.parametrize("verb", [*table("not_on_the_calendar"), "say", "report"])
def test_the_present_of_saying_and_showing_tells_of_no_calendar(verb: str) -> None:
    assert found(governed("does", "VBZ", "on", lemma=verb)) is Direction.UNKNOWN


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        *((noun, Direction.PAST) for noun in table("figures")),
        *((noun, Direction.FUTURE) for noun in ("concert", "gala", "match", "table", "wedding")),
    ],
)
def test_a_thing_for_friday_is_to_come_unless_it_is_a_figure(
    noun: str, expected: Direction
) -> None:
    assert found(governed("did", "VBD", "for", lemma="print", noun=noun)) is expected


@pytest.mark.parametrize("noun", table("periods"))
def test_a_period_through_friday_is_over_as_the_verb_says(noun: str) -> None:
    token = governed("does", "VBZ", "through", lemma="extend", noun=noun)

    assert found(token) is not Direction.FUTURE


@pytest.mark.parametrize(
    ("verb", "tag", "expected"),
    [
        *((verb, "VBD", Direction.FUTURE) for verb in table("committing")),
        *((verb, "VBZ", Direction.UNKNOWN) for verb in table("not_ahead")),
        *((verb, "VBZ", Direction.FUTURE) for verb in ("dare", "mean", "need", "refuse", "want")),
        *((verb, "VBD", Direction.PAST) for verb in ("force", "manage", "refuse", "try", "want")),
    ],
)
def test_an_infinitive_is_to_come_as_its_verb_says(
    verb: str, tag: str, expected: Direction
) -> None:
    doc = Doc(
        VOCAB,
        words=["It", "did", "to", "leave", "on", "Friday"],
        tags=["PRP", tag, "TO", "VB", "IN", "NNP"],
        deps=["nsubj", "ROOT", "aux", "xcomp", "prep", "pobj"],
        heads=[1, 1, 3, 1, 3, 4],
        pos=["PRON", "VERB", "PART", "VERB", "ADP", "PROPN"],
        lemmas=["it", verb, "to", "leave", "on", "Friday"],
    )
    doc.user_data[spacy_pipeline._KINDS] = [SectionKind.BODY] * len(doc)

    assert found(doc[-1]) is expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A woman walks past a burned car in Arden on Monday.", "2024-05-13"),
        ("Crews rescue a dog from a roof on Sunday.", "2024-05-12"),
        ("A soldier is carried to a truck on Monday.", "2024-05-13"),
        ("The trial starts on Monday.", "2024-05-20"),
        ("The barge sank on 20 June.", "2023-06-20"),
        ("The barge sank in July.", "2023-07-01"),
        ("The firm planned a fair on 20 June.", "2024-06-20"),
        ("She has been booked to play on Friday.", "2024-05-17"),
        ("The band has been confirmed to perform on Friday.", "2024-05-17"),
        ("Rebels seized the town on 20 June.", "2023-06-20"),
        ("Police shot two men in Lyon on 20 June.", "2023-06-20"),
        ("The plant was shut by the firm on 20 June.", "2023-06-20"),
        ("Crews put out the fire at the mill on 20 June.", "2023-06-20"),
        ("They set the vote on 20 June.", "2024-06-20"),
        ("Parliament approved elections on 20 June.", "2024-06-20"),
        ("He bought tickets for the game in Rome on 20 June.", "2024-06-20"),
        ("They moved the launch to Kiel on 20 June.", "2024-06-20"),
        ("The firm will pay victims of the July 20 explosion.", "2023-07-20"),
        ("A panel will study the crash of 3 July.", "2023-07-03"),
        ("The fire on 8 August killed nine.", "2023-08-08"),
        ("A mass will be held for those killed in the July 20 shooting.", "2023-07-20"),
        ("The July 20 election will be close.", "2024-07-20"),
        ("The July 20 explosion of the tower will take place at noon.", "2024-07-20"),
        ("The army will launch its July 20 attack on the town.", "2024-07-20"),
        ("The July 20 attack is being planned.", "2024-07-20"),
        ("Engineers are preparing for the July 20 explosion of the dam.", "2024-07-20"),
        ("The strike on July 20 will close schools.", "2024-07-20"),
        ("The town fears an attack on July 20.", "2024-07-20"),
    ],
)
def test_what_is_seen_or_has_happened_is_past(parse: Parse, text: str, day: str) -> None:
    _, doc = parse(text)
    document = Document(text=text, doc_id="test", published=date(2024, 5, 15))
    dated = [e for e in analyze(document, doc).events if e.basis is Basis.STATED]
    assert dated[0].interval is not None
    assert dated[0].interval.start is not None
    assert dated[0].interval.start.iso[:10] == day
