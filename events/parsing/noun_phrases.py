"""Where the parser parts a noun from its own words, or joins it to others: "a drilling rig"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.calendar.names import DAY_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What is tried and not done, as a kind of its own: "a murder and attempted suicide".
_ATTEMPTS = frozenset(
    "arson assassination assault break-in burglary coup escape fraud homicide hijacking kidnapping "
    "manslaughter murder rape robbery suicide theft".split()
)
# What is named by its use, and counted, so that it stands bare behind no verb: "a drilling rig".
_OF_A_KIND = frozenset(
    "camp centre center ground house machine pen pit plant platform pool range rig room ship site "
    "squad station vessel".split()
)
_OF_A_NOUN = frozenset({"compound", "nmod", "npadvmod"})
# What is told on a day, as newspapers put it: "announced Sunday new cuts".
_MAKING_KNOWN = frozenset(
    "acknowledge announce approve confirm declare disclose issue launch order pledge propose "
    "release report reveal say sign unveil".split()
)
# What itself has a day: "announced Sunday services", "said Monday night would be cold".
_OF_A_DAY = frozenset(
    "afternoon closings closures curfew edition evening game games hours mass matches morning "
    "night openings prayer prayers service services trading".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_A_CLAUSE = frozenset({"aux", "mark", "nsubj"})
_NO_NOUNS = frozenset({"RB", "UH", "VB", "VBP"})
_OF_A_VERB = frozenset({"aux", "auxpass", "ccomp", "dobj", "neg", "nsubj", "xcomp"})
_ARTICLES = frozenset({"a", "an", "the"})
_BEFORE_A_WELL = frozenset({"a", "its", "that", "the", "their", "this"})
_DASHES = frozenset({"-", "–", "—", "--"})
_NAMING = frozenset({"NOUN", "PROPN"})


def mend_nouns(doc: Doc) -> None:
    """Make one phrase of a noun and what belongs to it, and part it from what stands beside it."""
    for word in doc:
        if word.dep_ == "compound" and word.i + 2 < len(doc) and word.nbor().text in _DASHES:
            _part_at_dash(word, word.head)
        elif word.dep_ == "cc" and word.lower_ == "or" and word.i and word.nbor(-1).text == ",":
            _name_again(word, word.head)
        elif word.lower_ == "attempted" and word.dep_ == "conj":
            _join_attempt(word)
        elif word.tag_ in ("VB", "VBP") and word.dep_ == "xcomp" and word.i:
            _join_compound(word)
        elif word.tag_ == "VBG" and word.i + 1 < len(doc) and word.nbor().lemma_ == "death":
            _join_death(word, word.nbor())
        elif word.tag_ == "VBG" and word.dep_ == "acl" and word.i + 1 < len(doc):
            _join_gerund(word, word.nbor())
        elif word.dep_ == "conj" and word.pos_ == "PROPN":
            _join_titles(word)
        elif word.tag_ in _NO_NOUNS and _is_mistaken(word):
            _take_for_noun(word)
        elif word.lower_ == "well" and word.tag_ in ("RB", "UH") and word.i:
            _give_well(word, word.nbor(-1))
        elif word.ent_type_ == "GPE" and word.dep_ == "pobj":
            _join_place(word)
        elif word.ent_type_ == "PERSON" and word.dep_ in ("dobj", "pobj"):
            _join_namesake(word)
        elif word.text in DAY_NAMES and word.dep_ in _OF_A_NOUN and word.i:
            _return_day(word, word.nbor(-1))


def _part_at_dash(noun: Token, aside: Token) -> None:
    """ "Two children - ages 6 and 11 - were taken": the children were, and not their ages."""
    dash = noun.nbor()
    spaced = bool(noun.whitespace_) and bool(dash.whitespace_) and dash.i < aside.i
    closed = noun.doc[aside.right_edge.i : aside.right_edge.i + 2]
    if not spaced or aside.dep_ not in _SUBJECTS or not any(one.text in _DASHES for one in closed):
        return
    noun.head, noun.dep_ = aside.head, aside.dep_
    aside.head, aside.dep_ = noun, "appos"
    for before in [one for one in aside.lefts if one.i < noun.i]:
        before.head = noun


def _name_again(joint: Token, first: Token) -> None:
    """ "SARS, or severe acute respiratory syndrome, killed 800" names one thing twice."""
    second = next((one for one in first.rights if one.dep_ == "conj"), None)
    if second is None or first.dep_ == "conj" or first.pos_ not in _NAMING or second.i < joint.i:
        return
    last = second.right_edge.i
    last += second.doc[last].text != ","
    closed = second.doc[last : last + 1].text == ","
    following = second.doc[last + 1 : last + 2]
    if any(one.pos_ in (*_NAMING, "ADJ") for one in following):
        return  # "a manslaughter, or culpable homicide, conviction"
    if not _may_be_another_name(first, second):
        return
    if closed and second.pos_ in _NAMING and not any(one.dep_ == "conj" for one in second.rights):
        second.dep_, joint.dep_, joint.head = "appos", "dep", second


def _may_be_another_name(first: Token, second: Token) -> bool:
    """Not "a van, or a car", "Iran, or Israel", "rain, or snow", "no soldier, or officer"."""
    if any(one.dep_ in ("det", "poss", "preconj") for one in second.lefts):
        return False
    if any(one.lower_ in ("any", "either", "no") for one in first.lefts):
        return False
    short = second.text.isupper() and len(second) > 1
    named = second.ent_type_ in ("GPE", "NORP", "ORG", "PERSON")
    return short or (not named and second.n_lefts + second.n_rights > 0)


def _take_for_noun(word: Token) -> None:
    """ "Work on the plug goes on", "its leaking Marlo well": what stands as a noun is one."""
    word.tag_, word.pos_ = "NN", "NOUN"


def _is_mistaken(word: Token) -> bool:
    """Whether a word that is no noun by its tag stands where nothing else can."""
    if word.tag_ in ("VB", "VBP"):
        bare = not any(one.dep_ in _OF_A_VERB for one in word.children)
        return word.dep_ in _SUBJECTS and bare and word.i < word.head.i
    determined = any(one.dep_ in ("amod", "det", "poss") for one in word.lefts)
    return word.lower_ == "well" and word.dep_ in ("dobj", "pobj", *_SUBJECTS) and determined


def _give_well(well: Token, name: Token) -> None:
    """ "The Marlo well was sealed": a well, and nothing that was done well."""
    named = name.pos_ == "PROPN" and any(one.lower_ in _BEFORE_A_WELL for one in name.lefts)
    if not named or name.ent_type_ in ("GPE", "PERSON") or name.dep_ in ("compound", "poss"):
        return
    well.head, well.dep_ = name.head, name.dep_
    _take_for_noun(well)
    for one in name.lefts:
        if one.dep_ in ("amod", "det", "nummod", "poss"):
            one.head = well
    name.head, name.dep_ = well, "compound"
    for one in name.rights:
        if one.i > well.i:
            one.head = well


def _join_namesake(name: Token) -> None:
    """ "In a Michael Jackson tribute concert": there is no "a Michael Jackson", but a concert."""
    if not any(one.lower_ in ("a", "an") for one in name.lefts) or name.i + 2 >= len(name.doc):
        return
    verb, noun = name.nbor(), name.nbor(2)
    taken = verb.tag_ in ("VB", "VBP") and noun.head == verb and noun.dep_ == "dobj"
    if not taken or noun.pos_ != "NOUN" or any(one.dep_ in _OF_A_CLAUSE for one in verb.lefts):
        return
    for one in [*name.lefts, *verb.rights]:
        if one.dep_ == "det" or one.i > noun.i:
            one.head = noun
    noun.head, noun.dep_ = name.head, name.dep_
    _take_for_noun(verb)
    verb.head, verb.dep_ = noun, "compound"
    name.head, name.dep_ = noun, "compound"


def _join_place(place: Token) -> None:
    """ "At a Fort Cole, Florida airport": at the airport, which is there."""
    noun = next((one for one in place.rights if one.dep_ == "appos"), None)
    named = any(one.lower_ in _ARTICLES for one in place.lefts)
    if noun is None or noun.pos_ != "NOUN" or not named:
        return
    comma = noun.left_edge.i - 1
    if comma != place.i + 1 or place.doc[comma].text != "," or noun.left_edge.ent_type_ != "GPE":
        return
    if any(one.dep_ != "compound" for one in noun.lefts):
        return
    noun.head, noun.dep_ = place.head, place.dep_
    for one in [one for one in place.lefts if one.dep_ in ("amod", "det", "nummod")]:
        one.head = noun
    place.head, place.dep_ = noun, "compound"


def _return_day(day: Token, verb: Token) -> None:
    """ "Announced Sunday new cuts": the cuts are not Sunday's; but "announced Sunday services"."""
    noun = day.head
    said = verb.tag_ == "VBD" and verb.lemma_ in _MAKING_KNOWN
    if said and day.i < noun.i and noun.lower_ not in _OF_A_DAY and not list(day.children):
        day.head, day.dep_ = verb, "npadvmod"


def _join_compound(verb: Token) -> None:
    """ "Told a victims advocate that …": after "a" no plural stands, but the head of its phrase."""
    told, noun = verb.head, verb.nbor(-1)
    article = any(one.lower_ in ("a", "an") for one in noun.lefts)
    if (
        noun.tag_ != "NNS"
        or not article
        or noun.head != told
        or noun.dep_ not in ("dobj", "dative")
    ):
        return
    if any(one.dep_ == "aux" for one in verb.lefts):
        return
    for child in [*noun.lefts]:
        child.head = verb
    for child in [one for one in verb.rights if one.dep_ in ("ccomp", "punct")]:
        child.head = told
    noun.head, noun.dep_ = verb, "compound"
    verb.dep_, verb.tag_, verb.pos_ = "dobj", "NN", "NOUN"


def _join_titles(name: Token) -> None:
    """ "The novelist and playwright Irena Vash" is one, who bears both titles."""
    first = name.head
    titles = [one for one in name.lefts if one.dep_ in ("compound", "nmod") and one.pos_ == "NOUN"]
    if not titles or first.pos_ != "NOUN" or first.tag_ != "NN":
        return
    ands = [one for one in first.rights if one.dep_ == "cc"]
    close = len(ands) == 1 and ands[0].lower_ == "and" and ands[0].i == first.i + 1
    plain = all(one.dep_ in ("amod", "compound", "det") for one in first.lefts)
    verb = first.head
    helpers = [verb, *(one for one in verb.children if one.dep_ in ("aux", "auxpass"))]
    plural = any(one.tag_ == "VBP" or one.lower_ == "were" for one in helpers)
    if (
        close
        and plain
        and name.left_edge.i == first.i + 2
        and titles[0].tag_ == "NN"
        and not plural
    ):
        later = [one for one in first.rights if one.i > name.i]
        name.head, name.dep_ = verb, first.dep_
        first.head, first.dep_ = name, "compound"
        for one in later:  # "…, who gave the party a sum"
            one.head = name


def _join_death(gerund: Token, death: Token) -> None:
    """Make "shooting" part of "the shooting death", and that the object of the preposition."""
    if death.head != gerund or gerund.i == 0:
        return
    date = gerund.nbor(-1)
    while date.dep_ != "pobj" and date.head.i != date.i:
        date = date.head
    before = date.dep_ == "pobj" and date.right_edge.i == gerund.i - 1
    if before and any(token.like_num for token in date.subtree):
        preposition = date.head
        for child in date.lefts:
            if child.dep_ in ("amod", "det", "poss"):
                child.head = death
        death.head, death.dep_ = preposition, "pobj"
        date.head, date.dep_ = death, "nmod"
        gerund.head, gerund.dep_, gerund.tag_, gerund.pos_ = death, "compound", "NN", "NOUN"


def _join_gerund(gerund: Token, noun: Token) -> None:
    """ "The blast on the Aurora drilling rig": a rig, which nobody drills."""
    bare = noun.dep_ == "dobj" and noun.head == gerund and noun.tag_ == "NN"
    if not bare or list(noun.lefts) or noun.lemma_ not in _OF_A_KIND:
        return
    name = gerund.nbor(-1)
    if name.pos_ not in ("NOUN", "PROPN") or gerund.head not in (name, *name.ancestors):
        return
    below = [*name.children, *(one for one in gerund.children if one != noun)]
    noun.head, noun.dep_ = name.head if name.head != name else noun, name.dep_
    for one in below:
        one.head = noun
    name.head, name.dep_ = noun, "compound"
    gerund.head, gerund.dep_, gerund.tag_, gerund.pos_ = noun, "compound", "NN", "NOUN"


def _join_attempt(attempted: Token) -> None:
    """ "Respond to a murder and attempted suicide": two deeds, and nobody attempted anything."""
    crime = next((one for one in attempted.rights if one.dep_ == "dobj"), None)
    bare = crime is not None and crime.i == attempted.i + 1 and crime.lemma_ in _ATTEMPTS
    if crime is None or not bare or attempted.i < 2 or attempted.nbor(-1).lower_ != "and":
        return
    deed, joining = attempted.nbor(-2), attempted.nbor(-1)
    if deed.pos_ != "NOUN" or any(one.dep_ in _SUBJECTS for one in attempted.lefts):
        return
    joining.head, crime.head, crime.dep_ = deed, deed, "conj"
    for child in [one for one in attempted.children if one != crime]:
        child.head = crime
    attempted.head, attempted.dep_, attempted.tag_, attempted.pos_ = crime, "amod", "JJ", "ADJ"
