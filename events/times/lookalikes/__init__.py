"""What only looks like a time: all judges together."""

from __future__ import annotations

from events.times.lookalikes.early_year_counts import early_count
from events.times.lookalikes.idioms import (
    as_recently_as,
    day_of_a_deed,
    idiom,
    part_of_a_phrase,
    soon_after,
    verb,
)
from events.times.lookalikes.judge import Candidate, Lookalike
from events.times.lookalikes.names import (
    capitalized_title,
    clipped,
    march,
    name,
    named_for_its_length,
    prize,
    publication,
    surname,
    thing_of_a_feast,
    title_of_a_work,
)
from events.times.lookalikes.quantities import (
    adjective_of_rate,
    adverb_of_rate,
    age,
    always,
    as_many,
    number_in_words,
    numbered_thing,
    price,
    quarter_of_a_game,
    rate,
    tens,
)
from events.times.lookalikes.year_counts import count, hour
from events.times.token_index import Page
from events.types import TimeExpression

LOOKALIKES: tuple[Lookalike, ...] = (
    age,
    name,
    surname,
    thing_of_a_feast,
    title_of_a_work,
    capitalized_title,
    prize,
    clipped,
    verb,
    rate,
    number_in_words,
    tens,
    adverb_of_rate,
    adjective_of_rate,
    as_recently_as,
    soon_after,
    always,
    as_many,
    idiom,
    part_of_a_phrase,
    march,
    named_for_its_length,
    numbered_thing,
    price,
    quarter_of_a_game,
    publication,
    day_of_a_deed,
    early_count,
    hour,
    count,
)


def is_lookalike(time: TimeExpression, page: Page) -> bool:
    """Whether the words, in their context, name no time."""
    start, end = time.span.start, time.span.end
    candidate = Candidate(
        time,
        page,
        page.text[max(0, start - 40) : start],
        page.text[end : end + 40],
    )
    return any(lookalike.is_lookalike(candidate) for lookalike in LOOKALIKES)
