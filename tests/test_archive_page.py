"""The page on an archive: what it counts and draws, and the way to an article and back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from invented_archive import write_invented
from streamlit.testing.v1 import AppTest
from widgets import APP, new_app

from dashboard.chart.figures import event_id
from dashboard.panes.histogram import drawn_histogram, histogram
from dashboard.stories.archives import Found
from dashboard.stories.start import Start
from dashboard.stories.start_stories import read_start
from events import Instant, Timeline
from events.archive.archive import Archive, Month
from events.archive.as_timeline import as_timeline
from events.archive.conditions import Question
from events.command import main

EVENTS = 1200


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("archive")
    (room / "many").mkdir()
    write_invented(room / "many", EVENTS)
    assert main.main(["archive", "build", str(room / "many"), "-o", str(room / "made")]) == 0
    return room / "made"


@pytest.fixture
def app(archive: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(sys, "argv", ["app.py", str(archive)])
    opened = new_app().run()
    assert not opened.exception
    return opened


def said(app: AppTest) -> str:
    return " ".join(str(one.value) for one in app.markdown)


def test_page_counts_all_and_draws_the_most_salient(app: AppTest) -> None:
    assert f"{EVENTS:,} events of 60 articles" in said(app)
    assert f"**{EVENTS:,}** events pass the filters · the 1,000 most salient are drawn" in said(app)
    assert "**1000 of 1000** events" in said(app)


@pytest.mark.parametrize(
    ("key", "value", "question"),
    [
        ("certainty", ["range"], Question(certainties=("range",))),
        ("kinds", ["STATE"], Question(classes=("STATE",))),
        ("words", "tos", Question(words="tos")),
    ],
)
def test_filter_asks_the_archive(
    app: AppTest, archive: Path, key: str, value: object, question: Question
) -> None:
    with Archive(archive) as opened:
        found = opened.ask(question, limit=1).found
    kind = app.text_input if isinstance(value, str) else app.multiselect

    kind(key=f"archive-{key}").set_value(value).run()

    assert 0 < found < 1000
    assert f"**{found:,}** events pass the filters · all are drawn" in said(app)
    assert f"**{found} of {found}** events" in said(app)


def opened_at(archive: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    """The page of the archive as a link opens it."""
    monkeypatch.setattr(sys, "argv", ["app.py", str(archive)])
    app = new_app()
    for name, value in address.items():
        app.query_params[name.replace("_", "-")] = value
    app.run()
    assert not app.exception
    return app


def test_filters_are_read_from_the_address(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(archive) as opened:
        [(name, _)] = opened.top_actors(Question(), limit=1)
        question = Question(
            actors=(name,), certainties=("exact",), words="tos", first=Instant(2004)
        )
        found = opened.ask(question, limit=1).found

    app = opened_at(
        archive,
        monkeypatch,
        archive_actors=name,
        archive_certainty="exact",
        archive_words="tos",
        archive_since="2004",
    )

    assert found > 0
    assert f"**{found:,}** events pass the filters" in said(app)


def test_zoom_asks_the_archive_for_the_part_that_is_seen(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = Instant(2006), Instant(2008)
    with Archive(archive) as opened:
        part = opened.ask(Question(first=first, last=last), limit=EVENTS)
        whole = opened.ask(Question(), limit=1000)
    drawn = {row["event"] for row in (*part.rows, *whole.rows)}

    app = opened_at(archive, monkeypatch, zoom="xaxis~2006-01-01 00:00~2008-01-01 00:00")

    assert len(drawn) > 1000
    assert f"**{part.found}** lie in the part that is seen, all are drawn" in said(app)
    assert f"**{len(drawn)} of {len(drawn)}** events" in said(app)


def test_selected_event_stays_selected_when_more_is_drawn(
    app: AppTest, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: Found = app.session_state["archive drawn"]
    event = before.timeline.events[700]
    app.session_state["kept event"] = event_id(event)

    app.session_state["kept zoom"] = "xaxis~2006-01-01 00:00~2008-01-01 00:00"
    app.run()

    drawn: Found = app.session_state["archive drawn"]
    chosen = [
        row
        for one, row in zip(drawn.timeline.events, drawn.rows, strict=True)
        if event_id(one) == app.session_state["kept event"]
    ]
    assert chosen == [before.rows[700]]
    assert app.session_state["kept event"] != event_id(event)


def test_event_that_is_drawn_no_longer_is_selected_no_longer(app: AppTest) -> None:
    before: Found = app.session_state["archive drawn"]
    places = [place for place, row in enumerate(before.rows) if row["certainty"] != "range"]
    app.session_state["kept event"] = event_id(before.timeline.events[places[0]])

    app.multiselect(key="archive-certainty").set_value(["range"]).run()

    assert app.session_state["kept event"] == ""


def test_filter_that_nothing_passes_is_told(app: AppTest) -> None:
    app.text_input(key="archive-words").set_value("nosuchword").run()

    assert "**0** events pass the filters" in said(app)
    assert not app.exception


def test_date_that_is_none_is_told_and_left_open(app: AppTest) -> None:
    app.text_input(key="archive-since").set_value("someday").run()

    assert [str(one.value) for one in app.caption if "no date" in str(one.value)]
    assert f"**{EVENTS:,}** events pass" in said(app)


def test_articles_of_a_few_events_open_as_a_storyline_and_the_way_leads_back(
    app: AppTest, archive: Path
) -> None:
    with Archive(archive) as opened:
        (name, _), *_ = opened.top_actors(Question(certainties=("range",)), limit=1)
    app.multiselect(key="archive-certainty").set_value(["range"])
    app.multiselect(key="archive-kinds").set_value(["I_ACTION"])
    app.run()
    [join] = [one for one in app.button if "as one storyline" in one.label]

    join.click().run()
    [back] = [one for one in app.button if "Archive" in one.label]
    joined = said(app)
    back.click().run()

    assert name
    assert "events pass the filters" not in joined
    assert "events pass the filters" in said(app)
    assert not app.exception


def test_archive_is_no_story_to_be_read(archive: Path) -> None:
    told = Start((str(archive),))

    assert told.archive == str(archive)
    assert Start((str(archive), "a.txt")).archive is None
    assert read_start(told) == ((), ())


def test_answer_becomes_a_timeline_with_the_dates_and_names_of_its_events(archive: Path) -> None:
    with Archive(archive) as opened:
        rows = opened.ask(Question(), limit=200).rows
        originals = {}
        for row in rows:
            event = opened.timeline(row["article"]).events[int(row["id"][1:]) - 1]
            originals[row["event"]] = event

    timeline = as_timeline(rows, "made")

    assert isinstance(timeline, Timeline)
    for row, event in zip(rows, timeline.events, strict=True):
        original = originals[row["event"]]
        assert event.when == original.when
        assert event.limits == original.limits
        assert event.label == original.label
        assert event.sentence.text == original.sentence.text
        assert event.trigger.text == original.trigger.text
        assert [a.actor and a.actor.name for a in event.arguments] == [
            a.actor.name if a.actor else a.span.text for a in original.arguments
        ]
    assert len({event.trigger.start for event in timeline.events}) == len(rows)


def test_answer_beside_another_has_its_actors_and_its_day_of_publication(archive: Path) -> None:
    with Archive(archive) as opened:
        whole = as_timeline(opened.ask(Question(), limit=500).rows, "made")
        rows = opened.ask(Question(), limit=EVENTS).rows

    more = as_timeline(rows, "made", beside=whole)

    assert more.actors[: len(whole.actors)] == whole.actors
    assert all(a is b for a, b in zip(more.actors, whole.actors, strict=False))
    assert more.documents[0].published == whole.documents[0].published
    assert [event.sentence.text for event in more.events] == [row["quote"] for row in rows]


def test_nothing_found_is_a_timeline_of_nothing() -> None:
    assert as_timeline([], "made").events == ()


def months(*counted: tuple[int | None, int]) -> list[Month]:
    return [Month(month, "exact", "OCCURRENCE", events) for month, events in counted]


@pytest.mark.parametrize(
    ("counted", "bar", "first", "outside", "undated"),
    [
        (months((24_180, 3), (24_183, 1), (None, 2)), 1, 24_180, 0, 2),
        (months(*((24_180 + n, 1) for n in range(300))), 3, 24_180, 0, 0),
        (months((-31_175_712, 1), (24_183, 1)), 1_200_000, -31_200_000, 0, 0),
        (months((-516, 1), *((24_000 + n, 50) for n in range(100))), 1, 24_000, 1, 0),
    ],
)
def test_histogram_has_few_bars_and_counts_what_lies_far_off(
    counted: list[Month], bar: int, first: int, outside: int, undated: int
) -> None:
    shown = histogram(counted)

    assert shown is not None
    assert (shown.months, shown.outside, shown.undated) == (bar, outside, undated)
    assert abs(shown.first - first) < 3
    assert len(shown.bars) <= 130
    assert sum(shown.bars) + outside + undated == sum(one.events for one in counted)


def test_histogram_of_nothing_dated_is_none() -> None:
    assert histogram(months((None, 4))) is None


def test_histogram_says_in_words_what_it_shows() -> None:
    shown = histogram(months((-516, 4), (-515, 1)))

    assert shown is not None
    assert 'aria-label="Events from 44 BCE-01 to 44 BCE-02; most, 4, in 44 BCE-01"' in (
        drawn_histogram(shown)
    )


def test_serve_refuses_a_damaged_archive_and_one_among_others(
    archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dateline-archive.json").write_text('{"version": 9}', encoding="utf-8")

    statuses = [main.main(["serve", str(tmp_path)]), main.main(["serve", str(archive), str(APP)])]

    complaints = capfd.readouterr().err.splitlines()
    assert statuses == [2, 2]
    assert "is an archive of version 9" in complaints[0]
    assert "an archive is opened by itself" in complaints[1]
