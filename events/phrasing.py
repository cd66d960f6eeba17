"""Noun phrases in words fit for a label: pronouns named, times and asides left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.clauses import children, coordinated, noun_phrase
from events.types import Actor, ActorType, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSONAL = frozenset({"PRP", "PRP$"})
_QUOTE_MARKS = re.compile(r"[“”\"„«»]|``|''")
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)\]]|['’]s\b|n['’]t\b|['’](?:re|ve|ll|d|m)\b)")
# "one of the sites", "hundreds of statues": the head says nothing without its "of".
_MEASURES = frozenset(
    "all any both dozen each few half hundred lot majority many million more most much none number "
    "one pair part percent piece score section series set several some third thousand type".split()
)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How the noun phrases of one article are written in its labels.

    `actor_at` holds the actors by the head of their mentions, `timed` the tokens of times.
    """

    doc: Doc
    actor_at: dict[int, Actor]
    timed: frozenset[int]

    def phrase(self, noun: Token, about: Actor | None, *, brief: bool = False) -> str:
        """The noun phrase, or the name of the actor for which "it" or "the group" stands.

        The actor `about` is named already, so that a pronoun will do for it. A brief phrase goes
        without its "of".
        """
        actor = self.actor_at.get(noun.i)
        if actor is not None and actor is not about:
            if noun.tag_ == "PRP":
                return spoken_name(actor)
            if _is_anaphoric(noun) and is_named(actor):
                return actor.name
        start, end = noun_phrase(noun)
        if brief:
            end = self._brief_end(noun, end)
        return self.words(start, self._before_times(noun, end), about)

    def phrases(self, noun: Token, about: Actor | None) -> str:
        """Up to three coordinated noun phrases: "statues and buildings"."""
        *others, last = [self.phrase(one, about) for one in coordinated(noun)[:3]]
        return f"{', '.join(others)} and {last}" if others else last

    def words(self, start: int, end: int, about: Actor | None = None) -> str:
        """A range of tokens, its pronouns named, without quotation marks."""
        parts = []
        for token in self.doc[start:end]:
            actor = self.actor_at.get(token.i)
            if token.tag_ in _PERSONAL and actor is not None and actor is not about:
                owner = "’s" if token.tag_ == "PRP$" else ""
                parts.append(spoken_name(actor) + owner + token.whitespace_)
            else:
                parts.append(token.text_with_ws)
        return tidied("".join(parts))

    def is_timed(self, token: Token) -> bool:
        """Whether the token belongs to a time expression."""
        return token.i in self.timed

    def _brief_end(self, noun: Token, end: int) -> int:
        """Without "of …", or for a measure without what hangs from its "of …"."""
        for of in children(noun, "prep"):
            if of.lower_ == "of" and of.i < end:
                inner = next(iter(children(of, "pobj")), None)
                if noun.lemma_.lower() not in _MEASURES or inner is None:
                    return of.i
                return min(end, self._brief_end(inner, noun_phrase(inner)[1]))
        return end

    def _before_times(self, noun: Token, end: int) -> int:
        """The end of a phrase cut before a time that closes it: "the raid [last week]"."""
        while end > noun.i + 1 and (end - 1 in self.timed or self.doc[end - 1].pos_ == "ADP"):
            end -= 1
        return end


def is_named(actor: Actor) -> bool:
    """Whether a mention of the actor is a proper name."""
    return any(mention.type is MentionType.NAM for mention in actor.mentions)


def spoken_name(actor: Actor) -> str:
    """The name within a sentence: "Irina Bokova", "the Syrian activist", "soldiers"."""
    if is_named(actor):
        return actor.name
    if actor.label is ActorType.PERSON:
        return (
            f"the {actor.name[:1].lower()}{actor.name[1:]}"
            if _is_common(actor)
            else (f"the {actor.name}")
        )
    return actor.name[:1].lower() + actor.name[1:] if _is_common(actor) else actor.name


def tidied(text: str) -> str:
    """One line with single spaces, no quotation marks, no space before a comma."""
    return _SPACE_BEFORE.sub(r"\1", _SPACES.sub(" ", _QUOTE_MARKS.sub("", text))).strip(" ,;:-–—")


def _is_common(actor: Actor) -> bool:
    """Whether the name begins with a word that the text writes small within a sentence."""
    first = actor.name.split(" ")[0]
    return any(first.lower() in mention.span.text.split() for mention in actor.mentions)


def _is_anaphoric(noun: Token) -> bool:
    """ "the group", "the extremist group", but not "the group’s fighters" or "the state of X"."""
    bare = not children(noun, "poss", "prep", "compound", "relcl")
    return noun.tag_ == "NN" and bare and any(d.lower_ == "the" for d in children(noun, "det"))
