"""The page of a storyline without a browser: opened, filtered, told and changed."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from widgets import new_app, story_list

from dashboard.chart.figures import draw, event_id
from dashboard.chart.joined import happening_of, page_timeline, tellings_of
from dashboard.chart.lane_heads import LanesBy, find_heads
from dashboard.chart.palette import LIGHT
from dashboard.panes.article_rows import article_rows, snippet
from dashboard.panes.filters import Filters, shown_events
from dashboard.panes.shown_alone import shown_alone
from dashboard.panes.table_rows import table_content
from dashboard.panes.tellings import articles_content, words_about
from dashboard.stories.joining import joined, with_own_ids
from dashboard.stories.saved_story import (
    forget,
    is_own,
    keep,
    keep_soon,
    kept_stories,
    opened_listed,
    recalled,
    store,
    story_id,
    written,
)
from dashboard.stories.start import Start
from dashboard.stories.start_stories import read_start
from dashboard.stories.story import (
    EXAMPLE_REPORTS,
    Story,
    as_one,
    example_reports_story,
    first_stories,
)
from dashboard.views.joining import is_seen
from events import (
    Conflict,
    DatelineError,
    Document,
    Edit,
    Event,
    Place,
    Reject,
    SetNote,
    SetStar,
    SetTags,
    Timeline,
    Told,
    curate,
    example_reports,
    example_storyline,
    extract,
    from_json,
    to_json,
    write,
)

PATIENCE = 120.0


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The app as started with some arguments."""

    def opened(*arguments: object) -> AppTest:
        monkeypatch.setattr(sys, "argv", ["app.py", *map(str, arguments)])
        app = new_app().run()
        assert not app.exception
        return app

    return opened


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports of one fire, in a folder."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in {
        "a.txt": "Mill burns down\n\nA fire destroyed the old mill of Brask on Monday.",
        "b.txt": "Fire in Brask\n\nThe old mill of Brask was destroyed by a fire on Monday.",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def open_story(app: AppTest) -> Story:
    story: Story = app.session_state["stories"][app.session_state["story"]]
    return story


def joined_now(story: Story) -> Story:
    return joined(story, lambda _: None, pytest.fail)


# ----------------------------------------------------------------------------------------- opening


def test_a_folder_is_opened_as_one_story(open_app: Callable[..., AppTest], reports: Path) -> None:
    app = open_app(reports, "--published", "13 March 2024")

    story = open_story(app)

    assert story.is_storyline
    assert [document.doc_id for document in story.documents] == ["a", "b"]
    assert story.imported is not None
    assert {one.articles for one in story.imported.happenings if one.articles > 1} == {2}
    assert any("2 articles" in caption.value for caption in app.caption)


def test_several_paths_are_one_story_and_a_broken_one_is_told_of(
    open_app: Callable[..., AppTest], reports: Path
) -> None:
    (reports / "c.pdf").write_bytes(b"%PDF-1.4 no more")

    app = open_app(reports / "a.txt", reports / "c.pdf", reports / "b.txt")

    assert len(open_story(app).documents) == 2
    assert len(app.error) == 1
    assert "c.pdf" in app.error[0].value.replace("\\", "")


def test_an_exported_storyline_is_opened_as_such(
    open_app: Callable[..., AppTest], tmp_path: Path
) -> None:
    path = tmp_path / "flood.json"
    path.write_text(json.dumps(to_json(example_storyline())), encoding="utf-8")

    app = open_app(path)

    assert len(open_story(app).documents) == 6
    assert len(story_list(app).options) == 1


def test_the_bundled_storyline_is_one_click_away(open_app: Callable[..., AppTest]) -> None:
    app = open_app()

    next(one for one in app.button if one.label == "Six reports as one story").click().run()

    assert not app.exception
    assert app.session_state["story"] == EXAMPLE_REPORTS
    assert open_story(app).is_storyline


def test_files_of_the_start_are_read_once_until_they_change(reports: Path) -> None:
    start = Start((str(reports),))
    [first], _ = read_start(start)
    [again], _ = read_start(start)

    (reports / "c.txt").write_text("The mill at Brask was old.", encoding="utf-8")

    [changed], _ = read_start(start)
    assert again is first
    assert (first.articles, changed.articles) == (2, 3)


def test_one_article_stays_one_article(reports: Path) -> None:
    [story] = first_stories([str(reports / "a.txt")], None)

    assert not story.is_storyline
    assert as_one([story, story]) is story


def test_open_stories_are_joined_with_what_was_done_in_them() -> None:
    flood = example_reports_story()
    article = Story("fire", Document(text="The mill burned down on Monday.", doc_id="orva-2"))

    whole = joined_now(as_one([flood, article]))

    assert len(whole.documents) == 7
    assert len({document.doc_id for document in whole.documents}) == 7
    assert whole.imported is not None
    held = {event.trigger.document.doc_id for event in whole.imported.events}
    assert "orva-2-2" in held


def test_ids_that_are_taken_are_changed_wherever_they_stand() -> None:
    flood = example_storyline()

    other = with_own_ids(flood, {"orva-1", "orva-3"})

    written = json.dumps(to_json(other))
    assert '"orva-1"' not in written
    assert written.replace("orva-1-2", "orva-1").replace("orva-3-2", "orva-3") == json.dumps(
        to_json(flood)
    )


def test_an_article_that_cannot_be_read_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [Story(d.doc_id, d) for d in example_reports()[:3]]

    def read(story: Story) -> Timeline:
        if story.document.doc_id == "orva-2":
            raise DatelineError("is damaged")
        return extract(story.document)

    monkeypatch.setattr("dashboard.stories.saved_story.timeline_for", read)
    said: list[str] = []

    whole = joined(as_one(parts), lambda _: None, said.append)

    assert len(whole.documents) == 2
    assert [one for one in said if "is damaged" in one] == said
    assert len(said) == 1


# ----------------------------------------------------------------------------------------- keeping


@pytest.fixture
def kept_reports(monkeypatch: pytest.MonkeyPatch) -> Story:
    """Two reports as one story that an earlier process has kept."""
    whole = joined_now(as_one([Story(d.doc_id, d) for d in example_reports()[:2]]))
    keep(whole)
    monkeypatch.setattr("dashboard.stories.saved_story._storylines", {})
    return whole


def test_a_kept_storyline_is_listed_until_it_is_opened(kept_reports: Story) -> None:
    [listed], broken = kept_stories()

    opened = opened_listed(listed)

    assert (listed.imported, broken) == (None, [])
    assert (listed.title, listed.articles) == (kept_reports.title, 2)
    assert story_id(listed) == story_id(kept_reports)
    assert opened.imported == kept_reports.imported
    assert kept_stories()[0] == [opened]


def test_a_kept_storyline_is_opened_on_the_page(
    open_app: Callable[..., AppTest], kept_reports: Story
) -> None:
    app = open_app()
    names = story_list(app).options
    assert names[-1] == f"{kept_reports.title} · 2 articles"

    story_list(app).select_index(2).run()

    assert not app.exception
    assert open_story(app).imported == kept_reports.imported


def test_a_damaged_storyline_is_told_of_when_it_is_opened(
    open_app: Callable[..., AppTest], kept_reports: Story
) -> None:
    kept_id = story_id(kept_reports)
    content = store().story(kept_id)
    assert content is not None
    store().save(kept_id, content.replace('"lemma"', '"lama"'))
    app = open_app()

    story_list(app).select_index(2).run()

    assert not app.exception
    assert any("was kept and cannot be read" in one.value for one in app.warning)
    assert len(story_list(app).options) == 2


def test_a_storyline_that_was_removed_meanwhile_is_not_kept_after_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dashboard.stories.saved_story._KEPT_AFTER", 0.2)
    stay, go = (
        joined_now(as_one([Story(d.doc_id, d) for d in example_reports()[n : n + 2]]))
        for n in (0, 2)
    )

    for one in (stay, go):
        keep_soon(one)
    forget(go)
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(PATIENCE if thread.interval < 1 else 0)

    assert [kept_id for kept_id, _ in store().stories()] == [story_id(stay)]


def test_a_storyline_is_kept_and_comes_back_joined() -> None:
    parts = as_one([Story(d.doc_id, d) for d in example_reports()[:2]])
    whole = joined_now(parts)

    keep(whole)

    [kept], broken = kept_stories()
    assert (kept.is_storyline, len(kept.documents), broken) == (True, 2, [])
    assert recalled(parts).imported == whole.imported
    assert recalled(parts).key == parts.key


def test_what_is_not_joined_yet_and_the_bundled_one_are_not_kept() -> None:
    keep(as_one([Story(d.doc_id, d) for d in example_reports()[:2]]))
    keep(example_reports_story())

    assert store().stories() == []
    assert not is_own(example_reports_story())


def test_an_article_and_the_storyline_that_begins_with_it_are_two_stories() -> None:
    first = example_reports()[0]
    alone = Story(first.doc_id, first)

    assert story_id(alone) != story_id(example_reports_story())
    assert story_id(replace(alone, imported=extract(first))) == story_id(alone)


# ----------------------------------------------------------------------------------- what is drawn


@pytest.fixture(scope="module")
def page() -> Timeline:
    return page_timeline(example_storyline())


def toll(page: Timeline) -> Event:
    """What most articles tell of: that people died."""
    return max(page.events, key=lambda event: len(tellings_of(page, event)))


def test_the_page_has_one_event_for_each_happening(page: Timeline) -> None:
    flood = example_storyline()

    assert len(page.events) == len(flood.happenings)
    assert sum(len(tellings_of(page, event)) for event in page.events) == len(flood.events)
    assert page_timeline(extract(example_reports()[0])).events


def test_an_event_has_all_who_take_part_by_any_telling_but_no_other_numbers(page: Timeline) -> None:
    event = toll(page)
    happening = happening_of(page, event)
    assert happening is not None

    names = {one.actor.name for one in event.arguments if one.actor}

    others = {actor.name for actor in happening.actors if not actor.name[0].isdigit()}
    assert others <= names
    assert names < {actor.name for actor in happening.actors}


@pytest.mark.parametrize(
    "filters",
    [
        Filters(words="breach that drowned"),
        Filters(sources=("Hill Radio",)),
        Filters(sources=("Open Hand",)),
        Filters(actors=("19 people",)),
    ],
    ids=["words", "publisher", "source", "actor"],
)
def test_a_filter_finds_what_any_telling_has(page: Timeline, filters: Filters) -> None:
    words = next(
        one.sentence.text for one in tellings_of(page, toll(page)) if one is not toll(page)
    )
    asked = replace(filters, words=words) if filters.words else filters

    shown = shown_events(page, asked)

    assert toll(page) in shown
    assert len(shown) < len(page.events)


def test_a_filter_by_story_finds_what_its_articles_tell() -> None:
    mill = Document(text="The mill at Brask burned down on 3 May 2021.", doc_id="mill")
    pile = joined_now(as_one([example_reports_story(), Story("mill", mill)])).imported
    assert pile is not None
    page = page_timeline(pile)
    label = next(story.label for story in page.stories if mill.text in story.documents[0].text)

    shown = shown_events(page, Filters(stories=(label,)))

    assert {event.trigger.document.doc_id for event in shown} == {"mill"}


@pytest.mark.parametrize(
    ("by", "name"),
    [
        (LanesBy.ACTORS, "Orva dam"),
        (LanesBy.PLACES, "Tarnov"),
        (LanesBy.SOURCES, "Hill Radio"),
        (LanesBy.ARTICLES, "Aid group counts 19 dead"),
    ],
)
def test_lanes_stand_for_what_is_asked(page: Timeline, by: LanesBy, name: str) -> None:
    heads = find_heads(page, by)
    drawing = draw(page, page.events, heads.heads, LIGHT, heads_of=heads.of)

    names = [lane["name"] for lane in drawing.lanes]

    assert name in names
    assert not any(str(one)[0].isdigit() for one in names)


def test_lanes_of_articles_follow_their_days(page: Timeline) -> None:
    heads = [head.name for head in find_heads(page, LanesBy.ARTICLES).heads]

    assert heads.index("Dam bursts above Tarnov") < heads.index("Governor resigns over dam")
    assert len(heads) == 6


def test_what_more_articles_tell_is_drawn_larger_and_bears_its_signs(page: Timeline) -> None:
    event = toll(page)
    drawing = draw(page, page.events, (), LIGHT)

    marks = {mark["id"]: mark for mark in drawing.marks}
    mark = marks[event_id(event)]
    sizes = [
        size
        for trace in drawing.figure["data"]
        if trace.get("mode") == "markers"
        for size in (
            trace["marker"]["size"]
            if isinstance(trace["marker"]["size"], list)
            else [trace["marker"]["size"]]
        )
    ]

    assert (mark["articles"], mark["disputed"]) == (4, True)
    assert max(sizes) == 2 * mark["half"] > min(sizes)
    once = next(e for e in page.events if len(tellings_of(page, e)) == 1 and e.interval)
    assert (marks[event_id(once)]["articles"], marks[event_id(once)]["disputed"]) == (1, False)


# ------------------------------------------------------------------------------ what the card says


def test_the_card_tells_each_telling_and_which_are_copies(page: Timeline) -> None:
    told = words_about(page, toll(page))

    assert told["told"] == "told by 5 articles, one of them a copy"
    tellings = told["tellings"]
    assert isinstance(tellings, list)
    assert {one["quote"] for one in tellings} == {
        event.sentence.text for event in tellings_of(page, toll(page))
    }
    assert {one["by"]: one["copy_of"] for one in tellings if one["copy_of"]} == {
        "Tarnov Courier": "Lowland Agency"
    }
    days = [one["published"] for one in tellings]
    assert days == sorted(days, key=lambda day: int(day.split()[1]))


def test_the_card_has_a_table_of_what_differs(page: Timeline) -> None:
    [conflict] = words_about(page, toll(page))["conflicts"]

    assert conflict["what"] == "Killed"
    values = {one["value"]: one for one in conflict["values"]}
    assert list(values) == ["12", "19", "21"]
    assert [one["articles"] for one in values.values()] == [1, 1, 2]  # the copy counts once
    assert [value for value, one in values.items() if one["latest"]] == ["21"]
    assert [value for value, one in values.items() if one["most"]] == ["21"]


def test_a_number_that_grew_is_told_as_a_course_and_a_day_in_words(page: Timeline) -> None:
    event = toll(page)
    happening = happening_of(page, event)
    assert happening is not None
    first, second = happening.events[:2]

    def told(value: str, one: Event) -> Told:
        return Told(value, (one,), (one.trigger.document,))

    conflicts = (
        Conflict("killed", (told("1200", first), told("5923", second)), course=True),
        Conflict("date", (told("2023-04-17", first), told("2023-04-18", second))),
    )
    changed = replace(happening, conflicts=conflicts)
    other = page_timeline(replace(example_storyline(), happenings=(changed,)))

    course, day = words_about(other, other.events[0])["conflicts"]

    assert course["course"]
    assert {one["value"] for one in course["values"]} == {"1,200", "5,923"}
    assert [one["value"] for one in day["values"]] == ["Mon 17 Apr 2023", "Tue 18 Apr 2023"]


def test_each_article_calls_a_happening_by_one_name(page: Timeline) -> None:
    name = event_id(toll(page))

    content = articles_content(page, page.documents[:3])

    for document in content["documents"]:
        runs = [run for passage in document["passages"] for run in passage["runs"]]
        assert name in [run["event"] for run in runs], document["doc"]
    assert content["doc"] == page.documents[0].doc_id
    assert len(content["articles"]) == 6


def test_filters_and_lanes_work_on_the_page(open_app: Callable[..., AppTest]) -> None:
    app = open_app()
    next(one for one in app.button if one.label == "Six reports as one story").click().run()

    app.text_input(key="find").set_value("buried").run()
    app.selectbox(key="lanes").set_value("Articles").run()

    assert not app.exception
    assert any("events" in text.value and " of 23**" in text.value for text in app.markdown)


# ----------------------------------------------------------------------------------------- changing


def turn_to_reports(app: AppTest) -> AppTest:
    next(one for one in app.button if one.label == "Six reports as one story").click().run()
    return app


def shown_now(app: AppTest) -> Timeline:
    timeline: Timeline = app.session_state["curated"][1].timeline
    return page_timeline(timeline)


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def test_tellings_are_split_off_on_the_page_and_it_is_undone(
    open_app: Callable[..., AppTest], page: Timeline
) -> None:
    app = turn_to_reports(open_app())
    event = toll(page)
    away = min(tellings_of(page, event), key=lambda one: one.trigger.text)
    app.session_state["asked"] = ("split", event_id(event))
    app.run()

    app.checkbox(key=f"split {event_id(away)}").check()
    press(app, "Split off")

    assert len(shown_now(app).events) == len(page.events) + 1
    assert "split off" in app.button(key="undo").help
    press(app, "Undo")
    assert len(shown_now(app).events) == len(page.events)


def test_happenings_are_joined_on_the_page(
    open_app: Callable[..., AppTest], page: Timeline
) -> None:
    app = turn_to_reports(open_app())
    event = toll(page)
    app.session_state["asked"] = ("join", event_id(event))
    app.run()

    press(app, "Join")
    assert "Choose what else" in app.error[0].value
    others = app.multiselect(key=f"join {event_id(event)}")
    others.select(others.options[0])
    press(app, "Join")

    assert len(shown_now(app).events) == len(page.events) - 1
    assert app.query_params["event"]


def test_to_reject_a_happening_is_to_reject_all_its_tellings(
    open_app: Callable[..., AppTest], page: Timeline
) -> None:
    flood = example_storyline()
    rejects = [Reject(Place.of(one)) for one in tellings_of(page, toll(page))]

    left = curate(flood, rejects)

    assert len(left.events) == len(flood.events) - len(rejects)
    assert len(page_timeline(left).events) == len(page.events) - 1
    app = open_app()
    store().append(story_id(example_reports_story()), written(rejects))
    turn_to_reports(app)
    assert len(shown_now(app).events) == len(page.events) - 1


def test_the_day_and_the_name_of_a_happening_are_set_in_the_form(
    open_app: Callable[..., AppTest], page: Timeline
) -> None:
    app = turn_to_reports(open_app())
    name = event_id(toll(page))
    app.session_state["asked"] = ("edit", name)
    app.run()

    app.text_input(key=f"label {name}").set_value("Twenty-one people died")
    app.text_input(key=f"date {name}").set_value("18 April 2023")
    press(app, "Save")

    now = toll(shown_now(app))
    assert (now.label, now.when) == ("Twenty-one people died", "Tue 18 Apr 2023")
    assert len(tellings_of(shown_now(app), now)) == len(tellings_of(page, toll(page)))


def noted(page: Timeline) -> tuple[str, tuple[str, ...], bool]:
    one = toll(page)
    return one.note, one.tags, one.starred


def test_what_is_noted_on_a_telling_is_noted_on_the_happening(page: Timeline) -> None:
    first, *_, last = tellings_of(page, toll(page))
    edits: list[Edit] = [
        SetNote(Place.of(last), "ask the Open Hand"),
        SetTags(Place.of(last), ("toll",)),
        SetTags(Place.of(first), ("to check", "toll")),
        SetStar(Place.of(last), True),
    ]

    told = curate(example_storyline(), edits)

    assert noted(page_timeline(told)) == ("ask the Open Hand", ("to check", "toll"), True)
    rows = list(csv.DictReader(io.StringIO(write(told, "csv"))))
    [row] = [row for row in rows if row["note"]]
    assert (row["label"], row["note"]) == (toll(page).label, "ask the Open Hand")
    assert "ask the Open Hand" in write(told, "md")
    assert "ask the Open Hand" in write(told, "followthemoney")
    assert noted(page_timeline(from_json(to_json(told)))) == noted(page_timeline(told))


def test_the_note_and_the_tags_of_a_happening_are_changed_and_taken_away(
    open_app: Callable[..., AppTest], page: Timeline
) -> None:
    app = open_app()
    last = Place.of(tellings_of(page, toll(page))[-1])
    edits: list[Edit] = [SetNote(last, "old"), SetTags(last, ("toll", "old"))]
    store().append(story_id(example_reports_story()), written(edits))
    turn_to_reports(app)
    name = event_id(toll(page))

    fill_in(app, name, note="new", tags="toll, to check")
    changed = noted(shown_now(app))
    fill_in(app, name, note="", tags="")

    assert changed == ("new", ("toll", "to check"), False)
    assert noted(shown_now(app)) == ("", (), False)
    app.button(key="undo").click().run()
    assert noted(shown_now(app)) == changed


def fill_in(app: AppTest, name: str, *, note: str, tags: str) -> None:
    app.session_state["asked"] = ("edit", name)
    app.run()
    app.text_area(key=f"note {name}").set_value(note)
    app.text_input(key=f"tags {name}").set_value(tags)
    press(app, "Save")


def test_the_table_of_a_storyline_tells_who_tells_and_what_differs(page: Timeline) -> None:
    content = table_content(page, page.events)

    rows = [row["cells"] for row in content["rows"]]
    row = next(cells for cells in rows if cells["label"] == "The flood left 21 people dead")
    assert row["articles"] == "4"
    assert "Hill Radio" in row["told_by"]
    assert "19 (Hill Radio)" in row["differs"]
    assert [action["name"] for action in content["actions"]][-1] == "join"


# --------------------------------------------------------------------------- articles, days, files


def test_articles_are_listed_with_date_publisher_and_what_they_copy(page: Timeline) -> None:
    rows = article_rows(page)

    assert [row.document.doc_id for row in rows][-1] == "orva-6"
    courier = next(row for row in rows if row.document.doc_id == "orva-2")
    assert courier.cells["Published"] == "Tue 18 Apr 2023"
    assert (courier.cells["Publisher"], courier.cells["Copy of"]) == (
        "Tarnov Courier",
        "Lowland Agency",
    )


def test_words_are_looked_for_in_all_texts(page: Timeline) -> None:
    found = article_rows(page, "ENGINEERS cracks")

    assert 0 < len(found) < 6
    assert all("ngineers" in row.document.text for row in found)
    assert all(row.found for row in found)


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("A dam burst.", "DAM", "A dam burst."),
        ("A dam burst.", "mill", ""),
        ("A dam burst.", "", ""),
        ("x " * 60 + "dam" + " y" * 60, "dam", "… " + "x " * 30 + "dam" + " y" * 30 + " …"),
        ("A (dam) burst.", "(dam)", "A (dam) burst."),
    ],
)
def test_what_is_found_is_shown_in_its_surroundings(text: str, words: str, told: str) -> None:
    assert snippet(text, words) == told


def test_the_days_are_ranked_with_their_sentences_and_these_select(
    open_app: Callable[..., AppTest], page: Timeline
) -> None:
    app = turn_to_reports(open_app())
    app.session_state["days"] = True
    app.run()

    day = page.days[0]
    sentence = app.button(key=f"day {day.day} 0")
    assert " ".join(day.sentences[0].text.split())[:20] in sentence.label.replace("\\", "")
    sentence.click().run()

    assert not app.exception
    assert app.query_params["article"] == day.sentences[0].document.doc_id
    selected = app.query_params["event"]
    event = next(one for one in page.events if event_id(one) == selected)
    sentences = {one.sentence.text for one in tellings_of(page, event)}
    assert day.sentences[0].text in sentences


def test_an_article_of_a_storyline_is_opened_by_itself(open_app: Callable[..., AppTest]) -> None:
    app = turn_to_reports(open_app())
    app.session_state["articles"] = True
    app.run()

    next(one for one in app.button if one.label.endswith("by itself")).click().run()

    assert not app.exception
    assert open_story(app).documents == (example_reports()[0],)
    assert not open_story(app).is_storyline


def test_the_page_without_a_server_has_all_articles_and_tellings() -> None:
    written = write(example_storyline(), "html")

    start = written.index('id="dateline-content">') + len('id="dateline-content">')
    content = json.loads(written[start : written.index("</script>", start)])

    assert len(content["article"]["documents"]) == 6
    tellings = [len(words["tellings"]) for words in content["article"]["events"].values()]
    assert max(tellings) == 7
    assert "<title>The flood left 21 people dead</title>" in written


def test_what_is_shown_is_taken_away_alone(page: Timeline) -> None:
    flood = example_storyline()
    page = page_timeline(flood)
    event = toll(page)

    alone = shown_alone(flood, page, [event])

    assert len(alone.events) == len(tellings_of(page, event))
    assert [one.label for one in alone.happenings] == [event.label]
    assert {day.day for day in alone.days} == {alone.happenings[0].day}
    assert from_json(json.loads(json.dumps(to_json(alone)))) == alone
    assert write(alone, "csv").count("orva-5") == 1
    assert shown_alone(flood, page, page.events).happenings == flood.happenings


def test_of_one_article_the_shown_events_are_taken_away() -> None:
    article = extract(example_reports()[0])

    alone = shown_alone(article, article, article.events[:2])

    assert alone.events == article.events[:2]
    assert {id(e) for one in alone.happenings for e in one.events} == set(map(id, alone.events))


def test_the_page_says_whether_the_filters_count_for_files(
    open_app: Callable[..., AppTest],
) -> None:
    app = turn_to_reports(open_app())
    assert any("The whole timeline" in one.value for one in app.caption)

    app.toggle(key="export shown").set_value(True).run()

    assert not app.exception
    shown = re.compile(r"(?P<shown>\d+) of 23 events, as the filters show them")
    (found,) = [match for one in app.caption if (match := shown.search(one.value))]
    assert 0 < int(found["shown"]) < 23


@pytest.mark.parametrize(("number", "seen"), [(2, 2), (6, 6), (100, 100), (2000, 100)])
def test_bar_moves_at_most_a_hundred_times_and_to_its_end(number: int, seen: int) -> None:
    moves = [done for done in range(1, number + 1) if is_seen(done, number)]

    assert len(moves) == seen
    assert moves[-1] == number
