"""The public names of the library, frozen: a change here is a change for those who use it."""

from __future__ import annotations

import re
from pathlib import Path

import events

GUIDE = Path(__file__).parent.parent / "docs" / "library.md"
PUBLIC_NAMES = """
FORMATS
READABLE_SUFFIXES
Actor
ActorKey
ActorType
AddEvent
Argument
Aspect
Attribution
AttributionKind
Basis
Bounds
ByHand
Conflict
DatelineError
Day
Document
Domain
Edit
Event
EventClass
ExtractionError
Format
Grain
Happening
Instant
JoinHappenings
Mention
MentionType
MergeActors
MissingModelError
Place
Polarity
PublishedBasis
Reject
Relation
RenameActor
Restore
Role
Section
SectionKind
SetActor
SetActors
SetDate
SetKey
SetLabel
SetNote
SetSource
SetStar
SetTags
Span
SplitActor
SplitHappening
Story
Tense
TimeExpression
TimeInterval
Timeline
TimexType
Told
UnknownDateError
UnknownFormatError
UnreadableInputError
UnwritableTimelineError
analyze
curate
edit_from_json
edit_to_json
example_reports
example_stories
example_storyline
example_timeline
extract
extract_many
find_published
find_sections
find_times
from_json
iter_documents
load_model
missed_edits
parse
read_bounds
read_date
read_documents
read_interval
storyline
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


def test_every_public_name_has_an_example_in_the_guide() -> None:
    imports = re.findall(r">>> from events import (?P<names>.+)", GUIDE.read_text(encoding="utf-8"))
    shown = {name.strip() for line in imports for name in line.split(",")}

    assert sorted(shown) == sorted(events.__all__)
