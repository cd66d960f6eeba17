"""The word lists, which people edit: sorted, so that a word is found and is there once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "events" / "lexicons"
LISTS = [
    pytest.param(list(entries), id=f"{path.stem}.{name}")
    for path in sorted(FOLDER.glob("*.toml"))
    for name, entries in tomllib.loads(path.read_text(encoding="utf-8")).items()
    if isinstance(entries, list | dict)
]


@pytest.mark.parametrize("entries", LISTS)
def test_words_are_sorted_and_there_once(entries: list[str]) -> None:
    assert entries == sorted(set(entries))
