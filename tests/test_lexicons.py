"""The word lists: sorted, each word once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "events" / "lexicons"
LISTS = [
    (path.stem, name, list(table))
    for path in sorted(FOLDER.glob("*.toml"))
    for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
]


@pytest.mark.parametrize(("lexicon", "name", "entries"), LISTS, ids=lambda it: str(it)[:30])
def test_a_word_list_is_sorted_and_has_each_word_once(
    lexicon: str, name: str, entries: list[str]
) -> None:
    assert entries == sorted(set(entries)), f"{lexicon}.toml: {name}"
