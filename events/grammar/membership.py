"""Who is told to be one of many: "They were among 12 people killed", "one of three held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import children, coordinated, own_subjects, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTS = {"one": 1, "two": 2, "three": 3}
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
    before = any(one.i < above.i for one in own_subjects(above))  # not "among them were two"
    return above if above.lemma_ == "be" and before else None


def named_members(noun: Token) -> list[Token]:
    """ "Romero Juca" of "one of his key allies, Romero Juca,": those who are counted out by name.

    Empty where nobody is, or where not as many are named as are counted.
    """
    if noun.lower_ not in _COUNTS:
        return []
    people = [one for of, one in prepositional(noun) if of.lower_ == "of"]
    for name in (one for above in (noun, *people) for one in children(above, "appos")):
        names = coordinated(name)
        comma = name.left_edge.i > 0 and name.left_edge.nbor(-1).text == ","
        called = people and all(one.pos_ == "PROPN" for one in names)
        if comma and called and len(names) == _COUNTS[noun.lower_]:
            return names
    return []
