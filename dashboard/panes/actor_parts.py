"""What of an actor can be told apart: its mentions in an article, by a way of naming, or singly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dashboard.chart.lane_heads import article_name
from dashboard.panes.content import byline
from events import Actor, Document, Mention, MentionType, Place

_AROUND = 32
# More than these nobody reads through; articles and ways of naming hold them all.
_MOST_SINGLE = 300

Parts = dict[str, tuple[Place, ...]]


def parts_of(actor: Actor) -> Parts:
    """The mentions of an actor in lots, by words for each that are all unlike.

    First all of an article, where there are several; then all of one way of naming; then each.
    """
    mentions = actor.mentions
    documents = {one.span.document.doc_id: one.span.document for one in mentions}
    parts: Parts = {}
    if len(documents) > 1:
        _add(parts, _by_article(mentions, documents))
    if len(forms := _by_form(mentions)) > 1:
        _add(parts, forms.items())
    several = len(documents) > 1
    _add(parts, ((_around(one, several=several), [one]) for one in mentions[:_MOST_SINGLE]))
    return parts


def _add(parts: Parts, lots: Iterable[tuple[str, list[Mention]]]) -> None:
    for words, lot in lots:
        name, number = words, 2
        while name in parts:
            name, number = f"{words} ({number})", number + 1
        parts[name] = tuple(Place.of(one.span) for one in lot)


def _by_article(
    mentions: Iterable[Mention], documents: dict[str, Document]
) -> list[tuple[str, list[Mention]]]:
    lots: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        lots[one.span.document.doc_id].append(one)
    return [(_all_in(documents[doc], len(lot)), lot) for doc, lot in lots.items()]


def _all_in(document: Document, number: int) -> str:
    told = " · ".join(filter(None, (article_name(document), byline(document))))
    return f"All {number} in {told}" if number > 1 else f"The one in {told}"


def _by_form(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions by what they say; "he" says nothing of whom."""
    lots: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        if one.type is not MentionType.PRO:
            lots[_words(one)].append(one)
    return {
        f"Wherever called “{words}” ({len(lot)})": lot
        for words, lot in lots.items()
        if len(lot) > 1
    }


def _words(mention: Mention) -> str:
    return " ".join(mention.span.text.split())


def _around(mention: Mention, *, several: bool) -> str:
    """One mention with the words around it; in a storyline with its article, too."""
    span = mention.span
    text = span.document.text
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end :][:_AROUND]
    words = " ".join(f"… {before}»{span.text}«{after} …".split())
    return f"{words} · {article_name(span.document)}" if several else words
