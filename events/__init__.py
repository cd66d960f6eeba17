"""Dateline's library: news text in, a timeline of dated events out.

>>> from datetime import date
>>> text = "Rebels took the town of Harar on Sunday."
>>> story = Document(text=text, doc_id="harar", published=date(2024, 3, 13))
>>> extract(story).events[0].interval.plain
'Sun 10 Mar 2024'
"""

from events.batch import extract_many
from events.calendar.bounds import Bounds
from events.calendar.interval import Grain, Instant, TimeInterval
from events.errors import (
    DatelineError,
    ExtractionError,
    MissingModelError,
    UnknownDateError,
    UnknownFormatError,
    UnreadableInputError,
    UnwritableTimelineError,
)
from events.examples import (
    example_reports,
    example_stories,
    example_storyline,
    example_timeline,
)
from events.exports import FORMATS, Format, write, write_bytes
from events.exports.json_format import to_json
from events.exports.json_reader import from_json
from events.parsing.sections import Section, SectionKind, find_sections
from events.parsing.spacy_pipeline import load_model, parse
from events.pipeline import analyze, extract
from events.published.from_article import find_published
from events.published.typed_day import read_date
from events.reading import READABLE_SUFFIXES, iter_documents, read_documents
from events.timeline.apply_edits import curate, missed_edits
from events.timeline.edits import (
    ActorKey,
    AddEvent,
    Edit,
    JoinHappenings,
    MergeActors,
    Place,
    Reject,
    RenameActor,
    Restore,
    SetActor,
    SetActors,
    SetDate,
    SetKey,
    SetLabel,
    SetNote,
    SetSource,
    SetStar,
    SetTags,
    SplitActor,
    SplitHappening,
    edit_from_json,
    edit_to_json,
)
from events.timeline.storyline import storyline
from events.timeline.timeline import Timeline
from events.times import Domain, find_times
from events.times.typed_interval import read_bounds, read_interval
from events.types import (
    Actor,
    ActorType,
    Argument,
    Aspect,
    Attribution,
    AttributionKind,
    Basis,
    ByHand,
    Conflict,
    Day,
    Document,
    Event,
    EventClass,
    Happening,
    Mention,
    MentionType,
    Polarity,
    PublishedBasis,
    Relation,
    Role,
    Span,
    Story,
    Tense,
    TimeExpression,
    TimexType,
    Told,
)

__all__ = [
    "FORMATS",
    "READABLE_SUFFIXES",
    "Actor",
    "ActorKey",
    "ActorType",
    "AddEvent",
    "Argument",
    "Aspect",
    "Attribution",
    "AttributionKind",
    "Basis",
    "Bounds",
    "ByHand",
    "Conflict",
    "DatelineError",
    "Day",
    "Document",
    "Domain",
    "Edit",
    "Event",
    "EventClass",
    "ExtractionError",
    "Format",
    "Grain",
    "Happening",
    "Instant",
    "JoinHappenings",
    "Mention",
    "MentionType",
    "MergeActors",
    "MissingModelError",
    "Place",
    "Polarity",
    "PublishedBasis",
    "Reject",
    "Relation",
    "RenameActor",
    "Restore",
    "Role",
    "Section",
    "SectionKind",
    "SetActor",
    "SetActors",
    "SetDate",
    "SetKey",
    "SetLabel",
    "SetNote",
    "SetSource",
    "SetStar",
    "SetTags",
    "Span",
    "SplitActor",
    "SplitHappening",
    "Story",
    "Tense",
    "TimeExpression",
    "TimeInterval",
    "Timeline",
    "TimexType",
    "Told",
    "UnknownDateError",
    "UnknownFormatError",
    "UnreadableInputError",
    "UnwritableTimelineError",
    "analyze",
    "curate",
    "edit_from_json",
    "edit_to_json",
    "example_reports",
    "example_stories",
    "example_storyline",
    "example_timeline",
    "extract",
    "extract_many",
    "find_published",
    "find_sections",
    "find_times",
    "from_json",
    "iter_documents",
    "load_model",
    "missed_edits",
    "parse",
    "read_bounds",
    "read_date",
    "read_documents",
    "read_interval",
    "storyline",
    "to_json",
    "write",
    "write_bytes",
]
