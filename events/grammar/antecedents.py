"""For which noun a relative pronoun stands: "a member of the firm, who was hurt" """

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import RELATIVES, VERBS, children, person_between
from events.lexicons import words
from events.lexicons.event_domains import nouns_of_events
from events.lexicons.person_nouns import person_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# What the tagger tells of countries: "the Central African Republic" may be an ORG to it.
PLACES = frozenset({"FAC", "GPE", "LOC", "ORG"})
# "A photo of the tram which derailed": no picture derails.
_PICTURES = frozenset({"footage", "image", "photo", "photograph", "picture", "video"})
# What a happening does to people and things, and brings about.
_HARMS = frozenset(
    "cause claim cripple damage destroy devastate displace drown flatten hurt injure kill lead "
    "leave level maim prompt ravage result ruin spark trigger wound wreck".split()
)
# "A member of the army", "a spokesman for the firm".
_BELONGING = frozenset({"at", "for", "from", "in", "of", "with"})


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun for which the subject of a verb stands if it is a pronoun, else the subject."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        verb = verb.head  # "who came and who saw"
    if subject.tag_ in RELATIVES and verb.dep_ == "relcl" and verb.head.pos_ in NOMINAL:
        if verb.head.tag_ == "CD" and verb.head.dep_ == "pobj":
            return verb.head.head.head  # "children under five who had no jab"
        harms = verb.lemma_ in _HARMS and subject.lower_ in ("that", "which")
        # Nor is a person "which": "the arrest of Ann Cole, which angered students".
        of_a_person = subject.lower_ == "which" and verb.head.ent_type_ == "PERSON"
        told = takes_place(verb) or harms or of_a_person
        happening = _happening_above(verb.head) if told else None
        if happening is not None:
            return happening
        near = person_between(verb.head, subject) or _nearer_antecedent(subject, verb.head)
        member = _member_of(near) if subject.lower_ == "who" else None
        thing = _thing_between(near, subject) if subject.lower_ == "which" else None
        return member or thing or _agreeing(verb, near)
    timed = _noun_before(subject) if subject.lower_ == "which" else None
    if timed is not None and timed.ent_type_ in ("DATE", "TIME"):
        noun = _before_time(timed)  # "a fault on Saturday, which it said was caused by heat"
        fits = noun is not None and number_of_verb(verb) in (None, _is_plural_noun(noun))
        return noun if noun is not None and fits else subject
    mistaken = subject.lower_ == "that" and verb.dep_ == "ccomp" and verb.head.lemma_ == "be"
    if mistaken or (subject.tag_ in RELATIVES and verb.dep_ not in ("csubj", "pcomp")):
        return _noun_before(subject) or subject
    return subject


def _thing_between(people: Token, which: Token) -> Token | None:
    """ "Victims of the storm which struck in May": nobody is "which", but the storm is."""
    if people.lemma_ not in person_nouns():
        return None
    between = reversed(which.doc[people.i + 1 : which.i])
    return next((one for one in between if one.dep_ == "pobj" and people in one.ancestors), None)


def _member_of(body: Token) -> Token | None:
    """ "A member of the Air Force, who was hurt": no body or place is "who", but he is."""
    above = body.head.head
    of = body.dep_ == "pobj" and body.ent_type_ in PLACES and body.head.lower_ in _BELONGING
    return above if of and above.lemma_ in person_nouns() else None


def takes_place(verb: Token) -> bool:
    """Whether a verb says only that its subject took place: "took place", "happened"."""
    taken = verb.lemma_ == "take" and any(one.lower_ == "place" for one in children(verb, "dobj"))
    return taken or verb.lemma_ in words("occasions", "verbs")


def _happening_above(noun: Token) -> Token | None:
    """ "The murder of a deputy, which took place in May": no deputy takes place.

    Nor does a house kill in "the shooting at a house that killed two".
    """
    while not {noun.lower_, noun.lemma_.lower()} & nouns_of_events():
        if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
            return None
        if noun.head.lower_ in ("by", "with"):
            return None
        noun = noun.head.head
    nominal = noun.pos_ in NOMINAL or noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
    return noun if nominal else None


def _agreeing(verb: Token, antecedent: Token) -> Token:
    """ "The trials at the Park, which take place in May": of two nouns the one that agrees.

    Rather one between the two, "the owner of the ships, which were seized", than one before.
    """
    plural = number_of_verb(verb)
    if plural is None or _is_plural_noun(antecedent) is plural:
        return antecedent
    for nearer in reversed(verb.doc[antecedent.i + 1 : verb.left_edge.i]):
        within = nearer.dep_ == "pobj" and antecedent in nearer.ancestors
        if within and nearer.pos_ == "NOUN" and _is_plural_noun(nearer) is plural:
            return nearer
    noun = antecedent
    while noun.pos_ in ("NOUN", "PROPN") and noun.dep_ == "pobj":
        if _is_plural_noun(noun) is plural or noun.head.dep_ != "prep":
            return noun
        noun = noun.head.head
    fits = noun.pos_ == "NOUN" and _is_plural_noun(noun) is plural
    return noun if fits else antecedent


def number_of_verb(verb: Token) -> bool | None:
    """Whether a verb is in the plural; None where its form does not tell."""
    first = next(iter(children(verb, "aux", "auxpass")), verb)
    if first.lower_ in ("was", "has", "is", "does") or first.tag_ == "VBZ":
        return False
    return True if first.lower_ in ("were", "have", "are", "do") or first.tag_ == "VBP" else None


def _is_plural_noun(noun: Token) -> bool | None:
    """Whether a noun takes a plural verb; None for what is joined to others."""
    if noun.tag_ in ("NNS", "NNPS"):
        return True
    return None if children(noun, "conj") or noun.dep_ == "conj" else False


def _noun_before(relative: Token) -> Token | None:
    """ "The firm, however, that failed": the noun before a clause that the parse hung wrongly."""
    before = relative
    while before.i > relative.sent.start:
        before = before.nbor(-1)
        if before.pos_ not in ("ADV", "PUNCT"):
            break
    return before if before.pos_ in ("NOUN", "PROPN") else None


def _before_time(time: Token) -> Token | None:
    """The noun before a time and its preposition, which a clause is about rather."""
    before = time
    while before.i > time.sent.start and (
        before.ent_type_ in ("DATE", "TIME") or before.pos_ in ("ADP", "ADV", "DET", "PUNCT")
    ):
        before = before.nbor(-1)
    return before if before.pos_ in ("NOUN", "PROPN") and not before.ent_type_ else None


def _nearer_antecedent(relative: Token, antecedent: Token) -> Token:
    """The noun right before "that" or "which", where the parse reached beyond a whole clause."""
    before = relative.nbor(-1) if relative.i else relative
    between = relative.doc[antecedent.i + 1 : relative.i]
    if antecedent.lemma_.lower() in _PICTURES and before.pos_ in ("NOUN", "PROPN"):
        return before
    if before.pos_ in NOMINAL and any(token.pos_ == "VERB" for token in between):
        return before
    return antecedent
