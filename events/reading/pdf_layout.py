"""Letters at places on pages to paragraphs: columns, lines, hyphens, and no running heads."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Glyph(NamedTuple):
    """A letter in its box; points from the lower left corner of the page."""

    letter: str
    left: float
    right: float
    bottom: float
    top: float


class Line(NamedTuple):
    """A run of letters on one line, within one column."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of its letters' boxes, about the size of the type."""
        return self.top - self.bottom


# In heights of the letters' boxes, a little more than the size of the type: a word space is a
# quarter, the gutter between columns hardly less than one.
_WORD_GAP = 0.15
_GUTTER = 0.7
_SAME_LINE = 0.5
# A column of prose holds so many lines, and so many letters in each.
_COLUMN_LINES, _COLUMN_LETTERS = 3, 8
_MOST_LINES, _DEEPEST = 3000, 60
# A paragraph begins after a wider gap, or with an indent, or after a line that ends early.
_WIDE_LEADING, _INDENT, _EARLY_END = 1.4, 0.7, 0.8
_EDGE_LINES = 2
# Whether a paragraph has ended is told by its last letters: to look further takes too long.
_TAIL = 80
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BROKEN_WORD = re.compile(r"(?P<first>[^\W\d_]+)[-\u00ad\u2010]$")
_WORD_AHEAD = re.compile(r"[^\W\d_]+")
# Before these a hyphen stays when it falls on the end of a line.
_KEEP_HYPHEN = frozenset(
    "anti co cross ex half high long low mid non post pre pro self semi "
    "short so vice well year".split()
)


def page_lines(glyphs: list[Glyph]) -> list[list[Line]]:
    """The blocks of a page in reading order, each as its lines from top to bottom."""
    lines = [line for line in _runs(glyphs) if line.text.strip()]
    if len(lines) > _MOST_LINES:  # no page of an article
        return [lines]
    return [_joined_rows(block) for block in _blocks(lines, 0)]


def text_of_pages(pages: list[list[list[Line]]]) -> str:
    """The paragraphs of all pages, parted by blank lines."""
    paragraphs: list[str] = []
    words = _words_of(pages)
    furniture = _furniture(pages)
    for number, blocks in enumerate(pages):
        for block in blocks:
            kept = [line for line in block if (number, line) not in furniture]
            for lines in _paragraphs(kept):
                text = _joined(lines, words)
                if paragraphs and _continues(paragraphs[-1], text):
                    paragraphs[-1] = _joined([paragraphs[-1], text], words)
                else:
                    paragraphs.append(text)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())


def _runs(glyphs: list[Glyph]) -> list[Line]:
    """Letters that follow each other on a line, parted where a gutter may be."""
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if not glyph.letter.strip() or not glyph.letter.isprintable():
            if runs and runs[-1] and last is not None:
                runs[-1].append(Glyph(" ", last.right, last.right, last.bottom, last.top))
            continue
        if last is None or not _follows(last, glyph):
            runs.append([])
        elif glyph.left - last.right > _WORD_GAP * (last.top - last.bottom):
            runs[-1].append(Glyph(" ", last.right, last.right, last.bottom, last.top))
        runs[-1].append(glyph)
        last = glyph
    return [_line(run) for run in runs]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.top - last.bottom, glyph.top - glyph.bottom, 1.0)
    middle = (glyph.top + glyph.bottom - last.top - last.bottom) / 2
    return abs(middle) < _SAME_LINE * size and -size < glyph.left - last.right < _GUTTER * size


def _line(run: list[Glyph]) -> Line:
    text = " ".join("".join(glyph.letter for glyph in run).split())
    return Line(
        text,
        min(glyph.left for glyph in run),
        max(glyph.right for glyph in run),
        median(glyph.bottom for glyph in run),
        median(glyph.top for glyph in run),
    )


def _blocks(lines: list[Line], depth: int) -> list[list[Line]]:
    """Columns from left to right, and what lies above before what lies below (an XY cut)."""
    if len(lines) < 2 or depth > _DEEPEST:
        return [lines] if lines else []
    gutter = _gutter(lines)
    if gutter is not None:
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.right > gutter]
        return [*_blocks(left, depth + 1), *_blocks(right, depth + 1)]
    cut = _cut(lines)
    if cut is None:
        return [lines]
    upper = _blocks([line for line in lines if line.bottom >= cut], depth + 1)
    lower = _blocks([line for line in lines if line.bottom < cut], depth + 1)
    if len(upper) == len(lower) == 1:
        return [[*upper[0], *lower[0]]]
    return [*upper, *lower]


def _gutter(lines: list[Line]) -> float | None:
    """Where a white strip from top to bottom parts two columns of prose."""
    by_left = sorted(lines, key=lambda line: line.left)
    size = median(line.height for line in lines)
    reach = by_left[0].right
    for count, line in enumerate(by_left[1:], start=1):
        wide = line.left - reach > _GUTTER * size
        if wide and _is_column(by_left[:count]) and _is_column(by_left[count:]):
            return reach
        reach = max(reach, line.right)
    return None


def _is_column(lines: list[Line]) -> bool:
    return (
        len(lines) >= _COLUMN_LINES and median(len(line.text) for line in lines) >= _COLUMN_LETTERS
    )


def _cut(lines: list[Line]) -> float | None:
    """Where the widest strip from left to right is, that only the boxes' edges reach into."""
    by_middle = sorted(lines, key=lambda line: -(line.top + line.bottom))
    reach, cut = by_middle[0].bottom, None
    widest = -_SAME_LINE * by_middle[0].height
    for line in by_middle[1:]:
        if reach - line.top > widest:
            widest, cut = reach - line.top, (reach + line.top) / 2
        reach = min(reach, line.bottom)
    return cut


def _joined_rows(lines: list[Line]) -> list[Line]:
    """The lines from top to bottom, those beside each other as one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -(line.top + line.bottom)):
        middle = (line.top + line.bottom) / 2
        if rows and rows[-1][0].bottom < middle < rows[-1][0].top:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(sorted(row, key=lambda line: line.left)) for row in rows]


def _row(row: list[Line]) -> Line:
    text = " ".join(line.text for line in row)
    bottom, top = min(line.bottom for line in row), max(line.top for line in row)
    return Line(text, row[0].left, max(line.right for line in row), bottom, top)


def _furniture(pages: list[list[list[Line]]]) -> set[tuple[int, Line]]:
    """The lines at the edge of pages that are repeated there, and page numbers."""
    edges = [
        (number, line)
        for number, blocks in enumerate(pages)
        for line in _edge([line for block in blocks for line in block])
    ]
    counts = Counter(_shape(line) for _, line in edges)
    often = max(2, len(pages) // 3)
    return {
        (number, line)
        for number, line in edges
        if len(pages) > 1 and (counts[_shape(line)] >= often or _PAGE_NUMBER.fullmatch(line.text))
    }


def _edge(lines: list[Line]) -> list[Line]:
    by_place = sorted(lines, key=lambda line: line.bottom)
    return list(dict.fromkeys([*by_place[:_EDGE_LINES], *by_place[-_EDGE_LINES:]]))


def _shape(line: Line) -> tuple[str, int]:
    """What a running head keeps from page to page: its words and its height on the page."""
    return re.sub(r"\d+", "#", line.text), round(line.bottom / 4)


def _paragraphs(lines: list[Line]) -> list[list[str]]:
    """The lines of a block, parted where a paragraph begins."""
    if not lines:
        return []
    leadings = [upper.bottom - lower.bottom for upper, lower in pairwise(lines)]
    leading = median(leadings) if leadings else 0.0
    left, right = median(line.left for line in lines), max(line.right for line in lines)
    early = left + _EARLY_END * (right - left)
    paragraphs = [[lines[0].text]]
    for upper, lower in pairwise(lines):
        size = max(upper.height, lower.height)
        if (
            upper.bottom - lower.bottom > _WIDE_LEADING * leading
            or abs(upper.height - lower.height) > 0.2 * size
            or lower.left - max(left, upper.left) > _INDENT * size
            or (upper.right < early and _ENDS.search(upper.text[-_TAIL:]))
        ):
            paragraphs.append([])
        paragraphs[-1].append(lower.text)
    return paragraphs


def _words_of(pages: list[list[list[Line]]]) -> frozenset[str]:
    """Every word of the document in lower case, hyphenated ones whole."""
    text = " ".join(line.text for blocks in pages for block in blocks for line in block)
    return frozenset(word.strip("-") for word in re.findall(r"[^\W\d_][\w-]*", text.lower()))


def _joined(lines: list[str], words: frozenset[str]) -> str:
    """Lines as one text, words that a line's end has broken made whole."""
    text = lines[0]
    for line in lines[1:]:
        broken, ahead = _BROKEN_WORD.search(text[-_TAIL:]), _WORD_AHEAD.match(line)
        if broken is None or ahead is None:
            text = f"{text} {line}"
        elif _keeps_hyphen(broken["first"], ahead[0], words):
            text = f"{text[:-1]}-{line}"
        else:
            text = text[:-1] + line
    return text


def _keeps_hyphen(first: str, second: str, words: frozenset[str]) -> bool:
    """Whether "well-" and "known" are one word with a hyphen, as against "govern-" and "ment"."""
    if f"{first}{second}".lower() in words:
        return False
    known = f"{first}-{second}".lower() in words or first.lower() in _KEEP_HYPHEN
    return known or not second[0].islower()


def _continues(before: str, after: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    tail = before[-_TAIL:]
    return not _ENDS.search(tail) and (after[:1].islower() or bool(_BROKEN_WORD.search(tail)))
