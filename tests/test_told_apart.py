"""Clauses of one sentence that do not share its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

if TYPE_CHECKING:
    from analysed import Parse

TODAY = "2024-05-15"
OPENING = "The mill is in debt. It was a long week.\n\n"


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        # What a participle opens with came first.
        ("Launched in 2011, the station served for weather.", "served", ("2011-01-01", TODAY)),
        ("Founded in 1990, the company grew fast.", "grew", ("1990-01-01", TODAY)),
        ("Arrested on Monday, he was charged with fraud.", "charged", ("2024-05-13", TODAY)),
        ("Opened in 1965, the museum drew crowds.", "drew", ("1965-01-01", TODAY)),
        ("Elected in May, she promised to cut taxes.", "promised", ("2024-05-01", TODAY)),
        ("Built in 1900, the mill burned down last week.", "burned", ("2024-05-06", "2024-05-12")),
        ("Speaking on Monday, he promised a school.", "promised", ("2024-05-13", "2024-05-13")),
        # What a document tells was so before it was given out.
        (
            "According to a complaint filed on 27 April, it bought names.",
            "bought",
            ("..", "2024-04-27"),
        ),
        (
            "Sales doubled, according to a report released in March.",
            "doubled",
            ("..", "2024-03-31"),
        ),
        (
            "Thefts have doubled, according to figures published in January.",
            "doubled",
            ("..", "2024-01-31"),
        ),
        ("The firm hid it, according to documents filed on Monday.", "hid", ("..", "2024-05-13")),
        ("According to a report the bank made, sales fell in May.", "fell", ("2024-05-01", TODAY)),
        # What somebody is charged with he had done by then, and so with all that "after" opens.
        (
            "They were charged on Monday with assault, firing a gun in public.",
            "firing",
            ("..", "2024-05-13"),
        ),
        ("She was convicted on Friday of killing her brother.", "killing", ("..", "2024-05-10")),
        ("He was accused on Monday of hiding a rifle.", "hiding", ("..", "2024-05-13")),
        ("He left on Monday after his wife fell ill and died.", "died", ("..", "2024-05-13")),
        ("Ten fled on Monday before the roof cracked and fell.", "fell", ("2024-05-13", TODAY)),
        # A day that is told by a deed.
        (
            "Mary Jackson died on 3 May. She spoke to them on the day she died.",
            "spoke",
            ("2024-05-03", "2024-05-03"),
        ),
        # What is set against something has its own time.
        ("Exports had fallen while last year imports rose.", "rose", ("2023-01-01", "2023-12-31")),
        ("They had begun a campaign while this week it was ended.", "ended", ("2024-05-13", TODAY)),
        ("He sang while she danced on Monday.", "sang", ("2024-05-13", "2024-05-13")),
    ],
)
def test_clauses_before_and_after_each_other(
    parse: Parse, text: str, trigger: str, days: tuple[str, str]
) -> None:
    assert limits(event_at(parse, OPENING + text, trigger))[:2] == days


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # An inquiry and a film are not of the time of what they are about.
        ("The firm last week produced a report into the blast which killed 11.", "killed"),
        ("The firm last week produced a report into the blast which killed 11.", "blast"),
        ("The court on Monday opened an inquiry into the fire that burned the mill.", "burned"),
        ("On Monday he looked into the deal that ruined them.", "ruined"),
        ("He met them yesterday for a briefing on the spill, which began with a blast.", "began"),
        ("He met them yesterday for a briefing on the spill, begun by a blast.", "spill"),
        ("They held a hearing on Monday on the crash that killed two.", "killed"),
        ("In the days after the quake, thousands slept in cars.", "slept"),
        ("In the weeks following the vote, he left the party.", "left"),
        ("Watson has been charged with firing a gun and stealing a car.", "stealing"),
        # "Since" and the gerunds beside the past.
        ("Israel has held her since arresting her three days after she was filmed.", "filmed"),
        ("Israel has held her since arresting her three days after she was filmed.", "arresting"),
        ("They had begun a campaign while earlier this year it was thrown out.", "campaign"),
    ],
)
def test_no_day_is_taken_over(parse: Parse, text: str, trigger: str) -> None:
    first, last = limits(event_at(parse, OPENING + text, trigger))[:2]
    assert first == ".."
    assert last <= TODAY


def test_what_has_been_so_since_then_is_no_news_of_the_day(parse: Parse) -> None:
    held = event_at(parse, "The state has held her since arresting her at a shop.", "held")
    assert limits(held)[:2] == ("..", TODAY)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("About 3,000 people are trapped in the city.", "trapped"),
        ("The economy is caught between two dangers.", "caught"),
        ("Newspapers are banned from printing his name.", "banned"),
        ("Two villages are cut off from the coast.", "cut"),
        ("He regularly meets the leaders of the rebels.", "meets"),
    ],
)
def test_what_is_left_so_is_under_way(parse: Parse, text: str, trigger: str) -> None:
    assert limits(event_at(parse, text, trigger)) == ("..", TODAY, TODAY, "..")


@pytest.mark.parametrize(
    ("trigger", "days"),
    [
        # Under an hour the perfect tells the news, further on what was before it.
        ("closed", (TODAY, TODAY)),
        ("resigned", ("..", TODAY)),
    ],
)
def test_the_perfect_further_on_under_an_hour(
    parse: Parse, trigger: str, days: tuple[str, str]
) -> None:
    text = "The bank has closed. It was seen coming. Its doors are shut. Many stood in line."
    stamped = (
        f"Live: the bank\n\n16:08\n\n{text} All were sad. Its head has resigned.\n\n"
        "15:40\n\nThe bank opens late.\n\n14:02\n\nNo news."
    )
    assert limits(event_at(parse, stamped, trigger))[:2] == days


def test_a_stamp_in_a_line_is_of_no_day_spoken_of_before(parse: Parse) -> None:
    text = "Police arrested a man on 29 January. 11.04am - UPDATE - The coin is now sold at $6."
    assert "2024-01-29" not in limits(event_at(parse, OPENING + text, "sold"))


def test_a_day_long_past_that_is_named_twice_does_not_date_another_paragraph(parse: Parse) -> None:
    text = (
        "The chief announced on 2 Nov. 2023 that the firm would move. "
        "It has grown by half since 2 Nov. 2023, the day of the offer.\n\n"
        "The shares gave up gains amid a sell-off."
    )
    assert "2023-11-02" not in limits(event_at(parse, OPENING + text, "gave"))


@pytest.mark.parametrize(
    "comparison",
    [
        "compared to the first three months of 2009",
        "compared with the same quarter of 2009",
        "compared with the weak spring of 2009",
        "from 2009",
    ],
)
def test_a_comparison_dates_nothing(parse: Parse, comparison: str) -> None:
    text = f"The firm did well. It beat forecasts despite a drop in prices {comparison}."
    beat = event_at(parse, OPENING + text, "beat")
    assert not any(day.startswith("2009") for day in limits(beat))


@pytest.mark.parametrize(
    "text",
    [
        "The expert said on Monday it would be a week before the oil reached the coast.",
        "It will be some time before the oil reached the coast again.",
        "It could take months before the oil reached the coast.",
    ],
)
def test_what_is_waited_for_is_to_come(parse: Parse, text: str) -> None:
    assert limits(event_at(parse, OPENING + text, "reached"))[0] >= TODAY
