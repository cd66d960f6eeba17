"""Numbers that only look like years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.lexicons import words
from events.times.lookalikes.judge import Candidate, lookalike
from events.types import Named

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGN_BEFORE = re.compile(
    r"(?:[$£€#¥]|\bN[Oo]s?\.|\b(?:[Aa]partment|[Aa]rea|Airbus|Boeing|[Cc]hannel|[Cc]hapter|[Ff]light|"
    r"[Gg]ate|[Hh]ighway|[Ii]nterstate|[Pp]ages?|pp?\.|Peugeot|[Pp]latform|[Rr]esolution|[Rr]oom|"
    r"[Rr]oute|[Ss]ection|[Ss]ome|[Ss]uite|Windows|dlrs))\s?$|[\d.,:/]$|(?<!\d)\d{1,3}-$"
    r"|(?:\b0\d{2,4}|\(\d{3,5}\)|\+\d{1,3})[ -](?:\d{3,4}[ -])?$"  # a telephone number
)


# 'at 2010 E. Elm Road', 'at 1999 West 5th St.'
_STREETS = (
    "Alley|Avenue|Ave|Boulevard|Blvd|Circle|Close|Court|Crescent|Drive|Dr|Gardens|Highway|Hwy|Lane|"
    "Ln|Parkway|Pkwy|Pike|Place|Plaza|Road|Rd|Row|Square|Street|St|Terrace|Trail|Turnpike|Way"
)
_ADDRESS = re.compile(
    r"\s+(?:(?:[NSEW]|NE|NW|SE|SW)\.?\s+|(?:North|South|East|West)\s+)?"
    rf"(?:(?:[A-Z][\w'’-]*\.?|\d+(?:st|nd|rd|th))\s+){{1,3}}(?:{_STREETS})\b"
)


_BLOCK = re.compile(r"(?:th)?[\s-]+blocks?\b(?! (?:grant|vote))", re.IGNORECASE)


_SIGN_AFTER = re.compile(
    r"\s?(?:%|°|percent\b|,\d{3}|\.\d|:\d|/\d(?!\d\b)|[-–]\d(?!\d{0,3}\b)|[-–]\d{2,4}[-–]|"
    r"[-–](?!era\b|style\b|vintage\b|model\b)[a-z])"
)


_WORD_AFTER = re.compile(r"\s+(?P<word>[a-z]+)\b")


@lookalike(
    rejects=(
        "It cost $1990 then.",
        "It has 2000 people.",
        "The 1500 soldiers left.",
        "It broke Resolution 1973 of the council.",
        "He lives at 1600 Pennsylvania Avenue.",
        "It began at 2010 E. Elm Road in the attic.",
        "It began at 1999 West 45th St. in the attic.",
        "He was on flight 1549 to Rome.",
        "It stands on page 1492 of the book.",
        "He drove on Route 1984 to Area 1951.",
        "Call 555-1998 for it.",
        "Call 020 7946 1958 for it.",
        "The ship carried 1912 passengers.",
        "He died in the 2100 block of Alvin Street.",
    ),
    examples={"The <1992> riots began.": "1992", "The <1971> Convention is law.": "1971"},
)
def count(candidate: Candidate) -> bool:
    """A number of four digits that prices, numbers or counts things."""
    time = candidate.time
    if not time.names(Named.YEAR) or not _FOUR_DIGITS.search(time.span.text):
        return False
    of_time = _OF_TIME.search(candidate.before)
    if _SIGN_BEFORE.search(candidate.before) or _is_an_amount(candidate):
        return True
    if _BLOCK.match(candidate.after):  # of houses: "in the 2100 block of Alvin Street"
        return True
    if _SIGN_AFTER.match(candidate.after) and not (of_time and candidate.after[:1] == " "):
        return True
    if not of_time and (_ADDRESS.match(candidate.after) or _counts_things(candidate)):
        return True
    number = int(time.span.text[-4:])
    # '1990 earnings' and 'the 1992 riots' have a year, '1500 soldiers' and '2000 people' have not.
    unlikely = number % 50 == 0 or not _LIVING_MEMORY[0] <= number <= _LIVING_MEMORY[1]
    return unlikely and not of_time and _is_before_plural(candidate.last)


# "Shortly after 1100", where the page has an hour that can be nothing else: "at about 1040".
_HOUR = r"(?:1\d|2[0-3])[0-5]\d"
_AT_HOUR = re.compile(rf"\bat (?:about |approximately |around |roughly )?{_HOUR}\b(?! ?[A-Z%])")
_BESIDE_HOUR = re.compile(
    r"\b(?:about|after|and|around|at|before|between|by|from|since|till|to|until)\s+$", re.IGNORECASE
)


@lookalike(
    rejects=("It began at 1040 sharp, and he left after 1100 or so.",),
    examples={"He woke at about nine. He left after <1815>.": "1815"},
)
def hour(candidate: Candidate) -> bool:
    """An hour without a colon, where another such hour is told."""
    time = candidate.time
    said = time.span.text
    if not time.names(Named.YEAR) or not re.fullmatch(_HOUR, said):
        return False
    # What may well be a year of living memory is one.
    if _LIVING_MEMORY[0] <= int(said) <= _LIVING_MEMORY[1]:
        return False
    if not _BESIDE_HOUR.search(candidate.before):
        return False
    return _AT_HOUR.search(time.span.document.text) is not None


def _is_before_plural(number: Token) -> bool:
    """Whether a number counts what follows, by the parse: '1500 soldiers'."""
    head = number.head
    return number.dep_ == "nummod" and head.tag_ == "NNS" and head.i > number.i


def _counts_things(candidate: Candidate) -> bool:
    """'1975 kilograms' and '1912 passengers', but 'the 1918 dead'."""
    after = _WORD_AFTER.match(candidate.after)
    if after is None:
        return False
    if after["word"] in words("counted_things", "measures"):
        return True
    article = "the " in (candidate.before[-4:].lower(), candidate.time.span.text[:4].lower())
    return after["word"] in words("counted_things", "counted") and not article


_MOVES = frozenset("climb close drop end fall finish jump rise slip soar tumble".split())


_OF_AN_AMOUNT = re.compile(r"\b(?:to|at|by|from)\b", re.IGNORECASE)


_INDEXES = frozenset("average index price prices share shares stock stocks yen".split())


def _is_an_amount(candidate: Candidate) -> bool:
    """'The index rose to 1987' names what it rose to."""
    if not _OF_AN_AMOUNT.search(candidate.before):
        return False
    number = candidate.last
    if number.dep_ != "pobj" or not _OF_AN_AMOUNT.fullmatch(number.head.lower_):
        return False
    verb = number.head.head
    subjects = {child.lower_ for child in verb.children if child.dep_ == "nsubj"}
    return verb.lemma_ in _MOVES and bool(subjects & _INDEXES)


_FOUR_DIGITS = re.compile(r"\d{4}$")
_LIVING_MEMORY = (1900, 2040)


_OF_TIME = re.compile(
    r"\b(?:in|since|by|from|until|during|throughout|early|late|mid)[\s-]+$", re.IGNORECASE
)
