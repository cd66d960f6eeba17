"""The short sentence that names an event, made of the words of its own clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from events.actors import heads
from events.actors.spoken_name import is_named, spoken_name
from events.grammar.clauses import (
    VERBS,
    children,
    is_effect,
    objects,
    own_subjects,
    particles,
    subjects,
)
from events.grammar.noun_role import Place, place_of, says_enough
from events.grammar.verb_phrase import (
    is_infinitive,
    is_purpose,
    singular,
    verb_words,
)
from events.labels.check import is_sound, trimmed
from events.labels.fit_length import Piece, cut, fitted, joined
from events.labels.noun_phrases import Phrasing, possessive, within_sentence
from events.labels.told_clause import (
    CONTENT_PREPOSITIONS,
    OPEN,
    asks,
    claiming,
    is_small_clause,
    is_told_of,
    is_unclaimed,
    is_verbal_noun,
    own_words,
    reach,
    verb_for,
)
from events.parsing.spacy_pipeline import indices_of, token_at
from events.predicates.faults import spared
from events.types import Actor, ActorType, Argument, Event, MentionType, Role, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "declared the ruins a Heritage site": the parse takes the second noun for an apposition.
_NAMING_VERBS = frozenset(
    "appoint brand call consider crown declare designate elect label make name proclaim".split()
)
# "put it in peril", "left it in ruins": without the place these say something else.
_PLACING_VERBS = frozenset("lay leave place put set throw".split())
_NOUNS = ("NOUN", "PROPN")
_PLURAL_ACTORS = frozenset({ActorType.GROUP, ActorType.NORP})
# "The offensive that began" says no more than "the offensive".
_EMPTY_VERBS = frozenset("begin come continue end follow happen last occur start".split())
_EMPTY_CLAUSE = 3
_THEIR = frozenset({"her", "his", "its", "their"})
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_OPEN = frozenset({"if", "whether"})
# "said that he thought that they hoped …": no label has room for what lies deeper than this.
_DEEPEST = 10
_TAKING_PLURAL = frozenset({"i", "they", "we", "you"})
# Adverbs without which a verb of motion says something else: "pulled back", "moved in".
_DIRECTIONS = frozenset(
    "ahead apart aside away back backward down forward here home in off out over there together "
    "up".split()
)


def label_events(
    events: Iterable[Event],
    actors: Iterable[Actor],
    times: Iterable[TimeExpression],
    doc: Doc,
) -> tuple[Event, ...]:
    """The events with a label of at most 90 characters, never cut inside a word.

    Subject, verb and objects stand as in the text, without subordinate clauses and times; a pronoun
    gives way to the name of its actor where that is known. Verbs without a tense get one.
    """
    actors = tuple(actors)
    names = {id(actor): spoken_name(actor, doc) for actor in actors}
    named = frozenset(id(actor) for actor in actors if is_named(actor))
    timed = indices_of((time.span for time in times), doc)
    phrasing = Phrasing(doc, heads(actors, doc), names, timed, named)
    triggers = [(event, token_at(doc, event.trigger.start)) for event in events]
    writer = _Writer(phrasing, _told(trigger for _, trigger in triggers))
    return tuple(
        replace(event, label=writer.label_or_word(event, trigger)) for event, trigger in triggers
    )


def _told(triggers: Iterable[Token]) -> frozenset[int]:
    """The verbs whose clause is the label of an event that is no noun."""
    verbs = (verb_for(trigger) for trigger in triggers if trigger.pos_ not in _NOUNS)
    return frozenset(verb.i for verb in verbs if verb is not None)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the labels of one article; `told` are the verbs whose clause is a label already.

    `depth` is how many clauses and phrases lie around what is being written; each of them has a
    writer one deeper, and below `_DEEPEST` nothing more is said.
    """

    phrasing: Phrasing
    told: frozenset[int]
    depth: int = 0

    def _deeper(self) -> _Writer:
        return replace(self, depth=self.depth + 1)

    def label_or_word(self, event: Event, trigger: Token) -> str:
        """The label of one event; its own word where a fault of ours leaves it without one."""
        alone = _capitalized(cut(event.trigger.text))
        return spared("label", event, partial(self.label, event, trigger), alone)

    def label(self, event: Event, trigger: Token) -> str:
        """The label of one event."""
        if trigger.lower_ == "according" or is_verbal_noun(trigger):
            text = cut(self.phrasing.words(*reach(trigger)))
        else:
            text = self._soundest(event, trigger)
        return _capitalized(self._named_once(text, trigger) or cut(event.trigger.text))

    def _soundest(self, event: Event, trigger: Token) -> str:
        """The first label that passes the check; else the last, without what dangles at its end."""
        text = ""
        for text in self._tries(event, trigger):
            if is_sound(text):
                return text
        return trimmed(text)

    def _tries(self, event: Event, trigger: Token) -> Iterator[str]:
        """The label in full, then without what may go, then the clause in its own words."""
        verb = verb_for(trigger)
        own = verb is None or (trigger.pos_ in _NOUNS and verb.i in self.told)
        pieces = self._noun(trigger, event) if own or verb is None else self._clause(verb)
        yield fitted(pieces)
        yield fitted(piece for piece in pieces if not piece.optional)
        if own or verb is None:
            yield self.phrasing.phrase(trigger, None)
            return
        yield cut(self.phrasing.words(*own_words(verb)))

    def _named_once(self, text: str, trigger: Token) -> str:
        """ "Saddam moved his army", where a name would stand twice."""
        for token in trigger.sent if "’" in text else ():
            actor = self.phrasing.actor_at.get(token.i)
            if actor is None or token.lower_ not in _THEIR:
                continue
            before, owner, after = text.rpartition(possessive(self.phrasing.names[id(actor)]))
            forms = {m.span.text for m in actor.mentions if m.type is MentionType.NAM}
            if any(form in before for form in (*forms, self.phrasing.names[id(actor)])):
                text = f"{before}{token.lower_}{after}" if owner else text
        return text

    def _clause(self, verb: Token, about: Actor | None = None) -> list[Piece]:
        found = subjects(verb)
        if found and is_purpose(verb):
            return self._purpose(verb, about)
        if not found and is_effect(verb) and verb.head.pos_ in VERBS:
            return self._effect(verb, about)
        pieces = [self._subject(found, about, verb)] if found else []
        if verb.dep_ in ("acl", "relcl") and is_infinitive(verb) and not own_subjects(verb):
            pieces = [Piece(-1, self.phrasing.phrase(verb.head, about))]  # "its plan to sell"
        elif is_unclaimed(verb):
            pieces, found = [Piece(-1, self._opening(verb.head, about))], []
        elif not found:
            pieces = [Piece(-1, there.text) for there in children(verb, "expl")]
        about = self.phrasing.actor_at.get(found[0].i) if found else about
        pieces += self._predicate(verb, found, about)
        return pieces

    def _purpose(self, verb: Token, about: Actor | None) -> list[Piece]:
        """ "The firm closed plants to cut costs": what was done, and what for."""
        if self.depth > _DEEPEST:
            return []
        above = self._deeper()._clause(claiming(verb.head), about)
        deed = [piece for piece in above if not piece.optional]
        after = len(self.phrasing.doc)
        aim = self._predicate(verb, [], self.phrasing.actor_at.get(subjects(verb)[0].i))
        return [*deed, *(replace(piece, order=after + piece.order) for piece in aim)]

    def _effect(self, verb: Token, about: Actor | None) -> list[Piece]:
        """ "Rebels took the town, angering villagers": what was done, and what came of it."""
        if self.depth > _DEEPEST:
            return []
        above = self._deeper()._clause(claiming(verb.head), about)
        deed = [piece for piece in above if not piece.optional]
        after = len(self.phrasing.doc)
        effect = self._predicate(verb, [], None)
        comma = Piece(after, ",")
        return [*deed, comma, *(replace(piece, order=after + piece.order) for piece in effect)]

    def _opening(self, preposition: Token, about: Actor | None) -> str:
        """ "hopes of", "without": what stands before a participle that claims nothing."""
        noun = preposition.head
        if noun.pos_ == "ADJ":
            return f"{noun.text} {preposition.text}"
        if noun.pos_ not in ("NOUN", "PROPN"):
            return preposition.text
        return f"{self.phrasing.phrase(noun, about, brief=True)} {preposition.text}"

    def _predicate(self, verb: Token, found: list[Token], about: Actor | None) -> list[Piece]:
        nouns = [noun for noun in objects(verb) if noun.dep_ != "conj"]
        group = _with_prefix(verb, verb_words(verb, found))
        pieces = [Piece(verb.i, singular(verb, group) if self._is_now_one(found) else group)]
        for particle in particles(verb):
            after = any(noun.pos_ == "PRON" and noun.i > particle.i for noun in nouns)
            pieces.append(Piece(nouns[0].i + 0.5 if after else particle.i, particle.text))
        for noun in nouns:
            pieces += self._noun_pieces(noun, about, noun.i if noun.i > verb.i else verb.i + 0.5)
            if verb.lemma_ in _NAMING_VERBS:
                for name in children(noun, "appos"):
                    pieces += self._noun_pieces(name, about, name.i)
        for child in verb.rights:
            parenthetical = child.dep_ == "prep" and child.nbor(-1).text == ","
            if not parenthetical or child.i - 2 != verb.i:  # "he said, in a sign of …"
                pieces += self._dependent(child, about)
        if verb.lemma_ in _PLACING_VERBS:
            pieces = [replace(piece, shorter="", optional=False) for piece in pieces]
        return pieces

    def _is_now_one(self, found: list[Token]) -> bool:
        """Whether one name stands for a pronoun of many: "we have" becomes "Apple has"."""
        if len(found) != 1 or found[0].lower_ not in _TAKING_PLURAL:
            return False
        actor = self.phrasing.actor_at.get(found[0].i)
        return (
            actor is not None
            and self.phrasing.is_named(actor)
            and actor.label not in _PLURAL_ACTORS
        )

    def _dependent(self, child: Token, about: Actor | None) -> Iterator[Piece]:
        match child.dep_:
            case "acomp" | "oprd" if child.pos_ in ("ADJ", "VERB"):
                yield from self._adjective(child, about)
            case "attr" | "oprd" | "acomp" | "dative" if child.pos_ != "ADP":
                yield from self._noun_pieces(child, about, child.i)
            case "advmod" if child.lower_ in _DIRECTIONS:
                yield Piece(child.i, child.text)
                for preposition in children(child, "prep"):
                    yield from self._prepositional(preposition, about)
            case "advmod" if children(child.head, "neg") and not self.phrasing.is_timed(child):
                words = self.phrasing.words(child.left_edge.i, child.i + 1, about)
                yield Piece(child.i, words, optional=True)  # "did not fare so well"
            case "npadvmod" if child.ent_type_ in _AMOUNTS and not self.phrasing.is_timed(child):
                yield Piece(child.i, self.phrasing.phrase(child, about))
            case "prep" | "agent" | "dative":
                yield from self._prepositional(child, about)
            case "xcomp" | "ccomp":
                yield from self._complement(child, about)

    def _subject(self, found: list[Token], about: Actor | None, verb: Token) -> Piece:
        first = self.phrasing.actor_at.get(found[0].i)
        same = [noun for noun in found if first and self.phrasing.actor_at.get(noun.i) is first]
        if first is not None and len(same) > 1 and self.phrasing.is_named(first):
            return Piece(-1, first.name)
        own = verb.head == found[0]  # not "those who stayed stayed"
        whole = self.phrasing.joined(found, about, brief=own)
        brief = self.phrasing.brief(found[0], about)
        if len(found) > 1 and all(noun.pos_ in (*_NOUNS, "PRON") for noun in found):
            joint = "or" if " or " in whole else "and"
            one = brief or self.phrasing.phrase(found[0], about)
            return Piece(-1, whole, f"{one} {joint} others")
        if first is not None and self.phrasing.is_named(first):
            brief = brief or self.phrasing.phrase(found[0], about)
        if first is not None and self.phrasing.is_named(first):
            brief = min(brief, self.phrasing.names[id(first)], key=len)
        return Piece(-1, whole, brief)

    def _noun_pieces(self, noun: Token, about: Actor | None, order: float) -> Iterator[Piece]:
        """An object with its own phrases, those after "of" aside, which may go."""
        coordinate = self.phrasing.phrase(noun, about) if children(noun, "conj") else ""
        brief = self.phrasing.brief(noun, about) or coordinate
        yield Piece(order, self.phrasing.phrases(noun, about), brief)
        for child in noun.rights:
            if child.dep_ == "amod" and child.pos_ == "ADJ" and child.n_rights:
                yield from self._adjective(child, about)  # "found Smith, 58, guilty of fraud"
        for preposition in children(noun, "prep"):
            if preposition.lower_ != "of":
                yield from self._prepositional(preposition, about)

    def _adjective(self, adjective: Token, about: Actor | None) -> Iterator[Piece]:
        """ "deeply concerned about the situation"."""
        if self.depth > _DEEPEST:
            return
        start = min(
            [adjective.i, *(child.i for child in children(adjective, "advmod", "npadvmod"))]
        )
        enough = [child.i for child in children(adjective, "advmod") if child.lower_ == "enough"]
        end = max([adjective.i, *enough]) + 1
        yield Piece(start, self.phrasing.words(start, end, about))
        for child in adjective.rights:
            if child.dep_ in ("prep", "xcomp"):
                yield from self._deeper()._dependent(child, about)

    def _prepositional(self, preposition: Token, about: Actor | None) -> Iterator[Piece]:
        if self.depth > _DEEPEST:
            return
        inside = self._deeper()
        for clause in children(preposition, "pcomp"):
            told = preposition.lower_ in (*CONTENT_PREPOSITIONS, "by")
            if not told or clause.pos_ != "VERB" or asks(clause):
                continue
            if own_subjects(clause):  # "resulted in them coming to an agreement"
                start, end = clause.left_edge.i, own_words(clause)[1]
                if preposition.lower_ != "with":
                    words = self.phrasing.words(start, end, about)
                    yield Piece(preposition.i, f"{preposition.text} {words}", optional=True)
            else:
                deed = joined(sorted(inside._predicate(clause, [], about), key=lambda p: p.order))
                yield Piece(preposition.i, f"{preposition.text} {deed}", optional=True)
        pobj = next(iter(children(preposition, "pobj")), None)
        for inner in children(preposition, "prep") if preposition.pos_ == "ADP" else ():
            for piece in inside._prepositional(inner, about):
                whole, brief = (
                    f"{preposition.text} {words}"
                    for words in (piece.words, piece.shorter or piece.words)
                )
                yield Piece(preposition.i, whole, brief, piece.optional)
        if pobj is None or self.phrasing.is_timed(pobj) or pobj.tag_ in ("WDT", "WP", "WRB"):
            return
        if pobj.lower_ == "order" and not pobj.n_lefts and children(pobj, "acl"):
            return  # "in order to avoid"
        optional = preposition.dep_ != "agent"
        compound = [
            child.text
            for child in preposition.rights
            if child.pos_ == "ADP" and child.dep_ != "conj"
        ]
        words = " ".join([preposition.text, *compound])  # "because of"
        phrase = f"{words} {self.phrasing.phrases(pobj, about)}"
        brief = self.phrasing.brief(pobj, about)
        yield Piece(preposition.i, phrase, brief and f"{words} {brief}", optional)

    def _complement(self, clause: Token, about: Actor | None) -> Iterator[Piece]:
        """What is said, tried or wanted: "attempted to enter the city"."""
        if self.depth > _DEEPEST:
            return
        inside = self._deeper()
        bare = clause.dep_ == "xcomp" or not (own_subjects(clause) or children(clause, "expl"))
        if bare and clause.pos_ in VERBS:
            yield from inside._predicate(clause, [], about)
            return
        if is_small_clause(clause):
            named = [self.phrasing.phrases(noun, about) for noun in own_subjects(clause)]
            yield Piece(clause.left_edge.i, " ".join([*named, self.phrasing.phrase(clause, about)]))
            return
        open_question = [mark.text for mark in children(clause, "mark") if mark.lower_ in OPEN]
        start = clause.left_edge.i - 0.5
        yield from (Piece(start, word) for word in open_question)
        for piece in inside._clause(clause, about):
            yield replace(piece, order=max(piece.order, start))

    def _noun(self, noun: Token, event: Event) -> list[Piece]:
        """A noun with its clause where it says little: "the raid that killed ten people"."""
        light = verb_for(noun)
        pieces = self._noun_phrase(noun, event, by_agent=light is None)
        enough = len(pieces) > 1 or says_enough(noun)
        place = place_of(noun) if light is not None or not enough else None
        if place is None or not is_told_of(place.verb) or children(noun, "poss"):
            return pieces
        whole = self._clause(place.verb)
        free = place.verb.i not in self.told or place.is_fixed(noun)
        if free and noun.text in fitted(whole):
            return whole
        relative = list(self._relative(place))
        empty = place.verb.pos_ == "AUX" or place.verb.lemma_ in _EMPTY_VERBS
        if place.is_fixed(noun) or (empty and len(relative) < _EMPTY_CLAUSE):
            return pieces
        return [*pieces, *relative]

    def _relative(self, place: Place) -> Iterator[Piece]:
        """ "that killed ten people", "that rebels launched", "in which ten people died"."""
        verb, after = place.verb, len(self.phrasing.doc)
        found = subjects(verb)
        which = "that" if place.preposition is None else f"{place.preposition.lower_} which"
        yield Piece(after, which)
        if not place.holds(found[0].i):
            subject = self._subject(found, None, verb)
            words, shorter = (
                within_sentence(text, found[0]) for text in (subject.words, subject.shorter)
            )
            yield replace(subject, order=after, words=words, shorter=shorter)
        for piece in self._predicate(verb, found, self.phrasing.actor_at.get(found[0].i)):
            if not place.holds(piece.order):
                yield replace(piece, order=after + piece.order)

    def _noun_phrase(self, noun: Token, event: Event, *, by_agent: bool) -> list[Piece]:
        """ "U.S.-led airstrikes", "Islamic State’s advances in Iraq", "losses caused by floods"."""
        pieces = [Piece(noun.i, self.phrasing.phrase(noun, None))]
        for preposition in children(noun, "prep", "agent"):
            if preposition.lower_ != "of":
                pieces += self._prepositional(preposition, None)
        for clause in children(noun, "acl"):
            if clause.tag_ in ("VBN", "VBG") and clause.n_rights and clause.i == noun.i + 1:
                pieces += self._predicate(clause, [], None)
        agent = next((a for a in event.arguments if a.role is Role.AGENT and a.actor), None)
        if by_agent and agent is not None and agent.actor and not _holds(noun, agent):
            by = f"by {self.phrasing.names[id(agent.actor)]}"
            pieces.append(Piece(noun.right_edge.i + 0.5, by, optional=True))
        return pieces


def _capitalized(text: str) -> str:
    """With a capital first letter, except for an "iPhone"."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def _with_prefix(verb: Token, group: str) -> str:
    """ "Could be re-tested": the tokenizer cuts a verb at its hyphen."""
    doc, i = verb.doc, verb.i
    joined = i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_
    if not joined or doc[i - 2].whitespace_ or not group.endswith(verb.text):
        return group
    if doc[i - 2].dep_ == "cc":
        return group  # "up-and-coming"
    return f"{group.removesuffix(verb.text)}{doc[i - 2].text}-{verb.text}"


def _holds(noun: Token, argument: Argument) -> bool:
    """Whether the noun phrase itself names the argument."""
    return noun.left_edge.idx <= argument.span.start < noun.right_edge.idx + 1
