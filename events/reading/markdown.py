"""Markdown to a Document: front matter to metadata, markup away, the words as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.errors import UnknownDateError
from events.published.typed_day import read_date
from events.reading.metadata import dated, web_address
from events.reading.plain import decoded_text
from events.reading.source import check_text
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.reading.source import Found, Source

_FRONT_MATTER = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<fields>.*?)\r?\n(?P=fence)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}?)\s*[:=]\s*(?P<value>.*?)\s*")
_KEYS = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "by": "author",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "link": "url",
}
# In this order; what a pattern keeps is its group `kept`. None of them can run on past a line,
# but comments. A group that is repeated gives nothing back: for each time that it could, the engine
# keeps a hundred bytes, and a line can be all marks.
_MARKUP = (
    re.compile(r"<!--(?P<kept>)(?:[^<-]|-(?!->)|<(?!!--))*+-->"),
    re.compile(r"(?m)^[ \t]*(?:```|~~~)[^\n]*$(?P<kept>)"),
    re.compile(r"(?m)^[ \t]*(?:[-*_][ \t]*+){3,}+$(?P<kept>)"),
    re.compile(r"(?m)^[ \t]*={3,}[ \t]*$(?P<kept>)"),
    re.compile(r"(?m)^[ \t]*\[[^\]\n]{1,200}\]:[ \t]+\S+[^\n]*$(?P<kept>)"),
    re.compile(r"(?m)^[ \t]{0,3}#{1,6}[ \t]+(?P<kept>[^\n]*?)[ \t]*#*[ \t]*$"),
    re.compile(r"(?m)^[ \t]{0,3}(?:>[ \t]?)++(?P<kept>)"),
    re.compile(r"(?m)^[ \t]*[*+-][ \t]+(?P<kept>)"),
    re.compile(r"!\[[^\]\n]{0,500}\]\([^()\n]{0,1000}\)(?P<kept>)"),
    re.compile(r"\[(?P<kept>[^\[\]\n]{1,500})\]\([^()\n]{0,1000}\)"),
    re.compile(r"\[(?P<kept>[^\[\]\n]{1,500})\]\[[^\]\n]{0,200}\]"),
    re.compile(r"<(?P<kept>https?://[^<>\s]{1,1000})>"),
    re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>(?P<kept>)"),
    re.compile(r"(?<![\w*])\*\*(?P<kept>[^*\n]{1,2000})\*\*(?![\w*])"),
    re.compile(r"(?<![\w_])__(?P<kept>[^_\n]{1,2000})__(?![\w_])"),
    re.compile(r"(?<![\w*])\*(?P<kept>[^*\s][^*\n]{0,2000})\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(?P<kept>[^_\s][^_\n]{0,2000})_(?![\w_])"),
    re.compile(r"`(?P<kept>[^`\n]{1,500})`"),
    re.compile(r"\\(?P<kept>[!-/:-@\[-`{-~])"),
)
_TITLE = re.compile(r"(?:^|\n)#[ \t]+(?P<title>[^\n]{1,300}?)[ \t]*#*[ \t]*(?:\r?\n|$)")


def read_markdown(source: Source) -> Iterator[Found]:
    """The one article of a Markdown file; offsets are into the text without the markup.

    Raises UnreadableInputError.
    """
    written = decoded_text(source)
    front = _FRONT_MATTER.match(written)
    fields = _fields(front["fields"]) if front else {}
    body = written[front.end() :] if front else written
    heading = _TITLE.search(body[:2000])
    published = dated(fields.get("date"), "The date in the front matter is")
    yield Document(
        text=check_text(without_markup(body).strip("\n"), source.name),
        doc_id=source.doc_id,
        published=published.day,
        published_basis=published.basis,
        published_evidence=published.evidence or _passed_over(fields.get("date")),
        title=fields.get("title") or (without_markup(heading["title"]) if heading else None),
        author=fields.get("author"),
        publisher=fields.get("publisher"),
        url=web_address(fields.get("url")) or source.url,
    )


def _passed_over(written: str | None) -> str:
    """Why a date that a person wrote into the front matter is none; empty where there is none."""
    try:
        if written:
            read_date(written)
    except UnknownDateError as error:  # a date that does not count is no reason to refuse the text
        return f"The front matter gives no day: {error}."
    return ""


def without_markup(text: str) -> str:
    """The words of Markdown.

    >>> without_markup("# Harar *falls*\\n\\nRebels [took](http://a.example) it.")
    'Harar falls\\n\\nRebels took it.'
    """
    for pattern in _MARKUP:
        text = pattern.sub(lambda match: match["kept"], text)
    return text


def _fields(written: str) -> dict[str, str]:
    """The plain fields of YAML or TOML front matter; lists and nested ones are passed over."""
    found: dict[str, str] = {}
    for line in written.splitlines():
        match = _FIELD.fullmatch(line)
        key = _KEYS.get(match["key"].lower()) if match else None
        if match and key and key not in found and match["value"]:
            found[key] = match["value"].strip("\"'[]")
    return found
