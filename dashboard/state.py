"""The stories that are open, what is chosen of them, and what the address of the page says."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard.analysis import timeline_of
from dashboard.certainty import Certainty
from dashboard.days import typed_day
from dashboard.filters import Detail, Filters
from events import (
    DatelineError,
    Document,
    EventClass,
    Timeline,
    from_json,
    read_date,
    read_documents,
)

_FILTER_KEYS = ("actor", "source", "certainty", "kind", "find", "from", "to")


@dataclass(frozen=True, slots=True)
class Story:
    """One article, or a timeline that was read as such. `published` is what the reader gave."""

    key: str
    document: Document
    published: date | None = None
    imported: Timeline | None = None

    @property
    def title(self) -> str:
        """The article's title, else its first words."""
        first = self.document.text.strip().split("\n", 1)[0]
        title = self.document.title or first
        return title if len(title) <= 80 else title[:79].rsplit(" ", 1)[0] + " …"


def stories() -> dict[str, Story]:
    """The open stories by key, in the order in which they were opened.

    Those of the command line at first; where they cannot be read the page says so, and the bundled
    example stands in.
    """
    if "stories" not in st.session_state:
        st.session_state["stories"] = {}
        paths, published = asked_for(sys.argv[1:])
        try:
            found = first_stories(paths, published)
        except DatelineError as error:  # a file may have gone since the command line was read
            say_trouble(str(error))
            found = first_stories([], None)
        for story in found:
            add_story(story)
    opened: dict[str, Story] = st.session_state["stories"]
    return opened


def say_trouble(message: str) -> None:
    """Tell the reader, once, what could not be done."""
    st.session_state["trouble"] = message


def asked_for(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """The paths and the publication date that follow `--` on the command line."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--published")
    asked, _ = parser.parse_known_args(list(arguments))
    return asked.paths, asked.published


def first_stories(paths: Sequence[str], published: str | None) -> list[Story]:
    """The stories of some files, or the bundled ones. Raises DatelineError."""
    given = read_date(published) if published else None
    if not paths:
        return [
            Story(d.doc_id, d, given)
            for d in read_documents("/work/main/events/examples/fall-of-palmyra.txt")
        ]
    return [story for path in paths for story in read_stories(path, given)]


def read_stories(path: str, published: date | None = None) -> list[Story]:
    """The stories of a file: its articles, or the timeline that it holds. Raises DatelineError."""
    if path.endswith(".json"):
        timeline = from_json(json.loads(Path(path).read_text(encoding="utf-8")))
        document = timeline.documents[0]
        return [Story(document.doc_id, document, imported=timeline)]
    return [Story(d.doc_id, d, published) for d in read_documents(path)]


def add_story(story: Story) -> str:
    """Open a story and return its key, which is made unlike those of the others."""
    opened: dict[str, Story] = st.session_state["stories"]
    key, number = story.key, 2
    while key in opened and opened[key].document.text != story.document.text:
        key, number = f"{story.key} ({number})", number + 1
    opened[key] = replace(story, key=key)
    return key


def timeline_for(story: Story) -> Timeline:
    """The story's timeline. Raises DatelineError."""
    if story.imported is not None and story.published is None:
        return story.imported
    return timeline_of(story.document, story.published)


def chosen_filters() -> Filters:
    """What the reader has set, read back from the page."""
    chosen = st.session_state
    return Filters(
        actors=tuple(chosen.get("actor") or ()),
        sources=tuple(chosen.get("source") or ()),
        certainties=tuple(Certainty(kind) for kind in chosen.get("certainty") or ()),
        classes=tuple(EventClass(kind) for kind in chosen.get("kind") or ()),
        words=chosen.get("find") or "",
        first=typed_day(chosen.get("from") or "", last=False),
        last=typed_day(chosen.get("to") or "", last=True),
        detail=Detail(chosen.get("detail") or Detail.KEY),
    )


def clear_filters() -> None:
    """Let every event pass again."""
    for key in _FILTER_KEYS:
        if key in st.session_state:
            st.session_state[key] = "" if key in ("find", "from", "to") else []


def selected() -> str | None:
    """The id of the selected event, kept in the address."""
    return st.query_params.get("event")


def select(event: str | None) -> None:
    """Select an event, or none."""
    if event is None:
        st.query_params.pop("event", None)
    else:
        st.query_params["event"] = event


def take_choice() -> None:
    """What the chart reports: the event that the reader chose, and the number of that choice."""
    choice = st.session_state["chart"].chosen
    if choice:
        st.session_state["seq"] = choice["seq"]
        select(choice["id"])
