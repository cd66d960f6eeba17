"""What is loaded ahead of the next analysis, however many articles are opened."""

from __future__ import annotations

from threading import Timer, enumerate

import pytest
from timelines import harar

from dashboard.stories import analysis
from dashboard.stories.analysis import warm_up_soon
from dashboard.stories.story import Story, timeline_for


def waiting() -> set[Timer]:
    """The timers that are neither done nor given up."""
    return {
        thread
        for thread in enumerate()
        if isinstance(thread, Timer) and not thread.finished.is_set()
    }


def test_of_many_articles_only_the_last_is_parsed_ahead() -> None:
    before = waiting()

    for number in range(50):
        warm_up_soon(f"Town {number} fell.")

    [last] = waiting() - before
    assert last.args == ["Town 49 fell."]
    last.cancel()


def test_article_that_is_opened_again_is_not_parsed_again() -> None:
    warm_up_soon("A town fell.")
    before = waiting()

    warm_up_soon("A town fell.")

    assert waiting() == before


@pytest.mark.parametrize(("length", "parsed"), [(30_000, 30_000), (50_000, 0)])
def test_only_what_is_parsed_here_is_parsed_ahead(
    monkeypatch: pytest.MonkeyPatch, length: int, parsed: int
) -> None:
    texts: list[str] = []
    monkeypatch.setattr(analysis, "_parsed", texts.append)

    analysis._warm_up("x" * length)

    assert [len(text) for text in texts] == [parsed]


def test_timeline_that_is_only_joined_to_others_is_not_parsed_ahead() -> None:
    before = waiting()

    timeline_for(Story("harar", harar().documents[0], imported=harar()))

    assert waiting() == before
