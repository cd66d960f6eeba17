"""Whose clause tells of an event: its own verb, the verb above it, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.clauses import (
    MAX_DEPTH,
    VERBS,
    children,
    governing_verb,
    is_conditional,
    own_subjects,
    what_is_called,
)
from events.grammar.membership import tells_membership
from events.grammar.subjects import subjects
from events.grammar.verb_direction import is_until_then
from events.grammar.verb_group import is_semi_auxiliary
from events.grammar.verb_hedges import copula_of_doubt
from events.grammar.verb_phrase import is_infinitive, is_ranked
from events.labels.clause_kinds import is_only_then, is_supposed_case
from events.lexicons import words
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

_EMPTY_SUBJECTS = frozenset({"it", "this", "that", "these", "those", "they", "there"})
# "convicted of stealing", "barred from leaving", as against "left after eating".
CONTENT_PREPOSITIONS = frozenset(
    "about against at for from in into of on over to toward towards with".split()
)
WHETHER_OR_IF = frozenset({"if", "whether"})
_SHOWING = frozenset(
    "check confirm conclude demonstrate determine ensure establish imply indicate mean prove show "
    "suggest verify".split()
)
# "Managed to prove that he knew": it was proved.
_BRINGING_OFF = frozenset("able help manage serve".split())
_ALLEGED = frozenset(
    "accusation allegation charge chance fear likelihood possibility risk rumor rumour speculation "
    "suggestion suspicion threat".split()
)
_DENYING = frozenset({"deny", "disprove", "dispute", "rebut", "refute"})
_DEMANDING = frozenset("ask demand order propose recommend request require urge".split())
# With what a clause begins, and what is another clause.
_BEGINNINGS = frozenset({"aux", "auxpass", "expl", "neg", "nsubj", "nsubjpass"})
_OTHER_CLAUSES = frozenset({"advcl", "cc", "conj", "parataxis"})


@once_a_token
def verb_for(trigger: Token) -> Token | None:
    """The verb whose clause names the event: its own, its copula, or a light verb above it."""
    if trigger.pos_ in VERBS and trigger.dep_ != "amod":
        return tells_membership(trigger) or claiming(trigger)
    above = trigger.head
    if what_is_called(above) == trigger:
        return None
    if trigger.dep_ in ("acomp", "attr", "oprd") and above.pos_ in VERBS:
        empty = all(subject.lower_ in _EMPTY_SUBJECTS for subject in subjects(above))
        return None if trigger.pos_ == "NOUN" and empty else claiming(above)
    light = words("noun_arguments", "light_verbs") | words("noun_arguments", "suffering_verbs")
    if trigger.dep_ == "dobj" and above.pos_ == "VERB" and above.lemma_ in light:
        return claiming(above) if subjects(above) else None
    return None


def is_told_of(verb: Token) -> bool:
    """Whether a clause with this verb tells of its nouns: it has a subject and a tense."""
    if claiming(verb) != verb or verb.dep_ in ("acl", "pcomp", "csubj") or not subjects(verb):
        return False
    return not is_infinitive(verb) or (verb.dep_ == "xcomp" and not is_infinitive(verb.head))


def is_unclaimed(verb: Token) -> bool:
    """ "without asking", "hopes of winning": a deed that the text does not say was done."""
    content = verb.head.lower_ in (*CONTENT_PREPOSITIONS, "without") and not _asks_how_many(verb)
    beside = verb.head.lower_ == "with" and bool(children(verb, "nsubj", "nsubjpass"))
    # Not "to where he fled", nor ", with troops coming from the north".
    return verb.dep_ == "pcomp" and content and not (asks(verb) or beside)


@once_a_token
def claiming(verb: Token) -> Token:
    """The verb that says how far another is true: "was accused of theft", "let them go"."""
    goes_on = True
    while goes_on:
        verb, goes_on = _claim_on(verb)
    return verb


def _claim_on(verb: Token) -> tuple[Token, bool]:
    """The verb above that claims this one, or itself, and whether another may claim that one."""
    above = verb.head
    if verb.dep_ == "xcomp" and is_semi_auxiliary(above) and _is_denied_by_noun(above):
        return above, True  # "no sign that it is going to fall"
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and above.dep_ == "pcomp" and is_unclaimed(above):
        return above, True  # "over closing one and opening another"
    if is_unclaimed(verb) and above.lower_ != "without":
        above = above.head.head if above.head.dep_ == "acomp" else above.head
        return (above, True) if above.pos_ in VERBS else (verb, False)
    if verb.dep_ == "xcomp" and is_infinitive(verb) and is_unclaimed(above):
        return above, True  # "accused of planning to strike"
    if any(mark.lower_ in WHETHER_OR_IF for mark in children(verb, "mark")) and above.pos_ in VERBS:
        asked = verb.dep_ == "ccomp" or (above.lemma_ == "be" and children(above, "acomp"))
        return (above, True) if asked or _is_condition(verb) else (verb, False)
    if _is_imagined(verb):
        return above.head, True
    if _is_condition(verb) or _is_drawn_from_it(verb) or _is_one_of_several(verb):
        return above, True
    if _asks_who(verb):
        above = above.head if above.dep_ == "acomp" else governing_verb(verb) or above
        return (above, True) if above.pos_ in VERBS else (verb, False)
    if _is_demanded(verb):
        return above, True
    doubt = copula_of_doubt(verb)
    if doubt is not None:
        return doubt, True
    if _is_denied_by_noun(verb):
        higher = governing_verb(above)
        return (higher, True) if higher is not None else (verb, False)
    if is_asked_for(verb):
        above = above.head if above.pos_ == "ADJ" else above  # "makes it harder for firms to sell"
        return (above, True) if above.pos_ in VERBS else (verb, False)
    if above.dep_ == "attr" and any(mark.lower_ == "for" for mark in children(verb, "mark")):
        return above.head, True  # "it is time for him to go"
    aside = is_infinitive(verb) and verb.dep_ == "advcl" and above.lemma_ == "be"
    if aside and is_ranked(verb.doc[verb.left_edge.i - 1]):
        return above, True  # "was one of the last people to see him"
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "ccomp"):
        return verb, False
    first = above.head if above.dep_ == "conj" else above  # "was upset and reluctant to go"
    if above.pos_ == "ADJ" and first.dep_ == "acomp" and first.head.pos_ in VERBS:
        return first.head, True
    if verb.dep_ == "xcomp" and above.dep_ == "acl" and is_infinitive(above):
        return above, False
    aimed = any(child.i < verb.i for child in children(above, "dobj", "prep") if child.i > above.i)
    claimed = above.pos_ in VERBS and (verb.dep_ == "ccomp" or aimed)
    return (above, True) if claimed else (verb, False)


def _is_condition(verb: Token) -> bool:
    """ "He will go if he loses", "unless it pays": told with what hangs on it, and as no fact.

    And "it can only be done once the well is capped", "it could spread when exposed to air", "it
    stays shut until they agree", "could not go until they had agreed".
    """
    if verb.dep_ != "advcl" or verb.head.pos_ not in VERBS:
        return False
    kinds = (is_conditional, is_only_then, is_supposed_case, is_until_then)
    return any(kind(verb) for kind in kinds)


def _is_drawn_from_it(verb: Token) -> bool:
    """ "It would mean that the leak is the worst", "does not show that it is": where it is so.

    Nor is it said in "they have to prove that he knew of it".
    """
    above = verb.head
    seen = verb.tag_ == "VBG" and not children(verb, "aux")  # "aims to show smoke rising"
    done = above.head.lemma_ in _BRINGING_OFF
    aimed_at = above.dep_ == "xcomp" and is_infinitive(above) and not (seen or done)
    open_ = aimed_at or any(
        one.tag_ == "MD" or one.dep_ == "neg" for one in children(above, "aux", "neg")
    )
    if verb.dep_ == "ccomp" and above.lemma_ == "say" and above.dep_ == "xcomp":
        be = above.head  # "that is not to say the frogs will go"
        return be.lemma_ == "be" and bool(children(be, "neg"))
    if verb.dep_ == "ccomp" and above.lemma_ in _DENYING:
        return True  # "denied that it had dumped waste": nobody says that it had
    return verb.dep_ == "ccomp" and above.lemma_ in _SHOWING and open_


def _is_one_of_several(verb: Token) -> bool:
    """ "Was burned, skimmed or sunk": what it was of these the text leaves open."""
    return verb.dep_ == "conj" and verb.head.pos_ in VERBS and verb in alternatives(verb.head)


@once_a_token
def alternatives(verb: Token) -> list[Token]:
    """The verbs of "burned, skimmed or sunk" behind the first; empty without "or"."""
    found: list[Token] = []
    last = verb
    while len(found) < MAX_DEPTH:
        later = [one for one in children(last, "conj") if one.pos_ in VERBS]
        if not later or own_subjects(later[0]) or later[0].i < last.i:
            break
        found.append(last := later[0])
    chosen = any(one.lower_ == "or" for link in found for one in children(link.head, "cc"))
    return found if chosen else []


def _is_imagined(verb: Token) -> bool:
    """ "To avoid a scenario where firms are unable to drill": nobody says that they are."""
    case = verb.head
    where = any(one.lower_ in ("where", "which") for one in verb.subtree if one.i < verb.i)
    imagined = verb.dep_ == "relcl" and where and case.lemma_ in ("case", "scenario", "situation")
    return imagined and case.dep_ in ("dobj", "pobj") and case.head.pos_ == "VERB"


def _is_demanded(verb: Token) -> bool:
    """ "Demanded that he go", "asked that they leave": nobody says that they do."""
    bare = verb.tag_ in ("VB", "VBP") and not children(verb, "aux", "auxpass")
    return bare and verb.dep_ == "ccomp" and verb.head.lemma_ in _DEMANDING


def _asks_who(verb: Token) -> bool:
    """ "It is not known who fired", "explained what had happened": no clause of its own."""
    asked = verb.dep_ in ("ccomp", "pcomp") and any(one.tag_ == "WP" for one in verb.lefts)
    return asked or _asks_how_many(verb)


def _asks_how_many(verb: Token) -> bool:
    """ "Doubt about exactly how many guests had left"."""
    first = verb.doc[verb.left_edge.i : verb.left_edge.i + 2]
    return verb.dep_ == "pcomp" and any(one.lower_ == "how" for one in first)


def _is_denied_by_noun(verb: Token) -> bool:
    """ "There was no sign that he would go", "the charge that he went": nobody says so."""
    noun = verb.head
    that = verb.dep_ == "relcl" and any(one.lower_ == "that" for one in children(verb, "mark"))
    content = that or verb.dep_ in ("acl", "ccomp")
    told = content and noun.pos_ == "NOUN" and bool(own_subjects(verb))
    denied = any(child.lower_ in ("little", "no") for child in noun.lefts)
    return told and (denied or noun.lemma_ in _ALLEGED)


def is_asked_for(verb: Token) -> bool:
    """ "Asked for her to be freed", "waited for the train to leave"."""
    marked = any(mark.lower_ == "for" for mark in children(verb, "mark"))
    above = verb.head
    free = not children(above, "dobj") and verb.i > above.i
    return marked and free and verb.dep_ in ("advcl", "ccomp") and is_infinitive(verb)


def own_words(verb: Token) -> tuple[int, int]:
    """The token range of a clause as the text has it, up to the next clause that hangs from it."""
    start = min([verb.i, *(child.left_edge.i for child in verb.lefts if child.dep_ in _BEGINNINGS)])
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ in _OTHER_CLAUSES or (child.dep_ == "punct" and child.text != "-"):
            break
        end = child.right_edge.i + 1
    return start, end


def reach(trigger: Token) -> tuple[int, int]:
    """The token range of a trigger and the phrases that hang from it on its right."""
    edges = [child.right_edge.i for child in trigger.rights if child.dep_ != "advcl"]
    return trigger.i, max([trigger.i, *edges]) + 1


def is_verbal_noun(trigger: Token) -> bool:
    """ "for safekeeping": a participle without a clause of its own."""
    bare = all(child.dep_ == "advcl" for child in trigger.children)
    return (
        trigger.tag_ == "VBG" and trigger.dep_ == "pcomp" and bare and trigger.head.lower_ == "for"
    )


def is_small_clause(clause: Token) -> bool:
    """ "declared the town a monument", "make Australia a republic": a clause without a verb."""
    verbless = clause.pos_ in ("ADJ", "NOUN", "NUM", "PROPN") and not children(
        clause, "aux", "auxpass", "cop"
    )
    return clause.dep_ in ("ccomp", "xcomp") and verbless


def asks(clause: Token) -> bool:
    """ "To where he fled", "on how to go on": a clause that has lost its meaning without it."""
    return any(child.tag_ in ("WDT", "WP", "WRB") for child in clause.lefts)
