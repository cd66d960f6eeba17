"""Which auxiliaries a verb has, each by its full form: "’ll" is "will", "’s" is "has" or "is".

Auxiliaries are a closed class (Quirk et al. 1985, 3.21–3.51): these are all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import SUBJECTS, children
from events.parsing.laid_out import once_a_token
from events.types import Tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

MODALS = frozenset(
    {*"can could dare may might must need ought shall should will would".split(), "had better"}
)
BE = frozenset("am are be been being is was were".split())
HAVE = frozenset("had has have having".split())
TENSES = {
    **dict.fromkeys("did had was were".split(), Tense.PAST),
    **dict.fromkeys("am are do does has have is".split(), Tense.PRESENT),
}
# Short forms as the tokenizer leaves them, with a straight apostrophe; 's and 'd need a verb.
_FULL_FORMS = {
    "'ll": "will",
    "'m": "am",
    "'re": "are",
    "'ve": "have",
    "ca": "can",
    "n't": "not",
    "na": "to",
    "sha": "shall",
    "wo": "will",
}
_SHORT_FORMS = frozenset({*_FULL_FORMS, "'d", "'s"})
_ALL_FORMS = MODALS | BE | HAVE | {"did", "do", "does", "to"}
AUXILIARIES = frozenset({"aux", "auxpass"})
# A longer row of verbs is no sentence of a news story.
_MAX_CONJUNCTS = 10
_SAME_PAST_AND_PARTICIPLE = ("ed", "ld", "t")


def full_forms(verb: Token, before: list[Token]) -> list[str]:
    """The full forms of the auxiliaries `before` a verb: "will", "have"; "had better" as one."""
    forms = [full_form(token) for token in before] or _tied_to_subject(verb)
    if forms[:1] == ["had"] and verb.tag_ == "VB":
        return ["had better"]
    return forms


@once_a_token
def is_finite(verb: Token) -> bool:
    """Whether the verb or an auxiliary of it has a tense or is a modal: "left", "’s leaving"."""
    before = auxiliaries(verb)
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP") for token in (*before, verb))
    return finite or any(form in TENSES or form in MODALS for form in map(full_form, before))


def _tied_to_subject(verb: Token) -> list[str]:
    """ "will" of "The mayor’ll resign", which the tokenizer leaves in one piece."""
    if verb.tag_ not in ("VB", "VBP", "VBN", "VBD"):
        return []
    for child in verb.lefts:
        name, apostrophe, ending = _straight(child).rpartition("'")
        if child.dep_ in SUBJECTS and name and ending in ("ll", "ve", "re"):
            return [_FULL_FORMS[apostrophe + ending]]
    return []


@once_a_token
def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, "to" included; the second of two verbs has those of the first."""
    found: list[Token] = []
    for conjunct in earlier_conjuncts(verb):
        children = list(conjunct.children)
        found = [child for child in children if child.dep_ in AUXILIARIES and child.i < verb.i]
        found = found or _taken_for_possessive(conjunct)
        if found or any(child.dep_ == "nsubj" for child in children):
            return found
    return found


def _taken_for_possessive(verb: Token) -> list[Token]:
    """ "The mayor’s resigned": the parser ties what stands right before the verb to the mayor."""
    if not verb.i or verb.tag_ not in ("VBD", "VBG", "VBN"):
        return []
    before = verb.nbor(-1)
    subject = before.head
    tied = before.dep_ == "case" and subject.head == verb and subject.dep_ in SUBJECTS
    return [before] if tied and is_short_form(before) else []


def is_short_form(token: Token) -> bool:
    """Whether a token is a contraction of an auxiliary or of "not": "'ll", "’s", "n't"."""
    return _straight(token) in _SHORT_FORMS


def is_auxiliary_form(token: Token) -> bool:
    """Whether a word can be nothing but an auxiliary or a copula, in full or contracted."""
    return full_form(token) in _ALL_FORMS


def full_form(token: Token) -> str:
    """An auxiliary in full and in small letters: "will" of "’ll", "has" or "is" of "’s"."""
    form = _straight(token)
    if form == "'d":
        return "had" if _next_of_group(token).tag_ in ("VBD", "VBN") else "would"
    if form == "'s":
        return "has" if _is_short_has(token) else "is"
    return _FULL_FORMS.get(form, form)


def _straight(token: Token) -> str:
    return token.lower_.replace("’", "'")


def _is_short_has(short: Token) -> bool:
    following = _next_of_group(short)
    if following.lower_ in ("been", "got", "had"):
        return True
    passive = short.dep_ == "auxpass" or any(
        child.dep_ in ("auxpass", "nsubjpass", "agent") for child in following.children
    )
    taking = any(child.dep_ == "dobj" for child in following.children)  # "he’s put his car on it"
    return following.tag_ in ("VBD", "VBN") and (taking or not passive)


def _next_of_group(short: Token) -> Token:
    """The next auxiliary after a short form, or the verb itself; the short form where none is."""
    verb = short.head.head if short.dep_ == "case" else short.head
    group = [child for child in verb.children if child.dep_ in AUXILIARIES and child.i > short.i]
    return min([*group, verb], key=lambda token: token.i) if verb.i > short.i else short


def earlier_conjuncts(verb: Token) -> Iterator[Token]:
    """The verb and, nearest first, the verbs that it is coordinated with and has the form of."""
    for _ in range(_MAX_CONJUNCTS):
        yield verb
        if verb.dep_ != "conj" or not _shares_form(verb.head, verb):
            return
        verb = verb.head


def first_conjunct(verb: Token) -> Token:
    """The first of the verbs that share its form: "resign" of "to resign and leave"."""
    return list(earlier_conjuncts(verb))[-1]


def _shares_form(first: Token, second: Token) -> bool:
    if first.pos_ not in ("VERB", "AUX"):
        return False
    if second.tag_ == "VBD":
        # In "had surrounded and seized" the tagger takes the second participle for a past tense.
        alike = first.tag_ == "VBN" and second.lower_.endswith(_SAME_PAST_AND_PARTICIPLE)
        return alike and any(full_form(child) in HAVE for child in first.children)
    return first.tag_ == second.tag_ and not (_has(first, "auxpass") and _has(second, "dobj"))


def _has(verb: Token, dep: str) -> bool:
    return any(child.dep_ == dep for child in verb.children)


@once_a_token
def no_longer(verb: Token) -> list[Token]:
    """ "No longer" and "no more" before the verb they deny, as the parse ties them to it."""
    ended = [t for t in children(verb, "advmod") if t.lower_ in ("longer", "more")]
    ended = [t for t in ended if t.i and t.nbor(-1).lower_ == "no"]
    return [word for more in ended for word in (more.nbor(-1), more)]
