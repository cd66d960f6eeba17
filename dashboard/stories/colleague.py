"""A story that is here already, and comes again with what a colleague did to it by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard.stories.joining import renamed
from dashboard.stories.saved_story import curated, store, story_id
from dashboard.stories.story import Story
from events import Edit, PublishedBasis, Timeline, edit_from_json, edit_to_json
from events.timeline.merge_edits import Merged, merge_edits


def colleague_of(story: Story, opened: Mapping[str, Story]) -> Story | None:
    """The open story of the same text as one with changes by hand; None where there is none.

    None, too, where all of those changes are in the open one: nothing need be asked.
    """
    mine = _other_copy(story, opened)
    return mine if mine is not None and _tells_more(story, mine) else None


def held_by(story: Story, opened: Mapping[str, Story]) -> Story | None:
    """The open story that has the text and all changes by hand of one that comes again, or None."""
    mine = _other_copy(story, opened)
    return None if mine is None or _tells_more(story, mine) else mine


def _other_copy(story: Story, opened: Mapping[str, Story]) -> Story | None:
    """An open story of the same text as one with changes by hand, where none is that very one."""
    if story.imported is None or not story.imported.edits:
        return None
    kept_id, texts = story_id(story), _texts(story)
    others = [one for one in opened.values() if one.listed is None and _texts(one) == texts]
    if any(story_id(one) == kept_id for one in others):
        return None
    return next(iter(others), None)


def _tells_more(theirs: Story, mine: Story) -> bool:
    return merged(mine, theirs) != (Merged(), None)


def copy_beside(story: Story, opened: Mapping[str, Story]) -> Story | None:
    """The open story that is the same text with other changes by hand; None where there is none."""
    if story.listed is not None:
        return None
    texts, kept_id = _texts(story), story_id(story)
    same = (one for one in opened.values() if one.listed is None and _texts(one) == texts)
    return next((one for one in same if story_id(one) != kept_id), None)


def merged(mine: Story, theirs: Story) -> tuple[Merged, date | None]:
    """What of their changes is new here and what differs, and the day of publication they gave.

    The day is None unless it is another than the one here. Raises DatelineError.
    """
    here, there = _timeline(mine), _timeline(theirs)
    named = zip(there.documents, here.documents, strict=True)
    names = {one.doc_id: other.doc_id for one, other in named}
    edits = [_in_documents(edit, names) for edit in there.edits]
    return merge_edits(here.edits, edits), _day_given(here, there)


def _texts(story: Story) -> tuple[str, ...]:
    return tuple(document.text for document in story.documents)


def _timeline(story: Story) -> Timeline:
    return curated(story, store().steps(story_id(story))).timeline


def _in_documents(edit: Edit, names: dict[str, str]) -> Edit:
    """An edit of the same articles under other ids."""
    return edit_from_json(renamed(edit_to_json(edit), names))


def _day_given(here: Timeline, there: Timeline) -> date | None:
    """The day that a person gave there to a single article, where it has another one here."""
    article, other = there.documents[0], here.documents[0]
    given = article.published_basis is PublishedBasis.GIVEN and len(there.documents) == 1
    return article.published if given and article.published != other.published else None
