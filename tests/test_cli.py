"""The `dateline` command: what it writes, where, and how it complains."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from events import Document, Timeline, batch, from_json
from events.command import main
from events.exports import FORMATS

STORY = "March 13, 2024\n\nRebels took the town of Harar on Sunday, officials said."
UNDATED = "Rebels took the town of Harar on Sunday, officials said."


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


@pytest.fixture
def dateline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Outcome]:
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Outcome:
        try:
            status = main.main(arguments)
        except SystemExit as ending:
            status = int(ending.code or 0)
        return Outcome(status, *capfd.readouterr())

    return run


def is_one_line(complaint: str) -> bool:
    return (
        complaint.startswith("dateline: ")
        and complaint.count("\n") == 1
        and "Traceback" not in complaint
    )


def test_extract_writes_the_timeline_as_json(dateline: Callable[..., Outcome]) -> None:
    Path("harar.txt").write_text(STORY, encoding="utf-8")

    outcome = dateline("extract", "harar.txt")

    timeline = from_json(json.loads(outcome.out))
    took = next(event for event in timeline.events if event.trigger.text == "took")
    assert (outcome.status, outcome.err) == (0, "")
    assert timeline.documents[0].text == STORY
    assert timeline.documents[0].published_basis == "dateline"
    assert took.interval is not None
    assert took.interval.edtf == "2024-03-10"


def test_times_writes_the_time_expressions_alone(dateline: Callable[..., Outcome]) -> None:
    Path("harar.txt").write_text(STORY, encoding="utf-8")

    outcome = dateline("times", "harar.txt")

    found = json.loads(outcome.out)
    assert outcome.status == 0
    assert [time["text"] for time in found["time_expressions"]] == ["March 13, 2024", "Sunday"]
    assert (found["actors"], found["events"]) == ([], [])


def test_times_writes_a_line_an_article(dateline: Callable[..., Outcome]) -> None:
    articles = [{"id": name, "text": STORY} for name in ("a", "b")]
    Path("many.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")

    outcome = dateline("times", "many.jsonl", "--format", "jsonl")

    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert [line["documents"][0]["id"] for line in lines] == ["a", "b"]
    assert [len(line["time_expressions"]) for line in lines] == [2, 2]


@pytest.mark.parametrize("command", ["times", "extract"])
@pytest.mark.parametrize(
    ("domain", "value"), [("auto", "1941-06"), ("news", "1941-06"), ("narrative", "1940-06")]
)
def test_domain_says_from_what_a_text_counts(
    command: str, domain: str, value: str, dateline: Callable[..., Outcome]
) -> None:
    text = "The king fled on 12 May 1940. In June the town fell to the army."
    Path("war.txt").write_text(text, encoding="utf-8")

    outcome = dateline(command, "war.txt", "--published", "1941-06-20", "--domain", domain)

    times = json.loads(outcome.out)["time_expressions"]
    assert times[1]["value"] == value


def test_unknown_domain_is_one_line(dateline: Callable[..., Outcome]) -> None:
    outcome = dateline("times", "war.txt", "--domain", "poem")

    assert outcome.status == main.WRONG_USAGE
    assert is_one_line(outcome.err)
    assert "auto, news or narrative" in outcome.err


def test_published_takes_the_place_of_what_articles_say(dateline: Callable[..., Outcome]) -> None:
    Path("harar.txt").write_text(STORY, encoding="utf-8")

    outcome = dateline("times", "harar.txt", "--published", "20 May 2015")

    document = json.loads(outcome.out)["documents"][0]
    assert (document["published"], document["published_basis"]) == ("2015-05-20", "given")


@pytest.mark.parametrize("command", ["extract", "times"])
def test_missing_publication_date_is_said(dateline: Callable[..., Outcome], command: str) -> None:
    Path("harar.txt").write_text(UNDATED, encoding="utf-8")

    outcome = dateline(command, "harar.txt")

    assert outcome.status == 0
    assert is_one_line(outcome.err)
    assert "harar: no publication date found" in outcome.err
    assert json.loads(outcome.out)["documents"][0]["published"] is None


def test_one_word_is_an_article_without_events(dateline: Callable[..., Outcome]) -> None:
    Path("word.txt").write_text("Hello", encoding="utf-8")

    outcome = dateline("extract", "word.txt")

    assert outcome.status == 0
    assert json.loads(outcome.out)["events"] == []


def test_json_lines_stream_in_order_and_name_bad_lines(dateline: Callable[..., Outcome]) -> None:
    records = [{"id": name, "text": STORY} for name in ("b", "a", "b")]
    lines = [*map(json.dumps, records[:2]), "no json", json.dumps(records[2])]
    Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")

    outcome = dateline("extract", "many.jsonl", "--format", "jsonl")

    found = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.status == 1
    assert [one["documents"][0]["id"] for one in found] == ["b", "a", "b"]
    assert is_one_line(outcome.err)
    assert "many.jsonl, line 3" in outcome.err


def test_several_articles_become_one_timeline_in_order_of_time(
    dateline: Callable[..., Outcome],
) -> None:
    Path("one").mkdir()
    Path("one/story.txt").write_text(STORY, encoding="utf-8")
    Path("story.txt").write_text(STORY.replace("13, 2024", "6, 2024"), encoding="utf-8")

    outcome = dateline("extract", "one", "story.txt")

    timeline = from_json(json.loads(outcome.out))
    starts = [event.interval.start for event in timeline.events if event.interval]
    assert [one.doc_id for one in timeline.documents] == ["story", "story-2"]
    assert {event.trigger.document.doc_id for event in timeline.events} == {"story", "story-2"}
    assert starts == sorted(starts)


def test_input_that_fails_is_named_and_the_others_are_written(
    dateline: Callable[..., Outcome],
) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")
    Path("b.txt").write_bytes(b"")

    outcome = dateline("extract", "missing.txt", "a.txt", "b.txt", "-o", "out.csv", "--format=csv")

    first, second = outcome.err.splitlines()
    assert outcome.status == 1
    assert first.startswith("dateline: missing.txt: there is no such file")
    assert second.startswith("dateline: b.txt: is empty")
    assert Path("out.csv").read_text(encoding="utf-8-sig").startswith("id,doc,date,")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty: put the text of an article there, or leave it out"),
        (bytes(range(256)), "is binary"),
        ("café né où ".encode() + b"\xe9", "is not UTF-8"),
        (b"Troops left. " * 400_000, "is longer than"),
        (b"%PDF-1.7", "is a damaged PDF"),
        (None, "there is no such file"),
    ],
)
def test_bad_input_gets_one_line_and_leaves_the_output_alone(
    dateline: Callable[..., Outcome], content: bytes | None, reason: str
) -> None:
    if content is not None:
        Path("bad.txt").write_bytes(content)
    Path("out.json").write_text("as it was", encoding="utf-8")

    outcome = dateline("extract", "bad.txt", "-o", "out.json")

    assert (outcome.status, outcome.out) == (1, "")
    assert is_one_line(outcome.err)
    assert reason in outcome.err
    assert Path("out.json").read_text(encoding="utf-8") == "as it was"
    assert {path.name for path in Path().iterdir()} <= {"bad.txt", "out.json"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["extract", "a.txt", "--published", "yesterday"], "'yesterday' is not a full date"),
        (["extract", "a.txt", "--published", "5/6/2015"], "can be read in two ways"),
        (["extract", "a.txt", "--published", ""], "is not a full date"),
        (["extract", "a.txt", "--format", "docx"], "choose one of "),
        (["extract", "a.txt", "-o", "out.docx"], "out.docx: no format ends its files so"),
        (["extract", "a.txt", "a.txt", "--format", "timeml"], "one article a file"),
        (["--print-completion", "dos"], "invalid choice: 'dos'"),
        (["extract", "a.txt", "--model", "huge"], "the language model 'huge' is not installed"),
        (["extract", "a.txt", "-o", "no/such/folder.json"], "cannot be written"),
        (["extract", "a.txt", "-o", "."], "cannot be written"),
        (["extract"], "PATH"),
        (["times"], "PATH"),
        (["read", "a.txt"], "invalid choice: 'read'"),
        (["extract", "a.txt", "--nonsense"], "--nonsense"),
        (["serve", "--port", "0"], "'0' is no port"),
        (["serve", "--port", "http"], "'http' is no port"),
        (["serve", "--host", "*"], "'*' is no name"),
        (["serve", "--host", "http://x.example"], "is no name"),
        (["serve", "--allow", "missing"], "'missing' is no folder"),
        (["serve", "a.txt", "--published", "soon"], "'soon' is not a full date"),
    ],
)
def test_wrong_usage_gets_one_line_and_status_2(
    dateline: Callable[..., Outcome], arguments: list[str], reason: str
) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")

    outcome = dateline(*arguments)

    assert (outcome.status, outcome.out) == (2, "")
    assert is_one_line(outcome.err)
    assert reason in outcome.err
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_output_that_another_program_has_open_is_named(
    dateline: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(part: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(part), None, str(target))

    Path("story.txt").write_text(STORY, encoding="utf-8")
    Path("times.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refuse)

    outcome = dateline("times", "story.txt", "-o", "times.json")

    assert outcome.status == 2
    assert outcome.err == f"dateline: {Path('times.json').resolve()}: Permission denied\n"
    assert Path("times.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["story.txt", "times.json"]


def test_output_replaces_a_file_and_keeps_its_permissions(
    dateline: Callable[..., Outcome],
) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")
    Path("out.json").write_text("as it was", encoding="utf-8")
    Path("out.json").chmod(0o640)
    Path("link.json").symlink_to("out.json")

    outcome = dateline("extract", "a.txt", "--output", "link.json")

    assert (outcome.status, outcome.out) == (0, "")
    assert from_json(json.loads(Path("out.json").read_text(encoding="utf-8")))
    assert Path("out.json").stat().st_mode & 0o777 == 0o640
    assert Path("link.json").is_symlink()


@pytest.mark.parametrize(
    ("file", "start"),
    [
        ("out.md", b"# "),
        ("out.parquet", b"PAR1"),
        ("out.tml", b"<?xml"),
        ("out.timelinejs.json", b'{\n "title"'),
        ("out.json", b'{\n "schema"'),
        ("out", b'{\n "schema"'),
        ("out.csv", b"\xef\xbb\xbfid,"),
    ],
)
def test_name_of_the_output_tells_the_format(
    dateline: Callable[..., Outcome], file: str, start: bytes
) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")

    outcome = dateline("extract", "a.txt", "-o", file)

    assert (outcome.status, outcome.err) == (0, "")
    assert Path(file).read_bytes().startswith(start)


def test_given_format_goes_before_the_name_of_the_output(
    dateline: Callable[..., Outcome],
) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")

    dateline("extract", "a.txt", "-o", "out.txt", "--format", "md")

    assert Path("out.txt").read_text(encoding="utf-8").startswith("# ")


def test_csv_in_a_pipe_has_no_mark(dateline: Callable[..., Outcome]) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")

    assert dateline("extract", "a.txt", "--format", "csv").out.startswith("id,")


def test_binary_format_is_no_text_for_a_terminal(
    dateline: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    outcome = dateline("extract", "a.txt", "--format", "parquet")

    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "dateline: parquet is no text for a terminal: write it to a file with -o FILE\n"
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_shell_completes_commands_options_and_formats(
    dateline: Callable[..., Outcome], shell: str
) -> None:
    outcome = dateline("--print-completion", shell)

    assert outcome.status == 0
    assert all(word in outcome.out for word in ("extract", "serve", "published"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_gets_one_line(dateline: Callable[..., Outcome]) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")

    outcome = dateline("extract", "a.txt", "-o", "/dev/full")

    assert outcome.status == 2
    assert is_one_line(outcome.err)


def test_output_cut_short_by_ctrl_c_leaves_nothing_behind(
    dateline: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "extract_many", interrupt)
    Path("a.txt").write_text(STORY, encoding="utf-8")

    outcome = dateline("extract", "a.txt", "-o", "out.json")

    assert (outcome.status, outcome.err) == (130, "")
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_several_processes_write_what_one_writes(dateline: Callable[..., Outcome]) -> None:
    lines = [{"id": str(n), "text": f"Town {n} fell on Sunday."} for n in range(40)]
    Path("many.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    one = dateline("extract", "many.jsonl", "--published", "2024-03-13", "--format", "jsonl")
    two = dateline(
        "extract", "many.jsonl", "--published", "2024-03-13", "--format", "jsonl", "--jobs", "2"
    )

    assert one.status == two.status == 0
    assert two.out == one.out


def test_fault_of_ours_in_one_article_is_said_and_the_others_are_written(
    dateline: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    def analyze(document: Document, *_: object, **__: object) -> Timeline:
        if document.doc_id == "bad":
            raise RecursionError("too deep")
        return Timeline(documents=(document,))

    monkeypatch.setattr(batch, "analyze", analyze)
    lines = [{"id": name, "text": STORY, "published": "2024-03-13"} for name in ("bad", "good")]
    Path("two.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    outcome = dateline("extract", "two.jsonl", "--format", "jsonl")

    assert outcome.status == 1
    assert is_one_line(outcome.err)
    assert "bad: could not be analysed, by a fault of Dateline: RecursionError" in outcome.err
    assert json.loads(outcome.out)["documents"][0]["id"] == "good"


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_is_none_gets_one_line(
    dateline: Callable[..., Outcome], jobs: str
) -> None:
    outcome = dateline("extract", "a.txt", f"--jobs={jobs}")

    assert outcome.status == 2
    assert is_one_line(outcome.err)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the dashboard was started with, once for each start."""
    starts: list[list[str]] = []
    stand_in = SimpleNamespace(main=starts.append)
    monkeypatch.setitem(sys.modules, "dashboard.__main__", stand_in)
    return starts


def test_dateline_alone_serves_the_example(
    dateline: Callable[..., Outcome], served: list[list[str]]
) -> None:
    assert dateline().status == 0
    assert served == [[]]


def test_serve_hands_on_what_it_was_told(
    dateline: Callable[..., Outcome], served: list[list[str]]
) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")

    dateline("serve", "a.txt", "--published", "20 May 2015", "--port", "8600", "--no-browser")

    assert served == [["a.txt", "--published", "2015-05-20", "--port", "8600", "--no-browser"]]


def test_serve_hands_on_names_and_folders(
    dateline: Callable[..., Outcome], served: list[list[str]]
) -> None:
    Path("more").mkdir()

    dateline("serve", "--host", "Desk.example", "--host", "[::2]:80", "--allow", "more")

    assert served == [["--host", "desk.example", "--host", "[::2]:80", "--allow", "more"]]


@pytest.mark.parametrize("path", ["missing.txt", "empty.txt", "-"])
def test_serve_refuses_what_it_cannot_read(
    dateline: Callable[..., Outcome], served: list[list[str]], path: str
) -> None:
    Path("empty.txt").write_bytes(b"")

    outcome = dateline("serve", path)

    assert (outcome.status, served) == (1, [])
    assert is_one_line(outcome.err)


def test_formats_lists_what_can_be_written(dateline: Callable[..., Outcome]) -> None:
    outcome = dateline("formats")

    assert outcome.status == 0
    assert all(f"  {name} " in outcome.out for name in FORMATS)


def test_version_is_that_of_the_package(dateline: Callable[..., Outcome]) -> None:
    assert dateline("--version").out.startswith("dateline 0.")


def run_in_a_shell(line: str, **options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATELINE": f"{sys.executable} -m events.command.main", **options}
    return subprocess.run(
        ["/bin/bash", "-c", line], env=environment, capture_output=True, text=True, check=False
    )


def test_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps({"id": str(n), "text": STORY * 40}) + "\n" for n in range(8)),
        encoding="utf-8",
    )

    done = run_in_a_shell(f"$DATELINE times {tmp_path}/a.jsonl | head -c 10")

    assert (done.returncode, done.stdout) == (0, '{\n "schema')
    assert done.stderr == ""


def test_output_is_utf_8_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")

    done = run_in_a_shell(f"$DATELINE times - < {tmp_path}/a.txt", PYTHONIOENCODING="ascii")

    assert json.loads(done.stdout)["documents"][0]["text"] == STORY


def test_command_loads_no_heavy_package_before_it_must() -> None:
    heavy = {"spacy", "streamlit", "plotly", "dateparser", "holidays", "numpy"}
    code = f"import sys, events.command.main; print(sorted({heavy!r} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
