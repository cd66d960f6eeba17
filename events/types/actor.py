"""Who or what takes part in events, and where the text speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from events.types.article import Span
from events.types.by_hand import ByHand


class ActorType(StrEnum):
    """What kind of actor: OntoNotes labels, GROUP for people without a name of their own, THING.

    A THING acts or undergoes as well: a storm, a ship, a share index, a bill. A PLACE is a town or
    a region; a country, which acts as its government does, is a GPE.
    """

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    NORP = "NORP"
    GROUP = "GROUP"
    THING = "THING"
    PLACE = "PLACE"
    OTHER = "OTHER"

    @property
    def is_inanimate(self) -> bool:
        """Whether it is a thing or a place; people, bodies and countries come before these."""
        return self in (ActorType.THING, ActorType.PLACE)


class MentionType(StrEnum):
    """How an actor is mentioned (ACE): by name, by a nominal, by a pronoun."""

    NAM = "NAM"
    NOM = "NOM"
    PRO = "PRO"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is spoken of; `span` is the whole noun phrase or the pronoun."""

    span: Span
    type: MentionType


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whoever or whatever takes part in an event, with every mention of it, in text order."""

    name: str
    label: ActorType
    mentions: tuple[Mention, ...]
    by_hand: tuple[ByHand, ...] = ()
