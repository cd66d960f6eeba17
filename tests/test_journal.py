"""The work of a long run, kept so that an interrupted one can be taken up again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from events import Document, PublishedBasis, Timeline
from events.command.resume_journal import Journal
from events.exports.json_format import write_jsonl


def article(name: str, text: str = "Rain fell.", published: date | None = None) -> Document:
    basis = PublishedBasis.GIVEN if published else PublishedBasis.NONE
    return Document(doc_id=name, text=text, published=published, published_basis=basis)


def timeline(document: Document) -> Timeline:
    return Timeline(documents=(document,))


ALL = [article("a"), article("b"), article("c", published=date(2015, 5, 20))]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def interrupted_after(number: int, output: Path) -> Journal:
    journal = Journal(output, resume=False)
    journal.keep(timeline(document) for document in list(journal.missing(ALL))[:number])
    return journal


def test_resumed_run_does_only_what_is_missing(output: Path) -> None:
    interrupted_after(2, output)

    journal = Journal(output, resume=True)
    missing = list(journal.missing(ALL))

    assert missing == [ALL[2]]


def test_lines_come_in_the_order_of_the_documents(output: Path) -> None:
    interrupted_after(1, output)
    reordered = [ALL[2], ALL[0], ALL[1]]

    journal = Journal(output, resume=True)
    journal.keep(map(timeline, journal.missing(reordered)))

    assert list(journal.lines()) == [write_jsonl(timeline(document)) for document in reordered]


def test_run_anew_forgets_what_was_kept(output: Path) -> None:
    interrupted_after(2, output)

    journal = Journal(output, resume=False)

    assert list(journal.missing(ALL)) == ALL


def test_line_that_was_cut_short_is_done_again(output: Path) -> None:
    kept = interrupted_after(2, output)
    kept.path.write_bytes(kept.path.read_bytes()[:-10])

    journal = Journal(output, resume=True)
    missing = list(journal.missing(ALL))
    journal.keep(map(timeline, missing))

    assert missing == ALL[1:]
    assert list(journal.lines()) == [write_jsonl(timeline(document)) for document in ALL]


@pytest.mark.parametrize(
    "changed",
    [
        article("a", text="Snow fell."),
        article("d"),
        article("a", published=date(2015, 5, 21)),
    ],
)
def test_document_that_has_changed_is_done_again(output: Path, changed: Document) -> None:
    interrupted_after(3, output)

    journal = Journal(output, resume=True)

    assert list(journal.missing([changed, ALL[1]])) == [changed]


def test_finished_output_counts_as_done(output: Path) -> None:
    output.write_text(write_jsonl(timeline(ALL[0])) + "no json\n[]\n", encoding="utf-8")

    journal = Journal(output, resume=True)

    assert list(journal.missing(ALL)) == ALL[1:]


def test_document_given_twice_is_done_once_and_written_twice(output: Path) -> None:
    twice = [ALL[0], ALL[0]]

    journal = Journal(output, resume=False)
    journal.keep(map(timeline, journal.missing(twice)))

    assert len(journal) == 1
    assert list(journal.lines()) == [write_jsonl(timeline(ALL[0]))] * 2


def test_found_publication_date_does_not_make_a_document_another(output: Path) -> None:
    found = Document(
        doc_id="a",
        text="Rain fell.",
        published=date(2015, 5, 20),
        published_basis=PublishedBasis.TEXT,
    )
    output.write_text(write_jsonl(timeline(found)), encoding="utf-8")

    journal = Journal(output, resume=True)

    assert list(journal.missing([ALL[0]])) == []


def command(folder: Path, *options: str) -> subprocess.Popen[str]:
    asked = ["extract", "in.jsonl", "--format", "jsonl", "-o", "out.jsonl", *options]
    return subprocess.Popen(
        [sys.executable, "-m", "events.command.main", *asked],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_command_is_resumed(tmp_path: Path, jobs: str) -> None:
    records = [{"id": str(n), "text": "Rain fell on Monday. " * 40} for n in range(200)]
    lines = [json.dumps(record) + "\n" for record in records]
    (tmp_path / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    unfinished = tmp_path / "out.jsonl.unfinished"

    running = command(tmp_path, "--jobs", jobs)
    while not (unfinished.exists() and unfinished.stat().st_size):
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    complaints = running.communicate(timeout=60)[1].splitlines()
    kept = unfinished.read_text(encoding="utf-8").splitlines()
    left_whole = not (tmp_path / "out.jsonl").exists()
    resumed = command(tmp_path, "--jobs", jobs, "--resume")
    resumed.communicate(timeout=120)

    written = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["documents"][0]["id"] for line in written]
    assert left_whole
    assert running.returncode == 130
    assert complaints[-1].startswith(f"dateline: interrupted: {unfinished} keeps ")
    assert not any("Traceback" in line for line in complaints)
    assert 0 < len(kept) < len(records)
    assert resumed.returncode == 0
    assert ids == [record["id"] for record in records]
    assert written[: len(kept)] == kept
    assert not unfinished.exists()
