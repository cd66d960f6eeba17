"""A number without its noun is told with the noun: "One of the men was charged"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import label

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Police held two men. One was charged.", "charged", "One of the men was charged"),
        ("Six barns burned. Several had new roofs.", "had", "Several barns had new roofs"),
        (
            "The firm shut 50 filling stations. Many have reopened.",
            "reopened",
            "Many filling stations have reopened",
        ),
        (
            "Most of the boats are wrapped in nets. Others have been left on the beach.",
            "left",
            "Other boats have been left on the beach",
        ),
        ("The two women met. Both were arrested.", "arrested", "Both women were arrested"),
        ("Nine rebels fled. Four were caught.", "caught", "Four of the rebels were caught"),
    ],
)
def test_what_is_counted_is_named(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("They came after two hours. One was hurt.", "hurt", "One was hurt"),
        ("Two boys met. Three others were hurt.", "hurt", "Three others were hurt"),
        ("Two boys met. One of them was hurt.", "hurt", "One of the two boys was hurt"),
        ("Ann Bell left. One must ask why.", "ask", "One must ask why"),
    ],
)
def test_what_is_counted_is_not_guessed(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected
