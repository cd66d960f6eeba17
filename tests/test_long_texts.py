"""A long text is read in a process of its own, which says how far it is and can be stopped."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dashboard.stories import analysis
from dashboard.stories.given_date import given_date
from dashboard.stories.prefetch import Ahead
from events import Document, analyze, example_stories, extract, from_json, parse, to_json
from events.parsing.laid_out import laid_out
from events.parsing.spacy_pipeline import load_model

STORY = Document(
    text="Rebels took Harar on Sunday.\n\nSoldiers left the town on Monday.\n\nThe mayor fled.\n",
    doc_id="harar",
    published=date(2024, 3, 13),
)


def test_progress_rises_to_the_whole_and_changes_nothing() -> None:
    heard: list[float] = []

    timeline = extract(STORY, on_progress=heard.append)

    assert timeline == extract(STORY)
    assert heard == sorted(heard)
    assert len(heard) > 8
    assert 0 < heard[0] < 0.5
    assert heard[-1] == 1


def test_parse_in_parts_is_what_the_model_makes_of_the_whole() -> None:
    parts: list[float] = []
    doc = parse(STORY, on_part=parts.append)

    assert len(parts) == len(load_model().pipeline)
    assert doc.has_annotation("DEP")
    assert [ent.text for ent in doc.ents] == [ent.text for ent in parse(STORY).ents]


def test_reading_tells_how_far_it_is_and_what_it_found() -> None:
    reading = Ahead().begin(STORY, None)

    found = reading.timeline()

    assert found is not None
    assert reading.done
    assert reading.share == 1
    expected = extract(STORY).events
    assert [one.label for one in found.events] == [one.label for one in expected]
    assert [one.interval for one in found.events] == [one.interval for one in expected]


def test_reading_takes_the_day_that_a_reader_gave() -> None:
    found = Ahead().begin(STORY, date(2014, 3, 12)).timeline()

    assert found is not None
    assert found.documents[0].published == date(2014, 3, 12)
    assert found.documents[0].published_evidence == "The date was given by the reader."


def test_opening_comes_before_the_whole() -> None:
    reading = Ahead().begin(STORY, None, len("Rebels took Harar on Sunday."))

    opening, whole = reading.opening(), reading.timeline()

    assert opening is not None
    assert whole is not None
    assert [one.label for one in opening.events] == ["Rebels took Harar"]
    assert len(whole.events) > 1


def test_reading_that_was_not_asked_for_an_opening_has_none() -> None:
    reading = Ahead().begin(STORY, None)

    assert reading.opening() is None
    assert reading.timeline() is not None


def test_reading_that_is_stopped_ends_and_has_found_nothing() -> None:
    ahead = Ahead()
    reading = ahead.begin(STORY, None)

    ahead.stop(STORY, None)

    assert reading.timeline() is None
    assert reading.done
    assert ahead.begun(STORY, None) is None


def test_process_ends_with_the_one_that_began_it() -> None:
    text = "\n\n".join(f"Rebels took town {number} on Sunday." for number in range(3000))
    record = {"id": "long", "text": text, "gave": None, "opening": 0}
    command = [sys.executable, "-P", "-m", "dashboard.stories.worker"]

    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{json.dumps(record)}\n".encode())
        process.stdin.flush()
        process.stdout.readline()  # it has begun, and has long to go
        process.stdin.close()
        told = process.stdout.read()

    assert process.returncode == 1
    assert b"{" not in told


def test_same_text_is_read_once_at_a_time() -> None:
    ahead = Ahead()

    assert ahead.begin(STORY, None) is ahead.begin(STORY, None)


DAYS = [date(2014, 3, 12), date(2024, 2, 29), None, date(2024, 3, 13)]


def test_another_date_finds_what_a_fresh_extraction_finds() -> None:
    [story, *_] = example_stories()
    days = [date(2015, 5, 21), date(2016, 1, 1), date(2015, 5, 21), date(1999, 12, 31)]

    with laid_out(parse(story)) as doc:
        found = [to_json(analyze(given_date(story, day), doc)) for day in days]

    assert found == [to_json(extract(given_date(story, day))) for day in days]


@pytest.fixture
def ahead() -> Iterator[Ahead]:
    ahead = Ahead()
    yield ahead
    ahead.let_go()


def test_process_that_read_a_text_dates_it_again(ahead: Ahead) -> None:
    first = ahead.begin(STORY, None, keep=True)
    first.timeline()

    again = [ahead.begin(STORY, day).timeline() for day in DAYS]

    days = [given_date(STORY, day) if day else STORY for day in DAYS]
    expected = [from_json(to_json(extract(document))) for document in days]
    assert [to_json(one) for one in again if one] == [to_json(one) for one in expected]
    assert ahead.begin(STORY, date(1999, 1, 1)).process is first.process


def test_process_of_another_text_is_not_asked(ahead: Ahead) -> None:
    first = ahead.begin(STORY, None, keep=True)
    first.timeline()

    other = ahead.begin(replace(STORY, text="The mayor fled."), None)

    found = other.timeline()
    assert other.process is not first.process
    assert found is not None
    assert len(found.events) == 1


def test_only_one_process_is_kept(ahead: Ahead) -> None:
    first = ahead.begin(STORY, None, keep=True)
    first.timeline()
    other = ahead.begin(replace(STORY, text="The mayor fled."), None, keep=True)
    other.timeline()

    assert first.process.poll() is not None
    assert other.process.poll() is None


def test_process_ends_that_is_not_kept(ahead: Ahead) -> None:
    reading = ahead.begin(STORY, None)

    assert reading.timeline() is not None
    assert reading.process.poll() is not None


def test_text_is_read_anew_where_the_process_has_died(ahead: Ahead) -> None:
    first = ahead.begin(STORY, None, keep=True)
    first.timeline()
    first.process.kill()
    first.process.wait()

    again = ahead.begin(STORY, date(2014, 3, 12)).timeline()

    assert again is not None
    assert again.documents[0].published == date(2014, 3, 12)


def test_only_a_long_text_is_read_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert analysis.reading_of(STORY) is None
    monkeypatch.setattr(analysis, "_LONGEST_AT_ONCE", 40)

    reading = analysis.reading_of(STORY)

    assert reading is not None
    reading.timeline()
    assert analysis.reading_of(STORY) is None
    assert len(analysis.timeline_of(STORY).events) == len(extract(STORY).events)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("x" * 5_000 + "\n" + "y" * 9_000, "x" * 5_000),
        ("x" * 20_000, "x" * 4_000),
        ("x" * 9_000 + "\ny", "x" * 4_000),
    ],
)
def test_opening_ends_with_a_paragraph_where_it_can(text: str, opening: str) -> None:
    assert analysis.opening_of(Document(text=text, doc_id="x")).text == opening
