"""Quotations whose own sentence names no speaker: who goes on speaking in them."""

from __future__ import annotations

from bisect import bisect_right, insort_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from events.parsing.quotations import find_quotations, quotations_in
from events.parsing.spacy_pipeline import sections
from events.types import Attribution, AttributionKind, Event, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# So much of a sentence must stand in quotation marks for it to be a quotation and nothing else.
QUOTED_SHARE = 0.8
# After the last word of a paragraph stand so many characters at most: a space, a mark.
_CLOSING_MARKS = 3

_Range = tuple[int, int]


def continue_speakers(
    events: tuple[Event, ...], sayings: Iterable[Attribution], doc: Doc
) -> tuple[Event, ...]:
    """The events, with a speaker for those in sentences that are all quotation.

    `sayings` are all that the article has, also of what tells of no event. The speaker is that of
    the same quotation, named before it or after; else who spoke last in the paragraph or in the
    one before.
    """
    spoken = _Spoken([section.start_char for section in sections(doc)])
    _note_speakers(sayings, spoken, doc)
    for quotation in _whole_paragraphs(doc):
        known = None if quotation in spoken.said else spoken.last_before(quotation)
        if known is not None:
            spoken.note(quotation, known)
    found = []
    for event in events:
        inside = _quotation_around(event.trigger, doc)
        if event.attribution is None and inside is not None:
            known = spoken.said.get(inside) or spoken.last_before(inside)
            if known is not None and _is_all_quoted(event.sentence, inside):
                spoken.note(inside, known)
                event = replace(event, attribution=_in_quotation(known, inside, event))
        found.append(event)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Who says each quotation, and by the paragraphs that begin at `starts` which end in them."""

    starts: list[int]
    said: dict[_Range, Attribution] = field(default_factory=dict)
    ending: dict[int, list[_Range]] = field(default_factory=dict)

    def note(self, quotation: _Range, speaker: Attribution) -> None:
        """Keep the speaker of a quotation; the first one told of it stays."""
        if quotation not in self.said:
            self.said[quotation] = speaker
            paragraph = bisect_right(self.starts, quotation[1] - 1)
            insort_left(self.ending.setdefault(paragraph, []), quotation, key=lambda one: one[0])

    def last_before(self, quotation: _Range) -> Attribution | None:
        """Who spoke last before a quotation, in its paragraph or in the one before."""
        paragraph = bisect_right(self.starts, quotation[0])
        before = [self._last(paragraph - 1, quotation[0]), self._last(paragraph, quotation[0])]
        last = max((one for one in before if one is not None), key=lambda one: one[0], default=None)
        return None if last is None else self.said[last]

    def _last(self, paragraph: int, offset: int) -> _Range | None:
        """The quotation that begins last of those that end in a paragraph, before an offset."""
        ending = self.ending.get(paragraph, [])
        for place in range(bisect_right(ending, offset, key=lambda one: one[0]) - 1, -1, -1):
            if ending[place][1] <= offset:
                return ending[place]
        return None


def _whole_paragraphs(doc: Doc) -> Iterator[_Range]:
    """The quotations that are a paragraph and nothing else, which tell of no event perhaps."""
    ends = {section.start_char: section.end_char for section in sections(doc)}
    for start, end in find_quotations(doc):
        whole = ends.get(start) or ends.get(start - 1)
        if whole is not None and whole - end <= _CLOSING_MARKS:
            yield start, end


def _note_speakers(sayings: Iterable[Attribution], spoken: _Spoken, doc: Doc) -> None:
    """Note the speaker of each stretch that a saying outside of it reports, quoted or not."""
    for said in sorted(sayings, key=lambda said: said.content.end - said.content.start):
        start, end = said.content.start, said.content.end
        for quotation in quotations_in(doc, start, end) or [(start, end)]:
            if said.cue.end <= quotation[0] or quotation[1] <= said.cue.start:
                spoken.note(quotation, said)


def _in_quotation(said: Attribution, inside: _Range, event: Event) -> Attribution:
    content = Span(event.trigger.document, *inside)
    return replace(said, content=content, kind=AttributionKind.DIRECT)


def _quotation_around(span: Span, doc: Doc) -> _Range | None:
    near = quotations_in(doc, span.start, span.end)
    return next(((s, e) for s, e in near if s <= span.start and span.end <= e), None)


def _is_all_quoted(sentence: Span, quotation: _Range) -> bool:
    shared = min(sentence.end, quotation[1]) - max(sentence.start, quotation[0])
    return shared >= QUOTED_SHARE * (sentence.end - sentence.start)
