"""When an event happened, and by which evidence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

from events import analyze
from events.types import Basis, Document, Event, Relation

if TYPE_CHECKING:
    from analysed import Parse

FRIDAY = date(2014, 6, 13)


def dated(parse: Parse, text: str, trigger: str, published: date | None = FRIDAY) -> Event:
    return event_at(parse, text, trigger, published)


def written(event: Event) -> tuple[str, str]:
    return event.interval.edtf if event.interval else "none", event.basis.value


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels seized the town on Monday.", "seized", "2014-06-09"),
        ("In May 2012 rebels seized the town.", "seized", "2012-05"),
        ("The raid on Monday killed ten.", "raid", "2014-06-09"),
        ("He will resign next month.", "resign", "2014-07"),
        ("He has led the bank since 2010.", "led", "2010/2014"),
        ("He led the bank until 2010.", "led", "../2010"),
        ("The war raged from 2003 to 2010.", "raged", "2003/2010"),
        ("They met between May and August 2012.", "met", "2012-05/2012-08"),
        ("It was built before 1900.", "built", "../1899"),
        ("By the 3rd century it ruled the sea.", "ruled", "../0300"),
        ("After 10 months of airstrikes, it fell.", "airstrikes", "2013-08/2014-06"),
        ("The UNESCO began a campaign to save the ruins in 1972.", "began", "1972"),
        ("The firm agreed to buy a rival on Monday.", "agreed", "2014-06-09"),
        ("It was the third such attack last month.", "attack", "2014-05"),
        ("The festival was a success last year.", "festival", "2013"),
        ("It lost money in the first three months of the year.", "lost", "2014-01/2014-03"),
        ("The mine closed in the last six months of 2012.", "closed", "2012-07/2012-12"),
        ("Sales rose in the first two weeks of May.", "rose", "2014-05-01/2014-05-14"),
        ("It lost money over the first five months of the year.", "lost", "2014-01/2014-05"),
        (
            "The mine closed during the final three weeks of April.",
            "closed",
            "2014-04-10/2014-04-30",
        ),
    ],
)
def test_a_time_dates_the_event_that_it_hangs_from(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert written(dated(parse, text, trigger)) == (expected, Basis.STATED.value)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He said the army would win.", "win"),
        ("Rebels who had seized the town spoke.", "seized"),
        ("He said troops had fled after a week-long siege.", "fled"),
        ("Net income of 84 million pounds, up from 75 million a year earlier, pleased him.", "up"),
    ],
)
def test_what_nothing_dates_has_no_date(parse: Parse, text: str, trigger: str) -> None:
    document = Document(text=text, doc_id="test", published=FRIDAY)
    events = analyze(document, parse(text)[1]).events

    assert {e.basis for e in events if e.trigger.text == trigger} <= {Basis.NONE, Basis.BOUNDED}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Income climbed to 84 million pounds from 75 million pounds a year earlier.", "climbed"),
        ("Sales climbed to 80 million, against 75 million a year earlier.", "climbed"),
        ("Sales climbed to 80 million versus 75 million a year earlier.", "climbed"),
        ("Sales climbed to 80 million, up on 75 million a year earlier.", "climbed"),
        ("Sales climbed to 80 million, compared with 75 million a year earlier.", "climbed"),
        ("Losses widened to $3m from $2m a year before.", "widened"),
        ("Exports grew to 5 million tonnes versus 4 million tonnes last year.", "grew"),
        ("The chief raised his forecast for 2015.", "raised"),
        ("Leeds won their first title in 20 years.", "won"),
    ],
)
def test_the_time_of_an_amount_is_not_that_of_the_event(
    parse: Parse, text: str, trigger: str
) -> None:
    assert dated(parse, text, trigger).basis is not Basis.STATED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The firm reported third-quarter profit of $2 million.", "reported"),
        ("The firm raised its 2015 forecast.", "raised"),
        ("Shares closed at $3, their lowest since November 2012.", "closed"),
        ("He won his first title since 1998.", "won"),
    ],
)
def test_the_time_of_what_is_told_or_compared_is_not_that_of_the_event(
    parse: Parse, text: str, trigger: str
) -> None:
    assert written(dated(parse, text, trigger)) == ("2014-06-13", "reported")


def test_the_race_and_not_the_winning_is_counted_in_the_week(parse: Parse) -> None:
    text = "She won the gold on Monday, marking her second win in the past week."

    assert written(dated(parse, text, "won")) == ("2014-06-09", "stated")
    assert written(dated(parse, text, "win")) == ("2014-06-06/2014-06-13", "stated")
    assert written(dated(parse, text, "marking")) == ("2014-06-09", "inherited")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels took the town on Monday, burning it down.", "burning", "2014-06-09"),
        ("Rebels came on Monday and burned the town.", "burned", "2014-06-09"),
        ("The army carried out airstrikes on Monday.", "airstrikes", "2014-06-09"),
        ("The trial began on Monday.", "trial", "2014-06-09"),
        ("He resigned on Monday at a meeting held in Rome.", "meeting", "2014-06-09"),
        ("He resigned on Monday at a meeting held in Rome.", "held", "2014-06-09"),
        ("It breaks an agreement reached in 1991.", "agreement", "1991"),
        ("Rebels began on Monday to shell the city.", "shell", "2014-06-09"),
        ("The town fell on Monday after the army had fled.", "fled", "../2014-06-09"),
        ("He resigned on Monday before the vote was held.", "held", "2014-06-09/.."),
        ("After the war of 1971, families built houses.", "built", "1971/.."),
        ("Rebels came before dawn on Monday and burned the town.", "burned", "2014-06-09"),
        ("An audit published in January found gaps.", "found", "2014-01"),
    ],
)
def test_a_clause_takes_the_date_of_the_one_that_governs_it(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert written(dated(parse, text, trigger)) == (expected, Basis.INHERITED.value)


def test_the_news_is_that_of_the_day(parse: Parse) -> None:
    event = dated(parse, "Rebels seized the town.", "seized")

    assert written(event) == ("2014-06-13", Basis.REPORTED.value)
    assert event.relation is Relation.IS_INCLUDED
    assert "13 Jun 2014" in event.explanation


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The chief has resigned.", "resigned"),
        ("The bank failed. Its chief has resigned.", "resigned"),
        ("Rain fell, although some villages were spared.", "spared"),
        ("The minister said it was over, state radio reported.", "said"),
    ],
)
def test_what_is_news_has_the_day_of_the_news(parse: Parse, text: str, trigger: str) -> None:
    assert written(dated(parse, text, trigger)) == ("2014-06-13", Basis.REPORTED.value)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The chief has always refused.", "refused"),
        ("The chief has never resigned.", "resigned"),
        ("It fell. It rose. It fell. It rose. The chief has resigned.", "resigned"),
    ],
)
def test_what_has_happened_at_some_time_has_no_day(parse: Parse, text: str, trigger: str) -> None:
    assert written(dated(parse, text, trigger)) == ("../2014-06-13", "bounded")


def test_the_story_goes_on_with_the_day_that_it_named(parse: Parse) -> None:
    text = "Rebels seized the town on Monday. They burned the mill."

    assert written(dated(parse, text, "burned")) == ("2014-06-09", Basis.NARRATIVE.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # On Monday it struck; who comments does so when the paper tells of it.
        ("A quake struck on Monday. Copper rose, brokers said.", "2014-06-13"),
        ("A quake struck on Monday, police said on Tuesday. It was big, they said.", "2014-06-10"),
        # Who made the news spoke on its day.
        ("The mayor resigned on Monday. The mayor said he was tired.", "2014-06-09"),
    ],
)
def test_others_comment_when_the_paper_asks_them(parse: Parse, text: str, expected: str) -> None:
    _, doc = parse(text)
    document = Document(text=text, doc_id="test", published=FRIDAY)
    events = sorted(analyze(document, doc).events, key=lambda event: event.trigger.start)
    last = next(event for event in reversed(events) if event.trigger.text == "said")

    assert last.interval is not None
    assert last.interval.edtf == expected


HISTORY = (
    "The war began on 30 November 1939 and ended on 13 March 1940.\n\n"
    "In October 1939 Moscow demanded land. The Finns refused.\n\n"
    "On 6 December the army withdrew. The League condemned the attack and expelled Moscow on "
    "14 December.\n\nThe Finns fought on."
)


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        ("refused", ("1939-10", "narrative")),
        ("condemned", ("1939-12-14", "inherited")),
        ("fought", ("1939-12-14", "narrative")),
    ],
)
def test_a_history_goes_on_from_paragraph_to_paragraph(
    parse: Parse, trigger: str, expected: tuple[str, str]
) -> None:
    assert written(dated(parse, HISTORY, trigger, published=None)) == expected


def test_a_day_named_in_passing_is_left_with_its_paragraph(parse: Parse) -> None:
    text = (
        "A jury convicted the banker on Thursday.\n\n"
        "His lawyer spoke to the jury on Tuesday. He blamed a clerk.\n\n"
        "The banker wept."
    )

    assert written(dated(parse, text, "blamed")) == ("2014-06-10", Basis.NARRATIVE.value)
    assert written(dated(parse, text, "wept")) == ("2014-06-12", Basis.NARRATIVE.value)


def test_what_a_speaker_recalls_is_older_than_his_words(parse: Parse) -> None:
    text = "“He took the money,” the lawyer told the jury on Tuesday. “He spent it. He lied.”"

    assert written(dated(parse, text, "told")) == ("2014-06-10", Basis.STATED.value)
    assert written(dated(parse, text, "spent")) == ("../2014-06-13", "bounded")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Fire destroyed the town in 1812. The Swedes rebuilt it.", "rebuilt"),
        ("A man died before he was tried on May 3, 1812. His son built a mill.", "built"),
    ],
)
def test_history_is_not_the_news_of_the_day(parse: Parse, text: str, trigger: str) -> None:
    assert written(dated(parse, text, trigger)) == ("../2014-06-13", "bounded")


@pytest.mark.parametrize("when", ["2012", "December 2012", "2013", "May 2013", "January"])
def test_what_follows_a_time_long_past_is_not_the_news_of_the_day(parse: Parse, when: str) -> None:
    rebuilt = dated(parse, f"Fire destroyed the church in {when}. Masons rebuilt it.", "rebuilt")

    assert rebuilt.basis is not Basis.REPORTED


def test_without_a_publication_date_news_stays_undated(parse: Parse) -> None:
    event = dated(parse, "Rebels seized the town.", "seized", published=None)

    assert (event.interval, event.basis) == (None, Basis.NONE)


def test_the_dateline_dates_no_event(parse: Parse) -> None:
    event = dated(parse, "ROME, June 12, 2014 — Rebels seized the town.", "seized")

    assert event.time is None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The judge set sentencing for July 9.", "sentencing", "2014-07-09"),
        ("A hearing is scheduled for next Wednesday.", "hearing", "2014-06-18"),
    ],
)
def test_the_planned_event_has_the_day_for_which_it_is_planned(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert written(dated(parse, text, trigger))[0] == expected


def test_every_date_says_why(parse: Parse) -> None:
    text = "Rebels seized the town on Monday, looting shops. They burned the mill. Fire spread."
    document = Document(text=text, doc_id="test", published=FRIDAY)

    events = analyze(document, parse(text)[1]).events

    assert all(bool(e.explanation) == (e.interval is not None) for e in events)
    assert all((e.interval is None) == (e.basis is Basis.NONE) for e in events)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The crew was resting when a wave hit the boat on Tuesday.\n\nThe boat sank.", "sank"),
        ("She was cooking when the roof fell in on Tuesday. The roof burned.", "burned"),
    ],
)
def test_what_broke_in_takes_the_story_to_its_day(parse: Parse, text: str, trigger: str) -> None:
    assert written(dated(parse, text, trigger))[0] == "2014-06-10"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The ship turned round, rescuing two sailors on Tuesday.", "turned"),
    ],
)
def test_a_verb_has_the_day_of_the_participle_after_it(
    parse: Parse, text: str, trigger: str
) -> None:
    assert written(dated(parse, text, trigger))[0] == "2014-06-10"


@pytest.mark.parametrize(
    "text",
    [
        "The rock formed 2.6 to 2.8 million years ago.",
        "The cave formed 4 to 5 million years ago, a survey says.",
        "The firm failed 10 to 12 years ago.",
        "Lava covered the valley two or three centuries ago.",
        "Settlers left three to four thousand years ago.",
    ],
)
def test_what_a_range_of_years_ago_tells_is_no_news(parse: Parse, text: str) -> None:
    _, doc = parse(text)
    document = Document(text=text, doc_id="test", published=date(2024, 5, 15))

    event = analyze(document, doc).events[0]

    assert event.basis is Basis.BOUNDED
    assert event.bounds is not None
    assert event.bounds.plain == "on or before Tue 14 May 2024"


@pytest.mark.parametrize("years", ["6 million", "66 million", "4.5 billion", "13 billion"])
def test_what_was_millions_of_years_ago_is_joined_as_the_rest(parse: Parse, years: str) -> None:
    text = f"A rock struck the coast {years} years ago. A rock struck the coast on Monday."
    _, doc = parse(text)
    document = Document(text=text, doc_id="test", published=date(2024, 5, 15))

    timeline = analyze(document, doc)

    assert [event.lemma for event in timeline.events] == ["strike", "strike"]
    assert len(timeline.happenings) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The vote is on Nov. 21. If the board agrees, owners will be paid on 22 November 2023.",
        "Unless the board agrees, the plant will close on 22 November 2023.",
    ],
)
def test_a_condition_has_not_the_time_of_what_hangs_on_it(parse: Parse, text: str) -> None:
    document, doc = parse(text)
    event = next(e for e in analyze(document, doc).events if e.trigger.text == "agrees")

    assert event.interval is None or "2023-11-22" not in str(event.interval.edtf)


def test_the_year_of_what_a_deed_repays_is_not_that_of_the_deed(parse: Parse) -> None:
    text = "Holm was welcomed with a lunch, repaying the visit of a king to Corva in 2009."

    assert "2009" not in str(written(dated(parse, text, "welcomed"))[0])


@pytest.mark.parametrize(
    "words",
    [
        "dates to 2004",
        "dates back to 2004",
        "goes back to 2004",
        "stretches back to 2004",
        "reaches back to 2004",
        "leads back to 2004",
        "can be traced back to 2004",
    ],
)
def test_what_goes_back_to_a_year_has_been_since(parse: Parse, words: str) -> None:
    custom = analyze(*parse(f"The custom {words}.")).events[-1]

    assert custom.relation is Relation.BEGINS
    assert custom.bounds is not None
    assert custom.bounds.end[1] is None


@pytest.mark.parametrize(
    "text", ["The clocks went back to winter time in 2014.", "The trial was moved back to Friday."]
)
def test_what_is_put_back_is_not_so_since(parse: Parse, text: str) -> None:
    assert all(event.relation is not Relation.BEGINS for event in analyze(*parse(text)).events)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Karl Ness told a court on Tuesday that he hid the knife.", "hid"),
        ("The three men left the house, the jury heard.", "left"),
        (
            "Ness told the jury that he fled. Ness told the judge he ran. He said Moat hit him.",
            "hit",
        ),
        ("The inquest heard that the pilot drank.", "drank"),
        ("Reed drove off at once, he told the court.", "drove"),
    ],
)
def test_what_a_court_hears_was_before(parse: Parse, text: str, trigger: str) -> None:
    found = dated(parse, text, trigger)

    assert found.basis is Basis.BOUNDED
    assert found.bounds is not None
    assert found.bounds.begin[0] is None


def test_what_is_said_in_quotation_marks_takes_the_story_nowhere(parse: Parse) -> None:
    text = (
        "Marco Rubio lost the vote on Tuesday.\n\n“I did badly on Saturday,” he said. The crowd "
        "cheered him."
    )

    assert written(dated(parse, text, "cheered"))[0] == written(dated(parse, text, "lost"))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Confidence rose to its highest level since October 2004.",
        "Shares rose to their best close since May 2012.",
        "The town won its first title since 1998.",
    ],
)
def test_a_rank_since_a_day_is_not_of_that_day(parse: Parse, text: str) -> None:
    trigger = "rose" if "rose" in text else "won"

    found = dated(parse, text, trigger)

    assert found.basis is not Basis.STATED


@pytest.mark.parametrize(
    ("text", "trigger", "begin", "end"),
    [
        ("She had worked there for 12 years before she was fired in March.", "worked", 2002, 2014),
        ("He ruled for 20 years before he was toppled in 2011.", "ruled", 1991, 2011),
        ("They fought for two years before the truce of 2012.", "fought", 2010, 2012),
    ],
)
def test_what_lasted_so_long_before_an_event_ended_with_it(
    parse: Parse, text: str, trigger: str, begin: int, end: int
) -> None:
    bounds = dated(parse, text, trigger).bounds
    assert bounds is not None
    first, last, *ends = (one.year if one else 0 for one in (*bounds.begin, *bounds.end))
    assert first <= begin <= last
    assert ends == [end, end]


def test_what_ended_with_a_dated_happening_ended_then(parse: Parse) -> None:
    event = event_at(parse, "The search ended with a July 1997 fraud conviction.", "ended")
    assert limits(event)[:2] == ("1997-07-01", "1997-07-31")


def test_what_was_done_meanwhile_has_the_time_of_the_clause(parse: Parse) -> None:
    text = "Between 1994 and 1997 Noll was based in Oslo, working for a bank."
    assert limits(event_at(parse, text, "working"))[0].startswith("1994")
