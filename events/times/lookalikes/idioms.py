"""Words of time with another sense: 'march' and 'may' as verbs, 'as soon as', 'high noon'."""

from __future__ import annotations

import re

from events.lexicons import words
from events.times.lookalikes.judge import Candidate, lookalike
from events.types import Counted, Named

_OF_A_MONTH = re.compile(
    r"\b(?:in|since|by|from|until|during|of|early|late|last)\s+$", re.IGNORECASE
)


@lookalike(
    rejects=("They march on.", "It was an august body."),
    examples={
        "It fell in <august>, he said.": "2023-08",
        "It will last <five years> at most.": "P5Y",
    },
)
def verb(candidate: Candidate) -> bool:
    """'march', 'may' and 'last' as verbs, and 'august' as an adjective."""
    time = candidate.time
    if time.names(Named.LENGTH) and time.counted is Counted.BACK:
        return time.span.text.lower().startswith("last") and candidate.first.pos_ == "VERB"
    if not (time.names(Named.MONTH) and time.bare):
        return False
    if candidate.time.span.text == "august":
        return not _OF_A_MONTH.search(candidate.before)
    return candidate.last_word.lower() in ("may", "march") and candidate.last.pos_ in (
        "VERB",
        "AUX",
    )


@lookalike(
    rejects=("He told her on the day he died that he would stop.", "She wed on the day it closed."),
    examples={"He left on 3 March. Later in <the day> he came back.": "2024-03-03"},
)
def day_of_a_deed(candidate: Candidate) -> bool:
    """'On the day he died': that of the deed, and not the one last spoken of."""
    time = candidate.time
    said = time.span.text.lower()
    if not time.names(Named.UNIT) or said not in ("the day", "the weekend"):
        return False
    if not candidate.before.lower().endswith("on "):  # "later in the day he returned"
        return False
    day = candidate.last
    after = day.doc[day.i + 1 : min(day.i + 7, day.sent.end)]
    return any(
        one.dep_ in ("nsubj", "nsubjpass") and one.left_edge.i == day.i + 1 and one.head.i > one.i
        for one in after
    )


@lookalike(rejects=("He spoke as recently as that.",))
def as_recently_as(candidate: Candidate) -> bool:
    """'as recently as two weeks ago': the time comes after it."""
    return candidate.before.lower().endswith("as ") and candidate.after.startswith(" as ")


@lookalike(
    rejects=("He came as soon as he could.", "Sooner or later it ends."),
    examples={"It will come <soon>, he said.": "FUTURE_REF"},
)
def soon_after(candidate: Candidate) -> bool:
    """'as soon as', 'soon after': soon after something else."""
    if candidate.last_word.lower() != "soon":
        return False
    return bool(
        re.match(r"\s+(?:as|after|afterwards?|thereafter|became|enough)\b", candidate.after)
    ) or bool(re.search(r"\b(?:as|too|how|so|very)\s+$", candidate.before, re.IGNORECASE))


@lookalike(
    rejects=(
        "It was high noon.",
        "It was a pre-dawn raid.",
        "The quarter-to-quarter comparison is hard.",
        "The youth of Rome is today's youth.",
        "It is hard for today's young voters.",
    ),
    examples={
        "It is in <today>'s paper.": "2024-03-13",
        "He missed <today>'s women's final in Rome.": "2024-03-13",
        "They called off <today>'s workers' march in Rome.": "2024-03-13",
    },
)
def idiom(candidate: Candidate) -> bool:
    """'high noon', a 'pre-dawn' raid, the 'quarter-to-quarter' comparison, 'today's world'."""
    text = candidate.time.span.text.lower()
    before = candidate.before.lower()
    if text == "noon" and before.endswith("high "):
        return True
    if text == "today" and _is_of_our_times(candidate.after):
        return True
    if text in ("the day", "day") and _OF_THE_DAY.search(before):
        return True
    raid = before.endswith("pre-") and not candidate.time.names(Named.YEAR)
    return raid or candidate.after.startswith("-to-")


# "The issues of the day": of these times, or the first of its kind.
_OF_THE_DAY = re.compile(
    r"\b(?:catch|deal|hero|issues?|man|matters?|news|photo|picture|questions?|quote|stor(?:y|ies)|"
    r"topics?|woman|word)\s+of\s+(?:the\s+)?$"
)


def _is_of_our_times(after: str) -> bool:
    """'today's youth', 'today's young voters', but not 'today's women's final'."""
    if _OUR_TIMES.match(after):
        return True
    people = _PEOPLE_OF_TODAY.match(after)
    return people is not None and any(
        people["people"] in words("person_nouns", kind)
        for kind in ("either", "men", "people", "women")
    )


_OUR_TIMES = re.compile(
    r"['’]s\s+(?:[a-z]+\s+)?(?:age|children|culture|economy|generation|kids|parents|society|"
    r"standards|technology|teenagers|women|workers|workforce|world|young|youth)\b(?!['’])"
)
_PEOPLE_OF_TODAY = re.compile(r"['’]s\s+(?:[a-z]+\s+)?(?P<people>[a-z]+)s\b(?!['’])")
_OF_A_LIFE = re.compile(
    r"\s+of\s+(?:her|his|its|my|our|their|your)\s+(?:[a-z]+\s+)?"
    r"(?:career|days|existence|life|lives|marriage|old|power|powers|reign|years|youth)\b"
)


@lookalike(
    rejects=(
        "It was a one-in-100-year flood.",
        "He was in the autumn of his life.",
        "He has a day job.",
        "He stood in the midday sun.",
    ),
    examples={
        "He came in <the morning> by train.": "2024-03-13TMO",
        "She won nine races in <the summer> of her comeback.": "2023-SU",
    },
)
def part_of_a_phrase(candidate: Candidate) -> bool:
    """'a day job', 'the midday sun', 'the autumn of his life': words that qualify another."""
    before, time = candidate.before.lower(), candidate.time
    if time.names(Named.SEASON) and time.bare:
        return bool(_OF_A_LIFE.match(candidate.after))
    if time.names(Named.LENGTH):
        return before.endswith("-in-")
    part = time.names(Named.PART) and time.bare and before.endswith(("the ", "a "))
    if part or time.names(Named.ONE_UNIT):
        last = candidate.last
        return last.dep_ == "compound" and last.head.i > last.i
    return False
