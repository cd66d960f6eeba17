"""A timeline as a chronology in Markdown, each line with a footnote for its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.exports.format import Format
from events.exports.storyline_markdown import storyline_markdown

if TYPE_CHECKING:
    from events.timeline.timeline import Timeline
    from events.types import Document, Event

# What CommonMark or GitHub would read as more than a letter, within a line.
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#^{}]|(?<=\w)@|(?<=:)//|(?<=www)\.")
_UNDATED = "Without a date"


def write_markdown(timeline: Timeline) -> str:
    """The titles, then the events under their years, then a footnote for each event.

    A footnote gives the sentence, who says so, and why the event has its date. Every word of the
    article is escaped: it can make no link, image or markup. A star stands before its event, notes
    and tags in the footnote. A storyline is told by its days.
    """
    if timeline.stories:
        return storyline_markdown(timeline, _plain)
    years: dict[str, list[str]] = {}
    for number, event in enumerate(timeline.events, start=1):
        years.setdefault(_year(event.interval), []).append(_line(event, number))
    parts = [_heading(document) for document in timeline.documents]
    parts += [f"## {year}\n\n" + "\n".join(lines) for year, lines in years.items()]
    several = len(timeline.documents) > 1
    notes = [
        _footnote(event, number, several=several)
        for number, event in enumerate(timeline.events, start=1)
    ]
    return "\n\n".join([*parts, *notes]) + "\n"


MARKDOWN = Format(
    description="a chronology with its sources in footnotes (Markdown)",
    suffix=".md",
    mime="text/markdown",
    write=write_markdown,
)


def _heading(document: Document) -> str:
    published = document.published
    facts = [
        _plain(document.publisher or ""),
        f"Published {TimeInterval.of(Grain.DAY, published).plain}" if published else "",
        _plain(document.url or ""),
    ]
    byline = " · ".join(filter(None, facts))
    title = f"# {_plain(document.title or document.doc_id)}"
    return f"{title}\n\n{byline}" if byline else title


def _year(interval: TimeInterval | None) -> str:
    """The year, or the longer time, under which an event stands."""
    if interval is None or (interval.start is None and interval.end is None):
        return _UNDATED
    if interval.is_unit and interval.grain.rank > Grain.YEAR.rank:
        return interval.plain
    at = interval.start or (interval.end and interval.end.plus(Grain.SECOND, -1))
    assert at is not None
    return TimeInterval.year(at.year).plain


def _line(event: Event, number: int) -> str:
    when = f"**{event.when}:** " if event.interval else ""
    star = "★ " if event.starred else ""
    return f"- {star}{when}{_plain(event.label or event.trigger.text)}[^{number}]"


def _footnote(event: Event, number: int, *, several: bool) -> str:
    """The sentence, its source and the reason for the date; the title where there are several."""
    said = event.attribution.name if event.attribution else "the article itself"
    document = event.trigger.document
    quote = f" “{_plain(event.sentence.text)}”" if event.sentence.text else ""
    facts = [
        f"[^{number}]:{quote}",
        f"Said by: {_plain(said)}.",
        _plain(event.explanation),
        f"In: {_plain(document.title or document.doc_id)}." if several else "",
        f"Note: {_plain(event.note)}" if event.note else "",
        f"Tags: {_plain(', '.join(event.tags))}." if event.tags else "",
    ]
    return " ".join(filter(None, facts))


def _plain(words: str) -> str:
    """Words on one line, with everything escaped that Markdown would read as markup."""
    return _MARKUP.sub(lambda found: f"\\{found.group()}", " ".join(words.split()))
