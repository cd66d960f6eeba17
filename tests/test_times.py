"""Every rule and refiner of times reads its own examples, under the whole grammar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from events.times import Domain, find_times, lookalikes
from events.times.find_times import RULES
from events.times.lookalikes import LOOKALIKES
from events.times.lookalikes.judge import Lookalike
from events.times.refiners import REFINERS
from events.types import Document, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parse = Callable[[str], tuple[Document, "Doc"]]

PUBLISHED = date(2024, 3, 13)  # a Wednesday
STEPS = (*RULES, *LOOKALIKES, *REFINERS)
EXAMPLES = [
    pytest.param(step, marked, value, id=f"{step.name}: {marked}")
    for step in STEPS
    for marked, value in step.examples.items()
]
REJECTS = [
    pytest.param(step, sentence, id=f"{step.name}: {sentence}")
    for step in STEPS
    for sentence in step.rejects
]


@pytest.fixture
def times_in(parse: Parse) -> Callable[..., tuple[TimeExpression, ...]]:
    def find(
        text: str, published: date | None = PUBLISHED, domain: Domain | None = None
    ) -> tuple[TimeExpression, ...]:
        _, doc = parse(text)
        document = Document(text=text, doc_id="test", published=published)
        return find_times(doc, document, domain=domain)

    return find


@pytest.mark.parametrize(("step", "marked", "value"), EXAMPLES)
def test_rule_reads_its_examples(step, marked, value, times_in):
    expected = re.search("<(.*?)>", marked)

    found = times_in(re.sub("[<>]", "", marked), domain=step.domain)

    read = {(time.span.start, time.span.end): time for time in found}
    span = (expected.start(), expected.end() - 2)
    assert span in read, [time.span.text for time in found]
    assert read[span].value == value
    assert read[span].explanation
    if read[span].interval is not None and _COUNTED_FROM.search(read[span].explanation):
        assert read[span].anchor in ("dct", "last")


_COUNTED_FROM = re.compile("last spoken of|last named|publication")


@pytest.mark.parametrize(("step", "sentence"), REJECTS)
def test_rule_leaves_alone_what_it_rejects(step, sentence, times_in):
    assert not times_in(sentence, domain=step.domain)


@pytest.mark.parametrize(
    ("sentence", "words", "value", "edtf"),
    [
        (
            "It was its second gain in the past week.",
            "the past week",
            "P1W",
            "2024-03-06/2024-03-13",
        ),
        ("They left after a week-long assault.", "week-long", "P1W", "2024-03-06/2024-03-13"),
        ("It holds after 10 months of airstrikes.", "10 months", "P10M", "2023-05/2024-03"),
        ("They have fought for three years.", "three years", "P3Y", "2021/2024"),
        ("It rose in the 1st\u00a0century A.D.", "the 1st\u00a0century A.D.", "00", "0001/0100"),
        ("It fell last summer to the rebels.", "last summer", "2023-SU", "2023-22"),
        (
            "Profit rose in the three months ended Feb. 29, it said.",
            "the three months",
            "P3M",
            "2023-12/2024-02",
        ),
        ("It lost money in the year ended March 3.", "the year", "P1Y", "2023-03-04/2024-03-03"),
        ("It lost money in the year ended Dec. 31.", "the year", "P1Y", "2023"),
        ("It was its worst one-day fall in three years.", "three years", "P3Y", "2021/2024"),
        ("In the six months through May, sales fell.", "the six months", "P6M", "2022-12/2023-05"),
        ("It was the third attack in two weeks.", "two weeks", "P2W", "2024-02-28/2024-03-13"),
        (
            "It fell on May 3, 2019, the worst loss in 10 days.",
            "10 days",
            "P10D",
            "2019-04-23/2019-05-03",
        ),
        ("Hannibal left in 218 BC for Italy.", "218 BC", "BC0218", "-0217"),
    ],
)
def test_interval_lies_where_the_text_says(sentence, words, value, edtf, times_in):
    (time,) = (time for time in times_in(sentence) if time.span.text == words)

    assert (time.value, time.interval.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They met on Wednesday in Rome.", "XXXX-WXX-3"),
        ("They met yesterday in Rome.", "XXXX-XX-XX"),
        ("They met last month in Rome.", "XXXX-XX"),
        ("They met two weeks ago in Rome.", "XXXX-WXX"),
        ("They met today in Rome.", "PRESENT_REF"),
    ],
)
def test_without_a_publication_date_deictic_times_stay_open(sentence, value, times_in):
    (time,) = times_in(sentence, published=None)

    assert time.value == value
    assert time.interval is None


@pytest.mark.parametrize(
    ("news", "words", "value"),
    [
        ("He was born on 5 May 1960. He resigned on Monday. A vote is on 3 March.", "3 March", "X"),
        ("It fell on 2 April and on 3 April. Talks will begin in May.", "May", "XXXX-05"),
        ("It opened on May 5, 1960, and was sold last week. It has shut since June.", "June", "X"),
    ],
)
def test_undated_news_is_not_placed_by_a_date_that_it_mentions(news, words, value, times_in):
    (time,) = (time for time in times_in(news, published=None) if time.span.text == words)

    assert time.value.startswith(value)
    assert time.interval is None


def test_a_history_is_read_from_the_date_last_spoken_of(times_in):
    history = (
        "The war began on 1 September 1939. In 1940 France fell. On June 4 the last boats left. "
        "The next day the attack went on. It ended in 1945."
    )

    found = times_in(history, published=None)

    assert [time.value for time in found] == [
        "1939-09-01",
        "1940",
        "1940-06-04",
        "1940-06-05",
        "1945",
    ]


def test_the_domain_can_be_given(times_in):
    sentence = "He came on 3 March 1940. He left on 4 March for Rome."

    as_news = times_in(sentence, domain=Domain.NEWS)
    as_narrative = times_in(sentence, domain=Domain.NARRATIVE)

    assert as_news[1].value == "2024-03-04"
    assert as_narrative[1].value == "1940-03-04"


def test_times_do_not_overlap_and_come_in_text_order(times_in):
    found = times_in("From May 3-7, 2015, at 10 p.m. Wednesday, two weeks and three days ago.")

    ends = [0, *(time.span.end for time in found)]
    assert all(time.span.start >= end for time, end in zip(found, ends, strict=False))


def test_a_time_never_crosses_a_paragraph(times_in):
    found = times_in("He came in May\n\n3 men left.")

    assert [time.span.text for time in found] == ["May"]


@pytest.mark.parametrize(
    ("published", "words", "value"),
    [
        (date(2013, 4, 23), "Jan. 1", "2013-01-01"),
        (date(2012, 1, 5), "Dec. 31", "2011-12-31"),
        (date(2015, 12, 30), "Jan. 2", "2016-01-02"),
        (date(2016, 2, 28), "Feb. 29", "2016-02-29"),
        (date(2015, 6, 30), "Dec. 1", "2015-12-01"),
    ],
)
def test_a_date_without_a_year_is_the_nearest(published, words, value, times_in):
    (time,) = times_in(f"The office of {words} in Rome.", published=published)

    assert time.value == value


def test_every_judge_of_lookalikes_judges() -> None:
    made = {
        one.name
        for module in iter_modules(lookalikes.__path__)
        for one in vars(import_module(f"{lookalikes.__name__}.{module.name}")).values()
        if isinstance(one, Lookalike)
    }

    assert made == {one.name for one in LOOKALIKES}
