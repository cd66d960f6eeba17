"""The past and the present tense of English verbs."""

from __future__ import annotations

import pytest

from events.grammar.inflection import past, present


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("seize", "seized"),
        ("carry", "carried"),
        ("stay", "stayed"),
        ("plan", "planned"),
        ("stop", "stopped"),
        ("quit", "quit"),
        ("fix", "fixed"),
        ("open", "opened"),
        ("commit", "committed"),
        ("control", "controlled"),
        ("withdraw", "withdrew"),
        ("be", "was"),
        ("retake", "retook"),
    ],
)
def test_past(lemma: str, expected: str) -> None:
    assert past(lemma) == expected


@pytest.mark.parametrize(
    ("lemma", "plural", "expected"),
    [
        ("seize", False, "seizes"),
        ("seize", True, "seize"),
        ("carry", False, "carries"),
        ("stay", False, "stays"),
        ("push", False, "pushes"),
        ("go", False, "goes"),
        ("have", False, "has"),
        ("be", False, "is"),
        ("be", True, "are"),
    ],
)
def test_present(lemma: str, plural: bool, expected: str) -> None:
    assert present(lemma, plural=plural) == expected
