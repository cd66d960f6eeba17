"""Quotation marks: which stretches of the text are somebody's own words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from events.parsing.on_demand import once
from events.parsing.spacy_pipeline import sections, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Double marks only: a single one is an apostrophe far more often. ``…'' is how old newswire has it.
# Old newswire has ``…''.
QUOTATION_MARK = re.compile(r"[“”\"„«»]|``|''")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
# A single mark is an apostrophe far more often: it closes after a comma or a stop alone.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<said>(?=\w)[^\n“”\"]{3,}?[,.!?])[’'](?!\w)")
# So many paragraphs on, a quotation that nothing closes was never one.
_LONGEST_QUOTATION = 5

_Range = tuple[int, int]


def find_quotations(doc: Doc) -> tuple[_Range, ...]:
    """The quoted stretches, marks excluded; half-open code points, in text order.

    A quotation that its paragraph does not close runs to the paragraph's end, as print has it when
    a speaker goes on in the next one; through the paragraphs after it where one of them closes it.
    """
    return once(doc, "quotations", partial(_quotations, doc))


def is_quoted(doc: Doc, offset: int) -> bool:
    """Whether a character of the text stands in a quotation; marks do not count."""
    starts, ends = once(doc, "quotation ends", partial(_ends, doc))
    before = bisect_right(starts, offset)
    return before > 0 and offset < ends[before - 1]


def quotations_in(doc: Doc, start: int, end: int) -> tuple[_Range, ...]:
    """The quotations that reach into a stretch of the text, in text order."""
    starts, ends = once(doc, "quotation ends", partial(_ends, doc))
    near = find_quotations(doc)[bisect_right(ends, start) : bisect_left(starts, end)]
    return tuple(one for one in near if one[1] > start)


def _ends(doc: Doc) -> tuple[list[int], list[int]]:
    """Where the quotations begin, and the furthest end of all that have begun by then."""
    found = find_quotations(doc)
    return [start for start, _ in found], list(accumulate((end for _, end in found), max))


def _quotations(doc: Doc) -> tuple[_Range, ...]:
    text = text_of(doc)
    paragraphs = [(section.start_char, section.end_char) for section in sections(doc)]
    found: list[_Range] = []
    unclosed: int | None = None  # the paragraph that has begun a quotation and not ended it
    for place, (start, end) in enumerate(paragraphs):
        marks = list(QUOTATION_MARK.finditer(text, start, end))
        if not marks:
            found += [single.span("said") for single in _SINGLE.finditer(text, start, end)]
            continue
        closed, opened = _in_paragraph(text, (start, end), marks)
        if closed is not None and unclosed is not None and place - unclosed < _LONGEST_QUOTATION:
            found += [*paragraphs[unclosed + 1 : place], (start, closed)]
        found += _closed(text, (start, end), marks)
        goes_on = place + 1 < len(paragraphs) and _begins_quoted(text, paragraphs[place + 1])
        stray = unclosed == place - 1 and not goes_on and marks[-1].group() == '"'
        if opened is not None and opened < end and not stray:
            found.append((opened, end))
        if unclosed is None and _opens_next(text, (start, end), marks):
            opened = end  # 'He said in a statement. "' at the end of its paragraph
        unclosed = place if opened is not None else None
    return tuple(sorted({span for span in found if span[0] < span[1]}))


def _begins_quoted(text: str, paragraph: _Range) -> bool:
    return QUOTATION_MARK.match(text, *paragraph) is not None


def _opens_next(text: str, paragraph: _Range, marks: list[re.Match[str]]) -> bool:
    """Whether a straight mark that ends a paragraph, after a stop and a space, closes nothing."""
    last = marks[-1]
    state: int | None = None
    for mark in marks[:-1]:
        state = _next_state(text, mark, paragraph, state)
    stands_off = text[last.start() - 2 : last.start()] in (". ", "! ", "? ")
    at_end = not text[last.end() : paragraph[1]].strip()
    return last.group() == '"' and state is None and stands_off and at_end


def _in_paragraph(
    text: str, paragraph: _Range, marks: list[re.Match[str]]
) -> tuple[int | None, int | None]:
    """Where a quotation of an earlier paragraph closes, and where one opens that goes on."""
    first = marks[0]
    closed = first.start() if _only_closes(text, first, paragraph) else None
    opened: int | None = None
    for mark in marks:
        opened = _next_state(text, mark, paragraph, opened)
    return closed, opened


def _closed(text: str, paragraph: _Range, marks: list[re.Match[str]]) -> list[_Range]:
    """The quotations that open and close within a paragraph."""
    found: list[_Range] = []
    opened: int | None = None
    for mark in marks:
        if opened is not None and (mark.group() in _CLOSING or mark.group() not in _OPENING):
            found.append((opened, mark.start()))
        opened = _next_state(text, mark, paragraph, opened)
    return found


def _next_state(
    text: str, mark: re.Match[str], paragraph: _Range, opened: int | None
) -> int | None:
    """Where the quotation began in which the text stands after a mark; None outside of any."""
    sign = mark.group()
    if sign in _OPENING:
        return mark.end()
    if sign in _CLOSING:
        return None
    if opened is None:
        return None if _only_closes(text, mark, paragraph) else mark.end()
    return mark.end() if _opens_again(text, mark, paragraph) else None


def _only_closes(text: str, mark: re.Match[str], paragraph: _Range) -> bool:
    """Whether a straight mark stands after a word or a space and before none: ' ", he said'."""
    following = text[mark.end() : min(mark.end() + 1, paragraph[1])]
    at_start = mark.start() == paragraph[0]
    return mark.group() == '"' and not at_start and (not following or following in " ,.;:!?)\n")


def _opens_again(text: str, mark: re.Match[str], paragraph: _Range) -> bool:
    """Whether a straight mark opens although the one before was not closed: 'It fell. "We …'."""
    before = text[max(paragraph[0], mark.start() - 2) : mark.start()]
    following = text[mark.end() : mark.end() + 1]
    return len(before) == 2 and before[0] in ".!?" and before[1] == " " and following.isalnum()
