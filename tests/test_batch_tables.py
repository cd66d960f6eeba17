"""Tables of articles to tables of timelines, as engines call for them, and workers that die."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from multiprocessing import active_children

import pandas
import pyarrow
import pytest

from events import Document, ExtractionError, PublishedBasis, UnreadableInputError, from_json
from events.batch import (
    ROW,
    document_record,
    extract_many,
    extract_table,
    read_record,
    share_model,
)

RECORDS = [
    {"id": "bank", "text": "The bank failed on Sunday.", "published": "2024-03-13"},
    {"id": "blank", "text": " ", "published": None},
    {"id": "mine", "text": "The mine closed in 1987.", "published": None},
]


def outcome(row: dict[str, str | None]) -> str | None:
    """The first date of a row's timeline, or its error."""
    if row["timeline"] is None:
        return row["error"]
    interval = from_json(json.loads(row["timeline"])).events[0].interval
    return interval.edtf if interval else None


@pytest.mark.parametrize(
    ("table", "rows_of"),
    [
        (RECORDS, list),
        (iter(RECORDS), list),
        (pyarrow.Table.from_pylist(RECORDS), lambda table: table.to_pylist()),
        (pyarrow.RecordBatch.from_pylist(RECORDS), lambda batch: batch.to_pylist()),
        (pandas.DataFrame(RECORDS), lambda frame: frame.to_dict("records")),
    ],
    ids=["list", "iterator", "arrow table", "record batch", "data frame"],
)
def test_table_gives_one_row_an_article_in_order(
    table: object, rows_of: Callable[[object], list[dict[str, str | None]]]
) -> None:
    found = extract_table(table)

    rows = rows_of(found)
    assert isinstance(found, list if isinstance(table, list | Iterator) else type(table))
    assert [row["id"] for row in rows] == ["bank", "blank", "mine"]
    assert [tuple(row) for row in rows] == [ROW] * 3
    assert [outcome(row) for row in (rows[0], rows[2])] == ["2024-03-10", "1987"]
    assert (
        outcome(rows[1])
        == "row 2: text: is empty: put the text of an article there, or leave it out"
    )


def test_a_table_of_nothing_has_the_columns_all_the_same() -> None:
    nothing = pyarrow.Table.from_pylist(RECORDS).slice(0, 0)

    found = extract_table(nothing)

    assert found.column_names == list(ROW)
    assert found.num_rows == 0


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"id": 7, "text": "It fell."}, ("7", None)),
        ({"id": "a", "text": "It fell.", "published": date(2024, 3, 13)}, ("a", "2024-03-13")),
        ({"id": "a", "body": "It fell.", "date": datetime(2024, 3, 13, 9)}, ("a", "2024-03-13")),
        ({"id": "a", "text": "It fell.", "published": pandas.NaT}, ("a", None)),
        ({"id": "a", "text": "It fell.", "published": float("nan")}, ("a", None)),
    ],
)
def test_record_is_read_as_tables_have_it(
    record: dict[str, object], expected: tuple[str, str | None]
) -> None:
    document = read_record(record)

    assert (document.doc_id, document_record(document)["published"]) == expected


def test_record_without_a_text_is_refused_by_its_name() -> None:
    with pytest.raises(UnreadableInputError, match=r'^row 9: "text" is missing$'):
        read_record({"id": "a"}, "row 9")


def test_document_becomes_a_record_and_is_read_from_it_again() -> None:
    document = Document(
        text="It fell.",
        doc_id="a",
        published=date(2024, 3, 13),
        published_basis=PublishedBasis.GIVEN,
        title="The fall",
        author="A. Writer",
        publisher="The Courier",
        url="https://example.org/a",
    )

    assert read_record(document_record(document)) == document


def test_day_that_was_found_in_the_text_is_left_to_be_found_again() -> None:
    found = Document(
        text="It fell.",
        doc_id="a",
        published=date(2024, 3, 13),
        published_basis=PublishedBasis.DATELINE,
    )

    assert document_record(found)["published"] is None


@pytest.mark.parametrize(
    ("system", "model", "ways"),
    [
        ("linux", "md", ["forkserver"]),
        ("linux", "sm", []),
        ("darwin", "md", []),
        ("win32", "md", []),
    ],
)
def test_processes_are_forked_where_they_can_share_a_model(
    monkeypatch: pytest.MonkeyPatch, system: str, model: str, ways: list[str]
) -> None:
    chosen: list[str] = []
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(
        multiprocessing, "set_start_method", lambda way, *, force: chosen.append(way)
    )
    monkeypatch.setattr(multiprocessing, "set_forkserver_preload", lambda modules: None)

    share_model(model)

    assert chosen == ways


def kill_workers(times: int) -> None:
    """End the first of the worker processes that there is, so many times."""
    killed: set[int | None] = set()
    while len(killed) < times:
        for child in active_children():
            if child.pid not in killed and len(killed) < times:
                os.kill(child.pid or 0, signal.SIGKILL)
                killed.add(child.pid)
        time.sleep(0.05)


def test_worker_that_is_ended_once_costs_no_article() -> None:
    stories = [Document(text=f"Town {n} fell on 3 May 2024.", doc_id=str(n)) for n in range(40)]
    failures: list[ExtractionError] = []
    killer = threading.Thread(target=kill_workers, args=(1,))
    killer.start()

    found = list(extract_many(stories, jobs=2, on_error=lambda _, error: failures.append(error)))
    killer.join()

    assert [timeline.documents[0].doc_id for timeline in found] == [str(n) for n in range(40)]
    assert failures == []


def test_article_over_which_every_process_dies_is_the_only_one_blamed() -> None:
    stories = [Document(text=f"Town {n} fell on 3 May 2024.", doc_id=str(n)) for n in range(3)]
    deadly = Document(text=Deadly("It fell."), doc_id="deadly")
    failures: list[str] = []

    found = extract_many(
        [*stories, deadly], jobs=2, on_error=lambda story, _: failures.append(story.doc_id)
    )

    assert [timeline.documents[0].doc_id for timeline in found] == ["0", "1", "2"]
    assert failures == ["deadly"]


class Deadly(str):
    """A text that ends the process to which it is sent."""

    def __reduce__(self) -> tuple[Callable[[int], object], tuple[int]]:
        return os._exit, (1,)
