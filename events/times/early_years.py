"""Years of two and three digits, which look like any number: 'in 272', 'in 429' after '431 BC'."""

from __future__ import annotations

import re

from events.interval import TimeInterval
from events.times.lookalikes import Candidate, lookalike
from events.times.pattern import Slot
from events.times.rule import Reading, Reference, Rules

_NO_COUNT = r"(?![,.:/–-]\d|[-–‐]\w|\s?[%°])"
_DIGITS = frozenset({"0"})

rules = Rules(
    slots={
        "three_digits": Slot(rf"[1-9]\d\d{_NO_COUNT}", _DIGITS, int),
        "two_or_three_digits": Slot(rf"[1-9]\d\d?{_NO_COUNT}", _DIGITS, int),
    }
)

# Below this year a text tells of old times, in which a year of three digits is no surprise.
_OLD = 1100
# A story runs on from '431 BC' to '429', and seldom looks back from it by more than a lifetime.
_LIFETIME = 100


@rules.rule(
    "(in|since|until|till) [about|around] <{three_digits}>",
    examples={
        "In <272> the Roman emperor Aurelian conquered it.": "0272",
        "Geiseric took Carthage in <439>, and soon built a fleet.": "0439",
        "The Vandals ruled the city until <533>.": "0533",
        "Alaric sacked the city in <410>.": "0410",
        "The war began in 431 BC. Pericles died in <429>.": "BC0429",
        "Corinth fell in 146 BC. Alaric sacked it in <395>.": "0395",
    },
    rejects=(
        "He was right in 300 cases.",
        "He lived in 120 rooms.",
        "It struck one in 500.",
        "The crash resulted in 120.",
        "He trusts in 250 of them.",
    ),
)
def year_of_three_digits(ref: Reference, three_digits: int) -> Reading | None:
    """A year after a preposition of time."""
    # '300' is a likelier count than a year, but for a text that tells of such times.
    if three_digits % 100 == 0 and not _tells_of_old(ref):
        return None
    return _year(ref, three_digits)


@rules.rule(
    "in <{two_or_three_digits}>",
    "(by|from|to|before|after|between|and|around|about|circa|c.) <{two_or_three_digits}>",
    examples={
        "Alaric sacked the city in 410, and by <455> the Vandals came.": "0455",
        "It was built in 80 BC and burned in <62>.": "BC0062",
    },
    rejects=(
        "Stores rose to 450 from 360.",
        "The index rose by 250.",
        "He is in 12 films.",
    ),
)
def year_among_old_ones(ref: Reference, two_or_three_digits: int) -> Reading | None:
    """A year after any preposition, where the text tells of old times."""
    before_our_era = ref.year is not None and ref.year <= 0
    if not _tells_of_old(ref) or (two_or_three_digits < 100 and not before_our_era):
        return None
    return _year(ref, two_or_three_digits)


def _tells_of_old(ref: Reference) -> bool:
    return ref.year is not None and ref.year < _OLD


def _year(ref: Reference, number: int) -> Reading:
    """The year in the era of the year last spoken of."""
    if ref.year is not None and ref.year <= 0 and number <= 1 - ref.year + _LIFETIME:
        why = "the year as written, before our era like the one before it"
        return Reading.of(TimeInterval.year(1 - number), why, anchor="last")
    return Reading.of(TimeInterval.year(number), "the year as written")


_PART_OF = re.compile(r"\s+(?:of|or|per|apiece|each|more|others?)\b|\s*[-–%°$€£]")
_SHARE = re.compile(r"\b(?:one|1|out|ranked|numbered|percent)\s+(?:in|by|from|to|of)\s+$")
# What comes in so many: 'resulted in 120', 'rose by 250'.
_COUNTING = frozenset(
    "average bring clock come cost cut expand fall finish gain grow increase jump let number pack "
    "pull raise rake rank result rise run score take total turn win".split()
)


@lookalike(rejects=("It struck one in 500.", "The crash resulted in 120.", "He won by 250."))
def early_count(candidate: Candidate) -> bool:
    """A number of two or three digits that counts something, said or not."""
    if candidate.time.rule not in ("year_of_three_digits", "year_among_old_ones"):
        return False
    number = candidate.last
    if number.dep_ != "pobj" or _PART_OF.match(candidate.after) or _SHARE.search(candidate.before):
        return True
    verb = number.head.head
    return verb.lemma_ in _COUNTING and number.head.i == verb.i + 1
