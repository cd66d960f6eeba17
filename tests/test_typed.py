"""Times as people type them, and EDTF read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timelines import intervals

from events import Grain, TimeInterval, UnknownDateError, read_bounds, read_interval
from events.calendar.read_edtf import read_edtf

# A part of a day is written as its day, a hundred years as a range.
WRITTEN_LOOSELY = {Grain.PART, Grain.HOUR, Grain.MINUTE, Grain.SECOND}


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("20 May 2015", "2015-05-20"),
        ("May 20, 2015", "2015-05-20"),
        ("  Wed 20  May 2015 ", "2015-05-20"),
        ("20.5.2015", "2015-05-20"),
        ("20 de mayo de 2015", "2015-05-20"),
        ("2015-05-20", "2015-05-20"),
        ("2015-05", "2015-05"),
        ("2015", "2015"),
        ("-0043-03-15", "-0043-03-15"),
        ("15 March 44 BC", "-0043-03-15"),
        ("44 BC", "-0043"),
        ("2015-05-17/2015-05-20", "2015-05-17/2015-05-20"),
        ("17 to 20 May 2015", "2015-05-17/2015-05-20"),
        ("17 May 2015 – 20 May 2015", "2015-05-17/2015-05-20"),
        ("between March and May 2014", "2014-03/2014-05"),
        ("1985~", "1985~"),
        ("about 1985", "1985~"),
        ("summer 2014", "2014-22"),
        ("the 1980s", "198X"),
        ("19XX", "1900/1999"),
        ("1st century", "0001/0100"),
        ("since May 2015", "2015-05/.."),
        ("before 2015", "../2014"),
        ("after 2015", "2016/.."),
        ("2015-05-20T12:30", "2015-05-20T12:30:00"),
    ],
)
def test_time_is_read_as_people_type_it(typed: str, edtf: str) -> None:
    assert read_interval(typed).edtf == edtf


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("20 May 2015 14:30", "14:30 on Wed 20 May 2015"),
        ("20 May 2015, 2:20 p.m.", "14:20 on Wed 20 May 2015"),
        ("15 April 1912 at 11:40 pm", "23:40 on Mon 15 Apr 1912"),
        ("14:30 on 20 May 2015", "14:30 on Wed 20 May 2015"),
        ("12 am 20 May 2015", "00:00 on Wed 20 May 2015"),
        ("20/05/2015 14:30", "14:30 on Wed 20 May 2015"),
        ("2015-05-20T14:30", "14:30 on Wed 20 May 2015"),
    ],
)
def test_clock_is_read_with_its_day(typed: str, plain: str) -> None:
    assert read_interval(typed).plain == plain


@pytest.mark.parametrize("typed", ["20 May 2015 25:00", "May 2015 14:30", "20 May 2015 9", "14:30"])
def test_clock_without_one_day_is_no_time(typed: str) -> None:
    with pytest.raises(UnknownDateError):
        read_interval(typed)


@pytest.mark.parametrize(
    ("typed", "begin", "end"),
    [
        ("3 May 2024", ("2024-05-03", "2024-05-03"), ("2024-05-03", "2024-05-03")),
        ("in May 2024", ("2024-05-01", "2024-05-31"), ("2024-05-01", "2024-05-31")),
        ("between 3 and 5 May 2024", ("2024-05-03", "2024-05-05"), ("2024-05-03", "2024-05-05")),
        ("between 2014 and 2016", ("2014-01-01", "2016-12-31"), ("2014-01-01", "2016-12-31")),
        ("from 3 to 5 May 2024", ("2024-05-03", "2024-05-03"), ("2024-05-05", "2024-05-05")),
        ("2014/2016", ("2014-01-01", "2014-12-31"), ("2016-01-01", "2016-12-31")),
        ("before June 2024", (None, "2024-05-31"), (None, "2024-05-31")),
        ("by 20 May 2015", (None, "2015-05-20"), (None, "2015-05-20")),
        ("on or before 20 May 2015", (None, "2015-05-20"), (None, "2015-05-20")),
        ("2014 or earlier", (None, "2014-12-31"), (None, "2014-12-31")),
        ("after 2015", ("2016-01-01", None), ("2016-01-01", None)),
        ("in 2015 or later", ("2015-01-01", None), ("2015-01-01", None)),
        ("since 2014", ("2014-01-01", "2014-12-31"), ("2014-01-01", None)),
        ("2014/..", ("2014-01-01", "2014-12-31"), ("2014-01-01", None)),
        ("until June 2024", (None, "2024-06-30"), ("2024-06-01", "2024-06-30")),
        ("under way on 20 May 2015", (None, "2015-05-20"), ("2015-05-20", None)),
    ],
)
def test_bounds_are_read_as_people_type_them(
    typed: str, begin: tuple[str | None, ...], end: tuple[str | None, ...]
) -> None:
    bounds = read_bounds(typed)

    assert tuple(day and day.iso for day in bounds.begin) == begin
    assert tuple(day and day.iso for day in bounds.end) == end


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "by Friday",
        "between 5 and 3 May 2024",
        "between Friday and Sunday",
        "before the war",
        "not since",
        "Wednesday",
        "20 May",
        "two weeks ago",
        "5/6/2015",
        "2015-02-30",
        "2015-13",
        "2015-05-20/2015-05-17",
        "20 May 2015 to 17 May 2015",
        "../..",
        "/",
        "every Friday",
        "in 2015 or so, they say",
        "x" * 1000,
    ],
)
def test_what_is_no_time_by_itself_is_refused_in_one_line(typed: str) -> None:
    with pytest.raises(UnknownDateError) as refused:
        read_interval(typed)

    assert "\n" not in str(refused.value)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_as_edtf(written: str) -> None:
    found = read_edtf(written)

    assert found is None or isinstance(found, TimeInterval)


@given(intervals().filter(lambda one: one.grain not in WRITTEN_LOOSELY and one.start != one.end))
def test_edtf_read_back_is_written_the_same(interval: TimeInterval) -> None:
    if interval.start is None and interval.end is None:
        assert read_edtf(interval.edtf) is None
        return

    found = read_edtf(interval.edtf)

    first, _, last = interval.edtf.partition("/")
    assert found is not None
    # A part of one day, told to the day, is that day.
    assert found.edtf == (first if first == last else interval.edtf)


@pytest.mark.parametrize(
    "interval",
    [
        TimeInterval.day(2015, 5, 20),
        TimeInterval.day(-43, 3, 15),
        TimeInterval.month(2015, 5),
        TimeInterval.season(2014, "WI"),
        TimeInterval.quarter(1989, 3),
        TimeInterval.half(2014, 2),
        TimeInterval.year(-43),
        TimeInterval.of(Grain.DECADE, TimeInterval.year(1984).start or pytest.fail("no year")),
        TimeInterval.century(1),
        TimeInterval.between(TimeInterval.month(2014, 3), TimeInterval.month(2014, 5)),
    ],
)
def test_plain_english_is_read_back(interval: TimeInterval) -> None:
    assert read_interval(interval.plain).edtf == interval.edtf
