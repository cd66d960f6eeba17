"""The words of a verb group in a label, with a tense where the text gives it none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.clauses import children, governing_verb, is_passive
from events.inflection import past, present

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS = ("VERB", "AUX")

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SHARING = frozenset({"VB", "VBG", "VBN"})
_GROUP = ("aux", "auxpass", "neg")
# "let him go", "saw it fall": the verbs that take an infinitive without "to".
_BARE_INFINITIVE = frozenset({"have", "hear", "help", "let", "make", "see", "watch"})


def verb_group(verb: Token, found: list[Token]) -> str:
    """The verb with its auxiliaries: "had not fallen", "attempted to enter", "left".

    `found` are the subjects. A participle takes the tense of the clause above it; an infinitive
    claims nothing, and stays one: "Rebels attacked to free prisoners", "Developers to set prices".
    """
    before = auxiliaries(verb)
    words = [token.text for token in before]
    if is_infinitive(verb):
        if found and _leads_to(verb):
            return " ".join([verb_group(verb.head, found), *words, verb.text])
        bare = verb.dep_ == "ccomp" and verb.head.lemma_ in _BARE_INFINITIVE
        opening = [] if bare or "to" in words or not found else ["to"]
        return " ".join([*opening, *words, verb.text])
    if _is_finite(verb, before) or not found:
        return " ".join([*words, verb.text])
    if verb.dep_ == "xcomp" and verb.head.pos_ in VERBS:
        return " ".join([verb_group(verb.head, found), *words, verb.text])
    return _tensed(verb, before, found[0])


def _leads_to(infinitive: Token) -> bool:
    """ "attempted to enter", "stayed to help", as against "opened the gates to help"."""
    above = infinitive.head
    if above.pos_ not in VERBS or infinitive.dep_ not in ("xcomp", "advcl"):
        return False
    return infinitive.dep_ == "xcomp" or not children(above, "dobj", "prep")


def auxiliaries(verb: Token) -> list[Token]:
    """ "had not been": also those that "were caught and killed" shares."""
    own = children(verb, *_GROUP)
    shares = verb.dep_ == "conj" and verb.tag_ in _SHARING and verb.tag_ == verb.head.tag_
    return auxiliaries(verb.head) if shares and not own else own


def is_infinitive(verb: Token) -> bool:
    """Whether a verb is without tense and modal: "to enter", "let them enter"."""
    before = auxiliaries(verb)
    if any(token.tag_ == "TO" for token in before):
        return True
    return verb.tag_ == "VB" and not _is_finite(verb, before)


def _is_finite(verb: Token, before: list[Token]) -> bool:
    if any(token.tag_ in _FINITE for token in (verb, *before)):
        return True
    # The tagger takes a plural present for an infinitive: "The trains stop here."
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not before


def _tensed(verb: Token, before: list[Token], subject: Token) -> str:
    """A participle, with the tense of the clause above it."""
    plural = subject.tag_ in ("NNS", "NNPS") or bool(children(subject, "conj"))
    negation = "".join(f" {token.text}" for token in before if token.dep_ == "neg")
    lemma, passive = verb.lemma_.lower(), is_passive(verb)
    above = governing_verb(verb)
    modal = _modal(above)
    if modal:
        return f"{modal}{negation} be {verb.text}" if passive else f"{modal}{negation} {lemma}"
    now = above is not None and above.tag_ in ("VBZ", "VBP") and not auxiliaries(above)
    if passive:
        return f"{'were' if plural else 'was'}{negation} {verb.text}"
    return present(lemma, plural=plural) if now else past(lemma)


def _modal(verb: Token | None) -> str:
    """What makes the clause above unreal: "will", "would", "to"; empty where nothing does."""
    if verb is None:
        return ""
    modals = [token.text for token in auxiliaries(verb) if token.tag_ == "MD"]
    if modals:
        return "will" if modals[0].startswith(("'", "’")) else modals[0].lower()
    return "to" if is_infinitive(verb) else ""
