"""Quotations whose own sentence names no speaker: who goes on speaking in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

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
    events: tuple[Event, ...],
    sayings: Iterable[Attribution],
    quotations: tuple[_Range, ...],
    doc: Doc,
) -> tuple[Event, ...]:
    """The events, with a speaker for those in sentences that are all quotation.

    `sayings` are all that the article has, also of what tells of no event. The speaker is that of
    the same quotation, named before it or after; else who spoke last in the paragraph or in the
    one before.
    """
    spoken = _speakers(sayings, quotations)
    starts = [section.start_char for section in sections(doc)]
    for quotation in _whole_paragraphs(quotations, doc):
        known = None if quotation in spoken else _last_speaker(quotation, spoken, starts)
        if known is not None:
            spoken[quotation] = known
    found = []
    for event in events:
        inside = _quotation_around(event.trigger, quotations)
        if event.attribution is None and inside is not None:
            known = spoken.get(inside) or _last_speaker(inside, spoken, starts)
            if known is not None and _is_all_quoted(event.sentence, inside):
                spoken[inside] = known
                event = replace(event, attribution=_in_quotation(known, inside, event))
        found.append(event)
    return tuple(found)


def _whole_paragraphs(quotations: tuple[_Range, ...], doc: Doc) -> Iterator[_Range]:
    """The quotations that are a paragraph and nothing else, which tell of no event perhaps."""
    ends = {section.start_char: section.end_char for section in sections(doc)}
    for start, end in quotations:
        whole = ends.get(start) or ends.get(start - 1)
        if whole is not None and whole - end <= _CLOSING_MARKS:
            yield start, end


def _speakers(
    sayings: Iterable[Attribution], quotations: tuple[_Range, ...]
) -> dict[_Range, Attribution]:
    """The speaker of each stretch that a saying outside of it reports, quoted or not."""
    found: dict[_Range, Attribution] = {}
    for said in sorted(sayings, key=lambda said: said.content.end - said.content.start):
        start, end = said.content.start, said.content.end
        inside = [one for one in quotations if one[0] < end and start < one[1]]
        for quotation in inside or [(start, end)]:
            if said.cue.end <= quotation[0] or quotation[1] <= said.cue.start:
                found.setdefault(quotation, said)
    return found


def _last_speaker(
    quotation: _Range, spoken: dict[_Range, Attribution], starts: list[int]
) -> Attribution | None:
    """Who spoke last before a quotation, in its paragraph or in the one before."""
    paragraph = bisect_right(starts, quotation[0])
    before = [
        (one[0], said)
        for one, said in spoken.items()
        if one[1] <= quotation[0] and paragraph - bisect_right(starts, one[1] - 1) <= 1
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _in_quotation(said: Attribution, inside: _Range, event: Event) -> Attribution:
    content = Span(event.trigger.document, *inside)
    return replace(said, content=content, kind=AttributionKind.DIRECT)


def _quotation_around(span: Span, quotations: tuple[_Range, ...]) -> _Range | None:
    return next(((s, e) for s, e in quotations if s <= span.start and span.end <= e), None)


def _is_all_quoted(sentence: Span, quotation: _Range) -> bool:
    shared = min(sentence.end, quotation[1]) - max(sentence.start, quotation[0])
    return shared >= QUOTED_SHARE * (sentence.end - sentence.start)
