"""The public names of the library, frozen: a change here is a change for those who use it."""

from __future__ import annotations

import events

PUBLIC_NAMES = """
FORMATS
Actor
ActorType
Argument
Aspect
Attribution
AttributionKind
Basis
DatelineError
Document
Event
EventClass
ExtractionError
Format
Grain
Instant
Mention
MentionType
MissingModelError
Polarity
PublishedBasis
Relation
Role
Section
SectionKind
Span
Tense
TimeExpression
TimeInterval
Timeline
TimexType
UnknownDateError
UnknownFormatError
UnreadableInputError
UnwritableTimelineError
analyze
example_stories
example_timeline
extract
extract_many
find_published
find_sections
find_times
from_json
load_model
parse
read_date
read_documents
to_json
write
write_bytes
""".split()


def test_public_names_are_frozen() -> None:
    assert events.__all__ == PUBLIC_NAMES


def test_every_public_name_exists_and_says_what_it_is() -> None:
    undescribed = [
        name
        for name in events.__all__
        if callable(getattr(events, name)) and not getattr(events, name).__doc__
    ]

    assert undescribed == []
