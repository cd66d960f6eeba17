"""The short sentence that names an event, made of the words of its own clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from events.actors import heads
from events.actors.spoken_name import is_named, spoken_name
from events.grammar.clauses import VERBS, children, own_subjects, what_is_called
from events.grammar.elided import elided_noun
from events.grammar.noun_role import Place, place_of, says_enough
from events.grammar.questions import is_asked
from events.grammar.subjects import subjects
from events.labels.check import is_sound, trimmed
from events.labels.clause_kinds import is_put_in
from events.labels.clause_parts import subject_piece
from events.labels.fit_length import LONGEST_LABEL, Piece, cut, fitted
from events.labels.noun_phrases import Phrasing, possessive, within_sentence
from events.labels.quoted_words import quoted_by
from events.labels.told_clause import (
    alternatives,
    is_told_of,
    is_verbal_noun,
    own_words,
    reach,
    verb_for,
)
from events.labels.verbatim import in_words_of_text
from events.labels.write_clause import ClauseWriter
from events.lexicons import words
from events.parsing.spacy_pipeline import indices_of, token_at, tokens_of
from events.predicates.faults import spared
from events.types import (
    Actor,
    ActorType,
    Argument,
    AttributionKind,
    Basis,
    Event,
    MentionType,
    Role,
    TimeExpression,
    TimexType,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = ("NOUN", "PROPN")
# "The offensive that began" says no more than "the offensive".
_EMPTY_VERBS = frozenset("begin come continue end follow happen last occur start".split())
_EMPTY_CLAUSE = 3
# "The season runs", "the building dates" say nothing without the time.
_SPANNING = frozenset({"date", "run", "span"})
# Words that begin what only the one who says them can mean.
_SPEAKING = frozenset({"i", "my", "our", "we", "you", "your"})
_FIRST_PERSON = frozenset({"i", "me", "my", "our", "us", "we"})
_PERSONAL_PRONOUNS = frozenset("he her his it its she their they we you".split())
_STRAIGHT = re.compile(r"(?<=\w)'(?=(?:s|t|re|ve|ll|d|m)\b)")
# So many characters tell who spoke and what was said.
_LONGEST_QUOTATION = 110
# What a clause has as it was written; a longer one is put together anew.
_ROOM = LONGEST_LABEL
# "For the past two years" is a time, and no length alone.
_POINTING = frozenset("coming first following last next past previous recent that the this".split())


def label_events(
    events: Iterable[Event],
    actors: Iterable[Actor],
    times: Iterable[TimeExpression],
    doc: Doc,
) -> tuple[Event, ...]:
    """The events with a label of at most 150 characters, mostly 110, never cut inside a word.

    Subject, verb and objects stand as in the text, without subordinate clauses and times; a pronoun
    gives way to the name of its actor where that is known. Verbs without a tense get one.
    """
    actors = tuple(actors)
    names = {id(actor): spoken_name(actor, doc) for actor in actors}
    named = frozenset(id(actor) for actor in actors if is_named(actor))
    triggers = [(event, token_at(doc, event.trigger.start)) for event in events]
    told_times = _days_of_what_is_planned(triggers)
    timed = indices_of((time.span for time in times if not _is_told(time, doc)), doc) - told_times
    phrasing = Phrasing(doc, heads(actors, doc), names, timed, named)
    told = _told(trigger for _, trigger in triggers)
    pronouns = sorted(i for i in phrasing.actor_at if doc[i].tag_ in ("PRP", "PRP$"))
    writer = _Writer(phrasing, ClauseWriter(phrasing), told, pronouns)
    return tuple(
        replace(event, label=writer.label_or_word(event, trigger)) for event, trigger in triggers
    )


def _is_told(time: TimeExpression, doc: Doc) -> bool:
    """Whether a label tells a time: how long it took, and how often it is so, "each day"."""
    return time.type is TimexType.SET or _is_length(time, doc)


def _days_of_what_is_planned(triggers: Iterable[tuple[Event, Token]]) -> frozenset[int]:
    """The tokens of "for 28 June" in "a hearing was scheduled for 28 June", which is not then.

    And of what says nothing without them: "the house dates to 1935", "it runs from 1 to 5 June".
    """
    found: set[int] = set()
    for event, verb in triggers:
        planned = event.basis is not Basis.STATED
        planned = planned and verb.lemma_ in words("scheduling_verbs", "verbs")
        if planned or (verb.lemma_ in _SPANNING and not children(verb, "dobj")):
            for phrase in children(verb, "prep"):
                found.update(one.i for one in phrase.subtree if one.ent_type_ == "DATE")
    return frozenset(found)


def _is_length(time: TimeExpression, doc: Doc) -> bool:
    """ "Jailed for five years", "delayed by an hour": how long, which no date tells."""
    span = tokens_of(time.span, doc)
    if time.type is not TimexType.DURATION or span is None or not span.start:
        return False
    pointed = any(token.lower_ in _POINTING for token in span)
    return doc[span.start - 1].lower_ in ("by", "for", "to") and not pointed


def _told(triggers: Iterable[Token]) -> frozenset[int]:
    """Tokens of the verbs whose clause labels a verb event; noun events must not repeat it."""
    verbs = (verb_for(trigger) for trigger in triggers if trigger.pos_ not in _NOUNS)
    return frozenset(verb.i for verb in verbs if verb is not None)


# "Q." and "Q:" before a question of an interview or a quiz.
_MARK_OF_QUESTION = re.compile(r"^(?:q(?:uestion)?[.:]|\d+[.)])\s+", re.IGNORECASE)


def _question(trigger: Token) -> str:
    """A question as it is asked, which no statement can stand for."""
    words = " ".join(trigger.sent.text.strip(" \n\"'“”‘’").split())
    return _MARK_OF_QUESTION.sub("", words)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the labels of one article; `told` are the verbs whose clause is a label already.

    `pronouns` are the tokens that stand for an actor, in order; `forms` holds what actors are
    called, by their identity, as it is asked for.
    """

    phrasing: Phrasing
    clauses: ClauseWriter
    told: frozenset[int]
    pronouns: list[int]
    forms: dict[int, frozenset[str]] = field(default_factory=dict)

    def label_or_word(self, event: Event, trigger: Token) -> str:
        """The label of one event; its own word where a fault of ours leaves it without one."""
        alone = _capitalized(cut(event.trigger.text))
        return spared("label", event, partial(self.label, event, trigger), alone)

    def label(self, event: Event, trigger: Token) -> str:
        """The label of one event."""
        if trigger.pos_ in VERBS and is_asked(trigger):
            return cut(_question(trigger))
        if trigger.lower_ == "according" or is_verbal_noun(trigger):
            text = cut(self.phrasing.words(*reach(trigger)))
        else:
            text = self._soundest(event, trigger)
        text = _capitalized(self._named_once(text, trigger) or cut(event.trigger.text))
        if "’" in event.sentence.text:  # the parse has straight ones
            text = _STRAIGHT.sub("’", text)
        return cut(_in_speakers_words(event, text) or text)

    def _soundest(self, event: Event, trigger: Token) -> str:
        """The first label that passes the check; else the last, without what dangles at its end."""
        text = ""
        for text in self._tries(event, trigger):
            if is_sound(text) and not _makes_a_habit(text, trigger):
                return text
        return trimmed(text)

    def _tries(self, event: Event, trigger: Token) -> Iterator[str]:
        """The clause as it was written, the label in full, without what may go, the bare words.

        Each is made when those before it have failed.
        """
        verb = verb_for(trigger)
        if trigger.dep_ == "attr" and children(trigger.head, "expl") and not is_asked(trigger):
            yield from filter(None, [in_words_of_text(self.phrasing, trigger.head, _ROOM)])
        if trigger.pos_ in _NOUNS and own_subjects(trigger):  # "as shares crash": a verb, in truth
            yield cut(self.phrasing.words(*own_words(trigger)))
        if verb is None or (trigger.pos_ in _NOUNS and verb.i in self.told):
            yield from _in_full_and_bare(self._noun(trigger, event))
            yield self.phrasing.phrase(trigger, None)
            return
        if _is_denied_first(verb):  # "Never before had they met"
            yield cut(self.phrasing.words(verb.sent.start, own_words(verb)[1]))
        said = quoted_by(verb)
        counts = any(elided_noun(one) is not None for one in subjects(verb))
        if said is None and not (is_put_in(verb) or alternatives(verb) or counts):
            yield from filter(None, [in_words_of_text(self.phrasing, verb, _ROOM)])
        pieces = self.clauses.clause(verb)
        if said is not None:
            yield _saying(verb, pieces, said)
        yield from _in_full_and_bare(pieces)
        yield cut(self.phrasing.words(*own_words(verb)))
        if not subjects(verb):  # "between half and all of the homes had been damaged"
            yield cut(self.phrasing.words(verb.left_edge.i, own_words(verb)[1]))

    def _named_once(self, text: str, trigger: Token) -> str:
        """ "Saddam moved his army", "Ann wrote that she left": where a name would stand twice."""
        ends = trigger.sent.start, trigger.sent.end
        first, last = (bisect_left(self.pronouns, end) for end in ends)
        for place in self.pronouns[first:last]:
            actor, token = self.phrasing.actor_at[place], trigger.doc[place]
            name = self.phrasing.names[id(actor)]
            written = possessive(name) if token.tag_ == "PRP$" else name
            if written not in text:
                continue
            before, found, after = _last_whole(text, written)
            told = before.lower()
            told_twice = any(form in told for form in self._forms(actor))
            if found and told_twice and _stands_there(token, after):
                text = f"{before}{token.lower_}{after}"
        return text

    def _forms(self, actor: Actor) -> frozenset[str]:
        """What an actor is called, in small letters, found once: it may have many mentions."""
        found = self.forms.get(id(actor))
        if found is None:
            name = self.phrasing.names[id(actor)]
            last = name.rsplit(" ", 1)[-1] if actor.label is ActorType.PERSON else name
            named = {m.span.text for m in actor.mentions if m.type is MentionType.NAM}
            found = frozenset(form.lower() for form in (*named, last, _without_article(name)))
            self.forms[id(actor)] = found
        return found

    def _noun(self, noun: Token, event: Event) -> list[Piece]:
        """A noun with its clause where it says little: "the raid that killed ten people"."""
        light = verb_for(noun)
        pieces = self._noun_phrase(noun, event, by_agent=light is None)
        enough = len(pieces) > 1 or says_enough(noun)
        place = place_of(noun) if light is not None or not enough else None
        if place is None or not is_told_of(place.verb) or children(noun, "poss"):
            return pieces
        if what_is_called(noun.head) == noun:
            return pieces  # "what he called theft" is theft, and no calling
        if place.verb.tag_ == "VBG" and not children(place.verb, "aux"):
            return pieces  # "could not stop the team taking a draw"
        whole = self.clauses.clause(place.verb)
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
            subject = subject_piece(self.phrasing, found, None, verb)
            words, shorter = (
                within_sentence(text, found[0]) for text in (subject.words, subject.shorter)
            )
            yield replace(subject, order=after, words=words, shorter=shorter)
        for piece in self.clauses.predicate(verb, found, self.phrasing.actor_at.get(found[0].i)):
            if not place.holds(piece.order):
                yield replace(piece, order=after + piece.order)

    def _noun_phrase(self, noun: Token, event: Event, *, by_agent: bool) -> list[Piece]:
        """ "U.S.-led airstrikes", "Islamic State’s advances in Iraq", "losses caused by floods"."""
        pieces = [Piece(noun.i, self.phrasing.phrase(noun, None))]
        for preposition in children(noun, "prep", "agent"):
            if preposition.lower_ != "of":
                pieces += self.clauses.phrases.prepositional(preposition, None)
        for clause in children(noun, "acl"):
            if clause.tag_ in ("VBN", "VBG") and clause.n_rights and clause.i == noun.i + 1:
                pieces += self.clauses.predicate(clause, [], None)
        pieces += self.clauses.phrases.aims(noun, None)
        agent = next((a for a in event.arguments if a.role is Role.AGENT and a.actor), None)
        if by_agent and agent is not None and agent.actor and not _holds(noun, agent):
            by = f"by {self.phrasing.names[id(agent.actor)]}"
            pieces.append(Piece(noun.right_edge.i + 0.5, by, optional=True))
        return pieces


def _makes_a_habit(text: str, trigger: Token) -> bool:
    """ "Used to film it", for "used drones to film it", says that it was a habit."""
    return " used to " in text and " used to " not in trigger.sent.text


def _in_full_and_bare(pieces: list[Piece]) -> Iterator[str]:
    """A label of all its pieces, and one without those that may go."""
    yield fitted(pieces)
    yield fitted(piece for piece in pieces if not piece.optional)


def _saying(verb: Token, pieces: list[Piece], said: str) -> str:
    """ "Ann Holm said: “We will win”", where the clause tells that she spoke and not what."""
    told = fitted(piece for piece in pieces if piece.order <= _end_of_telling(verb))
    return f"{cut(f'{told}: “{said}', _LONGEST_QUOTATION)}”"


def _last_whole(text: str, name: str) -> tuple[str, str, str]:
    """What stands before a name where it was written last, the name, what follows; "" for none.

    "Davis’" is no "Davis".
    """
    last, start = -1, text.find(name)
    while start >= 0:
        end = start + len(name)
        whole = not _is_of_word(text[max(0, start - 1) : start]) and not _is_of_word(
            text[end : end + 1], "’'"
        )
        last = start if whole else last
        start = text.find(name, end if whole else start + 1)
    if last < 0:
        return "", "", text
    return text[:last], name, text[last + len(name) :]


def _is_of_word(character: str, besides: str = "") -> bool:
    """Whether a character is one of a word, or one of some others; of nothing it is not."""
    return character.isalnum() or (character != "" and character in f"_{besides}")


def _stands_there(pronoun: Token, after: str) -> bool:
    """Whether what follows a name in a label is what follows a pronoun in the text."""
    following = re.match(r"\W*(\w+)", after)
    if following is None or pronoun.i + 1 >= len(pronoun.doc):
        return True
    return following[1].lower() in (token.lower_ for token in pronoun.doc[pronoun.i + 1 :][:3])


def _without_article(name: str) -> str:
    """ "The outside firm" is named by "an outside firm" too."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ("a", "an", "the") else name


def _in_speakers_words(event: Event, text: str) -> str | None:
    """ "Holm: “We sold the mine”": whose "we" it is, where nothing but the quotation tells.

    In quotation marks where the label stands in the quotation word for word.
    """
    said = event.attribution
    if said is None or said.kind is not AttributionKind.DIRECT:
        return None
    speaker = _capitalized(said.actor.name if said.actor is not None else said.name)
    words = text.lower().replace("'", " ").replace("’", " ").split()
    speaking = words[:1] and (words[0] in _SPEAKING or not _FIRST_PERSON.isdisjoint(words))
    verbatim = text.lower() in " ".join(event.sentence.text.split()).lower()
    named = speaker.lower() not in _PERSONAL_PRONOUNS
    if not (speaking and named and (verbatim or words[0] in _SPEAKING)):
        return None
    # "We grabbed the dog and ran": "we ran" is what was said, and not its words.
    return f"{speaker}: “{text}”" if verbatim else f"{speaker}: {_uncapitalized(text)}"


def _uncapitalized(text: str) -> str:
    """ "we" for "We", but "I" stays."""
    first = text.partition(" ")[0]
    return text if first in ("I", "I’m", "I’ve") else text[:1].lower() + text[1:]


def _is_denied_first(verb: Token) -> bool:
    """Whether "never" opens the sentence of a verb, and its helper stands before its subject."""
    helpers = children(verb, "aux", "auxpass")
    subject = next(iter(own_subjects(verb)), None)
    fronted = verb.sent[0].lower_ in ("never", "nor") and verb.sent.root == verb
    return fronted and subject is not None and any(one.i < subject.left_edge.i for one in helpers)


def _end_of_telling(verb: Token) -> int:
    """The last word of "told reporters" and "said in Rome", before what was said."""
    told = [c.right_edge.i for c in verb.rights if c.dep_ in ("dobj", "dative", "prep", "prt")]
    return max([verb.i, *told])


def _capitalized(text: str) -> str:
    """With a capital first letter, except for an "iPhone"."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def _holds(noun: Token, argument: Argument) -> bool:
    """Whether the noun phrase itself names the argument."""
    return noun.left_edge.idx <= argument.span.start < noun.right_edge.idx + 1
