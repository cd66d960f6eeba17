"""The work of a long run, kept so that an interrupted one can be taken up again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from events import Document, PublishedBasis, Timeline
from events.command.resume_journal import Journal
from events.errors import DatelineError
from events.exports.json_format import write_jsonl

Opened = Callable[..., Journal]


def article(name: str, text: str = "Rain fell.", published: date | None = None) -> Document:
    basis = PublishedBasis.GIVEN if published else PublishedBasis.NONE
    return Document(doc_id=name, text=text, published=published, published_basis=basis)


def timeline(document: Document) -> Timeline:
    return Timeline(documents=(document,))


ALL = [article("a"), article("b"), article("c", published=date(2015, 5, 20))]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


@pytest.fixture
def opened(output: Path) -> Iterator[Opened]:
    """Opens the journal of the output, and closes it after the test."""
    with ExitStack() as stack:
        yield lambda *, resume: stack.enter_context(Journal(output, resume=resume))


def interrupted_after(number: int, output: Path) -> Journal:
    with Journal(output, resume=False) as journal:
        journal.keep(timeline(document) for document in list(journal.missing(ALL))[:number])
    return journal


def test_resumed_run_does_only_what_is_missing(output: Path, opened: Opened) -> None:
    interrupted_after(2, output)

    journal = opened(resume=True)
    missing = list(journal.missing(ALL))

    assert missing == [ALL[2]]


def test_lines_come_in_the_order_of_the_documents(output: Path, opened: Opened) -> None:
    interrupted_after(1, output)
    reordered = [ALL[2], ALL[0], ALL[1]]

    journal = opened(resume=True)
    journal.keep(map(timeline, journal.missing(reordered)))

    assert list(journal.lines()) == [write_jsonl(timeline(document)) for document in reordered]


def test_run_anew_forgets_what_was_kept(output: Path, opened: Opened) -> None:
    interrupted_after(2, output)

    journal = opened(resume=False)

    assert list(journal.missing(ALL)) == ALL


def test_line_that_was_cut_short_is_done_again(output: Path, opened: Opened) -> None:
    kept = interrupted_after(2, output)
    kept.path.write_bytes(kept.path.read_bytes()[:-10])

    journal = opened(resume=True)
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
def test_document_that_has_changed_is_done_again(
    output: Path, opened: Opened, changed: Document
) -> None:
    interrupted_after(3, output)

    journal = opened(resume=True)

    assert list(journal.missing([changed, ALL[1]])) == [changed]


def test_finished_output_counts_as_done(output: Path, opened: Opened) -> None:
    output.write_text(write_jsonl(timeline(ALL[0])) + "no json\n[]\n", encoding="utf-8")

    journal = opened(resume=True)

    assert list(journal.missing(ALL)) == ALL[1:]


def test_document_given_twice_is_done_once_and_written_twice(output: Path, opened: Opened) -> None:
    twice = [ALL[0], ALL[0]]

    journal = opened(resume=False)
    journal.keep(map(timeline, journal.missing(twice)))

    assert len(journal) == 1
    assert list(journal.lines()) == [write_jsonl(timeline(ALL[0]))] * 2


def test_found_publication_date_does_not_make_a_document_another(
    output: Path, opened: Opened
) -> None:
    found = Document(
        doc_id="a",
        text="Rain fell.",
        published=date(2015, 5, 20),
        published_basis=PublishedBasis.TEXT,
    )
    output.write_text(write_jsonl(timeline(found)), encoding="utf-8")

    journal = opened(resume=True)

    assert list(journal.missing([ALL[0]])) == []


def command(folder: Path, *options: str) -> subprocess.Popen[str]:
    asked = ["extract", "in.jsonl", "--format", "jsonl", "-o", "out.jsonl", *options]
    return subprocess.Popen(
        [sys.executable, "-m", "events.command.main", *asked],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Commands hear them, even where a shell that runs the tests in background shuts them out."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_command_is_resumed(tmp_path: Path, jobs: str) -> None:
    records = [{"id": str(n), "text": "Rain fell on Monday. " * 40} for n in range(400)]
    lines = [json.dumps(record) + "\n" for record in records]
    (tmp_path / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    unfinished = tmp_path / "out.jsonl.unfinished"

    running = command(tmp_path, "--jobs", jobs)
    while not (unfinished.exists() and unfinished.stat().st_size):
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    complaints = running.communicate(timeout=300)[1].splitlines()
    kept = unfinished.read_text(encoding="utf-8").splitlines()
    left_whole = not (tmp_path / "out.jsonl").exists()
    resumed = command(tmp_path, "--jobs", jobs, "--resume")
    resumed.communicate(timeout=300)

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


def test_second_run_to_an_output_is_refused_and_harms_nothing(output: Path, opened: Opened) -> None:
    first = opened(resume=False)
    first.keep(timeline(document) for document in list(first.missing(ALL))[:1])

    for resume in (False, True):
        with pytest.raises(DatelineError, match="another run is writing it"):
            opened(resume=resume)

    first.keep(timeline(document) for document in ALL[1:])
    assert list(first.lines()) == [write_jsonl(timeline(document)) for document in ALL]


def test_run_after_one_that_has_ended_is_not_refused(output: Path, opened: Opened) -> None:
    first = opened(resume=False)
    first.keep(map(timeline, first.missing(ALL)))
    first.remove()

    second = opened(resume=False)

    assert list(second.missing(ALL)) == ALL


def test_journal_of_nothing_leaves_no_file(output: Path, opened: Opened) -> None:
    journal = opened(resume=True)

    journal.close()

    assert not journal.path.exists()


def test_journal_that_another_run_has_opened_since_is_left_to_it(
    output: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "in use, as Windows says", str(path))

    journal = opened(resume=False)
    journal.keep(map(timeline, journal.missing(ALL)))
    monkeypatch.setattr(Path, "unlink", refuse)

    journal.remove()

    assert journal.path.read_bytes() == b""


def test_journal_is_its_own_again_once_its_process_is_killed(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": "Rain fell on Monday. " * 40}) for n in range(2000)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    unfinished = tmp_path / "out.jsonl.unfinished"
    running = command(tmp_path)
    while not (unfinished.exists() and unfinished.stat().st_size):
        assert running.poll() is None
        time.sleep(0.02)

    refused = command(tmp_path, "--resume")
    complaint = refused.communicate(timeout=300)[1]
    running.kill()
    running.communicate(timeout=300)
    kept = unfinished.read_bytes().count(b"\n")
    with Journal(tmp_path / "out.jsonl", resume=True) as journal:
        found = len(journal)

    assert refused.returncode == 2
    assert complaint.startswith("dateline: ")
    assert complaint.count("\n") == 1
    assert "another run is writing it" in complaint
    assert found == kept
