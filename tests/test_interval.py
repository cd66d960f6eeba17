"""Calendar arithmetic in every era, and the values that TIMEX3, EDTF and readers are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from timex_values import read_timex

from events.calendar.interval import (
    PARTS_OF_DAY,
    SEASONS,
    Grain,
    Instant,
    TimeInterval,
    days_in_month,
)
from events.calendar.read_edtf import read_edtf

DAY_NUMBERS = st.integers(-4_000_000, 4_000_000)
SECONDS = st.integers(0, 86_399)
INSTANTS = st.builds(Instant.of_day_number, DAY_NUMBERS, SECONDS)
# TIMEX3 has years of four digits.
TIMEX_INSTANTS = st.builds(Instant.of_day_number, st.integers(-4_000_000, 2_900_000), SECONDS)
GRAINS = st.sampled_from(Grain)
# EDTF writes hours and minutes to the second, and a part of a day as its day.
EDTF_GRAINS = st.sampled_from(sorted(set(Grain) - {Grain.HOUR, Grain.MINUTE, Grain.PART}))
COUNTS = st.integers(-500, 500)
EXACT = [Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAY, Grain.PART, Grain.WEEK, Grain.WEEKEND]

UNITS = [
    # interval, TIMEX3 value, EDTF, plain English
    (
        TimeInterval.of(Grain.SECOND, Instant(2015, 5, 20, 9, 5, 7)),
        "2015-05-20T09:05:07",
        "2015-05-20T09:05:07",
        None,
    ),
    (
        TimeInterval.of(Grain.MINUTE, Instant(2015, 5, 20, 9, 5)),
        "2015-05-20T09:05",
        "2015-05-20T09:05:00",
        None,
    ),
    (
        TimeInterval.of(Grain.HOUR, Instant(2015, 5, 20, 9)),
        "2015-05-20T09",
        "2015-05-20T09:00:00",
        None,
    ),
    (TimeInterval.day(2015, 5, 20), "2015-05-20", "2015-05-20", "Wed 20 May 2015"),
    (TimeInterval.day(-43, 3, 15), "BC0044-03-15", "-0043-03-15", None),
    (TimeInterval.day(0, 12, 31), "BC0001-12-31", "0000-12-31", None),
    (TimeInterval.part_of_day(date(2015, 5, 20), "NI"), "2015-05-20TNI", None, None),
    (TimeInterval.of(Grain.WEEK, date(2015, 5, 20)), "2015-W21", "2015-05-18/2015-05-24", None),
    (TimeInterval.of(Grain.WEEK, date(2021, 1, 2)), "2020-W53", "2020-12-28/2021-01-03", None),
    (
        TimeInterval.of(Grain.WEEKEND, date(2015, 5, 20)),
        "2015-W21-WE",
        "2015-05-23/2015-05-24",
        None,
    ),
    (TimeInterval.month(2015, 5), "2015-05", "2015-05", "May 2015"),
    (TimeInterval.season(2014, "SU"), "2014-SU", "2014-22", "summer 2014"),
    (TimeInterval.season(2014, "WI"), "2014-WI", "2014-24", "winter 2014"),
    (TimeInterval.quarter(1989, 3), "1989-Q3", "1989-35", "Q3 1989"),
    (TimeInterval.half(1989, 2), "1989-H2", "1989-41", "the second half of 1989"),
    (TimeInterval.year(2014), "2014", "2014", "2014"),
    (TimeInterval.year(-43), "BC0044", "-0043", "44 BCE"),
    (TimeInterval.year(79), "0079", "0079", "79 CE"),
    (TimeInterval.day(-43, 3, 15), "BC0044-03-15", "-0043-03-15", "15 Mar 44 BCE"),
    (TimeInterval.day(1582, 10, 15), "1582-10-15", "1582-10-15", "Fri 15 Oct 1582"),
    (TimeInterval.of(Grain.DECADE, Instant(1994)), "199", "199X", "the 1990s"),
    (TimeInterval.of(Grain.DECADE, Instant(-45)), "BC0051/BC0042", "-0050/-0041", None),
    (TimeInterval.of(Grain.DECADE, Instant(3)), "BC0001/0009", "0000/0009", None),
    (TimeInterval.of(Grain.DECADE, Instant(994)), "099", "099X", None),
    (TimeInterval.century(1), "00", "0001/0100", "1 CE to 100 CE"),
    (TimeInterval.century(20), "19", "1901/2000", "1901 to 2000"),
    (TimeInterval.century(1, bce=True), "BC00", "-0099/0000", "100 BCE to 1 BCE"),
    (TimeInterval.of(Grain.MILLENNIUM, Instant(2015)), "2", "2001/3000", "2001 to 3000"),
]
RANGES = [
    (
        TimeInterval(Instant(2015, 5, 13), Instant(2015, 5, 21), Grain.DAY),
        "2015-05-13/2015-05-20",
        "2015-05-13/2015-05-20",
        "Wed 13 May 2015 to Wed 20 May 2015",
    ),
    (TimeInterval(Instant(2011), None, Grain.YEAR), "2011/..", "2011/..", "from 2011 on"),
    (TimeInterval(None, Instant(2012), Grain.YEAR), "../2011", "../2011", "up to 2011"),
    (TimeInterval(None, Instant(301), Grain.CENTURY), "../02", "../0300", None),
    (TimeInterval(None, None, Grain.DAY), "../..", "../..", "at some time"),
    (
        TimeInterval(Instant(-499), Instant(-399), Grain.YEAR),
        "BC0500/BC0401",
        "-0499/-0400",
        "500 BCE to 401 BCE",
    ),
]


@pytest.mark.parametrize(("interval", "timex", "edtf", "plain"), [*UNITS, *RANGES])
def test_interval_is_written_for_timex_edtf_and_people(
    interval: TimeInterval, timex: str, edtf: str | None, plain: str | None
) -> None:
    assert interval.timex_value == timex
    assert edtf is None or interval.edtf == edtf
    assert plain is None or interval.plain == plain


def test_hours_and_parts_of_a_day_are_said_with_their_day() -> None:
    nine = TimeInterval.of(Grain.HOUR, Instant(2015, 5, 20, 9))
    night = TimeInterval.part_of_day(date(2015, 5, 20), "NI")

    assert nine.plain == "09:00 on Wed 20 May 2015"
    assert night.plain == "the night of Wed 20 May 2015"


@pytest.mark.parametrize(
    ("approximate", "uncertain", "mark"),
    [(True, False, "~"), (False, True, "?"), (True, True, "%"), (False, False, "")],
)
def test_edtf_marks_what_is_approximate_or_uncertain(
    approximate: bool, uncertain: bool, mark: str
) -> None:
    year = TimeInterval.year(2014)

    marked = TimeInterval(year.start, year.end, year.grain, approximate, uncertain)

    assert marked.edtf == f"2014{mark}"
    assert marked.plain == ("about 2014" if approximate else "2014")


@given(DAY_NUMBERS)
def test_day_number_survives_the_way_to_a_date_and_back(number: int) -> None:
    assert Instant.of_day_number(number).day_number == number


@given(st.dates())
def test_calendar_agrees_with_the_standard_library(day: date) -> None:
    instant = Instant.of_date(day)

    assert instant.day_number == (day - date(1970, 1, 1)).days
    assert instant.weekday == day.weekday()
    assert instant.iso == day.isoformat()
    assert TimeInterval.of(Grain.WEEK, day).timex_value == f"{day:%G}".zfill(4) + f"-W{day:%V}"


@given(INSTANTS, INSTANTS)
def test_instants_of_all_eras_compare_as_days_do(first: Instant, second: Instant) -> None:
    if first.day_number != second.day_number:
        assert (first < second) == (first.day_number < second.day_number)


@given(INSTANTS, COUNTS, st.sampled_from(EXACT))
def test_adding_units_of_fixed_length_can_be_undone(at: Instant, count: int, grain: Grain) -> None:
    assert at.plus(grain, count).plus(grain, -count) == at


@given(INSTANTS, COUNTS, GRAINS)
def test_adding_units_goes_forward_in_time(at: Instant, count: int, grain: Grain) -> None:
    later = at.plus(grain, count)

    assert (later > at) == (count > 0)
    assert 1 <= later.day <= days_in_month(later.year, later.month)


@pytest.mark.parametrize(
    ("at", "grain", "count", "expected"),
    [
        (Instant(2015, 1, 31), Grain.MONTH, 1, Instant(2015, 2, 28)),
        (Instant(2016, 2, 29), Grain.YEAR, 1, Instant(2017, 2, 28)),
        (Instant(1), Grain.YEAR, -1, Instant(0)),
        (Instant(1), Grain.DAY, -1, Instant(0, 12, 31)),
        (Instant(2015, 12, 31, 23, 59, 59), Grain.SECOND, 1, Instant(2016)),
        (Instant(2015, 5, 20), Grain.QUARTER, -2, Instant(2014, 11, 20)),
        (Instant(2015, 5, 20), Grain.PART, 1, Instant(2015, 5, 21)),
    ],
)
def test_adding_keeps_within_the_calendar(
    at: Instant, grain: Grain, count: int, expected: Instant
) -> None:
    assert at.plus(grain, count) == expected


@given(INSTANTS, GRAINS)
def test_floor_begins_the_unit_that_holds_an_instant(at: Instant, grain: Grain) -> None:
    floor = at.floor(grain)

    assert floor.floor(grain) == floor
    assert at < floor.plus(grain, 1)
    # The coming weekend is the unit of a working day.
    assert floor <= at or grain is Grain.WEEKEND


@given(INSTANTS, GRAINS)
def test_units_follow_each_other_without_gap_or_overlap(at: Instant, grain: Grain) -> None:
    if grain is not Grain.WEEKEND:
        assert TimeInterval.of(grain, at).end == TimeInterval.of(grain, at, 1).start


@given(INSTANTS, GRAINS)
def test_every_unit_can_be_written(at: Instant, grain: Grain) -> None:
    unit = TimeInterval.of(grain, at)

    assert unit.is_unit or grain is Grain.PART
    assert unit.timex_value
    assert unit.edtf
    assert unit.plain


@given(INSTANTS, INSTANTS, GRAINS)
def test_every_range_can_be_written(first: Instant, second: Instant, grain: Grain) -> None:
    if first != second:
        interval = TimeInterval(min(first, second), max(first, second), grain)

        assert interval.timex_value
        assert interval.edtf
        assert interval.plain


@given(TIMEX_INSTANTS, GRAINS, st.integers(0, 40))
def test_timex_value_reads_back_to_the_same_interval(at: Instant, grain: Grain, more: int) -> None:
    first, last = TimeInterval.of(grain, at), TimeInterval.of(grain, at, more)
    interval = TimeInterval.between(first, last)
    assume(interval.end is not None and interval.end.year < 10_000)

    read = read_timex(interval.timex_value)

    assert (read.start, read.end) == (interval.start, interval.end)


@given(TIMEX_INSTANTS, st.sampled_from(sorted(PARTS_OF_DAY)))
def test_timex_value_of_a_part_of_a_day_reads_back(at: Instant, part: str) -> None:
    interval = TimeInterval.part_of_day(at, part)

    assert read_timex(interval.timex_value) == interval


@given(TIMEX_INSTANTS, EDTF_GRAINS, st.integers(0, 40), st.booleans(), st.booleans())
def test_edtf_reads_back_to_the_same_interval(
    at: Instant, grain: Grain, more: int, approximate: bool, uncertain: bool
) -> None:
    units = (TimeInterval.of(grain, at), TimeInterval.of(grain, at, more))
    marked = replace(TimeInterval.between(*units), approximate=approximate, uncertain=uncertain)
    assume(marked.end is not None and marked.end.year < 10_000)

    read = read_edtf(marked.edtf)

    assert read is not None
    assert (read.start, read.end) == (marked.start, marked.end)
    assert (read.approximate, read.uncertain) == (approximate, uncertain)


@given(INSTANTS, GRAINS, COUNTS)
def test_shifted_interval_keeps_its_grain_and_order(at: Instant, grain: Grain, count: int) -> None:
    shifted = TimeInterval.of(grain, at).shift(grain, count)

    assert shifted.grain is grain
    assert shifted.start is not None
    assert shifted.end is not None
    assert shifted.start < shifted.end


@pytest.mark.parametrize("part", PARTS_OF_DAY)
def test_part_of_a_day_lies_near_its_day(part: str) -> None:
    interval = TimeInterval.part_of_day(Instant(2015, 5, 20, 13), part)

    assert interval.timex_value == f"2015-05-20T{part}"
    assert interval.start is not None
    assert interval.start.day == 20


@pytest.mark.parametrize("name", SEASONS)
def test_season_lasts_three_months(name: str) -> None:
    season = TimeInterval.season(2014, name)

    assert season.start is not None
    assert season.end == season.start.plus(Grain.MONTH, 3)
    assert season.timex_value == f"2014-{name}"


@pytest.mark.parametrize(
    ("number", "bce", "first", "after"),
    [(1, False, 1, 101), (20, False, 1901, 2001), (1, True, -99, 1), (5, True, -499, -399)],
)
def test_century_begins_in_its_first_year(number: int, bce: bool, first: int, after: int) -> None:
    century = TimeInterval.century(number, bce=bce)

    assert (century.start, century.end) == (Instant(first), Instant(after))


@pytest.mark.parametrize(("month", "day"), [(2, 29), (4, 31), (13, 1), (0, 1), (1, 0)])
def test_day_that_is_in_no_calendar_is_refused(month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no such day"):
        TimeInterval.day(2015, month, day)


@given(INSTANTS, GRAINS, st.integers(0, 50))
def test_interval_ends_after_its_start(at: Instant, grain: Grain, count: int) -> None:
    with pytest.raises(ValueError, match="must end after its start"):
        TimeInterval(at, at.plus(grain, -count), grain)


def test_between_takes_the_finer_grain_and_every_doubt() -> None:
    year = TimeInterval.year(2014)
    first = TimeInterval(year.start, year.end, Grain.YEAR, approximate=True)
    last = TimeInterval.day(2015, 5, 20)

    between = TimeInterval.between(first, last)

    assert between == TimeInterval(first.start, last.end, Grain.DAY, approximate=True)


@pytest.mark.parametrize(
    ("outer", "inner", "contains"),
    [
        (TimeInterval.year(2015), TimeInterval.day(2015, 5, 20), True),
        (TimeInterval.year(2015), TimeInterval.year(2015), True),
        (TimeInterval.day(2015, 5, 20), TimeInterval.year(2015), False),
        (TimeInterval(None, Instant(2016), Grain.YEAR), TimeInterval.year(-43), True),
        (TimeInterval(Instant(2015), None, Grain.YEAR), TimeInterval.year(2014), False),
        (TimeInterval.year(2015), TimeInterval(Instant(2015), None, Grain.YEAR), False),
    ],
)
def test_open_side_contains_everything_on_it(
    outer: TimeInterval, inner: TimeInterval, contains: bool
) -> None:
    assert outer.contains(inner) is contains


@given(st.dates(min_value=date(1, 1, 2)))
def test_day_before_is_one_day_before(day: date) -> None:
    yesterday = TimeInterval.of(Grain.DAY, day, -1)

    assert yesterday.start == Instant.of_date(day - timedelta(days=1))


def test_grains_rank_from_fine_to_coarse() -> None:
    ranks = [grain.rank for grain in Grain]

    assert ranks == sorted(ranks)
    assert Grain.SECOND.rank < Grain.DAY.rank < Grain.MILLENNIUM.rank
