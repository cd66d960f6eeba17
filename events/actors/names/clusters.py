"""Who bears a name: the forms of one name are joined, "Assad" with Bashar al-Assad."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from events.actors.names.entity_type import core, head_word, kinds_of_names
from events.actors.names.spans import Occurrence
from events.actors.names.type_evidence import Evidence, Sign
from events.actors.noun_classes import bodies_of_name_word, company_endings, known_body, known_name
from events.lexicons import mapping, words
from events.types import ActorType

# Every state has one of these.
_OF_STATES = frozenset({"agency", "armed", "government"})
_REGIONS = frozenset("Africa America Americas Asia Europe Latin North South UK US USA".split())
_COUNTRIES = frozenset({"U.K.", "U.N.", "U.S.", "UK", "UN", "US"})
_SMALL_WORDS = frozenset("of and & for the in on de".split())


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody or something with a name; `kind` is None for what is no actor.

    `forms` are its forms in the article in the order of their first mention; `bodies` as in
    group_nouns.toml; `gender` is `m` or `f` where a title or a first name tells; `known` is the
    customary name of a well known one; `titles` are nouns like "president", `callings` like
    "driver"; `is_place` tells the places from the things among those that are no actors.
    """

    forms: tuple[str, ...]
    kind: ActorType | None
    bodies: frozenset[str] = frozenset()
    gender: str | None = None
    known: str | None = None
    titles: frozenset[str] = frozenset()
    callings: frozenset[str] = frozenset()
    is_place: bool = False


def find_bearers(occurrences: list[Occurrence], evidence: dict[str, Evidence]) -> list[Bearer]:
    """The bearer of each occurrence, in their order.

    A last name that several persons share is that of the one named most before it first stands
    alone: the one of whom the news is goes by the last name, and a brother by his whole name.
    """
    order = list(dict.fromkeys(occurrence.form for occurrence in occurrences))
    kinds = kinds_of_names(order, evidence)
    fuller = _fuller_forms(order, kinds, evidence)
    families: dict[str, list[str]] = defaultdict(list)
    for form in order:
        families[_root(form, fuller)].append(form)
    bearers = {
        root: _bearer(root, forms, kinds[root], evidence) for root, forms in families.items()
    }
    own = {form: bearers[_root(form, fuller)] for form in order}
    return _by_state(occurrences, _of_occurrences(occurrences, own, fuller))


def _of_occurrences(
    occurrences: list[Occurrence], own: dict[str, Bearer], fuller: dict[str, list[str]]
) -> list[Bearer]:
    """The bearer of each occurrence, by the `own` bearer of each form."""
    found: list[Bearer] = []
    told: Counter[str] = Counter()
    settled: dict[str, str] = {}
    namesakes: dict[tuple[str, str], Bearer] = {}
    for occurrence in occurrences:
        short, gender = occurrence.form, _gender_of_title(occurrence.title)
        fits = [one for one in fuller.get(short, []) if _may_be(own[one], gender)]
        form = settled.get(short) or _form_meant(short, fits or fuller.get(short, []), told)
        bearer = own[form]
        if gender and bearer.gender and gender != bearer.gender:
            namesake = Bearer((short,), ActorType.PERSON, gender=gender)
            bearer = namesakes.setdefault((gender, short), namesake)
        else:
            # Whom an article once calls "Clinton" it goes on calling so.
            settled[short] = form
        told[form] += 1
        found.append(bearer)
    return found


def _may_be(bearer: Bearer, gender: str | None) -> bool:
    return not (gender and bearer.gender) or gender == bearer.gender


def _by_state(occurrences: list[Occurrence], bearers: list[Bearer]) -> list[Bearer]:
    """One ministry for each state, where an article has the same one of several states."""
    states: dict[int, set[str]] = defaultdict(set)
    for occurrence, bearer in zip(occurrences, bearers, strict=True):
        if occurrence.state and bearer.known is None and bearer.bodies & _OF_STATES:
            states[id(bearer)].add(occurrence.state)
    found: list[Bearer] = []
    latest: dict[int, str] = {}
    apart: dict[tuple[int, str], Bearer] = {}
    for occurrence, bearer in zip(occurrences, bearers, strict=True):
        one = bearer
        if len(states[id(bearer)]) > 1:
            state = occurrence.state or latest.get(id(bearer), "")
            latest[id(bearer)] = state
            named = replace(bearer, forms=(f"{state}’s {occurrence.form}",)) if state else bearer
            one = apart.setdefault((id(bearer), state), named)
        found.append(one)
    return found


def _form_meant(short: str, candidates: list[str], told: Counter[str]) -> str:
    """Of the fuller forms that a short one may stand for, the one mentioned most, then first."""
    known = [form for form in told if form in candidates]
    return max(known, key=lambda form: told[form], default=short)


def _gender_of_title(title: str) -> str | None:
    if title in words("titles", "female"):
        return "f"
    return "m" if title in words("titles", "male") else None


def _root(form: str, fuller: dict[str, list[str]]) -> str:
    """The fullest form that this one surely stands for."""
    seen = {form}
    while len(fuller.get(form, ())) == 1 and fuller[form][0] not in seen:
        form = fuller[form][0]
        seen.add(form)
    return form


def _bearer(
    root: str, forms: list[str], kind: ActorType | None, evidence: dict[str, Evidence]
) -> Bearer:
    known = next((name for form in forms if (name := known_name(form))), None)
    bodies = set(known_body(known)) if known else set()
    for form in forms:
        bodies |= evidence[form].bodies
        last = form.rsplit(" ", 1)[-1]
        if kind is ActorType.ORG and last in company_endings():
            bodies.add("company")
        if kind is ActorType.ORG and " " in form:
            main = head_word(form)
            bodies |= bodies_of_name_word(main)
            if main.rsplit("-", 1)[-1] in words("title_nouns", "papers"):
                bodies.add("media")
    gender = _gender(root, forms, evidence) if kind is ActorType.PERSON else None
    titles = {title for form in forms for title in evidence[form].titles}
    titles |= {form.split()[0] for form in forms} & words("titles", "royal")
    nouns = frozenset(title.lower() for title in titles)
    is_place = sum(_placing(evidence[form]) for form in forms) > 0
    callings = frozenset(noun for form in forms for noun in evidence[form].callings)
    return Bearer(tuple(forms), kind, frozenset(bodies), gender, known, nouns, callings, is_place)


def _placing(evidence: Evidence) -> int:
    """How much more often a name stands for a place than for a thing."""
    places = sum(evidence.labels[label] for label in ("GPE", "LOC", "FAC"))
    signs = evidence.signs[Sign.LOCATIVE] + evidence.signs[Sign.PLACE] + evidence.signs[Sign.SITE]
    return 2 * places + signs - evidence.labels.total() - evidence.signs[Sign.THING]


def _gender(root: str, forms: list[str], evidence: dict[str, Evidence]) -> str | None:
    first = root.split()[0]
    if first in words("first_names", "female"):
        return "f"
    if first in words("first_names", "male"):
        return "m"
    titles = {title for form in forms for title in evidence[form].titles}
    genders = {gender for title in titles if (gender := _gender_of_title(title))}
    return genders.pop() if len(genders) == 1 else None


# ------------------------------------------------------------------ one name in several forms


def _fuller_forms(
    order: list[str], kinds: dict[str, ActorType | None], evidence: dict[str, Evidence]
) -> dict[str, list[str]]:
    """For each short form, the fuller forms of the article that it may stand for."""
    fuller = _known_forms(order)
    organizations = [form for form in order if kinds[form] is ActorType.ORG]
    fuller |= _short_organizations(organizations, fuller)
    short_names = [
        form
        for form in order
        if form not in fuller
        and not known_name(form)
        and (kinds[form] is ActorType.PERSON or not evidence[form].bodies)
        and (kinds[form] is not ActorType.GPE or not evidence[form].signs[Sign.LOCATIVE])
    ]
    fuller |= _short_persons(short_names, kinds)
    return fuller


def _known_forms(order: list[str]) -> dict[str, list[str]]:
    """Forms of one well known name: the first that the article gives stands for all."""
    first: dict[str, str] = {}
    fuller = {}
    for form in order:
        known = known_name(form) or known_name(core(form))
        if known is not None and first.setdefault(known, form) != form:
            fuller[form] = [first[known]]
    return fuller


def _short_organizations(
    organizations: list[str], fuller: dict[str, list[str]]
) -> dict[str, list[str]]:
    """ "Apple" for Apple Inc., "NPD" for NPD Group, "ECB" for the bank, "the Commission"."""
    found = _same_core([form for form in organizations if form not in fuller])
    longer: dict[str, list[str]] = defaultdict(list)
    whole = [form for form in organizations if form not in found and form not in fuller]
    for form in whole:
        for short in _shortened(core(form)):
            longer[short].append(form)
    headed: dict[str, list[str]] = defaultdict(list)
    for form in whole:
        # "The Commission" only after the European Commission.
        candidates = list(headed[form]) or _longer_forms(form, longer[core(form).casefold()])
        if candidates:
            found[form] = candidates
        headed[head_word(form)].append(form)
    return found


def _same_core(forms: list[str]) -> dict[str, list[str]]:
    """Forms that differ in the company ending alone."""
    first: dict[str, str] = {}
    return {
        form: [first[core(form).casefold()]]
        for form in forms
        if first.setdefault(core(form).casefold(), form) != form
    }


def _longer_forms(form: str, candidates: list[str]) -> list[str]:
    """The one longer name that a name may be short for; empty when there are several."""
    candidates = [name for name in candidates if name != form and not _is_apart(name, form)]
    if form.rsplit(" ", 1)[-1] in words("titles", "legal_forms"):
        # "Acme Corp." is not "Acme Oil Inc."
        candidates = [name for name in candidates if name == core(name)]
    settled = known_name(core(form)) or core(form) != form
    plain = [name for name in candidates if _is_description(name, form)]
    chosen = plain or ([] if settled else candidates)
    return chosen if len(chosen) == 1 else []


def _is_apart(name: str, short: str) -> bool:
    return _is_branch(name, short) or _is_beside(name, short)


def _is_beside(name: str, short: str) -> bool:
    """ "Ford Foundation", "Target Center": another body or a place, to which "Ford" is no name."""
    opens = name.casefold().startswith(f"{core(short)} ".casefold())
    head = head_word(name)
    apart = words("name_words", "facilities") | words("name_words", "events")
    return opens and (head in apart or head.lower() in words("group_nouns", "beside"))


def _is_branch(name: str, short: str) -> bool:
    """ "BP America", "Vodafone UK": a part of the firm, where all that is added is a country."""
    added = name[len(short) :].split()
    called = name.casefold().startswith(f"{short} ".casefold())
    places = words("countries", "names") | _COUNTRIES | _REGIONS
    return called and bool(added) and all(word in places for word in added)


def _shortened(core: str) -> list[str]:
    """What a name of several words may be shortened to: its first words, its initials."""
    parts = core.split()
    if len(parts) < 2:
        return []
    starts = [" ".join(parts[:n]).casefold() for n in range(1, len(parts))]
    initials = "".join(part[0] for part in parts if part.lower() not in _SMALL_WORDS)
    every = "".join(part[0] for part in parts)
    if parts[0] in mapping("countries", "demonyms") or parts[0] in _COUNTRIES:
        starts.append(" ".join(parts[1:]).casefold())  # "Navy" before "U.S. Navy"
    return [*starts, *{text.casefold() for text in (initials, every) if len(text) > 1}]


def _is_description(name: str, short: str) -> bool:
    """Whether what a longer name adds only says what kind of body it is: "Apple Computer"."""
    added = core(name)[len(core(short)) :].split()
    return all(
        word in words("name_words", "businesses") or word.lower() in words("group_nouns", "naming")
        for word in added
    )


def _short_persons(forms: list[str], kinds: dict[str, ActorType | None]) -> dict[str, list[str]]:
    """Last names, first names, and full names with another middle name: "Hu" for "Hu Jintao"."""
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    found: dict[str, list[str]] = {}
    for form in forms:
        if kinds[form] is ActorType.PERSON and " " in form:
            first, last = form.split()[0], _last_name(form)
            same = [
                name
                for name in by_last[last]
                if _same_first(name.split()[0], first) and not _is_son(form, name)
            ]
            if same:
                found[form] = same[:1]
            else:
                by_last[last].append(form)
                by_first[first].append(form)
    for form in forms:
        if " " not in form:
            candidates = by_last.get(_last_name(form), [])
            if not candidates and kinds[form] is ActorType.PERSON:
                candidates = by_first.get(form, [])
            if candidates:
                found[form] = candidates
    return found


def _last_name(form: str) -> str:
    parts = [part for part in form.split() if part not in ("Jr.", "Sr.", "Jr", "II", "III")]
    return re.sub(r"^(?:al|el|Al|El)-", "", parts[-1] if parts else form)


def _is_son(form: str, before: str) -> bool:
    """Whether "George Marsh Jr." comes up after a George Marsh: father and son."""
    ends = ("Jr", "Jr.", "II", "III")
    return form.split()[-1] in ends and before.split()[-1] not in ends and " " in before


def _same_first(one: str, other: str) -> bool:
    """Steve and Steven, J. and John; never two different names."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return long.startswith(short) and (len(short) > 2 or len(short) == 1)
