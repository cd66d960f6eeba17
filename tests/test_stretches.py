"""Stretches of time told by their two ends; made-up sentences."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from analysed import event_at, limits

if TYPE_CHECKING:
    from analysed import Parse

TUESDAY = date(2017, 5, 30)


dated = partial(event_at, published=TUESDAY)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        ("The show (26 July – 22 August 2016) drew crowds.", "drew", "2016-07-26", "2016-08-22"),
        ("The show (26 July-22 August 2016) drew crowds.", "drew", "2016-07-26", "2016-08-22"),
        ("The show, 3 – 9 March 2015, drew 400 guests.", "drew", "2015-03-03", "2015-03-09"),
        ("The shop was shut 2 to 14 January 2017.", "shut", "2017-01-02", "2017-01-14"),
        ("Clubs played 28 May through 4 June 2016.", "played", "2016-05-28", "2016-06-04"),
        ("The show ran 5 May until 9 June 2016 in Bari.", "ran", "2016-05-05", "2016-06-09"),
        ("The workshop (May 3—7, 2014) is over.", "workshop", "2014-05-03", "2014-05-07"),
        ("The regatta runs August 10 - 22, 2012.", "runs", "2012-08-10", "2012-08-22"),
    ],
)
def test_an_event_spans_its_days_from_the_first_to_the_last(
    parse: Parse, text: str, trigger: str, first: str, last: str
) -> None:
    assert limits(dated(parse, text, trigger)) == (first, first, last, last)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Sales fell in Dec - Feb 2015.",
            "fell",
            ("2014-12-01", "2014-12-31", "2015-02-01", "2015-02-28"),
        ),
        (
            "Prices rose in January-March 2016.",
            "rose",
            ("2016-01-01", "2016-01-31", "2016-03-01", "2016-03-31"),
        ),
        (
            "The strike (1984 – 1985) shut the pits.",
            "strike",
            ("1984-01-01", "1984-12-31", "1985-01-01", "1985-12-31"),
        ),
        (
            "The mine worked 1936 to 1958.",
            "worked",
            ("1936-01-01", "1936-12-31", "1958-01-01", "1958-12-31"),
        ),
    ],
)
def test_a_stretch_of_months_or_years_begins_and_ends_in_any_of_their_days(
    parse: Parse, text: str, trigger: str, expected: tuple[str, ...]
) -> None:
    assert limits(dated(parse, text, trigger)) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "They must leave before 3-5 May 2018.",
            "leave",
            ("2017-05-30", "2018-05-02", "2017-05-30", "2018-05-02"),
        ),
        (
            "She has led it since 2010-11.",
            "led",
            ("2010-01-01", "2010-12-31", "2017-05-30", ".."),
        ),
        ("The firm moved the sale on 3 May to 5 May 2017.", "moved", ("2017-05-03",) * 4),
        ("A judge sentenced him on Friday to ten years.", "sentenced", ("2017-05-26",) * 4),
    ],
)
def test_two_times_that_are_no_ends_of_one_stretch_make_none(
    parse: Parse, text: str, trigger: str, expected: tuple[str, ...]
) -> None:
    assert limits(dated(parse, text, trigger)) == expected
