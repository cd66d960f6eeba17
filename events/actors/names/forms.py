"""The forms of the names that the tagger found: "Ann Smith" of "President Ann Smith’s"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from events.actors.noun_classes import (
    bodies_of_name_word,
    company_endings,
    is_person_noun,
    known_body,
    known_name,
    noun_of,
)
from events.calendar.names import MONTH_NAMES
from events.lexicons import mapping, words
from events.lexicons.saying_verbs import saying_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# What the tagger calls a name; the rest of its labels are times and quantities.
NAME_LABELS = frozenset(
    "PERSON ORG GPE NORP FAC LOC PRODUCT WORK_OF_ART EVENT LAW LANGUAGE".split()
)
# A name inside a hyphenated word: "U.S.-led", "Saudi-backed".
HYPHENATED = re.compile(
    r"(?P<name>.+?)-(?:led|backed|based|born|owned|made|run|brokered|sponsored|funded|trained)$"
)
# "In January Vega left": the months that are no first names.
_MONTHS = frozenset(MONTH_NAMES) - {"April", "May", "June", "August"}
_ROMAN = re.compile(r"[IVX]+")
# "Susan Collins, R-Maine": the party and state of an American politician.
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")


def tagged_forms(doc: Doc) -> set[str]:
    """The forms of the names that the tagger found, without titles and articles."""
    forms = {form for ent in doc.ents if (form := _form(doc, _trimmed(ent)))}
    return (forms | _royal_names(doc)) - _common_nouns(doc, forms)


def short_forms_of_names(doc: Doc) -> set[str]:
    """What the persons and bodies that the tagger found may be called for short."""
    return _last_names(doc) | _head_nouns(doc)


def _trimmed(ent: Span) -> tuple[int, int]:
    """Token bounds of an entity without determiners, titles, possessive marks; may be empty."""
    doc, first, end = ent.doc, ent.start, ent.end
    if ent.label_ not in NAME_LABELS:
        return first, first
    if _is_signed(doc, first, end):
        return first, first
    end = _before_speaker(doc, first, _before_list(doc, first, _before_price(doc, first, end)))
    while first < end and not _may_begin(doc[first], titled=ent.label_ == "PERSON"):
        first += 1
    while first < end and not _may_end(doc[end - 1]):
        end -= 1
    if ent.label_ == "PERSON" and first < end:
        end = _before_verb(doc, first, end)
        end = _whole_name(doc[end - 1], single=end - first == 1)
    if end - first == 1 and _is_rest_of_firm(doc[first]):
        first -= 1
    if ent.label_ in ("NORP", "ORG") and first == ent.start:
        first = _whole_party(doc, first)
    # "Briton Ann Smith"; but "Jordan Pickford"
    if ent.label_ == "PERSON" and end - first > 2 and doc[first].text in _demonyms():
        first += 1
    # "to grant Elian American citizenship"
    while first < end - 1 and ent.label_ == "PERSON" and doc[end - 1].text in _demonyms():
        end -= 1
    return first, end


def _before_price(doc: Doc, first: int, end: int) -> int:
    """The end of the name in "cost Acme $3 million", where the tagger took both for one."""
    return next((i for i in range(first + 1, end) if doc[i].is_currency), end)


def _before_list(doc: Doc, first: int, end: int) -> int:
    """The end of the first of "Acme, Blue Sky", where the tagger took both for one name."""
    goes_on = doc[end : end + 1].text == ","  # "the Ice, Cloud, and Land Satellite"
    if goes_on or any(doc[i].lower_ in ("&", "and") for i in range(first, end)):
        return end
    commas = (i for i in range(first + 1, end - 1) if doc[i].text == ",")
    return next((i for i in commas if doc[i + 1].text not in company_endings()), end)


def _is_signed(doc: Doc, first: int, end: int) -> bool:
    """ "AFP Police", "Ann Berg/EPA": who took a picture, run into what it shows."""
    if doc[end - 1].ent_type_ == "PERSON" and "/" in doc[end - 1].text:
        return True
    shown = noun_of(doc[end - 1]) if end - first == 2 else ""
    press = "media" in known_body(known_name(doc[first].text.title()) or "") or "media" in (
        known_body(known_name(doc[first].text) or "")
    )
    return press and doc[first].text.isupper() and (shown == "police" or is_person_noun(shown))


def _is_rest_of_firm(token: Token) -> bool:
    """ "Air" of "Envoy Air", of which the tagger saw the second word alone."""
    before = token.doc[token.i - 1] if token.i else token
    own = before.head == token and before.dep_ == "compound" and before.pos_ == "PROPN"
    return own and not before.ent_type_ and token.text in words("name_words", "businesses")


def _before_speaker(doc: Doc, first: int, end: int) -> int:
    """The end of the name in "was at Lagoon, Adams said", where the tagger took both for one."""
    said = end < len(doc) and doc[end].lemma_ in saying_verbs()
    if not said or doc[end - 1].dep_ != "nsubj" or doc[end - 1].head.i != end:
        return end
    return next((i for i in range(first + 1, end) if doc[i].text == ","), end)


def _before_verb(doc: Doc, first: int, end: int) -> int:
    """The end of the name in "Ann Berg Checks Out Of Rehab", where the tagger took all for it."""
    verbs = (i for i in range(first + 1, end) if doc[i].tag_ in ("VBD", "VBZ"))
    return next(verbs, end)


def _whole_party(doc: Doc, first: int) -> int:
    """The start of "Liberal Democrats", of which the tagger saw the second word alone."""
    if not first or doc[first - 1].is_sent_start:
        return first
    before = doc[first - 1]
    capital = before.is_title and not before.is_stop and before.text not in all_titles()
    own = before.dep_ in ("amod", "compound") and before.tag_ in ("JJ", "NNP")
    tagged = before.ent_type_ or before.text in _demonyms()
    plural = doc[first].tag_ in ("NNPS", "NNS")
    return first - 1 if plural and capital and own and not tagged else first


def _may_begin(token: Token, *, titled: bool) -> bool:
    if token.lower_ in ("the", "a", "an") or token.tag_ in ("PRP$", "POS"):
        return False
    if titled and (token.text in all_titles() or token.text in _MONTHS):
        return False
    return token.text[0].isupper() or token.lower_ in ("al", "el") or token.text[0].isdigit()


def _may_end(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.pos_ == "PROPN"


def _whole_name(last: Token, *, single: bool) -> int:
    """The end of a person's name that the tagger broke off: "Barnett" of "Barnett Slepian"."""
    doc, end = last.doc, last.i + 1
    family = last.head
    if last.dep_ != "compound" or not end <= family.i < end + 3 or family.pos_ != "PROPN":
        return end
    rest = doc[end : family.i + 1]
    # "Winnie Madikizela-Mandela", but "Clinton-Gore" are two.
    whole = all(token.pos_ == "PROPN" or (token.text == "-" and not single) for token in rest)
    # "Theresa May" has no day after it.
    month = family.text in MONTH_NAMES and not doc[end + 1 : end + 2].text.isdigit()
    tagged = not month and any(token.ent_type_ not in ("", "PERSON") for token in rest)
    return family.i + 1 if whole and not tagged and not is_person_noun(noun_of(family)) else end


def _form(doc: Doc, bounds: tuple[int, int]) -> str:
    """The name as a string, or empty where it is none: a single small word, an adjective."""
    first, end = bounds
    if first >= end:
        return ""
    text = doc[first:end].text
    if hyphenated := HYPHENATED.match(text):
        text = hyphenated["name"]
    text = text.strip(" .,'’\"“”") if text.count(".") < 2 and not _abbreviated(text) else text
    if not 2 <= len(text) <= 80 or not text[0].isalnum() or not any(map(str.isupper, text)):
        return ""
    if end - first == 1 and doc[first].tag_ == "JJ" and doc[first].ent_type_ == "PERSON":
        return ""  # "Biblical", "Olympic"
    if all(doc[i].pos_ in ("VERB", "AUX", "ADV", "PRON", "DET") for i in range(first, end)):
        return ""
    if (
        end - first == 1
        and doc[first].ent_type_ != "PERSON"
        and is_person_noun(noun_of(doc[first]))
    ):
        return ""
    titled = doc[first].ent_type_ == "PERSON" and {text, f"{text}."} & all_titles()
    if titled or _PARTY_AND_STATE.match(text):
        return ""
    if not (text[-1].isalnum() or text[-1] == ".") or text in words("name_words", "persuasions"):
        return ""
    return text


def _abbreviated(text: str) -> bool:
    return text.rsplit(" ", 1)[-1] in company_endings()


def _royal_names(doc: Doc) -> set[str]:
    """Names that need their title: "King Hussein", "Pope John Paul"."""
    found = set()
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            first, end = _trimmed(ent)
            single = end - first == 1 or (end - first == 2 and _ROMAN.fullmatch(doc[end - 1].text))
            if first and single and doc[first - 1].text in words("titles", "royal"):
                found.add(_form(doc, (first - 1, end)))
    return found


# "Normalcy was …": nobody is called so who is named at the start of a sentence alone.
_ABSTRACT = re.compile(r"[a-z](?:ality|ation|cies|cy|dom|hood|isms?|ivity|ments?|ness|ship|sion)$")


def _common_nouns(doc: Doc, forms: set[str]) -> set[str]:
    """ "Gunmen" that begins a headline; but not "Travelers" where there is a Travelers Corp.

    "Authorities" has its capital from the sentence that it begins, where the article writes it
    small elsewhere.
    """
    single = [ent[0] for ent in doc.ents if len(ent) == 1]
    found = {
        token.text
        for token in single
        if token.ent_type_ in ("GPE", "NORP") and is_person_noun(noun_of(token))
    }
    titled = {token.text: token.lower_ for token in single if token.is_title}
    within = {token.text for token in doc if token.text in titled and not token.is_sent_start}
    lower = set(titled.values())
    small = {token.text for token in doc if token.text in lower and token.pos_ == "NOUN"}
    found |= {text for text in titled.keys() - within if titled[text] in small}
    opening = {token.text for token in single if token.is_sent_start}
    found |= {text for text in titled.keys() - within if text in opening and _ABSTRACT.search(text)}
    return found - {form.split()[0] for form in forms if " " in form}


def _last_names(doc: Doc) -> set[str]:
    """The last names of the persons that the tagger found by two names."""
    found = set()
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            first, end = _trimmed(ent)
            if end - first > 1 and doc[end - 1].pos_ == "PROPN" and len(doc[end - 1]) > 2:
                found.add(doc[end - 1].text)
    return found


def _head_nouns(doc: Doc) -> set[str]:
    """ "Observatory" for the Syrian Observatory for Human Rights: the main words of long names."""
    roots = [
        ent.root
        for ent in doc.ents
        if ent.label_ == "ORG"
        and (len(ent) > 2 or (len(ent) == 2 and bodies_of_name_word(ent.root.text)))
    ]
    found = {it.text for it in roots if it.pos_ in ("NOUN", "PROPN") and it.text[0].isupper()}
    return found - words("name_words", "businesses") - company_endings()


@cache
def all_titles() -> frozenset[str]:
    """Every title that may stand before a name: "President", "Mrs."."""
    return frozenset().union(*(words("titles", table) for table in ("female", "male", "others")))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(mapping("countries", "demonyms"))
