"""Names that the tagger does not know: "Hannibal crossed the Alps", "the Vandals captured it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.actors.noun_classes import bodies_of_noun, is_person_noun, noun_of
from events.lexicons import words
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import section_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "An initiative called Save the Bay": what a body does, and is called by.
_UNDERTAKINGS = frozenset({"campaign", "initiative", "project"})
NAMING_VERBS = frozenset({"call", "dub", "know", "name", "nickname"})
_BEFORE_NAME = frozenset({"as", "itself", "the", "themselves"})
_WITHIN_NAME = frozenset("a and for in of on the to".split())
# A name has no more words than this.
_LONGEST_NAME = 6
_HE_OR_SHE = frozenset("he him his she her".split())


def find_untagged_names(doc: Doc) -> dict[str, str]:
    """The label that the tagger should have given, by name.

    A people does something under a plural name with "the"; a person does something and is "he" or
    "she" in the same sentence; two names of countries joined by a hyphen are one. A word that the
    article has in small letters too is no name.
    """
    found = {}
    written: set[str] = set()
    for token in doc:
        if token.text == "-" and _joins_countries(token):
            found[doc[token.i - 1 : token.i + 2].text] = "GPE"
        elif token.pos_ == "PROPN" and _does_something(token):
            label = "NORP" if _is_people(token) else "PERSON" if _is_somebody(token) else ""
            label = label or ("ORG" if _is_some_body(token) else "")
            written = written or {token.text for token in doc}
            if label and token.lower_ not in written:
                found[token.text] = label
        elif token.lemma_ in NAMING_VERBS and (name := _name_called(token)):
            found[name] = "ORG"
    return found


def _name_called(verb: Token) -> str:
    """ "Seize the Day" of "a group called Seize the Day", "a campaign known as Seize the Day"."""
    if verb.dep_ not in ("acl", "relcl") or not names_itself(noun_of(verb.head)):
        return ""
    doc, first, end = verb.doc, verb.i + 1, verb.i + 1
    while first < len(doc) and (doc[first].lower_ in _BEFORE_NAME or doc[first].is_quote):
        first += 1
    if verb.lemma_ == "know" and doc[first - 1 : first].text != "as":
        return ""
    last = min(first + _LONGEST_NAME, verb.sent.end)
    for token in doc[first:last]:
        if token.ent_type_ in ("DATE", "TIME", "PERSON"):
            break
        if token.text[0].isupper():
            end = token.i + 1
        elif token.lower_ not in _WITHIN_NAME:
            break
    called = first < end and doc[first].text[0].isupper()
    return doc[first:end].text if called and not _is_tagged(doc, first, end) else ""


def _is_tagged(doc: Doc, first: int, end: int) -> bool:
    """Whether the tagger found a body or a person from one token up to another."""
    begun = doc[first].ent_iob_ == "B" and doc[first].ent_type_ in ("NORP", "ORG", "PERSON")
    return begun and all(token.ent_iob_ == "I" for token in doc[first + 1 : end])


def names_itself(noun: str) -> bool:
    """Whether a noun calls a body, or what it does, that may go by a name of its own."""
    return bool(bodies_of_noun(noun)) or noun in _UNDERTAKINGS


def _joins_countries(hyphen: Token) -> bool:
    """Austria-Hungary, but not "China-Japan ties"."""
    doc, i = hyphen.doc, hyphen.i
    if not 0 < i < len(doc) - 1 or hyphen.whitespace_ or doc[i - 1].whitespace_:
        return False
    first, second = doc[i - 1], doc[i + 1]
    if not (first.pos_ == second.pos_ == "PROPN" and first.head.i == second.i):
        return False
    countries = first.ent_type_ in ("", "GPE") and second.ent_type_ == "GPE"
    return countries and second.dep_ not in ("compound", "amod", "nmod")


def _does_something(token: Token) -> bool:
    """Whether a word written as a name is the subject of a verb that takes an object."""
    if not (token.text.istitle() and token.text.isalpha() and len(token) > 2):
        return False
    verb = token.head
    if token.dep_ != "nsubj" or verb.pos_ != "VERB" or verb.lemma_ in words("deeds", "undergoing"):
        return False
    if section_of(token) is not SectionKind.BODY:
        return False
    noun = noun_of(token)
    if is_person_noun(noun) or bodies_of_noun(noun):
        return False
    objects = any(child.dep_ == "dobj" for child in verb.children)
    return objects or verb.lemma_ in words("deeds", "verbs")


def _is_some_body(token: Token) -> bool:
    """ "Coldplay have announced a concert", "Rock band Coldplay": a name the tagger leaves out.

    Bare at the start of a sentence, or behind what it is.
    """
    if token.tag_ != "NNP" or token.ent_type_:
        return False
    called = token.n_lefts > 0 and token.i > 0 and token.nbor(-1).head == token
    return (token.is_sent_start and not token.n_lefts) or (
        called and bool(bodies_of_noun(noun_of(token.nbor(-1))))
    )


def _is_people(token: Token) -> bool:
    """ "The Vandals"; the tagger takes the Visigoths for a person."""
    plural = token.tag_ == "NNPS" or token.ent_type_ == "PERSON"
    the = [child.lower_ for child in token.lefts] == ["the"]
    return plural and the and token.ent_type_ in ("", "PERSON") and token.text.endswith("s")


def _is_somebody(token: Token) -> bool:
    """Whether nobody else in the sentence can be the "he" that follows."""
    if token.ent_type_ or token.is_sent_start or token.n_lefts:
        return False
    if token.text in words("titles", "portfolios") or token.text in words("titles", "others"):
        return False
    for word in token.sent:
        if word.ent_type_ == "PERSON" or (word.pos_ == "NOUN" and is_person_noun(noun_of(word))):
            return False
        if word.lower_ in _HE_OR_SHE:
            return word.i > token.i
    return False
