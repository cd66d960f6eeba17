"""When a page says that its article was published: metadata, a time element, its address."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from events.published.written_dates import ambiguous_dates, written_dates
from events.reading.metadata import Dated, dated, metadata_day, utc_moment, zoned_moment
from events.types import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

# The surest first. From Open Graph, schema.org, Dublin Core, Parse.ly, Sailthru, Highwire, rNews,
# and from what large publishers' own systems write.
_META_NAMES = """
article:published_time og:published_time og:article:published_time datepublished
article.published article:published publishdate publish-date publish_date pubdate
publication_date publication-date publicationdate date_published date-published published_date
published parsely-pub-date sailthru.date citation_publication_date citation_online_date
originalpublicationdate article_date_original rnews:datepublished dcterms.issued dc.date.issued
dc.date.published dcterms.date dc.date displaydate cxenseparse:recs:publishtime citation_date date
""".split()
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|Story)$")
_TIME_CLASSES = re.compile(
    r"\b(?:published|pubdate|entry-date|dt-published|publish)", re.IGNORECASE
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d?|[a-z]{3})/(?P<day>\d\d?)(?:/|$)"
)
_MOST_OBJECTS = 2000
# What a page shows of its date is short, and stands in an element that is called so.
_LONGEST_VISIBLE = 160
_DATE_MARKS = re.compile(r"date|time|byline|publish|posted", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|corrected|amended)\b", re.IGNORECASE)


def find_page_date(tree: HtmlElement, address: str | None) -> Dated:
    """The day of publication by the surest thing that the page says; never a day of change."""
    candidates = list(_candidates(tree, address))
    for evidence, written in candidates:
        found = dated(written, evidence)
        if found.day is not None:
            return _in_its_zone(found, written, candidates, tree)
    either = (
        f"{evidence} “{one_line}”" for evidence, one_line in candidates if _is_either(one_line)
    )
    return Dated(None, PublishedBasis.NONE, _unclear(next(either, "")))


def _is_either(written: str) -> bool:
    """Whether it is a date such as 06/05/2024, which can be either of two days."""
    return len(written) <= _LONGEST_VISIBLE and bool(ambiguous_dates(written))


def _unclear(said: str) -> str:
    return f"{said}, which can be either of two days." if said else ""


def _in_its_zone(
    found: Dated, written: str, candidates: list[tuple[str, str]], tree: HtmlElement
) -> Dated:
    """A day in UTC as the day of the page: by its own zone, else by the date that it shows."""
    moment = utc_moment(written)
    if moment is None or found.day is None:
        return found
    for evidence, other in candidates:
        zoned = zoned_moment(other)
        if zoned is not None and zoned.utcoffset() and zoned == moment:
            why = f"{found.evidence[:-1]}, in UTC; {_in_sentence(evidence)} “{other}”."
            return replace(found, day=zoned.date(), evidence=why)
    shown = {day for day in _shown_days(tree) if abs((day - found.day).days) <= 1}
    if len(shown) != 1:
        return found
    (day,) = shown
    if day == found.day:
        return found
    plain = f"{day.day} {day:%B %Y}"
    why = f"{found.evidence[:-1]}, in UTC; the page itself shows {plain}."
    return replace(found, day=day, evidence=why)


def _in_sentence(evidence: str) -> str:
    return evidence[0].lower() + evidence[1:]


def _shown_days(tree: HtmlElement) -> Iterator[date]:
    """The days that a page shows as its own: in its times, bylines and lines of a date."""
    for element in tree.iter():
        marks = " ".join((element.get("class") or "", element.get("id") or ""))
        if element.tag == "time" or (isinstance(element.tag, str) and _DATE_MARKS.search(marks)):
            words = " ".join(element.text_content().split())
            if len(words) <= _LONGEST_VISIBLE and not _CHANGED.search(words):
                yield from (one.day for one in written_dates(words))


def _candidates(tree: HtmlElement, address: str | None) -> Iterator[tuple[str, str]]:
    """What a page says in each place, as the opening of a sentence and what is written there."""
    for written in _from_linked_data(tree):
        yield "The page's own data (datePublished) say", written
    metas = {
        name.lower(): meta.get("content")
        for meta in reversed(list(tree.iter("meta")))
        if (name := meta.get("property") or meta.get("name") or meta.get("itemprop"))
        and meta.get("content")
    }
    for name in _META_NAMES:
        if name in metas:
            yield f"The page's metadata ({name}) say", metas[name]
    for written in _from_times(tree):
        yield "The page marks as its time of publication", written
    match = _IN_ADDRESS.search(address or "")
    if match:
        yield "The address of the page has the date", "-".join(match.group("year", "month", "day"))


def _from_linked_data(tree: HtmlElement) -> list[str]:
    """Every datePublished in JSON-LD, those of articles first."""
    found: list[tuple[bool, str]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().strip() != "application/ld+json":
            continue
        try:
            waiting = deque([json.loads(script.text or "", strict=False)])
        except (ValueError, RecursionError):  # parsing is the only check there is
            continue
        for _ in range(_MOST_OBJECTS):
            if not waiting:
                break
            thing = waiting.popleft()
            waiting += thing.values() if isinstance(thing, dict) else ()
            waiting += thing if isinstance(thing, list) else ()
            if isinstance(thing, dict) and isinstance(thing.get("datePublished"), str):
                kinds = thing.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                is_article = any(_ARTICLES.search(str(name)) for name in names)
                found.append((not is_article, thing["datePublished"]))
    return [written for _, written in sorted(found, key=lambda pair: pair[0])]


def _from_times(tree: HtmlElement) -> Iterator[str]:
    """What elements that are marked as the time of publication say; else the only day there is."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    for element in tree.iter():
        marks = element.get("itemprop") or ""
        if "datepublished" in marks.lower() and element.tag != "meta":
            yield element.get("datetime") or element.get("content") or element.text_content()[:60]
    for element in times:
        if element.get("pubdate") is not None or _TIME_CLASSES.search(element.get("class") or ""):
            yield element.get("datetime", "")
    days = {metadata_day(element.get("datetime", "")) for element in times}
    if len(days) == 1 and None not in days:
        yield times[0].get("datetime", "")
