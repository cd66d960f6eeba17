"""Lists of what somebody is charged with: "drunk driving, manslaughter and leaving the scene".

The parser takes the second for an apposition of the first and a gerund for a deed of its own:
"Charges of assault, resisting arrest": no charge resists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_CHARGING = frozenset(
    "accusation accuse acquit allegation charge clear convict count guilty indict suspect "
    "suspicion".split()
)
_PREPOSITIONS = frozenset({"of", "on", "to", "with"})
_LISTED = frozenset({"appos", "conj"})


def mend_charges(doc: Doc) -> None:
    """Hang each part of such a list from the first noun, or a gerund from the preposition."""
    for preposition in doc:
        if preposition.dep_ != "prep" or preposition.lower_ not in _PREPOSITIONS:
            continue
        _return_to_verb(preposition)
        timed = any(one.ent_type_ in ("DATE", "TIME") for one in preposition.rights)
        if preposition.head.lemma_ in _CHARGING and not timed:  # "charged on Monday"
            _take_in(preposition)
            for charge in [one for one in preposition.rights if one.dep_ in ("pcomp", "pobj")]:
                _mend(charge, preposition)


def _return_to_verb(preposition: Token) -> None:
    """ "Accused the firm [of] hiding data", "convicted on Monday [of] theft": no firm of that."""
    noun = preposition.head
    verb = noun.head
    if noun.ent_type_ == "DATE" and noun.dep_ == "pobj" and verb.head.lemma_ in _CHARGING:
        preposition.head = verb.head
    doing = any(one.dep_ == "pcomp" for one in preposition.rights)
    if noun.dep_ == "dobj" and doing and verb.lemma_ in _CHARGING and preposition.i > noun.i:
        preposition.head = verb


def _take_in(preposition: Token) -> None:
    """ "Convicted of murder, two [counts] of arson", "accused of theft, hiding [papers]"."""
    first = next((one for one in preposition.rights if one.dep_ in ("pcomp", "pobj")), None)
    for noun in [one for one in preposition.head.rights if one.pos_ == "NOUN"]:
        if first is None or noun.i < first.i or noun.left_edge.nbor(-1).text != ",":
            continue
        gerund = noun.left_edge
        if noun.dep_ in ("conj", "npadvmod") and noun.lemma_ == "count":
            noun.head, noun.dep_ = first, "conj"
        elif noun.dep_ == "conj" and gerund.tag_ == "VBG" and gerund.dep_ == "compound":
            later = [one for one in noun.rights if one.tag_ == "VBG" and one.dep_ == "conj"]
            for verb in (gerund, *later):
                verb.head, verb.dep_, verb.pos_ = preposition, "pcomp", "VERB"
            noun.head, noun.dep_ = gerund, "dobj"


def _mend(charge: Token, preposition: Token) -> None:
    for part in [*_parts(charge), *_beside(preposition)]:
        if part.tag_ == "VBG" and any(True for _ in part.rights):
            part.head, part.dep_, part.pos_ = preposition, "pcomp", "VERB"
        elif part.dep_ == "appos" and part.left_edge.nbor(-1).text == ",":
            part.dep_ = "conj"


def _parts(charge: Token) -> Iterator[Token]:
    for part in charge.rights:
        if part.dep_ in _LISTED and part.pos_ in ("NOUN", "NUM", "VERB"):
            yield part
            yield from _parts(part)


def _beside(preposition: Token) -> Iterator[Token]:
    """The gerunds of "charges of assault, [resisting] arrest and [carrying] a gun"."""
    noun = preposition.head
    verb = noun.head if noun.pos_ == "NOUN" else noun
    for clause in verb.rights:  # "was charged with theft and [leaving] his post"
        bare = clause.tag_ == "VBG" and not any(one.dep_ == "aux" for one in clause.lefts)
        listed = clause.dep_ in ("advcl", "conj", "dep") and clause.i > preposition.i
        if listed and bare and _follows_list(clause):
            yield clause
    if noun.pos_ != "NOUN":
        return
    for clause in noun.rights:
        after_comma = clause.left_edge.i > preposition.i and clause.left_edge.nbor(-1).text == ","
        if clause.dep_ == "acl" and clause.tag_ == "VBG" and after_comma:
            yield clause
            yield from _parts(clause)


def _follows_list(gerund: Token) -> bool:
    """Whether a comma or an "and" stands before a gerund, as between the parts of a list."""
    before = gerund.left_edge.nbor(-1)
    return before.text == "," or before.lower_ == "and"
