"""Example stories, written for this project from public facts, with their timelines.

A timeline stands beside its story so that the dashboard opens before the language model is loaded;
`python -m events.examples` writes it anew, and a test fails when it is not what `extract` finds.
"""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

from events.exports.json_reader import from_json
from events.timeline.timeline import Timeline
from events.types import Document, PublishedBasis

# The six reports of a made-up flood, with a copy among them, and tolls that differ.
STORYLINE = "orva-dam"


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


def example_timeline(story: Document) -> Timeline:
    """The timeline of one of these stories, as it was extracted last."""
    written = files(__name__).joinpath(f"{story.doc_id}.json").read_text(encoding="utf-8")
    return from_json(json.loads(written))


def example_reports() -> tuple[Document, ...]:
    """Six short reports of one story, made up for this project, for `storyline` to join."""
    written = files(__name__).joinpath(f"{STORYLINE}.jsonl").read_text(encoding="utf-8")
    return tuple(
        Document(
            text=report["text"],
            doc_id=report["id"],
            title=report["title"],
            publisher=report["publisher"],
            published=date.fromisoformat(report["published"]),
            published_basis=PublishedBasis.GIVEN,
            published_evidence="The date is given with the article.",
        )
        for report in map(json.loads, written.splitlines())
    )


def example_storyline() -> Timeline:
    """The storyline of these reports, as it was joined last."""
    written = files(__name__).joinpath(f"{STORYLINE}.json").read_text(encoding="utf-8")
    return from_json(json.loads(written))
