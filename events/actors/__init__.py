"""Who acts in an article: people, organizations and groups, each once with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from typing import TYPE_CHECKING

from events.actors.coreference.discourse import Referent
from events.actors.coreference.resolve import find_referents
from events.actors.display_name import display_name
from events.actors.mentions import Phrase, find_phrases
from events.actors.names.entity_type import head_word
from events.actors.noun_classes import is_person_noun, noun_of
from events.actors.things import has_a_rate, is_bare, takes_part
from events.grammar.noun_role import captured
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.on_demand import once
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import sections, tokens_of
from events.types import Actor, ActorType, Document, Mention, Span, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LABELS = {
    "person": ActorType.PERSON,
    "body": ActorType.ORG,
    "people": ActorType.GROUP,
    "place": ActorType.PLACE,
    "thing": ActorType.THING,
}

_ADJECTIVES = frozenset({"U.K.", "U.S.", "UK", "US"})


def find_actors(doc: Doc, document: Document, times: Iterable[TimeExpression]) -> tuple[Actor, ...]:
    """The actors of an article in the order of their first mention, mentions in text order.

    Things and places are actors where they are the subject or object of a verb somewhere; what
    stands in `times` is none. The heads of their mentions are found again by `heads`.
    """
    referents = find_referents(doc, find_phrases(doc, times))
    story_end = _story_end(doc)
    acting = [
        referent
        for referent in referents
        if _is_actor(doc, referent) and referent.phrases[0].start < story_end
    ]
    acting.sort(key=lambda referent: min(phrase.start for phrase in referent.phrases))
    return tuple(
        Actor(
            name=display_name(doc, referent),
            label=_label(doc, referent),
            mentions=_mentions(document, referent),
        )
        for referent in acting
    )


def heads(actors: Iterable[Actor], doc: Doc) -> dict[int, Actor]:
    """The actor by the index of the token that heads a mention of it."""
    found = {}
    for actor in actors:
        _, its_heads = once(doc, ("heads of", id(actor)), partial(_heads_of, actor, doc))
        for head in its_heads:
            found[head] = actor
    return found


def _heads_of(actor: Actor, doc: Doc) -> tuple[Actor, list[int]]:
    """The actor, whose identity is no other's as long as it is held, and its heads."""
    found = []
    for mention in actor.mentions:
        span = tokens_of(mention.span, doc)
        if span is not None:
            last = span[-1]
            # "The soldiers" of "kept the soldiers prisoner" hang on the prisoner.
            root = last if captured(last.head) == last else span.root
            found.append(root.i)
    return actor, found


def _label(doc: Doc, referent: Referent) -> ActorType:
    bearer = referent.bearer
    if bearer is not None and bearer.kind is ActorType.GPE:
        country = bearer.known is not None and bearer.known in words("countries", "names")
        acts = country or any(_acts(doc, phrase) for phrase in referent.phrases)
        return ActorType.GPE if acts else ActorType.PLACE
    if bearer is not None and bearer.kind is not None:
        return bearer.kind
    if referent.kind in ("place", "thing"):
        person = is_person_noun(noun_of(doc[referent.phrases[0].head]))
        return ActorType.GROUP if person else _LABELS[referent.kind]
    nameless = bearer is None and _is_building(referent)
    if nameless and not any(_does(doc, phrase) for phrase in referent.phrases):
        return ActorType.THING
    members = any(
        word.startswith("of ") and is_person_noun(word[3:]) for word in referent.modifiers
    )
    if referent.plural and "media" in referent.nouns:
        return ActorType.ORG
    if referent.plural or (members and referent.kind == "body"):
        return ActorType.GROUP
    return _LABELS[referent.kind]


def _mentions(document: Document, referent: Referent) -> tuple[Mention, ...]:
    ordered = sorted(referent.phrases, key=lambda phrase: (phrase.start, -phrase.stop))
    return tuple(
        Mention(Span(document, phrase.start, phrase.stop), phrase.type) for phrase in ordered
    )


def _story_end(doc: Doc) -> int:
    """The character where links to other stories begin; who is only in those is no actor here."""
    return max((s.end_char for s in sections(doc) if s.label_ != SectionKind.HEADLINE), default=0)


def _is_actor(doc: Doc, referent: Referent) -> bool:
    if referent.kind in ("thing", "place"):
        if (
            referent.bearer is None
            and len(referent.phrases) == 1
            and is_bare(referent.phrases[0], doc)
            and not has_a_rate(referent.phrases[0], doc)
        ):
            return False
        return any(
            takes_part(it, doc) or (it.bearer is not None and _acts(doc, it))
            for it in referent.phrases
        )
    return not _is_building(referent) or any(
        _does(doc, it) or takes_part(it, doc) for it in referent.phrases
    )


def _is_building(referent: Referent) -> bool:
    """Whether what it is called may be a house or a set as well: "the church", "television"."""
    nouns = referent.nouns
    if referent.bearer is not None:
        if not referent.bearer.bodies <= {"institution"}:
            return False
        nouns = nouns | {head_word(form).lower() for form in referent.bearer.forms if " " in form}
    return bool(nouns) and nouns <= words("group_nouns", "buildings")


def _does(doc: Doc, phrase: Phrase) -> bool:
    """Whether a house or a set acts here as those who run it: "the church said"."""
    token = doc[phrase.head]
    if phrase.bearer is not None and token.head.lower_ in ("at", "for", "of", "from", "by"):
        return is_person_noun(noun_of(token.head.head))
    if token.dep_ in ("dative", "agent") or token.head.dep_ == "agent":
        return True
    if token.dep_ == "dobj":
        return token.head.lemma_ in ("tell", "sue")
    if token.head.lower_ == "to" and token.head.head.dep_ == "prep":
        return token.head.head.lower_ == "according"
    return token.dep_ == "nsubj" and token.head.lemma_ in _deeds_of_bodies()


@cache
def _deeds_of_bodies() -> frozenset[str]:
    """What those who run a house or a paper do, and the house never."""
    return words("deeds", "verbs") | saying_verbs() | words("reporting", "speech")


def _acts(doc: Doc, phrase: Phrase) -> bool:
    """Whether a place acts here as its government: "Iran said", "U.S.-led"."""
    token = doc[phrase.head]
    if token.text.endswith(("-led", "-backed", "-brokered", "-sponsored")):
        return True
    if any(child.dep_ == "relcl" and _has_who(child) for child in token.children):
        return True
    # "A US drone strike" is of the country, "the Syria strikes" are in it.
    if token.text in _ADJECTIVES and noun_of(token.head) in words("event_nouns", "conflict"):
        return token.dep_ in ("compound", "nmod")
    by_agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    if token.dep_ != "nsubj" and not by_agent:
        return False
    verb = token.head.head if by_agent else token.head
    if phrase.bearer is not None and phrase.bearer.known is not None:
        return verb.pos_ == "VERB" and verb.lemma_ not in words("deeds", "undergoing")
    return verb.lemma_ in words("deeds", "verbs")


def _has_who(clause: Token) -> bool:
    return any(child.lower_ == "who" for child in clause.children)
