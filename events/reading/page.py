"""A web page to a Document: its article without what surrounds it, and what the page says of it."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any

from events.errors import UnreadableInputError
from events.reading.blocks import text_of
from events.reading.encoding import decode_markup
from events.reading.metadata import web_address
from events.reading.page_date import find_page_date
from events.reading.source import check_text, read_all
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from events.reading.source import Found, Source

SUFFIXES = (".html", ".htm", ".xhtml")
# The longest live reports have some ten thousand; the search for the article needs five seconds for
# these, and longer by their square.
_MOST_ELEMENTS = 30_000
_LONGEST_VALUE = 5000
_FEWEST_STAMPS = 3
# A picture within the page; the parser gives up on a page that is too long for its like.
_PICTURE = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=%]{1000,}", re.ASCII)


def read_page(source: Source) -> Iterator[Found]:
    """The one article of a web page; offsets are into its text. Raises UnreadableInputError."""
    markup = decode_markup(read_all(source), source.name, charset=source.charset)
    yield page_document(markup, name=source.name, doc_id=source.doc_id, url=source.url)


def page_document(markup: str, *, name: str, doc_id: str, url: str | None = None) -> Document:
    """The article of a page: paragraphs parted by blank lines. Raises UnreadableInputError."""
    tree = parse_page(markup, name)
    said = _said_of_article(tree)
    address = web_address(said.get("url")) or url
    published = find_page_date(tree, address)
    text = said["text"] or text_of(tree)
    if not text.strip():
        raise UnreadableInputError(
            f"{name}: there is no text in this web page: it may be drawn by a script: copy the "
            "article from the browser as plain text"
        )
    return Document(
        text=check_text(text, name),
        doc_id=doc_id,
        published=published.day,
        published_basis=published.basis,
        published_evidence=published.evidence,
        title=said.get("title"),
        author=said.get("author"),
        publisher=said.get("publisher"),
        url=address,
    )


def parse_page(markup: str, name: str) -> HtmlElement:
    """A page or a fragment of one as a tree. Raises UnreadableInputError."""
    # lxml is wanted only once there is a page to read.
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    content = _PICTURE.sub("", markup).encode("utf-8", "replace").replace(b"\0", b"")
    try:
        tree = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        # Parsing is the only check there is.
        raise UnreadableInputError(
            f"{name}: is empty: there is no text in this web page"
        ) from error
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise UnreadableInputError(
            f"{name}: has more than {_MOST_ELEMENTS:,} elements, which is more than an article: "
            "copy the article as plain text"
        )
    _drop_long_attributes(tree)
    return tree


def _drop_long_attributes(tree: HtmlElement) -> None:
    """Whatever is too long to say something of the article, and takes long to search."""
    for element in tree.iter():
        for name in [name for name, value in element.attrib.items() if len(value) > _LONGEST_VALUE]:
            del element.attrib[name]


def _said_of_article(tree: HtmlElement) -> dict[str, str | None]:
    """The text, title, author, publisher and address that trafilatura finds."""
    # Trafilatura takes a fifth of a second to import.
    import copy

    import trafilatura

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its dependencies, about a page that is odd
            found: Any = trafilatura.bare_extraction(
                _with_stamps(copy.deepcopy(tree)),
                include_comments=False,
                with_metadata=True,
                date_extraction_params={"max_date": "2100-01-01", "extensive_search": False},
            )
    except (AttributeError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        # A page can be wrong in any of a thousand places; its text is then read without.
        found = None
    if found is None:
        return {"text": None}
    return {
        "text": text_of(found.body) if found.body is not None else None,
        "title": _one_line(found.title),
        "author": _one_line(found.author),
        "publisher": _one_line(found.sitename),
        "url": found.url,
    }


def _with_stamps(tree: HtmlElement) -> HtmlElement:
    """A page whose times trafilatura keeps, where several stand in its blocks, as in a live report.

    One or two are of the page itself, and no part of its text.
    """
    stamps = [element for element in tree.iter("time") if (element.text_content() or "").strip()]
    if len(stamps) >= _FEWEST_STAMPS:
        for stamp in stamps:
            stamp.tag = "span"
    return tree


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
