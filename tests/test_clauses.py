"""The grammar of a clause: who does it, to whom, in which voice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.vocab import Vocab

from events.grammar.clauses import (
    is_effect,
    is_main,
    is_passive,
    objects,
    prepositional,
    what_is_called,
)
from events.grammar.phrase_range import noun_phrase
from events.grammar.subjects import subjects
from events.lexicons import mapping, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from events.types import Document

    Parse = Callable[[str], tuple[Document, Doc]]


def word(parse: Parse, text: str, form: str) -> Token:
    _, doc = parse(text)
    return next(token for token in doc if token.text == form)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Rebels seized the town.", "seized", ["Rebels"]),
        ("The town was seized by rebels.", "seized", ["town"]),
        ("Soldiers and rebels left.", "left", ["Soldiers", "rebels"]),
        ("She came and saw the ruins.", "saw", ["She"]),
        ("They tried to enter the city.", "enter", ["They"]),
        ("The judge told him to leave.", "leave", ["him"]),
        ("The bank promised investors to pay.", "pay", ["bank"]),
        ("Rebels seized the town, leaving it in ruins.", "leaving", ["Rebels"]),
        ("The soldiers who fled were caught.", "fled", ["soldiers"]),
        ("They destroyed sites dating to antiquity.", "dating", ["sites"]),
        ("The car driven by the actor crashed.", "driven", ["car"]),
        ("Its plan to buy a rival failed.", "buy", ["Its"]),
        ("The widow, whose daughter was treated there, wept.", "treated", ["daughter"]),
        ("The paper quoted a guard as saying that he fled.", "saying", ["guard"]),
        ("The agency cited a guard as claiming that he fled.", "claiming", ["guard"]),
        ("The radio described a witness as denying it.", "denying", ["witness"]),
        ("An official was quoted as confirming the deal.", "confirming", ["official"]),
        ("This is the same firm, however, that could not build a site.", "build", ["firm"]),
        ("Police asked who had left.", "left", ["who"]),
        ("Police accused him of lying and opened a case.", "opened", ["Police"]),
        ("The firm charged him with theft and dismissed his aide.", "dismissed", ["firm"]),
        ("The judge barred her from leaving and took her passport.", "took", ["judge"]),
        ("The owner agreed that it cannot fly but dismissed the fears.", "dismissed", ["owner"]),
        ("The bank tried to merge and lost money.", "lost", ["bank"]),
        ("The guard said the men stole a van and fled.", "fled", ["men"]),
        ("They let him go and see her.", "see", ["him"]),
        ("He vowed to wait after Mora last week fired the aide.", "fired", ["Mora"]),
        ("He left, referring to the port, abandoned by the army.", "abandoned", ["port"]),
        ("A photo of the tram which derailed was sold.", "derailed", ["tram"]),
        ("A driver of trams who fell was hurt.", "hurt", ["driver"]),
        ("He spoke of the port and left after the vote.", "left", ["He"]),
        ("He is accused of beating and robbing her.", "robbing", ["He"]),
    ],
)
def test_finds_the_subject_however_far_away(
    parse: Parse, text: str, verb: str, expected: list[str]
) -> None:
    assert [noun.text for noun in subjects(word(parse, text, verb))] == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Rebels seized the town on Wednesday, ending a long siege.", "ending"),
        ("Shares fell 4 percent on Monday, marking the third loss in a week.", "marking"),
        ("Rebels took the town, angering villagers.", "angering"),
        ("Rebels shelled the market, igniting a panic.", "igniting"),
        ("Rebels shelled the market, setting off a panic.", "setting"),
        ("Police shot a man on Sunday, drawing criticism.", "drawing"),
        ("Shares fell, leading to losses.", "leading"),
    ],
)
def test_what_a_whole_clause_causes_has_no_other_subject(
    parse: Parse, text: str, verb: str
) -> None:
    assert subjects(word(parse, text, verb)) == []


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Rebels seized the town.", "seized", ["town"]),
        ("They smashed statues and buildings.", "smashed", ["statues", "buildings"]),
        ("The town that they took was empty.", "took", ["town"]),
        ("The town they took was empty.", "took", ["town"]),
        ("The town where they met was empty.", "met", []),
        ("The widow, whose daughter was treated there, wept.", "treated", []),
        ("The stock gained 6 percent in London, its biggest rise.", "gained", ["percent"]),
        ("There is evidence that he is trying to leave.", "trying", []),
        ("They slept.", "slept", []),
    ],
)
def test_finds_the_objects(parse: Parse, text: str, verb: str, expected: list[str]) -> None:
    assert [noun.text for noun in objects(word(parse, text, verb))] == expected


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The town was seized.", "seized", True),
        ("The men were caught and killed.", "killed", True),
        ("The car driven by the actor crashed.", "driven", True),
        ("Rebels have seized the town.", "seized", False),
        ("Rebels had fled and left their guns.", "left", False),
    ],
)
def test_tells_the_voice(parse: Parse, text: str, verb: str, passive: bool) -> None:
    assert is_passive(word(parse, text, verb)) is passive


def test_follows_compound_prepositions(parse: Parse) -> None:
    verb = word(parse, "The army was driven out of the city.", "driven")

    assert [(prep.text, noun.text) for prep, noun in prepositional(verb)] == [("of", "city")]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The old city of Palmyra fell.", "city", "The old city of Palmyra"),
        ("The group’s fighters fled.", "fighters", "The group's fighters"),
        ("The man who sold it fled.", "man", "The man"),
        ("Helen Marsh, the chief executive, resigned.", "Marsh", "Helen Marsh"),
        ("Not everyone was pleased.", "everyone", "Not everyone"),
        (
            "The Syrian Observatory for Human Rights counted the dead.",
            "Observatory",
            "The Syrian Observatory for Human Rights",
        ),
    ],
)
def test_a_noun_phrase_ends_before_clauses_and_appositions(
    parse: Parse, text: str, head: str, expected: str
) -> None:
    token = word(parse, text, head)

    start, end = noun_phrase(token)

    assert token.doc[start:end].text == expected


@pytest.mark.parametrize(
    ("text", "verb", "main", "main_or_said"),
    [
        ("Police left.", "left", True, True),
        ("Police came and left.", "left", True, True),
        ("Rebels fired, killing ten people.", "killing", True, True),
        ("He spoke while police watched.", "watched", True, True),
        ("Police said the two had left.", "left", False, True),
        ("He resigned because sales fell.", "fell", False, False),
        ("He resigned after sales fell.", "fell", False, False),
        ("The man who left was caught.", "left", False, False),
        ("If sales fall, he will resign.", "fall", False, False),
    ],
)
def test_main_clauses_stand_by_themselves(
    parse: Parse, text: str, verb: str, main: bool, main_or_said: bool
) -> None:
    token = word(parse, text, verb)

    assert (is_main(token), is_main(token, said=True)) == (main, main_or_said)


VOCAB = English().vocab


def effect(lemma: str, after: str, dep: str) -> bool:
    """Whether "Rebels shelled it, <lemma>ing <after>" tells of what came of it."""
    doc = Doc(
        VOCAB,
        words=["Rebels", "shelled", "it", ",", "doing", after],
        heads=[1, 1, 1, 1, 1, 4],
        deps=["nsubj", "ROOT", "dobj", "punct", "advcl", dep],
        tags=["NNS", "VBD", "PRP", ",", "VBG", "NN"],
        pos=["NOUN", "VERB", "PRON", "PUNCT", "VERB", "NOUN"],
        lemmas=["rebel", "shell", "it", ",", lemma, after],
    )
    return is_effect(doc[4])


@pytest.mark.parametrize("lemma", sorted(words("clause_verbs", "caused_by_clause")))
def test_what_only_a_happening_does_is_its_effect(lemma: str) -> None:
    assert effect(lemma, "village", "dobj")


@pytest.mark.parametrize(("lemma", "word"), mapping("clause_verbs", "caused_with").items())
def test_some_verbs_tell_an_effect_with_their_word_alone(lemma: str, word: str) -> None:
    assert effect(lemma, word, "prt")
    assert effect(lemma, "village", "dobj") == (lemma in words("clause_verbs", "caused_by_clause"))


@pytest.mark.parametrize("lemma", sorted(words("clause_verbs", "raising")))
@pytest.mark.parametrize("felt", sorted(words("clause_verbs", "felt")))
def test_what_raises_fears_is_a_happening(lemma: str, felt: str) -> None:
    assert effect(lemma, felt, "dobj")
    assert not effect(lemma, "tower", "dobj")


@pytest.mark.parametrize("lemma", ["kill", "leave", "raise", "take", "burn", "set", "lead"])
def test_what_people_do_is_no_effect(lemma: str) -> None:
    assert not effect(lemma, "village", "dobj")


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Police arrested and charged the man on Sunday.", "arrested", ["man"]),
        ("Gangs abducted and killed the envoy.", "abducted", ["envoy"]),
        ("They shot and wounded two guards.", "shot", ["guards"]),
        ("They designed and sold boats.", "designed", ["boats"]),
        ("The guards seized and inspected the ship.", "seized", ["ship"]),
        ("She came and saw the ruins.", "came", []),
        ("They shot and then they left the town.", "shot", []),
        ("They were caught and lost the case.", "caught", []),
    ],
)
def test_two_verbs_share_their_object(
    parse: Parse, text: str, verb: str, expected: list[str]
) -> None:
    assert [token.text for token in objects(word(parse, text, verb))] == expected


@pytest.mark.parametrize("verb", sorted(words("clause_verbs", "sharing_object")))
def test_each_verb_shares_the_object_of_the_next(verb: str) -> None:
    doc = Doc(
        Vocab(),
        words=["Men", verb, "and", "leave", "it"],
        tags=["NNS", "VBP", "CC", "VBP", "PRP"],
        pos=["NOUN", "VERB", "CCONJ", "VERB", "PRON"],
        heads=[1, 1, 1, 1, 3],
        deps=["nsubj", "ROOT", "cc", "conj", "dobj"],
        lemmas=["man", verb, "and", "leave", "it"],
    )

    assert [token.text for token in objects(doc[1])] == ["it"]


def test_a_subject_that_the_parse_gave_to_a_quoted_clause_is_found() -> None:
    doc = Doc(
        Vocab(),
        words=["Lamps", "life", "is", "random", "were", "shown"],
        tags=["NNS", "NN", "VBZ", "JJ", "VBD", "VBN"],
        pos=["NOUN", "NOUN", "AUX", "ADJ", "AUX", "VERB"],
        heads=[2, 2, 5, 2, 5, 5],
        deps=["nsubj", "nsubj", "ccomp", "acomp", "auxpass", "ROOT"],
        lemmas=["lamp", "life", "be", "random", "be", "show"],
    )

    assert [token.text for token in subjects(doc[5])] == ["Lamps"]


def calling(verb: str, dep: str) -> Doc:
    """ "what he called massive theft", with the theft as the `dep` of the verb."""
    return Doc(
        Vocab(),
        words=["what", "he", "called", "massive", "theft"],
        lemmas=["what", "he", verb, "massive", "theft"],
        tags=["WP", "PRP", "VBD", "JJ", "NN"],
        pos=["PRON", "PRON", "VERB", "ADJ", "NOUN"],
        heads=[2, 2, 2, 4, 2],
        deps=["dobj", "nsubj", "ROOT", "amod", dep],
    )


DEEDS = words("event_classes", "appointing_verbs") | {"make"}


@pytest.mark.parametrize("dep", ["oprd", "dobj"])
@pytest.mark.parametrize("verb", sorted(words("clause_verbs", "naming") - DEEDS))
def test_what_somebody_calls_it_is_named(verb: str, dep: str) -> None:
    doc = calling(verb, dep)

    assert what_is_called(doc[2]) == doc[4]


@pytest.mark.parametrize("verb", ["find", "think", "believe", "report"])
def test_any_verb_names_by_a_predicate(verb: str) -> None:
    doc = calling(verb, "oprd")

    assert what_is_called(doc[2]) == doc[4]


@pytest.mark.parametrize(
    ("verb", "dep"), [("give", "dobj"), ("teach", "dobj"), ("tell", "dobj"), ("send", "dobj")]
)
def test_a_second_object_is_no_name(verb: str, dep: str) -> None:
    assert what_is_called(calling(verb, dep)[2]) is None


@pytest.mark.parametrize("verb", sorted(DEEDS))
def test_to_make_somebody_something_is_a_deed(verb: str) -> None:
    assert what_is_called(calling(verb, "oprd")[2]) is None
