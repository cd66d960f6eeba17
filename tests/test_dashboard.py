"""The page without a browser: what is shown, filtered, opened and said."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from crowd import crowd
from river import PUBLISHED, TEXT, river_story
from streamlit.testing.v1 import AppTest
from widgets import new_app, published_field

from dashboard import __main__ as start
from dashboard.chart.day_text import plain_day, typed_day
from dashboard.panes.content import describe, file_stem
from dashboard.panes.filters import ActorKind, Detail, Filters, shown_events, widened
from dashboard.panes.text_runs import find_passages
from dashboard.stories.analysis import timeline_of
from dashboard.stories.prefetch import Ahead
from dashboard.stories.saved_story import store, story_id, written
from dashboard.stories.start import Start
from dashboard.stories.story import Story, named_by_headline
from dashboard.views.filters_bar import plain
from dashboard.views.header import story_names
from dashboard.views.timeline import note_on
from events import (
    ActorKey,
    ByHand,
    Document,
    Event,
    EventClass,
    Grain,
    Instant,
    Place,
    Reject,
    Role,
    SectionKind,
    SetActor,
    SetLabel,
    SetSource,
    SetStar,
    SetTags,
    Span,
    TimeInterval,
    Timeline,
    curate,
    read_bounds,
    to_json,
)
from events.timeline.certainty import Certainty


@pytest.fixture
def open_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The app on a timeline, or on an article as a text file."""

    def opened(story: Timeline | str, *arguments: str) -> AppTest:
        if isinstance(story, str):
            path = tmp_path / "article.txt"
            path.write_text(story, encoding="utf-8")
        else:
            path = tmp_path / "story.json"
            path.write_text(json.dumps(to_json(story)), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["app.py", str(path), *arguments])
        return new_app().run()

    return opened


def shown(**chosen: object) -> list[str]:
    """The words that name the events which pass, in the text's order."""
    events = shown_events(river_story(), Filters(**chosen))  # type: ignore[arg-type]
    return [event.trigger.text for event in sorted(events, key=lambda event: event.trigger.start)]


def is_table(component: Any) -> bool:
    return str(component.proto.component_name) == "dateline.table"


def rows_of(component: Any) -> list[dict[str, Any]]:
    """The rows that the table in the page is given."""
    _, content = component.proto.bytes.split(b"\n", 1)
    found: list[dict[str, Any]] = json.loads(content)["rows"]
    return found


def count(app: AppTest) -> str:
    told = next(text.value for text in app.markdown if "events" in text.value)
    return str(told).split(" :gray")[0]


@pytest.mark.parametrize(
    ("chosen", "triggers"),
    [
        ({"actors": ("The government",)}, ["asked", "sent"]),
        ({"actors": ("The government",), "as_agents": True}, ["sent"]),
        ({"actors": ("Ruth Okafor",)}, ["declared", "asked"]),
        ({"actors": ("Ruth Okafor", "Soldiers")}, ["declared", "asked", "sent", "carrying"]),
        ({"sources": ("The water board",)}, ["warned", "repairs"]),
        ({"certainties": (Certainty.VAGUE,)}, ["warned", "destroyed"]),
        ({"classes": (EventClass.REPORTING,)}, ["warned"]),
        ({"words": "sandbags"}, ["carrying"]),
        ({"words": "SOLDIERS later"}, ["sent"]),
        ({"last": Instant(1500)}, ["founded", "destroyed"]),
        ({"last": Instant(-43)}, []),
        ({"first": Instant(2015, 5, 19), "last": Instant(2015, 5, 19)}, ["sent", "storm"]),
        ({"words": "nothing of the kind"}, []),
        (
            {"actor_kinds": (ActorKind.PEOPLE,)},
            ["evacuated", "declared", "asked", "sent", "carrying"],
        ),
        ({"actor_kinds": (ActorKind.THINGS,)}, []),
        ({"places": ("Nowhere",)}, []),
        ({"starred": True}, []),
        ({"tags": ("to check",)}, []),
    ],
)
def test_each_filter_lets_its_events_pass(chosen: dict[str, object], triggers: list[str]) -> None:
    assert shown(**chosen) == triggers


def test_stars_tags_and_places_are_filtered() -> None:
    story = river_story()
    asked, sent = (
        Place.of(next(event for event in story.events if event.trigger.text == word))
        for word in ("asked", "sent")
    )
    curated = curate(
        story,
        [
            SetStar(asked, True),
            SetTags(sent, ("to check",)),
            SetActor(sent, Role.PLACE, ActorKey("Milltown")),
        ],
    )

    def passing(filters: Filters) -> list[str]:
        return [event.trigger.text for event in shown_events(curated, filters)]

    assert passing(Filters(starred=True)) == ["asked"]
    assert passing(Filters(tags=("to check", "another"))) == ["sent"]
    assert passing(Filters(places=("Milltown",))) == ["sent"]


def test_filters_work_together() -> None:
    assert shown(actors=("Ruth Okafor",), words="help") == ["asked"]


def test_the_level_of_detail_goes_by_salience() -> None:
    assert "complained" in shown(detail=Detail.ALL)
    assert "complained" not in shown(detail=Detail.KEY)
    assert "evacuated" in shown(detail=Detail.KEY)


def test_the_first_view_shows_the_key_events_whatever_their_salience() -> None:
    story = river_story()
    marked = tuple(replace(e, key=e.trigger.text == "complained") for e in story.events)

    found = shown_events(replace(story, events=marked), Filters(detail=Detail.KEY))

    assert [event.trigger.text for event in found] == ["complained"]


def test_a_filter_that_leaves_no_key_event_widens_the_level_of_detail() -> None:
    story = river_story()
    key = Filters(detail=Detail.KEY)
    [minor] = [e for e in story.events if e.trigger.text == "complained"]
    words = minor.sentence.text

    assert widened(story, replace(key, words=words)).detail is not Detail.KEY
    assert minor in shown_events(story, widened(story, replace(key, words=words)))
    assert widened(story, key) == key
    assert widened(story, replace(key, words="sandbags")).detail is Detail.KEY
    assert widened(story, replace(key, words="nothing of the kind")).detail is Detail.KEY


def test_what_a_person_touched_is_in_the_first_view() -> None:
    story = river_story()
    minor = next(event for event in story.events if not event.key)

    curated = curate(story, [SetLabel(Place.of(minor.trigger), "It was no small thing")])

    changed = next(event for event in curated.events if event.by_hand)
    assert changed.key
    assert changed in shown_events(curated, Filters(detail=Detail.KEY))


def test_of_several_articles_the_first_view_shows_the_most_salient_key_events() -> None:
    story = river_story()
    events = [replace(e, key=True, salience=i / 100) for i, e in enumerate(story.events * 3)]

    found = shown_events(replace(story, events=tuple(events)), Filters(detail=Detail.KEY))

    assert found == tuple(events[-20:])


def begin(event: Event) -> Instant:
    assert event.interval is not None
    assert event.interval.start is not None
    return event.interval.start


def test_the_first_view_of_a_history_shows_something_of_every_part_of_it() -> None:
    story = crowd(1000)
    dated = [event for event in story.events if event.interval and event.interval.start]
    dated.sort(key=begin)
    first = {id(event) for event in dated[:10]}
    marked = tuple(replace(event, key=id(event) in first) for event in story.events)

    found = shown_events(replace(story, events=marked), Filters(detail=Detail.KEY))

    others = sorted(begin(event) for event in found if not event.key)
    assert len(found) == 10 + len(others)
    assert len(others) == 14  # of fifteen parts one has all the key events
    assert others[0] < begin(dated[150])
    assert others[-1] > begin(dated[-80])


def test_what_a_reader_made_no_key_event_is_not_brought_back() -> None:
    story = crowd(1000)
    events = tuple(replace(event, key=False, by_hand=(ByHand.KEY,)) for event in story.events)

    assert shown_events(replace(story, events=events), Filters(detail=Detail.KEY)) == ()


@pytest.mark.parametrize(
    ("triggers", "hidden", "words"),
    [
        (["evacuated"], 3, ""),
        (["complained"], 0, "No event that passes the filters has a date"),
        ([], 2, "but 2 others do"),
        ([], 0, "No event passes the filters."),
    ],
)
def test_an_empty_chart_says_why(triggers: list[str], hidden: int, words: str) -> None:
    story = river_story()
    shown = [event for event in story.events if event.trigger.text in triggers]

    assert words in note_on(story, shown, hidden)
    assert bool(words) == bool(note_on(story, shown, hidden))


def test_a_story_without_dates_asks_for_the_day_of_publication() -> None:
    story = river_story()
    event = next(event for event in story.events if event.trigger.text == "complained")
    document = replace(story.documents[0], published=None)

    note = note_on(replace(story, documents=(document,), events=(event,)), [event], 0)

    assert "Type the day of publication" in note


def test_an_event_is_described_in_words() -> None:
    story = river_story()
    asked = next(event for event in story.events if event.trigger.text == "asked")

    told = describe(asked)

    assert (
        told["quote"]
        == "Mayor Ruth Okafor said the town had asked the government for help on Sunday."
    )
    assert told["when"] == "Sun 17 May 2015"
    assert told["words"] == "“Sunday”"
    assert told["said"] == "Ruth Okafor"
    assert told["who"] == "Ruth Okafor, The government"
    assert told["why"] == "“Sunday” counted from the day of publication"


def test_actor_and_source_of_a_person_are_not_said_to_be_in_the_text() -> None:
    at = Place.of(next(event for event in river_story().events if event.trigger.text == "asked"))
    edits = [SetActor(at, Role.AGENT, ActorKey("A diver")), SetSource(at, ActorKey("The diver"))]

    [asked] = [e for e in curate(river_story(), edits).events if e.trigger.text == "asked"]

    told = describe(asked)
    assert str(told["who_found"]).startswith("A diver (added by hand), The government")
    assert told["said_found"] == "The diver, as set by hand"


@pytest.mark.parametrize(
    ("source", "cue", "told"),
    [
        ("Ruth Okafor", "said", "Ruth Okafor, by the word “said”"),
        ("Ruth Okafor", "according to", "Ruth Okafor, by the words “according to”"),
        ("she", "said", "Ruth Okafor, by the words “she” and “said”"),
    ],
)
def test_who_says_it_is_told_by_a_word_or_by_words(source: str, cue: str, told: str) -> None:
    text = f"{source} {cue} it fell."
    document = Document(text=text, doc_id="one")
    words = Span(document, 0, len(source)), Span(document, len(source) + 1, len(source + cue) + 1)
    asked = next(event for event in river_story().events if event.trigger.text == "asked")
    assert asked.attribution is not None
    said = replace(asked.attribution, name="Ruth Okafor", source=words[0], cue=words[1])

    assert describe(replace(asked, attribution=said))["said_found"] == told


def test_the_passages_are_the_text_character_for_character() -> None:
    story = river_story()

    passages = find_passages(story.documents[0], story)

    paragraphs = ["".join(run.text for run in passage.runs) for passage in passages]
    assert paragraphs == TEXT.split("\n\n")


def test_events_times_and_sentences_are_marked_in_the_passages() -> None:
    story = river_story()
    evacuated = next(event for event in story.events if event.trigger.text == "evacuated")

    passages = find_passages(story.documents[0], replace(story, events=(evacuated,)))

    runs = [run for passage in passages for run in passage.runs]
    assert [run.text for run in runs if run.event] == ["evacuated"]
    assert "Wednesday" in [run.text for run in runs if run.time]
    sentence = "".join(run.text for run in runs if run.sentence_of)
    assert sentence == evacuated.sentence.text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Mira Olsen", SectionKind.FURNITURE),
        ("BY MIRA J. OLSEN and Al Orr, Hill Radio", SectionKind.FURNITURE),
        ("By land and by sea they came", SectionKind.TITLE),
        ("Mira Olsen on the flood", SectionKind.TITLE),
    ],
)
def test_who_wrote_the_article_is_no_second_title_of_it(line: str, kind: SectionKind) -> None:
    text = f"The dam breaks\n\n{line}\n\nThe dam broke on Sunday, and twelve people were killed."
    document = Document(text=text, doc_id="dam")

    passages = find_passages(document, Timeline(documents=(document,)))

    assert [passage.kind for passage in passages] == [SectionKind.TITLE, kind, SectionKind.BODY]
    assert "".join(run.text for run in passages[1].runs) == line


def test_title_may_begin_as_a_byline_does() -> None:
    document = Document(text="By Royal Command\n\nThe show opened on Sunday.", doc_id="show")

    passages = find_passages(document, Timeline(documents=(document,)))

    assert passages[0].kind is SectionKind.TITLE


def test_quotations_are_marked_with_their_speaker() -> None:
    text = "“The dam will break,” Ruth Okafor said. The “old mill” burned down on Sunday."
    story = timeline_of(Document(text=text, doc_id="dam"), PUBLISHED)

    runs = [run for p in find_passages(story.documents[0], story) for run in p.runs]

    assert "".join(run.text for run in runs if run.speaker) == "“The dam will break,”"
    assert {run.speaker for run in runs} == {"Ruth Okafor", None}


def test_astral_characters_do_not_shift_the_marks() -> None:
    text = "😀😀 The dam broke on Sunday. 😀"
    story = timeline_of(Document(text=text, doc_id="dam"), PUBLISHED)

    runs = [run for p in find_passages(story.documents[0], story) for run in p.runs]

    assert "broke" in [run.text for run in runs if run.event]


def test_a_new_publication_date_moves_the_relative_dates() -> None:
    article = Document(text="The dam broke on Sunday.", doc_id="dam")

    def when(published: date) -> list[str]:
        events = timeline_of(article, published).events
        return [event.interval.plain for event in events if event.interval]

    assert when(date(2015, 5, 20)) == ["Sun 17 May 2015"]
    assert when(date(2015, 6, 10)) == ["Sun 7 Jun 2015"]


_MARCH, _SPAN = TimeInterval.month(2014, 3), TimeInterval(Instant(1941), Instant(1946), Grain.YEAR)
_BEFORE = TimeInterval(None, Instant(2014, 3, 10), Grain.DAY)
_SINCE = TimeInterval(Instant(2014, 3, 10), None, Grain.DAY)


@pytest.mark.parametrize(
    ("interval", "first", "last", "passes"),
    [
        (_MARCH, Instant(2014, 3, 31), None, True),
        (_MARCH, Instant(2014, 4, 1), None, False),
        (_MARCH, None, Instant(2014, 3, 1), True),
        (_MARCH, None, Instant(2014, 2, 28), False),
        (_SPAN, Instant(1943), Instant(1943), True),
        (_BEFORE, None, Instant(2014, 3, 9), True),
        (_BEFORE, None, Instant(2014, 3, 8), False),
        (_BEFORE, None, Instant(-43, 12, 31), False),
        (_BEFORE, Instant(2014, 3, 9), None, True),
        (_SINCE, Instant(2014, 3, 10), None, True),
        (_SINCE, Instant(2014, 3, 11), None, False),
        (_SINCE, None, Instant(2014, 3, 10), True),
        (_SINCE, None, Instant(2014, 3, 9), False),
        (None, Instant(1000), None, False),
    ],
)
def test_dates_filter_by_what_is_known_of_begin_and_end(
    interval: TimeInterval | None, first: Instant | None, last: Instant | None, passes: bool
) -> None:
    story = river_story()
    event = replace(story.events[0], interval=interval, relation=None)

    found = shown_events(replace(story, events=(event,)), Filters(first=first, last=last))

    assert (found == (event,)) == passes


def test_what_goes_on_passes_as_long_as_it_is_known_to() -> None:
    story = river_story()
    bounds = read_bounds("since 2009")
    assert bounds is not None
    under_way = replace(bounds, end=(Instant(2015, 5, 20), None))
    event = replace(story.events[0], interval=TimeInterval(Instant(2009), None, Grain.YEAR))
    timeline = replace(story, events=(replace(event, bounds=under_way),))

    assert shown_events(timeline, Filters(first=Instant(2015)))
    assert not shown_events(timeline, Filters(first=Instant(2016)))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2014", Instant(2014), Instant(2014, 12, 31)),
        ("476", Instant(476), Instant(476, 12, 31)),
        ("44 BC", Instant(-43), Instant(-43, 12, 31)),
        ("-0043-03-15", Instant(-43, 3, 15), Instant(-43, 3, 15)),
        ("20 May 2015", Instant(2015, 5, 20), Instant(2015, 5, 20)),
        ("since 2014", Instant(2014), None),
        ("", None, None),
        ("no date", None, None),
    ],
)
def test_days_and_years_are_read_as_typed(
    typed: str, first: Instant | None, last: Instant | None
) -> None:
    assert typed_day(typed, last=False) == first
    assert typed_day(typed, last=True) == last


def test_days_are_written_plainly() -> None:
    assert plain_day(PUBLISHED) == "Wed 20 May 2015"
    assert plain_day(None) == ""


def test_markdown_in_a_name_is_escaped() -> None:
    assert plain("![x](http://a.b) :red[c] $d$") == (r"\!\[x\]\(http\://a\.b\) \:red\[c\] \$d\$")


def test_the_page_shows_a_timeline_and_its_count(open_app: Callable[..., AppTest]) -> None:
    app = open_app(river_story())

    assert not app.exception
    assert count(app) == "**13 of 14** events"
    assert published_field(app).value == "Wed 20 May 2015"


def test_an_actor_and_words_narrow_the_page_down(open_app: Callable[..., AppTest]) -> None:
    app = open_app(river_story())

    app.button_group(key="actor").set_value(["Ruth Okafor"]).run()
    assert count(app) == "**2 of 14** events"
    app.text_input(key="find").set_value("help").run()

    assert count(app) == "**1 of 14** events"
    assert not app.exception


def test_the_filters_can_be_cleared(open_app: Callable[..., AppTest]) -> None:
    app = open_app(river_story())
    app.text_input(key="find").set_value("help").run()

    next(button for button in app.button if button.label == "Clear filters").click().run()

    assert count(app) == "**13 of 14** events"


def test_the_table_tells_all_that_is_shown(open_app: Callable[..., AppTest]) -> None:
    app = open_app(river_story())

    app.session_state["table"] = True
    app.run()

    [rows] = [rows_of(one) for one in app.get("bidi_component") if is_table(one)]
    assert len(rows) == 13
    assert "Rescue crews evacuated the riverside quarter" in [row["cells"]["label"] for row in rows]


def test_an_article_is_read_with_the_given_date(open_app: Callable[..., AppTest]) -> None:
    app = open_app("The dam broke on Sunday.", "--published", "20 May 2015")

    assert not app.exception
    assert published_field(app).value == "Wed 20 May 2015"
    published_field(app).set_value("10 June 2015").run()

    assert published_field(app).value == "Wed 10 Jun 2015"


def test_a_date_that_cannot_be_read_keeps_the_last_one(open_app: Callable[..., AppTest]) -> None:
    app = open_app("The dam broke on Sunday.", "--published", "20 May 2015")

    published_field(app).set_value("the day of days").run()

    assert len(app.error) == 1
    assert published_field(app).value == "Wed 20 May 2015"
    assert not app.exception


def test_a_file_that_cannot_be_read_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", str(tmp_path / "missing.txt")])

    app = new_app().run()

    assert not app.exception
    assert "missing.txt" in app.error[0].value.replace("\\", "")
    assert "\n" not in app.error[0].value


def test_two_articles_of_one_name_are_two_in_one_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = []
    for folder, text in (("a", "The dam broke."), ("b", "The bank failed.")):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "article.txt")
        paths[-1].write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["app.py", *map(str, paths)])

    app = new_app().run()

    assert not app.exception
    [story] = app.session_state["stories"].values()
    assert [one.doc_id for one in story.documents] == ["article", "article-2"]


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], Start()),
        (["a.txt", "b.json"], Start(("a.txt", "b.json"))),
        (["a.txt", "--published", "2015-05-20"], Start(("a.txt",), "2015-05-20")),
        (["--host", "Example.org", "--host=b"], Start(hosts=("example.org", "b"))),
        (["a.txt", "--allow", "/x", "--allow", "/y"], Start(("a.txt",), folders=("/x", "/y"))),
    ],
)
def test_the_command_line_tells_the_start(arguments: list[str], asked: Start) -> None:
    assert Start.told(arguments) == asked
    assert Start.told(asked.arguments) == asked


def test_stories_of_one_title_have_names_of_their_own() -> None:
    opened = {
        key: Story(key, Document(text=text, doc_id=key, title="Floods"))
        for key, text in (("a", "The dam broke."), ("b", "The bank failed."), ("c", "It rained."))
    }

    assert story_names(opened) == {"a": "Floods", "b": "Floods (2)", "c": "Floods (3)"}


def test_a_port_in_use_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(SystemExit) as stopped:
            start.main(["--port", str(port), "--no-browser"])

    assert stopped.value.code == f"dateline: port {port} is in use: choose another one with --port"
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("The fall of Palmyra", "the-fall-of-palmyra"),
        ("../../etc/passwd", "etc-passwd"),
        ("Çatalhöyük: 9,000 years", "çatalhöyük-9-000-years"),
        ("?!", "timeline"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 100, "x" * 60),
        ("Con", "con-timeline"),
        ("LPT1", "lpt1-timeline"),
        ("Con air", "con-air"),
    ],
)
def test_a_file_bears_the_title_in_letters_digits_and_hyphens(title: str, stem: str) -> None:
    document = Document(text="Hello", doc_id="hello", title=title)

    assert file_stem(Timeline(documents=(document,))) == stem


def test_an_edit_is_made_undone_and_redone_on_the_page(open_app: Callable[..., AppTest]) -> None:
    app = open_app("The dam broke on Sunday. Soldiers came.", "--published", "20 May 2015")
    app.session_state["asked"] = ("edit", "article:8")
    app.run()

    app.text_input(key="label article:8").set_value("The dam is gone")
    app.text_input(key="date article:8").set_value("44 BC")
    next(button for button in app.button if button.label == "Save").click().run()

    assert not app.exception
    assert [step.edits for step in store().steps(story_id(app.session_state["stories"]["article"]))]
    assert "44 BCE" in app.button(key="undo").help
    app.button(key="undo").click().run()
    assert app.button(key="undo").disabled
    assert not app.button(key="redo").disabled


def test_undo_and_redo_take_a_new_date_of_publication_in_its_turn(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_app("The dam broke on Sunday. Soldiers came.", "--published", "20 May 2015")

    def publish(typed: str) -> None:
        published_field(app).set_value(typed).run()

    def reject(event: str) -> None:
        place = next(
            e for e in app.session_state["curated"][1].found.events if e.trigger.text == event
        )
        story = app.session_state["stories"]["article"]
        store().append(story_id(story), written([Reject(Place.of(place))]))
        app.run()

    def press(way: str) -> str:
        app.button(key=way).click().run()
        assert not app.exception
        shown = {event.trigger.text for event in app.session_state["curated"][1].timeline.events}
        return f"{published_field(app).value}: {' '.join(sorted(shown))}"

    reject("broke")
    publish("10 June 2015")
    reject("came")

    assert press("undo") == "Wed 10 Jun 2015: came"
    assert "10 Jun 2015" in app.button(key="undo").help
    assert press("undo") == "Wed 20 May 2015: came"
    assert press("undo") == "Wed 20 May 2015: broke came"
    assert app.button(key="undo").disabled
    assert press("redo") == "Wed 20 May 2015: came"
    assert press("redo") == "Wed 10 Jun 2015: came"
    assert press("redo") == "Wed 10 Jun 2015: "
    assert app.button(key="redo").disabled


def test_a_date_is_redone_until_a_new_change_is_made(open_app: Callable[..., AppTest]) -> None:
    app = open_app("The dam broke on Sunday. Soldiers came.", "--published", "20 May 2015")
    published_field(app).set_value("10 June 2015").run()
    app.button(key="undo").click().run()
    assert not app.button(key="redo").disabled

    published_field(app).set_value("11 June 2015").run()

    assert app.button(key="redo").disabled


@pytest.mark.parametrize(
    ("pasted", "title", "called"),
    [
        ("\n Dam fails \n\nThe dam broke.", "Dam fails", "Dam fails"),
        (
            "Dam fails" + " again" * 15 + "\nIt broke.",
            "Dam fails" + " again" * 15,
            "Dam fails" + " again" * 11,
        ),
        ("The dam broke on Sunday. " * 8, None, "The dam broke on Sunday. " * 3 + "The"),
        (" \n ", None, "pasted"),
    ],
)
def test_a_pasted_article_is_called_by_its_headline(
    pasted: str, title: str | None, called: str
) -> None:
    story = named_by_headline(Story("pasted", Document(text=pasted, doc_id="pasted")))

    assert (story.document.title, story.document.doc_id) == (title, called)
    assert story.key == called


def test_what_is_extracted_ahead_knows_all_of_its_article() -> None:
    document = Document(
        text="The dam broke on Sunday.",
        doc_id="dam",
        title="A dam breaks",
        author="Ann Lee",
        publisher="The Gazette",
        url="https://example.org/dam",
        published=date(2015, 5, 20),
    )
    ahead = Ahead()
    ahead.begin(document, None)

    found = ahead.take(document, None)

    assert found is not None
    kept = replace(found.documents[0], published_basis=document.published_basis)
    assert replace(kept, published_evidence=document.published_evidence) == document
    assert ahead.take(document, None) is None


def test_actors_without_a_pill_of_their_own_can_be_chosen(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_app(crowd(200))
    others = app.multiselect(key="more")

    app = others.select(others.options[-1]).run()

    assert not app.exception
    assert 0 < int(count(app).strip("*").split(" of ")[0]) < 200


def test_search_finds_every_actor_and_chooses_the_pill_of_one_that_has_it(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_app(crowd(200))
    name = app.multiselect(key="more").options[0]

    app = app.multiselect(key="more").select(name).run()

    assert not app.exception
    assert app.session_state["actor"] == [name]
    assert app.multiselect(key="more").value == []
    assert 0 < int(count(app).strip("*").split(" of ")[0]) < 200
