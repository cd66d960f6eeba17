"""Several stories joined to one: each article's timeline as it was curated, then the storyline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dashboard.stories.saved_story import curated, store, story_id
from dashboard.stories.story import Story
from events import DatelineError, Timeline, from_json, storyline, to_json
from events.uncollected import uncollected

_Json = dict[str, object]


def joined(story: Story, on_part: Callable[[int], None], on_error: Callable[[str], None]) -> Story:
    """A storyline of the parts of a story; `on_part` hears how many of them are read.

    What cannot be read is left out, and told to `on_error`. Raises DatelineError where nothing can.
    """
    with uncollected():
        timelines = list(_timelines(story, on_part, on_error))
        if not timelines:
            raise DatelineError(f"none of the {len(story.parts)} articles could be read")
        whole = storyline(timelines)
    return Story(story.key, whole.documents[0], imported=whole)


def _timelines(
    story: Story, on_part: Callable[[int], None], on_error: Callable[[str], None]
) -> Iterator[Timeline]:
    taken: set[str] = set()
    done = store().steps_of([story_id(part) for part in story.parts])
    for number, (part, steps) in enumerate(zip(story.parts, done, strict=True), start=1):
        try:
            yield with_own_ids(curated(with_own_id(part, taken), steps).timeline, taken)
        except DatelineError as error:  # the others are joined all the same
            on_error(f"{part.title}: {error}")
        on_part(number)


def with_own_id(part: Story, taken: set[str]) -> Story:
    """One article under an id that no other one bears; one that is no more than text yet."""
    if part.imported is not None:
        return part
    return replace(part, document=replace(part.document, doc_id=_own(part.document.doc_id, taken)))


def with_own_ids(timeline: Timeline, taken: set[str]) -> Timeline:
    """The timeline with ids of its articles that none of those taken is; these become taken."""
    names = {one.doc_id: _own(one.doc_id, taken) for one in timeline.documents}
    taken.update(names.values())
    if all(name == own for name, own in names.items()):
        return timeline
    written = to_json(timeline)
    for document in written["documents"]:
        document["id"] = names[document["id"]]
    return from_json(renamed(written, names))


def _own(name: str, taken: set[str]) -> str:
    """The name, with a number after it where it is taken."""
    own, number = name, 2
    while own in taken:
        own, number = f"{name}-{number}", number + 1
    return own


def renamed(value: object, names: dict[str, str]) -> object:
    """JSON of a timeline in which articles are called otherwise, wherever they are named."""
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: _named(name, one, names) for name, one in value.items()}


def _named(field: str, value: object, names: dict[str, str]) -> object:
    if field == "doc" and isinstance(value, str):
        return names.get(value, value)
    if field in ("documents", "copies") and isinstance(value, list):
        return [_in_list(one, names) for one in value]
    return renamed(value, names)


def _in_list(value: object, names: dict[str, str]) -> object:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_in_list(one, names) for one in value]
    return renamed(value, names)
