"""Labels that are understood alone, and labels that point to what only their article names."""

from __future__ import annotations

import pytest

from events.timeline.pointing import points_outside


@pytest.mark.parametrize(
    "label",
    [
        "They left the town",
        "It’s closing in June",
        "His other policies were forgotten",
        "Holm wrote a book about it",
        "The mayor opened the hall there",
        "I saw the film in Lund",
        "We ran out of patience",
        "The storm cost us a year",
        "A guide showed Holm our town",
        "This suspect sold the paintings",
        "Holm shot this film",
        "Those first figures were released",
        "Such fears increased",
    ],
)
def test_a_label_that_needs_its_article_points_outside(label: str) -> None:
    assert points_outside(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "The firm said they had left",
        "Holm: “We ran out of patience”",
        "Holm: we sold the mine",
        "The firm said: “We will close it”",
        "US troops left the town",
        "Jones recorded the song We Are The World",
        "Those who stayed were fed",
        "The mine closed this week",
        "Police let them in",
        "The I-35 bridge fell",
    ],
)
def test_a_label_that_is_understood_alone_does_not(label: str) -> None:
    assert not points_outside(label)
