"""What a judge of lookalikes is: it says of a time as found that its words name none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.times.token_index import Page
from events.types import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time as found, with the text around it.

    To ask for its `first` or `last` token is to have the sentence parsed: a judge looks at the
    printed words before, as most candidates are decided by them.
    """

    time: TimeExpression
    page: Page
    before: str
    after: str

    @property
    def first(self) -> Token:
        """The first token of the time, with its syntax."""
        return self.page.token_at(self.time.span.start)

    @property
    def last(self) -> Token:
        """The last token of the time, with its syntax."""
        return self.page.token_at(self.time.span.end - 1)

    @property
    def last_word(self) -> str:
        """The last word of the time as printed."""
        return self.page.word_at(self.time.span.end - 1).text

    @property
    def neighbours(self) -> tuple[Token, ...]:
        """The tokens before and after the last one of the time, without their syntax."""
        last = self.page.word_at(self.time.span.end - 1)
        places = (last.i - 1, last.i + 1)
        return tuple(last.doc[place] for place in places if 0 <= place < len(last.doc))

    @property
    def word_before(self) -> str:
        """The word before the time as printed, empty at the beginning of the text."""
        first = self.page.word_at(self.time.span.start)
        return first.nbor(-1).text if first.i else ""


Judge = Callable[[Candidate], bool]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A judge of candidates, with sentences in which there is no time and some in which one is."""

    name: str
    is_lookalike: Judge
    rejects: tuple[str, ...]
    examples: dict[str, str]
    domain: None = None


def lookalike(
    *, rejects: tuple[str, ...], examples: dict[str, str] | None = None
) -> Callable[[Judge], Lookalike]:
    """Make a judge of a function; it judges once it stands in `LOOKALIKES`."""
    return lambda judge: Lookalike(judge.__name__, judge, rejects, examples or {})
