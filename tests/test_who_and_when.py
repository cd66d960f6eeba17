"""Who is meant, and when it was, where the nearest words mislead: in several phrasings each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, label, limits

from events import analyze

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Two men were held over the murder of Deputy Juan Sol which took place in May.",
            "took",
            "The murder of Deputy Juan Sol took place",
        ),
        (
            "She spoke of the abduction of the minister, which happened on Sunday.",
            "happened",
            "The abduction of the minister happened",
        ),
        (
            "The wedding of Prince Erik, which took place in Oslo on Monday, drew crowds.",
            "took",
            "The wedding of Prince Erik took place in Oslo",
        ),
        (
            "The crash on Mill Road that killed two boys is looked into.",
            "killed",
            "The crash on Mill Road killed two boys",
        ),
        (
            "The drive-by shooting at Ash Hill Houses that killed a baby shocked the city.",
            "killed",
            "The drive-by shooting at Ash Hill Houses killed a baby",
        ),
        (
            "The arrest of the mayor of Oslo, which occurred at dawn, led to protests.",
            "occurred",
            "The arrest of the mayor of Oslo occurred",
        ),
    ],
)
def test_no_person_or_place_takes_place_or_kills(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The fire at the home of a teacher that occurred on Sunday killed two.", "killed"),
        ("The race in Rome which took place on Sunday was won by Orr.", "won"),
        ("The wedding of Prince Erik, which took place on Sunday, drew crowds.", "drew"),
    ],
)
def test_what_took_place_on_a_day_did_its_work_then(parse: Parse, text: str, trigger: str) -> None:
    assert limits(event_at(parse, text, trigger)) == ("2024-05-12",) * 4


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # Who says something and then says more is the same.
        (
            "The teenagers told officers they fell. They also told police they found the gun.",
            "found",
            "The teenagers found the gun",
        ),
        (
            "The brothers told guards they slept. They said they had seen nothing.",
            "seen",
            "The brothers had seen nothing",
        ),
        # Whose kin it is, and whose death.
        (
            "Doctors told parents their children were ill.",
            "ill",
            "The parents’ children were ill",
        ),
        (
            "Police say the rebels burned the village before their escape.",
            "escape",
            "The rebels’ escape",
        ),
        # Two who act are closer than those of whom was told before.
        (
            "Rebels fled. Ann Berg and Jon Holm stayed in town. They were freed by soldiers.",
            "freed",
            "They were freed by soldiers",
        ),
        (
            "Activists wrote. The mayor, Ann Lind, and the vicar, Jon Orr, agreed. They said so.",
            "said",
            "They said so",
        ),
        # Nobody is called "Normalcy"; a judge at work is not the victim whose age is told next.
        (
            "Normalcy was something Santiago seemed to lack, himself. The FBI said he was held.",
            "held",
            "He was held",
        ),
        (
            "A judge freed a man. Jane Sol, the 15-year-old victim, was shot.",
            "freed",
            "A judge freed a man",
        ),
        # Who died is not who is sentenced for it; nobody shoots anybody's teens.
        (
            "A man who shot his girlfriend was jailed. Ann Ponce, 27, died. Kevin Quill wept.",
            "jailed",
            "A man who shot his girlfriend was jailed",
        ),
        (
            "The suspect is a man in his late teens or early 20s. He shot them from a car.",
            "shot",
            "The suspect shot them from a car",
        ),
        # A headline is no name.
        (
            "Lindsay Lohan Checks Out Of Rehab\n\nLindsay Lohan went home. The actress left Rome.",
            "went",
            "Lindsay Lohan went home",
        ),
        # "It" before what came to light is nobody.
        (
            "The navy said it had sunk a ship. It later transpired that the crew had fled.",
            "transpired",
            "It transpired that the crew had fled",
        ),
        (
            "The navy said it had sunk a ship. It then emerged that nobody was paid.",
            "emerged",
            "It emerged that nobody was paid",
        ),
    ],
)
def test_whom_they_and_it_mean(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("It is not known who fired the shots.", "fired", "It is not known who fired the shots"),
        (
            "It was not clear what caused the crash.",
            "caused",
            "It was not clear what caused the crash",
        ),
        ("It is not clear if the two were hurt.", "hurt", "It is not clear if the two were hurt"),
        ("It is unknown what she told police.", "told", "It is unknown what she told police"),
        ("She explained what had happened.", "happened", "She explained what had happened"),
        ("The union demanded that he go.", "go", "The union demanded that he go"),
        ("She asked that he leave her.", "leave", "She asked that he leave her"),
        # A condition is told with what hangs on it.
        ("If he loses the vote, he will go.", "loses", "He will go if he loses the vote"),
        (
            "Workers will strike unless the firm pays.",
            "pays",
            "Workers will strike unless the firm pays",
        ),
        (
            "It would mean the leak has passed the worst spill.",
            "passed",
            "It would mean the leak has passed the worst spill",
        ),
        (
            "The step does not necessarily mean the fever is causing more pain.",
            "causing",
            "The step does not necessarily mean the fever is causing more pain",
        ),
        (
            "Ana Lopez was one of the last people to see him.",
            "see",
            "Ana Lopez was one of the last people to see him",
        ),
        # A charge is told as one, however deep.
        (
            "He is accused of planning to strike a rival.",
            "strike",
            "He is accused of planning to strike a rival",
        ),
        (
            "She was charged with conspiring to rob a bank.",
            "rob",
            "She was charged with conspiring to rob a bank",
        ),
        ("He denied plotting to kill her.", "kill", "He denied plotting to kill her"),
        ("It is time for him to go.", "go", "It is time for him to go"),
        (
            "The law makes it harder for firms to sack staff.",
            "sack",
            "The law makes it harder for firms to sack staff",
        ),
        ("Police did not say when they had met.", "say", "Police did not say when they had met"),
    ],
)
def test_what_is_asked_is_told_with_the_asking(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He was killed on Friday. It is unclear when Sol came to the area.", "came"),
        ("He was killed on Friday. It is not known when she left the town.", "left"),
        ("He was killed on Friday. Police did not say when they arrested Orr.", "arrested"),
    ],
)
def test_what_was_at_an_unknown_time_has_no_day(parse: Parse, text: str, trigger: str) -> None:
    assert limits(event_at(parse, text, trigger))[0] == ".."


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Stations closed in the first weeks of the strike.", "closed"),
        ("He was jailed in the early days of the war.", "jailed"),
        ("The rule was put in place in the final hours of his term.", "put"),
    ],
)
def test_what_was_in_a_phase_of_something_is_no_news_of_the_day(
    parse: Parse, text: str, trigger: str
) -> None:
    assert limits(event_at(parse, text, trigger))[0] == ".."


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He has been able to lead a normal life.", "lead"),
        ("He has since been able to return to the country.", "return"),
        ("One of his first acts was to repeal it.", "repeal"),
        ("Both men deny conspiracy to murder and robbing a shop.", "robbing"),
        ("Ness denies murdering Chris Orr.", "murdering"),
        ("He is expected to appeal against his conviction.", "conviction"),
        ("The charges of rape and assault could be dropped.", "assault"),
    ],
)
def test_what_has_been_done_is_not_to_come(parse: Parse, text: str, trigger: str) -> None:
    assert limits(event_at(parse, text, trigger))[1] <= "2024-05-15"


@pytest.mark.parametrize(
    "text",
    [
        "It may be a feud, as opposed to a robbery.",
        "The plan, as opposed to the old one, was passed.",
        "Sales rose 5%, as compared with 3% last year.",
        "The team will meet the king on Thursday following their victory at the weekend.",
    ],
)
def test_what_only_ties_words_together_is_no_event(parse: Parse, text: str) -> None:
    found = {event.trigger.text for event in analyze(*parse(text)).events}

    assert not found & {"opposed", "compared", "following"}


def test_the_day_of_a_siege_that_ended_is_its_last(parse: Parse) -> None:
    event = event_at(parse, "He was freed on Monday after a three-day standoff.", "standoff")

    assert limits(event) == ("2024-05-10", "2024-05-10", "2024-05-13", "2024-05-13")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # "Officials said" behind a clause are not what the clause is about.
        (
            "A boy was held after the shooting of a friend as the two of them and a third "
            "were trespassing, police said.",
            "trespassing",
            "The two of them and a third were trespassing",
        ),
        (
            "On Qeshm, between half and two-thirds of homes had been damaged, officials said.",
            "damaged",
            "On Qeshm, between half and two-thirds of homes had been damaged",
        ),
        # All of a list, where the verb is in the plural.
        (
            "Police say the young victim, his older brother and the driver live in Wood.",
            "live",
            "The young victim, his older brother and the driver live in Wood",
        ),
        # "That" behind an object, in quotation marks or not.
        (
            "Police say the boy had a pistol on him that “discharged” and hit the victim.",
            "hit",
            "A pistol hit the victim",
        ),
        # No drugs visit a doctor, and no hearing is ordered held.
        (
            "She thought that the fumes were harming her lungs, and had visited doctors.",
            "visited",
            "She had visited doctors",
        ),
        (
            "After the hearing, Marlow, 37, was ordered held on charges of murder.",
            "ordered",
            "Marlow was ordered held on charges of murder",
        ),
        # What may be done is not done; what hangs from brackets stays, and what measures it.
        (
            "There are fears that the rules could harm trade and put limits on the public.",
            "put",
            "The rules could put limits on the public",
        ),
        (
            "The law backs a plan to sell 90 tons (2.9 million ounces) of its gold reserves.",
            "backs",
            "The law backs a plan to sell 90 tons of its gold reserves",
        ),
        (
            "The river sends as much mud into the bay in a day as the leak has done in months.",
            "sends",
            "The river sends as much mud into the bay as the leak has done in months",
        ),
        (
            "The area has not been hit by a quake in more than 25 years.",
            "hit",
            "The area has not been hit by a quake in more than 25 years",
        ),
        (
            "The outage will extend into next week.",
            "extend",
            "The outage will extend into next week",
        ),
    ],
)
def test_whose_deed_it_is_and_how_far_it_goes(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_those_told_are_not_parted_from_what_they_are(parse: Parse) -> None:
    text = "The children told a victims advocate that Dorn was asleep when the gun went off."

    events = analyze(*parse(text)).events
    sources = {e.attribution.source.text for e in events if e.attribution and e.attribution.source}

    assert sources == {"The children"}


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("Medics took the others away, Lt. Aaron Doyle said.", "took", "Lt. Aaron Doyle"),
        ("The man was held, said Sgt. Ann Berg.", "held", "Sgt. Ann Berg"),
        ("Police Capt. Jon Orr said the man was held.", "held", "Police Capt. Jon Orr"),
        ("A fall in BP Plc (BP.L) output hurt it, analysts said.", "hurt", "analysts"),
        ("Court records state that he threatened a boy.", "threatened", "Court records"),
        ("Police records state he was armed.", "armed", "Police records"),
    ],
)
def test_no_sentence_ends_after_a_title_or_in_a_ticker(
    parse: Parse, text: str, trigger: str, source: str
) -> None:
    attribution = event_at(parse, text, trigger).attribution

    assert attribution is not None
    assert attribution.source is not None
    assert attribution.source.text == source


def test_who_has_worked_there_for_years_still_does(parse: Parse) -> None:
    event = event_at(parse, "Ann Berg has worked in the area for 30 years.", "worked")

    assert limits(event)[2:] == ("2024-05-15", "..")


def test_nothing_is_done_to_a_network_on_which_people_speak(parse: Parse) -> None:
    event = event_at(parse, "Berg drummed up support on Facebook.", "drummed")

    assert [one.span.text for one in event.arguments] == ["Berg", "support"]


@pytest.mark.parametrize(
    "clause",
    [
        "The person who called police said she was awake.",
        "The man who was arrested said she was awake.",
        "The woman who called police said she was awake.",
    ],
)
def test_who_is_told_by_what_he_did_is_nobody_met_before(parse: Parse, clause: str) -> None:
    text = f"A student was hurt in Oslo on Sunday. {clause}"
    [agent] = event_at(parse, text, "said").arguments
    assert agent.actor is not None
    assert agent.actor.name.lower() in clause


def test_a_participle_that_says_since_when_is_no_event(parse: Parse) -> None:
    text = "The fund lent money to farmers beginning in 2006."
    assert not [e for e in analyze(*parse(text)).events if e.trigger.text == "beginning"]
    assert limits(event_at(parse, text, "lent"))[:2] == ("2006-01-01", "2006-12-31")
    text = "The firm has sold cars, beginning with a van in 1990."
    assert [e for e in analyze(*parse(text)).events if e.trigger.text == "beginning"]


def test_a_speaker_is_no_part_of_the_place_before_him(parse: Parse) -> None:
    text = "Ann Adams led the search. The couple were at Lagoon, Adams said."
    event = event_at(parse, text, "said")
    assert [one.actor.name for one in event.arguments] == ["Ann Adams"]


def test_what_somebody_was_reluctant_to_do_is_told_so(parse: Parse) -> None:
    text = "Keller was tired and reluctant to leave the house."
    assert label(parse, text, "leave") == "Keller was tired and reluctant to leave the house"
    text = "The fight started sometime Sunday night."
    assert "sometime" not in label(parse, text, "started")


def test_the_past_hours_are_the_days_that_they_touch(parse: Parse) -> None:
    text = "Crews have freed nine people in the past 24 hours."
    assert limits(event_at(parse, text, "freed"))[0] == "2024-05-14"


def test_what_is_going_on_is_under_way_on_the_day(parse: Parse) -> None:
    text = "The singer is mourning her brother."
    assert limits(event_at(parse, text, "mourning")) == ("..", "2024-05-15", "2024-05-15", "..")
