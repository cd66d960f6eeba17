"""A timeline as one HTML file: the panes of the page, with a few lines that stand for the server.

Nothing is loaded from elsewhere. The policy in its head lets no script run but the ones that this
module puts there, which it knows by their hashes, and lets none of them connect to anything.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.metadata import distribution
from pathlib import Path

from dashboard.chart.joined import page_timeline
from dashboard.offline.tellings import tellings_list
from dashboard.offline.views import Sent, page_content
from dashboard.panes.content import (
    ARTICLE_SCRIPTS,
    ARTICLE_STYLES,
    CHART_SCRIPTS,
    CHART_STYLES,
    source_text,
)
from events import Timeline

_FOLDER = Path(__file__).parent
_STYLES = (*CHART_STYLES, *ARTICLE_STYLES, "pictures.css", "../offline/offline.css")
_EXPORT = "export default function"
# In a script element these would end it, begin a comment, or end a line of the script.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
# Plotly writes its styles itself, and draws pictures by way of data and blob addresses.
_POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'"
)
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<header class="dl-page-head">
<h1>{title}</h1>
<p>{summary}</p>
</header>
<nav id="dateline-views" class="dl-views" aria-label="Which events are shown"></nav>
<main class="dl-panes">
<noscript><p>The chart needs JavaScript; the table below tells the same.</p></noscript>
<div id="dateline-chart"></div>
<div id="dateline-article"></div>
</main>
<details class="dl-table"><summary>Table of events</summary>
{table}
</details>
{told}<footer id="dateline-pictures" class="dl-page-foot"></footer>
<script type="application/json" id="dateline-content">{content}</script>
{scripts}
</body>
</html>
"""


def offline_page(timeline: Timeline, sent: Sent | None = None) -> str:
    """The page as text: chart, article, filter by actor, and a table of all events.

    It opens with what was `sent`, else with the key events.
    Of a storyline each happening is one mark, and a list tells who tells it and what differs.
    """
    told = tellings_list(timeline)
    timeline = page_timeline(timeline)
    scripts = [
        ("", _plotly()),
        ("module", _component(source_text(*CHART_SCRIPTS), "datelineChart")),
        ("module", _component(source_text(*ARTICLE_SCRIPTS), "datelineArticle")),
        ("module", _component(source_text("pictures.js"), "datelinePictures")),
        ("module", (_FOLDER / "offline.js").read_text(encoding="utf-8")),
    ]
    hashes = " ".join(_hash(script) for _, script in scripts)
    return _PAGE.format(
        policy=_POLICY.format(hashes=hashes),
        title=escape(timeline.title),
        style=source_text(*_STYLES),
        summary=escape(_summary(timeline)),
        table=timeline._repr_html_(),
        told=told,
        content=script_json(page_content(timeline, sent)),
        scripts="\n".join(_element(kind, script) for kind, script in scripts),
    )


def script_json(content: object) -> str:
    """JSON that is safe within a script element, whatever text is in it."""
    return json.dumps(content, ensure_ascii=False).translate(_ESCAPES)


def _plotly() -> str:
    """Plotly's script as it is installed; its Python side takes a tenth of a second to import."""
    path = distribution("plotly").locate_file("plotly/package_data/plotly.min.js")
    return Path(str(path)).read_text(encoding="utf-8")


def _component(script: str, name: str) -> str:
    """A component's module as a script that leaves its function under a name in the page."""
    assert script.count(_EXPORT) == 1
    return script.replace(_EXPORT, f"window.{name} = function")


def _element(kind: str, script: str) -> str:
    assert "</script" not in script
    attribute = f' type="{kind}"' if kind else ""
    return f"<script{attribute}>{script}</script>"


def _hash(script: str) -> str:
    """The script as a Content-Security-Policy names it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _summary(timeline: Timeline) -> str:
    dated = sum(event.interval is not None for event in timeline.events)
    count, articles = len(timeline.events), len(timeline.documents)
    told = f" told by {articles} articles" if timeline.stories else ""
    return (
        f"{count} events{told}, {dated} of them with a date. Made with Dateline; works without "
        "network."
    )
