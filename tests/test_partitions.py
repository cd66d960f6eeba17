"""`dateline extract --partition`: what is written, and that nothing is lost or doubled."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple
from multiprocessing import active_children
from pathlib import Path

import pytest
from pyarrow import parquet

from events import Document, from_json
from events.archive.extraction import Manner, extract_partitions
from events.archive.local_engine import run_here
from events.archive.partition import Summary, partitions_in, read_line, read_lines, read_summary
from events.command import main

TEXT = "Rebels took the town of Harar on Sunday. Anna Kell, who was born in 44 BC, left in {n}."
STORIES = [
    Document(text=TEXT.format(n=1900 + n), doc_id=f"s{n}", publisher="The Courier")
    for n in range(7)
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(map(line, STORIES)), encoding="utf-8")
    return path


def line(story: Document) -> str:
    record = {"id": story.doc_id, "text": story.text, "publisher": story.publisher}
    return json.dumps({**record, "published": "2024-03-13"}) + "\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three partitions, made once."""
    folder = tmp_path_factory.mktemp("made")
    articles = folder / "articles.jsonl"
    articles.write_text("".join(map(line, STORIES)), encoding="utf-8")
    assert run(articles, folder / "out") == 0
    return folder / "out"


@pytest.fixture
def written(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "out"))


def run(articles: Path, folder: Path, *more: str, size: int = 3) -> int:
    return main.main(["extract", str(articles), "-o", str(folder), "--partition", str(size), *more])


def command(articles: Path, folder: Path, *more: str, size: int = 3) -> subprocess.Popen[str]:
    words = ["extract", str(articles), "-o", str(folder), "--partition", str(size), *more]
    return subprocess.Popen(
        [sys.executable, "-m", "events.command.main", *words], stderr=subprocess.PIPE, text=True
    )


def ids_in(folder: Path) -> list[str]:
    return [
        doc_id
        for path in partitions_in(folder)
        for doc_id in parquet.read_table(path / "documents.parquet")["id"].to_pylist()
    ]


def states_of(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
    }


def test_partitions_hold_each_article_once_in_order(written: Path) -> None:
    assert [path.name for path in partitions_in(written)] == [f"part-00000{n}" for n in range(3)]
    assert ids_in(written) == [story.doc_id for story in STORIES]
    assert [read_summary(path).articles for path in partitions_in(written)] == [3, 3, 1]


def test_json_lines_are_those_of_the_articles_one_by_one(written: Path, articles: Path) -> None:
    alone = articles.with_name("alone.jsonl")
    assert main.main(["extract", str(articles), "-o", str(alone)]) == 0

    lines = [
        one for path in partitions_in(written) for one in read_lines(path / "timelines.jsonl.gz")
    ]

    assert "".join(lines) == alone.read_text(encoding="utf-8")


def test_document_tells_where_its_timeline_lies(written: Path) -> None:
    path = partitions_in(written)[0]
    row = parquet.read_table(path / "documents.parquet").to_pylist()[1]

    found = from_json(
        json.loads(read_line(path / "timelines.jsonl.gz", row["offset"], row["length"]))
    )

    assert found.documents[0].doc_id == row["id"] == "s1"
    assert row["events"] == len(found.events)


def test_tables_tell_of_every_event_and_actor(written: Path) -> None:
    path = partitions_in(written)[0]

    [first] = [
        row
        for row in parquet.read_table(path / "events.parquet").to_pylist()
        if row["article"] == 0 and row["trigger"] == "took"
    ]
    [born] = [
        row
        for row in parquet.read_table(path / "events.parquet").to_pylist()
        if row["article"] == 0 and row["trigger"] == "born"
    ]
    names = parquet.read_table(path / "actors.parquet").to_pylist()

    assert (first["doc"], first["agent"], first["certainty"]) == ("s0", ["Rebels"], "exact")
    assert first["first_day"] == first["last_day"] == 19792  # 10 March 2024
    assert (born["first_day"], born["last_day"]) == (-735233, -734869)  # all of 44 BCE
    assert {(row["article"], row["doc"]) for row in names if row["name"] == "Anna Kell"} == {
        (0, "s0"),
        (1, "s1"),
        (2, "s2"),
    }


def test_second_run_changes_nothing(written: Path, articles: Path) -> None:
    before = states_of(written)

    assert run(articles, written) == 0
    assert states_of(written) == before


def test_partition_that_is_gone_is_made_anew(written: Path, articles: Path) -> None:
    for file in (written / "part-000001").iterdir():
        file.unlink()
    (written / "part-000001").rmdir()

    assert run(articles, written) == 0
    assert ids_in(written) == [story.doc_id for story in STORIES]


@pytest.mark.parametrize(
    ("more", "size", "reason"),
    [
        ((), 2, "part-000000: is of other articles"),
        (("--domain", "narrative"), 3, "part-000000: is of other articles"),
        (("--published", "2020-01-01"), 3, "part-000000: is of other articles"),
    ],
)
def test_partition_of_other_articles_is_left_alone(
    written: Path,
    articles: Path,
    more: tuple[str, ...],
    size: int,
    reason: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    before = states_of(written)

    status = run(articles, written, *more, size=size)

    complaint = capfd.readouterr().err
    assert (status, complaint.count("\n")) == (2, 1)
    assert reason in complaint
    assert {**states_of(written), ".": (0, 0)} == {**before, ".": (0, 0)}


def test_folder_of_more_articles_than_are_given_is_told(
    written: Path, articles: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    articles.write_text("".join(map(line, STORIES[:3])), encoding="utf-8")

    assert run(articles, written) == 2
    assert "part-000001: is of articles that were not given now" in capfd.readouterr().err


def test_damaged_partition_is_told(
    written: Path, articles: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (written / "part-000001" / "partition.json").write_text('{"articles"', encoding="utf-8")

    assert run(articles, written) == 2
    assert "part-000001: is no whole partition: remove it" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--partition", "3"], "give -o FOLDER"),
        (["--partition", "3", "-o", "-"], "give -o FOLDER"),
        (["--partition", "3", "-o", "{articles}"], "it must be a folder"),
        (["--partition", "3", "-o", "no/such/folder"], "it must be a folder"),
        (["--partition", "3", "-o", "{out}", "--format", "csv"], "leave out --format"),
        (["--partition", "3", "-o", "{out}", "--resume"], "leave out --format and --resume"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    articles: Path, words: list[str], reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    names = {"articles": articles, "out": articles.with_name("out")}

    status = main.main(["extract", str(articles), *(word.format(**names) for word in words)])

    complaint = capfd.readouterr().err
    assert (status, complaint.count("\n")) == (2, 1)
    assert reason in complaint


def test_articles_that_fail_are_each_told_and_the_others_written(
    articles: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    articles.write_text(line(STORIES[0]) + '{"id": "bad"}\n' + line(STORIES[1]), encoding="utf-8")
    folder = articles.with_name("out")

    assert run(articles, folder) == 1
    assert capfd.readouterr().err.splitlines() == [
        f'dateline: {articles}, line 2: "text" is missing'
    ]
    assert ids_in(folder) == ["s0", "s1"]


class Deadly(str):
    """A text that ends every process to which it is sent, but for the one it comes from."""

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        end = f"__import__('os').getpid() == {os.getpid()} or __import__('os')._exit(1)"
        return eval, (end,)


def extracted(stories: list[Document], folder: Path) -> list[Summary]:
    return list(
        extract_partitions(
            stories,
            folder,
            size=3,
            manner=Manner(),
            engine=lambda tasks: run_here(tasks, jobs=2),
        )
    )


def test_article_over_which_processes_die_is_left_out_and_told_by_every_run(tmp_path: Path) -> None:
    stories = [*STORIES[:4], Document(text=Deadly("It fell."), doc_id="deadly"), *STORIES[4:]]

    found = extracted(stories, tmp_path)

    failed = [doc_id for summary in found for doc_id, _ in summary.failed]
    assert failed == ["deadly"]
    assert ids_in(tmp_path) == [story.doc_id for story in STORIES]
    assert active_children() == []
    assert sorted(extracted(stories, tmp_path), key=astuple) == sorted(found, key=astuple)


def test_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_one() -> None:
        while not killed:
            for child in active_children()[:1]:
                os.kill(child.pid or 0, signal.SIGKILL)
                killed.append(child.pid or 0)
            time.sleep(0.02)

    killer = threading.Thread(target=kill_one)
    killer.start()
    found = extracted(STORIES, tmp_path)
    killer.join()

    assert killed
    assert [summary.failed for summary in found] == [()] * 3
    assert ids_in(tmp_path) == [story.doc_id for story in STORIES]


def processes_of(pid: int) -> set[int]:
    """The processes that a process has started, and those that they have."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    own = map(int, listed.read_text(encoding="ascii").split()) if listed.exists() else ()
    return {process for child in own for process in (child, *processes_of(child))}


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "many.jsonl"
    stories = [Document(text=TEXT.format(n=n) * 8, doc_id=f"s{n}") for n in range(60)]
    path.write_text("".join(map(line, stories)), encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_run_that_is_killed_leaves_no_process_and_is_taken_up_again(
    many: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    running = command(many, folder, "--jobs", "2", size=5)
    while not (folder.exists() and partitions_in(folder)):
        assert running.poll() is None
        time.sleep(0.01)
    workers = processes_of(running.pid)

    running.kill()
    running.communicate(timeout=300)
    ended = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < ended:
        time.sleep(0.05)
    left = [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    done = ids_in(folder)
    again = command(many, folder, "--jobs", "2", size=5)
    again.communicate(timeout=300)

    assert workers
    assert left == []
    assert len(done) < 60
    assert again.returncode == 0
    assert ids_in(folder) == [f"s{n}" for n in range(60)]
    assert sorted(path.name for path in folder.iterdir()) == [f"part-{n:06}" for n in range(12)]


@pytest.mark.skipif(sys.platform != "linux", reason="forks only there")
def test_processes_share_a_language_model(many: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    running = command(many, folder, "--jobs", "2", size=5)
    while not (folder.exists() and partitions_in(folder)):
        assert running.poll() is None
        time.sleep(0.01)
    shared = [shared_kilobytes(pid) for pid in processes_of(running.pid)]
    running.communicate(timeout=300)

    workers = sorted(shared)[-3:]  # with the one from which both are forked
    assert min(workers) > SHARED_KILOBYTES


# The model has some 170,000.
SHARED_KILOBYTES = 70_000


def shared_kilobytes(pid: int) -> int:
    """How much of the memory that a process has written to or made is that of others, too."""
    smaps = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in smaps.splitlines() if "Shared_Dirty" in line)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_full_disk_is_told_in_one_line_and_leaves_nothing_half_written(
    many: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "from events.command import main; sys.exit(main.main(sys.argv[1:]))"
    )
    words = ["extract", str(many), "-o", str(folder), "--partition", "30"]

    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("dateline: ")
    assert list(folder.iterdir()) == []


def test_second_run_at_the_same_time_is_refused(
    many: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    running = command(many, folder, size=100)
    while not folder.exists() or not list(folder.iterdir()):
        assert running.poll() is None
        time.sleep(0.01)

    status = run(many, folder)
    running.kill()
    running.communicate(timeout=300)

    assert status == 2
    assert "another run is writing it" in capfd.readouterr().err
