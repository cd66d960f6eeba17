"""How many were killed, injured, arrested or missing by the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from events.times.numbers import LARGE, SMALL, read_number
from events.types import Event

_NUMBER_WORD = "|".join(sorted([*SMALL, "dozen", "hundred", "thousand"], key=len, reverse=True))
_N = (
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}|"
    rf"(?:{_NUMBER_WORD})(?:[- ](?:{_NUMBER_WORD}))?|an?)"
)
# No number of people: "23-year-old", "$5", "No. 3", "3.5", "May 3", "12 hours".
_BEFORE = r"(?<![\w$£€.,:#/-])"
_AFTER = r"(?!\w|[\d.,:]*\d|[- ]?years?[- ]old|-|%| per ?cent|th\b|st\b|rd\b|nd\b)"
_UNITS = (
    r"(?! (?:a\.?m|p\.?m|days?|weeks?|months?|years?|hours?|minutes?|times?|miles?|km|feet|bullets?"
    r"|shots|rounds?|gunshots?|cars?|vehicles?|homes?|houses?|buildings?"
    r"|famil(?:y|ies)|groups?|numbers?|couples?|series|string|total)\b)"
)
_COUNT = _BEFORE + _N + _AFTER + _UNITS
# Where one may begin, which is seen far sooner than whether it does.
_COUNTED = re.compile(rf"{_BEFORE}(?=\d|{_NUMBER_WORD}|an?)", re.IGNORECASE)
_BE = (
    r"(?:was|were|is|are|has|have|had|been|being|be|also|reportedly|left|lay|lying|found|confirmed"
    r"|feared|shot and|fatally|critically|seriously|badly|severely|slightly|wounded and)"
)
# Between a number and what became of them: "people", "other men", "people, including a child,".
_PEOPLE = (
    r"(?: (?!and\b|but\b|or\b|after\b|when\b|while\b|who\b)[a-z][a-z'’-]*){0,4}"
    r"(?:, including [^,;]{1,60},)?(?: who)?"
)
_ROUND = r"(?:at least |more than |over |about |nearly |some |around |up to |as many as |another )?"
# What became of people, by the word that follows their number.
_DEED = {
    "shot": r"shot(?! (?:himself|herself|and killed|dead|to death))",
    "killed": (
        r"(?:killed|dead|died|dies|die|slain|murdered|shot dead|perished"
        r"|lost (?:his|her|their) li(?:fe|ves))"
    ),
    "injured": (
        r"(?:injured|wounded|hurt|hospitali[sz]ed|in (?:the |a )?hospital"
        r"|(?:suffer|receiv|sustain)(?:s|ed|ing) (?:[\w-]+ ){0,3}(?:injuries|wounds))"
    ),
    "arrested": r"(?:arrested|detained|in custody|held)",
    "missing": r"(?:missing|unaccounted for)",
}
# ... by the word before it.
_DOING = {
    "shot": r"(?:shooting of|shot)",
    "killed": (
        r"(?:killed|killing|kills|kill|claimed(?: the lives of)?|deaths? of|murders? of|killing of"
        r"|shooting deaths? of)"
    ),
    "injured": r"(?:injured|injuring|injures|wounded|wounding|wounds|hurt|hurting)",
    "arrested": r"(?:arrested|arresting|detained|detaining|arrests? of)",
    "missing": r"(?:search(?:ing|ed)? for|looking for)",
}
# ... by the words for the number itself.
_TOLL = {
    "shot": r"number of people shot",
    "killed": (
        r"(?:death toll|toll"
        r"|(?:number|count) of (?:the )?(?:deaths|dead|killed|fatalities|victims))"
    ),
    "injured": r"number of (?:the )?(?:injured|wounded|injuries)",
    "arrested": r"number of arrests",
    "missing": r"number of (?:the )?missing",
}
_TO = (
    r"(?: \w+){0,4}? (?:to|at|of|reached|passed|stood at|was|is|exceeded|topped)"
    r"(?: (?:at least|more than|over|about|nearly|some|around))? "
)
# ... by a noun for what became of them.
_NOUN = {
    "killed": r"(?:deaths|fatalities|dead bodies|bodies|corpses|lives)",
    "injured": r"(?:injuries|casualties)",
    "arrested": r"arrests",
}
_YEAR = re.compile(r"(?:19|20)\d\d")
# A sentence without any of these counts nobody.
_TELLING = re.compile(
    r"kill|shot|shoot|dead|die[sd]?\b|death|toll|slain|murder|perish|injur|wound|hurt|hospital"
    r"|arrest|detain|custody|held|missing|unaccounted|bodies|corpses|lives|fatalit|casualt|search|looking",
    re.IGNORECASE,
)


# Other words of events that stand between a number and what it counts: "the toll rose to 82".
_COUNTING = re.compile(
    r"le(?:ft|av)|r(?:ose|is)|reach|st(?:and|ood)|claim|lo(?:st|se)|pass|found|find|exceed|topp",
    re.IGNORECASE,
)


# Who may stand beside others in a sum.
_WHO = (
    r"(?: [\w-]+){0,2}? (?:people|persons?|men|man|women|woman|adults?|child(?:ren)?|boys?|girls?"
    r"|kids?|teen(?:ager)?s?|students?|officers?|soldiers?|policem[ae]n|civilians?|others?|victims?"
    r"|workers?|bab(?:y|ies)|infants?|youths?)"
)
_NEAR = 80  # letters
_KIND = re.compile(_WHO + r"\b", re.I)
_BESIDE_BEFORE = re.compile(_COUNT + _WHO + r"(?:,| and|, and) $", re.I)
_BESIDE_AFTER = re.compile(
    _WHO + r"(?:,| and|, and) " + _COUNT + _WHO + r"\b(?! (?:was|were|is|are|had|has|have|who)\b)",
    re.I,
)
_AGES = re.compile(
    r"(?:\bbetween the )?\bage[sd]? (?:of |between )?\d+(?:(?: and | to |-)\d+)?", re.I
)
_VERB = re.compile(r" (?:(?P<one>was|is|has)|were|are|have)\b", re.I)


@dataclass(frozen=True, slots=True)
class Count:
    """So many of `what`, by the words from `start` to `end` of a sentence."""

    what: str
    number: int
    start: int
    end: int


def numbers_of(event: Event) -> tuple[tuple[str, int], ...]:
    """The numbers of people that the words around an event's trigger tell: `("killed", 50)`."""
    if not _may_count(event.trigger.text):
        return ()
    at, end = event.trigger.start - event.sentence.start, event.trigger.end - event.sentence.start
    return tuple(
        (one.what, one.number)
        for one in counts_in(event.sentence.text)
        if one.start < end and at < one.end
    )


@lru_cache(10_000)
def _may_count(trigger: str) -> bool:
    """Whether a trigger is one beside which people are counted."""
    return bool(_TELLING.search(trigger) or _COUNTING.match(trigger))


@lru_cache(10_000)
def counts_in(sentence: str) -> tuple[Count, ...]:
    """The numbers of people that a sentence tells of, in order.

    >>> [(one.what, one.number) for one in counts_in("Two men died and 13 people were wounded.")]
    [('killed', 2), ('injured', 13)]
    """
    found: dict[tuple[str, int], Count] = {}
    if not _TELLING.search(sentence):
        return ()
    sentence = _AGES.sub(lambda match: "x" * len(match.group()), sentence)
    places = [match.start() for match in _COUNTED.finditer(sentence)]
    for what in _DEED:
        for pattern in _patterns(what):
            for match in _matches(pattern, sentence, places):
                number = _number(match, sentence)
                if number is not None:
                    known = found.get((what, match.start("n")))
                    start = min(match.start(), known.start if known else match.start())
                    end = max(match.end(), known.end if known else match.end())
                    found[what, match.start("n")] = Count(what, number, start, end)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))


def _number(match: re.Match[str], sentence: str) -> int | None:
    """How many a match counts, with those who stand beside them; None where the verb is another's.

    "Two men and a woman were hurt" are three; "he killed two men and a woman was hurt" is one.
    """
    number = _read(match["n"])
    if number is None:
        return None
    both = number + _joined_to(sentence, match)
    return next((one for one in (both, number) if _agrees(match, one)), None)


def _joined_to(sentence: str, match: re.Match[str]) -> int:
    """How many more stand beside a number: "three men and a woman were hurt" are one more."""
    total, start = 0, match.start("n")
    if _KIND.match(sentence, match.end("n")):
        while before := _BESIDE_BEFORE.search(sentence, max(0, start - _NEAR), start):
            total += _read(before["n"]) or 0
            start = before.start("n")
    if match.end("n") == match.end():  # "killed two men and a woman"
        end = match.end()
        while after := _BESIDE_AFTER.match(sentence, end):
            total += _read(after["n"]) or 0
            end = after.end("n")
    return total


def _agrees(match: re.Match[str], number: int) -> bool:
    """Whether the verb goes with the number: not in "who killed five people was hospitalized"."""
    after = match.group()[match.end("n") - match.start() :]
    verb = _VERB.search(after)
    # Nor is "a family of five was killed" wrong.
    return verb is None or verb.start() == 0 or (verb["one"] is not None) == (number == 1)


def _matches(pattern: re.Pattern[str], sentence: str, places: list[int]) -> Iterator[re.Match[str]]:
    """Where a pattern matches, from left to right; `places` are where a number may begin."""
    if not pattern.pattern.startswith(_COUNT):
        yield from pattern.finditer(sentence)
        return
    end = 0
    for place in places:
        match = pattern.match(sentence, place) if place >= end else None
        if match is not None:
            yield match
            end = match.end()


@cache
def _patterns(what: str) -> tuple[re.Pattern[str], ...]:
    deed, doing, toll, noun = _DEED[what], _DOING[what], _TOLL[what], _NOUN.get(what)
    made = [
        rf"\b{toll}{_TO}{_COUNT}",
        rf"{_COUNT}{_PEOPLE}(?: {_BE}){{0,4}} {deed}\b",
        rf"{_COUNT}(?: others?| more| people)? (?:{_BE} ){{0,4}}{deed}\b",
        rf"\b{doing} {_ROUND}{_COUNT}",
    ]
    if what == "killed":
        made.append(rf"\b(?:left|leaving|leaves) {_ROUND}{_COUNT}{_PEOPLE} dead\b")
    if noun:
        made.append(rf"{_COUNT} (?:\w+ )?{noun}\b")
    return tuple(re.compile(one, re.IGNORECASE) for one in made)


def _read(written: str) -> int | None:
    word = written.lower()
    if word in ("a", "an"):
        return 1
    if word in LARGE:
        return None  # "dozens", "a hundred" are no counts
    if _YEAR.fullmatch(word):
        return None
    number = read_number(word)  # all of its words are numbers, by the pattern
    return int(number) if number is not None and number.denominator == 1 else None
