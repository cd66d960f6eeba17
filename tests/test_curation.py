"""Edits made by hand: what they do, that none is lost, and how they are written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timelines import (
    FEW,
    TEXT,
    WORDS,
    any_bounds,
    harar,
    intervals,
    span_of,
    timelines,
    with_bounds,
)

from events import (
    FORMATS,
    Actor,
    ActorKey,
    ActorType,
    AddEvent,
    Argument,
    Basis,
    ByHand,
    Document,
    Edit,
    Event,
    EventClass,
    JoinHappenings,
    Mention,
    MentionType,
    MergeActors,
    Place,
    Reject,
    Relation,
    RenameActor,
    Restore,
    Role,
    SetActor,
    SetActors,
    SetDate,
    SetKey,
    SetLabel,
    SetNote,
    SetSource,
    SetStar,
    SetTags,
    Span,
    SplitActor,
    SplitHappening,
    TimeInterval,
    Timeline,
    UnreadableInputError,
    curate,
    edit_from_json,
    edit_to_json,
    extract,
    from_json,
    missed_edits,
    read_bounds,
    read_interval,
    to_json,
    write,
)

MAY = TimeInterval.month(2015, 5)
NOWHERE = Place("harar", 40, 41)
STORY = Document(
    text="Rebels took Harar on Sunday. Soldiers left the town on Monday. The mayor fled.",
    doc_id="harar",
    published=date(2024, 3, 13),
)


def place_of(word: str, timeline: Timeline | None = None) -> Place:
    return Place.of(span_of((timeline or harar()).documents[0], word))


def event_of(timeline: Timeline, word: str) -> Event:
    return next(event for event in timeline.events if event.trigger.text == word)


def actor_of(timeline: Timeline, name: str) -> Actor:
    return next(actor for actor in timeline.actors if actor.name == name)


# Where no word of the text stands.
END = Place("harar", len(TEXT), len(TEXT))
REBELS, OFFICIALS = (ActorKey.of(actor) for actor in harar().actors)
TOOK, LEFT = place_of("took"), place_of("left")


def places(timeline: Timeline) -> st.SearchStrategy[Place]:
    """Where events are, and places anywhere, in documents that there are not too."""
    doc = WORDS | st.sampled_from([document.doc_id for document in timeline.documents])
    ends = st.lists(st.integers(0, 50), min_size=2, max_size=2).map(sorted)
    anywhere = st.builds(lambda doc, ends: Place(doc, *ends), doc, ends)
    return st.sampled_from([NOWHERE, *map(Place.of, timeline.events)]) | anywhere


def edits_of(timeline: Timeline) -> st.SearchStrategy[Edit]:
    """Any edit, most of them of what the timeline holds."""
    place = places(timeline)
    known = st.sampled_from([ActorKey("nobody"), *map(ActorKey.of, timeline.actors)])
    actor = known | st.builds(ActorKey, WORDS, st.none() | place)
    interval = st.none() | intervals()
    return st.one_of(
        st.builds(SetDate, place, interval, st.none() | any_bounds()),
        st.builds(SetLabel, place, WORDS),
        st.builds(SetActor, place, st.sampled_from(Role), st.none() | actor),
        st.builds(SetActors, place, st.sampled_from(Role), st.lists(actor, max_size=2).map(tuple)),
        st.builds(SetSource, place, st.none() | actor),
        st.builds(SetKey, place, st.booleans()),
        st.builds(SetStar, place, st.booleans()),
        st.builds(SetNote, place, WORDS),
        st.builds(SetTags, place, st.lists(WORDS, max_size=2).map(tuple)),
        st.builds(MergeActors, actor, actor),
        st.builds(RenameActor, actor, WORDS),
        st.builds(SplitActor, actor, st.lists(place, max_size=3).map(tuple), WORDS),
        st.builds(Reject, place),
        st.builds(Restore, place),
        st.builds(AddEvent, place, WORDS, interval, st.none() | actor, st.none() | any_bounds()),
        st.builds(JoinHappenings, place, place),
        st.builds(SplitHappening, st.lists(place, max_size=3).map(tuple)),
    )


@st.composite
def edited(draw: st.DrawFn) -> tuple[Timeline, tuple[Edit, ...]]:
    """A timeline, and a sequence of edits."""
    timeline = draw(timelines())
    return timeline, tuple(draw(st.lists(edits_of(timeline), max_size=6)))


def test_date_set_by_hand_says_what_the_text_gave() -> None:
    timeline = curate(harar(), [SetDate(TOOK, MAY)])

    took = event_of(timeline, "took")
    assert took.interval == MAY
    assert took.by_hand == (ByHand.TIME,)
    assert (took.basis, took.time) == (Basis.STATED, None)
    assert took.explanation == (
        "Set by hand; the text gave: Sun 10 Mar 2024. Said to be on Sunday."
    )


@pytest.mark.parametrize(
    ("word", "edits", "explanation"),
    [
        ("left", [SetDate(LEFT, MAY)], "Set by hand; the text gave no date."),
        (
            "took",
            [SetDate(TOOK, None)],
            "Taken away by hand; the text gave: Sun 10 Mar 2024. Said to be on Sunday.",
        ),
        (
            "took",
            [SetDate(TOOK, None), SetDate(TOOK, MAY)],
            "Set by hand; the text gave: Sun 10 Mar 2024. Said to be on Sunday.",
        ),
        ("officials", [AddEvent(place_of("officials"), "News", MAY)], "Added by hand."),
        (
            "officials",
            [AddEvent(place_of("officials"), "News"), SetDate(place_of("officials"), MAY)],
            "Added by hand.",
        ),
    ],
)
def test_explanation_tells_the_hand_from_the_text(
    word: str, edits: list[Edit], explanation: str
) -> None:
    assert event_of(curate(harar(), edits), word).explanation == explanation


def test_date_corrected_in_a_corrected_timeline_still_says_what_the_text_gave() -> None:
    once = from_json(to_json(curate(harar(), [SetDate(TOOK, MAY)])))

    twice = curate(once, [SetDate(TOOK, TimeInterval.year(1999))])

    assert event_of(twice, "took").explanation == event_of(once, "took").explanation


@pytest.mark.parametrize(
    ("typed", "relation"),
    [
        ("between 3 and 5 May 2024", Relation.IS_INCLUDED),
        ("before June 2024", Relation.IS_INCLUDED),
        ("since 2014", Relation.IS_INCLUDED),
        ("from 3 to 5 May 2024", Relation.DURING),
        ("under way on Fri 3 May 2024", Relation.INCLUDES),
    ],
)
def test_bounds_set_by_hand_are_kept_and_said(typed: str, relation: Relation) -> None:
    edit = SetDate(TOOK, read_interval(typed), read_bounds(typed))

    took = event_of(from_json(to_json(curate(harar(), [edit]))), "took")

    assert took.bounds == took.limits == read_bounds(typed)
    assert took.relation is relation
    assert read_bounds(took.when) == read_bounds(typed)


def test_edit_from_before_there_were_bounds_is_read() -> None:
    written = edit_to_json(SetDate(TOOK, MAY))

    assert "bounds" not in written
    assert edit_from_json(written) == SetDate(TOOK, MAY)


def test_date_set_by_hand_moves_the_event_in_the_order() -> None:
    timeline = curate(harar(), [SetDate(LEFT, TimeInterval.year(-43)), SetDate(TOOK, None)])

    assert [event.trigger.text for event in timeline.events] == ["left", "took"]


def test_label_is_set() -> None:
    left = event_of(curate(harar(), [SetLabel(LEFT, "The envoy goes home")]), "left")

    assert (left.label, left.by_hand) == ("The envoy goes home", (ByHand.LABEL,))


def test_actor_is_set_in_a_role_and_taken_out_of_it() -> None:
    timeline = curate(
        harar(), [SetActor(LEFT, Role.AGENT, OFFICIALS), SetActor(TOOK, Role.AGENT, None)]
    )

    took, left = event_of(timeline, "took"), event_of(timeline, "left")
    assert [(one.role, one.actor and one.actor.name) for one in left.arguments] == [
        (Role.AGENT, "officials")
    ]
    assert [one.role for one in took.arguments] == [Role.PATIENT]
    assert took.by_hand == left.by_hand == (ByHand.ARGUMENTS,)


def test_several_actors_have_a_role() -> None:
    edit = SetActors(TOOK, Role.AGENT, (REBELS, ActorKey("Deserters")))

    took = event_of(curate(harar(), [edit]), "took")

    assert [(one.role, one.actor and one.actor.name) for one in took.arguments] == [
        (Role.AGENT, "=Rebels"),
        (Role.AGENT, "Deserters"),
        (Role.PATIENT, None),
    ]


def test_actor_that_was_not_found_is_added_where_the_text_names_it() -> None:
    timeline = curate(harar(), [SetActor(LEFT, Role.AGENT, ActorKey("The envoy"))])

    added = actor_of(timeline, "The envoy")
    assert [mention.span.text for mention in added.mentions] == ["The envoy"]
    assert added.by_hand == (ByHand.ACTOR,)
    assert event_of(timeline, "left").arguments[0].span.text == "The envoy"


def test_renamed_actor_has_its_new_name_everywhere() -> None:
    timeline = curate(harar(), [RenameActor(OFFICIALS, "Ethiopian officials")])

    took = event_of(timeline, "took")
    assert took.attribution is not None
    assert took.attribution.actor == actor_of(timeline, "Ethiopian officials")
    assert took.attribution.name == "Ethiopian officials"


def test_renamed_actor_is_called_so_in_labels_that_no_person_wrote() -> None:
    rename = RenameActor(REBELS, "The front")

    found = event_of(curate(harar(), [rename]), "took")
    written = event_of(curate(harar(), [SetLabel(TOOK, "=Rebels win"), rename]), "took")

    assert found.label == "The front took Harar"
    assert written.label == "=Rebels win"


def test_a_part_of_another_name_is_no_name_in_a_label() -> None:
    rename = RenameActor(REBELS, "The front")
    others = SetActor(LEFT, Role.AGENT, ActorKey("Old =Rebels"))
    story = replace(
        harar(),
        events=tuple(
            replace(event, label="Old =Rebels left") if event.trigger.text == "left" else event
            for event in harar().events
        ),
    )

    timeline = curate(story, [others, rename])

    assert event_of(timeline, "left").label == "Old =Rebels left"
    assert event_of(timeline, "took").label == "The front took Harar"


@pytest.mark.parametrize(
    ("key", "name", "known"),
    [
        (OFFICIALS, "officials", True),
        (ActorKey("A diplomat"), "A diplomat", False),
    ],
)
def test_source_is_set_by_hand(key: ActorKey, name: str, known: bool) -> None:
    left = event_of(curate(harar(), [SetSource(LEFT, key)]), "left")

    assert left.attribution is not None
    assert left.attribution.name == name
    assert (left.attribution.actor is not None) == known
    assert left.by_hand == (ByHand.SOURCE,)


def test_source_is_taken_away_by_hand() -> None:
    took = event_of(curate(harar(), [SetSource(TOOK, None)]), "took")

    assert took.attribution is None
    assert took.by_hand == (ByHand.SOURCE,)


def test_events_bear_stars_notes_and_tags() -> None:
    edits: list[Edit] = [
        SetStar(LEFT, True),
        SetNote(LEFT, "Ask the embassy."),
        SetTags(LEFT, ("embassy", "to check")),
    ]

    timeline = from_json(to_json(curate(harar(), edits)))

    left, took = event_of(timeline, "left"), event_of(timeline, "took")
    assert (left.starred, left.note, left.tags) == (
        True,
        "Ask the embassy.",
        ("embassy", "to check"),
    )
    assert (took.starred, took.note, took.tags) == (False, "", ())
    assert left.by_hand == (ByHand.NOTE,)


def test_event_is_key_or_not_as_a_person_says_whatever_is_changed_later() -> None:
    timeline = curate(harar(), [SetKey(TOOK, False), SetLabel(TOOK, "Harar falls")])

    assert not event_of(timeline, "took").key


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("took Harar", "Changed"),  # the words of an event that is found by fewer now
        ("Harar", "Changed"),  # a word of the label of the one event in the sentence
        ("Sunday", "=Rebels took Harar"),
        ("envoy", "=Rebels took Harar"),
    ],
)
def test_edit_finds_its_event_again_by_its_words(word: str, label: str) -> None:
    edit = SetLabel(place_of(word), "Changed")
    story = replace(harar(), events=harar().events[:1])

    timeline = curate(story, [edit])

    assert event_of(timeline, "took").label == label
    assert timeline.edits == (edit,)
    assert missed_edits(story, [edit]) == (() if label == "Changed" else (edit,))


def test_edit_takes_no_event_that_another_edit_names() -> None:
    edits = [SetLabel(TOOK, "Harar falls"), SetLabel(place_of("Harar"), "Changed")]

    timeline = curate(harar(), edits)

    assert event_of(timeline, "took").label == "Harar falls"
    assert missed_edits(harar(), edits) == (edits[1],)


def test_merged_actors_are_one_with_the_mentions_of_both() -> None:
    timeline = curate(harar(), [MergeActors(REBELS, OFFICIALS)])

    (merged,) = timeline.actors
    took = event_of(timeline, "took")
    assert merged.name == "officials"
    assert [mention.span.text for mention in merged.mentions] == ["=Rebels", "officials"]
    assert took.arguments[0].actor == merged
    assert took.attribution is not None
    assert took.attribution.actor == merged


def test_merged_actor_is_still_found_by_its_old_mentions() -> None:
    timeline = curate(harar(), [MergeActors(REBELS, OFFICIALS), RenameActor(REBELS, "All")])

    assert [actor.name for actor in timeline.actors] == ["All"]


def test_merging_leaves_one_part_for_who_had_it_twice() -> None:
    both = [SetActor(LEFT, Role.PATIENT, OFFICIALS), SetActor(LEFT, Role.AGENT, REBELS)]

    timeline = curate(harar(), [*both, MergeActors(OFFICIALS, REBELS)])

    assert [
        (one.role, one.actor and one.actor.name) for one in event_of(timeline, "left").arguments
    ] == [
        (Role.AGENT, "=Rebels"),
        (Role.PATIENT, "=Rebels"),
    ]


TWO_BERGS = Document(
    text="Ann Berg took the bridge on Sunday. Berg left on Monday. Berg resigned on Tuesday. "
    "She spoke.",
    doc_id="bergs",
)


def bergs() -> Timeline:
    """Two Bergs taken for one: the second resigned, and is the "she" who spoke."""
    starts = [0, *(match.start() for match in re.finditer(r"(?<!Ann )Berg|She", TWO_BERGS.text))]
    spans = [
        Span(TWO_BERGS, start, start + len(word))
        for start, word in zip(starts, ("Ann Berg", "Berg", "Berg", "She"), strict=True)
    ]
    kinds = (MentionType.NAM, MentionType.NAM, MentionType.NAM, MentionType.PRO)
    mentions = tuple(map(Mention, spans, kinds))
    actor = Actor(name="Ann Berg", label=ActorType.PERSON, mentions=mentions)
    sentences = [
        Span(TWO_BERGS, *match.span()) for match in re.finditer(r"\S[^.]*\.", TWO_BERGS.text)
    ]
    events = [
        Event(
            trigger=span_of(TWO_BERGS, verb),
            sentence=sentence,
            lemma=verb,
            event_class=EventClass.OCCURRENCE,
            arguments=(Argument(Role.AGENT, actor, span),),
            label=label,
        )
        for verb, label, sentence, span in zip(
            ("took", "left", "resigned", "spoke"),
            ("Ann Berg took the bridge", "Berg left", "Berg resigned", "Ann Berg spoke"),
            sentences,
            spans,
            strict=True,
        )
    ]
    return Timeline(documents=(TWO_BERGS,), actors=(actor,), events=tuple(events))


def split_bergs(*numbers: int) -> SplitActor:
    """The edit by which some of the mentions are of Mary Berg."""
    [actor] = bergs().actors
    at = tuple(Place.of(actor.mentions[number].span) for number in numbers)
    return SplitActor(ActorKey.of(actor), at, "Mary Berg")


def test_an_actor_split_off_has_its_own_mentions_and_deeds() -> None:
    timeline = curate(bergs(), [split_bergs(2, 3)])

    ann, mary = actor_of(timeline, "Ann Berg"), actor_of(timeline, "Mary Berg")
    did = {event.trigger.text: event.arguments[0].actor for event in timeline.events}
    assert did == {"took": ann, "left": ann, "resigned": mary, "spoke": mary}
    assert [one.span.text for one in ann.mentions] == ["Ann Berg", "Berg"]
    assert [one.span.text for one in mary.mentions] == ["Berg", "She"]
    assert (ann.by_hand, mary.by_hand) == ((ByHand.MENTIONS,), (ByHand.ACTOR,))
    assert mary.label is ActorType.PERSON


def test_a_label_names_who_was_split_off_unless_a_person_wrote_it() -> None:
    split = split_bergs(2, 3)

    found = curate(bergs(), [split])
    written = curate(bergs(), [SetLabel(Place.of(bergs().events[3]), "Ann Berg speaks"), split])

    labels = ["Ann Berg took the bridge", "Berg left", "Berg resigned"]
    assert [event.label for event in found.events] == [*labels, "Mary Berg spoke"]
    assert [event.label for event in written.events] == [*labels, "Ann Berg speaks"]


def test_who_was_split_off_is_renamed_and_merged_back() -> None:
    split = split_bergs(2, 3)
    mary, ann = (ActorKey("any", split.mentions[0]), split.actor)

    renamed = curate(bergs(), [split, RenameActor(mary, "Judge Berg")])
    merged = curate(bergs(), [split, MergeActors(mary, ann)])

    assert [one.name for one in renamed.actors] == ["Ann Berg", "Judge Berg"]
    [one] = merged.actors
    assert one.mentions == bergs().actors[0].mentions
    assert {event.arguments[0].actor for event in merged.events} == {one}


def test_a_source_split_off_is_the_source() -> None:
    told = curate(bergs(), [SetSource(Place.of(bergs().events[3]), split_bergs(3).actor)])

    timeline = curate(told, [split_bergs(2, 3)])

    said = event_of(timeline, "spoke").attribution
    assert said is not None
    assert (said.name, said.actor) == ("Mary Berg", actor_of(timeline, "Mary Berg"))


def test_mentions_that_have_more_words_now_are_split_off_all_the_same() -> None:
    [actor] = bergs().actors
    last = actor.mentions[3].span
    wider = Place("bergs", last.start - 1, last.end + 2)

    timeline = curate(bergs(), [SplitActor(ActorKey.of(actor), (wider,), "Mary Berg")])

    assert [one.span.text for one in actor_of(timeline, "Mary Berg").mentions] == ["She"]


@pytest.mark.parametrize("numbers", [(), (0, 1, 2, 3)])
def test_nobody_or_all_of_an_actor_is_not_split_off(numbers: tuple[int, ...]) -> None:
    edit = split_bergs(*numbers)

    assert missed_edits(bergs(), [edit]) == (edit,)


def test_rejected_event_is_gone_and_comes_back_as_it_was() -> None:
    rejected = curate(harar(), [SetLabel(TOOK, "Harar falls"), Reject(TOOK)])
    restored = curate(harar(), [SetLabel(TOOK, "Harar falls"), Reject(TOOK), Restore(TOOK)])

    assert [event.trigger.text for event in rejected.events] == ["left"]
    assert event_of(restored, "took").label == "Harar falls"


def test_event_is_added_with_its_sentence_and_actor() -> None:
    timeline = curate(harar(), [AddEvent(place_of("envoy"), "The envoy", MAY, OFFICIALS)])

    added = event_of(timeline, "envoy")
    assert added.sentence.text == "The envoy left."
    assert (added.label, added.interval, added.by_hand) == ("The envoy", MAY, (ByHand.EVENT,))
    assert added.arguments[0].actor == actor_of(timeline, "officials")


def test_event_is_added_in_a_sentence_that_has_none() -> None:
    text = "One line. Then the U.S. bridge fell. More of it.\nAnother."
    document = Document(text=text, doc_id="bridge")

    place = Place.of(span_of(document, "fell"))
    (added,) = curate(Timeline(documents=(document,)), [AddEvent(place, "It fell")]).events

    assert added.sentence.text == "Then the U.S. bridge fell."


def test_event_added_where_one_is_changes_it() -> None:
    timeline = curate(harar(), [Reject(TOOK), AddEvent(TOOK, "Harar falls", MAY)])

    took = event_of(timeline, "took")
    assert (took.label, took.interval, took.lemma) == ("Harar falls", MAY, "take")


def test_edits_stay_when_the_publication_date_changes() -> None:
    story = extract(STORY)
    edits: list[Edit] = [
        SetDate(place_of("took", story), TimeInterval.day(2024, 3, 1)),
        SetLabel(place_of("left", story), "They went"),
        RenameActor(ActorKey.of(actor_of(story, "Rebels")), "The front"),
        AddEvent(place_of("fled", story), "The mayor fled", MAY),
    ]

    later = curate(extract(replace(STORY, published=date(2024, 6, 12))), edits)

    took, left = event_of(later, "took"), event_of(later, "left")
    assert missed_edits(extract(replace(STORY, published=date(2024, 6, 12))), edits) == ()
    assert took.interval == TimeInterval.day(2024, 3, 1)
    assert took.arguments[0].actor == actor_of(later, "The front")
    assert (left.label, left.interval) == ("They went", TimeInterval.day(2024, 6, 10))
    assert later.edits == tuple(edits)


@pytest.mark.parametrize(
    "edit",
    [
        SetDate(NOWHERE, MAY),
        SetLabel(NOWHERE, "x"),
        SetActor(NOWHERE, Role.AGENT, None),
        MergeActors(ActorKey("nobody"), REBELS),
        MergeActors(REBELS, ActorKey("nobody")),
        RenameActor(ActorKey("nobody"), "x"),
        SplitActor(ActorKey("nobody"), (TOOK,), "x"),
        SplitActor(REBELS, (), "x"),
        SplitActor(REBELS, (NOWHERE,), "x"),
        Reject(NOWHERE),
        Restore(TOOK),
        AddEvent(Place("another", 0, 1), "x"),
        AddEvent(Place("harar", 0, 1000), "x"),
    ],
)
def test_edit_that_finds_nothing_changes_nothing_and_is_kept(edit: Edit) -> None:
    timeline = curate(harar(), [edit])

    assert missed_edits(harar(), [edit]) == (edit,)
    assert timeline == replace(harar(), edits=(edit,))


@FEW
@given(edited())
def test_any_edits_are_made_or_missed_and_all_are_kept(
    case: tuple[Timeline, tuple[Edit, ...]],
) -> None:
    timeline, edits = case

    curated = curate(timeline, edits)

    assert curated.edits == edits
    assert set(missed_edits(timeline, edits)) <= set(edits)


@FEW
@given(edited())
def test_timeline_without_its_edits_is_as_it_was(case: tuple[Timeline, tuple[Edit, ...]]) -> None:
    timeline, edits = case
    before = write(timeline, "json")

    curate(timeline, edits)

    assert curate(timeline, ()) == timeline
    assert write(timeline, "json") == before


@FEW
@given(edited())
def test_curated_timeline_is_written_and_read_back(
    case: tuple[Timeline, tuple[Edit, ...]],
) -> None:
    curated = curate(*case)

    assert from_json(json.loads(write(curated, "json"))) == with_bounds(curated)
    for line in write(curated, "jsonl").splitlines():
        from_json(json.loads(line))


@FEW
@given(edited())
def test_edit_read_back_is_the_same(case: tuple[Timeline, tuple[Edit, ...]]) -> None:
    _, edits = case

    assert (
        tuple(edit_from_json(json.loads(json.dumps(edit_to_json(one)))) for one in edits) == edits
    )


@pytest.mark.parametrize(
    "obj",
    [
        None,
        [],
        {},
        {"edit": "delete"},
        {"edit": ["reject"]},
        {"edit": "reject"},
        {"edit": "reject", "event": {"doc": "harar", "start": "1", "end": 2}},
        {"edit": "reject", "event": {"doc": "harar", "start": 3, "end": 2}},
        {"edit": "set_label", "event": {"doc": "harar", "start": 1, "end": 2}, "label": None},
        {"edit": "rename_actor", "actor": None, "name": "x"},
        {
            "edit": "split_actor",
            "actor": {"name": "x", "mention": None},
            "mentions": 3,
            "name": "x",
        },
    ],
)
def test_json_that_is_no_edit_is_refused(obj: Any) -> None:
    with pytest.raises(UnreadableInputError, match="no edit"):
        edit_from_json(obj)


def test_timeline_written_before_edits_were_is_read() -> None:
    obj = to_json(harar())
    del obj["edits"]
    for thing in (*obj["events"], *obj["actors"]):
        del thing["by_hand"]

    assert from_json(obj) == with_bounds(harar())


def test_event_of_which_the_text_does_not_tell_has_no_words_of_it() -> None:
    source = ActorKey("Hill Radio")
    edits = [AddEvent(END, "The mayor resigned", MAY), SetSource(END, source)]

    curated = curate(harar(), [*edits, SetNote(END, "https://example.org/mayor")])

    added = event_by_place(curated, END)
    assert missed_edits(harar(), edits) == ()
    assert (added.trigger.text, added.sentence.text) == ("", "")
    assert added.explanation == "Added by hand; the text has no words for it."
    assert added.attribution is not None
    assert added.attribution.name == "Hill Radio"
    assert from_json(to_json(curated)).events == with_bounds(curated).events


def event_by_place(timeline: Timeline, place: Place) -> Event:
    return next(event for event in timeline.events if Place.of(event) == place)


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"html", "svg", "png", "pdf", "parquet"}))
def test_event_without_words_is_in_every_format(format: str) -> None:
    added = curate(harar(), [AddEvent(END, "The mayor resigned", MAY)])

    written = write(added, format)

    assert "The mayor resigned" in written or format == "timeml"
    assert "“”" not in written
    assert "<blockquote></blockquote>" not in written
