"""Nouns for people and bodies of people: which nouns call somebody, and what kind of somebody."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from events.lexicons import mapping, words
from events.lexicons.person_nouns import person_nouns
from events.parsing.laid_out import once_a_token
from events.parsing.prefixes import without_prefix

if TYPE_CHECKING:
    from spacy.tokens import Token

# The tables of group_nouns.toml; `group` holds the words that fit a body of any kind.
_BODIES = (
    "agency",
    "armed",
    "company",
    "crowd",
    "government",
    "group",
    "institution",
    "media",
    "party",
    "team",
)
_KNOWN = ("agency", "armed", "company", "government", "group", "media", "party")


@once_a_token
def noun_of(token: Token) -> str:
    """The noun as the word lists have it: "activist" for "Activists", "media" for itself."""
    written = token.lower_
    if bodies_of_noun(written):
        return written
    if written in ("old", "olds") and token.i > 1 and token.nbor(-2).lower_.endswith("year"):
        return "year-old"
    # The tagger gives a capitalised "Gunmen" no lemma.
    return written[:-3] + "man" if written.endswith("men") else token.lemma_.lower()


def is_person_noun(noun: str) -> bool:
    """Whether a lemma calls one person: "activist", "ex-chairman", "sister"."""
    noun = without_prefix(noun)
    return noun in person_nouns() or noun.endswith(_person_endings())


def is_fighter_noun(noun: str) -> bool:
    """Whether a lemma calls a member of an armed body: "militant", "soldier"."""
    return noun in words("person_nouns", "fighters")


def is_relative_noun(noun: str) -> bool:
    """Whether a lemma calls somebody by kinship: "mother", "ex-wife"."""
    return without_prefix(noun) in words("person_nouns", "relatives")


def calls_by_name(noun: str) -> bool:
    """Whether a noun stands beside the name of a body: "retailer" does, "government" does not."""
    bodies = bodies_of_noun(noun)
    return bool(bodies) and noun not in words("group_nouns", "nameless")


def is_noun_for_either(noun: str) -> bool:
    """Whether a noun for a person is one for companies and countries too: "customer", "ally"."""
    return noun in words("person_nouns", "either")


def gender_of_noun(noun: str) -> str | None:
    """`f` for "actress", `m` for "uncle", None for most."""
    noun = without_prefix(noun)
    if noun in words("person_nouns", "women"):
        return "f"
    return "m" if noun in words("person_nouns", "men") else None


@lru_cache(10_000)
def bodies_of_noun(noun: str) -> frozenset[str]:
    """The kinds of body that a lemma may call: {"company"} for "automaker"; empty for the rest."""
    noun = without_prefix(noun)
    return frozenset(body for body in _BODIES if noun in words("group_nouns", body))


@lru_cache(10_000)
def bodies_of_name_word(word: str) -> frozenset[str]:
    """The kinds of body that the main word of a name tells: "Foundation", "Agency"."""
    noun = word.lower()
    named = frozenset({"institution"}) if noun in words("group_nouns", "named") else frozenset()
    return bodies_of_noun(noun) or named


@lru_cache(10_000)
def known_body(name: str) -> frozenset[str]:
    """The kind of a well known organization, by its own name; empty for all others."""
    return frozenset(body for body in _KNOWN if name in words("known_organizations", body))


@lru_cache(10_000)
def known_name(name: str) -> str | None:
    """The customary name of a well known organization, country or capital, by any of its names."""
    name = name.replace(" - ", "-")
    if name.replace("-", " ") in mapping("countries", "capitals"):
        return name.replace("-", " ")
    for lexicon in ("known_organizations", "countries"):
        aliases = mapping(lexicon, "aliases")
        if name in aliases:
            return aliases[name]
    if known_body(name) or name in words("countries", "names"):
        return name
    if name in mapping("countries", "capitals"):
        return name
    # "KYIV", as headlines have it.
    titled = name.title()
    return known_name(titled) if name.isupper() and len(name) > 3 and titled != name else None


@cache
def known_names() -> frozenset[str]:
    """Every name of a well known organization or country."""
    organizations = [name for body in _KNOWN for name in words("known_organizations", body)]
    aliases = [*mapping("known_organizations", "aliases"), *mapping("countries", "aliases")]
    places = [*words("countries", "names"), *mapping("countries", "capitals")]
    return frozenset((*organizations, *aliases, *places))


@cache
def company_endings() -> frozenset[str]:
    """Last words of companies' names: "Inc.", "Group"."""
    return words("titles", "company_endings") | words("titles", "legal_forms")


@cache
def _person_endings() -> tuple[str, ...]:
    return tuple(words("person_nouns", "endings"))
