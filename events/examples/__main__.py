"""Writes the timelines of the example stories anew."""

from __future__ import annotations

from pathlib import Path

from events.examples import STORYLINE, example_reports, example_stories
from events.exports import write
from events.pipeline import extract
from events.timeline.storyline import storyline
from events.timeline.timeline import Timeline


def _keep(name: str, timeline: Timeline) -> None:
    Path(__file__).with_name(f"{name}.json").write_text(write(timeline, "json"), encoding="utf-8")


if __name__ == "__main__":
    for story in example_stories():
        _keep(story.doc_id, extract(story))
    _keep(STORYLINE, storyline(extract(report) for report in example_reports()))
