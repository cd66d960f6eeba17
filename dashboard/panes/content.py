"""What the page says of a timeline, as JSON for its two panes; knows nothing of Streamlit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dashboard.chart.day_text import plain_day
from dashboard.chart.figures import Drawing, event_id
from dashboard.chart.lanes import actors_of
from dashboard.chart.palette import DARK, LIGHT
from dashboard.chart.plotly_json import Json
from dashboard.panes.text_runs import Passage, find_passages
from events import Actor, ByHand, Document, Event, Span, TimeExpression, Timeline
from events.timeline.certainty import Certainty, certainty_of

# A pane's script is one module in several files.
CHART_SCRIPTS = (
    *("chart.js", "parts.js", "keys.js", "zoom.js", "gestures.js", "pointing.js"),
    *("overlay.js", "overview.js", "words.js", "tellings.js", "picture.js", "slides.js"),
)
TABLE_SCRIPTS = ("table.js", "parts.js")
ARTICLE_SCRIPTS = ("article.js", "marking.js", "switch.js", "parts.js")
CHART_STYLES = (
    "story.css",
    "card.css",
    "tellings.css",
    "overview.css",
    "pointing.css",
    "slides.css",
)
ARTICLE_STYLES = ("article.css", "switch.css")
# What the reader's browser draws by itself, and words for it.
PICTURES = {"svg": "the chart as a drawing", "png": "the chart as a picture, 3200 pixels wide"}
_NO_NAME = re.compile(r"[^\w]+")
_LONGEST_NAME = 60
# No file on Windows may be called so, whatever its ending.
_DEVICES = frozenset(
    ["aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
_MOST_UNPLACED = 24
_FOLDER = Path(__file__).parent.parent / "components"
_BY_HAND = {
    ByHand.EVENT: "added",
    ByHand.TIME: "date",
    ByHand.LABEL: "label",
    ByHand.ARGUMENTS: "actors",
    ByHand.HAPPENING: "joined or split",
    ByHand.SOURCE: "source",
    ByHand.KEY: "key or not",
    ByHand.NOTE: "note, star or tags",
}
_LEGEND = [
    *((kind.value, kind.words) for kind in Certainty if kind is not Certainty.UNDATED),
    ("possible", "what fades is possible, what is solid certain"),
]
_STORYLINE_LEGEND = [
    ("told", "as many independent articles tell it"),
    ("disputed", "they do not agree on it"),
]


def chart_content(
    wide: Drawing | None, narrow: Drawing | None, order: Sequence[Event], *, told: bool = False
) -> dict[str, Json]:
    """One drawing or both, and the ids of the shown events in order; `told` for a storyline."""
    undated = [event for event in order if certainty_of(event) is Certainty.UNDATED]
    return {
        "wide": _drawing(wide) if wide else None,
        "narrow": _drawing(narrow) if narrow else None,
        "order": [event_id(event) for event in order],
        "undated": [event_id(event) for event in undated],
        **_slides(order),
        "legend": [
            {"kind": kind, "words": words}
            for kind, words in (*_LEGEND, *(_STORYLINE_LEGEND if told else ()))
        ],
    }


def about_story(timeline: Timeline) -> dict[str, Json]:
    """What the story is called, and who published it when, where it is one article."""
    articles = timeline.documents
    return {
        "title": timeline.title,
        "byline": byline(articles[0]) if len(articles) == 1 else "",
    }


def byline(document: Document) -> str:
    """The publisher and the day of publication, as far as they are known."""
    return " · ".join(filter(None, (document.publisher, plain_day(document.published))))


def _slides(order: Sequence[Event]) -> dict[str, Json]:
    """The events to tell one after another: the starred ones, else the key ones, else all.

    Those without a date are told only when they have a star.
    """
    starred = [event for event in order if event.starred]
    dated = [event for event in order if certainty_of(event) is not Certainty.UNDATED]
    key = [event for event in dated if event.key]
    slides = starred or key or dated
    what = "starred event" if starred else "key event" if key else "event"
    count = len(slides)
    hint = "" if starred else " Star some events, and these are told."
    are = f"{count} {what}{'' if count == 1 else 's'}.{hint}"
    return {"slides": [event_id(event) for event in slides], "slides_are": are}


def describe(event: Event) -> dict[str, Json]:
    """All that the page says of an event, in words."""
    return {
        "label": event.label or event.trigger.text,
        "when": event.when,
        "certainty": certainty_of(event).words,
        "quote": event.sentence.text,
        "trigger": [
            event.trigger.start - event.sentence.start,
            event.trigger.end - event.sentence.start,
        ],
        "who": ", ".join(actor.name for actor in actors_of(event)),
        "who_found": _who_found(event),
        "said": event.attribution.name if event.attribution else "the article itself",
        "said_found": _said_found(event),
        "words": f"“{event.time.span.text}”" if event.time else "",
        "why": event.explanation,
        "by_hand": ", ".join(_BY_HAND[part] for part in event.by_hand),
        "starred": event.starred,
        "note": event.note,
        "tags": ", ".join(event.tags),
    }


def _who_found(event: Event) -> str:
    """Who takes part, each with the words of the text that are taken for a mention of them."""
    taking_part = {actor.name for actor in actors_of(event)}
    told = {}
    for argument in event.arguments:
        if argument.actor is not None and argument.actor.name in taking_part:
            told[argument.actor.name] = _part_found(argument.actor, argument.span)
    return ", ".join(told.values())


def _part_found(actor: Actor, span: Span) -> str:
    """An actor with the words that are taken for a mention; one that a person added has none."""
    words = " ".join(span.text.split())
    if words.lower().endswith(actor.name.lower()):
        return actor.name
    if any(mention.span == span for mention in actor.mentions):
        return f"{actor.name} (in the text “{words}”)"
    return f"{actor.name} (added by hand)" if ByHand.ACTOR in actor.by_hand else actor.name


def _said_found(event: Event) -> str:
    """Who says it, by which words of the text; where nobody does, that the article says so."""
    said = event.attribution
    if ByHand.SOURCE in event.by_hand:
        return f"{said.name if said else 'the article itself'}, as set by hand"
    if said is None:
        return "the article itself: no source is named for it"
    words, cue = (" ".join(span.text.split()) for span in (said.source, said.cue))
    if not cue:  # an archive knows the name alone
        return said.name
    if words != said.name:
        return f"{said.name}, by the words “{words}” and “{cue}”"
    return f"{said.name}, by the {'words' if ' ' in cue else 'word'} “{cue}”"


def article_content(timeline: Timeline) -> dict[str, Json]:
    """The articles in paragraphs and runs of text with all events marked, and words about each."""
    return {
        "events": {event_id(event): describe(event) for event in timeline.events},
        "documents": [
            written_article(document, find_passages(document, timeline))
            for document in timeline.documents
        ],
        "revision": "|".join(document.doc_id for document in timeline.documents),
    }


def written_article(document: Document, passages: Sequence[Passage]) -> dict[str, Json]:
    """One article, as its pane takes it."""
    return {
        "doc": document.doc_id,
        "title": _title(document),
        "byline": " · ".join(filter(None, (document.publisher, _dated(document)))),
        "passages": [_written(passage) for passage in passages],
    }


def pictures_content(timeline: Timeline) -> dict[str, Json]:
    """What the buttons say that take the chart away, and what their files are called."""
    kinds = [
        {"kind": kind, "name": kind.upper(), "words": words} for kind, words in PICTURES.items()
    ]
    return {"title": timeline.title, "file": file_stem(timeline), "kinds": kinds, "light": _light()}


def _light() -> Json:
    """Colours for white paper, and what each of those for a dark page is there."""
    pairs = zip(DARK.lanes, LIGHT.lanes, strict=True)
    others = ("background", "text", "muted", "line", "band", "gap")
    colors = {**dict(pairs), **{getattr(DARK, one): getattr(LIGHT, one) for one in others}}
    return {"colors": colors, "text": LIGHT.text, "background": LIGHT.background}


def file_stem(timeline: Timeline) -> str:
    """What a file of the timeline is called, without its ending: letters, digits and hyphens."""
    words = _NO_NAME.sub("-", timeline.title).strip("-").lower()
    if len(words) > _LONGEST_NAME:
        words = words[: _LONGEST_NAME + 1].rsplit("-", 1)[0][:_LONGEST_NAME]
    if words in _DEVICES:
        words = f"{words}-timeline"
    return words or "timeline"


def unplaced_times(timeline: Timeline) -> list[TimeExpression]:
    """The times that name no stretch of the calendar and date no event."""
    used = {event.time for event in timeline.events}
    return [
        time for time in timeline.time_expressions if time.interval is None and time not in used
    ]


def unplaced_words(timeline: Timeline) -> list[str]:
    """The words of these times; of a storyline, which may have thousands, some, each once."""
    words = [time.span.text for time in unplaced_times(timeline)]
    return list(dict.fromkeys(words))[:_MOST_UNPLACED] if timeline.stories else words


@cache
def source_text(*names: str) -> str:
    """Some of the panes' scripts or style sheets, one after another."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


def _drawing(drawing: Drawing) -> Json:
    return {
        "figure": drawing.figure,
        "lanes": drawing.lanes,
        "marks": drawing.marks,
        "outside": drawing.outside,
    }


def _title(document: Document) -> str:
    """The title, unless the text begins with it."""
    title = (document.title or "").strip()
    return "" if document.text.lstrip().startswith(title) else title


def _dated(document: Document) -> str:
    """The day of publication, and how it is known."""
    if document.published is None:
        return "The day of publication is not known: times like “Sunday” have no date."
    return f"Published {plain_day(document.published)}. {document.published_evidence}"


def _written(passage: Passage) -> Json:
    return {
        "kind": passage.kind.value,
        "runs": [
            {
                "text": run.text,
                "sentence_of": run.sentence_of,
                "event": run.event,
                **({"telling": run.telling} if run.telling != run.event else {}),
                "time": run.time.explanation if run.time else None,
                "speaker": run.speaker,
            }
            for run in passage.runs
        ],
    }
