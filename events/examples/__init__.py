"""Example stories, written for this project from public facts."""

from __future__ import annotations

from importlib.resources import files

from events.types import Document


def example_stories() -> tuple[Document, ...]:
    """The stories that come with Dateline, the one to open first in front."""
    stories = sorted(
        (file for file in files(__name__).iterdir() if file.name.endswith(".txt")),
        key=lambda file: file.name,
    )
    return tuple(
        Document(text=text, doc_id=story.name.removesuffix(".txt"), title=text.split("\n", 1)[0])
        for story in stories
        for text in [story.read_text(encoding="utf-8")]
    )
