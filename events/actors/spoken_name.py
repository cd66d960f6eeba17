"""The name of an actor within a sentence."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from events.grammar.noun_role import PROPER_ENTITIES
from events.parsing.spacy_pipeline import token_at
from events.types import Actor, ActorType, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What needs no article before it, as an owner needs none.
_QUANTIFIERS = frozenset(
    "a all an another any both dozens each every few half hundreds least many more most much no "
    "nobody other others several some somebody such thousands".split()
)


_POSSESSIVE = re.compile(r"['’]s |s['’] ")


def is_named(actor: Actor) -> bool:
    """Whether a mention of the actor is a proper name."""
    return any(mention.type is MentionType.NAM for mention in actor.mentions)


def spoken_name(actor: Actor, doc: Doc) -> str:
    """The name within a sentence: "Irina Bokova", "the Syrian activist", "the soldiers"."""
    name = actor.name[:1].lower() + actor.name[1:] if _is_common(actor, doc) else actor.name
    if is_named(actor):
        return f"the {actor.name}" if _takes_article(actor) else actor.name
    first = name.split(" ")[0].lower()
    return name if first in _QUANTIFIERS or _POSSESSIVE.search(name) else f"the {name}"


def _takes_article(actor: Actor) -> bool:
    """Whether the text says "the" before most mentions by this name."""
    if actor.label is ActorType.PERSON:
        return False
    named = [mention.span for mention in actor.mentions if mention.span.text == actor.name]
    before = [span.document.text[max(0, span.start - 4) : span.start] for span in named]
    with_article = [text.lower() == "the " for text in before]
    return sum(with_article) > len(with_article) / 2


def _is_common(actor: Actor, doc: Doc) -> bool:
    """Whether the name begins with a word that is written small within a sentence."""
    told = (mention for mention in actor.mentions if mention.type is not MentionType.PRO)
    span = next(told, actor.mentions[0]).span
    token = token_at(doc, span.start)
    opening = actor.name.split(" ")[0].lower()
    while token.dep_ == "det" and token.i + 1 < len(doc):
        token = token.nbor()
    if token.lower_ != opening:  # "Acme's boss" goes by "boss"
        stop = span.start + len(span.text)
        rest = takewhile(lambda one: one.idx < stop, (doc[i] for i in range(token.i, len(doc))))
        token = next((one for one in rest if one.lower_ == opening), token)
    if token.is_sent_start and token.tag_ in ("NN", "NNS") and not is_named(actor):
        return True  # "Rebels", which the tagger may take for a people
    return (
        token.tag_ in ("NN", "NNS", "JJ", "JJR", "JJS", "CD")
        and token.ent_type_ not in PROPER_ENTITIES
    )
