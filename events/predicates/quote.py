"""The words that tell of an event: its sentence, or its clause where that is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.types import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# In characters; a sentence of a newspaper has some two hundred.
LONGEST_QUOTE = 2000


def quote_of(trigger: Token, sentence: Span, document: Document) -> Span:
    """The sentence, or the widest clause around the trigger that is no longer than a quote may be.

    Words around the trigger, where no clause is as short as that.
    """
    if sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence
    found: Span | None = None
    for token in (trigger, *trigger.ancestors):
        start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
        if end - start > LONGEST_QUOTE:
            break
        found = Span(document, start, end)
    return found if found is not None else _around(trigger, sentence, document)


def _around(trigger: Token, sentence: Span, document: Document) -> Span:
    """Whole words before and after the trigger, within its sentence."""
    room = (LONGEST_QUOTE - len(trigger)) // 2
    start = max(sentence.start, trigger.idx - room)
    end = min(sentence.end, trigger.idx + len(trigger) + room)
    if start > sentence.start:
        space = document.text.find(" ", start, trigger.idx)
        start = trigger.idx if space < 0 else space + 1
    if end < sentence.end:
        space = document.text.rfind(" ", trigger.idx + len(trigger), end)
        end = trigger.idx + len(trigger) if space < 0 else space
    return Span(document, start, end)
