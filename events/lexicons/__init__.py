"""The word lists of `events/lexicons/*.toml`, which a linguist edits, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(lexicon: str, table: str) -> frozenset[str]:
    """The words of one list: `words("reporting", "verbs")` reads `verbs` in reporting.toml."""
    return frozenset(_read(lexicon)[table])


@cache
def mapping(lexicon: str, table: str) -> dict[str, str]:
    """A table from word to word: `mapping("irregular_verbs", "past")`."""
    entries = _read(lexicon)[table]
    assert isinstance(entries, dict), f"{lexicon}.toml: [{table}] is a table of words"
    return entries


@cache
def weights(lexicon: str, table: str) -> dict[str, float]:
    """A table of learned weights by the names of signs: `weights("salience", "weights")`."""
    return {sign: float(weight) for sign, weight in _read(lexicon)[table].items()}


@cache
def _read(lexicon: str) -> dict[str, Any]:
    text = files("events").joinpath("lexicons", f"{lexicon}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def groups(lexicon: str, table: str) -> dict[str, frozenset[str]]:
    """A table of groups of words by their names: `groups("meanings", "happenings")`."""
    return {name: frozenset(members) for name, members in _read(lexicon)[table].items()}
