"""What every test may use: a parser that loads the language model once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import settings

from events.parsing import spacy_pipeline
from events.parsing.matrix_products import multiply_on_one_thread
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The tests parse as the command does.
multiply_on_one_thread()

# A busy machine is no failure, and CI tries the same examples every time.
settings.register_profile("dateline", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("dateline")


@pytest.fixture(autouse=True)
def dateline_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder of the test's own for what the dashboard keeps, made when something is kept."""
    home = tmp_path_factory.getbasetemp() / f"home-{uuid4().hex}"
    monkeypatch.setenv("DATELINE_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_warm_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that a test opens loads nothing later, in the midst of another test."""
    monkeypatch.setattr("dashboard.stories.analysis._WARM_UP_AFTER", 3600.0)
    monkeypatch.setattr("dashboard.stories.saved_story._KEPT_AFTER", 3600.0)


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of a page leaves a `__main__` of its own, which new processes would run again."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(scope="session")
def parse() -> Callable[[str], tuple[Document, Doc]]:
    """A text as a Document and its parse."""

    def parsed(article: str) -> tuple[Document, Doc]:
        document = Document(text=article, doc_id="test")
        return document, spacy_pipeline.parse(document)

    return parsed


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--allow-regression` writes the scores of this run into floors.json, up or down.

    `--rewrite-golden` writes what the exports give into tests/golden/: read the difference.
    """
    parser.addoption("--allow-regression", action="store_true", help="move the floors to this run")
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/ anew")
