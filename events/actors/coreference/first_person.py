"""Who "I" and "we" are: the one whose words are quoted, or the body for which that one speaks."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from events.actors.coreference.discourse import Referent, Referents
from events.actors.mentions import Phrase
from events.grammar.clauses import VERBS
from events.grammar.subjects import subjects
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.quotations import quotations_in
from events.parsing.spacy_pipeline import token_at

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far from a quotation the word of saying may stand, in tokens.
_NEAR = 10
# What is quoted beside these is what their subject said, too.
_WRITING = frozenset({"tweet", "write"})
_SHE_OR_HE = frozenset({"he", "she"})
# How far back, in sentences, somebody is still the one who speaks.
_REACH = 3
_I = frozenset("i me my mine myself".split())
_WE = frozenset("we us our ours ourselves".split())
SPEAKING = _I | _WE


def speaker(phrase: Phrase, referents: Referents) -> Referent | None:
    """Whom a pronoun of the first person means; None when the text does not say who speaks.

    Who is quoted stands over the pronoun, or else right beside the quotation: "…," added Smith.
    """
    token = referents.doc[phrase.head]
    said_by = _said_by(token) or _beside(token)
    quoted = referents.by_head.get(said_by.i) if said_by is not None else None
    if quoted is None or quoted.kind == "thing":
        return None
    if phrase.noun in _I:
        return quoted if quoted.kind == "person" else None
    if quoted.kind == "person":
        return quoted.owner
    return quoted


def quoted_by(phrase: Phrase, referents: Referents) -> Referent | None:
    """The person in whose quoted words a phrase stands, where the text beside them tells.

    Such a person is "I" in them, and never "he" or "she". Where that is "he" as well, as in
    “He will win,” he added, it is who spoke last.
    """
    said_by = _beside(referents.doc[phrase.head])
    if said_by is None:
        return None
    bearer = referents.named.get(said_by.i)
    quoted = referents.by_head.get(said_by.i)
    if quoted is None and bearer is not None and referents.has_met(bearer):
        quoted = referents.bearing(bearer)
    if quoted is None and said_by.lower_ in _SHE_OR_HE and said_by.i > phrase.head:
        quoted = _last_speaker(phrase.head, referents)
    return quoted if quoted is not None and quoted.kind == "person" else None


def spoken_of_in_quotation(pronoun: Token, referents: Referents) -> set[Referent]:
    """The persons of whom “Ann Cole must go,” she said speaks: none of them says it."""
    verb, doc = pronoun.head, pronoun.doc
    if verb.pos_ not in VERBS or not _reports(verb) or pronoun.dep_ != "nsubj":
        return set()
    start, end = verb.sent.start_char, verb.sent.end_char
    ranges = quotations_in(doc, start, end)
    if not ranges:
        return set()
    first, last = (token_at(doc, one).i for one in (min(ranges)[0], max(ranges)[1]))
    inside = (
        index
        for index in range(first, last)
        if any(begin <= doc[index].idx < stop for begin, stop in ranges)
    )
    told = (referents.by_head[index] for index in inside if index in referents.by_head)
    return {referent for referent in told if referent.kind == "person"}


def _last_speaker(place: int, referents: Referents) -> Referent | None:
    """Who said something last before a token, within a few sentences."""
    here = referents.sentence_of(place)
    said = [
        (head, referent)
        for referent in referents.lately(here, _REACH)
        if referent.kind == "person"
        for head in takewhile(
            lambda head: referents.sentence_of(head) >= here - _REACH,
            (one.head for one in reversed(referent.phrases)),
        )
        if head < place and _says(referents.doc[head])
    ]
    return max(said, key=lambda pair: pair[0])[1] if said else None


def _says(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.pos_ in VERBS and _reports(token.head)


def _beside(token: Token) -> Token | None:
    """The subject of the verb of saying within a few words of the quotation around a token."""
    around = next(iter(quotations_in(token.doc, token.idx, token.idx + 1)), None)
    if around is None:
        return None
    doc = token.doc
    after, before = token_at(doc, around[1]).i, token_at(doc, around[0]).i
    for verb in [*doc[after : after + _NEAR], *reversed(doc[max(0, before - _NEAR) : before])]:
        says = _reports(verb) or verb.lemma_ in words("reporting", "remarking") | _WRITING
        if verb.pos_ in VERBS and says and not around[0] <= verb.idx < around[1]:
            subject = next(iter(subjects(verb)), None)
            if subject is not None and subject.lower_ not in SPEAKING:
                return subject
    return None


def _reports(verb: Token) -> bool:
    return verb.lemma_ in saying_verbs()


def _said_by(token: Token) -> Token | None:
    """The subject of the verb of saying over a token."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in VERBS and _reports(token):
            subject = next(iter(subjects(token)), None)
            if subject is not None and subject.lower_ not in SPEAKING:
                return subject
    return None
