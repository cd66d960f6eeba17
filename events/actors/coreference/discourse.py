"""Those whom an article speaks of, and how present each is in the reader's mind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from events.actors.mentions import Phrase
from events.actors.names.clusters import Bearer
from events.grammar.noun_role import is_compared_with
from events.types import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How fast the past fades, a sentence.
_FADING = 0.5
# How prominent a phrase is by its part in the sentence.
_WEIGHTS = {
    "ROOT": 0.8,
    "nsubj": 1.0,
    "nsubjpass": 1.0,
    "agent": 0.6,
    "dobj": 0.6,
    "dative": 0.5,
    "poss": 0.5,
}
_OTHER_WEIGHT = 0.35
# "It spreads faster than common flu": nothing is told of common flu.
_COMPARED_WEIGHT = 0.1
# "A user … a user …": so many of one noun are remembered.
_MANY = 20
_KINDS = {
    ActorType.PERSON: "person",
    ActorType.ORG: "body",
    ActorType.GPE: "place",
    ActorType.NORP: "people",
    None: "place",
}


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that phrases speak of; `kind` is person, body, people, place, thing.

    `nouns` are the nouns it has been called by; `modifiers` those of its first nominal; `owner`
    the referent it belongs to ("Assad's forces"); `seen` the last sentence that spoke of it, and
    `carried` and `peak` how present it was before that sentence and by its own mentions.
    """

    kind: str
    plural: bool = False
    gender: str | None = None
    bodies: frozenset[str] = frozenset()
    bearer: Bearer | None = None
    nouns: set[str] = field(default_factory=set)
    modifiers: frozenset[str] = frozenset()
    owner: Referent | None = None
    phrases: list[Phrase] = field(default_factory=list)
    seen: int = -99
    carried: float = 0.0
    peak: float = 0.0

    def presence_in(self, sentence: int) -> float:
        """How present it is in a later sentence; it fades by half with every sentence."""
        return float((self.carried + self.peak) * _FADING ** (sentence - self.seen))


class Referents:
    """All referents of one article so far, by noun and by how lately each was spoken of.

    `named` is the bearer by the head of its name, also of names still to come; `by_head` the
    referent by the head of a phrase already read.
    """

    def __init__(self, doc: Doc, named: dict[int, Bearer]) -> None:
        self.doc = doc
        self.named = named
        self._sentences = _sentence_numbers(doc)
        self._lately: dict[int, Referent] = {}
        self._by_noun: dict[str, dict[int, Referent]] = defaultdict(dict)
        self._by_bearer: dict[int, Referent] = {}
        self.by_head: dict[int, Referent] = {}

    def all(self) -> list[Referent]:
        """Every referent, in no order."""
        return list(self._lately.values())

    def sentence_of(self, head: int) -> int:
        """The number of the sentence in which a token stands."""
        return self._sentences[head]

    def bearing(self, bearer: Bearer) -> Referent:
        """The referent that bears a name."""
        if id(bearer) not in self._by_bearer:
            referent = Referent(
                "thing" if bearer.kind is None and not bearer.is_place else _KINDS[bearer.kind],
                plural=bearer.kind is ActorType.NORP,
                gender=bearer.gender,
                bodies=bearer.bodies,
                bearer=bearer,
            )
            self._by_bearer[id(bearer)] = referent
            for title in bearer.titles | bearer.callings:
                self.call(referent, title)
        return self._by_bearer[id(bearer)]

    def has_met(self, bearer: Bearer) -> bool:
        """Whether the one who bears a name has been spoken of."""
        return id(bearer) in self._by_bearer

    def christen(self, referent: Referent, bearer: Bearer) -> Referent:
        """Give a name to one who was spoken of without it."""
        referent.bearer, referent.bodies = bearer, referent.bodies | bearer.bodies
        referent.gender = bearer.gender or referent.gender
        referent.kind = _KINDS[bearer.kind]
        self._by_bearer[id(bearer)] = referent
        for title in bearer.titles | bearer.callings:
            self.call(referent, title)
        return referent

    def lately(self, sentence: int, reach: int) -> Iterator[Referent]:
        """Those spoken of in the last `reach` sentences, the latest first."""
        for referent in reversed(self._lately.values()):
            if referent.seen < sentence - reach:
                return
            yield referent

    def by_noun(self, noun: str) -> list[Referent]:
        """The last few that have been called by a noun, the latest first."""
        return list(islice(reversed(self._by_noun[noun].values()), _MANY))

    def mention(self, referent: Referent, phrase: Phrase) -> None:
        """Record that a phrase speaks of a referent."""
        sentence = self.sentence_of(phrase.head)
        if sentence != referent.seen:
            referent.carried, referent.peak = referent.presence_in(sentence), 0.0
            referent.seen = sentence
        referent.peak = max(referent.peak, _weight(self.doc[phrase.head]))
        referent.phrases.append(phrase)
        self.by_head[phrase.head] = referent
        self._lately.pop(id(referent), None)
        self._lately[id(referent)] = referent

    def call(self, referent: Referent, noun: str) -> None:
        """Record that a referent is called by a noun."""
        referent.nouns.add(noun)
        self._by_noun[noun].pop(id(referent), None)
        self._by_noun[noun][id(referent)] = referent


def _weight(token: Token) -> float:
    """How prominent a phrase is; an apposition and a second conjunct are so as the first."""
    for _ in range(3):
        if token.dep_ not in ("appos", "conj"):
            break
        token = token.head
    if is_compared_with(token):
        return _COMPARED_WEIGHT
    if token.dep_ == "pobj" and token.head.lower_ == "by":
        return _WEIGHTS["agent"]
    weight = _WEIGHTS.get(token.dep_, _OTHER_WEIGHT)
    clauses = [one for one in token.rights if one.dep_ == "relcl"]
    if any(one.lower_ == "who" for clause in clauses for one in clause.lefts):
        weight = max(weight, _WEIGHTS["nsubj"])  # "we met a woman who drove there": she drove
    return weight


def _sentence_numbers(doc: Doc) -> list[int]:
    """The number of the sentence of each token."""
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start)
        numbers.append(number)
    return numbers
