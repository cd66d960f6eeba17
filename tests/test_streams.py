"""The command and what it is joined to: terminals, pipes, full disks, workers that die."""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from events.command.streams import harmless, one_line
from events.parsing.language import is_english

FOLDER = Path(__file__).parent.parent
START = str(FOLDER / "dateline_command.py")
STORY = "March 13, 2024\n\nRebels took the town of Harar on Sunday, officials said."


def run(shell: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A line of a POSIX shell in which `dateline` is the command."""
    line = shell.replace("dateline", f"{sys.executable} {START}")
    return subprocess.run(
        ["sh", "-c", line], cwd=folder, capture_output=True, text=True, timeout=300,
        env={**os.environ, **more},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    lines = [json.dumps({"id": f"d{n}", "text": STORY}) for n in range(100)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "shell",
    [
        "dateline --help >/dev/full",
        "dateline formats >/dev/full",
        "dateline --version >/dev/full",
        "dateline times a.txt >/dev/full",
        "dateline times a.txt >&-",
        "dateline --help >&-",
        "dateline formats >&- <&-",
        "dateline times - <&-",
        'dateline times ""',
        "dateline times a.txt -o ''",
        "dateline times many.jsonl --format jsonl | head -c 1",
        "dateline formats 2>&-",
    ],
)
def test_stream_that_is_closed_or_full_is_no_traceback(folder: Path, shell: str) -> None:
    done = run(shell, folder)

    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.stderr.count("\n") <= 1
    assert done.returncode in (0, 1, 2)


@pytest.mark.parametrize("command", ["", "times", "archive query"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("stream", "complaint"),
    [(">/dev/full", "the output: No space left"), (">&-", "standard output is closed")],
)
def test_help_that_cannot_be_written_says_so(
    folder: Path, command: str, unbuffered: str, stream: str, complaint: str
) -> None:
    done = run(f"PYTHONUNBUFFERED={unbuffered} dateline {command} --help {stream}", folder)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert complaint in done.stderr


@pytest.mark.parametrize("path", ["", " "])
def test_empty_path_is_an_error(folder: Path, path: str) -> None:
    done = run(f'dateline extract "{path}"', folder)

    assert done.returncode == 1
    assert done.stderr == f"dateline: “{path}”: there is no such file: a path is empty\n"


def test_times_are_written_to_a_file(folder: Path) -> None:
    done = run("dateline times a.txt -o times.json", folder)

    written = json.loads((folder / "times.json").read_text(encoding="utf-8"))
    assert (done.returncode, done.stdout) == (0, "")
    assert [time["text"] for time in written["time_expressions"]] == ["March 13, 2024", "Sunday"]


def test_command_loads_nothing_before_it_can_be_interrupted() -> None:
    """A Ctrl-C while Python reads a file is a traceback: what is imported is part of Python."""
    lines = ast.parse(Path(START).read_text(encoding="utf-8")).body

    imports = [one for one in lines if isinstance(one, (ast.Import, ast.ImportFrom))]
    names = [name.name for one in imports if isinstance(one, ast.Import) for name in one.names]
    assert len(names) == len(imports) > 0
    assert set(names) <= set(sys.builtin_module_names)


@pytest.mark.parametrize("after", [0.05, 0.15, 0.3, 0.6, 1.0])
def test_interrupt_in_the_first_second_is_no_traceback(folder: Path, after: float) -> None:
    running = subprocess.Popen(
        [sys.executable, START, "extract", "many.jsonl"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    told = running.communicate(timeout=300)[1]

    # Before the command's first line Python starts by itself, and speaks for itself.
    ours = START in told or f"{FOLDER}/events/" in told
    assert not (ours and "Traceback" in told)
    assert running.returncode in (0, 1, 130, -signal.SIGINT)


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("a\nb\rc", "a b c"),
        ("x\x1b[2Jy", "x?[2Jy"),
        ("\u202egnp.exe", "?gnp.exe"),
        ("a\u2028b\x85c", "a b c"),
        ("\udcff", "?"),
        ("\x9b31m", "?31m"),
    ],
)
def test_message_is_one_harmless_line(message: str, shown: str) -> None:
    assert one_line(message) == shown


@pytest.mark.parametrize("message", ["x" * 100_000, "x " * 50_000, "é" * 10**6 + ": no date"])
def test_long_value_is_cut_where_it_is_shown(message: str) -> None:
    shown = one_line(message)

    assert len(shown) < 1300
    assert "…" in shown
    assert shown[-3:] == " ".join(message.split())[-3:] or len(message) > 10**5


def test_text_on_a_terminal_keeps_its_lines_and_nothing_that_is_obeyed() -> None:
    text = "a\tb\nc\x1b[31m\x07\x9b\u202e\u2066é"

    shown = harmless(text)

    assert len(shown) == len(text)
    assert shown == "a\tb\nc\ufffd[31m\ufffd\ufffd\ufffd\ufffdé"


def workers_of(pid: int) -> list[int]:
    """The processes that analyse articles: spawned by the run, or forked by its model server."""
    parents: dict[int, list[int]] = {}
    words: dict[int, bytes] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
            words[int(place.name)] = (place / "cmdline").read_bytes()
        except OSError:  # it has ended meanwhile
            continue
        parents.setdefault(int(parent), []).append(int(place.name))
    own = parents.get(pid, [])
    servers = [one for one in own if b"forkserver" in words[one]]
    spawned = [one for one in own if b"spawn_main" in words[one]]
    return sorted([*spawned, *(one for server in servers for one in parents.get(server, []))])


def started(folder: Path) -> subprocess.Popen[str]:
    running = subprocess.Popen(
        [sys.executable, START, "extract", "many.jsonl", "--jobs", "2", "-o", "out.jsonl"],
        cwd=folder, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while len(workers_of(running.pid)) < 2:
        assert running.poll() is None
        time.sleep(0.05)
    return running


def test_worker_that_dies_costs_no_article_but_its_own(folder: Path) -> None:
    running = started(folder)

    os.kill(workers_of(running.pid)[0], signal.SIGKILL)
    told = running.communicate(timeout=300)[1]

    written = (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["documents"][0]["id"] for line in written]
    assert "Traceback" not in told
    assert len(ids) + told.count("the process died") == 100
    assert running.returncode == (1 if "the process died" in told else 0)
    assert ids == sorted(ids, key=lambda one: int(one[1:]))


def test_workers_end_with_the_run_that_is_killed(folder: Path) -> None:
    running = started(folder)
    workers = workers_of(running.pid)

    running.kill()
    running.communicate(timeout=300)

    deadline = time.monotonic() + 60
    while any(Path(f"/proc/{pid}/stat").exists() for pid in workers):
        assert time.monotonic() < deadline, "workers outlive their run"
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (STORY, True),
        ("Rebels took the town of Harar, and the governor fled from it to the coast. " * 5, True),
        ("Rain", True),
        ("Le président a démissionné lundi, et personne ne sait pourquoi. " * 5, False),
        ("El presidente dimitió el lunes y nadie sabe por qué se fue de la ciudad. " * 5, False),
        ("Il presidente si è dimesso lunedì e nessuno sa perché se ne sia andato via. " * 5, False),
        ("De president is maandag afgetreden en niemand weet waarom hij vertrok. " * 5, False),
        ("Президент ушёл в отставку в понедельник, и никто не знает почему. " * 5, False),
        ("总统星期一辞职，没有人知道他为什么离开这座城市。" * 12, False),
        ("استقال الرئيس يوم الاثنين ولا أحد يعرف لماذا غادر المدينة. " * 6, False),
        ("Stocks: " + "Aldwych 12.3, Okonkwo 4.5, Brandt 6.7, " * 3, True),
    ],
)  # fmt: skip
def test_text_that_is_not_english_is_told(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_article_that_is_not_english_keeps_its_dates_and_says_so(folder: Path) -> None:
    text = "Der Präsident trat am 3.5.2015 zurück, und niemand wusste, warum er ging. " * 5
    (folder / "b.txt").write_text(text, encoding="utf-8")

    done = run("dateline times b.txt --published 2015-05-20", folder)

    assert "b: is not in English" in done.stderr
    assert json.loads(done.stdout)["time_expressions"]
