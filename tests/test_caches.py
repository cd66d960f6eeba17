"""What is remembered from one article to the next is bounded: a stream of news never ends."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import events
from events.happenings.counted import counts_in

# Asked only for word lists, models, domains and feasts, of which there are few.
OF_FEW = {
    "events.happenings.counted._patterns",
    "events.lexicons._read",
    "events.lexicons.groups",
    "events.lexicons.mapping",
    "events.lexicons.weights",
    "events.lexicons.words",
    "events.parsing.spacy_pipeline._loaded",
    "events.times.find_times._parts",
    "events.times.find_times._rules_by_first_word",
    "events.times.rules.holiday_calendar._from_library",
    "events.times.rules.holiday_calendar.day_of_feast",
    "events.times.rules.holiday_calendar.day_of_history",
}


def caches() -> Iterator[tuple[str, Any]]:
    """Every function with arguments whose answers are remembered, with its name."""
    for module in pkgutil.walk_packages(events.__path__, "events."):
        if module.name.endswith("__main__"):
            continue
        for found in vars(importlib.import_module(module.name)).values():
            takes = getattr(getattr(found, "__wrapped__", None), "__code__", None)
            if hasattr(found, "cache_parameters") and takes and takes.co_argcount:
                yield f"{found.__module__}.{found.__qualname__}", found


@pytest.mark.parametrize(("name", "found"), sorted(set(caches()), key=lambda cache: cache[0]))
def test_what_is_asked_of_a_text_is_remembered_for_a_while(name: str, found: Any) -> None:
    assert name in OF_FEW or found.cache_parameters()["maxsize"] is not None


def test_the_sentences_of_a_long_stream_are_let_go() -> None:
    most = counts_in.cache_parameters()["maxsize"]
    assert most is not None

    for number in range(most + 10):
        counts_in(f"Flood {number} left two people dead.")

    assert counts_in.cache_info().currsize == most
