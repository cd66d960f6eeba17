"""The edits of two people in one story: what is joined, and where one's own stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from river import river_story

from dashboard.stories.colleague import colleague_of, held_by, merged
from dashboard.stories.saved_story import store, story_id, written
from dashboard.stories.story import Story
from events import (
    ActorKey,
    AddEvent,
    Edit,
    JoinHappenings,
    MergeActors,
    Place,
    PublishedBasis,
    Reject,
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
    SplitActor,
    SplitHappening,
    TimeInterval,
    curate,
    from_json,
    to_json,
)
from events.timeline.merge_edits import merge_edits

A, B, C = (Place("harar", start, start + 4) for start in (0, 10, 20))
MAYOR, REBELS = ActorKey("Mayor", Place("harar", 30, 35)), ActorKey("Rebels")
MAY, JUNE = TimeInterval.month(2015, 5), TimeInterval.month(2015, 6)

TWO_WAYS: list[tuple[Edit, Edit]] = [
    (SetDate(A, MAY), SetDate(A, JUNE)),
    (SetDate(A, MAY), SetDate(A, None)),
    (SetLabel(A, "x"), SetLabel(A, "y")),
    (SetActor(A, Role.AGENT, MAYOR), SetActors(A, Role.AGENT, (REBELS,))),
    (SetActors(A, Role.AGENT, (MAYOR,)), SetActors(A, Role.AGENT, ())),
    (SetSource(A, MAYOR), SetSource(A, None)),
    (SetKey(A, True), SetKey(A, False)),
    (SetStar(A, True), SetStar(A, False)),
    (SetNote(A, "x"), SetNote(A, "y")),
    (AddEvent(A, "x"), AddEvent(A, "y")),
    (RenameActor(MAYOR, "Anna Kell"), RenameActor(MAYOR, "A. Kell")),
    (RenameActor(MAYOR, "Anna Kell"), MergeActors(MAYOR, REBELS)),
    (Reject(A), Restore(A)),
    (Reject(A), SetLabel(A, "x")),
    (SetNote(A, "x"), Reject(A)),
    (JoinHappenings(A, B), SplitHappening((A,))),
    (SplitHappening((A, C)), JoinHappenings(A, B)),
    (SplitHappening((A, B)), SplitHappening((A,))),
    (SplitActor(MAYOR, (A, B), "Ann"), SplitActor(MAYOR, (A, B), "Mary")),
    (SplitActor(MAYOR, (A, B), "Ann"), SplitActor(MAYOR, (B,), "Ann")),
]
TOGETHER: list[tuple[Edit, Edit]] = [
    (SetDate(A, MAY), SetLabel(A, "x")),
    (SetLabel(A, "x"), SetLabel(B, "x")),
    (SetActors(A, Role.AGENT, (MAYOR,)), SetActors(A, Role.PATIENT, (MAYOR,))),
    (RenameActor(MAYOR, "Anna Kell"), RenameActor(REBELS, "The rebels")),
    (Reject(A), SetLabel(B, "x")),
    (Reject(A), Reject(B)),
    (JoinHappenings(A, B), JoinHappenings(B, C)),
    (SplitHappening((A, B)), JoinHappenings(A, B)),
    (SplitHappening((A,)), SplitHappening((B,))),
    (SplitActor(MAYOR, (A,), "Ann"), SplitActor(MAYOR, (B,), "Mary")),
    (RenameActor(MAYOR, "Anna Kell"), SplitActor(MAYOR, (B,), "Mary")),
]


@pytest.mark.parametrize(("mine", "theirs"), TWO_WAYS)
def test_what_differs_is_listed_and_not_made(mine: Edit, theirs: Edit) -> None:
    found = merge_edits([mine], [theirs])

    assert found.added == ()
    assert [(one.mine, one.theirs) for one in found.differing] == [(mine, theirs)]


@pytest.mark.parametrize(("mine", "theirs"), TOGETHER)
def test_what_goes_together_is_made(mine: Edit, theirs: Edit) -> None:
    found = merge_edits([mine], [theirs])

    assert found.added == (theirs,)
    assert found.differing == ()


@pytest.mark.parametrize("edit", [one for pair in TWO_WAYS for one in pair])
def test_what_both_have_done_is_done(edit: Edit) -> None:
    found = merge_edits([edit], [edit])

    assert (found.added, found.differing) == ((), ())


def test_only_the_last_of_several_edits_counts() -> None:
    mine = [SetLabel(A, "first"), SetLabel(A, "agreed"), Reject(B), Restore(B)]
    theirs = [SetLabel(A, "second"), SetLabel(A, "agreed"), SetNote(B, "x"), SetNote(B, "y")]

    found = merge_edits(mine, theirs)

    assert found.added == (SetNote(B, "y"),)
    assert found.differing == ()


def test_tags_of_both_are_joined() -> None:
    found = merge_edits([SetTags(A, ("court", "check"))], [SetTags(A, ("check", "fire"))])

    assert found.added == (SetTags(A, ("court", "check", "fire")),)


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    """The story as it is here, with a label set by hand."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    story = Story("river", river_story().documents[0], imported=river_story())
    store().append(story_id(story), written([SetLabel(_place(0), "As I see it")]))
    return story


def _place(number: int) -> Place:
    return Place.of(river_story().events[number])


def _theirs(*edits: Edit, doc_id: str = "river") -> Story:
    """The story as a colleague has exported it, under the name that it has there."""
    exported = json.dumps(to_json(curate(river_story(), edits)))
    timeline = from_json(json.loads(exported.replace('"river"', f'"{doc_id}"')))
    return Story(doc_id, timeline.documents[0], imported=timeline)


def test_edits_of_the_same_text_under_another_name_find_their_events(mine: Story) -> None:
    theirs = _theirs(SetLabel(_place(1), "Theirs"), doc_id="pasted")

    new, day = merged(mine, theirs)

    assert new.added == (SetLabel(_place(1), "Theirs"),)
    assert day is None


def test_day_that_they_gave_is_told_where_it_is_another(mine: Story) -> None:
    theirs = _theirs(SetLabel(_place(1), "Theirs"))
    assert theirs.imported is not None
    given = replace(
        theirs.imported.documents[0],
        published=date(2015, 5, 21),
        published_basis=PublishedBasis.GIVEN,
    )

    moved = replace(theirs, imported=replace(theirs.imported, documents=(given,)))

    assert merged(mine, moved)[1] == date(2015, 5, 21)


def test_only_a_copy_with_something_new_is_asked_about(mine: Story) -> None:
    opened = {"river": mine}

    assert colleague_of(_theirs(SetLabel(_place(1), "Theirs")), opened) == mine
    assert colleague_of(_theirs(SetLabel(_place(0), "Otherwise")), opened) == mine
    assert colleague_of(_theirs(SetLabel(_place(0), "As I see it")), opened) is None
    assert colleague_of(_theirs(), opened) is None
    assert held_by(_theirs(SetLabel(_place(0), "As I see it")), opened) == mine
    assert held_by(_theirs(SetLabel(_place(1), "Theirs")), opened) is None
    assert held_by(_theirs(), opened) is None
    assert colleague_of(_theirs(SetLabel(_place(1), "Theirs")), {}) is None
