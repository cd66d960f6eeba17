"""Numbers in words and digits: 'twenty-four', '2 1/2', 'a dozen', '21st'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: number for number, word in enumerate(ONES) if number} | {
    word: 10 * place for place, word in enumerate(TENS, 2)
}
LARGE = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
LARGE |= {"billion": 1_000_000_000}

_FRACTIONS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_WORD = "|".join(sorted([*SMALL, *LARGE], key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,5}(?:\.\d{1,2})?"
# "two and a half years", but "a year and a half" is left to the durations.
NUMBER = (
    rf"(?:{_DIGITS})(?:[-\s]\d/\d|\s?[½¼¾]|\s(?:hundred|thousand|million|billion)|\sand\sa\shalf)?|[½¼¾]"
    rf"|(?:an?\s)?half[-\s]a[-\s]dozen|half[-\s]dozen"
    rf"|(?:an?\s(?=dozen|score|hundred|thousand|million))?(?:{_WORD})"
    rf"(?:(?:-|\s|\sand\s)(?:{_WORD})\b){{0,4}}(?:[-\s]and[-\s]a[-\s]half)?"
)
_HALF_DOZEN = re.compile(r"(?:an? )?half (?:a )?dozen")
NUMBER_FIRST = frozenset({"0", "a", "an", "half", *SMALL, *LARGE})

_ORDINAL_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINAL_WORDS = {word: number for number, word in enumerate(_ORDINAL_ONES, 1)} | {
    "twentieth": 20,
    "thirtieth": 30,
    **{f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINAL_ONES[:9], 1)},
    "thirty-first": 31,
}
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)|" + "|".join(
    word.replace("-", r"[-\s]") for word in sorted(ORDINAL_WORDS, key=len, reverse=True)
)
ORDINAL_FIRST = frozenset({"0", *(word.split("-")[0] for word in ORDINAL_WORDS)})


@dataclass(frozen=True, slots=True)
class Amount:
    """How many: `number` is None where the text names none ("several", "weeks").

    `mod` is the TIMEX3 modifier that the words carry, APPROX for "some 2,000".
    """

    number: Fraction | None
    words: str
    mod: str | None = None

    @property
    def whole(self) -> int | None:
        """The number where it is a whole one."""
        if self.number is None or self.number.denominator != 1:
            return None
        return int(self.number)

    @classmethod
    def of(cls, number: int | Fraction) -> Amount:
        """An exact amount."""
        return cls(Fraction(number), str(number))


ONE = Amount.of(1)


def read_number(words: str) -> Fraction | None:
    """'twenty-four' -> 24, '2 1/2' -> 5/2, 'a dozen' -> 12, '1,500' -> 1500."""
    text = re.sub(r"[-‐‑–\s]+", " ", words.lower()).strip()
    if _HALF_DOZEN.fullmatch(text):
        return Fraction(6)
    total = Fraction(0)
    if text.endswith("and a half"):
        total, text = Fraction(1, 2), text.removesuffix("and a half").strip()
    group = Fraction(0)
    for word in text.split():
        if word in ("a", "an", "and"):
            continue
        if word in LARGE:
            group = (group or Fraction(1)) * LARGE[word]
            if LARGE[word] >= 1000:
                total, group = total + group, Fraction(0)
            continue
        value = _read_word(word)
        if value is None:
            return None
        group += value
    return total + group


def read_ordinal(words: str) -> int | None:
    """'21st' and 'twenty-first' -> 21, '1,000th' -> 1000."""
    text = re.sub(r"[-‐‑–\s]+", "-", words.lower()).strip()
    if text[0].isdigit():
        return int(re.match(r"[\d,]+", text)[0].replace(",", ""))  # type: ignore[index]
    return ORDINAL_WORDS.get(text)


def _read_word(word: str) -> Fraction | None:
    if word in SMALL:
        return Fraction(SMALL[word])
    fraction = Fraction(0)
    if word[-1] in _FRACTIONS:
        fraction, word = _FRACTIONS[word[-1]], word[:-1]
    if not word:
        return fraction
    if "/" in word:
        above, below = word.split("/")
        return Fraction(int(above), int(below)) if int(below) else None
    return fraction + Fraction(word.replace(",", ""))
