"""The nouns that call a person."""

from __future__ import annotations

from functools import cache

from events.lexicons import words


@cache
def person_nouns() -> frozenset[str]:
    """Fighters, men, women, relatives and all other people, in small letters and the singular."""
    tables = ("fighters", "men", "people", "relatives", "women")
    return frozenset().union(*(words("person_nouns", table) for table in tables))
