"""The folders in which a reader has put stories, kept with these."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.stories.saved_story import store, story_id
from dashboard.stories.story import Story

_NAME = "folder"


def folders_of(opened: Mapping[str, Story]) -> dict[str, str]:
    """The folder of each open story that is in one, by the key of the story."""
    kept = store().choices(_NAME)
    if not kept:  # to name a story for the store is to read all of it
        return {}
    found = ((key, kept.get(story_id(story), "")) for key, story in opened.items())
    return {key: folder for key, folder in found if folder}


def put_in_folder(story: Story, folder: str) -> None:
    """Put a story in a folder; an empty name takes it out of any."""
    store().choose(story_id(story), _NAME, " ".join(folder.split()))


def in_folders(opened: Mapping[str, Story], folders: Mapping[str, str]) -> list[str]:
    """The keys of the open stories as a list shows them: those in no folder, then folder by folder.

    Within each they are in the order in which they were opened.
    """
    return sorted(opened, key=lambda key: folders.get(key, "").casefold())
