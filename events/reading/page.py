"""A web page to a Document: its article without what surrounds it, and what the page says of it."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from events.errors import UnreadableInputError
from events.parsing.sections import one_line
from events.reading.blocks import is_hidden, text_of
from events.reading.encoding import decode_markup
from events.reading.metadata import web_address
from events.reading.page_date import find_page_date
from events.reading.source import check_text, empty, read_all
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement, HTMLParser

    from events.reading.source import Found, Source

# The longest live reports have some ten thousand; the search for the article needs five seconds for
# these, and longer by their square.
_MOST_ELEMENTS = 30_000
_MOST_ATTRIBUTES = 150_000
# A page of which so many times more is hidden than shown waits for its scripts.
_NEARLY_ALL = 10
# What a browser that runs scripts does not show.
_WITHOUT_SCRIPTS = ("noscript", "template")
_LONGEST_VALUE = 5000
# In a script; as JSON each takes a hundred bytes. A long list of a shop's goods has a few thousand.
_MOST_PARTS = 50_000
# A tag with so many attributes says nothing of an article.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{100000,}")
_FEWEST_STAMPS = 3
# So the parser calls an error of its limits.
_LIMIT = "ERR_RESOURCE_LIMIT"
# A picture within the page; the parser gives up on a page that is too long for its like.
_PICTURE = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=%]{1000,}", re.ASCII)


def read_page(source: Source) -> Iterator[Found]:
    """The one article of a web page; offsets are into its text. Raises UnreadableInputError."""
    markup = decode_markup(read_all(source), source.name, charset=source.charset)
    yield page_document(markup, name=source.name, doc_id=source.doc_id, url=source.url)


def page_document(markup: str, *, name: str, doc_id: str, url: str | None = None) -> Document:
    """The article of a page: paragraphs parted by blank lines.

    `name` is the page's in messages, `url` its address where the markup tells none. Raises
    UnreadableInputError.
    """
    tree = parse_page(markup, name)
    said = _said_of_article(tree)
    address = web_address(said.get("url")) or url
    published = find_page_date(tree, address)
    shown = text_of(tree)
    text = _in_paragraphs(said["text"], shown) if said["text"] else shown
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

    content = _without_bulk(markup)
    _check_size(content, name)
    for deep in (False, True):
        parser = html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=deep
        )
        try:
            tree = html.document_fromstring(content, parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
            # Parsing is the only check there is.
            raise empty(name) from error
        if not _is_cut_off(parser):
            break
    else:
        raise UnreadableInputError(
            f"{name}: is nested too deeply to be read: copy the article as plain text"
        )
    _drop_long_attributes(tree)
    _drop_bulky_scripts(tree)
    _drop_hidden(tree)
    return tree


def _is_cut_off(parser: HTMLParser) -> bool:
    """Whether the parser has left out all from where elements lie too deep in each other.

    That is 256 of them, or 2048 where deep trees are asked for.
    """
    return any(one.type_name == _LIMIT and "depth" in one.message for one in parser.error_log)


def _without_bulk(markup: str) -> bytes:
    """The markup without what is no part of an article, and takes memory or stops the parser."""
    lean = _LONG_TAG.sub("<p", _PICTURE.sub("", markup))
    return lean.encode("utf-8", "replace").replace(b"\0", b"")


def _check_size(content: bytes, name: str) -> None:
    """Raises UnreadableInputError for more elements or attributes than an article has.

    They are counted before any is kept, as each takes many times its letters in memory.
    """
    from lxml import etree, html

    counter = _Counter(name)
    try:
        html.HTMLParser(encoding="utf-8", target=counter).feed(content)
    except etree.LxmlError:  # what is wrong with it is told by the parse itself
        return


@dataclass(slots=True)
class _Counter:
    """A parser's target that counts elements and attributes, and stops where there are too many."""

    name: str
    elements: int = 0
    attributes: int = 0

    def start(self, _: str, attributes: Mapping[str, str]) -> None:
        """An element begins. Raises UnreadableInputError when there are too many."""
        self.elements += 1
        self.attributes += len(attributes)
        if self.elements > _MOST_ELEMENTS or self.attributes > _MOST_ATTRIBUTES:
            raise UnreadableInputError(
                f"{self.name}: has more than {_MOST_ELEMENTS:,} elements or {_MOST_ATTRIBUTES:,} "
                "attributes, which is more than an article: copy the article as plain text"
            )

    def close(self) -> None:
        """The page ends."""


def _drop_hidden(tree: HtmlElement) -> None:
    """What the page does not show: copies for other screens, notes for when something happens.

    A page that hides all of itself until its scripts have run is left as it is.
    """
    found = [element for element in tree.iter() if _is_hidden_part(element)]
    inner = {part for element in found for part in element.iterdescendants() if part is not element}
    hidden = [element for element in found if element not in inner]
    unseen = sum(map(_words_in, hidden))
    if _NEARLY_ALL * (_words_in(tree) - unseen) < unseen:
        return
    for element in hidden:
        element.drop_tree()


def _is_hidden_part(element: HtmlElement) -> bool:
    is_part = isinstance(element.tag, str) and element.tag not in ("html", "body")
    return is_part and (element.tag in _WITHOUT_SCRIPTS or is_hidden(element))


def _words_in(element: HtmlElement) -> int:
    return sum(len(text.split()) for text in element.itertext())


def _drop_long_attributes(tree: HtmlElement) -> None:
    """Whatever is too long to say something of the article, and takes long to search."""
    for element in tree.iter():
        for name in [name for name, value in element.attrib.items() if len(value) > _LONGEST_VALUE]:
            del element.attrib[name]


def _drop_bulky_scripts(tree: HtmlElement) -> None:
    """What scripts hold of data that are more than those of an article, and take memory to read."""
    for script in tree.iter("script"):
        if sum(map((script.text or "").count, "[{,")) > _MOST_PARTS:
            script.text = None


def _said_of_article(tree: HtmlElement) -> dict[str, str | None]:
    """The text, title, author, publisher and address that trafilatura finds."""
    # Trafilatura takes a fifth of a second to import.
    import copy

    import trafilatura

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its dependencies, about a page that is odd
            found: Any = trafilatura.bare_extraction(
                _with_stamps(_with_main_part(copy.deepcopy(tree))),
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
        "title": one_line(found.title or "") or None,
        "author": one_line(found.author or "") or None,
        "publisher": one_line(found.sitename or "") or None,
        "url": found.url,
    }


def _in_paragraphs(found: str, shown: str) -> str:
    """The text that was found, in the paragraphs of the page where it is some of them in one piece.

    Of a short page trafilatura gives the words alone, headline and paragraphs in one line.
    """
    words = _squeezed(found)
    blocks = shown.split("\n\n")
    ends = [0, *accumulate(len(_squeezed(block)) for block in blocks)]
    start = _squeezed(shown).find(words)
    if start not in ends or start + len(words) not in ends:
        return found
    return "\n\n".join(blocks[ends.index(start) : ends.index(start + len(words))])


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _with_main_part(tree: HtmlElement) -> HtmlElement:
    """The page with its paragraphs in a part of their own, where they stand in no part at all.

    Else the search for the article takes lists between them for menus.
    """
    from lxml import html

    body = tree.find("body")
    if body is None or body.find("p") is None or any(True for _ in tree.iter("article", "main")):
        return tree
    part = html.Element("div", id="content")
    part.text, body.text = body.text, None
    part.extend(list(body))
    body.append(part)
    return tree


def _with_stamps(tree: HtmlElement) -> HtmlElement:
    """A page whose times trafilatura keeps, where several stand in its blocks, as in a live report.

    One or two are of the page itself, and no part of its text.
    """
    stamps = [element for element in tree.iter("time") if (element.text_content() or "").strip()]
    if len(stamps) >= _FEWEST_STAMPS:
        for stamp in stamps:
            stamp.tag = "span"
    return tree
