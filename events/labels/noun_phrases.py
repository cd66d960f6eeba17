"""Noun phrases in words fit for a label: pronouns named, times and asides left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.actors.mentions import ONE_OF_A_PAIR
from events.grammar.clauses import children, coordinated
from events.grammar.membership import named_members, names_given
from events.grammar.noun_role import PROPER_ENTITIES, counted, is_measure
from events.grammar.phrase_range import noun_phrase
from events.parsing.laid_out import once_a_token
from events.parsing.quotations import QUOTATION_MARK
from events.types import Actor, ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSONAL = frozenset({"PRP", "PRP$"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INNER_QUOTES = re.compile(
    r"(?<![\w.])['‘](?=[^\W\d]{2})(?!(?:re|ve|ll)\b)(?P<inner>[^'’]*)(?:['’](?!\w))?"
)
# What one look tells most phrases to be without: a quotation mark, a space before a mark.
_UNTIDY = re.compile(r"[“”\"„«»`'‘’]|\s[-,.;:!?%)\]]")
# Print of the web parts "Strauss - Kahn", "40-year - old" and "U - turn"; a dash has no such words
# on both sides.
_PARTED = re.compile(
    r"\b(?:[A-Z][\w’'-]*|\d+-(?:day|month|week|year)) - (?:[A-Z]|old\b|[a-z]{1,2} - )"
    r"|\b[A-Z] - [a-z]"
)
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)\]](?!\d)|['’]s\b|n['’]t\b|['’](?:re|ve|ll|d|m)\b)")
# So many coordinated phrases are told, if they are so short together, in characters.
_LONGEST_LIST, _SHORT_LIST = 5, 50
# Words that say nothing without the clause that follows: "those who stayed".
_HOLLOW = frozenset("anybody anyone everybody everyone nobody one people somebody those".split())


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How the noun phrases of one article are written in its labels.

    `actor_at` holds the actors by the head of their mentions, `names` their names within a sentence
    by the identity of the actor, `timed` the tokens of times, `named` the identities of the actors
    with a proper name. `written` has the phrases that were asked for, by noun, actor and brevity,
    `leaving` whether a word goes with all that hangs from it, as `verbatim` finds.
    """

    doc: Doc
    actor_at: dict[int, Actor]
    names: dict[int, str]
    timed: frozenset[int]
    named: frozenset[int]
    written: dict[tuple[int, int, bool], str] = field(default_factory=dict, compare=False)
    leaving: dict[int, bool] = field(default_factory=dict, compare=False)

    def phrase(self, noun: Token, about: Actor | None, *, brief: bool = False) -> str:
        """The noun phrase, or the name of the actor for which "it" or "the group" stands.

        The actor `about` is named already, so that a pronoun will do for it. A brief phrase goes
        without its "of", and without the clause of "those who …".
        """
        key = noun.i, id(about), brief
        if key not in self.written:
            self.written[key] = self._phrase(noun, about, brief=brief)
        return self.written[key]

    def _phrase(self, noun: Token, about: Actor | None, *, brief: bool) -> str:
        actor = self.actor_at.get(noun.i)
        called = actor is not None and self.is_named(actor) and _is_anaphoric(noun)
        called = called and not names_given(noun)
        stands_for = called or noun.tag_ == "PRP" or noun.lower_ in ONE_OF_A_PAIR
        if actor is not None and actor is not about and stands_for:
            return self.names[id(actor)]
        words = self.words(*self._reach(noun, brief=brief), about)
        name = None if brief else self.apposed_name(noun)
        return words if name is None else f"{words}{name}"

    def apposed_name(self, noun: Token) -> str | None:
        """ ", Ada Berg," after "the mayor", and " Ada Berg" without commas: who it is by name."""
        members = named_members(noun)
        if members:
            names = " and ".join(self.words(*noun_phrase(one)) for one in members)
            return f", {names},"
        actor = self.actor_at.get(noun.i)
        if actor is None or noun.pos_ != "NOUN":
            return None
        for name in children(noun, "appos"):
            start, end = noun_phrase(name)
            comma = self.doc[start - 1].text == ","
            close = noun.i < start and name.pos_ == "PROPN" and not children(name, "conj")
            if close and self.actor_at.get(name.i) is actor:
                words = self.words(start, end)
                return f", {words}," if comma else f" {words}"
        return f", {self.names[id(actor)]}," if self._is_named_elsewhere(noun, actor) else None

    def _is_named_elsewhere(self, noun: Token, actor: Actor) -> bool:
        """ "A man was held. Jon Berg, 34, …": whether the text names him only later on."""
        first = [child.lower_ for child in children(noun, "det")][:1]
        introduced = first in (["a"], ["an"]) and not names_given(noun) and noun.dep_ in _SUBJECTS
        return introduced and actor.label is ActorType.PERSON and self.is_named(actor)

    def brief(self, noun: Token, about: Actor | None) -> str:
        """The brief phrase, empty where there is nothing to leave out."""
        of = any(of.lower_ == "of" for of in children(noun, "prep"))
        if noun.lower_ in _HOLLOW or of or self.apposed_name(noun):
            return self.phrase(noun, about, brief=True)
        return ""

    def phrases(self, noun: Token, about: Actor | None) -> str:
        """Up to three coordinated noun phrases: "statues and buildings", "$8 or €7"."""
        return self.joined(coordinated(noun), about)

    def joined(self, nouns: list[Token], about: Actor | None, *, brief: bool = False) -> str:
        """Up to three noun phrases, or five short ones, with the word that joins them.

        Those left out are "others".
        """
        told = [self.phrase(noun, about, brief=brief) for noun in nouns[:_LONGEST_LIST]]
        short = len(told) == len(nouns) and sum(map(len, told)) <= _SHORT_LIST
        *others, last = told if short else told[:3]
        if len(others) + 1 < len(nouns):
            others, last = [*others, last], "others"
        joints = [joint.lower_ for noun in nouns for joint in children(noun, "cc")]
        joint = "or" if "or" in joints else "nor" if "nor" in joints else "and"
        return f"{', '.join(others)} {joint} {last}" if others else last

    def words(self, start: int, end: int, about: Actor | None = None) -> str:
        """A range of tokens, its pronouns named, without quotation marks.

        A range that ends within a hyphenated word takes the rest of it: "his re-election".
        """
        parts = []
        first = self._word_start(start)
        within = first > 0 and self.doc[first - 1].text in ("'", "‘")
        for token in self.doc[first : self._word_end(end)]:
            if within and token.text in ("'", "’") and token.tag_ == "''":
                within = False  # the first of the two stands before the range
                parts.append(token.whitespace_)
                continue
            actor = self.actor_at.get(token.i)
            if (
                token.tag_ in _PERSONAL
                and actor is not None
                and self._is_named_here(token, actor, about)
            ):
                name = self.names[id(actor)]
                parts.append(possessive(name) if token.tag_ == "PRP$" else name)
            elif token.tag_ == "WP$":
                parts.append(self._named_owner(token, start, end, about))
            else:
                parts.append(token.text)
            parts.append(token.whitespace_)
        return tidied("".join(parts))

    def _is_named_here(self, pronoun: Token, actor: Actor, about: Actor | None) -> bool:
        """Whether a name stands for a pronoun: not where the one who acts may be its owner."""
        if actor is about:
            return False
        alike = about is not None and about.label is actor.label
        return not (alike and pronoun.tag_ == "PRP$")

    def is_named(self, actor: Actor) -> bool:
        """Whether a mention of the actor is a proper name."""
        return id(actor) in self.named

    def is_timed(self, token: Token) -> bool:
        """Whether the token belongs to a time expression."""
        return token.i in self.timed

    def _reach(self, noun: Token, *, brief: bool) -> tuple[int, int]:
        """The range of tokens of a noun phrase, as `phrase` writes it."""
        start, end = noun_phrase(noun)
        if noun.tag_ in ("NNS", "NNPS") and self.doc[start].lower_ == "that":
            start += 1  # "he said that shares fell": taken for "those shares"
        inner = counted(noun)
        if is_hollow(noun) and not brief:
            end = max([end, *(clause.right_edge.i + 1 for clause in _tight_clauses(inner))])
        if brief:
            end = self._brief_end(noun, end)
        return start, self._before_times(noun, end)

    def _named_owner(self, whose: Token, start: int, end: int, about: Actor | None) -> str:
        """Whose it is: "the widow’s" for "whose", unless the words beside it tell already.

        The owner is written without its clause, and by its noun alone where that leaves another
        "whose", so that this ends however "whose" hangs from "whose".
        """
        owner = _owner(whose)
        if owner is None or start <= owner.i < end:
            return whose.text
        hollow = owner.lower_ in _HOLLOW
        first, last = self._reach(owner, brief=hollow)
        if any(t.tag_ == "WP$" for t in self.doc[self._word_start(first) : self._word_end(last)]):
            return possessive(owner.text)
        return possessive(self.phrase(owner, about, brief=hollow))

    def _word_start(self, start: int) -> int:
        while start > 1 and self.doc[start - 1].text == "-" and self._is_joined(start - 1):
            start -= 2
        return start

    def _word_end(self, end: int) -> int:
        while end + 1 < len(self.doc) and self.doc[end].text == "-" and self._is_joined(end):
            end += 2
        return end

    def _is_joined(self, hyphen: int) -> bool:
        """Whether a hyphen stands between two words without a space."""
        return not (self.doc[hyphen - 1].whitespace_ or self.doc[hyphen].whitespace_)

    def _brief_end(self, noun: Token, end: int) -> int:
        """Without "of …", or for a measure without what hangs from its "of …"."""
        while (of := _next_of(noun, end)) is not None:
            inner = next(iter(children(of, "pobj")), None)
            if not is_measure(noun) or inner is None:
                return of.i
            noun, end = inner, min(end, noun_phrase(inner)[1])
        return end

    def _before_times(self, noun: Token, end: int) -> int:
        """The end of a phrase cut before a time that closes it: "the raid [last week]"."""
        while end > noun.i + 1 and (end - 1 in self.timed or _hangs_open(self.doc[end - 1])):
            end -= 1
        return end


def possessive(name: str) -> str:
    """ "Irina Bokova’s", "Aldwych Foods’"."""
    return name + ("’" if name.endswith("s") else "’s")


def tidied(text: str) -> str:
    """One line with single spaces, no quotation marks, no space before a comma."""
    if _UNTIDY.search(text):
        bare = _INNER_QUOTES.sub(r"\g<inner>", QUOTATION_MARK.sub("", text))
        text = _SPACE_BEFORE.sub(r"\1", bare)
        text = _PARTED.sub(_joined_again, text) if " - " in text else text
    return " ".join(text.split()).strip(" ,;:-–—")


def _joined_again(parted: re.Match[str]) -> str:
    return parted.group().replace(" - ", "-")


def within_sentence(words: str, noun: Token) -> str:
    """The words of a noun phrase, without the capital of a sentence that begins with them."""
    first = noun.left_edge
    begins = first.is_sent_start and words.startswith(first.text) and first.lower_ != "i"
    proper = first.pos_ == "PROPN" or first.ent_type_ in PROPER_ENTITIES
    if not begins or (proper and first.tag_ != "DT") or first.text[1:2].isupper():
        return words
    return words[:1].lower() + words[1:]


def _next_of(noun: Token, end: int) -> Token | None:
    """The "of" that hangs from a noun before the end of its phrase, and is no part of a name."""
    found = (of for of in children(noun, "prep") if of.lower_ == "of" and of.i < end)
    return next((of for of in found if of.ent_type_ not in PROPER_ENTITIES), None)


@once_a_token
def is_hollow(noun: Token) -> bool:
    """Whether only a clause tells who is meant: "those who stayed", "anyone whose farm burned"."""
    return counted(noun).lower_ in _HOLLOW


def _owner(whose: Token) -> Token | None:
    """ "the widow, whose daughter fell": the widow."""
    return next((above.head for above in whose.ancestors if above.dep_ == "relcl"), None)


def _tight_clauses(noun: Token) -> list[Token]:
    """The relative clauses that follow without a comma: "those who stayed"."""
    clauses = children(noun, "relcl", "acl")
    following = noun.doc[noun.i + 1 : noun.i + 2].text
    return clauses if following not in (",", "–", "—") else []


def _hangs_open(token: Token) -> bool:
    """A preposition without what follows it, as against the "on" of "what is going on"."""
    return token.pos_ == "ADP" and token.dep_ != "prt"


def _is_anaphoric(noun: Token) -> bool:
    """ "the group", "the extremist group", but not "the group’s fighters" or "the state of X"."""
    bare = not children(noun, "poss", "prep", "relcl", "acl", "appos", "nummod")
    return noun.tag_ == "NN" and bare and any(d.lower_ == "the" for d in children(noun, "det"))
