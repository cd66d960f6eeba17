"""What the store keeps of a story: its article or its timeline, and what was changed by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from dashboard.stories.store import Step, Store, home, open_store
from dashboard.stories.story import Story, timeline_for
from events import (
    DatelineError,
    Edit,
    Timeline,
    curate,
    edit_from_json,
    edit_to_json,
    example_stories,
    from_json,
    missed_edits,
    to_json,
)


@dataclass(frozen=True, slots=True)
class Curated:
    """A story's timeline as it was found, and as it is after the steps made by hand.

    `missed` are the edits that find nothing to change; `done` and `undone` are the steps.
    """

    found: Timeline
    timeline: Timeline
    done: tuple[tuple[Edit, ...], ...] = ()
    undone: tuple[tuple[Edit, ...], ...] = ()
    missed: tuple[Edit, ...] = ()


def store() -> Store:
    """What this reader has kept."""
    return _store(home())


@cache
def _store(_: Path) -> Store:
    return open_store()


def kept_stories() -> list[Story]:
    """The stories that the reader brought earlier, the latest in front."""
    found = (_readable(content) for content in reversed(store().stories()))
    return [story for story in found if story is not None]


def keep(story: Story) -> None:
    """Save a story whole, unless it is one of the bundled ones."""
    if is_own(story):
        store().save(story_id(story), story_to_json(story))


def recalled(story: Story) -> Story:
    """A story that is opened, as it was left if it was open before."""
    content = store().story(story_id(story))
    earlier = _readable(content) if content is not None else None
    return story if earlier is None else reopened(story, earlier)


def curated(story: Story, steps: Sequence[Step]) -> Curated:
    """The story with what was done to it by hand. Raises DatelineError."""
    found = _found(story)
    done = tuple(_edits(step) for step in steps if not step.undone)
    undone = tuple(_edits(step) for step in steps if step.undone)
    edits = tuple(edit for step in done for edit in step)
    missed = missed_edits(found, edits) if edits else ()
    return Curated(found, curate(found, edits), done, undone, missed)


def written(edits: Sequence[Edit]) -> list[str]:
    """Edits as the store keeps them."""
    return [json.dumps(edit_to_json(edit)) for edit in edits]


def story_id(story: Story) -> str:
    """What the store calls a story: by its text, and what an imported timeline has by hand."""
    by_hand = written(story.imported.edits) if story.imported is not None else []
    return sha256("\0".join([story.document.text, *by_hand]).encode(errors="replace")).hexdigest()


def is_own(story: Story) -> bool:
    """Whether the reader brought the story: the bundled ones need not be kept."""
    return all(story.document.text != example.text for example in example_stories())


def story_to_json(story: Story) -> str:
    """All of a story as the store keeps it."""
    timeline = story.imported or Timeline(documents=(story.document,))
    return json.dumps(
        {
            "timeline": to_json(timeline),
            "imported": story.imported is not None,
            "published": story.published.isoformat() if story.published else None,
        }
    )


def story_from_json(content: str) -> Story:
    """The way back. Raises DatelineError, or KeyError or ValueError for what is no story."""
    obj = json.loads(content)
    timeline = from_json(obj["timeline"])
    document = timeline.documents[0]
    published = date.fromisoformat(obj["published"]) if obj["published"] else None
    return Story(document.doc_id, document, published, timeline if obj["imported"] else None)


def reopened(story: Story, kept: Story) -> Story:
    """A story that is opened again, under the name by which its edits know it."""
    published = story.published or kept.published
    if story.imported is not None:
        return replace(story, published=published)
    document = replace(story.document, doc_id=kept.document.doc_id)
    return replace(story, key=kept.key, document=document, published=published)


def _found(story: Story) -> Timeline:
    """The timeline before the reader's own edits: with those that came in an imported one."""
    timeline = timeline_for(story)
    if story.imported is None or timeline is story.imported:
        return timeline
    return curate(timeline, story.imported.edits)


def _readable(content: str) -> Story | None:
    try:
        return story_from_json(content)
    except (DatelineError, KeyError, ValueError):  # a story that cannot be read stops no others
        return None


def _edits(step: Step) -> tuple[Edit, ...]:
    return tuple(edit_from_json(json.loads(content)) for content in step.edits)
