"""What only looks like a time: all judges together, and when they need the names in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.times.counts import (
    adjective_of_rate,
    adverb_of_rate,
    age,
    always,
    as_many,
    number_in_words,
    numbered_thing,
    rate,
    tens,
)
from events.times.early_years import early_count
from events.times.eras import count
from events.times.idioms import idiom, part_of_a_phrase, soon_after, verb
from events.times.lookalike import Candidate, Lookalike
from events.times.page import Page
from events.times.titles import clipped, march, name, named_for_its_length, publication
from events.types import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

LOOKALIKES: tuple[Lookalike, ...] = (
    age,
    name,
    clipped,
    verb,
    rate,
    number_in_words,
    tens,
    adverb_of_rate,
    adjective_of_rate,
    soon_after,
    always,
    as_many,
    idiom,
    part_of_a_phrase,
    march,
    named_for_its_length,
    numbered_thing,
    publication,
    early_count,
    count,
)


def is_lookalike(time: TimeExpression, page: Page) -> bool:
    """Whether the words, in their context, name no time."""
    start, end = time.span.start, time.span.end
    candidate = Candidate(
        time,
        page.text[max(0, start - 40) : start],
        page.text[end : end + 40],
        page.token_at(start),
        page.token_at(end - 1),
    )
    return any(lookalike.is_lookalike(candidate) for lookalike in LOOKALIKES)


def needs_names(doc: Doc) -> bool:
    """Whether an answer depends on names: a month, a weekday or a season stands beside a capital.

    After a preposition of time it does not.
    """
    return _BESIDE_A_CAPITAL.search(doc.text) is not None


_NAMED_TIMES = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Spring|Summer|Fall|Autumn|Winter)\b"
)
_BESIDE_A_CAPITAL = re.compile(
    rf"\b[A-Z][\w.'’]{{0,40}}\s{_NAMED_TIMES}"
    rf"|(?<!\b[Ii]n )(?<!\b[Oo]n )(?<!\b[Ss]ince )(?<!\b[Uu]ntil )\b{_NAMED_TIMES}\s[A-Z]"
)
