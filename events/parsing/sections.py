"""What each paragraph is: title, date line, body, caption, linked headline, or furniture."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from events.calendar.names import MONTH, WEEKDAY
from events.parsing.chronology import Entry, find_entries
from events.parsing.debris import find_debris, find_lost_stops, find_stamps, is_credit
from events.parsing.table_rows import find_table_headers


class SectionKind(StrEnum):
    """The kinds of paragraph that are read differently."""

    TITLE = "TITLE"
    DATELINE = "DATELINE"
    BODY = "BODY"
    CAPTION = "CAPTION"
    HEADLINE = "HEADLINE"
    FURNITURE = "FURNITURE"


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph without its surrounding white space; half-open code points."""

    start: int
    end: int
    kind: SectionKind


# A title or a linked headline is one line, and a line of print holds no more words than this.
_HEADLINE_WORDS = 20
# One line a paragraph, as against lines broken at the margin of a terminal or a page.
_LONG_LINE = 140

# A heading within the text is short, and its line is left well before the margin.
_HEADING_WORDS = 12
_ROOM = 0.8

# Words under a picture.
_CAPTION_WORDS = 40

_BLANK_LINES = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_LINES = re.compile(r"\n\s*")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_CREDIT = re.compile(
    r"[(\[][^()\[\]]{0,80}(?:/|\b(?:AP|AFP|EPA|Reuters|Getty|Associated Press|Xinhua|Photo|"
    r"photograph|courtesy|handout|file)\b)[^()\[\]]{0,80}[)\]]$",
    re.IGNORECASE,
)
# What a page says around its articles: "Read more: …", "Advertisement", "Scroll down for video",
# "Jane Smith contributed to this report", "Comments are closed". A paragraph of prose is longer.
_FURNITURE_WORDS = 40
_FURNITURE_OPENINGS = (
    r"(?:photograph|photos?|images?|picture|credit)s?:",
    r"(?:read (?:more|also|next)|see also)\b\W",
    r"(?:scroll (?:down|to)|click (?:here|to)|sign up|subscribe|report abuse)\b",
    r"(?:story|article) continues\b|continue reading\b|advertisement(?:$|\s+continue)",
    r"(?:watch|listen|video|source|via):|enlarge this image|toggle caption",
    r"all rights reserved|©|copyright (?:©|\(c\)|\d{4})",
    r"comments (?:are|have been|on this)\b|we welcome (?:your )?comments",
    r"do you have a (?:story|tip)\b",
    r"follow (?:us|me|@|[^.]{1,60} on (?:twitter|facebook|instagram|x)\b)",
    r"like [^.]{1,60} on facebook",
    r"more on this\b|most (?:read|popular|viewed|watched)\W*$",
    r"related(?:$|:| (?:stories|articles|content|coverage)\b)|share (?:this|on|via)\b",
    r"this (?:article|discussion|page|piece|post|report|story) "
    r"(?:(?:was|has been|is) (?:now |also )?"
    r"(?:amended|corrected|updated|closed|republished|originally|first published)"
    r"|(?:also |first |originally )?appear(?:ed|s) (?:in|on)\b)",
    r"(?:the )?(?:views|opinions) (?:and opinions )?(?:expressed|of the author)",
    r"(?:additional |further )?(?:reporting|writing|editing) by\b",
    r"[^.]{3,80} contributed (?:to this|reporting|from (?-i:[A-Z]))",
    # The length of a film before what it shows: "1:56 Ten march against the new law".
    r"\d:[0-5]\d (?-i:[A-Z])[^.!?]+$",
    r"(?-i:[A-Z]{2,6}[’']s (?:[A-Z][\w.’'-]+ ){2,3})(?:reports?|has more)\W*$",
)
# The notice that ends a page, with a few paragraphs of terms and of how the text was made.
_RIGHTS = re.compile(r"\ball rights reserved\b|\bcopyright (?:©|\(c\)|\d{4})", re.IGNORECASE)
_PARAGRAPHS_OF_RIGHTS = 4
# A bullet before it may have been read in the wrong encoding.
_BULLET = r"(?:(?:[•*·–—>-]|â€¢)\s*)?"
_FURNITURE = re.compile(rf"{_BULLET}(?:{'|'.join(_FURNITURE_OPENINGS)})", re.IGNORECASE)
# "updated: Sun Apr 10 2011 18:58:00" before the text.
_STAMP = re.compile(
    r"(?:updated|published|posted):? (?:\w{3,9},? )?(?:\w{3,9} \d{1,2}|\d{1,2} \w{3,9}),? \d{4}"
    r"(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m\b)?)?\s+",
    re.IGNORECASE,
)
_DATE_ONLY = re.compile(
    r"(?:updated|published|posted)?:?\s*(?:\w{3,9},?\s+)?(?:\w{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+"
    r"|\d{1,2}\s+\w{3,9}\.?,?\s+)\d{4}\W*",
    re.IGNORECASE,
)
# "HARAR, Ethiopia, March 13 (AP) —" opens a story; "NATO — the alliance" does not.
_MONTH = rf"{MONTH}\b\.?"
_DAY_OF_STORY = (
    rf"(?:{WEEKDAY}\b\.?,? )?"
    rf"(?:{_MONTH} \d{{1,2}}\b|\d{{1,2}} {_MONTH})(?:,? \d{{4}}\b)?"
)
_PLACE = r"(?!FILE\b)[A-Z][A-Z.'’-]{2,30}(?:,? [A-Z][\w.'’-]{0,30}){0,5}"
# "Mannheim, Germany (Sports Network) - ": a place in small letters only before its agency.
_TOWN = r"[A-Z][\w.'’-]{2,30}(?:,? [A-Z][\w.'’-]{0,30}){0,3}"
_AGENCY = r"\([A-Z][\w .,-]{1,30}\)"
# "(CBS/AP) ALBUQUERQUE, N.M. - ": the agencies first.
_AGENCIES = r"\([A-Z]{2,5}(?:/[A-Z]{2,5}){0,2}\)"
_DASH = r"(?:\s*(?:—|--)\s*|\s*[–_]\s+|(?:\s|(?<=\)))-\s+)"
_OPENING = re.compile(
    rf"(?:{_AGENCIES} {_PLACE}|{_PLACE},? {_DAY_OF_STORY}(?: {_AGENCY})?|(?:{_PLACE} ?)?{_AGENCY}|"
    rf"(?!The\b){_TOWN} {_AGENCY}(?={_DASH}(?:[A-Z“\"‘']|$))|"
    rf"{_PLACE}(?={_DASH}(?:[A-Z“\"‘']|$)))"
    rf"{_DASH}(?:{_DAY_OF_STORY}(?:{_DASH}|\s+)?)?"
)


def one_line(text: str) -> str:
    """The text with each run of white space as one space, as a quotation is shown."""
    return " ".join(text.split())


def find_sections(text: str) -> tuple[Section, ...]:
    """The paragraphs of an article, in order, each with its kind.

    Blank lines part paragraphs; so do single line breaks in a text that has no blank lines and
    whose lines are too long to have been broken at a margin. The dateline that opens a paragraph
    is a section of its own, and so are the date of a chronology's entry and the words beside it.
    The header of a table is furniture, and so is what a page left within a paragraph.
    """
    entries = find_entries(text)
    ends = {end for one in entries for end in (one.date_start, one.start, one.end)}
    headers = find_table_headers(text)
    debris = [*headers, *find_debris(text)]
    stamps = dict(find_stamps(text))
    ends |= {end for one in (*debris, *stamps.items()) for end in one} | set(find_lost_stops(text))
    cuts = sorted(ends - {len(text)})
    spans = [
        part
        for paragraph in _paragraphs(text)
        for piece in _parted(text, paragraph, cuts)
        for part in _without_opening(text, *piece)
    ]
    kinds = _kinds(text, spans, entries)
    kinds = _beside_debris(text, spans, kinds, frozenset(start for start, _ in debris), stamps)
    body = [i for i, kind in enumerate(kinds) if kind is SectionKind.BODY]
    sections = []
    for i, ((start, end), kind) in enumerate(zip(spans, kinds, strict=True)):
        if kind is SectionKind.HEADLINE and body and i < body[0]:
            kind = SectionKind.TITLE
        elif kind is SectionKind.HEADLINE and (not body or i < body[-1]):
            kind = SectionKind.BODY
        sections.append(Section(start, end, kind))
    return tuple(sections)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    breaks = _BLANK_LINES
    if not _BLANK_LINES.search(text.strip()):
        lines = [line for line in text.split("\n") if line.strip()]
        if lines and sum(map(len, lines)) / len(lines) > _LONG_LINE:
            breaks = _LINES
    found = sorted([*(m.span() for m in breaks.finditer(text)), *_after_headings(text)])
    starts = [0, *(end for _, end in found)]
    ends = [*(start for start, _ in found), len(text)]
    return [
        (start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        for start, end in zip(starts, ends, strict=True)
        if (piece := text[start:end]).strip()
    ]


def _parted(text: str, paragraph: tuple[int, int], cuts: list[int]) -> list[tuple[int, int]]:
    """A paragraph, parted at the dates of a chronology and the words beside them."""
    start, end = paragraph
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    if not inside or (_is_furniture(text[start:end]) and not is_credit(text[start:end])):
        return [paragraph]
    pieces = []
    for first, last in pairwise([start, *inside, end]):
        piece = text[first:last]
        if any(letter.isalnum() for letter in piece):
            pieces.append((first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())))
    return pieces


def _kinds(
    text: str, spans: list[tuple[int, int]], entries: tuple[Entry, ...]
) -> list[SectionKind]:
    """The kinds of paragraphs; what is told in a chronology is no headline."""
    dates = {entry.date_start for entry in entries}
    told = {entry.start for entry in entries}
    kinds = []
    for start, end in spans:
        kind = _kind(text[start:end])
        if start in dates:
            kind = SectionKind.DATELINE
        elif start in told and kind is SectionKind.HEADLINE:
            kind = SectionKind.BODY
        kinds.append(kind)
    return _after_rights(text, spans, kinds)


def _beside_debris(
    text: str,
    spans: list[tuple[int, int]],
    kinds: list[SectionKind],
    debris: frozenset[int],
    stamps: dict[int, int],
) -> list[SectionKind]:
    """The kinds, with debris as furniture, stamps as datelines, and what stands right before them.

    Words that end no sentence are the caption of the picture whose credit follows, or, at the
    head of a page, a heading before its stamp.
    """
    found = list(kinds)
    for place, (start, end) in enumerate(spans):
        following = spans[place + 1] if place + 1 < len(spans) else (-1, -1)
        open_end = not _ENDS_A_SENTENCE.search(text[start:end])
        if start in debris:
            found[place] = SectionKind.FURNITURE
        elif stamps.get(start) == end:
            found[place] = SectionKind.DATELINE
        elif open_end and following[0] in debris and is_credit(text[slice(*following)]):
            short = len(text[start:end].split()) <= _CAPTION_WORDS
            found[place] = SectionKind.CAPTION if short else kinds[place]
        elif open_end and place == 0 and following[0] in stamps:
            found[place] = SectionKind.TITLE
    return found


def _after_rights(
    text: str, spans: list[tuple[int, int]], kinds: list[SectionKind]
) -> list[SectionKind]:
    """The kinds, with what follows "All rights reserved." at the end of a page as furniture."""
    for place in range(max(0, len(spans) - _PARAGRAPHS_OF_RIGHTS), len(spans)):
        start, end = spans[place]
        if kinds[place] is SectionKind.FURNITURE and _RIGHTS.search(text, start, end):
            return [*kinds[:place], *[SectionKind.FURNITURE] * (len(kinds) - place)]
    return kinds


def _after_headings(text: str) -> list[tuple[int, int]]:
    """The breaks after lines that end no sentence and yet had room for the next word.

    "Sandy Bay: ten hurt⏎A bus left the road …": no margin broke that line, so it is a heading.
    """
    margin = max(map(len, text.split("\n")), default=0)
    found = []
    start = 0
    for match in re.finditer(r"\n(?=[^\s])", text):
        line, start = text[start : match.start()].strip(), match.end()
        following = text[start : start + _LONG_LINE].split("\n")[0]
        word = following.split(" ")[0]
        room = len(line) + 1 + len(word) <= margin * _ROOM
        heading = 0 < len(line.split()) <= _HEADING_WORDS and not _ENDS_A_SENTENCE.search(line)
        long = len(following.split()) > _HEADING_WORDS
        if heading and room and long and (following[0].isupper() or following[0] in "“\"'‘"):
            found.append(match.span())
    return found


def _without_opening(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph, parted from the dateline that opens it."""
    opening = _STAMP.match(text, start, end) or _OPENING.match(text, start, end)
    if opening is None or opening.end() == end or _CREDIT.search(text[start:end]):
        return [(start, end)]
    return [(start, start + len(opening[0].rstrip())), (opening.end(), end)]


def _is_furniture(paragraph: str) -> bool:
    return _FURNITURE.match(paragraph) is not None and len(paragraph.split()) <= _FURNITURE_WORDS


def _kind(paragraph: str) -> SectionKind:
    if _is_furniture(paragraph):
        return SectionKind.FURNITURE
    if _CREDIT.search(paragraph):
        return SectionKind.CAPTION
    opening = _STAMP.fullmatch(f"{paragraph} ") or _OPENING.fullmatch(f"{paragraph} ")
    if opening or _DATE_ONLY.fullmatch(paragraph):
        return SectionKind.DATELINE
    if len(paragraph.split()) <= _HEADLINE_WORDS and not _ENDS_A_SENTENCE.search(paragraph):
        return SectionKind.HEADLINE
    return SectionKind.BODY
