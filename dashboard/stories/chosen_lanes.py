"""The order of the lanes that a reader has chosen for the open story, kept with it."""

from __future__ import annotations

from dashboard.chart.lane_heads import LanesBy
from dashboard.chart.lane_order import LaneOrder
from dashboard.stories import page_state
from dashboard.stories.archives import archive_shown
from dashboard.stories.saved_story import store, story_id

_ARCHIVE = "archive"


def lane_order(by: LanesBy) -> LaneOrder:
    """How the reader wants such lanes of the open story."""
    kept = store().choices(_name(by)).get(_open_id(), "")
    return LaneOrder.of_text(kept) if kept else LaneOrder()


def choose_lane_order(by: LanesBy, order: LaneOrder) -> None:
    """Keep how the reader wants such lanes of the open story."""
    store().choose(_open_id(), _name(by), order.to_text())


def _name(by: LanesBy) -> str:
    return f"lanes: {by.value.lower()}"


def _open_id() -> str:
    """The id of the open story; archives, which are no story, have one order among them."""
    if archive_shown() is not None:
        return _ARCHIVE
    return story_id(page_state.open_story())
