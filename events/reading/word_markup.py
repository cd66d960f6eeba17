"""The markup of a Word document as it streams by: paragraphs, rows of tables, text boxes, facts.

Nothing is kept but the words, so that a file of much markup and few words takes no more memory
than the words do. Names are told apart by their last part, since there are two standards, strict
and transitional, with the same names in other namespaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What was struck out, the code of a field, the reading of a character, and what stands a second
# time for programs that cannot draw a box.
_NOT_READ = frozenset("del moveFrom instrText delText Fallback rt sdtPr separator".split())
# Notes that are no notes: the line above them.
_NO_NOTES = frozenset("separator continuationSeparator continuationNotice".split())
_OFF = frozenset(("0", "false", "off"))
_TITLES = frozenset("Title Titel Titre Titolo Ttulo".split())
# Letters that part two paragraphs.
_BREAK = 2


class Target(Protocol):
    """What lxml calls with the elements and the text of a part, and that keeps what it wants."""

    @property
    def characters(self) -> int:
        """How many letters are kept so far."""


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _attribute(attributes: Mapping[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if _local(key) == name), "")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read: its pieces, and the boxes that hang from it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    style: str = ""


@dataclass(slots=True)
class Body:
    """The paragraphs of a body, or of notes; `begun` when there is one, `title` the styled one."""

    paragraphs: list[str] = field(default_factory=list)
    title: str = ""
    begun: bool = False
    characters: int = 0
    # What is open: paragraphs, one in the box of another; the rows of tables, one in the cell of
    # another, each as the paragraphs of its cells.
    _open: list[_Paragraph] = field(default_factory=list)
    _rows: list[list[list[str]]] = field(default_factory=list)
    _depth_of_rows: list[int] = field(default_factory=list)
    _skipped: int = 0
    _hidden: bool = False
    _in_text: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        tag = _local(name)
        if self._skipped or tag in _NOT_READ or _attribute(attributes, "type") in _NO_NOTES:
            self._skipped += 1
        elif tag in ("body", "footnotes", "endnotes"):
            self.begun = True
        elif not self.begun:
            return
        elif tag == "p":
            self._open.append(_Paragraph())
        elif tag == "tr":
            self._rows.append([])
            self._depth_of_rows.append(len(self._open))
        elif tag == "tc" and self._rows:
            if not self._rows[-1] or self._rows[-1][-1]:  # empty cells may be without end
                self._rows[-1].append([])
        elif tag == "t":
            self._in_text = True
        else:
            self._mark(tag, attributes)

    def _mark(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What stands within a paragraph beside its words."""
        if not self._open:
            return
        if tag == "r":
            self._hidden = False
        elif tag in ("vanish", "webHidden"):
            self._hidden = _attribute(attributes, "val") not in _OFF
        elif tag == "pStyle":
            self._open[-1].style = _attribute(attributes, "val")
        elif tag in _SIGNS and not self._hidden:
            self._open[-1].pieces.append(_SIGNS[tag])
            self.characters += 1

    def data(self, letters: str) -> None:
        """Some letters."""
        if self._in_text and self._open and not self._skipped and not self._hidden:
            self._open[-1].pieces.append(letters)
            self.characters += len(letters)

    def end(self, name: str) -> None:
        """An element ends."""
        tag = _local(name)
        if self._skipped:
            self._skipped -= 1
        elif tag == "t":
            self._in_text = False
        elif tag == "p" and self._open:
            self._end_paragraph(self._open.pop())
        elif tag == "tr" and self._rows:
            self._depth_of_rows.pop()
            for line in _row_lines(self._rows.pop()):
                self._put(line)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        words = "".join(paragraph.pieces).strip()
        if paragraph.style in _TITLES and not self.title:
            self.title = words
        for line in (words, *paragraph.boxes):
            if line.strip():
                self._put(line)

    def _put(self, line: str) -> None:
        """A finished line: into the cell it stands in, the paragraph its box hangs from, or out."""
        self.characters += _BREAK
        if self._rows and self._rows[-1] and self._depth_of_rows[-1] == len(self._open):
            self._rows[-1][-1].append(line)
        elif self._open:
            self._open[-1].boxes.append(line)
        else:
            self.paragraphs.append(line)

    def close(self) -> Body:
        """The document ends."""
        return self

    def doctype(self, name: str, _: str | None, __: str | None) -> None:
        """A declaration of a document type, as no program writes it. Raises ValueError."""
        raise ValueError(f"declares a document type: {name}")


@dataclass(slots=True)
class Facts:
    """What a file says of itself: title, author, the day it was made; empty where it does not."""

    title: str = ""
    creator: str = ""
    created: str = ""
    characters: int = 0
    _at: str = ""

    def start(self, name: str, _: Mapping[str, str]) -> None:
        """An element begins."""
        tag = _local(name)
        self._at = tag if tag in ("title", "creator", "created") else ""

    def data(self, letters: str) -> None:
        """Some letters."""
        if self._at and self.characters < _LONGEST_FACT:
            self.characters += len(letters)
            setattr(self, self._at, getattr(self, self._at) + letters[:_LONGEST_FACT])

    def end(self, _: str) -> None:
        """An element ends."""
        self._at = ""

    def close(self) -> Facts:
        """The part ends; its facts each on a line of its own."""
        for fact in ("title", "creator", "created"):
            setattr(self, fact, " ".join(getattr(self, fact).split()))
        return self

    doctype = Body.doctype


_LONGEST_FACT = 2000


def _row_lines(cells: list[list[str]]) -> list[str]:
    """A row as one line, its cells parted by a tab; as paragraphs where its cells hold prose."""
    filled = [cell for cell in cells if any(words.strip() for words in cell)]
    if len(filled) == 1 or any(len(cell) > 1 for cell in filled):
        return [words for cell in filled for words in cell]
    line = "\t".join(words for cell in filled for words in cell)
    return [line] if line.strip() else []
