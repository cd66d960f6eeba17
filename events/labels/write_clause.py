"""A clause as the pieces of a label: its subject, verb, objects and phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.grammar.clauses import (
    VERBS,
    children,
    is_effect,
    noun_phrase,
    objects,
    own_subjects,
    particles,
    subjects,
)
from events.grammar.verb_phrase import (
    is_infinitive,
    is_purpose,
    singular,
    verb_words,
)
from events.labels.clause_kinds import (
    CONDITIONS,
    adds_a_saying,
    goes_along,
    is_aim,
    is_condition,
    is_denied_cleft,
    is_hearsay,
    is_misplaced,
    is_reported,
    what_is_called,
)
from events.labels.clause_parts import (
    clause_as_subject,
    distance,
    hedged,
    in_parts,
    is_now_one,
    opening_words,
    since_when,
    subject_piece,
    with_what,
)
from events.labels.fit_length import Piece, joined
from events.labels.noun_phrases import Phrasing, is_hollow, within_sentence
from events.labels.ranks import limits_a_rank
from events.labels.told_clause import (
    CONTENT_PREPOSITIONS,
    OPEN,
    asks,
    claiming,
    is_asked_for,
    is_small_clause,
    is_unclaimed,
    own_words,
)
from events.types import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

# "declared the ruins a Heritage site": the parse takes the second noun for an apposition.
_NAMING_VERBS = frozenset(
    "appoint brand call consider crown declare designate elect label make name proclaim".split()
)
# "put it in peril", "left it in ruins": without the place these say something else.
_PLACING_VERBS = frozenset("lay leave place put set throw".split())
_NOUNS = ("NOUN", "PROPN")
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_OPEN = frozenset({"if", "whether"})
# "said that he thought that they hoped …": no label has room for what lies deeper than this.
_DEEPEST = 10
# "Twice", "five times": how often.
_COUNTED = frozenset({"thrice", "times", "twice"})
# Adverbs without which a verb of motion says something else: "pulled back", "moved in".
_DIRECTIONS = frozenset(
    "ahead apart aside away back backward down forward here home in off out over there together "
    "up".split()
)


@dataclass(frozen=True, slots=True)
class ClauseWriter:
    """Writes clauses and phrases; `about` is whom a label names already.

    `depth` is how many clauses and phrases lie around what is being written; each of them has a
    writer one deeper, and below `_DEEPEST` nothing more is said.
    """

    phrasing: Phrasing
    depth: int = 0

    def deeper(self) -> ClauseWriter:
        """The writer of what lies within a clause or phrase."""
        return replace(self, depth=self.depth + 1)

    def clause(self, verb: Token, about: Actor | None = None) -> list[Piece]:
        """The clause of a verb with its subject, or with what stands for one."""
        found = subjects(verb)
        if is_denied_cleft(verb):
            start, end = verb.head.head.left_edge.i, own_words(verb)[1]
            return [Piece(-1, self.phrasing.words(start, end, about))]
        if found and is_purpose(verb):
            return self._purpose(verb, about)
        if not found and is_effect(verb) and verb.head.pos_ in VERBS:
            return self._effect(verb, about)
        pieces = [subject_piece(self.phrasing, found, about, verb)] if found else []
        if len(found) == 1 and found[0].i < verb.i:
            pieces += self._of_subject(found[0], about, before=verb.i)
        if verb.dep_ in ("acl", "relcl") and is_infinitive(verb) and not own_subjects(verb):
            pieces = [Piece(-1, self.phrasing.phrase(verb.head, about))]  # "its plan to sell"
        elif is_unclaimed(verb):
            pieces, found = [Piece(-1, opening_words(self.phrasing, verb.head, about))], []
        elif not found:
            pieces = [Piece(-1, there.text) for there in children(verb, "expl")]
            pieces += clause_as_subject(self.phrasing, verb, about)
        about = self.phrasing.actor_at.get(found[0].i) if found else about
        pieces += self.predicate(verb, found, about)
        hearsay = is_hearsay(verb)
        return [Piece(-2, hearsay), *pieces] if hearsay else pieces

    def _purpose(self, verb: Token, about: Actor | None) -> list[Piece]:
        """ "The firm closed plants to cut costs": what was done, and what for."""
        if self.depth > _DEEPEST:
            return []
        above = self.deeper().clause(claiming(verb.head), about)
        deed = [piece for piece in above if not piece.optional]
        after = len(self.phrasing.doc)
        aim = self.predicate(verb, [], self.phrasing.actor_at.get(subjects(verb)[0].i))
        return [*deed, *(replace(piece, order=after + piece.order) for piece in aim)]

    def _effect(self, verb: Token, about: Actor | None) -> list[Piece]:
        """ "Rebels took the town, angering villagers": what was done, and what came of it."""
        if self.depth > _DEEPEST:
            return []
        above = self.deeper().clause(claiming(verb.head), about)
        deed = [piece for piece in above if not piece.optional]
        after = len(self.phrasing.doc)
        effect = self.predicate(verb, [], None)
        comma = Piece(after, ",")
        return [*deed, comma, *(replace(piece, order=after + piece.order) for piece in effect)]

    def predicate(self, verb: Token, found: list[Token], about: Actor | None) -> list[Piece]:
        """The verb with its objects and phrases; `found` are the subjects it goes with."""
        nouns = [noun for noun in objects(verb) if noun.dep_ != "conj"]
        group = _with_prefix(verb, verb_words(verb, found))
        group = singular(verb, group) if is_now_one(self.phrasing, found) else group
        pieces = [Piece(verb.i, hedged(verb, group))]
        for particle in particles(verb):
            after = any(noun.pos_ == "PRON" and noun.i > particle.i for noun in nouns)
            pieces.append(Piece(nouns[0].i + 0.5 if after else particle.i, particle.text))
        for noun in nouns:
            if noun == verb.head:  # "the firms that the state has sold": it sold the firms
                pieces.append(
                    Piece(verb.i + 0.5, within_sentence(self.phrasing.phrase(noun, about), noun))
                )
                continue
            pieces += self._noun_pieces(noun, about, noun.i if noun.i > verb.i else verb.i + 0.5)
            if verb.lemma_ in _NAMING_VERBS:
                for name in children(noun, "appos"):
                    pieces += self._noun_pieces(name, about, name.i)
        for child in verb.rights:
            parenthetical = child.dep_ == "prep" and child.nbor(-1).text == ","
            if not parenthetical or child.i - 2 != verb.i:  # "he said, in a sign of …"
                pieces += self._dependent(child, about)
        pieces += self._put_last(verb, about)
        if verb.lemma_ in _PLACING_VERBS:
            pieces = [replace(piece, shorter="", optional=False) for piece in pieces]
        return pieces

    def _of_subject(self, noun: Token, about: Actor | None, *, before: int) -> Iterator[Piece]:
        """ "An attempt [by the crew] [to put out the fire]", before the verb; it may go."""
        if noun.pos_ == "PROPN":
            return
        for preposition in children(noun, "prep", "agent"):
            if preposition.lower_ != "of" and noun.doc[preposition.i - 1].text != ",":
                for piece in self.prepositional(preposition, about):
                    if piece.order < before:
                        yield replace(piece, optional=True)
        yield from (piece for piece in self.aims(noun, about) if piece.order < before)

    def _put_last(self, verb: Token, about: Actor | None) -> Iterator[Piece]:
        """What stands before a clause and is told after it.

        "If he wins, taxes will fall": "Taxes will fall if he wins". "The hall was empty, he said":
        "He said the hall was empty".
        """
        after = len(verb.doc)
        for child in verb.lefts:
            if child.dep_ == "advcl" and child.left_edge.lower_ in CONDITIONS:
                parts = in_parts(self.phrasing, child, child.left_edge.i, about)
                for i, piece in enumerate(parts):
                    words = within_sentence(piece.words, child.left_edge)
                    order = 2 * after + piece.order
                    yield replace(piece, order=order, words=words, optional=i > 0)
            if child.dep_ == "ccomp" and is_reported(child):
                for piece in self._complement(child, about):
                    words = within_sentence(piece.words, child.left_edge)
                    yield replace(piece, order=after + piece.order, words=words)

    def _dependent(self, child: Token, about: Actor | None) -> Iterator[Piece]:
        match child.dep_:
            case "acomp" | "oprd" if child.pos_ in ("ADJ", "VERB"):
                yield from self._adjective(child, about)
            case "attr" | "oprd" | "acomp" | "dative" if child.pos_ != "ADP":
                yield from self._noun_pieces(child, about, child.i)
            case "advmod" if child.lower_ in _DIRECTIONS:
                yield Piece(child.i, child.text)
                for preposition in children(child, "prep"):
                    yield from self.prepositional(preposition, about)
            case "advmod" if children(child.head, "neg") and not self.phrasing.is_timed(child):
                words = self.phrasing.words(child.left_edge.i, child.i + 1, about)
                yield Piece(child.i, words, optional=True)  # "did not fare so well"
            case "npadvmod" | "advmod" if child.lower_ in _COUNTED:  # "was arrested five times"
                yield Piece(child.i, self.phrasing.phrase(child, about), optional=True)
            case "npadvmod" if child.ent_type_ in _AMOUNTS and not self.phrasing.is_timed(child):
                yield Piece(child.i, self.phrasing.phrase(child, about))
            case "prep" | "agent" | "dative":
                yield from self.prepositional(child, about)
            case "xcomp" | "ccomp" if not (is_misplaced(child) or adds_a_saying(child)):
                yield from self._complement(child, about)
            case "advcl" if is_asked_for(child):  # "asked for her to be freed"
                asked = self.phrasing.words(child.left_edge.i, own_words(child)[1], about)
                yield Piece(child.left_edge.i, asked)
            case "advcl" if goes_along(child):  # "was filmed slapping a guard"
                yield from self._deed(child, about, order=child.i, optional=True)
            case "advcl" if is_aim(child):  # "intervened to stop it"
                yield from self._deed(child, about, order=child.left_edge.i, optional=True)
            case "advcl" if is_condition(child):  # "will leave if the others do"
                yield from in_parts(self.phrasing, child, child.left_edge.i, about)

    def _noun_pieces(self, noun: Token, about: Actor | None, order: float) -> Iterator[Piece]:
        """An object with its own phrases, those after "of" aside, which may go."""
        coordinate = self.phrasing.phrase(noun, about) if children(noun, "conj") else ""
        brief = self.phrasing.brief(noun, about) or coordinate
        yield Piece(order, self.phrasing.phrases(noun, about), brief)
        for child in noun.rights:
            if child.dep_ == "amod" and child.pos_ == "ADJ" and child.n_rights:
                # "found Smith, 58, guilty of fraud", "a camera capable of it"
                for piece in self._adjective(child, about):
                    yield replace(piece, optional=piece.optional or noun.nbor() == child)
        for preposition in children(noun, "prep"):
            if preposition.lower_ != "of":
                yield from self.prepositional(preposition, about)
        yield from self.aims(noun, about)
        yield from self._restrictive(noun, about)
        yield from self._of_its_part(noun, about)

    def _restrictive(self, noun: Token, about: Actor | None) -> Iterator[Piece]:
        """ "The party that lost", "a petition asking for it": which one is meant; it may go.

        "Those who stayed" has its clause within it, and "whose" is written out as the owner.
        """
        if is_hollow(noun):
            return
        for clause in children(noun, "relcl", "acl"):
            start = clause.left_edge.i
            close = start == noun.i + 1 or noun.doc[start - 1].dep_ == "pobj"
            close = close and not (clause.tag_ == "VBG" and children(clause, "ccomp"))
            close = close and noun.doc[start].tag_ != "WP$"
            if close and start > noun.i and not is_infinitive(clause) and clause.pos_ in VERBS:
                yield from in_parts(self.phrasing, clause, start, about)
                return

    def aims(self, noun: Token, about: Actor | None) -> Iterator[Piece]:
        """ "An attempt [to win votes]", "the right [to vote]": what a noun is about."""
        if self.depth > _DEEPEST:
            return
        for clause in children(noun, "acl", "relcl"):
            if clause.pos_ not in VERBS or not is_infinitive(clause):
                continue
            start, end = own_words(clause)
            if not own_subjects(clause):
                yield from self._deed(clause, about, order=start - 0.5, optional=True)
            elif clause.left_edge.lower_ == "for":  # "the way for her to leave"
                aim = self.phrasing.words(clause.left_edge.i, end, about)
                yield Piece(start - 0.5, aim, optional=True)

    def _deed(
        self, clause: Token, about: Actor | None, *, order: float, optional: bool, before: str = ""
    ) -> Iterator[Piece]:
        """A clause without a subject: what it needs in one piece, then what may go at its end."""
        pieces = sorted(self.deeper().predicate(clause, [], about), key=lambda piece: piece.order)
        last = max(i for i, piece in enumerate(pieces) if not piece.optional)
        needed = pieces[: last + 1]
        whole, bare = (
            f"{before} {joined(some)}".strip()
            for some in (needed, [_shortened(piece) for piece in needed if not piece.optional])
        )
        yield Piece(order, whole, bare if bare != whole else "", optional, shrinks=True)
        yield from (replace(piece, order=max(order, piece.order)) for piece in pieces[last + 1 :])

    def _adjective(self, adjective: Token, about: Actor | None) -> Iterator[Piece]:
        """ "deeply concerned about the situation"."""
        if self.depth > _DEEPEST:
            return
        degrees = children(adjective, "advmod", "npadvmod", "neg")  # "pleaded not guilty"
        start = min([adjective.i, *(child.left_edge.i for child in degrees)])
        enough = [child.i for child in children(adjective, "advmod") if child.lower_ == "enough"]
        end = max([adjective.i, *enough]) + 1
        yield Piece(start, self.phrasing.words(start, end, about))
        for child in adjective.rights:
            if child.dep_ in ("agent", "prep", "xcomp"):
                yield from self.deeper()._dependent(child, about)

    def prepositional(self, preposition: Token, about: Actor | None) -> Iterator[Piece]:
        """A phrase that may go, unless it tells of what somebody is accused: "of stealing it"."""
        if self.depth > _DEEPEST:
            return
        inside = self.deeper()
        yield from inside._clauses_after(preposition, about)
        if any(self.phrasing.is_timed(child) for child in children(preposition, "npadvmod")):
            return  # "turned around [four hours] into the trip"
        pobj = next(iter(children(preposition, "pobj")), None)
        for inner in children(preposition, "prep") if preposition.pos_ == "ADP" else ():
            for piece in inside.prepositional(inner, about):
                whole, brief = (
                    f"{preposition.text} {words}"
                    for words in (piece.words, piece.shorter or piece.words)
                )
                yield Piece(preposition.i, whole, brief, piece.optional)
        if pobj is None or pobj.tag_ in ("WDT", "WP", "WRB"):
            return
        if self.phrasing.is_timed(pobj):
            # After a preposition it stands in the noun's phrase: "for the first time in years".
            if limits_a_rank(preposition) and preposition.head.dep_ != "pobj":
                end = preposition.right_edge.i + 1
                yield Piece(preposition.i, self.phrasing.words(preposition.i, end))
            return
        if pobj.lower_ == "order" and not pobj.n_lefts and children(pobj, "acl"):
            return  # "in order to avoid"
        optional = preposition.dep_ != "agent"
        compound = [
            child.text
            for child in preposition.rights
            if child.pos_ == "ADP" and child.dep_ != "conj"
        ]
        opening = " ".join([*distance(self.phrasing, preposition), preposition.text, *compound])
        phrase = f"{opening} {self.phrasing.phrases(pobj, about)}"
        brief = self.phrasing.brief(pobj, about)
        beside = with_what(self.phrasing, pobj) or since_when(self.phrasing, pobj)
        phrase = f"{phrase} {beside}".strip()
        yield Piece(preposition.i, phrase, brief and f"{opening} {brief}", optional)
        yield from inside.aims(pobj, about)
        if not beside and not children(pobj, "conj"):
            yield from inside._further(pobj, about)

    def _clauses_after(self, preposition: Token, about: Actor | None) -> Iterator[Piece]:
        """ "Accused [of stealing it]", "resulted [in them coming to an agreement]"."""
        for clause in children(preposition, "pcomp"):
            content = preposition.lower_ in (*CONTENT_PREPOSITIONS, "by")
            if not content or clause.pos_ != "VERB" or asks(clause):
                continue
            if own_subjects(clause):  # "resulted in them coming to an agreement"
                if preposition.lower_ != "with":
                    parts = in_parts(self.phrasing, clause, clause.left_edge.i, about)
                    yield from _opened_by(preposition, parts)
            else:
                needed = preposition.lower_ != "by" and preposition.head.pos_ in VERBS
                yield from self._deed(
                    clause,
                    about,
                    order=preposition.i,
                    optional=not needed,
                    before=preposition.text,
                )

    def _further(self, noun: Token, about: Actor | None) -> Iterator[Piece]:
        """ "Scientists [at the university]", "a report [that it failed]" after a preposition."""
        for preposition in children(noun, "prep"):
            near = noun.doc[preposition.i - 1].text != ","
            if near and preposition.lower_ != "of" and preposition.i > noun.i:
                yield from self.prepositional(preposition, about)
        yield from self._restrictive(noun, about)
        yield from self._of_its_part(noun, about)

    def _of_its_part(self, noun: Token, about: Actor | None) -> Iterator[Piece]:
        """What says more of the chair in "a copy of the chair", past the words of that phrase."""
        end = noun_phrase(noun)[1]
        for of in children(noun, "prep") if not children(noun, "conj") else ():
            for part in children(of, "pobj") if of.lower_ == "of" else ():
                yield from (p for p in self._further(part, about) if p.order >= end - 0.5)

    def _complement(self, clause: Token, about: Actor | None) -> Iterator[Piece]:
        """What is said, tried or wanted: "attempted to enter the city"."""
        if self.depth > _DEEPEST:
            return
        inside = self.deeper()
        called = what_is_called(clause)
        if called is not None:
            yield from inside._noun_pieces(called, about, called.i)
            return
        told_of = own_subjects(clause) or children(clause, "csubj", "csubjpass", "expl")
        bare = clause.dep_ == "xcomp" or not told_of
        if bare and clause.pos_ in VERBS:
            yield from inside.predicate(clause, [], about)
            return
        if is_small_clause(clause):
            named = [self.phrasing.phrases(noun, about) for noun in own_subjects(clause)]
            yield Piece(clause.left_edge.i, " ".join([*named, self.phrasing.phrase(clause, about)]))
            return
        if _is_bare_copula(clause):  # "it was because he lied"
            whole = self.phrasing.words(clause.left_edge.i, clause.right_edge.i + 1, about)
            yield Piece(clause.left_edge.i, whole)
            return
        open_question = [mark.text for mark in children(clause, "mark") if mark.lower_ in OPEN]
        start = clause.left_edge.i - 0.5
        yield from (Piece(start, word) for word in open_question)
        for piece in inside.clause(clause, about):
            yield replace(piece, order=max(piece.order, start))


def _opened_by(preposition: Token, parts: Iterator[Piece]) -> Iterator[Piece]:
    """The parts of a clause, the first after its preposition: "[of guests leaving] [the hall]"."""
    first = next(parts)
    yield replace(first, order=preposition.i, words=f"{preposition.text} {first.words}")
    yield from parts


def _is_bare_copula(clause: Token) -> bool:
    """ "It was because he lied": "to be" with nothing but a clause to say what."""
    told = children(clause, "acomp", "attr", "oprd", "prep", "advmod")
    return clause.lemma_ == "be" and not told and bool(children(clause, "advcl"))


def _shortened(piece: Piece) -> Piece:
    return replace(piece, words=piece.shorter or piece.words, shorter="")


def _with_prefix(verb: Token, group: str) -> str:
    """ "Could be re-tested": the tokenizer cuts a verb at its hyphen."""
    doc, i = verb.doc, verb.i
    joined = i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_
    if not joined or doc[i - 2].whitespace_ or not group.endswith(verb.text):
        return group
    if doc[i - 2].dep_ == "cc":
        return group  # "up-and-coming"
    return f"{group.removesuffix(verb.text)}{doc[i - 2].text}-{verb.text}"
