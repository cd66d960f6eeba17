"""What a person has set, and no rule."""

from __future__ import annotations

from enum import StrEnum


class ByHand(StrEnum):
    """What of an event or an actor a person has set: the whole of it, or a part."""

    EVENT = "event"
    TIME = "time"
    LABEL = "label"
    ARGUMENTS = "arguments"
    ACTOR = "actor"
    NAME = "name"
    MENTIONS = "mentions"
    HAPPENING = "happening"
    SOURCE = "source"
    KEY = "key"
    NOTE = "note"  # or a star, or tags
