"""Blocks that do without the search for garbage, in one another and beside each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from events.uncollected import uncollected


@pytest.fixture(autouse=True)
def searched() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_nothing_is_searched_until_the_block_ends() -> None:
    with uncollected():
        within = gc.isenabled()

    assert not within
    assert gc.isenabled()


def test_what_was_off_before_stays_off() -> None:
    gc.disable()

    with uncollected():
        pass

    assert not gc.isenabled()


def test_block_within_another_leaves_that_one_as_it_was() -> None:
    with uncollected():
        with uncollected():
            gc.enable()  # as a library does that has read a file
        within = gc.isenabled()

    assert not within
    assert gc.isenabled()


def test_block_that_ends_before_one_that_began_later_leaves_that_as_it_is() -> None:
    """As of two threads."""
    one, other = uncollected(), uncollected()
    one.__enter__()
    other.__enter__()

    one.__exit__(None, None, None)
    within = gc.isenabled()
    other.__exit__(None, None, None)

    assert not within
    assert gc.isenabled()
