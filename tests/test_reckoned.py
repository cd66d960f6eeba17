"""Dates counted from another event: so long before or after it, since it, on its anniversary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at, label, limits

if TYPE_CHECKING:
    from analysed import Parse

BESIDE_A_UNIT = [
    ("He left the day after the bank closed on Monday.", "left", "2024-05-14"),
    ("The day after the bank closed on Monday, he left.", "left", "2024-05-14"),
    ("The bank closed on Monday. He left the day after it closed.", "left", "2024-05-14"),
    ("He resigned the week after losing the vote on March 1.", "resigned", "2024-03-04/2024-03-10"),
    (
        "She was fired the month before the shop shut in June 2020.",
        "fired",
        "2020-05-01/2020-05-31",
    ),
    # The unit is another name of a time said just before: what follows is counted from that.
    (
        "They met around June 2016, the month after he was released.",
        "released",
        "2016-05-01/2016-05-31",
    ),
    ("He joined in 2012, the year before it went bust.", "went", "2013-01-01/2013-12-31"),
    ("She won the title on Sunday, the day after her brother died.", "died", "2024-05-11"),
]


@pytest.mark.parametrize(("sentence", "trigger", "days"), BESIDE_A_UNIT)
def test_a_day_after_something_is_counted_from_that(parse: Parse, sentence, trigger, days):
    first, _, last = days.partition("/")

    assert limits(event_at(parse, sentence, trigger)) == (first, last or first) * 2


def test_the_day_after_something_is_not_the_day_after_publication(parse: Parse):
    event = event_at(parse, "He died the day after the attack.", "died")

    assert limits(event)[1] <= "2024-05-15"


COUNTED = [
    # Days are exact; of weeks, months and years three days, half a month and half a year may lack.
    (
        "Eighteen days after being sworn in as judge, Ann Sole resigned on Monday.",
        "sworn",
        "2024-04-25",
        "2024-04-25",
    ),
    (
        "Two weeks after taking office, he fired her on Friday.",
        "taking",
        "2024-04-23",
        "2024-04-29",
    ),
    (
        "The verdict came on Monday, five months after police arrested the trader.",
        "arrested",
        "2023-11-28",
        "2023-12-28",
    ),
    (
        "This comes three months after Holt made an offer for the firm.",
        "made",
        "2024-01-30",
        "2024-02-29",
    ),
    ("Two days before the vote on Friday, he fled.", "fled", "2024-05-08", "2024-05-08"),
    ("It comes just 24 hours after Holt took another step.", "took", "2024-05-14", "2024-05-14"),
    ("He was freed on Monday, 48 hours after police held him.", "held", "2024-05-11", "2024-05-11"),
    ("It has been ten years since the mine closed.", "closed", "2013-11-14", "2014-11-15"),
    ("Three months have passed since the head resigned.", "resigned", "2024-01-30", "2024-02-29"),
    ("A week after the storm hit, 4,000 homes are dark.", "hit", "2024-05-05", "2024-05-11"),
    # The subject says from when it is counted back.
    ("Sunday marks the fifth anniversary of the crash.", "crash", "2019-05-12", "2019-05-12"),
    (
        "Sunday marks the fifth anniversary of the day the ferry sank.",
        "sank",
        "2019-05-12",
        "2019-05-12",
    ),
    (
        "The city marked the 20th anniversary of the siege on Friday.",
        "siege",
        "2004-05-10",
        "2004-05-10",
    ),
    ("Next Tuesday will be the first anniversary of his death.", "death", "2023-05-21", None),
    (
        "Sunday marks the 1,000th anniversary of the battle.",
        "battle",
        "1024-05-12",
        "1024-05-12",
    ),
    # Nobody tells how many: two to ten days, two to nine weeks.
    (
        "They took the town on 2 March. Days later, they left the port.",
        "left",
        "2024-03-04",
        "2024-03-12",
    ),
    (
        "They took the town on 2 March. In the following weeks they burned it.",
        "burned",
        "2024-03-02",
        "2024-05-04",
    ),
    # What is told as past was so by publication.
    (
        "They took it on Monday. A few days later they left the port.",
        "left",
        "2024-05-15",
        "2024-05-15",
    ),
    ("Many firms will cut jobs in the coming weeks.", "cut", "2024-05-15", "2024-07-17"),
    ("He is expected to resign in the next few days.", "resign", "2024-05-15", "2024-05-25"),
    # The quarter is that of the profit, which is yet to be told.
    ("The firm said first-quarter profit will be lower.", "lower", "2024-05-15", ".."),
]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The 2023 anniversary of the attack was marked on Sunday.", "attack"),
        ("Sunday marks the 2024 anniversary of the coup.", "coup"),
        ("The 5 May anniversary of the coup was marked quietly.", "coup"),
    ],
)
def test_a_year_or_day_of_an_anniversary_neither_counts_nor_dates_what_it_is_of(
    parse: Parse, text: str, trigger: str
) -> None:
    assert limits(event_at(parse, text, trigger)) == ("..", "2024-05-14") * 2


@pytest.mark.parametrize(("text", "trigger", "first", "last"), COUNTED)
def test_a_length_is_counted_from_an_event_or_from_publication(
    parse: Parse, text: str, trigger: str, first: str, last: str | None
) -> None:
    assert limits(event_at(parse, text, trigger)) == (first, last or first) * 2


def test_weeks_later_without_a_day_before_is_no_news_of_the_day(parse: Parse) -> None:
    event = event_at(parse, "Over the following months, the army burned 40 villages.", "burned")
    assert limits(event) == ("..", "2024-05-14") * 2


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        # "When" right behind a time opens what happened then, wherever the parse hangs it.
        (
            "It all goes back to a decision in 2019 when the bank cut ties.",
            "cut",
            "2019-01-01",
            "2019-12-31",
        ),
        (
            "The talks ended on Friday, when both sides agreed to a truce.",
            "agreed",
            "2024-05-10",
            "2024-05-10",
        ),
        # The use is no event, the deed it is for is.
        (
            "The surgeon used a laser in 2016 to remove a stone.",
            "remove",
            "2016-01-01",
            "2016-12-31",
        ),
        ("The tunnel will be ready by Sept. 30.", "ready", "2024-05-15", "2024-09-30"),
        # One day said at the end is of both that are joined.
        ("Two men were killed and ten were hurt on Friday.", "killed", "2024-05-10", "2024-05-10"),
        (
            "Hundreds were evacuated and two were hurt during a fire at the park on May 12.",
            "evacuated",
            "2024-05-12",
            "2024-05-12",
        ),
        ("The firm bought it more than a decade ago.", "bought", "..", "2014-12-31"),
        ("They left less than a month ago.", "left", "2024-04-01", "2024-05-15"),
        ("BP managed to cap the well on Monday.", "managed", "2024-05-13", "2024-05-13"),
        ("On May 13, when the town fell, rain came.", "fell", "2024-05-13", "2024-05-13"),
        # An occasion bears its year, a report or a car does not pass it on.
        ("He was taken in the first round of the 2012 draft.", "taken", "2012-01-01", "2012-12-31"),
        ("She ran for mayor in the 2018 midterms.", "ran", "2018-01-01", "2018-12-31"),
        (
            "It sold well over the 2019 holiday season.",
            "sold",
            "2019-01-01",
            "2019-12-31",
        ),
        ("Sales rose in the three months to March.", "rose", "2024-01-01", "2024-03-31"),
        (
            "Since taking office in May 2023, he has met ten kings.",
            "met",
            "2023-05-01",
            "2024-05-15",
        ),
        (
            "Some 200 people have died since the war began in February.",
            "died",
            "2024-02-01",
            "2024-05-15",
        ),
        ("In 2008 Holt was head of the campaign.", "campaign", "2008-01-01", "2008-12-31"),
        (
            "They had not met since the summit in Rome in 2021.",
            "summit",
            "2021-01-01",
            "2021-12-31",
        ),
        ("Oslo will host talks on the border.", "talks", "2024-05-15", ".."),
        ("The visit will see eleven deals signed.", "signed", "2024-05-15", ".."),
    ],
)
def test_what_shares_a_time(parse: Parse, text: str, trigger: str, first: str, last: str) -> None:
    assert limits(event_at(parse, text, trigger)) == (first, last) * 2


@pytest.mark.parametrize(
    ("text", "trigger", "year"),
    [
        ("He was convicted in the 2015 killing of a trader.", "convicted", "2015"),
        ("The rule was proposed in a 2015 report by the bank.", "proposed", "2015"),
        ("It fell to its lowest point since November 2022.", "fell", "2022"),
        ("The law, passed in 2019, bans plastic bags.", "bans", "2019"),
    ],
)
def test_what_only_names_a_year_is_not_of_it(
    parse: Parse, text: str, trigger: str, year: str
) -> None:
    assert not any(day.startswith(year) for day in limits(event_at(parse, text, trigger)))


def test_ever_since_goes_on(parse: Parse) -> None:
    event = event_at(parse, "The probe was lost in 2016. It has drifted ever since.", "drifted")
    assert limits(event) == ("2016-01-01", "2016-12-31", "2024-05-15", "..")


def test_two_years_that_are_joined_are_both_told(parse: Parse) -> None:
    event = event_at(parse, "He was arrested twice, in 2011 and 2015.", "arrested")
    assert (limits(event)[0], limits(event)[3]) == ("2011-01-01", "2015-12-31")


def test_never_is_of_no_one_day(parse: Parse) -> None:
    event = event_at(parse, "Holt never challenged the complaint.", "challenged")
    assert limits(event) == ("..", "2024-05-15") * 2


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        (
            "The mayor has yet to endorse the plan.",
            "endorse",
            "The mayor has yet to endorse the plan",
        ),
        ("The bank is yet to publish it.", "publish", "The bank is yet to publish it"),
    ],
)
def test_what_has_yet_to_be_done_is_not_done(
    parse: Parse, text: str, trigger: str, told: str
) -> None:
    assert label(parse, text, trigger) == told
    event = event_at(parse, text, trigger)
    assert event.polarity == "NEG"
    assert limits(event) == ("..", "2024-05-15", "2024-05-15", "..")


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("She was robbed on Friday. On the day of the robbery, he left.", "left", "2024-05-10"),
        ("She was robbed on Friday. He left on the day of the robbery.", "left", "2024-05-10"),
        ("He left on the day of the robbery.", "left", ".."),
        ("The catch fell in the year of the spill.", "fell", ".."),
    ],
)
def test_the_day_of_a_happening_is_that_of_the_happening(
    parse: Parse, text: str, trigger: str, day: str
) -> None:
    assert limits(event_at(parse, text, trigger))[0] == day
