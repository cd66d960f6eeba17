"""What an article tells of those who bear its names, by the words beside each name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from events.actors.names.forms import NAME_LABELS
from events.actors.names.spans import Occurrence
from events.actors.noun_classes import (
    bodies_of_noun,
    calls_by_name,
    is_noun_for_either,
    is_person_noun,
    noun_of,
)
from events.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What only a person has, and no firm or state in a figure of speech.
_INNER = frozenset({"breath", "mind", "temper"})
_LOCATIVE = frozenset("in at near into outside across around".split())
_UNDERGOING = frozenset({"dobj", "nsubjpass"})
_SUBJECT = frozenset({"nsubj", "agent"})
# The tagger takes "chief" for a verb's past or an adjective at times.
_CALLING = frozenset({"JJ", "NN", "NNP", "VBD"})


class Sign(StrEnum):
    """What the words beside a name say of its bearer."""

    PERSON = "person"  # "President Hale", "Hale, a widow", "Hale’s wife"
    BODY = "body"  # "news agency Orva", "the Orva party"
    PLACE = "place"  # "the city of Orva"
    THING = "thing"  # "an Orva", "its new Orva"
    CHRISTENED = "christened"  # "the ship Orva"
    DEED = "deed"  # "Orva denied it": what only people and bodies do
    LOCATIVE = "locative"  # "in Orva"
    ARTICLE = "article"  # "the Orva"
    SITE = "site"  # "Orva airport"


@dataclass(slots=True)
class Evidence:
    """What the article tells about the bearer of one form of a name, as counts.

    `labels` are the tagger's, one a mention; `signs` are the words beside the name; `bodies` the
    kinds of body that it is called; `titles` the titles that it bears, `callings` the nouns for a
    person before it ("racing driver").
    """

    labels: Counter[str] = field(default_factory=Counter)
    signs: Counter[Sign] = field(default_factory=Counter)
    bodies: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)


def gather_evidence(
    doc: Doc, occurrences: list[Occurrence], untagged: dict[str, str]
) -> dict[str, Evidence]:
    """What the article tells about each form; `untagged` labels what the tagger did not."""
    gathered: dict[str, Evidence] = defaultdict(Evidence)
    for occurrence in occurrences:
        evidence = gathered[occurrence.form]
        label = untagged.get(occurrence.form, doc[occurrence.head].ent_type_)
        if label in NAME_LABELS:
            evidence.labels[label] += 1
        if untagged.get(occurrence.form) == "ORG" and " " in occurrence.form:
            evidence.signs[Sign.BODY] += 1  # "a group known as Open Road"
        _read_neighbours(doc, occurrence, evidence)
        _read_syntax(doc[occurrence.head], occurrence, evidence)
    return gathered


def _read_neighbours(doc: Doc, occurrence: Occurrence, evidence: Evidence) -> None:
    """Titles and nouns right before the name: "President", "news agency", "the city of"."""
    after = doc[occurrence.end] if occurrence.end < len(doc) else None
    if after is not None and doc[occurrence.head].head.i == after.i:
        # "The Syriza party" is Syriza.
        naming = words("group_nouns", "naming") - {"company", "group"}
        evidence.signs[Sign.SITE] += noun_of(after) in words("name_words", "sites")
        adjective = doc[occurrence.head].ent_type_ in ("NORP", "LANGUAGE")
        if after.lower_ in naming and after.pos_ == "NOUN" and not adjective:
            evidence.signs[Sign.BODY] += 2
            evidence.bodies |= bodies_of_noun(after.lower_)
    before = doc[occurrence.first - 1] if occurrence.first else None
    if before is None:
        return
    noun = noun_of(before)
    if occurrence.title:
        evidence.titles.add(occurrence.title)
        evidence.signs[Sign.PERSON] += 2
    elif is_person_noun(noun) and before.tag_ in _CALLING:
        evidence.signs[Sign.PERSON] += 2
        evidence.callings.add(noun)
    elif calls_by_name(noun) and (before.tag_ in ("NN", "NNP") or "media" in bodies_of_noun(noun)):
        evidence.signs[Sign.BODY] += 2
        evidence.bodies |= bodies_of_noun(noun)
    elif before.lower_ == "of" and before.i and doc[before.i - 1].lower_ in _places():
        evidence.signs[Sign.PLACE] += 3
    elif noun in words("name_words", "christened"):
        evidence.signs[Sign.CHRISTENED] += 1
    elif before.lower_ in _LOCATIVE:
        evidence.signs[Sign.LOCATIVE] += 1


def _read_syntax(head: Token, occurrence: Occurrence, evidence: Evidence) -> None:
    """What the name does in its sentence, what it is called in an apposition or by a copula."""
    if head.dep_ in _SUBJECT and head.head.lemma_ in words("deeds", "verbs"):
        evidence.signs[Sign.DEED] += 1
    if head.dep_ in _UNDERGOING and head.head.lemma_ in words("name_words", "taking"):
        evidence.signs[Sign.PLACE] += 2
    if head.dep_ == "nsubj" and any(map(_is_of_one_person, head.head.children)):
        evidence.signs[Sign.PERSON] += 1
    if head.dep_ == "poss" and head.head.lemma_ in words("person_nouns", "relatives"):
        evidence.signs[Sign.PERSON] += 1  # "Pratt’s wife"
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        beside += [child for child in head.head.children if child.dep_ == "attr"]
    for token in beside:
        noun = noun_of(token)
        if token.pos_ == "NOUN" and is_person_noun(noun):
            evidence.signs[Sign.PERSON] += not is_noun_for_either(noun)
        elif token.pos_ == "NOUN" and calls_by_name(noun):
            evidence.signs[Sign.BODY] += 1
            evidence.bodies |= bodies_of_noun(noun)
    for child in head.children:
        made = child.lower_ in ("a", "an", "this", "these", "any", "new")
        # "Apple's iPhone" is a product, but "Germany's Volkswagen" a company.
        owned = child.dep_ == "poss" and child.ent_type_ not in ("GPE", "LOC", "NORP")
        if child.i < occurrence.first:
            evidence.signs[Sign.THING] += made or owned
            evidence.signs[Sign.ARTICLE] += child.lower_ == "the"


def _is_of_one_person(complement: Token) -> bool:
    """ "Armed himself", "made up her mind": only a person does that."""
    if complement.dep_ not in ("dobj", "dative"):
        return False
    own = any(child.lower_ in ("his", "her") for child in complement.children)
    return complement.lower_ in ("himself", "herself") or (own and complement.lemma_ in _INNER)


@cache
def _places() -> frozenset[str]:
    return words("name_words", "places")
