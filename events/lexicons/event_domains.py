"""The domains into which `event_nouns.toml` sorts the nouns that name events."""

from __future__ import annotations

from functools import cache

from events.lexicons import words

EVENT_DOMAINS = (
    "conflict",
    "crime_and_law",
    "politics_and_diplomacy",
    "business_and_markets",
    "movement",
    "change",
    "disaster_and_accident",
    "meeting_and_ceremony",
    "sport_and_competition",
    "science_and_health",
    "acts_of_speech",
    "deeds",
)


@cache
def nouns_of_events() -> frozenset[str]:
    """The nouns of all domains, in small letters."""
    return frozenset().union(*(words("event_nouns", domain) for domain in EVENT_DOMAINS))
