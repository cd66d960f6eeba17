"""Whether the clause that names an event is one sentence: a subject, a tense, its objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import VERBS, children, is_passive, objects, own_subjects
from events.grammar.subjects import subjects
from events.grammar.verb_phrase import is_infinitive, verb_words
from events.labels.told_clause import is_asked_for, is_unclaimed, verb_for
from events.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_COMPLEMENTS = ("acomp", "attr", "ccomp", "oprd", "prep", "xcomp", "advmod", "dative")
# "Them was left", "what fell": no subject of a sentence that stands alone.
_NO_SUBJECTS = frozenset({"him", "me", "them", "us"})


def is_sentence(trigger: Token) -> bool:
    """Whether a verb tells the event in a clause with a subject, a tense and its objects.

    Not "was caught" without whom, "the firm to open", "the club having won", "which whale died",
    "police arrested".
    """
    verb = verb_for(trigger)
    if verb is None or is_unclaimed(verb) or is_asked_for(verb):
        return False
    found = subjects(verb)
    if not found:
        return bool(children(verb, "expl"))
    asks = any(token.tag_ in _ASKING for noun in found for token in (noun, *noun.lefts))
    if asks or any(noun.lower_ in _NO_SUBJECTS for noun in found):
        return False
    return _has_tense(verb, found) and _has_what_it_needs(verb)


def _has_tense(verb: Token, found: list[Token]) -> bool:
    """Whether its verb group stands in a tense, as `verb_words` writes it."""
    group = verb_words(verb, found)
    if group.startswith("to ") or (is_infinitive(verb) and own_subjects(verb)):
        return False
    first = group.split()[0]
    return first not in ("having", "being") and not (verb.tag_ == "VBG" and first == verb.text)


def _has_what_it_needs(verb: Token) -> bool:
    if is_passive(verb) or objects(verb):
        return True
    if verb.lemma_ == "be":
        return bool(children(verb, *_COMPLEMENTS))
    needing = words("clause_verbs", "sharing_object") | words("clause_verbs", "needing_object")
    if verb.pos_ not in VERBS or verb.lemma_ not in needing:
        return True
    return bool(children(verb, "ccomp", "xcomp", "prt", "dative"))
