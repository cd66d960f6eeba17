"""Whichever library multiplies, the parse is the same; numpy is asked where it has one thread."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest

from events import example_stories
from events.parsing.load_spacy import load_package
from events.parsing.matrix_products import multiply_on_one_thread, multiply_with_numpy
from events.parsing.spacy_pipeline import MODELS

NAMES = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment in which nothing is said of threads."""
    for name in NAMES:
        monkeypatch.setenv(name, "")  # so that what a test sets is taken away again
        monkeypatch.delenv(name)
    return monkeypatch


@pytest.fixture
def pipeline() -> Any:
    return load_package(MODELS["md"], whole=False)


def uses_blis(nlp: Any) -> set[bool]:
    parts = [part for _, part in nlp.pipeline if hasattr(part, "model")]
    layers = [layer for part in parts if hasattr(part.model, "walk") for layer in part.model.walk()]
    return {layer.ops.use_blis for layer in layers if layer.ops.name == "numpy"}


@pytest.mark.parametrize("name", NAMES)
def test_numpy_multiplies_on_one_thread(
    pipeline: Any, environment: pytest.MonkeyPatch, name: str
) -> None:
    environment.setenv(name, "1")

    multiply_with_numpy(pipeline)

    assert uses_blis(pipeline) == {False}


@pytest.mark.parametrize("threads", [{}, {NAMES[0]: "4"}, {NAMES[0]: "4", NAMES[2]: "1"}])
def test_numpy_is_not_asked_where_it_may_have_more_threads(
    pipeline: Any, environment: pytest.MonkeyPatch, threads: dict[str, str]
) -> None:
    for name, number in threads.items():
        environment.setenv(name, number)

    multiply_with_numpy(pipeline)

    assert uses_blis(pipeline) == {True}


def test_the_parse_is_the_same_either_way(pipeline: Any, environment: pytest.MonkeyPatch) -> None:
    text = example_stories()[0].text
    before = pipeline(text).to_bytes(exclude=["tensor"])
    environment.setenv(NAMES[0], "1")

    multiply_with_numpy(pipeline)

    assert pipeline(text).to_bytes(exclude=["tensor"]) == before


def test_a_process_of_ours_has_one_thread(environment: pytest.MonkeyPatch) -> None:
    environment.delitem(sys.modules, "numpy", raising=False)

    multiply_on_one_thread()

    assert os.environ[NAMES[0]] == "1"


@pytest.mark.parametrize("name", NAMES)
def test_what_somebody_has_said_holds(environment: pytest.MonkeyPatch, name: str) -> None:
    environment.delitem(sys.modules, "numpy", raising=False)
    environment.setenv(name, "3")

    multiply_on_one_thread()

    assert {one: os.environ.get(one) for one in NAMES} == {**dict.fromkeys(NAMES), name: "3"}


def test_nothing_is_said_where_numpy_is_loaded_already(environment: pytest.MonkeyPatch) -> None:
    environment.setitem(sys.modules, "numpy", sys)

    multiply_on_one_thread()

    assert not set(NAMES) & set(os.environ)
