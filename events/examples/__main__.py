"""Writes the timelines of the example stories anew."""

from __future__ import annotations

from pathlib import Path

from events.examples import example_stories
from events.exports import write
from events.pipeline import extract

if __name__ == "__main__":
    for story in example_stories():
        written = write(extract(story), "json")
        Path(__file__).with_name(f"{story.doc_id}.json").write_text(written, encoding="utf-8")
