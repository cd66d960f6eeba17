"""The table of events: what its rows tell, and what a changed cell does."""

from __future__ import annotations

from typing import Any

import pytest
from river import river_story
from timelines import harar

from dashboard.panes.table_rows import table_content
from dashboard.views.table import cell_changes
from events import ActorKey, Edit, Place, SetDate, SetLabel, SetNote, SetSource, SetStar, curate
from events import read_interval as interval


def test_rows_come_in_the_order_of_time_with_the_undated_last() -> None:
    story = river_story()

    rows: Any = table_content(story, story.events)["rows"]

    assert [row["cells"]["label"] for row in rows] == [event.label for event in story.events]
    assert rows[-1]["cells"]["when"] == "no date"
    assert rows[-1]["typed"]["when"] == ""


def test_rows_tell_stars_and_notes() -> None:
    took = Place.of(harar().events[0])
    story = curate(harar(), [SetStar(took, True), SetNote(took, "Ask again.")])

    rows: Any = table_content(story, story.events)["rows"]

    assert [(row["cells"]["star"], row["cells"]["note"]) for row in rows] == [
        ("★", "Ask again."),
        ("", ""),
    ]


TOOK = Place.of(harar().events[0])


@pytest.mark.parametrize(
    ("column", "typed", "edits"),
    [
        ("label", " Harar  falls ", [SetLabel(TOOK, "Harar falls")]),
        ("label", "=Rebels took Harar", []),
        ("when", "44 BC", [SetDate(TOOK, interval("44 BC"))]),
        ("when", "", [SetDate(TOOK, None)]),
        ("said", "A diplomat", [SetSource(TOOK, ActorKey("A diplomat"))]),
        ("said", "", [SetSource(TOOK, None)]),
        ("said", "officials", []),
        ("note", "Ask again.", [SetNote(TOOK, "Ask again.")]),
    ],
)
def test_changed_cell_makes_an_edit(column: str, typed: str, edits: list[Edit]) -> None:
    made, trouble = cell_changes(harar(), harar().events[0], column, typed)

    def plain(one: Edit) -> Edit:
        return SetDate(one.event, one.interval) if isinstance(one, SetDate) else one

    assert [plain(one) for one in made] == edits
    assert trouble == ""


@pytest.mark.parametrize(("column", "typed"), [("label", "  "), ("when", "some day")])
def test_cell_that_cannot_be_is_refused(column: str, typed: str) -> None:
    made, trouble = cell_changes(harar(), harar().events[0], column, typed)

    assert (list(made), bool(trouble)) == ([], True)
