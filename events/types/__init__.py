"""What the library finds, as frozen values in the field's words.

Offsets are Python string indices (code points), half-open, into `Document.text`.
"""

from events.types.actor import Actor, ActorType, Mention, MentionType
from events.types.article import Document, PublishedBasis, Span
from events.types.by_hand import ByHand
from events.types.event import (
    Argument,
    Aspect,
    Attribution,
    AttributionKind,
    Basis,
    Event,
    EventClass,
    Polarity,
    Relation,
    Role,
    Tense,
)
from events.types.happening import Conflict, Day, Happening, Story, Told
from events.types.time_expression import Counted, Named, PlacedBy, TimeExpression, TimexType

__all__ = [
    "Actor",
    "ActorType",
    "Argument",
    "Aspect",
    "Attribution",
    "AttributionKind",
    "Basis",
    "ByHand",
    "Conflict",
    "Counted",
    "Day",
    "Document",
    "Event",
    "EventClass",
    "Happening",
    "Mention",
    "MentionType",
    "Named",
    "PlacedBy",
    "Polarity",
    "PublishedBasis",
    "Relation",
    "Role",
    "Span",
    "Story",
    "Tense",
    "TimeExpression",
    "TimexType",
    "Told",
]
