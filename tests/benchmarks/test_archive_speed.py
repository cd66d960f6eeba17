"""How fast an archive of 100,000 invented events answers, and how small what makes it stays."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pace import seconds_at_rest

from events import Instant
from events.archive.archive import Archive
from events.archive.conditions import Question

pytestmark = pytest.mark.benchmark

EVENTS = 100_000
ROUNDS = 3


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archive")


@pytest.fixture(scope="module")
def peaks(room: Path) -> tuple[int, int]:
    """Memory, in kilobytes, after a quarter of the partitions and after all; then the archive."""
    script = [sys.executable, "-c", PEAKS, str(room), str(EVENTS)]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    early, late = map(int, done.stdout.split())
    return early, late


PEAKS = """
import resource
import sys
from pathlib import Path
from events.command.main import main
sys.path.insert(0, "tests")
from invented_archive import write_invented

room, events = Path(sys.argv[1]), int(sys.argv[2])
for name, number in (("few", events // 4), ("many", events)):
    (room / name).mkdir()
    write_invented(room / name, number)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.fixture(scope="module")
def archive(room: Path, peaks: tuple[int, int]) -> Path:
    command = [sys.executable, "-m", "events.command.main", "archive", "build"]
    subprocess.run([*command, str(room / "many"), "-o", str(room / "made")], check=True)
    return room / "made"


def test_memory_stays_flat_over_many_partitions(
    peaks: tuple[int, int], hold: Callable[[str, float], None]
) -> None:
    """The peak over a quarter of the partitions, as a share of the peak over all of them."""
    early, late = peaks

    hold("memory.percent_of_peak_after_a_quarter.partitions", 100 * early / late)


def test_every_question_is_answered_at_once(
    archive: Path, hold: Callable[[str, float], None]
) -> None:
    """Count, the 1,000 most salient events, months and top actors, of the slowest question."""
    with Archive(archive) as opened:
        seconds = {question: _fastest(opened, question) for question in _questions(opened)}

    hold("archive.answers_a_second", 1 / max(seconds.values()))


def _questions(archive: Archive) -> list[Question]:
    (frequent, _), *_, (rare, _) = archive.top_actors(Question(), limit=500)
    [(publisher, _)] = archive.publishers(limit=1)
    [event] = archive.ask(Question(), limit=1).rows
    word = event["label"].split()[-5]
    return [
        Question(),
        Question(actors=(frequent,)),
        Question(actors=(rare,)),
        Question(places=tuple(event["place"])),
        Question(sources=(publisher,)),
        Question(certainties=("exact",)),
        Question(classes=("STATE",)),
        Question(words=word),
        Question(first=Instant(2010, 5), last=Instant(2010, 6)),
        Question(actors=(frequent,), words=word, certainties=("exact",), first=Instant(2005)),
    ]


def _fastest(archive: Archive, question: Question) -> float:
    """Seconds of the run that the machine disturbed least; no answer is kept from before."""

    def seconds() -> float:
        archive.ask(Question(words="no such word"), limit=1)
        started = time.perf_counter()
        archive.ask(question, limit=1000)
        archive.months(question)
        archive.top_actors(question, limit=20)
        return time.perf_counter() - started

    return min(seconds_at_rest(seconds) for _ in range(ROUNDS))
