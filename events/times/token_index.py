"""A parsed article as refiners look at it: its plain text, and its tokens by their place in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.parsing.on_demand import Layer, ask
from events.parsing.spacy_pipeline import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Page:
    """The Doc, its text, and where its tokens begin: both are costly to ask a Doc for again."""

    doc: Doc
    text: str
    starts: list[int]

    @classmethod
    def of(cls, doc: Doc) -> Page:
        """The page of a parsed article."""
        return cls(doc, text_of(doc), doc.to_array("IDX").tolist())

    def token_at(self, offset: int) -> Token:
        """The token that holds a character offset, or the one before it, with its syntax."""
        token = self.word_at(offset)
        ask(self.doc, token.i)
        return token

    def word_at(self, offset: int) -> Token:
        """The token as `token_at` gives it, of which one looks only at what is printed."""
        return self.doc[max(0, bisect_right(self.starts, offset) - 1)]

    def entity_type(self, token: Token) -> str:
        """What kind of name a token is part of, as OntoNotes calls it; "" where of none."""
        ask(self.doc, token.i, Layer.NAMES)
        return token.ent_type_

    def before(self, offset: int, length: int) -> str:
        """The `length` characters before an offset."""
        return self.text[max(0, offset - length) : offset]
