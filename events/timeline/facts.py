"""The numbers of the main story: how many were killed, injured, by what most articles tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from events.happenings.counted import counts_in
from events.types import Document, Event, Happening

FACTS = ("arrested", "injured", "killed", "missing")
# The first sentences of an article tell of its matter, the last ones of other cases.
_HEAD = 1500


def facts_of(
    happenings: Sequence[Happening], documents: Sequence[Document]
) -> tuple[tuple[str, int], ...]:
    """The numbers that most of the articles give, of several as many the one published last.

    >>> facts_of((), [Document(text="Two men were killed and one was hurt.", doc_id="a")])
    (('injured', 1), ('killed', 2))
    """
    sentences = _sentences(happenings)
    facts = []
    for what in FACTS:
        votes: Counter[int] = Counter()
        latest: dict[int, date] = {}
        for document in documents:
            number = _told(document, what, sentences.get(document.doc_id, ()))
            if number is not None:
                votes[number] += 1
                latest[number] = max(latest.get(number, date.min), document.published or date.min)
        if votes:
            best = max(votes, key=lambda number: (votes[number], latest[number], -number))
            facts.append((what, best))
    return tuple(facts)


def _sentences(happenings: Sequence[Happening]) -> dict[str, list[str]]:
    """The sentences of each article, in order, in which anything happens."""
    events: dict[str, dict[int, Event]] = {}
    for happening in happenings:
        for event in happening.events:
            held = events.setdefault(event.trigger.document.doc_id, {})
            held.setdefault(event.sentence.start, event)
    return {
        doc_id: [held[start].sentence.text for start in sorted(held)]
        for doc_id, held in events.items()
    }


def _told(document: Document, what: str, sentences: Sequence[str]) -> int | None:
    """The number that an article gives first."""
    for line in document.text[:_HEAD].split("\n"):
        for one in counts_in(line):
            if one.what == what:
                return one.number
    return None
