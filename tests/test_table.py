"""A timeline as rows: Parquet, pandas and notebooks."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from pyarrow import parquet
from timelines import FEW, harar, timelines

from events import TimeInterval, Timeline, write_bytes
from events.timeline.rows import COLUMNS, rows

ROOT = Path(__file__).parent.parent


def table_of(timeline: Timeline) -> object:
    return parquet.read_table(io.BytesIO(write_bytes(timeline, "parquet")))


class Cells(HTMLParser):
    """The tags of some HTML, and the text of its cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


@FEW
@given(timelines())
def test_parquet_holds_the_rows_with_their_types(timeline: Timeline) -> None:
    table = table_of(timeline)

    names = [column.name for column in COLUMNS]
    assert table.select(names).to_pylist() == rows(timeline.events)
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["start"], types["start_day"]) == ("string", "date32[day]")
    assert (types["agent"], types["salience"]) == ("list<element: string>", "double")
    assert all(b"description" in field.metadata for field in table.schema)


def test_years_before_the_calendar_are_strings_and_no_days() -> None:
    event = replace(harar().events[0], interval=TimeInterval.day(-43, 3, 15))
    timeline = replace(harar(), events=(event, harar().events[0]))

    table, frame = table_of(timeline).to_pylist(), timeline.to_frame()

    assert [row["start"] for row in table] == ["-0043-03-15", "2024-03-10"]
    assert [row["start_day"] for row in table] == [None, date(2024, 3, 10)]
    assert frame["start"].to_list() == ["-0043-03-15", "2024-03-10"]
    assert frame["start_time"].isna().to_list() == [True, False]


@FEW
@given(timelines())
def test_any_timeline_is_a_frame_of_one_row_an_event(timeline: Timeline) -> None:
    frame = timeline.to_frame()

    assert len(frame) == len(timeline.events)
    assert str(frame["start_time"].dtype) == "datetime64[s]"
    assert frame["quote_start"].dtype == "int64"
    assert frame["label"].to_list() == [event.label for event in timeline.events]
    for event, time in zip(timeline.events, frame["start_time"], strict=True):
        start = event.interval and event.interval.start
        if start is not None and start.year >= 1:
            assert time.to_pydatetime().timetuple()[:6] == tuple(start)


def test_frame_can_be_asked_in_the_ways_of_pandas() -> None:
    frame = harar().to_frame()

    march = frame[frame["start_time"].dt.month == 3]

    assert march["label"].to_list() == ["=Rebels took Harar"]
    assert march["agent"].to_list() == [["=Rebels"]]
    assert pandas.isna(frame["source"].iloc[1])


@FEW
@given(timelines())
def test_notebook_shows_every_event_and_no_markup_of_the_article(timeline: Timeline) -> None:
    shown = Cells(timeline._repr_html_())

    assert shown.tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert len(shown.cells) == 5 * len(timeline.events)


def test_notebook_shows_dates_sources_and_sentences() -> None:
    shown = Cells(harar()._repr_html_())

    assert shown.cells[:5] == [
        "Sun 10 Mar 2024",
        "=Rebels took Harar",
        "officials",
        "Said to be on Sunday.",
        "=Rebels took Harar on Sunday, “officials” said.",
    ]


def test_timeline_is_short_in_a_terminal() -> None:
    assert repr(harar()) == "<Timeline of harar: 2 events, 1 dated>"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_parquet_is_the_same_in_every_time_zone(zone: str) -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, 'tests'); from timelines import harar;"
        "from events import write_bytes; t = harar();"
        "print(hashlib.sha256(write_bytes(t, 'parquet')).hexdigest());"
        "print(t.to_frame().to_json(date_format='iso'))"
    )

    here, there = (
        subprocess.run(
            [sys.executable, "-c", code],
            env={"TZ": zone},
            capture_output=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for zone in ("UTC", zone)
    )

    assert there == here
