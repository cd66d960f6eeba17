"""The names in an article, wherever they stand: "Islamic State" also in "Islamic State hands"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from events.actors.names.forms import (
    HYPHENATED,
    NAME_LABELS,
    all_titles,
    short_forms_of_names,
    tagged_forms,
)
from events.actors.noun_classes import is_person_noun, known_body, known_name, known_names
from events.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERSION = re.compile(r"[A-Z]?\d{1,3}[A-Za-z]{0,2}")
_FIRST_WORD = re.compile(r"\w+")


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


def find_occurrences(doc: Doc, untagged: Iterable[str] = ()) -> list[Occurrence]:
    """Every place of every name that the tagger found somewhere or that is well known.

    `untagged` are names besides. In text order, without overlaps; the longest name wins.
    """
    short_forms = short_forms_of_names(doc)
    forms = tagged_forms(doc) | short_forms | set(untagged)
    longest = _longest_by_first_word(forms)
    lengths = {text: _longest_from(text, longest) for text in {token.text for token in doc}}
    found: list[Occurrence] = []
    end = 0
    for token in doc:
        length = lengths[token.text] if token.i >= end else 0
        if not length:
            continue
        occurrence = _occurrence(_stretches(token, forms, length), token, short_forms)
        if occurrence is not None:
            if not _is_credit(doc, occurrence):
                found.append(occurrence)
            end = occurrence.end
    return found


def _is_credit(doc: Doc, occurrence: Occurrence) -> bool:
    """A news agency that signs the report: "LONDON (AP) -"."""
    if "media" not in known_body(known_name(occurrence.form) or ""):
        return False
    around = doc[max(occurrence.first - 1, 0)], doc[min(occurrence.end, len(doc) - 1)]
    return around[0].text in "([" and around[1].text in ")]"


@cache
def _longest_known() -> dict[str, int]:
    return _longest_by_first_word(known_names())


def _longest_by_first_word(forms: Iterable[str]) -> dict[str, int]:
    """The length in characters of the longest name that begins with a word."""
    longest: dict[str, int] = {}
    for form in forms:
        if match := _FIRST_WORD.search(form):
            longest[match.group()] = max(longest.get(match.group(), 0), len(form))
    return longest


def _longest_from(text: str, longest: dict[str, int]) -> int:
    """How long the longest name is that may begin with a token: one of the text, or known."""
    match = _FIRST_WORD.match(text)
    word = match.group() if match else ""
    return max(longest.get(word, 0), _longest_known().get(word, 0))


def _stretches(token: Token, forms: set[str], length: int) -> list[tuple[str, int, int]]:
    """The names that the text has from a token on, the longest first, each with its tokens.

    A name is one of `forms`, or known; none has more than `length` characters.
    """
    known = known_names()
    doc, i, limit = token.doc, token.i, token.idx + length
    found = []
    end = i
    while end < len(doc) and doc[end].idx < limit:
        end += 1
        text = doc[i:end].text
        spelt = [text]
        if not doc[end - 1].is_punct:
            hyphenated = HYPHENATED.match(text)
            spelt += [text.removesuffix("."), hyphenated["name"] if hyphenated else ""]
        found += [(form, i, end) for form in spelt if form in forms or form in known][:1]
    return found[::-1]


def _occurrence(
    stretches: list[tuple[str, int, int]], token: Token, short_forms: set[str]
) -> Occurrence | None:
    """The longest name that begins with a token and stands there as one."""
    doc = token.doc
    for form, first, end in stretches:
        if _stands_as_name(doc, first, end, form) or _is_short_form(token, short_forms):
            before = doc[first - 1].text if first else ""
            title = before if before in all_titles() else ""
            head, stop = _head(doc, first, end), token.idx + len(form)
            if _is_product(doc[head]) and is_version(doc, end):
                stop = doc[end].idx + len(doc[end])
                form, end = f"{form} {doc[end].text}", end + 1
            return Occurrence(form, first, end, head, token.idx, stop, title, _state(token))
    return None


def _is_product(head: Token) -> bool:
    """Whether a name is that of something made: "iPhone", or what the tagger calls a product."""
    return head.text[0].islower() or head.ent_type_ == "PRODUCT"


def is_version(doc: Doc, i: int) -> bool:
    """Whether a token tells one model from another: "4", "3G", "S8"."""
    return i < len(doc) and bool(_VERSION.fullmatch(doc[i].text)) and not doc[i - 1].is_punct


def _state(token: Token) -> str:
    """The country in "Japan's Defense Ministry"."""
    doc, i = token.doc, token.i
    owned = i > 1 and doc[i - 1].tag_ == "POS" and doc[i - 2].ent_type_ == "GPE"
    return known_name(doc[i - 2].text) or "" if owned else ""


def _stands_as_name(doc: Doc, i: int, end: int, form: str) -> bool:
    """Not a common word that happens to be spelt like a name, nor a part of a longer name."""
    written_as_name = doc[i].pos_ == "PROPN" or doc[i].ent_type_ in NAME_LABELS
    if end - i == 1 and not written_as_name and (doc[i].is_stop or not form.isupper()):
        return False
    after = doc[end] if end < len(doc) else None
    if after is not None and after.text in all_titles() and doc[end - 1].text in _portfolios():
        return False
    if after is not None and after.pos_ == "PROPN" and doc[end - 1].head.i == after.i:
        tagged_apart = bool(doc[end - 1].ent_type_) and after.ent_iob_ != "I"
        return tagged_apart or is_person_noun(after.lower_) or after.text in all_titles()
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


@cache
def _portfolios() -> frozenset[str]:
    return words("titles", "portfolios")
