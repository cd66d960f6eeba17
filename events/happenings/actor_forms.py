"""What an article calls an actor: its names, what is said that it is, and how many it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from events.lexicons import mapping, words
from events.times.numbers import SMALL, read_number
from events.types import Actor, ActorType, MentionType

_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:the|a|an|some|that|this|these|those)\s+", re.IGNORECASE)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|junior|senior)\.?$")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-&][^\W_]+)*\.?|&")
# What ends the words that say what somebody is: "the man, 43", "soldiers of the army".
_ENDS_HEAD = re.compile(
    r"[,;:(–—]|\s(?:of|in|at|on|from|to|for|with|by|near|who|whom|whose|which|that|and|or|as|after"
    r"|between|under|over|wearing|accused|suspected|believed|including|is|was|were)\s"
)
_ROUND = re.compile(
    r"^(?:(?:at least|at most|more than|fewer than|less than|up to|as many as|nearly|almost|about"
    r"|around|some|over|under|only|just|all|another|other|the|a|an)\s+)+",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one actor of one article, in small letters.

    `names` without titles, as words; `descriptions` are the nouns said of it, each with the words
    before it; `number` is how many they are, None where that is not told.
    """

    names: tuple[tuple[str, ...], ...]
    suffix: str | None
    descriptions: tuple[tuple[str, ...], ...]
    number: int | None
    is_person: bool
    is_many: bool

    @property
    def full(self) -> tuple[str, ...]:
        """The longest name; empty for one that has none."""
        return max(self.names, key=len, default=())


def forms_of(actor: Actor) -> Forms:
    """What an article calls an actor."""
    names: dict[tuple[str, ...], None] = {}
    said: dict[tuple[str, ...], None] = {}
    suffix = None
    number = None
    for mention in actor.mentions:
        if mention.type is MentionType.PRO:
            continue
        text = mention.span.text
        if mention.type is MentionType.NOM:
            if description := describe(text):
                said[description] = None
            number = number if number is not None else _number(text)
            continue
        name, title, ending = _named(text)
        suffix = suffix or ending
        if title:
            said[title] = None
        if name:
            names[name] = None
    head = next(iter(said), ("",))[-1]
    return Forms(
        tuple(names),
        suffix,
        tuple(said),
        number,
        is_person=actor.label is ActorType.PERSON,
        is_many=(number or 0) > 1 or (not names and _is_plural(head)),
    )


@lru_cache(10_000)
def describe(phrase: str) -> tuple[str, ...]:
    """The noun that a phrase is about, in its meaning, with the words before it that narrow it.

    >>> describe("Some 200 troops"), describe("the interior minister of Peru")
    (('soldier',), ('interior', 'minister'))
    """
    cut = _ENDS_HEAD.split(f"{phrase} ", maxsplit=1)[0]
    cut = _POSSESSIVE.sub("", cut.strip())
    cut = re.sub(r".*['’]s?\s", "", cut)
    parts = [word.lower().rstrip(".") for word in _WORD.findall(_ROUND.sub("", cut))]
    kept = [word for word in parts if not word[0].isdigit() and word not in _empty()]
    if not kept:
        return ()
    noun = singular(kept[-1])
    return (*kept[:-1], mapping("meanings", "people").get(noun, noun))


def singular(noun: str) -> str:
    """A noun in the singular: `troops` gives `troop`, `men` `man`, `police` stays."""
    if noun in _MEN:
        return _MEN[noun]
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


_MEN = {"men": "man", "women": "woman", "people": "person", "children": "child"}


def _is_plural(noun: str) -> bool:
    return noun != singular(noun)


@cache
def _empty() -> frozenset[str]:
    """Words that narrow nothing down."""
    return frozenset(
        "a an the this that these those some any all other another more many several its his her "
        "their our my your no such same own first second last latest earlier later new former late "
        "least at about around alleged suspected and or".split()
    ) | frozenset(SMALL)


def _number(phrase: str) -> int | None:
    opening = _ROUND.sub("", phrase)
    if match := _DIGITS.match(opening):
        rest = opening[match.end() :]
        return None if rest.startswith(("-", ".", ":", "/")) else int(match[0].replace(",", ""))
    word = re.match(r"[a-z]+(?:-[a-z]+)?", opening.lower())
    if word and all(part in SMALL for part in word[0].split("-")):
        found = read_number(word[0])
        return int(found) if found else None
    return None


@lru_cache(10_000)
def _named(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """A name as words, the title before it, and "jr" or "iii" after it."""
    text = _ARTICLE.sub("", _POSSESSIVE.sub("", text.strip()))
    parts = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    title = []
    while len(parts) > 1 and parts[0].rstrip(".") in _titles():
        title.append(parts.pop(0).rstrip("."))
    suffix = None
    if len(parts) > 1 and _SUFFIX.match(parts[-1]):
        suffix = parts.pop().rstrip(".")
    elif len(parts) > 1 and parts[-1].rstrip(".") in _company_endings():
        parts.pop()
    return (
        tuple(word.rstrip(".") if len(word) > 2 else word[0] for word in parts),
        tuple(title),
        suffix,
    )


@cache
def _titles() -> frozenset[str]:
    kinds = ("female", "male", "others", "portfolios", "royal")
    return frozenset(word.lower().rstrip(".") for kind in kinds for word in words("titles", kind))


@cache
def _company_endings() -> frozenset[str]:
    kinds = ("company_endings", "legal_forms")
    return frozenset(word.lower().rstrip(".") for kind in kinds for word in words("titles", kind))
