"""The words of time and what they stand for: the slots that rules name."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from events.calendar.interval import Grain
from events.calendar.names import DAY_NAMES, MONTHS, WEEKDAYS, is_shortened
from events.times.multiple_units import MULTIPLE_UNITS
from events.times.numbers import (
    NUMBER,
    NUMBER_FIRST,
    ORDINAL,
    ORDINAL_FIRST,
    Amount,
    read_number,
    read_ordinal,
)
from events.times.pattern import Slot


def _with_full_stops(names: dict[str, int]) -> dict[str, int]:
    return names | {f"{name}.": number for name, number in names.items() if is_shortened(name)}


SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {
    "first light": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "morning": "MO",
    "noontime": "MI",
    "midday": "MI",
    "lunchtime": "MI",
    "mid-morning": "MO",
    "midmorning": "MO",
    "mid-afternoon": "AF",
    "midafternoon": "AF",
    "mid afternoon": "AF",
    "afternoon": "AF",
    "dusk": "EV",
    "sunset": "EV",
    "evening": "EV",
    "nightfall": "NI",
    "night": "NI",
    "overnight": "NI",
}
# Parts of the day that stand without an article or a day beside them.
EDGES_OF_DAY = {
    "first light": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "midday": "MI",
    "midafternoon": "AF",
    "mid afternoon": "AF",
    "mid-afternoon": "AF",
    "midmorning": "MO",
    "mid-morning": "MO",
    "dusk": "EV",
    "nightfall": "NI",
    "sunrise": "MO",
    "sunset": "EV",
}
PART_PHRASES = {
    "in the morning": "MO",
    "in the afternoon": "AF",
    "in the evening": "EV",
    "at night": "NI",
}
NAMED_HOURS = {"noon": 12, "midnight": 24}
UNITS = {
    "second": Grain.SECOND,
    "minute": Grain.MINUTE,
    "hour": Grain.HOUR,
    "day": Grain.DAY,
    "weekend": Grain.WEEKEND,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
    "millennium": Grain.MILLENNIUM,
}
PLURALS = {
    f"{word}s": grain for word, grain in UNITS.items() if word not in ("century", "millennium")
} | {
    "centuries": Grain.CENTURY,
    "millennia": Grain.MILLENNIUM,
    "millenniums": Grain.MILLENNIUM,
    "hrs": Grain.HOUR,
    "hrs.": Grain.HOUR,
    "mins": Grain.MINUTE,
    "secs": Grain.SECOND,
    "yrs": Grain.YEAR,
}
# Days by their distance from publication, and what that is called.
NEAR_DAYS = {
    "today": (0, "the day of publication"),
    "yesterday": (-1, "the day before publication"),
    "tomorrow": (1, "the day after publication"),
    "the day before yesterday": (-2, "two days before publication"),
    "the day after tomorrow": (2, "two days after publication"),
}
STEPS = {"last": -1, "this": 0, "next": 1, "this past": -1, "this coming": 1, "this last": -1}
# A step in words: the May before that of publication.
STEP_WORDS = {-1: "before", 0: "of", 1: "after"}
# Which unit beside the one last spoken of.
SIDES = {
    "next": 1,
    "following": 1,
    "ensuing": 1,
    "subsequent": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "same": 0,
}
SIDES_AFTER = {"before": -1, "after": 1, "earlier": -1, "later": 1}
OFTEN = {
    "annually": Grain.YEAR,
    "daily": Grain.DAY,
    "hourly": Grain.HOUR,
    "monthly": Grain.MONTH,
    "weekly": Grain.WEEK,
    "yearly": Grain.YEAR,
}
# Between a preposition and a number.
ABOUT = [*"about almost around nearly only over roughly".split(), "at least", "more than"]
# Between a number and its unit.
FILLERS = (
    "additional business calendar consecutive extra full long more straight trading whole".split()
)
PARTS_OF_CENTURY = {
    "half a century": 50,
    "a half century": 50,
    "a half-century": 50,
    "a quarter century": 25,
    "a quarter-century": 25,
    "a quarter of a century": 25,
    "three-quarters of a century": 75,
}
# What a half year's figures are figures of.
MONEY = "earnings income loss losses net profit profits results revenue sales".split()
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1}
QUARTERS |= {"2nd": 2, "3rd": 3, "4th": 4}
HALVES = {"first": 1, "second": 2, "last": 2, "latter": 2}
# Words that name no number, with the number meant where there is one.
VAGUE_AMOUNTS = {
    "a couple": 2,
    "a couple of": 2,
    "couple of": 2,
    "couple": 2,
    "several": None,
    "a few": None,
    "few": None,
    "some": None,
    "many": None,
    "a number of": None,
    "dozens of": None,
    "scores of": None,
    "hundreds of": None,
    "thousands of": None,
    "millions of": None,
    "tens of thousands of": None,
    "countless": None,
    "numerous": None,
}
# After a number: BCE counts backwards.
ERAS = {
    "a.d.": False,
    "ad": False,
    "a.d": False,
    "c.e.": False,
    "ce": False,
    "b.c.": True,
    "bc": True,
    "b.c": True,
    "b.c.e.": True,
    "bce": True,
}
ZONES = (
    "gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest ist jst msk aest"
).split()

# Lower-cased these are no month and no weekday, but a verb, a noun, a star.
_AMBIGUOUS = frozenset("may march mar jan dec sun sat mon wed fri jun jul apr aug oct nov".split())


def _month(words: str) -> int | None:
    return _named(words, MONTHS)


def _weekday(words: str) -> int | None:
    return _named(words, WEEKDAYS)


def _era(words: str) -> bool | None:
    """Whether the era counts backwards; 'ad' in small letters is no era."""
    return None if words in ("ad", "ce", "bc") else ERAS[words.lower()]


def _named(words: str, numbers: dict[str, int]) -> int | None:
    """The month or weekday, unless its lower-cased word has another meaning."""
    key = words.lower().rstrip(".")
    if words[0].islower() and (key in _AMBIGUOUS or len(key) < 5):
        return None
    return numbers[key]


def _amount(words: str) -> Amount | None:
    """'24', 'some 2,000', 'several', 'a couple of' as amounts."""
    text = " ".join(words.lower().split())
    if text in VAGUE_AMOUNTS:
        number = VAGUE_AMOUNTS[text]
        mod = "APPROX" if number else None
        return Amount(Fraction(number) if number else None, text, mod)
    mod = None
    if text.startswith("some "):
        text, mod = text.removeprefix("some "), "APPROX"
    number_read = read_number(text)
    return Amount(number_read, text, mod) if number_read else None


def _year(words: str) -> int | None:
    return int(words)


def _short_year(words: str) -> int:
    """ "'98" as the year it meant in living memory: 1930 to 2029."""
    two = int(words[-2:])
    return 1900 + two if two >= 30 else 2000 + two


def _hundreds(words: str) -> int:
    """'1500s' as the number of its century: 16."""
    return int(re.sub(r"\D", "", words)) // 100 + 1


def _decade(words: str) -> int:
    """'1990s', "'80s" and 'nineties' as their first year."""
    word = words.lower()
    if word in _DECADE_WORDS:
        return 1900 + _DECADE_WORDS[word]
    digits = re.sub(r"\D", "", word)
    return int(digits) if len(digits) == 4 else 1900 + int(digits)


_DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_DECADE = (
    rf"(?:1\d[1-9]|190|200|20[1-9])0['’]?s|['’‘`]\d0['’]?s|[2-9]0['’]?s|{'|'.join(_DECADE_WORDS)}"
)


def _spoken_year(words: str) -> int | None:
    """'nineteen ninety-six', 'two thousand', 'two thousand and four', 'twenty twelve'."""
    parts = re.sub(r"[-‐‑–\s]+", " ", words.lower()).split(" ", 1)
    if parts[0] == "two":
        number = read_number(words)
        return int(number) if number else None
    century, rest = read_number(parts[0]), parts[1]
    tail = read_number(rest.removeprefix("hundred").replace("oh", "").replace("and", "").strip())
    return int(century or 0) * 100 + int(tail or 0)


def _clock(words: str) -> tuple[int, int]:
    """'10:35 p.m.' -> 22, 35."""
    digits = re.findall(r"\d+", words)
    after_noon = "p" in words.lower()
    return int(digits[0]) % 12 + 12 * after_noon, int(digits[1]) if len(digits) > 1 else 0


def _clock_24(words: str) -> tuple[int, int]:
    """'22:35' and '2235' -> 22, 35."""
    digits = re.sub(r"\D", "", words)
    return int(digits[:-2]), int(digits[-2:])


_MULTIPLE_PLURALS = {f"{word}s": unit for word, unit in MULTIPLE_UNITS.items()}
_ERA = Slot.of_words(ERAS)
_VAGUE = Slot.of_words(VAGUE_AMOUNTS)
_MONTH = Slot.of_words(_with_full_stops(MONTHS))
_WEEKDAY = Slot.of_words(_with_full_stops(WEEKDAYS))
_TEN_TO_99 = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|"
    r"six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|oh[-\s](?:one|two|three|four|five|six|seven|eight|nine)"
)
_SPOKEN_YEAR = (
    rf"(?:eighteen|nineteen|twenty)[-\s](?:hundred(?:\s(?:and\s)?)?)?(?:{_TEN_TO_99})"
    r"|two\sthousand(?:\s(?:and\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty))?"
)

_CLOCK_24 = (
    r"(?:(?:[01]?\d|2[0-4]):[0-5]\d|[0-2]\d[0-5]\d(?=\s(?:hours|gmt|utc)\b))(?!\s?[ap]\.?\s?m\b)"
)

SLOTS = {
    "month": replace(_MONTH, convert=_month),
    "weekday": replace(_WEEKDAY, convert=_weekday),
    "near_day": Slot.of_words(NEAR_DAYS),
    "step": Slot.of_words(STEPS),
    "season": Slot.of_words(SEASONS),
    "part": Slot.of_words(PARTS),
    "unit": Slot.of_words({**UNITS, **MULTIPLE_UNITS}),
    "multiple_unit": Slot.of_words(MULTIPLE_UNITS),
    "multiple_often": Slot.of_words({f"{word}ly": unit for word, unit in MULTIPLE_UNITS.items()}),
    "edge_of_day": Slot.of_words(EDGES_OF_DAY),
    "part_phrase": Slot.of_words(PART_PHRASES),
    "named_hour": Slot.of_words(NAMED_HOURS),
    "clock": Slot(
        r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?(?:[ap]\.\s?m\.?|[ap]m\b)", frozenset({"0"}), _clock
    ),
    "clock_24": Slot(_CLOCK_24, frozenset({"0"}), _clock_24),
    "far_step": Slot.of_words({"before last": -2, "after next": 2}),
    "side": Slot.of_words(SIDES),
    "side_after": Slot.of_words(SIDES_AFTER),
    "often": Slot.of_words(OFTEN),
    "quarter_ordinal": Slot.of_words(QUARTERS),
    "half_ordinal": Slot.of_words(HALVES),
    "_seconds": Slot(r"\d\d", frozenset({"0"}), str),
    "military": Slot(r"[0-2]\d[0-5]\d", frozenset({"0"}), _clock_24),
    "_about": Slot.of_words(dict.fromkeys(ABOUT, "")),
    "quarter_past_or_to": Slot.of_words({"quarter past": 15, "quarter to": -15}),
    "_filler": Slot.of_words({word: word for word in FILLERS}),
    "other_amount": Slot.of_words({"another": 1, "an additional": 1}),
    "part_of_century": Slot.of_words(PARTS_OF_CENTURY),
    "long_unit": Slot.of_words(
        {
            "daylong": Grain.DAY,
            "weeklong": Grain.WEEK,
            "monthlong": Grain.MONTH,
            "yearlong": Grain.YEAR,
        }
    ),
    "_money": Slot.of_words(dict.fromkeys(MONEY, "")),
    "one_to_four": Slot("[1-4]", frozenset({"0"}), int),
    "one_or_two": Slot("[12]", frozenset({"0"}), int),
    "weekday_plural": Slot.of_words({f"{name}s": day for day, name in enumerate(DAY_NAMES)}),
    "part_plural": Slot.of_words(
        {"nights": "NI", "mornings": "MO", "evenings": "EV", "afternoons": "AF"}
    ),
    "decade": Slot(_DECADE, frozenset({"0", "'", *_DECADE_WORDS}), _decade),
    "hundreds": Slot(r"(?:[5-9]|1[0-8])00['’]?s", frozenset({"0"}), _hundreds),
    "units": Slot.of_words({**PLURALS, **UNITS, **_MULTIPLE_PLURALS, **MULTIPLE_UNITS}),
    "plural": Slot.of_words({**PLURALS, **_MULTIPLE_PLURALS}),
    "amount": Slot(
        rf"(?:some\s(?=\d|{'|'.join(sorted(NUMBER_FIRST - {'0', 'a', 'an'}))}))?(?:{NUMBER})"
        rf"|{_VAGUE.regex}",
        NUMBER_FIRST | _VAGUE.first,
        _amount,
    ),
    "number": Slot(NUMBER, NUMBER_FIRST, read_number),
    "ordinal": Slot(ORDINAL, ORDINAL_FIRST, read_ordinal),
    "day": Slot(r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?", frozenset({"0"}), read_ordinal),
    "day_ordinal": Slot(
        r"(?:[12]?1st|2?2nd|2?3rd|31st|30th|[12]?[4-9]th|1\dth|20th)",
        frozenset({"0"}),
        read_ordinal,
    ),
    "year": Slot(r"[12]\d{3}", frozenset({"0"}), _year),
    "any_year": Slot(
        r"[1-9]\d{0,3}|[1-9]\d?,\d{3}", frozenset({"0"}), lambda w: int(w.replace(",", ""))
    ),
    "one_or_two_digits": Slot(r"\d{1,2}", frozenset({"0"}), int),
    "two_digits": Slot(r"\d\d", frozenset({"0"}), int),
    "two_digit_year": Slot(r"\d\d", frozenset({"0"}), _short_year),
    "short_year": Slot(r"['’‘`]\d\d", frozenset({"'"}), _short_year),
    "spoken_year": Slot(
        _SPOKEN_YEAR, frozenset({"eighteen", "nineteen", "twenty", "two"}), _spoken_year
    ),
    "era": replace(_ERA, convert=_era),
    "zone": Slot.of_words({zone: zone for zone in (*ZONES, "local time")}),
}
