"""What is told of the one incident of an article has the day of that incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

if TYPE_CHECKING:
    from analysed import Parse

# Published on Wednesday, 15 May 2024.
SUNDAY = ("2024-05-12",) * 4
LEAD = "Two clerks were shot in a bank in Arden on Sunday, police say."


@pytest.mark.parametrize(
    ("told", "trigger"),
    [
        ("Officers responded to calls from a shop next door.", "responded"),
        ("Captain Ada Voss says the gunman barricaded himself in the vault.", "barricaded"),
        ("“He drove up and ran through the door,” a guard said.", "ran"),
        ("Nine customers were trapped behind the counter.", "trapped"),
        ("A third clerk was also wounded.", "wounded"),
        ("She was taken to Arden Hospital with a broken arm.", "taken"),
        ("A man who fled on foot is sought.", "fled"),
        ("Police say Tom Berg loaded his gun before opening fire, killing two.", "loaded"),
        ("Police say Tom Berg loaded his gun before opening fire, killing two.", "killing"),
        ("He opened fire at once.", "opened"),
    ],
)
def test_what_happens_at_the_scene_is_of_its_day(parse: Parse, told: str, trigger: str) -> None:
    assert limits(event_at(parse, f"{LEAD}\n\n{told}", trigger)) == SUNDAY


@pytest.mark.parametrize(
    ("told", "trigger"),
    [
        ("In 2019 a gang held up the bank. It fled with gold.", "fled"),
        ("He later escaped from a ward.", "escaped"),
        ("He has run a shop since 2010.", "run"),
        ("A flu that hit the town in recent years left it poor.", "hit"),
        ("Had she fled, she would be alive.", "fled"),
    ],
)
def test_what_is_not_of_the_scene_is_not(parse: Parse, told: str, trigger: str) -> None:
    assert "told as part of" not in event_at(parse, f"{LEAD}\n\n{told}", trigger).explanation


def test_an_incident_has_the_day_of_those_hurt_in_it(parse: Parse) -> None:
    lead = "Nine people were hurt in the shooting at a mall in Arden on Sunday."
    assert limits(event_at(parse, f"{lead}\n\nThe gunman killed a guard.", "killed")) == SUNDAY


@pytest.mark.parametrize(
    "lead",
    [
        "Two clerks were shot on Sunday. On Monday three more were shot.",
        "A quake shook Arden on Sunday.",
        "A clerk was shot in March.",
    ],
)
def test_where_no_one_day_is_that_of_an_incident_nothing_is(parse: Parse, lead: str) -> None:
    text = f"{lead}\n\nOfficers responded to calls from a shop next door."
    assert "told as part of" not in event_at(parse, text, "responded").explanation


@pytest.mark.parametrize(
    ("told", "trigger", "of_the_day"),
    [
        ("A cook who left the house when she heard it called her son.", "left", True),
        ("She was unloading flour, and she dropped it, she said.", "dropped", True),
        ("The gunman had worked there, and once served in the army.", "served", False),
        ("It is unclear when he got the gun.", "got", False),
    ],
)
def test_news_of_the_same_day_tells_of_that_day(
    parse: Parse, told: str, trigger: str, of_the_day: bool
) -> None:
    text = f"Two clerks were shot in a bank in Arden at noon on Wednesday.\n\n{told}"
    explanation = event_at(parse, text, trigger).explanation
    assert ("told as part of" in explanation) == of_the_day
