"""What several articles tell of, for the page without a server: who, how, and what differs."""

from __future__ import annotations

from html import escape

from events import Happening, Timeline
from events.timeline.condensed import dispute

_LIST = (
    '<details class="dl-table"><summary>What several articles tell ({count})</summary>\n'
    "<ul>\n{items}\n</ul>\n</details>\n"
)


def tellings_list(timeline: Timeline) -> str:
    """A folded list of what more than one article tells; empty for what is no storyline."""
    told = [one for one in timeline.happenings if one.articles > 1 or one.conflicts]
    if not timeline.stories or not told:
        return ""
    told.sort(key=lambda one: -one.salience)
    return _LIST.format(count=len(told), items="\n".join(_item(one) for one in told))


def _item(happening: Happening) -> str:
    by = happening.dated_by
    when = f" <time>{escape(by.when)}</time>" if by is not None else ""
    differs = f"<p>{escape(text)}</p>" if (text := dispute(happening)) else ""
    quotes = "".join(
        f"<blockquote>{escape(event.sentence.text)}"
        f"<footer>{escape(event.trigger.document.publisher or event.trigger.document.doc_id)}"
        "</footer></blockquote>"
        for event in happening.events
    )
    return f"<li><strong>{escape(happening.label)}</strong>{when}{differs}{quotes}</li>"
