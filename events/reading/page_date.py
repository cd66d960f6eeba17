"""When a page says that its article was published: metadata, a time element, its address."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from events.reading.metadata import Dated, dated, metadata_day
from events.types import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def find_page_date(tree: HtmlElement, address: str | None) -> Dated:
    """The day of publication by the surest thing that the page says; never a day of change."""
    for evidence, written in _candidates(tree, address):
        found = dated(written, evidence)
        if found.day is not None:
            return found
    return Dated(None, PublishedBasis.NONE, "")


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
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):  # parsing is the only check there is
            continue
        for _ in range(_MOST_OBJECTS):
            if not waiting:
                break
            thing = waiting.pop(0)
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
