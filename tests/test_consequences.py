"""What a happening did, or led to, dated from the happening."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

if TYPE_CHECKING:
    from analysed import Parse

WEDNESDAY = date(2024, 5, 15)
OPENING = "The mill is in debt. It was a long week.\n\n"


def told(parse: Parse, text: str, trigger: str) -> tuple[str | None, ...]:
    """The earliest and the latest day of the begin of an event."""
    return limits(event_at(parse, OPENING + text, trigger, WEDNESDAY))[:2]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A blast tore through the mill on 20 April.\n\nThe blast killed 11 people.", "killed"),
        ("A quake hit Ordan on 20 April.\n\nMany have been left homeless by the quake.", "left"),
        (
            "A quake hit Ordan on 20 April.\n\nMany have been left homeless by the quake.",
            "homeless",
        ),
        ("A blast on 20 April hurt two.\n\nThe blast led to the deaths of nine people.", "led"),
        (
            "A blast on 20 April hurt two.\n\nThe blast, which was heard far off, shook Ordan.",
            "shook",
        ),
        ("A crash on 20 April hurt two.\n\nHe said the accident had cost him a leg.", "cost"),
        ("A blast tore through the mill on 20 April.\n\nThe disaster cost 11 lives.", "cost"),
        ("A storm struck Ordan on 20 April.\n\nRoofs have been damaged by the storm.", "damaged"),
    ],
)
def test_what_a_happening_does_to_people_and_things_is_of_its_day(
    parse: Parse, text: str, trigger: str
) -> None:
    assert told(parse, text, trigger) == ("2024-04-20", "2024-04-20")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A blast tore through the mill on 20 April.\n\nThe blast led to a long strike.", "led"),
        ("A blast on 20 April hurt two.\n\nThe blast killed two and led to a strike.", "led"),
        (
            "A blast on 20 April hurt two.\n\nThe blast, heard far off, sparked an inquiry.",
            "sparked",
        ),
        ("A crash on 20 April hurt two.\n\nThe driver has been charged over the crash.", "charged"),
        ("A crash on 20 April hurt two.\n\nThe chairman was sued over the crash.", "sued"),
        ("A quake hit Ordan on 20 April.\n\nPrices were driven up by the quake.", "driven"),
    ],
)
def test_what_it_leads_to_came_then_or_later(parse: Parse, text: str, trigger: str) -> None:
    assert told(parse, text, trigger) == ("2024-04-20", "2024-05-15")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A blast on 20 April hurt two.\n\nA blast in Vell killed nine people.", "killed"),
        ("A crash on 20 April hurt two.\n\nThe union has praised the crash team.", "praised"),
        ("A crash on 20 April hurt two.\n\nA film about the crash won a prize.", "won"),
        ("A crash on 20 April hurt two.\n\nAnother accident killed nine.", "killed"),
    ],
)
def test_what_another_did_is_not_dated_by_it(parse: Parse, text: str, trigger: str) -> None:
    assert "2024-04-20" not in told(parse, text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A boy was shot on 20 April.\n\nA man was arrested in the shooting.", "arrested"),
        ("A boy was shot on 20 April.\n\nPolice charged a man over the shooting.", "charged"),
        ("A boy was shot on 20 April.\n\nAnn Berg was indicted for the murder.", "indicted"),
        ("A boy was shot on 20 April.\n\nA fourth arrest was made in the shooting.", "made"),
        (
            "A fire killed two on 20 April.\n\nPolice arrested a man in connection with the fire.",
            "arrested",
        ),
        (
            "A bus crashed on 20 April.\n\nThe driver was questioned about the crash.",
            "questioned",
        ),
    ],
)
def test_justice_is_done_then_or_later(parse: Parse, text: str, trigger: str) -> None:
    assert told(parse, text, trigger) == ("2024-04-20", "2024-05-15")


def test_who_is_arrested_in_a_raid_is_arrested_then(parse: Parse) -> None:
    text = "A raid struck Ordan on 20 April.\n\nTen were arrested in the raid."

    assert told(parse, text, "arrested") == ("2024-04-20", "2024-04-20")
