"""What is asked, and so not said to be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSING = "\"'”’)] \n"
# What belongs to the clause that asks; a relative or an adverbial clause takes something for true.
_OF_THE_QUESTION = frozenset({"ccomp", "conj", "xcomp"})


def is_asked(verb: Token) -> bool:
    """Whether a verb's clause is a question: "Will the party go on?", "Who sank the ship?".

    Not what a question takes for true: "Who left after the vote was lost?" asks not of the vote.
    """
    if not verb.sent.text.rstrip(_CLOSING).endswith("?"):
        return False
    while verb.dep_ in _OF_THE_QUESTION:
        verb = verb.head
    return verb.dep_ == "ROOT"
