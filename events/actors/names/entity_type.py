"""What bears a name: a person, an organization, a country, or nothing that acts.

The name's own words decide before its neighbours, and those before the tagger, which labels one
name in several ways within an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from events.actors.names.type_evidence import Evidence, Sign
from events.actors.noun_classes import bodies_of_name_word, company_endings, known_body, known_name
from events.lexicons import mapping, meanings, words
from events.types import ActorType

_THINGS = frozenset("FAC LOC PRODUCT WORK_OF_ART EVENT LAW LANGUAGE".split())
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")
# "iPhone 3G", "Mac OS 9.1", "World War II": names of things made or numbered.
_VERSION = re.compile(r"\s(?:[A-Za-z]?\d[\w.]*|[IVX]{2,})$")
# What is done or befalls, as meanings.toml calls it; there are clubs called Fire and Storm.
_HARMS = frozenset("attack collapse collide explode kill rob sink stab".split())
_COMPLEMENT = re.compile(r" (?:of|for|on|to|in) ")


def kinds_of_names(
    forms: Iterable[str], evidence: dict[str, Evidence]
) -> dict[str, ActorType | None]:
    """What bears each form of a name; None for places and things that do not act."""
    kinds = {form: _kind(form, evidence[form]) for form in forms}
    companies, facilities = _parts_of_companies(kinds), _parts_of_facilities(kinds)
    heads = {
        head_word(form) for form, kind in kinds.items() if kind is ActorType.ORG and " " in form
    }
    families = {
        form.split()[-1] for form, kind in kinds.items() if kind is ActorType.PERSON and " " in form
    }
    for form, kind in kinds.items():
        signs, labels = evidence[form].signs, evidence[form].labels
        if known_name(form) or _is_demonym(form) or form in families:
            continue
        if signs[Sign.PERSON] and form not in companies:
            continue
        if (form in companies and not evidence[form].titles) or (
            form in heads and (signs[Sign.ARTICLE] or not labels)
        ):
            kinds[form] = ActorType.ORG
        elif kind is not None and form in facilities and not signs[Sign.DEED]:
            kinds[form] = None
    return kinds


def core(form: str) -> str:
    """A name without company ending, without the periods of an abbreviation."""
    parts = form.replace(",", "").split()
    while len(parts) > 1 and (parts[-1] in company_endings() or parts[-1] == "&"):
        parts.pop()
    if len(parts) > 1 and parts[0] in words("titles", "legal_forms"):
        parts.pop(0)
    bare = " ".join(parts)
    return bare.replace(".", "") if _ACRONYM.fullmatch(bare) else bare


def head_word(form: str) -> str:
    """The noun in a name: "University" in "University of Oxford", "Agency" in "News Agency"."""
    return _COMPLEMENT.split(form)[0].rsplit(" ", 1)[-1]


def _kind(form: str, evidence: Evidence) -> ActorType | None:
    known = known_name(form) or known_name(core(form))
    if known is not None:
        return ActorType.ORG if known_body(known) else ActorType.GPE
    last = form.rsplit(" ", 1)[-1]
    if last in company_endings() or (last != form and last in words("name_words", "clubs")):
        return ActorType.ORG
    if _is_demonym(form):
        return ActorType.NORP
    if last != form and last in words("name_words", "businesses") and not evidence.titles:
        return ActorType.ORG
    signs = evidence.signs
    if form.count(" ") > 1 and bodies_of_name_word(last) and not evidence.titles:
        return ActorType.ORG
    if signs[Sign.PERSON] and signs[Sign.PERSON] >= signs[Sign.BODY] and not signs[Sign.PLACE]:
        return ActorType.PERSON
    if signs[Sign.PLACE] or signs[Sign.CHRISTENED] or form in words("name_words", "persuasions"):
        return None
    head = head_word(form)
    if signs[Sign.BODY] or (head != form and bodies_of_name_word(head)):
        return ActorType.ORG
    return None if _names_no_actor(form, head, evidence) else _voted(form, evidence)


def _names_no_actor(form: str, head: str, evidence: Evidence) -> bool:
    """Whether the words are those of a happening, a facility or a thing with a number."""
    if head in words("name_words", "events") or form.split()[0] in words("name_words", "openings"):
        return True
    if head != form and meanings.kinds(head.lower()) & _HARMS:
        return True  # "Northgate Mall Shooting"
    if evidence.signs[Sign.SITE] and evidence.signs[Sign.SITE] >= evidence.labels.total():
        return not evidence.signs[Sign.DEED]
    if head in words("name_words", "facilities") and not _has_first_name(form, evidence):
        return not evidence.signs[Sign.DEED]
    return bool(_VERSION.search(form)) and not evidence.labels["PERSON"]


def _has_first_name(form: str, evidence: Evidence) -> bool:
    """ "Tom Hall", as against "Carnegie Hall": a surname that is a word for a place as well."""
    first = form.split()[0]
    known = any(first in words("first_names", table) for table in ("female", "male"))
    return known and 2 * evidence.labels["PERSON"] > evidence.labels.total()


def _voted(form: str, evidence: Evidence) -> ActorType | None:
    """The tagger's most frequent label, unless the article speaks against it."""
    labels, signs = evidence.labels, evidence.signs
    if not labels:
        return None
    label = labels.most_common(1)[0][0]
    if label == "PERSON" and 2 * signs[Sign.LOCATIVE] >= labels.total() and not signs[Sign.DEED]:
        return None
    if form.isupper() and " " in form and not signs.total():
        return None  # a headline or a dateline in capitals
    if label in _THINGS:
        return ActorType.ORG if signs[Sign.DEED] and labels["ORG"] else None
    if label == "ORG" and signs[Sign.THING] and not signs[Sign.DEED]:
        return None
    return ActorType(label)


def _is_demonym(form: str) -> bool:
    demonyms = mapping("countries", "demonyms")
    return form in demonyms or form.removesuffix("s") in demonyms


def _parts_of_companies(kinds: dict[str, ActorType | None]) -> set[str]:
    """What companies' names may be shortened to: "Ralston" for Ralston Purina Co."""
    found = set()
    for form, kind in kinds.items():
        last = form.rsplit(" ", 1)[-1]
        if kind is not ActorType.ORG or last not in company_endings():
            continue
        parts = core(form).split()
        if last in words("titles", "legal_forms"):
            found.add(parts[0])
        found.add(" ".join(parts))
        while len(parts) > 1 and parts[-1] in words("name_words", "businesses"):
            parts.pop()
            found.add(" ".join(parts))
    return found


def _parts_of_facilities(kinds: dict[str, ActorType | None]) -> set[str]:
    """ "Tadmor" of Tadmor Prison, which is no person."""
    return {
        form.rsplit(" ", 1)[0]
        for form, kind in kinds.items()
        if kind is None and form.rsplit(" ", 1)[-1] in words("name_words", "facilities")
    }
