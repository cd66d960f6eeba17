"""The example stories and the timelines that come with them."""

from __future__ import annotations

import pytest

from events import Document, example_stories, example_timeline, extract, to_json


@pytest.mark.parametrize("story", example_stories(), ids=lambda story: story.doc_id)
def test_the_timeline_beside_a_story_is_what_is_found_in_it(story: Document) -> None:
    shipped = to_json(example_timeline(story))

    found = to_json(extract(story))

    assert shipped == found, "write it anew: python -m events.examples"
