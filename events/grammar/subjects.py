"""Who does what a verb tells, however far from it: the grammatical subject, read from the parse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from events.grammar.antecedents import NOMINAL, PLACES, antecedent, number_of_verb
from events.grammar.clauses import (
    MAX_DEPTH,
    VERBS,
    begins_clause,
    children,
    coordinated,
    governing_verb,
    is_effect,
    is_passive,
    objects,
    own_subjects,
)
from events.grammar.verb_phrase import is_headline
from events.lexicons import words
from events.lexicons.event_domains import nouns_of_events
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

# "After Mora fired him": prepositions that open a clause as well.
_OPENING_CLAUSES = frozenset({"after", "as", "before", "since", "than", "until"})
_OBJECT_CASE = frozenset({"him", "me", "them", "us"})
# What is so of a thing, and not of those who had it: "problems caused by a fault".
_TROUBLES = frozenset("death delay difficulty failure fault problem trouble".split())
_CAUSED = frozenset("attribute blame cause prompt spark trigger".split())
# "convicted him of taking bribes", "kept them from leaving": the object takes and leaves.
_OBJECT_CONTROL = frozenset({"of", "from", "for", "into", "against"})
_BEFORE_DEEDS = frozenset({"for", "of", "with"})
# The subject of "promised her to leave" leaves, as against "told her to leave".
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "offer", "vow", "use", "take", "need", "cost"})


@once_a_token
def subjects(verb: Token) -> list[Token]:
    """The heads of the noun phrases that are the verb's grammatical subject, however far away.

    Follows coordination ("came and saw"), control ("tried to enter", "told him to go"),
    participles ("leaving the city in ruins"), relative clauses and reduced ones.
    """
    found = {head.i: head for noun in _subject_heads(verb, 0) for head in coordinated(noun)}
    return list(found.values())


def is_quoted_as(verb: Token) -> bool:
    """ "Saying" in "quoted an official as saying", "an official was cited as claiming"."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG" or verb.head.lower_ != "as":
        return False
    return bool(_quoted(verb.head.head))


def _quoted(verb: Token) -> list[Token]:
    """Whom a verb quotes: its object, in the passive its subject."""
    if is_passive(verb):
        return [] if verb.pos_ not in VERBS else _subject_heads(verb, 0)
    return children(verb, "dobj")


def _subject_heads(verb: Token, depth: int) -> list[Token]:
    if depth > MAX_DEPTH:
        return []
    own = own_subjects(verb)
    if own and _is_phrase(own[-1], verb):
        return [verb.head] if verb.head.pos_ in NOMINAL else []
    if own:  # of two that are not joined, the parse took the first for one: "a job women want"
        last = own[:1] if _is_of_list_before(own) else own[-1:]
        told = own if _are_joined(own) else [*_joined_before(last[0], verb), *last]
        return [antecedent(subject, verb) for subject in told]
    if is_effect(verb) or children(verb, "csubj", "csubjpass", "expl"):
        return []
    if is_headline(verb) and verb.head != verb:
        return [verb.head]  # "PM to visit Oslo"
    relative = _relative_before(verb)
    if relative is not None:
        return _subject_heads(relative, depth + 1)
    mended = _mended_subject(verb)
    if mended is not None:
        return [mended]
    brought = _what_was_caused(verb)
    if brought is not None:
        return [brought]
    match verb.dep_:
        case "conj" if verb.head.pos_ in VERBS:
            return _subject_heads(verb_joined_to(verb), depth + 1)
        case "conj" | "acl" | "amod" if verb.head.pos_ in NOMINAL:
            return _subject_of_modifier(verb, depth)
        case "relcl" if verb.head.pos_ in NOMINAL and _opens_as_relative(verb):
            return [verb.head]
        case "xcomp":
            return _controller(verb, depth)
        case "pcomp" if verb.tag_ == "VBG" and (blamed := _blamed(verb.head)) is not None:
            return [blamed]
        case "pcomp" if verb.head.lower_ in _OBJECT_CONTROL and objects(verb.head.head):
            return objects(verb.head.head)[:1]
        case "pcomp" if is_quoted_as(verb):
            return _quoted(verb.head.head)
        case "pcomp" if verb.tag_ == "VBG" and _is_in_subject(verb.head):
            return children(verb.head.head, "poss")
        case "pcomp" if verb.tag_ == "VBG" and (owner := _owner_of_first(verb.head)) is not None:
            return [owner]
        case "advcl" if (force := _force_at_work(verb)) is not None:
            return [force]
        case "ccomp" if _is_tensed(verb) or _opens_with_that(verb):
            return _before_helper(verb)  # "…, officials said": not they
        case "advcl" | "pcomp" | "prep" | "ccomp" if verb.tag_ in ("VBG", "VBN", "VB"):
            above = governing_verb(verb)
            return [] if above is None else _subject_heads(above, depth + 1)
        case _:
            return []


def _opens_as_relative(verb: Token) -> bool:
    """ "A tanker that on 19 October carried oil": the parse takes "that" for no subject there."""
    mark = next(iter(children(verb, "mark")), None)
    return (
        mark is not None and mark.lower_ == "that" and mark == verb.left_edge and _is_tensed(verb)
    )


def _is_phrase(subject: Token, verb: Token) -> bool:
    """ "The matter before him has been settled": "him" is nobody's subject."""
    opened = subject.i and subject.nbor(-1).pos_ in ("ADP", "SCONJ")
    return bool(opened) and subject.lower_ in _OBJECT_CASE and _is_tensed(verb)


def _are_joined(own: list[Token]) -> bool:
    """ "The mayor, Ann Berg, and her deputy": two nouns that the parse hangs both from the verb."""
    first = own[-1].left_edge.i
    joined = first > 0 and own[-1].doc[first - 1].lower_ in ("and", "or")
    between = own[-1].doc[own[0].i + 1 : first]
    return (
        joined
        and all(noun.pos_ in ("NOUN", "PROPN") for noun in own)
        and not any(token.pos_ in VERBS for token in between)
    )


def _is_of_list_before(own: list[Token]) -> bool:
    """ "Numbers in Kenya, Uganda and Chad fell": Uganda goes on a list and does not fall."""
    if len(own) < 2 or own[-1].left_edge.i < 2 or not own[-1].ent_type_:
        return False
    comma, kind = own[-1].left_edge.nbor(-1), own[-1].ent_type_
    before = comma.nbor(-1).ent_type_
    return comma.text == "," and (before == kind or {before, kind} <= PLACES)


@once_a_token
def _mended_subject(verb: Token) -> Token | None:
    """The subject that the parse gave to another verb, or joined to other nouns."""
    return (
        _taken_subject(verb)
        or _lone_subject(verb)
        or _subject_before(verb)
        or _subject_of_whole(verb)
        or _called_out(verb)
    )


def _called_out(verb: Token) -> Token | None:
    """ "Boy, 10, said that …": the tagger takes him for a cry."""
    cries = [one for one in children(verb, "intj") if is_called_out(one)]
    return next((one for one in cries if one.lower_ in _people()), None)


def is_called_out(noun: Token) -> bool:
    """Whether an age makes a person of what the tagger takes for a cry: "Boy, 10, said"."""
    aged = noun.doc[noun.i + 1 : noun.i + 4]
    if noun.tag_ != "UH" or len(aged) < 3 or noun.head.pos_ != "VERB":
        return False
    return aged[0].text == aged[2].text == "," and aged[1].like_num


@cache
def _people() -> frozenset[str]:
    return _persons() | words("person_nouns", "men") | words("person_nouns", "women")


def _joined_before(subject: Token, verb: Token) -> list[Token]:
    """ "The two of them and another boy were there": the two, whom the parse hung elsewhere."""
    start = subject.left_edge.i
    alone = subject.tag_ in ("CD", "JJ", "NN", "NNP") and not children(subject, "conj", "cc")
    if not alone or start < 2 or number_of_verb(verb) is not True:
        return []
    noun, joining = verb.doc[start - 2], verb.doc[start - 1]
    if joining.lower_ != "and" or noun.pos_ not in NOMINAL:
        return []
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return [noun] if noun.pos_ in NOMINAL and noun not in subject.ancestors else []


def _opens_with_that(verb: Token) -> bool:
    """Whether "that" opens a clause without a subject behind a verb: it is the subject."""
    marks = [one for one in children(verb, "mark") if one.lower_ == "that"]
    if own_subjects(verb) or children(verb, "expl", "csubj"):
        return False
    return bool(marks) and verb.head.pos_ in VERBS and verb.head.i < marks[0].i


def _before_helper(verb: Token) -> list[Token]:
    """ "As the two of them and a third boy were camping": who stands before "were".

    Or the object before "that" of what the parse takes for a clause of its own: "had a gun with him
    that went off".
    """
    if _opens_with_that(verb):
        return [one for one in objects(verb.head) if one.i < verb.left_edge.i][-1:]
    start = min([verb.i, *(child.i for child in children(verb, "aux", "auxpass", "advmod", "neg"))])
    noun = verb.doc[start - 1] if start else verb
    while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    opened = noun.dep_ == "pobj" and noun.head.lower_ in _OPENING_CLAUSES
    return [noun] if opened and noun.pos_ in NOMINAL else []


def _taken_subject(verb: Token) -> Token | None:
    """ "The lamp, sold as “Life is good”, was shown": the parse gives "is" the lamp as well."""
    if not _is_tensed(verb):
        return None
    for clause in children(verb, "ccomp", "advcl", "csubj"):
        own = own_subjects(clause) if clause.i < verb.i else []
        if len(own) > 1 and own[0].pos_ in ("NOUN", "PROPN"):
            return own[0]
    return None


def _relative_before(verb: Token) -> Token | None:
    """ "Denies that he helped the man who shot two, blinded a third": the shooting is joined to.

    What is past is hardly joined to a main verb in the present, where a relative clause in the past
    stands between.
    """
    above = verb.head
    if verb.tag_ != "VBD" or verb.dep_ not in ("conj", "dep") or above.tag_ not in ("VBP", "VBZ"):
        return None
    between = reversed(verb.doc[above.i + 1 : verb.i])
    return next((one for one in between if one.dep_ == "relcl" and one.tag_ == "VBD"), None)


def _lone_subject(verb: Token) -> Token | None:
    """ "Is seen on television and his book is out": "book", which the parse joined to others."""
    if verb.dep_ != "conj" or verb.head.pos_ not in VERBS:
        return None
    between = verb.doc[verb.head.i + 1 : verb.i]
    return next((noun for noun in between if begins_clause(noun)), None)


def _blamed(preposition: Token) -> Token | None:
    """ "Held two men on suspicion of [spying]", "for ten years for …", "charged them with …": they.

    Who is held, jailed or charged did the deed, and not who holds, jails or charges.
    """
    above = preposition.head
    if above.pos_ in VERBS:
        verb = above if above.lemma_ in words("clause_verbs", "with_deed") else None
        verb = verb if preposition.lower_ == "with" else None
    elif above.lemma_ in words("clause_verbs", "held_to_have_done") or above.ent_type_ == "DATE":
        verb = governing_verb(above)
    else:
        verb = None
    if verb is None or is_passive(verb) or preposition.lower_ not in _BEFORE_DEEDS:
        return None
    done_to = [*children(verb, "dative"), *objects(verb)]
    return next((one for one in done_to if one != above and one.i < preposition.i), None)


def _is_in_subject(preposition: Token) -> bool:
    """ "Her decision after winning came late": the parse has no subject for "winning" there."""
    noun = preposition.head
    above = governing_verb(noun)
    return noun.pos_ == "NOUN" and above is not None and above.i > preposition.i


def _force_at_work(participle: Token) -> Token | None:
    """ "Battled a fire that tore through the hills, destroying homes": the fire destroyed them."""
    above, comma = participle.head, participle.i and participle.nbor(-1)
    if participle.tag_ != "VBG" or not comma or comma.text != "," or above.pos_ not in VERBS:
        return None
    for noun in children(above, "dobj"):
        force = noun.lemma_.lower() in words("abstract_nouns", "forces")
        clauses = [one for one in children(noun, "relcl") if one.right_edge.i == comma.i - 1]
        if force and clauses:
            return noun
    return None


def _owner_of_first(since: Token) -> Token | None:
    """ "Handed her the first victory since taking office", "her first since taking office": she."""
    if since.lower_ != "since" or since.i == 0:
        return None
    before = since.nbor(-1)
    ranked = any(one.tag_ in ("JJS", "RBS") or one.ent_type_ == "ORDINAL" for one in before.lefts)
    owners = children(before, "poss")
    return owners[0] if ranked and owners else None


def _subject_before(verb: Token) -> Token | None:
    """The noun right before a verb that the parse joined to an earlier verb without a word between.

    "He left after Mora last week fired his aide"; "… in Bonn and the minister, Ann Berg, was told";
    "he spoke of the port, abandoned by the army"; "gave it to the fund and the actor pledged more".
    """
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and children(verb, "dobj"):
        return _joined_noun_before(verb)
    if verb.dep_ != "conj" or verb.head.pos_ not in VERBS:
        return None
    joined = _joined_noun_before(verb) if _is_tensed(verb) else None
    if joined is not None:
        return joined
    start = min([verb.i, *(child.i for child in children(verb, "aux", "auxpass", "advmod", "neg"))])
    before = _skipping_times(verb.doc[start - 1]) if start else verb
    if before.pos_ in ("NOUN", "PROPN") and before.dep_ == "pobj":
        opened = before.head.lower_ in _OPENING_CLAUSES and _is_tensed(verb)
        return before if opened else None
    if before.text != "," or before.i == 0:
        return None
    noun = before.nbor(-1)
    if noun.dep_ == "appos" and noun.head.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        return noun.head
    participle = verb.tag_ == "VBN" and children(verb, "agent") and not _is_tensed(verb)
    return noun if participle and noun.pos_ in ("NOUN", "PROPN") else None


def _joined_noun_before(verb: Token) -> Token | None:
    """The last of some joined nouns, where it stands right before a verb with a tense."""
    start = min([verb.i, *(child.i for child in children(verb, "aux", "auxpass", "advmod", "neg"))])
    noun = verb.doc[start - 1] if start else verb
    last = noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and noun.head.pos_ in NOMINAL
    return noun if last and not children(noun, "conj") and noun.i > verb.head.i else None


def _skipping_times(token: Token) -> Token:
    while token.i and (token.ent_type_ in ("DATE", "TIME") or token.pos_ == "ADV"):
        token = token.nbor(-1)
    return token


def _subject_of_whole(verb: Token) -> Token | None:
    """ "The raid after [troops left] angered the town": the parse hangs all from the leaving."""
    above = verb.head
    own = own_subjects(above) if verb.dep_ == "conj" else []
    marks = [mark for mark in children(above, "mark") if len(own) > 1 and mark.i > own[0].i]
    joint = [word for word in children(above, "cc") if word.i < verb.i]
    return own[0] if marks and not joint and marks[0].i < own[-1].i else None


@once_a_token
def verb_joined_to(verb: Token) -> Token:
    """The verb with which one is coordinated, also where the parse hung it too deep.

    "Police accused him of lying and opened a case": who accused opened it. "The firm agreed that it
    cannot be steered but dismissed the fears": who agreed dismissed them.
    """
    above = verb.head
    if not _is_tensed(verb) or _opens_with_that(above):
        return above
    if _goes_with_the_telling(verb, above) or _is_beyond_things(verb, above):
        return above.head
    if _is_told_beside_things(verb, above):
        return above.head
    for _ in range(MAX_DEPTH):
        later = _is_tensed(above) and not _differs_in_tense(verb, above)
        later = later and not _is_beside_the_past(verb, above)
        higher = governing_verb(above)
        if later or higher is None or above.dep_ in ("relcl", "conj", "ROOT"):
            break
        above = higher
    return above if _is_tensed(above) and not _differs_in_tense(verb, above) else verb.head


def _is_beyond_things(verb: Token, told: Token) -> bool:
    """ "She believed that drugs were ruining her, and had visited doctors": no drugs visit."""
    above = told.head
    if (
        told.dep_ != "ccomp"
        or above.pos_ not in VERBS
        or verb.lemma_ not in words("deeds", "verbs")
    ):
        return False
    commas = any(one.text == "," for one in verb.doc[told.i + 1 : verb.i])
    things = all(
        one.pos_ == "NOUN" and not one.ent_type_ and one.lemma_.lower() not in _persons()
        for one in own_subjects(told)
    )
    persons = any(one.pos_ in ("PRON", "PROPN") for one in own_subjects(above))
    return commas and things and persons and bool(own_subjects(told))


def _is_told_beside_things(verb: Token, told: Token) -> bool:
    """ "Analysts said a rise was unlikely but did not rule out a cut": no rise rules that out."""
    excludes = verb.lemma_ == "rule" and any(one.lower_ == "out" for one in verb.rights)
    if not excludes and verb.lemma_ not in _tellings():
        return False
    above, things = told.head, own_subjects(told)
    named = any(one.ent_type_ or one.pos_ != "NOUN" for one in things)
    dumb = bool(things) and not named and not {one.lemma_.lower() for one in things} & _speakers()
    says = told.dep_ == "ccomp" and above.lemma_ in saying_verbs() and bool(own_subjects(above))
    return dumb and says


@cache
def _tellings() -> frozenset[str]:
    return (saying_verbs() | {"exclude", "refuse", "urge"}) - {
        "indicate",
        "mean",
        "show",
        "suggest",
    }


@cache
def _speakers() -> frozenset[str]:
    """Nouns for those who say something, and for what says it: "officials", "a report"."""
    bodies = ("agency", "armed", "company", "crowd", "government", "group", "institution", "media")
    tables = [words("group_nouns", table) for table in (*bodies, "party", "team")]
    people = _people() | words("person_nouns", "relatives")
    return people.union(*tables, words("documents", "documents"))


@cache
def _persons() -> frozenset[str]:
    return words("person_nouns", "people") | words("person_nouns", "fighters")


def _goes_with_the_telling(verb: Token, told: Token) -> bool:
    """ "Was told that a boy had fallen ill and was advised to shut": who was told was advised."""
    above = told.head
    passive = all(is_passive(one) and one.tag_ == "VBN" for one in (verb, above))
    before = any(token.lower_ == "had" for token in children(told, "aux"))
    now = any(token.lower_ in ("was", "were") for token in children(verb, "auxpass"))
    return told.dep_ == "ccomp" and passive and before and now and not is_passive(told)


def _differs_in_tense(verb: Token, other: Token) -> bool:
    """Whether a plain past is joined to what is said to be possible: "cannot be … but left"."""
    said = other.dep_ == "ccomp" and other.head.tag_ == "VBD"
    modal = any(token.tag_ == "MD" for token in children(other, "aux"))
    return verb.tag_ == "VBD" and said and modal and not children(verb, "aux")


def _is_beside_the_past(verb: Token, other: Token) -> bool:
    """ "Said it was vital that the North act and called on all": who said called, as both are past.

    Neither the present of what is asked for nor the "it" of "it was vital" goes with a plain past.
    """
    if verb.tag_ != "VBD" or children(verb, "aux") or other.dep_ != "ccomp":
        return False
    empty = other.lemma_ == "be" and any(one.lower_ == "it" for one in own_subjects(other))
    return other.tag_ in ("VB", "VBP") or (
        empty and bool(children(other, "acomp", "ccomp", "prep"))
    )


@once_a_token
def _is_tensed(verb: Token) -> bool:
    """Whether a verb or its first helper has a tense: "left", "has left", "may leave"."""
    helpers = [verb, *children(verb, "aux", "auxpass")]
    return any(token.tag_ in ("MD", "VBD", "VBP", "VBZ") for token in helpers)


def _subject_of_modifier(verb: Token, depth: int) -> list[Token]:
    """ "sites dating to antiquity": sites; "its ability to continue": it."""
    noun = verb.head
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        noun = noun.head  # "Nimrud, a city founded in …": Nimrud was founded
    if verb.tag_ in ("VBG", "VBN"):
        return [noun]
    owners = children(noun, "poss")
    if owners:
        return owners
    above = governing_verb(noun)
    return [] if above is None else _subject_heads(above, depth + 1)


def _controller(verb: Token, depth: int) -> list[Token]:
    above = verb.head
    if above.pos_ in NOMINAL or above.pos_ == "ADJ":
        higher = governing_verb(above) or above
        return _subject_heads(higher, depth + 1)
    controlled = children(above, "dobj")
    if controlled and above.lemma_ not in _SUBJECT_CONTROL and verb.i > controlled[0].i:
        return controlled
    return _subject_heads(above, depth + 1)


def _what_was_caused(participle: Token) -> Token | None:
    """ "Had problems on Saturday, caused by a fault": the problems were, and not who had them."""
    above = participle.head
    bare = participle.tag_ == "VBN" and not children(participle, "aux", "auxpass", "mark", "advmod")
    if participle.dep_ != "advcl" or not bare or participle.lemma_ not in _CAUSED:
        return None
    if participle.i < above.i or participle.left_edge.nbor(-1).text != ",":
        return None
    before = participle.doc[above.i : participle.left_edge.i]
    troubles = [noun for noun in before if noun.pos_ == "NOUN" and _is_trouble(noun)]
    return troubles[-1] if troubles else None


def _is_trouble(noun: Token) -> bool:
    """ "Problems", "a crash": what has a cause, and no firm, number or pump."""
    known = noun.lemma_ in nouns_of_events() or noun.lemma_ in _TROUBLES
    return known and noun.dep_ in ("dobj", "pobj")
