"""What is no time though it looks like one, and what is one though it looks like something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from events.lexicons import words
from events.times import find_times

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.types import Document

# A Wednesday.
PUBLISHED = date(2015, 5, 20)
NO_TIMES = """
A 1980-page report came.
A boy of 12 years of age won.
A split second decided.
About 1,984 people left.
Apollo 11 landed.
April Jones was found.
Area 51 is closed.
Autumn Reeser acts.
Black September took hostages.
Call 555-1984 for it.
Car No. 1998 won.
Dawn French spoke.
Day laborers left.
He called Jan Smith.
He drives a Peugeot 2008.
He earns $40,000 a year.
He flew a Boeing 747.
He got a second chance.
He had a spring in his step.
He has a day job.
He has a night job.
He is 24 years old.
He is a knight.
He is a second-year student.
He is the man of the decade.
He is the man of the hour.
He met Summer Williams.
He prayed at the Friday Mosque.
He ran at 60 miles an hour.
He reads The Sunday Times.
He reads Time magazine.
He runs the 1500-meter race.
He sent 2000 troops.
He sold 2010 copies.
He stood in the midday sun.
He took the M25.
He was aged 45 years.
He was in 12 films.
He was in the autumn of his life.
He was second in the race.
He watches 60 Minutes.
He wed her.
He won gold in the 1500 meters.
He works 40 hours a week.
It cost $1,999.
It costs 5 euros a month.
It ended 3-2 for Rome.
It has 1914 pages.
It has 365 days a year.
It is a fall from grace.
It is a one-in-100-year flood.
It is a year-round resort.
It is high noon.
It is on page 1984.
It lies at 1600 Pennsylvania Avenue.
It struck one in 500.
It took off like a rocket 24/7.
June Smith left.
Load of 1500 tonnes sank.
Mr. Winter spoke.
No. 10 Downing Street was shut.
Red October is a boat.
Resolution 1441 was passed.
Room 1945 is closed.
Section 1983 applies.
She took flight 1990 to Rome.
Soldiers march on the city.
Some 1984 people left.
Super Tuesday came.
The 1939th man fell.
The 24-year-old won.
The 7 Years War.
The A380 landed.
The Boeing 1900 is small.
The Dow fell 1,987 points.
The Good Friday Agreement held.
The Hundred Years' War was long.
The Ides of March are near.
The July Plot failed.
The March for Life began.
The October Revolution began.
The Prague Spring ended.
The Six-Day War was short.
The Thirty Years' War was long.
The area is 2000 square miles.
The dam holds 1990 tons.
The fall of Rome was slow.
The index rose to 1987.
The minute details matter.
The night was dark.
The price is £2015.
The ratio is 12:30.
The score was 2:1.
The second man left.
The sun rose over the hill.
The train does 200 km per hour.
The verse is John 3:16.
The water spring is dry.
Theresa May resigned.
They have 1800 members.
They may win.
They sat there.
They spring into action.
They won 19-20 in the end.
Turn to chapter 1848.
US Route 1945 is closed.
Windows 2000 is old.
""".strip().splitlines()
KNOWN_FAULTS = """
August Wilson wrote it.
He read Nineteen Eighty-Four.
Her film Thursday won.
His number is 2015-5555.
Its ISBN is 1984-2000-33.
""".strip().splitlines()
TIMES = [
    ("A two-year plan failed.", "two-year", "P2Y"),
    ("At dawn French troops left.", "dawn", "2015-05-20TMO"),
    ("By 2000 he was dead.", "2000", "2000"),
    ("He came at 3:16.", "3:16", "2015-05-20T03:16"),
    ("He came at noon.", "noon", "2015-05-20T12:00"),
    ("He came on Friday night.", "Friday night", "2015-05-15TNI"),
    ("He comes daily.", "daily", "P1D"),
    ("He comes every Sunday.", "every Sunday", "XXXX-WXX-7"),
    ("He died in 1500.", "1500", "1500"),
    ("He fell in the fall of 1990.", "the fall of 1990", "1990-FA"),
    ("He left in May.", "May", "2015-05"),
    ("He left on the second of May.", "the second of May", "2015-05-02"),
    ("He may leave in May.", "May", "2015-05"),
    ("He stayed for six days.", "six days", "P6D"),
    ("He waited 60 minutes.", "60 minutes", "PT60M"),
    ("In 1984 people left.", "1984", "1984"),
    ("In August Wilson left.", "August", "2014-08"),
    ("In June Smith left.", "June", "2015-06"),
    ("In spring 1945 it ended.", "spring 1945", "1945-SP"),
    ("It took a minute.", "a minute", "PT1M"),
    ("It took two seconds.", "two seconds", "PT2S"),
    ("It was a 1984 film.", "1984", "1984"),
    ("On 3 March they marched.", "3 March", "2015-03-03"),
    ("On Jan. 5 he left.", "Jan. 5", "2015-01-05"),
    ("On Sun. he left.", "Sun.", "2015-05-17"),
    ("She will be paid in March.", "March", "2016-03"),
    ("Since 1984 he is gone.", "1984", "1984"),
    ("The 1990s were good.", "The 1990s", "199"),
    ("The Friday vote was lost.", "Friday", "2015-05-15"),
    ("The October vote was lost.", "October", "2014-10"),
    ("The Sept. 11 attacks came.", "Sept. 11", "2001-09-11"),
    ("The Sunday of the vote was calm.", "The Sunday", "2015-05-17"),
    ("The war lasted thirty years.", "thirty years", "P30Y"),
]


@pytest.mark.parametrize(
    "sentence",
    [
        *NO_TIMES,
        *(
            pytest.param(one, marks=pytest.mark.xfail(reason="a name or number like a date"))
            for one in KNOWN_FAULTS
        ),
    ],
)
def test_no_time_is_found(sentence: str, parse: Callable[[str], tuple[Document, Doc]]) -> None:
    document, doc = parse(sentence)

    found = find_times(doc, replace(document, published=PUBLISHED))

    assert [time.span.text for time in found] == []


@pytest.mark.parametrize(("sentence", "words", "value"), TIMES)
def test_time_is_found(
    sentence: str, words: str, value: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    document, doc = parse(sentence)

    found = find_times(doc, replace(document, published=PUBLISHED))

    assert [(time.span.text, time.value) for time in found] == [(words, value)]


TITLES = sorted(words("title_nouns", "upheavals") | words("title_nouns", "papers"))


@pytest.mark.parametrize("noun", TITLES)
def test_a_month_in_a_title_is_no_time(
    noun: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    document, doc = parse(f"They spoke of the October {noun} in Rome.")

    found = find_times(doc, replace(document, published=PUBLISHED))

    assert [time.span.text for time in found] == []


@pytest.mark.parametrize(
    "words_after",
    ["vote", "strike", "coup attempt", "NATO summit", "London bombings", "Vega concert"],
)
def test_a_month_before_another_noun_is_a_time(
    words_after: str, parse: Callable[[str], tuple[Document, Doc]]
) -> None:
    document, doc = parse(f"They spoke of the October {words_after} in Rome.")

    found = find_times(doc, replace(document, published=PUBLISHED))

    assert [time.value for time in found] == ["2014-10"]
