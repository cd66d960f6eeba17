"""`rule` explains a time to a reader; no code decides by the name of a rule."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = [path for room in ("events", "dashboard") for path in sorted((ROOT / room).rglob("*.py"))]


def decisions_by_rule(source: str) -> Iterator[int]:
    """The lines on which a `.rule` is compared, looked up, matched or tested by its spelling."""
    for node in ast.walk(ast.parse(source)):
        parts: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.Match):
            parts = [node.subject]
        elif isinstance(node, ast.Subscript):
            parts = [node.slice]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            parts = [node.func.value]
        elif isinstance(node, ast.Assign | ast.NamedExpr):
            parts = [node.value]
        for part in parts:
            for inner in ast.walk(part):
                if isinstance(inner, ast.Attribute) and inner.attr == "rule":
                    yield inner.lineno


@pytest.mark.parametrize(
    "source",
    [
        'time.rule == "bare_weekday"',
        'candidate.time.rule not in {"quarter"}',
        "rule = candidate.time.rule",
        'time.rule.startswith("bare_")',
        "WAYS[time.rule]",
        "match time.rule:\n    case 'quarter': pass",
    ],
)
def test_a_decision_by_rule_is_noticed(source: str) -> None:
    assert list(decisions_by_rule(source))


@pytest.mark.parametrize(
    "source",
    ['{"rule": time.rule}', 'x = time.named == "weekday"', "@rules.rule('{year}')\ndef f(): ..."],
)
def test_telling_the_rule_is_no_decision(source: str) -> None:
    assert not list(decisions_by_rule(source))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_decides_by_the_name_of_a_rule(path: Path) -> None:
    assert list(decisions_by_rule(path.read_text(encoding="utf-8"))) == []
