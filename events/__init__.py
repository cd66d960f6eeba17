"""Dateline's library: news text in, a timeline of dated events out.

>>> from datetime import date
>>> text = "Rebels took the town of Harar on Sunday."
>>> story = Document(text=text, doc_id="harar", published=date(2024, 3, 13))
>>> extract(story).events[0].interval.plain
'Sun 10 Mar 2024'
"""

from events.dateline import find_published, read_date
from events.errors import (
    DatelineError,
    ExtractionError,
    MissingModelError,
    UnknownDateError,
    UnknownFormatError,
    UnreadableInputError,
    UnwritableTimelineError,
)
from events.examples import example_stories, example_timeline
from events.exports import FORMATS, Format, write, write_bytes
from events.exports.json_format import to_json
from events.exports.json_reader import from_json
from events.interval import Grain, Instant, TimeInterval
from events.layout import Section, SectionKind, find_sections
from events.many import extract_many
from events.pipeline import analyze, extract
from events.reading import read_documents
from events.text import load_model, parse
from events.times import find_times
from events.types import (
    Actor,
    ActorType,
    Argument,
    Aspect,
    Attribution,
    AttributionKind,
    Basis,
    Document,
    Event,
    EventClass,
    Mention,
    MentionType,
    Polarity,
    PublishedBasis,
    Relation,
    Role,
    Span,
    Tense,
    TimeExpression,
    Timeline,
    TimexType,
)

__all__ = [
    "FORMATS",
    "Actor",
    "ActorType",
    "Argument",
    "Aspect",
    "Attribution",
    "AttributionKind",
    "Basis",
    "DatelineError",
    "Document",
    "Event",
    "EventClass",
    "ExtractionError",
    "Format",
    "Grain",
    "Instant",
    "Mention",
    "MentionType",
    "MissingModelError",
    "Polarity",
    "PublishedBasis",
    "Relation",
    "Role",
    "Section",
    "SectionKind",
    "Span",
    "Tense",
    "TimeExpression",
    "TimeInterval",
    "Timeline",
    "TimexType",
    "UnknownDateError",
    "UnknownFormatError",
    "UnreadableInputError",
    "UnwritableTimelineError",
    "analyze",
    "example_stories",
    "example_timeline",
    "extract",
    "extract_many",
    "find_published",
    "find_sections",
    "find_times",
    "from_json",
    "load_model",
    "parse",
    "read_date",
    "read_documents",
    "to_json",
    "write",
    "write_bytes",
]
