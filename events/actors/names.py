"""The names in an article, wherever they stand: "Islamic State" also in "Islamic State hands"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from events.actors.bodies import (
    bodies_of_name_word,
    bodies_of_noun,
    calls_by_name,
    company_endings,
    is_noun_for_either,
    is_person_noun,
    known_body,
    known_name,
    known_names,
    noun_of,
)
from events.lexicon import mapping, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# What the tagger calls a name; the rest of its labels are times and quantities.
_NAME_LABELS = frozenset(
    "PERSON ORG GPE NORP FAC LOC PRODUCT WORK_OF_ART EVENT LAW LANGUAGE".split()
)
_LOCATIVE = frozenset("in at near into outside across around".split())
_FIRST_WORD = re.compile(r"\w+")
_SUBJECT = frozenset({"nsubj", "agent"})
# A name inside a hyphenated word: "U.S.-led", "Saudi-backed".
_HYPHENATED = re.compile(
    r"(?P<name>.+?)-(?:led|backed|based|born|owned|made|run|brokered|sponsored|funded|trained)$"
)
# "In January Vega left": the months that are no first names.
_MONTHS = frozenset("January February March July September October November December".split())
_ALL_MONTHS = _MONTHS | {"April", "May", "June"}
# The tagger takes "chief" for a verb's past or an adjective at times.
_CALLING = frozenset({"JJ", "NN", "NNP", "VBD"})
_ROMAN = re.compile(r"[IVX]+")
# "Susan Collins, R-Maine": the party and state of an American politician.
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a name stands: tokens `first` up to `end`, characters `start` to `stop`.

    `title` is the title before it, `state` the country whose it is; or empty.
    """

    form: str
    first: int
    end: int
    head: int
    start: int
    stop: int
    title: str = ""
    state: str = ""


@dataclass(slots=True)
class Evidence:
    """What the article tells about the bearer of one form of a name, as counts.

    `labels` are the tagger's, one a mention; `signs` are words beside the name: `person`, `body`,
    `place`, `thing`, `deed`, `locative`, `article`, `site`; `bodies` the kinds of body that it is
    called; `titles` the titles that it bears.
    """

    labels: Counter[str] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    bodies: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


def find_occurrences(doc: Doc, untagged: Iterable[str] = ()) -> list[Occurrence]:
    """Every place of every name that the tagger found somewhere or that is well known.

    `untagged` are names besides. In text order, without overlaps; the longest name wins.
    """
    forms = {form for ent in doc.ents if (form := _form(doc, _trimmed(ent)))}
    forms = (forms | _royal_names(doc)) - _common_nouns(doc, forms)
    short_forms = _last_names(doc) | _head_nouns(doc)
    forms |= short_forms | set(untagged)
    longest = _longest_by_first_word(frozenset(forms))
    for word, length in _longest_known().items():
        longest[word] = max(length, longest.get(word, 0))
    forms |= known_names()
    found: list[Occurrence] = []
    end = 0
    for token in doc:
        stretches = _stretches(token, forms, longest) if token.i >= end else []
        occurrence = _occurrence(stretches, token, short_forms)
        if occurrence is not None:
            if not _is_credit(doc, occurrence):
                found.append(occurrence)
            end = occurrence.end
    return found


def gather_evidence(
    doc: Doc, occurrences: list[Occurrence], untagged: dict[str, str]
) -> dict[str, Evidence]:
    """What the article tells about each form; `untagged` labels what the tagger did not."""
    gathered: dict[str, Evidence] = defaultdict(Evidence)
    for occurrence in occurrences:
        evidence = gathered[occurrence.form]
        label = untagged.get(occurrence.form, doc[occurrence.head].ent_type_)
        if label in _NAME_LABELS:
            evidence.labels[label] += 1
        _read_neighbours(doc, occurrence, evidence)
        _read_syntax(doc[occurrence.head], occurrence, evidence)
    return gathered


def _is_credit(doc: Doc, occurrence: Occurrence) -> bool:
    """A news agency that signs the report: "LONDON (AP) -"."""
    if "media" not in known_body(known_name(occurrence.form) or ""):
        return False
    around = doc[max(occurrence.first - 1, 0)], doc[min(occurrence.end, len(doc) - 1)]
    return around[0].text in "([" and around[1].text in ")]"


def _trimmed(ent: Span) -> tuple[int, int]:
    """Token bounds of an entity without determiners, titles, possessive marks; may be empty."""
    doc, first, end = ent.doc, ent.start, ent.end
    if ent.label_ not in _NAME_LABELS:
        return first, first
    while first < end and not _may_begin(doc[first], titled=ent.label_ == "PERSON"):
        first += 1
    while first < end and not _may_end(doc[end - 1]):
        end -= 1
    if ent.label_ == "PERSON" and first < end:
        end = _whole_name(doc[end - 1], single=end - first == 1)
    # "to grant Elian American citizenship"
    while first < end - 1 and ent.label_ == "PERSON" and doc[end - 1].text in _demonyms():
        end -= 1
    return first, end


def _may_begin(token: Token, *, titled: bool) -> bool:
    if token.lower_ in ("the", "a", "an") or token.tag_ in ("PRP$", "POS"):
        return False
    if titled and (token.text in _titles() or token.text in _MONTHS):
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
    month = family.text in _ALL_MONTHS and not doc[end + 1 : end + 2].text.isdigit()
    tagged = not month and any(token.ent_type_ not in ("", "PERSON") for token in rest)
    return family.i + 1 if whole and not tagged and not is_person_noun(noun_of(family)) else end


def _form(doc: Doc, bounds: tuple[int, int]) -> str:
    """The name as a string, or empty where it is none: a single small word, an adjective."""
    first, end = bounds
    if first >= end:
        return ""
    text = doc[first:end].text
    if hyphenated := _HYPHENATED.match(text):
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
    titled = doc[first].ent_type_ == "PERSON" and {text, f"{text}."} & _titles()
    if titled or _PARTY_AND_STATE.match(text):
        return ""
    if not (text[-1].isalnum() or text[-1] == ".") or text in words("name_words", "persuasions"):
        return ""
    return text


def _abbreviated(text: str) -> bool:
    return text.rsplit(" ", 1)[-1] in company_endings()


def _common_nouns(doc: Doc, forms: set[str]) -> set[str]:
    """ "Gunmen" that begins a headline; but not "Travelers" where there is a Travelers Corp."""
    found = {
        ent.text
        for ent in doc.ents
        if len(ent) == 1 and ent.label_ in ("GPE", "NORP") and is_person_noun(noun_of(ent[0]))
    }
    return found - {form.split()[0] for form in forms if " " in form}


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


def _last_names(doc: Doc) -> set[str]:
    """The last names of the persons that the tagger found by two names."""
    found = set()
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            first, end = _trimmed(ent)
            if end - first > 1 and doc[end - 1].pos_ == "PROPN" and len(doc[end - 1]) > 2:
                found.add(doc[end - 1].text)
    return found


@cache
def _longest_known() -> dict[str, int]:
    return _longest_by_first_word(known_names())


def _longest_by_first_word(forms: frozenset[str]) -> dict[str, int]:
    """The length in characters of the longest name that begins with a word."""
    longest: dict[str, int] = {}
    for form in forms:
        if match := _FIRST_WORD.search(form):
            longest[match.group()] = max(longest.get(match.group(), 0), len(form))
    return longest


def _stretches(
    token: Token, forms: set[str], longest: dict[str, int]
) -> list[tuple[str, int, int]]:
    """The names that the text has from a token on, the longest first, each with its tokens."""
    match = _FIRST_WORD.match(token.text)
    length = longest.get(match.group(), 0) if match else 0
    if not length:
        return []
    doc, i, limit = token.doc, token.i, token.idx + length
    found = []
    end = i
    while end < len(doc) and doc[end].idx < limit:
        end += 1
        text = doc[i:end].text
        spelt = [text]
        if not doc[end - 1].is_punct:
            hyphenated = _HYPHENATED.match(text)
            spelt += [text.removesuffix("."), hyphenated["name"] if hyphenated else ""]
        found += [(form, i, end) for form in spelt if form in forms][:1]
    return found[::-1]


def _occurrence(
    stretches: list[tuple[str, int, int]], token: Token, short_forms: set[str]
) -> Occurrence | None:
    """The longest name that begins with a token and stands there as one."""
    doc = token.doc
    for form, first, end in stretches:
        if _stands_as_name(doc, first, end, form) or _is_short_form(token, short_forms):
            before = doc[first - 1].text if first else ""
            title = before if before in _titles() else ""
            head, stop = _head(doc, first, end), token.idx + len(form)
            return Occurrence(form, first, end, head, token.idx, stop, title, _state(token))
    return None


def _state(token: Token) -> str:
    """The country in "Japan's Defense Ministry"."""
    doc, i = token.doc, token.i
    owned = i > 1 and doc[i - 1].tag_ == "POS" and doc[i - 2].ent_type_ == "GPE"
    return known_name(doc[i - 2].text) or "" if owned else ""


def _stands_as_name(doc: Doc, i: int, end: int, form: str) -> bool:
    """Not a common word that happens to be spelt like a name, nor a part of a longer name."""
    written_as_name = doc[i].pos_ == "PROPN" or doc[i].ent_type_ in _NAME_LABELS
    if end - i == 1 and not written_as_name and (doc[i].is_stop or not form.isupper()):
        return False
    after = doc[end] if end < len(doc) else None
    if after is not None and after.text in _titles() and doc[end - 1].text in _portfolios():
        return False
    if after is not None and after.pos_ == "PROPN" and doc[end - 1].head.i == after.i:
        tagged_apart = bool(doc[end - 1].ent_type_) and after.ent_iob_ != "I"
        return tagged_apart or is_person_noun(after.lower_) or after.text in _titles()
    return True


def _is_short_form(token: Token, short_forms: set[str]) -> bool:
    """ "Jobs" where the tagger saw a noun: capital within a sentence, or the subject of a deed."""
    if token.text not in short_forms or token.pos_ not in ("NOUN", "PROPN"):
        return False
    does = token.dep_ == "nsubj" and token.head.lemma_ in words("deeds", "verbs")
    return does or not token.is_sent_start


def _head(doc: Doc, first: int, end: int) -> int:
    """The last token that hangs on none of the others: "State" also in "Islamic State fighters"."""
    for i in range(end - 1, first, -1):
        if not first <= doc[i].head.i < end or doc[i].head.i == i:
            return i
    return first


def _read_neighbours(doc: Doc, occurrence: Occurrence, evidence: Evidence) -> None:
    """Titles and nouns right before the name: "President", "news agency", "the city of"."""
    after = doc[occurrence.end] if occurrence.end < len(doc) else None
    if after is not None and doc[occurrence.head].head.i == after.i:
        # "The Syriza party" is Syriza.
        naming = words("group_nouns", "naming") - {"company", "group"}
        evidence.signs["site"] += noun_of(after) in words("name_words", "sites")
        adjective = doc[occurrence.head].ent_type_ in ("NORP", "LANGUAGE")
        if after.lower_ in naming and after.pos_ == "NOUN" and not adjective:
            evidence.signs["body"] += 2
            evidence.bodies |= bodies_of_noun(after.lower_)
    before = doc[occurrence.first - 1] if occurrence.first else None
    if before is None:
        return
    noun = noun_of(before)
    if occurrence.title:
        evidence.titles.add(occurrence.title)
        evidence.signs["person"] += 2
    elif is_person_noun(noun) and before.tag_ in _CALLING:
        evidence.signs["person"] += 2
    elif calls_by_name(noun) and (before.tag_ in ("NN", "NNP") or "media" in bodies_of_noun(noun)):
        evidence.signs["body"] += 2
        evidence.bodies |= bodies_of_noun(noun)
    elif before.lower_ == "of" and before.i and doc[before.i - 1].lower_ in _places():
        evidence.signs["place"] += 3
    elif before.lower_ in _LOCATIVE:
        evidence.signs["locative"] += 1


def _read_syntax(head: Token, occurrence: Occurrence, evidence: Evidence) -> None:
    """What the name does in its sentence, what it is called in an apposition or by a copula."""
    if head.dep_ in _SUBJECT and head.head.lemma_ in words("deeds", "verbs"):
        evidence.signs["deed"] += 1
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        beside += [child for child in head.head.children if child.dep_ == "attr"]
    for token in beside:
        noun = noun_of(token)
        if token.pos_ == "NOUN" and is_person_noun(noun):
            evidence.signs["person"] += not is_noun_for_either(noun)
        elif token.pos_ == "NOUN" and calls_by_name(noun):
            evidence.signs["body"] += 1
            evidence.bodies |= bodies_of_noun(noun)
    for child in head.children:
        made = child.lower_ in ("a", "an", "this", "these", "any", "new")
        # "Apple's iPhone" is a product, but "Germany's Volkswagen" a company.
        owned = child.dep_ == "poss" and child.ent_type_ not in ("GPE", "LOC", "NORP")
        if child.i < occurrence.first:
            evidence.signs["thing"] += made or owned
            evidence.signs["article"] += child.lower_ == "the"


@cache
def _titles() -> frozenset[str]:
    return frozenset().union(*(words("titles", table) for table in ("female", "male", "others")))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(mapping("countries", "demonyms"))


@cache
def _portfolios() -> frozenset[str]:
    return words("titles", "portfolios")


@cache
def _places() -> frozenset[str]:
    return words("name_words", "places")
