"""What is asked, and so not said to be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import children

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSING = "\"'”’)] \n"
# What belongs to the clause that asks; a relative or an adverbial clause takes something for true.
_OF_THE_QUESTION = frozenset({"ccomp", "conj", "xcomp"})
_CLEAR = frozenset({"clear", "known"})
_UNCLEAR = frozenset({"uncertain", "unclear", "unknown"})
_TELLING = frozenset("disclose explain know reveal say specify tell".split())
_ASKING = frozenset({"ask", "wonder"})


def is_asked(verb: Token) -> bool:
    """Whether a verb's clause is a question: "Will the party go on?", "Who sank the ship?".

    Not what a question takes for true: "Who left after the vote was lost?" asks not of the vote.
    """
    if not verb.sent.text.rstrip(_CLOSING).endswith("?"):
        return False
    while verb.dep_ in _OF_THE_QUESTION:
        verb = verb.head
    return verb.dep_ == "ROOT"


def is_indirect_question(clause: Token) -> bool:
    """ "It is unclear when he came", "did not say why they left", which parses hang as adverbial.

    As against "he was out when they came".
    """
    above = clause.head
    if clause.dep_ not in ("advcl", "ccomp") or clause.i < above.i:
        return False
    if not any(one.tag_ == "WRB" for one in clause.lefts):
        return False
    denied = bool(children(above, "neg"))
    if above.lemma_ == "be":
        described = children(above, "acomp")
        return any(one.lower_ in (_CLEAR if denied else _UNCLEAR) for one in described)
    return (denied and above.lemma_ in _TELLING) or above.lemma_ in _ASKING
