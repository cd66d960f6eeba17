"""Many articles to one storyline: invented reports, joined."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from events import (
    ByHand,
    Document,
    Edit,
    Event,
    EventClass,
    Happening,
    JoinHappenings,
    Place,
    Span,
    SplitHappening,
    Timeline,
    curate,
    example_reports,
    example_storyline,
    extract,
    from_json,
    missed_edits,
    storyline,
    to_json,
    write,
)
from events.command.main import main
from events.happenings.words import words_of
from events.timeline.days import best_sentences
from events.timeline.facts import facts_of

NOWHERE = Place("nowhere", 0, 4)


def article(doc_id: str, text: str, day: int = 5, publisher: str | None = None) -> Document:
    return Document(text=text, doc_id=doc_id, published=date(2022, 9, day), publisher=publisher)


def joined(*articles: Document) -> Timeline:
    return storyline(extract(one) for one in articles)


def with_trigger(timeline: Timeline, word: str) -> Happening:
    return next(
        one for one in timeline.happenings if any(e.trigger.text == word for e in one.events)
    )


@pytest.fixture(scope="module")
def flood() -> Timeline:
    return storyline(extract(report) for report in example_reports())


def test_bundled_storyline_is_what_is_joined(flood: Timeline) -> None:
    assert to_json(flood) == to_json(example_storyline())


def test_every_event_is_in_one_happening(flood: Timeline) -> None:
    held = Counter(id(event) for one in flood.happenings for event in one.events)

    assert held == Counter(id(event) for event in flood.events)


def test_tellings_of_one_thing_are_joined(flood: Timeline) -> None:
    arrived = with_trigger(flood, "arrived")

    assert {event.trigger.text for event in arrived.events} == {"send", "arrived", "reach"}
    assert arrived.day == date(2023, 4, 19)


def test_a_copy_counts_for_nothing(flood: Timeline) -> None:
    found = with_trigger(flood, "found")

    assert {e.trigger.document.doc_id for e in found.events} == {"orva-1", "orva-2", "orva-6"}
    assert found.articles == 2


def test_two_of_one_last_name_stay_two(flood: Timeline) -> None:
    names = {actor.name for actor in flood.actors}

    assert {"Milena Dask", "Jonas Dask"} <= names


def test_tolls_that_differ_are_a_conflict(flood: Timeline) -> None:
    (toll,) = with_trigger(flood, "killing").conflicts

    told = {one.value: {d.doc_id for d in one.documents} for one in toll.values}
    assert told == {"12": {"orva-1", "orva-2"}, "19": {"orva-3"}, "21": {"orva-4", "orva-5"}}
    assert not toll.course


def test_a_toll_that_grew_over_days_is_a_course() -> None:
    timeline = joined(
        article("a", "A ferry sank off Port Sable on Monday, killing 4 people.", 6),
        article("b", "The sinking of the ferry off Port Sable killed 9 people, police said.", 7),
        article("c", "The ferry disaster off Port Sable killed 11 people, police said.", 9),
    )

    (toll,) = (one for h in timeline.happenings for one in h.conflicts if one.what == "killed")
    assert toll.course
    assert [one.value for one in toll.values] == ["4", "9", "11"]


def test_two_stories_alike_in_kind_stay_two() -> None:
    timeline = joined(
        article("a", "A strong quake struck Velmar on Monday. Velmar's mayor Ana Rusk fled.", 6),
        article(
            "b", "Monday's quake in Velmar broke its harbour. Mayor Ana Rusk called for help.", 6
        ),
        article(
            "c", "In March 2019 a quake struck the island of Tessa. Tessa's airport closed.", 6
        ),
    )

    days = {
        event.trigger.document.doc_id: one
        for one in timeline.happenings
        for event in one.events
        if event.trigger.text in ("quake", "struck")
    }
    assert days["a"] is days["b"]
    assert days["c"] is not days["a"]


def test_mixed_articles_are_sorted_into_stories() -> None:
    timeline = joined(
        article(
            "dam-1", "The Orva dam burst above Tarnov. Engineers of the Orva board had warned."
        ),
        article("film-1", "Lena Mori won the prize of the Lisse film festival for The Salt Road."),
        article("dam-2", "Tarnov was flooded when the Orva dam burst. The Orva board is silent."),
        article("film-2", "The Salt Road by Lena Mori took the prize at the Lisse film festival."),
    )

    stories = {frozenset(d.doc_id for d in story.documents) for story in timeline.stories}
    assert stories == {frozenset({"dam-1", "dam-2"}), frozenset({"film-1", "film-2"})}


def test_days_have_verbatim_sentences_no_two_alike(flood: Timeline) -> None:
    for day in flood.days:
        texts = [sentence.text for sentence in day.sentences]
        assert len(set(texts)) == len(texts)
        assert all(s.document.text[s.start : s.end] == s.text for s in day.sentences)
    assert [day.weight for day in flood.days] == sorted(
        (d.weight for d in flood.days), reverse=True
    )


def test_facts_are_the_latest_of_what_most_tell(flood: Timeline) -> None:
    assert dict(flood.facts) == {"arrested": 2, "injured": 40, "killed": 21}


def test_storyline_of_nothing_is_empty() -> None:
    empty = storyline([])

    assert (empty.documents, empty.happenings, empty.days) == ((), (), ())


def test_storyline_comes_back_from_json(flood: Timeline) -> None:
    assert from_json(json.loads(json.dumps(to_json(flood)))) == flood


def test_csv_has_one_row_a_happening(flood: Timeline) -> None:
    lines = write(flood, "csv").splitlines()

    assert len(lines) >= len(flood.happenings) + 1
    assert lines[0].startswith("id,day,date,label,articles,documents,sources")


@pytest.mark.parametrize(
    "words",
    [
        "# The flood left 21 people dead",
        "## Mon 17 Apr 2023",
        "Lowland Agency",
        "killed 12",
    ],
)
def test_markdown_tells_days_sentences_and_who_tells(flood: Timeline, words: str) -> None:
    assert words in write(flood, "md")


@pytest.mark.parametrize("form", ["ics", "timelinejs", "html"])
def test_other_formats_have_one_mark_a_happening(flood: Timeline, form: str) -> None:
    written = write(flood, form)

    assert written.count("Some 300 troops arrived in Tarnov on Wednesday.") >= 1


def records(folder: Path, *rows: dict[str, str]) -> str:
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_command_joins_what_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = records(
        tmp_path,
        {"id": "a", "text": "The Orva dam burst on Sunday.", "published": "2022-09-06"},
        {"id": "a", "text": "The Orva dam at Tarnov burst on Sunday.", "published": "2022-09-06"},
        {"id": "undated", "text": "The Orva dam burst. Tarnov was flooded."},
        {
            "id": "fr",
            "text": "Le barrage d'Orva a cédé dimanche soir, selon la police. " * 6,
        },
    )
    target = tmp_path / "out.json"

    status = main(["storyline", good, str(tmp_path / "missing.txt"), "-o", str(target)])

    told = json.loads(target.read_text(encoding="utf-8"))
    complaints = capsys.readouterr().err.splitlines()
    assert status == 1
    assert [one["id"] for one in told["documents"]] == ["a", "a-2", "undated", "fr"]
    assert any("missing.txt" in line for line in complaints)
    assert any(line.startswith("dateline: undated: no publication date") for line in complaints)
    assert any("not in English" in line for line in complaints)


# ------------------------------------------------------------------------- joined and split by hand


def held(timeline: Timeline, word: str) -> set[str]:
    """The words of all tellings of what a word tells."""
    return {event.trigger.text for event in with_trigger(timeline, word).events}


def place(timeline: Timeline, word: str) -> Place:
    return next(Place.of(event) for event in timeline.events if event.trigger.text == word)


def test_happenings_are_joined_by_hand(flood: Timeline) -> None:
    burst, built = place(flood, "burst"), place(flood, "built")
    before = held(flood, "burst")

    changed = curate(flood, [JoinHappenings(burst, built)])

    assert held(changed, "burst") == held(changed, "built") == before | {"built"}
    assert len(changed.happenings) == len(flood.happenings) - 1
    assert with_trigger(changed, "built").articles == 2  # of three one is a copy
    assert sum(len(one.events) for one in changed.happenings) == len(changed.events)
    marked = [event.trigger.text for event in changed.events if ByHand.HAPPENING in event.by_hand]
    assert sorted(marked) == ["built", "burst"]


def test_a_telling_is_split_off_by_hand_and_joined_again(flood: Timeline) -> None:
    reach = place(flood, "reach")
    apart = curate(flood, [SplitHappening((reach,))])

    together = curate(
        flood, [SplitHappening((reach,)), JoinHappenings(place(flood, "send"), reach)]
    )

    assert held(apart, "reach") == {"reach"}
    assert held(apart, "send") == held(flood, "send") - {"reach"}
    assert held(together, "send") == held(flood, "send")


def test_what_is_joined_has_the_conflicts_and_the_day_of_all(flood: Timeline) -> None:
    toll = next(one for one in flood.happenings if one.conflicts)
    one, *_ = toll.events
    apart = curate(flood, [SplitHappening(tuple(map(Place.of, toll.events[1:])))])
    again = curate(apart, [JoinHappenings(Place.of(one), Place.of(toll.events[1]))])

    same = next(told for told in again.happenings if told.conflicts)
    assert not with_trigger(apart, one.trigger.text).conflicts
    assert {told.value for told in same.conflicts[0].values} == {
        told.value for told in toll.conflicts[0].values
    }
    assert (same.day, same.articles) == (toll.day, toll.articles)


def test_the_days_follow_what_is_joined_and_split(flood: Timeline) -> None:
    changed = curate(flood, [JoinHappenings(place(flood, "burst"), place(flood, "built"))])

    known = {id(one) for one in changed.happenings}
    assert all(id(one) in known for day in changed.days for one in day.happenings)
    assert [day.day for day in changed.days] == [day.day for day in flood.days]
    unchanged = curate(flood, [JoinHappenings(place(flood, "burst"), NOWHERE)])
    assert unchanged.days == flood.days
    assert unchanged.happenings == flood.happenings


@pytest.mark.parametrize("missed", ["one", "other", "split"])
def test_an_edit_of_no_happening_is_missed(flood: Timeline, missed: str) -> None:
    burst = place(flood, "burst")
    edit: Edit = {
        "one": JoinHappenings(NOWHERE, burst),
        "other": JoinHappenings(burst, NOWHERE),
        "split": SplitHappening((NOWHERE,)),
    }[missed]

    assert missed_edits(flood, [edit]) == (edit,)


def test_what_is_joined_by_hand_goes_into_json_and_back(flood: Timeline) -> None:
    burst, built = place(flood, "burst"), place(flood, "built")
    changed = curate(flood, [JoinHappenings(burst, built), SplitHappening((burst, built))])

    again = from_json(json.loads(json.dumps(to_json(changed))))

    assert again == changed
    assert len(again.edits) == 2


@pytest.mark.parametrize(
    ("texts", "facts"),
    [
        (["Two men died in the Jan. 8 shooting that killed a boy, too."], {"killed": 2}),
        (["A man was shot dead. A girl was in critical condition."], {"injured": 1, "killed": 1}),
        (["A man was shot dead. Nobody was hurt."], {"killed": 1}),
        (
            ["He is charged with attempted first-degree murder. Five teens were shot."],
            {"injured": 5},
        ),
        (["One man was shot.", "Five people were shot in Dorn."], {"injured": 5}),
    ],
)
def test_the_numbers_of_a_story_are_told(texts: list[str], facts: dict[str, int]) -> None:
    documents = [Document(text=text, doc_id=f"{n}") for n, text in enumerate(texts)]

    assert dict(facts_of(documents)) == facts


def test_a_day_weighs_by_all_who_name_it() -> None:
    texts = {
        "a": "The dam burst on 3 May 2021. A boy was found on 5 May 2021.",
        "b": "The inquiry into what happened on 3 May 2021 goes on.",
        "c": "3 May 2021: a day that nobody here forgets.",
    }
    timelines = [
        extract(Document(text=text, doc_id=name, published=date(2021, 6, 1)))
        for name, text in texts.items()
    ]

    days = storyline(timelines).days
    alone = storyline(timelines[:1]).days

    weights, before = ({day.day: day.weight for day in found} for found in (days, alone))
    assert days[0].day == date(2021, 5, 3)
    assert weights[date(2021, 5, 5)] < before[date(2021, 5, 5)]
    assert all(day.sentences for day in days)


def test_a_short_sentence_comes_before_a_long_one_that_tells_more() -> None:
    burst = "The old dam above Corva burst"
    wave = "Its wave drowned cattle and reached a railway"
    both = f"{burst}, {' and '.join(['as it was'] * 10)}, {wave}"
    told = [
        Event(
            trigger=Span(document, 0, 3),
            sentence=Span(document, 0, len(document.text)),
            lemma="the",
            event_class=EventClass.OCCURRENCE,
        )
        for number, text in enumerate([both, burst, wave])
        for document in [Document(text=text, doc_id=str(number))]
    ]
    rare = dict.fromkeys(words_of(both), 1.0)

    found = best_sentences(told, rare)

    assert len(both.split()) > 45
    assert {sentence.text for sentence in found[:2]} == {burst, wave}
    longest = best_sentences(told[:1], rare)
    assert [sentence.text for sentence in longest] == [both]
