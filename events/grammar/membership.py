"""Who is told to be one of many, and who is told by name: "one of three held", "named as Jones"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import children, coordinated, own_subjects, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTS = {"one": 1, "two": 2, "couple": 2, "duo": 2, "pair": 2, "three": 3, "trio": 3, "four": 4}
_IDENTIFYING = frozenset({"identify", "name", "reveal", "unmask"})
_SIGNS_BEFORE = frozenset({",", "-", "--", "(", ":", "–", "—"})
_ONE = frozenset({"one", "two", "three", "some", "most", "many", "first", "last"})


def tells_membership(verb: Token) -> Token | None:
    """The "were" of "They were among 12 people killed", for "killed" or "who died"; else None."""
    people = verb.head
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ == "VB" or people.dep_ != "pobj":
        return None
    who = (one.tag_ in ("WDT", "WP") for one in own_subjects(verb))
    if verb.dep_ == "relcl" and not any(who):
        return None
    preposition = people.head
    above = preposition.head
    if preposition.lower_ == "of" and above.lower_ in _ONE and above.dep_ == "attr":
        above = above.head
    elif preposition.lower_ != "among":
        return None
    found = own_subjects(above)
    before = any(one.i < above.i for one in found)  # not "among them were two"
    return above if above.lemma_ == "be" and (before or is_among_first(above)) else None


def is_among_first(verb: Token) -> bool:
    """ "Among those killed was Ann Cole": she was among them."""
    opens = any(one.lower_ == "among" and one.i < verb.i for one in children(verb, "prep"))
    return opens and verb.lemma_ == "be" and any(one.i > verb.i for one in own_subjects(verb))


def named_members(noun: Token) -> list[Token]:
    """ "Romero Juca" of "one of his key allies, Romero Juca,", both of "the pair, Ann and Jon,".

    Those who are counted out by name. Empty where nobody is, or where not as many are named as are
    counted.
    """
    number = _number(noun)
    if not number:
        return []
    people = [one for of, one in prepositional(noun) if of.lower_ == "of"]
    for name in (one for above in (noun, *people) for one in children(above, "appos")):
        names = coordinated(name)
        called = (people or len(names) > 1) and all(one.pos_ == "PROPN" for one in names)
        if _stands_apart(name) and called and len(names) == number:
            return names
    return []


def _stands_apart(name: Token) -> bool:
    """Whether a comma, a dash or a bracket stands before a name."""
    first = name.left_edge
    return first.i > 0 and first.nbor(-1).text in _SIGNS_BEFORE


def names_among(noun: Token) -> list[Token]:
    """Who is named of many: "stars such as [Ann]", "the firms -- [Acme] and [Boeing] --"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return []
    found = []
    for preposition in children(noun, "prep"):
        such = preposition.lower_ == "as" and any(one.lower_ == "such" for one in preposition.lefts)
        if preposition.lower_ == "including" or such:
            for name in children(preposition, "pobj"):
                found += [*coordinated(name), *_listed_after(name, noun)]
    for name in children(noun, "appos"):
        among = any(one.lower_ == "among" for one in children(name, "prep"))
        listed = len(coordinated(name)) > 1 and not _number(noun)
        if _stands_apart(name) and (among or listed):
            found += coordinated(name)
    return [name for name in found if name.pos_ == "PROPN"]


def _listed_after(name: Token, noun: Token) -> list[Token]:
    """ "B and C" of "stars including A, B and C left", which the parse makes a second subject."""
    after = [one for one in own_subjects(noun.head) if one.i > name.i and noun.dep_ == one.dep_]
    return [it for one in after if _stands_apart(one) for it in coordinated(one)]


def names_given(noun: Token) -> list[Token]:
    """The head of the name in "was identified by police as Jones", "[a man] named as Jones"."""
    verbs = children(noun, "acl", "relcl")
    if noun.dep_ in ("nsubjpass", "dobj"):
        verbs.append(noun.head)
    found = []
    for verb in verbs:
        if verb.lemma_ in _IDENTIFYING and not children(verb, "neg"):
            by = [one for of, one in prepositional(verb) if of.lower_ == "by"]
            for above in (verb, *by):  # the parse may hang "as Jones" from "police"
                found += [name for of, name in prepositional(above) if of.lower_ == "as"]
    return found


def _number(noun: Token) -> int:
    """How many a noun counts: "one", "the pair", "two men"; 0 where it does not say."""
    if noun.lower_ in _COUNTS:
        return _COUNTS[noun.lower_]
    if noun.tag_ != "NNS":
        return 0
    counts = [_COUNTS.get(child.lower_, 0) for child in children(noun, "nummod")]
    return counts[0] if counts else 0
