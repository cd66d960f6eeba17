"""Accuracy on annotated corpora, held above the floors of floors.json.

A corpus lies in the folder that DATELINE_CORPORA names, or in `shared/corpora` beside the
repository; a benchmark whose corpus is missing fails in CI and is skipped elsewhere.
`--allow-regression` writes the scores of this run into floors.json, up or down; else a score below
its floor fails.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
from served import chromium_browser

from events import Document
from events.parsing import spacy_pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

FLOORS = Path(__file__).with_name("floors.json")
CORPORA = Path(os.environ.get("DATELINE_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], Path]:
    """The folder or file of a corpus by its name; where there is none, a skip, in CI a failure."""

    def folder(name: str) -> Path:
        path = CORPORA / name
        if not path.exists():
            missing = pytest.fail if os.environ.get("CI") else pytest.skip
            missing(f"the corpus {name} is not here")
        return path

    return folder


@pytest.fixture(scope="module")
def idle_machine() -> None:
    """Seconds mean something only while no other program keeps the processors busy."""
    if os.getloadavg()[0] > 1.5:
        pytest.skip("the machine is busy with other programs")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def parsed() -> Callable[[Document], Doc]:
    """The parse of an article, made once for all benchmarks."""
    parses: dict[str, Doc] = {}

    def parse(document: Document) -> Doc:
        if document.text not in parses:
            parses[document.text] = spacy_pipeline.parse(document)
        return parses[document.text]

    return parse


@pytest.fixture
def hold(request: pytest.FixtureRequest) -> Callable[[str, float], None]:
    """Fail when a score lies below its floor; with `--allow-regression`, move the floor to it."""

    def held(name: str, score: float) -> None:
        floors = json.loads(FLOORS.read_text(encoding="utf-8"))
        if request.config.getoption("--allow-regression", default=False):
            floors[name] = math.floor(score * 10) / 10
            FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        assert score >= floors[name], f"{name}: {score:.2f} is below the floor {floors[name]}"

    return held
