"""Times that are names, or part of one: people, newspapers, movements, wars, programmes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.names import MONTH_NAMES
from events.lexicons import words
from events.lexicons.named_days import words_before_weekdays
from events.times.lookalikes.judge import Candidate, lookalike
from events.types import Named, PlacedBy, TimeExpression, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Token


_NAME_TYPES = frozenset(
    {"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "NORP", "GPE", "LOC"}
)
_OF_TIME_ONLY = frozenset("in on since until till during".split())
_SINGLE_NAMES = (Named.WEEKDAY, Named.MONTH, Named.SEASON)


@lookalike(
    rejects=(
        "The Sunday Times said so.",
        "The Sun said so.",
        "He called April Jones.",
        "Theresa May resigned.",
        "It was Black Tuesday.",
        "The October Revolution began.",
        "The Prague Spring ended.",
    ),
    examples={"In <January> Vega threw out a confession.": "2024-01"},
)
def name(candidate: Candidate) -> bool:
    """A part of a name: a newspaper, a person, a movement."""
    work = _TITLE_AFTER.match(candidate.after) or _TITLE_BEFORE.search(candidate.before)
    time = candidate.time
    if work and _can_open_a_title(time):
        return True
    if not (time.names(*_SINGLE_NAMES) and time.bare):
        return False
    capitalized = [near for near in candidate.neighbours if near.is_title and not near.is_punct]
    if not capitalized:
        return False
    token = candidate.last
    if time.names(Named.MONTH) and _has_first_name(token):
        return True
    if _is_governed(token):
        return False
    kind = candidate.page.entity_type(token)
    return kind in _NAME_TYPES and any(near.ent_type_ == kind for near in capitalized)


_TITLES = sorted(words("title_nouns", "upheavals") | words("title_nouns", "papers"))
_TITLE_AFTER = re.compile(rf"\s+(?:{'|'.join(_TITLES)})\b")
# 'Super Tuesday', 'the Prague Spring', 'the Ides of March', 'Red October'.
_TITLE_BEFORE = re.compile(
    rf"\b(?:Arab|Bowl|Ides of|Prague|{'|'.join(words_before_weekdays())}|Red)\s+$"
)


def _can_open_a_title(time: TimeExpression) -> bool:
    """'the October Revolution', 'the Good Friday Agreement', 'the 2 April Movement'."""
    if time.names(Named.HOLIDAY) or (time.names(Named.SEASON) and time.counted is None):
        return True
    return time.names(*_SINGLE_NAMES, Named.DATE) and time.bare


def _is_governed(token: Token) -> bool:
    """Whether a preposition of time governs a word alone, as in 'In January Vega said'."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    alone = token.n_lefts == 0 and after.head != token
    return token.dep_ == "pobj" and token.head.lower_ in _OF_TIME_ONLY and alone


def _has_first_name(token: Token) -> bool:
    before = token.nbor(-1) if token.i else token
    return before.is_title and before.dep_ == "compound" and before.head == token


@lookalike(
    rejects=("He called Sgt. Joe Friday in Rome.", "Joe Friday left Rome."),
    examples={"He told Prince Harry <Friday>, and left.": "2024-03-08"},
)
def surname(candidate: Candidate) -> bool:
    """'Joe Friday' at the beginning of a sentence or after a rank; 'he told Joe Friday' may be a
    Friday.
    """
    if not (candidate.time.names(Named.WEEKDAY) and candidate.time.bare):
        return False
    first = _FIRST_NAME.search(candidate.before)
    return first is not None and any(
        first["name"] in words("first_names", kind) for kind in ("female", "male")
    )


_FIRST_NAME = re.compile(
    r"(?:\b(?:Capt\.|Captain|Detective|Inspector|Lt\.|Officer|Sergeant|Sgt\.)\s|^|\n|"
    r"[a-z\d][.!?]['\"”’)]*\s)(?P<name>[A-Z][a-z]+)\s$"
)


@lookalike(
    rejects=("He saw 2001: A Space Odyssey in Rome.", "He read “1984” in Rome."),
    examples={"It fell in <2001>: a bad year.": "2001"},
)
def title_of_a_work(candidate: Candidate) -> bool:
    """'2001: A Space Odyssey', “1984”: a year that is a title, or begins one."""
    if not candidate.time.names(Named.YEAR):
        return False
    if _SUBTITLE.match(candidate.after):
        return True
    return bool(_QUOTED.search(candidate.before) and _UNQUOTED.match(candidate.after))


_SUBTITLE = re.compile(r":\s(?:An?|The)\s[A-Z]")
_UNQUOTED = re.compile(r"(?:”|\"|'(?!s\b)|’(?!s\b))")


@lookalike(
    rejects=(
        "His next album, The Next Day, came out on vinyl.",
        "She starred in The Day After.",
        "They sang from The Night Before again.",
        "Her novel The Following Day sold well.",
        "He wrote The Next Morning on a train.",
    ),
    examples={
        "It fell on Sunday. <The next day> it rained.": "2024-03-11",
        "It fell on Sunday; he left <the following day>.": "2024-03-11",
        "It closed on <The Fourth of July>.": "2023-07-04",
    },
)
def capitalized_title(candidate: Candidate) -> bool:
    """'The Next Day' amid words in small letters: a title, but no feast and no named day."""
    printed = candidate.time.span.text
    if not _CAPITALIZED.fullmatch(printed) or not _SMALL_LETTERS.search(candidate.before):
        return False
    return candidate.time.anchor is not None and not candidate.time.names(*_SINGLE_NAMES)


_CAPITALIZED = re.compile(r"The(?: (?:After|Before|Day|Following|Morning|Next|Night|Week|Year))+")
_SMALL_LETTERS = re.compile(r"\b[a-z]+[,:;]?\s+[\"“‘']?\Z")


@lookalike(
    rejects=(
        "He was named Player of the Year.",
        "She won the Hero of the Year award.",
        "The car won Car of the Decade.",
        "He was chosen as manager of the month.",
        "It was the album of the year.",
        "They picked the word of the year.",
    ),
    examples={
        "It closed at <the end of the year>.": "2024",
        "It was the third fire of <the month>.": "2024-03",
        "It was the first meeting of <the year>.": "2024",
    },
)
def prize(candidate: Candidate) -> bool:
    """'Player of the Year', 'album of the year': what is chosen, and not when."""
    printed = candidate.time.span.text
    unit = _OF_THE_UNIT.fullmatch(printed)
    if unit is None:
        return False
    before = candidate.before.rstrip().removesuffix(" of").rsplit(" ", 1)[-1]
    return (unit["unit"][0].isupper() and before[:1].isupper()) or before.lower() in _CHOSEN


_OF_THE_UNIT = re.compile(r"the (?P<unit>(?i:week|month|season|year|decade|century))")
# Own list, from what papers, leagues and dictionaries choose once a year.
_CHOSEN = frozenset(
    "album athlete book boxer businessman businesswoman car coach driver film footballer goal hero "
    "man manager newcomer person player rookie single song sportsman sportswoman teacher team "
    "woman word".split()
)


@lookalike(
    rejects=("The Sun said so.", "Jan left."),
    examples={"It closed on <Fri.> at noon.": "2024-03-08"},
)
def clipped(candidate: Candidate) -> bool:
    """'Sun' or 'Jan' alone: a shortened name of a day or month has its full stop or its date."""
    printed = candidate.time.span.text.removeprefix("that ")
    return (
        candidate.time.names(*_SINGLE_NAMES)
        and candidate.time.placed_by is not PlacedBy.WORDS
        and len(printed) < 5
        and printed[-1] != "."
        and printed not in _SHORT_MONTHS
    )


_SHORT_MONTHS = frozenset({"May", "June", "July", "MAY", "JUNE", "JULY"})
_MARCHES = re.compile(
    r"\s+(?:of|for|on|against|to|through)\s+(?!\d|this\b|last\b|next\b|the\s+year"
    rf"|(?:early|late|mid)\b|(?:{'|'.join(MONTH_NAMES)})\b)"
)


@lookalike(
    rejects=("He joined the March for Life in Rome.",),
)
def march(candidate: Candidate) -> bool:
    """A march on foot that has a name."""
    if (
        not (candidate.time.names(Named.MONTH) and candidate.time.bare)
        or candidate.last_word.lower() != "march"
    ):
        return False
    article = candidate.word_before.lower()
    return article in ("the", "a", "annual", "``", "`", "“", '"') and bool(
        _MARCHES.match(candidate.after)
    )


# 'Two Years In Jail' is a headline, whose small words have capitals too.
_CAPITAL_AFTER = re.compile(
    r"['’]?s?['’]?[\s-]+(?!(?:After|Ago|And|As|At|Away|Before|Behind|But|By|Earlier|For|From|Has|Have|"
    r"In|Into|Is|Later|Of|On|Or|Since|The|To|Until|Was|Were|With|Without)\b)[A-Z]"
)


@lookalike(
    rejects=(
        "Her Christmas lights went out.",
        "Ms Holm sold Christmas cards for charity.",
        "A Halloween costume caused a row.",
        "The New Year honours list named her.",
        "He has Easter eggs to sell.",
    ),
    examples={
        "The <Christmas> truce ended.": "2023-12-25",
        "The army held its <Easter> parade.": "2023-04-09",
    },
)
def thing_of_a_feast(candidate: Candidate) -> bool:
    """ "Christmas lights", "a Halloween costume": a thing, as against "the Christmas truce"."""
    if not candidate.time.names(Named.HOLIDAY):
        return False
    following = _NEXT_WORD.match(candidate.after)
    if following is None or _is_held(following["word"]):
        return False
    token = candidate.last
    thing = token.nbor() if token.i + 1 < len(token.doc) else token
    return thing.tag_ in ("NN", "NNS") and token.dep_ in ("compound", "nmod")


_NEXT_WORD = re.compile(r"\s(?P<word>[a-z]+)\b")
_DOMAINS_OF_EVENTS = (
    "conflict",
    "crime_and_law",
    "politics_and_diplomacy",
    "movement",
    "disaster_and_accident",
    "meeting_and_ceremony",
    "sport_and_competition",
    "acts_of_speech",
)


def _is_held(word: str) -> bool:
    """Whether what stands after a feast happens on it: "truce", "parade", "weekend"."""
    singular = word.removesuffix("s")
    if words("occasions", "of_feasts") & {word, singular}:
        return True
    return any({word, singular} & words("event_nouns", kind) for kind in _DOMAINS_OF_EVENTS)


@lookalike(
    rejects=("The Six-Day War was short.", "The Thirty Years' War was long."),
    examples={
        "<Two years> of war followed.": "P2Y",
        "<Two Years> In Jail For Ex-Mayor": "P2Y",
        "<Five Days> After The Storm, Power Is Back": "P5D",
    },
)
def named_for_its_length(candidate: Candidate) -> bool:
    """A war or a plan that bears its length in its name."""
    if candidate.time.type is not TimexType.DURATION:
        return False
    parts = re.findall(r"\w+", candidate.time.span.text.removeprefix("The "))
    titled = len(parts) > 1 and all(
        part[0].isupper() or part.isdigit() for part in parts if part != "the"
    )
    return titled and bool(_CAPITAL_AFTER.match(candidate.after))


_PROGRAMME = re.compile(r"(?:This|Last|Next) (?:Week|Month|Year)|Today|Tonight|60 Minutes|48 Hours")
_SHOW = re.compile(r" [Ss]how\b")
_QUOTED = re.compile(r"[“\"‘'`]$")


@lookalike(
    rejects=(
        "He said so on '60 Minutes' in New York.",
        'He said so on "This Week" in New York.',
        "He said so on NBC's Today Show in New York.",
    ),
    examples={
        "It took <60 minutes> in New York.": "PT60M",
        "They met <this week> in New York.": "2024-W11",
    },
)
def publication(candidate: Candidate) -> bool:
    """A programme on television or a newspaper that is named for a time."""
    printed = candidate.time.span.text
    if not _PROGRAMME.fullmatch(printed):
        return False
    if _SHOW.match(candidate.after):
        return True
    return printed[0].isdigit() or (" " in printed and bool(_QUOTED.search(candidate.before)))
