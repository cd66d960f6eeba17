"""The short sentence that names an event, made of the words of its own clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.actors import heads
from events.clauses import (
    children,
    coordinated,
    governing_verb,
    is_passive,
    noun_phrase,
    objects,
    subjects,
)
from events.inflection import past, present
from events.lexicon import words
from events.text import token_at
from events.types import Actor, ActorType, Argument, Event, MentionType, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_LABEL = 90

_VERBS = ("VERB", "AUX")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GROUP = ("aux", "auxpass", "neg")
_PERSONAL = frozenset({"PRP", "PRP$"})
_QUOTE_MARKS = re.compile(r"[“”\"„«»]|``|''")
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)\]]|['’]s\b|n['’]t\b|['’](?:re|ve|ll|d|m)\b)")
# Adverbs without which a verb of motion says something else: "pulled back", "moved in".
_DIRECTIONS = frozenset(
    "ahead apart aside away back backward down forward home in off out over together up".split()
)
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a label: where it stands in it, its words, shorter words for it, if it may go."""

    order: float
    words: str
    shorter: str = ""
    optional: bool = False


def label_events(events: Iterable[Event], actors: Iterable[Actor], doc: Doc) -> tuple[Event, ...]:
    """The events with a label of at most 90 characters, never cut inside a word.

    Subject, verb and objects stand as in the text, without subordinate clauses and times; a pronoun
    gives way to the name of its actor where that is known. Verbs without a tense get one.
    """
    writer = _Writer(doc, heads(actors, doc))
    return tuple(replace(event, label=writer.label(event)) for event in events)


@dataclass(frozen=True, slots=True)
class _Writer:
    doc: Doc
    actor_at: dict[int, Actor]

    def label(self, event: Event) -> str:
        """The label of one event."""
        trigger = token_at(self.doc, event.trigger.start)
        if trigger.lower_ == "according" or _is_verbal_noun(trigger):
            return _sentence_case(_joined([_Piece(0, self._rendered(*_reach(trigger), None))]))
        verb = self._verb_for(trigger)
        pieces = self._clause(verb) if verb is not None else self._phrase(trigger, event)
        return _sentence_case(_fitted(pieces)) or event.trigger.text

    def _verb_for(self, trigger: Token) -> Token | None:
        """The verb whose clause names the event: its own, its copula, or a light verb above it."""
        if trigger.pos_ in _VERBS and trigger.dep_ != "amod":
            return trigger
        above = trigger.head
        if trigger.dep_ in ("acomp", "attr", "oprd") and above.pos_ in _VERBS:
            return above
        light = words("noun_arguments", "light_verbs") | words("noun_arguments", "suffering_verbs")
        if trigger.dep_ == "dobj" and above.pos_ == "VERB" and above.lemma_ in light:
            return above
        return None

    def _clause(self, verb: Token, about: Actor | None = None) -> list[_Piece]:
        """The parts of a clause; the actor `about` is named before, so that a pronoun will do."""
        found = subjects(verb)
        named = self._subject(found, about), self._subject(found[:1], about)
        pieces = [_Piece(-1, *named)] if found else []
        about = self.actor_at.get(found[0].i) if found else about
        pieces += self._verb_group(verb, found)
        for noun in _first_of_each(objects(verb)):
            pieces.append(self._noun_piece(noun, about, _order(noun, verb)))
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd") and child.pos_ in ("ADJ", "VERB"):
                pieces += self._adjective(child, about)
            elif child.dep_ in ("attr", "oprd", "dative", "acomp") and child.pos_ != "ADP":
                pieces.append(self._noun_piece(child, about, _order(child, verb)))
            elif child.dep_ == "advmod" and child.lower_ in _DIRECTIONS and child.i > verb.i:
                pieces.append(_Piece(child.i, child.text))
            elif child.dep_ in ("prep", "agent", "dative") and child.i > verb.i:
                pieces += self._prepositional(child, about, verb)
            elif child.dep_ in ("xcomp", "ccomp") and child.i > verb.i:
                pieces += self._complement(child, about)
        return pieces

    def _subject(self, found: list[Token], about: Actor | None) -> str:
        first = self.actor_at.get(found[0].i) if found else None
        same = [noun for noun in found if first and self.actor_at.get(noun.i) is first]
        if first is not None and len(same) > 1 and _is_named(first):
            return first.name
        return " and ".join(self._named(noun, about) for noun in found[:2])

    def _adjective(self, adjective: Token, about: Actor | None) -> list[_Piece]:
        """ "deeply concerned about the situation"."""
        start = min(
            [adjective.i, *(child.i for child in children(adjective, "advmod", "npadvmod"))]
        )
        pieces = [_Piece(start, self.doc[start : adjective.i + 1].text)]
        for child in children(adjective, "prep"):
            if child.i > adjective.i:
                pieces += self._prepositional(child, about, adjective)
        return pieces

    def _verb_group(self, verb: Token, found: list[Token]) -> list[_Piece]:
        before = children(verb, *_GROUP)
        if not before and verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in _VERBS:
            before = children(verb.head, *_GROUP)
        particles = [child.text for child in children(verb, "prt")]
        finite = verb.tag_ in _FINITE or any(token.tag_ in _FINITE for token in before)
        if finite or not found:
            text = [token.text for token in before if token.tag_ != "TO" or not found]
            return [_Piece(verb.i, " ".join([*text, verb.text, *particles]))]
        if verb.dep_ == "xcomp" and verb.head.pos_ in _VERBS:
            lead = self._verb_group(verb.head, found)[0]
            to = [token.text for token in before]
            return [_Piece(verb.i, " ".join([lead.words, *to, verb.text, *particles]))]
        return [_Piece(verb.i, " ".join([_finite(verb, before, found[0]), *particles]))]

    def _noun_piece(self, noun: Token, about: Actor | None, order: float) -> _Piece:
        whole = " and ".join(self._named(one, about) for one in coordinated(noun)[:3])
        return _Piece(order, whole, self._named(noun, about, of=False))

    def _prepositional(self, preposition: Token, about: Actor | None, verb: Token) -> list[_Piece]:
        pobj = next(iter(children(preposition, "pobj")), None)
        if pobj is None or pobj.ent_type_ in _TIMES or pobj.pos_ == "VERB":
            return []
        if pobj.tag_ in ("WDT", "WP") or (verb.dep_ == "relcl" and preposition.i < verb.i):
            return []
        phrase = f"{preposition.text} {self._named(pobj, about)}"
        return [_Piece(preposition.i, phrase, optional=preposition.dep_ != "agent")]

    def _complement(self, clause: Token, about: Actor | None) -> list[_Piece]:
        start, end = clause.left_edge.i, clause.right_edge.i + 1
        pieces = [piece for piece in self._clause_inside(clause, about) if piece.words]
        text = _fitted(pieces, LONGEST_LABEL)
        return [_Piece(start, text, optional=clause.dep_ == "ccomp" and end - start > 12)]

    def _clause_inside(self, clause: Token, about: Actor | None) -> list[_Piece]:
        if clause.dep_ == "xcomp":
            bare = [token.text for token in children(clause, "aux", "auxpass", "neg")]
            rest = [p for p in self._clause(clause) if p.order > clause.i]
            group = " ".join([*bare, clause.text, *(c.text for c in children(clause, "prt"))])
            return [_Piece(clause.i, group), *rest]
        return self._clause(clause, about)

    def _phrase(self, noun: Token, event: Event) -> list[_Piece]:
        """A noun phrase: "U.S.-led airstrikes", "Islamic State’s advances in Iraq"."""
        pieces = [_Piece(0, self._rendered(*noun_phrase(noun), about=None))]
        for preposition in children(noun, "prep", "agent"):
            if preposition.lower_ != "of":
                pieces += self._prepositional(preposition, None, noun)
        agent = next((a for a in event.arguments if a.role is Role.AGENT and a.actor), None)
        if agent is not None and agent.actor is not None and not _holds(noun, agent):
            pieces.append(_Piece(noun.i + 0.5, f"by {agent.actor.name}"))
        return pieces

    def _named(self, noun: Token, about: Actor | None, *, of: bool = True) -> str:
        """The noun phrase, or the name of the actor for which a pronoun stands."""
        actor = self.actor_at.get(noun.i)
        if actor is not None and actor is not about:
            if noun.tag_ == "PRP":
                return _spoken_name(actor)
            if _is_anaphoric(noun) and _is_named(actor):
                return actor.name
        start, end = noun_phrase(noun)
        return self._rendered(start, end if of else max(noun.i + 1, start + 1), about)

    def _rendered(self, start: int, end: int, about: Actor | None) -> str:
        parts = []
        for token in self.doc[start:end]:
            actor = self.actor_at.get(token.i)
            if token.tag_ in _PERSONAL and actor is not None and actor is not about:
                name = _spoken_name(actor) + ("’s" if token.tag_ == "PRP$" else "")
                parts.append(name + token.whitespace_)
            else:
                parts.append(token.text_with_ws)
        return "".join(parts).strip()


def _holds(noun: Token, argument: Argument) -> bool:
    """Whether the noun phrase itself names the argument."""
    return noun.left_edge.idx <= argument.span.start < noun.right_edge.idx + 1


def _is_anaphoric(noun: Token) -> bool:
    """ "the group", "the extremist group", but not "the group’s fighters" or "the state of X"."""
    bare = not children(noun, "poss", "prep", "compound", "relcl")
    return noun.tag_ == "NN" and bare and any(d.lower_ == "the" for d in children(noun, "det"))


def _is_named(actor: Actor) -> bool:
    return any(mention.type is MentionType.NAM for mention in actor.mentions)


def _spoken_name(actor: Actor) -> str:
    """The name in a sentence: "Irina Bokova", but "the Syrian activist"."""
    if _is_named(actor) or actor.label is not ActorType.PERSON:
        return actor.name
    return f"the {actor.name}"


def _is_verbal_noun(trigger: Token) -> bool:
    """ "for safekeeping": a participle without a clause of its own."""
    bare = all(child.dep_ == "advcl" for child in trigger.children)
    return trigger.tag_ == "VBG" and trigger.dep_ == "pcomp" and bare


def _reach(trigger: Token) -> tuple[int, int]:
    """The token range of a trigger and the phrases that hang from it on its right."""
    edges = [child.right_edge.i for child in trigger.rights if child.dep_ != "advcl"]
    return trigger.i, max([trigger.i, *edges]) + 1


def _first_of_each(nouns: list[Token]) -> list[Token]:
    """The first of coordinated nouns; the others are rendered with it."""
    return [noun for noun in nouns if noun.dep_ != "conj"]


def _order(token: Token, verb: Token) -> float:
    """Behind the verb, also for what the text puts before it ("the town that they took")."""
    return token.i if token.i > verb.i else verb.i + 0.5


def _finite(verb: Token, before: list[Token], subject: Token) -> str:
    """A verb form without tense, with the tense of the clause above it."""
    plural = subject.tag_ in ("NNS", "NNPS") or bool(children(subject, "conj"))
    above = governing_verb(verb)
    tagged = above is not None and (
        above.tag_ in ("VBZ", "VBP") and not children(above, "aux", "auxpass")
    )
    negation = "".join(f" {token.text}" for token in before if token.dep_ == "neg")
    if is_passive(verb):
        return f"{'were' if plural else 'was'}{negation} {verb.text}"
    lemma = verb.lemma_.lower()
    return present(lemma, plural=plural) if tagged else past(lemma)


def _fitted(pieces: list[_Piece], longest: int = LONGEST_LABEL) -> str:
    """The pieces in order, the last optional ones left out until they fit."""
    kept = sorted(pieces, key=lambda piece: piece.order)
    while len(_joined(kept)) > longest:
        droppable = [piece for piece in kept if piece.optional]
        if droppable:
            kept.remove(droppable[-1])
            continue
        shortened = [replace(p, words=p.shorter or p.words, shorter="") for p in kept]
        if shortened == kept:
            return _cut(_joined(kept), longest)
        kept = shortened
    return _joined(kept)


def _joined(pieces: list[_Piece]) -> str:
    text = " ".join(piece.words for piece in pieces if piece.words)
    return _SPACE_BEFORE.sub(r"\1", _SPACES.sub(" ", _QUOTE_MARKS.sub("", text))).strip(" ,;:-–—")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(",") + "…"


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
