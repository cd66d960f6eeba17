"""The passive without its helper, as headlines have it: "Four hurt as bus overturns".

A past form reads as one in the active, and the parser takes who was hurt for who hurt somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What nobody does without somebody to do it to: transitive alone in VerbNet's classes of killing,
# hurting, arresting and judging.
_DONE_TO_SOMEBODY = frozenset(
    "abduct acquit apprehend arrest assassinate behead capture convict deport detain evict execute "
    "expel extradite hospitalize hurt indict injure jail kidnap kill murder oust rape rescue rob "
    "sack sentence shoot slay stab suspend torture wound".split()
)
_HELPERS = frozenset({"aux", "auxpass", "neg"})
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
            _share_helper(verb)


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


def _share_helper(verb: Token) -> None:
    """ "Two women were beaten and raped": the helper is that of both."""
    first = verb.head
    passive = any(one.dep_ == "auxpass" for one in first.lefts) and first.tag_ == "VBN"
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or not passive:
        return
    own = _HELPERS | _OBJECTS | {"nsubj", "nsubjpass"}
    if not any(one.dep_ in own for one in verb.children):
        verb.tag_ = "VBN"


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
