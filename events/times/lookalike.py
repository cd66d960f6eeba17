"""What a judge of lookalikes is: it says of a time as found that its words name none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.types import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time as found, with the text and the tokens around it."""

    time: TimeExpression
    before: str
    after: str
    first: Token
    last: Token


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
