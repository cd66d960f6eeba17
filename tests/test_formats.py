"""What holds of every format: golden files, any text, any time zone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from timelines import FEW, harar, timelines

from events import (
    FORMATS,
    Document,
    Timeline,
    UnknownFormatError,
    UnwritableTimelineError,
    write,
    write_bytes,
)
from events.exports import format_of_file, json_format

GOLDEN = Path(__file__).parent / "golden"
TEXTS = (
    *("json", "jsonl", "csv", "timeml", "timelinejs", "vis-timeline", "timesketch"),
    *("followthemoney", "ics", "md"),
)
ZONES = ("UTC", "Pacific/Kiritimati", "America/Los_Angeles")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The clock of the machine in some time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", TEXTS)
def test_format_writes_its_golden_file_in_every_time_zone(
    name: str, zone: str, pytestconfig: pytest.Config
) -> None:
    golden = GOLDEN / f"harar{FORMATS[name].suffix}"

    written = write_bytes(harar(), name)

    if pytestconfig.getoption("--rewrite-golden"):
        golden.write_bytes(written)
    assert written == golden.read_bytes()


@pytest.mark.parametrize("name", [*TEXTS, "parquet"])
def test_parts_of_a_file_are_the_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_format, "_WORDS_OF_PART", 5)

    chunks = list(FORMATS[name].to_chunks(harar()))

    assert b"".join(chunks) == write_bytes(harar(), name)
    assert len(chunks) > 20 or name != "json"


@pytest.mark.parametrize("name", [*TEXTS, "parquet"])
@FEW
@given(timeline=timelines())
def test_any_timeline_is_written_the_same_twice(name: str, timeline: Timeline) -> None:
    if name == "timeml":
        timeline = replace(timeline, documents=timeline.documents[-1:])

    assert write_bytes(timeline, name) == write_bytes(timeline, name)


@pytest.mark.parametrize("name", TEXTS)
def test_timeline_of_nothing_is_written(name: str) -> None:
    nothing = Timeline(documents=(Document(text="Hello", doc_id="hello"),))

    # Timesketch has no line for an article.
    assert bool(write(nothing, name)) == (name != "timesketch")


@pytest.mark.parametrize("name", ["json", "csv", "timelinejs", "ics", "md", "parquet", "html"])
def test_timeline_without_a_document_is_written(name: str) -> None:
    assert write_bytes(Timeline(documents=()), name)


@pytest.mark.parametrize("name", [*TEXTS, "parquet"])
def test_half_of_a_surrogate_pair_is_replaced(name: str) -> None:
    event = replace(harar().events[1], label="broken \ud800")
    timeline = replace(harar(), events=(event,))

    assert b"\xed\xa0\x80" not in write_bytes(timeline, name)


def test_text_of_a_format_that_has_none_is_refused() -> None:
    with pytest.raises(UnknownFormatError, match="write_bytes"):
        write(harar(), "parquet")


def test_format_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(UnknownFormatError, match=", ".join(FORMATS)):
        write(harar(), "docx")


def test_several_documents_are_no_timeml() -> None:
    other = Document(text="Hello", doc_id="other")

    with pytest.raises(UnwritableTimelineError, match="one article a file"):
        write(replace(harar(), documents=(*harar().documents, other)), "timeml")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("story.json", "json"),
        ("STORY.JSONL", "jsonl"),
        ("a.b/story.timelinejs.json", "timelinejs"),
        ("story.tml", "timeml"),
        ("story.parquet", "parquet"),
        ("story.txt", None),
        ("json", None),
        ("", None),
    ],
)
def test_format_is_known_by_the_end_of_a_file_name(file: str, name: str | None) -> None:
    assert format_of_file(file) == name


def test_no_two_formats_end_their_files_alike() -> None:
    assert len({form.suffix for form in FORMATS.values()}) == len(FORMATS)


def test_packages_add_formats_and_a_broken_one_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "shout.py").write_text(
        "from events import Format\n"
        "LOUD = Format(description='in capitals', suffix='.loud', mime='text/plain',\n"
        "              write=lambda timeline: timeline.title.upper())\n",
        encoding="utf-8",
    )
    folder = tmp_path / "shout-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: shout\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(
        "[dateline.formats]\nloud = shout:LOUD\ngone = nowhere:GONE\nnone = shout:NONE\n"
        "json = shout:LOUD\n"
    )
    code = (
        "from events import *; t = Timeline(documents=(Document(text='x', doc_id='harar'),));"
        "print(write(t, 'loud'), {'gone', 'none'} & set(FORMATS), FORMATS['json'].suffix)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{Path(__file__).parent.parent}"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "HARAR set() .json\n"
