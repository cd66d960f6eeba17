"""The page as one file, seen without a browser: what is in it, and that its text stays text."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from river import river_story
from timelines import FEW, harar, timelines

from dashboard.chart.lanes import main_actors
from dashboard.offline import picture as pictures
from dashboard.offline.page import offline_page, script_json
from dashboard.offline.views import find_views, page_content
from events import FORMATS, Document, Timeline, UnwritableTimelineError, write_bytes

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)


def scripts(page: str) -> list[str]:
    """The scripts that the page runs."""
    return [found["body"] for found in SCRIPT.finditer(page) if "json" not in found["attributes"]]


def test_policy_names_each_script_and_lets_nothing_else_run_or_connect() -> None:
    page = offline_page(river_story())

    policy = re.search(r'Content-Security-Policy" content="(?P<policy>[^"]+)"', page)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy["policy"].split(";"))
    hashes = {
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
        for script in scripts(page)
    }
    assert set(rules["script-src"].split()) == hashes
    assert (rules["default-src"], rules["connect-src"]) == ("'none'", "'none'")


def test_page_loads_nothing() -> None:
    page = SCRIPT.sub("", offline_page(river_story()))

    assert not re.search(r"<(?:script|link|img|iframe|object|embed|base)\b|@import|url\(", page)


def test_page_is_the_same_each_time() -> None:
    assert offline_page(river_story()) == offline_page(river_story())


@given(st.text())
def test_any_text_in_a_script_element_stays_a_text(words: str) -> None:
    written = script_json({"text": words + "</script><!--\u2028"})

    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"text": words + "</script><!--\u2028"}


@FEW
@given(timelines())
def test_any_timeline_can_be_shown(timeline: Timeline) -> None:
    content = json.loads(script_json(page_content(timeline)))

    told = set(content["article"]["events"])
    assert all(set(view["order"]) <= told for view in content["views"])


def test_views_are_the_key_events_all_of_them_and_each_main_actor() -> None:
    story = river_story()
    actors = main_actors(story.events)

    views = find_views(story, actors)

    assert [view.name for view in views] == [
        "Key events",
        "All events",
        *(actor.name for actor in actors),
    ]
    assert views[1].events == story.events
    assert all(view.events for view in views)


def test_story_of_key_events_alone_has_one_view_of_all() -> None:
    assert [view.name for view in find_views(harar(), ())] == ["All events"]


def test_article_without_events_is_shown_with_its_text() -> None:
    nothing = Timeline(documents=(Document(text="Hello there", doc_id="hello"),))

    content = page_content(nothing)

    assert [view["blank"] for view in content["views"]] == [True]  # type: ignore[index,union-attr,call-overload]
    assert "Hello there" in offline_page(nothing)


def test_words_of_the_article_are_escaped_in_the_page_itself() -> None:
    hostile = "</title><script>bad()</script>"
    event = replace(harar().events[0], label=hostile, explanation=hostile)
    document = replace(harar().documents[0], title=hostile)

    page = offline_page(Timeline(documents=(document,), events=(event,)))

    assert "bad()</script>" not in page
    assert page.count("&lt;script&gt;bad()") >= 3


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_picture_without_a_browser_says_what_to_do(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "find_browser", lambda: None)

    with pytest.raises(UnwritableTimelineError, match="needs Chromium, Chrome or Edge"):
        write_bytes(harar(), kind)


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_browser_that_is_none_is_told(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_browser", lambda: "/bin/true")

    with pytest.raises(UnwritableTimelineError, match="true could not draw the chart"):
        write_bytes(harar(), kind)


def test_formats_of_the_dashboard_are_among_those_that_can_be_written() -> None:
    assert {"html", "svg", "png", "pdf"} <= set(FORMATS)
    assert FORMATS["png"].binary
