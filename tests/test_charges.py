"""Lists of what somebody is charged with: no charge is taken for a deed of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import label

from events import analyze

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "The guard was charged with theft, aggravated assault and leaving his post.",
            "charged",
        ),
        ("She faces charges of fraud, resisting arrest and carrying a knife.", "faces"),
        ("He was accused of arson, perjury and lying to a judge.", "accused"),
        ("He was convicted of treason, three counts of fraud and robbing a train.", "convicted"),
        (
            "The jury convicted Rob Noll of burning a mill, killing two cows and hiding the tools.",
            "convicted",
        ),
        ("The court accused the firm of killing fish and burning trees.", "accused"),
        ("She pleaded guilty to two counts of theft, one of fraud and lying in court.", "pleaded"),
    ],
)
def test_all_that_somebody_is_charged_with_is_told(parse: Parse, text: str, trigger: str) -> None:
    assert label(parse, text, trigger) == text.removesuffix(".")


@pytest.mark.parametrize(
    "text",
    [
        "The guard was charged with theft, aggravated assault and leaving his post.",
        "She faces charges of fraud, resisting arrest and carrying a knife.",
        "He was accused of arson, perjury and lying to a judge.",
    ],
)
def test_no_charge_does_anything(parse: Parse, text: str) -> None:
    labels = [event.label for event in analyze(*parse(text)).events]
    assert not [one for one in labels if one.startswith(("Charges res", "The guard left", "Arson"))]
