"""Who acts: names, nominals and pronouns joined to one actor each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from events.actors import find_actors, heads
from events.actors.mentions import is_multitude
from events.lexicons import words
from events.types import Actor, ActorType, Document, MentionType

if TYPE_CHECKING:
    Parse = Callable[[str], tuple[Document, Doc]]


INANIMATE = (ActorType.THING, ActorType.PLACE)


def actors_of(parse: Parse, text: str) -> dict[str, Actor]:
    document, doc = parse(text)
    return {actor.name: actor for actor in find_actors(doc, document, ())}


def mentions(actor: Actor) -> list[str]:
    return [mention.span.text for mention in actor.mentions]


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        (
            "The International Monetary Fund met in Paris. The IMF said growth was slow.",
            "International Monetary Fund",
            ["IMF"],
        ),
        ("Acme Corp. hired 20 people. Acme said it would grow.", "Acme", ["Acme Corp.", "it"]),
        ("Islamic State fighters took the town. ISIS said so.", "Islamic State", ["ISIS"]),
        (
            "President Bashar al-Assad spoke on Monday. Assad said he would stay.",
            "Bashar al-Assad",
            ["Assad", "he"],
        ),
        ("Angela Merkel flew to Rome. Merkel said she was glad.", "Angela Merkel", ["she"]),
    ],
)
def test_forms_of_one_name_are_one_actor(
    parse: Parse, text: str, name: str, others: list[str]
) -> None:
    actors = actors_of(parse, text)

    assert name in actors
    assert set(others) <= set(mentions(actors[name]))


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        (
            "Toyota recalled 5,000 cars on Friday. The automaker said the brakes failed.",
            "Toyota",
            ["The automaker"],
        ),
        (
            "Boko Haram attacked the village. The militants fled when its fighters were seen.",
            "Boko Haram",
            ["The militants", "its fighters"],
        ),
        (
            "The Syrian state news agency SANA reported the attack. "
            "Officials told the news agency that it was over.",
            "SANA",
            ["The Syrian state news agency", "the news agency"],
        ),
        (
            "Irina Bokova, director-general of UNESCO, was concerned.",
            "Irina Bokova",
            ["director-general"],
        ),
        ("Google is a company that sells advertisements.", "Google", ["a company"]),
        (
            "A group that calls itself the Delta Freedom Movement said it had the hostages.",
            "Delta Freedom Movement",
            ["A group"],
        ),
        (
            "An activist who uses the pseudonym Omar Khalil said so. He left.",
            "Omar Khalil",
            ["An activist", "He"],
        ),
    ],
)
def test_nominals_call_their_actor(parse: Parse, text: str, name: str, others: list[str]) -> None:
    actors = actors_of(parse, text)

    assert name in actors
    assert set(others) <= set(mentions(actors[name]))


def test_groups_without_a_name_are_told_apart_by_their_modifiers(parse: Parse) -> None:
    actors = actors_of(
        parse,
        "Pro-government forces left the city, activists said. Syrian officials denied it. "
        "Pro-government defense units had fought there. American officials and activists agreed.",
    )

    assert mentions(actors["Pro-government forces"]) == [
        "Pro-government forces",
        "Pro-government defense units",
    ]
    assert mentions(actors["Activists"]) == ["activists", "activists"]
    assert {"Syrian officials", "American officials"} <= actors.keys()


def test_a_country_acts_and_a_city_does_not(parse: Parse) -> None:
    actors = actors_of(
        parse,
        "The U.S.-led coalition bombed the city of Mosul. Mosul fell. Iran condemned the raid.",
    )

    assert actors["United States"].label is ActorType.GPE
    assert mentions(actors["United States"]) == ["U.S."]
    assert "Iran" in actors
    assert actors["Mosul"].label is ActorType.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "It is likely that it will rain.",
        "The Temple of Baal is an example of Roman architecture.",
        "He spoke of Islam.",
        "Smoke rises over the ruins. (Reuters)",
        "Something was wrong.",
        "Courage grew, and hope returned.",
        "The attack came as talks resumed.",
        "It took three years.",
        "The way was long.",
    ],
)
def test_what_is_no_actor_is_left_out(parse: Parse, text: str) -> None:
    assert actors_of(parse, text) == {}


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        (
            "Maria Delgado was convicted on Monday. Delgado took bribes, the jury found. "
            "The judge set sentencing for Sept. 14. She faces up to 20 years.",
            "Maria Delgado",
            ["Maria Delgado", "Delgado", "She"],
        ),
        (
            "Maria Delgado left. The judge said she would rule on Friday.",
            "Judge",
            ["The judge", "she"],
        ),
        (
            "Jim Brown left. His lawyer, Samuel Osei, said he would appeal.",
            "Samuel Osei",
            ["His lawyer", "Samuel Osei", "he"],
        ),
        (
            "The rebels said they would talk after the government withdrew its troops.",
            "Government",
            ["the government", "its"],
        ),
        (
            "A gunman killed two people. The gunman, Devin Kelley, shot himself.",
            "Devin Kelley",
            ["A gunman", "The gunman", "Devin Kelley", "himself"],
        ),
        (
            "Acme to buy Danish rival\n\nAcme will buy a Danish rival, Nordkorn, it said on Monday "
            "in a statement that it sent to the exchange in London.",
            "Nordkorn",
            ["Danish rival", "a Danish rival", "Nordkorn"],
        ),
        (
            "United sacked Jose Mourinho on Tuesday. It will appoint a caretaker. He won the cup.",
            "Jose Mourinho",
            ["Jose Mourinho", "He"],
        ),
        (
            "Kim Jong Un watched the launch with his daughter.",
            "Kim Jong Un",
            ["Kim Jong Un", "his"],
        ),
        (
            "Prime Minister Theresa May resigned. She wept.",
            "Theresa May",
            ["Theresa May", "She"],
        ),
        ("Acme sued the bank. The bank is old.", "Bank", ["the bank", "The bank"]),
        (
            "WHO chief Tedros Adhanom Ghebreyesus said he would act.",
            "Tedros Adhanom Ghebreyesus",
            ["Tedros Adhanom Ghebreyesus", "he"],
        ),
        (
            "Her team dug. On Tuesday a student lifted a coin. It was minted in Rome.",
            "Student",
            ["a student"],
        ),
        (
            "Dmitry Peskov blamed them. Germany's chancellor, Olaf Scholz, promised tanks. "
            "His party agreed.",
            "Olaf Scholz",
            ["Germany's chancellor", "Olaf Scholz", "His"],
        ),
        (
            "An armed group attacked the village. Its members burned houses.",
            "Armed group",
            ["An armed group", "Its members", "Its"],
        ),
        (
            "Acme Corp. met the Federal Reserve. The central bank said no.",
            "Federal Reserve",
            ["Federal Reserve", "The central bank"],
        ),
        (
            "The head of the Wagner mercenary group said his men were near.",
            "Head of the Wagner mercenary group",
            ["The head", "his"],
        ),
        (
            "The court met on Monday. Their sons did not come.",
            "Court",
            ["The court"],
        ),
    ],
)
def test_pronouns_and_nominals_mean_the_fittest(
    parse: Parse, text: str, name: str, others: list[str]
) -> None:
    assert mentions(actors_of(parse, text)[name]) == others


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "KYIV, March 3, 2023 (Wire) - Ukrainian troops pulled out of the town on Friday.",
            ["Ukrainian troops"],
        ),
        ("Soldiers left Bakhmut, which had a population of about 70,000.", ["Soldiers"]),
        (
            "The militants destroyed shrines and churches. They shot a guard in the head.",
            ["Militants", "Guard"],
        ),
        (
            "The militants burned the museum of Mosul. They closed the school.",
            ["Militants"],
        ),
        ("The church said it would pay.", ["Church"]),
        ("Soldiers signed the admission papers.", ["Soldiers"]),
        ("The Navy sent ships. The U.S. Navy said they sank.", ["U.S. Navy"]),
        ("Syrian state television reported the attack.", ["Syrian state television"]),
        ("Guards watched television.", ["Guards"]),
        ("Soldiers left the city, a World Heritage site.", ["Soldiers"]),
        ("Most civilians fled to the hills.", ["Civilians"]),
        ("Austria-Hungary declared war on Serbia.", ["Austria-Hungary"]),
    ],
)
def test_only_those_who_act_are_actors(parse: Parse, text: str, names: list[str]) -> None:
    found = actors_of(parse, text).values()

    assert [actor.name for actor in found if actor.label not in INANIMATE] == names


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The Vandals captured it in 439.", "Vandals", ActorType.NORP),
        ("The Visigoths sacked Rome.", "Visigoths", ActorType.NORP),
        ("Syrian state media said so.", "Syrian state media", ActorType.ORG),
        ("The daily Cumhuriyet said so.", "Cumhuriyet", ActorType.ORG),
        (
            "BlackRock, the world's largest asset manager, bought a stake.",
            "BlackRock",
            ActorType.ORG,
        ),
        (
            "In 218 BCE Hannibal crossed the Alps with his elephants.",
            "Hannibal",
            ActorType.PERSON,
        ),
    ],
)
def test_the_sentence_tells_what_kind_of_actor_it_is(
    parse: Parse, text: str, name: str, label: ActorType
) -> None:
    assert actors_of(parse, text)[name].label is label


@pytest.mark.parametrize(
    "text",
    [
        "The Vandals broke windows. Two vandals were arrested.",
        "The Alps divide the land.",
        "In June Construction hit its peak.",
    ],
)
def test_a_capital_letter_alone_makes_no_actor(parse: Parse, text: str) -> None:
    named = (ActorType.GPE, ActorType.NORP, ActorType.ORG, ActorType.PERSON)

    actors = actors_of(parse, text)

    assert not [
        name
        for name in ("Vandals", "Alps", "Construction")
        if name in actors and actors[name].label in named
    ]


def test_a_last_name_goes_on_meaning_whom_it_meant_first(parse: Parse) -> None:
    actors = actors_of(
        parse,
        "Leonard Pruitt was found guilty. Pruitt wept. He blamed Carl Pruitt, who died last year. "
        "Detectives had questioned Pruitt in March.",
    )

    assert mentions(actors["Carl Pruitt"]) == ["Carl Pruitt"]
    assert mentions(actors["Leonard Pruitt"]).count("Pruitt") == 2


def test_two_persons_of_one_name_stay_two(parse: Parse) -> None:
    actors = actors_of(
        parse, "Hillary Clinton met Jack Smith. Bill Clinton met Ann Smith. Mr. Clinton left."
    )

    assert mentions(actors["Hillary Clinton"]) == ["Hillary Clinton"]
    assert mentions(actors["Bill Clinton"]) == ["Bill Clinton", "Clinton"]
    assert {"Jack Smith", "Ann Smith"} <= actors.keys()


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        (
            "Saddam Hussein spoke first. King Hussein of Jordan answered him. Saddam left.",
            "King Hussein",
            ["King Hussein"],
        ),
        (
            "Savin Corp. lost money. Savin said sales had fallen.",
            "Savin",
            ["Savin Corp.", "Savin"],
        ),
        (
            "The Syrian Observatory for Human Rights said 20 died. "
            "On Monday the Observatory said 30 had died.",
            "Syrian Observatory for Human Rights",
            ["Syrian Observatory for Human Rights", "the Observatory"],
        ),
        ("Officials met on Monday. Moscow rejected the plan.", "Moscow", ["Moscow"]),
        (
            "Honda Motor Co. called back cars. Honda, its largest customer, left Takata Corp.",
            "Honda Motor",
            ["Honda Motor Co.", "Honda", "its largest customer"],
        ),
        (
            "The Syriza party lost the vote. Lawmakers from Syriza wept.",
            "Syriza",
            ["The Syriza party", "Syriza", "Syriza"],
        ),
        (
            "Merck & Co. bought Sirna Inc. The companies said so. Merck rose.",
            "Merck",
            ["Merck & Co.", "Merck"],
        ),
        (
            'Acme Inc. Chief Executive Ann Smith spoke. "I trust that we will grow," she said.',
            "Ann Smith",
            ["Chief Executive", "Ann Smith", "I", "she"],
        ),
        (
            "A team of doctors arrived. It was tired.",
            "Team of doctors",
            ["A team", "It"],
        ),
        (
            "His lawyer said nothing, but Jim Brown swore that he was innocent.",
            "Jim Brown",
            ["Jim Brown", "he"],
        ),
    ],
)
def test_an_actor_has_these_mentions_and_no_others(
    parse: Parse, text: str, name: str, others: list[str]
) -> None:
    assert mentions(actors_of(parse, text)[name]) == others


def test_a_name_with_an_age_belongs_to_the_nameless_one_of_the_lead(parse: Parse) -> None:
    actors = actors_of(
        parse,
        "A former mayor was jailed on Monday. A jury found Leonard Pruitt, 58, guilty. He wept.",
    )

    assert mentions(actors["Leonard Pruitt"]) == ["A former mayor", "Leonard Pruitt", "He"]


def test_a_name_with_a_description_belongs_to_somebody_new(parse: Parse) -> None:
    actors = actors_of(parse, "A man was shot on Sunday. Ann Smith, a lawyer, saw it.")

    assert mentions(actors["Man"]) == ["A man"]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Up to 200,000 reservists were called.", "200,000 reservists", ActorType.GROUP),
        ("An estimated 300 soldiers died.", "300 soldiers", ActorType.GROUP),
        ("N.V. DSM bought a rival.", "DSM", ActorType.ORG),
        (
            "Both state and city workers left.",
            "State and city workers",
            ActorType.GROUP,
        ),
        ("The Middle East News Agency said so.", "Middle East News Agency", ActorType.ORG),
        (
            "The Foreign Ministry met the first group of 230 evacuees.",
            "First group of 230 evacuees",
            ActorType.GROUP,
        ),
        ("The White House chief of staff left.", "White House chief of staff", ActorType.PERSON),
    ],
)
def test_an_actor_has_a_name_for_display(
    parse: Parse, text: str, name: str, label: ActorType
) -> None:
    actors = actors_of(parse, text)

    assert name in actors
    assert actors[name].label is label
    assert "Staff" not in actors


def test_links_to_other_stories_make_no_actors(parse: Parse) -> None:
    actors = actors_of(
        parse,
        "Rebels seized the town of Kidal on Monday, officials said in the capital.\n\n"
        "The army said that it would take the town back before the end of the week.\n\n"
        "Angela Merkel wins again",
    )

    assert "Rebels" in actors
    assert "Angela Merkel" not in actors


def test_a_title_tells_namesakes_apart(parse: Parse) -> None:
    actors = actors_of(parse, "Bill Clinton spoke in Ohio. Mrs. Clinton spoke in Iowa.")

    assert mentions(actors["Bill Clinton"]) == ["Bill Clinton"]
    assert mentions(actors["Clinton"]) == ["Clinton"]


def test_each_state_has_its_own_ministry(parse: Parse) -> None:
    actors = actors_of(
        parse,
        "Russia's Defense Ministry said it had won. Ukraine's Defense Ministry denied it. "
        "The Defense Ministry said no more.",
    )

    assert mentions(actors["Russia’s Defense Ministry"]) == ["Defense Ministry", "it"]
    assert len(actors["Ukraine’s Defense Ministry"].mentions) == 2


def test_heads_leads_from_a_token_to_its_actor(parse: Parse) -> None:
    document, doc = parse("Islamic State militants seized the city. Its fighters cheered.")

    found = heads(find_actors(doc, document, ()), doc)

    assert {doc[i].text for i in found} == {"State", "militants", "city", "Its", "fighters"}
    assert {actor.name for actor in found.values()} == {"Islamic State", "City"}


def test_mentions_are_verbatim_in_text_order_with_their_type(parse: Parse) -> None:
    actors = actors_of(parse, "The company grew. Google Inc. said it was a good year.")

    mentioned = actors["Google Inc."].mentions
    assert [(m.span.text, m.type) for m in mentioned] == [
        ("Google Inc.", MentionType.NAM),
        ("it", MentionType.PRO),
    ]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Anna Smith told Maria Jones to introduce herself.", "herself", "Maria Jones"),
        ("Anna Smith came in and hurt herself.", "herself", "Anna Smith"),
        ("Acme Corp. sued and beat the company.", "the company", "Company"),
        ("Anna Smith met Maria Jones and thanked her.", "her", "Maria Jones"),
        ("The mayor wanted to thank him. Tom Brown left.", "him", None),
    ],
)
def test_a_pronoun_and_the_subject_over_it(
    parse: Parse, text: str, pronoun: str, name: str | None
) -> None:
    found = [a.name for a in actors_of(parse, text).values() if pronoun in mentions(a)]

    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels took 14 workers hostage on Monday.", "14 workers"),
        ("Gunmen held two journalists captive for a week.", "Two journalists"),
        ("The guerrillas kept the soldiers prisoner.", "Soldiers"),
        ("The guerrillas took the ship's captain hostage.", "Captain"),
        ("Pirates took a fisherman prisoner off the coast.", "Fisherman"),
    ],
)
def test_those_who_are_taken_hostage_are_actors(parse: Parse, text: str, name: str) -> None:
    assert name in actors_of(parse, text)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The London papers said the mayor would resign.", True),
        ("The papers reported that the mayor would resign.", True),
        ("The paper quoted a guard.", True),
        ("She filled in admission papers and left.", False),
        ("The court got the divorce papers.", False),
        ("She bought paper and ink.", False),
    ],
)
def test_papers_that_report_are_bodies(parse: Parse, text: str, acts: bool) -> None:
    bodies = (ActorType.ORG, ActorType.GROUP)
    papers = [a for name, a in actors_of(parse, text).items() if "paper" in name.lower()]

    assert [a for a in papers if a.label in bodies] == (papers if acts else [])
    assert bool(papers) or not acts


LEAD = "A former mayor was jailed on Monday. "


@pytest.mark.parametrize(
    ("sentence", "joins"),
    [
        ("Ann Smith, 58, stole the money.", True),
        ("Ann Smith, aged 58, stole the money.", True),
        ("Ann Smith, age 58, stole the money.", True),
        ("Ann Smith (58) stole the money.", True),
        ("Ann Smith, who is 58, stole the money.", True),
        ("Ann Smith, a 58-year-old widow, stole the money.", True),
        ("Ann Smith, 58 years old, stole the money.", True),
        ("58-year-old Ann Smith stole the money.", True),
        ("Ann Smith, the chief of police, praised the court.", False),
        ("Ann Smith, in 58 days, solved the case.", False),
        ("Ann Smith, with 58 officers, solved the case.", False),
        ("Ann Smith stole the money.", False),
    ],
)
def test_a_name_with_an_age_is_that_of_the_nameless_before(
    parse: Parse, sentence: str, joins: bool
) -> None:
    actors = actors_of(parse, LEAD + sentence)

    assert ("A former mayor" in mentions(actors["Ann Smith"])) == joins


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The Dow fell 344 points on Friday.", "Dow", None),
        ("The storm hit the coast and killed two people.", "Storm", ActorType.THING),
        ("Shares of the firm rose 4 percent.", "Shares of the firm", ActorType.THING),
        ("The euro gained a cent against the dollar.", "Euro", ActorType.THING),
        ("The tanker sank off the coast on Monday.", "Tanker", ActorType.THING),
        ("Lawmakers passed the bill. The bill bars layoffs.", "Bill", ActorType.THING),
        ("A giant iceberg broke off in May. The iceberg drifted north.", "Giant iceberg", None),
        ("The iceberg, which broke off in May, drifted north.", "Iceberg", ActorType.THING),
        ("Police recalled a pair of wells drilled in May.", "Wells", None),
        ("Rebels shelled Kherson on Monday.", "Kherson", ActorType.PLACE),
        ("Kherson was retaken in November.", "Kherson", ActorType.PLACE),
        ("Three people were swept away.", "Three people", ActorType.GROUP),
        ("A Tory backbencher resigned.", "Tory backbencher", ActorType.PERSON),
        ("Apple unveiled the iPhone 4 in June.", "iPhone 4", ActorType.THING),
    ],
)
def test_whatever_acts_or_undergoes_takes_part(
    parse: Parse, text: str, name: str, label: ActorType | None
) -> None:
    actors = actors_of(parse, text)

    assert name in actors
    assert label is None or actors[name].label is label


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The Dow fell 344 points on Friday.", "points"),
        ("The company won three years of peace in 2004.", "years"),
        ("The fact surprised the minister.", "fact"),
        ("Swimming helped the patient.", "swimming"),
        ("The car, which he drove, broke down.", "which"),
        ("The decision cost the mayor time.", "decision"),
        ("It cost the firm 20 million dollars.", "dollars"),
    ],
)
def test_measures_happenings_and_empty_words_take_no_part(
    parse: Parse, text: str, absent: str
) -> None:
    assert not [name for name in actors_of(parse, text) if absent in name.lower()]


def test_a_thing_goes_on_being_the_same(parse: Parse) -> None:
    actors = actors_of(
        parse, "A red tanker hit a small ferry. The tanker sank. The ferry reached the port."
    )

    assert mentions(actors["Red tanker"]) == ["A red tanker", "The tanker"]
    assert mentions(actors["Small ferry"]) == ["a small ferry", "The ferry"]


@pytest.mark.parametrize("pronoun", ["They", "It"])
def test_a_pronoun_for_one_of_two_things_is_left_open(parse: Parse, pronoun: str) -> None:
    text = f"The samples reached the scientists. {pronoun} ended up in a drawer."

    assert not [
        a
        for a in actors_of(parse, text).values()
        if a.label is ActorType.THING and pronoun in mentions(a)
    ]


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("Rebels shelled the city of Mosul. Mosul fell.", "Mosul", ["the city"]),
        ("The ferry Maria hit a rock. The ferry sank.", "Maria", ["The ferry"]),
        ("Tropical storm Alex hit Mexico. The storm killed two.", "Alex", ["The storm"]),
    ],
)
def test_things_and_places_are_called_by_name_and_noun(
    parse: Parse, text: str, name: str, others: list[str]
) -> None:
    actors = actors_of(parse, text)

    assert [actor for actor in actors if actor.endswith(name)]
    found = next(actor for key, actor in actors.items() if key.endswith(name))
    assert [word for word in others if any(m.startswith(word) for m in mentions(found))] == others


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom Brown hit a wall on Sunday. The 53-year-old is recovering.", "Tom Brown"),
        ("Anna Lee won on Sunday. The 19-year-old thanked the crowd.", "Anna Lee"),
        ("Anna Lee beat Mary Cole. The 19-year-old thanked the crowd.", None),
    ],
)
def test_the_one_of_an_age_is_the_only_person_near(
    parse: Parse, text: str, name: str | None
) -> None:
    actors = actors_of(parse, text).values()

    found = [a.name for a in actors if any("year-old" in word for word in mentions(a))]
    assert found == [name or "19-year-old"]


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Marco Vell spoke when two men heckled the Florida senator.", "senator", "Marco Vell"),
        ("Lana Brook died on Monday. The actress was 40.", "actress", "Lana Brook"),
        (
            "Wayne Tarn left on Friday. The striker had scored twice.",
            "striker",
            "Wayne Tarn",
        ),
        ("Ann Holm beat Eva Lund. The singer thanked her coach.", "singer", None),
        ("Phil Mora was tried on Monday. The judge fined him.", "judge", None),
        ("Ann Holm sued the senator.", "senator", None),
        ("Tom Reed left the hall. An actor had fallen.", "actor", None),
    ],
)
def test_somebody_is_called_by_what_he_is_known_for(
    parse: Parse, text: str, noun: str, name: str | None
) -> None:
    actors = actors_of(parse, text).values()

    (called,) = [a for a in actors if any(noun in word.lower() for word in mentions(a))]
    assert (called.name == name) is (name is not None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It cut oil for North Korea after the country held a test.", "North Korea"),
        ("Germany closed its borders. The country welcomed many.", "Germany"),
        ("Costa Rica recognised China. The country was poor.", None),
        ("The largest country in Africa voted. Nigeria is rich.", None),
    ],
)
def test_the_country_is_the_only_one_named_near(parse: Parse, text: str, name: str | None) -> None:
    actors = actors_of(parse, text).values()

    called = [a.name for a in actors if any("country" in word for word in mentions(a))]
    assert (called == [name]) is (name is not None)


def test_the_officer_who_shot_is_not_whom_he_shot(parse: Parse) -> None:
    text = (
        "Police have named the man an officer shot on Sunday. Officer Dan Reyes shot Luke Pratt, "
        "41, who was holding his wife."
    )

    pratt = actors_of(parse, text)["Luke Pratt"]
    assert not any("officer" in word.lower() for word in mentions(pratt))


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        (
            "Der Bote reported that Volta and Autolux met. The magazine named them.",
            "magazine",
            "Volta",
        ),
        ("Stone was jailed at Leeds Crown Court. The group were drinking.", "group", "Court"),
    ],
)
def test_a_body_of_another_kind_is_not_called_so(
    parse: Parse, text: str, noun: str, name: str
) -> None:
    found = [a for key, a in actors_of(parse, text).items() if name in key]

    assert not any(noun in word for actor in found for word in mentions(actor))


def test_she_is_rather_the_wife_than_one_whose_gender_nothing_tells(parse: Parse) -> None:
    text = "Sheriff Al Boone said Luke Pratt was holding his wife and pointing a gun at her."

    (wife,) = [a for name, a in actors_of(parse, text).items() if "wife" in name]
    assert "her" in mentions(wife)


def test_whose_wife_it_is_is_a_person(parse: Parse) -> None:
    text = "Pratt’s wife was struck. Boone said Pratt was holding his wife."

    pratt = actors_of(parse, text)["Pratt"]
    assert (pratt.label, "his" in mentions(pratt)) == (ActorType.PERSON, True)


@pytest.mark.parametrize(
    "text",
    [
        "The Corva Times-News reported it. The power company admitted the mistake.",
        "The Delta Herald wrote about it. The company denied it.",
        "The Sunday Mail told the story. The firm said nothing.",
    ],
)
def test_no_paper_that_reports_is_a_company(parse: Parse, text: str) -> None:
    papers = [a for name, a in actors_of(parse, text).items() if name.split()[-1][-4:] != "pany"]

    assert not any("company" in word for a in papers for word in mentions(a))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“I could not see a thing,” added Tom Brown.", "Tom Brown"),
        ("“I saw it. I ran to the door. I fell,” said Anna Lee.", "Anna Lee"),
        ("Anna Lee said: “The car came fast. I jumped aside. I was lucky.”", "Anna Lee"),
    ],
)
def test_i_is_who_speaks_beside_the_quotation(parse: Parse, text: str, name: str) -> None:
    said = mentions(actors_of(parse, text)[name])

    assert said.count("I") == text.count("I ")


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Several people died and dozens were injured.", "Dozens", True),
        ("A bomb killed hundreds on Monday.", "Hundreds", True),
        ("Thousands took to the streets.", "Thousands", True),
        ("The blast wounded scores.", "Scores", True),
        ("Millions fled the war.", "Millions", True),
        ("Dozens of shops were closed.", "Dozens", False),
        ("The firm earned millions.", "Millions", False),
        ("The army counted on hundreds.", "Hundreds", False),
    ],
)
def test_a_multitude_is_people(parse: Parse, text: str, name: str, found: bool) -> None:
    assert (name in actors_of(parse, text)) is found


@pytest.mark.parametrize("verb", sorted(words("deeds", "to_people")))
def test_what_is_done_to_people_is_done_to_dozens(verb: str) -> None:
    doc = Doc(
        English().vocab,
        words=["They", verb, "dozens"],
        tags=["PRP", "VBP", "NNS"],
        pos=["PRON", "VERB", "NOUN"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "dobj"],
        lemmas=["they", verb, "dozen"],
    )

    assert is_multitude(doc[2])


@pytest.mark.parametrize("part", sorted(words("name_words", "parts_of_craft")))
def test_no_firm_owns_the_parts_of_a_ship(parse: Parse, part: str) -> None:
    text = f"Acme Corp. hired 20 people on Monday. Its {part} was found."

    assert "Its" not in mentions(next(iter(actors_of(parse, text).values())))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Only the Liberal Democrats stood firm. The Liberal Democrats won.", "Liberal Democrats"),
        ("Then the Social Democrats won the vote.", "Social Democrats"),
        ("On Monday the Scottish Conservatives lost the vote.", "Conservatives"),
        ("Young Republicans lost the vote.", "Republicans"),
    ],
)
def test_a_party_has_its_whole_name(parse: Parse, text: str, name: str) -> None:
    assert any(found.endswith(name) for found in actors_of(parse, text))


def test_the_nameless_who_speaks_is_no_i(parse: Parse) -> None:
    actors = actors_of(parse, "“I saw the tram,” a spokesman said. The spokesman left.")

    assert "Spokesman" in actors


def test_what_is_on_board_is_no_board(parse: Parse) -> None:
    assert "Board" not in actors_of(parse, "A thief was discovered on-board on Monday.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("George Marsh won in 1980. George Marsh Jr. won in 2000.", 2),
        ("Martin King Jr. spoke. Martin King left the hall.", 1),
        ("George Marsh won in 1980. Marsh won in 2000.", 1),
    ],
)
def test_father_and_son_are_two(parse: Parse, text: str, count: int) -> None:
    people = [a for a in actors_of(parse, text).values() if a.label is ActorType.PERSON]

    assert len(people) == count


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        (
            "A gunman fired. The gunman was identified as Jon Berg. The gunman died.",
            "Jon Berg",
            ["A gunman"],
        ),
        ("The driver, identified by police as Jon Berg, fled.", "Jon Berg", ["The driver"]),
        (
            "A boy was shot. Police named the victim as Al Orr. The victim was a pupil.",
            "Al Orr",
            ["the victim"],
        ),
        ("Police arrested a woman. Ann Lind, 31, is held.", "Ann Lind", ["a woman"]),
        ("Briton Ann Lind has left. Lind led the firm.", "Ann Lind", ["Lind"]),
        ("Rock band Gorm announced a tour.", "Gorm", []),
    ],
)
def test_who_is_told_by_name_is_called_by_it(
    parse: Parse, text: str, name: str, others: list[str]
) -> None:
    actors = actors_of(parse, text)

    assert set(others) <= set(mentions(actors[name]))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The gunman was not identified as Jon Berg. Jon Berg fled.", "Gunman"),
        ("Police hired a woman. Ann Lind, 31, is held.", "Woman"),
    ],
)
def test_who_is_not_told_by_name_is_not(parse: Parse, text: str, apart: str) -> None:
    assert apart in actors_of(parse, text)


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("A neighbor came out. The man yelled.", "Neighbor", "The man"),
        ("Al Orr shot a younger man. A nurse ran out. The woman yelled.", "Nurse", "The woman"),
        ("Police found the suspect. The man shot a dog.", "Suspect", "The man"),
        ("The senator left. Al Orr sang. The singer was praised.", "Al Orr", "The singer"),
    ],
)
def test_a_general_noun_is_for_whom_was_just_brought_in(
    parse: Parse, text: str, name: str, mention: str
) -> None:
    assert mention in mentions(actors_of(parse, text)[name])


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("A man fell. A girl came. The man died.", "Girl", "The man"),
        (
            "The doctor Conrad Bell met police. The singer died at noon.",
            "Conrad Bell",
            "The singer",
        ),
        ("The man shot his wife in their home, police said.", "Police", "their"),
    ],
)
def test_it_is_for_nobody_who_is_called_otherwise(
    parse: Parse, text: str, name: str, mention: str
) -> None:
    assert mention not in mentions(actors_of(parse, text)[name])


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("A group sued Acme Corp., alleging that it hid losses.", "Acme Corp.", "it"),
        ("Al Orr filed a suit against Jon Berg, saying he hit a guard.", "Jon Berg", "he"),
        ("Al Orr left. Asked what he would do, Jon Berg wept.", "Jon Berg", "he"),
        ("Al Orr left. Told that he had won, Jon Berg wept.", "Jon Berg", "he"),
    ],
)
def test_whom_a_pronoun_means_as_the_sentence_is_built(
    parse: Parse, text: str, name: str, mention: str
) -> None:
    assert mention in mentions(actors_of(parse, text)[name])


def test_no_company_is_called_the_union(parse: Parse) -> None:
    actors = actors_of(parse, "Acme cut pay on Friday. The union complained.")
    assert mentions(actors["Acme"]) == ["Acme"]


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("A boy of 14 was shot. Al Orr, 25, fled.", "Al Orr", "A boy"),
        (
            "A 14-year-old boy was shot. 25-year-old Al Orr admitted it.",
            "Al Orr",
            "A 14-year-old boy",
        ),
        ("A 10-year-old was shot. The 30-year-old died.", "10-year-old", "The 30-year-old"),
        ("A check on the gun revealed it was stolen.", "Check", "it"),
        ("Police came. Al Orr asked the two of them to help.", "Police", "them"),
        ("Al Orr responded with a note on a page: “I will miss him.”", "Al Orr", "him"),
        (
            "It was sad, officials said. Al Orr kidnapped their three daughters.",
            "Officials",
            "their",
        ),
        (
            "Judge Al Orr ruled against Jon Berg. Prosecutors say that he hit a guard.",
            "Al Orr",
            "he",
        ),
    ],
)
def test_what_cannot_be_the_same_stays_apart(
    parse: Parse, text: str, name: str, mention: str
) -> None:
    assert mention not in mentions(actors_of(parse, text)[name])


def test_the_age_tells_who_is_named_later(parse: Parse) -> None:
    actors = actors_of(parse, "A 14-year-old boy was shot. Al Orr, 14, is in hospital.")
    assert "A 14-year-old boy" in mentions(actors["Al Orr"])


def test_a_last_name_means_whom_the_text_named_most(parse: Parse) -> None:
    actors = actors_of(
        parse,
        "Thomas Orr fired a gun. David Orr fled. David Orr was held. Orr was coming from Texas.",
    )
    assert mentions(actors["David Orr"]) == ["David Orr", "David Orr", "Orr"]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Acme said so. The Acme Oil Spill Commission met. Acme paid.",
            "Acme Oil Spill Commission",
        ),
        ("Shell cut jobs. The Shell Pension Fund sold bonds. Shell paid.", "Shell Pension Fund"),
        (
            "Heineken sold a mill. The Heineken Workers Union met. Heineken paid.",
            "Heineken Workers Union",
        ),
        ("Ikea closed a shop. The Ikea Foundation gave money. Ikea paid.", "Ikea Foundation"),
        ("Transocean paid. The Transocean Drilling Rig sank. Transocean sued.", "Transocean"),
        ("Mercer built a plant. The Mercer Museum closed. Mercer sued.", "Mercer Museum"),
        ("Target closed a shop. Crowds met at Target Center. Target paid.", "Target"),
    ],
)
def test_body_named_after_another_is_not_it(parse: Parse, text: str, apart: str) -> None:
    actor = actors_of(parse, text)[apart]

    assert len({mention.split()[-1] for mention in mentions(actor)}) == 1


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Delta cut 40 flights. Delta Air Lines paid. Delta sued.", "Delta Air Lines", "Delta"),
        ("Goldman paid. Goldman Sachs hired a man. Goldman sued.", "Goldman Sachs", "Goldman"),
        ("Lego opened a shop. The Lego Group said so. Lego sued.", "Lego Group", "Lego"),
        ("Nokia sold a mill. Nokia Corp. cut jobs. Nokia sued.", "Nokia", "Nokia Corp."),
        (
            "Harvard sued. Harvard University said so. Harvard paid.",
            "Harvard University",
            "Harvard",
        ),
        ("Barclays sued. Barclays Bank said so. Barclays paid.", "Barclays Bank", "Barclays"),
        ("The Labour Party met. Labour said so.", "Labour Party", "Labour"),
        (
            "The Norwegian Refugee Council met. The Council left.",
            "Norwegian Refugee Council",
            "The Council",
        ),
    ],
)
def test_short_name_of_a_body_is_it(parse: Parse, text: str, name: str, short: str) -> None:
    assert short in mentions(actors_of(parse, text)[name])


@pytest.mark.parametrize("word", sorted(words("group_nouns", "beside")))
def test_body_beside_another_has_its_own_name(parse: Parse, word: str) -> None:
    text = f"Acme said so. The Acme {word.title()} met on Friday. Acme sued the mayor."

    assert mentions(actors_of(parse, text)["Acme"]) == ["Acme", "Acme"]


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        (
            "H5 flu has killed 40 people. It is milder than normal flu. The flu came in May.",
            "H5 flu",
            "The flu",
        ),
        (
            "The new storm hit Cuba. It was as strong as the 1998 storm. The storm killed ten.",
            "New storm",
            "The storm",
        ),
        (
            "The Boko law was passed. Like the 1994 law, it banned guns. The law angered them.",
            "Boko law",
            "The law",
        ),
        (
            "The river virus hurt ten men. Unlike the lake virus, it spares girls. The virus rose.",
            "River virus",
            "The virus",
        ),
        (
            "The old car broke. Ann bought a new car that is faster than the old car. The car won.",
            "New car",
            "The car",
        ),
        (
            "The tall boy left. The short boy was slower than the tall boy. The boy sued them.",
            "Short boy",
            "The boy",
        ),
        # Spoken of last, and measured against nothing.
        (
            "The old car broke. The new car hit the old car. The car burned.",
            "Old car",
            "The car",
        ),
        (
            "The red ship sank. The men left with the white ship. The ship sailed to Rome.",
            "White ship",
            "The ship",
        ),
    ],
)
def test_what_is_only_compared_with_is_not_meant(
    parse: Parse, text: str, name: str, mention: str
) -> None:
    assert mention in mentions(actors_of(parse, text)[name])


@pytest.mark.parametrize(
    "name",
    [
        "Houston Daily Media Group Shooting",
        "Denver Post Media Group Crash",
        "Reuters Oslo Bombing",
        "Harbour Bank Robbery",
        "Northgate Mall Massacre",
        "Getty Images Explosion",
    ],
)
def test_name_of_a_happening_is_no_body(parse: Parse, name: str) -> None:
    actors = actors_of(parse, f"The {name} shocked the town of Bolt on Monday.")

    assert name not in actors or actors[name].label in INANIMATE


@pytest.mark.parametrize(
    "text",
    [
        "The Chicago Fire signed a player.",
        "The Melbourne Storm sued the league.",
        "The band Massive Attack sold the house.",
        "The group Extinction Rebellion blocked a road.",
        "The Wildfire Defense Company hired ten men.",
    ],
)
def test_body_may_be_called_like_a_happening(parse: Parse, text: str) -> None:
    assert any(actor.label is ActorType.ORG for actor in actors_of(parse, text).values())


@pytest.mark.parametrize(
    "name", ["Tom Hall", "Anna Hill", "Peter Lane", "Mary Temple", "John Street"]
)
def test_surname_may_be_a_word_for_a_place(parse: Parse, name: str) -> None:
    actors = actors_of(parse, f"Singers including {name} were there. They praised {name}.")

    assert actors[name].label is ActorType.PERSON


@pytest.mark.parametrize(
    "name", ["Carnegie Hall", "Capitol Hill", "Fleet Street", "Madison Square"]
)
def test_place_is_no_person(parse: Parse, name: str) -> None:
    actors = actors_of(parse, f"Singers met at {name} on Monday. They praised {name}.")

    assert name not in actors or actors[name].label is not ActorType.PERSON


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Police held two men over the death of a Bolt teen who sang.", "Bolt teen", "PERSON"),
        ("Two men charged in death of Chicago teen who sang in May.", "Chicago teen", "PERSON"),
        ("The flight was operated by Envoy Air.", "Envoy Air", "ORG"),
        ("The People's Daily, a newspaper, published a report.", "People's Daily", "ORG"),
        ("The China Daily said that the town was safe.", "China Daily", "ORG"),
        ("AFP Police made an arrest in Cologne on Monday.", "Police", "ORG"),
    ],
)
def test_name_is_read_whole(parse: Parse, text: str, name: str, label: str) -> None:
    assert actors_of(parse, text)[name].label == label


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He stepped down as chairman of Acme.", "Chairman"),
        ("Ann Berg works as teacher in Oslo.", "Teacher"),
        ("The daily report of Acme was sold.", "Daily"),
        ("Traders sold Bitcoin, Ripple and gold.", "Bitcoin, Ripple"),
    ],
)
def test_nobody_is_called_so(parse: Parse, text: str, name: str) -> None:
    assert name not in actors_of(parse, text)
