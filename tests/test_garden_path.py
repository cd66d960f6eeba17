"""Where the parser keeps its first reading too long, and what the labels then tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, label

from events import analyze
from events.types import Basis

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        # A participle behind its noun, and the main verb after it.
        (
            "Two men armed with knives attacked a shop in Lyon.",
            "attacked",
            "Two men armed with knives attacked a shop in Lyon",
        ),
        (
            "Soldiers deployed along the border arrested nine men.",
            "arrested",
            "Soldiers deployed along the border arrested nine men",
        ),
        (
            "Soldiers deployed along the border arrested nine men.",
            "deployed",
            "Soldiers were deployed along the border",
        ),
        (
            "A law passed to combat crowding could limit his sentence.",
            "limit",
            "A law passed to combat crowding could limit his sentence",
        ),
        (
            "A plan devised to cut costs would close ten schools.",
            "devised",
            "A plan was devised to cut costs",
        ),
        (
            "Multiple shots fired resulted in the death of a woman.",
            "resulted",
            "Multiple shots fired resulted in the death of a woman",
        ),
        (
            "Police are responding to a murder and attempted suicide in the city.",
            "responding",
            "Police are responding to a murder and attempted suicide in the city",
        ),
        # Two verbs of one subject stay so.
        ("The troops advanced to take the town and would stay.", "stay", "The troops would stay"),
        ("The firm reported a loss and cut 300 jobs.", "cut", "The firm cut 300 jobs"),
        # The noun after "after" is the subject of a clause.
        (
            "Holt died after a home he was visiting in Lyon was the target of a raid.",
            "died",
            "Holt died",
        ),
        # One noun, of which "stabbing" is a part.
        (
            "He was jailed over the 2015 stabbing death of his wife.",
            "jailed",
            "He was jailed over the 2015 stabbing death of his wife",
        ),
        # One who bears two titles.
        (
            "The novelist and playwright Irena Vash has died aged 88.",
            "died",
            "The novelist and playwright Irena Vash has died aged 88",
        ),
        # Who was told was also advised.
        (
            "The school was told that a boy had fallen ill and was advised by doctors to shut.",
            "advised",
            "The school was advised by doctors to shut",
        ),
        (
            "The school has been closed and the pupils given the drug.",
            "given",
            "The pupils have been given the drug",
        ),
    ],
)
def test_the_right_verb_is_the_main_one(parse: Parse, text: str, trigger: str, told: str) -> None:
    assert label(parse, text, trigger) == told


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        (
            "It's this book all the poets were inspired by.",
            "inspired",
            "All the poets were inspired by this book",
        ),
        (
            "The case made her into such a star that a paper praised her.",
            "made",
            "The case made her into such a star that a paper praised her",
        ),
        (
            "They were forced to pull out of a concert at the Dome in Lyon.",
            "pull",
            "They were forced to pull out of a concert at the Dome in Lyon",
        ),
        (
            "John Terry and Wayne Bridge are out, leaving the coach with a problem.",
            "leaving",
            "John Terry and Wayne Bridge leave the coach with a problem",
        ),
        (
            "Corva City came from behind to beat Tarn and reach the final.",
            "reach",
            "Corva City came to reach the final",
        ),
        (
            "She said the market had turned faster than anyone expected.",
            "turned",
            "The market had turned faster than anyone expected",
        ),
        (
            "They agreed to reopen embassies and to resume flights.",
            "resume",
            "They agreed to resume flights",
        ),
        (
            "The clip, filmed by a guest and posted on Sunday, has been seen by millions.",
            "posted",
            "The clip was posted",
        ),
        (
            "It had 25 men there, but 20 were digging for their families.",
            "digging",
            "20 were digging for their families",
        ),
    ],
)
def test_a_label_keeps_its_words(parse: Parse, text: str, trigger: str, told: str) -> None:
    assert label(parse, text, trigger) == told


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The mayor announced Sunday harsh new cuts.",
            "announced",
            "The mayor announced harsh new cuts",
        ),
        ("Clinics reported Friday two new deaths.", "reported", "Clinics reported two new deaths"),
        ("The court ordered Tuesday a new trial.", "ordered", "The court ordered a new trial"),
        (
            "The priest announced Sunday services.",
            "announced",
            "The priest announced Sunday services",
        ),
    ],
)
def test_a_day_after_what_is_made_known_is_when_it_was(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    event = event_at(parse, text, trigger)
    assert event.label == expected
    assert event.basis is Basis.STATED


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Oil has washed ashore since the ship sank in May and has killed birds.",
            "killed",
            "Oil has killed birds",
        ),
        (
            "The zoo, which is run by a trust and visited by thousands, was sold.",
            "visited",
            "The zoo is visited by thousands",
        ),
        (
            "The owner flatly denied haste was a cause of the fire.",
            "denied",
            "The owner flatly denied haste was a cause of the fire",
        ),
        (
            "They dived beneath where a barge burned and sank last week.",
            "sank",
            "A barge sank",
        ),
        ("He told of the moment the wave hit.", "hit", "The wave hit"),
        ("She recalled the year the mine closed.", "closed", "The mine closed"),
    ],
)
def test_what_is_joined_to_a_verb_has_its_own_subject(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Mayor, two aides hurt in fire.", "hurt", "Mayor and two aides were hurt in fire"),
        (
            "Nine guests left after the storm were taken to a school.",
            "taken",
            "Nine guests were taken to a school",
        ),
        ("Among those injured was Eva Noll, 50.", "injured", "Eva Noll was among those injured"),
        (
            "Killed in the raid were two cooks and a guard.",
            "Killed",
            "Two cooks and a guard were killed in the raid",
        ),
        (
            "Arrested on Monday were Al Coe and Ed Lund.",
            "Arrested",
            "Al Coe and Ed Lund were arrested",
        ),
        ("The two boys were beaten and stabbed.", "stabbed", "The two boys were stabbed"),
        ("The strike-which began in May-has ended.", "ended", "The strike has ended"),
        (
            "The union ends the long strike-and owners are glad.",
            "ends",
            "The union ends the long strike",
        ),
    ],
)
def test_who_is_told_of_is_found_behind_the_verb_or_beside_a_dash(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_who_is_missing_misses_nobody(parse: Parse) -> None:
    text = "Police seek two girls missing from their home."
    assert label(parse, text, "seek") == text.removesuffix(".")
    assert [e.trigger.text for e in analyze(*parse(text)).events] == ["seek"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Police are reading papers collected last week at the mill.",
            "collected",
            "Papers were collected at the mill",
        ),
        ("Throughout the night nurses came.", "came", "Nurses came"),
        (
            "They have no information that Lund drove to a bank.",
            "drove",
            "They have no information that Lund drove to a bank",
        ),
        (
            "Most of the fruit is packed in boxes or wrapped inside cloths.",
            "wrapped",
            "Most of the fruit is packed in boxes or wrapped inside cloths",
        ),
        (
            "The waste was buried, burned, or sold using false papers.",
            "sold",
            "The waste was buried, burned, or sold using false papers",
        ),
        (
            "Ships will begin moving out on Friday, halting work for a week.",
            "halting",
            "Ships will halt work for a week",
        ),
        (
            "The gas could spread when exposed to heat.",
            "exposed",
            "The gas could spread when exposed to heat",
        ),
        (
            "There is a risk that the dam breaks.",
            "breaks",
            "There is a risk that the dam breaks",
        ),
    ],
)
def test_nobody_is_said_to_do_what_another_did_or_may_do(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The leader of the Vano family, who had been ill, fled.",
            "ill",
            "The leader had been ill",
        ),
        (
            "The plan, held up by rows over closing a mine and opening a school, passed.",
            "opening",
            "The plan was held up by rows over closing a mine",
        ),
        (
            "The council passed the law on Friday. The king is expected to sign it.",
            "sign",
            "The king is expected to sign it",
        ),
    ],
)
def test_a_body_is_not_what_is_told_of_a_person_or_a_law(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The firm said on Monday it would sell its bank.",
        "The owner told us on Monday he would leave.",
    ],
)
def test_what_was_said_on_a_day_was_said_then(parse: Parse, text: str) -> None:
    event = event_at(parse, text, text.split()[2])
    assert event.interval is not None
    assert event.interval.edtf == "2024-05-13"
    assert "Monday" not in event.label


def test_a_headline_is_said_by_whom_it_names_before_a_colon(parse: Parse) -> None:
    text = "Mother: Boy hurt in fall was visiting from Lund\n\nA boy was hurt on Sunday."
    event = event_at(parse, text, "visiting")
    assert event.attribution is not None
    assert event.attribution.name == "mother"
    assert event.label == "Boy hurt in fall was visiting from Lund"


def test_what_is_denied_now_beside_what_was_done_is_no_infinitive(parse: Parse) -> None:
    text = "Two engineers were arrested on Sunday and deny that they knew of it."
    assert label(parse, text, "deny") == "Two engineers deny that they knew of it"


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        (
            "The outbreak appeared to have peaked between April 23 and 28 and fewer people had "
            "gone to hospitals.",
            "gone",
            "Fewer people had gone to hospitals",
        ),
        (
            "The vote was set for May 5 and many voters have registered.",
            "registered",
            "Many voters have registered",
        ),
        ("He met the mayor and her aides had left.", "left", "The mayor’s aides had left"),
        ("She was seen in Kiel and Lyon and will go to Rome.", "go", "She will go to Rome"),
        (
            "Two children - ages 6 and 11 - were taken to hospital.",
            "taken",
            "Two children ages 6 and 11 were taken to hospital",
        ),
        ("The mayor - a former nurse - resigned.", "resigned", "The mayor resigned"),
        (
            "SARS, or severe acute respiratory syndrome, killed more than 800 people.",
            "killed",
            "SARS killed more than 800 people",
        ),
        ("A van, or a car, hit the wall.", "hit", "A van or a car hit the wall"),
        ("Ann Berg, or Jon Holm, stole it.", "stole", "Ann Berg or Jon Holm stole it"),
        ("The police, or the army, shot him.", "shot", "The police or the army shot him"),
        (
            "The area of hypoxia, or low levels of oxygen, covered 7,722 square miles.",
            "covered",
            "The area of hypoxia covered 7,722 square miles",
        ),
        (
            "An airman was hurt in a shooting at a Fort Lauderdale, Florida airport.",
            "hurt",
            "An airman was hurt in a shooting at a Fort Lauderdale, Florida airport",
        ),
        (
            "Police searched a Tulsa, Oklahoma home.",
            "searched",
            "Police searched a Tulsa, Oklahoma home",
        ),
        ("He was born in Lyon, France.", "born", "He was born in Lyon"),
        ("Crews sealed the Marlo well on Monday.", "sealed", "Crews sealed the Marlo well"),
        ("Doctors treated Ann Cole well.", "treated", "Doctors treated Ann Cole well"),
        (
            "The commission said the firm and its partners had lacked a plan.",
            "lacked",
            "The firm and its partners had lacked a plan",
        ),
        ("Police said the men had been held.", "held", "The men had been held"),
        (
            "Lawmakers felt the tax increase, to 32 cents a barrel, was reasonable.",
            "felt",
            "Lawmakers felt the tax increase was reasonable",
        ),
        ("He felt the cold and was ill.", "felt", "He felt the cold"),
    ],
)
def test_what_stands_beside_a_noun_is_no_part_of_it(
    parse: Parse, text: str, trigger: str, told: str
) -> None:
    assert label(parse, text, trigger) == told
