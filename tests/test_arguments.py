"""Who did what to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from events import analyze
from events.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.types import Argument, Document

    Parse = Callable[[str], tuple[Document, Doc]]


def arguments(parse: Parse, text: str, trigger: str) -> tuple[Argument, ...]:
    return next(e.arguments for e in analyze(*parse(text)).events if e.trigger.text == trigger)


def words(found: tuple[Argument, ...], role: Role) -> list[str]:
    return [argument.span.text for argument in found if argument.role is role]


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "patients"),
    [
        ("Rebels seized the town.", "seized", ["Rebels"], ["the town"]),
        ("The town was seized by rebels.", "seized", ["rebels"], ["The town"]),
        ("The town was seized.", "seized", [], ["The town"]),
        ("The men were caught and shot.", "shot", [], ["The men"]),
        ("Rebels who seized the town left.", "seized", ["Rebels"], ["the town"]),
        ("The town that rebels seized fell silent.", "seized", ["rebels"], ["The town"]),
        ("They smashed statues and shrines.", "smashed", ["They"], ["statues", "shrines"]),
        ("The fall of the town shook the capital.", "fall", ["the town"], []),
        ("The destruction of the town went on.", "destruction", [], ["the town"]),
        ("The siege of three years ended.", "siege", [], []),
        ("The arrest of the minister by police was news.", "arrest", ["police"], ["the minister"]),
        ("U.S.-led airstrikes went on.", "airstrikes", ["U.S.-led"], []),
        ("The army carried out airstrikes.", "airstrikes", ["The army"], []),
        ("The team suffered a defeat.", "defeat", [], ["The team"]),
        ("Warnings from the minister came late.", "Warnings", ["the minister"], []),
        ("The departure from the party was news.", "departure", [], []),
        ("Her resignation from the board was news.", "resignation", ["Her"], []),
        ("A police raid on the club ended.", "raid", ["police"], ["the club"]),
        ("An army offensive began.", "offensive", ["army"], []),
        ("A child murder shook the town.", "murder", [], []),
        ("The Russian invasion of Corvia began.", "invasion", ["Russian"], ["Corvia"]),
        # Whose attack it was did what the attack did.
        ("Ten civilians were killed in a Nato air strike.", "killed", ["Nato"], ["Ten civilians"]),
        ("Ten were killed in a U.S. air raid.", "killed", ["U.S."], ["Ten"]),
        ("A US drone strike killed ten men.", "killed", ["A US drone strike", "US"], ["ten men"]),
        ("Israeli air strikes went on.", "strikes", ["Israeli"], []),
        ("The French elections were over.", "elections", [], []),
        ("The victory of the Greens was news.", "victory", ["the Greens"], []),
        ("A plane crashed, according to Ann.", "according", ["Ann"], []),
        ("Ann was among 12 people killed.", "killed", [], ["Ann", "12 people"]),
        ("Ann was one of three people held.", "held", [], ["Ann", "three people"]),
        ("A nurse was among those who died.", "died", ["A nurse", "those"], []),
        ("Three of the men held were Swedes.", "held", [], ["the men"]),
        ("Acme bought a rival that it once sued.", "sued", ["it"], ["a rival"]),
        ("The stock gained 6 percent, its biggest rise.", "gained", ["The stock"], ["6 percent"]),
        ("Police held a man on suspicion of shooting Ann.", "shooting", ["a man"], ["Ann"]),
        ("Corvia held two men over claims of killing Ann.", "killing", ["two men"], ["Ann"]),
        ("The state charged two men with beating Ann.", "beating", ["two men"], ["Ann"]),
        (
            "Judges jailed Jon Berg for six years for shooting Ann.",
            "shooting",
            ["Jon Berg"],
            ["Ann"],
        ),
        ("Two men were held on charges of shooting Ann.", "shooting", ["Two men"], ["Ann"]),
        ("Police killed two men with shooting skill.", "killed", ["Police"], ["two men"]),
    ],
)
def test_agents_do_and_patients_suffer(
    parse: Parse, text: str, trigger: str, agents: list[str], patients: list[str]
) -> None:
    found = arguments(parse, text, trigger)

    assert (words(found, Role.AGENT), words(found, Role.PATIENT)) == (agents, patients)


def test_agents_come_first(parse: Parse) -> None:
    found = arguments(parse, "The town was seized by rebels in Syria.", "seized")

    assert [argument.role for argument in found][:2] == [Role.AGENT, Role.PATIENT]


def test_an_argument_is_the_actor_and_not_its_name(parse: Parse) -> None:
    text = "Aldwych grew in May. The company bought a rival from Norway."

    (agent,) = (a for a in arguments(parse, text, "bought") if a.role is Role.AGENT)

    assert agent.span.text == "The company"
    assert agent.actor is not None
    assert agent.actor.name == "Aldwych"


def test_what_acts_for_its_owner_is_its_owner(parse: Parse) -> None:
    text = "The Syrian government’s warplanes bombed the town."

    (agent,) = (a for a in arguments(parse, text, "bombed") if a.role is Role.AGENT)

    assert agent.actor is not None
    assert agent.actor.name == "Syrian government"


@pytest.mark.parametrize(
    ("text", "trigger", "places"),
    [
        ("Rebels won a battle in Syria.", "won", ["Syria"]),
        ("Rebels won a battle in May.", "won", []),
        ("Rebels marched toward the city.", "marched", ["the city"]),
    ],
)
def test_places(parse: Parse, text: str, trigger: str, places: list[str]) -> None:
    assert words(arguments(parse, text, trigger), Role.PLACE) == places


def test_what_a_clause_causes_has_no_agent(parse: Parse) -> None:
    found = arguments(parse, "Rebels seized the town on Sunday, ending a siege.", "ending")

    assert words(found, Role.AGENT) == []


@pytest.mark.parametrize(
    ("text", "word", "role", "expected"),
    [
        ("Two men were arrested and a third wounded.", "wounded", "patient", "third"),
        ("Roads will be closed and traffic diverted.", "diverted", "patient", "traffic"),
        ("Ten were killed and five million left homeless.", "left", "patient", "five million"),
        ("Houses were burned and the mayor fled.", "fled", "agent", "mayor"),
        ("So Berg’s put his own car on the flight.", "put", "agent", "Berg"),
        (
            "The killing of an ape at the zoo after a boy fell into the den triggered outrage.",
            "triggered",
            "agent",
            "killing",
        ),
        (
            "Gorilla numbers in the forests of Cameroon, the Central African Republic and Gabon "
            "have declined by half.",
            "declined",
            "agent",
            "numbers",
        ),
        (
            "Ann Holm has given money to the Red Cross and actor Leo Berg pledged a ship.",
            "pledged",
            "agent",
            "Leo Berg",
        ),
    ],
)
def test_the_subject_that_a_sentence_shares_or_skips_is_found(
    parse: Parse, text: str, word: str, role: str, expected: str
) -> None:
    document, doc = parse(text)
    event = next(e for e in analyze(document, doc).events if e.trigger.text == word)
    assert [expected in part.span.text for part in event.arguments if part.role == role] == [True]


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("In an interview with Bob Hale, whom she accused, Ann spoke.", "accused", ["Bob Hale"]),
        (
            "In a talk with Bob Hale last year, whom she accused, Ann spoke.",
            "accused",
            ["Bob Hale"],
        ),
        ("The book that she sold last year, which she wrote, was read.", "sold", ["The book"]),
    ],
)
def test_nobody_accuses_an_interview(
    parse: Parse, text: str, trigger: str, whom: list[str]
) -> None:
    assert words(arguments(parse, text, trigger), Role.PATIENT) == whom


@pytest.mark.parametrize(
    ("text", "trigger", "patients"),
    [
        ("Acme made an offer for Corvia Steel.", "made", ["Corvia Steel"]),
        ("The zoo made the decision to shoot the gorilla.", "made", ["Gorilla"]),
        ("The blast led to the deaths of 11 people.", "led", ["11 people"]),
        ("The raid resulted in the arrest of two men.", "resulted", ["Two men"]),
        ("The flood prompted calls for the resignation of Per Dahl.", "prompted", ["Dahl"]),
        ("The death of Ann Lind shocked the town.", "shocked", ["Ann Lind", "Town"]),
        ("Ann Lind wrote an article for the Guardian.", "wrote", ["Article", "Guardian"]),
        ("Ann Lind wants to sell the mine to Acme Corp.", "wants", ["Mine"]),
        ("Per Dahl spoke after the arrest of two men.", "spoke", []),
        ("Acme said that its offer for a rival had failed.", "said", []),
    ],
)
def test_whom_it_concerns_takes_part(
    parse: Parse, text: str, trigger: str, patients: list[str]
) -> None:
    found = arguments(parse, text, trigger)
    named = [one.actor.name for one in found if one.role is Role.PATIENT and one.actor]
    assert named == patients


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("The pair, Ann Lind and Jon Berg, were released.", ["Ann Lind", "Jon Berg"]),
        ("Two men, Jon Berg and Per Dahl, were released.", ["Jon Berg", "Dahl"]),
        ("Three men, Jon Berg and Per Dahl, were released.", ["Three men"]),
    ],
)
def test_those_who_are_named_take_part_for_their_number(
    parse: Parse, text: str, patients: list[str]
) -> None:
    found = arguments(parse, text, "released")
    assert [one.actor.name for one in found if one.actor] == patients


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Permission was sought from Judge Mitchell Beck.", "sought", ["Mitchell Beck"]),
        ("The money was stolen from Ann Lind.", "stolen", ["Ann Lind"]),
        ("She tried to offer first aid to Jon Berg.", "tried", ["Jon Berg"]),
        ("The money was stolen from the car.", "stolen", []),
    ],
)
def test_those_from_whom_and_to_whom_take_part(
    parse: Parse, text: str, trigger: str, recipients: list[str]
) -> None:
    found = arguments(parse, text, trigger)
    named = [one.actor.name for one in found if one.role is Role.RECIPIENT and one.actor]
    assert named == recipients


def test_in_a_headline_who_is_to_do_it_does_it(parse: Parse) -> None:
    found = arguments(parse, "President Berg to visit Oslo on Monday", "visit")
    assert words(found, Role.AGENT) == ["President Berg"]
