"""A clause, read from the parse: its own subjects, its objects, voice, phrases, what is above it.

Dependency labels are those of spaCy's English pipelines (ClearNLP style). Every function is pure
and looks only at the neighbourhood of one token.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.lexicons import mapping, words
from events.lexicons.event_domains import nouns_of_events
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS = ("VERB", "AUX")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
CONDITIONS = frozenset({"if", "unless"})
# A chain of subordinate clauses longer than this is a parsing error.
MAX_DEPTH = 6
# "The moment the quake hit", "the night he died": when it was, and not what it hit.
_TIMES = frozenset(
    "afternoon day evening hour instant minute moment month morning night second time week "
    "weekend year".split()
)
_PASSING_TIME = frozenset(
    "celebrate choose enjoy fix get have lose mark miss need observe pick remember save set spend "
    "take waste".split()
)

# "While police watched": conjunctions of a clause that goes along with the main one.
_ACCOMPANYING = frozenset({"although", "but", "though", "whereas", "while"})
_LISTED = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of these dependency labels, in text order."""
    if not token.n_lefts and not token.n_rights:
        return []  # most words: the parser's own iterators cost ten times as much
    found = []
    for child in token.children:  # faster than a comprehension, which is a call of its own
        if child.dep_ in deps:
            found.append(child)
    return found


def particles(verb: Token) -> list[Token]:
    """The particles of a phrasal verb, for one of which the parser takes an adverb: "went on"."""
    after = verb.i + 1
    return [
        child
        for child in verb.rights
        if child.dep_ == "prt" or (child.i == after and _is_particle(child))
    ]


def _is_particle(child: Token) -> bool:
    """ "Went on", and the "in" of "vowed to step in" that the parser takes for a preposition."""
    bare = child.dep_ == "prep" and child.tag_ in ("RB", "RP") and not child.n_rights
    return child.tag_ == "RP" or bare


@once_a_token
def coordinated(token: Token) -> list[Token]:
    """The token and what is coordinated with it: "Activists and state media" gives two."""
    found: list[Token] = []
    waiting = [token]  # a list may be as long as its sentence, and the parse hangs one from another
    while waiting:
        found.append(waiting.pop())
        following = children(found[-1], "conj", "appos")
        waiting += [
            one
            for one in reversed(following)
            if (one.dep_ == "conj" and not begins_clause(one)) or _is_of_a_list(one)
        ]
        waiting += [after for one in following for after in _after_name(one)]
    return found


def _after_name(name: Token) -> list[Token]:
    """ "The mayor, Ann Berg, and her deputy": the deputy, whom the parse hangs from the name."""
    if name.dep_ != "appos" or name.pos_ != "PROPN" or name.head.pos_ != "NOUN":
        return []
    ands = [one for one in children(name, "cc") if one.nbor(-1).text == ","]
    described = ("det", "poss")
    return [
        one
        for one in children(name, "conj")
        if ands and one.pos_ == "NOUN" and any(c.dep_ in described for c in one.lefts)
    ]


@once_a_token
def begins_clause(noun: Token) -> bool:
    """Whether a noun joined by "and" is the subject of what follows, whatever the parse says.

    "… in Bonn and the minister, Ann Berg, was told"; "is seen on television and his book, the
    first, is out": a verb that no "and" joins to the one before has a subject of its own.
    """
    if noun.dep_ != "conj":
        return False
    if _has_lone_verb(noun):
        return True
    after = noun.right_edge.i + (noun.right_edge.text != ",")
    if not children(noun, "appos") or after + 1 >= len(noun.doc):
        return False
    comma, first = noun.doc[after], noun.doc[after + 1]
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    joined = verb.pos_ in VERBS and verb.dep_ == "conj"
    return comma.text == "," and joined and not own_subjects(verb)


def _has_lone_verb(noun: Token) -> bool:
    """Whether the next verb after "and his book" is joined to one before it, and by this "and"."""
    if noun.pos_ != "NOUN" or not any(one.dep_ in ("det", "poss") for one in noun.lefts):
        return False
    if noun.doc[noun.left_edge.i - 1].dep_ != "cc" or noun.head.head.lower_ == "as":
        return False
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.dep_ == "cc" and noun not in token.ancestors:
            return False
        if token.dep_ == "conj" and token.pos_ in VERBS and token.head.i < noun.i:
            finite = token.tag_ in ("VBD", "VBP", "VBZ") or bool(children(token, "aux"))
            above = token.head in noun.ancestors
            return finite and above and not own_subjects(token)
    return False


def _is_of_a_list(apposition: Token) -> bool:
    """The second of "France, Spain and Italy", which the parse may take for an apposition."""
    both = apposition.ent_type_ in _LISTED and apposition.head.ent_type_ in _LISTED
    listed = bool(children(apposition, "conj"))
    return listed and (both or _are_plural(apposition))


def _are_plural(apposition: Token) -> bool:
    """ "The victim, his brother and a third boy live there": one does not "live"."""
    first = apposition.head
    verb = first.head
    if first.tag_ != "NN" or first.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in VERBS:
        return False
    helpers = children(verb, "aux", "auxpass")
    plural = any(one.lower_ in ("are", "have", "were") for one in helpers)
    joined = any(one.lower_ == "and" for one in children(apposition, "cc"))
    return joined and (plural or (verb.tag_ == "VBP" and not helpers))


@once_a_token
def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, also as the second of two: "were caught and killed"."""
    if verb.tag_ == "VBN" and children(verb, "agent") and not children(verb, "aux", "dobj"):
        return True
    if is_gapped_passive(verb):
        return True
    if _is_short_perfect(verb):
        return False
    while not children(verb, "nsubjpass", "auxpass"):
        if verb.tag_ != "VBN" or children(verb, "nsubj", "aux"):
            return False
        if verb.dep_ != "conj":
            return verb.dep_ in ("acl", "advcl", "amod")
        if children(verb, "dobj"):
            return False
        verb = verb.head
    return True


def _is_short_perfect(verb: Token) -> bool:
    """ "He’s put his car on it": what takes an object has done so, and was not done to."""
    short = children(verb, "auxpass")
    return bool(short and children(verb, "dobj")) and all(
        one.lower_ in ("'s", "’s") for one in short
    )


@once_a_token
def is_gapped_passive(verb: Token) -> bool:
    """ "Two were killed and a third [was] wounded": the second shares its auxiliary."""
    joined = verb.dep_ == "conj" and bool(children(before_gap(verb), "auxpass"))
    bare = not children(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp")
    if verb.tag_ == "VBN" and verb.lemma_ in words("clause_verbs", "giving"):
        bare = not children(verb, "aux", "auxpass")  # "and the children given sweets"
    if not (joined and bare and children(verb, *SUBJECTS)):
        return False
    if verb.tag_ == "VBN":
        return True
    needing = words("clause_verbs", "sharing_object") | words("clause_verbs", "needing_object")
    return verb.tag_ == "VBD" and (verb.lemma_ in needing or bool(children(verb, "oprd")))


def before_gap(verb: Token) -> Token:
    """The verb with the auxiliary of "one was shot, one stabbed and one beaten", or what stands
    for it: the first to which a verb is joined that is no bare participle.
    """
    first = verb.head
    for _ in range(MAX_DEPTH):
        helpers = children(first, "aux", "auxpass")
        if first.dep_ != "conj" or first.tag_ != "VBN" or helpers:
            break
        first = first.head
    return first


@once_a_token
def own_subjects(verb: Token) -> list[Token]:
    """The subjects that stand in the verb's own clause, relative pronouns included.

    Not the place or the speaker of a headline: "Sandy Bay: 26 killed", nor an adverb: "and last
    won it in 1948".
    """
    return [
        child
        for child in verb.children
        if child.dep_ in SUBJECTS and not (_is_adverb(child) or _is_before_colon(child))
    ]


def _is_adverb(subject: Token) -> bool:
    bare_last = subject.lower_ == "last" and not subject.n_lefts
    return subject.tag_ == "RB" or bare_last


def _is_before_colon(noun: Token) -> bool:
    marks = (token for token in noun.rights if token.text == ":" and token.i < noun.head.i)
    return any(mark.nbor().like_num for mark in marks)


@once_a_token
def objects(verb: Token) -> list[Token]:
    """The heads of the direct objects, with the antecedent of "the town that they took"."""
    found: list[Token] = []
    direct = children(verb, "dobj")
    if len(direct) > 1 and verb.lemma_ not in words("clause_verbs", "giving"):
        # "At the plant that inspectors found rats": they found no plant.
        direct = [one for one in direct if one.tag_ not in RELATIVES] or direct
    for child in direct:
        if _is_within_word(child):
            continue  # "a u-turn": the parse takes each part for an object
        if found and child.left_edge.i and child.left_edge.nbor(-1).text == ",":
            break  # "gained 6 percent, their biggest rise": an apposition
        antecedent = _antecedent(child)
        found += coordinated(antecedent if antecedent is not None else child)
    if not found and verb.dep_ == "relcl" and not is_passive(verb) and _lacks_object(verb):
        found = [verb.head]
    if not found and verb.lemma_ in words("clause_verbs", "sharing_object"):
        found = _shared_objects(verb)
    return found


def _is_within_word(token: Token) -> bool:
    """Whether a hyphen without a space follows, or the token is one."""
    if token.text == "-":
        return True
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return after.text == "-" and not token.whitespace_ and after.dep_ == token.dep_


def _shared_objects(verb: Token) -> list[Token]:
    """ "Police arrested and charged the man": the object of the second verb is that of both."""
    second = next(iter(children(verb, "conj")), None)
    if second is None or second.tag_ != verb.tag_ or own_subjects(second) or is_passive(verb):
        return []
    between = verb.doc[verb.i + 1 : second.left_edge.i]
    return [] if any(token.dep_ != "cc" for token in between) else objects(second)


def _antecedent(token: Token) -> Token | None:
    if token.tag_ not in RELATIVES:
        return None
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return person_between(ancestor.head, token) or ancestor.head
    return None


def person_between(antecedent: Token, relative: Token) -> Token | None:
    """The person of "an interview with Kimmel last year, whom she met", where the parse has it.

    Nobody meets an interview or a year.
    """
    timed = antecedent.ent_type_ in ("DATE", "TIME")
    if relative.lower_ not in ("who", "whom"):
        return None
    if not timed and antecedent.lemma_.lower() not in nouns_of_events():
        return None
    start = relative.sent.start if timed else antecedent.i + 1
    between = reversed(relative.doc[start : relative.i])
    return next((one for one in between if one.ent_type_ == "PERSON" and one.dep_ == "pobj"), None)


def _lacks_object(verb: Token) -> bool:
    """ "the town (that) they took": a relative clause with a subject of its own and no object.

    As against "whose daughter fell", "where they fell", "into which they fell".
    """
    own = own_subjects(verb)
    relative_adverb = any(child.tag_ == "WRB" for child in verb.children)
    relative_prep = any(pobj.tag_ in RELATIVES for _, pobj in prepositional(verb))
    relative_subject = any(
        token.tag_ in RELATIVES for subject in own for token in (subject, *subject.lefts)
    )
    # "evidence that he is trying to rebuild", but "the tube that it uses to collect oil"
    complement = bool(children(verb, "xcomp", "ccomp")) and not _is_put_to_use(verb)
    marked = any(mark.lower_ == "for" for mark in children(verb, "mark"))
    complement |= marked and bool(
        children(verb, "prep")
    )  # "the way for her to move into the house"
    complement |= _is_told_somebody(verb)
    timed = verb.head.lemma_ in _TIMES and verb.lemma_ not in _PASSING_TIME
    # "a merit in that the sale came first", "a risk that the dam breaks"
    complement |= any(mark.lower_ in ("in", "that") for mark in children(verb, "mark"))
    return bool(own) and not (
        timed or relative_adverb or relative_prep or relative_subject or complement
    )


def _is_told_somebody(verb: Token) -> bool:
    """ "Told a friend that he was coming": what was said, which the parse hangs from the friend."""
    somebody = verb.head
    that = verb.left_edge.lower_ == "that" and verb.left_edge.i == somebody.i + 1
    telling = somebody.head.lemma_ in words("reporting", "telling_somebody")
    return that and telling and somebody.dep_ in ("dobj", "dative")


def _is_put_to_use(verb: Token) -> bool:
    """ "That BP has used to collect oil": for something, and no habit of old."""
    aims = children(verb, "xcomp")
    own = any(one.tag_ not in RELATIVES for aim in aims for one in children(aim, "dobj"))
    return verb.lemma_ == "use" and own


def prepositional(token: Token) -> Iterator[tuple[Token, Token]]:
    """The (preposition, head of its noun phrase) pairs of a verb or noun, in text order.

    Particles and compound prepositions are followed: "out of the city" gives (of, city).
    """
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB"):
            yield from _phrases(child, 0)


def _phrases(preposition: Token, depth: int) -> Iterator[tuple[Token, Token]]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            for noun in coordinated(child):
                yield preposition, noun
        elif child.dep_ in ("prep", "conj") and child.pos_ == "ADP" and depth < MAX_DEPTH:
            yield from _phrases(child, depth + 1)


def what_is_called(verb: Token) -> Token | None:
    """ "Massive theft" of "denounced what he called massive theft": a name for "what".

    Not "what they made a museum": that is a deed.
    """
    what = any(child.tag_ == "WP" for child in children(verb, "dobj"))
    deed = verb.lemma_ == "make" or verb.lemma_ in words("event_classes", "appointing_verbs")
    if not what or deed:
        return None
    names = children(verb, "oprd")
    if verb.lemma_ in words("clause_verbs", "naming"):
        names += children(verb, "dobj")  # the parse may take both for objects
    return next((name for name in names if name.pos_ in ("NOUN", "PROPN")), None)


def is_main(token: Token, *, said: bool = False) -> bool:
    """Whether the clause of a token stands by itself: no relative, no condition, no reason.

    What is coordinated with a main clause is one, and so is what only goes along with it: "…,
    leaving ten dead", "while police watched". With `said`, what somebody says counts as well.
    """
    clause = token if token.pos_ in VERBS else token.head
    for _ in range(MAX_DEPTH):
        if clause.dep_ == "ROOT" or (said and clause.dep_ == "ccomp"):
            return True
        above = governing_verb(clause)
        if above is None or clause.dep_ not in ("conj", "advcl", "parataxis"):
            return False
        if any(mark.lower_ not in _ACCOMPANYING for mark in children(clause, "mark")):
            return False
        clause = above
    return False


def is_effect(verb: Token) -> bool:
    """ "They took the town, ending the siege": what happened ended it, and not they."""
    follows = verb.i and verb.nbor(-1).text == "," and verb.dep_ in ("advcl", "conj")
    return bool(follows) and verb.tag_ == "VBG" and _tells_an_effect(verb)


def _tells_an_effect(verb: Token) -> bool:
    """Whether a happening does it, and hardly a person: "angering", "setting off", "leading to"."""
    if verb.lemma_ in words("clause_verbs", "caused_by_clause"):
        return True
    with_word = mapping("clause_verbs", "caused_with").get(verb.lemma_)
    if with_word is not None:
        return any(child.lower_ == with_word for child in verb.rights)
    raises = verb.lemma_ in words("clause_verbs", "raising")
    felt = words("clause_verbs", "felt")
    return raises and any(noun.lemma_.lower() in felt for noun in children(verb, "dobj"))


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause in which the token stands, itself excluded."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in VERBS:
            return ancestor
    return None


def is_conditional(verb: Token) -> bool:
    """Whether "if" or "unless" opens the clause of a verb: "if the figures are confirmed"."""
    return any(mark.lower_ in CONDITIONS for mark in children(verb, "mark"))


def is_until(verb: Token) -> bool:
    """Whether "until" or "till" opens the clause of a verb: "until a court has ruled"."""
    return verb.dep_ == "advcl" and any(
        mark.lower_ in ("till", "until") for mark in children(verb, "mark")
    )


def tells_since_when(verb: Token) -> bool:
    """ "Was a clerk beginning in 2006": a participle that is no deed, but only says since when."""
    if verb.lower_ not in ("beginning", "starting") or verb.dep_ not in ("acl", "advcl", "prep"):
        return False
    phrases = [one for one in children(verb, "prep") if one.i == verb.i + 1]
    times = [*children(verb, "npadvmod"), *(n for one in phrases for n in children(one, "pobj"))]
    told = children(verb, "agent", "aux", "dobj", "nsubj", "xcomp")
    return not told and any(noun.ent_type_ in ("DATE", "TIME") for noun in times)
