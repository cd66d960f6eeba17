"""Words that the parser hangs from the wrong neighbour, as the words between them show.

"Evidence gathered last week": who reads it gathered nothing. "Throughout the afternoon officers
came": they are no afternoon officers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIMES_OF_DAY = frozenset({"afternoon", "day", "evening", "morning", "night", "week", "weekend"})
_WHILE = frozenset({"during", "over", "throughout"})
# Who stands before "of" and what is theirs: "the owner of the mill, who left".
_BEARING = frozenset(
    "boss captain chair chairman chairwoman chief commander director editor founder governor head "
    "leader manager mayor minister owner pastor president prince principal queen secretary "
    "spokesman spokeswoman".split()
)
_CONTENT = frozenset(
    "chance clue doubt evidence hint idea indication information proof reason report sign".split()
)
_PLACING = frozenset({"behind", "inside", "outside", "underneath"})
_OPENING = frozenset({"advmod", "aux", "auxpass", "expl", "mark", "nsubj", "nsubjpass", "punct"})


def mend_misjoined(doc: Doc) -> None:
    """Hang them from the words that they go with."""
    for token in doc:
        if token.dep_ == "prep" and token.lower_ in _WHILE:
            _give_time(token)
        elif token.dep_ == "prep" and token.head.dep_ == "ccomp" and token.i < token.head.i:
            _return_time(token, token.head.head)
        elif token.tag_ == "WDT" and token.dep_ == "pobj" and token.i < token.head.i:
            _open_clause(token)
        elif token.tag_ == "WDT" and token.dep_ == "dobj" and token.lower_ == "that":
            _open_content(token, token.head)
        elif token.lower_ in _PLACING and token.dep_ == "amod" and token.head.dep_ == "dobj":
            _place(token, token.head)
        elif token.tag_ == "VBN" and token.dep_ == "advcl" and token.i > token.head.i:
            _return_participle(token)
        elif token.dep_ == "relcl" and token.head.dep_ == "pobj":
            _give_to_person(token, token.head)
        elif token.tag_ == "VBD" and token.dep_ == "acl":
            _take_for_participle(token)


def _give_time(preposition: Token) -> None:
    """ "Throughout the [afternoon] officers came": a preposition has its noun."""
    if any(one.dep_ in ("pcomp", "pobj") for one in preposition.rights):
        return
    for at in range(preposition.i + 1, min(preposition.i + 4, len(preposition.doc))):
        time = preposition.doc[at]
        noun = time.head
        if time.lower_ in _TIMES_OF_DAY and time.dep_ == "compound" and noun.i == at + 1:
            for one in [one for one in noun.lefts if one.i < at]:
                one.head = time
            time.head, time.dep_ = preposition, "pobj"
            return


def _return_time(preposition: Token, verb: Token) -> None:
    """ "Said [on Monday] it would sell": it was said then."""
    timed = any(one.ent_type_ in ("DATE", "TIME") for one in preposition.rights)
    if timed and verb.tag_ == "VBD" and preposition.i == verb.i + 1:
        preposition.head = verb


def _open_clause(that: Token) -> None:
    """ "No information [that] he went to a shop": to the shop, and "that" opens a clause."""
    preposition = that.head
    if any(one.dep_ == "pobj" and one != that for one in preposition.rights):
        verb = preposition.head
        that.head, that.dep_, that.tag_, that.pos_ = verb, "mark", "IN", "SCONJ"


def _give_to_person(clause: Token, body: Token) -> None:
    """ "The [head] of the firm, who had been ill": no firm is "who"."""
    who = any(one.lower_ == "who" for one in clause.lefts)
    person = body.head.head
    if not who or body.ent_type_ not in ("", "ORG", "GPE") or body.head.lower_ != "of":
        return
    if person.lemma_ in _BEARING and person.pos_ == "NOUN" and body.tag_ not in ("NNS", "NNPS"):
        clause.head = person
        for comma in [one for one in body.rights if one.dep_ == "punct"]:
            comma.head = person


def _open_content(that: Token, verb: Token) -> None:
    """ "No information [that] he drove to a bank": he drove no information."""
    noun = verb.head
    known = noun.lemma_ in _CONTENT and any(one.lower_ in ("little", "no") for one in noun.lefts)
    if verb.dep_ == "relcl" and known and noun.i == that.i - 1:
        that.dep_, that.tag_, that.pos_ = "mark", "IN", "SCONJ"


def _place(word: Token, noun: Token) -> None:
    """ "Were rolled [inside] carpets": no carpets were rolled."""
    verb = noun.head
    if word.i != verb.i + 1 or verb.i > noun.i:
        return
    word.head, word.dep_, word.tag_, word.pos_ = verb, "prep", "IN", "ADP"
    noun.head, noun.dep_ = word, "pobj"


def _take_for_participle(verb: Token) -> None:
    """ "Evidence [gathered] last week": what stands so behind a noun has no tense of its own."""
    if not any(one.dep_ in ("dobj", "nsubj", "nsubjpass") for one in verb.children):
        verb.tag_ = "VBN"


def _return_participle(participle: Token) -> None:
    """ "Stuck in oil [spilled] from the well": right behind its noun it is the noun's own."""
    noun = participle.nbor(-1)
    free = not any(one.dep_ in _OPENING for one in participle.lefts)
    if free and noun.tag_ in ("NN", "NNS") and noun.dep_ in ("dobj", "pobj"):
        participle.head, participle.dep_ = noun, "acl"
