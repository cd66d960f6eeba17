"""The passive without its helper, as headlines have it: "Four hurt as bus overturns".

A past form reads as one in the active, and the parser takes who was hurt for who hurt somebody. So
does one that shares its helper with the participle before it: "were beaten and robbed", "two were
shot and a third stabbed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

# What nobody does without somebody to do it to: transitive alone in VerbNet's classes of killing,
# hurting, arresting and judging.
_DONE_TO_SOMEBODY = frozenset(
    "abduct acquit apprehend arrest assassinate behead capture convict deport detain evict execute "
    "expel extradite hospitalize hurt indict injure jail kidnap kill murder oust rape rescue rob "
    "sack sentence shoot slay stab suspend torture wound".split()
)
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_ACTIVE = frozenset({"auxpass", "dobj"})
# "And a third injured", "and another", which the parse takes for a time or a noun that is joined.
# Past forms that are those of the participle, and what captions have without a helper.
_ALIKE = frozenset(
    "bought brought built burst cut fought found held hit hurt kept led left lost made met paid "
    "put said sent set shut sold spent told won".split()
)
_OF_PICTURES = frozenset({"picture", "photograph", "show"})
_OF_A_SENTENCE = frozenset({"ROOT", "ccomp"})
_OTHERS = frozenset({"another", "others"})
_OBJECTS = frozenset({"agent", "ccomp", "dative", "dobj", "nsubjpass", "oprd", "prt", "xcomp"})
# "Shot at the car", "shot back", "shot wide": nobody is shot.
_AIMED = frozenset({"at", "back", "from", "into", "through", "toward", "towards", "wide"})
# Who does such things, where nothing tells how many of them they are.
_IN_POWER = frozenset(
    "army authorities board court judge jurors jury military officers officials police soldiers "
    "tribunal troops".split()
)


def mend_bare_passives(doc: Doc) -> None:
    """Make the subject of each such verb that of a passive, and its verb a participle."""
    for verb in doc:
        if verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _DONE_TO_SOMEBODY:
            _lead_list(verb)
            _mend(verb)
        if verb.tag_ == "VBN" and verb.dep_ in _OF_A_SENTENCE:
            _take_for_past(verb)
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.i == verb.i - 1:
            _part_from_noun(verb, verb.head)
        if verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.i > verb.head.i:
            _give_subject(verb)


def _take_for_past(verb: Token) -> None:
    """ "The pipe leaked until it was capped.": a whole sentence, and nothing was leaked."""
    subjects = [one for one in verb.lefts if one.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) != 1 or _has(verb.children, *_HELPERS, "auxpass", "agent"):
        return
    if verb.lemma_ in _DONE_TO_SOMEBODY or verb.lemma_ in _OF_PICTURES:
        return
    told = subjects[0].pos_ == "PRON" or _has(subjects[0].lefts, "det", "poss")
    alike = verb.lower_.endswith("ed") or verb.lower_ in _ALIKE
    if told and alike and verb.sent[-1].text in (".", ".”", "”"):
        verb.tag_, subjects[0].dep_ = "VBD", "nsubj"


def _part_from_noun(verb: Token, noun: Token) -> None:
    """ "A shop was looted and a car burned": no car is joined to the looting, but its burning."""
    first = noun.head
    if noun.dep_ == "conj" and first.tag_ == "VBN" and _has(first.lefts, "auxpass"):
        verb.head, verb.dep_ = first, "conj"
        noun.head, noun.dep_ = verb, "nsubjpass"


def _give_subject(verb: Token) -> None:
    """ "Two were shot and a third questioned": the third is, by the helper of the shooting."""
    helped = _has(verb.head.lefts, "auxpass") or _is_gapped(verb.head)
    if not helped or any(one.dep_ in _HELPERS or one.dep_ in _ACTIVE for one in verb.children):
        return
    before = verb.nbor(-1)
    others = before.ent_type_ == "ORDINAL" or before.lower_ in _OTHERS
    if others and before.dep_ == "conj" and before.head == verb.head and not before.n_rights:
        before.head = verb
    subject = before if others and before.head == verb else None
    subject = subject or next((one for one in verb.lefts if one.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ not in ("WDT", "WP"):
        subject.dep_ = "nsubjpass"


def _is_gapped(verb: Token) -> bool:
    """Whether a participle is joined to another, and has its own subject and no helper."""
    bare = verb.tag_ == "VBN" and verb.dep_ == "conj" and not _has(verb.lefts, *_HELPERS, "auxpass")
    return bare and _has(verb.lefts, "nsubjpass")


def share_passive(verb: Token, first: Token) -> None:
    """ "Is run by a firm and visited by millions": the past form, too, is done to it.

    `first` is the participle to which it is joined, without a subject of its own.
    """
    if _goes_on_passive(verb, first):
        verb.tag_ = "VBN"
    by = next((one for one in verb.rights if one.lower_ == "by"), None)
    if by is None or by.i != verb.i + 1 or not _has(first.lefts, "auxpass"):
        return
    if by.dep_ in ("agent", "prep") and _has(by.rights, "pobj") and not _has(verb.rights, "dobj"):
        verb.tag_, by.dep_ = "VBN", "agent"


def _goes_on_passive(verb: Token, first: Token) -> bool:
    """ "Are being herded and burned", "was cut, dried and stored", "were beaten and raped"."""
    bare = not _has(verb.children, *_HELPERS, *_OBJECTS, "nsubj")
    if bare and verb.lemma_ in _DONE_TO_SOMEBODY and _has(first.lefts, "auxpass"):
        return True
    if any(one.dep_ in ("ccomp", "dobj", "xcomp") and one.lemma_ != "use" for one in verb.rights):
        return False
    if any(one.lower_ in ("are", "being", "is") for one in first.lefts):
        return True  # no past tense stands beside that
    above = first
    while above.dep_ == "conj" and above.tag_ == "VBN":
        above = above.head
    return above != first and _has(above.lefts, "auxpass")


def _has(tokens: Iterable[Token], *deps: str) -> bool:
    """Whether one of some tokens has one of these dependency labels."""
    return any(one.dep_ in deps for one in tokens)


def _lead_list(verb: Token) -> None:
    """ "Coach, two players hurt in crash": both are, and the list is no noun with a clause."""
    noun = next((one for one in verb.lefts if one.dep_ in ("nsubj", "nsubjpass")), verb)
    if verb.dep_ == "acl" and verb.head.dep_ == "appos":
        noun = verb.head
    comma = noun.left_edge.i - 1
    if noun == verb or comma < 1 or verb.doc[comma].text != "," or noun.i > verb.i:
        return
    if any(one.dep_ in _HELPERS or one.dep_ == "auxpass" for one in verb.lefts):
        return  # "Monday, two men were hurt"
    first = verb.doc[comma - 1]
    opens = first.left_edge.is_sent_start and not any(one.dep_ == "det" for one in first.lefts)
    if not opens or first.pos_ not in ("NOUN", "PROPN") or noun.pos_ == "PRON":
        return
    if first not in (verb.head, verb.head.head) and first.head != verb:
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBN"
    first.head, first.dep_ = verb, "nsubjpass"
    noun.head, noun.dep_ = first, "conj"
    for one in [one for one in first.rights if one.i > verb.i]:
        one.head = verb


def _mend(verb: Token) -> None:
    subjects = [one for one in verb.lefts if one.dep_ == "nsubj"]
    if len(subjects) != 1 or verb.dep_ not in ("ROOT", "advcl", "ccomp", "conj"):
        return
    if any(one.dep_ in _HELPERS or one.dep_ in _OBJECTS for one in verb.children):
        return
    noun = subjects[0]
    if noun.tag_ in ("WDT", "WP") or noun.pos_ == "PRON":
        return
    if noun.lower_ in _IN_POWER and not any(one.dep_ == "nummod" for one in noun.lefts):
        return  # "police arrested" breaks off, "the jury convicted"
    if verb.lemma_ == "shoot" and not _is_somebody_shot(noun, verb):
        return
    shared = [one for one in verb.rights if one.dep_ == "conj"]
    if any(child.dep_ == "dobj" for one in shared for child in one.children):
        return  # "police shot and killed a man"
    noun.dep_, verb.tag_ = "nsubjpass", "VBN"


def _is_somebody_shot(noun: Token, verb: Token) -> bool:
    """ "Five people shot", "man shot in head"; but "Messi shot wide", "the soldiers shot first"."""
    counted = noun.like_num or any(one.dep_ == "nummod" for one in noun.lefts)
    bare = noun.tag_ == "NN" and not any(one.dep_ in ("det", "poss") for one in noun.lefts)
    aimed = any(one.lower_ in _AIMED or one.dep_ == "advmod" for one in verb.rights)
    return (counted or bare) and not aimed
