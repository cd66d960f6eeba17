"""The grammar of a clause, read from the parse: its subjects, objects, voice and phrases.

Dependency labels are those of spaCy's English pipelines (ClearNLP style). Every function is pure
and looks only at the neighbourhood of one token.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.lexicons import mapping, words
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

# "While police watched": conjunctions of a clause that goes along with the main one.
_ACCOMPANYING = frozenset({"although", "but", "though", "whereas", "while"})
# A chain of subordinate clauses longer than this is a parsing error.
_MAX_DEPTH = 6
# A name of more words is a list.
_LONGEST_NAME = 12

VERBS = ("VERB", "AUX")

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
# "After Mora fired him": prepositions that open a clause as well.
_OPENING_CLAUSES = frozenset({"after", "as", "before", "since", "than", "until"})
# "A photo of the tram which derailed": no picture derails.
_PICTURES = frozenset({"footage", "image", "photo", "photograph", "picture", "video"})
_OBJECT_CASE = frozenset({"him", "me", "them", "us"})
_NAMES = frozenset({"ORG", "PERSON", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
# What the tagger tells of countries: "the Central African Republic" may be an ORG to it.
_PLACES = frozenset({"FAC", "GPE", "LOC", "ORG"})
_LISTED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
# Nouns that count: "at least a dozen".
_COUNTS = frozenset("dozen dozens half hundreds quarter scores third thousands".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# "convicted him of taking bribes", "kept them from leaving": the object takes and leaves.
_OBJECT_CONTROL = frozenset({"of", "from", "for", "into", "against"})
# The subject of "promised her to leave" leaves, as against "told her to leave".
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "offer", "vow", "use", "take", "need", "cost"})


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of these dependency labels, in text order."""
    if not token.n_lefts and not token.n_rights:
        return []  # most words: the parser's own iterators cost ten times as much
    return [child for child in token.children if child.dep_ in deps]


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
            if (one.dep_ == "conj" and not _begins_clause(one)) or _is_of_a_list(one)
        ]
    return found


def _begins_clause(noun: Token) -> bool:
    """ "… in Bonn and the minister, Ann Berg, was told": she is the subject of what follows."""
    after = noun.right_edge.i + (noun.right_edge.text != ",")
    if noun.dep_ != "conj" or not children(noun, "appos") or after + 1 >= len(noun.doc):
        return False
    comma, first = noun.doc[after], noun.doc[after + 1]
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    joined = verb.pos_ in VERBS and verb.dep_ == "conj"
    return comma.text == "," and joined and not own_subjects(verb)


def _is_of_a_list(apposition: Token) -> bool:
    """The second of "France, Spain and Italy", which the parse may take for an apposition."""
    both = apposition.ent_type_ in _LISTED and apposition.head.ent_type_ in _LISTED
    return both and bool(children(apposition, "conj"))


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
    joined = verb.dep_ == "conj" and bool(children(verb.head, "auxpass"))
    bare = not children(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp")
    if not (joined and bare and children(verb, *SUBJECTS)):
        return False
    if verb.tag_ == "VBN":
        return True
    needing = words("clause_verbs", "sharing_object") | words("clause_verbs", "needing_object")
    return verb.tag_ == "VBD" and (verb.lemma_ in needing or bool(children(verb, "oprd")))


@once_a_token
def subjects(verb: Token) -> list[Token]:
    """The heads of the noun phrases that are the verb's grammatical subject, however far away.

    Follows coordination ("came and saw"), control ("tried to enter", "told him to go"),
    participles ("leaving the city in ruins"), relative clauses and reduced ones.
    """
    found = {head.i: head for noun in _subject_heads(verb, 0) for head in coordinated(noun)}
    return list(found.values())


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
    for child in children(verb, "dobj"):
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


def prepositional(token: Token) -> Iterator[tuple[Token, Token]]:
    """The (preposition, head of its noun phrase) pairs of a verb or noun, in text order.

    Particles and compound prepositions are followed: "out of the city" gives (of, city).
    """
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB"):
            yield from _phrases(child, 0)


def is_main(token: Token, *, said: bool = False) -> bool:
    """Whether the clause of a token stands by itself: no relative, no condition, no reason.

    What is coordinated with a main clause is one, and so is what only goes along with it: "…,
    leaving ten dead", "while police watched". With `said`, what somebody says counts as well.
    """
    clause = token if token.pos_ in VERBS else token.head
    for _ in range(_MAX_DEPTH):
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


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause in which the token stands, itself excluded."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in VERBS:
            return ancestor
    return None


def noun_phrase(head: Token, *, whole: bool = False) -> tuple[int, int]:
    """The half-open token range of a noun phrase.

    Without clauses, appositions and coordinated phrases, unless `whole`; "of" phrases stay.
    """
    if whole:
        return head.left_edge.i, head.right_edge.i + 1
    start, end = head.i, head.i + 1
    for child in head.children:
        dep = child.dep_
        if dep == "npadvmod" and child.i > head.i and child.ent_type_ in ("DATE", "TIME"):
            continue  # "the visit to Rome this week"
        if dep in _PHRASE_DEPS or (dep == "prep" and child.lower_ == "of"):
            start, end = min(start, child.left_edge.i), max(end, child.right_edge.i + 1)
    if (
        (head.tag_ == "CD" or head.lower_ in _COUNTS)
        and start
        and head.doc[start - 1].dep_ == "advmod"
    ):
        before = head.doc[start - 1]
        start = before.left_edge.i if before.head == head else start  # "as much as $2 billion"
    if end > head.i + 1:
        end = _without_clauses(head, end)
    return start, max(end, _end_of_name(head))


def _end_of_name(head: Token) -> int:
    """ "the Observatory for Human Rights": the end of the name that the head belongs to."""
    end = head.i + 1
    named = head.doc[end : end + _LONGEST_NAME] if head.ent_type_ in _NAMES else ()
    for token in named:
        if token.ent_iob_ != "I" or token.dep_ == "cc":
            break
        end += 1
    return end


_PHRASE_DEPS = frozenset(
    "det amod compound poss nummod nmod quantmod predet preconj neg case npadvmod".split()
)


def _without_clauses(head: Token, end: int) -> int:
    """The end of a range, or where within it the first clause or apposition begins."""
    for token in head.doc[head.i + 1 : end]:
        if token.dep_ in ("relcl", "acl", "appos", "cc"):
            edge = token.left_edge.i if token.dep_ != "cc" else token.i
            if head.i < edge < end:
                while head.doc[edge - 1].is_punct or head.doc[edge - 1].is_space:
                    edge -= 1
                return edge
    return end


def _subject_heads(verb: Token, depth: int) -> list[Token]:
    if depth > _MAX_DEPTH:
        return []
    own = own_subjects(verb)
    if own and _is_phrase(own[-1], verb):
        return [verb.head] if verb.head.pos_ in _NOMINAL else []
    if own:  # of two that are not joined, the parse took the first for one: "a job women want"
        last = own[:1] if _is_of_list_before(own) else own[-1:]
        return [_resolved_relative(subject, verb) for subject in last]
    if is_effect(verb) or children(verb, "csubj", "csubjpass"):
        return []
    taken = _taken_subject(verb) or _subject_before(verb) or _subject_of_whole(verb)
    if taken is not None:
        return [taken]
    match verb.dep_:
        case "conj" if verb.head.pos_ in VERBS:
            return _subject_heads(verb_joined_to(verb), depth + 1)
        case "conj" | "acl" | "amod" if verb.head.pos_ in _NOMINAL:
            return _subject_of_modifier(verb, depth)
        case "xcomp":
            return _controller(verb, depth)
        case "pcomp" if verb.head.lower_ in _OBJECT_CONTROL and objects(verb.head.head):
            return objects(verb.head.head)[:1]
        case "pcomp" if is_quoted_as(verb):
            return _quoted(verb.head.head)
        case "advcl" | "pcomp" | "prep" | "ccomp" if verb.tag_ in ("VBG", "VBN", "VB"):
            above = governing_verb(verb)
            return [] if above is None else _subject_heads(above, depth + 1)
        case _:
            return []


def _is_of_list_before(own: list[Token]) -> bool:
    """ "Numbers in Kenya, Uganda and Chad fell": Uganda goes on a list and does not fall."""
    if len(own) < 2 or own[-1].left_edge.i < 2 or not own[-1].ent_type_:
        return False
    comma, kind = own[-1].left_edge.nbor(-1), own[-1].ent_type_
    before = comma.nbor(-1).ent_type_
    return comma.text == "," and (before == kind or {before, kind} <= _PLACES)


def _subject_of_whole(verb: Token) -> Token | None:
    """ "The raid after [troops left] angered the town": the parse hangs all from the leaving."""
    above = verb.head
    own = own_subjects(above) if verb.dep_ == "conj" else []
    marks = [mark for mark in children(above, "mark") if len(own) > 1 and mark.i > own[0].i]
    joint = [word for word in children(above, "cc") if word.i < verb.i]
    return own[0] if marks and not joint and marks[0].i < own[-1].i else None


def _is_phrase(subject: Token, verb: Token) -> bool:
    """ "The matter before him has been settled": "him" is nobody's subject."""
    opened = subject.i and subject.nbor(-1).pos_ in ("ADP", "SCONJ")
    return bool(opened) and subject.lower_ in _OBJECT_CASE and _is_tensed(verb)


def _taken_subject(verb: Token) -> Token | None:
    """ "The lamp, sold as “Life is good”, was shown": the parse gives "is" the lamp as well."""
    if not _is_tensed(verb):
        return None
    for clause in children(verb, "ccomp", "advcl", "csubj"):
        own = own_subjects(clause) if clause.i < verb.i else []
        if len(own) > 1 and own[0].pos_ in ("NOUN", "PROPN"):
            return own[0]
    return None


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
    last = noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and noun.head.pos_ in _NOMINAL
    return noun if last and not children(noun, "conj") and noun.i > verb.head.i else None


def _skipping_times(token: Token) -> Token:
    while token.i and (token.ent_type_ in ("DATE", "TIME") or token.pos_ == "ADV"):
        token = token.nbor(-1)
    return token


def verb_joined_to(verb: Token) -> Token:
    """The verb with which one is coordinated, also where the parse hung it too deep.

    "Police accused him of lying and opened a case": who accused opened it. "The firm agreed that it
    cannot be steered but dismissed the fears": who agreed dismissed them.
    """
    above = verb.head
    if not _is_tensed(verb):
        return above
    for _ in range(_MAX_DEPTH):
        later = _is_tensed(above) and not _differs_in_tense(verb, above)
        higher = governing_verb(above)
        if later or higher is None or above.dep_ in ("relcl", "conj", "ROOT"):
            break
        above = higher
    return above if _is_tensed(above) and not _differs_in_tense(verb, above) else verb.head


def _is_tensed(verb: Token) -> bool:
    """Whether a verb or its first helper has a tense: "left", "has left", "may leave"."""
    helpers = [verb, *children(verb, "aux", "auxpass")]
    return any(token.tag_ in ("MD", "VBD", "VBP", "VBZ") for token in helpers)


def _differs_in_tense(verb: Token, other: Token) -> bool:
    """Whether a plain past is joined to what is said to be possible: "cannot be … but left"."""
    said = other.dep_ == "ccomp" and other.head.tag_ == "VBD"
    modal = any(token.tag_ == "MD" for token in children(other, "aux"))
    return verb.tag_ == "VBD" and said and modal and not children(verb, "aux")


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
    if above.pos_ in _NOMINAL or above.pos_ == "ADJ":
        higher = governing_verb(above) or above
        return _subject_heads(higher, depth + 1)
    controlled = children(above, "dobj")
    if controlled and above.lemma_ not in _SUBJECT_CONTROL and verb.i > controlled[0].i:
        return controlled
    return _subject_heads(above, depth + 1)


def _resolved_relative(subject: Token, verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        verb = verb.head  # "who came and who saw"
    if subject.tag_ in _RELATIVES and verb.dep_ == "relcl" and verb.head.pos_ in _NOMINAL:
        return _nearer_antecedent(subject, verb.head)
    mistaken = subject.lower_ == "that" and verb.dep_ == "ccomp" and verb.head.lemma_ == "be"
    if mistaken or (subject.tag_ in _RELATIVES and verb.dep_ not in ("csubj", "pcomp")):
        return _noun_before(subject) or subject
    return subject


def _noun_before(relative: Token) -> Token | None:
    """ "The firm, however, that failed": the noun before a clause that the parse hung wrongly."""
    before = relative
    while before.i > relative.sent.start:
        before = before.nbor(-1)
        if before.pos_ not in ("ADV", "PUNCT"):
            break
    return before if before.pos_ in ("NOUN", "PROPN") else None


def _nearer_antecedent(relative: Token, antecedent: Token) -> Token:
    """The noun right before "that" or "which", where the parse reached beyond a whole clause."""
    before = relative.nbor(-1) if relative.i else relative
    between = relative.doc[antecedent.i + 1 : relative.i]
    if antecedent.lemma_.lower() in _PICTURES and before.pos_ in ("NOUN", "PROPN"):
        return before
    if before.pos_ in _NOMINAL and any(token.pos_ == "VERB" for token in between):
        return before
    return antecedent


def _antecedent(token: Token) -> Token | None:
    if token.tag_ not in _RELATIVES:
        return None
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
    return None


def _lacks_object(verb: Token) -> bool:
    """ "the town (that) they took": a relative clause with a subject of its own and no object.

    As against "whose daughter fell", "where they fell", "into which they fell".
    """
    own = own_subjects(verb)
    relative_adverb = any(child.tag_ == "WRB" for child in verb.children)
    relative_prep = any(pobj.tag_ in _RELATIVES for _, pobj in prepositional(verb))
    relative_subject = any(
        token.tag_ in _RELATIVES for subject in own for token in (subject, *subject.lefts)
    )
    complement = bool(children(verb, "xcomp", "ccomp"))  # "evidence that he is trying to rebuild"
    marked = any(mark.lower_ == "for" for mark in children(verb, "mark"))
    complement |= marked and bool(
        children(verb, "prep")
    )  # "the way for her to move into the house"
    return bool(own) and not (relative_adverb or relative_prep or relative_subject or complement)


def _phrases(preposition: Token, depth: int) -> Iterator[tuple[Token, Token]]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            for noun in coordinated(child):
                yield preposition, noun
        elif child.dep_ in ("prep", "conj") and child.pos_ == "ADP" and depth < _MAX_DEPTH:
            yield from _phrases(child, depth + 1)
