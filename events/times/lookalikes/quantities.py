"""Numbers and lengths that only count: ages, rates, temperatures, 'the 28th Regiment'."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from events.lexicons import words
from events.times.lookalikes.judge import Candidate, lookalike
from events.types import Named, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Token


_OLD = re.compile(r"[-\s]olds?\b|\s+of\s+age\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages)\s+(?:\d+\s*(?:to|and|-|–)\s*)?$", re.IGNORECASE)


@lookalike(
    rejects=(
        "A 12-year-old boy won.",
        "They met the 26-year-old's demands.",
        "He is two years old.",
        "He died at 99 years of age.",
        "They were aged 20 to 30 years.",
    ),
)
def age(candidate: Candidate) -> bool:
    """How old someone is, 0 of 40 in TimeBank."""
    if candidate.time.type is not TimexType.DURATION:
        return False
    if candidate.time.span.text.endswith("old"):
        # 'the 26-year-old's demands'
        owner = candidate.after.startswith(("'s ", "’s "))
        return owner or _is_of_a_person(candidate.last)
    return bool(_OLD.match(candidate.after) or _AGED.search(candidate.before))


def _is_of_a_person(token: Token) -> bool:
    """'12-year-old boy' and 'a 12-year-old' are of people, an '8-month-old truce' is not."""
    head = token.head
    # In 'The 24-year-old won' the parse may take the verb for a noun.
    if head == token or head.pos_ != "NOUN" or head.dep_ == "ROOT":
        return True
    noun = head.lemma_.lower()
    kinds = ("either", "fighters", "men", "people", "relatives", "women")
    if any(noun in words("person_nouns", kind) for kind in kinds) or noun in _ANIMALS:
        return True
    return noun.endswith(tuple(words("person_nouns", "endings")))


# What is not of a person, but lives: the colt that runs, the oak that stands.
_ANIMALS = frozenset(
    "animal bear bird bull calf cat chimpanzee colt cow dog elephant filly foal gelding gorilla "
    "horse kitten lamb lion mare oak orangutan orca panda penguin pony puppy sheep stallion "
    "steer tiger tree turtle whale".split()
)
_RATED = frozenset({"NUM", "NOUN", "PROPN", "SYM"})
_RATE_WORDS = frozenset({"%", "apiece", "many", "much", "once", "thrice", "times", "twice"})


@lookalike(
    rejects=("He earns $40,000 a year.", "He ran 60 miles an hour."),
    examples={"They talked for <an hour> in Rome.": "PT1H"},
)
def rate(candidate: Candidate) -> bool:
    """'a year' after a quantity: per year."""
    text = candidate.time.span.text.lower()
    if not candidate.time.names(Named.ONE_UNIT) or not text.startswith(("a ", "an ")):
        return False
    before = candidate.word_before.lower()
    if not before or before in _RATE_WORDS:
        return bool(before)
    return candidate.first.nbor(-1).pos_ in _RATED


_QUANTITY = re.compile(r"\d(?:%|[\d.,]*(?:\s+(?!an?\b|the\b)[a-z]+)?)\s+$")


@lookalike(
    rejects=("Sales grow 8.5% annually.", "It makes 10,000 units annually."),
    examples={"It has been held <annually> in Rome.": "P1Y"},
)
def adverb_of_rate(candidate: Candidate) -> bool:
    """'20% annually', '10,000 units annually': per year, like '20% a year'."""
    return candidate.time.names(Named.FREQUENCY) and bool(_QUANTITY.search(candidate.before))


_WORKING = frozenset({"weekly", "monthly", "yearly", "annually"})
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]")


@lookalike(
    rejects=("It pays a weekly dividend.", "The Harar Daily News said so."),
    examples={"It is paid <monthly> in Rome.": "P1M"},
)
def adjective_of_rate(candidate: Candidate) -> bool:
    """'weekly' before a noun is left alone by annotators; 'Daily' may name a newspaper."""
    if not candidate.time.names(Named.FREQUENCY):
        return False
    if candidate.last_word.istitle() and _NAME_AFTER.match(candidate.after):
        return True
    return candidate.last_word.lower() in _WORKING and candidate.last.tag_ != "RB"


_EVERY = re.compile(r"\s+(?:a|an|per|each|every)\s+(?:day|week|month|year)\b", re.IGNORECASE)


@lookalike(
    rejects=("It is open 24 hours a day.", "It is open seven days a week."),
    examples={"It took <24 hours> of work.": "PT24H"},
)
def always(candidate: Candidate) -> bool:
    """'24 hours a day': always."""
    return candidate.time.type is TimexType.DURATION and bool(_EVERY.match(candidate.after))


@lookalike(rejects=("It was the third in as many days.",))
def as_many(candidate: Candidate) -> bool:
    """'as many days' as were counted before."""
    return candidate.time.span.text.startswith("many ") and candidate.before.endswith("as ")


@lookalike(
    rejects=("It cost two thousand dollars.", "He has twenty ten-dollar bills."),
    examples={"It fell in <nineteen ninety-six> after a siege.": "1996"},
)
def number_in_words(candidate: Candidate) -> bool:
    """A number in words that reads like a year but counts something."""
    if not candidate.time.names(Named.YEAR_IN_WORDS):
        return False
    head = candidate.last.head
    counts = head.i > candidate.last.i and head.tag_ == "NNS"
    return counts or candidate.after.startswith("-")


_POSSESSED = re.compile(
    r"\b(?:his|her|their|its|my|our|your|into)\s+(?:(?:early|late|mid|middle)[\s-]+)?$",
    re.IGNORECASE,
)
# "His late teens or early 20s".
_TENS_OR = re.compile(
    r"\b(?:his|her|their|my|our|your)\s+(?:(?:early|late|mid)[\s-]+)?(?:teens|\d0s)\s+(?:or|to|and)\s+"
    r"(?:(?:early|late|mid)[\s-]+)?$",
    re.IGNORECASE,
)
_IN_A_DECADE = re.compile(r"\b(?:early|late|mid|in the|of the|since the)[\s-]+$", re.IGNORECASE)
# What is in the 80s by its number: 'temperatures in the 80s', 'Highs in the 80s', 'shot in the
# 70s'; but 'fell to lows in the 90s' and 'shot three films in the 80s' are times.
_PART = r"(?:(?:low|lower|mid|middle|high|upper)[\s-]+)?"
_HEAT = re.compile(
    r"\b(?:mercury|temperatures?|scores(?! of))\b[^.;]{0,24}"
    rf"|(?:^|[.,;:]\s+|\b(?:and|expect|forecast|with)\s+)(?:highs|lows)\s+(?:[a-z]+\s+){{0,2}}in"
    rf"\s+the\s+{_PART}$|\bshot\s+in(?:to)?\s+the\s+{_PART}$",
    re.IGNORECASE,
)


@lookalike(
    rejects=(
        "He is in his nineties and well.",
        "She is in her late sixties.",
        "A man in his early 60s came out.",
        "They were women in their mid-40s.",
        "A man in his late teens or early 20s left.",
        "A woman in her 30s or 40s left.",
        "Temperatures were in the 80s there.",
    ),
    examples={
        "It rose in <the '80s> again.": "198",
        "It was a song of <the 60s>, he said.": "196",
    },
)
def tens(candidate: Candidate) -> bool:
    """The age of a person or the heat of a day in tens."""
    if not candidate.time.names(Named.DECADE):
        return False
    text = candidate.time.span.text.lower().removeprefix("the ")
    if _POSSESSED.search(candidate.before) and len(text.strip("'’s")) != 4:
        return True
    if _TENS_OR.search(candidate.before):
        return True
    if text[0].isalpha() or text[0] in "'’‘`" or len(text.strip("'’s")) > 2:
        return False
    return not _IN_A_DECADE.search(candidate.before) or bool(_HEAT.search(candidate.before))


@lookalike(
    rejects=("It was worth $12 mar.",),
    examples={"He bought it for $12 <December 27> in Rome.": "2023-12-27"},
)
def price(candidate: Candidate) -> bool:
    """'for $12 December 27': the amount of money before a date is no day of it."""
    return candidate.time.names(Named.DATE, Named.DATE_OF_EARLY_YEAR) and bool(
        _CURRENCY.search(candidate.before) and candidate.time.span.text[0].isdigit()
    )


_CURRENCY = re.compile(r"[$€£¥₹]\s?(?:\d[\d,.]*)?$")


@lookalike(rejects=("He counted on the 28th Regiment.",))
def numbered_thing(candidate: Candidate) -> bool:
    """'the 28th Regiment': a number of something else than days; of plurals there is no 28th."""
    if not candidate.time.names(Named.DAY_OF_MONTH):
        return False
    last = candidate.last
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    if after.tag_ == "NNS":
        return False
    return after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


# A game has quarters too, where a text tells of what only games have.
_GAME = re.compile(
    r"\b(?:touchdowns?|quarterbacks?|field goals?|first downs?|[a-z0-9]+-yard|rebounds|free throws|"
    r"three-pointers?|halftime|fumbled?|intercept(?:ed|ion))\b",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:19|20)\d\d|\s+(?:19|20)\d\d")
_OF_A_GAME = 2


@lookalike(
    rejects=(
        "He threw a touchdown in the fourth quarter and a 27-yard pass.",
        "A field goal in the third quarter and a fumble cost them the game.",
    ),
    examples={"Profit rose in <the fourth quarter>, it said.": "2023-Q4"},
)
def quarter_of_a_game(candidate: Candidate) -> bool:
    """'A fourth quarter touchdown': a part of a game, and no three months."""
    if not candidate.time.names(Named.QUARTER) or _YEAR_AFTER.match(candidate.after):
        return False
    found = _GAME.finditer(candidate.page.text)
    return sum(1 for _ in islice(found, _OF_A_GAME)) == _OF_A_GAME
