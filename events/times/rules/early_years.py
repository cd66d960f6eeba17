"""Years of two and three digits, which look like any number: 'in 272', 'in 429' after '431 BC'."""

from __future__ import annotations

import re

from events.calendar.interval import Grain, Instant, TimeInterval
from events.times.pattern import Slot
from events.times.reference import Reference
from events.times.rule import Reading, Rules
from events.times.rules.absolute import day_of_year
from events.types import Named

_NO_COUNT = r"(?![,.:/–-]\d|[-–‐]\w|\s?[%°])"
_DIGITS = frozenset({"0"})

rules = Rules(
    slots={
        "old_decade": Slot(r"[1-9]\d0['’]?s", _DIGITS, lambda words: int(words[:3])),
        "three_digits": Slot(rf"[1-9]\d\d{_NO_COUNT}", _DIGITS, int),
        # After a month two digits are its day, unless there are too many of them.
        "past_days": Slot(rf"(?:3[2-9]|[4-9]\d){_NO_COUNT}", _DIGITS, int),
        "old_two_digits": Slot(rf"[1-9]\d{_NO_COUNT}", _DIGITS, int),
        "two_or_three_digits": Slot(rf"[1-9]\d\d?{_NO_COUNT}", _DIGITS, int),
    }
)

_FIRST_ERA = re.compile(r"\b(?P<year>[1-9]\d{0,3})\s?(?:BCE?|B\.C\.)")
_EARLY = re.compile(
    r"\b(?:[Ii]n|until|[Bb]y|since|from|[A-Z][a-z]+) (?P<year>[1-9]\d\d)\b(?![\d,.%:])"
)
_LATE = re.compile(r"\b1\d{3}\b")


def opening_year(text: str) -> int | None:
    """A year from which a history of old times can be read before it has named one; else None.

    It has at least as many years of three digits, or before our era, as it has later ones.
    """
    early, era = _EARLY.findall(text), _FIRST_ERA.search(text)
    if len(early) < max(_FEW, len(_LATE.findall(text))):
        return None
    return 1 - int(era["year"]) if era else int(early[0])


_FEW = 2
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
        "The war began in 431 BC. Pericles died in <429> of the plague.": "BC0429",
        "Corinth fell in 146 BC. Alaric sacked it in <395>.": "0395",
    },
    rejects=(
        "He was right in 300 cases.",
        "He lived in 120 rooms.",
        "It struck one in 500.",
        "The crash resulted in 120.",
        "He trusts in 250 of them.",
    ),
    named=Named.EARLY_YEAR,
)
def year_of_three_digits(ref: Reference, three_digits: int) -> Reading | None:
    """A year after a preposition of time."""
    # '300' is a likelier count than a year, but for a text that tells of such times.
    if three_digits % 100 == 0 and not _tells_of_old(ref):
        return None
    return _year(ref, three_digits)


@rules.rule(
    "in <{two_or_three_digits}>",
    "(by|from|to|before|after|between|and|around|about|circa|c.|of) <{two_or_three_digits}>",
    "(early|late|mid)-<{two_or_three_digits}>",
    examples={
        "Alaric sacked the city in 410, and by <455> the Vandals came.": "0455",
        "It was built in 80 BC and burned in <62>.": "BC0062",
        "Augustus died in AD 14. Nero ruled from <54> to 68.": "0054",
        "The caliph died in 634. They ruled between 661 and <750>.": "0750",
        "Verus died in AD 169. By <late 175> they had made peace.": "0175",
    },
    rejects=(
        "Stores rose to 450 from 360.",
        "The index rose by 250.",
        "He is in 12 films.",
    ),
    named=Named.EARLY_YEAR,
)
def year_among_old_ones(ref: Reference, two_or_three_digits: int) -> Reading | None:
    """A year after any preposition, where the text tells of old times."""
    first = ref.year is not None and ref.year < 100
    if not _tells_of_old(ref) or (two_or_three_digits < 100 and not first):
        return None
    return _year(ref, two_or_three_digits)


@rules.rule(
    "(in|by|after|before) <{three_digits}>",
    examples={
        "In <800> Charlemagne was crowned.": "0800",
        "By <272>, Aurelian had defeated her.": "0272",
    },
    rejects=("The index rose by 250.", "After 300 were sold, shares fell."),
    named=Named.OPENING_NUMBER,
)
def year_that_opens(ref: Reference, three_digits: int) -> Reading:
    """A year with which a sentence begins, whatever its number."""
    return _year(ref, three_digits)


@rules.rule(
    "the {old_decade}",
    "the {old_decade} {era}",
    examples={
        "Otho died in 983. In <the 990s> new fleets came.": "099",
        "It rose in <the 430s BC> again.": "BC043",
    },
    rejects=("They fly the 350s and the 380s.",),
    named=Named.DECADE,
)
def decade_of_early_year(
    ref: Reference, old_decade: int, era: bool | None = None
) -> Reading | None:
    """Ten years of three digits, in a text that tells of old times or with their era."""
    if era is None and not _tells_of_old(ref):
        return None
    if era:
        # The 430s BC are the years from 439 BC to 430 BC.
        interval = TimeInterval(Instant(-8 - old_decade), Instant(2 - old_decade), Grain.YEAR)
        value = f"BC{old_decade // 10:03}"
        return Reading.of(interval, "the decade as written", value=value)
    interval = TimeInterval.of(Grain.DECADE, Instant(old_decade))
    return Reading.of(interval, "the decade as written")


@rules.rule(
    "{season}[ of] {three_digits}",
    examples={"Verus died in AD 169. In <the summer of 170> they came.": "0170-SU"},
    rejects=("The fall of 300 men came.",),
    named=Named.SEASON,
)
def season_of_early_year(ref: Reference, season: str, three_digits: int) -> Reading | None:
    """A season of a year of three digits, in a text that tells of old times."""
    if not _tells_of_old(ref):
        return None
    found = _year(ref, three_digits)
    assert found.interval is not None
    assert found.interval.start is not None
    interval = TimeInterval.season(found.interval.start.year, season)
    return Reading.of(interval, "the season as written")


@rules.rule(
    "{day} {month} {three_digits}",
    "{month} {day}, {three_digits}",
    "{day} {month} {two_digits:old_two_digits}",
    "{month} {three_digits}",
    "{month} {past_days}",
    examples={
        "He ruled in 408. On <24 August 410> the Goths took Rome.": "0410-08-24",
        "He ruled in 408. The Goths took Rome on <August 24, 410>.": "0410-08-24",
        "On <May 5>, 300 people left.": "2024-05-05",
        "Nero died in AD 68. In <January 69> the legions rose.": "0069-01",
        "Caesar came in 49 BC. On <4 January 48> he left.": "BC0048-01-04",
    },
    named=Named.DATE_OF_EARLY_YEAR,
)
def day_of_early_year(
    ref: Reference,
    month: int,
    day: int | None = None,
    three_digits: int | None = None,
    past_days: int | None = None,
    two_digits: int | None = None,
) -> Reading | None:
    """A full date in a text that tells of old times; 'On May 5, 300 people left' is none."""
    two_digits = two_digits or past_days
    if not _tells_of_old(ref) or (two_digits and not -100 < (ref.year or 0) < 100):
        return None
    found = _year(ref, three_digits or two_digits or 0)
    assert found.interval is not None
    assert found.interval.start is not None
    if day is None:
        return Reading.of(
            TimeInterval.month(found.interval.start.year, month), "the month as written"
        )
    return day_of_year(found.interval.start.year, month, day)


def _tells_of_old(ref: Reference) -> bool:
    return ref.year is not None and ref.year < _OLD


def _year(ref: Reference, number: int) -> Reading:
    """The year in the era of the year last spoken of."""
    if ref.year is not None and ref.year <= 0 and number <= 1 - ref.year + _LIFETIME:
        why = "the year as written, before our era like the one before it"
        return Reading.of(TimeInterval.year(1 - number), why, anchor="last")
    return Reading.of(TimeInterval.year(number), "the year as written")
