"""Which day is "today" for an article: given, in its dateline, told by its text, or unknown."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from heapq import nlargest
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.calendar.names import DAY_NAMES, MONTHS
from events.lexicons.named_days import not_a_named_day
from events.parsing.chronology import find_entries
from events.parsing.sections import SectionKind, one_line
from events.parsing.spacy_pipeline import sections, token_at
from events.published.written_dates import (
    DAY,
    MONTH_SLOT,
    WrittenDate,
    ambiguous_dates,
    settled_dates,
    written_dates,
)
from events.types import PublishedBasis

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from events.types import Document

# Between the label and the date may stand a time: "published at 4.08pm British Summer Time".
_TO_ITS_DATE = r"\b(?:[^.\n]|(?<=\d)\.(?=\d)|(?<=[ap])\.(?=m\b)|(?<=[ap]\.m)\.)*$"
_PUBLISHED = re.compile(
    rf"\b(?:published|posted|issued|released|date){_TO_ITS_DATE}", re.IGNORECASE
)
_UPDATED = re.compile(rf"\b(?:updated|modified){_TO_ITS_DATE}", re.IGNORECASE)
# "(China Daily USA 07/15/2016 page1)", but no "(AP Photo/Ann Lee, May 20, 2015)".
_CREDIT_BEFORE = re.compile(
    r"\((?!.*\b(?:photo|file|courtesy|handout)\b)[A-Z][\w .&'’-]{2,40}?,? $", re.IGNORECASE
)
_CREDIT_AFTER = re.compile(r"(?:,? ?(?:page|p\.?) ?\w{1,4})?\)")
_OTHER_DAY = re.compile(
    r"\b(?:correct(?:ion|ed)|clarification|embargo(?:ed)?|not for release|until|deadline|due|"
    r"expir(?:es?|y|ation)|events?|begins?|starts?|ends?)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by\s+\S", re.IGNORECASE)
# "BEIRUT, Lebanon, May 20, 2015 (AP) —" and "(Reuters) - Wed May 20, 2015 -"
_BEFORE_DATELINE = re.compile(r"[A-Z][A-Z.'’-]+[\w .,'’/-]{0,60}(?:\([\w .]{2,30}\))?[\s,|–—-]*")
_AGENCY = re.compile(r"[^\n().]{0,60}\([A-Z][\w .]{1,30}\)[\s–—-]*")
# "Beirut, 20 May 2015 – ", which only a dash after the date tells from prose
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]{1,20} ?){1,3}, ")
_AFTER_DATELINE = re.compile(r"\s*(?:\([\w .]{2,30}\)\s*|/[\w .-]{2,30}/\s*)?(?:[–—:]|--?(?!\w))")
_DASH = re.compile(r" (?:[–—]|--?) ")
_YEARLESS = re.compile(rf"{_BEFORE_DATELINE.pattern}\b(?i:{MONTH_SLOT})\s+{DAY}(?!,?\s+\d)")
_CLOCK_TIME = re.compile(
    rf"\W*(?:(?:at )?\d{{1,2}}[:.]\d\d[\w :.]{{0,20}}|{'|'.join(DAY_NAMES)})?\W*", re.IGNORECASE
)
_OPENINGS = (SectionKind.DATELINE, SectionKind.BODY)
_LONGEST_OPENING = 120
_LABEL_REACH = 60
_LONGEST_BYLINE = 150
_HEAD_PARAGRAPHS = 12
_FOOT_PARAGRAPHS = 2

_UPDATE = re.compile(
    rf"(?:last )?updated?(?: on)?[:,]? {MONTH_SLOT} {DAY}"
    r"(?!,? \d{4})",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w-])")
# Metadata that name a time of day in UTC, as the evidence quotes them.
_IN_UTC = re.compile(r"\d\d:\d\d\S* ?(?:Z|[+-]00:?00|GMT|UTC)”\.$")
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
    rf"\b(?P<weekday>{'|'.join(DAY_NAMES)})\b(?!,?\s+(?i:{MONTH_SLOT}))(?!,?\s+\d)"
)


def find_published(document: Document, doc: Doc) -> Document:
    """The document with `published`, its basis, and the evidence for it in one sentence.

    A date that the document brings is kept. Else the head and foot of the article are searched for
    a dateline, then its text for a recent date from which a weekday in the lead paragraphs counts.
    """
    if document.published is not None:
        local = _in_its_zone(document, doc)
        if local is not None:
            return _with_date(document, PublishedBasis.DATELINE, local)
        found = document.published, document.published_evidence or "The date came with the article."
        basis = document.published_basis
        return _with_date(document, PublishedBasis.GIVEN if basis == "none" else basis, found)
    dates = written_dates(document.text)
    dates += settled_dates(document.text, dates)
    dates = _outside_chronologies(dates, document.text)
    dateline = _from_dateline(document.text, dates, doc)
    if dateline is not None:
        return _with_date(document, PublishedBasis.DATELINE, dateline)
    told = _from_text(document.text, dates, doc)
    if told is not None:
        return _with_date(document, PublishedBasis.TEXT, told)
    nothing = "Neither a dateline nor the text tells when the article came out."
    # What a reader found out all the same.
    hint = document.published_evidence.removeprefix(nothing).strip()
    evidence = " ".join(filter(None, (nothing, _unsettled(document.text, dates, doc, hint), hint)))
    return replace(document, published_basis=PublishedBasis.NONE, published_evidence=evidence)


def _in_its_zone(document: Document, doc: Doc) -> tuple[date, str] | None:
    """The day of the dateline where metadata have a day in UTC, and that is its neighbour."""
    given = document.published if document.published_basis is PublishedBasis.METADATA else None
    if given is None or not _IN_UTC.search(document.published_evidence):
        return None
    dates = _outside_chronologies(written_dates(document.text), document.text)
    dateline = _from_dateline(document.text, dates, doc)
    if dateline is None or dateline[1].startswith(_REASONS[-1]):  # a day of change
        return None
    if abs((dateline[0] - given).days) != 1:
        return None
    said = document.published_evidence.rstrip(".")
    return dateline[0], f"{dateline[1][:-1]}; {said[0].lower()}{said[1:]}, in UTC."


def _unsettled(text: str, dates: list[WrittenDate], doc: Doc, hint: str) -> str:
    """A sentence on a date that can be either of two days (3/4/2024); empty if there is none."""
    known = {written.start for written in dates}
    for one in ambiguous_dates(text):
        written = WrittenDate(one.start, one.end, one.day_first, names_weekday=False)
        if one.start in known or _from_dateline(text, [written], doc) is None:
            continue
        either = f"{_plain(one.day_first)} or {_plain(one.month_first)}"
        said = f"{_quote(written, text)} can be {either}: say which."
        return "" if said in hint else said
    return ""


def _with_date(document: Document, basis: PublishedBasis, found: tuple[date, str]) -> Document:
    day, evidence = found
    return replace(document, published=day, published_basis=basis, published_evidence=evidence)


def _outside_chronologies(dates: list[WrittenDate], text: str) -> list[WrittenDate]:
    """Without the dates of a chronology's entries: they are of what is told there."""
    entries = find_entries(text)
    starts = [entry.date_start for entry in entries]
    kept = []
    for written in dates:
        nearest = bisect_right(starts, written.start) - 1
        held = nearest >= 0 and written.start < entries[nearest].date_end
        # "published at 16:08 10 July 2018" tells of the entry and of the article.
        if not held or _PUBLISHED.search(text[starts[nearest] : written.start]):
            kept.append(written)
    return kept


def _from_dateline(text: str, dates: list[WrittenDate], doc: Doc) -> tuple[date, str] | None:
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
    "The credit of the article is dated",
    "The byline of the article is dated",
    "A line by itself gives the date",
    "The article says that it was updated on",
)


def _dateline_reason(text: str, written: WrittenDate, section: Span) -> str | None:
    """Which kind of dateline a date at the edge of an article stands in; None for none."""
    published, dateline, credit, byline, alone, updated = _REASONS
    lead_in = text[section.start_char : written.start]
    if _CREDIT_BEFORE.search(lead_in[-_LABEL_REACH:]) and _CREDIT_AFTER.match(text, written.end):
        return credit
    if written.start - section.start_char > _LONGEST_OPENING:
        return None
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


def _opens(text: str, written: WrittenDate, lead_in: str) -> bool:
    """Whether a date stands in the dateline with which a report begins."""
    if _PLACE.fullmatch(lead_in) and _DASH.match(text, written.end):
        return True
    if _BEFORE_DATELINE.fullmatch(lead_in) or _AGENCY.fullmatch(lead_in):
        return (
            "(" in lead_in or "|" in lead_in or _AFTER_DATELINE.match(text, written.end) is not None
        )
    return False


def _has_line_to_itself(text: str, written: WrittenDate, section: Span) -> bool:
    """Whether nothing but a time of day stands beside a date."""
    line = text.rfind("\n", section.start_char, written.start) + 1 or section.start_char
    end = text.find("\n", written.end, section.end_char)
    rest = text[written.end : section.end_char if end < 0 else end]
    before = text[line : written.start].strip().lower()
    return before in ("", "the") and _CLOCK_TIME.fullmatch(rest) is not None


def _from_text(text: str, dates: list[WrittenDate], doc: Doc) -> tuple[date, str] | None:
    """A day counted from the latest date in the text, where that one is surely recent, and why.

    "A view taken on May 18, 2015, shortly before it fell" and "fell on Wednesday" give Wednesday
    20 May 2015; so would "BEIRUT, May 20 —".
    """
    latest_first = nlargest(_LATEST_DATES, dates, key=lambda written: written.day)
    past = (written for written in latest_first if not _AHEAD.search(_sentence(written.start, doc)))
    latest = next(past, None)
    if latest is None:
        return None
    if told := _from_update(text, latest, doc) or _from_same_weekday(text, latest, doc):
        return told
    recency = _recency(latest, doc)
    if recency is None:
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


def _from_update(text: str, latest: WrittenDate, doc: Doc) -> tuple[date, str] | None:
    """ "Update, Nov. 15, 4pm:" in an article whose latest date is a few days older."""
    for section in sections(doc):
        update = _UPDATE.match(text, section.start_char, section.end_char)
        day = _first_day(latest, update) if update else None
        if update and day:
            label = one_line(update[0])
            return day, (
                f"A paragraph is headed “{label}”, and the latest date in the text is "
                f"{_quote(latest, text)}: so it is {_plain(day)}."
            )
    return None


def _from_same_weekday(text: str, latest: WrittenDate, doc: Doc) -> tuple[date, str] | None:
    """ "Shot on Tuesday, police said. … on Tuesday, Nov. 14, 2017": the day that the lead means."""
    if not latest.names_weekday or _ARCHIVE.search(_sentence(latest.start, doc)):
        return None
    if any(int(year[0]) > latest.day.year for year in _ANY_YEAR.finditer(text)):
        return None
    lead = [section for section in sections(doc) if section.label_ == SectionKind.BODY]
    for section in lead[:_LEAD_PARAGRAPHS]:
        weekday = _BARE_WEEKDAY.search(text, section.start_char, section.end_char)
        if weekday is None or _AHEAD.search(_sentence(weekday.start(), doc)):
            continue
        same = weekday["weekday"] == DAY_NAMES[latest.day.weekday()]
        if not same or weekday.start() > latest.start:
            return None
        return latest.day, (
            f"The opening paragraphs say “{weekday['weekday']}”, and the text has that day, "
            f"{_quote(latest, text)}: it came out then or shortly after."
        )
    return None


def _recency(written: WrittenDate, doc: Doc) -> str | None:
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
    latest: WrittenDate, told: re.Match[str], evidence: str
) -> tuple[date, str] | None:
    """The first day from the latest date on that is the told weekday, or day of a month."""
    has_month = told.groupdict().get("month")
    name = f"{told['month']} {told['day']}" if has_month else told["weekday"]
    day = _first_day(latest, told)
    if day is None:
        return None
    return day, (
        f"{evidence} and the opening paragraphs say “{name}”: the first {name} on or after "
        f"{_plain(latest.day)} is {_plain(day)}."
    )


def _first_day(latest: WrittenDate, told: re.Match[str]) -> date | None:
    """The first day from the latest date on that words name; None where that is too long after."""
    days = (latest.day + timedelta(days=ahead) for ahead in range(_YEARLESS_REACH))
    if told.groupdict().get("month"):
        month, number = MONTHS[told["month"].lower()], int(told["day"])
        return next((day for day in days if (day.month, day.day) == (month, number)), None)
    return next(day for day in days if DAY_NAMES[day.weekday()] == told["weekday"])


def _sentence(offset: int, doc: Doc) -> str:
    return token_at(doc, offset).sent.text


def _quote(written: WrittenDate, text: str) -> str:
    return f"“{one_line(text[written.start : written.end])}”"


def _plain(day: date) -> str:
    return TimeInterval.of(Grain.DAY, day).plain
