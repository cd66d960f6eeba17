"""Who says so: the source, the word of saying, and what is said, for each event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from events.actors import heads
from events.actors.spoken_name import is_named, spoken_name
from events.grammar.clauses import VERBS, children, own_subjects
from events.grammar.phrase_range import noun_phrase
from events.grammar.subjects import verb_joined_to
from events.lexicons import words
from events.parsing.quotations import find_quotations, is_quoted, quotations_in
from events.parsing.spacy_pipeline import token_at
from events.predicates.quoted_speakers import QUOTED_SHARE, continue_speakers
from events.predicates.sayings import Saying, find_sayings
from events.predicates.speakers import author_of
from events.types import (
    Actor,
    ActorType,
    Attribution,
    AttributionKind,
    Document,
    Event,
    Span,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IN_QUOTATIONS = frozenset({"i", "we", "you"})


def attribute(events: Iterable[Event], actors: Iterable[Actor], doc: Doc) -> tuple[Event, ...]:
    """The events with their attribution; None where the article itself asserts the event.

    The nearest source wins where one reports what another said. A sentence that is all quotation
    and names no speaker belongs to the speaker last named in its paragraph or the one before.
    """
    events, actors = tuple(events), tuple(actors)
    if not events:
        return events
    quotations = find_quotations(doc)
    actor_at = heads(actors, doc)
    sayings = [
        saying for saying in find_sayings(events, quotations, doc) if _has_source(saying, actor_at)
    ]
    triggers = [token_at(doc, event.trigger.start) for event in events]
    around = _by_token(sayings, {trigger.i for trigger in triggers})
    named = frozenset(id(actor) for actor in actors if is_named(actor))
    names = _Names(doc, actor_at, events[0].trigger.document, named)
    attributed = []
    for event, trigger in zip(events, triggers, strict=True):
        found = _nearest(around.get(trigger.i, []), trigger)
        said = names.attribution(*found) if found is not None else None
        attributed.append(event if said is None else replace(event, attribution=said))
    if not quotations:
        return tuple(attributed)
    spoken = [
        names.attribution(saying, content) for saying in sayings for content in saying.contents
    ]
    known = [said for said in spoken if said is not None]
    return continue_speakers(tuple(attributed), known, doc)


def _has_source(saying: Saying, actor_at: dict[int, Actor]) -> bool:
    """Whether it is told who speaks; within a quotation "we" and "you" tell it no more."""
    first = next(iter(saying.sources), None)
    unknown = first is not None and first.tag_ == "PRP" and first.lower_ in _IN_QUOTATIONS
    return first is None or not unknown or first.i in actor_at


def _by_token(sayings: list[Saying], indices: set[int]) -> dict[int, list[Saying]]:
    """The sayings in whose content some tokens stand, by the index of the token."""
    around: dict[int, list[Saying]] = {}
    for saying in sayings:
        for start, end in saying.contents:
            for index in indices.intersection(range(start, end)):
                around.setdefault(index, []).append(saying)
    return around


def _nearest(sayings: list[Saying], trigger: Token) -> tuple[Saying, tuple[int, int]] | None:
    """The saying whose content holds the trigger most closely, its own words and sources aside."""
    found = ((saying, saying.content_with(trigger.i)) for saying in sayings)
    holding = [(saying, content) for saying, content in found if content is not None]
    # The closest first: of what is said of a saying of a saying, the others are never looked at.
    holding.sort(key=lambda one: one[1][1] - one[1][0])
    return next((one for one in holding if _holds(*one, trigger)), None)


def _holds(saying: Saying, content: tuple[int, int], trigger: Token) -> bool:
    """Whether a word is said in a saying, as against its own words, sources, and asides."""
    if saying.cue[0] <= trigger.i < saying.cue[1]:
        return False
    if any(source.left_edge.i <= trigger.i <= source.right_edge.i for source in saying.sources):
        return False
    aside = _is_aside(trigger, content) or _is_beyond(trigger, content)
    return not aside or is_quoted(trigger.doc, trigger.idx)


def _is_aside(trigger: Token, content: tuple[int, int]) -> bool:
    """Whether a word stands in ", which …": background of the writer's, not of the speaker's."""
    for token in (trigger, *trigger.ancestors):
        if not content[0] <= token.i < content[1]:
            return False
        start = token.left_edge.i
        if token.dep_ == "relcl" and start > content[0] and token.doc[start - 1].text == ",":
            return True
    return False


def _is_beyond(trigger: Token, content: tuple[int, int]) -> bool:
    """ "The firm agreed that it cannot turn but sold it": who agreed sold it."""
    for token in (trigger, *trigger.ancestors):
        if not content[0] <= token.i < content[1]:
            return False
        if token.dep_ == "conj" and token.head.pos_ in VERBS and not own_subjects(token):
            first = verb_joined_to(token)
            if not content[0] <= first.i < content[1]:
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Names:
    """Turns a saying into an Attribution, with a source in words fit for a reader."""

    doc: Doc
    actor_at: dict[int, Actor]
    document: Document
    named: frozenset[int]  # the identities of the actors with a proper name
    spoken: dict[int, str] = field(default_factory=dict)  # by identity, as they are asked for

    def attribution(
        self,
        saying: Saying,
        content: tuple[int, int],
    ) -> Attribution | None:
        """The attribution, or None for a saying without a source."""
        if not saying.sources:
            return None
        sources = tuple(author_of(source) for source in saying.sources)
        first, last = sources[0], sources[-1]
        actor = self.actor_at.get(first.i)
        span = self._span(noun_phrase(first)[0], noun_phrase(last)[1])
        said = self._span(*content)
        return Attribution(
            source=span,
            name=self._name(sources, actor, span),
            actor=actor,
            cue=self._span(*saying.cue),
            content=said,
            kind=_kind(said, self.doc),
        )

    def _span(self, start: int, end: int) -> Span:
        chars = self.doc[start:end]
        text = chars.text
        first = chars.start_char + len(text) - len(text.lstrip())
        return Span(self.document, first, chars.start_char + len(text.rstrip()))

    def _name(self, sources: tuple[Token, ...], actor: Actor | None, span: Span) -> str:
        one = len({id(self.actor_at.get(source.i)) for source in sources}) == 1
        if one and actor is not None and id(actor) in self.named:
            return actor.name
        if len(sources) > 1:
            return _without_article(span.text)
        source = sources[0]
        if actor is not None and actor.label is ActorType.PERSON:
            if id(actor) not in self.spoken:
                self.spoken[id(actor)] = spoken_name(actor, self.doc)
            name = _without_article(self.spoken[id(actor)])
            return _unnamed(name) if _is_introduced(actor) else name
        if source.pos_ == "PRON" and actor is not None:
            return actor.name
        indefinite = any(det.lower_ in ("a", "an") for det in children(source, "det"))
        name = _without_article(span.text)
        paper = source.lemma_ in words("documents", "documents")
        return _unnamed(name) if source.tag_ == "NN" and indefinite and not paper else name


def _is_introduced(actor: Actor) -> bool:
    """ "a Syrian activist", as against "the Iraqi ambassador", "Iraq’s foreign minister"."""
    return actor.mentions[0].span.text.lower().startswith(("a ", "an "))


def _unnamed(phrase: str) -> str:
    return f"an unnamed {_without_article(phrase)}"


def _without_article(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else phrase


def _kind(content: Span, doc: Doc) -> AttributionKind:
    quoted = sum(
        min(end, content.end) - max(start, content.start)
        for start, end in quotations_in(doc, content.start, content.end)
    )
    if quoted >= QUOTED_SHARE * (content.end - content.start):
        return AttributionKind.DIRECT
    return AttributionKind.MIXED if quoted else AttributionKind.INDIRECT
