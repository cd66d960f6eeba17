"""Archives: what is built of what, what a question finds, and what is damaged or newer."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from invented_archive import invented, write_invented
from pyarrow import parquet

from events import DatelineError, Instant, Timeline, to_json
from events.archive import answer_rows
from events.archive.archive import Archive
from events.archive.conditions import Question
from events.archive.layout import COLUMNS, parts_in
from events.archive.partition import partitions_in
from events.command import main
from events.exports.json_format import write_jsonl
from events.timeline.certainty import certainty_of

EVENTS = 400


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


@pytest.fixture
def dateline(capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    def run(*words: object) -> Outcome:
        try:
            status = main.main([str(word) for word in words])
        except SystemExit as ending:
            status = int(ending.code or 0)
        return Outcome(status, *capfd.readouterr())

    return run


@pytest.fixture(scope="module")
def timelines() -> list[Timeline]:
    return list(invented(EVENTS))


@pytest.fixture(scope="module")
def partitions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("partitions")
    write_invented(folder, EVENTS)
    return folder


@pytest.fixture(scope="module")
def built(partitions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "archive"
    assert main.main(["archive", "build", str(partitions), "-o", str(folder)]) == 0
    return folder


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "archive"))


def found(archive: Path, **asked: Any) -> set[tuple[str, str]]:
    """Document and label of all events that a question finds."""
    with Archive(archive) as opened:
        answer = opened.ask(Question(**asked), limit=10_000)
    assert answer.found == len(answer.rows)
    return {(row["doc"], row["label"]) for row in answer.rows}


def expected(timelines: list[Timeline], passes: Callable[[Any], bool]) -> set[tuple[str, str]]:
    return {
        (event.trigger.document.doc_id, event.label)
        for timeline in timelines
        for event in timeline.events
        if passes(event)
    }


def said_by(event: Any) -> str:
    return event.attribution.name if event.attribution else ""


def names_of(event: Any) -> set[str]:
    return {argument.actor.name for argument in event.arguments if argument.actor}


def reaches(event: Any, first: Instant, last: Instant) -> bool:
    when = event.interval
    return when is not None and when.end > first and when.start <= last


def lines_of(path: Path, *articles: tuple[str, str, str]) -> Path:
    """JSON Lines of articles, by id, text and publisher."""
    lines = (
        json.dumps({"id": doc, "text": text, "publisher": publisher, "published": "2024-03-13"})
        for doc, text, publisher in articles
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_article_of_several_inputs_is_added_once(
    tmp_path: Path, dateline: Callable[..., Outcome]
) -> None:
    burned, broke = "The mill burned on Sunday.", "The dam broke on Monday."
    one = lines_of(tmp_path / "one.jsonl", ("a", burned, "Courier"), ("b", broke, "Courier"))
    other = lines_of(
        tmp_path / "other.jsonl",
        ("z", burned, "Courier"),
        ("b", broke, "Herald"),
        ("c", "Rebels took the road on Friday.", "Herald"),
        ("d", "Rebels took the road on Friday.", "Herald"),
    )

    first = dateline("archive", "build", one, "-o", tmp_path / "made")
    second = dateline("archive", "build", other, "-o", tmp_path / "made")
    at_once = dateline("archive", "build", one, other, "-o", tmp_path / "at-once")

    assert first.out.endswith("2 events of 2 articles added\n")
    assert second.out.endswith("2 events of 2 articles added; 2 more are in it already\n")
    assert at_once.out.endswith("4 events of 4 articles added; 2 more are in it already\n")
    for name in ("made", "at-once"):
        with Archive(tmp_path / name) as opened:
            rows = opened.ask(Question(), limit=10).rows
            texts = [opened.timeline(row["article"]).documents[0].text for row in rows]
            assert all(row["quote"] == text for row, text in zip(rows, texts, strict=True))
            assert sorted(row["doc"] for row in rows) == ["a", "b", "b", "c"]


@pytest.mark.parametrize("years", ["66 million", "13.8 billion"])
def test_times_long_before_history_are_kept_and_asked_for(
    tmp_path: Path, dateline: Callable[..., Outcome], years: str
) -> None:
    text = f"An asteroid struck the sea {years} years ago. Rebels took Harar in 1998."
    given = lines_of(tmp_path / "one.jsonl", ("a", text, "Courier"))

    built = dateline("archive", "build", given, "-o", tmp_path / "made")

    assert (built.status, built.err) == (0, "")
    with Archive(tmp_path / "made") as opened:
        [struck] = opened.ask(Question(last=Instant(-10_000)), limit=10).rows
        months = [one.month for one in opened.months(Question(words="asteroid"))]
        article = opened.timeline(struck["article"])
    assert "asteroid" in struck["label"]
    assert len(months) == 1
    assert [event.interval for event in article.events] != [None, None]


def test_articles_that_an_earlier_dateline_left_without_marks_are_added(
    partitions: Path, built: Path, tmp_path: Path
) -> None:
    old = Path(shutil.copytree(partitions, tmp_path / "old"))
    for path in partitions_in(old):
        table = parquet.read_table(path / "documents.parquet").drop(["mark"])
        parquet.write_table(table, path / "documents.parquet")

    status = main.main(["archive", "build", str(old), "-o", str(tmp_path / "made")])

    with Archive(tmp_path / "made") as made, Archive(built) as marked:
        assert (made.articles, made.events) == (marked.articles, marked.events)
    assert status == 0


def test_no_filter_finds_every_event_once(built: Path, timelines: list[Timeline]) -> None:
    with Archive(built) as opened:
        answer = opened.ask(Question(), limit=10_000)

    assert (answer.found, len(answer.rows)) == (EVENTS, EVENTS)
    assert len({row["event"] for row in answer.rows}) == EVENTS
    assert {(row["doc"], row["label"]) for row in answer.rows} == expected(
        timelines, lambda _: True
    )


def test_filters_find_what_passes_them(built: Path, timelines: list[Timeline]) -> None:
    actor = Counter(
        name for timeline in timelines for event in timeline.events for name in names_of(event)
    ).most_common(1)[0][0]
    place = timelines[0].events[0].arguments[1].span.text
    word = timelines[0].events[0].trigger.text
    publisher = timelines[0].documents[0].publisher
    first, last = Instant(2005), Instant(2010, 6, 30)

    assert found(built, actors=(actor.upper(),)) == expected(
        timelines, lambda event: actor in names_of(event)
    )
    assert found(built, places=(place,)) == expected(
        timelines, lambda event: event.arguments[1].span.text == place
    )
    assert found(built, sources=(publisher,)) == expected(
        timelines, lambda event: event.trigger.document.publisher == publisher
    )
    assert found(built, certainties=("range",)) == expected(
        timelines, lambda event: certainty_of(event) == "range"
    )
    assert found(built, classes=("STATE", "PERCEPTION")) == expected(
        timelines, lambda event: event.event_class in ("STATE", "PERCEPTION")
    )
    assert found(built, first=first, last=last) == expected(
        timelines, lambda event: reaches(event, first, last)
    )
    assert found(built, words=word.upper()) == expected(
        timelines,
        lambda event: any(
            one.startswith(word)
            for one in [*event.label.lower().split(), *said_by(event).lower().split()]
        ),
    )
    assert found(built, actors=(actor,), classes=("REPORTING",)) == expected(
        timelines, lambda event: actor in names_of(event) and event.event_class == "REPORTING"
    )
    assert found(built, actors=("Nobody At All",)) == set()


def test_answer_is_the_most_salient_earliest_first(built: Path, timelines: list[Timeline]) -> None:
    with Archive(built) as opened:
        answer = opened.ask(Question(), limit=20)

    salience = sorted(
        (event.salience for timeline in timelines for event in timeline.events), reverse=True
    )
    days = [row["first_day"] for row in answer.rows if row["first_day"] is not None]
    assert sorted((row["salience"] for row in answer.rows), reverse=True) == salience[:20]
    assert days == sorted(days)
    assert answer.found == EVENTS


@pytest.mark.parametrize("question", [Question(), Question(certainties=("exact", "undated"))])
def test_counts_are_those_of_the_events(
    built: Path, timelines: list[Timeline], question: Question
) -> None:
    wanted = question.certainties
    events = [
        event
        for timeline in timelines
        for event in timeline.events
        if not wanted or certainty_of(event) in wanted
    ]
    months = Counter(
        (
            event.interval.start.year * 12 + event.interval.start.month - 1
            if event.interval
            else None,
            str(certainty_of(event)),
            str(event.event_class),
        )
        for event in events
    )
    actors = Counter(name for event in events for name in names_of(event))

    with Archive(built) as opened:
        counted = {
            (one.month, one.certainty, one.event_class): one.events
            for one in opened.months(question)
        }
        top = opened.top_actors(question, limit=5)

    assert counted == months
    assert top == sorted(actors.items(), key=lambda one: (-one[1], one[0]))[:5]


def test_article_of_an_event_is_given_whole(built: Path, timelines: list[Timeline]) -> None:
    with Archive(built) as opened:
        [row] = opened.ask(Question(), limit=1).rows
        timeline = opened.timeline(row["article"])

    [same] = [one for one in timelines if one.documents[0].doc_id == row["doc"]]
    assert to_json(timeline)["documents"] == to_json(same)["documents"]
    assert row["label"] in {event.label for event in timeline.events}


def test_article_that_is_not_there_is_told(built: Path) -> None:
    with Archive(built) as opened, pytest.raises(DatelineError, match="has no article 99"):
        opened.timeline(99_999)


def test_what_is_there_is_not_added_again(
    archive: Path, partitions: Path, dateline: Callable[..., Outcome]
) -> None:
    outcome = dateline("archive", "build", partitions, partitions, "-o", archive)

    assert outcome == Outcome(0, f"{archive}: nothing to add\n", "")
    assert len(found(archive)) == EVENTS


def test_more_is_added_as_a_part_of_its_own(
    archive: Path, tmp_path: Path, dateline: Callable[..., Outcome]
) -> None:
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*") if path.is_file()}
    write_invented(tmp_path, 60, seed=2)

    outcome = dateline("archive", "build", tmp_path / "part-000000", "-o", archive)

    assert outcome == Outcome(0, f"{archive}: 60 events of 3 articles added\n", "")
    assert {path: path.stat().st_mtime_ns for path in before} == before
    with Archive(archive) as opened:
        assert (opened.events, opened.articles) == (EVENTS + 60, 23)
        answer = opened.ask(Question(), limit=1000)
        newest = max(row["article"] for row in answer.rows)
        assert opened.timeline(newest).documents[0].doc_id == "article-2"
        assert sum(one.events for one in opened.months(Question())) == EVENTS + 60


def test_timelines_and_articles_are_taken_as_well(
    tmp_path: Path, timelines: list[Timeline], dateline: Callable[..., Outcome]
) -> None:
    lines = [write_jsonl(timeline) for timeline in timelines[:3]]
    (tmp_path / "some.jsonl").write_text("".join(lines[:2]), encoding="utf-8")
    (tmp_path / "one.json").write_text(lines[2], encoding="utf-8")
    (tmp_path / "harar.txt").write_text("Rebels took Harar on 10 March 2024.", encoding="utf-8")
    paths = [tmp_path / name for name in ("some.jsonl", "one.json", "harar.txt")]

    first = dateline("archive", "build", *paths, "-o", tmp_path / "archive")
    second = dateline("archive", "build", *paths, "-o", tmp_path / "archive")

    assert (first.status, first.err) == (0, "")
    assert "of 4 articles added" in first.out
    assert "nothing to add" in second.out
    assert len(found(tmp_path / "archive", words="harar rebel")) == 1


def test_tables_of_an_engine_are_taken_as_well(
    tmp_path: Path, timelines: list[Timeline], dateline: Callable[..., Outcome]
) -> None:
    rows: list[dict[str, str | None]] = [
        {"id": "a", "timeline": write_jsonl(timelines[0]), "error": None},
        {"id": "b", "timeline": None, "error": "b: could not be analysed"},
    ]
    (tmp_path / "tables").mkdir()
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "tables" / "part-0.parquet")
    parquet.write_table(pyarrow.table({"id": ["a"]}), tmp_path / "other.parquet")

    added = dateline("archive", "build", tmp_path / "tables", "-o", tmp_path / "archive")
    wrong = dateline("archive", "build", tmp_path / "other.parquet", "-o", tmp_path / "archive")

    assert "20 events of 1 articles added" in added.out
    assert refused(wrong, "has no column “timeline”")


def test_line_that_is_no_timeline_is_told_and_the_others_are_added(
    tmp_path: Path, timelines: list[Timeline], dateline: Callable[..., Outcome]
) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(write_jsonl(timelines[0]) + '{"schema": "x"}\n', encoding="utf-8")

    outcome = dateline("archive", "build", path, "-o", tmp_path / "archive")

    assert outcome.status == 1
    assert outcome.err.startswith(f"dateline: {path}: this is no exported timeline")
    assert outcome.err.count("\n") == 1
    assert "20 events of 1 articles added" in outcome.out


def test_query_writes_json_csv_and_parquet(
    built: Path, tmp_path: Path, dateline: Callable[..., Outcome]
) -> None:
    words = ("archive", "query", built, "--kind", "STATE", "--from", "2001", "--to", "May 2019")

    as_json = dateline(*words)
    as_csv = dateline(*words, "--format", "csv")
    as_parquet = dateline(*words, "-o", tmp_path / "out.parquet")

    whole = json.loads(as_json.out)
    labels = [event["label"] for event in whole["events"]]
    assert whole["found"] == len(labels) > 0
    rows = list(csv.DictReader(io.StringIO(as_csv.out.removeprefix("\ufeff"))))
    assert [row["label"] for row in rows] == labels
    assert parquet.read_table(tmp_path / "out.parquet")["label"].to_pylist() == labels
    assert (as_parquet.out, as_parquet.err) == ("", "")


def test_limit_leaves_the_number_of_all(built: Path, dateline: Callable[..., Outcome]) -> None:
    whole = json.loads(dateline("archive", "query", built, "--limit", "3").out)

    assert (whole["found"], len(whole["events"])) == (EVENTS, 3)


def refused(outcome: Outcome, reason: str, status: int = 2) -> bool:
    one_line = outcome.err.startswith("dateline: ") and outcome.err.count("\n") == 1
    return one_line and reason in outcome.err and outcome.status == status


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--from", "Wednesday"), "the date 'Wednesday' is not understood"),
        (("--limit", "0"), "'0' is no number from 1"),
        (("--kind", "STORM"), "invalid choice: 'STORM'"),
        (("-o", "out.docx"), "is to end in .json, .csv or .parquet"),
    ],
)
def test_wrong_question_is_told_in_a_line(
    built: Path, words: tuple[str, ...], reason: str, dateline: Callable[..., Outcome]
) -> None:
    assert refused(dateline("archive", "query", built, *words), reason)


def test_folder_that_is_no_archive_is_told(
    tmp_path: Path, dateline: Callable[..., Outcome]
) -> None:
    assert refused(dateline("archive", "query", tmp_path), "is no archive")
    assert refused(dateline("archive", "query", tmp_path / "none"), "is no archive")


def test_folder_of_something_else_is_not_built_in(
    partitions: Path, dateline: Callable[..., Outcome]
) -> None:
    before = sorted(partitions.rglob("*"))

    outcome = dateline("archive", "build", partitions, "-o", partitions)

    assert refused(outcome, "holds something else")
    assert sorted(partitions.rglob("*")) == before


def test_archive_of_a_newer_version_is_told_and_left_alone(
    archive: Path, partitions: Path, dateline: Callable[..., Outcome]
) -> None:
    marker = archive / "dateline-archive.json"
    marker.write_text('{"archive": "dateline", "version": 2}', encoding="utf-8")

    assert refused(dateline("archive", "query", archive), "is an archive of version 2")
    assert refused(dateline("archive", "build", partitions, "-o", archive), "of version 2")
    assert json.loads(marker.read_text(encoding="utf-8"))["version"] == 2


@pytest.mark.parametrize("content", ["", "[]", '{"version": "new"}', "{}"])
def test_damaged_marker_is_told(
    archive: Path, content: str, dateline: Callable[..., Outcome]
) -> None:
    (archive / "dateline-archive.json").write_text(content, encoding="utf-8")

    assert dateline("archive", "query", archive).status == 2


@pytest.mark.parametrize("table", COLUMNS)
def test_table_that_is_cut_off_is_told(
    archive: Path, table: str, dateline: Callable[..., Outcome]
) -> None:
    path = parts_in(archive)[0].table(table)
    path.write_bytes(path.read_bytes()[:-100])

    assert refused(dateline("archive", "query", archive), f"{table}.parquet: is missing, damaged")


@pytest.mark.parametrize(("table", "column"), [("events", "day"), ("words", "word")])
def test_column_that_is_missing_is_named(
    archive: Path, table: str, column: str, dateline: Callable[..., Outcome]
) -> None:
    path = parts_in(archive)[0].table(table)
    parquet.write_table(parquet.read_table(path).drop_columns([column]), path)

    assert refused(dateline("archive", "query", archive), f"has no column “{column}”")


def test_column_that_an_earlier_version_did_not_have_is_unknown(
    tmp_path: Path, timelines: list[Timeline], dateline: Callable[..., Outcome]
) -> None:
    for seed, name in enumerate(("old", "new"), start=1):
        (tmp_path / name).mkdir()
        write_invented(tmp_path / name, 60, seed=seed)
    events = tmp_path / "old" / "part-000000" / "events.parquet"
    parquet.write_table(parquet.read_table(events).drop_columns(["url", "when"]), events)

    built = dateline("archive", "build", tmp_path / "old", "-o", tmp_path / "archive")
    with Archive(tmp_path / "archive") as opened:
        alone = opened.ask(Question(), limit=1000).rows
    dateline("archive", "build", tmp_path / "new", "-o", tmp_path / "archive")
    with Archive(tmp_path / "archive") as opened:
        together = opened.ask(Question(), limit=1000).rows

    assert built.status == 0
    assert {row["when"] for row in alone} == {None}
    assert len(together) == 120
    assert sum(row["when"] is None for row in together) >= 60


@pytest.mark.parametrize(
    ("file", "told"),
    [("events.parquet", "the archive: "), ("answers.jsonl.gz", "answers.jsonl.gz: is damaged")],
)
def test_table_that_is_damaged_in_its_middle_is_told(
    archive: Path, file: str, told: str, dateline: Callable[..., Outcome]
) -> None:
    path = parts_in(archive)[0].path / file
    content = bytearray(path.read_bytes())
    content[300 : len(content) // 2] = bytes(len(content) // 2 - 300)
    path.write_bytes(content)

    assert refused(dateline("archive", "query", archive), told)


@pytest.mark.parametrize("file", ["answers.jsonl.gz", "answers.index"])
def test_rows_that_are_cut_off_are_told(
    archive: Path, file: str, dateline: Callable[..., Outcome]
) -> None:
    path = parts_in(archive)[0].path / file
    path.write_bytes(path.read_bytes()[:-10])

    assert refused(dateline("archive", "query", archive), "answers.jsonl.gz: is damaged or cut off")


@pytest.mark.parametrize("gone", ["answers.jsonl.gz", "answers.index"])
def test_rows_that_an_earlier_version_did_not_write_come_of_the_table(
    archive: Path, tmp_path: Path, gone: str, dateline: Callable[..., Outcome]
) -> None:
    write_invented(tmp_path, 60, seed=2)
    dateline("archive", "build", tmp_path / "part-000000", "-o", archive)
    with Archive(archive) as opened:
        answers = [opened.ask(Question(), limit=limit) for limit in (10, 1000)]

    (parts_in(archive)[0].path / gone).unlink()

    with Archive(archive) as opened:
        assert [opened.ask(Question(), limit=limit) for limit in (10, 1000)] == answers


def test_rows_as_an_earlier_version_wrote_them_are_read(
    archive: Path, partitions: Path, tmp_path: Path, dateline: Callable[..., Outcome]
) -> None:
    with Archive(archive) as opened:
        answer = opened.ask(Question(), limit=1000)
    with pytest.MonkeyPatch.context() as patch:
        for name, earlier in (("ROWS", "rows.jsonl.gz"), ("_BEGINNINGS", "rows.index")):
            patch.setattr(answer_rows, name, earlier)
        patch.setattr(answer_rows, "_PACK_ROWS", 16)
        dateline("archive", "build", partitions, "-o", tmp_path / "earlier")

    with Archive(tmp_path / "earlier") as opened:
        assert opened.ask(Question(), limit=1000) == answer
        assert None not in opened._kept.values()


@pytest.mark.parametrize("parts", [1, 3])
def test_marked_events_are_those_that_are_joined(
    archive: Path,
    tmp_path: Path,
    parts: int,
    monkeypatch: pytest.MonkeyPatch,
    dateline: Callable[..., Outcome],
) -> None:
    for seed in range(2, parts + 1):
        (tmp_path / str(seed)).mkdir()
        write_invented(tmp_path / str(seed), 60, seed=seed)
        dateline("archive", "build", tmp_path / str(seed), "-o", archive)
    with Archive(archive) as opened:
        [(name, _)] = opened.top_actors(Question(), limit=1)
        questions = [
            Question(words="s"),
            Question(words="s b no-such-word"),
            Question(actors=(name,), words="t", certainties=("exact",)),
        ]

        joined, marked = (
            [_answers(opened, question, few, monkeypatch) for question in questions]
            for few in (0, 10**9)
        )

    assert joined == marked


def _answers(
    opened: Archive, question: Question, few: int, monkeypatch: pytest.MonkeyPatch
) -> object:
    monkeypatch.setattr("events.archive.archive._FEW", few)
    opened._asked = None
    return opened.ask(question, limit=1000), opened.months(question)


def test_many_rows_come_of_the_table(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(archive) as opened:
        answer = opened.ask(Question(classes=("STATE",)), limit=1000)

        monkeypatch.setattr("events.archive.archive._MOST_KEPT", 5)

        assert opened.ask(Question(classes=("STATE",)), limit=1000) == answer


def test_answer_has_no_column_that_is_not_known_here(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.archive.archive._NAMES", ["event", "label"])

    with Archive(archive) as opened:
        [row] = opened.ask(Question(), limit=1).rows

    assert [*row] == ["event", "label"]


@pytest.mark.parametrize("damage", ["cut", "column", "timelines", "record"])
def test_damaged_partition_is_told_and_nothing_is_added(
    archive: Path, tmp_path: Path, damage: str, dateline: Callable[..., Outcome]
) -> None:
    write_invented(tmp_path, 60, seed=2)
    [partition] = partitions_in(tmp_path)
    events = partition / "events.parquet"
    if damage == "cut":
        events.write_bytes(events.read_bytes()[:1000])
    elif damage == "column":
        parquet.write_table(parquet.read_table(events).drop_columns(["label"]), events)
    elif damage == "timelines":
        (partition / "timelines.jsonl.gz").unlink()
    else:
        (partition / "partition.json").write_text("{", encoding="utf-8")

    outcome = dateline("archive", "build", partition, "-o", archive)

    assert refused(outcome, str(partition))
    assert len(found(archive)) == EVENTS
    assert sorted(path.name for path in archive.iterdir()) == [
        "added-000000",
        "dateline-archive.json",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_full_disk_is_told_and_nothing_is_lost(
    archive: Path, tmp_path: Path, dateline: Callable[..., Outcome]
) -> None:
    import resource

    write_invented(tmp_path, 2000, seed=2)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limits[1]))
    try:
        outcome = dateline("archive", "build", tmp_path / "part-000000", "-o", archive)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert refused(outcome, "")
    assert len(found(archive)) == EVENTS


def test_what_an_ended_run_has_left_is_taken_away(
    archive: Path, partitions: Path, dateline: Callable[..., Outcome]
) -> None:
    left = archive / ".added-000001.abc.unfinished"
    left.mkdir()
    (left / "events.parquet").write_bytes(b"PAR1")

    assert len(found(archive)) == EVENTS
    assert dateline("archive", "build", partitions, "-o", archive).status == 0
    assert not left.exists()


def test_names_and_words_are_found_without_accents(tmp_path: Path) -> None:
    text = "President José Muñoz opened a café in Zürich on 10 March 2024."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    folder = tmp_path / "archive"
    assert main.main(["archive", "build", str(tmp_path / "one.txt"), "-o", str(folder)]) == 0

    assert len(found(folder, actors=("jose munoz",))) == 1
    assert len(found(folder, words="ZURICH caf")) == 1
    assert len(found(folder, words="zurich opera")) == 0


def test_part_is_read_by_any_reader_of_parquet(built: Path) -> None:
    table = parquet.read_table(parts_in(built)[0].table("details"))

    assert table.num_rows == EVENTS
    assert table.schema.field("agent").type == pyarrow.list_(pyarrow.string())


def test_without_duckdb_it_is_told_what_to_install(
    archive: Path,
    tmp_path: Path,
    dateline: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    write_invented(tmp_path, 60, seed=2)

    for words in (("query", archive), ("build", tmp_path / "part-000000", "-o", archive)):
        assert refused(dateline("archive", *words), "pip install 'dateline[archive]'")
