"""Times that a verb has from its subject, its neighbour or the sentence; made-up sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import event_at as dated
from analysed import limits

from events.lexicons import mapping, words

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        (
            "A clerk said the explosion late on Thursday had caused damage.",
            "caused",
            "2024-05-09",
            "2024-05-09",
        ),
        ("Marches earlier this week drew thousands.", "drew", "2024-05-13", "2024-05-15"),
        ("Saturday's parade drew 5,000 people.", "drew", "2024-05-11", "2024-05-11"),
        ("The storm last week destroyed 40 homes.", "destroyed", "2024-05-06", "2024-05-12"),
        ("The attack in April 2019 killed 12 soldiers.", "killed", "2019-04-01", "2019-04-30"),
        ("Tuesday night's fire gutted a warehouse.", "gutted", "2024-05-14", "2024-05-14"),
        ("The election last month was won by the left.", "won", "2024-04-01", "2024-04-30"),
        ("The war (1914–1918) killed millions.", "killed", "1914-01-01", "1918-12-31"),
        (
            "Victims of the March 2018 attack, which wounded nine, met the minister.",
            "wounded",
            "2018-03-01",
            "2018-03-31",
        ),
        (
            "The claims stem from the January fire at the Hull mill, which killed four people.",
            "killed",
            "2024-01-01",
            "2024-01-31",
        ),
        (
            "The minister recalled the 1998 quake in the hills, which levelled two towns.",
            "levelled",
            "1998-01-01",
            "1998-12-31",
        ),
        (
            "Students spoke of the 2019 arrest of Ann Cole, which angered them.",
            "angered",
            "2019-01-01",
            "2019-12-31",
        ),
    ],
)
def test_a_verb_has_the_time_of_its_subject(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Monday's attack was condemned by the mayor.", "condemned"),
        ("The fire on Monday has closed the port.", "closed"),
        ("The 2003 invasion still divides the country.", "divides"),
        ("The fire in March could shut the port.", "shut"),
        ("Monday's ruling said that the firm must pay.", "said"),
    ],
)
def test_what_is_said_of_a_happening_or_lasts_has_a_time_of_its_own(
    parse: Parse, text: str, trigger: str
) -> None:
    event = dated(parse, text, trigger)

    assert "and has its time" not in event.explanation


@pytest.mark.parametrize(
    ("text", "trigger", "why"),
    [
        (
            "The group has lost towns since its defeat in March.",
            "lost",
            "It is told as going on since “defeat”. ",
        ),
        (
            "Some 200 people have died since the war began in February.",
            "died",
            "It was at some time since “began”. ",
        ),
        (
            "He conquered the city in 272, taking its queen captive.",
            "taking",
            "It is told with “conquered” and has its time. ",
        ),
    ],
)
def test_it_is_told_in_plain_words_from_where_a_time_is(
    parse: Parse, text: str, trigger: str, why: str
) -> None:
    assert dated(parse, text, trigger).explanation.startswith(why)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On Friday demonstrations in Bari turned violent.", "turned", "2024-05-10"),
        ("On Friday demonstrations turned violent and a man was shot.", "shot", "2024-05-10"),
        ("On Sunday clashes near the port left two dead.", "left", "2024-05-12"),
        ("On Friday prayers were held in the square.", "held", "2024-05-10"),
        ("On Monday a march turned violent and one man was shot.", "shot", "2024-05-13"),
        ("On Tuesday the bridge fell and two men drowned.", "drowned", "2024-05-14"),
    ],
)
def test_a_day_that_opens_a_sentence_is_that_of_its_verbs(
    parse: Parse, text: str, trigger: str, day: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (day,) * 4


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The bridge fell on Tuesday and the mayor resigned.", "resigned"),
        ("On Tuesday the bridge fell, and the city has closed the road.", "closed"),
        ("On Tuesday the bridge fell, but the mayor resigned.", "resigned"),
    ],
)
def test_a_day_after_its_verb_and_before_a_contrast_is_not_shared(
    parse: Parse, text: str, trigger: str
) -> None:
    assert "and has its time" not in dated(parse, text, trigger).explanation


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        (
            "A flooded shaft collapses in the town of Dell in June 2016 and kills 49 miners.",
            "kills",
            "2016-06-01",
            "2016-06-30",
        ),
        (
            "A ferry sinks off Bari in March 2014 and drowns 30.",
            "drowns",
            "2014-03-01",
            "2014-03-31",
        ),
        ("A man walks in on 3 May 2015 and shoots a guard.", "shoots", "2015-05-03", "2015-05-03"),
    ],
)
def test_headlines_in_the_present_share_their_time(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


def test_what_is_so_now_is_not_of_the_time_before_it(parse: Parse) -> None:
    text = "The museum opened in 2010 and draws tourists."

    assert limits(dated(parse, text, "draws"))[0] != "2010-01-01"


@pytest.mark.parametrize(
    ("text", "verdict", "crime", "day"),
    [
        ("A judge jailed a man who killed his aunt for life Thursday.", "jailed", "killed", 9),
        ("A court fined a driver who hit a cyclist 300 euros Monday.", "fined", "hit", 13),
        ("A jury convicted a man who robbed a bank of fraud Tuesday.", "convicted", "robbed", 14),
        ("They sentenced a nurse who hit a man to ten years on Friday.", "sentenced", "hit", 10),
    ],
)
def test_the_day_of_a_verdict_is_not_that_of_the_crime(
    parse: Parse, text: str, verdict: str, crime: str, day: int
) -> None:
    expected = f"2024-05-{day:02}"

    assert limits(dated(parse, text, verdict)) == (expected,) * 4
    assert limits(dated(parse, text, crime)) == ("..", expected) * 2


def test_a_second_time_is_that_of_the_verb_before_the_clause(parse: Parse) -> None:
    text = "Police freed a man who killed a guard in 1999 on Monday."

    assert limits(dated(parse, text, "freed")) == ("2024-05-13",) * 4
    assert limits(dated(parse, text, "killed")) == ("1999-01-01", "1999-12-31") * 2


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police arrested a woman who stole a bus on Sunday.", "stole"),
        ("Police held a man who shot a guard in a bar on Sunday.", "shot"),
        ("A judge jailed a man who killed his aunt on Sunday.", "killed"),
    ],
)
def test_a_clause_keeps_the_time_that_nothing_parts_from_it(
    parse: Parse, text: str, trigger: str
) -> None:
    assert limits(dated(parse, text, trigger)) == ("2024-05-12",) * 4


@pytest.mark.parametrize("verb", sorted(mapping("clause_verbs", "with_object")))
def test_each_verb_of_the_courts_comes_after_the_crime(parse: Parse, verb: str) -> None:
    past = {"strip": "stripped", "acquit": "acquitted"}.get(verb, verb.removesuffix("e") + "ed")
    text = f"On Monday a court {past} a man who stole a bus."

    assert limits(dated(parse, text, "stole"))[1] == "2024-05-13"


COMPARED = [
    ("Revenues for the year rose to $29.0 million, up from $15.1 million in 2003.", "rose", 2024),
    ("Profit rose from $2m in 2014 to $3m in 2015.", "rose", 2015),
    (
        "Sales for the year climbed to $8 million, compared with $5 million in 2002.",
        "climbed",
        2024,
    ),
    ("Output for 2023 fell to 2 million tons, versus 3 million tons in 2022.", "fell", 2023),
    ("Exports in 2021 grew to 9 tonnes from 7 tonnes in 2001.", "grew", 2021),
]


@pytest.mark.parametrize(("text", "trigger", "year"), COMPARED)
def test_the_time_of_what_a_figure_is_compared_with_dates_nothing(
    parse: Parse, text: str, trigger: str, year: int
) -> None:
    first, last = f"{year}-01-01", "2024-05-15" if year == 2024 else f"{year}-12-31"

    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The firm rose from the ashes in 2003.", "rose"),
        ("The club moved from Leeds in 2003.", "moved"),
        ("Doctors from 12 countries met in 2003.", "met"),
        ("Sales rose by 12 percent in 2003.", "rose"),
    ],
)
def test_from_without_a_figure_compares_nothing(parse: Parse, text: str, trigger: str) -> None:
    assert limits(dated(parse, text, trigger)) == ("2003-01-01", "2003-12-31") * 2


TODAY = "2024-05-15"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "He spoke of the port, abandoned by the army last year but now held by rebels.",
            "held",
            ("..", TODAY, TODAY, ".."),
        ),
        (
            "The town, taken by rebels in 2014 and now run by a council, held a vote.",
            "run",
            ("..", TODAY, TODAY, ".."),
        ),
        (
            "Rebels hold Orsk, abandoned by the army last year but now rebuilt.",
            "rebuilt",
            ("2023-01-01", TODAY) * 2,
        ),
        ("The mill, closed in 2010 and sold, burned.", "sold", ("2010-01-01", "2010-12-31") * 2),
    ],
)
def test_what_is_so_now_has_not_the_time_of_what_came_before(
    parse: Parse, text: str, trigger: str, expected: tuple[str, ...]
) -> None:
    assert limits(dated(parse, text, trigger)) == expected


@pytest.mark.parametrize("verb", sorted(words("clause_verbs", "lasting_participles")))
def test_each_lasting_verb_goes_on_now(parse: Parse, verb: str) -> None:
    irregular = {"hold": "held", "keep": "kept", "lead": "led", "run": "run"}
    doubled = {"control": "controlled", "patrol": "patrolled"}
    regular = doubled.get(verb) or (verb[:-1] + "ied" if verb.endswith("py") else "")
    past = irregular.get(verb) or regular or verb.removesuffix("e") + "ed"
    text = f"The town, taken by rebels in 2014 and now {past} by a council, is calm."

    assert limits(dated(parse, text, past)) == ("..", TODAY, TODAY, "..")


def test_the_time_of_an_aside_dates_nothing_else(parse: Parse) -> None:
    text = (
        "“They shelled Orsk again,” Melnik said, referring to the port, abandoned by the army last "
        "year but now held by rebels."
    )

    assert limits(dated(parse, text, "shelled")) == ("..", TODAY) * 2


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Ann Cole was hurt in the shooting at the airport on 3 May.", "shooting", "2024-05-03"),
        ("Nine people died in the crash near Kiel on 3 May.", "crash", "2024-05-03"),
        ("Two were killed in a blast at the mill on Monday.", "blast", "2024-05-13"),
        ("The room was found empty on Monday, the guard said.", "found", "2024-05-13"),
    ],
)
def test_who_suffers_it_does_so_then(parse: Parse, text: str, trigger: str, day: str) -> None:
    assert limits(dated(parse, text, trigger)) == (day,) * 4


def test_a_time_before_who_said_it_is_that_of_what_was_said(parse: Parse) -> None:
    text = (
        "Berg was 75, the Arden Sun Herald reported Wednesday.\n"
        "He was found dead, reportedly of natural causes, in his room at the Sun Inn Motel Tuesday "
        "morning, officials said."
    )

    assert limits(dated(parse, text, "found")) == ("2024-05-14",) * 4


def test_what_was_over_before_an_aim_is_no_news(parse: Parse) -> None:
    text = "Berg returned on Monday to tend his farm after serving four years for theft."

    assert limits(dated(parse, text, "serving")) == ("..", "2024-05-13") * 2


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (
            "The toll from the collapse of a bridge on Monday night rose to 12 on Tuesday.",
            "collapse",
            "2024-05-13",
        ),
        (
            "The toll from the collapse of a bridge on Monday night rose to 12 on Tuesday.",
            "rose",
            "2024-05-14",
        ),
        ("Support for the strike on Friday fell on Sunday.", "fell", "2024-05-12"),
        ("Fears about the storm on Friday grew on Sunday.", "storm", "2024-05-10"),
    ],
)
def test_a_time_within_the_subject_is_that_of_what_the_subject_tells(
    parse: Parse, text: str, trigger: str, day: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (day,) * 4


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "In 2005, 15 workers died in a blast.\n\nThe firm was then fined a record sum.\n\n"
            "The firm told the city on Monday it had spent a lot.",
            "fined",
        ),
        ("In 2005 a blast killed 15. The firm was later fined.", "fined"),
        ("It burned in 2005. Its head then left.", "left"),
    ],
)
def test_what_goes_on_from_what_is_old_is_no_news(parse: Parse, text: str, trigger: str) -> None:
    assert limits(dated(parse, text, trigger)) == ("..", TODAY) * 2


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The pipe leaked for months until it was capped on Monday.",
            "leaked",
            ("..", "2024-05-13", "2024-05-13", "2024-05-13"),
        ),
        (
            "She worked there until she was sacked in 2009.",
            "worked",
            ("..", "2009-12-31", "2009-01-01", "2009-12-31"),
        ),
        (
            "They held it until police came on Monday.",
            "held",
            ("..", "2024-05-13", "2024-05-13", "2024-05-13"),
        ),
    ],
)
def test_what_lasts_until_something_ends_with_it(
    parse: Parse, text: str, trigger: str, expected: tuple[str, ...]
) -> None:
    assert limits(dated(parse, text, trigger)) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The firm has paid $207 million in claims.", "paid"),
        ("The cost has now reached nearly $4 billion.", "reached"),
        ("The fund has raised 3 million pounds for the victims.", "raised"),
    ],
)
def test_what_has_come_together_did_so_by_today(parse: Parse, text: str, trigger: str) -> None:
    assert limits(dated(parse, text, trigger)) == ("..", TODAY) * 2


def test_what_has_just_happened_is_of_today(parse: Parse) -> None:
    assert limits(dated(parse, "The mayor has resigned.", "resigned")) == (TODAY,) * 4


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        ("Crews razed a bridge built by the army in 1952.", "built", "1952-01-01", "1952-12-31"),
        ("Crews razed a bridge built by the army in 1952.", "razed", TODAY, TODAY),
        ("She sold the house built by Cole in 1999.", "built", "1999-01-01", "1999-12-31"),
        ("She sold the house of Cole in 1999.", "sold", "1999-01-01", "1999-12-31"),
    ],
)
def test_a_far_year_is_that_of_what_was_made_before_it(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("He retired, as scheduled, on 3 May but continued to write.", "retired", "2024-05-03"),
        ("The plant closed as planned on 3 May.", "closed", "2024-05-03"),
        (
            "On Friday, ten weeks after the well was capped 1 March, Allen said that he would go.",
            "said",
            "2024-05-10",
        ),
        (
            "On Friday, ten weeks after the well was capped 1 March, Allen said that he would go.",
            "capped",
            "2024-03-01",
        ),
    ],
)
def test_what_stands_behind_as_planned_is_the_main_verbs_own(
    parse: Parse, text: str, trigger: str, day: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (day,) * 4


def test_nearly_forty_years_are_not_forty(parse: Parse) -> None:
    event = dated(parse, "Allen served nearly 40 years in the navy.", "served")
    assert limits(event)[1] == "1988-05-15"


def test_the_issues_of_the_day_are_of_no_day(parse: Parse) -> None:
    event = dated(parse, "The show discusses political issues of the day.", "discusses")
    assert "the day”" not in event.explanation
