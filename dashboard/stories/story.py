"""Stories: articles, or timelines exported earlier, and how the command line names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from dashboard.stories.analysis import timeline_of
from events import (
    Document,
    Timeline,
    UnreadableInputError,
    example_stories,
    example_storyline,
    example_timeline,
    iter_documents,
    read_date,
)
from events.exports.json_reader import articles_from_json, parse_json

EXAMPLE_REPORTS = "orva-dam"
_LONGEST_TITLE = 80
# In characters; a longer first line is a paragraph.
_LONGEST_HEADLINE = 120
# About fifty thousand events. To read it takes ten times as much of memory.
_MOST_BYTES = 100_000_000
# Timelines read from files, each once however many pages are opened.
_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """What is known of a storyline that is kept, until it is opened: to read it takes seconds."""

    id: str
    title: str
    articles: int


@dataclass(frozen=True, slots=True)
class Story:
    """One article, or a timeline that was read as such. `published` is what the reader gave.

    A storyline is such a timeline, of several articles; `parts` are the stories that are still to
    be joined to one, and one that is only `listed` is still to be read.
    """

    key: str
    document: Document
    published: date | None = None
    imported: Timeline | None = None
    parts: tuple[Story, ...] = ()
    listed: Listed | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its articles."""
        if self.parts:
            return tuple(document for part in self.parts for document in part.documents)
        return self.imported.documents if self.imported is not None else (self.document,)

    @property
    def is_storyline(self) -> bool:
        """Whether it joins several articles, or is to."""
        if self.parts or self.listed is not None:
            return True
        return self.imported is not None and is_joined(self.imported)

    @property
    def articles(self) -> int:
        """How many articles it has."""
        return self.listed.articles if self.listed is not None else len(self.documents)

    @property
    def title(self) -> str:
        """The article's title, else its first words; of a storyline what most articles tell."""
        label = self.listed.title if self.listed is not None else ""
        if self.imported is not None and is_joined(self.imported):
            label = self.imported.stories[0].label
        first = self.document.text.strip().split("\n", 1)[0]
        return shortened(label or self.document.title or first, _LONGEST_TITLE)


def is_joined(timeline: Timeline) -> bool:
    """Whether a timeline is a storyline of several articles."""
    return bool(timeline.stories) and len(timeline.documents) > 1


def as_one(stories: Sequence[Story]) -> Story:
    """Some stories as one storyline, which is still to be joined; the same text counts once."""
    parts = tuple({tuple(d.text for d in one.documents): one for one in stories}.values())
    documents = tuple(document for part in parts for document in part.documents)
    return Story(storyline_key(documents), documents[0], parts=parts) if parts[1:] else parts[0]


def storyline_key(documents: Sequence[Document]) -> str:
    """What a story of several articles is called in the address of the page."""
    return f"{documents[0].doc_id} and {len(documents) - 1} more"


def named_by_headline(story: Story) -> Story:
    """A pasted article under the name of its first line, as it came without one of its own.

    A headline is its title; of a first paragraph the first words are what it is called.
    """
    lines = (line.strip() for line in story.document.text.splitlines())
    first = " ".join(next(filter(None, lines), "").split())
    if story.document.title or not first:
        return story
    name = shortened(first, _LONGEST_TITLE).removesuffix(" …")
    title = first if len(first) <= _LONGEST_HEADLINE else None
    return replace(story, key=name, document=replace(story.document, doc_id=name, title=title))


def shortened(words: str, longest: int) -> str:
    """Some words, cut between two of them where they are more than so many characters."""
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + " …"


def first_stories(
    paths: Sequence[str],
    published: str | None,
    *,
    on_error: Callable[[UnreadableInputError], None] | None = None,
) -> list[Story]:
    """What some files tell as one story, or the bundled stories. Raises DatelineError.

    With `on_error`, what cannot be read is handed to it as long as anything can.
    """
    given = read_date(published) if published else None
    if not paths:
        articles = [Story(d.doc_id, d, given, example_timeline(d)) for d in example_stories()]
        return [*articles, example_reports_story()]
    found = [story for path in paths for story in iter_stories(path, given, on_error=on_error)]
    return [as_one(found)] if found else []


def example_reports_story() -> Story:
    """The bundled storyline: six reports of a flood that never was."""
    timeline = _example_storyline()
    return Story(EXAMPLE_REPORTS, timeline.documents[0], imported=timeline)


@cache
def _example_storyline() -> Timeline:
    return example_storyline()


def read_stories(path: str, published: date | None = None) -> list[Story]:
    """All stories of a path. Raises DatelineError."""
    return list(iter_stories(path, published))


def iter_stories(
    path: str,
    published: date | None = None,
    *,
    on_error: Callable[[UnreadableInputError], None] | None = None,
) -> Iterator[Story]:
    """The stories of a path one by one: its articles, or those of a timeline that it holds.

    With `on_error`, what cannot be read is handed to it; without, it is raised as DatelineError.
    """
    if not path.endswith(".json"):
        for document in iter_documents(path, on_error=on_error):
            yield Story(document.doc_id, document, published)
        return
    try:
        timelines = _read_timelines(Path(path))
    except UnreadableInputError as error:  # the same as for an article
        if on_error is None:
            raise
        on_error(error)
        return
    for timeline in timelines:
        first = timeline.documents[0]
        key = Path(path).stem if is_joined(timeline) else first.doc_id
        yield Story(key, first, imported=timeline)


def _read_timelines(path: Path) -> tuple[Timeline, ...]:
    """An exported timeline, checked whole: a storyline, or one timeline an article.

    Raises UnreadableInputError.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableInputError(f"is larger than {_MOST_BYTES // 1_000_000} MB")
        timelines = _parsed_timelines(path, path.stat().st_mtime_ns)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableInputError(f"{path.name}: cannot be read: {reason}") from error
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"{path.name}: is no JSON: it is not UTF-8") from error
    except UnreadableInputError as error:  # say of which file
        raise UnreadableInputError(f"{path.name}: {error}") from error
    return timelines


@lru_cache(maxsize=_REMEMBERED)
def _parsed_timelines(path: Path, _: int) -> tuple[Timeline, ...]:
    """An exported timeline, read anew when the file has changed."""
    timelines = articles_from_json(parse_json(path.read_text(encoding="utf-8-sig")))
    if not timelines[0].documents:
        raise UnreadableInputError("this timeline holds no article: there is nothing to show")
    return tuple(timelines)


def timeline_for(story: Story) -> Timeline:
    """The timeline of a story that is joined or is one article. Raises DatelineError."""
    if story.imported is not None and story.published is None:
        return story.imported
    return timeline_of(story.document, story.published)
