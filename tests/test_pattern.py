"""The language of patterns: what a match cannot lack, by which a text is spared most of them."""

from __future__ import annotations

import pytest

from events.times.lexicon import SLOTS
from events.times.pattern import DIGITS, Pattern


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("in {year}", [{"in"}, {DIGITS}]),
        ("[the ]night of {year}", [{"night"}, {"of"}, {DIGITS}]),
        ("night[ of] {year}", [{"night"}, {DIGITS}]),
        ("<the night> of {year}", [{"the"}, {"night"}, {"of"}, {DIGITS}]),
        ("(this|last) night", [{"this", "last"}, {"night"}]),
        ("(|late) {year}", [{DIGITS}]),
        ("(the (old|new)|an) year", [{"year"}]),
        ("night,? {year}", [{"night"}, {DIGITS}]),
        ("weeks? ago", [{"week", "weeks"}, {"ago"}]),
        ("night-long", [{"night"}, {"long"}]),
        # A text may have these pieces of words only within longer ones.
        ("centur(y|ies) of", [{"of"}]),
        ("year-?end of", [{"of"}]),
        ("q{year}", []),
    ],
)
def test_pattern_needs_what_stands_by_itself(source: str, needs: list[set[str]]) -> None:
    assert Pattern(source, SLOTS).needs == frozenset(map(frozenset, needs))
