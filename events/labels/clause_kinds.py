"""What a clause that hangs from another is to it: a condition, an aim, what was said."""

from __future__ import annotations

from itertools import chain, takewhile
from typing import TYPE_CHECKING

from events.grammar.clauses import CONDITIONS, VERBS, children, is_passive, own_subjects
from events.grammar.verb_direction import is_until_then
from events.grammar.verb_phrase import is_infinitive
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

_FURTHER_CLAUSES = frozenset({"acl", "advcl", "relcl"})
_HEARSAY = frozenset(
    "allege assume believe expect fear hope report rumor rumour suppose think".split()
)
_OPINIONS = frozenset({"believe", "fear", "hope", "rule", "think", "warn"})
# What ties a sentence to the one before it, or to the day on which it is told.
TYING = frozenset(
    "accordingly also anyway besides consequently earlier further furthermore hence however indeed "
    "instead later meanwhile moreover nevertheless nonetheless now otherwise sometime soon then "
    "therefore thus too".split()
)


def is_reported(clause: Token) -> bool:
    """ "The hall was empty, he said": a clause before the verb that reports it."""
    told = clause.head.lemma_ in saying_verbs()
    whole = own_subjects(clause) or children(clause, "expl")
    addressed = clause.head.lemma_ in words("reporting", "telling_somebody")
    free = addressed or not children(clause.head, "dobj")
    return told and bool(whole) and free and not children(clause.head, "xcomp")


def is_put_in(verb: Token) -> bool:
    """ "The game, he argued, will last": a saying within what it says."""
    if verb.dep_ != "parataxis" or children(verb, "ccomp", "dobj", "xcomp"):
        return False
    if verb.head.pos_ not in VERBS or not (own_subjects(verb) and own_subjects(verb.head)):
        return False
    return verb.lemma_ in saying_verbs() | words("reporting", "speech") | _OPINIONS


def is_misplaced(clause: Token) -> bool:
    """A clause that the parse hung beside an object: "investigate a man the army seized a ship"."""
    verb = clause.head
    beside = any(noun.i < clause.left_edge.i for noun in children(verb, "dobj"))
    finite = clause.dep_ == "ccomp" and bool(own_subjects(clause)) and not is_infinitive(clause)
    told = verb.lemma_ in words("reporting", "telling_somebody") or _is_result(clause)
    return beside and finite and not told


def _is_result(clause: Token) -> bool:
    """ "Made her such a star [that a paper praised her]", "hit it so hard [that it fell]"."""
    that = any(mark.lower_ == "that" for mark in children(clause, "mark"))
    between = clause.doc[clause.head.i : clause.left_edge.i]
    return that and any(token.lower_ in ("so", "such") for token in between)


def adds_a_saying(clause: Token) -> bool:
    """ "Called it a farce, saying that …": the parse may take it for what it was called."""
    says = clause.tag_ == "VBG" and clause.lemma_ in words("reporting", "speech")
    return says and clause.dep_ == "xcomp" and bool(children(clause.head, "dobj"))


def goes_along(clause: Token) -> bool:
    """Whether a participle follows its verb without a comma or a conjunction."""
    before = clause.doc[clause.left_edge.i - 1]
    bare = not own_subjects(clause) and not children(clause, "mark", "advmod", "cc")
    return clause.tag_ == "VBG" and bare and not before.is_punct and clause.i > clause.head.i


def is_aim(clause: Token) -> bool:
    """ "Intervened to stop it": what a deed was for, after it and without a comma."""
    before = clause.doc[clause.left_edge.i - 1]
    return is_infinitive(clause) and not before.is_punct and clause.left_edge.lower_ == "to"


def is_condition(clause: Token) -> bool:
    """ "Will go if it rains", "when the others arrive": without it, more would be claimed."""
    doc, start = clause.doc, clause.left_edge.i
    if is_only_then(clause) or is_supposed_case(clause) or is_until_then(clause):
        return clause.i > clause.head.i
    if clause.i < clause.head.i or doc[start - 1].is_punct or clause.tag_ not in ("VBP", "VBZ"):
        return clause.i > clause.head.i and doc[start].lower_ in CONDITIONS
    return doc[start].lower_ in (*CONDITIONS, "once", "until", "when")


def is_only_then(clause: Token) -> bool:
    """ "It can only be done once the well is capped": until then it is not."""
    above = clause.head
    once = any(one.lower_ == "once" and one.i < clause.i for one in clause.lefts)
    only = any(one.lower_ == "only" for one in above.lefts)
    return once and only and any(one.tag_ == "MD" for one in above.lefts)


def is_supposed_case(clause: Token) -> bool:
    """ "When exposed to air" of what could happen then."""
    when = any(one.lower_ in ("if", "once", "unless", "when") for one in clause.lefts)
    bare = clause.tag_ == "VBN" and not own_subjects(clause)
    modal = any(one.tag_ == "MD" for one in children(clause.head, "aux"))
    return bare and when and modal and not children(clause, "aux", "auxpass")


def may_end_before(clause: Token, i: int) -> bool:
    """Whether a clause still says something when it ends before a token.

    It does before a phrase with a preposition, unless that comes right after a verb without an
    object ("consists [of"), and before another clause.
    """
    token = clause.doc[i]
    if token.dep_ in ("prep", "agent") and token.lower_ != "of":
        return i > clause.i + 1 or bool(children(clause, "dobj", "attr", "acomp"))
    further = _further_clause_at(token)
    return further is not None and further.i > clause.i


@once_a_token
def _further_clause_at(token: Token) -> Token | None:
    """The lowest clause of a noun or a verb that begins with a token."""
    # What begins before the token, as do all above it, does not begin with it.
    begun = takewhile(lambda one: one.left_edge.i == token.i, chain([token], token.ancestors))
    return next((one for one in begun if one.dep_ in _FURTHER_CLAUSES), None)


def is_stranded(verb: Token) -> bool:
    """ "The book all poets were inspired by": what the preposition goes with stands before it."""
    bare = any(
        not any(True for _ in child.rights) and child.i > verb.i
        for child in children(verb, "agent", "prep")
    )
    return verb.dep_ == "relcl" and bare


def is_denied_cleft(verb: Token) -> bool:
    """ "It was not the bank that failed": nobody says that the bank did."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return False
    empty = any(subject.lower_ == "it" for subject in children(noun.head, "nsubj"))
    return empty and bool(children(noun.head, "neg"))


def is_hearsay(verb: Token) -> str:
    """ "It is feared", where a clause hangs from that and from nobody who says it; else empty."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in _HEARSAY or not is_passive(above):
        return ""
    told = [t for t in above.children if t.dep_ in ("nsubjpass", "auxpass", "aux", "neg")]
    if not any(token.lower_ == "it" for token in told) or children(above, "agent"):
        return ""
    return " ".join(token.text for token in sorted([*told, above], key=lambda token: token.i))
