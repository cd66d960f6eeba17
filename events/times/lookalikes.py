"""What only looks like a time: ages, names, prices, rates, counts, and verbs such as 'march'."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.times.page import Page
from events.types import TimeExpression, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time as found, with the text and the tokens around it."""

    time: TimeExpression
    before: str
    after: str
    first: Token
    last: Token


Judge = Callable[[Candidate], bool]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A judge of candidates, with sentences in which there is no time and some in which one is."""

    name: str
    is_lookalike: Judge
    rejects: tuple[str, ...]
    examples: dict[str, str]
    domain: None = None


LOOKALIKES: list[Lookalike] = []


def is_lookalike(time: TimeExpression, page: Page) -> bool:
    """Whether the words, in their context, name no time."""
    start, end = time.span.start, time.span.end
    candidate = Candidate(
        time,
        page.text[max(0, start - 40) : start],
        page.text[end : end + 40],
        page.token_at(start),
        page.token_at(end - 1),
    )
    return any(lookalike.is_lookalike(candidate) for lookalike in LOOKALIKES)


def lookalike(
    *, rejects: tuple[str, ...], examples: dict[str, str] | None = None
) -> Callable[[Judge], Judge]:
    """Make a judge of a function."""

    def add(judge: Judge) -> Judge:
        LOOKALIKES.append(Lookalike(judge.__name__, judge, rejects, examples or {}))
        return judge

    return add


_OLD = re.compile(r"[-\s]olds?\b|\s+of\s+age\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages)\s+(?:\d+\s*(?:to|and|-|–)\s*)?$", re.IGNORECASE)


@lookalike(
    rejects=(
        "A 12-year-old boy won.",
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
        return _is_of_a_person(candidate.last)
    return bool(_OLD.match(candidate.after) or _AGED.search(candidate.before))


def _is_of_a_person(token: Token) -> bool:
    """'12-year-old boy' and 'a 12-year-old' are people, an '8-month-old truce' is not."""
    head = token.head if token.head.pos_ in ("NOUN", "PROPN") else token
    return token.head.lower_ not in _AGING_THINGS or head == token


# What news gives an age in units and what is no person: 'the 8-month-old truce'.
_AGING_THINGS = frozenset(
    "agreement alliance ban blockade boycott campaign ceasefire civil coalition company conflict "
    "crisis deal dispute embargo feud government insurgency investigation law operation policy "
    "program project rebellion regime revolt siege standoff strike suit truce uprising war".split()
)


_NAME_TYPES = frozenset(
    {"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "NORP", "GPE", "LOC"}
)
_OF_TIME_ONLY = frozenset("in on since until till during".split())
_SINGLE_NAMES = frozenset({"bare_weekday", "bare_month", "bare_season"})


@lookalike(
    rejects=(
        "The Sunday Times said so.",
        "The Sun said so.",
        "He called April Jones.",
        "Theresa May resigned.",
        "It was Cyber Monday.",
        "The October Revolution began.",
        "The Prague Spring ended.",
    ),
    examples={"In <January> Vega threw out a confession.": "2024-01"},
)
def name(candidate: Candidate) -> bool:
    """A part of a name: a newspaper, a person, a movement."""
    titled = _TITLE_AFTER.match(candidate.after) or _TITLE_BEFORE.search(candidate.before)
    if candidate.time.rule in _TITLED and titled:
        return True
    if candidate.time.rule not in _SINGLE_NAMES:
        return False
    token = candidate.last
    if candidate.time.rule == "bare_month" and _has_first_name(token):
        return True
    if token.ent_type_ not in _NAME_TYPES or _is_governed(token):
        return False
    neighbours = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(
        near.ent_type_ == token.ent_type_ and near.is_title and not near.is_punct
        for near in neighbours
    )


def needs_names(doc: Doc) -> bool:
    """Whether an answer depends on names: a month, a weekday or a season stands beside a capital.

    After a preposition of time it does not.
    """
    return _BESIDE_A_CAPITAL.search(doc.text) is not None


_NAMED_TIMES = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Spring|Summer|Fall|Autumn|Winter)\b"
)
_BESIDE_A_CAPITAL = re.compile(
    rf"\b[A-Z][\w.'’]{{0,40}}\s{_NAMED_TIMES}"
    rf"|(?<!\b[Ii]n )(?<!\b[Oo]n )(?<!\b[Ss]ince )(?<!\b[Uu]ntil )\b{_NAMED_TIMES}\s[A-Z]"
)
_TITLE_AFTER = re.compile(
    r"\s+(?:Accords?|Age|Agreement|Express|Games|Herald|Independent|Mail|Manifesto|Mirror|"
    r"Mosque|Movement|Offensive|Olympics?|Palace|Plot|Post|Putsch|Revolution|Star|Telegraph|Times|"
    r"Tribune|Uprising|War|World)\b"
)
_TITLE_BEFORE = re.compile(
    r"\b(?:Arab|Black|Bloody|Bowl|Casual|Cyber|Ides of|Maundy|Prague|Red|Shrove|Super)\s+$"
)
_TITLED = _SINGLE_NAMES | {"holiday", "month_day", "season_of_year"}


def _is_governed(token: Token) -> bool:
    """Whether a preposition of time governs a word alone, as in 'In January Vega said'."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    alone = token.n_lefts == 0 and after.head != token
    return token.dep_ == "pobj" and token.head.lower_ in _OF_TIME_ONLY and alone


def _has_first_name(token: Token) -> bool:
    before = token.nbor(-1) if token.i else token
    return before.is_title and before.dep_ == "compound" and before.head == token


@lookalike(
    rejects=("The Sun said so.", "Jan left."),
    examples={"It closed on <Fri.> at noon.": "2024-03-08"},
)
def clipped(candidate: Candidate) -> bool:
    """'Sun' or 'Jan' alone: a shortened name of a day or month has its full stop or its date."""
    words = candidate.time.span.text
    return (
        candidate.time.rule in _SINGLE_NAMES
        and len(words) < 5
        and words[-1] != "."
        and words not in _SHORT_MONTHS
    )


_SHORT_MONTHS = frozenset({"May", "June", "July", "MAY", "JUNE", "JULY"})


_OF_A_MONTH = re.compile(
    r"\b(?:in|since|by|from|until|during|of|early|late|last)\s+$", re.IGNORECASE
)


@lookalike(
    rejects=("They march on.", "It was an august body."),
    examples={"It fell in <august>, he said.": "2023-08"},
)
def verb(candidate: Candidate) -> bool:
    """'march' and 'may' as verbs, and 'august' as an adjective."""
    if candidate.time.rule != "bare_month":
        return False
    if candidate.time.span.text == "august":
        return not _OF_A_MONTH.search(candidate.before)
    return candidate.last.lower_ in ("may", "march") and candidate.last.pos_ in ("VERB", "AUX")


_RATED = frozenset({"NUM", "NOUN", "PROPN", "SYM"})
_RATE_WORDS = frozenset({"once", "twice", "thrice", "times", "much", "many"})


@lookalike(
    rejects=("He earns $40,000 a year.", "He ran 60 miles an hour."),
    examples={"They talked for <an hour> in Rome.": "PT1H"},
)
def rate(candidate: Candidate) -> bool:
    """'a year' after a quantity: per year."""
    words = candidate.time.span.text.lower()
    if candidate.time.rule != "one_unit" or not words.startswith(("a ", "an ")):
        return False
    if candidate.first.i == 0:
        return False
    before = candidate.first.nbor(-1)
    return before.pos_ in _RATED or before.lower_ in _RATE_WORDS or before.text in ("%", "apiece")


_MONEY = frozenset({"dollar", "dollars", "euro", "euros", "people", "pound", "pounds"})


@lookalike(
    rejects=("It cost two thousand dollars.", "He has twenty ten-dollar bills."),
    examples={"It fell in <nineteen ninety-six> after a siege.": "1996"},
)
def number_in_words(candidate: Candidate) -> bool:
    """A number in words that reads like a year but counts something."""
    if candidate.time.rule != "year_in_words":
        return False
    head = candidate.last.head
    counts = head.i > candidate.last.i and head.tag_ == "NNS"
    return counts or candidate.after.startswith("-")


_POSSESSED = re.compile(
    r"\b(?:his|her|their|its|my|our|your|into)\s+(?:(?:early|late|mid|middle)[\s-]+)?$",
    re.IGNORECASE,
)
_IN_A_DECADE = re.compile(r"\b(?:early|late|mid|in the|of the|since the)[\s-]+$", re.IGNORECASE)
_HEAT = re.compile(
    r"\b(?:degrees?|highs?|lows?|temperatures?|scores?|shot|polls?)\b", re.IGNORECASE
)


@lookalike(
    rejects=(
        "He is in his nineties and well.",
        "She is in her late sixties.",
        "Temperatures were in the 80s there.",
    ),
    examples={
        "It rose in <the '80s> again.": "198",
        "It was a song of <the 60s>, he said.": "196",
    },
)
def tens(candidate: Candidate) -> bool:
    """The age of a person or the heat of a day in tens."""
    if candidate.time.rule != "decade":
        return False
    words = candidate.time.span.text.lower().removeprefix("the ")
    if words[0].isalpha() or words[0] in "'’‘`":
        return bool(_POSSESSED.search(candidate.before))
    if len(words.strip("'’s")) > 2:
        return False
    return not _IN_A_DECADE.search(candidate.before) or bool(_HEAT.search(candidate.before))


_QUANTITY = re.compile(r"\d(?:%|[\d.,]*(?:\s+(?!an?\b|the\b)[a-z]+)?)\s+$")


@lookalike(
    rejects=("Sales grow 8.5% annually.", "It makes 10,000 units annually."),
    examples={"It has been held <annually> in Rome.": "P1Y"},
)
def adverb_of_rate(candidate: Candidate) -> bool:
    """'20% annually', '10,000 units annually': per year, like '20% a year'."""
    return candidate.time.rule == "often" and bool(_QUANTITY.search(candidate.before))


_WORKING = frozenset({"weekly", "monthly", "yearly", "annually"})
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]")


@lookalike(
    rejects=("It pays a weekly dividend.", "The Harar Daily News said so."),
    examples={"It is paid <monthly> in Rome.": "P1M"},
)
def adjective_of_rate(candidate: Candidate) -> bool:
    """'weekly' before a noun is left alone by annotators; 'Daily' may name a newspaper."""
    if candidate.time.rule != "often":
        return False
    if candidate.last.is_title and _NAME_AFTER.match(candidate.after):
        return True
    return candidate.last.lower_ in _WORKING and candidate.last.tag_ != "RB"


@lookalike(
    rejects=("He came as soon as he could.", "Sooner or later it ends."),
    examples={"It will come <soon>, he said.": "FUTURE_REF"},
)
def soon_after(candidate: Candidate) -> bool:
    """'as soon as', 'soon after': soon after something else."""
    if candidate.last.lower_ != "soon":
        return False
    return bool(
        re.match(r"\s+(?:as|after|afterwards?|thereafter|became|enough)\b", candidate.after)
    ) or bool(re.search(r"\b(?:as|too|how|so|very)\s+$", candidate.before, re.IGNORECASE))


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
    rejects=(
        "It was high noon.",
        "It was a pre-dawn raid.",
        "The quarter-to-quarter comparison is hard.",
        "The youth of Rome is today's youth.",
    ),
    examples={"It is in <today>'s paper.": "2024-03-13"},
)
def idiom(candidate: Candidate) -> bool:
    """'high noon', a 'pre-dawn' raid, the 'quarter-to-quarter' comparison, 'today's world'."""
    words = candidate.time.span.text.lower()
    before = candidate.before.lower()
    if words == "noon" and before.endswith("high "):
        return True
    if words == "today" and _OUR_TIMES.match(candidate.after):
        return True
    return before.endswith("pre-") or candidate.after.startswith("-to-")


_OUR_TIMES = re.compile(
    r"['’]s\s+(?:[a-z]+\s+)?(?:age|children|economy|generation|kids|society|standards|students|"
    r"technology|teenagers|women|workers|world|young|youth)\b"
)


_OF_A_LIFE = re.compile(r"\s+of\s+(?:his|her|their|its|my|our|your)\b")


@lookalike(
    rejects=(
        "It was a one-in-100-year flood.",
        "He was in the autumn of his life.",
        "He has a day job.",
        "He stood in the midday sun.",
    ),
    examples={"He came in <the morning> by train.": "2024-03-13TMO"},
)
def part_of_a_phrase(candidate: Candidate) -> bool:
    """'a day job', 'the midday sun', 'the autumn of his life': words that qualify another."""
    before, rule, last = candidate.before.lower(), candidate.time.rule, candidate.last
    if rule == "bare_season":
        return bool(_OF_A_LIFE.match(candidate.after))
    if rule == "hyphenated_units":
        return before.endswith("-in-")
    if rule == "one_unit" or (rule == "bare_part" and before.endswith(("the ", "a "))):
        return last.dep_ == "compound" and last.head.i > last.i
    return False


_MARCHES = re.compile(
    r"\s+(?:of|for|on|against|to|through)\s+(?!\d|this\b|last\b|next\b|the\s+year)"
)


@lookalike(
    rejects=("He joined the March for Life in Rome.",),
)
def march(candidate: Candidate) -> bool:
    """A march on foot that has a name."""
    if candidate.time.rule != "bare_month" or candidate.last.lower_ != "march":
        return False
    article = candidate.first.nbor(-1).lower_ if candidate.first.i else ""
    return article in ("the", "a", "annual", "``", "`", "“", '"') and bool(
        _MARCHES.match(candidate.after)
    )


_CAPITAL_AFTER = re.compile(r"['’]?s?['’]?[\s-]+[A-Z]")


@lookalike(
    rejects=("The Six-Day War was short.", "The Thirty Years' War was long."),
    examples={"<Two years> of war followed.": "P2Y"},
)
def named_for_its_length(candidate: Candidate) -> bool:
    """A war or a plan that bears its length in its name."""
    if candidate.time.type is not TimexType.DURATION:
        return False
    words = re.findall(r"\w+", candidate.time.span.text.removeprefix("The "))
    titled = len(words) > 1 and all(
        word[0].isupper() or word.isdigit() for word in words if word != "the"
    )
    return titled and bool(_CAPITAL_AFTER.match(candidate.after))


@lookalike(rejects=("He counted on the 28th Regiment.",))
def numbered_thing(candidate: Candidate) -> bool:
    """'the 28th Regiment': a number of something else than days."""
    if candidate.time.rule != "day_of_month":
        return False
    last = candidate.last
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    return after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


_PROGRAMME = re.compile(r"(?:This|Last|Next) (?:Week|Month|Year)|Today|Tonight|60 Minutes|48 Hours")
_QUOTED = re.compile(r"[“\"‘'`]$")


@lookalike(
    rejects=(
        "He said so on '60 Minutes' in New York.",
        'He said so on "This Week" in New York.',
    ),
    examples={
        "It took <60 minutes> in New York.": "PT60M",
        "They met <this week> in New York.": "2024-W11",
    },
)
def publication(candidate: Candidate) -> bool:
    """A programme on television or a newspaper that is named for a time."""
    words = candidate.time.span.text
    if not _PROGRAMME.fullmatch(words):
        return False
    return words[0].isdigit() or (" " in words and bool(_QUOTED.search(candidate.before)))
