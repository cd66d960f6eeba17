"""The numbers of the main story: how many were killed, injured, by what most articles tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from events.happenings.counted import counts_in
from events.types import Document

FACTS = ("arrested", "injured", "killed", "missing")
# The first sentences of an article tell of its matter, the last ones of other cases.
_HEAD = 1500
# "A man was killed" may be one of several; the first number of an article is the matter's.
_OF_ONE, _FIRST = 0.6, 0.5
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=[^\s\d])[^.!?\n]*)*")
_DEATH = re.compile(
    r"\b(?:fatal(?:ly)?|deadly|killed|kills|died|dies|dead|death|deaths|murdered|murders?|homicide"
    r"|slain|slaying|manslaughter|passed away|executed)\b",
    re.IGNORECASE,
)
_NO_DEATH = re.compile(
    r"attempted (?:murder|homicide)s?|death threats?|near[- ]death|deadly weapons?|dead end"
    r"|attempt(?:ed)? to (?:kill|murder)|non[- ]?fatal",
    re.IGNORECASE,
)
_WOUND = re.compile(r"\b(?:shot|shoots?|shooting|wounded|injured|stabbed|hurt|struck)\b", re.I)


def facts_of(documents: Sequence[Document]) -> tuple[tuple[str, int], ...]:
    """The numbers that most of the articles give, of several as many the one published last.

    Where none counts, a death that most of them tell is that of one person; who were shot and did
    not die are injured.

    >>> facts_of([Document(text="Two men were killed and one was hurt.", doc_id="a")])
    (('injured', 1), ('killed', 2))
    """
    heads = [_NO_DEATH.sub("", document.text[:_HEAD]) for document in documents]
    facts = {what: number for what in FACTS if (number := _voted(what, heads, documents))}
    if "killed" not in facts and 2 * sum(bool(_DEATH.search(head)) for head in heads) > len(heads):
        facts["killed"] = 1
    if "injured" not in facts:
        shot = _voted("shot", heads, documents)
        left = (shot or 0) - facts.get("killed", 0)
        wounded = 2 * sum(bool(_WOUND.search(head)) for head in heads) > len(heads)
        if left > 0 or (wounded and "killed" not in facts):
            facts["injured"] = max(left, 1)
    return tuple(sorted(facts.items()))


def _voted(what: str, heads: Sequence[str], documents: Sequence[Document]) -> int | None:
    """The number that most articles give."""
    votes: Counter[int] = Counter()
    latest: dict[int, date] = {}
    for head, document in zip(heads, documents, strict=True):
        number = _told(head, what)
        if number is not None:
            votes[number] += 1
            latest[number] = max(latest.get(number, date.min), document.published or date.min)
    return max(votes, key=lambda one: (votes[one], latest[one], -one), default=None)


def _told(head: str, what: str) -> int | None:
    """The number that an article gives: told most often there, the first one before others."""
    weights: dict[int, float] = {}
    for match in _SENTENCE.finditer(head):
        for one in counts_in(match.group()):
            if one.what == what:
                first = _FIRST if not weights else 0.0
                weight = _OF_ONE if one.number == 1 else 1.0
                weights[one.number] = weights.get(one.number, 0.0) + weight + first
    return max(weights, key=lambda number: weights[number], default=None)
