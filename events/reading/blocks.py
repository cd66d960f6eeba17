"""The text of a parsed page or fragment: its blocks as paragraphs, parted by blank lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# HTML's blocks, and the names that trafilatura gives them (those of TEI).
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table "
    "td th tr ul head item list quote row cell ab".split()
)
_SILENT = frozenset(
    "script style noscript template title meta link iframe object svg math select textarea button "
    "img graphic audio video canvas".split()
)
_LINE_ENDS = frozenset(("br", "lb"))
_BREAK = "\n"
_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u200b]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def text_of(root: _Element) -> str:
    """The words of an element as a reader sees them: a paragraph for each block.

    A line break ends a line within its paragraph, two end the paragraph.
    """
    paragraphs = (
        "\n".join(line for part in piece.split("\n") if (line := _SPACES.sub(" ", part).strip()))
        for block in _blocks(root)
        for piece in re.split(r"\n[ \t]*\n", block)
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _blocks(root: _Element) -> Iterator[str]:
    """The text of each block, line breaks only where the page has them."""
    # lxml is wanted only once there is a page to read.
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS:
                yield "".join(pieces)
                pieces = []
            elif tag in _LINE_ENDS:
                pieces.append(_BREAK)
            if tag in _SILENT or is_hidden(element):
                walk.skip_subtree()
            else:
                pieces.append(_plain(element.text))
            continue
        if event == "end" and tag in _BLOCKS:
            yield "".join(pieces)
            pieces = []
        if element is not root:
            pieces.append(_plain(element.tail))
    yield "".join(pieces)


def is_hidden(element: _Element) -> bool:
    """Whether the page says itself that an element is not shown."""
    hidden = element.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _plain(text: str | None) -> str:
    return _INVISIBLE.sub("", " ".join(re.split(r"[\r\n\t]+", text or "")))
