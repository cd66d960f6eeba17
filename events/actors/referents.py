"""Those whom an article speaks of, and how present each is in the reader's mind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from events.actors.bearers import Bearer
from events.actors.phrases import Phrase

# How far back a pronoun or a bare noun reaches, in sentences, and how fast the past fades.
_FADING = 0.5


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
    """All referents of one article so far, by noun and by how lately each was spoken of."""

    def __init__(self) -> None:
        self._lately: dict[int, Referent] = {}
        self._by_noun: dict[str, list[Referent]] = defaultdict(list)
        self._by_bearer: dict[int, Referent] = {}
        self.by_head: dict[int, Referent] = {}

    def all(self) -> list[Referent]:
        """Every referent, in no order."""
        return list(self._lately.values())

    def of_bearer(self, bearer: Bearer) -> Referent | None:
        """The referent that bears a name, if the article has spoken of it."""
        return self._by_bearer.get(id(bearer))

    def lately(self, sentence: int, reach: int) -> Iterator[Referent]:
        """Those spoken of in the last `reach` sentences, the latest first."""
        for referent in reversed(self._lately.values()):
            if referent.seen < sentence - reach:
                return
            yield referent

    def called(self, noun: str) -> list[Referent]:
        """Those that have been called by a noun, the latest last."""
        return self._by_noun[noun]

    def mention(self, referent: Referent, phrase: Phrase, sentence: int, weight: float) -> None:
        """Record that a phrase speaks of a referent."""
        if sentence != referent.seen:
            referent.carried, referent.peak = referent.presence_in(sentence), 0.0
            referent.seen = sentence
        referent.peak = max(referent.peak, weight)
        referent.phrases.append(phrase)
        self.by_head[phrase.head] = referent
        self._lately.pop(id(referent), None)
        self._lately[id(referent)] = referent

    def introduce(self, referent: Referent, bearer: Bearer) -> None:
        """Record who bears a name, and the titles that go with it."""
        self._by_bearer[id(bearer)] = referent
        for title in bearer.titles:
            self.call(referent, title)

    def call(self, referent: Referent, noun: str) -> None:
        """Record that a referent is called by a noun."""
        referent.nouns.add(noun)
        known = self._by_noun[noun]
        if referent in known:
            known.remove(referent)
        known.append(referent)
