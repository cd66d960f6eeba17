"""The chronology in Markdown, read by a CommonMark parser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from timelines import FEW, harar, timelines

from events import Grain, Instant, TimeInterval, Timeline, write

HOSTILE = (
    "<script>alert(1)</script> ![x](https://evil.example/a.png) [go](javascript:x) `code` "
    "<https://evil.example> https://evil.example *a* __b__ ~~c~~ [^1] | a | b | &lt; \\"
)


def kinds_of(markdown: str) -> set[str]:
    """The kinds of tokens in it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return {inner.type for token in tokens for inner in [token, *(token.children or ())]}


@FEW
@given(timelines())
def test_any_timeline_is_headings_lists_and_paragraphs(timeline: Timeline) -> None:
    written = write(timeline, "md")

    assert not kinds_of(written) & {
        *("html_block", "html_inline", "image", "link_open", "code_inline", "fence", "table_open"),
        *("em_open", "s_open", "code_block", "blockquote_open", "hr"),
    }
    assert written.count("\n[^") == len(timeline.events)


def test_words_of_the_article_are_no_markup() -> None:
    event = replace(harar().events[0], label=HOSTILE, explanation=HOSTILE)
    document = replace(harar().documents[0], title=HOSTILE, url=HOSTILE)

    written = write(Timeline(documents=(document,), events=(event,)), "md")

    assert kinds_of(written) <= {
        *("heading_open", "heading_close", "inline", "text", "text_special"),
        *("paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close"),
        *("list_item_open", "list_item_close", "strong_open", "strong_close"),
    }


@pytest.mark.parametrize(
    ("interval", "heading"),
    [
        (TimeInterval.day(2024, 3, 10), "## 2024"),
        (TimeInterval.year(-43), "## 44 BCE"),
        (TimeInterval.century(1), "## 1 CE to 100 CE"),
        (TimeInterval(None, Instant(2015), Grain.YEAR), "## 2014"),
        (TimeInterval(Instant(2015), None, Grain.YEAR), "## 2015"),
        (TimeInterval(None, None, Grain.YEAR), "## Without a date"),
    ],
)
def test_event_stands_under_its_year(interval: TimeInterval, heading: str) -> None:
    event = replace(harar().events[0], interval=interval)

    assert heading in write(replace(harar(), events=(event,)), "md").splitlines()


def test_year_has_one_heading_whatever_comes_between() -> None:
    took = harar().events[0]
    years = [TimeInterval.year(2001), TimeInterval.century(21), TimeInterval.month(2001, 5)]

    events = tuple(replace(took, interval=interval) for interval in years)
    written = write(replace(harar(), events=events), "md")

    assert written.count("## 2001\n") == 1
