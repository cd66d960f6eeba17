"""What the store keeps of a story: its article or its timeline, and what was changed by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Timer

from dashboard.chart.identity_key import Same
from dashboard.stories.store import Step, Store, home, open_store
from dashboard.stories.story import (
    Listed,
    Story,
    example_reports_story,
    is_joined,
    shortened,
    storyline_key,
    timeline_for,
)
from events import (
    DatelineError,
    Document,
    Edit,
    Timeline,
    UnreadableInputError,
    curate,
    edit_from_json,
    edit_to_json,
    example_stories,
    from_json,
    to_json,
)
from events.exports.json_reader import parse_json
from events.timeline.apply_edits import made_and_missed

_LONGEST_NAME = 60
# The storylines that were read or joined in this process, by their ids in the store.
_storylines: dict[str, Story] = {}
# In seconds: by then the page is drawn.
_KEPT_AFTER = 3.0
# Timelines by what was done to them: a few steps back and forth.
_REMEMBERED = 8
_LISTED = "listed"
_LISTED_START = f'{{"{_LISTED}": '
_TITLE = re.compile(r'"title": "(?P<words>(?:[^"\\]|\\.){1,200})')
_TEXT = re.compile(r'"text": "(?P<words>(?:[^"\\]|\\.){1,200})')


@dataclass(frozen=True, slots=True)
class Curated:
    """A story's timeline as it was found, and as it is after the steps made by hand.

    `missed` are the edits that find nothing to change; `done` and `undone` are the steps;
    `unreadable` is what the store holds of edits that cannot be read.
    """

    found: Timeline
    timeline: Timeline
    done: tuple[tuple[Edit, ...], ...] = ()
    undone: tuple[tuple[Edit, ...], ...] = ()
    missed: tuple[Edit, ...] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A story that is kept and cannot be read: its id in the store, what it was called, and why."""

    id: str
    name: str
    reason: str


def store() -> Store:
    """What this reader has kept."""
    return _store(home())


@cache
def _store(_: Path) -> Store:
    return open_store()


def kept_stories() -> tuple[list[Story], list[Unreadable]]:
    """The stories that the reader brought earlier, the latest in front, and those that cannot be
    read any more.
    """
    stories, unreadable = [], []
    for kept_id, content in reversed(store().stories()):
        try:
            stories.append(_listed(kept_id, content) or read_kept(kept_id, content))
        except DatelineError as error:  # it stops no others
            unreadable.append(Unreadable(kept_id, _name_in(content), str(error)))
    return stories, unreadable


def remove_unreadable(kept_id: str) -> None:
    """Delete a story that cannot be read, and its edits."""
    store().remove(kept_id)


def keep(story: Story) -> None:
    """Save a story whole, unless it is one of the bundled ones."""
    if not is_own(story) or story.parts:
        return
    kept_id = story_id(story)
    if story.is_storyline:
        _storylines[kept_id] = story
    # To write a storyline takes seconds, and nothing of it but the edits ever changes.
    if not (story.is_storyline and store().holds(kept_id)):
        store().save(kept_id, story_to_json(story))


def keep_soon(story: Story) -> None:
    """Save a story; a storyline once the page is drawn, which would wait for seconds."""
    if not story.is_storyline:
        keep(story)
    elif story.imported is not None and is_own(story):
        _storylines[story_id(story)] = story
        timer = Timer(_KEPT_AFTER, _keep_unless_removed, [story])
        timer.daemon = True
        timer.start()


def _keep_unless_removed(story: Story) -> None:
    if story_id(story) in _storylines:
        keep(story)


def forget(story: Story) -> None:
    """Keep a story no longer, nor what was done to it by hand."""
    kept_id = story_id(story)
    _storylines.pop(kept_id, None)
    store().remove(kept_id)


def recalled(story: Story) -> Story:
    """A story that is opened, as it was left if it was open before."""
    if any(part.published for part in story.parts):  # it is joined anew, with the day given
        return story
    if story.is_storyline and not story.parts:  # nothing of it ever changes but by its edits
        return story
    kept_id = story_id(story)
    if kept_id in _storylines:
        return reopened(story, _storylines[kept_id])
    content = store().story(kept_id)
    if content is None:
        return story
    try:
        return reopened(story, read_kept(kept_id, content))
    except DatelineError:  # it is kept anew, whole
        return story


def curated(story: Story, steps: Sequence[Step]) -> Curated:
    """The story with what was done to it by hand. Raises DatelineError."""
    found = _found(story)
    unreadable: list[str] = []
    done = tuple(_edits(step, unreadable) for step in steps if not step.undone)
    undone = tuple(_edits(step, unreadable) for step in steps if step.undone)
    timeline, missed = _made(Same(found), tuple(edit for step in done for edit in step))
    return Curated(found, timeline, done, undone, missed, tuple(unreadable))


@lru_cache(maxsize=_REMEMBERED)
def _made(found: Same[Timeline], edits: tuple[Edit, ...]) -> tuple[Timeline, tuple[Edit, ...]]:
    """A timeline with some edits made, and those that find nothing; for the same edits the same.

    What is undone and made again is drawn already.
    """
    return made_and_missed(found.value, edits) if edits else (found.value, ())


def written(edits: Sequence[Edit]) -> list[str]:
    """Edits as the store keeps them."""
    return [json.dumps(edit_to_json(edit)) for edit in edits]


def story_id(story: Story) -> str:
    """What the store calls a story: by its text, and what an imported timeline has by hand."""
    if story.listed is not None:
        return story.listed.id
    by_hand = written(story.imported.edits) if story.imported is not None else []
    texts = [document.text for document in story.documents]
    joined = ["storyline"] if story.is_storyline else []
    return sha256("\0".join([*joined, *texts, *by_hand]).encode(errors="replace")).hexdigest()


def is_own(story: Story) -> bool:
    """Whether the reader brought the story: the bundled ones need not be kept."""
    return story_id(story) not in _bundled()


@cache
def _bundled() -> frozenset[str]:
    articles = (Story(one.doc_id, one) for one in example_stories())
    return frozenset(map(story_id, (*articles, example_reports_story())))


def story_to_json(story: Story) -> str:
    """All of a story as the store keeps it."""
    timeline = story.imported or Timeline(documents=(story.document,))
    listed = {"key": story.key, "title": story.title, "articles": story.articles}
    return json.dumps(
        {
            # In front, so that it is read without all the rest.
            **({_LISTED: listed} if story.is_storyline else {}),
            "timeline": to_json(timeline),
            "imported": story.imported is not None,
            "published": story.published.isoformat() if story.published else None,
        }
    )


def story_from_json(content: str) -> Story:
    """The story that was kept as this JSON. Raises UnreadableInputError for what is none."""
    obj = parse_json(content)
    if not isinstance(obj, dict):
        raise UnreadableInputError("this is no story that was kept")
    timeline = from_json(obj.get("timeline"))
    if not timeline.documents:
        raise UnreadableInputError("this story has no article")
    document = timeline.documents[0]
    published = _day(obj.get("published"))
    key = storyline_key(timeline.documents) if is_joined(timeline) else document.doc_id
    return Story(key, document, published, timeline if obj.get("imported") else None)


def _listed(kept_id: str, content: str) -> Story | None:
    """A storyline that is kept, as it is listed until it is opened; None for any other story."""
    if kept_id in _storylines:
        return _storylines[kept_id]
    if not content.startswith(_LISTED_START):
        return None
    try:
        told, _ = json.JSONDecoder().raw_decode(content, len(_LISTED_START))
        listed = Listed(kept_id, str(told["title"]), int(told["articles"]))
        key = str(told["key"])
    except (ValueError, KeyError, TypeError):  # damaged: what is wrong is told when it is read
        return None
    return Story(key, Document(text="", doc_id=key, title=listed.title), listed=listed)


def opened_listed(story: Story) -> Story:
    """A storyline that was only listed, read. Raises DatelineError."""
    assert story.listed is not None
    kept_id = story.listed.id
    content = store().story(kept_id)
    if content is None:
        raise UnreadableInputError("it was removed in another page")
    found = replace(read_kept(kept_id, _whole(content)), key=story.key)
    _storylines[kept_id] = found
    return found


def _day(written: object) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(str(written))
    except ValueError as error:
        raise UnreadableInputError(f"no such day: {written!r:.40}") from error


def reopened(story: Story, kept: Story) -> Story:
    """A story that is opened again, under the name by which its edits know it."""
    published = story.published or kept.published
    if story.parts:
        return replace(kept, key=story.key)
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


def read_kept(kept_id: str, content: str) -> Story:
    """A story that was kept under an id. Raises DatelineError."""
    story = story_from_json(content)
    # Edits in it may be written otherwise today than when it was kept.
    by_hand = story.imported is not None and story.imported.edits
    if not by_hand and story_id(story) != kept_id:
        raise UnreadableInputError("its text is not the one that was kept")
    return story


def _name_in(content: str) -> str:
    """What a story that cannot be read was called, or its first words."""
    found = _TITLE.search(content) or _TEXT.search(content)
    words = found["words"].replace("\\n", " ").replace('\\"', '"') if found else "a story"
    return shortened(words.encode("utf-8", errors="replace").decode("utf-8"), _LONGEST_NAME)


def _whole(content: str) -> str:
    """The content itself. Raises UnreadableInputError where a byte of it was no text."""
    if any("\ud800" <= letter <= "\udfff" for letter in content):
        raise UnreadableInputError("a byte of it is no text")
    return content


def _edits(step: Step, unreadable: list[str]) -> tuple[Edit, ...]:
    """The edits of a step; what cannot be read is added to `unreadable`."""
    edits = []
    for content in step.edits:
        try:
            edits.append(edit_from_json(parse_json(_whole(content))))
        except UnreadableInputError:  # the others are made
            unreadable.append(content)
    return tuple(edits)
