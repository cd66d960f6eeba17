"""A noun, an adjective or a preposition with what hangs from it, as pieces of a label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from events.grammar.clauses import VERBS, children, own_subjects
from events.grammar.phrase_range import noun_phrase
from events.grammar.verb_phrase import is_infinitive
from events.labels.clause_kinds import is_stranded
from events.labels.clause_parts import distance, in_parts, since_when, with_what
from events.labels.fit_length import Piece, joined
from events.labels.noun_phrases import Phrasing, is_hollow, within_sentence
from events.labels.ranks import limits_a_rank
from events.labels.told_clause import CONTENT_PREPOSITIONS, asks, own_words
from events.types import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token


class Clauses(Protocol):
    """What writes the clauses within a phrase: `write_clause.ClauseWriter`."""

    @property
    def is_too_deep(self) -> bool:
        """Whether so many clauses and phrases lie around this one that no more is said."""

    @property
    def phrases(self) -> PhraseWriter:
        """The writer of the phrases of its clauses."""

    def deeper(self) -> Clauses:
        """The writer of what lies within a clause or phrase."""

    def predicate(self, verb: Token, found: list[Token], about: Actor | None) -> list[Piece]:
        """A verb with its objects and phrases; `found` are the subjects it goes with."""

    def dependent(self, child: Token, about: Actor | None) -> Iterator[Piece]:
        """What hangs from a verb or an adjective, on its right."""


@dataclass(frozen=True, slots=True)
class PhraseWriter:
    """Writes phrases; `about` is whom a label names already, `clauses` writes what has a verb."""

    phrasing: Phrasing
    clauses: Clauses

    def noun_pieces(self, noun: Token, about: Actor | None, order: float) -> Iterator[Piece]:
        """An object with its own phrases, those after "of" aside, which may go."""
        coordinate = self.phrasing.phrase(noun, about) if children(noun, "conj") else ""
        brief = self.phrasing.brief(noun, about) or coordinate
        yield Piece(order, self.phrasing.phrases(noun, about), brief)
        for child in noun.rights:
            if child.dep_ == "amod" and child.pos_ == "ADJ" and child.n_rights:
                # "found Smith, 58, guilty of fraud", "a camera capable of it"
                for piece in self.adjective(child, about):
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
        if self.clauses.is_too_deep:
            return
        for clause in children(noun, "acl", "relcl"):
            if clause.pos_ not in VERBS or not is_infinitive(clause):
                continue
            start, end = own_words(clause)
            if not own_subjects(clause):
                yield from self.deed(clause, about, order=start - 0.5, optional=True)
            elif clause.left_edge.lower_ == "for":  # "the way for her to leave"
                aim = self.phrasing.words(clause.left_edge.i, end, about)
                yield Piece(start - 0.5, aim, optional=True)

    def deed(
        self, clause: Token, about: Actor | None, *, order: float, optional: bool, before: str = ""
    ) -> Iterator[Piece]:
        """A clause without a subject: what it needs in one piece, then what may go at its end."""
        told = self.clauses.deeper().predicate(clause, [], about)
        pieces = sorted(told, key=lambda piece: piece.order)
        last = max(i for i, piece in enumerate(pieces) if not piece.optional)
        needed = pieces[: last + 1]
        whole, bare = (
            f"{before} {joined(some)}".strip()
            for some in (needed, [_shortened(piece) for piece in needed if not piece.optional])
        )
        yield Piece(order, whole, bare if bare != whole else "", optional, shrinks=True)
        yield from (replace(piece, order=max(order, piece.order)) for piece in pieces[last + 1 :])

    def adjective(self, adjective: Token, about: Actor | None) -> Iterator[Piece]:
        """ "deeply concerned about the situation"."""
        if self.clauses.is_too_deep:
            return
        degrees = children(adjective, "advmod", "npadvmod", "neg")  # "pleaded not guilty"
        start = min([adjective.i, *(child.left_edge.i for child in degrees)])
        enough = [child.i for child in children(adjective, "advmod") if child.lower_ == "enough"]
        end = max([adjective.i, *enough]) + 1
        yield Piece(start, self.phrasing.words(start, end, about))
        for child in adjective.rights:
            if child.dep_ in ("agent", "prep", "xcomp"):
                yield from self.clauses.deeper().dependent(child, about)

    def prepositional(self, preposition: Token, about: Actor | None) -> Iterator[Piece]:
        """A phrase that may go, unless it tells of what somebody is accused: "of stealing it"."""
        if self.clauses.is_too_deep:
            return
        inside = self.clauses.deeper().phrases
        yield from inside._clauses_after(preposition, about)
        if any(self.phrasing.is_timed(child) for child in children(preposition, "npadvmod")):
            return  # "turned around [four hours] into the trip"
        found = children(preposition, "pobj")
        # Of two the parse took a "that" for one: "a friend that he came from Texas".
        pobj = next((one for one in found if one.i > preposition.i), next(iter(found), None))
        for inner in children(preposition, "prep") if preposition.pos_ == "ADP" else ():
            for number, piece in enumerate(inside.prepositional(inner, about)):
                if number:  # "out of [a race] [in Rome]"
                    yield piece
                    continue
                whole, brief = (
                    f"{preposition.text} {words}"
                    for words in (piece.words, piece.shorter or piece.words)
                )
                yield Piece(preposition.i, whole, brief, piece.optional)
        if pobj is None and is_stranded(preposition.head) and not preposition.n_rights:
            pobj = preposition.head.head  # "the book all poets were inspired by"
            yield Piece(preposition.i, f"{preposition.text} {self.phrasing.phrases(pobj, about)}")
            return
        if pobj is not None and pobj.tag_ in ("WDT", "WP") and preposition.head.dep_ == "relcl":
            # "The fire in which ten died", "the house that she lived in"
            noun = preposition.head.head
            if self.phrasing.is_timed(noun):
                return
            phrase = within_sentence(self.phrasing.phrase(noun, about, brief=True), noun)
            yield Piece(preposition.head.i + 0.5, f"{preposition.text.lower()} {phrase}")
            return
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
                yield from self.deed(
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


def _opened_by(preposition: Token, parts: Iterator[Piece]) -> Iterator[Piece]:
    """The parts of a clause, the first after its preposition: "[of guests leaving] [the hall]"."""
    first = next(parts)
    yield replace(first, order=preposition.i, words=f"{preposition.text} {first.words}")
    yield from parts


def _shortened(piece: Piece) -> Piece:
    return replace(piece, words=piece.shorter or piece.words, shorter="")
