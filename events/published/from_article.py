"""Which day is "today" for an article: given, in its dateline, told by its text, or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import nlargest
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.calendar.names import DAY_NAMES, MONTH, MONTHS, WEEKDAY, WEEKDAYS
from events.lexicons.named_days import not_a_named_day
from events.parsing.sections import SectionKind, one_line
from events.parsing.spacy_pipeline import sections, token_at
from events.published.typed_day import calendar_day
from events.types import PublishedBasis

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from events.types import Document

_MONTH = rf"(?P<month>{MONTH})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>[12]\d{3})\b"
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY})\b[.,]*\s+)?"
_FULL_DATES = (
    re.compile(rf"\b{_WEEKDAY}{_MONTH}\s*{_DAY}\s*,?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY}{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(
        r"(?<![\w/.-])(?P<weekday>)(?P<year>[12]\d{3})(?P<sign>[/-])(?P<month>\d\d)(?P=sign)"
        r"(?P<day>\d\d)(?:T\d\d:\d\d[\d:.]{0,12}Z?)?(?![\w/-])"
    ),
    # 13/03/2024: a first number above twelve can only be a day.
    re.compile(
        r"(?<![\w/.-])(?P<weekday>)(?P<day>1[3-9]|2\d|3[01])(?P<sign>[/.])(?P<month>\d\d?)(?P=sign)"
        r"(?P<year>[12]\d{3})(?![\w/-])"
    ),
)

_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|date)\b[^.\n]*$", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified)\b[^.\n]*$", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"\b(?:correct(?:ion|ed)|clarification|embargo(?:ed)?|not for release|until|deadline|due|"
    r"expir(?:es?|y|ation)|events?|begins?|starts?|ends?)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by\s+\S", re.IGNORECASE)
# "BEIRUT, Lebanon, May 20, 2015 (AP) —" and "(Reuters) - Wed May 20, 2015 -"
_BEFORE_DATELINE = re.compile(r"[A-Z][A-Z.'’-]+[\w .,'’/-]{0,60}(?:\([\w .]{2,30}\))?[\s,–—-]*")
_AGENCY = re.compile(r"[^\n().]{0,60}\([A-Z][\w .]{1,30}\)[\s–—-]*")
# "Beirut, 20 May 2015 – ", which only a dash after the date tells from prose
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]{1,20} ?){1,3}, ")
_AFTER_DATELINE = re.compile(r"\s*(?:\([\w .]{2,30}\)\s*|/[\w .-]{2,30}/\s*)?(?:[–—:]|--?(?!\w))")
_DASH = re.compile(r" (?:[–—]|--?) ")
_YEARLESS = re.compile(rf"{_BEFORE_DATELINE.pattern}\b(?i:{_MONTH})\s+{_DAY}(?!,?\s+\d)")
_CLOCK_TIME = re.compile(
    rf"\W*(?:(?:at )?\d{{1,2}}[:.]\d\d[\w :.]{{0,20}}|{'|'.join(DAY_NAMES)})?\W*", re.IGNORECASE
)
_OPENINGS = (SectionKind.DATELINE, SectionKind.BODY)
_LONGEST_OPENING = 120
_LABEL_REACH = 30
_LONGEST_BYLINE = 150
_HEAD_PARAGRAPHS = 12
_FOOT_PARAGRAPHS = 2

# Words that tie a full date to the days in which the article was written.
_RECENT = re.compile(
    r"\b(?:(?:this|last) week|this month|yesterday|"
    r"(?:a|one|two|three|four|five|six|few|several) (?:hours?|days?) (?:ago|earlier)|"
    r"earlier (?:this|in the) week)\b",
    re.IGNORECASE,
)
# In a caption, which is written for this story, nearness to what it shows will do.
_NEAR = re.compile(
    r"\b(?:shortly|moments|minutes|hours|a day|days|the day) (?:before|after)\b", re.IGNORECASE
)
_ARCHIVE = re.compile(r"\b(?:file|archives?|archived|archival|undated|historic)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|until|till|deadline|due|scheduled|expires?|plans?)\b", re.IGNORECASE
)
_LEAD_PARAGRAPHS = 3
_LATEST_DATES = 10
_YEARLESS_REACH = 60
# A weekday alone: "Black Friday" is no day of this week, "last Wednesday" may be one of another.
_BARE_WEEKDAY = re.compile(
    r"(?<!\b[Ll]ast )(?<!\b[Nn]ext )(?<!\b[Ee]very )(?<!\b[Ee]ach )(?<!\b[Oo]ne )(?<!\b[Tt]hat )"
    r"(?<!\bfollowing )(?<!\bprevious )"
    rf"{not_a_named_day()}"
    rf"\b(?P<weekday>{'|'.join(DAY_NAMES)})\b(?!,?\s+(?i:{_MONTH}))(?!,?\s+\d)"
)


@dataclass(frozen=True, slots=True)
class _WrittenDate:
    """A full date and where it is written; half-open."""

    start: int
    end: int
    day: date
    names_weekday: bool


def find_published(document: Document, doc: Doc) -> Document:
    """The document with `published`, its basis, and the evidence for it in one sentence.

    A date that the document brings is kept. Else the head and foot of the article are searched for
    a dateline, then its text for a recent date from which a weekday in the lead paragraphs counts.
    """
    if document.published is not None:
        found = document.published, document.published_evidence or "The date came with the article."
        basis = document.published_basis
        return _with_date(document, PublishedBasis.GIVEN if basis == "none" else basis, found)
    dates = _written_dates(document.text)
    dateline = _from_dateline(document.text, dates, doc)
    if dateline is not None:
        return _with_date(document, PublishedBasis.DATELINE, dateline)
    told = _from_text(document.text, dates, doc)
    if told is not None:
        return _with_date(document, PublishedBasis.TEXT, told)
    nothing = "Neither a dateline nor the text tells when the article came out."
    hint = document.published_evidence.removeprefix(nothing)  # what a reader found out all the same
    evidence = f"{nothing} {hint.strip()}".strip()
    return replace(document, published_basis=PublishedBasis.NONE, published_evidence=evidence)


def _with_date(document: Document, basis: PublishedBasis, found: tuple[date, str]) -> Document:
    day, evidence = found
    return replace(document, published=day, published_basis=basis, published_evidence=evidence)


def _written_dates(text: str) -> list[_WrittenDate]:
    found = [
        _WrittenDate(match.start(), match.end(), day, bool(match["weekday"]))
        for pattern in _FULL_DATES
        for match in pattern.finditer(text)
        if (day := _calendar_day(match)) is not None
    ]
    return sorted(found, key=lambda written: written.start)


def _calendar_day(match: re.Match[str]) -> date | None:
    """The day that a match names; None where the calendar has none or its weekday is another."""
    month = match["month"].lower()
    number = int(month) if month.isdecimal() else MONTHS[month]
    day = calendar_day(int(match["year"]), number, int(match["day"]))
    weekday = match["weekday"]
    if day and weekday and day.weekday() != WEEKDAYS[weekday.lower()]:
        return None
    return day


def _from_dateline(text: str, dates: list[_WrittenDate], doc: Doc) -> tuple[date, str] | None:
    """The date at the edge of an article that says most surely when it came out, and why."""
    paragraphs = sections(doc)
    body = [
        i
        for i, section in enumerate(paragraphs)
        if section.label_ == SectionKind.BODY and not _OTHER_DAY.match(section.text)
    ]
    head = min(body[0] + 1 if body else len(paragraphs), _HEAD_PARAGRAPHS)
    foot = max(head, len(paragraphs) - _FOOT_PARAGRAPHS)
    edge = [*paragraphs[:head], *paragraphs[foot:]]
    found = [
        (reason, written)
        for written in dates
        for section in edge
        if section.start_char <= written.start < section.end_char
        if (reason := _dateline_reason(text, written, section)) is not None
    ]
    if not found:
        return None
    reason, written = min(found, key=lambda pair: _REASONS.index(pair[0]))
    return written.day, f"{reason} {_quote(written, text)}."


_REASONS = (
    "The article says that it was published on",
    "The dateline of the article is",
    "The byline of the article is dated",
    "A line by itself gives the date",
    "The article says that it was updated on",
)


def _dateline_reason(text: str, written: _WrittenDate, section: Span) -> str | None:
    """Which kind of dateline a date at the edge of an article stands in; None for none."""
    published, dateline, byline, alone, updated = _REASONS
    if written.start - section.start_char > _LONGEST_OPENING:
        return None
    lead_in = text[section.start_char : written.start]
    if _OTHER_DAY.search(lead_in):
        return None
    if section.label_ in _OPENINGS and _opens(text, written, lead_in):
        return dateline
    if section.end_char - section.start_char > _LONGEST_BYLINE:
        return None
    if _UPDATED.search(lead_in[-_LABEL_REACH:]):
        return updated
    if _PUBLISHED.search(lead_in[-_LABEL_REACH:]):
        return published
    if _BYLINE.match(lead_in):
        return byline
    nothing_else = _has_line_to_itself(text, written, section)
    return alone if nothing_else or section.label_ == SectionKind.DATELINE else None


def _opens(text: str, written: _WrittenDate, lead_in: str) -> bool:
    """Whether a date stands in the dateline with which a report begins."""
    if _PLACE.fullmatch(lead_in) and _DASH.match(text, written.end):
        return True
    if _BEFORE_DATELINE.fullmatch(lead_in) or _AGENCY.fullmatch(lead_in):
        return "(" in lead_in or _AFTER_DATELINE.match(text, written.end) is not None
    return False


def _has_line_to_itself(text: str, written: _WrittenDate, section: Span) -> bool:
    """Whether nothing but a time of day stands beside a date."""
    line = text.rfind("\n", section.start_char, written.start) + 1 or section.start_char
    end = text.find("\n", written.end, section.end_char)
    rest = text[written.end : section.end_char if end < 0 else end]
    before = text[line : written.start].strip().lower()
    return before in ("", "the") and _CLOCK_TIME.fullmatch(rest) is not None


def _from_text(text: str, dates: list[_WrittenDate], doc: Doc) -> tuple[date, str] | None:
    """A day counted from the latest date in the text, where that one is surely recent, and why.

    "A view taken on May 18, 2015, shortly before it fell" and "fell on Wednesday" give Wednesday
    20 May 2015; so would "BEIRUT, May 20 —".
    """
    latest_first = nlargest(_LATEST_DATES, dates, key=lambda written: written.day)
    past = (written for written in latest_first if not _AHEAD.search(_sentence(written.start, doc)))
    latest = next(past, None)
    recency = _recency(latest, doc) if latest else None
    if latest is None or recency is None:
        return None
    evidence = f"{recency} {_quote(latest, text)}"
    opening = [section for section in sections(doc) if section.label_ in _OPENINGS]
    for section in opening[:1]:
        dateline = _YEARLESS.match(text, section.start_char, section.end_char)
        if dateline:
            return _on_or_after(latest, dateline, evidence)
    lead = [section for section in opening if section.label_ == SectionKind.BODY]
    for section in lead[:_LEAD_PARAGRAPHS]:
        weekday = _BARE_WEEKDAY.search(text, section.start_char, section.end_char)
        if weekday and not _AHEAD.search(_sentence(weekday.start(), doc)):
            return _on_or_after(latest, weekday, evidence)
    return None


def _recency(written: _WrittenDate, doc: Doc) -> str | None:
    """What places a date in the days before the article, as the opening of a sentence."""
    sentence = _sentence(written.start, doc)
    if _ARCHIVE.search(sentence):
        return None
    if cue := _RECENT.search(sentence):
        return f"The text says “{one_line(cue[0])}” of"
    section = next(
        (span for span in sections(doc) if span.start_char <= written.start < span.end_char), None
    )
    if section is None or section.label_ != SectionKind.CAPTION:
        return None
    if cue := _NEAR.search(section.text):
        return f"A photo caption says “{one_line(cue[0])}” of"
    return "A photo caption is dated" if written.names_weekday else None


def _on_or_after(
    latest: _WrittenDate, told: re.Match[str], evidence: str
) -> tuple[date, str] | None:
    """The first day from the latest date on that is the told weekday, or day of a month."""
    parts = told.groupdict()
    days = (latest.day + timedelta(days=ahead) for ahead in range(_YEARLESS_REACH))
    if parts.get("month"):
        month, number = MONTHS[told["month"].lower()], int(told["day"])
        name = f"{told['month']} {told['day']}"
        day = next((day for day in days if (day.month, day.day) == (month, number)), None)
    else:
        name = told["weekday"]
        day = next(day for day in days if DAY_NAMES[day.weekday()] == name)
    if day is None:
        return None
    return day, (
        f"{evidence} and the opening paragraphs say “{name}”: the first {name} on or after "
        f"{_plain(latest.day)} is {_plain(day)}."
    )


def _sentence(offset: int, doc: Doc) -> str:
    return token_at(doc, offset).sent.text


def _quote(written: _WrittenDate, text: str) -> str:
    return f"“{one_line(text[written.start : written.end])}”"


def _plain(day: date) -> str:
    return TimeInterval.of(Grain.DAY, day).plain
