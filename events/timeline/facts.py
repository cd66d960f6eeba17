"""The numbers of the main story: how many were killed, injured, by what most articles tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from events.happenings.counted import counts_in
from events.types import Document

FACTS = ("arrested", "injured", "killed", "missing")
# The first sentences of an article tell of its matter, the last ones of other cases.
_HEAD = 1500
_DAY = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\. \d{1,2}\b|\bunder \d+(?= who\b)"
)
# "A man was killed" may be one of several; the first number of an article is the matter's.
_OF_ONE, _FIRST = 0.6, 0.5
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=[^\s\d])[^.!?\n]*)*")
_DEATH = re.compile(
    r"\b(?:fatal(?:ly)?|deadly|killed|kills|died|dies|dead|death|deaths|murdered|murders?|homicide"
    r"|slain|slaying|manslaughter|passed away|executed)\b",
    re.IGNORECASE,
)
_NOBODY_HURT = re.compile(
    r"(?:\bnot|n[’']t|\bno ?(?:body|one)(?: else)?(?: was| were)?) (?:wounded|injured|hurt)\b",
    re.IGNORECASE,
)
_NO_DEATH = re.compile(
    r"attempted (?:[\w-]+ ){0,2}(?:murder|homicide)s?|death threats?|near[- ]death|deadly weapons?"
    r"|dead end|attempt(?:ed)? to (?:kill|murder)|non[- ]?fatal",
    re.IGNORECASE,
)
_LIVING = re.compile(
    r"\b(?:wounded|injured|hurt|surviv(?:ed|ing)|recovering)\b"
    r"|\b(?:critical|stable|serious|good|fair|guarded) condition\b",
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
    heads = [_head(document.text) for document in documents]
    facts = {what: number for what in FACTS if (number := _voted(what, heads, documents))}
    if "killed" not in facts and 2 * sum(bool(_DEATH.search(head)) for head in heads) > len(heads):
        facts["killed"] = 1
    if "injured" not in facts:
        shot = _voted("shot", heads, documents)
        left = (shot or 0) - facts.get("killed", 0)
        # Of whom was shot another may have died: then the words must be of one who lives.
        hurt = _LIVING if "killed" in facts else _WOUND
        wounded = 2 * sum(bool(hurt.search(head)) for head in heads) > len(heads)
        if left > 0 or wounded:
            facts["injured"] = max(left, 1)
    return tuple(sorted(facts.items()))


def _head(text: str) -> str:
    """The first sentences without what tells of no deed, and numbers that count nobody."""
    head = text[:_HEAD]
    for words in (_DAY, _NO_DEATH, _NOBODY_HURT):
        head = words.sub("", head)
    return head


def _voted(what: str, heads: Sequence[str], documents: Sequence[Document]) -> int | None:
    """The number that most articles give."""
    votes: defaultdict[int, float] = defaultdict(float)
    latest: dict[int, date] = {}
    for head, document in zip(heads, documents, strict=True):
        number = _told(head, what)
        if number is not None:
            votes[number] += _OF_ONE if number == 1 else 1.0
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
