"""The story built by hand with markup wherever an article has a say, to see that it stays text."""

from __future__ import annotations

import json
from typing import Any

from river import river_story

from events import to_json

HOSTILE = (
    "<script>window.bad=1</script> <img src=https://evil.example/a.png onerror=window.bad=2> "
    "![x](https://evil.example/b.png) [go](javascript:window.bad=3) :material/bug_report: "
    "<b style='background:url(https://evil.example/c.png)'>bold</b> $x^2$ :red[red] </div> "
    "<style>@import 'https://evil.example/d.css'</style> <a href=https://evil.example/e>go</a> "
    "<link rel=stylesheet href=https://evil.example/f.css> "
    "<span style='background:url(https://evil.example/g.png)'>plotly</span> "
)
# What would end a script element, a line of a script, or a tag.
WORSE = "</script><script>window.bad=4</script>\u2028\u2029<svg onload=window.bad=5>\"'"


def hostile_timeline() -> dict[str, object]:
    """The river story, with markup in its text, its title, its labels, names and sources."""
    written = json.dumps(to_json(river_story()))
    story = json.loads(written)
    story["documents"][0]["title"] = HOSTILE
    for actor in story["actors"]:
        actor["name"] = f"{HOSTILE} {actor['name']}"
    for event in story["events"]:
        event["label"] = f"{HOSTILE} {event['label']}"
        if event["time"]:
            event["time"]["explanation"] = HOSTILE
        if event["attribution"]:
            event["attribution"]["source"] = HOSTILE
    return dict(story)


def hostile_in_every_place() -> dict[str, Any]:
    """The same with worse markup in the text, the id of the document and its publisher too."""
    story = _with_document(hostile_timeline(), WORSE)
    document = story["documents"][0]
    document["text"] += WORSE
    document["publisher"] = document["url"] = WORSE
    for actor in story["actors"]:
        actor["name"] += WORSE
    return dict(story)


def _with_document(part: Any, doc_id: str) -> Any:
    """A part of an exported timeline as that of a document with another id."""
    if isinstance(part, list):
        return [_with_document(one, doc_id) for one in part]
    if not isinstance(part, dict):
        return part
    renamed = {name: _with_document(value, doc_id) for name, value in part.items()}
    if "doc" in renamed:
        renamed["doc"] = doc_id
    return renamed | ({"id": doc_id} if "published_basis" in renamed else {})
