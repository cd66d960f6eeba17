"""A clause as the pieces of a label: its subject, its verb, and what hangs from the verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.grammar.clauses import (
    CONDITIONS,
    VERBS,
    children,
    is_effect,
    objects,
    own_subjects,
    particles,
    what_is_called,
)
from events.grammar.membership import is_among_first
from events.grammar.subjects import subjects
from events.grammar.verb_direction import is_until_then
from events.grammar.verb_phrase import (
    first_of_infinitives,
    is_infinitive,
    is_purpose,
    singular,
    verb_words,
)
from events.labels.clause_kinds import (
    TYING,
    adds_a_saying,
    goes_along,
    is_aim,
    is_condition,
    is_denied_cleft,
    is_hearsay,
    is_misplaced,
    is_put_in,
    is_reported,
)
from events.labels.clause_parts import (
    clause_as_subject,
    hedged,
    in_parts,
    is_now_one,
    opening_words,
    subject_piece,
)
from events.labels.fit_length import Piece
from events.labels.noun_phrases import Phrasing, within_sentence
from events.labels.told_clause import (
    WHETHER_OR_IF,
    alternatives,
    claiming,
    is_asked_for,
    is_small_clause,
    is_unclaimed,
    own_words,
)
from events.labels.write_phrase import PhraseWriter
from events.lexicons import words
from events.types import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

# "put it in peril", "left it in ruins": without the place these say something else.
_PLACING_VERBS = frozenset("lay leave place put set throw".split())
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
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
    """Writes clauses; `about` is whom a label names already.

    `depth` is how many clauses and phrases lie around what is being written; each of them has a
    writer one deeper, and below `_DEEPEST` nothing more is said.
    """

    phrasing: Phrasing
    depth: int = 0

    @property
    def is_too_deep(self) -> bool:
        """Whether no label has room for what lies within so many clauses and phrases."""
        return self.depth > _DEEPEST

    @property
    def phrases(self) -> PhraseWriter:
        """The writer of the phrases of these clauses."""
        return PhraseWriter(self.phrasing, self)

    def deeper(self) -> ClauseWriter:
        """The writer of what lies within a clause or phrase."""
        return ClauseWriter(self.phrasing, self.depth + 1)

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
        if self.is_too_deep:
            return []
        above = self.deeper().clause(claiming(first_of_infinitives(verb).head), about)
        deed = [piece for piece in above if not piece.optional]
        after = len(self.phrasing.doc)
        aim = self.predicate(verb, [], self.phrasing.actor_at.get(subjects(verb)[0].i))
        return [*deed, *(replace(piece, order=after + piece.order) for piece in aim)]

    def _effect(self, verb: Token, about: Actor | None) -> list[Piece]:
        """ "Rebels took the town, angering villagers": what was done, and what came of it."""
        if self.is_too_deep:
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
        group = verb_words(verb, found)
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
            order = noun.i if noun.i > verb.i else verb.i + 0.5
            for piece in self.phrases.noun_pieces(noun, about, order):
                moved = noun.i < verb.i and piece.order == order
                within = within_sentence(piece.words, noun) if moved else piece.words
                pieces.append(replace(piece, words=within) if moved else piece)
            if verb.lemma_ in words("clause_verbs", "naming"):
                # "declared the ruins a Heritage site", which the parse takes for an apposition
                for name in children(noun, "appos"):
                    if name.left_edge.nbor(-1).text == ",":
                        continue
                    pieces += self.phrases.noun_pieces(name, about, name.i)
        for child in verb.rights:
            parenthetical = child.dep_ == "prep" and child.nbor(-1).text == ","
            if not parenthetical or child.i - 2 != verb.i:  # "he said, in a sign of …"
                pieces += self.dependent(child, about)
        pieces += self._put_last(verb, about)
        pieces += self._alternatives(verb, about)
        if verb.lemma_ in _PLACING_VERBS:
            pieces = [replace(piece, shorter="", optional=False) for piece in pieces]
        return pieces

    def _alternatives(self, verb: Token, about: Actor | None) -> Iterator[Piece]:
        """ "Was burned[, skimmed or sunk]": the rest of what it may have been, as it is written."""
        others = alternatives(verb)
        if not others or verb.dep_ == "conj":
            return
        joining = children(verb, "cc", "punct")
        opens = [one.i for one in joining if verb.i < one.i < others[0].i]
        start = min([others[0].left_edge.i, *opens[-1:]])
        if verb.doc[start].text == ",":
            yield Piece(start, ",")
            start += 1
        end = max(one.right_edge.i for one in others) + 1
        yield Piece(start, self.phrasing.words(start, end, about))

    def _of_subject(self, noun: Token, about: Actor | None, *, before: int) -> Iterator[Piece]:
        """ "An attempt [by the crew] [to put out the fire]", before the verb; it may go."""
        if noun.pos_ == "PROPN":
            return
        for preposition in children(noun, "prep", "agent"):
            if preposition.lower_ != "of" and noun.doc[preposition.i - 1].text != ",":
                for piece in self.phrases.prepositional(preposition, about):
                    if piece.order < before:
                        yield replace(piece, optional=True)
        yield from (piece for piece in self.phrases.aims(noun, about) if piece.order < before)

    def _put_last(self, verb: Token, about: Actor | None) -> Iterator[Piece]:
        """What stands before a clause and is told after it.

        "If he wins, taxes will fall": "Taxes will fall if he wins". "The hall was empty, he said":
        "He said the hall was empty", and "the game, he argued, will last" the same way.
        """
        after = len(verb.doc)
        if is_put_in(verb):
            for piece in self._complement(verb.head, about):
                words = within_sentence(piece.words, verb.head.left_edge)
                yield replace(piece, order=after + piece.order, words=words)
        for child in verb.lefts:
            if child.lower_ == "among" and is_among_first(verb):  # "among the dead was Ann Cole"
                for piece in self.phrases.prepositional(child, about):
                    words = within_sentence(piece.words, child)
                    yield replace(piece, order=after + piece.order, words=words)
            if child.dep_ == "prep" and verb.dep_ == "relcl":  # "[the fire] in which ten died"
                for piece in self.phrases.prepositional(child, about):
                    yield replace(piece, order=after + piece.order, optional=True)
            holds = child.left_edge.lower_ in CONDITIONS or is_until_then(child)
            if child.dep_ == "advcl" and holds:
                parts = in_parts(self.phrasing, child, child.left_edge.i, about)
                for i, piece in enumerate(parts):
                    words = within_sentence(piece.words, child.left_edge)
                    order = 2 * after + piece.order
                    yield replace(piece, order=order, words=words, optional=i > 0)
            if child.dep_ == "ccomp" and is_reported(child):
                for piece in self._complement(child, about):
                    words = within_sentence(piece.words, child.left_edge)
                    yield replace(piece, order=after + piece.order, words=words)

    def dependent(self, child: Token, about: Actor | None) -> Iterator[Piece]:
        """What hangs from a verb or an adjective, on its right: "[to Rome]", "[guilty] of it"."""
        match child.dep_:
            case "acomp" | "oprd" if child.pos_ in ("ADJ", "VERB"):
                yield from self.phrases.adjective(child, about)
            case "attr" | "oprd" | "acomp" | "dative" if child.pos_ != "ADP":
                yield from self.phrases.noun_pieces(child, about, child.i)
            case "advmod" if child.lower_ in _DIRECTIONS:
                yield Piece(child.i, child.text)
                for preposition in children(child, "prep"):
                    yield from self.phrases.prepositional(preposition, about)
            case "advmod" if children(child.head, "neg") and not self.phrasing.is_timed(child):
                words = self.phrasing.words(child.left_edge.i, child.i + 1, about)
                yield Piece(child.i, words, optional=True)  # "did not fare so well"
            case "advmod" if self._says_how(child):  # "fared badly", "went it alone"
                words = self.phrasing.words(child.left_edge.i, child.right_edge.i + 1, about)
                yield Piece(child.i, words, optional=True)
            case "npadvmod" | "advmod" if child.lower_ in _COUNTED:  # "was arrested five times"
                yield Piece(child.i, self.phrasing.phrase(child, about), optional=True)
            case "npadvmod" if child.ent_type_ in _AMOUNTS and not self.phrasing.is_timed(child):
                yield Piece(child.i, self.phrasing.phrase(child, about))
            case "prep" | "agent" | "dative":
                yield from self.phrases.prepositional(child, about)
            case "xcomp" | "ccomp" if not (is_misplaced(child) or adds_a_saying(child)):
                yield from self._complement(child, about)
            case "advcl" if is_asked_for(child):  # "asked for her to be freed"
                asked = self.phrasing.words(child.left_edge.i, own_words(child)[1], about)
                yield Piece(child.left_edge.i, asked)
            case "advcl" if goes_along(child):  # "was filmed slapping a guard"
                yield from self.phrases.deed(child, about, order=child.i, optional=True)
            case "advcl" if is_aim(child):  # "intervened to stop it"
                yield from self.phrases.deed(child, about, order=child.left_edge.i, optional=True)
            case "advcl" if is_condition(child):  # "will leave if the others do"
                yield from in_parts(self.phrasing, child, child.left_edge.i, about)

    def _says_how(self, adverb: Token) -> bool:
        """Whether an adverb behind its verb tells how, and neither when nor what went before."""
        before = adverb.doc[adverb.left_edge.i - 1]
        told = adverb.lower_ in TYING or any(map(self.phrasing.is_timed, adverb.subtree))
        beside = (
            before.is_punct
            or self.phrasing.is_timed(before)
            or adverb.doc[adverb.i + 1 : adverb.i + 2].text == ","
        )
        clauses = any(one.pos_ in VERBS for one in adverb.subtree)
        return adverb.tag_ in ("JJ", "RB", "RBR") and not (told or beside or clauses)

    def _complement(self, clause: Token, about: Actor | None) -> Iterator[Piece]:
        """What is said, tried or wanted: "attempted to enter the city"."""
        if self.is_too_deep:
            return
        inside = self.deeper()
        called = what_is_called(clause)
        if called is not None:
            yield from inside.phrases.noun_pieces(called, about, called.i)
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
        start = clause.left_edge.i - 0.5
        for mark in children(clause, "mark"):
            if mark.lower_ in WHETHER_OR_IF:
                yield Piece(start, mark.text)
        for piece in inside.clause(clause, about):
            yield piece if piece.order >= start else replace(piece, order=start)


def _is_bare_copula(clause: Token) -> bool:
    """ "It was because he lied": "to be" with nothing but a clause to say what."""
    told = children(clause, "acomp", "attr", "oprd", "prep", "advmod")
    return clause.lemma_ == "be" and not told and bool(children(clause, "advcl"))
