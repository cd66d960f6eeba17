"""Who says so: the source, the word of saying, and what is said, for each event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.actors import heads
from events.actors.noun_classes import bodies_of_noun, is_person_noun, noun_of
from events.actors.spoken_name import spoken_name
from events.grammar.clauses import (
    children,
    coordinated,
    governing_verb,
    is_passive,
    is_quoted_as,
    noun_phrase,
    prepositional,
    subjects,
)
from events.lexicons import words
from events.parsing.quotations import find_quotations
from events.parsing.spacy_pipeline import token_at
from events.types import (
    Actor,
    ActorType,
    Attribution,
    AttributionKind,
    Document,
    Event,
    EventClass,
    MentionType,
    Span,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IN_QUOTATIONS = frozenset({"i", "one", "we", "you"})
_NOBODY = frozenset({"that", "there", "this", "what", "which"})
_CONTENT_DEPS = ("ccomp", "xcomp", "acl", "parataxis", "dobj")
# So much of a sentence must stand in quotation marks for it to be a quotation and nothing else.
_QUOTED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class _Saying:
    """A word of saying with its sources and the token ranges of what is said."""

    cue: tuple[int, int]
    sources: tuple[Token, ...]
    contents: tuple[tuple[int, int], ...]

    def content_with(self, index: int) -> tuple[int, int] | None:
        """The range that holds a token, or None."""
        return next(((s, e) for s, e in self.contents if s <= index < e), None)


def attribute(events: Iterable[Event], actors: Iterable[Actor], doc: Doc) -> tuple[Event, ...]:
    """The events with their attribution; None where the article itself asserts the event.

    The nearest source wins where one reports what another said. A sentence that is all quotation
    and names no speaker belongs to the speaker last named in its paragraph or the one before.
    """
    events = tuple(events)
    quotations = find_quotations(doc)
    actor_at = heads(actors, doc)
    sayings = [saying for saying in _sayings(events, doc) if _has_source(saying, actor_at)]
    around = _by_token(sayings)
    names = _Names(doc, actor_at, events[0].trigger.document) if events else None
    attributed = []
    for event in events:
        trigger = token_at(doc, event.trigger.start)
        found = _nearest(around.get(trigger.i, []), trigger, quotations)
        if found is None or names is None:
            attributed.append(event)
            continue
        saying, content = found
        attribution = names.attribution(saying, content, quotations)
        attributed.append(replace(event, attribution=attribution))
    return _continued(tuple(attributed), quotations, doc)


def _sayings(events: tuple[Event, ...], doc: Doc) -> list[_Saying]:
    found = []
    for event in events:
        cue = token_at(doc, event.trigger.start)
        if event.event_class is EventClass.REPORTING or is_quoted_as(cue):
            found.append(_saying_of_verb(cue) if cue.pos_ == "VERB" else _saying_of_noun(cue))
    found += [_according_to(token) for token in doc[:-1] if token.lower_ == "according"]
    return [saying for saying in found if saying is not None and saying.contents]


def _has_source(saying: _Saying, actor_at: dict[int, Actor]) -> bool:
    """Whether it is told who speaks; within a quotation "we" and "you" tell it no more."""
    first = next(iter(saying.sources), None)
    return first is None or first.lower_ not in _IN_QUOTATIONS or first.i in actor_at


def _saying_of_verb(cue: Token) -> _Saying | None:
    sources = tuple(_tellers(cue))
    contents = [
        (child.left_edge.i, child.right_edge.i + 1)
        for child in cue.children
        if child.dep_ in _CONTENT_DEPS and child not in sources
    ]
    if cue.dep_ in ("parataxis", "advcl", "ccomp", "intj") and not contents and sources:
        contents = [_clause_around(cue)]
    return _Saying((cue.i, cue.i + 1), sources, tuple(contents))


def _tellers(cue: Token) -> list[Token]:
    """Who says it: the subject, or the "by" of the passive; nobody in "it is hard to say that"."""
    if not is_passive(cue):
        return [
            source
            for source in subjects(cue)
            if source.lower_ not in _NOBODY and (source.lower_ != "it" or source.head == cue)
        ]
    return [noun for preposition, noun in prepositional(cue) if preposition.lower_ == "by"]


def _saying_of_noun(cue: Token) -> _Saying | None:
    """ "assertions by American officials that it remains on the defensive"."""
    contents = tuple(
        (child.left_edge.i, child.right_edge.i + 1)
        for child in children(cue, "acl", "ccomp", "relcl")
        if any(mark.tag_ == "IN" and mark.lower_ in ("that", "whether") for mark in child.lefts)
    )
    sources = [
        pobj
        for by in children(cue, "prep", "agent")
        if by.lower_ in ("by", "from")
        for pobj in children(by, "pobj")
    ]
    return _Saying((cue.i, cue.i + 1), tuple(sources or children(cue, "poss") or [cue]), contents)


def _according_to(token: Token) -> _Saying | None:
    to = token.nbor()
    sources = [noun for pobj in children(to, "pobj") for noun in coordinated(pobj)]
    verb = governing_verb(token)
    if to.lower_ != "to" or verb is None or not any(_can_say(source) for source in sources):
        return None
    return _Saying((token.i, to.i + 1), tuple(sources), (_clause_around(token),))


def _can_say(noun: Token) -> bool:
    """People, organizations and documents say things; plans and interpretations do not."""
    named = noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or noun.pos_ in ("PRON", "PROPN")
    if named or noun.is_title or noun.lemma_ in ("person", "people"):
        return True
    lemma = noun_of(noun)
    writes = lemma in words("documents", "documents")
    return writes or is_person_noun(lemma) or bool(bodies_of_noun(lemma))


def _clause_around(token: Token) -> tuple[int, int]:
    """The token range of the clause in which a parenthesis stands, to the ends of the sentence.

    After a comma it covers the whole: "They left after a man paid, according to the police."
    """
    verb = governing_verb(token)
    while verb is not None and verb.dep_ == "advcl" and token.i and token.nbor(-1).text == ",":
        verb = governing_verb(verb)
    if verb is None:
        return token.sent.start, token.sent.end
    return verb.left_edge.i, verb.right_edge.i + 1


def _by_token(sayings: list[_Saying]) -> dict[int, list[_Saying]]:
    """The sayings in whose content a token stands, by its index."""
    around: dict[int, list[_Saying]] = {}
    for saying in sayings:
        for start, end in saying.contents:
            for index in range(start, end):
                around.setdefault(index, []).append(saying)
    return around


def _nearest(
    sayings: list[_Saying], trigger: Token, quotations: tuple[tuple[int, int], ...]
) -> tuple[_Saying, tuple[int, int]] | None:
    """The saying whose content holds the trigger most closely, its own words and sources aside."""
    best: tuple[_Saying, tuple[int, int]] | None = None
    for saying in sayings:
        content = saying.content_with(trigger.i)
        if content is None or saying.cue[0] <= trigger.i < saying.cue[1]:
            continue
        if any(source.left_edge.i <= trigger.i <= source.right_edge.i for source in saying.sources):
            continue
        if _is_aside(trigger, content) and not _is_quoted(trigger, quotations):
            continue
        if best is None or content[1] - content[0] < best[1][1] - best[1][0]:
            best = saying, content
    return best


def _is_aside(trigger: Token, content: tuple[int, int]) -> bool:
    """Whether a word stands in ", which …": background of the writer's, not of the speaker's."""
    for token in (trigger, *trigger.ancestors):
        if not content[0] <= token.i < content[1]:
            return False
        start = token.left_edge.i
        if token.dep_ == "relcl" and start > content[0] and token.doc[start - 1].text == ",":
            return True
    return False


def _is_quoted(token: Token, quotations: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= token.idx < end for start, end in quotations)


@dataclass(frozen=True, slots=True)
class _Names:
    """Turns a saying into an Attribution, with a source in words fit for a reader."""

    doc: Doc
    actor_at: dict[int, Actor]
    document: Document

    def attribution(
        self,
        saying: _Saying,
        content: tuple[int, int],
        quotations: tuple[tuple[int, int], ...],
    ) -> Attribution | None:
        """The attribution, or None for a saying without a source."""
        if not saying.sources:
            return None
        first, last = saying.sources[0], saying.sources[-1]
        actor = self.actor_at.get(first.i)
        span = self._span(noun_phrase(first)[0], noun_phrase(last)[1])
        said = self._span(*content)
        return Attribution(
            source=span,
            name=self._name(saying.sources, actor, span),
            actor=actor,
            cue=self._span(*saying.cue),
            content=said,
            kind=_kind(said, quotations),
        )

    def _span(self, start: int, end: int) -> Span:
        chars = self.doc[start:end]
        text = chars.text
        first = chars.start_char + len(text) - len(text.lstrip())
        return Span(self.document, first, chars.start_char + len(text.rstrip()))

    def _name(self, sources: tuple[Token, ...], actor: Actor | None, span: Span) -> str:
        one = len({id(self.actor_at.get(source.i)) for source in sources}) == 1
        if one and actor is not None and any(m.type is MentionType.NAM for m in actor.mentions):
            return actor.name
        if len(sources) > 1:
            return _without_article(span.text)
        source = sources[0]
        if actor is not None and actor.label is ActorType.PERSON:
            name = _without_article(spoken_name(actor, self.doc))
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


def _kind(content: Span, quotations: tuple[tuple[int, int], ...]) -> AttributionKind:
    quoted = sum(
        max(0, min(end, content.end) - max(start, content.start)) for start, end in quotations
    )
    if quoted >= _QUOTED_SHARE * (content.end - content.start):
        return AttributionKind.DIRECT
    return AttributionKind.MIXED if quoted else AttributionKind.INDIRECT


def _continued(
    events: tuple[Event, ...], quotations: tuple[tuple[int, int], ...], doc: Doc
) -> tuple[Event, ...]:
    """Quotations that go on after the sentence that names their speaker keep him."""
    speaker: Attribution | None = None
    found = []
    for event in events:
        inside = _quotation_around(event.trigger, quotations)
        if event.attribution is not None:
            speaker = event.attribution
        elif inside is not None and speaker is not None and _is_all_quoted(event.sentence, inside):
            content = Span(event.trigger.document, *inside)
            said = replace(speaker, content=content, kind=AttributionKind.DIRECT)
            event = replace(event, attribution=said)
        found.append(event)
    return tuple(found)


def _quotation_around(
    span: Span, quotations: tuple[tuple[int, int], ...]
) -> tuple[int, int] | None:
    return next(((s, e) for s, e in quotations if s <= span.start and span.end <= e), None)


def _is_all_quoted(sentence: Span, quotation: tuple[int, int]) -> bool:
    shared = min(sentence.end, quotation[1]) - max(sentence.start, quotation[0])
    return shared >= _QUOTED_SHARE * (sentence.end - sentence.start)
